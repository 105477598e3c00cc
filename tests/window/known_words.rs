//! A typed word with one letter wrong is a slip, unless it is a word of its own: one of the language,
//! or of the deck.

use egui::Key;
use egui_kittest::kittest::Queryable as _;

use super::support::{Setup, Window};

/// What is read out in the window `name` when `typed` is typed for the first note of these.
fn told(name: &str, notes: &str, typed: &str) -> String {
    let deck = format!("(format: 1, id: \"d\", title: \"D\", language: \"fr\", notes: [{notes}])");
    let setup = Setup { decks: vec![("d.ron", deck.leak())], ..Setup::typed() };
    let mut window = Window::open(name, &setup);
    window.press(Key::Enter);
    window.harness.get_by_label("Votre réponse").type_text(typed);
    window.run();
    window.press(Key::Enter);
    ["(une lettre fausse)", "(manque)"]
        .into_iter()
        .filter(|said| window.harness.query_by_label_contains(said).is_some())
        .collect()
}

fn asked(back: &str) -> String {
    format!("(id: \"a\", content: Basic(front: \"Quel mot ?\", back: \"{back}\")),")
}

#[test]
fn a_slip_that_is_a_word_of_the_language_is_another_word() {
    let told = |answer: &str, typed: &str| told("words-of-language", &asked(answer), typed);
    assert_eq!(told("L’adduction", "l’aduction"), "(une lettre fausse)");
    for (answer, typed) in [("L’adduction", "l’abduction"), ("Un afférent", "un efférent")] {
        assert_eq!(told(answer, typed), "(manque)", "{typed} for {answer}");
    }
}

#[test]
fn a_slip_that_is_a_word_of_the_deck_is_another_word() {
    let notes = [
        "Basic(front: \"Q ?\", back: \"La zorbalation\")",
        "Basic(front: \"Zorbalation ?\", back: \"A\")",
        "Reversible(front: \"zorbalation\", back: \"b\")",
        "Reversible(front: \"a\", back: \"b\", ask_back: \"Qu’est-ce qu’une zorbalation ?\")",
        "Reversible(front: \"a\", back: \"b\", ask_front: \"Quelle zorbalation ?\")",
        "Cloze(text: \"La {{c1::zorbalation}} est rare.\")",
        "List(prompt: \"Zorbalation\", items: [\"a\", \"b\"])",
        "List(prompt: \"P\", items: [\"a\", \"zorbalation\"])",
        "Choice(question: \"Q ?\", answer: \"a\", distractors: [\"zorbalation\"])",
        "Occlusion(picture: \"p.png\", masks: [(number: 1, left: 1, top: 2, width: 3, height: 4, \
         label: \"Zorbalation\")])",
    ];
    let told = |notes: &str, typed: &str| told("words-of-deck", notes, typed);
    let word = asked("La zorbulation");
    assert_eq!(told(&word, "zorbalation"), "(une lettre fausse)", "the deck does not know it");
    for note in notes {
        let deck = format!("{word}(id: \"b\", content: {note}),");
        assert_eq!(told(&deck, "zorbalation"), "(manque)", "{note}");
        assert_eq!(told(&deck, "zorbolation"), "(une lettre fausse)", "{note}");
    }
}
