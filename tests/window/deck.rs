//! A deck opens: its cards, what is done with them, and with the deck as a whole.

use crate::app::command::Screen;
use carabin::deck::DeckId;
use carabin::history::Kind;
use carabin::library::Library;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::snapshots::{LOOKS, paint_in};
use super::support::{Setup, Window, deck_of};

/// A window on the first fixture's screen.
fn opened(name: &str) -> Window {
    let mut window = Window::open(name, &Setup::default());
    window.open_deck("Cardiologie");
    window
}

fn screen(window: &Window) -> Screen {
    window.harness.state().state().screen
}

fn on_disk(window: &Window) -> Vec<(String, String, usize)> {
    let library = Library::look(&window.root).unwrap();
    let decks = library.decks().iter();
    decks
        .map(|open| {
            let path = open.path.to_string_lossy().replace('\\', "/");
            (path, open.deck.title.clone(), open.deck.notes.len())
        })
        .collect()
}

fn rows(window: &Window) -> usize {
    let state = window.harness.state().state();
    state.deck.cards(&state.workspace).len()
}

fn selected(window: &Window) -> Option<usize> {
    let state = window.harness.state().state();
    state.deck.selected(&state.workspace).map(|(at, _)| at)
}

fn tags_of(window: &Window, at: usize) -> Vec<String> {
    let state = window.harness.state().state();
    let card = &state.deck.cards(&state.workspace)[at];
    state.card(&card.id).unwrap().2.tags.clone()
}

#[test]
fn a_deck_opens_with_its_cards_and_escape_goes_back() {
    let mut window = opened("deck-open");
    assert!(rows(&window) > 3);
    let listed = window.harness.get_all_by_role(Role::ListBoxOption).count();
    assert!(listed >= 4, "{listed}");
    window.harness.get_by_label("decks/cardiologie.ron");
    window.press(Key::Escape);
    assert_eq!(screen(&window), Screen::Decks);
    // Wherever its card is clicked, and from the palette.
    let progress = window.harness.get_all_by_role(Role::ProgressIndicator).next().unwrap().rect();
    window.harness.drag_at(progress.center() - egui::vec2(0.0, 14.0));
    window.harness.drop_at(progress.center() - egui::vec2(0.0, 14.0));
    window.run();
    assert_eq!(screen(&window), Screen::Deck);
    window.press(Key::Escape);
    window.choose("ouvrir micro");
    assert_eq!(screen(&window), Screen::Deck);
    window.harness.get_by_role_and_label(Role::Heading, "Micrométastases");
    window.press(Key::Enter);
    assert_eq!(screen(&window), Screen::Study);
}

#[test]
fn the_keys_go_from_card_to_card_and_act_on_it() {
    let mut window = opened("deck-keys");
    assert_eq!(selected(&window), None);
    window.press(Key::ArrowDown);
    window.press(Key::ArrowDown);
    assert_eq!(selected(&window), Some(1));
    window.press(Key::M);
    assert!(tags_of(&window, 1).contains(&"marked".to_owned()));
    window.command(Key::Num3);
    assert!(tags_of(&window, 1).contains(&"flag-green".to_owned()));
    window.command(Key::Z);
    window.command(Key::Z);
    assert!(!tags_of(&window, 1).iter().any(|tag| tag == "marked" || tag.starts_with("flag")));
    window.press(Key::S);
    let kinds = |window: &Window| {
        let events = window.harness.state().state().workspace.history().events();
        events.iter().map(|event| event.kind).collect::<Vec<_>>()
    };
    assert_eq!(kinds(&window), [Kind::Suspend]);
    window.harness.get_by_label_contains("– suspendue");
    window.press(Key::S);
    assert_eq!(kinds(&window), [Kind::Suspend, Kind::Resume]);
    assert!(window.harness.query_by_label_contains("– suspendue").is_none());
    window.press(Key::ArrowUp);
    assert_eq!(selected(&window), Some(0));
    window.press(Key::E);
    assert!(window.harness.state().state().editor.open.is_some());
}

#[test]
fn a_note_is_deleted_and_brought_back_and_the_next_is_selected() {
    let mut window = opened("deck-delete-note");
    let before = rows(&window);
    window.press(Key::ArrowDown);
    let first = on_disk(&window)[0].2;
    window.press(Key::Delete);
    window.harness.get_by_label_contains("Note supprimée");
    assert_eq!(on_disk(&window)[0].2, first - 1);
    assert!(rows(&window) < before);
    assert_eq!(selected(&window), Some(0), "the one that stands there now");
    window.harness.get_by_label_contains("Annuler – ").click();
    window.run();
    assert_eq!((rows(&window), on_disk(&window)[0].2), (before, first));
}

