//! Tokens of a sentence, each with its part of speech.
//!
//! Splits French elisions (`l’`, `qu’`), English possessives and `n’t`. Tags by closed-class
//! lists, verb forms and endings, then looks at the neighbours where a word can be two things.

use std::ops::Range;

use super::language::Language;
use super::lexicon::Lexicon;
use super::part_of_speech::Tag;
use super::tag::tag;
use super::token::Token;

/// Tokens of `text` with their tags.
pub(crate) fn tokens(text: &str, lexicon: &Lexicon) -> Vec<Token> {
    let mut tokens = split(text, lexicon);
    tag(&mut tokens, text, lexicon);
    tokens
}

const ELIDED: &[&str] = &[
    "l", "d", "qu", "n", "s", "c", "j", "m", "t", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu",
];

fn split(text: &str, lexicon: &Lexicon) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut end = start + c.len_utf8();
        if let Some(length) = dotted_sigle(text.get(start..).unwrap_or_default()) {
            end = start + length;
            while chars.peek().is_some_and(|(at, _)| *at < end) {
                chars.next();
            }
        } else if c.is_alphanumeric() {
            while let Some(&(at, next)) = chars.peek() {
                let apostrophe = matches!(next, '\'' | '’' | 'ʼ');
                let after = text.get(at + next.len_utf8()..).and_then(|t| t.chars().next());
                let inside = after.is_some_and(char::is_alphanumeric);
                if apostrophe && lexicon.language == Language::French {
                    let word = text.get(start..end).unwrap_or_default().to_lowercase();
                    if ELIDED.contains(&word.as_str()) {
                        end = at + next.len_utf8();
                        chars.next();
                        break;
                    }
                }
                let possessive = apostrophe && lexicon.language == Language::English;
                let decimal = matches!(next, '.' | ',')
                    && text.get(..at).is_some_and(|t| t.ends_with(|c: char| c.is_ascii_digit()))
                    && after.is_some_and(|c| c.is_ascii_digit());
                let joined =
                    (matches!(next, '-' | '/' | '·') || (apostrophe && !possessive)) && inside;
                if !(next.is_alphanumeric()
                    || joined
                    || decimal
                    || charges(text, start..at, next)
                    || matches!(next, '\u{300}'..='\u{36f}'))
                {
                    break;
                }
                end = at + next.len_utf8();
                chars.next();
            }
        } else if matches!(c, '\'' | '’') && lexicon.language == Language::English {
            // Possessive ’s stays a token of its own, glued to its noun.
            while let Some(&(at, next)) = chars.peek() {
                if !next.is_alphanumeric() {
                    break;
                }
                end = at + next.len_utf8();
                chars.next();
            }
        }
        let lower =
            text.get(start..end).unwrap_or_default().to_lowercase().replace(['\'', 'ʼ'], "’");
        tokens.push(Token { start, end, lower, tag: Tag::Symbol, form: None });
    }
    tokens
}

/// The bytes of « R.A.I. » at the head of `rest`; its last full stop is its own where the sentence goes on.
fn dotted_sigle(rest: &str) -> Option<usize> {
    let mut letters = 0_usize;
    let mut end = 0;
    let mut told = rest.chars().peekable();
    while let Some(letter) = told.next().filter(|c| c.is_uppercase()) {
        if told.next() != Some('.') {
            // « H.Pylori », « S. aureus »; « R.A.I » ends with a letter.
            let word = rest.get(end + letter.len_utf8()..).unwrap_or_default();
            let closes = letters >= 1 && !word.starts_with(char::is_alphanumeric);
            letters += usize::from(closes);
            end += if closes { letter.len_utf8() } else { 0 };
            break;
        }
        letters += 1;
        end += letter.len_utf8() + 1;
    }
    let dotted = rest.get(..end)?.ends_with('.');
    let after = rest.get(end..)?;
    let goes_on = after.starts_with([',', ';', ')', ':'])
        || after.trim_start().starts_with(|c: char| c.is_lowercase() || c == '(');
    (letters >= 2).then_some(if dotted && !goes_on { end - 1 } else { end })
}

