//! What a form of a language can be: category, gender, number, verb form and lemma.
//!
//! Reads the lexicons that `examples/assets` makes (French from Dicollecte, English from
//! WordNet): a finite-state map from a lower-case form to a set of analyses. A form that is
//! not there has none.

use std::sync::OnceLock;

use fst::Map;
use thiserror::Error;

use super::frequency;
use super::language::Language;

/// A category of the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Category {
    Noun,
    Adjective,
    Adverb,
    Verb,
    Pronoun,
    Determiner,
    Preposition,
    Coordinator,
    Subordinator,
    Interjection,
    Number,
    ProperNoun,
}

impl Category {
    /// All of them, in the order of their numbers in the asset.
    pub const ALL: [Self; 12] = [
        Self::Noun,
        Self::Adjective,
        Self::Adverb,
        Self::Verb,
        Self::Pronoun,
        Self::Determiner,
        Self::Preposition,
        Self::Coordinator,
        Self::Subordinator,
        Self::Interjection,
        Self::Number,
        Self::ProperNoun,
    ];
}

/// One thing that a form can be: bits as the asset has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Analysis {
    /// Four bits of category, then the `Self::*` flags.
    pub bits: u32,
    /// Characters of the form to take away, then what to add: the lemma.
    rule: u16,
}

impl Analysis {
    pub const MASCULINE: u32 = 1 << 4;
    pub const FEMININE: u32 = 1 << 5;
    pub const SINGULAR: u32 = 1 << 6;
    pub const PLURAL: u32 = 1 << 7;
    pub const INFINITIVE: u32 = 1 << 8;
    pub const PRESENT_PARTICIPLE: u32 = 1 << 9;
    pub const PAST_PARTICIPLE: u32 = 1 << 10;
    /// A finite form of the third person singular.
    pub const THIRD_SINGULAR: u32 = 1 << 11;
    pub const THIRD_PLURAL: u32 = 1 << 12;
    /// A finite form of another person, or an imperative.
    pub const OTHER_PERSON: u32 = 1 << 13;
    /// Imperfect or simple past.
    pub const PAST: u32 = 1 << 14;
    /// Seldom beside what else the form can be.
    pub const RARE: u32 = 1 << 15;

    #[must_use]
    pub fn category(self) -> Option<Category> {
        Category::ALL.get((self.bits & 15) as usize).copied()
    }

    #[must_use]
    pub fn is(self, category: Category) -> bool {
        self.category() == Some(category)
    }

    /// A verb of the third person.
    #[must_use]
    pub fn is_finite(self) -> bool {
        self.is(Category::Verb) && (self.has(Self::THIRD_SINGULAR) || self.has(Self::THIRD_PLURAL))
    }

    /// Whether all of `flags` are set.
    #[must_use]
    pub fn has(self, flags: u32) -> bool {
        self.bits & flags == flags
    }
}

/// Why a lexicon can't be read: it was not made by this version's `examples/assets`.
#[derive(Debug, Error)]
pub enum WordsError {
    #[error("the lexicon ends too early")]
    Short,
    #[error("the lexicon's map is broken")]
    Map(#[from] fst::Error),
    #[error("the lexicon's lemmas are not UTF-8")]
    Text,
}

/// The words of a language.
#[derive(Debug, Default)]
pub struct Words {
    map: Option<Map<&'static [u8]>>,
    sets: Vec<Vec<Analysis>>,
    rules: Vec<(usize, &'static str)>,
}

/// The words of `language`, read once.
pub(crate) fn words(language: Language) -> &'static Words {
    static FRENCH: OnceLock<Words> = OnceLock::new();
    static ENGLISH: OnceLock<Words> = OnceLock::new();
    let (cell, asset): (_, &'static [u8]) = match language {
        Language::French => (&FRENCH, include_bytes!("../../assets/language/fr/lexicon.bin")),
        Language::English => (&ENGLISH, include_bytes!("../../assets/language/en/lexicon.bin")),
    };
    // A test reads both: an asset of another version would leave the tagger without its lexicon.
    cell.get_or_init(|| Words::read(asset).unwrap_or_default())
}

impl Words {
    /// Reads what `examples/assets` wrote: the map, the lemma rules, the sets of analyses; all
    /// numbers little-endian.
    pub fn read(asset: &'static [u8]) -> Result<Self, WordsError> {
        let mut rest = asset;
        let length = number(&mut rest, 4)?;
        let map = Map::new(take(&mut rest, length)?)?;
        let mut words = Self { map: Some(map), ..Self::default() };
        for _ in 0..number(&mut rest, 2)? {
            let strip = number(&mut rest, 1)?;
            let length = number(&mut rest, 1)?;
            let add =
                std::str::from_utf8(take(&mut rest, length)?).map_err(|_| WordsError::Text)?;
            words.rules.push((strip, add));
        }
        for _ in 0..number(&mut rest, 2)? {
            let count = number(&mut rest, 1)?;
            let mut set = Vec::with_capacity(count);
            for _ in 0..count {
                let bits = number(&mut rest, 2)? as u32;
                let rule = number(&mut rest, 2)? as u16;
                set.push(Analysis { bits, rule });
            }
            words.sets.push(set);
        }
        Ok(words)
    }

