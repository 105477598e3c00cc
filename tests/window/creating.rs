//! From a text to a deck.

use std::time::Duration;

use crate::app::Making;
use crate::app::command::Screen;
use crate::app::fields::Field;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use super::support::{Setup, Window, candidates};
use super::work::Work;

const COURSE: &str = "# Embolie pulmonaire\n\nL’embolie pulmonaire est l’oblitération d’une artère \
    pulmonaire par un caillot.\n\nLa tachycardie est une accélération du rythme cardiaque \
    au-delà de 100 battements par minute.\n";

fn choosing(window: &Window) -> &crate::app::Choosing {
    match &window.harness.state().state().create.making {
        Making::Choosing(choosing) => choosing,
        _ => panic!("no candidates"),
    }
}

#[test]
fn a_pasted_text_becomes_a_deck_that_is_studied() {
    let mut window = Window::open("paste", &Setup::one_deck(1));
    paste(&mut window, COURSE);
    let found = choosing(&window).rows.len();
    assert!(found > 0);
    window.command(Key::S);
    let state = window.harness.state().state();
    assert_eq!(state.workspace.decks().len(), 2);
    let saved = state.workspace.decks().iter().find(|open| open.deck.title == "Embolie pulmonaire");
    let saved = saved.expect("the deck is in the library");
    assert!(saved.deck.notes.iter().all(|note| note.source.is_some()));
    let kept = saved.deck.notes.len();
    window.harness.get_by_label_contains("dans decks/embolie-pulmonaire.ron.");
    window.harness.get_by_label("Étudier maintenant").click();
    window.run();
    assert_eq!(window.harness.state().state().screen, Screen::Study);
    window.harness.get_by_label("Afficher la réponse");
    // What was made today is found as such.
    window.press(Key::Escape);
    window.command(Key::F);
    let english = window.harness.state().state().locale.tr("browse-search");
    window.harness.get_by_role_and_label(Role::SearchInput, &english).type_text("added:1");
    window.run();
    assert!(window.harness.state().state().browse.found.len() >= kept);
}

/// Where the button that saves is.
fn save_button(window: &Window) -> egui::Rect {
    window.harness.get_by_role_and_label(Role::Button, "Enregistrer le paquet").rect()
}

#[test]
fn a_second_click_on_the_button_that_saves_leaves_the_page_as_it_is() {
    for size in [[1000.0, 700.0], [420.0, 700.0], [400.0, 320.0]] {
        let mut window = Window::open("twice", &Setup { size, ..Setup::one_deck(1) });
        window.harness.state_mut().choose_among(candidates::generated(), Vec::new(), "");
        window.run();
        let before = save_button(&window);
        window.click_at(before.center());
        assert_eq!(window.harness.state().state().workspace.decks().len(), 2, "{size:?}");
        let after = save_button(&window);
        assert!((after.center() - before.center()).length() < 4.0, "{before:?} {after:?}");
        window.harness.get_by_label("Étudier maintenant");
        window.click_at(before.center());
        assert_eq!(window.harness.state().state().screen, Screen::Create, "{size:?}");
    }
}

#[test]
fn the_title_of_a_saved_deck_is_not_cut_in_a_small_window() {
    let setup = Setup { size: [800.0, 600.0], ..Setup::one_deck(1) };
    let mut window = Window::open("small-title", &setup);
    window.harness.state_mut().choose_among(candidates::generated(), Vec::new(), "");
    window.run();
    let title = |window: &Window| {
        window.harness.get_by_role_and_label(Role::TextInput, "Titre").rect().width()
    };
    let before = title(&window);
    window.command(Key::S);
    window.harness.get_by_label("Étudier maintenant");
    assert!(title(&window) >= before.min(280.0), "{} {before}", title(&window));
}

#[test]
fn the_order_of_the_terms_ends_where_their_list_does() {
    for size in [[1280.0, 800.0], [1000.0, 700.0]] {
        let mut window = Window::open("terms-order", &Setup { size, ..Setup::one_deck(1) });
        let terms = candidates::glossary();
        window.harness.state_mut().choose_among(candidates::generated(), terms, "");
        window.run();
        window.press(Key::T);
        let order = window.harness.get_by_role(Role::ComboBox).rect().right();
        let make = window.harness.get_by_label("Faire des cartes").rect().right();
        assert!((order - make).abs() < 1.5, "{size:?}: {order} {make}");
    }
}

