//! Two versions of a deck as one, note by note.
//!
//! [`join`] brings together any two versions, from what is recorded in them; [`merge`] does so
//! with what both were made from, where that is known; [`regenerate`] brings what was just
//! generated into the deck that is there. A note that nobody removed is never dropped.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::mem::{Discriminant, discriminant};

use super::changes::{Version, changed_since, edited_by_hand, entries, head, written};
use super::fold::fold;
use super::id::NoteId;
use super::model::{Content, Deck, Note};

fn by_id(deck: &Deck) -> HashMap<&NoteId, &Note> {
    deck.notes.iter().map(|note| (&note.id, note)).collect()
}

/// Two versions of a deck: of each note what was done last, a removal included; the same whichever
/// comes first, and joining again changes nothing. Of two changes at the very same moment the
/// greater text is taken, so that every device takes the same.
#[must_use]
pub fn join(a: &Deck, b: &Deck) -> Deck {
    let titled = if (a.changes.deck, head(a)) >= (b.changes.deck, head(b)) { a } else { b };
    let rank = |deck: &Deck| -> (i64, Vec<NoteId>) {
        (deck.changes.deck, deck.notes.iter().map(|note| note.id.clone()).collect())
    };
    let (first, second) = if rank(a) >= rank(b) { (a, b) } else { (b, a) };
    let mut last: BTreeMap<&NoteId, Version<'_>> = entries(a);
    for (id, entry) in entries(b) {
        let there = last.entry(id).or_insert(entry);
        *there = (*there).max(entry);
    }
    let order = interleave(first, second, &by_id(first));
    let notes = order.into_iter().filter_map(|id| last.get(id)?.1.cloned()).collect();
    let changes = written(a.changes.deck.max(b.changes.deck), last);
    Deck { notes, changes, ..titled.clone() }
}

/// `ours`, which was made from `base` just `now`, and `theirs`, which another program made of it
/// at `modified`.
#[must_use]
pub fn merge(base: &Deck, ours: &Deck, now: i64, theirs: &Deck, modified: i64) -> Deck {
    let mine = changed_since(base, ours, now);
    let other = edited_by_hand(base, theirs, modified);
    let mut merged = join(&mine, &other);
    // Of the head each field is taken from the side that changed it.
    let both = head(ours) != head(base) && head(theirs) != head(base);
    if both {
        merged.title = field(&base.title, &ours.title, &theirs.title);
        merged.language = field(&base.language, &ours.language, &theirs.language);
        merged.description = field(&base.description, &ours.description, &theirs.description);
        let origin = if ours.origin == base.origin { &theirs.origin } else { &ours.origin };
        merged.origin.clone_from(origin);
        merged.changes.deck = merged.changes.deck.saturating_add(1);
    }
    merged
}

fn field(base: &str, ours: &str, theirs: &str) -> String {
    if ours == base { theirs } else { ours }.to_owned()
}

/// The ids of `first`, in order, with those of `second` alone after the one they follow there.
fn interleave<'a>(
    first: &'a Deck,
    second: &'a Deck,
    known: &HashMap<&NoteId, &Note>,
) -> Vec<&'a NoteId> {
    let mut after: HashMap<Option<&NoteId>, Vec<&NoteId>> = HashMap::new();
    let mut last = None;
    for note in &second.notes {
        if known.contains_key(&note.id) {
            last = Some(&note.id);
        } else {
            after.entry(last).or_default().push(&note.id);
        }
    }
    let mut order = after.remove(&None).unwrap_or_default();
    for note in &first.notes {
        order.push(&note.id);
        order.extend(after.remove(&Some(&note.id)).unwrap_or_default());
    }
    order
}

/// What the cards of a note ask of which sentence; none of a note without one.
fn fact(note: &Note) -> Option<(Discriminant<Content>, String, Vec<String>)> {
    let quote = fold(&note.source.as_ref()?.quote);
    let backs = note.cards().iter().map(|card| fold(&card.question.back())).collect();
    Some((discriminant(&note.content), quote, backs))
}

/// The deck `generated` with the ids that notes of `there` have for the same facts: another version
/// of Carabin may word a question otherwise, and its progress is the note's.
#[must_use]
pub fn known_as(there: &Deck, generated: &Deck) -> Deck {
    let fresh = by_id(generated);
    let mut waiting: HashMap<_, Vec<&NoteId>> = HashMap::new();
    for note in there.notes.iter().filter(|note| !fresh.contains_key(&note.id)) {
        if let Some(fact) = fact(note) {
            waiting.entry(fact).or_default().push(&note.id);
        }
    }
    let known = by_id(there);
    let mut named = generated.clone();
    for note in named.notes.iter_mut().filter(|note| !known.contains_key(&note.id)) {
        // Of two notes that ask the same, which one it is can't be said.
        let same = fact(note).and_then(|fact| waiting.remove(&fact));
        if let Some([id]) = same.as_deref() {
            note.id = (*id).clone();
        }
    }
    named
}

