//! Studying by mouse and by keyboard.

use crate::app::command::Screen;
use carabin::history::Kind;
use carabin::library::Library;
use egui::accesskit::Role;
use egui::{Key, Rect, Shape};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::snapshots::{LOOKS, paint_in};
use super::support::{Setup, Window};

/// The ratings in the history, in order.
fn ratings(window: &Window) -> Vec<u8> {
    let history = window.harness.state().state().workspace.history();
    history.events().iter().filter_map(|event| event.rating).map(|rating| rating as u8).collect()
}

#[test]
fn a_card_is_studied_with_the_mouse() {
    let mut window = Window::open("mouse", &Setup::one_deck(1));
    window.harness.get_by_label("Étudier – Micrométastases").click();
    window.run();
    window.harness.get_by_label("Afficher la réponse").click();
    window.run();
    window.harness.get_by_label_contains("Un foyer tumoral de plus de 0,2\u{a0}mm et");
    window.wait(5_000);
    window.harness.get_by_label("Bien, 10\u{a0}min").click();
    window.run();
    assert_eq!(ratings(&window), [3]);
    let library = window.harness.state().state().workspace.library();
    assert_eq!(library.history().events()[0].duration, 5_000);
    // It is on disk before the next card shows.
    let read = Library::look(library.root()).unwrap();
    assert_eq!(read.history().events().len(), 1);
    window.harness.get_by_label("Afficher la réponse");
}

#[test]
fn a_deck_is_studied_on_an_azerty_keyboard() {
    let mut window = Window::open("azerty", &Setup::one_deck(1));
    window.press(Key::Enter);
    assert_eq!(window.harness.state().state().screen, Screen::Study);
    let row = [(Key::Num1, Key::Num1), (Key::Num2, Key::Num2), (Key::Num3, Key::Num3)];
    for (key, physical) in row.into_iter().chain([(Key::Quote, Key::Num4)]) {
        window.press(Key::Space);
        window.press_physical(key, physical);
    }
    assert_eq!(ratings(&window), [1, 2, 3, 4]);
}

#[test]
fn a_numpad_without_numlock_does_not_grade() {
    let mut window = Window::open("numpad", &Setup::one_deck(1));
    window.press(Key::Enter);
    window.press(Key::Space);
    window.press_physical(Key::End, Key::Num1);
    assert!(ratings(&window).is_empty());
    window.press(Key::Space);
    assert_eq!(ratings(&window), [3], "Space is Good once the answer shows");
}

#[test]
fn an_unseen_answer_is_not_graded() {
    let mut window = Window::open("unseen", &Setup::one_deck(1));
    window.press(Key::Enter);
    window.press(Key::Num3);
    assert!(ratings(&window).is_empty());
}

#[test]
fn a_newcomer_is_led_to_a_course_of_their_own() {
    let lead = "Et votre cours\u{a0}? Collez-en un\u{a0}: Carabin en tire des cartes.";
    let mut led = Vec::new();
    for deck in [1, 0] {
        let mut window = Window::open("newcomer", &Setup::one_deck(deck));
        window.press(Key::Enter);
        while window.harness.state().state().asked_card().is_some() {
            window.press(Key::Space);
            window.press(Key::Num4);
        }
        led.push(window.harness.query_by_label(lead).is_some());
    }
    // Whoever has a deck of their own knows the way.
    assert_eq!(led, [true, false]);
}

#[test]
fn a_grade_is_undone() {
    let mut window = Window::open("undo", &Setup::one_deck(1));
    window.press(Key::Enter);
    window.press(Key::Space);
    window.press(Key::Num1);
    window.command(Key::Z);
    let state = window.harness.state().state();
    let kinds: Vec<Kind> = state.workspace.history().events().iter().map(|e| e.kind).collect();
    assert!(kinds.contains(&Kind::Undo), "{kinds:?}");
    assert_eq!(state.study.sitting.as_ref().unwrap().session.summary().reviews, 0);
    window.harness.get_by_label("Qu’est-ce qu’une micrométastase\u{a0}?");
    window.harness.get_by_label_contains("Annulé\u{a0}: À revoir – Qu’est-ce");
}

