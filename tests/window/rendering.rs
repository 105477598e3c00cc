//! What a card's Markdown and its signs look like on the table.

use egui::Key;
use egui_kittest::kittest::Queryable as _;

use super::snapshots::{LOOKS, paint_in};
use super::support::{Setup, Window};

const TABLE: &str = "(format: 1, id: \"t\", title: \"Tableaux\", language: \"fr\", \
    description: \"\", notes: [(id: \"t1\", content: Basic(front: \"Score de Genève simplifié\\u{202f}?\", \
    back: \"Un point pour chacun\\u{a0}:\\n\\n| Critère | Seuil |\\n|---|---|\\n| Âge | > 65 ans |\\n\
    | Fréquence cardiaque | ≥ 75/min |\\n| **Hémoptysie** |  |\\n\\n\
    - Clinique\\n  - jambe\\n    1. œdème\\n    2. douleur\\n- Paraclinique\\nsans lui\"))])";

const SIGNS: &str = "(format: 1, id: \"s\", title: \"Signes\", language: \"fr\", description: \"\", \
    notes: [(id: \"s1\", content: Basic(front: \"♀ ♂ ⚥\", \
    back: \"H⁺ + HCO₃⁻ ⇌ H₂CO₃, nᵐ, ﬁèvre, ﬂux, Δ → ↑\"))])";

#[test]
fn a_table_is_a_table_and_lists_stand_in_lists() {
    let setup = Setup { decks: vec![("t.ron", TABLE)], ..Setup::default() };
    let mut window = Window::open("table", &setup);
    window.press(Key::Enter);
    window.press(Key::Space);
    // Each cell is on its own, beside those of its row and below those of its column.
    let cell = |text: &str| window.harness.get_by_label(text).rect();
    let (head, age, value) = (cell("Critère"), cell("Âge"), cell("> 65\u{a0}ans"));
    assert!(head.bottom() < age.top() && (head.left() - age.left()).abs() < 1.0);
    assert!(age.right() < value.left() && (age.center().y - value.center().y).abs() < 1.0);
    let list = "• Clinique\n\u{2003}◦ jambe\n\u{2003}\u{2003}1. œdème\n\u{2003}\u{2003}2. douleur\n\
        • Paraclinique\n\u{2003}sans lui";
    window.harness.get_by_label(list);
}

#[test]
fn study_table() {
    let mut setup = Setup { decks: vec![("t.ron", TABLE)], ..Setup::default() };
    let mut results = paint_in("study-table", &[LOOKS[0], LOOKS[1]], &setup, |window| {
        window.press(Key::Enter);
        window.press(Key::Space);
    });
    // A sign that is missing fails the harness.
    setup.decks = vec![("s.ron", SIGNS)];
    results.extend(paint_in("study-signs", &[LOOKS[0]], &setup, |window| {
        window.press(Key::Enter);
        window.press(Key::Space);
    }));
}
