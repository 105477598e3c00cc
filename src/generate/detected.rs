//! Which language a text is in.
//!
//! Told by the commonest function words of each language, and in notes that have few of them by the words that
//! only one of the two knows. A text with none of either counts as French, the language of most users.

use super::language::{Language, count};
use super::words::words;

/// Function words that settle it, if there are twice as many as of the other language.
const SURE: u32 = 8;
/// Words that are looked up, and the letters that they have at least.
const MOST: usize = 2_000;
const LETTERS: usize = 4;

/// The language of the first few thousand words of `texts`.
pub(crate) fn detect<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> Language {
    let (french, english) = count(texts.clone());
    let sure = french.max(english) >= SURE && french.max(english) >= 2 * french.min(english);
    let (more_french, more_english) = if sure { (0, 0) } else { known(texts) };
    let english = 2 * english + more_english;
    if english > 2 * french + more_french { Language::English } else { Language::French }
}

/// How many words each language knows and the other does not.
fn known<'a>(texts: impl Iterator<Item = &'a str>) -> (u32, u32) {
    let knows = |language, word: &str| !words(language).analyses(word).is_empty();
    let all = texts.flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    let long =
        all.filter(|word| word.chars().count() >= LETTERS && word.chars().all(char::is_alphabetic));
    let (mut french, mut english) = (0_u32, 0_u32);
    for word in long.take(MOST) {
        let lower = word.to_lowercase();
        let own = (knows(Language::French, &lower), knows(Language::English, &lower));
        french += u32::from(own == (true, false));
        english += u32::from(own == (false, true));
    }
    (french, english)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_is_told() {
        let of = |text: &str| detect(std::iter::once(text));
        assert_eq!(of("La fièvre est un signe de l’infection."), Language::French);
        assert_eq!(of("Fever is a sign of an infection."), Language::English);
        assert_eq!(of(""), Language::French);
    }

    #[test]
    fn notes_without_function_words_are_told_by_their_other_words() {
        let of = |text: &str| detect(std::iter::once(text));
        let notes = "Organism: Staphylococcus aureus\nGram: positive\nVirulence factors: protein A\n\
                     Treatment: flucloxacillin\n";
        assert_eq!(of(notes), Language::English);
        let notes =
            "Germe : Staphylococcus aureus\nGram : positif\nFacteurs de virulence : protéine A\n";
        assert_eq!(of(notes), Language::French);
    }
}