#[test]
fn escape_shuts_the_closer_look_before_it_ends_the_sitting() {
    let mut window = Window::open("closer-escape", &Setup::one_deck(1));
    window.press(Key::Enter);
    window.press(Key::Space);
    window.press(Key::I);
    let closer = |window: &Window| {
        let sitting = window.harness.state().state().study.sitting.as_ref();
        sitting.map(|sitting| sitting.closer)
    };
    assert_eq!(closer(&window), Some(true));
    window.press(Key::Escape);
    assert_eq!(closer(&window), Some(false));
    window.press(Key::Escape);
    assert_ne!(window.harness.state().state().screen, Screen::Study);
}

#[test]
fn the_closer_look_opens_in_view() {
    for size in [[1000.0, 700.0], [800.0, 600.0], [720.0, 520.0]] {
        let setup = Setup { days: 6, size, ..Setup::one_deck(0) };
        let mut window = Window::open("closer-view", &setup);
        window.press(Key::Enter);
        window.press(Key::Space);
        window.press(Key::I);
        let locale = &window.harness.state().state().locale;
        let (title, last) = (locale.tr("closer-title"), locale.tr("closer-lapses"));
        let edge = window.harness.get_by_label_contains("Bien, ").rect().top();
        let title = window.harness.get_by_label(&title).rect();
        let last = window.harness.get_by_label(&last).rect();
        // As a whole or, where that has no room, from its beginning on.
        let is_seen = title.top() > 60.0 && last.bottom() + 90.0 < edge;
        assert!(is_seen || (60.0..160.0).contains(&title.top()), "{size:?}: {title:?} {last:?}");
    }
}

#[test]
fn plus_gives_more_new_cards_on_decks_too() {
    let settings = "(format: 1, scheduling: (new_per_day: 1))";
    let mut window = Window::open("more-decks", &Setup { settings, ..Setup::one_deck(1) });
    window.press(Key::Enter);
    window.press(Key::Space);
    window.press(Key::Num4);
    window.command(Key::D);
    assert_eq!(window.harness.state().state().today().0, 0);
    window.press(Key::Plus);
    assert_eq!(window.harness.state().state().screen, Screen::Study);
    assert!(window.harness.state().state().asked_card().is_some());
}

#[test]
fn a_card_is_put_off_and_brought_back() {
    let mut window = Window::open("bury", &Setup::one_deck(1));
    window.press(Key::Enter);
    window.harness.get_by_label("Plus").click();
    window.run();
    window.harness.get_by_label("Remettre à demain").click();
    window.run();
    let question = "Qu’est-ce qu’une micrométastase\u{a0}?";
    assert!(window.harness.query_by_label(question).is_none());
    window.command(Key::Z);
    window.harness.get_by_label(question);
}

#[test]
fn a_list_shows_its_items_one_by_one() {
    let mut window = Window::open("list", &Setup::one_deck(0));
    window.press(Key::Enter);
    for _ in 0..2 {
        window.press(Key::Space);
        window.press(Key::Num4);
    }
    window.press(Key::Space);
    window.harness.get_by_label_contains("Tabagisme");
    assert!(window.harness.query_by_label_contains("Dyslipidémie").is_none());
    window.harness.get_by_label("Élément suivant");
    for _ in 0..5 {
        window.press(Key::Space);
    }
    window.harness.get_by_label_contains("Obésité abdominale");
    window.harness.get_by_label_contains("Facile");
}

#[test]
fn a_choice_is_answered_with_a_letter_and_always_in_the_same_order() {
    let order = |name| {
        let mut window = Window::open(name, &Setup::one_deck(0));
        window.press(Key::Enter);
        for reveals in [1, 1, 6] {
            for _ in 0..reveals {
                window.press(Key::Space);
            }
            window.press(Key::Num4);
        }
        let left = |label: &str| window.harness.get_by_label_contains(label).rect().top();
        let tops = ["atriale", "flutter", "jonctionnelle", "ventriculaire"].map(left);
        window.press(Key::A);
        window.harness.get_by_label_contains("atriale ✓");
        window.harness.get_by_label_contains("Bien,");
        tops
    };
    assert_eq!(order("choice-one"), order("choice-two"));
}

