//! The list beside the table of *Browse*: decks in folders and tags as a tree, by mouse, keyboard
//! and screen reader; cards and decks that are dragged there.

use std::fmt::Write as _;

use carabin::library::Library;
use egui::accesskit::Role;
use egui::{Key, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::snapshots::{LOOKS, paint_in};
use super::support::{Setup, Window};

const COEUR: &str = "(format: 1, id: \"coeur\", title: \"Cœur\", language: \"fr\", notes: [
    (id: \"c1\", content: Basic(front: \"Où bat la pointe ?\", back: \"5e espace\"), tags: [\"cardio::examen\"]),
    (id: \"c2\", content: Basic(front: \"Souffle aortique ?\", back: \"systolique\"), tags: [\"cardio\", \"urgence\"]),
    (id: \"c3\", content: Basic(front: \"Pouls ?\", back: \"radial\"), tags: [\"cardio::examen\"]),
])";
const REIN: &str = "(format: 1, id: \"rein\", title: \"Rein\", language: \"fr\", notes: [
    (id: \"r1\", content: Basic(front: \"Créatinine ?\", back: \"60 µmol/l\"), tags: [\"néphro\"]),
    (id: \"r2\", content: Basic(front: \"Urée ?\", back: \"5 mmol/l\"), tags: []),
])";

fn setup() -> Setup {
    Setup {
        decks: vec![("med/coeur.ron", COEUR), ("rein.ron", REIN)],
        size: [1440.0, 800.0],
        ..Setup::default()
    }
}

fn open(name: &str) -> Window {
    let mut window = Window::open(name, &setup());
    window.command(Key::F);
    window
}

fn found(window: &Window) -> usize {
    window.harness.state().state().browse.found.len()
}

fn query(window: &Window) -> String {
    window.harness.state().state().browse.query.clone()
}

/// What is said of the lines of the list.
fn lines(window: &Window) -> Vec<String> {
    let lines = window.harness.get_all_by_role(Role::TreeItem);
    lines.filter_map(|line| line.accesskit_node().label()).collect()
}

fn centre(window: &Window, line: &str) -> Pos2 {
    window.harness.get_by_role_and_label(Role::TreeItem, line).rect().center()
}

fn press(window: &mut Window, at: Pos2, button: PointerButton, modifiers: Modifiers) {
    window.harness.event(egui::Event::PointerMoved(at));
    window.harness.input_mut().events.push(egui::Event::ModifiersChanged(modifiers));
    window.harness.run_steps(1);
    for pressed in [true, false] {
        window.harness.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers });
        window.harness.run_steps(1);
    }
    window.harness.input_mut().events.push(egui::Event::ModifiersChanged(Modifiers::NONE));
    window.run();
}

fn click(window: &mut Window, line: &str, modifiers: Modifiers) {
    let at = centre(window, line);
    press(window, at, PointerButton::Primary, modifiers);
}

fn menu(window: &mut Window, line: &str, label: &str) {
    let at = centre(window, line);
    press(window, at, PointerButton::Secondary, Modifiers::NONE);
    window.harness.get_by_role_and_label(Role::Button, label).click();
    window.run();
}

/// Narrows the list.
fn filter(window: &mut Window, text: &str) {
    let field = "Filtrer paquets et étiquettes";
    window.harness.get_by_role_and_label(Role::TextInput, field).focus();
    window.run();
    window.harness.get_by_role_and_label(Role::TextInput, field).type_text(text);
    window.run();
}

/// The tags of a note on disk.
fn tags(window: &Window, note: &str) -> Vec<String> {
    let note = window.notes().into_iter().find(|known| known.id.as_str() == note);
    note.unwrap().tags
}