#[test]
fn the_field_of_a_long_text_has_all_its_edges_and_the_words_are_on_their_line() {
    let mut window = Window::open("edges", &Setup::one_deck(1));
    window.command(Key::N);
    window.harness.event(egui::Event::Paste("Le rein filtre le sang.\n".repeat(300)));
    window.run();
    let words = window.harness.get_by_label_contains("mots").rect();
    let button = window.harness.get_by_label("Ouvrir un texte…").rect();
    assert!((words.center().y - button.center().y).abs() < 2.0, "{words:?} {button:?}");
    let shapes = window.harness.output().shapes.iter();
    let framed = shapes.filter_map(|shape| match &shape.shape {
        egui::Shape::Rect(rect) if rect.stroke.width > 0.0 && rect.rect.height() > 200.0 => {
            Some((shape.clip_rect, rect.rect))
        }
        _ => None,
    });
    let framed: Vec<_> = framed.filter(|(_, rect)| rect.width() > 600.0).collect();
    assert!(!framed.is_empty());
    for (seen, rect) in framed {
        assert!(seen.contains_rect(rect), "{rect:?} is cut by {seen:?}");
    }
}

/// Pastes a text, and waits for its candidates.
fn paste(window: &mut Window, text: &str) {
    window.command(Key::N);
    let field = window.harness.get_by_role_and_label(Role::MultilineTextInput, "Texte");
    field.focus();
    window.run();
    window.harness.get_by_role_and_label(Role::MultilineTextInput, "Texte").type_text(text);
    window.run();
    window.harness.get_by_label("Chercher les cartes").click();
    window.run();
    window.until(|w| matches!(w.harness.state().state().create.making, Making::Choosing(_)));
}

#[test]
fn saving_under_a_title_that_exists_says_what_was_added_and_asks_for_another_course() {
    let mut window = Window::open("joined", &Setup::one_deck(1));
    let notes = |window: &Window| {
        let decks = window.harness.state().state().workspace.decks();
        let deck = decks.iter().find(|open| open.deck.title == "Embolie pulmonaire");
        deck.map_or(0, |open| open.deck.notes.len())
    };
    paste(&mut window, COURSE);
    window.command(Key::S);
    let first = notes(&window);
    assert!(first > 0);
    // The same course again: nothing is asked.
    window.command(Key::S);
    window.harness.get_by_label_contains("aucune note ajoutée, aucune modifiée");
    // Another one, whose title is the same.
    window.harness.get_by_label("Autre texte").click();
    window.run();
    let other = "# Embolie pulmonaire\n\nLe glomérule est un peloton de capillaires qui filtre le \
        plasma.\n";
    paste(&mut window, other);
    window.command(Key::S);
    window.harness.get_by_label_contains("aucune note en commun");
    assert_eq!(notes(&window), first, "nothing is mixed up before the student says so");
    window.harness.get_by_label("Ajouter à ce paquet").click();
    window.run();
    let said = format!("aucune modifiée, {first} inchangée");
    window.harness.get_by_label_contains(&said);
    assert!(notes(&window) > first);
    window.command(Key::Z);
    assert_eq!(notes(&window), first);
}

#[test]
fn a_dropped_file_is_read() {
    let mut window = Window::open("drop", &Setup::one_deck(1));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cours.md");
    std::fs::write(&path, COURSE).unwrap();
    window.drop_file(path);
    window.run();
    window.until(|w| w.harness.state().state().screen == Screen::Create);
    assert_eq!(window.harness.state().state().create.text_name, "cours.md");
    window.harness.get_by_label_contains("mots");
}

