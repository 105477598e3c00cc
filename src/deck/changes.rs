//! When what was changed: so that two versions of a deck become one without anyone being asked.
//!
//! Every edit of a note, every removal and every change of the title has a time in the deck
//! itself, for nothing else travels with the file. A time is later than that of whatever the edit
//! was made upon, so that a slow clock loses nothing that it has seen. No device and no
//! person is named.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use rustc_hash::FxHashSet;

use super::id::NoteId;
use super::model::{Change, Changes, Deck, Note, Origin};

/// A note as one version of its deck has it: when it was changed, and to what; none is removed.
/// The greater of two is the one that counts.
pub(super) type Version<'a> = (i64, Option<&'a Note>);

/// Every note that a version of a deck knows of.
pub(super) fn entries(deck: &Deck) -> BTreeMap<&NoteId, Version<'_>> {
    let notes: HashMap<&NoteId, &Note> = deck.notes.iter().map(|note| (&note.id, note)).collect();
    let mut known: BTreeMap<&NoteId, Version<'_>> = BTreeMap::new();
    for change in &deck.changes.notes {
        let note = notes.get(&change.id).copied();
        // Where the text and what is recorded of it differ, a person has changed the text since.
        let by_hand = note.is_none() != change.removed;
        let entry = (change.time.saturating_add(i64::from(by_hand)), note);
        let there = known.entry(&change.id).or_insert(entry);
        *there = (*there).max(entry);
    }
    for (id, note) in notes {
        known.entry(id).or_insert((0, Some(note)));
    }
    known
}

/// What is not a note: title, language, description, origin.
pub(super) fn head(deck: &Deck) -> (&str, &str, &str, Option<&Origin>) {
    (&deck.title, &deck.language, &deck.description, deck.origin.as_ref())
}

/// Whether two versions have the same head, and the notes that both have in the same order.
fn same_head(a: &Deck, b: &Deck) -> bool {
    fn ids(deck: &Deck) -> impl Iterator<Item = &NoteId> {
        deck.notes.iter().map(|note| &note.id)
    }
    if head(a) != head(b) {
        return false;
    }
    // Most often none came, went or moved.
    if ids(a).eq(ids(b)) {
        return true;
    }
    let (in_a, in_b): (HashSet<&NoteId>, HashSet<&NoteId>) = (ids(a).collect(), ids(b).collect());
    ids(a).filter(|id| in_b.contains(id)).eq(ids(b).filter(|id| in_a.contains(id)))
}

/// A deck that is made at `time`: its notes were not there before.
#[must_use]
pub fn begun(deck: &Deck, time: i64) -> Deck {
    let changes = Changes { deck: deck.changes.deck.max(time), ..deck.changes.clone() };
    Deck { changes, ..deck.clone() }
}

/// `deck`, an edit of `base`, with `now` recorded for everything that differs: notes that are new
/// or other, notes that are gone, the title, the order.
#[must_use]
pub fn changed_since(base: &Deck, deck: &Deck, now: i64) -> Deck {
    edited_in_place(base, deck, now).unwrap_or_else(|| compared(base, deck, now))
}

/// The same where notes only have other texts, which is most often so: nothing is looked up for
/// those that have not. None where more is other, or what is recorded is not as it is written.
fn edited_in_place(base: &Deck, deck: &Deck, now: i64) -> Option<Deck> {
    let same_notes = base.notes.iter().map(|note| &note.id).eq(deck.notes.iter().map(|n| &n.id));
    let known = &base.changes.notes;
    if !same_notes || base.changes != deck.changes || !known.is_sorted_by(|a, b| a.id < b.id) {
        return None;
    }
    if !known.is_empty() {
        let there: FxHashSet<&NoteId> = base.notes.iter().map(|note| &note.id).collect();
        if known
            .iter()
            .any(|change| change.time <= 0 || there.contains(&change.id) == change.removed)
        {
            return None;
        }
    }
    let pairs = base.notes.iter().zip(&deck.notes).filter(|(old, new)| old != new);
    let mut notes = known.clone();
    let mut new = Vec::new();
    for (_, note) in pairs {
        match known.binary_search_by(|change| change.id.cmp(&note.id)) {
            Ok(at) => {
                let change = notes.get_mut(at)?;
                change.time = later(now, change.time);
            }
            Err(_) => {
                new.push(Change { id: note.id.clone(), time: later(now, 0), removed: false });
            }
        }
    }
    notes.extend(new);
    notes.sort_by(|a, b| a.id.cmp(&b.id));
    let known = base.changes.deck;
    let time = if head(base) == head(deck) { known } else { later(now, known) };
    Some(Deck { changes: Changes { deck: time, notes }, ..deck.clone() })
}

