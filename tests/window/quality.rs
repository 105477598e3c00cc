//! *Quality*: what is wrong with cards is named, and mended by an edit or by a cut that is undone.

use crate::app::command::Screen;
use carabin::deck::Content;
use carabin::generate::Rule;
use carabin::library::Library;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::snapshots::{LOOKS, paint_in};
use super::support::{Setup, Window};

const DECK: &str = "(format: 1, id: \"foie\", title: \"Le foie\", language: \"fr\", notes: [
(id: \"n1\", content: Basic(front: \"Signes d’insuffisance hépatique\", back: \"ictère ; astérixis ; \
angiomes stellaires\")),
(id: \"n2\", content: Basic(front: \"Où siège le foie ?\", back: \"Dans l’hypochondre droit\")),
(id: \"n3\", content: Cloze(text: \"Le foie sécrète la {{c1::bile}}. Le pancréas sécrète \
l’{{c2::insuline}}.\")),
(id: \"n4\", content: Basic(front: \"Quelle est la cause de celle-ci ?\", back: \"L’alcool\")),
(id: \"n5\", content: Basic(front: \"Qu’est-ce que la veine porte hépatique ?\", back: \"La veine \
porte\")),
(id: \"n6\", content: Basic(front: \"Rôle du foie\", back: \"Il détoxifie. Il garde le glycogène et \
le rend quand la glycémie baisse.\")),
])";

fn setup() -> Setup {
    Setup { decks: vec![("foie.ron", DECK)], ..Setup::default() }
}

fn contents(window: &Window) -> Vec<Content> {
    window.notes().into_iter().map(|note| note.content).collect()
}

#[test]
fn a_list_and_two_facts_are_cut_and_that_is_undone() {
    let mut window = Window::open("quality-cut", &setup());
    window.choose("qualité des cartes");
    assert_eq!(window.harness.state().state().screen, Screen::Quality);
    window.harness.get_by_label("5 notes à reprendre");
    let before = contents(&window);
    window.harness.get_by_label_contains("En faire une liste de 3 – Signes").click();
    window.run();
    assert_eq!(window.notes()[0].id.as_str(), "n1", "it goes on with its history");
    assert!(matches!(&contents(&window)[0], Content::List { items, .. } if items.len() == 3));
    window.harness.get_by_label("4 notes à reprendre");
    window.harness.get_by_label_contains("En faire 2 notes – Le foie sécrète").click();
    window.run();
    assert_eq!(contents(&window).len(), before.len() + 1);
    window.harness.get_by_label("3 notes à reprendre");
    window.command(Key::Z);
    window.command(Key::Z);
    assert_eq!(contents(&window), before);
    window.harness.get_by_label("5 notes à reprendre");
    window.press(Key::Escape);
    assert_eq!(window.harness.state().state().screen, Screen::Browse);
}

#[test]
fn what_is_wrong_is_named_and_the_editor_is_one_press_away() {
    let mut window = Window::open("quality-edit", &setup());
    window.choose("qualité des cartes");
    window.harness.get_by_label("La question renvoie à ce qu’elle ne nomme pas.");
    window.harness.get_by_label("La question donne sa réponse.");
    window.harness.get_by_label("3 faits dans une seule réponse");
    window.harness.get_by_label("Modifier – Quelle est la cause de celle-ci\u{a0}?").click();
    window.run();
    let open = window.harness.state().state().editor.open.as_ref();
    assert!(open.is_some_and(|open| {
        open.form.text(crate::app::fields::Field::Front).contains("celle-ci")
    }));
}

#[test]
fn a_note_that_is_fine_as_it_is_is_not_shown_for_that_again() {
    let mut window = Window::open("quality-fine", &setup());
    window.choose("qualité des cartes");
    window.harness.get_by_label("5 notes à reprendre");
    window.harness.get_by_label("C’est bien ainsi – Signes d’insuffisance hépatique").click();
    window.run();
    window.harness.get_by_label("4 notes à reprendre");
    window.harness.get_by_label("Une note est bien ainsi.");
    assert!(
        window
            .harness
            .query_by_label("C’est bien ainsi – Signes d’insuffisance hépatique")
            .is_none()
    );
    let kept = |window: &Window| Library::look(&window.root).unwrap().settings().fine.clone();
    assert_eq!(kept(&window), [("n1".parse().unwrap(), Rule::SeveralFacts)]);
    // It is one step, and undone and done again as one.
    window.command(Key::Z);
    window.harness.get_by_label("5 notes à reprendre");
    assert_eq!(kept(&window), []);
    window.command(Key::Y);
    window.harness.get_by_label("4 notes à reprendre");
    // What an edit makes wrong in another way is shown all the same.
    let path = window.root.join("decks/foie.ron");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(
        &path,
        text.replace("Signes d’insuffisance hépatique", "Quels sont ses signes ?"),
    )
    .unwrap();
    window.focus();
    window.harness.get_by_label("5 notes à reprendre");
    window.harness.get_by_label("C’est bien ainsi – Quels sont ses signes\u{a0}?").click();
    window.run();
    window.harness.get_by_label("4 notes à reprendre");
    assert_eq!(kept(&window).len(), 2);
    window.harness.get_by_label("Tout montrer à nouveau").click();
    window.run();
    window.harness.get_by_label("5 notes à reprendre");
    assert_eq!(kept(&window), []);
    window.command(Key::Z);
    window.harness.get_by_label("4 notes à reprendre");
}

#[test]
fn of_a_deck_and_of_what_is_chosen_in_cards() {
    let mut window = Window::open("quality-of", &setup());
    window.command(Key::F);
    window.press(Key::ArrowDown);
    window.press(Key::ArrowDown);
    window.harness.get_by_role_and_label(Role::Button, "Plus…").click();
    window.run();
    window.harness.get_by_label("Qualité de ces cartes").click();
    window.run();
    window.harness.get_by_label("Une note choisie");
    window.harness.get_by_label("Rien à reprendre");
    window.command(Key::D);
    window.harness.get_by_label("Plus – Le foie").click();
    window.run();
    window.harness.get_by_label("Qualité des cartes").click();
    window.run();
    window.harness.get_by_label("5 notes à reprendre");
    window.harness.get_by_label("Le foie");
}

#[test]
fn a_long_answer_is_cut_where_it_is_seen_to_be_and_has_no_marks() {
    let long =
        "Le *pneumothorax* est un épanchement ".repeat(5) + "de 41 à 49\u{202f}% chez l’homme";
    let deck = format!(
        "(format: 1, id: \"l\", title: \"Long\", language: \"fr\", notes: [(id: \"n\", \
         content: Basic(front: \"Quoi ?\", back: \"{long}. - Un ; deux ; trois.\"))])"
    );
    let decks = vec![("long.ron", &*deck.leak())];
    let mut window = Window::open("quality-long", &Setup { decks, ..Setup::default() });
    window.choose("qualité des cartes");
    let answer = window.harness.get_by_label_contains("Le pneumothorax est un").rect();
    assert!(answer.is_positive());
    let labels = window.harness.query_all_by_label_contains("pneumothorax");
    let told: Vec<String> = labels
        .filter_map(|node| node.accesskit_node().value().or(node.accesskit_node().label()))
        .collect();
    let told = told.iter().find(|told| told.starts_with("Le pneumothorax")).unwrap();
    assert!(told.ends_with('…') && !told.contains('*'), "{told}");
    assert!(!told.contains("49") || told.contains("49\u{a0}%"), "{told}");
}

#[test]
fn looks() {
    let act = |window: &mut Window| {
        let french = window.harness.state().state().locale.tr("command-close") == "Fermer";
        window.command(Key::K);
        let name = if french { "Toutes les commandes" } else { "All commands" };
        let words = if french { "qualité des cartes" } else { "quality of the cards" };
        window.harness.get_by_role_and_label(Role::TextInput, name).type_text(words);
        window.run();
        window.press(Key::Enter);
    };
    let settings = "(format: 1, fine: [(\"n5\", Leak)])";
    let mut results = paint_in("quality", &LOOKS, &Setup { settings, ..setup() }, act);
    let small = Setup { size: [800.0, 600.0], settings, ..setup() };
    results.extend(paint_in("small-quality", &[LOOKS[0], LOOKS[3]], &small, act));
    let large = Setup { size: [1200.0, 800.0], zoom: 1.5, settings, ..setup() };
    results.extend(paint_in("large-quality", &[LOOKS[1]], &large, act));
    drop(results);
}
