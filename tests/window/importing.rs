//! Notes of another program that are given to the window: shown, taken once the student says so, and
//! never made cards of.

use crate::app::command::Screen;
use egui::Key;
use egui_kittest::kittest::Queryable as _;

use super::snapshots::{LOOKS, paint_in};
use super::support::{Setup, Window};

const ANKI: &str = "#separator:tab\n#html:true\n#tags column:3\n\
    Quel est le <b>nerf</b> du diaphragme ?\tLe nerf phrénique\tneuro\n\
    Le {{c1::diaphragme}} se contracte.\t\tneuro\n\
    Sans réponse\t\t\n";

/// Drops a file, and waits until it is read.
fn give(window: &mut Window, name: &str, text: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, text).unwrap();
    window.drop_file(path);
    window.run();
    window.until(|window| {
        let state = window.harness.state().state();
        state.given.notes.is_some() || state.notice.as_ref().is_some_and(|notice| notice.is_error)
    });
    window.run();
}

fn decks(window: &Window) -> usize {
    window.harness.state().state().workspace.decks().len()
}

#[test]
fn ankis_notes_are_shown_and_taken_after_asking() {
    let mut window = Window::open("import", &Setup::one_deck(1));
    let offer = |window: &mut Window| give(window, "anki.txt", ANKI);
    offer(&mut window);
    window.harness.get_by_label("Importer «\u{a0}anki.txt\u{a0}»");
    window.harness.get_by_label_contains("2 notes seraient ajoutées");
    window.harness.get_by_label_contains("Ligne 6\u{a0}: La réponse est vide");
    assert_eq!(decks(&window), 1, "only after asking");
    assert!(window.harness.state().state().create.form.text.is_empty(), "it is no text");
    window.press(Key::Enter);
    window.run();
    assert_eq!(decks(&window), 2);
    let state = window.harness.state().state();
    let deck = &state.workspace.decks().iter().find(|open| open.deck.title == "anki").unwrap().deck;
    assert_eq!(deck.notes.len(), 2);
    assert_eq!(state.screen, Screen::Decks);
    window.harness.get_by_label_contains("2 notes ajoutées");
    // Again: there is nothing to do.
    offer(&mut window);
    window.harness.get_by_label_contains("Aucune note ne serait ajoutée");
    window.press(Key::Enter);
    assert!(window.harness.state().state().given.notes.is_some());
    window.press(Key::Escape);
    assert!(window.harness.state().state().given.notes.is_none());
    window.command(Key::Z);
    assert_eq!(decks(&window), 1);
}

#[test]
fn what_may_be_notes_is_asked_about() {
    let mut window = Window::open("import-perhaps", &Setup::one_deck(1));
    let text = "Q 1\tR 1\nQ 2\tR 2\nQ 3\tR 3\n";
    give(&mut window, "liste.txt", text);
    window.harness.get_by_label_contains("sont-ce des notes");
    window.harness.get_by_label("En faire des cartes, comme d’un texte").click();
    window.run();
    window.run();
    let state = window.harness.state().state();
    assert_eq!((state.screen, state.create.text_name.as_str()), (Screen::Create, "liste.txt"));
    assert_eq!(state.create.form.text, text);
}

#[test]
fn a_list_that_can_t_be_read_is_named_with_its_line() {
    let mut window = Window::open("import-unclear", &Setup::one_deck(1));
    give(&mut window, "x.csv", "Q 1;R 1\nQ 2;\"R 2\n");
    window.harness.get_by_label_contains("Impossible d’importer «\u{a0}x.csv\u{a0}»");
    window.harness.get_by_label_contains("(ligne 2, colonne 5)");
}

#[test]
fn no_card_is_made_of_a_list_that_was_pasted() {
    let mut window = Window::open("import-pasted", &Setup::one_deck(1));
    window.command(Key::N);
    window.harness.event(egui::Event::Paste(ANKI.to_owned()));
    window.run();
    window.command(Key::Enter);
    window.run();
    assert!(window.harness.state().state().create.choosing().is_none());
    window.harness.get_by_label("Importer «\u{a0}Notes importées\u{a0}»");
}

#[test]
fn the_preview_is_painted() {
    let text = "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n\
        #tags column:6\n\
        a1\tBasic\tMédecine::Neurologie\tQuel est le nerf du diaphragme ?\tLe nerf phrénique\t\n\
        a2\tCloze\tMédecine::Neurologie\tLe {{c1::diaphragme}} se contracte.\t\t\n\
        a3\tBasic\tPneumologie\tOù est le foie ?\t<img src=\"foie.png\">\t\n\
        a4\tBasic\tPneumologie\t\tRien\t\n";
    let work = |window: &mut Window| give(window, "Notes choisies.txt", text);
    drop(paint_in("import", &[LOOKS[0], LOOKS[3]], &Setup::one_deck(1), work));
}
