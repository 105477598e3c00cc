//! Every screen, light and dark, in French and English, painted on the CPU.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --test window pictures` paints them anew: look at them.

use crate::support::{DECK, Window, window};
use carabin::library::Theme;
use egui::{Key, Modifiers};
use egui_kittest::SnapshotResults;

/// Shows `screen` in every look; `lead` leads there.
fn pictures(screen: &str, decks: &[&str], lead: impl Fn(&mut Window)) {
    let mut results = SnapshotResults::new();
    for language in ["fr", "en"] {
        for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
            let mut window = window(language, theme, decks);
            window.harness.run();
            lead(&mut window);
            window.harness.snapshot(format!("{screen}-{language}-{name}"));
            results.extend_harness(&mut window.harness);
        }
    }
}

#[test]
fn decks() {
    pictures("decks", &[DECK], |_| {});
}

#[test]
fn no_decks() {
    pictures("decks-empty", &[], |_| {});
}

#[test]
fn a_question() {
    pictures("study-question", &[DECK], |window| window.press(Key::Enter));
}

#[test]
fn an_answer() {
    pictures("study-answer", &[DECK], |window| {
        window.press(Key::Enter);
        window.press(Key::Space);
    });
}

#[test]
fn a_choice() {
    pictures("study-choice", &[DECK], |window| {
        window.press(Key::Enter);
        for _ in 0..2 {
            window.reveal();
            window.press(Key::Num4);
        }
        window.reveal();
    });
}

#[test]
fn a_summary() {
    pictures("summary", &[DECK], |window| {
        window.press(Key::Enter);
        while window.is_asking() {
            window.reveal();
            window.time.set(window.time.get() + 5_000);
            window.press(Key::Num4);
        }
    });
}

#[test]
fn a_text() {
    pictures("create", &[DECK], |window| {
        window.press_with(Modifiers::COMMAND, Key::N);
    });
}

#[test]
fn candidates() {
    pictures("candidates", &[DECK], |window| {
        window.make_cards();
        window.press(Key::ArrowDown);
    });
}

#[test]
fn settings() {
    pictures("settings", &[DECK], |window| {
        window.press_with(Modifiers::COMMAND, Key::Comma);
        // The folder's name is another at every run.
        window.harness.run();
    });
}

#[test]
fn palette() {
    pictures("palette", &[DECK], |window| {
        window.press_with(Modifiers::COMMAND, Key::K);
    });
}

#[test]
fn help() {
    pictures("help", &[DECK], |window| window.press(Key::F1));
}
