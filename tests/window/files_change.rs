//! The window while files change under it, and the way back from every action.

use std::fs;

use crate::app::command::Screen;
use crate::app::{Making, Way};
use carabin::deck;
use carabin::library::Library;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::support::{Setup, Window, candidates};

/// High enough for all settings.
fn tall() -> Setup {
    Setup { size: [1180.0, 1900.0], ..Setup::one_deck(1) }
}

fn notice(window: &Window) -> String {
    window.harness.state().state().notice.as_ref().map(|n| n.text.clone()).unwrap_or_default()
}

#[test]
fn a_deck_that_another_program_changed_shows_when_the_window_is_looked_at() {
    let mut window = Window::open("following", &Setup::one_deck(1));
    let state = window.harness.state().state();
    let open = &state.workspace.decks()[0];
    let path = state.workspace.library().root().join(&open.path);
    let mut deck = open.deck.clone();
    deck.title = "Un autre titre".into();
    fs::write(&path, deck::write(&deck)).unwrap();
    window.run();
    assert!(window.harness.query_by_label("Un autre titre").is_none());
    window.focus();
    window.harness.get_by_label("Un autre titre");
}

#[test]
fn what_was_merged_is_said_in_one_line() {
    let mut window = Window::open("merged", &Setup::one_deck(1));
    let state = window.harness.state().state();
    let open = &state.workspace.decks()[0];
    let path = state.workspace.library().root().join(&open.path);
    let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
    let copy = path.with_file_name(format!("{stem} (Copie en conflit de Marie 2026-01-01).ron"));
    let before = open.deck.notes.len();
    let mut deck = open.deck.clone();
    deck.notes[0].id = "new".parse().unwrap();
    fs::write(&copy, deck::write(&deck)).unwrap();
    window.focus();
    assert!(notice(&window).contains("une note venue de l’autre"), "{}", notice(&window));
    assert_eq!(window.harness.state().state().workspace.decks()[0].deck.notes.len(), before + 1);
    assert!(!copy.exists());
}

#[test]
fn a_sitting_goes_on_while_another_device_studies() {
    let mut window = Window::open("sitting", &Setup::one_deck(1));
    window.press(Key::Enter);
    window.press(Key::Space);
    window.press(Key::Num3);
    let state = window.harness.state().state();
    let (root, card) =
        (state.workspace.library().root().to_owned(), state.asked_card().unwrap().0.id.clone());
    let mut event = state.workspace.history().events()[0].what.clone();
    event.card = card.clone();
    let mut other = Library::open(&root, &"other".parse().unwrap()).unwrap();
    other.append(event).unwrap();
    window.focus();
    let state = window.harness.state().state();
    assert_eq!(state.workspace.history().events().len(), 2);
    assert_eq!(state.workspace.collection().state(&card).unwrap().reps, 1);
    assert_eq!(state.screen, Screen::Study);
}

#[test]
fn a_second_window_only_reads_until_the_first_is_gone() {
    let first = Window::open("two-windows", &Setup::one_deck(1));
    let mut second = Window::beside(&first);
    // It says so, and why, as long as it is so; nobody has to have read it at the start.
    let told = "une autre fenêtre de Carabin utilise cette bibliothèque";
    assert_eq!(notice(&second), "");
    for key in [Key::N, Key::Comma, Key::D] {
        second.command(key);
        second.harness.get_by_label_contains(told);
    }
    assert!(first.harness.query_by_label_contains(told).is_none());
    let graded =
        |window: &Window| window.harness.state().state().workspace.history().events().len();
    second.press(Key::Enter);
    second.press(Key::Space);
    second.press(Key::Num3);
    assert_eq!(graded(&second), 0);
    // Its window is closed, its folder stays.
    let root = first.harness.state().state().workspace.library().root().to_owned();
    let kept = root.with_file_name("kept");
    fs::rename(&root, &kept).unwrap();
    drop(first);
    fs::create_dir_all(root.parent().unwrap()).unwrap();
    fs::rename(&kept, &root).unwrap();
    second.focus();
    assert_eq!(notice(&second), "L’autre fenêtre est fermée\u{a0}: celle-ci enregistre à nouveau.");
    assert!(second.harness.query_by_label_contains(told).is_none());
    // The card is still on the table, its answer shown.
    second.press(Key::Num3);
    assert_eq!(graded(&second), 1);
}

