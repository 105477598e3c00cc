//! A text as bare words, to be compared: without accents, punctuation, articles and marks of Markdown,
//! but with all that tells one medical thing from another: signs, powers, arrows, decimals, the case of
//! symbols (`mg` and `Mg`).

use super::fold::fold_onto;
use super::math::read_out;
use super::raw_words::RawWord;
use super::raw_words::{RawWords, is_apostrophe};
use super::words::{Gender, Words};

/// A word that says nothing of what is asked.
struct Article {
    of: Option<Gender>,
}

/// Reads one text after another: what it needs for it is made once.
#[derive(Debug, Default)]
pub(super) struct Reader {
    raw: RawWords,
    articles: Words,
}

impl Reader {
    /// Adds the words of a text that count to others, in their order. Of « La » alone it is all there
    /// is.
    pub(super) fn read(&mut self, text: &str, words: &mut Words) {
        let text = read_out(text);
        self.raw.take(&text);
        self.articles.clear();
        let alone = self.raw.len() == 1;
        let long = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count() > 2;
        let shouted =
            !text.contains(char::is_lowercase) && self.raw.iter().any(|raw| long(raw.text));
        let before = words.len();
        let (mut gender, mut behind_colon) = (None, false);
        for (at, RawWord { text: raw, behind_colon: colon, plain }) in self.raw.iter().enumerate() {
            behind_colon |= colon;
            let word = if plain { raw } else { without_elision(raw) };
            if word.is_empty() {
                continue;
            }
            let fold =
                |text: &mut String| if plain { text.push_str(word) } else { fold_onto(text, word) };
            let folded = words.begin(fold);
            if let Some(article) = article(folded) {
                gender = article.of;
                self.articles.begin(|text| text.push_str(folded));
                self.articles.end(None, behind_colon);
                words.take_back();
                continue;
            }
            let begins = at == 0 && !alone && word.chars().skip(1).all(|c| !c.is_uppercase());
            if !plain && !shouted && !begins && is_symbol(word) {
                words.go_on(|text| {
                    text.push('|');
                    text.extend(word.chars().filter(|c| c.is_alphabetic()));
                });
            }
            words.end(gender.take(), behind_colon);
            behind_colon = false;
        }
        if words.len() == before {
            words.extend(&self.articles);
        }
    }
}

/// The article that a folded word is. A letter alone may be a vitamin's, and is none.
fn article(folded: &str) -> Option<Article> {
    // Of most words no more than the length is looked at.
    let of = match folded.as_bytes() {
        b"le" | b"un" | b"du" => Some(Gender::Masculine),
        b"la" | b"une" => Some(Gender::Feminine),
        b"an" | b"au" | b"aux" | b"de" | b"des" | b"les" | b"of" | b"the" => None,
        _ => return None,
    };
    Some(Article { of })
}

/// Whether capitals count in a word: in one of two letters at most, and in one that has some among
/// small ones.
fn is_symbol(word: &str) -> bool {
    // Most words are small, and told so without Unicode's tables.
    let small = |c| matches!(c, 'a'..='z' | '0'..='9' | 'à'..='ö' | 'ø'..='ÿ' | 'œ');
    if word.chars().all(small) {
        return false;
    }
    let letters = word.chars().filter(|c| c.is_alphabetic());
    let capital = letters.clone().any(char::is_uppercase);
    let inside = letters.clone().skip(1).any(char::is_uppercase);
    let small = letters.clone().any(char::is_lowercase);
    capital && (letters.count() <= 2 || (inside && small))
}

fn without_elision(word: &str) -> &str {
    // All apostrophes begin with one of these.
    if !word.bytes().any(|byte| matches!(byte, b'\'' | 0xe2)) {
        return word;
    }
    let elided = |start: &str| ["l", "d", "qu"].iter().any(|word| start.eq_ignore_ascii_case(word));
    let rest = word.split_once(is_apostrophe).filter(|(start, _)| elided(start));
    rest.map_or(word, |(_, rest)| rest).trim_matches(is_apostrophe)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        let mut all = Words::default();
        Reader::default().read(text, &mut all);
        let words = all.row(0..all.len()).iter().map(|word| word.text);
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_says_nothing_is_left_out_and_what_tells_apart_is_not() {
        for (text, expected) in [
            ("Quels sont les signes de l’**OAP**\u{202f}?", "quels sont signes oap"),
            ("Ion Cl- ou Cl", "ion cl-|Cl ou cl|Cl"),
            ("Rhésus −", "rhesus -"),
            ("Rhésus (-)", "rhesus -"),
            ("brady-", "brady"),
            ("à −5 °C", "a -5 °c|C"),
            ("10^-3 g, 10⁻³ g, $10^{-3}$ g", "10 ^-3 g 10 ^-3 g 10 ^-3 g"),
            ("10^3 g et 10³ g", "10 ^3 g et 10 ^3 g"),
            ("Ca²⁺, Ca2+ et x₂", "ca2+ ca2+|Ca et x2"),
            ("IL-6 et 10-20 mg", "il|IL 6 et 10 20 mg"),
            ("T3 → T4 -> T3 <- T4", "t3 → t4|T → t3|T ← t4|T"),
            ("p <-5", "p < -5"),
            ("1,5 mg, 1.5 mg et 1/2", "1.5 mg 1.5 mg et 1 / 2"),
            (
                "1 000 ml, 1\u{202f}000\u{202f}000, 12 5000 et 1000 500",
                "1000 ml 1000000 12 5000 et 1000 500",
            ),
            ("mg et Mg, pH et PH, IgG", "mg et mg|Mg ph|pH et ph|PH igg|IgG"),
            ("La RATE en C#", "rate en c#|C"),
            ("LA RATE EN C", "rate en c"),
            ("Mg", "mg|Mg"),
            ("La", "la"),
            ("?", ""),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn no_text_makes_it_fail() {
        let pieces = [
            "-", "−", "⁻", "²", "^", "é", "’", "L’", "1", " 000", "→", "<-", "#", "\u{301}", ",",
            "/",
        ];
        let mut number = 1_u32;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..8 {
                number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                text.push_str(pieces[(number >> 16) as usize % pieces.len()]);
            }
            Reader::default().read(&text, &mut Words::default());
        }
    }
}
