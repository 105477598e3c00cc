//! Changes of many cards that take long: the window goes on, tells how far they are, and lets them
//! be left; what is commanded meanwhile comes after them.

use std::time::{Duration, Instant};

use crate::app::Way;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::snapshots::{LOOKS, paint_in};
use super::support::{PATIENCE, Setup, Window, deck_of};

fn large() -> Setup {
    let decks = vec![("longue.ron", deck_of("l", "Longue", 2_600))];
    Setup { decks, ..Setup::default() }
}

/// *Browse* with all cards of a large deck chosen.
fn open(name: &str) -> Window {
    let mut window = Window::open(name, &large());
    choose_all(&mut window);
    window
}

fn choose_all(window: &mut Window) {
    window.command(Key::F);
    window.press(Key::ArrowDown);
    window.command(Key::A);
    assert_eq!(window.harness.state().state().browse.selection.len(), 2_600);
}

/// From the menu of all that can be done with the chosen cards.
fn choose(window: &mut Window, [french, english]: [&str; 2]) {
    let is_french = window.harness.query_by_label("Plus…").is_some();
    let more = if is_french { "Plus…" } else { "More…" };
    window.harness.get_by_role_and_label(Role::Button, more).click();
    window.run();
    let label = if is_french { french } else { english };
    let all = window.harness.get_all_by_role_and_label(Role::Button, label);
    all.max_by_key(|button| button.rect().top() as i32).unwrap().click();
    window.run();
}

fn hold_back(window: &Window, held: bool) {
    window.harness.state().hold_back(held);
}

/// Begins to give all cards a tag, and lets that not go on.
fn tag(window: &mut Window) {
    hold_back(window, true);
    choose(window, ["Étiqueter…", "Tag…"]);
    let [french, english] =
        ["Étiquettes, séparées par des virgules", "Tags, with commas between them"];
    let is_french = window.harness.query_by_role_and_label(Role::TextInput, french).is_some();
    let name = if is_french { french } else { english };
    window.harness.get_by_role_and_label(Role::TextInput, name).type_text("item 7");
    window.run();
    window.press(Key::Enter);
}

fn let_go(window: &mut Window) {
    hold_back(window, false);
    window.until(|window| !window.harness.state().state().long.is_at_work());
}

fn tagged(window: &Window) -> usize {
    window.notes().iter().filter(|note| note.tags.iter().any(|tag| tag == "item-7")).count()
}

