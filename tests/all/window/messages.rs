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
            let said = rect(window, SAID).expand(10.0);
            for button in buttons {
                let button = window.harness.get_by_label_contains(button).rect();
                assert!(!said.intersects(button), "{name}: {said:?} on {button:?}");
            }
        };
        say(&mut window);
        window.command(Key::E);
        clear(&window, &["Afficher la réponse"]);
        window.press(Key::Space);
        clear(&window, &["Bien", "Facile"]);
        window.command(Key::N);
        clear(&window, &["Chercher les cartes"]);
        window.harness.state_mut().choose_among(candidates::generated(), Vec::new(), "");
        window.run();
        clear(&window, &["Enregistrer le paquet"]);
    }
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
    assert_eq!(notice(&window), format!("Annulé\u{a0}: Suspendre la carte – {question}."));
    // Another action has taken its place: the button would undo that one.
    window.press(Key::S);
    window.press(Key::Space);
    window.press(Key::Num3);
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
