//! What is not saved yet outlives the window, however it ends.

use std::time::{Duration, Instant};

use crate::app::fields::Field;
use crate::app::{Choosing, Making, Of};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::snapshots::{LOOKS, paint_in};
use super::support::{PATIENCE, Setup, Window};

pub const COURSE: &str = "# Embolie pulmonaire\n\nL’embolie pulmonaire est l’oblitération d’une artère \
    pulmonaire par un caillot.\n\nLa tachycardie est une accélération du rythme cardiaque \
    au-delà de 100 battements par minute.\n";

fn choosing(window: &Window) -> &Choosing {
    match &window.harness.state().state().create.making {
        Making::Choosing(choosing) => choosing,
        _ => panic!("no candidates"),
    }
}

/// Lets the window work until its draft is on disk, and holds all of `words`; none: until there is
/// no draft.
pub fn written(window: &mut Window, words: &[&str]) {
    let folder = window.root.join("drafts");
    let is_there = || {
        let files = std::fs::read_dir(&folder).into_iter().flatten().flatten();
        let drafts = files.filter(|file| file.path().extension().is_some_and(|e| e == "ron"));
        let texts: Vec<String> =
            drafts.map(|file| std::fs::read_to_string(file.path()).unwrap_or_default()).collect();
        match words {
            [] => texts.is_empty(),
            words => texts.iter().any(|text| words.iter().all(|word| text.contains(word))),
        }
    };
    let start = Instant::now();
    while !is_there() {
        assert!(start.elapsed() < PATIENCE, "{words:?} is not written");
        std::thread::sleep(Duration::from_millis(20));
        // What is typed is written every second.
        window.wait(1_000);
    }
}

pub fn paste(window: &mut Window, text: &str) {
    window.command(Key::N);
    window.harness.event(egui::Event::Paste(text.to_owned()));
    window.run();
}

pub fn look_for_cards(window: &mut Window) {
    window.command(Key::Enter);
    window.until(|w| matches!(w.harness.state().state().create.making, Making::Choosing(_)));
}

#[test]
fn a_pasted_text_outlives_a_kill_and_is_offered_at_the_next_start() {
    let mut window = Window::open("draft-text", &Setup::one_deck(1));
    paste(&mut window, COURSE);
    let field = window.harness.get_by_role_and_label(Role::TextInput, "Titre");
    field.focus();
    window.run();
    window.harness.get_by_role_and_label(Role::TextInput, "Titre").type_text("Pneumologie");
    written(&mut window, &["oblitération", "Pneumologie"]);
    let mut window = window.killed();
    window.harness.get_by_label_contains("Un texte commencé vous attend");
    window.harness.get_by_label("Reprendre").click();
    window.run();
    let form = &window.harness.state().state().create.form;
    assert_eq!((form.text.as_str(), form.title.as_str()), (COURSE, "Pneumologie"));
    // Taken back, it is offered again, and outlives another kill.
    window.command(Key::Z);
    let create = &window.harness.state().state().create;
    assert_eq!((create.form.text.as_str(), create.drafts.offered.len()), ("", 1));
    let window = window.killed();
    assert_eq!(window.harness.state().state().create.drafts.offered.len(), 1);
}

#[test]
fn candidates_that_were_kept_dropped_edited_and_made_outlive_a_kill() {
    let mut window = Window::open("draft-candidates", &Setup::one_deck(1));
    paste(&mut window, COURSE);
    look_for_cards(&mut window);
    let rows = choosing(&window).rows.len();
    assert!(rows >= 2, "{rows}");
    window.press(Key::D);
    window.press(Key::E);
    window.harness.event(egui::Event::Text("Corrigé".to_owned()));
    window.run();
    window.command(Key::Enter);
    // Words of a sentence, hidden by hand.
    window.press(Key::C);
    window.press(Key::Enter);
    let before: Vec<_> = choosing(&window).rows.clone();
    assert!(before.len() > rows, "a card by hand");
    assert!(before.iter().any(|row| row.by_hand && !row.kept));
    window.press(Key::ArrowDown);
    // What stands in an open editor too.
    window.press(Key::E);
    window.harness.event(egui::Event::Text("Inachevé".to_owned()));
    written(&mut window, &["Corrigé", "Inachevé"]);
    let mut window = window.killed();
    window.harness.get_by_label("Reprendre").click();
    window.run();
    window.until(|w| matches!(w.harness.state().state().create.making, Making::Choosing(_)));
    let after = choosing(&window);
    let told = |rows: &[crate::app::Row]| -> Vec<_> {
        rows.iter().map(|row| (row.note.clone(), row.kept, row.by_hand, row.sentence)).collect()
    };
    assert_eq!(told(&after.rows), told(&before));
    assert!(after.editing);
    let fields = window.harness.state().state().create.form.note.texts();
    assert!(fields.iter().any(|field| field.contains("Inachevé")), "{fields:?}");
    window.press(Key::Escape);
    // Saved in a deck, nothing is left to offer.
    window.command(Key::S);
    written(&mut window, &[]);
    // Taken back, it is a draft again.
    window.command(Key::Z);
    written(&mut window, &["Corrigé"]);
}

