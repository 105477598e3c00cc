//! The two languages, and their commonest function words.

use std::fmt;
use std::str::FromStr;

/// A language that cards can be made in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    French,
    English,
}

/// A code that is neither `fr` nor `en`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a language of the generator: it knows fr and en")]
pub struct UnknownLanguage(pub String);

impl Language {
    /// BCP 47.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "fr" => Ok(Self::French),
            "en" => Ok(Self::English),
            _ => Err(UnknownLanguage(text.to_owned())),
        }
    }
}

const FRENCH: &[&str] = &[
    "le", "la", "les", "des", "du", "une", "est", "sont", "dans", "par", "pour", "et", "qui", "au",
    "sur", "avec", "ou", "en", "plus", "de",
];
const ENGLISH: &[&str] = &[
    "the", "of", "and", "is", "are", "in", "to", "by", "that", "with", "for", "which", "from",
    "as", "it", "or", "be", "this", "an", "at",
];

/// Whether a passage is plainly in the other language than `own`: a licence, an abstract.
pub(crate) fn is_foreign(text: &str, own: Language) -> bool {
    let (french, english) = count(std::iter::once(text));
    match own {
        Language::French => english >= 4 && english > french * 2,
        Language::English => french >= 4 && french > english * 2,
    }
}

/// How many function words of each language there are.
pub(crate) fn count<'a>(texts: impl Iterator<Item = &'a str>) -> (u32, u32) {
    let (mut french, mut english) = (0_u32, 0_u32);
    let words = texts.flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    for word in words.filter(|word| (2..=5).contains(&word.len())).take(20_000) {
        let word = word.to_lowercase();
        french += u32::from(FRENCH.contains(&word.as_str()));
        english += u32::from(ENGLISH.contains(&word.as_str()));
    }
    (french, english)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_code() {
        assert_eq!("en".parse::<Language>(), Ok(Language::English));
        assert!("de".parse::<Language>().is_err());
    }
}