#[test]
fn a_row_has_its_menu_behind_the_button_and_the_right_click() {
    let mut window = opened("deck-menu");
    for right in [false, true] {
        let row = window.harness.get_all_by_role(Role::ListBoxOption).nth(1).unwrap();
        if right {
            row.click_secondary();
        } else {
            let name = row.accesskit_node().label().unwrap();
            let front = name.rsplit_once(" – ").unwrap().0.to_owned();
            window.harness.get_by_role_and_label(Role::Button, &format!("Plus – {front}")).click();
        }
        window.run();
        window.harness.get_by_role_and_label(Role::Button, "Drapeau orange").click();
        window.run();
    }
    assert!(
        tags_of(&window, 1).iter().all(|tag| !tag.starts_with("flag")),
        "given, and taken away"
    );
    assert_eq!(selected(&window), Some(1), "what is clicked is selected");
    window.command(Key::Z);
    assert!(tags_of(&window, 1).contains(&"flag-orange".to_owned()));
}

#[test]
fn a_note_goes_into_another_deck_with_its_history() {
    let mut window = opened("deck-move-note");
    window.press(Key::ArrowDown);
    window.press(Key::S);
    let before = on_disk(&window);
    window.press(Key::V);
    let field = window.harness.get_by_role_and_label(Role::TextInput, "Chercher un paquet");
    field.type_text("micro");
    window.run();
    window.press(Key::Enter);
    window.harness.get_by_label_contains("Note mise dans l’autre paquet");
    assert_eq!(selected(&window), Some(0), "the keys go on with what stands there now");
    let after = on_disk(&window);
    assert_eq!((after[0].2, after[1].2), (before[0].2 - 1, before[1].2 + 1));
    let state = window.harness.state().state();
    let suspended = state.workspace.collection().cards().iter().filter(|card| card.state.suspended);
    let decks: Vec<usize> = suspended.map(|card| card.deck).collect();
    assert_eq!(decks, [1], "what is known of its card went along");
    window.command(Key::Z);
    assert_eq!(on_disk(&window), before);
    // Into a deck that is made for it.
    window.press(Key::ArrowDown);
    window.press(Key::V);
    let field = window.harness.get_by_role_and_label(Role::TextInput, "Chercher un paquet");
    field.type_text("À part");
    window.run();
    window.press(Key::Enter);
    assert!(on_disk(&window).iter().any(|(path, title, notes)| {
        path == "decks/a-part.ron" && title == "À part" && *notes == 1
    }));
    window.command(Key::Z);
    assert_eq!(on_disk(&window), before);
}

#[test]
fn a_deck_is_renamed_moved_and_back() {
    let mut window = opened("deck-rename");
    let before = on_disk(&window)[0].clone();
    window.press(Key::F2);
    // Another name stands for the old one; who moves the caret mends the old one.
    let field = |window: &Window, text: &str| {
        let field = window.harness.get_by_role_and_label(Role::TextInput, "Titre du paquet");
        field.type_text(text);
    };
    field(&window, "Cœur");
    window.run();
    window.press(Key::Enter);
    assert_eq!(on_disk(&window)[0].1, "Cœur");
    window.command(Key::Z);
    window.press(Key::F2);
    window.press(Key::End);
    field(&window, " II");
    window.run();
    window.press(Key::Enter);
    assert!(on_disk(&window)[0].1.ends_with("cycle II"));
    window.harness.get_by_role_and_label(Role::Heading, &on_disk(&window)[0].1);
    window.press(Key::F6);
    let field =
        window.harness.get_by_role_and_label(Role::TextInput, "Dossier, ou dossier/sous-dossier");
    field.type_text("Médecine / Cœur");
    window.run();
    window.press(Key::Enter);
    assert!(on_disk(&window).iter().any(|deck| deck.0 == "decks/Médecine/Cœur/cardiologie.ron"));
    window.harness.get_by_label("decks/Médecine/Cœur/cardiologie.ron");
    window.command(Key::Z);
    window.command(Key::Z);
    assert_eq!(on_disk(&window)[0], before);
    assert!(!window.root.join("decks/Médecine").exists());
    // A name of nothing is none.
    window.press(Key::F2);
    window.command(Key::A);
    window.press(Key::Backspace);
    window.press(Key::Enter);
    window.harness.get_by_label_contains("Il manque le titre");
    assert_eq!(on_disk(&window)[0], before);
}

