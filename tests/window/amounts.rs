//! Fewer cards or more, after they were found.

use carabin::app::{Choosing, Making};
use carabin::generate::{Amount, Generated, Kind};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use crate::support::{Setup, Window, candidates};

/// The candidates of the pictures, and one that asks what a word is made of.
pub fn with_etymology() -> Generated {
    let mut generated = candidates::generated();
    let mut candidate = generated.candidates[2].clone();
    (candidate.kind, candidate.kept, candidate.left) = (Kind::Etymology, true, None);
    candidate.note.id = "etymology".parse().unwrap();
    candidate.note.content = carabin::deck::Content::Basic {
        front: "Étymologie\u{202f}: que signifient tachy- et -cardie\u{202f}?".into(),
        back: "tachy-\u{202f}: rapide\u{202f}; -cardie\u{202f}: cœur".into(),
    };
    candidate.score.total = 0.6;
    generated.candidates.insert(3, candidate);
    generated
}

fn open(name: &str) -> Window {
    let mut window = Window::open(name, &Setup::one_deck(1));
    window.harness.state_mut().choose_among(with_etymology(), Vec::new(), "");
    window.run();
    window
}

fn choosing(window: &Window) -> &Choosing {
    match &window.harness.state().state().making {
        Making::Choosing(choosing) => choosing,
        _ => panic!("no candidates"),
    }
}

fn kept(window: &Window) -> Vec<bool> {
    choosing(window).rows.iter().map(|row| row.kept).collect()
}

const USUAL: [bool; 7] = [true, true, false, true, true, true, true];

#[test]
fn fewer_and_more_from_the_keyboard_and_back() {
    let mut window = open("amounts");
    assert_eq!(kept(&window), USUAL);
    window.press(Key::ArrowRight);
    assert_eq!(choosing(&window).amount, Amount::Everything);
    assert_eq!(kept(&window), [true; 7]);
    window.press(Key::ArrowRight);
    window.press(Key::ArrowLeft);
    assert_eq!(kept(&window), USUAL);
    window.press(Key::ArrowLeft);
    window.press(Key::ArrowLeft);
    assert_eq!(kept(&window), [true, true, false, false, true, false, false]);
    window.harness.get_by_label("3 notes gardées, 3 cartes");
    for before in [Amount::Usual, Amount::Everything, Amount::Usual] {
        window.command(Key::Z);
        assert_eq!(choosing(&window).amount, before);
    }
    assert_eq!(kept(&window), USUAL);
}

#[test]
fn what_was_ticked_or_edited_by_hand_stays() {
    let mut window = open("amounts-by-hand");
    // The first is dropped, the best one; the third is kept, the weakest.
    window.press(Key::D);
    window.press(Key::J);
    window.press(Key::G);
    window.press(Key::ArrowLeft);
    assert_eq!(kept(&window), [false, true, true, false, true, false, false]);
    window.press(Key::ArrowRight);
    window.press(Key::ArrowRight);
    assert_eq!(kept(&window), [false, true, true, true, true, true, true]);
    // What was confirmed is no step that could be undone.
    window.press(Key::G);
    window.command(Key::Z);
    assert_eq!(choosing(&window).amount, Amount::Usual);
}

#[test]
fn the_mouse_has_the_same_switches() {
    let mut window = open("amounts-mouse");
    let amount = |window: &mut Window, name: &str| {
        window.harness.get_by_role_and_label(Role::RadioButton, name).click();
        window.run();
    };
    amount(&mut window, "Nombre de cartes – Tout");
    assert_eq!(kept(&window), [true; 7]);
    let switch = |window: &mut Window| {
        window.harness.get_by_role_and_label(Role::CheckBox, "Étymologies").click();
        window.run();
    };
    switch(&mut window);
    let without = [true, true, true, false, true, true, true];
    assert_eq!(kept(&window), without);
    amount(&mut window, "Nombre de cartes – L’essentiel");
    amount(&mut window, "Nombre de cartes – Tout");
    assert_eq!(kept(&window), without);
    switch(&mut window);
    assert_eq!(kept(&window), [true; 7]);
    window.command(Key::Z);
    assert_eq!((kept(&window), choosing(&window).etymology), (without.to_vec(), false));
}
