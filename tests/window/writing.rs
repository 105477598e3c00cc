//! The one editor: new notes of every kind, notes that are there, tags, keys, drafts.

use crate::app::command::Screen;
use crate::app::fields::Field;
use carabin::deck::{Content, Note};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::snapshots::{LOOKS, paint_in};
use super::support::{Setup, Window, deck_of};

const TEXT: Role = Role::MultilineTextInput;

fn one() -> Setup {
    Setup { decks: vec![("a.ron", deck_of("a", "Alpha", 2))], ..Setup::default() }
}

fn add(window: &mut Window) {
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::N);
    assert!(window.harness.state().state().editor.open.is_some());
}

fn write(window: &mut Window, field: &str, text: &str) {
    window.harness.get_by_role_and_label(TEXT, field).focus();
    window.run();
    window.harness.get_by_role_and_label(TEXT, field).type_text(text);
    window.run();
}

fn kind(window: &mut Window, kind: &str) {
    window.harness.get_by_label(&format!("Type de note – {kind}")).click();
    window.run();
}

fn keep(window: &mut Window) {
    window.command(Key::Enter);
}

fn last(window: &Window) -> Note {
    window.decks()[0].notes.last().unwrap().clone()
}

fn text(window: &Window, field: Field) -> String {
    window.harness.state().state().editor.open.as_ref().unwrap().form.text(field).to_owned()
}

#[test]
fn a_note_of_each_kind_is_written_one_after_the_other() {
    let mut window = Window::open("add-kinds", &one());
    add(&mut window);
    write(&mut window, "Question", "Qu’est-ce ?");
    write(&mut window, "Réponse", "Cela.");
    keep(&mut window);
    window.harness.get_by_label("Note ajoutée dans «\u{a0}Alpha\u{a0}».");
    assert_eq!(
        last(&window).content,
        Content::Basic { front: "Qu’est-ce ?".into(), back: "Cela.".into() }
    );
    assert_eq!(text(&window, Field::Front), "", "and there is room for the next");
    kind(&mut window, "Recto verso");
    write(&mut window, "Recto", "IRM");
    write(&mut window, "Verso", "imagerie");
    keep(&mut window);
    assert_eq!(last(&window).cards().len(), 2);
    kind(&mut window, "Texte à trous");
    write(&mut window, "Texte à trous", "Le foie");
    keep(&mut window);
    assert!(window.harness.query_all_by_label_contains("n’a encore aucun trou").count() > 0);
    window.command(Key::A);
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    keep(&mut window);
    assert_eq!(last(&window).content, Content::Cloze { text: "{{c1::Le foie}}".into() });
    kind(&mut window, "Liste");
    write(&mut window, "Question", "Citez");
    write(&mut window, "Éléments, un par ligne", "un\ndeux");
    window.harness.get_by_label("Ce ne sont que des exemples").click();
    keep(&mut window);
    let items = vec!["un".to_owned(), "deux".to_owned()];
    assert_eq!(last(&window).content, Content::List { prompt: "Citez".into(), items, open: true });
    kind(&mut window, "Choix multiple");
    write(&mut window, "Question", "Lequel ?");
    write(&mut window, "Bonnes réponses, une par ligne", "a");
    keep(&mut window);
    assert!(window.harness.query_all_by_label_contains("au moins une réponse fausse").count() > 0);
    write(&mut window, "Réponses fausses, une par ligne", "b\nc");
    keep(&mut window);
    assert!(matches!(last(&window).content, Content::Choice { .. }));
    let notes = &window.decks()[0].notes;
    assert_eq!(notes.len(), 7);
    // Each is an action of its own.
    window.press(Key::Escape);
    for left in [6, 5, 4, 3, 2] {
        window.command(Key::Z);
        assert_eq!(window.decks()[0].notes.len(), left);
    }
}

