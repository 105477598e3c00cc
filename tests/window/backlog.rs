//! Coming back after a break, and the limits of folders and decks.

use crate::app::command::Screen;
use carabin::history::{Due, Kind};
use carabin::library::Library;
use carabin::schedule::Spread;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use super::support::{Setup, Window, deck_of};

/// The scheduler day on which the windows open.
const TODAY: i32 = 20_522;
const DAY: i64 = 86_400_000;

/// Forty cards learnt in four days, five weeks ago.
pub fn away() -> Setup {
    let decks = vec![("anatomie.ron", deck_of("anat", "Anatomie", 40))];
    Setup { decks, days: 4, new: 10, away: 35, ..Setup::default() }
}

fn plan(window: &Window) -> Option<Spread> {
    window.harness.state().state().workspace.settings().scheduling.backlog
}

fn due(window: &Window) -> u32 {
    window.harness.state().state().today().1
}

/// Grades Good until nothing is left.
fn study(window: &mut Window) -> usize {
    window.command(Key::E);
    let mut answers = 0;
    while window.harness.state().state().asked_card().is_some() {
        window.press(Key::Space);
        window.press(Key::Num3);
        answers += 1;
    }
    window.press(Key::Enter);
    assert_eq!(window.harness.state().state().screen, Screen::Decks);
    answers
}

#[test]
fn a_backlog_is_spread_over_days_and_no_date_is_moved() {
    let mut window = Window::open("backlog", &Setup { new: 10, ..away() });
    window.harness.get_by_label_contains("40 cartes en retard depuis le 0");
    window.harness.get_by_label_contains("à votre rythme");
    let events = window.harness.state().state().workspace.history().len();
    assert_eq!(due(&window), 40);
    window.harness.get_by_label("Étaler le retard…").click();
    window.run();
    window.harness.get_by_role_and_label(Role::Slider, "Nombre de jours");
    window.harness.get_by_label("Nombre de jours – 14").click();
    window.run();
    window.harness.get_by_label("3 cartes en retard par jour pendant 14 jours.");
    window.harness.get_by_label("Nombre de jours – 7").click();
    window.run();
    window.harness.get_by_label("6 cartes en retard par jour pendant 7 jours.");
    window.harness.get_by_label_contains("vous sauriez");
    window.harness.get_by_label("Valider").click();
    window.run();
    assert_eq!(plan(&window), Some(Spread { from: TODAY, days: 7 }));
    assert_eq!(Library::look(&window.root).unwrap().settings().scheduling.backlog, plan(&window));
    assert_eq!(window.harness.state().state().workspace.history().len(), events);
    window.harness.get_by_label_contains("jour\u{a0}1 sur\u{a0}7");
    window.harness.get_by_label_contains("il reste 40 cartes, dont 6 aujourd’hui.");
    assert_eq!(due(&window), 6);
    // The day's share, and the next day's, with what comes back.
    assert_eq!(study(&mut window), 6);
    window.harness.get_by_label_contains("il reste 34 cartes, aucune de plus aujourd’hui.");
    window.wait(DAY);
    window.harness.get_by_label_contains("jour\u{a0}2 sur\u{a0}7");
    window.harness.get_by_label_contains("il reste 34 cartes, dont 6 aujourd’hui.");
    window.wait(DAY);
    window.harness.get_by_label_contains("il reste 34 cartes, dont 7 aujourd’hui.");
    for _ in 0..5 {
        assert!(study(&mut window) >= 6);
        window.wait(DAY);
    }
    assert_eq!(window.harness.query_all_by_label_contains("Retard étalé").count(), 0);
    assert_eq!(window.harness.query_all_by_label_contains("en retard depuis").count(), 0);
    let history = window.harness.state().state().workspace.history();
    assert!(history.events().iter().all(|event| event.kind == Kind::Review));
}

