//! What is around the screens: the palette, the help, settings, problems, names.

use crate::app::command::Screen;
use carabin::deck::Note;
use carabin::library::{Library, Theme};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::support::{Setup, Window};

fn screen(window: &Window) -> Screen {
    window.harness.state().state().screen
}

#[test]
fn the_palette_finds_commands_whatever_their_accents() {
    let mut window = Window::open("palette", &Setup::default());
    window.command(Key::K);
    window
        .harness
        .get_by_role_and_label(Role::TextInput, "Toutes les commandes")
        .type_text("reglag");
    window.run();
    window.press(Key::Enter);
    assert_eq!(screen(&window), Screen::Settings);
    assert!(!window.harness.state().state().palette.shown);
}

#[test]
fn the_palette_offers_only_what_can_be_done() {
    let mut window = Window::open("palette-offers", &Setup::default());
    window.command(Key::K);
    assert!(window.harness.query_by_label("Facile").is_none());
    window
        .harness
        .get_by_role_and_label(Role::TextInput, "Toutes les commandes")
        .type_text("micro");
    window.run();
    window.press(Key::Enter);
    assert_eq!(screen(&window), Screen::Study);
    window.harness.get_by_label("Micrométastases");
    window.press(Key::Space);
    window.command(Key::K);
    window.harness.get_by_role_and_label(Role::ListBoxOption, "Facile").click();
    window.run();
    assert_eq!(window.harness.state().state().workspace.history().events().len(), 1);
}

#[test]
fn the_palette_finds_by_other_words_and_forgives_slips() {
    let mut window = Window::open("palette-finds", &Setup::default());
    for words in ["sombre", "zoom", "regalges"] {
        window.choose(words);
        assert_eq!(screen(&window), Screen::Settings, "{words}");
        window.command(Key::D);
    }
    window.choose("générer");
    assert_eq!(screen(&window), Screen::Create);
    window.choose("écrire");
    assert!(window.harness.state().state().editor.open.is_some());
    window.press(Key::Escape);
    window.command(Key::K);
    let field = window.harness.get_by_role_and_label(Role::TextInput, "Toutes les commandes");
    field.type_text("xyzzy");
    window.run();
    window.harness.get_by_label("Aucune commande de ce nom n’est possible ici.");
}

/// The rows of the palette for what is typed.
fn rows(window: &mut Window, typed: &str) -> Vec<String> {
    window.command(Key::K);
    let field = window.harness.get_by_role_and_label(Role::TextInput, "Toutes les commandes");
    field.type_text(typed);
    window.run();
    let rows = window.harness.query_all_by_role(Role::ListBoxOption);
    let rows = rows.filter_map(|row| row.accesskit_node().label()).collect();
    window.press(Key::Escape);
    rows
}

#[test]
fn undoing_is_found_by_its_own_words_never_by_those_of_what_it_undoes() {
    let setup = Setup {
        settings: "(format: 1, exams: [(tag: \"x\", date: \"2026-06-15\", share: 0.9)])",
        ..Setup::default()
    };
    let mut window = Window::open("palette-undo", &setup);
    window.command(Key::Comma);
    window.harness.get_by_label("Thème – Sombre").click();
    window.run();
    let undo = "Annuler la dernière action – Réglages – thème, Sombre";
    for typed in ["thème", "réglage", "sombre", "changer"] {
        assert!(!rows(&mut window, typed).contains(&undo.to_owned()), "{typed}");
    }
    for typed in ["annuler", "dernière action", "défaire"] {
        assert_eq!(rows(&mut window, typed)[0], undo, "{typed}");
    }
    window.command(Key::Z);
    let redo = "Rétablir l’action annulée – Réglages – thème, Sombre";
    assert_eq!(rows(&mut window, "refaire")[0], redo);
    assert!(!rows(&mut window, "thème").contains(&redo.to_owned()));
}

#[test]
fn a_command_whose_name_begins_with_what_is_typed_comes_first() {
    let mut window = Window::open("palette-begins", &Setup::default());
    for (typed, first) in
        [("paquet", "Paquets"), ("statis", "Statistiques"), ("nouvel ex", "Nouvel examen")]
    {
        let rows = rows(&mut window, typed);
        assert!(rows[0].starts_with(first), "{typed}: {rows:?}");
    }
}