#[test]
fn what_was_typed_in_one_note_does_not_come_back_in_the_next() {
    let mut window = Window::open("undo-of-its-own", &one());
    add(&mut window);
    write(&mut window, "Question", "Un brouillon");
    window.harness.run_steps(12);
    write(&mut window, "Question", " de question ?");
    window.harness.run_steps(12);
    write(&mut window, "Réponse", "Cela.");
    keep(&mut window);
    // The next one is begun in the same field.
    window.command(Key::Z);
    assert_eq!(text(&window, Field::Front), "");
    window.press(Key::Escape);
    // So is another note that is edited.
    window.open_deck("Alpha");
    window.press(Key::ArrowDown);
    window.press(Key::E);
    let before = text(&window, Field::Front);
    window.command(Key::Z);
    assert_eq!(text(&window, Field::Front), before);
    write(&mut window, "Question", " et plus");
    window.harness.run_steps(12);
    window.command(Key::Z);
    assert_eq!(text(&window, Field::Front), before, "what was typed here is taken back");
    window.press(Key::Escape);
    window.press(Key::ArrowDown);
    window.press(Key::E);
    let other = text(&window, Field::Front);
    assert_ne!(other, before);
    window.command(Key::Z);
    assert_eq!(text(&window, Field::Front), other);
}

#[test]
fn a_deck_does_not_get_the_name_that_was_typed_for_another() {
    let decks = vec![("a.ron", deck_of("a", "Alpha", 2)), ("b.ron", deck_of("b", "Beta", 2))];
    let mut window = Window::open("undo-of-a-name", &Setup { decks, ..Setup::default() });
    for title in ["Alpha", "Beta"] {
        window.open_deck(title);
        window.press(Key::F2);
        window.command(Key::Z);
        let field = |window: &Window| window.harness.get_by_role(Role::TextInput).value();
        assert_eq!(field(&window).as_deref(), Some(title));
        window.harness.get_by_role(Role::TextInput).type_text(" et autres");
        window.run();
        window.harness.run_steps(12);
        window.press(Key::Escape);
        window.command(Key::D);
    }
}

#[test]
fn keys_that_are_let_go_within_a_frame_are_what_they_were() {
    let mut window = Window::open("add-quick-keys", &one());
    let mut press = |modifiers| {
        // Nothing is held any more when the frame ends.
        window.tap(modifiers, Key::N);
        window.run();
        let state = window.harness.state().state();
        (state.screen, state.editor.open.is_some())
    };
    assert_eq!(press(Modifiers::COMMAND | Modifiers::SHIFT), (Screen::Decks, true));
    window.press(Key::Escape);
    let mut press = |modifiers| {
        window.press_with(modifiers, Key::N);
        window.harness.state().state().screen
    };
    assert_eq!(press(Modifiers::COMMAND), Screen::Create);
}

/// What a dead key or an input method has not finished is no key of the program, and what it ends in
/// is written where the caret is.
#[test]
fn dead_keys_and_input_methods_write_what_they_end_in() {
    use egui::{Event, ImeEvent};
    let mut window = Window::open("add-dead-keys", &one());
    add(&mut window);
    write(&mut window, "Question", "F");
    let compose = |window: &mut Window, events: &[ImeEvent]| {
        for event in events {
            window.harness.event(Event::Ime(event.clone()));
            window.run();
        }
    };
    let begun = |text: &str| ImeEvent::Preedit { text: text.into(), active_range_chars: None };
    // « ^ » and then « e »; the letters of the keys are commands elsewhere.
    compose(&mut window, &[begun("^"), ImeEvent::Commit("ê".into())]);
    window.harness.event(Event::Text("l".into()));
    window.run();
    compose(&mut window, &[begun("´"), begun(""), ImeEvent::Commit("é".into())]);
    assert_eq!(text(&window, Field::Front), "Fêlé");
    assert!(window.harness.state().state().editor.open.is_some());
    assert_eq!(window.notes().len(), 2, "nothing else has happened");
    write(&mut window, "Réponse", "Oui");
    keep(&mut window);
    assert!(matches!(last(&window).content, Content::Basic { front, .. } if front == "Fêlé"));
}

#[test]
fn the_cards_are_shown_while_they_are_written() {
    let mut window = Window::open("add-preview", &one());
    add(&mut window);
    window.harness.get_by_label("Les cartes apparaîtront ici.");
    write(&mut window, "Question", "Quel **organe** ?");
    window.harness.get_by_label("Il manque la réponse.");
    window.harness.get_by_label_contains("Quel organe");
    write(&mut window, "Réponse", "Le foie.");
    window.harness.get_by_label_contains("Quel organe");
    window.harness.get_by_label("Le foie.");
}