#[test]
fn sixty_actions_on_three_screens_are_undone_one_by_one() {
    let mut window = Window::open("undo-all", &tall());
    let settings = window.harness.state().state().workspace.settings().clone();
    let machine = window.harness.state().state().settings.machine.clone();
    window.press(Key::Enter);
    for _ in 0..3 {
        window.press(Key::Space);
        window.press(Key::Num4);
    }
    window.command(Key::Comma);
    for name in ["Thème – Sombre", "Taille – 125\u{202f}%", "Modèle de mémoire – SM-2"] {
        window.harness.get_by_label(name).click();
        window.run();
    }
    window.harness.state_mut().choose_among(candidates::generated(), Vec::new(), "Un texte");
    window.run();
    let rows = |window: &Window| match &window.harness.state().state().create.making {
        Making::Choosing(choosing) => choosing.rows.clone(),
        _ => Vec::new(),
    };
    let first = rows(&window);
    for turn in 0..54 {
        window.press(if turn % 2 == 0 { Key::D } else { Key::G });
        window.press(Key::ArrowUp);
    }
    let last = rows(&window);
    window.command(Key::S);
    let decks = |window: &Window| window.harness.state().state().workspace.decks().len();
    assert_eq!(decks(&window), 2);

    window.command(Key::Z);
    assert_eq!(notice(&window), "Annulé\u{a0}: Enregistrer le paquet – Embolie pulmonaire.");
    assert_eq!(decks(&window), 1);
    let chosen = |window: &Window| {
        let next = window.harness.state().state().undos.next(Way::Back).map(|undo| undo.key);
        matches!(next, Some("command-keep" | "command-drop"))
    };
    while chosen(&window) {
        window.command(Key::Z);
    }
    assert_eq!(rows(&window), first);
    for _ in 0..3 {
        window.command(Key::Z);
    }
    let state = window.harness.state().state();
    assert_eq!((state.workspace.settings(), &state.settings.machine), (&settings, &machine));
    assert_eq!(state.screen, Screen::Settings);
    for left in [2, 1, 0] {
        window.command(Key::Z);
        let state = window.harness.state().state();
        let summary = state.study.sitting.as_ref().unwrap().session.summary();
        assert_eq!((state.screen, summary.reviews), (Screen::Study, left));
    }
    assert!(window.harness.state().state().undos.next(Way::Back).is_none());

    // And all of it forward again, by either key.
    for done in [1, 2, 3] {
        window.command(Key::Y);
        let state = window.harness.state().state();
        assert_eq!(state.study.sitting.as_ref().unwrap().session.summary().reviews, done);
    }
    let (forward, all) = (Modifiers::COMMAND | Modifiers::SHIFT, (&settings, &machine));
    for _ in 0..3 {
        window.press_with(forward, Key::Z);
    }
    let state = window.harness.state().state();
    assert!(state.workspace.settings() != all.0 && state.settings.machine != *all.1);
    while window.harness.state().state().undos.next(Way::Forward).is_some() {
        window.press_with(forward, Key::Z);
    }
    assert_eq!(notice(&window), "Rétabli\u{a0}: Enregistrer le paquet – Embolie pulmonaire.");
    assert_eq!((decks(&window), rows(&window)), (2, last));
    // And back: an action that was done again is undone as before.
    window.command(Key::Z);
    assert_eq!(decks(&window), 1);
}

#[test]
fn a_grade_is_undone_done_again_and_undone_and_something_else_ends_that() {
    let mut window = Window::open("redo-grade", &tall());
    window.press(Key::Enter);
    let card = |window: &Window| {
        let asked = window.harness.state().state().asked_card();
        asked.map(|(card, ..)| card.id.to_string()).unwrap_or_default()
    };
    let first = card(&window);
    window.press(Key::Space);
    window.press(Key::Num4);
    let second = card(&window);
    assert_ne!(first, second);
    for _ in 0..2 {
        window.command(Key::Z);
        assert_eq!(card(&window), first);
        window.command(Key::Y);
        assert_eq!(card(&window), second);
    }
    window.command(Key::Z);
    window.press(Key::Space);
    window.press(Key::Num3);
    window.command(Key::Y);
    let state = window.harness.state().state();
    assert_eq!(state.study.sitting.as_ref().unwrap().session.summary().by_rating, [0, 0, 1, 0]);
    assert!(state.undos.next(Way::Forward).is_none());
}

#[test]
fn a_text_that_was_left_comes_back() {
    let mut window = Window::open("left", &Setup::one_deck(1));
    window.harness.state_mut().choose_among(candidates::generated(), Vec::new(), "Un texte");
    window.run();
    window.harness.get_by_label("Autre texte").click();
    window.run();
    assert!(matches!(window.harness.state().state().create.making, Making::Text));
    window.command(Key::Z);
    assert!(matches!(window.harness.state().state().create.making, Making::Choosing(_)));
}

/// Until a check, which runs on a thread, has answered.
pub fn checked(window: &mut Window) {
    window.run();
    window.until(|window| !window.harness.state().state().health.is_checking());
}

#[test]
fn a_check_in_the_window_says_what_can_be_repaired_and_repairs_it() {
    let mut window = Window::open("check", &tall());
    let root = window.harness.state().state().workspace.library().root().to_owned();
    fs::write(root.join("decks/.carabin-x.tmp"), "half").unwrap();
    window.command(Key::Comma);
    window.harness.get_by_label("Vérifier la bibliothèque").click();
    checked(&mut window);
    window.harness.get_by_label_contains("il sera rangé dans backups");
    window.harness.get_by_label("Réparer").click();
    checked(&mut window);
    assert!(!root.join("decks/.carabin-x.tmp").exists());
    assert!(!window.harness.state().state().health.shown);
    assert!(!window.harness.state().state().workspace.library().is_read_only());
}
