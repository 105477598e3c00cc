//! The bundled typeface, Inter, in three cuts.
//!
//! Subset to Latin, Greek and the signs that the program uses (`assets/fonts/README.md` says
//! how). The system's fonts are not used: a screen looks the same everywhere.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

const CUTS: [(&str, &[u8]); 3] = [
    ("regular", include_bytes!("../../assets/fonts/Inter-Regular.ttf")),
    ("medium", include_bytes!("../../assets/fonts/Inter-Medium.ttf")),
    ("italic", include_bytes!("../../assets/fonts/Inter-Italic.ttf")),
];

/// The files of the typeface, for pictures that are not painted by the window.
pub(super) fn files() -> impl Iterator<Item = &'static [u8]> {
    CUTS.into_iter().map(|(_, bytes)| bytes)
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
    for (name, bytes) in CUTS {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let families = [
        (FontFamily::Proportional, "regular"),
        (FontFamily::Monospace, "regular"),
        (medium(), "medium"),
        (italic(), "italic"),
    ];
    for (family, first) in families {
        let others = ["regular"].into_iter().filter(|other| *other != first);
        let chain = std::iter::once(first).chain(others).map(str::to_owned).collect();
        fonts.families.insert(family, chain);
    }
    fonts
}
