//! The limit of new cards: what it holds back is said, and can be had today all the same.

use crate::app::command::Screen;
use egui::Key;
use egui_kittest::kittest::Queryable as _;

use super::snapshots::{LOOKS, paint_in};
use super::support::{Setup, Window, deck_of};

/// A window on two decks, with two new cards a day, both of which are used up.
fn used_up(name: &str) -> Window {
    let mut window = Window::open(name, &two_decks());
    use_up(&mut window);
    window
}

fn two_decks() -> Setup {
    Setup {
        decks: vec![("a.ron", deck_of("a", "Anciens", 2)), ("b.ron", deck_of("b", "Nouveaux", 12))],
        settings: "(format: 1, scheduling: (new_per_day: 2, learning_steps: []))",
        ..Setup::default()
    }
}

/// Studies the first deck, and goes back.
fn use_up(window: &mut Window) {
    window.press(Key::Enter);
    for _ in 0..2 {
        window.press(Key::Space);
        window.press(Key::Num3);
    }
    window.press(Key::Enter);
    assert_eq!(window.harness.state().state().screen, Screen::Decks);
}

#[test]
fn the_limit_reached_looks_as_it_should() {
    drop(paint_in("limit-reached", &[LOOKS[0], LOOKS[3]], &two_decks(), use_up));
}

#[test]
fn the_end_of_a_sitting_at_the_limit_looks_as_it_should() {
    drop(paint_in("limit-reached-end", &[LOOKS[0]], &two_decks(), |window| {
        use_up(window);
        window.choose("10 nouvelles de plus aujourd’hui – Nouveaux");
        for _ in 0..10 {
            window.press(Key::Space);
            window.press(Key::Num3);
        }
    }));
}

#[test]
fn a_deck_whose_cards_the_limit_holds_is_not_up_to_date_and_gives_ten_more() {
    let mut window = used_up("limit-decks");
    window.harness.get_by_label("À jour");
    window.harness.get_by_label_contains("La limite de 2 nouvelles cartes par jour est atteinte.");
    window.harness.get_by_label_contains("12 cartes jamais vues attendent.");
    window.harness.get_by_label_contains("10 nouvelles de plus aujourd’hui – Nouveaux").click();
    window.run();
    let state = window.harness.state().state();
    assert_eq!(state.screen, Screen::Study);
    assert_eq!(state.study.sitting.as_ref().unwrap().session.remaining().new, 10);
    let file = std::fs::read_to_string(window.root.join("settings.ron")).unwrap();
    assert!(file.contains("new: 10") && file.contains("2026-03-10"), "{file}");
    window.command(Key::Z);
    assert!(window.harness.state().state().workspace.settings().scheduling.more.is_empty());
    window.harness.get_by_label_contains("La limite de 2 nouvelles cartes par jour est atteinte.");
}

#[test]
fn the_end_of_a_sitting_names_the_limit_and_promises_no_card_that_was_never_seen() {
    let mut window = used_up("limit-end");
    window.choose("10 nouvelles de plus aujourd’hui – Nouveaux");
    for _ in 0..10 {
        window.press(Key::Space);
        window.press(Key::Num3);
    }
    window.harness.get_by_label_contains("Les 12 nouvelles cartes accordées pour aujourd’hui");
    window.harness.get_by_label_contains("2 cartes jamais vues attendent.");
    assert!(window.harness.query_by_label_contains("reviendront").is_none());
    window.harness.get_by_label("Régler la limite…");
    window.press(Key::Plus);
    let remaining = |window: &Window| {
        let state = window.harness.state().state();
        state.study.sitting.as_ref().unwrap().session.remaining().new
    };
    assert_eq!(remaining(&window), 2);
    window.wait(86_400_000);
    let more = window.harness.state().state().workspace.settings().scheduling.new_on(20_523);
    assert_eq!(more, 2, "another day is as it always was");
}

#[test]
fn decks_that_share_the_day_s_new_cards_say_so() {
    let setup = Setup {
        decks: vec![("a.ron", deck_of("a", "Un", 15)), ("b.ron", deck_of("b", "Deux", 15))],
        ..Setup::default()
    };
    let window = Window::open("limit-shared", &setup);
    window.harness.get_by_label_contains("20 nouvelles cartes aujourd’hui, tous paquets confondus");
}