#[test]
fn a_title_that_another_deck_has_is_told_and_asked_for() {
    let mut window = opened("deck-twice");
    let titles = |window: &Window| -> Vec<String> {
        window.decks().iter().map(|deck| deck.title.clone()).collect()
    };
    let before = titles(&window);
    let other = before.iter().find(|title| !title.starts_with("Cardio")).unwrap().clone();
    window.press(Key::F2);
    let field = window.harness.get_by_role(Role::TextInput);
    field.type_text(&other.to_uppercase());
    window.run();
    window.harness.get_by_label(&format!("Un autre paquet s’appelle déjà «\u{a0}{other}\u{a0}»."));
    window.press(Key::Enter);
    assert_eq!(titles(&window), before);
    window.harness.get_by_label_contains("Deux paquets porteront le titre");
    window.press(Key::Escape);
    window.choose("nouveau paquet");
    window.harness.get_by_role(Role::TextInput).type_text(&other);
    window.run();
    window.press(Key::Enter);
    assert_eq!(titles(&window).len(), before.len());
    window.harness.get_by_role_and_label(Role::Button, "Garder ce titre").click();
    window.run();
    assert_eq!(titles(&window).iter().filter(|title| **title == other).count(), 2);
}

#[test]
fn a_deck_is_merged_deleted_and_brought_back_with_its_cards() {
    let mut window = opened("deck-merge");
    let before = on_disk(&window);
    let events = window.harness.state().state().workspace.history().events().len();
    window.choose("fusionner");
    let field = window.harness.get_by_role_and_label(Role::TextInput, "Chercher un paquet");
    field.type_text("micro");
    window.run();
    window.press(Key::Enter);
    let after = on_disk(&window);
    assert_eq!((after.len(), after[0].2), (before.len() - 1, before[0].2 + before[1].2));
    window.harness.get_by_role_and_label(Role::Heading, "Micrométastases");
    window.command(Key::Z);
    assert_eq!(on_disk(&window), before);
    window.command(Key::Delete);
    assert_eq!(screen(&window), Screen::Decks);
    assert_eq!(on_disk(&window).len(), before.len() - 1);
    window.harness.get_by_label_contains("supprimé. Son fichier reste dans les sauvegardes");
    let kept = std::fs::read_dir(window.root.join("backups")).unwrap().count();
    assert!(kept > 0);
    window.command(Key::Z);
    assert_eq!(on_disk(&window), before);
    assert_eq!(window.harness.state().state().workspace.history().events().len(), events);
}

#[test]
fn the_menu_of_a_deck_offers_the_same_from_the_list() {
    let mut window = Window::open("deck-list-menu", &Setup::default());
    window.harness.get_by_label_contains("Plus – Cardiologie").click();
    window.run();
    for name in [
        "Ouvrir le paquet",
        "Ajouter une note",
        "Bachoter tout le paquet, dates inchangées",
        "Date d’examen…",
        "Renommer…",
        "Déplacer…",
        "Fusionner avec…",
        "Exporter…",
        "Montrer le fichier",
        "Supprimer le paquet",
    ] {
        // Some of it stands below the list too.
        let found = window.harness.query_all_by_role_and_label(Role::Button, name).count();
        assert!(found > 0, "{name}");
    }
    window.harness.get_by_role_and_label(Role::Button, "Supprimer le paquet").click();
    window.run();
    assert!(!on_disk(&window).iter().any(|deck| deck.1.starts_with("Cardiologie")));
    window.harness.get_by_label_contains("Annuler – ").click();
    window.run();
    assert!(on_disk(&window).iter().any(|deck| deck.1.starts_with("Cardiologie")));
}

#[test]
fn a_deck_is_dragged_into_a_folder_and_out() {
    let setup = Setup {
        decks: vec![("a.ron", deck_of("a", "Alpha", 2)), ("med/b.ron", deck_of("b", "Beta", 2))],
        size: [1000.0, 800.0],
        ..Setup::default()
    };
    let mut window = Window::open("deck-drag", &setup);
    let drag = |window: &mut Window, title: &str, to: &str| {
        let from = window.harness.get_by_label(&format!("Plus – {title}")).rect();
        // Beside what can be pressed.
        let from = from.left_center() - egui::vec2(120.0, 0.0);
        window.drag_onto(from, |window| window.harness.get_by_label(to).rect().center());
    };
    drag(&mut window, "Alpha", "med");
    assert!(window.root.join("decks/med/a.ron").is_file());
    assert_eq!(screen(&window), Screen::Decks, "a deck that is dragged is not opened");
    window.command(Key::Z);
    assert!(window.root.join("decks/a.ron").is_file());
}