#[test]
fn a_line_of_the_list_is_a_search() {
    let mut window = open("beside-search");
    let said = lines(&window);
    for line in ["Paquets", "med, 3 cartes", "Rein, 2 cartes", "cardio, 3 cartes", "À réviser"] {
        assert!(said.iter().any(|known| known == line), "{line}: {said:?}");
    }
    assert!(!said.contains(&"examen, 2 cartes".to_owned()), "shut until it is opened");
    click(&mut window, "cardio, 3 cartes", Modifiers::NONE);
    assert_eq!((query(&window).as_str(), found(&window)), ("tag:cardio", 3));
    click(&mut window, "urgence, une carte", Modifiers::COMMAND);
    assert_eq!((query(&window).as_str(), found(&window)), ("tag:cardio tag:urgence", 1));
    click(&mut window, "Rein, 2 cartes", Modifiers::NONE);
    assert_eq!((query(&window).as_str(), found(&window)), ("deck:Rein", 2));
    menu(&mut window, "néphro, une carte", "Exclure de la recherche");
    assert_eq!((query(&window).as_str(), found(&window)), ("deck:Rein -tag:néphro", 1));
    click(&mut window, "med, 3 cartes", Modifiers::NONE);
    assert_eq!((query(&window).as_str(), found(&window)), ("deck:med", 3));
    // What is typed narrows the list, accents aside.
    filter(&mut window, "NEPH");
    assert_eq!(lines(&window), ["Paquets", "Étiquettes", "néphro, une carte"]);
    window.press(Key::Enter);
    assert_eq!((query(&window).as_str(), found(&window)), ("tag:néphro", 1));
    // The list goes and comes back.
    window.harness.get_by_role_and_label(Role::Button, "Étiquettes et paquets").click();
    window.run();
    assert!(window.harness.query_by_role(Role::Tree).is_none());
}

#[test]
fn the_list_is_walked_by_keyboard() {
    let mut window = open("beside-keys");
    window.harness.get_by_role(Role::Tree).focus();
    window.run();
    window.press(Key::End);
    window.press(Key::ArrowUp);
    window.press(Key::ArrowUp);
    let at = |window: &Window| {
        let lines = window.harness.get_all_by_role(Role::TreeItem);
        let mut here = lines.filter(|line| line.accesskit_node().is_selected() == Some(true));
        here.next().and_then(|line| line.accesskit_node().label())
    };
    assert_eq!(at(&window).as_deref(), Some("cardio, 3 cartes"));
    window.press(Key::ArrowRight);
    window.press(Key::ArrowDown);
    assert_eq!(at(&window).as_deref(), Some("examen, 2 cartes"));
    window.press(Key::Enter);
    assert_eq!((query(&window).as_str(), found(&window)), ("tag:cardio::examen", 2));
    window.press(Key::ArrowLeft);
    assert_eq!(at(&window).as_deref(), Some("cardio, 3 cartes"));
    window.press(Key::ArrowLeft);
    assert!(!lines(&window).contains(&"examen, 2 cartes".to_owned()));
    window.press(Key::Delete);
    assert_eq!(tags(&window, "c2"), ["urgence"]);
    assert!(tags(&window, "c1").is_empty(), "with what stands below it");
    window.command(Key::Z);
    assert_eq!(tags(&window, "c1"), ["cardio::examen"]);
    // Past the heads of parts.
    window.press(Key::Home);
    assert_eq!(at(&window).as_deref(), Some("À réviser"));
}

#[test]
fn a_tag_is_renamed_and_merged_and_all_comes_back() {
    let mut window = open("beside-rename");
    click(&mut window, "cardio, 3 cartes", Modifiers::NONE);
    menu(&mut window, "cardio, 3 cartes", "Renommer l’étiquette…");
    window.harness.get_by_label_contains("Une étiquette est rangée dessous");
    let field = window.harness.get_by_role_and_label(Role::TextInput, "Étiquette");
    field.focus();
    window.run();
    window.command(Key::A);
    let field = window.harness.get_by_role_and_label(Role::TextInput, "Étiquette");
    field.type_text("néphro");
    window.run();
    window.harness.get_by_label_contains("n’en feront qu’une");
    window.press(Key::Enter);
    assert_eq!(tags(&window, "c1"), ["néphro::examen"]);
    assert_eq!(tags(&window, "c2"), ["néphro", "urgence"]);
    assert!(lines(&window).contains(&"néphro, 4 cartes".to_owned()), "{:?}", lines(&window));
    assert_eq!((query(&window).as_str(), found(&window)), ("tag:néphro", 4));
    window.command(Key::Z);
    assert_eq!(tags(&window, "c1"), ["cardio::examen"]);
    assert_eq!(tags(&window, "c2"), ["cardio", "urgence"]);
}