#[test]
fn a_plan_is_changed_ended_and_undone() {
    let mut window = Window::open("backlog-undo", &away());
    window.command(Key::K);
    window
        .harness
        .get_by_role_and_label(Role::TextInput, "Toutes les commandes")
        .type_text("etaler");
    window.run();
    window.press(Key::Enter);
    window.press(Key::Enter);
    let first = plan(&window).unwrap();
    assert_eq!(first, Spread { from: TODAY, days: 7 });
    window.wait(DAY);
    window.harness.get_by_label("Changer…").click();
    window.run();
    window.harness.get_by_label("Nombre de jours – 21").click();
    window.run();
    window.press(Key::Escape);
    assert_eq!(plan(&window), Some(first), "Escape keeps what there was");
    window.harness.get_by_label("Changer…").click();
    window.run();
    window.harness.get_by_label("Nombre de jours – 21").click();
    window.run();
    window.harness.get_by_label("Valider").click();
    window.run();
    assert_eq!(plan(&window), Some(Spread { from: TODAY + 1, days: 21 }));
    window.harness.get_by_label("Arrêter").click();
    window.run();
    assert_eq!((plan(&window), due(&window)), (None, 40));
    window.harness.get_by_label_contains("40 cartes en retard");
    window.command(Key::Z);
    assert_eq!(plan(&window), Some(Spread { from: TODAY + 1, days: 21 }));
    window.command(Key::Z);
    assert_eq!(plan(&window), Some(first));
    window.command(Key::Z);
    assert_eq!(plan(&window), None);
    assert_eq!(window.harness.state().state().screen, Screen::Decks);
}

#[test]
fn a_leech_that_is_suspended_leaves_the_backlog_at_once() {
    let settings = "(format: 1, scheduling: (leech_lapses: 1))";
    let mut window = Window::open("backlog-leech", &Setup { settings, days: 12, ..away() });
    let overdue = |window: &Window| {
        let state = window.harness.state().state();
        state.workspace.backlog(&state.now()).unwrap().cards
    };
    let before = overdue(&window);
    window.harness.get_by_label_contains(&format!("{before} cartes en retard"));
    let leech = {
        let state = window.harness.state().state();
        let cards = state.workspace.collection().cards().iter();
        let mut late = cards.filter(|card| card.state.lapses > 0);
        let late = late.find(|card| matches!(card.state.due, Due::Day(day) if day < TODAY));
        state.card(&late.unwrap().id).unwrap().3.front()
    };
    window.choose("tenaces ou");
    window.harness.get_by_label(&format!("Suspendre la carte – {leech}")).click();
    window.run();
    window.press(Key::Escape);
    assert_eq!(window.harness.state().state().screen, Screen::Decks);
    window.harness.get_by_label_contains(&format!("{} cartes en retard", before - 1));
    assert_eq!((overdue(&window), due(&window)), (before - 1, before - 1));
    window.command(Key::Z);
    window.harness.get_by_label_contains(&format!("{before} cartes en retard"));
}

#[test]
fn what_the_limit_holds_back_is_said() {
    let settings = "(format: 1, scheduling: (reviews_per_day: 15))";
    let mut window = Window::open("backlog-held", &Setup { settings, ..away() });
    window.harness.get_by_label_contains("25 cartes de plus attendent");
    window.harness.get_by_label("Étaler le retard…").click();
    window.run();
    assert_eq!(window.harness.query_all_by_label_contains("Votre limite de 15").count(), 0);
    window.harness.get_by_role_and_label(Role::Slider, "Nombre de jours").focus();
    window.run();
    for _ in 0..5 {
        window.press(Key::ArrowLeft);
    }
    window.harness.get_by_label("20 cartes en retard par jour pendant 2 jours.");
    window.harness.get_by_label_contains("Votre limite de 15 révisions par jour");
}

#[test]
fn a_few_cards_too_late_are_no_backlog() {
    let mut window = Window::open("no-backlog", &Setup { away: 4, new: 3, ..away() });
    assert_eq!(window.harness.query_all_by_label_contains("en retard depuis").count(), 0);
    // It is there for those who want it.
    window.command(Key::K);
    window.harness.get_by_role_and_label(Role::ListBoxOption, "Étaler le retard…");
}

/// Three decks, two of them in folders.
pub fn nested() -> Setup {
    let decks = vec![
        ("anglais.ron", deck_of("angl", "Anglais", 6)),
        ("médecine/cardiologie/valves.ron", deck_of("valv", "Valves", 8)),
        ("médecine/reins.ron", deck_of("rein", "Reins", 8)),
    ];
    Setup { decks, ..Setup::default() }
}

