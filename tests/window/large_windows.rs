//! Each page at a size of one and a half, in a window as a laptop has it: nothing is cut off, and what
//! comes next is in view. Other pages at this size stand beside their tests, as `large-…`.

use egui::Key;
use egui_kittest::kittest::Queryable as _;

use super::snapshots::{LOOKS, paint_in};
use super::support::{Setup, Window, candidates};

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

#[test]
fn what_stands_in_a_row_has_the_room_of_a_wide_window() {
    let setup = Setup { size: [1600.0, 900.0], ..Setup::default() };
    let mut window = Window::open("wide", &setup);
    let level = |window: &Window, names: &[&str]| {
        let middle =
            |name: &&str| window.harness.get_all_by_label(name).next().unwrap().rect().center().y;
        let middles: Vec<f32> = names.iter().map(middle).collect();
        assert!(middles.iter().all(|y| (y - middles[0]).abs() < 6.0), "{names:?}: {middles:?}");
    };
    let foot = ["Ajouter une note", "Nouveau paquet", "Importer des notes…", "Nouvel examen…"];
    level(&window, &[&foot[..], &["Cartes tenaces ou suspendues"]].concat());
    window.command(Key::N);
    level(&window, &["Titre", "Langue", "Choix multiple"]);
}