#[test]
fn a_choice_that_was_missed_is_graded_again_by_space() {
    let mut window = Window::open("choice-missed", &Setup::one_deck(0));
    window.press(Key::Enter);
    for reveals in [1, 1, 6] {
        for _ in 0..reveals {
            window.press(Key::Space);
        }
        window.press(Key::Num4);
    }
    let is_right = |window: &Window, letter: &str| {
        let option = window.harness.get_by_label_contains("atriale");
        option.accesskit_node().label().is_some_and(|label| label.starts_with(letter))
    };
    let (letter, key) = [("A", Key::B), ("B", Key::A)]
        .into_iter()
        .find(|(letter, _)| is_right(&window, letter))
        .unwrap_or(("C", Key::A));
    assert!(!letter.is_empty());
    window.press(key);
    window.harness.get_by_label_contains("✗");
    assert!(lit(&window).starts_with("À revoir"));
    window.press(Key::Space);
    assert_eq!(ratings(&window).last(), Some(&1));
    // Whoever looks without taking any judges alone.
    while !matches!(
        window.harness.state().state().asked_card().map(|(.., question)| question),
        Some(carabin::deck::Question::Choice { .. })
    ) {
        window.wait(120_000);
        window.press(Key::Space);
        window.press(Key::Num4);
    }
    window.press(Key::Space);
    assert!(lit(&window).starts_with("Bien"));
}

#[test]
fn the_end_says_what_was_done_and_what_comes() {
    let mut window = Window::open("end", &Setup::one_deck(2));
    window.press(Key::Enter);
    for _ in 0..2 {
        window.press(Key::Space);
        window.press(Key::Num4);
    }
    window.harness.get_by_label("Séance terminée");
    window.harness.get_by_label_contains("Rien d’autre à étudier aujourd’hui.");
    window.harness.get_by_label("Facile\u{a0}: 2");
    window.press(Key::Enter);
    assert_eq!(window.harness.state().state().screen, Screen::Decks);
    window.harness.get_by_label("À jour");
}

#[test]
fn a_typed_answer_is_laid_beside_the_right_one() {
    let mut window = Window::open("typed", &Setup::typed());
    window.press(Key::Enter);
    let question = window.harness.state().state().asked_card().unwrap().3;
    let answer = question.back();
    // The field has the focus: letters are letters, not grades.
    window.harness.get_by_label("Votre réponse").type_text("le ganglion sentinelle rouge");
    window.run();
    assert!(ratings(&window).is_empty());
    window.press(Key::Enter);
    window.harness.get_by_label("Pas tout à fait");
    window.harness.get_by_label_contains("(manque)");
    window.harness.get_by_label_contains("rouge (en trop)");
    assert_eq!(lit(&window), "À revoir, 1\u{a0}min");
    window.press(Key::Enter);
    assert_eq!(ratings(&window), [1], "what was typed wrong is not known");

    let question = window.harness.state().state().asked_card().unwrap().3;
    assert_ne!(question.back(), answer);
    let typed = question.back().to_uppercase().replace('.', "");
    window.harness.get_by_label("Votre réponse").type_text(&typed);
    window.run();
    window.press(Key::Enter);
    window.harness.get_by_label("Exact");
    window.harness.get_by_label_contains("Ne comptent pas\u{a0}: les majuscules");
    assert_eq!(lit(&window), "Bien, 10\u{a0}min");
    window.press(Key::Num2);
    assert_eq!(ratings(&window), [1, 3], "the second of two buttons is Good");
}