#[test]
fn what_the_menu_of_a_deck_has_is_in_the_palette_for_each_deck() {
    let mut window = Window::open("palette-decks", &Setup::default());
    for typed in ["renommer", "déplacer", "fusionner", "exporter", "supprimer le paquet"] {
        let rows = rows(&mut window, &format!("{typed} micro"));
        assert!(rows.iter().any(|row| row.ends_with("– Micrométastases")), "{typed}: {rows:?}");
    }
    window.choose("renommer micro");
    assert!(window.harness.state().state().deck.form.is_some());
}

#[test]
fn what_can_be_done_with_the_chosen_cards_stands_before_what_is_done_with_decks() {
    let mut window = Window::open("palette-chosen", &Setup::default());
    window.command(Key::F);
    window.press(Key::ArrowDown);
    for (typed, first) in [
        ("supprimer", "Supprimer les notes"),
        ("modifier", "Modifier la note"),
        ("marquer", "Marquer"),
        ("drapeau r", "Drapeau rouge"),
    ] {
        let rows = rows(&mut window, typed);
        assert!(rows[0].starts_with(first), "{typed}: {rows:?}");
    }
    let before = window.notes().len();
    window.choose("supprimer");
    assert_eq!(window.notes().len(), before - 1);
    assert_eq!(screen(&window), Screen::Browse);
}

#[test]
fn what_is_not_possible_here_is_not_said_to_have_no_name() {
    let mut window = Window::open("palette-not-here", &Setup::default());
    window.command(Key::K);
    let field = window.harness.get_by_role_and_label(Role::TextInput, "Toutes les commandes");
    field.type_text("afficher la réponse");
    window.run();
    window.harness.get_by_label("Aucune commande de ce nom n’est possible ici.");
}

#[test]
fn a_long_row_of_the_palette_ends_with_an_ellipsis() {
    let deck = super::support::deck_of("long", &"Très long titre ".repeat(12), 2);
    let setup = Setup { decks: vec![("long.ron", deck)], ..Setup::default() };
    let mut window = Window::open("palette-long", &setup);
    window.command(Key::K);
    let whole = window.harness.ctx.content_rect();
    for row in window.harness.query_all_by_role(Role::ListBoxOption) {
        assert!(row.rect().right() <= whole.right());
    }
}

#[test]
fn everything_grows_and_shrinks_by_keys() {
    let mut window = Window::open("zoom-keys", &Setup::default());
    let zoom = |window: &Window| window.harness.state().state().settings.machine.zoom;
    let shifted = Modifiers::COMMAND | Modifiers::SHIFT;
    for (modifiers, key, size) in [
        (Modifiers::COMMAND, Key::Plus, 1.25),
        (Modifiers::COMMAND, Key::Equals, 1.5),
        // As AZERTY has it.
        (shifted, Key::Plus, 2.0),
        (Modifiers::COMMAND, Key::Plus, 2.0),
        (Modifiers::COMMAND, Key::Minus, 1.5),
        (Modifiers::COMMAND, Key::Num0, 1.0),
        (Modifiers::COMMAND, Key::Minus, 0.8),
        (shifted, Key::Num0, 1.0),
    ] {
        window.press_with(modifiers, key);
        assert!((zoom(&window) - size).abs() < 0.01, "{key:?} {}", zoom(&window));
    }
    // Also while something is typed, and undone as any setting.
    window.command(Key::N);
    window.press_with(Modifiers::COMMAND, Key::Plus);
    assert!((zoom(&window) - 1.25).abs() < 0.01);
    window.command(Key::D);
    window.command(Key::Z);
    assert!((zoom(&window) - 1.0).abs() < 0.01);
}

#[test]
fn the_help_has_sections_and_is_searched() {
    let mut window = Window::open("help-found", &Setup::default());
    window.press(Key::F1);
    window.harness.get_by_role_and_label(Role::Heading, "Partout");
    window.harness.get_by_role_and_label(Role::Heading, "Étude");
    let field = "Chercher une touche ou une action";
    window.harness.get_by_role_and_label(Role::TextInput, field).type_text("rétablir");
    window.run();
    window.harness.get_by_label("Rétablir l’action annulée");
    assert!(window.harness.query_by_role_and_label(Role::Heading, "Étude").is_none());
    window.harness.get_by_role_and_label(Role::TextInput, field).type_text("xyzzy");
    window.run();
    window.harness.get_by_label("Aucune touche ne correspond.");
}