#[test]
fn a_source_and_a_context_may_be_added() {
    let mut window = Window::open("add-source", &one());
    add(&mut window);
    window.harness.get_by_label("Ajouter un contexte ou une source").click();
    window.run();
    write(&mut window, "Contexte, si la question en a besoin", "Rein");
    write(&mut window, "Question", "Signes ?");
    write(&mut window, "Réponse", "Œdèmes");
    write(&mut window, "Phrase d’où vient la note (facultatif)", "Le rein donne des œdèmes.");
    write(&mut window, "Où elle se trouve (facultatif)", "Chapitre 2");
    keep(&mut window);
    let note = last(&window);
    let source = note.source.unwrap();
    assert_eq!(note.context, "Rein");
    assert_eq!(
        (source.quote.as_str(), source.place.as_str()),
        ("Le rein donne des œdèmes.", "Chapitre 2")
    );
    assert_eq!(text(&window, Field::Place), "Chapitre 2", "the next is often from the same place");
}

#[test]
fn pasted_lines_make_several_notes() {
    let mut window = Window::open("add-several", &one());
    add(&mut window);
    let lines = "Q 8\tR 8\nQ 9\tR 9\tcoeur\nsans rien\n";
    window.harness.event(egui::Event::Paste(lines.into()));
    window.run();
    window.harness.get_by_label("2 notes à ajouter, une par ligne");
    window.harness.get_by_label_contains("Une ligne sans tabulation");
    window.harness.get_by_label("Ajouter 2 notes").click();
    window.run();
    let notes = &window.decks()[0].notes;
    assert_eq!(notes.len(), 4);
    assert_eq!(notes[3].tags, ["coeur"]);
    assert_eq!(notes[2].content, Content::Basic { front: "Q 8".into(), back: "R 8".into() });
    window.press(Key::Escape);
    window.command(Key::Z);
    assert_eq!(window.decks()[0].notes.len(), 2, "they are one action");
}

#[test]
fn a_note_goes_into_any_deck_or_a_new_one() {
    let setup = Setup {
        decks: vec![("a.ron", deck_of("a", "Alpha", 1)), ("med/b.ron", deck_of("b", "Beta", 1))],
        ..Setup::default()
    };
    let mut window = Window::open("add-into", &setup);
    add(&mut window);
    window.harness.get_by_label("Paquet – Alpha").click();
    window.run();
    window.harness.get_by_label("med › Beta").click();
    window.run();
    write(&mut window, "Question", "Q");
    write(&mut window, "Réponse", "R");
    keep(&mut window);
    assert_eq!(window.decks()[1].notes.len(), 2);
    window.harness.get_by_label("Paquet – Beta").click();
    window.run();
    window.harness.get_by_label("Nouveau paquet…").click();
    window.run();
    write(&mut window, "Question", "Q 2");
    write(&mut window, "Réponse", "R");
    keep(&mut window);
    window.harness.get_by_label("Il manque le titre du paquet.");
    window.harness.get_by_role_and_label(Role::TextInput, "Titre du paquet").focus();
    window.run();
    window.harness.get_by_role_and_label(Role::TextInput, "Titre du paquet").type_text("Gamma");
    window.run();
    keep(&mut window);
    assert!(window.decks().iter().any(|deck| deck.title == "Gamma" && deck.notes.len() == 1));
    assert!(window.root.join("decks/gamma.ron").is_file());
}