#[test]
fn candidates_are_kept_edited_and_dropped_from_the_keyboard() {
    let mut window = Window::open("choose", &Setup::one_deck(1));
    window.harness.state_mut().choose_among(candidates::generated(), Vec::new(), "");
    window.run();
    assert_eq!(choosing(&window).kept(), (5, 5));
    window.press(Key::D);
    assert!(!choosing(&window).rows[0].kept);
    assert_eq!(choosing(&window).selected, 1, "on to the next one");
    window.press(Key::J);
    window.press(Key::G);
    assert!(choosing(&window).rows[2].kept);
    window.press(Key::K);
    assert_eq!(choosing(&window).selected, 2);
    window.press(Key::Enter);
    assert!(!choosing(&window).rows[2].kept);
    window.press(Key::ArrowDown);
    window.press(Key::E);
    assert!(choosing(&window).editing);
    let answer = window.harness.get_by_role_and_label(Role::MultilineTextInput, "Réponse");
    answer.focus();
    window.run();
    window.harness.get_by_role_and_label(Role::MultilineTextInput, "Réponse").type_text(" Oui.");
    window.run();
    window.harness.get_by_label("Valider").click();
    window.run();
    let note = &choosing(&window).rows[3].note;
    assert!(note.cards()[0].question.back().contains("Oui."));
    window.command(Key::Z);
    // It says what was undone, not which button ended it.
    let undone = window.harness.query_all_by_label_contains("Annulé\u{a0}: Modifier –").count();
    assert!(undone > 0);
}

#[test]
fn a_sentence_that_gave_nothing_says_why() {
    let mut window = Window::open("why", &Setup::one_deck(1));
    window.harness.state_mut().choose_among(candidates::generated(), Vec::new(), "");
    window.run();
    window.harness.get_by_label_contains("Cette notion").click();
    window.run();
    window.harness.get_by_label_contains("dit que quelque chose importe");
}

/// How many of the kept rows hide `term`.
fn hidden(window: &Window, term: &str) -> usize {
    let mark = format!("c1::{term}");
    let kept = choosing(window).rows.iter().filter(|row| row.kept);
    kept.filter(|row| format!("{:?}", row.note.content).contains(&mark)).count()
}

#[test]
fn terms_become_cards_from_the_keyboard() {
    let mut window = Window::open("terms", &Setup::one_deck(1));
    window.harness.state_mut().choose_among(candidates::generated(), candidates::glossary(), "");
    window.run();
    window.press(Key::T);
    window.harness.get_by_label_contains("A une carte · L’oblitération");
    // The first has its card: nothing to tick.
    window.press(Key::Space);
    window.press(Key::ArrowDown);
    window.press(Key::Space);
    window.press(Key::J);
    window.press(Key::Space);
    window.harness.get_by_label("Faire une carte");
    window.press(Key::ArrowDown);
    window.press(Key::Enter);
    window.harness.get_by_label("Faire 2 cartes");
    let before = choosing(&window).rows.clone();
    window.press(Key::G);
    assert_eq!((hidden(&window, "angioscanner"), hidden(&window, "tachycardie")), (1, 1));
    assert_eq!(choosing(&window).rows.len(), before.len() + 1, "one was a candidate already");
    let in_order = choosing(&window).rows.is_sorted_by_key(|row| row.sentence);
    assert!(in_order, "rows stay in the order of the text");
    window.harness.get_by_label("2 cartes ajoutées aux cartes gardées.");
    window.command(Key::Z);
    assert_eq!(choosing(&window).rows, before);
}

#[test]
fn the_glossary_is_filtered_and_ticked_as_a_whole() {
    let mut window = Window::open("filter", &Setup::one_deck(1));
    window.harness.state_mut().choose_among(candidates::generated(), candidates::glossary(), "");
    window.run();
    window.harness.get_by_label("Affichage – 5 termes").click();
    window.run();
    window.command(Key::F);
    window.harness.get_by_label("Filtrer les termes").type_text("THROMBO");
    window.run();
    let ticks = |window: &Window, name| {
        window.harness.query_all_by_role_and_label(Role::CheckBox, name).count()
    };
    assert_eq!(ticks(&window, "angioscanner thoracique"), 0);
    assert_eq!(ticks(&window, "thrombolyse"), 1);
    window.harness.get_by_label("Cocher tous ceux de la liste").click();
    window.run();
    window.harness.get_by_label("Faire une carte").click();
    window.run();
    assert_eq!(hidden(&window, "thrombolyse"), 1);
    assert_eq!(hidden(&window, "angioscanner"), 0, "what is not listed is not ticked");
    window.command(Key::F);
    window.harness.get_by_label("Filtrer les termes").type_text("q");
    window.run();
    window.harness.get_by_label("Aucun terme du texte ne contient ces lettres.");
}

