//! A note in a line, as previews and messages name it.

use crate::deck::{Card, Note, Question};

/// What a note's first card asks, and its answer.
#[must_use]
pub fn told(note: &Note) -> String {
    note.cards().first().map(|card| shortly(note, card)).unwrap_or_default()
}

/// The same before and after a change: of the first card in which the change is to be seen, which is
/// seldom the first one of a picture with masks.
#[must_use]
pub fn told_change(before: &Note, after: &Note) -> (String, String) {
    let (old, new) = (before.cards(), after.cards());
    let differing = |told: fn(&Note, &Card) -> String| {
        let lines = old.iter().zip(&new).map(|(old, new)| (told(before, old), told(after, new)));
        lines.into_iter().find(|(old, new)| old != new)
    };
    differing(shortly).or_else(|| differing(wholly)).unwrap_or_else(|| (told(before), told(after)))
}

/// As a table has it.
fn shortly(note: &Note, card: &Card) -> String {
    let question = &card.question;
    let asked = match question {
        Question::Choice { question, .. } => question.clone(),
        other => other.title(),
    };
    let answered = match question {
        Question::List { items, .. } => items.join(", "),
        other => other.back(),
    };
    format!("{} → {answered}", note.in_context(asked))
}

/// With the options of a choice.
fn wholly(note: &Note, card: &Card) -> String {
    format!("{} → {}", note.asked(&card.question), card.question.back())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::Content;

    fn note(content: &str) -> Note {
        let text = format!(
            "(format: 3, id: \"d\", title: \"D\", language: \"fr\", notes: [(id: \"n\", content: {content})])"
        );
        crate::deck::read(text.as_bytes()).unwrap().notes.remove(0)
    }

    fn masks(first: &str, second: &str) -> Note {
        let mask = |number, label| {
            format!("(number: {number}, left: 0, top: 0, width: 9, height: 9, label: \"{label}\")")
        };
        note(&format!(
            "Occlusion(picture: \"coupe.png\", masks: [{}, {}])",
            mask(1, first),
            mask(2, second)
        ))
    }

    #[test]
    fn a_mask_is_named_by_what_it_hides_not_by_its_number() {
        assert_eq!(told(&masks("VD", "VG")), "VD (coupe) → VD");
    }

    #[test]
    fn a_change_is_told_of_the_card_that_it_changes() {
        let (old, new) = told_change(&masks("VD", "VG"), &masks("VD", "ventricule gauche"));
        assert_eq!(
            (old.as_str(), new.as_str()),
            ("VG (coupe) → VG", "ventricule gauche (coupe) → ventricule gauche")
        );
    }

    #[test]
    fn a_wrong_answer_that_changes_is_told_with_the_options() {
        let choice = |wrong: &str| {
            note(&format!("Choice(question: \"Q ?\", answer: \"oui\", distractors: [\"{wrong}\"])"))
        };
        assert_eq!(told(&choice("non")), "Q ? → oui");
        let (old, new) = told_change(&choice("non"), &choice("jamais"));
        assert!(old.contains("- non") && new.contains("- jamais"), "{old} / {new}");
    }

    #[test]
    fn a_note_without_a_card_is_told_as_nothing() {
        let content = Content::Cloze { text: String::from("rien") };
        let note = Note { content, ..masks("a", "b") };
        assert_eq!(told_change(&note, &note), (String::new(), String::new()));
    }
}