#[test]
fn a_folder_is_studied_folded_and_limited() {
    let mut window = Window::open("folders", &nested());
    assert_eq!(window.harness.state().state().today().0, 20);
    window.harness.get_by_label("Plus – médecine").click();
    window.run();
    window.harness.get_by_label("Limites par jour…").click();
    window.run();
    let field = |name| (Role::TextInput, name);
    let (role, new) = field("Nouvelles cartes par jour");
    window.harness.get_by_role_and_label(role, new).focus();
    window.run();
    window.harness.get_by_role_and_label(role, new).type_text("cinq");
    window.run();
    window.press(Key::Enter);
    window.harness.get_by_label_contains("Une limite est un nombre entier");
    assert!(window.harness.state().state().workspace.settings().scheduling.limits.is_empty());
    window.harness.get_by_role_and_label(role, new).focus();
    window.run();
    for _ in 0..4 {
        window.harness.key_press(Key::Backspace);
    }
    window.run();
    window.harness.get_by_role_and_label(role, new).type_text("5");
    window.run();
    window.press(Key::Enter);
    window.harness.get_by_label("au plus 5 nouvelles cartes par jour");
    assert_eq!(window.harness.state().state().today().0, 11);
    // As a process of its own counts it.
    let read = Library::look(&window.root).unwrap();
    assert_eq!(read.settings().scheduling.limits.len(), 1);
    // What is in it is hidden, and shown again, by keyboard too.
    window.harness.get_by_label("Replier – médecine").focus();
    window.run();
    window.press(Key::Enter);
    assert!(window.harness.query_by_label("Étudier – Reins").is_none());
    window.harness.get_by_label("Étudier – Anglais");
    window.harness.get_by_label("Déplier – médecine").click();
    window.run();
    window.harness.get_by_label("Étudier – Reins");
    window.harness.get_by_label("Étudier – médecine/cardiologie");
    // Five cards of the folder, and no more.
    window.command(Key::K);
    window
        .harness
        .get_by_role_and_label(Role::TextInput, "Toutes les commandes")
        .type_text("etudier medecine");
    window.run();
    window.press(Key::Enter);
    for _ in 0..5 {
        let (_, deck, ..) = window.harness.state().state().asked_card().unwrap();
        assert_eq!(deck.title, "Valves");
        window.press(Key::Space);
        window.press(Key::Num4);
    }
    assert!(window.harness.state().state().asked_card().is_none());
    window.press(Key::Enter);
    assert_eq!(window.harness.state().state().today().0, 6);
    for _ in 0..5 {
        window.command(Key::Z);
    }
    window.command(Key::Z);
    assert!(window.harness.state().state().workspace.settings().scheduling.limits.is_empty());
    assert_eq!(window.harness.state().state().today().0, 20);
}

#[test]
fn a_decks_limit_goes_with_it_and_an_empty_one_goes_away() {
    let mut window = Window::open("deck-limit", &nested());
    window.harness.get_by_label("Plus – Reins").click();
    window.run();
    window.harness.get_by_label("Limites par jour…").click();
    window.run();
    let name = "Nouvelles cartes par jour";
    window.harness.get_by_role_and_label(Role::TextInput, name).focus();
    window.run();
    window.harness.get_by_role_and_label(Role::TextInput, name).type_text("2");
    window.run();
    window.harness.get_by_label("Valider").click();
    window.run();
    let counts = |window: &Window| window.harness.state().state().standing().decks.clone();
    assert_eq!(counts(&window)[2].new, 2);
    let decks = window.root.join("decks");
    std::fs::rename(decks.join("médecine/reins.ron"), decks.join("a-reins.ron")).unwrap();
    window.focus();
    assert_eq!(counts(&window)[0].new, 2, "the first one now");
    assert_eq!(window.harness.state().state().workspace.folders().len(), 2);
    window.harness.get_by_label("Plus – Reins").click();
    window.run();
    window.harness.get_by_label("Limites par jour…").click();
    window.run();
    window.harness.get_by_role_and_label(Role::TextInput, name).focus();
    window.run();
    window.press(Key::Backspace);
    window.press(Key::Enter);
    assert_eq!(counts(&window)[0].new, 8);
    assert!(window.harness.state().state().workspace.settings().scheduling.limits.is_empty());
}
