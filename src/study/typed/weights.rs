//! What of a text weighs nothing: articles, and units that are said twice.

use super::token::{Key, RANGE, Token, Weight, lexed};

/// Articles, and what they contract to; they weigh nothing.
const ARTICLES: [&str; 11] = ["le", "la", "les", "un", "une", "des", "du", "de", "the", "a", "an"];

/// The parts of `text`, with what they weigh.
pub(super) fn parts(text: &str, language: &str) -> Vec<Token> {
    let mut parts = lexed(text, language);
    ranges(&mut parts);
    articles(&mut parts);
    parts
}

/// « entre 5 et 10 » is « 5 à 10 », and « 5 mg à 10 mg » is « 5 à 10 mg ».
fn ranges(parts: &mut [Token]) {
    let word = |part: &Token, words: [&str; 2]| matches!(&part.key, Key::Word(word, _) if words.contains(&word.as_str()));
    let number = |part: Option<&Token>| part.is_some_and(|part| matches!(part.key, Key::Number(_)));
    for at in 0..parts.len() {
        if parts.get(at).is_some_and(|part| word(part, ["entre", "between"]))
            && number(parts.get(at + 1))
        {
            let and = (at + 2..at + 4).find(|and| {
                parts.get(*and).is_some_and(|part| word(part, ["et", "and"]))
                    && number(parts.get(and + 1))
            });
            if let Some(and) = and {
                if let Some(part) = parts.get_mut(and) {
                    part.key = Key::Sign(RANGE);
                }
                if let Some(part) = parts.get_mut(at) {
                    part.weight = Weight::Aside;
                }
            }
        }
        if let [a, unit, range, b, other, ..] = parts.get_mut(at..).unwrap_or_default()
            && matches!(
                (&a.key, &range.key, &b.key),
                (Key::Number(_), Key::Sign(RANGE), Key::Number(_))
            )
            && matches!(
                (&unit.key, &other.key),
                (Key::Unit(_), Key::Unit(_)) | (Key::Sign('%'), Key::Sign('%'))
            )
            && unit.key.meets(&other.key)
        {
            unit.weight = Weight::Aside;
        }
    }
}

/// An article stands before a word: « vitamine A », « l’hépatite A » end with none.
fn articles(parts: &mut [Token]) {
    for at in 0..parts.len() {
        let before = at.checked_sub(1).and_then(|at| parts.get(at));
        let counted = before.is_some_and(|part| matches!(part.key, Key::Number(_)));
        let followed = parts.get(at + 1).is_some_and(|next| next.key.is_word());
        let Some(part) = parts.get(at) else { return };
        let Key::Word(word, _) = &part.key else { continue };
        let capital = at > 0 && part.text.starts_with(char::is_uppercase);
        let is = ARTICLES.contains(&word.as_str()) && followed && !counted && !capital;
        // « plus de 2 mm »
        let of_number = matches!(word.as_str(), "de" | "du" | "des") && at + 1 < parts.len();
        if (is || of_number)
            && let Some(part) = parts.get_mut(at)
        {
            part.weight = Weight::Article;
        }
    }
}