#[test]
fn tags_are_completed_taken_away_and_kept_for_the_next() {
    let deck = deck_of("a", "Alpha", 2)
        .replace("(id: \"a1\",", "(id: \"a1\", tags: [\"Cardiologie\", \"coeur\"],");
    let setup = Setup { decks: vec![("a.ron", deck.leak())], ..Setup::default() };
    let mut window = Window::open("add-tags", &setup);
    add(&mut window);
    let tag = |window: &mut Window, typed: &str| {
        window.harness.get_by_role_and_label(Role::TextInput, "Étiquettes").focus();
        window.run();
        window.harness.get_by_role_and_label(Role::TextInput, "Étiquettes").type_text(typed);
        window.run();
    };
    let tags = |window: &Window| {
        window.harness.state().state().editor.open.as_ref().unwrap().form.tags.clone()
    };
    tag(&mut window, "CAR");
    window.press(Key::ArrowDown);
    window.press(Key::Enter);
    assert_eq!(tags(&window), ["Cardiologie"]);
    tag(&mut window, "œ");
    window.harness.get_by_role_and_label(Role::ListBoxOption, "coeur").click();
    window.run();
    tag(&mut window, "à revoir,");
    assert_eq!(tags(&window), ["Cardiologie", "coeur", "à-revoir"]);
    window.harness.get_by_label("Retirer coeur").click();
    window.run();
    write(&mut window, "Question", "Q");
    write(&mut window, "Réponse", "R");
    tag(&mut window, "dernier");
    keep(&mut window);
    assert_eq!(last(&window).tags, ["Cardiologie", "à-revoir", "dernier"], "what is typed counts");
    assert_eq!(tags(&window).len(), 3);
    tag(&mut window, "");
    window.press(Key::Backspace);
    assert_eq!(tags(&window), ["Cardiologie", "à-revoir"]);
}

#[test]
fn the_keys_mark_what_is_selected() {
    let mut window = Window::open("add-markup", &one());
    add(&mut window);
    write(&mut window, "Question", "foie?");
    window.command(Key::A);
    window.command(Key::B);
    assert_eq!(text(&window, Field::Front), "**foie?**");
    window.command(Key::I);
    assert_eq!(text(&window, Field::Front), "***foie?***");
    window.command(Key::B);
    assert_eq!(text(&window, Field::Front), "*foie?*");
    window.harness.get_by_label("Italique").click();
    window.run();
    assert_eq!(text(&window, Field::Front), "foie?");
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    assert_eq!(text(&window, Field::Front), "foie\u{202f}?");
    // A gap belongs into a text with gaps only.
    window.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    assert_eq!(text(&window, Field::Front), "foie\u{202f}?");
    kind(&mut window, "Texte à trous");
    write(&mut window, "Texte à trous", "a");
    let held = Modifiers::COMMAND | Modifiers::SHIFT;
    for (keys, expected) in [
        (held, "{{c1::a}}"),
        (held, "{{c1::a}}{{c2::}}"),
        (held | Modifiers::ALT, "{{c1::a}}{{c2::{{c2::}}}}"),
    ] {
        if expected == "{{c1::a}}" {
            window.command(Key::A);
        }
        window.press_with(keys, Key::C);
        assert_eq!(text(&window, Field::Text), expected);
    }
}

