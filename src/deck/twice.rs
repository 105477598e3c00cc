//! What is written twice in a library: all pairs of notes that are alike, the likest first.

use std::collections::HashSet;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::alike::{AnswerReader, Compared, Likeness};
use super::asked::{AlikeKey, Asked, Asks};
use super::by_deck::ByDeck;
use super::id::NoteId;
use super::model::{Deck, Note};

/// Where a note stands: its deck's place, and its own there.
pub type Place = (u32, u32);

/// Two notes that are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Twice {
    pub notes: [Place; 2],
    pub likeness: Likeness,
}

/// What all notes of a library ask, deck by deck; nothing of those that are still to be read.
#[derive(Debug, Default)]
pub struct Questions {
    decks: ByDeck<DeckAsks>,
}

/// Where the notes are that may be alike, by their keys, and what they ask.
#[derive(Debug, Default)]
pub struct AlikeIndex {
    decks: Vec<Arc<DeckAsks>>,
    whole: Vec<(u64, Place)>,
    /// Those that have a context, by what they ask without it.
    bare: Vec<(u64, Place)>,
}

/// What a deck's notes ask.
#[derive(Debug)]
struct DeckAsks {
    version: DeckVersion,
    /// So many notes together.
    parts: Vec<Asks>,
}

/// Tells what a deck holds from what it held before, and from what others hold.
pub type DeckVersion = [u8; 32];

/// How many notes are read together.
const PART: usize = 512;

/// How many other wordings, of as many as there are, a note is compared with, so that a thousand
/// questions of the same words don't take a million looks.
const MOST_WORDINGS: usize = 16;

impl DeckAsks {
    fn of(deck: &Deck, version: DeckVersion) -> Self {
        Self { version, parts: deck.notes.par_chunks(PART).map(Asks::of).collect() }
    }

    fn at(&self, note: usize) -> Option<Asked<'_>> {
        Some(self.parts.get(note / PART)?.at(note % PART))
    }

    fn keys(&self) -> impl Iterator<Item = Option<AlikeKey>> + '_ {
        self.parts.iter().flat_map(Asks::keys)
    }
}

impl Questions {
    /// What `before` has of decks of the same versions; all others are still to be read.
    #[must_use]
    pub fn begun(versions: &[DeckVersion], before: Option<&Self>) -> Self {
        let before = before.map(|before| &before.decks);
        Self { decks: ByDeck::begun(versions.iter().copied(), before, |deck| deck.version) }
    }

    /// The same with some of `decks`, which it is of, read that were not.
    #[must_use]
    pub fn with_more(&self, decks: &[(&Deck, DeckVersion)], most: usize) -> Self {
        let read = |at: usize| decks.get(at).map(|(deck, version)| DeckAsks::of(deck, *version));
        Self { decks: self.decks.with_more(most, read) }
    }

    /// Whether nothing is left to be read.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.decks.is_whole()
    }
}

impl AlikeIndex {
    /// Of decks, in their order.
    #[must_use]
    pub fn of(decks: &[&Deck]) -> Self {
        let decks: Vec<_> = decks.iter().map(|deck| (*deck, DeckVersion::default())).collect();
        let versions = vec![DeckVersion::default(); decks.len()];
        Self::new(&Questions::begun(&versions, None).with_more(&decks, usize::MAX))
    }

    /// Of questions that are all read.
    #[must_use]
    pub fn new(questions: &Questions) -> Self {
        let decks: Vec<_> = questions.decks.known().cloned().collect();
        let (mut whole, mut bare) = (Vec::new(), Vec::new());
        for (at, deck) in decks.iter().enumerate() {
            for (note, key) in deck.keys().enumerate() {
                let Some(key) = key else { continue };
                let place = (number(at), number(note));
                whole.push((key.whole, place));
                bare.extend(key.bare.map(|bare| (bare, place)));
            }
        }
        whole.par_sort_unstable();
        bare.par_sort_unstable();
        Self { decks, whole, bare }
    }

