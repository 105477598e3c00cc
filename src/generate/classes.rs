//! Classes of words that are used alike, found in much raw text: what a treebank's few words teach
//! is so taught of their kin.
//!
//! A finite-state map from a lower-case form to its coarse and its fine class. A language without
//! such a map has none.

use std::sync::OnceLock;

use fst::Map;

use super::language::Language;

/// The classes of a language's words.
#[derive(Debug, Default)]
pub struct Classes {
    map: Option<Map<&'static [u8]>>,
}

/// How many fine classes there are at most.
const FINE: u64 = 512;

/// The classes of `language`'s words, read once.
pub(crate) fn classes(language: Language) -> &'static Classes {
    static FRENCH: OnceLock<Classes> = OnceLock::new();
    static ENGLISH: Classes = Classes { map: None };
    match language {
        Language::French => FRENCH.get_or_init(|| {
            // A test reads it.
            let asset = include_bytes!("../../assets/language/fr/classes.bin");
            Classes::read(asset).unwrap_or_default()
        }),
        Language::English => &ENGLISH,
    }
}

impl Classes {
    /// Reads what `examples/assets` wrote: a map from forms to their [`Classes::number`]s.
    pub fn read(asset: &'static [u8]) -> Result<Self, fst::Error> {
        Ok(Self { map: Some(Map::new(asset)?) })
    }

    /// A word's two classes, from 0 on, as the map has them.
    #[must_use]
    pub const fn number(coarse: u64, fine: u64) -> u64 {
        coarse * FINE + fine
    }

    /// The coarse and the fine class of a lower-case form (straight apostrophes), from 1 on; 0 for
    /// an unknown word.
    #[must_use]
    pub fn of(&self, lower: &str) -> (u64, u64) {
        let number = self.map.as_ref().and_then(|map| map.get(lower));
        number.map_or((0, 0), |number| (number / FINE + 1, number % FINE + 1))
    }
}
