//! Fewer cards or more, after they were found.

use crate::app::{Choosing, Making};
use carabin::generate::{Amount, Generated, Kind};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use super::support::{Setup, Window, candidates};

/// The candidates of the pictures, and one that asks what a word is made of.
pub fn with_etymology() -> Generated {
    let mut generated = candidates::generated();
    let mut candidate = generated.candidates[2].clone();
    candidate.kind = Kind::Etymology;
    candidate.note.id = "etymology".parse().unwrap();
    candidate.note.content = carabin::deck::Content::Basic {
        front: "Étymologie\u{202f}: que signifient tachy- et -cardie\u{202f}?".into(),
        back: "tachy-\u{202f}: rapide\u{202f}; -cardie\u{202f}: cœur".into(),
    };
    candidate.score.total = 0.4;
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
    match &window.harness.state().state().create.making {
        Making::Choosing(choosing) => choosing,
        _ => panic!("no candidates"),
    }
}

#[test]
fn both_ends_of_the_choice_stand_on_its_line() {
    let window = open("amount-line");
    let middle = |name: &str| window.harness.get_by_label(name).rect().center().y;
    let line = middle("Nombre de cartes – Habituel");
    for end in ["Moins", "Plus"] {
        assert!((middle(end) - line).abs() < 1.5, "{end}: {} and {line}", middle(end));
    }
}

fn kept(window: &Window) -> Vec<bool> {
    choosing(window).rows.iter().map(|row| row.kept).collect()
}

/// The best ones; how many more there are is the generator's business.
const BEST: usize = 0;
/// The weakest.
const WEAK: usize = 2;
const ETYMOLOGY: usize = 3;

#[test]
fn fewer_and_more_from_the_keyboard_and_back() {
    let mut window = open("amounts");
    let usual = kept(&window);
    window.press(Key::ArrowRight);
    assert_eq!(choosing(&window).amount, Amount::Everything);
    assert_eq!(kept(&window), [true; 7]);
    window.press(Key::ArrowRight);
    window.press(Key::ArrowLeft);
    assert_eq!(kept(&window), usual);
    window.press(Key::ArrowLeft);
    window.press(Key::ArrowLeft);
    assert_eq!(choosing(&window).amount, Amount::Essential);
    let few = kept(&window);
    assert!(few[BEST] && !few[WEAK] && few.iter().zip(&usual).all(|(few, usual)| few <= usual));
    let count = few.iter().filter(|kept| **kept).count();
    assert!(count < usual.iter().filter(|kept| **kept).count());
    window.harness.get_by_label(&format!("{count} notes gardées, {count} cartes"));
    for before in [Amount::Usual, Amount::Everything, Amount::Usual] {
        window.command(Key::Z);
        assert_eq!(choosing(&window).amount, before);
    }
    assert_eq!(kept(&window), usual);
}

#[test]
fn what_was_ticked_or_edited_by_hand_stays() {
    let mut window = open("amounts-by-hand");
    // The best is dropped, the weakest is kept.
    window.press(Key::D);
    window.press(Key::J);
    window.press(Key::G);
    for key in [Key::ArrowLeft, Key::ArrowRight, Key::ArrowRight] {
        window.press(key);
        assert!(!kept(&window)[BEST] && kept(&window)[WEAK]);
    }
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
    let mut without = [true; 7];
    without[ETYMOLOGY] = false;
    assert_eq!(kept(&window), without);
    amount(&mut window, "Nombre de cartes – L’essentiel");
    amount(&mut window, "Nombre de cartes – Tout");
    assert_eq!(kept(&window), without);
    switch(&mut window);
    assert_eq!(kept(&window), [true; 7]);
    window.command(Key::Z);
    assert_eq!((kept(&window), choosing(&window).etymology), (without.to_vec(), false));
}
