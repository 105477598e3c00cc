//! Where the system has no dialog for files, a path is written in the window.

use std::fs;
use std::path::PathBuf;

use crate::app::command::Screen;
use crate::app::fields::Field;
use carabin::deck::{Content, Note};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::snapshots::{LOOKS, paint_in};
use super::support::{Setup, Window};

/// A folder beside the library, with a text, a hidden one, and a folder.
fn beside(window: &Window) -> PathBuf {
    let folder = window.root.parent().unwrap().join("à côté");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("Cours de rein")).unwrap();
    fs::write(folder.join("Cours de rein/glomérule.md"), "# Rein\n\nLe glomérule filtre.").unwrap();
    fs::write(folder.join(".caché.md"), "x").unwrap();
    fs::write(folder.join("courrier.md"), "x").unwrap();
    folder
}

fn is_asked(window: &Window) -> bool {
    window.harness.state().state().files.form.is_some()
}

/// Writes a path in the place of what is there.
fn write(window: &mut Window, path: &str) {
    window.command(Key::A);
    window.harness.get_by_role_and_label(Role::TextInput, "Chemin").type_text(path);
    window.run();
}

fn text(window: &Window) -> String {
    window.harness.state().state().files.form.as_ref().unwrap().text.clone()
}

/// Waits until the folder is listed.
fn offers(window: &mut Window, name: &str) {
    let option = |window: &Window| {
        let found = window.harness.query_all_by_role_and_label(Role::ListBoxOption, name);
        found.count() > 0
    };
    window.until(option);
}

#[test]
fn a_text_is_opened_by_its_path_which_tab_completes() {
    let mut window = Window::open("path-text", &Setup::default());
    let folder = beside(&window);
    window.choose("ouvrir un texte");
    window.until(is_asked);
    window.run();
    window.harness.get_by_label_contains("Ce bureau n’a pas de fenêtre pour choisir des fichiers");
    window.harness.get_by_label_contains("déposez le fichier sur cette fenêtre");
    let field = window.harness.get_by_role_and_label(Role::TextInput, "Chemin");
    assert!(field.is_focused(), "keys go there at once");
    // A path that leads nowhere says so, and stays.
    write(&mut window, &folder.join("rien.md").display().to_string());
    window.press(Key::Enter);
    window.harness.get_by_label("Il n’y a pas de fichier à cet endroit.");
    // Case counts for nothing, folders come first, what is hidden stays so.
    write(&mut window, &format!("{}/", folder.display()));
    offers(&mut window, "Cours de rein/");
    let options = window.harness.query_all_by_role(Role::ListBoxOption).count();
    assert_eq!(options, 2);
    write(&mut window, &format!("{}/cour", folder.display()));
    offers(&mut window, "courrier.md");
    window.press(Key::Tab);
    assert_eq!(text(&window), format!("{}/Cours de rein/", folder.display()));
    offers(&mut window, "glomérule.md");
    window.press(Key::Tab);
    assert!(text(&window).ends_with("Cours de rein/glomérule.md"), "{}", text(&window));
    window.press(Key::Enter);
    assert!(!is_asked(&window));
    window.until(|window| window.harness.state().state().create.form.text.contains("glomérule"));
    assert_eq!(window.harness.state().state().screen, Screen::Create);
}

#[test]
fn escape_asks_no_more_and_a_dropped_file_is_the_answer() {
    let mut window = Window::open("path-escape", &Setup::default());
    let folder = beside(&window);
    window.choose("ouvrir un texte");
    window.until(is_asked);
    window.run();
    window.press(Key::Escape);
    assert!(!is_asked(&window));
    assert!(window.harness.state().state().create.form.text.is_empty());
    window.choose("ouvrir un texte");
    window.until(is_asked);
    let path = folder.join("Cours de rein/glomérule.md");
    window.drop_file(path);
    window.until(|window| window.harness.state().state().create.form.text.contains("glomérule"));
    assert!(!is_asked(&window));
}

#[test]
fn a_deck_is_exported_to_a_path_and_nothing_is_written_over() {
    let mut window = Window::open("path-export", &Setup::one_deck(0));
    let folder = beside(&window);
    window.open_deck("Cardiologie");
    window.choose("exporter");
    window.until(is_asked);
    window.run();
    assert!(text(&window).ends_with("cardiologie.ron"), "{}", text(&window));
    write(&mut window, &folder.join("courrier.md").display().to_string());
    window.press(Key::Enter);
    window.harness.get_by_label("Il y a déjà quelque chose sous ce nom. Choisissez-en un autre.");
    assert_eq!(fs::read_to_string(folder.join("courrier.md")).unwrap(), "x");
    write(&mut window, &folder.join("nulle part/a.ron").display().to_string());
    window.press(Key::Enter);
    window.harness.get_by_label("Il n’y a pas de dossier à cet endroit.");
    // A folder that is completed keeps the name that was proposed.
    write(&mut window, &format!("{}/cour", folder.display()));
    offers(&mut window, "Cours de rein/");
    window.press(Key::Tab);
    window.press(Key::Enter);
    let copy = folder.join("Cours de rein/cardiologie.ron");
    window.until(|_| copy.is_file());
    let own = fs::read_to_string(window.root.join("decks/cardiologie.ron")).unwrap();
    assert_eq!(
        carabin::deck::read(fs::read_to_string(copy).unwrap().as_bytes()).unwrap(),
        carabin::deck::read(own.as_bytes()).unwrap()
    );
}

