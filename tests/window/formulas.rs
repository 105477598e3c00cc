//! Formulas and chemistry as what they are: while studying, in the editor's preview, in *Cards*.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use super::snapshots::{LOOKS, paint_in};
use super::support::{Setup, Window};

const DECK: &str = r#"(format: 1, id: "acide", title: "Équilibre acide-base", language: "fr", notes: [
(id: "n1", content: Basic(front: "Équation de **Henderson-Hasselbalch** : que vaut $\\text{pH}$ ?",
back: "$$\\text{pH} = \\text{pK}_a + \\log\\frac{[\\ce{HCO3-}]}{\\alpha \\cdot P_{\\ce{CO2}}}$$\n\n\\ce{CO2 + H2O <=> H2CO3 <=> HCO3- + H+}, soit $x^{a/b}$ et $\\overset{a}{b}$")),
(id: "n2", content: Cloze(text: "Le sang artériel a {{c1::\\(\\ce{HCO3-} \\approx 24\\)}} mmol/l.")),
])"#;

fn setup() -> Setup {
    Setup { decks: vec![("acide.ron", DECK)], ..Setup::default() }
}

#[test]
fn a_screen_reader_hears_a_line_and_what_is_not_understood_stays_as_typed() {
    let mut window = Window::open("formulas-spoken", &setup());
    window.command(Key::E);
    window.harness.get_by_label_contains("que vaut pH");
    window.press(Key::Space);
    window.harness.get_by_label_contains("pH = pKₐ + log([HCO₃⁻]/(α·P_(CO₂)))");
    window.harness.get_by_label_contains("CO₂ + H₂O ⇌ H₂CO₃ ⇌ HCO₃⁻ + H⁺, soit x^(a/b)");
    window.harness.get_by_label_contains(r"$\overset{a}{b}$");
}

#[test]
fn cards_shows_and_finds_them() {
    let mut window = Window::open("formulas-cards", &setup());
    window.command(Key::F);
    let field = window.harness.state().state().locale.tr("browse-search");
    window.harness.get_by_role_and_label(Role::SearchInput, &field).type_text("hco3");
    window.run();
    assert_eq!(window.harness.state().state().browse.found.len(), 2);
    window.harness.get_by_label_contains("HCO₃⁻ ≈ 24");
}

#[test]
fn looks() {
    let answer = |window: &mut Window| {
        window.command(Key::E);
        window.press(Key::Space);
    };
    let mut results = paint_in("formulas-study", &LOOKS, &setup(), answer);
    results.extend(paint_in("formulas-browse", &[LOOKS[0], LOOKS[3]], &setup(), |window| {
        window.command(Key::F);
        window.press(Key::ArrowDown);
    }));
    results.extend(paint_in("formulas-editor", &[LOOKS[1]], &setup(), |window| {
        window.command(Key::E);
        window.press_with(Modifiers::NONE, Key::E);
    }));
    drop(results);
}
