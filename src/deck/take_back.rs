//! Taking back one's own change of a deck, on top of what others have changed since.
//!
//! Note by note and field by field: only what still is as the change left it goes back to what it
//! was. Whatever another device or program has added, edited or removed meanwhile stays.

use rustc_hash::{FxHashMap, FxHashSet};

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
    let mut there: FxHashSet<&NoteId> = now.notes.iter().map(|note| &note.id).collect();
    for (place, note) in before.notes.iter().enumerate() {
        // Removed by the change: back to where it stood.
        if new.contains_key(&note.id) || !there.insert(&note.id) {
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

fn by_id(deck: &Deck) -> FxHashMap<&NoteId, &Note> {
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
        (
            Content::Reversible { front: f0, back: b0, ask_back: ab0, ask_front: af0 },
            Content::Reversible { front: f1, back: b1, ask_back: ab1, ask_front: af1 },
            Content::Reversible { front: f2, back: b2, ask_back: ab2, ask_front: af2 },
        ) => Content::Reversible {
            front: back(f0, f1, f2),
            back: back(b0, b1, b2),
            ask_back: back(ab0, ab1, ab2),
            ask_front: back(af0, af1, af2),
        },
        (
            Content::Choice { question: q0, answer: a0, distractors: d0 },
            Content::Choice { question: q1, answer: a1, distractors: d1 },
            Content::Choice { question: q2, answer: a2, distractors: d2 },
        ) => Content::Choice {
            question: back(q0, q1, q2),
            answer: back(a0, a1, a2),
            distractors: back(d0, d1, d2),
        },
        (
            Content::Occlusion { prompt: p0, picture: i0, masks: m0, hide: h0 },
            Content::Occlusion { prompt: p1, picture: i1, masks: m1, hide: h1 },
            Content::Occlusion { prompt: p2, picture: i2, masks: m2, hide: h2 },
        ) => Content::Occlusion {
            prompt: back(p0, p1, p2),
            picture: back(i0, i1, i2),
            masks: back(m0, m1, m2),
            hide: back(h0, h1, h2),
        },
        // A text with gaps is one field.
        _ => back(before, after, now),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::model::Hide;
    use crate::deck::test_decks::deck_asking as deck;

    #[test]
    fn each_field_goes_back_by_itself_in_every_kind_of_note() {
        let reversible = |front: &str, ask: &str| Content::Reversible {
            front: front.into(),
            back: "b".into(),
            ask_back: ask.into(),
            ask_front: String::new(),
        };
        // Here the front was changed; elsewhere the question, meanwhile.
        let told =
            content_back(&reversible("a", "q"), &reversible("x", "q"), &reversible("x", "theirs"));
        assert_eq!(told, reversible("a", "theirs"));
        let choice = |question: &str, wrong: &str| Content::Choice {
            question: question.into(),
            answer: "a".into(),
            distractors: vec![wrong.into()],
        };
        let told = content_back(&choice("q", "1"), &choice("x", "1"), &choice("x", "theirs"));
        assert_eq!(told, choice("q", "theirs"));
        let picture = |prompt: &str, hide: Hide| Content::Occlusion {
            prompt: prompt.into(),
            picture: "p.png".into(),
            masks: Vec::new(),
            hide,
        };
        let told = content_back(
            &picture("q", Hide::All),
            &picture("x", Hide::All),
            &picture("x", Hide::One),
        );
        assert_eq!(told, picture("q", Hide::One));
    }

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