/// « Ca²⁺ », « Cl⁻ », « Na+ », « CD4+ »: a charge is part of its word; « +++ » stresses.
fn charges(text: &str, word: Range<usize>, sign: char) -> bool {
    let after = text.get(word.end + sign.len_utf8()..).and_then(|rest| rest.chars().next());
    match sign {
        '⁺' | '⁻' => true,
        '+' => {
            let word = text.get(word).unwrap_or_default();
            word.chars().count() <= 4
                && word.starts_with(char::is_uppercase)
                && after.is_none_or(|c| c != '+' && !c.is_alphanumeric())
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::lexicon::lexicon;

    fn tagged(text: &str, language: Language) -> Vec<(String, Tag)> {
        tokens(text, lexicon(language)).into_iter().map(|t| (t.lower, t.tag)).collect()
    }

    #[test]
    fn elisions_are_split() {
        let words: Vec<_> = tagged("L'hémolyse n’est qu'un signe", Language::French);
        let words: Vec<_> = words.iter().map(|w| w.0.as_str()).collect();
        assert_eq!(words, ["l’", "hémolyse", "n’", "est", "qu’", "un", "signe"]);
    }

    #[test]
    fn a_charge_is_part_of_its_word() {
        let words = |text: &str| -> Vec<String> {
            tagged(text, Language::French).into_iter().map(|word| word.0).collect()
        };
        assert_eq!(words("Le Mg²⁺ et le Cl⁻"), ["le", "mg²⁺", "et", "le", "cl⁻"]);
        assert_eq!(words("les T CD8+ (Na+)"), ["les", "t", "cd8+", "(", "na+", ")"]);
        // Stress and sums are none.
        assert_eq!(words("IRM+++"), ["irm", "+", "+", "+"]);
        assert_eq!(words("fièvre + toux"), ["fièvre", "+", "toux"]);
    }

    #[test]
    fn a_dotted_sigle_is_one_word() {
        let words = |text: &str| -> Vec<String> {
            tagged(text, Language::French).into_iter().map(|word| word.0).collect()
        };
        assert_eq!(words("une N.F.S. normale"), ["une", "n.f.s.", "normale"]);
        assert_eq!(words("une N.F.S."), ["une", "n.f.s", "."]);
        assert_eq!(words("la V.S, puis"), ["la", "v.s", ",", "puis"]);
        assert_eq!(words("le S. aureus"), ["le", "s", ".", "aureus"]);
        assert_eq!(words("H.Pylori"), ["h", ".", "pylori"]);
    }

    #[test]
    fn a_verb_is_told_from_its_noun() {
        let tags = tagged("La cause du trouble provoque la forme présente", Language::French);
        let verbs: Vec<_> =
            tags.iter().filter(|t| t.1 == Tag::Verb).map(|t| t.0.as_str()).collect();
        assert_eq!(verbs, ["provoque"]);
        // The copula says that what stands before it is a noun.
        let tags = tagged("La postcharge est la résistance à l’éjection.", Language::French);
        assert_eq!((tags[0].1, tags[1].1, tags[2].1), (Tag::Determiner, Tag::Noun, Tag::Verb));
        let tags = tagged("Il la surveille", Language::French);
        assert!(tags[1].1 != Tag::Determiner && tags[2].1 == Tag::Verb);
        let verb = |text: &str, word: &str| {
            tagged(text, Language::English).iter().any(|t| t.0 == word && t.1 == Tag::Verb)
        };
        assert!(verb("It accounts for half of the cases.", "accounts"));
        assert!(verb("The glomerulus filters plasma and forms primitive urine.", "filters"));
        assert!(!verb("The water filters are changed and cleaned.", "filters"));
        let tags = tagged("The causes of iodine deficiency block the gland", Language::English);
        assert!(tags.iter().all(|t| t.0 != "causes" || t.1 == Tag::Noun));
        let tags = tagged("Iodine deficiency causes goitre", Language::English);
        assert_eq!(tags[2], ("causes".into(), Tag::Verb));
    }
}