#[test]
fn an_empty_deck_is_begun_and_says_what_to_do() {
    let mut window = Window::open("deck-new", &Setup { decks: Vec::new(), ..Setup::default() });
    window.choose("nouveau paquet");
    let field = window.harness.get_by_role_and_label(Role::TextInput, "Titre du paquet");
    field.type_text("Néphrologie");
    window.run();
    window.press(Key::Enter);
    assert_eq!(screen(&window), Screen::Deck);
    window.harness.get_by_label_contains("Ce paquet n’a encore aucune carte");
    // There is nothing to count yet.
    window.harness.get_by_label("Français · aucune note");
    assert!(window.harness.query_by_label_contains("0 / 0").is_none());
    assert!(window.harness.query_by_role(Role::ProgressIndicator).is_none());
    assert_eq!(on_disk(&window), [("decks/nephrologie.ron".into(), "Néphrologie".into(), 0)]);
    window.command(Key::Z);
    assert_eq!(screen(&window), Screen::Decks, "it is gone, and shown no more");
    assert!(on_disk(&window).is_empty());
}

#[test]
fn a_deck_that_another_device_removes_is_shown_no_more() {
    let mut window = opened("deck-gone");
    std::fs::remove_file(window.root.join("decks/cardiologie.ron")).unwrap();
    window.focus();
    assert_eq!(screen(&window), Screen::Decks);
}

#[test]
fn a_long_deck_lays_out_what_is_in_view() {
    let setup = Setup { decks: vec![("a.ron", deck_of("a", "Alpha", 3000))], ..Setup::default() };
    let mut window = Window::open("deck-long", &setup);
    window.open_deck("Alpha");
    assert_eq!(rows(&window), 3000);
    let listed = window.harness.get_all_by_role(Role::ListBoxOption).count();
    assert!(listed < 40, "{listed}");
    window.press(Key::ArrowDown);
    for _ in 0..30 {
        window.press(Key::ArrowDown);
    }
    window.harness.get_by_role_and_label(Role::ListBoxOption, "Q 31 – nouvelle");
    let id: DeckId = "a".parse().unwrap();
    assert!(window.harness.state().state().workspace.deck(&id).is_some());
}

#[test]
fn the_deck_looks_as_it_should() {
    let setup = Setup { days: 6, ..Setup::default() };
    let open = |window: &mut Window| {
        window.title_of("Cardiologie").click();
        window.run();
    };
    let show = |window: &mut Window| {
        open(window);
        window.press(Key::ArrowDown);
        window.command(Key::Num2);
        window.press(Key::ArrowDown);
        window.press(Key::M);
        window.press(Key::ArrowDown);
        window.press(Key::S);
        window.wait(7_000);
    };
    let mut results = paint_in("deck", &LOOKS, &setup, show);
    let small = Setup { size: [800.0, 600.0], ..setup.clone() };
    results.extend(paint_in("small-deck", &LOOKS[..1], &small, show));
    let large = Setup { zoom: 1.5, ..setup.clone() };
    results.extend(paint_in("large-deck", &LOOKS[1..2], &large, show));
    results.extend(paint_in("deck-menu", &[LOOKS[0], LOOKS[3]], &setup, |window| {
        let french = window.harness.query_all_by_label_contains("Plus –").count() > 0;
        open(window);
        let more = if french { "Plus – Cardiologie" } else { "More – Cardiologie" };
        window.harness.get_by_label_contains(more).click();
        window.run();
    }));
    results.extend(paint_in("deck-move", &[LOOKS[0], LOOKS[3]], &setup, |window| {
        open(window);
        window.press(Key::F6);
    }));
}

#[test]
fn rows_take_the_width_and_leave_out_what_they_have_in_common() {
    let deck = "(format: 2, id: \"d\", title: \"Fer\", language: \"fr\", notes: [
        (id: \"n1\", content: Basic(front: \"Prévalence ?\", back: \"1\"), context: \"Fer\"),
        (id: \"n2\", content: Basic(front: \"Signes ?\", back: \"2\"), context: \"Fer › Clinique\"),
        (id: \"n3\", content: Basic(front: \"Délai ?\", back: \"3\"), context: \"Fer › Clinique\"),
    ])";
    let size = [1600.0, 800.0];
    let setup = Setup { decks: vec![("fer.ron", deck)], size, ..Setup::default() };
    let mut window = Window::open("deck-wide", &setup);
    window.open_deck("Fer");
    let rows: Vec<_> = window.harness.query_all_by_role(Role::ListBoxOption).collect();
    assert!(rows.iter().all(|row| row.rect().width() > 1_000.0));
    for title in ["Prévalence\u{a0}?", "Signes\u{a0}?Fer › Clinique", "Délai\u{a0}?"] {
        let there = window.harness.query_all_by_role(Role::Label);
        let told: Vec<String> = there.filter_map(|node| node.accesskit_node().value()).collect();
        assert!(told.iter().any(|told| told == title), "{title}: {told:?}");
    }
}
