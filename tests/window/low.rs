//! In a low window, or where everything is enlarged, nothing in a menu or a dialog is out of reach.

use egui::{Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::Queryable as _;

use super::support::{Setup, Window, deck_of};

/// The smallest window, and one of a small laptop at 200 %.
const LOW: [([f32; 2], f32); 3] =
    [([720.0, 520.0], 1.0), ([720.0, 520.0], 2.0), ([1280.0, 800.0], 2.0)];

fn each(name: &str, act: impl Fn(&mut Window)) {
    for (size, zoom) in LOW {
        let decks = vec![("a.ron", deck_of("a", "Alpha", 3)), ("b.ron", deck_of("b", "Beta", 3))];
        let setup = Setup { decks, size, zoom, days: 2, ..Setup::default() };
        let mut window = Window::open(&format!("low-{name}-{}-{zoom}", size[0]), &setup);
        act(&mut window);
    }
}

/// Scrolls to what bears this name, which then stands in the window.
#[track_caller]
fn reach<'a>(window: &'a mut Window, name: &'a str) -> Node<'a> {
    window.harness.get_by_label(name).scroll_to_me();
    window.run();
    window.run();
    let whole = window.harness.ctx.content_rect();
    let node = window.harness.get_by_label(name);
    assert!(whole.contains_rect(node.rect()), "« {name} » at {:?} of {whole:?}", node.rect());
    node
}

#[test]
fn each_line_of_a_menu() {
    each("menu-deck", |window| {
        reach(window, "Plus – Alpha").click();
        window.run();
        reach(window, "Ouvrir le paquet");
        reach(window, "Supprimer le paquet").click();
        window.run();
        assert_eq!(window.decks().len(), 1);
    });
    each("menu-cards", |window| {
        window.command(Key::F);
        window.press(Key::ArrowDown);
        window.harness.get_by_label("Plus…").click();
        window.run();
        reach(window, "Étiqueter…");
        reach(window, "Supprimer les notes").click();
        window.run();
        assert_eq!(window.decks()[0].notes.len(), 2);
    });
    each("menu-study", |window| {
        window.command(Key::E);
        window.harness.get_by_label("Plus").click();
        window.run();
        reach(window, "Drapeau bleu");
    });
}

#[test]
fn each_button_of_a_dialog() {
    let valid = ["Valider", "Annuler"];
    for (words, title, buttons) in [
        ("nouvel examen", "Date d’examen", &valid[..]),
        ("date d’examen alpha", "Date d’examen", &valid),
        ("limites alpha", "Limites par jour", &valid),
        ("renommer alpha", "Renommer", &["Annuler"]),
        ("fusionner alpha", "Fusionner", &["Annuler"]),
        ("déplacer alpha", "Déplacer", &["Annuler"]),
        ("tenaces", "Cartes tenaces ou suspendues", &["Fermer"]),
    ] {
        each("dialog", |window| {
            window.choose(words);
            for name in buttons.iter().chain([&title]) {
                if window.harness.query_all_by_label(name).count() == 1 {
                    reach(window, name);
                } else {
                    assert_ne!(window.harness.query_all_by_label(name).count(), 0, "{name}");
                }
            }
        });
    }
}

#[test]
fn the_tags_of_a_note_when_they_are_asked_for() {
    each("tags", |window| {
        window.open_deck("Alpha");
        window.press(Key::ArrowDown);
        window.press_with(Modifiers::NONE, Key::T);
        window.run();
        let id = window.harness.ctx.memory(egui::Memory::focused).unwrap();
        let field = window.harness.ctx.read_response(id).unwrap();
        assert!(field.interact_rect.height() > field.rect.height() - 2.0, "{field:?}");
    });
}
