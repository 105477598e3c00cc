//! Masks that no hand draws, and keys that mean something else beside them.

use carabin::deck::Mask;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, vec2};
use egui_kittest::kittest::Queryable as _;

use super::support::{Setup, Window};

/// Far off their picture, as a program that is broken, or somebody, may write them.
const FAR: &str = r#"(format: 3, id: "img", title: "Hors cadre", language: "fr", notes: [
    (id: "p1", content: Occlusion(picture: "coupe.svg", masks: [
        (number: 65535, left: 60000, top: 60000, width: 60000, height: 60000, label: "loin"),
        (number: 1, left: 65535, top: 0, width: 65535, height: 65535, label: "large",
            shape: Polygon([(0, 0), (65535, 65535), (0, 65535)])),
        (number: 2, left: 0, top: 65535, width: 65535, height: 65535, label: "haut",
            shape: Ellipse),
        (number: 3, left: 100, top: 100, width: 200, height: 200, label: "là"),
    ])),
    (id: "p2", content: Occlusion(picture: "coupe.svg", masks: [
        (number: 1, left: 60000, top: 60000, width: 60000, height: 60000, label: "loin"),
    ])),
    (id: "p3", content: Occlusion(picture: "coupe.svg", masks: [
        (number: 1, left: 0, top: 65535, width: 65535, height: 65535, label: "haut",
            shape: Ellipse),
    ])),
])"#;

fn open(name: &str) -> Window {
    let setup = Setup { decks: vec![("img.ron", FAR)], ..Setup::default() };
    let mut window = Window::open(name, &setup);
    std::fs::create_dir_all(window.root.join("media")).unwrap();
    let heart = include_str!("support/media/coupe.svg");
    std::fs::write(window.root.join("media/coupe.svg"), heart).unwrap();
    window.focus();
    window.command(Key::E);
    settle(&mut window);
    window
}

fn settle(window: &mut Window) {
    window.run();
    window.until(|window| !window.harness.state().state().pictures.is_busy());
}

/// The editor, with the picture in focus.
fn edit(name: &str) -> Window {
    let mut window = open(name);
    window.press(Key::E);
    settle(&mut window);
    window.harness.get_by_role(Role::Canvas).focus();
    window.run();
    window
}

fn masks(window: &Window) -> Vec<Mask> {
    window.harness.state().state().editor.open.as_ref().unwrap().form.masks.clone()
}

/// The place on the screen of one on the picture, in thousandths.
fn at(window: &Window, across: f32, down: f32) -> Pos2 {
    let rect = window.harness.get_by_role(Role::Canvas).rect();
    rect.min + vec2(across, down) / 1000.0 * rect.size()
}

#[test]
fn masks_off_their_picture_are_studied() {
    let mut window = open("odd-study");
    for grades in 1..=3 {
        settle(&mut window);
        window.harness.get_by_role(Role::Image);
        window.press(Key::Space);
        window.press(Key::Num4);
        assert_eq!(window.harness.state().state().workspace.history().len(), grades);
    }
}

#[test]
fn masks_off_their_picture_are_selected_moved_and_aligned() {
    let mut window = edit("odd-edit");
    let before = masks(&window);
    window.press(Key::V);
    // A band over the whole picture selects what lies within, and nothing else.
    let (from, to) = (at(&window, 2.0, 2.0), at(&window, 998.0, 998.0));
    window.drag(from, to);
    let selected = |window: &Window| {
        let open = window.harness.state().state().editor.open.as_ref().unwrap();
        open.drawing.selected.iter().copied().collect::<Vec<_>>()
    };
    assert_eq!(selected(&window), [3]);
    window.command(Key::A);
    assert_eq!(selected(&window), [0, 1, 2, 3]);
    for key in [Key::ArrowRight, Key::ArrowDown, Key::ArrowLeft, Key::ArrowUp] {
        for held in [Modifiers::NONE, Modifiers::SHIFT, Modifiers::ALT] {
            window.press_with(held, key);
        }
    }
    let align = |window: &mut Window, label: &str| {
        window.harness.get_by_label("Aligner").click();
        window.run();
        window.harness.get_by_role_and_label(Role::Button, label).click();
        window.run();
    };
    for label in ["Bords droits", "Bords bas", "Bords gauches"] {
        align(&mut window, label);
    }
    window.harness.get_by_role(Role::Canvas).focus();
    window.run();
    window.command(Key::D);
    assert_eq!(masks(&window).len(), 8);
    let (from, to) = (at(&window, 150.0, 150.0), at(&window, 500.0, 500.0));
    window.drag(from, to);
    for _ in 0..20 {
        window.command(Key::Z);
    }
    assert_eq!(masks(&window), before);
}

#[test]
fn keys_with_shift_are_not_those_without() {
    let mut window = edit("odd-keys");
    window.press(Key::PageDown);
    for key in [Key::D, Key::A, Key::Y] {
        window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, key);
    }
    assert_eq!(masks(&window).len(), 4, "nothing was duplicated");
    let open = window.harness.state().state().editor.open.as_ref().unwrap();
    assert_eq!(open.drawing.selected.len(), 1);
    // Nor in the editor around it.
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::Enter);
    assert!(window.harness.state().state().editor.open.is_some(), "nothing was saved");
}