#[test]
fn a_draft_that_is_forgotten_can_be_had_again_and_one_that_is_not_waits_beside_the_next() {
    let mut window = Window::open("draft-forget", &Setup::one_deck(1));
    paste(&mut window, COURSE);
    written(&mut window, &["oblitération"]);
    let mut window = window.killed();
    // Another text, before the first was taken up.
    paste(&mut window, "Le glomérule est un peloton de capillaires.");
    written(&mut window, &["oblitération", "glomérule"]);
    let mut window = window.killed();
    window
        .harness
        .get_by_label("2 textes commencés vous attendent dans «\u{a0}Créer des cartes\u{a0}».");
    window.command(Key::N);
    window.harness.get_by_label("Oublier – Le glomérule est un peloton de…").click();
    window.run();
    window.wait(2_000);
    window.until(|w| w.harness.state().state().create.drafts.offered.len() == 1);
    window.command(Key::Z);
    assert_eq!(window.harness.state().state().create.drafts.offered.len(), 2);
    // The text that is there makes room for the one that is taken up, and waits.
    window.harness.event(egui::Event::Paste("Troisième texte.".to_owned()));
    window.run();
    window.harness.get_by_label_contains("Reprendre – Le glomérule").click();
    window.run();
    let create = &window.harness.state().state().create;
    assert!(create.form.text.contains("glomérule"));
    let waiting: Vec<_> = create.drafts.offered.iter().map(|draft| &*draft.text).collect();
    assert_eq!(waiting, ["Troisième texte.", COURSE]);
}

#[test]
fn candidates_that_make_room_for_another_text_wait_and_outlive_the_window() {
    for another in ["a text", "a file"] {
        let mut window = Window::open("draft-aside", &Setup::one_deck(1));
        paste(&mut window, COURSE);
        look_for_cards(&mut window);
        window.press(Key::D);
        let before = choosing(&window).rows.clone();
        let path = window.root.join("autre.md");
        if another == "a file" {
            std::fs::write(&path, "Le glomérule est un peloton de capillaires.").unwrap();
            window.drop_file(path.clone());
            window.until(|w| w.harness.state().state().create.form.text.contains("glomérule"));
        } else {
            window.choose("Autre texte");
        }
        // It is said, and taken back where it is said.
        window.harness.get_by_label_contains("rien n’est encore enregistré");
        window.harness.get_by_label_contains("Annuler –").click();
        window.run();
        assert_eq!(choosing(&window).rows, before);
        assert!(window.harness.state().state().create.drafts.offered.is_empty());
        window.command(Key::Y);
        assert!(matches!(window.harness.state().state().create.making, Making::Text));
        written(&mut window, &["oblitération", "kept: false"]);
        let mut window = window.killed();
        let offered = &window.harness.state().state().create.drafts.offered;
        let place = offered.iter().position(|draft| draft.text == COURSE).unwrap();
        window.command(Key::N);
        window.harness.get_all_by_label_contains("Reprendre –").nth(place).unwrap().click();
        window.run();
        window.until(|w| matches!(w.harness.state().state().create.making, Making::Choosing(_)));
        let kept = |rows: &[crate::app::Row]| rows.iter().map(|r| r.kept).collect::<Vec<_>>();
        assert_eq!(kept(&choosing(&window).rows), kept(&before));
    }
}

#[test]
fn a_file_that_nobody_has_worked_on_makes_room_without_a_word() {
    let mut window = Window::open("draft-file", &Setup::one_deck(1));
    for text in ["Le glomérule est un peloton de capillaires.", "La rate est un organe."] {
        let path = window.root.join("cours.md");
        std::fs::write(&path, text).unwrap();
        window.drop_file(path);
        window.until(|w| w.harness.state().state().create.form.text == text);
    }
    let state = window.harness.state().state();
    assert!(state.create.drafts.offered.is_empty() && state.notice.is_none());
}