/// The same of any two.
fn compared(base: &Deck, deck: &Deck, now: i64) -> Deck {
    let (before, after) = (entries(base), entries(deck));
    let texts: HashMap<&NoteId, &Note> = deck.notes.iter().map(|note| (&note.id, note)).collect();
    let ids: BTreeSet<&NoteId> = before.keys().chain(texts.keys()).copied().collect();
    let recorded = ids.into_iter().map(|id| {
        let (old, text) = (before.get(id), texts.get(id).copied());
        let known = old.map_or(0, |entry| entry.0).max(after.get(id).map_or(0, |entry| entry.0));
        let same = old.is_some_and(|(_, old)| *old == text);
        (id, (if same { known } else { later(now, known) }, text))
    });
    let known = base.changes.deck.max(deck.changes.deck);
    let head = if same_head(base, deck) { known } else { later(now, known) };
    let changes = written(head, recorded);
    Deck { changes, ..deck.clone() }
}

/// `deck`, which a person has edited with another program at `time`; `base` is what it was
/// before. What such an edit leaves is a text that differs though no change of it is recorded. A
/// note whose recorded change is older than that in `base` is an old copy, and no edit.
#[must_use]
pub fn edited_by_hand(base: &Deck, deck: &Deck, time: i64) -> Deck {
    by_hand(base, deck, time, true)
}

/// The same where `other` is no more than another version, older as a file: a note that is only
/// there was not removed here.
#[must_use]
pub fn edited_after(other: &Deck, deck: &Deck, time: i64) -> Deck {
    by_hand(other, deck, time, false)
}

fn by_hand(base: &Deck, deck: &Deck, time: i64, removals: bool) -> Deck {
    let (before, after) = (entries(base), entries(deck));
    let mut recorded = after.clone();
    for (id, (known, old)) in before {
        match after.get(id) {
            Some((new_time, new)) if *new_time == known && *new != old => {
                recorded.insert(id, (later(time, known), *new));
            }
            None if removals && known == 0 => {
                recorded.insert(id, (later(time, 0), None));
            }
            _ => {}
        }
    }
    let known = deck.changes.deck;
    // Where notes stand says nothing: two lists that were joined differ in it without an edit.
    let silent = known == base.changes.deck && head(base) != head(deck);
    let time = if silent { later(time, known) } else { known };
    let changes = written(time, recorded);
    Deck { changes, ..deck.clone() }
}

/// `now`, or just after what is `known` where a clock is behind.
fn later(now: i64, known: i64) -> i64 {
    now.max(known.saturating_add(1))
}