#[test]
fn a_picture_for_a_note_is_opened_by_its_path() {
    let mut window = Window::open("path-picture", &Setup::one_deck(0));
    let folder = beside(&window);
    fs::write(folder.join("Coupe.SVG"), include_str!("support/media/coupe.svg")).unwrap();
    fs::write(folder.join("coupe.txt"), "x").unwrap();
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::I);
    window.until(is_asked);
    window.run();
    // Only what a note can show is offered, and the note below has no keys.
    write(&mut window, &format!("{}/cou", folder.display()));
    offers(&mut window, "Coupe.SVG");
    let options = window.harness.query_all_by_role(Role::ListBoxOption);
    let names: Vec<_> = options.filter_map(|node| node.accesskit_node().label()).collect();
    assert_eq!(names, ["Cours de rein/", "Coupe.SVG"]);
    window.command(Key::Enter);
    assert!(is_asked(&window));
    assert_eq!(window.harness.state().state().editor.open.as_ref().unwrap().said, None);
    write(&mut window, &folder.join("Coupe.SVG").display().to_string());
    window.press(Key::Enter);
    assert!(!is_asked(&window));
    window.until(|window| !window.harness.state().state().editor.is_taking());
    let form = &window.harness.state().state().editor.open.as_ref().unwrap().form;
    assert!(form.text(Field::Front).starts_with("![](media/coupe-"), "{form:?}");
    // Left, it is asked no more, and the note stays.
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::I);
    window.until(is_asked);
    window.run();
    window.press(Key::Escape);
    assert!(!is_asked(&window));
    assert!(window.harness.state().state().editor.open.is_some());
}

#[test]
fn another_library_is_opened_by_the_path_of_its_folder() {
    let mut window = Window::open("path-library", &Setup::one_deck(0));
    let folder = beside(&window);
    window.choose("changer de dossier");
    window.until(is_asked);
    window.run();
    let root = folder.join("Autre");
    write(&mut window, &root.display().to_string());
    window.press(Key::Enter);
    window.until(|window| window.harness.state().state().workspace.library().root() == root);
    assert_eq!(window.harness.state().state().workspace.decks().len(), 3, "made, in French");
}

#[test]
fn the_form_looks_as_it_should() {
    let results = paint_in("file-path", &[LOOKS[0], LOOKS[3]], &Setup::default(), |window| {
        let folder = beside(window);
        window.command(Key::N);
        let name = window.harness.state().state().locale.tr("command-open-text");
        window.harness.get_all_by_role_and_label(Role::Button, &name).next().unwrap().click();
        window.until(is_asked);
        window.run();
        window.command(Key::A);
        let field = window.harness.state().state().locale.tr("path-field");
        let path = format!("{}/", folder.display());
        window.harness.get_by_role_and_label(Role::TextInput, &field).type_text(&path);
        window.run();
        offers(window, "courrier.md");
    });
    drop(results);
}

#[test]
fn the_form_of_an_exported_deck_follows_its_name_and_what_stays_is_said() {
    let mut window = Window::open("path-form", &Setup::one_deck(0));
    let folder = beside(&window);
    let ask = |window: &mut Window, name: &str| {
        window.choose("exporter");
        window.until(is_asked);
        window.run();
        write(window, &folder.join(name).display().to_string());
        window.press(Key::Enter);
    };
    window.open_deck("Cardiologie");
    // No file says one thing and is another.
    ask(&mut window, "cardio.apkg");
    window.harness.get_by_label_contains("Terminez le nom par .ron (Carabin), .txt (Anki)");
    assert!(!folder.join("cardio.apkg").exists());
    window.press(Key::Escape);
    for (name, head, said) in [
        ("cardio.txt", "#separator:tab\n#html:true\n", "À ouvrir dans Anki"),
        ("cardio.csv", "\u{feff}id,deck,front,back,", "L’historique des révisions reste"),
    ] {
        ask(&mut window, name);
        let file = folder.join(name);
        // The notice of the file before may still be there.
        window.until(|window| window.harness.query_by_label_contains(said).is_some());
        let text = fs::read_to_string(file).unwrap();
        assert!(text.starts_with(head), "{text}");
        let notes = carabin::exchange::read(&text).unwrap();
        let own = fs::read(window.root.join("decks/cardiologie.ron")).unwrap();
        let own = carabin::deck::read(&own).unwrap();
        let masked = |note: &&Note| matches!(note.content, Content::Occlusion { .. });
        assert_eq!(own.notes.iter().filter(masked).count(), 1);
        assert_eq!(notes.notes.len(), own.notes.len() - 1, "masks are in .ron only");
        window.harness.get_by_label_contains("Une image à masques n’y est pas");
    }
}