#[test]
fn the_name_of_a_grade_stands_apart_from_its_keys() {
    for (language, good, key) in [("fr", "Bien", "Espace"), ("en", "Good", "Space")] {
        for size in [[1000.0, 700.0], [1280.0, 800.0], [800.0, 600.0], [900.0, 700.0]] {
            let setup = Setup { language, size, ..Setup::one_deck(0) };
            let mut window = Window::open("apart", &setup);
            window.press(Key::Enter);
            window.press(Key::Space);
            let place = |name: &str| {
                let shapes = window.harness.output().shapes.iter();
                let mut texts = shapes.filter_map(|shape| match &shape.shape {
                    Shape::Text(text) if text.galley.text() == name => {
                        Some(shape.shape.visual_bounding_rect())
                    }
                    _ => None,
                });
                texts.next()
            };
            // Where there is no room for the key, the edge of its grade says it.
            if let Some(cap) = place(key) {
                let gap = cap.left() - place(good).unwrap().right();
                assert!(gap > 14.0, "{language} {size:?}: {gap}");
            }
        }
    }
}

/// The grade that has the cap of the space bar on it: the one that it gives.
fn lit(window: &Window) -> String {
    let caps = window.harness.output().shapes.iter().filter_map(|shape| match &shape.shape {
        Shape::Text(text) if text.galley.text() == "Espace" => {
            Some(shape.shape.visual_bounding_rect())
        }
        _ => None,
    });
    let caps: Vec<Rect> = caps.collect();
    let [cap] = caps[..] else { panic!("{caps:?}") };
    let others = window.harness.output().shapes.iter().filter_map(|shape| match &shape.shape {
        Shape::Text(text) if text.galley.text() != "Espace" => {
            Some(shape.shape.visual_bounding_rect())
        }
        _ => None,
    });
    assert!(others.into_iter().all(|text| !text.intersects(cap)), "Space lies on a name");
    let grades = window.harness.query_all_by_role(Role::Button);
    let mut under = grades.filter(|grade| grade.rect().contains_rect(cap));
    under.next().unwrap().accesskit_node().label().unwrap()
}

#[test]
fn a_long_answer_is_not_typed() {
    let mut window =
        Window::open("typed-long", &Setup { decks: Setup::one_deck(1).decks, ..Setup::typed() });
    window.press(Key::Enter);
    window.harness.get_by_label_contains("Qu’est-ce qu’une micrométastase");
    assert_eq!(window.harness.query_all_by_label("Votre réponse").count(), 0);
}

#[test]
fn the_field_has_the_focus_whenever_it_comes() {
    let mut window = Window::open("typed-focus", &Setup::typed());
    let focused = |w: &Window| w.harness.get_by_label("Votre réponse").is_focused();
    window.press(Key::Enter);
    assert!(focused(&window));
    window.press(Key::Escape);
    assert_eq!(window.harness.state().state().screen, Screen::Decks);
    window.press(Key::Enter);
    assert!(focused(&window), "the same card once more");
    window.command(Key::K);
    window.press(Key::Escape);
    assert!(focused(&window), "the palette has gone");
    window.command(Key::D);
    window.press(Key::Enter);
    assert!(focused(&window), "from another screen");
    window.harness.get_by_label_contains("Quel ganglion").click();
    window.run();
    assert!(focused(&window), "a click on the question");
    window.harness.get_by_label("Plus").click();
    window.run();
    window.harness.get_by_label("Marquer la note").click();
    window.run();
    assert!(focused(&window), "the menu has gone");
    window.harness.get_by_label("marquée");
}

#[test]
fn what_is_typed_for_a_card_without_a_field_does_nothing_to_it() {
    let mut window =
        Window::open("typed-beside", &Setup { decks: Setup::one_deck(1).decks, ..Setup::typed() });
    window.press(Key::Enter);
    let card = window.harness.state().state().asked_card().unwrap().0.id.clone();
    let type_out = |window: &mut Window, text: &str| {
        for sign in text.chars() {
            let key = if sign == ' ' {
                Key::Space
            } else {
                Key::from_name(&sign.to_uppercase().to_string()).unwrap()
            };
            window.harness.event(egui::Event::Text(sign.to_string()));
            window.press(key);
        }
    };
    type_out(&mut window, "200 microns epais");
    let state = window.harness.state().state();
    assert_eq!(state.asked_card().unwrap().0.id, card);
    assert!(state.workspace.history().events().is_empty());
    assert!(state.editor.open.is_none());
    let sitting = state.study.sitting.as_ref().unwrap();
    assert!(!sitting.revealed && !sitting.closer);
    assert!(window.notes().iter().all(|note| note.tags.iter().all(|tag| tag != "marked")));
    window.harness.get_by_label_contains("La réponse à cette carte ne se tape pas");
    // Shown, it is a card like the others.
    window.press(Key::Enter);
    assert!(window.harness.state().state().study.sitting.as_ref().unwrap().revealed);
    window.press(Key::M);
    window.harness.get_by_label("marquée");
}

