//! What is written twice in a library: all pairs of notes that are alike, the likest first.

use std::collections::HashSet;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::alike::{Likeness, alike_key, asks, likeness};
use super::id::NoteId;
use super::model::{Content, Deck, Note};

/// Where a note stands: its deck's place, and its own there.
pub type Place = (u32, u32);

/// Two notes that are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Twice {
    pub notes: [Place; 2],
    pub likeness: Likeness,
}

/// Where the notes are that may be alike, by their keys.
#[derive(Debug, Default)]
pub struct AlikeIndex {
    whole: Vec<(u64, Place)>,
    /// Those that have a context, by what they ask without it.
    bare: Vec<(u64, Place)>,
}

/// How many other wordings, of as many as there are, a note is compared with, so that a thousand
/// questions of the same words don't take a million looks.
const MOST_WORDINGS: usize = 16;

impl AlikeIndex {
    /// Of decks, in their order.
    #[must_use]
    pub fn of(decks: &[&Deck]) -> Self {
        let of = |(at, deck): (usize, &&Deck)| {
            let keyed = deck.notes.par_iter().enumerate().with_min_len(256);
            let keyed = keyed.filter_map(move |(place, note)| {
                Some((alike_key(note)?, (number(at), number(place))))
            });
            keyed.collect::<Vec<_>>()
        };
        let each: Vec<_> = decks.par_iter().enumerate().map(of).collect();
        let bare = each.iter().flatten().filter_map(|(key, place)| Some((key.bare?, *place)));
        let mut bare: Vec<(u64, Place)> = bare.collect();
        let whole = each.into_iter().flatten().map(|(key, place)| (key.whole, place));
        let mut whole: Vec<(u64, Place)> = whole.collect();
        whole.par_sort_unstable();
        bare.par_sort_unstable();
        Self { whole, bare }
    }

    /// Where a note's likes may be; itself among them.
    pub fn candidates(&self, note: &Note) -> impl Iterator<Item = Place> + '_ {
        let key = alike_key(note);
        let whole = key.map(|key| key.whole);
        // One with a context stands beside those without, and the other way round.
        let beside = match key.and_then(|key| key.bare) {
            Some(bare) => at(&self.whole, Some(bare)),
            None => at(&self.bare, whole),
        };
        at(&self.whole, whole).iter().chain(beside).map(|(_, place)| *place)
    }

    /// Every pair of notes that are alike, but for those that are known to be `distinct`. Of
    /// several that are all alike each stands beside the first that it may stand beside.
    #[must_use]
    pub fn pairs(&self, decks: &[&Deck], distinct: &HashSet<(NoteId, NoteId)>) -> Vec<Twice> {
        let groups: Vec<&[(u64, Place)]> =
            self.whole.chunk_by(|one, other| one.0 == other.0).collect();
        let mut pairs: Vec<Twice> = groups
            .into_par_iter()
            .flat_map_iter(|group| {
                let placed = at(&self.bare, group.first().map(|(key, _)| *key));
                let within = if group.len() > 1 { group } else { &[] };
                let mut pairs = pairs_in(within, decks, distinct);
                pairs.extend(pairs_beside(group, placed, decks, distinct));
                pairs
            })
            .collect();
        pairs.sort_by_key(|pair| (pair.likeness, pair.notes));
        pairs
    }
}

/// Those of one key.
fn at(keyed: &[(u64, Place)], key: Option<u64>) -> &[(u64, Place)] {
    let start = keyed.partition_point(|(other, _)| Some(*other) < key);
    let rest = keyed.get(start..).unwrap_or_default();
    let length = rest.iter().take_while(|(other, _)| Some(*other) == key).count();
    rest.get(..length).unwrap_or_default()
}

/// How much two notes are alike that may stand beside each other.
fn told_alike(one: &Note, other: &Note, distinct: &HashSet<(NoteId, NoteId)>) -> Option<Likeness> {
    let free = distinct.is_empty() || !distinct.contains(&in_order(&one.id, &other.id));
    let likeness = likeness(one, other).filter(|_| free && one.id != other.id)?;
    // Gaps in other places of one sentence are cards of their own.
    let cards = likeness == Likeness::Question && both_gapped(one, other);
    (!cards).then_some(likeness)
}

/// The pairs of a note that has a context with the first that asks the same without one.
fn pairs_beside(
    group: &[(u64, Place)],
    placed: &[(u64, Place)],
    decks: &[&Deck],
    distinct: &HashSet<(NoteId, NoteId)>,
) -> Vec<Twice> {
    let note = |(deck, note): Place| decks.get(deck as usize)?.notes.get(note as usize);
    let bare = group.iter().filter_map(|(_, place)| Some((*place, note(*place)?)));
    let bare: Vec<(Place, &Note)> = bare.take(MOST_WORDINGS).collect();
    let pair = |(_, place): &(u64, Place)| {
        let this = note(*place)?;
        bare.iter().find_map(|(other, note)| {
            let likeness = told_alike(note, this, distinct)?;
            Some(Twice { notes: [*other.min(place), *other.max(place)], likeness })
        })
    };
    placed.iter().filter_map(pair).collect()
}