#[test]
fn escape_closes_what_lies_over() {
    let mut window = Window::open("escape", &Setup::default());
    window.command(Key::K);
    window.press(Key::Escape);
    assert!(!window.harness.state().state().palette.shown);
    window.press(Key::F1);
    window.harness.get_by_label("passer d’une proposition à l’autre");
    window.press(Key::Escape);
    assert!(!window.harness.state().state().help);
    window.harness.event(egui::Event::Text("?".into()));
    window.run();
    assert!(window.harness.state().state().help);
}

#[test]
fn language_theme_and_size_change_at_once() {
    let mut window = Window::open("machine", &Setup::default());
    window.command(Key::Comma);
    window.harness.get_by_label("Langue – English").click();
    window.run();
    window.harness.get_by_label("Theme – Dark").click();
    window.run();
    window.harness.get_by_label("Size – 125%").click();
    window.run();
    let machine = &window.harness.state().state().settings.machine;
    assert_eq!(machine.language.as_deref(), Some("en"));
    assert_eq!(machine.theme, Theme::Dark);
    assert!((window.harness.ctx.zoom_factor() - 1.25).abs() < 0.01);
}

#[test]
fn settings_of_the_library_are_saved_once_they_are_meant() {
    let mut window = Window::open("library-settings", &Setup::default());
    window.command(Key::Comma);
    window.harness.get_by_label("Modèle de mémoire – SM-2").click();
    window.run();
    let library = window.harness.state().state().workspace.library();
    let read = Library::look(library.root()).unwrap();
    assert_eq!(format!("{:?}", read.settings().scheduling.model), "Sm2");
    assert!(window.harness.query_by_label("Rétention visée").is_none(), "SM-2 has none");
}

#[test]
fn a_slider_that_moves_saves_nothing_until_it_is_let_go() {
    let mut window = Window::open("slider", &Setup::default());
    window.command(Key::Comma);
    let saved =
        |window: &Window| window.harness.state().state().workspace.settings().scheduling.retention;
    let slider = window.harness.get_by_role_and_label(Role::Slider, "Rétention visée").rect();
    window.harness.drag_at(slider.center());
    window.run();
    window.harness.hover_at(slider.left_center() + egui::vec2(20.0, 0.0));
    window.run();
    assert!((saved(&window) - 0.9).abs() < 0.001);
    window.harness.drop_at(slider.left_center() + egui::vec2(20.0, 0.0));
    window.run();
    assert!(saved(&window) < 0.85, "{}", saved(&window));
}

#[test]
fn a_damaged_deck_is_told_with_its_place_and_can_be_put_aside() {
    let mut window = Window::open("damaged", &Setup { damaged: true, ..Setup::default() });
    window.harness.get_by_label("Un problème dans la bibliothèque");
    window.harness.get_by_label_contains("damaged.ron:4:");
    window.harness.get_by_label("Masquer").click();
    window.run();
    assert!(window.harness.query_by_label("Un problème dans la bibliothèque").is_none());
    assert!(
        window
            .harness
            .state()
            .state()
            .workspace
            .library()
            .root()
            .join("decks/damaged.ron")
            .exists()
    );
}

#[test]
fn a_library_without_decks_says_what_to_do() {
    let mut window = Window::open("empty", &Setup { decks: Vec::new(), ..Setup::default() });
    window.harness.get_by_label("Aucun paquet pour l’instant");
    window.press(Key::Enter);
    assert_eq!(screen(&window), Screen::Decks, "there is nothing to study");
    window.harness.get_all_by_label("Créer des cartes").last().unwrap().click();
    window.run();
    assert_eq!(screen(&window), Screen::Create);
}

#[test]
fn nothing_is_painted_anew_while_nothing_happens() {
    let mut window = Window::open("idle", &Setup::default());
    for key in [Key::D, Key::E, Key::N, Key::Comma] {
        window.command(key);
        // Panics when frames keep being asked for.
        window.harness.run();
    }
}

/// What the decks say, in their order.
fn backs(window: &Window) -> Vec<String> {
    let decks = window.harness.state().state().workspace.decks();
    let cards = decks.iter().flat_map(|open| &open.deck.notes).flat_map(Note::cards);
    cards.map(|card| card.question.back()).collect()
}

