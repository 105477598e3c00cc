//! What else is done with a card while studying: flags, the time it takes, leeches.

use crate::app::command::Screen;
use carabin::history::{Kind, Phase};
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use super::support::{Setup, Window};

fn tags(window: &Window) -> Vec<String> {
    window.notes().into_iter().flat_map(|note| note.tags).collect()
}

/// The kinds of what happened, in order.
fn kinds(window: &Window) -> Vec<Kind> {
    let history = window.harness.state().state().workspace.history();
    history.events().iter().map(|event| event.kind).collect()
}

#[test]
fn a_note_gets_a_flag_by_its_key_on_any_keyboard() {
    let mut window = Window::open("flags", &Setup::one_deck(1));
    window.press(Key::Enter);
    window.command(Key::Num1);
    window.harness.get_by_label("Drapeau rouge");
    assert_eq!(tags(&window), ["flag-red"]);
    window.press(Key::Space);
    // The fourth digit of an AZERTY keyboard is an apostrophe.
    window.harness.event(egui::Event::Key {
        key: Key::Quote,
        physical_key: Some(Key::Num4),
        pressed: true,
        repeat: false,
        modifiers: egui::Modifiers::COMMAND,
    });
    window.run();
    window.harness.get_by_label("Drapeau bleu");
    assert_eq!(tags(&window), ["flag-blue"], "one at most");
    assert!(window.harness.state().state().study.sitting.as_ref().unwrap().revealed);
    window.command(Key::Z);
    assert_eq!(tags(&window), ["flag-red"]);
    window.command(Key::Num1);
    assert!(tags(&window).is_empty());
    window.command(Key::Z);
    window.command(Key::Z);
    assert!(tags(&window).is_empty());
    assert!(kinds(&window).is_empty(), "a flag is no grade");
}

/// The time of the last answer, in ms.
fn time(window: &Window) -> u32 {
    window.harness.state().state().workspace.history().events().last().unwrap().duration
}

#[test]
fn the_time_stops_while_the_student_is_away() {
    let mut window = Window::open("timer", &Setup::one_deck(1));
    window.press(Key::Enter);
    window.wait(3_000);
    window.harness.input_mut().focused = false;
    window.run();
    window.wait(600_000);
    window.harness.input_mut().focused = true;
    window.run();
    window.wait(2_000);
    window.press(Key::Space);
    window.press(Key::Num3);
    assert_eq!(time(&window), 5_000, "another window had the focus");
    // The palette, the help and the editor lie over the card.
    window.wait(1_000);
    for (open, close) in [(Key::F1, Key::Escape), (Key::E, Key::Escape)] {
        window.press(open);
        window.wait(60_000);
        window.press(close);
        window.wait(1_000);
    }
    window.command(Key::K);
    window.wait(60_000);
    window.press(Key::Escape);
    window.press(Key::Space);
    window.press(Key::Num3);
    assert_eq!(time(&window), 3_000);
    // Nobody moves: no more than two minutes count, and then it goes on.
    window.wait(500_000);
    window.press(Key::Space);
    window.wait(4_000);
    window.press(Key::Num3);
    assert_eq!(time(&window), 124_000);
    // Another screen.
    window.wait(1_000);
    window.command(Key::Comma);
    window.wait(60_000);
    window.harness.get_all_by_label("Étude").next().unwrap().click();
    window.run();
    window.press(Key::Space);
    window.press(Key::Num3);
    assert_eq!(time(&window), 1_000);
}

pub const LEECH: &str = "(format: 1, scheduling: (leech_lapses: 1))";

/// Studies until a card is named a leech.
pub fn until_a_leech(window: &mut Window) {
    window.press(Key::Enter);
    for _ in 0..20 {
        let Some((card, ..)) = window.harness.state().state().asked_card() else {
            window.press(Key::Enter);
            window.wait(40 * 86_400_000);
            window.press(Key::Enter);
            continue;
        };
        let forgets = card.state.phase == Phase::Review;
        window.press(Key::Space);
        window.press(if forgets { Key::Num1 } else { Key::Num4 });
        if forgets {
            return;
        }
    }
    panic!("no leech is named");
}