#[test]
fn what_is_far_from_the_answer_is_not_said_to_be_near() {
    let mut window = Window::open("typed-off", &Setup::typed());
    window.press(Key::Enter);
    window.harness.get_by_label("Votre réponse").type_text("hétérozygote");
    window.run();
    window.press(Key::Enter);
    window.harness.get_by_label("Ce n’est pas la réponse");
}

#[test]
fn a_picture_is_no_answer_to_be_typed_whatever_its_name() {
    let deck = "(format: 1, id: \"d\", title: \"D\", language: \"fr\", notes: [
        (id: \"n1\", content: Basic(front: \"Où ?\", back: \"![Le foie](<media/é 1.png>)\")),
    ])";
    let setup = Setup { decks: vec![("d.ron", deck)], ..Setup::typed() };
    let mut window = Window::open("typed-picture", &setup);
    window.press(Key::Enter);
    assert_eq!(window.harness.query_all_by_label("Votre réponse").count(), 0);
}

#[test]
fn an_empty_answer_is_no_answer_and_a_grade_is_taken_back_from_the_field() {
    let mut window = Window::open("unanswered", &Setup::typed());
    window.press(Key::Enter);
    window.press(Key::Enter);
    window.harness.get_by_label("Pas de réponse");
    assert_eq!(window.harness.query_all_by_label("Pas tout à fait").count(), 0);
    window.press(Key::Num2);
    assert_eq!(ratings(&window), [3]);
    assert!(window.harness.get_by_label("Votre réponse").is_focused());
    // What was typed is taken back first.
    window.harness.get_by_label("Votre réponse").type_text("r");
    window.run();
    window.command(Key::Z);
    window.run();
    assert_eq!(counted(&window), 1, "the grade stays");
    window.harness.get_by_label("Votre réponse").focus();
    window.run();
    window.command(Key::A);
    window.run();
    window.press(Key::Backspace);
    window.command(Key::Z);
    window.run();
    assert_eq!(counted(&window), 0);
}

/// How many grades count.
fn counted(window: &Window) -> usize {
    window.harness.state().state().workspace.history().effective().len()
}

#[test]
fn two_buttons_are_enough() {
    let mut window = Window::open("two", &Setup::typed());
    window.press(Key::Enter);
    window.press(Key::Enter);
    assert_eq!(window.harness.query_all_by_label_contains("Facile").count(), 0);
    window.harness.get_by_label("À revoir, 1\u{a0}min");
    window.press(Key::Num4);
    assert!(ratings(&window).is_empty());
    window.harness.get_by_label("Bien, 10\u{a0}min").click();
    window.run();
    assert_eq!(ratings(&window), [3]);
}