/// A window with the candidates of a text that is so many times as long.
fn window_of(times: usize) -> Window {
    let mut generated = candidates::generated();
    let (sentences, rows) = (generated.sentences.clone(), generated.candidates.clone());
    for _ in 1..times {
        generated.sentences.extend(sentences.iter().cloned());
        generated.candidates.extend(rows.iter().cloned());
    }
    let mut window = Window::open(&format!("long-{times}"), &Setup::one_deck(1));
    window.harness.state_mut().choose_among(generated, Vec::new(), "");
    window.run();
    window
}

/// What two hundred frames take: a single one is over before the system's clock has ticked.
fn frames(window: &mut Window) -> Duration {
    let work = Work::begin();
    for _ in 0..50 {
        window.run();
    }
    work.took()
}

#[test]
fn a_very_long_text_does_not_slow_the_window() {
    // Both fill the window. Of 18,000 sentences and 12,000 candidates a frame counts some things,
    // seven times the work of a hundredth of them; to lay them all out would be a hundred times.
    let short = frames(&mut window_of(20));
    let mut window = window_of(2_000);
    let long = frames(&mut window);
    assert!(long < short * 30, "{long:?}, where the short one takes {short:?}");
    // Only what is in view is laid out.
    let shown = window.harness.query_all_by_label_contains("L’embolie pulmonaire est").count();
    assert!((1..8).contains(&shown), "{shown}");
    for _ in 0..12 {
        window.press(Key::ArrowDown);
    }
    assert_eq!(choosing(&window).selected, 12);
}

/// However much of a text is still to be read, the button that ends it stands below the bar.
#[test]
fn what_is_being_read_can_be_ended_beside_its_progress() {
    for size in [[1000.0, 700.0], [800.0, 600.0]] {
        let mut window = Window::open("reading", &Setup { size, ..Setup::one_deck(1) });
        window.command(Key::N);
        let text = format!("{COURSE}\n\n").repeat(1_000);
        window.harness.event(egui::Event::Paste(text));
        window.run();
        window.harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::Enter);
        // A text that long takes longer than a frame.
        window.harness.step();
        window.harness.step();
        let bar = window.harness.get_by_role(Role::ProgressIndicator).rect();
        let cancel = window.harness.get_by_label_contains("Annuler –").rect();
        assert!(cancel.top() > bar.bottom() && cancel.top() - bar.bottom() < 40.0, "{cancel:?}");
        if size[0] > 900.0 {
            window.harness.get_by_label_contains("Annuler –").click();
        } else {
            window.harness.key_press(Key::Escape);
        }
        window.until(|w| matches!(w.harness.state().state().create.making, Making::Text));
    }
}

#[test]
fn a_text_that_is_pasted_beside_another_is_taken_or_offered() {
    const OTHER: &str = "# Rein\n\nLe glomérule est un peloton de capillaires.\n";
    let paste_beside = |window: &mut Window| {
        window.harness.event(egui::Event::Paste(OTHER.to_owned()));
        window.run();
    };
    let text = |window: &Window| match window.harness.state().state().create.making {
        Making::Text => Some(window.harness.state().state().create.form.text.clone()),
        _ => None,
    };
    let mut window = Window::open("paste-beside", &Setup::one_deck(1));
    paste(&mut window, COURSE);
    paste_beside(&mut window);
    assert_eq!(text(&window), None, "what is not saved stays until the student says so");
    window.harness.get_by_role_and_label(Role::Button, "Prendre le texte collé").click();
    window.run();
    assert_eq!(text(&window).as_deref(), Some(OTHER));
    window.choose("annuler");
    assert!(!choosing(&window).rows.is_empty(), "and can be had back");
    window.command(Key::S);
    paste_beside(&mut window);
    assert_eq!(text(&window).as_deref(), Some(OTHER), "what is saved makes room at once");
}

