//! An edit that is open while something else is done: nothing that is typed is lost.

use crate::app::fields::{Field, NoteForm};
use crate::app::{Choosing, Making};
use egui::Key;
use egui_kittest::kittest::Queryable as _;

use super::drafts::{COURSE, look_for_cards, paste, written};
use super::support::{Setup, Window};

fn choosing(window: &Window) -> &Choosing {
    match &window.harness.state().state().create.making {
        Making::Choosing(choosing) => choosing,
        _ => panic!("no candidates"),
    }
}

/// Opens the editor of the candidate that is selected, and types into it.
fn edit(window: &mut Window, text: &str) {
    window.press(Key::E);
    assert!(choosing(window).editing);
    window.harness.event(egui::Event::Text(text.to_owned()));
    window.run();
}

fn saved(window: &Window) -> String {
    let decks = std::fs::read_dir(window.root.join("decks")).expect("there").flatten();
    decks.map(|deck| std::fs::read_to_string(deck.path()).unwrap_or_default()).collect()
}

#[test]
fn saving_the_deck_takes_an_open_edit_along_and_the_next_one_is_a_draft_again() {
    let mut window = Window::open("edit-saved", &Setup::one_deck(1));
    paste(&mut window, COURSE);
    look_for_cards(&mut window);
    edit(&mut window, "Corrigé ");
    written(&mut window, &["Corrigé"]);
    window.command(Key::S);
    assert!(saved(&window).contains("Corrigé"), "{}", saved(&window));
    assert!(!choosing(&window).editing);
    written(&mut window, &[]);
    // What is typed from now on is not in the deck.
    edit(&mut window, "Encore ");
    written(&mut window, &["Encore"]);
    let mut window = window.killed();
    window.harness.get_by_label("Reprendre").click();
    window.run();
    window.until(|w| matches!(w.harness.state().state().create.making, Making::Choosing(_)));
    assert!(choosing(&window).editing);
    // What can't be asked stays in the editor, and nothing is saved without it.
    window.command(Key::A);
    window.press(Key::Backspace);
    window.command(Key::S);
    assert!(choosing(&window).editing);
    window.harness.get_by_label_contains("Il manque la question");
}

#[test]
fn whoever_goes_to_another_candidate_takes_the_edit_along_and_back_again() {
    let mut window = Window::open("edit-left", &Setup::one_deck(1));
    paste(&mut window, COURSE);
    look_for_cards(&mut window);
    let before = choosing(&window).rows.clone();
    let first = choosing(&window).selected;
    edit(&mut window, "Corrigé ");
    let other = window.harness.query_all_by_label_contains("La tachycardie est une").next();
    other.expect("another sentence").click();
    window.run();
    let row = &choosing(&window).rows[first];
    assert!(row.by_hand && row.note != before[first].note, "{row:?}");
    window.command(Key::Z);
    assert_eq!(choosing(&window).rows, before);
}

#[test]
fn a_text_that_is_left_and_had_again_has_its_open_edit() {
    let mut window = Window::open("edit-text-left", &Setup::one_deck(1));
    paste(&mut window, COURSE);
    look_for_cards(&mut window);
    edit(&mut window, "Corrigé ");
    window.choose("Autre texte");
    assert!(matches!(window.harness.state().state().create.making, Making::Text));
    window.command(Key::Z);
    assert!(choosing(&window).editing);
    let fields = window.harness.state().state().create.form.note.texts();
    assert!(fields.iter().any(|field| field.contains("Corrigé")), "{fields:?}");
}

/// Another device changes the deck's file.
fn elsewhere(window: &Window, from: &str, to: &str) {
    for deck in std::fs::read_dir(window.root.join("decks")).expect("there").flatten() {
        let text = std::fs::read_to_string(deck.path()).expect("read");
        if text.contains(from) {
            std::fs::write(deck.path(), text.replacen(from, to, 1)).expect("written");
            return;
        }
    }
    panic!("{from} is nowhere");
}

/// Opens the editor on the first card that is asked, and types behind its question; what the question
/// was.
fn edit_note(window: &mut Window, text: &str) -> String {
    window.choose("Tout étudier");
    window.press(Key::E);
    let open = window.harness.state().state().editor.open.as_ref().expect("edited");
    let front = open.form.text(Field::Front).to_owned();
    assert!(!front.is_empty());
    window.harness.event(egui::Event::Text(text.to_owned()));
    window.run();
    front
}

fn form(window: &Window) -> &NoteForm {
    &window.harness.state().state().editor.open.as_ref().expect("edited").form
}

#[test]
fn an_edit_that_is_gone_on_with_leaves_what_was_changed_meanwhile() {
    let mut window = Window::open("edit-base", &Setup::one_deck(1));
    let front = edit_note(&mut window, " MIENNE");
    let back = form(&window).text(Field::Back).to_owned();
    written(&mut window, &["MIENNE"]);
    elsewhere(&window, &format!("back: \"{back}\""), "back: \"Réponse corrigée\"");
    let mut window = window.killed();
    window.harness.get_by_label("Reprendre les modifications").click();
    window.run();
    assert_eq!(form(&window).text(Field::Back), "Réponse corrigée");
    window.harness.get_by_label_contains("Cette note a été modifiée entre-temps");
    window.command(Key::Enter);
    let deck = saved(&window);
    assert!(
        deck.contains(&format!("{front} MIENNE")) && deck.contains("Réponse corrigée"),
        "{deck}"
    );
}

#[test]
fn what_both_have_changed_is_not_saved_before_the_student_has_chosen() {
    let mut window = Window::open("edit-clash", &Setup::one_deck(1));
    let front = edit_note(&mut window, " MIENNE");
    // The file changes under the open editor, and nobody has noticed yet.
    elsewhere(&window, &format!("front: \"{front}\""), "front: \"Question corrigée\"");
    window.command(Key::Enter);
    window.harness.get_by_label_contains("choisissez d’abord ce qui reste");
    assert!(saved(&window).contains("Question corrigée"));
    window.harness.get_by_label_contains("Garder les deux").click();
    window.run();
    window.command(Key::Enter);
    assert!(window.harness.state().state().editor.open.is_none());
    let deck = saved(&window);
    assert!(deck.contains("MIENNE") && deck.contains("Question corrigée"), "{deck}");
}