/// The deck `there` brought up to what was just `generated` from its text. New notes are added; a
/// note whose sentence has changed is replaced; all others stay as they are, because the
/// student may have edited them; none is removed.
#[must_use]
pub fn regenerate(there: &Deck, generated: &Deck) -> Deck {
    let generated = &known_as(there, generated);
    let (known, fresh) = (by_id(there), by_id(generated));
    let order = interleave(there, generated, &known);
    let mut seen = HashSet::new();
    let notes = order.into_iter().filter(|id| seen.insert(*id)).filter_map(|id| {
        let note = match (known.get(id), fresh.get(id)) {
            (Some(old), Some(new)) if old.source == new.source => old,
            (_, Some(new)) => new,
            (old, None) => old?,
        };
        Some((*note).clone())
    });
    Deck { origin: generated.origin.clone(), notes: notes.collect(), ..there.clone() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Source;
    use super::*;
    use crate::deck::test_decks::deck;

    fn shown(deck: &Deck) -> Vec<(String, String)> {
        let back = |note: &Note| match &note.content {
            Content::Basic { back, .. } => back.clone(),
            _ => String::new(),
        };
        deck.notes.iter().map(|note| (note.id.to_string(), back(note))).collect()
    }

    fn pairs(notes: &[(&str, &str)]) -> Vec<(String, String)> {
        notes.iter().map(|(a, b)| ((*a).into(), (*b).into())).collect()
    }

    #[test]
    fn both_sides_are_kept_and_the_later_edit_of_a_note_counts() {
        let base = deck(&[("a", "1"), ("b", "1"), ("c", "1"), ("d", "1"), ("e", "1")]);
        let ours = deck(&[("a", "2"), ("b", "1"), ("new", "x"), ("d", "3"), ("e", "1")]);
        let theirs = deck(&[("a", "1"), ("b", "2"), ("c", "1"), ("d", "4"), ("y", "y")]);
        let merged = merge(&base, &ours, 20, &theirs, 10);
        let expected = [("a", "2"), ("b", "2"), ("new", "x"), ("d", "3"), ("y", "y")];
        assert_eq!(shown(&merged), pairs(&expected));
        let merged = merge(&base, &ours, 20, &theirs, 30);
        assert!(shown(&merged).contains(&("d".into(), "4".into())));
    }

    #[test]
    fn a_title_that_one_side_changed_has_the_time_of_that_side() {
        let base = deck(&[("a", "1")]);
        let ours = Deck { title: "Le foie".into(), ..base.clone() };
        let merged = merge(&base, &ours, 20, &base, 10);
        assert_eq!((merged.title.as_str(), merged.changes.deck), ("Le foie", 20));
        let theirs = Deck { language: "de".into(), ..base.clone() };
        let merged = merge(&base, &ours, 20, &theirs, 10);
        assert_eq!((merged.title.as_str(), merged.language.as_str()), ("Le foie", "de"));
        assert_eq!(merged.changes.deck, 21);
    }

    #[test]
    fn a_removal_wins_over_an_older_edit_and_a_newer_edit_over_a_removal() {
        let base = deck(&[("a", "1"), ("b", "1")]);
        let gone = changed_since(&base, &deck(&[("b", "1")]), 20);
        for (time, left) in [(10, &[("b", "1")][..]), (30, &[("a", "2"), ("b", "1")])] {
            let edited = changed_since(&base, &deck(&[("a", "2"), ("b", "1")]), time);
            assert_eq!(shown(&join(&gone, &edited)), pairs(left));
            assert_eq!(join(&gone, &edited), join(&edited, &gone));
        }
        // What never heard of the removal does not bring the note back.
        assert_eq!(shown(&join(&base, &gone)), pairs(&[("b", "1")]));
    }

    #[test]
    fn an_old_copy_is_no_edit() {
        let base = deck(&[("a", "1"), ("b", "1")]);
        let edited = changed_since(&base, &deck(&[("a", "2"), ("b", "1"), ("c", "1")]), 10);
        // A synchroniser puts the other device's file in the place of ours.
        let theirs = changed_since(&base, &deck(&[("a", "1"), ("b", "2")]), 20);
        let merged = merge(&edited, &edited, 30, &theirs, 40);
        assert_eq!(shown(&merged), pairs(&[("a", "2"), ("b", "2"), ("c", "1")]));
        // A person who edits ours in a text editor leaves what is recorded as it is.
        let mut by_hand = edited.clone();
        by_hand.notes.remove(2);
        by_hand.notes[0].content = Content::Basic { front: "q".into(), back: "hand".into() };
        let merged = merge(&edited, &edited, 30, &by_hand, 40);
        assert_eq!(shown(&merged), pairs(&[("a", "hand"), ("b", "1")]));
    }

    #[test]
    fn a_slow_clock_still_edits_what_it_has_seen() {
        let base = changed_since(&deck(&[("a", "1")]), &deck(&[("a", "2")]), 1_000);
        let mut next = base.clone();
        next.notes[0].content = Content::Basic { front: "q".into(), back: "3".into() };
        let edited = changed_since(&base, &next, 10);
        assert_eq!(shown(&join(&base, &edited)), pairs(&[("a", "3")]));
    }

    #[test]
    fn a_context_alone_is_an_edit() {
        let base = deck(&[("a", "1"), ("b", "1")]);
        let mut ours = base.clone();
        ours.notes[0].context = "Rein › Signes".into();
        let theirs = deck(&[("a", "1"), ("b", "2")]);
        for (now, modified) in [(20, 10), (20, 30)] {
            let merged = merge(&base, &ours, now, &theirs, modified);
            assert_eq!(merged.notes[0].context, "Rein › Signes");
            assert_eq!(shown(&merged), pairs(&[("a", "1"), ("b", "2")]));
        }
    }

    #[test]
    fn generating_again_keeps_edits_and_takes_changed_sentences_anew() {
        let from = |quote: &str| Some(Source { quote: quote.into(), place: String::new() });
        let mut there = deck(&[("a", "edited"), ("b", "old"), ("own", "mine")]);
        let mut generated = deck(&[("new", "n"), ("a", "a"), ("b", "b")]);
        there.notes[1].source = from("sentence");
        generated.notes[2].source = from("another sentence");
        let merged = regenerate(&there, &generated);
        let expected = [("new", "n"), ("a", "edited"), ("b", "b"), ("own", "mine")];
        assert_eq!(shown(&merged), pairs(&expected));
        assert_eq!(regenerate(&merged, &generated), merged);
    }

    #[test]
    fn what_asks_the_same_in_other_words_is_the_same_note() {
        let of = |text: &str, id: &str, quote: &str| {
            let mut one = deck(&[(id, "")]).notes.remove(0);
            one.content = Content::Cloze { text: text.into() };
            one.source = Some(Source { quote: quote.into(), place: String::new() });
            one
        };
        let with = |notes: Vec<Note>| Deck { notes, ..deck(&[]) };
        let told = "Le foie sécrète la bile, d’où l’ictère.";
        let there = with(vec![of("Le foie sécrète la {{c1::bile}}, d’où l’ictère.", "old", told)]);
        let shorter = of("Le foie sécrète la {{c1::bile}}.", "new", told);
        let other = of("Le {{c1::foie}} sécrète la bile.", "other", told);
        let merged = regenerate(&there, &with(vec![shorter.clone(), other.clone()]));
        let ids = |deck: &Deck| -> Vec<String> {
            deck.notes.iter().map(|note| note.id.to_string()).collect()
        };
        assert_eq!(ids(&merged), ["old", "other"]);
        assert_eq!(merged.notes[0], there.notes[0]);
        // Which of two it is nobody can say.
        let two = with(vec![
            of("Le foie fait la {{c1::bile}}.", "a", told),
            of("La {{c1::bile}} vient du foie.", "b", told),
        ]);
        assert_eq!(ids(&regenerate(&two, &with(vec![shorter]))).len(), 3);
        // The same answer of another sentence is another fact.
        let far = of("Le foie sécrète la {{c1::bile}}.", "far", "Le foie sécrète la bile.");
        assert_eq!(ids(&regenerate(&there, &with(vec![far]))).len(), 2);
    }

    /// Edits and removals by several devices, from one beginning.
    fn versions() -> impl Strategy<Value = Vec<Deck>> {
        let step = (0_usize..3, 0_usize..5, 0_u8..4, 1_i64..40);
        proptest::collection::vec(step, 0..12).prop_map(|steps| {
            let base = deck(&[("a", "0"), ("b", "0"), ("c", "0")]);
            let mut all = vec![base.clone(), base.clone(), base];
            for (device, note, what, time) in steps {
                let name = ["a", "b", "c", "d", "e"][note];
                let before = all[device].clone();
                let mut after = before.clone();
                after.notes.retain(|note| note.id.as_str() != name);
                if what > 0 {
                    let text = format!("{device}{what}");
                    let mut edited = deck(&[(name, &text)]).notes;
                    edited[0].context = if what > 2 { text } else { String::new() };
                    after.notes.extend(edited);
                }
                all[device] = changed_since(&before, &after, time);
            }
            all
        })
    }

    /// All but the order of the notes, which is settled once all have the same ones.
    fn unordered(mut deck: Deck) -> Deck {
        deck.notes.sort();
        deck
    }

    proptest! {
        #[test]
        fn joining_is_the_same_in_any_order(all in versions()) {
            let [a, b, c] = [&all[0], &all[1], &all[2]];
            prop_assert_eq!(join(a, b), join(b, a));
            prop_assert_eq!(unordered(join(a, a)), unordered(a.clone()));
            prop_assert_eq!(join(&join(a, b), &join(b, a)), join(a, b));
            let left = join(&join(a, b), c);
            let right = join(a, &join(b, c));
            prop_assert_eq!(unordered(left.clone()), unordered(right.clone()));
            // Meeting once more, they agree on the order too.
            prop_assert_eq!(join(&left, &right), join(&right, &left));
        }
    }
}
