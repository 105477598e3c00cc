//! *Duplicates*: two notes that are alike beside each other, one of them kept, or told apart.

use crate::app::command::Screen;
use carabin::library::Library;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use super::snapshots::{LOOKS, paint_in};
use super::support::{Setup, Window, deck_of};

const FIRST: &str = "(format: 1, id: \"immuno\", title: \"Immunologie\", language: \"fr\", notes: [
(id: \"rate\", content: Basic(front: \"Qu’est-ce que la rate ?\", back: \"Un organe lymphoïde \
secondaire qui filtre le sang\"), tags: [\"organes\"], source: Some((quote: \"La rate est un organe \
lymphoïde secondaire.\"))),
(id: \"foie\", content: Basic(front: \"Poids du foie\", back: \"1,5 kg\")),
(id: \"oap\", content: Basic(front: \"Signes de l’OAP\", back: \"Orthopnée, crépitants\")),
])";
const SECOND: &str = "(format: 1, id: \"anatomie\", title: \"Anatomie\", language: \"fr\", notes: [
(id: \"rate2\", content: Basic(front: \"Rate\", back: \"Un organe lymphoïde qui filtre le sang et \
détruit les globules rouges\"), tags: [\"abdomen\"]),
(id: \"oap2\", content: Basic(front: \"OAP : signe\", back: \"crépitants\")),
(id: \"foie2\", content: Basic(front: \"Quel poids du foie ?\", back: \"2 kg\")),
(id: \"foie3\", content: Basic(front: \"poids du FOIE\", back: \"3 livres\")),
])";

fn setup() -> Setup {
    Setup { decks: vec![("a.ron", FIRST), ("b.ron", SECOND)], days: 2, ..Setup::default() }
}

fn open(name: &str) -> Window {
    let mut window = Window::open(name, &setup());
    window.choose("doublons");
    assert_eq!(window.harness.state().state().screen, Screen::Duplicates);
    window
}

fn ids(window: &Window) -> Vec<String> {
    window.notes().iter().map(|note| note.id.to_string()).collect()
}

#[test]
fn one_of_two_notes_is_kept_with_the_tags_of_both_and_that_is_undone() {
    let mut window = open("duplicates-keep");
    window.harness.get_by_label("Paire 1 sur 3");
    window.harness.get_by_label("Même question, même réponse");
    let before = ids(&window);
    window.harness.get_by_role_and_label(Role::Button, "Garder la première note").click();
    window.run();
    assert_eq!(ids(&window).len(), before.len() - 1);
    let notes = window.notes();
    let spleen = notes.iter().find(|note| note.id.as_str().starts_with("rate")).unwrap();
    assert_eq!(spleen.tags, ["organes", "abdomen"]);
    window.harness.get_by_label("Paire 1 sur 2");
    window.command(Key::Z);
    assert_eq!(ids(&window), before);
    window.harness.get_by_label("Paire 1 sur 3");
}

#[test]
fn the_keys_go_from_pair_to_pair_keep_and_tell_apart() {
    let mut window = open("duplicates-keys");
    window.press(Key::ArrowDown);
    window.harness.get_by_label("Presque la même question, même réponse");
    window.press(Key::Num2);
    assert!(ids(&window).iter().filter(|id| id.starts_with("oap")).count() == 1);
    window.harness.get_by_label("Paire 2 sur 2");
    window.harness.get_by_label("Même question, autre réponse");
    window.press(Key::N);
    window.harness.get_by_label("Paire 1 sur 1");
    let kept = Library::look(&window.root).unwrap().settings().distinct.clone();
    assert_eq!(kept.len(), 1);
    window.press(Key::N);
    window.harness.get_by_label("Aucun doublon");
    window.press(Key::Escape);
    assert_eq!(window.harness.state().state().screen, Screen::Browse);
    // Reached from there too.
    window.harness.get_by_role_and_label(Role::Link, "Doublons").click();
    window.run();
    window.harness.get_by_label("Aucun doublon");
    window.command(Key::Z);
    window.harness.get_by_label("Paire 1 sur 1");
}

#[test]
fn gaps_are_shown_as_gaps_and_other_gaps_of_a_sentence_are_not_twice() {
    const GAPS: &str = "(format: 1, id: \"gaps\", title: \"Trous\", language: \"fr\", notes: [
(id: \"age\", content: Cloze(text: \"Porté vers {{c1::40 ans::… ans}}, en 10 ans\")),
(id: \"years\", content: Cloze(text: \"Porté vers 40 ans, en {{c1::10 ans}}\")),
(id: \"again\", content: Cloze(text: \"Porté vers {{c2::40 ans}}, en 10 ans\")),
])";
    let setup = Setup { decks: vec![("a.ron", GAPS)], days: 0, ..Setup::default() };
    let mut window = Window::open("duplicates-gaps", &setup);
    window.choose("doublons");
    window.harness.get_by_label("Paire 1 sur 1");
    window.harness.get_by_label("Même question, même réponse");
    for gapped in ["Porté vers […], en 10 ans", "Porté vers [… ans], en 10 ans"] {
        assert!(window.harness.query_all_by_label_contains(gapped).count() > 0, "{gapped}");
    }
    assert_eq!(window.harness.query_all_by_label("40 ans").count(), 2);
    assert!(window.harness.query_by_label_contains("{{c").is_none());
}

#[test]
fn a_screen_reader_hears_what_differs() {
    let window = open("duplicates-spoken");
    window.harness.get_by_role_and_label(Role::Heading, "Doublons");
    window.harness.get_by_label_contains("diffère\u{a0}: secondaire");
    window.harness.get_by_label_contains("et, détruit, les, globules, rouges");
    window.harness.get_by_role_and_label(Role::Link, "Modifier – Rate");
}

#[test]
fn looks() {
    let act = |window: &mut Window| {
        window.command(Key::F);
        let french = window.harness.query_by_label("Doublons").is_some();
        window.harness.get_by_label(if french { "Doublons" } else { "Duplicates" }).click();
        window.run();
    };
    let mut results = paint_in("duplicates", &LOOKS, &setup(), act);
    let small = Setup { size: [800.0, 600.0], ..setup() };
    results.extend(paint_in("small-duplicates", &[LOOKS[0], LOOKS[3]], &small, act));
    let large = Setup { zoom: 1.5, size: [1200.0, 800.0], ..setup() };
    results.extend(paint_in("large-duplicates", &[LOOKS[1]], &large, act));
    let none = Setup { decks: vec![("a.ron", FIRST)], days: 0, ..setup() };
    results.extend(paint_in("duplicates-none", &[LOOKS[0]], &none, act));
    drop(results);
}

#[test]
fn in_a_large_library_they_are_looked_for_beside_the_window() {
    let decks =
        vec![("a.ron", deck_of("a", "Longue", 10_100)), ("b.ron", deck_of("b", "Courte", 1))];
    let mut window = Window::open("duplicates-large", &Setup { decks, ..Setup::default() });
    window.choose("doublons");
    assert_eq!(window.harness.state().state().screen, Screen::Duplicates);
    window.until(|window| window.harness.query_by_label("Paire 1 sur 1").is_some());
    // What is changed lets them be looked for again.
    window.press(Key::N);
    window.until(|window| window.harness.query_by_label_contains("Aucun doublon").is_some());
    window.command(Key::Z);
    window.until(|window| window.harness.query_by_label("Paire 1 sur 1").is_some());
}
