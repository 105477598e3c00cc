//! What the window says: it moves nothing, hides no button, and has the way back in it.

use egui::accesskit::Role;
use egui::{Key, Rect};
use egui_kittest::kittest::Queryable as _;

use super::support::{Setup, Window, candidates};

fn notice(window: &Window) -> String {
    let notice = window.harness.state().state().notice.as_ref();
    notice.map(|notice| notice.text.clone()).unwrap_or_default()
}

fn rect(window: &Window, label: &str) -> Rect {
    window.harness.get_by_label(label).rect()
}

const SAID: &str = "Annulé\u{a0}: Réglages – thème, Sombre.";

/// Has something said.
fn say(window: &mut Window) {
    window.command(Key::Comma);
    window.harness.get_by_label("Thème – Sombre").click();
    window.run();
    window.command(Key::Z);
    assert_eq!(notice(window), SAID);
}

#[test]
fn a_message_moves_nothing() {
    let mut window = Window::open("moves-nothing", &Setup::default());
    window.command(Key::Comma);
    let before = rect(&window, "Heure du changement de jour");
    say(&mut window);
    let said = rect(&window, SAID);
    assert!(window.harness.ctx.content_rect().contains_rect(said));
    assert_eq!(rect(&window, "Heure du changement de jour"), before);
    window.wait(20_000);
    assert_eq!(
        (notice(&window).as_str(), rect(&window, "Heure du changement de jour")),
        ("", before)
    );
}

#[test]
fn a_message_hides_no_button_at_any_size() {
    for (name, size, zoom) in [
        ("usual", [1000.0, 700.0], 1.0),
        ("small", [720.0, 520.0], 1.0),
        ("large", [1000.0, 700.0], 1.5),
    ] {
        let setup = Setup { size, zoom, ..Setup::one_deck(1) };
        let mut window = Window::open(&format!("hides-{name}"), &setup);
        let clear = |window: &Window, buttons: &[&str]| {
            let begin: String = notice(window).chars().take(12).collect();
            let said = window.harness.get_by_label_contains(&begin).rect().expand(10.0);
            for button in buttons {
                let button = window.harness.get_by_label_contains(button).rect();
                assert!(!said.intersects(button), "{name}: {said:?} on {button:?}");
            }
        };
        window.command(Key::E);
        window.press(Key::S);
        clear(&window, &["Afficher la réponse"]);
        window.press(Key::Space);
        clear(&window, &["Bien", "Facile"]);
        window.command(Key::N);
        fail_to_import(&mut window);
        clear(&window, &["Chercher les cartes", "Choix multiple", "Langue", "Titre"]);
        window.harness.state_mut().choose_among(candidates::generated(), Vec::new(), "");
        window.run();
        window.press(Key::D);
        window.command(Key::Z);
        clear(&window, &["Enregistrer le paquet"]);
    }
}

#[test]
fn a_message_on_create_lies_between_the_text_and_its_fields() {
    for (name, size, zoom) in [
        ("usual", [1000.0, 700.0], 1.0),
        ("wide", [1280.0, 800.0], 1.0),
        ("small", [720.0, 520.0], 1.0),
        ("large", [1000.0, 700.0], 1.5),
    ] {
        let setup = Setup { size, zoom, ..Setup::one_deck(1) };
        let mut window = Window::open(&format!("create-said-{name}"), &setup);
        window.command(Key::N);
        window.harness.event(egui::Event::Paste("Le rein filtre le sang. ".repeat(400)));
        window.run();
        let fixed = [
            (Role::Heading, "Créer des cartes"),
            (Role::TextInput, "Titre"),
            (Role::ComboBox, "Langue"),
            (Role::Button, "Chercher les cartes"),
            (Role::Button, "Ouvrir un texte…"),
        ];
        let fields = |window: &Window| {
            fixed.map(|(role, label)| window.harness.get_by_role_and_label(role, label).rect())
        };
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cours.md");
        std::fs::write(&path, "Le foie est un organe. ".repeat(400)).unwrap();
        window.drop_file(path);
        window.run();
        window.until(|w| w.harness.state().state().create.text_name == "cours.md");
        window.run();
        let begin: String = notice(&window).chars().take(12).collect();
        let said = window.harness.get_by_label_contains(&begin).rect().expand(8.0);
        let there = fields(&window);
        for ((_, label), place) in fixed.iter().zip(&there) {
            assert!(!said.intersects(*place), "{name}: {said:?} on {label} {place:?}");
        }
        window.wait(20_000);
        assert_eq!(notice(&window), "");
        assert_eq!(fields(&window), there, "{name}: nothing is moved");
    }
}

/// Pastes a list of notes that can't be read, on *Create*.
fn fail_to_import(window: &mut Window) {
    window.harness.event(egui::Event::Paste("#separator:tab\nQ 1\t\"R 1\n".to_owned()));
    window.run();
    window.command(Key::Enter);
    window.run();
    assert!(notice(window).starts_with("Impossible d’importer"), "{}", notice(window));
}