#[test]
fn a_second_window_neither_offers_nor_touches_the_drafts_of_the_first() {
    let mut window = Window::open("draft-beside", &Setup::one_deck(1));
    paste(&mut window, COURSE);
    written(&mut window, &["oblitération"]);
    let mut second = Window::beside(&window);
    assert_eq!(second.harness.state().state().create.drafts.offered.len(), 0);
    paste(&mut second, "Autre chose.");
    second.wait(2_000);
    written(&mut window, &["oblitération"]);
    second.leave();
}

/// Writes into a field of the editor.
fn note(window: &mut Window, field: &str, text: &str) {
    let node = |w: &Window| {
        w.harness.get_by_role_and_label(Role::MultilineTextInput, field).focus();
    };
    node(window);
    window.run();
    window.harness.get_by_role_and_label(Role::MultilineTextInput, field).type_text(text);
    window.run();
}

fn add(window: &mut Window) {
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
}

fn front(window: &Window) -> String {
    let open = window.harness.state().state().editor.open.as_ref().expect("the editor is open");
    open.form.text(Field::Front).to_owned()
}

#[test]
fn a_half_written_note_outlives_a_kill_and_stands_in_the_editor_again() {
    let mut window = Window::open("draft-note", &Setup::one_deck(1));
    for escaped in [false, true] {
        add(&mut window);
        note(&mut window, "Question", "Qu’est-ce qu’un foyer ");
        if escaped {
            window.press(Key::Escape);
        }
        // The second time it goes on with what was there already.
        written(&mut window, &[&"Qu’est-ce qu’un foyer ".repeat(1 + usize::from(escaped))]);
        window = window.killed();
        window.harness.get_by_label_contains("Une note commencée vous attend");
        add(&mut window);
        assert!(window.harness.state().state().notice.is_none(), "the note is open");
        assert_eq!(
            front(&window).matches("Qu’est-ce qu’un foyer ").count(),
            1 + usize::from(escaped)
        );
    }
    // Saved, nothing is left to offer.
    note(&mut window, "Réponse", "Un amas.");
    window.command(Key::Enter);
    written(&mut window, &[]);
}

#[test]
fn an_edit_that_was_begun_outlives_a_kill_unless_it_was_left_on_purpose() {
    let mut window = Window::open("draft-edit", &Setup::one_deck(1));
    let edit = |window: &mut Window| {
        window.choose("Tout étudier");
        window.press(Key::E);
        let open = window.harness.state().state().editor.open.as_ref().expect("edited");
        assert_ne!(open.of, Of::New);
        open.of.clone()
    };
    let id = edit(&mut window);
    window.harness.event(egui::Event::Text(" MODIF".to_owned()));
    window.run();
    written(&mut window, &["MODIF"]);
    let mut window = window.killed();
    window
        .harness
        .get_by_label_contains("Des modifications pas encore enregistrées vous attendent");
    // The editor of that note opens with them, wherever it is opened.
    assert_eq!(edit(&mut window), id);
    let open = window.harness.state().state().editor.open.as_ref().expect("edited");
    assert!(open.form.texts().iter().any(|text| text.contains("MODIF")), "{:?}", open.form);
    window.press(Key::Escape);
    written(&mut window, &[]);
}

/// The window is asked to close, and answers in its next frame.
fn close(window: &mut Window) {
    let root = egui::ViewportId::ROOT;
    let push = |window: &mut Window, close: bool| {
        let view = window.harness.input_mut().viewports.entry(root).or_default();
        view.events.clear();
        view.events.extend(close.then_some(egui::ViewportEvent::Close));
    };
    push(window, true);
    window.harness.run_steps(1);
    push(window, false);
    window.run();
}

#[test]
fn a_window_that_can_keep_nothing_does_not_close_before_it_has_asked() {
    let window = Window::open("draft-asks", &Setup::one_deck(1));
    let mut second = Window::beside(&window);
    close(&mut second);
    assert!(!second.harness.state().state().keeping.asked, "nothing would be lost");
    paste(&mut second, COURSE);
    close(&mut second);
    second.harness.get_by_label("Ce que vous avez commencé n’est pas enregistré");
    second.harness.get_by_label("Copier").click();
    second.run();
    second.harness.get_by_label_contains("Copié");
    second.press(Key::Escape);
    assert!(!second.harness.state().state().keeping.asked);
    assert_eq!(second.harness.state().state().create.form.text, COURSE);
    // A note that is being written would be lost too.
    second.command(Key::Z);
    add(&mut second);
    note(&mut second, "Question", "Qu’est-ce ");
    close(&mut second);
    second.harness.get_by_label("Quitter quand même").click();
    second.run();
    close(&mut second);
    second.leave();
}