#[test]
fn a_text_can_be_pasted_at_once_and_what_comes_next_is_always_in_view() {
    let text = COURSE.repeat(1_000);
    // The lowest and narrowest window, at the largest zoom, among them.
    for (name, size, zoom) in [
        ("usual", [1000.0, 700.0], 1.0),
        ("small", [720.0, 520.0], 1.0),
        ("large", [1000.0, 700.0], 1.5),
        ("narrow", [720.0, 520.0], 2.0),
    ] {
        let setup = Setup { size, zoom, ..Setup::one_deck(1) };
        let mut window = Window::open(&format!("create-{name}"), &setup);
        window.command(Key::N);
        window.harness.event(egui::Event::Paste(text.clone()));
        window.run();
        assert_eq!(window.harness.state().state().create.form.text, text, "{name}");
        let button = window.harness.get_by_label("Chercher les cartes").rect();
        let room = window.harness.ctx.content_rect();
        assert!(room.contains_rect(button), "{name}: {button:?} in {room:?}");
        let field = window.harness.get_by_role_and_label(Role::MultilineTextInput, "Texte");
        assert!(field.rect().height() > 60.0, "{name}");
        window.command(Key::Enter);
        let making = &window.harness.state().state().create.making;
        assert!(!matches!(making, Making::Text), "{name}: Ctrl+Enter");
    }
}

#[test]
fn ctrl_enter_counts_in_the_field_of_the_title_too() {
    let mut window = Window::open("create-title", &Setup::one_deck(1));
    window.command(Key::N);
    window.harness.event(egui::Event::Paste(COURSE.to_owned()));
    window.run();
    window.harness.get_by_role_and_label(Role::TextInput, "Titre").focus();
    window.run();
    window.command(Key::Enter);
    assert!(!matches!(window.harness.state().state().create.making, Making::Text));
}

#[test]
fn the_deck_of_the_candidates_can_be_saved_at_every_size() {
    for (name, size, zoom) in [
        ("usual", [1000.0, 700.0], 1.0),
        ("small", [720.0, 520.0], 1.0),
        ("large", [1000.0, 700.0], 1.5),
        ("narrow", [720.0, 520.0], 2.0),
    ] {
        let setup = Setup { size, zoom, ..Setup::one_deck(1) };
        let mut window = Window::open(&format!("save-{name}"), &setup);
        window.harness.state_mut().choose_among(candidates::generated(), Vec::new(), "");
        window.run();
        let button = window.harness.get_by_label("Enregistrer le paquet").rect();
        let room = window.harness.ctx.content_rect();
        assert!(room.contains_rect(button), "{name}: {button:?} in {room:?}");
    }
}

#[test]
fn tab_stays_in_an_editor_that_lies_in_the_screen() {
    let mut window = Window::open("ring", &Setup::one_deck(1));
    window.harness.state_mut().choose_among(candidates::generated(), Vec::new(), "");
    window.run();
    window.press(Key::E);
    let focus = |window: &Window| window.harness.ctx.memory(egui::Memory::focused);
    let first = focus(&window);
    assert!(first.is_some());
    // Three fields and two buttons, round and round, one way and the other.
    for shift in [false, true] {
        let mut seen = std::collections::HashSet::new();
        for turn in 1..=10 {
            let modifiers = egui::Modifiers { shift, ..egui::Modifiers::NONE };
            window.press_with(modifiers, Key::Tab);
            assert!(focus(&window).is_some());
            seen.insert(focus(&window));
            assert_eq!(focus(&window) == first, turn % 5 == 0, "{turn}");
        }
        assert_eq!(seen.len(), 5);
    }
}

#[test]
fn an_editor_has_the_caret_when_it_opens() {
    let mut window = Window::open("caret-candidate", &Setup::one_deck(1));
    window.harness.state_mut().choose_among(candidates::generated(), Vec::new(), "");
    window.run();
    window.press(Key::E);
    window.harness.event(egui::Event::Text("gdt".to_owned()));
    window.run();
    let note = &window.harness.state().state().create.form.note;
    assert!(note.text(Field::Front).contains("gdt"), "{note:?}");
    window.command(Key::Enter);
    assert!(choosing(&window).row().is_some_and(|row| row.by_hand), "Ctrl+Enter keeps it");
}

