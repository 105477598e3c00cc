//! Which language a text is in, by its smallest words.

use super::Language;
use super::block::Document;

const FRENCH: [&str; 14] = [
    "le", "la", "les", "des", "est", "une", "dans", "et", "du", "sont", "par", "pour", "au", "qui",
];
const ENGLISH: [&str; 14] = [
    "the", "of", "and", "is", "are", "to", "in", "by", "with", "which", "that", "for", "from", "an",
];

/// The language of most of the small words; French when there are none.
pub(super) fn detect(documents: &[Document]) -> Language {
    let (mut french, mut english) = (0_usize, 0_usize);
    let words = documents.iter().flat_map(|d| &d.blocks).flat_map(|block| block.text.split(' '));
    // As much as tells: the start of a long text.
    for word in words.take(5000) {
        let word = word.to_lowercase();
        let apostrophe =
            word.starts_with("l’") || word.starts_with("d’") || word.starts_with("qu’");
        french += usize::from(apostrophe || FRENCH.contains(&word.as_str()));
        english += usize::from(ENGLISH.contains(&word.as_str()));
    }
    if english > french { Language::English } else { Language::French }
}