#[test]
fn a_note_that_is_only_opened_and_another_gap_of_its_sentence_are_no_double() {
    const DECK: &str = "(format: 1, id: \"a\", title: \"Alpha\", language: \"fr\", notes: [
(id: \"one\", content: Basic(front: \"Poids du foie\", back: \"1,5 kg\")),
(id: \"two\", content: Basic(front: \"poids du foie\", back: \"1500 g\")),
(id: \"three\", content: Cloze(text: \"Le foie pèse {{c1::1,5 kg}}\")),
(id: \"four\", content: Cloze(text: \"Le {{c1::foie}} pèse 1,5 kg\")),
])";
    let setup = Setup { decks: vec![("a.ron", DECK)], days: 0, ..Setup::default() };
    let mut window = Window::open("opened-double", &setup);
    let said =
        |window: &Window| window.harness.query_by_label_contains("Une note semblable").is_some();
    window.open_deck("Alpha");
    for row in 0..4 {
        window.press(Key::ArrowDown);
        window.press(Key::E);
        assert!(!said(&window), "{row}");
        if row == 0 {
            window.harness.get_by_role_and_label(Role::MultilineTextInput, "Question").focus();
            window.press(Key::End);
            write(&mut window, "Question", " ?");
            assert!(said(&window), "what is written again is told");
        }
        if row == 2 {
            write(&mut window, "Texte à trous", ".");
            assert!(!said(&window), "another gap asks another thing");
        }
        window.press(Key::Escape);
    }
}

#[test]
fn a_double_is_said_while_it_is_written() {
    let deck = deck_of("a", "Alpha", 1).replace("Q 1", "Quels sont les signes de l’Œdème ?");
    let setup = Setup { decks: vec![("a.ron", deck.leak())], ..Setup::default() };
    let mut window = Window::open("add-double", &setup);
    add(&mut window);
    write(&mut window, "Question", "quels sont signes de oedem");
    assert!(window.harness.query_by_label_contains("Une note semblable").is_none());
    write(&mut window, "Question", "e");
    window.harness.get_by_label_contains("Une note semblable existe déjà dans «\u{a0}Alpha\u{a0}»");
    window.harness.get_by_label("La modifier plutôt").click();
    window.run();
    assert_eq!(text(&window, Field::Back), "A 1");
    assert!(
        window.harness.query_by_label_contains("Une note semblable").is_none(),
        "not of itself"
    );
    // What was begun is still there.
    window.press(Key::Escape);
    add(&mut window);
    assert_eq!(text(&window, Field::Front), "quels sont signes de oedeme");
}

#[test]
fn an_edit_keeps_the_id_and_what_was_left_can_be_gone_on_with() {
    let mut window = Window::open("edit-resume", &one());
    window.press(Key::Enter);
    let card = window.harness.state().state().asked_card().unwrap().0.id.clone();
    window.press(Key::E);
    write(&mut window, "Réponse", " bis");
    window.press(Key::Escape);
    assert!(window.harness.state().state().editor.open.is_none());
    window.harness.get_by_label("Reprendre les modifications").click();
    window.run();
    assert_eq!(text(&window, Field::Back), "A 1 bis");
    keep(&mut window);
    assert!(window.harness.state().state().editor.open.is_none());
    let state = window.harness.state().state();
    assert_eq!(state.asked_card().unwrap().0.id, card, "it stays on the table");
    assert_eq!(state.screen, Screen::Study);
    assert_eq!(state.card(&card).unwrap().3.back(), "A 1 bis");
    window.command(Key::Z);
    assert_eq!(window.harness.state().state().card(&card).unwrap().3.back(), "A 1");
    // Left as it was, there is nothing to go on with.
    window.wait(70_000);
    window.press(Key::E);
    window.press(Key::Escape);
    assert!(window.harness.query_by_label("Reprendre les modifications").is_none());
}

#[test]
fn another_kind_keeps_the_note_and_what_is_written() {
    let mut window = Window::open("edit-kind", &one());
    window.press(Key::Enter);
    let card = window.harness.state().state().asked_card().unwrap().0.id.clone();
    window.press(Key::Space);
    window.press(Key::Num3);
    window.choose("ouvrir alpha");
    window.press(Key::ArrowDown);
    window.press(Key::E);
    kind(&mut window, "Recto verso");
    keep(&mut window);
    let note = &window.decks()[0].notes[0];
    assert_eq!((&note.id, note.cards().len()), (&card.note, 2));
    let state = window.harness.state().state();
    assert_eq!(state.workspace.collection().state(&card).unwrap().reps, 1);
}

#[test]
fn what_could_not_be_saved_stays_in_the_editor() {
    let mut window = Window::open("add-fails", &one());
    add(&mut window);
    write(&mut window, "Question", "Q");
    write(&mut window, "Réponse", "R");
    // The deck's file can't be understood any more.
    let path = window.root.join("decks/a.ron");
    let sound = std::fs::read(&path).unwrap();
    std::fs::write(&path, "(").unwrap();
    keep(&mut window);
    let said = window.harness.state().state().editor.open.as_ref().unwrap().said.clone();
    window.harness.get_by_label(&said.filter(|said| said.is_error).unwrap().text);
    assert_eq!((text(&window, Field::Front), text(&window, Field::Back)), ("Q".into(), "R".into()));
    assert_eq!(std::fs::read(&path).unwrap(), b"(", "and it is left alone");
    std::fs::write(&path, sound).unwrap();
    keep(&mut window);
    assert_eq!(window.decks()[0].notes.len(), 3);
}

#[test]
fn what_was_wrong_is_not_said_of_what_is_corrected() {
    let mut window = Window::open("add-corrected", &one());
    add(&mut window);
    kind(&mut window, "Texte à trous");
    write(&mut window, "Texte à trous", "Le {{c1::foie");
    keep(&mut window);
    let said = |window: &Window| {
        let open = window.harness.state().state().editor.open.as_ref().unwrap();
        open.said.as_ref().is_some_and(|said| said.is_error)
    };
    assert!(said(&window));
    window.run();
    assert!(said(&window), "it stays until something is written");
    write(&mut window, "Texte à trous", "}} filtre.");
    assert!(!said(&window));
}

#[test]
fn a_note_that_is_gone_meanwhile_is_added_again() {
    let mut window = Window::open("edit-gone", &one());
    window.choose("ouvrir alpha");
    window.press(Key::ArrowDown);
    window.press(Key::E);
    write(&mut window, "Réponse", " !");
    std::fs::write(window.root.join("decks/a.ron"), deck_of("a", "Alpha", 0)).unwrap();
    window.focus();
    keep(&mut window);
    window.harness.get_by_label_contains("Cette note n’existe plus");
    keep(&mut window);
    let notes = &window.decks()[0].notes;
    assert_eq!(notes.len(), 1);
    assert_eq!(notes[0].content, Content::Basic { front: "Q 1".into(), back: "A 1 !".into() });
}

#[test]
fn the_editor_looks_as_it_should() {
    let french =
        |window: &Window| window.harness.query_all_by_label_contains("Type de note").count() > 0;
    let start = |window: &mut Window| {
        add(window);
        let french = french(window);
        let label = |fr: &'static str, en: &'static str| if french { fr } else { en };
        window
            .harness
            .get_by_label(label("Type de note – Texte à trous", "Kind of note – Cloze"))
            .click();
        window.run();
        let text =
            "Le {{c1::foie}} est sous le {{c2::diaphragme::muscle}}\u{202f}; il pèse **1,5 kg**.";
        write(window, label("Texte à trous", "Text with gaps"), text);
        let tags = label("Étiquettes", "Tags");
        window.harness.get_by_role_and_label(Role::TextInput, tags).focus();
        window.run();
        window.harness.get_by_role_and_label(Role::TextInput, tags).type_text("anatomie,abdomen,c");
        window.run();
    };
    let setup = Setup::default();
    let mut results = paint_in("note-add", &LOOKS, &setup, start);
    let small = Setup { size: [800.0, 600.0], ..setup.clone() };
    results.extend(paint_in("small-note", &LOOKS[..1], &small, start));
    let large = Setup { zoom: 1.5, ..setup.clone() };
    results.extend(paint_in("large-note", &LOOKS[1..2], &large, start));
    results.extend(paint_in("note-several", &[LOOKS[0]], &setup, |window| {
        add(window);
        let lines =
            "Hyponatrémie\tNa < 135 mmol/L\nHyperkaliémie\tK > 5 mmol/L\nAcidose\tpH < 7,38\n";
        window.harness.event(egui::Event::Paste(lines.into()));
        window.run();
    }));
    results.extend(paint_in("note-double", &[LOOKS[1]], &setup, |window| {
        window.command(Key::E);
        let front = window.harness.state().state().asked_card().unwrap().3.front();
        add(window);
        write(window, "Question", &front.to_lowercase());
    }));
}

#[test]
fn nothing_in_the_editor_moves_when_the_kind_changes_or_something_is_said() {
    for (name, size) in [("usual", [1280.0, 800.0]), ("small", [720.0, 520.0])] {
        let mut window =
            Window::open(&format!("still-{name}"), &Setup { size, ..Setup::one_deck(1) });
        add(&mut window);
        let places = |window: &Window| {
            let place = |label: &str| window.harness.get_by_label(label).rect().min;
            (place("Type de note – Liste"), place("Type de note – Choix multiple"))
        };
        let before = places(&window);
        for kind in [
            "Recto verso",
            "Texte à trous",
            "Liste",
            "Choix multiple",
            "Image à masques",
            "Question",
        ] {
            window.harness.get_by_label(&format!("Type de note – {kind}")).click();
            window.run();
            assert_eq!(places(&window), before, "{name}: {kind}");
        }
        // What is missing is said beside the buttons, and all of the form is in the window.
        let add = |window: &Window| window.harness.get_by_label("Ajouter").rect();
        let there = add(&window);
        window.harness.get_by_label("Ajouter").click();
        window.run();
        assert!(window.harness.state().state().editor.open.as_ref().unwrap().said.is_some());
        assert_eq!((places(&window), add(&window)), (before, there), "{name}");
        assert!(there.bottom() <= size[1] - 20.0, "{name}: {there:?}");
    }
}