#[test]
fn the_note_on_the_table_is_edited_in_place_and_the_edit_undone() {
    let mut window = Window::open("in-place", &Setup::one_deck(1));
    window.press(Key::Enter);
    window.press(Key::Space);
    window.press(Key::Num3);
    let card = window.harness.state().state().asked_card().unwrap().0.id.clone();
    window.press(Key::Space);
    window.press(Key::E);
    let field = window.harness.get_by_role_and_label(Role::MultilineTextInput, "Réponse");
    field.focus();
    window.run();
    window.harness.get_by_role_and_label(Role::MultilineTextInput, "Réponse").type_text(" Vu.");
    window.run();
    // Digits and letters belong to the editor.
    assert_eq!(ratings(&window), [3]);
    window.harness.get_by_label("Valider").click();
    window.run();
    let asked = |window: &Window| {
        let state = window.harness.state().state();
        let (card, .., question) = state.asked_card().unwrap();
        (card.id.clone(), question.back(), state.study.sitting.as_ref().unwrap().revealed)
    };
    let (id, back, revealed) = asked(&window);
    assert!(id == card && back.contains("Vu.") && revealed, "{back}");
    assert_eq!(
        window.harness.state().state().study.sitting.as_ref().unwrap().session.summary().reviews,
        1
    );
    let read = Library::look(window.harness.state().state().workspace.library().root()).unwrap();
    assert!(format!("{:?}", read.decks()[0].deck).contains("Vu."), "it is on disk");
    window.command(Key::Z);
    assert!(!asked(&window).1.contains("Vu."));
    window.press(Key::E);
    window.press(Key::Escape);
    assert_eq!(
        window.harness.state().state().screen,
        Screen::Study,
        "Escape leaves the editor only"
    );
}

#[test]
fn a_note_is_marked_and_the_memory_looked_into() {
    let mut window = Window::open("closer", &Setup { days: 6, ..Setup::one_deck(0) });
    window.press(Key::Enter);
    window.press(Key::M);
    window.harness.get_by_label("marquée");
    window.press(Key::M);
    assert_eq!(window.harness.query_all_by_label("marquée").count(), 0);
    window.press(Key::I);
    window.harness.get_by_label("Stabilité (jusqu’à 90\u{202f}% de rappel)");
    let number = window.harness.get_by_label("Rappel probable maintenant").rect();
    let sentence = window.harness.get_by_label_contains("Après «\u{a0}Bien\u{a0}», Carabin attend");
    assert!(sentence.rect().bottom() <= number.top(), "why comes first, in words");
    assert_eq!(window.harness.query_all_by_label_contains("puis stabilité de").count(), 4);
    window.press(Key::I);
    assert_eq!(window.harness.query_all_by_label("Rappel probable maintenant").count(), 0);
}

#[test]
fn cramming_and_studying_ahead_move_no_date() {
    for command in ["bachoter", "avance"] {
        let mut window = Window::open(command, &Setup { days: 3, ..Setup::one_deck(1) });
        let dues = |window: &Window| -> Vec<_> {
            let state = window.harness.state().state();
            state.workspace.collection().cards().iter().map(|card| card.state.due).collect()
        };
        let before = dues(&window);
        window.command(Key::K);
        window
            .harness
            .get_by_role_and_label(Role::TextInput, "Toutes les commandes")
            .type_text(command);
        window.run();
        window.press(Key::Enter);
        window.harness.get_by_label("sans effet sur les dates");
        for _ in 0..12 {
            window.press(Key::Space);
            window.press(Key::Space);
        }
        assert_eq!(dues(&window), before, "{command}");
        let events = window.harness.state().state().workspace.history().events();
        assert!(events.iter().any(|event| event.kind == Kind::Cram), "it is logged");
    }
}

#[test]
fn an_open_menu_has_all_keys() {
    let mut window = Window::open("menu-keys", &Setup::one_deck(1));
    window.press(Key::Enter);
    window.harness.get_by_label("Plus").click();
    window.run();
    window.harness.get_by_label("Remettre à demain");
    for key in [Key::Space, Key::Num3, Key::S, Key::M, Key::E] {
        window.press(key);
    }
    window.command(Key::D);
    let state = window.harness.state().state();
    assert!(!state.study.sitting.as_ref().unwrap().revealed, "the card behind stays as it is");
    assert!(state.workspace.history().events().is_empty() && state.editor.open.is_none());
    assert_eq!(state.screen, Screen::Study);
    if window.harness.query_by_label("Remettre à demain").is_none() {
        window.harness.get_by_label("Plus").click();
        window.run();
    }
    window.press(Key::Escape);
    assert!(window.harness.query_by_label("Remettre à demain").is_none(), "Escape closes it");
    assert_eq!(window.harness.state().state().screen, Screen::Study, "and ends no sitting");
    window.press(Key::Space);
    assert!(window.harness.state().state().study.sitting.as_ref().unwrap().revealed);
}