/// The pairs among notes of one key.
fn pairs_in(
    group: &[(u64, Place)],
    decks: &[&Deck],
    distinct: &HashSet<(NoteId, NoteId)>,
) -> Vec<Twice> {
    let note = |(deck, note): Place| decks.get(deck as usize)?.notes.get(note as usize);
    let mut worded: FxHashMap<String, Vec<(Place, &Note)>> = FxHashMap::default();
    let mut wordings: Vec<String> = Vec::new();
    let mut pairs = Vec::new();
    for (_, place) in group {
        let Some(this) = note(*place) else { continue };
        let asked = asks(this);
        let same = worded.get(&asked).into_iter().flatten();
        let others = wordings.iter().filter(|wording| **wording != asked).take(MOST_WORDINGS);
        let others = others.filter_map(|wording| worded.get(wording)?.first());
        let found = same.chain(others).find_map(|(other, note)| {
            let likeness = told_alike(note, this, distinct)?;
            Some(Twice { notes: [*other, *place], likeness })
        });
        pairs.extend(found);
        if !worded.contains_key(&asked) {
            wordings.push(asked.clone());
        }
        worded.entry(asked).or_default().push((*place, this));
    }
    pairs
}

fn both_gapped(one: &Note, other: &Note) -> bool {
    [one, other].into_iter().all(|note| matches!(note.content, Content::Cloze { .. }))
}

/// Two ids as they are written down of two notes that are distinct.
#[must_use]
pub fn in_order(one: &NoteId, other: &NoteId) -> (NoteId, NoteId) {
    if one <= other { (one.clone(), other.clone()) } else { (other.clone(), one.clone()) }
}

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::Changes;

    fn deck(id: &str, notes: &[(&str, &str, &str)]) -> Deck {
        let note = |(id, front, back): &(&str, &str, &str)| Note {
            id: id.parse().unwrap(),
            content: Content::Basic { front: (*front).into(), back: (*back).into() },
            context: String::new(),
            tags: Vec::new(),
            source: None,
        };
        Deck {
            id: id.parse().unwrap(),
            title: id.to_owned(),
            language: "fr".to_owned(),
            description: String::new(),
            origin: None,
            notes: notes.iter().map(note).collect(),
            changes: Changes::default(),
        }
    }

    fn pairs(decks: &[&Deck], distinct: &[(&str, &str)]) -> Vec<([Place; 2], Likeness)> {
        let distinct =
            distinct.iter().map(|(a, b)| in_order(&a.parse().unwrap(), &b.parse().unwrap()));
        let found = AlikeIndex::of(decks).pairs(decks, &distinct.collect());
        found.into_iter().map(|pair| (pair.notes, pair.likeness)).collect()
    }

    #[test]
    fn what_is_twice_is_found_across_decks_the_likest_first() {
        let one = deck("d1", &[("a", "Rate", "organe lymphoïde"), ("b", "Signes d’OAP", "toux")]);
        let two = deck(
            "d2",
            &[("c", "OAP : signe", "la toux"), ("d", "Qu’est-ce que la rate ?", "Organe")],
        );
        let three = deck("d3", &[("e", "la RATE", "un viscère"), ("f", "Foie", "organe")]);
        let decks = [&one, &two, &three];
        assert_eq!(
            pairs(&decks, &[]),
            [
                ([(0, 0), (1, 1)], Likeness::Same),
                ([(0, 1), (1, 0)], Likeness::Near),
                ([(0, 0), (2, 0)], Likeness::Question),
            ]
        );
        // What is told apart is not shown again, and stands beside another where there is one.
        let apart = pairs(&decks, &[("e", "a"), ("b", "c")]);
        assert_eq!(
            apart,
            [([(0, 0), (1, 1)], Likeness::Same), ([(1, 1), (2, 0)], Likeness::Question)]
        );
        assert_eq!(pairs(&decks, &[("e", "a"), ("b", "c"), ("d", "e"), ("a", "d")]), []);
    }

    #[test]
    fn what_is_twice_is_found_where_only_one_of_the_two_has_a_context() {
        let mut made = deck("d1", &[("a", "What is colloid?", "A store"), ("b", "Signs", "x")]);
        for note in &mut made.notes {
            note.context = "Thyroid".to_owned();
        }
        let own = deck("d2", &[("c", "What is colloid?", "dup"), ("d", "Signs", "y")]);
        assert_eq!(pairs(&[&made, &own], &[]), [([(0, 0), (1, 0)], Likeness::Question)]);
        assert_eq!(pairs(&[&made, &own], &[("c", "a")]), []);
        let index = AlikeIndex::of(&[&made, &own]);
        let found = |note: &Note| index.candidates(note).collect::<Vec<_>>();
        assert_eq!(found(&made.notes[0]), [(0, 0), (1, 0)]);
        assert_eq!(found(&own.notes[0]), [(1, 0), (0, 0)]);
    }

    #[test]
    fn many_of_the_same_are_a_pair_each_with_the_first() {
        let ids: Vec<String> = (0..3000).map(|n| format!("n{n}")).collect();
        let notes: Vec<(&str, &str, &str)> =
            ids.iter().map(|id| (id.as_str(), "Q ?", "oui")).collect();
        let all = deck("d", &notes);
        let found = pairs(&[&all], &[]);
        assert_eq!(found.len(), 2999);
        assert!(found.iter().all(|([first, _], _)| *first == (0, 0)));
    }
}