#[test]
fn an_exam_about_a_tag_keeps_to_it_under_its_new_name() {
    let settings =
        "(format: 1, exams: [(tag: \"cardio::examen\", date: \"2026-06-01\", share: 0.9)])";
    let mut window = Window::open("beside-exam", &Setup { settings, ..setup() });
    window.command(Key::F);
    menu(&mut window, "cardio, 3 cartes", "Renommer l’étiquette…");
    window.harness.get_by_role_and_label(Role::TextInput, "Étiquette").type_text("logie");
    window.run();
    window.press(Key::Enter);
    let exam = |window: &Window| {
        let library = Library::look(&window.root).unwrap();
        format!("{:?}", library.settings().exams[0].of)
    };
    assert!(exam(&window).contains("cardiologie::examen"), "{}", exam(&window));
    assert_eq!(tags(&window, "c1"), ["cardiologie::examen"]);
    // Both come back as one.
    window.command(Key::Z);
    assert!(exam(&window).contains("cardio::examen"), "{}", exam(&window));
    assert_eq!(tags(&window, "c1"), ["cardio::examen"]);
}

const GIVEN: &str = "(format: 1, id: \"d\", title: \"Sigles\", language: \"fr\", notes: [
    (id: \"d1\", content: Basic(front: \"HTA ?\", back: \"hypertension\"), tags: [\"abbreviation\"]),
    (id: \"d2\", content: Basic(front: \"IC ?\", back: \"insuffisance\"), tags: [\"coeur-gauche\"]),
])";

#[test]
fn a_tag_that_carabin_gives_has_the_students_name_everywhere() {
    let decks = vec![("d.ron", GIVEN)];
    // Wide enough for the column of tags.
    let mut window =
        Window::open("beside-names", &Setup { decks, size: [1800.0, 700.0], ..setup() });
    window.command(Key::F);
    let line = "abréviation, une carte";
    assert!(lines(&window).contains(&line.to_owned()), "{:?}", lines(&window));
    filter(&mut window, "abrév");
    let kept = lines(&window);
    assert!(
        kept.contains(&line.to_owned()) && !kept.iter().any(|l| l.contains("coeur")),
        "{kept:?}"
    );
    // In a cell of the table; then in the form too.
    let shown = |window: &Window| window.harness.query_all_by_label("abréviation").count();
    assert_eq!(shown(&window), 1);
    menu(&mut window, line, "Renommer l’étiquette…");
    assert_eq!(shown(&window), 2);
    // What merges is the tag as it will be kept, not as it is typed.
    window.command(Key::A);
    let field = window.harness.get_by_role_and_label(Role::TextInput, "Étiquette");
    field.type_text(" coeur  gauche,");
    window.run();
    window.harness.get_by_label_contains("Les deux étiquettes n’en feront qu’une");
    window.press(Key::Enter);
    assert_eq!(tags(&window, "d1"), ["coeur-gauche"]);
}