#[test]
fn the_editor_of_a_note_has_the_caret_when_it_opens() {
    let mut window = Window::open("caret-note", &Setup::one_deck(1));
    window.press(Key::Enter);
    window.press(Key::E);
    window.harness.event(egui::Event::Text("gdt".to_owned()));
    window.run();
    let note = &window.harness.state().state().editor.open.as_ref().unwrap().form;
    let first = note.text(note.kind.fields()[0]);
    assert!(first.contains("gdt"), "{note:?}");
    assert!(!window.harness.state().state().study.sitting.as_ref().unwrap().revealed);
}

#[test]
fn a_dropped_file_that_is_no_text_is_named_with_what_to_do() {
    let mut window = Window::open("drop-pdf", &Setup::one_deck(1));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cours.pdf");
    std::fs::write(&path, "%PDF-1.4\n1 0 obj\n").unwrap();
    window.drop_file(path);
    window.run();
    window.until(|w| w.harness.state().state().notice.is_some());
    window.harness.get_by_label_contains("c’est un PDF");
    window.harness.get_by_label_contains("copiez son texte et collez-le");
}

#[test]
fn a_dropped_deck_is_opened_as_a_deck_and_copied_after_asking() {
    let mut window = Window::open("drop-deck", &Setup::one_deck(1));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Reins.RON");
    std::fs::write(&path, super::support::deck_of("reins", "Reins", 4)).unwrap();
    let mut started = false;
    let mut give = |window: &mut Window| {
        // First as what the program was started with.
        if std::mem::replace(&mut started, true) {
            window.drop_file(path.clone());
        } else {
            let context = window.harness.ctx.clone();
            window.harness.state_mut().give(&path, &context);
        }
        window.run();
        window.until(|w| w.harness.state().state().given.deck.is_some());
        window.run();
        window.harness.get_by_label_contains("Ce fichier est un paquet");
    };
    let decks = |window: &Window| window.harness.state().state().workspace.decks().len();
    give(&mut window);
    assert_eq!(decks(&window), 1, "only after asking");
    assert!(window.harness.state().state().create.form.text.is_empty(), "it is no text");
    window.harness.get_by_label("Copier le paquet dans la bibliothèque").click();
    window.run();
    let copy = window.root.join("decks/reins.ron");
    assert!(decks(&window) == 2 && copy.is_file());
    give(&mut window);
    window.harness.get_by_label("Copier le paquet dans la bibliothèque").click();
    window.run();
    window.harness.get_by_label_contains("est déjà dans votre bibliothèque");
    assert_eq!(decks(&window), 2);
    window.command(Key::Z);
    assert!(decks(&window) == 1 && !copy.exists());
    assert!(path.is_file(), "what was given stays");
}

#[test]
fn another_title_asks_again_and_a_step_leads_back() {
    let text = "Elle filtre le sang.\n\nLa rate est un organe lymphoïde situé sous les côtes gauches. \
        Elle détruit les globules rouges âgés.\n";
    let mut window = Window::open("retitled", &Setup::one_deck(1));
    paste(&mut window, text);
    let before = choosing(&window).generated.deck.title.clone();
    assert!(window.harness.query_by_label("Reposer sous ce titre").is_none());
    window.harness.get_by_role_and_label(Role::TextInput, "Titre").focus();
    window.run();
    window.command(Key::A);
    // Letter by letter: what comes beside the field takes neither its place nor its caret.
    let place = |window: &Window| {
        window.harness.get_by_role_and_label(Role::TextInput, "Titre").rect().left_top()
    };
    let before_typing = place(&window);
    for letter in "Anatomie de la rate".chars() {
        window.harness.event(egui::Event::Text(letter.to_string()));
        window.run();
    }
    assert_eq!(place(&window), before_typing);
    window.harness.get_by_label("Reposer sous ce titre").click();
    window.run();
    window.until(|w| matches!(w.harness.state().state().create.making, Making::Choosing(_)));
    assert_eq!(choosing(&window).generated.deck.title, "Anatomie de la rate");
    assert!(window.harness.query_by_label("Reposer sous ce titre").is_none());
    window.command(Key::Z);
    assert_eq!(choosing(&window).generated.deck.title, before);
    assert_eq!(window.harness.state().state().create.form.title, before);
}
