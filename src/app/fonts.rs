//! The bundled typeface, Inter, in three cuts, and `DejaVu` Sans for the signs that Inter lacks.
//!
//! Subset to Latin, Greek, Cyrillic and signs (`assets/fonts/README.md` says how). For a sign that
//! they lack the system is asked for a font, by eframe; where it has none, a box stands.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

const CUTS: [(&str, &[u8]); 3] = [
    ("regular", include_bytes!("../../assets/fonts/Inter-Regular.ttf")),
    ("medium", include_bytes!("../../assets/fonts/Inter-Medium.ttf")),
    ("italic", include_bytes!("../../assets/fonts/Inter-Italic.ttf")),
];

/// ♀ ⇌ ᵐ ﬁ and thousands more.
const SIGNS: (&str, &[u8]) = ("signs", include_bytes!("../../assets/fonts/DejaVuSans.ttf"));

/// The files of the typefaces, for pictures that are not painted by the window.
pub(super) fn files() -> impl Iterator<Item = &'static [u8]> {
    CUTS.into_iter().chain([SIGNS]).map(|(_, bytes)| bytes)
}

/// The family of headings, buttons and emphasis.
#[must_use]
pub fn medium() -> FontFamily {
    FontFamily::Name("medium".into())
}

/// The family of quotations.
#[must_use]
pub fn italic() -> FontFamily {
    FontFamily::Name("italic".into())
}

pub(super) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in CUTS.into_iter().chain([SIGNS]) {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let families = [
        (FontFamily::Proportional, "regular"),
        (FontFamily::Monospace, "regular"),
        (medium(), "medium"),
        (italic(), "italic"),
    ];
    for (family, first) in families {
        let others = ["regular", SIGNS.0].into_iter().filter(|other| *other != first);
        let chain = std::iter::once(first).chain(others).map(str::to_owned).collect();
        fonts.families.insert(family, chain);
    }
    fonts
}

#[cfg(test)]
mod tests {
    use egui::{FontId, MissingGlyphPolicy};

    use super::*;

    /// For each character of `text`, whether anything is drawn for it.
    fn drawn(text: &str, policy: MissingGlyphPolicy) -> Vec<bool> {
        let context = egui::Context::default();
        context.set_fonts(definitions());
        context.set_missing_glyph_policy(policy);
        let mut found = Vec::new();
        let mut output = context.run_ui(egui::RawInput::default(), |ui| {
            found = [FontFamily::Proportional, medium(), italic()]
                .map(|family| {
                    ui.fonts_mut(|fonts| {
                        let font = FontId::new(20.0, family);
                        let galley =
                            fonts.layout_no_wrap(text.to_owned(), font, egui::Color32::BLACK);
                        let rows = galley.rows.iter().flat_map(|row| row.glyphs.iter());
                        rows.map(|glyph| !glyph.uv_rect.is_nothing()).collect::<Vec<bool>>()
                    })
                })
                .concat();
        });
        output.textures_delta.clear();
        found
    }

    #[test]
    fn what_a_medical_card_holds_is_in_the_bundled_faces() {
        let signs = "αβγΔΩμ←→↑↓↔⇒⇌⇄⟶♀♂⚥⁰¹²³⁺⁻ⁿᵐᵉ₀₁₉₊₋ₐ≤≥≠≈±×÷∞√∑∫∂∆∈∅≡°′″‰µ℃½⅓①•◦▪☐✓ﬁﬂﬃœŒ…«»‑\
            ΓΘΛΞΠΣΦΨΥεζηθικλνξπρστυφχψω⇐⇔∀∃∇∏∝≪≫≃∓∪ℓ↕′ᵢ⁽⁾⁴⁵⁶⁷⁸₃₄₅₆₇₈–";
        // A glyph that is missing panics.
        let found = drawn(signs, MissingGlyphPolicy::Panic);
        assert!(found.len() >= signs.chars().count() * 3 - 9, "{}", found.len());
        assert!(found.iter().all(|drawn| *drawn), "{found:?}");
    }

    #[test]
    fn a_sign_that_no_face_has_is_a_box() {
        assert_eq!(drawn("中\u{10ffff}", MissingGlyphPolicy::Tofu), [true; 6]);
    }
}