#[test]
fn a_leech_is_named_and_suspended_on_request() {
    let mut window = Window::open("leech", &Setup { settings: LEECH, ..Setup::one_deck(1) });
    until_a_leech(&mut window);
    window.harness.get_by_label_contains("Carte tenace");
    let asked = |window: &Window| window.harness.state().state().asked_card().unwrap().0.id.clone();
    let other = asked(&window);
    window.press(Key::Space);
    window.press(Key::L);
    assert_eq!(kinds(&window).last(), Some(&Kind::Suspend));
    let suspended =
        window.harness.state().state().workspace.history().events().last().unwrap().card.clone();
    assert_ne!(suspended, other, "the leech, not the card on the table");
    assert_eq!(asked(&window), other);
    assert!(
        window.harness.state().state().study.sitting.as_ref().unwrap().revealed,
        "it stays as it is"
    );
    // It is found again, and asked again.
    window.choose("tenaces ou");
    window.harness.get_by_label("oubliée une fois · suspendue");
    window.harness.get_by_label_contains("Reprendre la carte –").click();
    window.run();
    assert_eq!(kinds(&window).last(), Some(&Kind::Resume));
    window.harness.get_by_label("oubliée une fois");
    window.press(Key::Escape);
    assert_eq!(window.harness.state().state().screen, Screen::Study);
    window.command(Key::Z);
    window.command(Key::Z);
    let state = window.harness.state().state();
    assert!(!state.workspace.collection().state(&suspended).unwrap().suspended);
}

#[test]
fn a_leech_is_rewritten_from_where_it_is_named_and_from_the_list() {
    let mut window = Window::open("leech-edit", &Setup { settings: LEECH, ..Setup::one_deck(1) });
    until_a_leech(&mut window);
    let leech =
        window.harness.state().state().workspace.history().events().last().unwrap().card.clone();
    let edit = |window: &mut Window, text: &str| {
        window.harness.get_by_role_and_label(Role::MultilineTextInput, "Réponse").focus();
        window.run();
        let field = window.harness.get_by_role_and_label(Role::MultilineTextInput, "Réponse");
        field.type_text(text);
        window.run();
        window.press_with(egui::Modifiers::COMMAND, Key::Enter);
        window.harness.state().state().card(&leech).unwrap().3.back()
    };
    window.press(Key::R);
    assert!(edit(&mut window, " Vu.").contains("Vu."));
    window.choose("tenaces ou");
    window.harness.get_by_label_contains("Modifier la note –").click();
    window.run();
    assert!(edit(&mut window, " Revu.").contains("Revu."));
    window.harness.get_by_label("Cartes tenaces ou suspendues");
    window.harness.get_by_label("Bachoter les cartes tenaces").click();
    window.run();
    window.harness.get_by_label("sans effet sur les dates");
    assert_eq!(window.harness.state().state().asked_card().unwrap().0.id, leech);
}

#[test]
fn keys_take_only_the_offers_whose_buttons_show_them() {
    let mut window = Window::open("keyed", &Setup { settings: LEECH, ..Setup::one_deck(1) });
    let key = |window: &Window, key: &str| shown(window).iter().any(|text| text == key);
    until_a_leech(&mut window);
    assert!(key(&window, "L") && key(&window, "R"));
    // What was left in the editor is offered without keys.
    window.press(Key::E);
    let field = window.harness.get_by_role_and_label(Role::MultilineTextInput, "Réponse");
    field.focus();
    window.run();
    let field = window.harness.get_by_role_and_label(Role::MultilineTextInput, "Réponse");
    field.type_text(" Vu.");
    window.run();
    window.press(Key::Escape);
    window.press(Key::Escape);
    assert!(window.harness.state().state().editor.open.is_none());
    window.harness.get_by_label_contains("Modifications laissées de côté");
    assert!(!key(&window, "L") && !key(&window, "R"));
    window.press(Key::L);
    window.press(Key::R);
    assert!(window.harness.state().state().editor.open.is_none());
    window.harness.get_by_label_contains("Modifications laissées de côté");
}

/// All texts that are on the screen.
fn shown(window: &Window) -> Vec<String> {
    let shapes = &window.harness.output().shapes;
    let text = |shape: &egui::epaint::ClippedShape| match &shape.shape {
        egui::Shape::Text(text) => Some(text.galley.text().to_owned()),
        _ => None,
    };
    shapes.iter().filter_map(text).collect()
}

#[test]
fn a_card_is_suspended_or_put_off_by_a_key_and_brought_back() {
    let mut window = Window::open("aside-keys", &Setup::one_deck(1));
    window.press(Key::Enter);
    let asked = |window: &Window| window.harness.state().state().asked_card().unwrap().0.id.clone();
    let first = asked(&window);
    for (key, kind) in [(Key::S, Kind::Suspend), (Key::P, Kind::Bury)] {
        window.press(key);
        assert_eq!(kinds(&window).last(), Some(&kind));
        assert_ne!(asked(&window), first);
        window.command(Key::Z);
        assert_eq!(asked(&window), first);
        // Another moment, for the order of what happened.
        window.wait(1_000);
    }
}
