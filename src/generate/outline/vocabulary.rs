//! How the text itself writes its words: accents, capitals, names, abbreviations.
//!
//! A heading in capitals has lost all that; the text around it has not. The lexicon helps where
//! the text is silent. An unknown word gets no accent.

use std::collections::HashMap;

use super::super::frequency::zipf;
use super::super::language::Language;
use super::super::lexicon::lexicon;
use super::super::token::Tag;
use super::super::words::{Analysis, Category, words};
use crate::deck::fold;

/// What a word counts inside a sentence, where its capitals are its own.
const INSIDE: u32 = 4;

/// The spellings of the text's words.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    pub(super) language: Language,
    /// By the folded word: each spelling, and how often it stands inside a sentence.
    spelled: HashMap<String, Vec<(String, u32)>>,
}

impl Vocabulary {
    pub(crate) fn new(language: Language) -> Self {
        Self { language, spelled: HashMap::new() }
    }

    /// Reads a line of the text; one in capitals tells nothing of its words.
    pub(crate) fn read(&mut self, line: &str) {
        if !line.chars().any(char::is_lowercase) || shouts(line) {
            return;
        }
        let mut opens = true;
        for raw in line.split(|c: char| c.is_whitespace() || matches!(c, '\'' | '’' | '(' | '/'))
        {
            let word = raw.trim_matches(|c: char| !c.is_alphanumeric());
            // A number before it leaves a word the first.
            if !word.chars().any(char::is_alphabetic) {
                continue;
            }
            // No abbreviation is so long: it is there for show.
            if word.chars().count() >= 7 && !word.chars().any(char::is_lowercase) {
                continue;
            }
            let abbreviated = word.chars().filter(|c| c.is_uppercase()).count() > 1;
            // What opens a sentence would have a capital anyway.
            let (form, weight) = if opens && !abbreviated {
                (word.to_lowercase(), 1)
            } else {
                (word.to_owned(), INSIDE)
            };
            opens = raw.ends_with(['.', '!', '?', ':', ';']);
            let found = self.spelled.entry(fold(word)).or_default();
            if let Some((_, count)) = found.iter_mut().find(|(known, _)| *known == form) {
                *count += weight;
            } else if found.len() < 8 {
                found.push((form, weight));
            }
        }
    }

    /// The usual spelling of a word of the text.
    pub(super) fn own(&self, folded: &str) -> Option<&str> {
        let found = self.spelled.get(folded)?;
        // Of equal ones the accented: an accent is lost, never added.
        let best = found.iter().max_by_key(|(form, count)| (*count, !form.is_ascii()))?;
        Some(&best.0)
    }

    /// How the word is written inside a sentence, by the text or else by the lexicon.
    pub(super) fn spelling(&self, word: &str) -> Option<String> {
        let folded = fold(word);
        let own = self.own(&folded);
        // « SYNDROME » in capitals may be there for show; « HTA » is an abbreviation.
        let shown = |own: &&str| own.len() >= 6 && shouts(own);
        if let Some(own) = own.filter(|own| !shown(own) && !self.is_another(own, &folded)) {
            return Some(own.to_owned());
        }
        let lower = word.to_lowercase();
        if self.is_abbreviation(word, &lower) {
            return Some(word.to_owned());
        }
        // With its accents on, a word in capitals is as it should be.
        if !lower.is_ascii() && !words(self.language).analyses(&lower).is_empty() {
            return Some(lower);
        }
        let mut known = words(self.language).unfolded(&folded);
        // « ne » is too short a word for the lexicon.
        if zipf(&folded, self.language) > 4.0 && !known.contains(&folded) {
            known.push(folded.clone());
        }
        // “AT A GLANCE”, where « à » is a word of other languages.
        if folded.len() == 1 && lexicon(self.language).class(&folded) == Some(Tag::Determiner) {
            return Some(folded);
        }
        let best = known.into_iter().max_by(|a, b| {
            let order = zipf(a, self.language).total_cmp(&zipf(b, self.language));
            order.then_with(|| b.cmp(a))
        });
        best.or_else(|| own.map(str::to_owned))
    }
}

impl Vocabulary {
    /// « Monoxyde de CARBONE » in a text that says once « composé carboné »: another word, which
    /// is much rarer.
    fn is_another(&self, own: &str, folded: &str) -> bool {
        let seen = self.spelled.get(folded).into_iter().flatten();
        let once = seen.map(|(_, count)| count).sum::<u32>() <= INSIDE;
        let known = || !words(self.language).analyses(folded).is_empty();
        let rarer = || zipf(own, self.language) + 1.0 < zipf(folded, self.language);
        own != folded && once && known() && rarer()
    }

    /// « HTA » and « ADN » are nouns of the lexicon, and have no plural: « os » and « nez » end
    /// as if they had one.
    fn is_abbreviation(&self, word: &str, lower: &str) -> bool {
        const BOTH: u32 = Analysis::SINGULAR | Analysis::PLURAL;
        let analyses = words(self.language).analyses(lower);
        shouts(word)
            && lower.len() <= 4
            && !lower.ends_with(['s', 'x', 'z'])
            && !analyses.is_empty()
            && analyses.iter().all(|a| a.is(Category::Noun) && a.has(BOTH))
    }
}

/// Whether most words of the line are in capitals.
pub(super) fn shouts(line: &str) -> bool {
    let letters = || line.chars().filter(|c| c.is_alphabetic());
    let capitals = letters().filter(|c| c.is_uppercase()).count();
    capitals * 3 > letters().count() * 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_says_how_its_words_are_written() {
        let mut vocabulary = Vocabulary::new(Language::French);
        vocabulary.read("La maladie de Basedow et la TSH, la myélopathie.");
        vocabulary.read("LA MALADIE DE BASEDOW ET LA TSH");
        assert_eq!(vocabulary.spelling("BASEDOW").as_deref(), Some("Basedow"));
        assert_eq!(vocabulary.spelling("TSH").as_deref(), Some("TSH"));
        assert_eq!(vocabulary.spelling("MYELOPATHIE").as_deref(), Some("myélopathie"));
        // Of the lexicon.
        assert_eq!(vocabulary.spelling("GENERALITES").as_deref(), Some("généralités"));
        assert_eq!(vocabulary.spelling("XYZZYQ"), None);
        // Read once inside a sentence, it may be another word than the heading's.
        vocabulary.read("Tout composé carboné brûle, une côte se casse.");
        assert_eq!(vocabulary.spelling("CARBONE").as_deref(), Some("carbone"));
        assert_eq!(vocabulary.spelling("COTE").as_deref(), Some("côte"));
        assert_eq!(vocabulary.spelling("A").as_deref(), Some("à"));
        assert_eq!(Vocabulary::new(Language::English).spelling("A").as_deref(), Some("a"));
    }
}
