//! An edit that is open while something else is done: nothing that is typed is lost.

use carabin::app::{Choosing, Making};
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
