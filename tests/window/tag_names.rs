//! Tags have one name, the one that is shown: it is what is sorted, searched, completed, typed and
//! renamed, whatever the file has.

use carabin::deck::Note;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::support::{Setup, Window};

const DECK: &str = "(format: 1, id: \"d\", title: \"Rein\", language: \"fr\", notes: [
    (id: \"n1\", content: Basic(front: \"Rôle du néphron ?\", back: \"filtrer\"), tags: [\"function\"]),
    (id: \"n2\", content: Basic(front: \"Rôle du tubule ?\", back: \"réabsorber\"), tags: [\"function\", \"rein\"]),
    (id: \"n3\", content: Cloze(text: \"Le {{c1::glomérule}} filtre.\"), tags: [\"cloze\"]),
    (id: \"n4\", content: Basic(front: \"Signe ?\", back: \"œdème\"), tags: [\"clinique\", \"sign\"]),
])";

fn open(name: &str, language: &'static str) -> Window {
    let decks = vec![("rein.ron", DECK)];
    let size = [1440.0, 800.0];
    let mut window = Window::open(name, &Setup { language, decks, size, ..Setup::default() });
    window.command(Key::F);
    window
}

fn search(window: &mut Window, query: &str) -> usize {
    window.command(Key::F);
    window.command(Key::A);
    window.harness.event(egui::Event::Text(query.to_owned()));
    window.run();
    let browse = &window.harness.state().state().browse;
    assert_eq!(browse.query, query);
    browse.found.len()
}

/// The tags of the list beside the table, with the numbers of their cards.
fn listed(window: &Window) -> Vec<String> {
    let lines = window.harness.get_all_by_role(Role::TreeItem);
    let lines = lines.filter_map(|line| line.accesskit_node().label());
    lines.skip_while(|line| line != "Étiquettes").skip(1).collect()
}

fn note(window: &Window, id: &str) -> Note {
    window.notes().into_iter().find(|note| note.id.as_str() == id).unwrap()
}

#[test]
fn what_is_shown_is_what_is_sorted_searched_and_written_by_a_click() {
    let mut window = open("tags-shown", "fr");
    assert_eq!(
        listed(&window),
        [
            "clinique, une carte",
            "fonction, 2 cartes",
            "rein, une carte",
            "signe, une carte",
            "texte à trous, une carte"
        ]
    );
    let both = ["tag:fonction", "tag:function", "tag:FONC*", "tag:signe or tag:clinique rein"];
    for (query, count) in both.into_iter().zip([2, 2, 2, 1]) {
        assert_eq!(search(&mut window, query), count, "{query}");
    }
    assert_eq!(search(&mut window, "tag:\"texte à trous\""), 1);
    window.harness.get_by_role_and_label(Role::TreeItem, "fonction, 2 cartes").click();
    window.run();
    let browse = &window.harness.state().state().browse;
    assert_eq!((browse.query.as_str(), browse.found.len()), ("tag:fonction", 2));
    search(&mut window, "tag:fon");
    assert!(window.harness.query_by_label("Compléter\u{a0}: tag:fonction").is_some(), "completed");
}

#[test]
fn a_tag_is_renamed_and_typed_under_the_name_that_is_shown() {
    let mut window = open("tags-renamed", "fr");
    search(&mut window, "tag:rein");
    window.press(Key::ArrowDown);
    window.choose("étiqueter");
    let name = "Étiquettes, séparées par des virgules";
    let field = window.harness.get_by_role_and_label(Role::TextInput, name);
    field.type_text("texte à trous");
    window.run();
    window.press(Key::Enter);
    assert_eq!(note(&window, "n2").tags, ["function", "rein", "cloze"], "the file has one name");

    window.harness.get_by_role_and_label(Role::TreeItem, "fonction, 2 cartes").click();
    window.run();
    window.press(Key::F2);
    let field = window.harness.get_by_role_and_label(Role::TextInput, "Étiquette");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("fonction"));
    window.command(Key::A);
    window.harness.event(egui::Event::Text("rôle".to_owned()));
    window.run();
    window.press(Key::Enter);
    assert_eq!(note(&window, "n1").tags, ["rôle"]);
    assert_eq!(window.harness.state().state().browse.query, "tag:rôle");
}

#[test]
fn a_heading_that_is_called_like_a_tag_of_carabin_makes_no_second_line() {
    const TWICE: &str = "(format: 1, id: \"d\", title: \"Rein\", language: \"fr\", notes: [
        (id: \"n1\", content: Basic(front: \"A ?\", back: \"a\"), tags: [\"definition\", \"définition\"]),
        (id: \"n2\", content: Basic(front: \"B ?\", back: \"b\"), tags: [\"définition\"]),
        (id: \"n3\", content: Basic(front: \"C ?\", back: \"c\"), tags: [\"definition\"]),
    ])";
    let decks = vec![("rein.ron", TWICE)];
    let setup = Setup { decks, size: [1440.0, 800.0], ..Setup::default() };
    let mut window = Window::open("tags-twice", &setup);
    window.command(Key::F);
    assert_eq!(listed(&window), ["définition, 3 cartes"]);
    window.harness.get_by_role_and_label(Role::TreeItem, "définition, 3 cartes").click();
    window.run();
    assert_eq!(window.harness.state().state().browse.found.len(), 3);
    window.press(Key::F2);
    window.command(Key::A);
    window.harness.event(egui::Event::Text("sens".to_owned()));
    window.run();
    window.press(Key::Enter);
    assert!(window.notes().iter().all(|note| note.tags == ["sens"]), "both go by the new name");
    window.command(Key::Z);
    assert_eq!(listed(&window), ["définition, 3 cartes"]);
}

#[test]
fn another_language_shows_other_names_and_old_searches_still_find() {
    let mut window = open("tags-english", "en");
    assert_eq!(search(&mut window, "tag:function"), 2);
    assert_eq!(search(&mut window, "tag:fonction"), 2, "a search that was kept in French");
    assert_eq!(search(&mut window, "tag:\"texte à trous\""), 1);
}
