//! The statistics: counted off the window's thread, said in words, from the keyboard.

use crate::app::command::Screen;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::support::{Setup, Window};

/// Runs the window until what is shown was counted.
pub fn counted(window: &mut Window) {
    window.run();
    window.until(|window| !window.harness.state().state().statistics.is_at_work());
}

fn open(name: &str, setup: &Setup) -> Window {
    let mut window = Window::open(name, setup);
    window.command(Key::T);
    counted(&mut window);
    window
}

/// Statistics, tall enough that every figure is in view.
fn studied(language: &'static str) -> Setup {
    Setup { language, days: 12, size: [1000.0, 6400.0], ..Setup::default() }
}

#[test]
fn each_screen_keeps_where_it_was_scrolled_to() {
    let setup = Setup { days: 12, size: [720.0, 520.0], ..Setup::default() };
    let mut window = open("scrolled", &setup);
    let top = |window: &Window| {
        window.harness.get_all_by_label_contains("Calendrier – ").next().unwrap().rect().top()
    };
    let begin = top(&window);
    window.press(Key::PageDown);
    window.run();
    let moved = top(&window);
    assert!(moved < begin);
    window.command(Key::D);
    let title = window.harness.get_by_label("Paquets").rect().top();
    assert!(title > 0.0, "another screen begins at its top: {title}");
    window.command(Key::T);
    counted(&mut window);
    assert!((top(&window) - moved).abs() < 1.0, "and this one where it was left");
}

#[test]
fn every_figure_says_its_numbers_to_a_screen_reader() {
    for (language, titles) in [
        (
            "fr",
            [
                "Calendrier",
                "À venir",
                "Réponses",
                "Temps",
                "Rétention réelle",
                "Prévu et su",
                "Probabilité de rappel",
                "Stabilité",
                "Difficulté",
                "Intervalles",
                "Cartes",
                "Répartition des réponses",
                "Heures",
            ],
        ),
        (
            "en",
            [
                "Calendar",
                "To come",
                "Answers",
                "Time",
                "True retention",
                "Expected and known",
                "Probability of recall",
                "Stability",
                "Difficulty",
                "Intervals",
                "Cards",
                "Grades",
                "Hours",
            ],
        ),
    ] {
        let window = open(&format!("said-{language}"), &studied(language));
        for title in titles {
            let begins = format!("{title} – ");
            let images = window.harness.get_all_by_role(Role::Image);
            let spoken: Vec<String> =
                images.filter_map(|image| image.accesskit_node().label()).collect();
            let said = spoken.iter().find(|said| said.starts_with(&begins));
            let said = said.unwrap_or_else(|| panic!("{title}: {spoken:?}"));
            assert!(said.chars().any(|c| c.is_ascii_digit()), "no number in: {said}");
        }
        let heading = window.harness.query_all_by_label_contains(titles[0]).count();
        assert!(heading > 1, "a title, and what the figure says");
    }
}

#[test]
fn the_numbers_are_listed_on_request() {
    let mut window = open("numbers", &studied("fr"));
    let list =
        |window: &Window| window.harness.query_all_by_label_contains("/03/2026\u{a0}: ").count();
    let before = list(&window);
    window.harness.get_by_label("Nombres – Réponses").click();
    window.run();
    assert!(list(&window) > before + 5, "a line for each day of study");
    window.harness.get_by_label("Nombres – Réponses").click();
    window.run();
    assert_eq!(list(&window), before);
}

#[test]
fn a_period_a_deck_and_a_tag_are_chosen() {
    let mut window = Window::open("chosen", &studied("fr"));
    // A mark is a tag.
    window.command(Key::E);
    window.press(Key::M);
    window.command(Key::T);
    counted(&mut window);
    assert_eq!(window.harness.state().state().workspace.tags().all, ["marked"]);
    let grades = |window: &Window| {
        let counted = window.harness.state().state().statistics.shown.as_ref().unwrap();
        let days = counted.statistics.period_days();
        (days.len(), days.iter().map(carabin::statistics::Day::grades).sum::<u32>())
    };
    let (days, month) = grades(&window);
    assert_eq!(days, 13);
    window.harness.get_by_label("Période – Tout").click();
    counted(&mut window);
    let period =
        window.harness.state().state().statistics.shown.as_ref().unwrap().statistics.period;
    assert_eq!(period, carabin::statistics::Period::All);
    let (days, all) = grades(&window);
    assert!(days == 13 && all == month, "{days} {all} {month}");
    window.harness.get_by_label("Cartes – Tous les paquets").click();
    window.run();
    window.harness.get_by_label("Micrométastases").click();
    counted(&mut window);
    let (_, deck) = grades(&window);
    assert!(deck > 0 && deck < all);
    window.harness.get_by_label("Cartes – Micrométastases").click();
    window.run();
    window.harness.get_by_label("Étiquette\u{a0}: marquée").click();
    counted(&mut window);
    let (_, tag) = grades(&window);
    assert!(tag > 0 && tag < all && tag != deck);
}

#[test]
fn what_was_studied_meanwhile_is_counted_and_undone() {
    let mut window = open("meanwhile", &Setup { days: 3, ..Setup::one_deck(1) });
    let today = |window: &Window| {
        let counted = window.harness.state().state().statistics.shown.as_ref().unwrap();
        counted.statistics.days.last().unwrap().grades()
    };
    assert_eq!(today(&window), 0);
    window.command(Key::E);
    window.press(Key::Space);
    window.press(Key::Num3);
    window.command(Key::T);
    counted(&mut window);
    assert_eq!((today(&window), window.harness.state().state().screen), (1, Screen::Statistics));
    window.command(Key::Z);
    window.command(Key::T);
    counted(&mut window);
    assert_eq!(today(&window), 0);
}

#[test]
fn a_newcomer_is_told_when_there_will_be_something() {
    let mut window = open("nothing", &Setup::default());
    window.harness.get_by_label("Rien à compter encore");
    // Found by its name, too.
    window.press(Key::Escape);
    window.command(Key::D);
    window.command(Key::K);
    let palette = window.harness.get_by_role_and_label(Role::TextInput, "Toutes les commandes");
    palette.type_text("statist");
    window.run();
    window.press(Key::Enter);
    assert_eq!(window.harness.state().state().screen, Screen::Statistics);
}

#[test]
fn a_page_is_turned_by_its_key() {
    let mut window = open("page", &Setup { days: 9, ..Setup::default() });
    let top = |window: &Window| {
        let all = window.harness.query_all_by_label("Calendrier");
        all.map(|node| node.rect().top()).fold(f32::MAX, f32::min)
    };
    let before = top(&window);
    window.press(Key::PageDown);
    window.run();
    assert!(top(&window) < before - 200.0, "{} {before}", top(&window));
    window.press(Key::Home);
    window.run();
    assert!((top(&window) - before).abs() < 1.0);
}
