//! Two versions of a deck as one, note by note.
//!
//! [`merge`] brings together two edits of the same deck, given what both started from;
//! [`regenerate`] brings what was just generated into the deck that is there. Refuses to drop a
//! note that either side has changed.

use std::collections::{HashMap, HashSet};

use super::id::NoteId;
use super::model::{Deck, Note};

fn by_id(deck: &Deck) -> HashMap<&NoteId, &Note> {
    deck.notes.iter().map(|note| (&note.id, note)).collect()
}

/// `ours` and `theirs`, both made from `base`. What one side changed is taken from it; what both
/// changed is ours; a note is gone when one side removed it and the other left it as it was.
/// The order is ours, with their new notes after the note that they follow there.
#[must_use]
pub fn merge(base: &Deck, ours: &Deck, theirs: &Deck) -> Deck {
    let (before, mine, other) = (by_id(base), by_id(ours), by_id(theirs));
    let pick = |id: &NoteId| -> Option<Note> {
        let (before, mine, other) = (before.get(id), mine.get(id), other.get(id));
        let chosen = match () {
            () if mine == before => other,
            () if other == before => mine,
            () => mine.or(other),
        };
        chosen.map(|note| (*note).clone())
    };
    let mut merged = Deck {
        title: field(&base.title, &ours.title, &theirs.title),
        language: field(&base.language, &ours.language, &theirs.language),
        description: field(&base.description, &ours.description, &theirs.description),
        origin: if ours.origin == base.origin { &theirs.origin } else { &ours.origin }.clone(),
        notes: Vec::new(),
        ..ours.clone()
    };
    let order = interleave(ours, theirs, &mine);
    merged.notes = order.into_iter().filter_map(pick).collect();
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

/// The deck `there` brought up to what was just `generated` from its text. New notes are added; a
/// note whose sentence has changed is taken anew; all others stay as they are, because the
/// student may have edited them; none is removed.
#[must_use]
pub fn regenerate(there: &Deck, generated: &Deck) -> Deck {
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
    use super::super::{Content, FORMAT, Source};
    use super::*;

    fn deck(notes: &[(&str, &str)]) -> Deck {
        let note = |(id, back): &(&str, &str)| Note {
            id: id.parse().unwrap(),
            content: Content::Basic { front: "q".into(), back: (*back).into() },
            tags: Vec::new(),
            source: None,
        };
        Deck {
            format: FORMAT,
            id: "d".parse().unwrap(),
            title: "T".into(),
            language: "fr".into(),
            description: String::new(),
            origin: None,
            notes: notes.iter().map(note).collect(),
        }
    }

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
    fn both_sides_are_kept() {
        let base = deck(&[("a", "1"), ("b", "1"), ("c", "1"), ("d", "1"), ("e", "1")]);
        let ours = deck(&[("a", "2"), ("b", "1"), ("new", "x"), ("d", "3"), ("e", "1")]);
        let theirs = deck(&[("a", "1"), ("b", "2"), ("c", "1"), ("d", "4"), ("y", "y")]);
        let merged = merge(&base, &ours, &theirs);
        let expected = [("a", "2"), ("b", "2"), ("new", "x"), ("d", "3"), ("y", "y")];
        assert_eq!(shown(&merged), pairs(&expected));
    }

    #[test]
    fn an_edit_outlives_a_removal() {
        let base = deck(&[("a", "1"), ("b", "1")]);
        let merged = merge(&base, &deck(&[("b", "1")]), &deck(&[("a", "2")]));
        assert_eq!(shown(&merged), pairs(&[("a", "2")]));
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
}