#[test]
fn a_backup_is_made_restored_and_the_restoration_undone() {
    let mut window =
        Window::open("backups", &Setup { size: [1000.0, 1700.0], ..Setup::one_deck(1) });
    let before = backs(&window);
    window.command(Key::Comma);
    window.harness.get_by_label("Sauvegarder maintenant").click();
    window.run();
    window.until(|window| !window.harness.state().state().backups.list.is_empty());
    let files = window.harness.state().state().backups.list[0].files.len();
    assert!(files >= 2, "the deck and the settings");
    window.harness.get_by_label_contains("fichiers sauvegardés");
    // Another program empties the deck.
    let deck = window.root.join("decks/micrometastases.ron");
    let text = std::fs::read_to_string(&deck).unwrap();
    let mut emptied = carabin::deck::read(text.as_bytes()).unwrap();
    emptied.notes.truncate(1);
    std::fs::write(&deck, carabin::deck::write(&emptied)).unwrap();
    window.focus();
    assert!(backs(&window).len() < before.len());
    window.command(Key::Comma);
    let ask = |window: &mut Window| {
        window.harness.get_by_label_contains("Rétablir… –").click();
        window.run();
    };
    // A click shows what would change, and Escape leaves it.
    ask(&mut window);
    window
        .harness
        .get_by_label("«\u{a0}Micrométastases\u{a0}»\u{a0}: une note aujourd’hui, 4 alors.");
    window.press(Key::Escape);
    assert!(backs(&window).len() < before.len());
    ask(&mut window);
    window.harness.get_by_label("Rétablir").click();
    window.run();
    assert_eq!(backs(&window), before);
    window.harness.get_by_label("Un fichier rétabli.");
    // Now it would change nothing, and offers nothing.
    window.harness.get_all_by_label_contains("Rétablir… –").last().unwrap().click();
    window.run();
    window.harness.get_by_label_contains("Rien ne changerait");
    assert!(window.harness.query_by_label("Rétablir").is_none());
    window.press(Key::Escape);
    window.command(Key::Z);
    assert!(backs(&window).len() < before.len());
}

#[test]
fn a_backup_is_reached_by_the_palette_and_named_in_words() {
    let mut window = Window::open("backups-reached", &Setup::one_deck(1));
    let folder = window.root.join("backups/2026-03-10T08-20-10-000Z");
    for file in ["decks/micrometastases.ron", "history/mon-pc-k7f2.csv", "decks/parti.ron"] {
        std::fs::create_dir_all(folder.join(file).parent().unwrap()).unwrap();
        std::fs::write(folder.join(file), "x").unwrap();
    }
    for typed in ["restor", "restaurer", "ancienne version"] {
        let rows = rows(&mut window, typed);
        assert_eq!(rows.first().map(String::as_str), Some("Revenir à une sauvegarde…"), "{typed}");
    }
    window.choose("restaurer");
    window.run();
    assert_eq!(screen(&window), Screen::Settings);
    window.harness.get_by_label("Micrométastases, parti, réponses");
    // The newest one is in view, and has the keyboard.
    let button = window.harness.get_by_label_contains("Rétablir… –");
    assert!(window.harness.ctx.content_rect().contains_rect(button.rect()));
    window.press(Key::Enter);
    window.harness.get_by_label_contains("Revenir au");
}

#[test]
fn several_backups_are_in_view_and_told_apart() {
    let mut window = Window::open("backups-list", &Setup::one_deck(1));
    for second in 10..20 {
        let moment = format!("2026-03-10T08-20-{second}-000Z");
        let folder = window.root.join("backups").join(moment).join("decks");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::copy(
            window.root.join("decks/micrometastases.ron"),
            folder.join("micrometastases.ron"),
        )
        .unwrap();
    }
    window.command(Key::Comma);
    let lines = |window: &Window| {
        let lines = window.harness.query_all_by_label_contains("Rétablir… –");
        lines.filter_map(|line| line.accesskit_node().label()).collect::<Vec<_>>()
    };
    window.run();
    let shown = lines(&window);
    assert!(shown.len() >= 6, "{shown:?}");
    let different: std::collections::BTreeSet<_> = shown.iter().collect();
    assert_eq!(different.len(), shown.len(), "{shown:?}");
}