pub(super) fn written<'a>(
    deck: i64,
    recorded: impl IntoIterator<Item = (&'a NoteId, Version<'a>)>,
) -> Changes {
    let known = recorded.into_iter().filter(|(_, (time, _))| *time > 0);
    let change = |(id, (time, note)): (&NoteId, Version)| Change {
        id: id.clone(),
        time,
        removed: note.is_none(),
    };
    Changes { deck, notes: known.map(change).collect() }
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::deck::test_decks::deck;

    #[test]
    fn a_head_that_was_edited_by_hand_has_a_time_and_an_order_has_none() {
        let mut base = deck(&[("a", "1"), ("b", "1")]);
        base.changes.deck = 10;
        let mut titled = base.clone();
        titled.title = "Other".into();
        assert_eq!(edited_by_hand(&base, &titled, 30).changes.deck, 30);
        assert_eq!(edited_by_hand(&base, &titled, 5).changes.deck, 11, "a clock that is behind");
        let mut turned = base.clone();
        turned.notes.reverse();
        assert_eq!(edited_by_hand(&base, &turned, 30).changes.deck, 10);
        // Whoever recorded a change of it has told the time themselves.
        titled.changes.deck = 20;
        assert_eq!(edited_by_hand(&base, &titled, 30).changes.deck, 20);
    }

    #[test]
    fn what_is_edited_by_hand_has_a_time_and_what_another_program_recorded_keeps_its_own() {
        let base = changed_since(&deck(&[]), &deck(&[("a", "1"), ("b", "1"), ("c", "1")]), 10);
        let mut theirs = base.clone();
        theirs.notes = deck(&[("a", "2"), ("b", "1"), ("d", "1")]).notes;
        let times = |deck: &Deck| -> Vec<(String, i64, bool)> {
            let of = |change: &Change| (change.id.to_string(), change.time, change.removed);
            deck.changes.notes.iter().map(of).collect()
        };
        let known = |id: &str, time: i64, removed: bool| (id.to_owned(), time, removed);
        // A note that is gone without a record, and one that is new: just after what was known.
        let edited = edited_by_hand(&base, &theirs, 30);
        let expected = [known("a", 30, false), known("b", 10, false), known("c", 11, true)];
        assert_eq!(times(&edited), expected);
        assert_eq!(entries(&edited).get(&theirs.notes[2].id).unwrap().0, 0, "d is only there");
    }

    proptest! {
        /// The quick way says what the long one does.
        #[test]
        fn texts_that_are_others_are_recorded_either_way(
            before in proptest::collection::vec((0_usize..4, any::<bool>(), 1_i64..40), 0..6),
            edits in proptest::collection::vec((0_usize..4, 0_u8..3), 0..5),
            now in 0_i64..40,
            title in any::<bool>(),
        ) {
            let mut base = deck(&[("d", "0"), ("a", "0"), ("c", "0"), ("b", "0")]);
            for (at, edited, time) in before {
                let mut after = base.clone();
                let at = at % base.notes.len().max(1);
                if edited && at < base.notes.len() {
                    after.notes[at].context = time.to_string();
                } else if after.notes.len() > 1 {
                    after.notes.remove(at);
                }
                base = compared(&base, &after, time);
            }
            let mut after = base.clone();
            for (at, text) in edits {
                let at = at % after.notes.len();
                after.notes[at].tags = vec![text.to_string()];
            }
            if title {
                after.title = "Other".into();
            }
            prop_assert_eq!(edited_in_place(&base, &after, now), Some(compared(&base, &after, now)));
            // One that comes or goes, or is recorded in another order, is not for it.
            let mut fewer = after.clone();
            fewer.notes.pop();
            prop_assert_eq!(edited_in_place(&base, &fewer, now), None);
            base.changes.notes.reverse();
            after.changes.notes.reverse();
            let sorted = base.changes.notes.len() < 2;
            prop_assert_eq!(edited_in_place(&base, &after, now).is_some(), sorted);
        }
    }

    pub fn any_changes() -> impl Strategy<Value = Changes> {
        let time = || prop_oneof![Just(0_i64), 0_i64..1_000_000_000_000_000_000];
        let change = (0_u32..40, time(), any::<bool>()).prop_map(|(id, time, removed)| Change {
            id: format!("n{id}").parse().unwrap(),
            time,
            removed,
        });
        let notes = proptest::collection::vec(change, 0..4);
        (time(), notes).prop_map(|(deck, notes)| Changes { deck, notes })
    }
}
