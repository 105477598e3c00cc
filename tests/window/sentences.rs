//! No sentence is a dead end: why it gave no card, what was not kept, and a card of one's own.

use crate::app::{Choosing, Making};
use carabin::deck::Content;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::support::{Setup, Window, candidates};

fn open(name: &str) -> Window {
    let mut window = Window::open(name, &Setup::one_deck(1));
    window.harness.state_mut().choose_among(candidates::generated(), Vec::new(), "");
    window.run();
    window
}

fn choosing(window: &Window) -> &Choosing {
    match &window.harness.state().state().create.making {
        Making::Choosing(choosing) => choosing,
        _ => panic!("no candidates"),
    }
}

/// The text of the selected cloze.
fn cloze(window: &Window) -> String {
    match &choosing(window).row().unwrap().note.content {
        Content::Cloze { text } => text.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_was_not_kept_stands_under_its_sentence_with_the_reason() {
    let mut window = open("not-kept");
    let asked = "Garder – La […] est constante dans les formes graves.";
    let boxes =
        |window: &Window| window.harness.query_all_by_role_and_label(Role::CheckBox, asked).count();
    assert_eq!(boxes(&window), 1, "in the list alone");
    window.harness.get_by_label("Cette question a paru faible.");
    let is_tachycardia = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().value().is_some_and(|text| text.starts_with("La tachycardie"))
    };
    let sentence = window.harness.get_all_by_role(Role::Label).find(is_tachycardia);
    sentence.unwrap().click();
    window.run();
    assert_eq!(boxes(&window), 2);
    assert_eq!(window.harness.query_all_by_label("Cette question a paru faible.").count(), 2);
    let under = window.harness.query_all_by_role_and_label(Role::CheckBox, asked);
    let left = |node: &egui_kittest::Node<'_>| (node.rect().left() * 10.0) as i64;
    under.min_by_key(left).unwrap().click();
    window.run();
    assert!(choosing(&window).rows[2].kept);
    assert_eq!(boxes(&window), 2, "what was ticked stays under the mouse");
    assert!(window.harness.query_by_label("Cette question a paru faible.").is_none());
    window.command(Key::Z);
    assert!(!choosing(&window).rows[2].kept);
}

#[test]
fn a_card_of_a_sentence_from_the_keyboard() {
    let mut window = open("own-card");
    let before = choosing(&window).rows.clone();
    // To « Elle complique le plus souvent une thrombose veineuse profonde. »
    window.press(Key::PageDown);
    window.harness.get_by_label_contains("Cette phrase dépend d’une autre");
    window.press(Key::C);
    window.harness.get_by_label("Caché\u{a0}: «\u{a0}thrombose\u{a0}»");
    window.press(Key::Home);
    window.harness.get_by_label("Caché\u{a0}: «\u{a0}Elle\u{a0}»");
    window.press(Key::End);
    window.press_with(Modifiers::SHIFT, Key::ArrowLeft);
    window.press_with(Modifiers::SHIFT, Key::ArrowLeft);
    let hidden =
        window.harness.get_by_label("Caché\u{a0}: «\u{a0}thrombose veineuse profonde\u{a0}»");
    assert_ne!(hidden.accesskit_node().live(), egui::accesskit::Live::Off);
    window.press(Key::Enter);
    let own = "Elle complique le plus souvent une {{c1::thrombose veineuse profonde}}.";
    assert_eq!(cloze(&window), own);
    let row = choosing(&window).row().unwrap().clone();
    assert!(row.kept && row.by_hand && row.sentence == 1);
    let source = row.note.source.unwrap();
    assert_eq!(source.quote, own.replace("{{c1::", "").replace("}}", ""));
    assert_eq!(
        (source.place.as_str(), row.note.context.as_str()),
        ("Définitions, §\u{a0}1", "Définitions")
    );
    assert!(choosing(&window).rows.is_sorted_by_key(|row| row.sentence));
    // It stays when fewer are wanted, and is saved with the others.
    window.press(Key::ArrowLeft);
    assert!(choosing(&window).row().unwrap().kept);
    window.command(Key::Z);
    window.command(Key::Z);
    assert_eq!(choosing(&window).rows, before);
}

#[test]
fn undoing_a_card_of_ones_own_leaves_the_sentence_and_the_candidate_where_they_were() {
    let mut window = open("own-undone");
    let here = |window: &Window| {
        let choosing = choosing(window);
        (choosing.row().unwrap().note.id.clone(), choosing.sentence, choosing.opened)
    };
    for _ in 0..4 {
        window.press(Key::J);
    }
    window.press(Key::PageUp);
    window.press(Key::C);
    let before = here(&window);
    window.press(Key::Enter);
    let after = here(&window);
    assert_ne!(after, before);
    window.command(Key::Z);
    assert_eq!(here(&window), before);
    window.command(Key::Y);
    assert_eq!(here(&window), after);
}

#[test]
fn the_same_gap_is_the_same_card() {
    let mut window = open("own-twice");
    let make = |window: &mut Window| {
        window.press(Key::PageDown);
        window.press(Key::PageUp);
        window.press(Key::C);
        window.press(Key::Enter);
    };
    make(&mut window);
    let rows = choosing(&window).rows.clone();
    make(&mut window);
    assert_eq!(choosing(&window).rows, rows);
    window.press(Key::C);
    window.press(Key::Escape);
    assert!(window.harness.query_by_label_contains("Caché").is_none());
    assert_eq!(choosing(&window).rows, rows);
}

#[test]
fn words_are_chosen_with_the_mouse() {
    let mut window = open("own-mouse");
    window.harness.get_by_label_contains("Cette notion").click();
    window.run();
    window.harness.get_by_label("Faire une carte de cette phrase").click();
    window.run();
    let words = window.harness.get_by_label("Mots à cacher\u{a0}: fondamentale").rect();
    let middle = words.center().y;
    let at = |share: f32| egui::pos2(words.left() + words.width() * share, middle);
    window.harness.drag_at(at(0.02));
    window.run();
    window.harness.hover_at(at(0.3));
    window.run();
    window.harness.drop_at(at(0.3));
    window.run();
    window.harness.get_by_label("Mots à cacher\u{a0}: Cette notion");
    window.harness.drag_at(at(0.3));
    window.harness.drop_at(at(0.3));
    window.run();
    window.harness.get_by_label("Mots à cacher\u{a0}: notion");
    window.harness.get_by_label("Faire la carte").click();
    window.run();
    assert_eq!(cloze(&window), "Cette {{c1::notion}} est fondamentale.");
}

#[test]
fn a_sentence_without_candidates_is_reached_and_left_from_the_keyboard() {
    let mut window = open("own-reach");
    for _ in 0..20 {
        window.press(Key::PageDown);
    }
    assert_eq!(choosing(&window).sentence, Some(8), "the last one");
    for _ in 0..20 {
        window.press(Key::PageUp);
    }
    assert_eq!(choosing(&window).sentence, Some(0));
    window.press(Key::J);
    assert_eq!((choosing(&window).selected, choosing(&window).opened), (1, None));
}
