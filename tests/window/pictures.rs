//! The pictures that the pages for students show.
//!
//! `cargo test --bin carabin window::pictures:: -- --ignored` paints them; look at them before
//! committing.

use carabin::library::Theme;
use egui::Key;

use super::support::{Setup, Window};

#[test]
#[ignore = "paints the pictures of the README"]
fn study() {
    for (language, deck) in [("en", 2), ("fr", 1)] {
        let setup = Setup {
            language,
            theme: Theme::Light,
            size: [900.0, 560.0],
            days: 2,
            ..Setup::one_deck(deck)
        };
        let mut window = Window::open(&format!("picture-{language}"), &setup);
        window.command(Key::E);
        window.press(Key::Space);
        window.run();
        let picture = window.harness.render().unwrap();
        picture.save(format!("docs/study-{language}.png")).unwrap();
    }
}
