//! Taking back one's own change of a deck, on top of what others have changed since.
//!
//! Note by note and field by field: only what still is as the change left it goes back to what it
//! was. Whatever another device or program has added, edited or removed meanwhile stays.

use std::collections::{HashMap, HashSet};

use super::carried::{carried, carried_tags};
use super::id::NoteId;
use super::model::{Content, Deck, Note};

/// `now` without the change that made `after` of `before`.
#[must_use]
pub fn take_back(before: &Deck, after: &Deck, now: &Deck) -> Deck {
    let (old, new) = (by_id(before), by_id(after));
    let kept = now.notes.iter().filter_map(|note| match (old.get(&note.id), new.get(&note.id)) {
        // Added by the change, and as it was then.
        (None, Some(added)) if *added == note => None,
        (Some(old), Some(new)) => Some(note_back(old, new, note)),
        _ => Some(note.clone()),
    });
    let mut notes: Vec<Note> = kept.collect();
    let mut there: HashSet<NoteId> = now.notes.iter().map(|note| note.id.clone()).collect();
    for (place, note) in before.notes.iter().enumerate() {
        // Removed by the change: back to where it stood.
        if new.contains_key(&note.id) || !there.insert(note.id.clone()) {
            continue;
        }
        let mut earlier = before.notes.iter().take(place).rev();
        let at = earlier.find_map(|above| notes.iter().position(|n| n.id == above.id));
        notes.insert(at.map_or(0, |at| at + 1), note.clone());
    }
    Deck {
        id: now.id.clone(),
        title: back(&before.title, &after.title, &now.title),
        language: back(&before.language, &after.language, &now.language),
        description: back(&before.description, &after.description, &now.description),
        origin: back(&before.origin, &after.origin, &now.origin),
        notes,
        changes: now.changes.clone(),
    }
}

fn by_id(deck: &Deck) -> HashMap<&NoteId, &Note> {
    deck.notes.iter().map(|note| (&note.id, note)).collect()
}

/// What it was before, where it still is what the change made of it.
fn back<T: Clone + PartialEq>(before: &T, after: &T, now: &T) -> T {
    carried(after, before, now)
}

fn note_back(before: &Note, after: &Note, now: &Note) -> Note {
    Note {
        id: now.id.clone(),
        content: content_back(&before.content, &after.content, &now.content),
        context: back(&before.context, &after.context, &now.context),
        tags: carried_tags(&after.tags, &before.tags, &now.tags),
        source: back(&before.source, &after.source, &now.source),
    }
}

fn content_back(before: &Content, after: &Content, now: &Content) -> Content {
    match (before, after, now) {
        (
            Content::Basic { front: front0, back: back0 },
            Content::Basic { front: front1, back: back1 },
            Content::Basic { front: front2, back: back2 },
        ) => {
            Content::Basic { front: back(front0, front1, front2), back: back(back0, back1, back2) }
        }
        (
            Content::List { prompt: prompt0, items: items0, open: open0 },
            Content::List { prompt: prompt1, items: items1, open: open1 },
            Content::List { prompt: prompt2, items: items2, open: open2 },
        ) => Content::List {
            prompt: back(prompt0, prompt1, prompt2),
            items: back(items0, items1, items2),
            open: back(open0, open1, open2),
        },
        _ => back(before, after, now),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::test_decks::deck_asking as deck;

    #[test]
    fn only_the_own_change_goes_back() {
        let before = deck(&[("a", "q", "1"), ("gone", "q", "1"), ("b", "q", "1")]);
        let mut after = deck(&[("a", "q", "2"), ("b", "q", "2"), ("added", "q", "1")]);
        after.title = "Ours".into();
        // Another device has edited a field of each of two notes, and added one.
        let mut now = deck(&[
            ("a", "theirs", "2"),
            ("b", "q", "theirs"),
            ("added", "q", "1"),
            ("theirs", "q", "1"),
        ]);
        now.title = "Ours".into();
        let expected = deck(&[
            ("a", "theirs", "1"),
            ("gone", "q", "1"),
            ("b", "q", "theirs"),
            ("theirs", "q", "1"),
        ]);
        assert_eq!(take_back(&before, &after, &now), expected);
        // Alone, everything is as it was.
        assert_eq!(take_back(&before, &after, &after), before);
        // What was added and then edited elsewhere stays.
        let edited = deck(&[("added", "q", "edited")]);
        assert_eq!(take_back(&deck(&[]), &deck(&[("added", "q", "1")]), &edited), edited);
    }

    #[test]
    fn fields_of_a_list_go_back_one_by_one() {
        let list = |prompt: &str, items: &[&str], open: bool| Content::List {
            prompt: prompt.into(),
            items: items.iter().map(|item| (*item).to_owned()).collect(),
            open,
        };
        let (before, after) = (list("p", &["a"], false), list("q", &["b"], true));
        let cases = [
            (list("q", &["theirs"], true), list("p", &["theirs"], false)),
            (list("theirs", &["b"], true), list("theirs", &["a"], false)),
            (list("q", &["b"], false), list("p", &["a"], false)),
        ];
        for (now, expected) in cases {
            assert_eq!(content_back(&before, &after, &now), expected);
        }
        // What has become another kind of note elsewhere stays.
        let cloze = Content::Cloze { text: "{{c1::x}}".into() };
        assert_eq!(content_back(&before, &after, &cloze), cloze);
        assert_eq!(content_back(&cloze, &before, &before), cloze);
    }
}
