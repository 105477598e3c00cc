//! « imagerie par résonance magnétique (IRM) »: an abbreviation and its long form.
//!
//! Aligned by Schwartz and Hearst's method with accents folded; a sigle of two capitals or more
//! that does not align takes the noun phrase before it, with a low score. Refuses references,
//! units and numbers.

use super::{Context, Fact, Said};
use crate::deck::fold;
use crate::generate::Kind;
use crate::generate::token::{Tag, Token};

pub(crate) fn find(context: &Context<'_>) -> Vec<Fact> {
    let tokens = context.tokens;
    let mut facts = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        if token.tag != Tag::Open {
            continue;
        }
        let close = tokens.iter().skip(i + 1).take(14).position(|t| t.tag == Tag::Close);
        let Some(close) = close.map(|at| i + 1 + at) else { continue };
        let stop = (i + 1..close)
            .find(|at| {
                tokens
                    .get(*at)
                    .is_some_and(|t| matches!(t.tag, Tag::Comma | Tag::Semicolon | Tag::Colon))
            })
            .unwrap_or(close);
        let inside = context.slice(i + 1..stop);
        let found = if is_short(inside) {
            before(context, i, inside)
        } else if stop == close && i > 0 {
            inverse(context, i, inside)
        } else {
            None
        };
        if let Some((short, long, pattern)) = found {
            let said = Said::Abbreviation { short, long };
            facts.push(Fact { kind: Kind::Abbreviation, pattern, topic: None, lead: None, said });
        }
    }
    facts
}

/// Two to eight letters, at least two of them capitals (or one beside a digit).
pub(crate) fn is_short(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let roman = text.chars().all(|c| "IVX".contains(c));
    if matches!(
        text,
        "PDF" | "URL" | "HTML" | "FAQ" | "DOI" | "CC" | "OK" | "USA" | "UK" | "EU" | "UE"
    ) {
        return false;
    }
    let known = text.chars().all(|c| c.is_alphanumeric() || "-./αβγ’'".contains(c));
    known
        && !roman
        && (1..=9).contains(&letters)
        && letters + digits >= 2
        && capitals * 2 >= letters
        && capitals >= 1
        && (capitals >= 2 || digits > 0)
        && digits <= 2
        && text.chars().next().is_some_and(char::is_alphabetic)
}

/// The long form that ends before token `open`.
fn before(context: &Context<'_>, open: usize, short: &str) -> Option<(String, String, f32)> {
    let letters = short.chars().filter(|c| c.is_alphanumeric()).count();
    let most = (letters * 2).min(letters + 5) + 3;
    let tokens = context.tokens;
    let mut first = open;
    let mut words = 0;
    while first > 0 && words < most {
        let token = tokens.get(first - 1)?;
        let stops = matches!(
            token.tag,
            Tag::Comma
                | Tag::Semicolon
                | Tag::Colon
                | Tag::Open
                | Tag::Close
                | Tag::End
                | Tag::Verb
                | Tag::Pronoun
                | Tag::Demonstrative
        );
        if stops && !(token.tag == Tag::Verb && words == 0) {
            break;
        }
        first -= 1;
        words += 1;
    }
    // The shortest stretch that aligns, beginning at a content word.
    for start in (first..open).rev() {
        let token = tokens.get(start)?;
        if !token.is_content() && token.tag != Tag::Adverb {
            continue;
        }
        let long = context.slice(start..open);
        // In French a bare noun before means that the phrase begins further left.
        let cut = start > 0
            && context.language() == crate::generate::language::Language::French
            && tokens.get(start - 1).is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Adjective));
        let long = long.trim_matches(['«', '»', ' ', '\u{a0}', '"', '“', '”']);
        if content_words(context, start, open) > letters + 1 {
            break;
        }
        if aligns(short, long) && !(cut && content_words(context, start, open) < 3) {
            let part = tokens.get(start..open)?;
            if long.split_whitespace().count() == 1
                && long.chars().count() < short.chars().count() + 3
            {
                return None;
            }
            let content = part.iter().filter(|t| t.is_content()).count();
            if short.chars().count() > 8 {
                return None;
            }
            let pattern = if content >= 2 || long.contains('-') { 0.95 } else { 0.85 };
            return Some((short.to_owned(), context.evidence.lowered(long), pattern));
        }
    }
    // « peptide natriurétique de type B (BNP) »: the initials in another language's order.
    for start in (first..open).rev() {
        let token = tokens.get(start)?;
        if token.is_content() && permuted(short, tokens.get(start..open)?) {
            return Some((
                short.to_owned(),
                context.evidence.lowered(context.slice(start..open)),
                0.85,
            ));
        }
    }
    // « échographie (US) », « taux sanguin (HDL) »: take the phrase before, and doubt it.
    let mut start = open;
    while start > first
        && tokens.get(start - 1).is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Adjective))
    {
        start -= 1;
    }
    let inside = start > 1
        && tokens
            .get(start - 2)
            .is_some_and(|t| matches!(t.tag, Tag::Preposition | Tag::Coordinator | Tag::Comma));
    let bounded =
        start > 0 && !inside && tokens.get(start - 1).is_some_and(|t| t.tag == Tag::Determiner);
    let long = context.slice(start..open);
    let good = start < open
        && bounded
        && open - start <= 3
        && long.chars().count() > short.chars().count() + 3;
    let capitals = short.chars().all(char::is_uppercase);
    (good && capitals).then(|| (short.to_owned(), context.evidence.lowered(long), 0.52))
}

