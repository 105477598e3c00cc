//! *Cards* by a real hand: what is pressed and let go in frames of their own, and what the next window
//! finds as it was left.

use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::support::{Setup, Window, deck_of};

fn setup() -> Setup {
    let decks = vec![
        ("a.ron", deck_of("a", "Alpha", 9)),
        ("b.ron", deck_of("b", "Beta", 9)),
        ("c.ron", deck_of("c", "Alphabet", 2)),
    ];
    Setup { decks, ..Setup::default() }
}

fn typing(name: &str, query: &str) -> Window {
    let mut window = Window::open(name, &setup());
    window.command(Key::F);
    window.harness.get_by_role(Role::SearchInput).type_text(query);
    window.run();
    window
}

fn query(window: &Window) -> &str {
    &window.harness.state().state().browse.query
}

#[test]
fn a_way_to_go_on_is_taken_by_mouse_and_by_keyboard() {
    let mut window = typing("hands-offer", "deck:alph");
    let offer = window.harness.get_by_label("Compléter\u{a0}: deck:Alpha").rect().center();
    window.click_at(offer);
    assert_eq!(query(&window), "deck:Alpha ");
    assert_eq!(window.harness.state().state().browse.found.len(), 9);
    let mut window = typing("hands-offer-keys", "deck:bet");
    window.press(Key::Tab);
    window.press(Key::Enter);
    assert_eq!(query(&window), "deck:Beta ");
    let field = window.harness.get_by_role(Role::SearchInput);
    assert!(field.accesskit_node().is_focused(), "and the caret is in the field again");
}

#[test]
fn who_searches_again_types_over_what_was_searched() {
    let mut window = typing("hands-again", "deck:Alpha");
    for _ in 0..2 {
        window.command(Key::F);
        window.harness.get_by_role(Role::SearchInput).type_text("Beta");
        window.run();
        assert_eq!(query(&window), "Beta");
        window.press(Key::ArrowDown);
    }
}

#[test]
fn what_is_offered_and_what_is_wrong_move_no_row() {
    let mut window = Window::open("hands-rows", &setup());
    window.command(Key::F);
    let first = |window: &Window| {
        window.harness.get_all_by_role(Role::ColumnHeader).next().unwrap().rect().top()
    };
    let before = first(&window);
    for typed in ["a", "\u{8}", "is:", "n", "ew ", "("] {
        window.harness.get_by_role(Role::SearchInput).type_text(typed);
        window.run();
        assert_eq!(first(&window), before, "{typed:?}");
    }
    // A row that is aimed at while something is offered is the one that is chosen.
    let mut window = typing("hands-row", "deck:Alpha");
    window.harness.get_by_label("Compléter\u{a0}: deck:Alphabet");
    let row = window.harness.get_all_by_role(Role::Row).nth(2).unwrap().rect().center();
    window.click_at(row);
    let state = window.harness.state().state();
    assert_eq!(state.browse.row(&state.workspace), Some(2));
}

/// How wide each column is, by its name.
fn widths(window: &Window) -> Vec<(String, i32)> {
    let heads = window.harness.get_all_by_role(Role::ColumnHeader);
    let named = |head: egui_kittest::Node<'_>| {
        (head.accesskit_node().label().unwrap_or_default(), head.rect().width().round() as i32)
    };
    heads.map(named).collect()
}

#[test]
fn columns_and_their_widths_outlive_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("machine.ron");
    let mut window = Window::open("hands-columns", &setup());
    window.again_as(Some(file.clone()));
    window.command(Key::F);
    assert!(!file.exists(), "as it comes there is nothing to keep");
    let edge = window.harness.get_by_role_and_label(Role::ColumnHeader, "Question").rect();
    window.drag(edge.right_center(), edge.right_center() + vec2(70.0, 0.0));
    window.harness.get_by_role_and_label(Role::Button, "Colonnes").click();
    window.run();
    window.harness.get_by_role_and_label(Role::CheckBox, "Réponse").click();
    window.run();
    window.press(Key::Escape);
    let left = widths(&window);
    assert!(left.iter().all(|(name, _)| name != "Réponse"));
    // What is on disk counts: the window is killed.
    window.again_as(Some(file.clone()));
    window.command(Key::F);
    assert_eq!(widths(&window), left);
    // Another choice that is taken back leaves them alone.
    window.press_with(Modifiers::COMMAND, Key::Minus);
    window.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(widths(&window)[0], left[0]);
    // A double click on the edge lets the column find its width again.
    let edge = window.harness.get_by_role_and_label(Role::ColumnHeader, "Question").rect();
    window.click_at(edge.right_center());
    window.click_at(edge.right_center());
    assert_ne!(widths(&window), left);
}