#[test]
fn what_is_said_goes_with_its_screen_and_an_error_with_the_next_success() {
    let mut window = Window::open("goes", &Setup::one_deck(1));
    say(&mut window);
    window.command(Key::E);
    assert_eq!(notice(&window), "");
    // An error stays until it is dismissed or what had failed succeeds.
    window.command(Key::N);
    fail_to_import(&mut window);
    window.command(Key::E);
    assert!(notice(&window).starts_with("Impossible d’importer"));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cours.md");
    std::fs::write(&path, "L’aorte naît du ventricule gauche.").unwrap();
    window.drop_file(path);
    window.until(|w| w.harness.state().state().create.form.text.contains("aorte naît"));
    window.run();
    assert!(notice(&window).contains("rien n’est encore enregistré"), "{}", notice(&window));
}

#[test]
fn the_end_of_a_page_can_be_read_above_what_is_said() {
    let mut window = Window::open("page-end", &Setup::one_deck(1));
    say(&mut window);
    window.run();
    let said = rect(&window, SAID).expand(8.0);
    let floor = window.harness.ctx.content_rect().bottom();
    // What scrolls ends above it: no part of the page is shown below its upper edge.
    let room: f32 = floor - said.top();
    let kept = window
        .harness
        .ctx
        .data(|data| data.get_temp::<f32>(egui::Id::unique("said-room")).unwrap_or_default());
    assert!(kept >= room, "{kept} {room}");
    window.press(Key::F1);
    assert!(window.harness.query_by_label(SAID).is_none(), "nothing lies over the list of keys");
}

#[test]
fn the_way_back_is_in_the_message_with_the_name_of_what_is_undone() {
    let mut window = Window::open("way-back", &Setup::one_deck(1));
    window.press(Key::Enter);
    window.press(Key::S);
    assert_eq!(notice(&window), "Carte suspendue.");
    let suspended = |window: &Window| {
        let cards = window.harness.state().state().workspace.collection().cards();
        cards.iter().filter(|card| card.state.suspended).count()
    };
    assert_eq!(suspended(&window), 1);
    let question = "Qu’est-ce qu’une micrométastase\u{202f}?";
    window.harness.get_by_label(&format!("Annuler – Suspendre la carte – {question}")).click();
    window.run();
    assert_eq!(suspended(&window), 0);
    // The question has its own end.
    assert_eq!(notice(&window), format!("Annulé\u{a0}: Suspendre la carte – {question}"));
    // Another action has taken its place: the button would undo that one.
    window.press(Key::S);
    window.press(Key::Space);
    window.press(Key::Num3);
    assert_eq!(notice(&window), "");
}

#[test]
fn a_message_lies_over_no_form_and_over_nothing_that_is_asked() {
    let small = Setup { size: [800.0, 600.0], ..Setup::one_deck(0) };
    let mut window = Window::open("said-forms", &small);
    say(&mut window);
    window.press_with(egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, Key::N);
    assert!(window.harness.query_by_label(SAID).is_none(), "it would lie on the form");
    window.press(Key::Escape);
    window.harness.get_by_label(SAID);
    window.command(Key::E);
    window.press(Key::Space);
    // Nothing can be done again: that is said while the answer shows.
    window.command(Key::M);
    window.press(Key::M);
    window.command(Key::Z);
    let said = window.harness.get_by_label_contains("Annulé").rect().expand(8.0);
    for read in ["Dyspnée d’effort", "L’insuffisance ventriculaire gauche se traduit"] {
        let read = window.harness.get_by_label_contains(read).rect();
        assert!(!said.intersects(read), "{said:?} {read:?}");
    }
}

#[test]
fn a_message_goes_by_itself_unless_it_is_pointed_at() {
    let mut window = Window::open("said-hover", &Setup::default());
    say(&mut window);
    let at = rect(&window, SAID).center();
    window.harness.event(egui::Event::PointerMoved(at));
    window.run();
    window.wait(20_000);
    assert_eq!(notice(&window), SAID);
    window.harness.event(egui::Event::PointerMoved(egui::pos2(5.0, 5.0)));
    window.run();
    window.wait(3_000);
    assert_eq!(notice(&window), "");
}

#[test]
fn a_setting_is_undone_by_its_name_and_value() {
    let setup = Setup { size: [1000.0, 1400.0], ..Setup::one_deck(1) };
    let mut window = Window::open("setting-named", &setup);
    say(&mut window);
    let name = "Jamais le même jour";
    window.harness.get_by_label_contains(name).click();
    window.run();
    window.command(Key::Z);
    assert_eq!(notice(&window), "Annulé\u{a0}: Réglages – jamais le même jour, non.");
    let (role, name) = (Role::SpinButton, "Nouvelles cartes par jour");
    window.harness.get_by_role_and_label(role, name).focus();
    window.run();
    window.harness.event(egui::Event::Text("25".to_owned()));
    window.run();
    window.press(Key::Enter);
    let new = window.harness.state().state().workspace.settings().scheduling.new_per_day;
    assert_ne!(new, 20);
    window.command(Key::Z);
    let told = format!("Annulé\u{a0}: Réglages – nouvelles cartes par jour, {new}.");
    assert_eq!(notice(&window), told);
    assert_eq!(window.harness.state().state().workspace.settings().scheduling.new_per_day, 20);
}