fn names(window: &Window) -> Vec<String> {
    let files = std::fs::read_dir(window.root.join("decks")).unwrap();
    let mut names: Vec<String> =
        files.map(|file| file.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn told(window: &Window) -> Option<String> {
    let shown = window.harness.query_by_role(Role::ProgressIndicator)?;
    shown.accesskit_node().label()
}

#[test]
fn the_window_goes_on_while_many_cards_change_and_tells_how_far_that_is() {
    let mut window = open("long-tag");
    tag(&mut window);
    // Held back for as long as anyone likes, and every frame comes to its end all the same.
    for _ in 0..20 {
        window.run();
    }
    let said = told(&window).unwrap();
    assert!(said.starts_with("Étiqueter – 0"), "{said}");
    assert_eq!(tagged(&window), 0, "nothing has changed so far");
    let_go(&mut window);
    assert_eq!(told(&window), None);
    assert_eq!(tagged(&window), 2_600);
    assert_eq!(names(&window), ["longue.ron"], "nothing stays beside");
    window.harness.get_by_label_contains("notes ont changé");
    // One step, whose undo is as long and takes the same way.
    hold_back(&window, true);
    window.command(Key::Z);
    window.run();
    let said = told(&window).unwrap();
    assert!(said.contains("Annuler la dernière action – Étiqueter"), "{said}");
    assert_eq!(tagged(&window), 2_600);
    let_go(&mut window);
    assert_eq!(tagged(&window), 0);
    assert!(window.harness.state().state().undos.next(Way::Back).is_none(), "one step");
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    window.until(|window| !window.harness.state().state().long.is_at_work());
    assert_eq!(tagged(&window), 2_600, "done again");
}

#[test]
fn what_is_left_leaves_everything_as_it_was() {
    for key in [None, Some(Key::Escape)] {
        let mut window = open("long-left");
        let path = window.root.join("decks/longue.ron");
        let before = std::fs::read(&path).unwrap();
        tag(&mut window);
        window.run();
        if let Some(key) = key {
            window.press(key);
        } else {
            window.harness.get_by_label("Annuler – Étiqueter").click();
            window.run();
        }
        // At once, though the thread has not heard of it.
        assert!(!window.harness.state().state().long.is_at_work());
        assert_eq!(told(&window), None);
        window.harness.get_by_label("Rien n’a changé.");
        assert_eq!(std::fs::read(&path).unwrap(), before);
        let state = window.harness.state().state();
        assert!(state.undos.next(Way::Back).is_none());
        assert!(state.browse.asked.is_some(), "what was typed is still there");
        hold_back(&window, false);
        // What comes of it all the same is thrown away, and nothing stays beside.
        window.until(|window| names(window) == ["longue.ron"]);
        assert_eq!(std::fs::read(&path).unwrap(), before);
        // Done after all, and its undo left: it can be taken again.
        window.press(Key::Enter);
        window.until(|window| !window.harness.state().state().long.is_at_work());
        assert_eq!(tagged(&window), 2_600);
        hold_back(&window, true);
        window.command(Key::Z);
        window.run();
        window.press(Key::Escape);
        assert!(!window.harness.state().state().long.is_at_work());
        assert_eq!(tagged(&window), 2_600);
        hold_back(&window, false);
        window.command(Key::Z);
        window.until(|window| !window.harness.state().state().long.is_at_work());
        assert_eq!(tagged(&window), 0);
    }
}

/// Whether the window has commanded this of its frame.
fn commanded(window: &Window, command: &egui::ViewportCommand) -> bool {
    let of_it = window.harness.output().viewport_output.get(&egui::ViewportId::ROOT);
    of_it.is_some_and(|output| output.commands.contains(command))
}

/// The student closes the window, which stays open for as long as something is at work.
fn close(window: &mut Window) {
    let view = window.harness.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default();
    view.events = vec![egui::ViewportEvent::Close];
    window.harness.run_steps(1);
    assert!(commanded(window, &egui::ViewportCommand::CancelClose), "what was begun comes first");
    let view = window.harness.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default();
    view.events.clear();
    window.run();
    assert_eq!(window.notes().len(), 2_600);
}

fn until_closed(window: &mut Window) {
    let begun = Instant::now();
    while !commanded(window, &egui::ViewportCommand::Close) {
        assert!(begun.elapsed() < PATIENCE);
        std::thread::sleep(Duration::from_millis(5));
        window.harness.run_steps(1);
    }
}

#[test]
fn what_is_commanded_meanwhile_comes_after_it() {
    let mut window = open("long-held");
    hold_back(&window, true);
    choose(&mut window, ["Supprimer les notes", "Delete the notes"]);
    close(&mut window);
    hold_back(&window, false);
    until_closed(&mut window);
    assert_eq!(window.notes().len(), 0, "and then the window is closed");
}

#[test]
fn a_window_that_was_closed_meanwhile_is_closed_though_the_change_is_left() {
    let mut window = open("long-closed");
    hold_back(&window, true);
    choose(&mut window, ["Supprimer les notes", "Delete the notes"]);
    close(&mut window);
    window.press(Key::S);
    window.harness.key_press(Key::Escape);
    until_closed(&mut window);
    assert_eq!(window.notes().len(), 2_600);
}

#[test]
fn what_other_devices_write_meanwhile_is_taken_in_after_it() {
    let decks = vec![
        ("longue.ron", deck_of("l", "Longue", 2_600)),
        ("autre.ron", deck_of("o", "Autre", 1)),
    ];
    let mut window = Window::open("long-others", &Setup { decks, ..Setup::default() });
    window.command(Key::F);
    window.press(Key::ArrowDown);
    window.command(Key::A);
    tag(&mut window);
    let path = window.root.join("decks/autre.ron");
    let text = std::fs::read_to_string(&path).unwrap().replace("\"Autre\"", "\"Neuve\"");
    std::fs::write(&path, text).unwrap();
    window.focus();
    let titles = |window: &Window| -> Vec<String> {
        let decks = window.harness.state().state().workspace.decks();
        decks.iter().map(|open| open.deck.title.clone()).collect()
    };
    assert_eq!(titles(&window), ["Autre", "Longue"], "or it would be made ready again");
    let_go(&mut window);
    assert_eq!(tagged(&window), 2_601);
    assert_eq!(titles(&window), ["Neuve", "Longue"]);
}

#[test]
fn a_deck_that_another_program_writes_meanwhile_keeps_both() {
    let mut window = open("long-beside");
    tag(&mut window);
    let path = window.root.join("decks/longue.ron");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("description: \"\"", "description: \"Autre\"")).unwrap();
    let_go(&mut window);
    assert_eq!(tagged(&window), 2_600);
    assert_eq!(window.decks()[0].description, "Autre");
}

#[test]
fn what_replacing_comes_to_is_looked_for_beside_the_window() {
    let mut window = open("long-replace");
    choose(&mut window, ["Chercher et remplacer…", "Find and replace…"]);
    for (field, text) in [("Chercher", "A 1"), ("Remplacer par", "B")] {
        window.harness.get_by_role_and_label(Role::TextInput, field).focus();
        window.run();
        window.harness.get_by_role_and_label(Role::TextInput, field).type_text(text);
        window.run();
    }
    let shown = |window: &Window| {
        window.harness.query_all_by_label_contains("notes changeraient").next().is_some()
    };
    window.until(shown);
    // A 1, A 10 to A 19, A 100 to A 199, A 1000 to A 1999.
    assert_eq!(window.harness.state().state().browse.preview.outcome().unwrap().count, 1_111);
    window.press(Key::Enter);
    window.until(|window| !window.harness.state().state().long.is_at_work());
    assert!(window.notes().iter().all(|note| !format!("{note:?}").contains("\"A 1")));
}

#[test]
fn looks() {
    drop(paint_in("long", &[LOOKS[0], LOOKS[3]], &large(), |window| {
        choose_all(window);
        tag(window);
        window.run();
    }));
}