/// Whether the sigle's letters are the initials of the words, in any order; words of the kind
/// « de type » may be left out.
fn permuted(short: &str, words: &[Token]) -> bool {
    let mut letters: Vec<char> = fold(short).chars().collect();
    if letters.len() < 3 {
        return false;
    }
    let named: Vec<&Token> = words
        .iter()
        .filter(|t| {
            t.is_word() && !matches!(t.tag, Tag::Preposition | Tag::Determiner) && t.lower != "type"
        })
        .collect();
    let opens = named.first().and_then(|t| fold(&t.lower).chars().next());
    if named.len() != letters.len() || opens.is_none_or(|c| !letters.contains(&c)) {
        return false;
    }
    let mut initials: Vec<char> =
        named.iter().filter_map(|t| fold(&t.lower).chars().next()).collect();
    letters.sort_unstable();
    initials.sort_unstable();
    letters == initials
}

fn content_words(context: &Context<'_>, start: usize, end: usize) -> usize {
    context
        .tokens
        .get(start..end)
        .unwrap_or_default()
        .iter()
        .filter(|t| t.tag == Tag::Noun || t.tag == Tag::Adjective)
        .count()
}

/// « SIGLE (forme longue) ».
fn inverse(context: &Context<'_>, open: usize, inside: &str) -> Option<(String, String, f32)> {
    let token = context.tokens.get(open - 1)?;
    let short = context.text.get(token.start..token.end)?;
    let words = inside.split_whitespace().count();
    let fits = is_short(short) && words >= 2 && words <= short.len() + 4 && aligns(short, inside);
    fits.then(|| (short.to_owned(), context.evidence.lowered(inside), 0.9))
}

/// Whether each letter of `short` is found in order in `long`, the first at its very start, and
/// most of them at the head of a word.
pub(crate) fn aligns(short: &str, long: &str) -> bool {
    let letters: Vec<char> = fold(short).chars().filter(|c| c.is_alphanumeric()).collect();
    let folded = fold(long);
    let long: Vec<char> = folded.chars().collect();
    let Some(first) = letters.first() else { return false };
    if long.first() != Some(first) || long.len() <= letters.len() {
        return false;
    }
    let head = |at: usize| at == 0 || long.get(at - 1).is_some_and(|c| !c.is_alphanumeric());
    // From the end: each letter at the last place before the next one, at a word's head if it can.
    let mut limit = long.len();
    let mut heads = 0;
    for (n, letter) in letters.iter().enumerate().rev() {
        let places: Vec<usize> =
            (0..limit).rev().filter(|at| long.get(*at) == Some(letter)).collect();
        let place = if n == 0 {
            Some(0).filter(|_| limit > 0)
        } else {
            let at_head = places.iter().copied().find(|at| head(*at) && *at >= n);
            at_head.or_else(|| places.first().copied())
        };
        let Some(place) = place else { return false };
        heads += usize::from(head(place));
        limit = place;
    }
    // One long word gives its letters where they fall: « tomodensitométrie (TDM) ».
    let one_word = !folded.contains([' ', '-']);
    heads * 2 >= letters.len() || (one_word && letters.len() >= 3)
}

/// Whether `tokens` are the words of a long form: used by blocks of abbreviations.
pub(crate) fn long_form(tokens: &[Token]) -> bool {
    tokens.iter().filter(|t| t.is_content()).count() >= 2
        && !tokens.iter().any(|t| t.tag == Tag::Verb)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_align_with_their_words() {
        assert!(aligns("IRM", "imagerie par résonance magnétique"));
        assert!(aligns("TDM", "tomodensitométrie"));
        assert!(aligns("OMS", "Organisation mondiale de la santé"));
        assert!(aligns("TSH", "Thyroid-stimulating hormone"));
        assert!(aligns("FEVG", "fraction d’éjection du ventricule gauche"));
        assert!(!aligns("US", "échographie"));
        assert!(!aligns("IRM", "scanner"));
    }

    #[test]
    fn a_sigle_is_told_from_a_reference() {
        for short in ["IRM", "TDM", "FEVG", "T4", "AgHBs", "LDL-C"] {
            assert!(is_short(short), "{short}");
        }
        for other in ["2020", "voir", "III", "10 mg", "p < 0,05", "a"] {
            assert!(!is_short(other), "{other}");
        }
    }
}