#[test]
fn keys_that_come_within_one_frame_all_count() {
    let mut window = Window::open("hands-keys", &setup());
    window.command(Key::F);
    window.press(Key::ArrowDown);
    let at = |window: &Window| {
        let state = window.harness.state().state();
        (state.browse.row(&state.workspace), state.browse.selection.len())
    };
    assert_eq!(at(&window), (Some(0), 1));
    // As on a machine that is late with its frames.
    for (modifiers, key) in [
        (Modifiers::NONE, Key::ArrowDown),
        (Modifiers::SHIFT, Key::ArrowDown),
        (Modifiers::SHIFT, Key::ArrowDown),
        (Modifiers::SHIFT, Key::ArrowDown),
    ] {
        window.tap(modifiers, key);
    }
    window.run();
    assert_eq!(at(&window), (Some(4), 4));
}

const TAGGED: &str = "(format: 1, id: \"t\", title: \"Tagged\", language: \"fr\", notes: [
    (id: \"n1\", content: Basic(front: \"Q 1\", back: \"R\"), tags: [\"ecg::onde p\"]),
    (id: \"n2\", content: Basic(front: \"Q 2\", back: \"R\"), tags: [\"cardio\", \"ecg\"]),
    (id: \"n3\", content: Basic(front: \"Q 3\", back: \"R\"), tags: [\"cardio::ecg\"]),
])";

/// The tags of all notes on disk.
fn tags(window: &Window) -> String {
    let notes = window.notes().into_iter();
    notes.map(|note| note.tags.join(" ")).collect::<Vec<_>>().join(" | ")
}

#[test]
fn a_tag_that_is_dragged_onto_another_stands_below_it() {
    let setup = Setup { decks: vec![("t.ron", TAGGED)], size: [1440.0, 800.0], ..setup() };
    let mut window = Window::open("hands-tags", &setup);
    window.command(Key::F);
    let at = |window: &Window, line: &str| {
        window.harness.get_by_role_and_label(Role::TreeItem, line).rect().center()
    };
    let before = tags(&window);
    let drag = |window: &mut Window, from: &str, to: &str| {
        let (from, to) = (at(window, from), at(window, to));
        window.drag(from, to);
    };
    // With what stands below it, and as one with the tag that is called so there.
    drag(&mut window, "ecg, 2 cartes", "cardio, 2 cartes");
    assert_eq!(tags(&window), "cardio::ecg::onde p | cardio cardio::ecg | cardio::ecg");
    // It is seen where it is, and comes out of all.
    drag(&mut window, "ecg, 3 cartes", "Étiquettes");
    assert_eq!(tags(&window), "ecg::onde p | cardio ecg | ecg");
    // Each is a step of its own.
    window.command(Key::Z);
    assert_eq!(tags(&window), "cardio::ecg::onde p | cardio cardio::ecg | cardio::ecg");
    window.command(Key::Z);
    assert_eq!(tags(&window), before);
    // Below itself, or where it is, it does not go.
    window.harness.get_by_role(Role::Tree).focus();
    window.run();
    let point = at(&window, "cardio, 2 cartes");
    window.click_at(point);
    if window.harness.query_by_role_and_label(Role::TreeItem, "ecg, une carte").is_none() {
        window.press(Key::ArrowRight);
    }
    drag(&mut window, "cardio, 2 cartes", "ecg, une carte");
    drag(&mut window, "ecg, une carte", "cardio, 2 cartes");
    drag(&mut window, "cardio, 2 cartes", "Étiquettes");
    assert_eq!(tags(&window), before);
}