#[test]
fn a_second_window_keeps_its_drafts_on_the_machine_and_the_library_takes_them_in() {
    let mut window = Window::open("draft-second", &Setup::one_deck(1));
    let machine = window.root.parent().expect("a folder").join("machine");
    let _ = std::fs::remove_dir_all(&machine);
    std::fs::create_dir_all(&machine).expect("made");
    let file = machine.join("machine.ron");
    let mut second = Window::beside_as(&window, Some(file.clone()));
    paste(&mut second, COURSE);
    close(&mut second);
    assert!(!second.harness.state().state().keeping.asked);
    second.leave();
    // The next second window goes on with it.
    let second = Window::beside_as(&window, Some(file.clone()));
    assert_eq!(second.harness.state().state().create.drafts.offered.len(), 1);
    second.leave();
    window.again_as(Some(file));
    let offered = &window.harness.state().state().create.drafts.offered;
    assert_eq!(offered.iter().map(|draft| &*draft.text).collect::<Vec<_>>(), [COURSE]);
    let left = std::fs::read_dir(machine.join("drafts")).expect("there").count();
    assert_eq!(left, 0);
}

/// Opens the library in another folder.
fn go_to(window: &mut Window, root: &std::path::Path) {
    window.choose("changer de dossier");
    window.until(|window| window.harness.state().state().files.form.is_some());
    window.run();
    window.command(Key::A);
    window
        .harness
        .get_by_role_and_label(Role::TextInput, "Chemin")
        .type_text(&root.display().to_string());
    window.run();
    window.press(Key::Enter);
    let root = root.to_owned();
    window.until(move |w| w.harness.state().state().workspace.library().root() == root);
}

#[test]
fn what_was_begun_in_one_library_is_neither_written_into_another_nor_offered_there() {
    let mut window = Window::open("draft-elsewhere", &Setup::one_deck(1));
    let first = window.root.clone();
    let other = first.parent().unwrap().join("autre bibliothèque");
    let _ = std::fs::remove_dir_all(&other);
    paste(&mut window, COURSE);
    add(&mut window);
    note(&mut window, "Question", "Note de la première");
    window.press(Key::Escape);
    // At once: nothing of it may be on disk yet.
    go_to(&mut window, &other);
    window.wait(2_000);
    window.wait(2_000);
    let state = window.harness.state().state();
    assert_eq!((state.create.form.text.as_str(), state.create.drafts.offered.len()), ("", 0));
    assert!(!other.join("drafts").exists());
    add(&mut window);
    assert_eq!(front(&window), "");
    window.press(Key::Escape);
    written(&mut window, &["oblitération"]);
    written(&mut window, &["Note de la première"]);
    // Back there, both wait.
    window.command(Key::Z);
    assert_eq!(window.harness.state().state().workspace.library().root(), first);
    window.wait(1_000);
    assert_eq!(window.harness.state().state().create.drafts.offered.len(), 1);
    add(&mut window);
    assert_eq!(front(&window), "Note de la première");
}

#[test]
fn what_is_forgotten_is_named_and_can_be_had_again() {
    let mut window = Window::open("draft-named", &Setup::one_deck(1));
    add(&mut window);
    note(&mut window, "Question", "Note **alpha**");
    window.press(Key::Escape);
    written(&mut window, &["alpha"]);
    let mut window = window.killed();
    window.harness.get_by_label("Une note commencée vous attend\u{a0}: «\u{a0}Note alpha\u{a0}».");
    window.harness.get_by_label("Oublier").click();
    window.run();
    window.harness.get_by_label("Oublié\u{a0}: «\u{a0}Note alpha\u{a0}».");
    written(&mut window, &[]);
    window.harness.get_by_label("Les retrouver").click();
    window.run();
    written(&mut window, &["alpha"]);
}

#[test]
fn draft_offered() {
    let setup = Setup::default();
    let begin = |window: &mut Window| {
        let text = COURSE.replace("# Embolie pulmonaire", "# Embolie pulmonaire, item 226");
        window.command(Key::N);
        window.harness.event(egui::Event::Paste(text));
        written(window, &["item 226"]);
        window.again();
    };
    let mut results = paint_in("draft-offered", &[LOOKS[0], LOOKS[3]], &setup, begin);
    results.extend(paint_in("draft-waits", &[LOOKS[1], LOOKS[2]], &setup, |window| {
        begin(window);
        window.command(Key::N);
        window.wait(70_000);
    }));
}
