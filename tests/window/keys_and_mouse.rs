//! The window as a student uses it: by mouse, by keyboard, through the accessibility tree.

use crate::support::{DECK, Window, window};
use carabin::app::Making;
use carabin::library::{Library, Theme};
use egui::Key;
use egui_kittest::kittest::Queryable as _;

fn french() -> Window {
    window("fr", Theme::Light, &[DECK])
}

#[test]
fn a_card_is_studied_by_mouse_and_is_on_disk() {
    let mut window = french();
    window.harness.get_by_label("Étudier – Le cœur").click();
    window.harness.run();
    window.harness.get_by_label("Afficher la réponse").click();
    window.harness.run();
    window.harness.get_by_label_contains("L’aorte est une artère qui naît");
    window.harness.get_by_label_contains("Bien, ").click();
    window.harness.run();
    assert_eq!(window.events().len(), 1);
    assert!(window.events()[0].starts_with("c1.1,1795453200000,3,0,"), "{:?}", window.events());
    assert!(window.harness.query_by_label_contains("Bien, ").is_none());
}

#[test]
fn a_grade_outlives_the_program() {
    let mut window = french();
    window.press(Key::Enter);
    window.press(Key::Space);
    window.press(Key::Num3);
    // The window is still open: what is read is what a kill would have left.
    let library = Library::look(&window.root).unwrap();
    assert_eq!(library.history().events().len(), 1);
}

#[test]
fn azerty_keys_rate() {
    let mut window = french();
    window.press(Key::Enter);
    window.press(Key::Space);
    window.harness.event(egui::Event::Key {
        key: Key::Quote,
        physical_key: Some(Key::Num4),
        pressed: true,
        repeat: false,
        modifiers: egui::Modifiers::NONE,
    });
    window.harness.run();
    assert!(window.events()[0].contains(",4,0,"), "{:?}", window.events());
}

#[test]
fn no_grade_before_the_answer() {
    let mut window = french();
    window.press(Key::Enter);
    window.press(Key::Num3);
    assert!(window.events().is_empty());
}

#[test]
fn an_undo_brings_the_card_back() {
    let mut window = french();
    window.press(Key::Enter);
    window.press(Key::Space);
    window.press(Key::Num1);
    window.press_with(egui::Modifiers::COMMAND, Key::Z);
    assert_eq!(window.events().len(), 2);
    assert!(window.events()[1].contains(",undo,"));
    window.harness.get_by_label("Qu’est-ce que l’aorte\u{202f}?");
}

#[test]
fn a_list_is_revealed_item_by_item_and_a_choice_by_letter() {
    let mut window = french();
    window.press(Key::Enter);
    window.press(Key::Space);
    window.press(Key::Num4);
    window.press(Key::Space);
    window.harness.get_by_label_contains("l’intima");
    assert!(window.harness.query_by_label_contains("l’adventice").is_none());
    window.press(Key::Space);
    window.press(Key::Space);
    window.harness.get_by_label_contains("l’adventice");
    window.press(Key::Num4);
    window.harness.get_by_label_contains("veines pulmonaires");
    window.press(Key::A);
    window.harness.get_by_label_contains("✓");
}

#[test]
fn a_sitting_ends_with_a_summary() {
    let mut window = french();
    window.press(Key::Enter);
    while window.is_asking() {
        window.reveal();
        window.time.set(window.time.get() + 5_000);
        window.press(Key::Num4);
    }
    window.harness.get_by_label("Séance terminée");
    window.press(Key::Enter);
    window.harness.get_by_label("Aujourd’hui");
}

#[test]
fn the_palette_finds_commands_without_accents() {
    let mut window = french();
    window.press_with(egui::Modifiers::COMMAND, Key::K);
    window.harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Toutes les commandes");
    window.harness.event(egui::Event::Text("creer".to_owned()));
    window.harness.run();
    window.press(Key::Enter);
    window.harness.get_by_label("Texte");
}

#[test]
fn cards_are_made_chosen_and_saved_from_the_keyboard() {
    let mut window = french();
    window.make_cards();
    let Making::Choosing(choosing) = &window.harness.state().state().making else {
        panic!("no candidates");
    };
    let (kept, _) = choosing.kept();
    assert!(kept >= 3, "{kept}");
    window.press(Key::Delete);
    window.press_with(egui::Modifiers::COMMAND, Key::S);
    let library = Library::look(&window.root).unwrap();
    let saved = library.decks().iter().find(|open| open.deck.title == "La rate").unwrap();
    assert_eq!(saved.deck.notes.len(), kept - 1);
    window.harness.get_by_label("Étudier maintenant").click();
    window.harness.run();
    window.harness.get_by_label("Afficher la réponse");
}

#[test]
fn a_sentence_says_why_it_gave_nothing() {
    let mut window = french();
    window.make_cards();
    window.harness.get_by_label_contains("Elle pèse environ").click();
    window.harness.run();
    window.harness.get_by_label_contains("Cette phrase dépend d’une autre");
}

#[test]
fn settings_are_saved_and_the_language_changes_at_once() {
    let mut window = french();
    window.press_with(egui::Modifiers::COMMAND, Key::Comma);
    window.harness.get_by_label("SM-2").click();
    window.harness.run();
    let text = std::fs::read_to_string(window.root.join("settings.ron")).unwrap();
    assert!(text.contains("Sm2"), "{text}");
    window.harness.get_by_label("English").click();
    window.harness.run();
    window.harness.get_by_label("Memory model");
}

#[test]
fn a_deck_that_is_not_understood_is_told_and_left_alone() {
    let mut window = window("fr", Theme::Light, &[DECK, "(format: 1,\n oops"]);
    window.harness.run();
    window.harness.get_by_label_contains("1.ron:2:2");
    let text = std::fs::read_to_string(window.root.join("decks/1.ron")).unwrap();
    assert_eq!(text, "(format: 1,\n oops");
}