#[test]
fn an_open_form_has_all_keys() {
    for form in ["Date d’examen", "Modifier la note", "Limites"] {
        let mut window = Window::open(&format!("form-{}", form.len()), &Setup::one_deck(1));
        window.press(Key::Enter);
        window.choose(form);
        let sitting = |window: &Window| window.harness.state().state().study.sitting.is_some();
        let covered = |window: &Window| window.harness.state().state().is_covered();
        assert!(covered(&window), "{form}");
        window.press(Key::Space);
        let state = window.harness.state().state();
        assert!(!state.study.sitting.as_ref().unwrap().revealed, "{form}");
        window.press(Key::Escape);
        assert!(!covered(&window) && sitting(&window), "{form}");
        assert_eq!(window.harness.state().state().screen, Screen::Study, "{form}");
    }
}

#[test]
fn in_a_low_window_no_screen_lies_under_the_foot_of_the_rail() {
    let setup = Setup { size: [800.0, 600.0], zoom: 1.5, ..Setup::one_deck(1) };
    let mut window = Window::open("low-rail", &setup);
    window.press(Key::Enter);
    window.run();
    let place = |name| window.harness.get_by_role_and_label(Role::Button, name).rect();
    assert!(place("Réglages").bottom() <= place("Commandes").top());
    assert!(place("Réglages").top() >= place("Statistiques").bottom());
}

/// A deck of one multiple choice with two right answers.
const SEVERAL: &str = "(format: 1, id: \"qcm\", title: \"QCM\", language: \"fr\", notes: [\
    (id: \"q\", content: Choice(question: \"Quels gènes donnent une hémochromatose ?\", \
    answer: \"HFE\\nHJV\", distractors: [\"CFTR\", \"BRCA1\"]))])";

#[test]
fn several_right_answers_are_ticked_and_then_checked() {
    let setup = Setup { decks: vec![("qcm.ron", SEVERAL)], ..Setup::default() };
    // What a program that knows one answer only reads too.
    assert_eq!(carabin::deck::read(SEVERAL.as_bytes()).unwrap().format(), 1);
    let mut window = Window::open("qcm", &setup);
    window.press(Key::Enter);
    window.harness.get_by_label_contains("Plusieurs réponses sont justes");
    let sitting = |window: &Window| {
        let sitting = window.harness.state().state().study.sitting.as_ref().unwrap();
        (sitting.revealed, sitting.taken.len())
    };
    window.press(Key::A);
    window.press(Key::B);
    window.press(Key::D);
    assert_eq!(sitting(&window), (false, 3));
    window.press(Key::B);
    assert_eq!(sitting(&window), (false, 2), "it is left again");
    window.harness.get_by_label("Vérifier").click();
    window.run();
    assert_eq!(sitting(&window), (true, 2));
    window.harness.get_by_label_contains("HFE ✓");
    window.harness.get_by_label_contains("HJV ✓");
    window.press(Key::Num3);
    assert_eq!(ratings(&window), [3]);
    let paint = |window: &mut Window| {
        window.press(Key::Enter);
        window.press(Key::A);
        window.press(Key::C);
    };
    let mut results = paint_in("qcm", &[LOOKS[0], LOOKS[3]], &setup, paint);
    results.extend(paint_in("qcm-checked", &[LOOKS[1]], &setup, |window| {
        paint(window);
        window.press(Key::Space);
    }));
}

#[test]
fn what_is_said_is_gone_with_the_next_grade() {
    let mut window = Window::open("study-said", &Setup::one_deck(1));
    window.command(Key::E);
    window.press(Key::Space);
    window.press(Key::Num3);
    window.command(Key::Z);
    assert!(window.harness.query_by_label_contains("Annulé").is_some());
    window.press(Key::Space);
    assert!(window.harness.query_by_label_contains("Annulé").is_some(), "the card is the same");
    window.press(Key::Num3);
    assert!(window.harness.query_by_label_contains("Annulé").is_none());
}