#[test]
fn cards_that_are_dragged_get_a_tag_or_go_into_a_deck() {
    let mut window = open("beside-drag");
    let row = |window: &Window, front: &str| {
        window.harness.get_by_role_and_label(Role::Row, front).rect().left_center()
            + egui::vec2(60.0, 0.0)
    };
    let (from, to) = (row(&window, "Urée ?"), centre(&window, "urgence, une carte"));
    window.drag(from, to);
    assert_eq!(tags(&window, "r2"), ["urgence"]);
    assert!(lines(&window).contains(&"urgence, 2 cartes".to_owned()));
    window.command(Key::Z);
    assert!(tags(&window, "r2").is_empty());
    // Several: all that is chosen.
    let at = row(&window, "Pouls ?");
    press(&mut window, at, PointerButton::Primary, Modifiers::NONE);
    let at = row(&window, "Souffle aortique ?");
    press(&mut window, at, PointerButton::Primary, Modifiers::COMMAND);
    let (from, to) = (row(&window, "Pouls ?"), centre(&window, "Rein, 2 cartes"));
    window.drag(from, to);
    assert!(lines(&window).contains(&"Rein, 4 cartes".to_owned()), "{:?}", lines(&window));
    window.command(Key::Z);
    assert!(lines(&window).contains(&"Rein, 2 cartes".to_owned()));
    // Let go elsewhere, nothing happens.
    let (from, to) = (row(&window, "Pouls ?"), centre(&window, "À réviser"));
    window.drag(from, to);
    assert_eq!(tags(&window, "c3"), ["cardio::examen"]);
    // A deck goes into a folder, and out of all.
    let (from, to) = (centre(&window, "Rein, 2 cartes"), centre(&window, "med, 3 cartes"));
    window.drag(from, to);
    assert!(window.root.join("decks/med/rein.ron").exists());
    window.harness.get_by_role(Role::Tree).focus();
    window.run();
    click(&mut window, "med, 5 cartes", Modifiers::NONE);
    window.press(Key::ArrowRight);
    let (from, to) = (centre(&window, "Rein, 2 cartes"), centre(&window, "Paquets"));
    window.drag(from, to);
    assert!(window.root.join("decks/rein.ron").exists());
}

/// A deck with many tags.
fn many_tags() -> &'static str {
    let mut notes = String::new();
    for n in 0..5_000 {
        write!(
            notes,
            "(id: \"n{n}\", content: Basic(front: \"Q {n}\", back: \"A {n}\"), tags: \
             [\"item {}::point {n}\"]),",
            n / 10
        )
        .unwrap();
    }
    let deck = format!(
        "(format: 1, id: \"many\", title: \"Beaucoup d’étiquettes\", language: \"fr\", notes: [{notes}])"
    );
    deck.leak()
}

#[test]
fn of_thousands_of_tags_only_those_in_view_are_laid_out() {
    let setup = Setup { decks: vec![("many.ron", many_tags())], ..setup() };
    let mut window = Window::open("beside-many", &setup);
    window.command(Key::F);
    let shown = lines(&window).len();
    assert!(shown > 10 && shown < 60, "{shown}");
    filter(&mut window, "point 4999");
    let last = ["Paquets", "Étiquettes", "item 499, 10 cartes", "point 4999, une carte"];
    assert_eq!(lines(&window), last);
}

#[test]
fn looks() {
    let pick = |window: &mut Window| {
        window.command(Key::F);
        window.press(Key::ArrowDown);
        let name = if window.harness.query_by_label("cardio, 3 cartes").is_some() {
            "cartes"
        } else {
            "cards"
        };
        click(window, &format!("cardio, 3 {name}"), Modifiers::NONE);
        window.press(Key::ArrowRight);
    };
    let mut results = paint_in("browse-beside", &LOOKS, &setup(), pick);
    let large = Setup { zoom: 1.5, size: [1440.0, 900.0], ..setup() };
    results.extend(paint_in("large-browse-beside", &[LOOKS[0]], &large, |window| {
        window.command(Key::F);
        let french = window.harness.query_by_label("Étiquettes et paquets").is_some();
        let name = if french { "Étiquettes et paquets" } else { "Tags and decks" };
        window.harness.get_by_role_and_label(Role::Button, name).click();
        window.run();
    }));
    let small = Setup { size: [800.0, 600.0], ..setup() };
    results.extend(paint_in("small-browse-beside", &[LOOKS[1]], &small, |window| {
        window.command(Key::F);
        window.harness.get_by_role_and_label(Role::Button, "Étiquettes et paquets").click();
        window.run();
    }));
    drop(results);
}
