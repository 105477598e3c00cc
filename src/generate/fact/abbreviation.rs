//! Sigles: « imagerie par résonance magnétique (IRM) », “IRM (imagerie …)”.
//!
//! A. Schwartz and M. Hearst, *A simple algorithm for identifying abbreviation definitions in
//! biomedical text* (2003), with accents folded. Refuses what does not align.

use super::{Context, Parsed};
use crate::deck::{Content, fold};
use crate::generate::lexicon::has;
use crate::generate::{Candidate, Kind};

impl Context<'_> {
    pub(super) fn abbreviations(&self, parsed: &Parsed<'_>, found: &mut Vec<Candidate>) {
        let text = parsed.text;
        for (open, _) in text.match_indices('(') {
            let Some(length) = text.get(open + 1..).and_then(|rest| rest.find(')')) else {
                continue;
            };
            let inside = text.get(open + 1..open + 1 + length).unwrap_or_default().trim();
            let before = text.get(..open).unwrap_or_default().trim_end();
            let pair = if is_sigle(inside) {
                long_form(inside, before, self).map(|long| (inside, long))
            } else {
                let short = before.rsplit([' ', '’', '(']).next().unwrap_or_default();
                let aligned = is_sigle(short) && inside.split(' ').count() >= 2;
                aligned
                    .then(|| align(short, inside))
                    .flatten()
                    .filter(|long| long.len() == inside.len())
                    .map(|long| (short, long.to_owned()))
            };
            // At the start of a sentence the capital is the sentence's.
            let pair = pair.map(|(short, long)| {
                let named =
                    long.split(' ').skip(1).any(|word| word.starts_with(char::is_uppercase));
                let starts = text.starts_with(long.as_str()) && !named;
                (short, if starts { crate::generate::realise::lower(&long) } else { long })
            });
            if let Some((short, long)) = pair {
                self.sigle(parsed, short, &long, found);
            }
        }
    }

    pub(super) fn sigle(
        &self,
        parsed: &Parsed<'_>,
        short: &str,
        long: &str,
        found: &mut Vec<Candidate>,
    ) {
        let long = crate::generate::realise::typeset(long, self.lexicon.french);
        let (ask_back, ask_front) = self.plain_asker().sigle(short, &long);
        let content =
            Content::Reversible { front: short.to_owned(), back: long, ask_back, ask_front };
        self.add(parsed, Kind::Abbreviation, short, content, 0.95, found);
    }
}

/// Two to ten letters and digits, most of them capitals.
pub(super) fn is_sigle(text: &str) -> bool {
    let count = text.chars().count();
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    let plain = text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '/'));
    (2..=10).contains(&count) && plain && capitals >= 2 && capitals * 2 >= count
}

/// The long form of `short` at the end of `before`.
fn long_form(short: &str, before: &str, context: &Context<'_>) -> Option<String> {
    let letters = short.chars().filter(|c| c.is_alphanumeric()).count();
    // As far back as Schwartz and Hearst look, and small words besides.
    let most = (letters + 5).min(letters * 2) + 3;
    let clause = before.rsplit([',', ';', ':', '(', ')', '.']).next().unwrap_or_default();
    let words: Vec<&str> = clause.split(' ').filter(|word| !word.is_empty()).collect();
    let from = words.len().saturating_sub(most);
    let window = words.get(from..)?.join(" ");
    let aligned = align(short, &window)?;
    let long = aligned.trim();
    let first = long.split([' ', '’']).next().unwrap_or_default().to_lowercase();
    let lexicon = context.lexicon;
    let starts_small = has(&lexicon.determiners, &first) || lexicon.is_stop(&first);
    let enough = long.split([' ', '-', '’']).count() >= 2 || long.chars().count() >= letters * 3;
    (!starts_small && enough && !long.contains(short)).then(|| long.to_owned())
}

/// The end of `text` that spells `short`, from the start of a word.
fn align<'a>(short: &str, text: &'a str) -> Option<&'a str> {
    let wanted: Vec<char> = fold(short).chars().filter(|c| c.is_alphanumeric()).collect();
    let letters: Vec<(usize, char)> = text
        .char_indices()
        .map(|(at, c)| (at, fold(&c.to_string()).chars().next().unwrap_or(c)))
        .collect();
    let mut at = letters.len();
    for (index, wanted) in wanted.iter().enumerate().rev() {
        loop {
            at = at.checked_sub(1)?;
            let starts_word =
                at == 0 || letters.get(at - 1).is_none_or(|(_, before)| !before.is_alphanumeric());
            let same = letters.get(at).is_some_and(|(_, c)| c == wanted);
            if same && (index > 0 || starts_word) {
                break;
            }
        }
    }
    letters.get(at).and_then(|(start, _)| text.get(*start..))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_forms_align_with_accents_folded() {
        assert_eq!(
            align("IRM", "d’imagerie par résonance magnétique"),
            Some("imagerie par résonance magnétique")
        );
        assert_eq!(align("ECG", "un électrocardiogramme"), Some("électrocardiogramme"));
        assert_eq!(align("US", "échographie"), None);
        assert_eq!(align("PCR", "la réaction"), None);
    }

    #[test]
    fn sigles_are_capitals() {
        assert!(is_sigle("IRM") && is_sigle("RT-PCR") && is_sigle("ARNm"));
        assert!(
            !is_sigle("2015") && !is_sigle("a") && !is_sigle("grade") && !is_sigle("OMS, 2020")
        );
    }
}