    /// What lower-case `form` (straight apostrophes) can be; empty when it is unknown.
    #[must_use]
    pub fn analyses(&self, form: &str) -> &[Analysis] {
        let index = self.map.as_ref().and_then(|map| map.get(form));
        index.and_then(|index| self.sets.get(index as usize)).map_or(&[], Vec::as_slice)
    }

    /// The dictionary form of `form` as `analysis` takes it.
    #[must_use]
    pub fn lemma(&self, form: &str, analysis: Analysis) -> String {
        let Some((strip, add)) = self.rules.get(usize::from(analysis.rule)) else {
            return form.to_owned();
        };
        let kept = form.chars().count().saturating_sub(*strip);
        form.chars().take(kept).chain(add.chars()).collect()
    }

    /// The forms that lose nothing but accents and ligatures to be `folded`: « perdu » for itself,
    /// « généralités » for « generalites ».
    #[must_use]
    pub fn unfolded(&self, folded: &str) -> Vec<String> {
        let mut found = Vec::new();
        if let Some(map) = &self.map
            && folded.len() <= LONGEST
        {
            let fst = map.as_fst();
            spell(fst, fst.root().addr(), folded, String::new(), &mut found);
        }
        found
    }

    /// How many forms there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.map.as_ref().map_or(0, Map::len)
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Whether a folded word is one of the language's, accents aside: a common one, or one of the
/// lexicon, which has the seldom ones too.
#[must_use]
pub fn exists(folded: &str, language: Language) -> bool {
    frequency::is_word(folded, language) || !words(language).unfolded(folded).is_empty()
}

/// Whether lower-case `form` can be of `category`.
pub(crate) fn can_be(form: &str, category: Category, language: Language) -> bool {
    words(language).analyses(form).iter().any(|a| a.is(category))
}

/// Whether lower-case `form` can be a noun or an adjective.
pub(crate) fn can_be_nominal(form: &str, language: Language) -> bool {
    can_be(form, Category::Noun, language) || can_be(form, Category::Adjective, language)
}

/// Longer words are not looked for letter by letter.
const LONGEST: usize = 40;

/// What a folded letter, or two, may have been.
const ACCENTED: [(&str, &[&str]); 9] = [
    ("oe", &["œ"]),
    ("ae", &["æ"]),
    ("a", &["à", "â", "ä"]),
    ("c", &["ç"]),
    ("e", &["é", "è", "ê", "ë"]),
    ("i", &["î", "ï"]),
    ("o", &["ô", "ö"]),
    ("u", &["ù", "û", "ü"]),
    ("y", &["ÿ"]),
];

/// Follows every spelling of `rest` through the map; the map prunes all but a few.
fn spell(
    fst: &fst::raw::Fst<&'static [u8]>,
    at: fst::raw::CompiledAddr,
    rest: &str,
    before: String,
    found: &mut Vec<String>,
) {
    let Some(first) = rest.chars().next() else {
        if fst.node(at).is_final() {
            found.push(before);
        }
        return;
    };
    let mut plain = [0; 4];
    let plain: &str = first.encode_utf8(&mut plain);
    let accented = ACCENTED.iter().filter(|(letters, _)| rest.starts_with(letters));
    let ways =
        accented.flat_map(|(letters, forms)| forms.iter().map(|form| (*form, letters.len())));
    for (form, length) in std::iter::once((plain, plain.len())).chain(ways) {
        if let Some(next) = step(fst, at, form) {
            let rest = rest.get(length..).unwrap_or_default();
            spell(fst, next, rest, format!("{before}{form}"), found);
        }
    }
}

/// Where the bytes of `form` lead from the node `at`.
fn step(
    fst: &fst::raw::Fst<&'static [u8]>,
    at: fst::raw::CompiledAddr,
    form: &str,
) -> Option<fst::raw::CompiledAddr> {
    form.bytes().try_fold(at, |at, byte| {
        let node = fst.node(at);
        node.find_input(byte).map(|n| node.transition_addr(n))
    })
}

fn take(rest: &mut &'static [u8], count: usize) -> Result<&'static [u8], WordsError> {
    let (taken, left) = rest.split_at_checked(count).ok_or(WordsError::Short)?;
    *rest = left;
    Ok(taken)
}

fn number(rest: &mut &'static [u8], bytes: usize) -> Result<usize, WordsError> {
    Ok(take(rest, bytes)?.iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte)))
}
