//! Every screen, light and dark, in French and in English.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --test app` paints them anew; look at them before committing.

use carabin::library::Theme;
use egui::Key;
use egui_kittest::kittest::Queryable as _;

use crate::support::{Setup, Window};

const LOOKS: [(&str, &str, Theme); 4] = [
    ("fr_light", "fr", Theme::Light),
    ("fr_dark", "fr", Theme::Dark),
    ("en_light", "en", Theme::Light),
    ("en_dark", "en", Theme::Dark),
];

/// Paints `screen` in each of the four looks, after `act`.
fn paint(screen: &str, setup: &Setup, act: impl Fn(&mut Window)) {
    let mut results = egui_kittest::SnapshotResults::new();
    for (look, language, theme) in LOOKS {
        let name = format!("{screen}_{look}");
        let mut window = Window::open(&name, &Setup { language, theme, ..setup.clone() });
        act(&mut window);
        window.run();
        results.add(window.harness.try_snapshot(&name));
    }
}

#[test]
fn decks() {
    paint("decks", &Setup { days: 6, ..Setup::default() }, |_| {});
}

#[test]
fn decks_empty() {
    paint("decks-empty", &Setup { decks: Vec::new(), ..Setup::default() }, |_| {});
}

#[test]
fn study_question() {
    paint("study-question", &Setup::default(), |window| window.command(Key::E));
}

#[test]
fn study_answer() {
    paint("study-answer", &Setup::default(), |window| {
        window.command(Key::E);
        window.press(Key::Space);
    });
}

#[test]
fn summary() {
    paint("summary", &Setup::one_deck(2), |window| {
        window.command(Key::E);
        for _ in 0..2 {
            window.wait(7_000);
            window.press(Key::Space);
            window.press(Key::Num4);
        }
    });
}

#[test]
fn create_empty() {
    paint("create-empty", &Setup::default(), |window| window.command(Key::N));
}

#[test]
fn settings() {
    paint("settings", &Setup::default(), |window| window.command(Key::Comma));
}

#[test]
fn palette() {
    paint("palette", &Setup::default(), |window| window.command(Key::K));
}

#[test]
fn help() {
    paint("help", &Setup::default(), |window| window.press(Key::F1));
}

#[test]
fn problems() {
    let setup = Setup { damaged: true, ..Setup::default() };
    paint("problems", &setup, |window| {
        let _ = window.harness.get_by_label_contains("problem");
    });
}