    /// Where a note's likes may be; itself among them.
    pub fn candidates(&self, note: &Note) -> impl Iterator<Item = Place> + '_ {
        let key = Asks::of([note]).keys().next().flatten();
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
        let compared = |(_, place): &(u64, Place)| {
            let (deck, note) = (place.0 as usize, place.1 as usize);
            let asked = self.decks.get(deck)?.at(note)?;
            Some((*place, Compared::new(decks.get(deck)?.notes.get(note)?, asked)))
        };
        let pairs_of = |reader: &mut AnswerReader, group: &[(u64, Place)]| {
            let placed = at(&self.bare, group.first().map(|(key, _)| *key));
            if group.len() < 2 && placed.is_empty() {
                return Vec::new();
            }
            let group: Vec<(Place, Compared)> = group.iter().filter_map(compared).collect();
            let mut pairs = pairs_in(&group, distinct, reader);
            let placed: Vec<(Place, Compared)> = placed.iter().filter_map(compared).collect();
            pairs.extend(pairs_beside(&group, &placed, distinct, reader));
            pairs
        };
        let pairs = groups.into_par_iter().map_init(AnswerReader::default, pairs_of);
        let mut pairs: Vec<Twice> = pairs.flatten_iter().collect();
        pairs.par_sort_unstable_by_key(|pair| (pair.likeness, pair.notes));
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
fn told_alike(
    one: &Compared,
    other: &Compared,
    distinct: &HashSet<(NoteId, NoteId)>,
    reader: &mut AnswerReader,
) -> Option<Likeness> {
    let ids = (&one.note.id, &other.note.id);
    let free = distinct.is_empty() || !distinct.contains(&in_order(ids.0, ids.1));
    if !free || ids.0 == ids.1 {
        return None;
    }
    one.likeness(other, reader)
}

/// The pairs of a note that has a context with the first that asks the same without one.
fn pairs_beside(
    group: &[(Place, Compared)],
    placed: &[(Place, Compared)],
    distinct: &HashSet<(NoteId, NoteId)>,
    reader: &mut AnswerReader,
) -> Vec<Twice> {
    let bare = group.get(..MOST_WORDINGS).unwrap_or(group);
    let mut pair = |(place, this): &(Place, Compared)| {
        bare.iter().find_map(|(other, note)| {
            let likeness = told_alike(note, this, distinct, reader)?;
            Some(Twice { notes: [*other.min(place), *other.max(place)], likeness })
        })
    };
    placed.iter().filter_map(&mut pair).collect()
}

/// The pairs among notes of one key.
fn pairs_in(
    group: &[(Place, Compared)],
    distinct: &HashSet<(NoteId, NoteId)>,
    reader: &mut AnswerReader,
) -> Vec<Twice> {
    let mut worded: FxHashMap<Wording, usize> = FxHashMap::default();
    let mut wordings: Vec<Vec<&(Place, Compared)>> = Vec::new();
    let mut pairs = Vec::new();
    for member in group {
        let (place, this) = member;
        let own = *worded.entry(Wording(this.asked)).or_insert_with(|| {
            wordings.push(Vec::new());
            wordings.len() - 1
        });
        let same = wordings.get(own).into_iter().flatten();
        let others = wordings.iter().enumerate().filter(|(at, _)| *at != own);
        let others = others.take(MOST_WORDINGS).filter_map(|(_, wording)| wording.first());
        let found = same.chain(others).find_map(|(other, note)| {
            let likeness = told_alike(note, this, distinct, reader)?;
            Some(Twice { notes: [*other, *place], likeness })
        });
        pairs.extend(found);
        if let Some(wording) = wordings.get_mut(own) {
            wording.push(member);
        }
    }
    pairs
}

/// What is asked, to the letter.
struct Wording<'a>(Asked<'a>);

impl PartialEq for Wording<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0.all().map(|word| word.text).eq(other.0.all().map(|word| word.text))
    }
}

impl Eq for Wording<'_> {}

impl Hash for Wording<'_> {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.0.all().for_each(|word| word.text.hash(hasher));
    }
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
mod tests;
