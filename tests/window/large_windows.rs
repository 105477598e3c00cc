//! Each page at a size of one and a half, in a window as a laptop has it: nothing is cut off, and what
//! comes next is in view. Other pages at this size stand beside their tests, as `large-…`.

use egui::Key;

use super::snapshots::{LOOKS, paint_in};
use super::support::{Setup, candidates};

#[test]
fn pages_at_one_and_a_half() {
    let setup = Setup { size: [1200.0, 800.0], zoom: 1.5, days: 6, ..Setup::default() };
    let (light, dark) = (&LOOKS[..1], &LOOKS[3..]);
    let mut results = paint_in("large-decks", light, &setup, |_| {});
    results.extend(paint_in("large-study", dark, &setup, |window| {
        window.command(Key::E);
        window.press(Key::Space);
    }));
    results.extend(paint_in("large-candidates", light, &setup, |window| {
        window.harness.state_mut().choose_among(candidates::generated(), Vec::new(), "");
    }));
    results.extend(paint_in("large-statistics", dark, &setup, |window| {
        window.command(Key::T);
        super::statistics::counted(window);
    }));
    results.extend(paint_in("large-settings", light, &setup, |window| window.command(Key::Comma)));
    results.extend(paint_in("large-palette", dark, &setup, |window| window.command(Key::K)));
    drop(results);
}
