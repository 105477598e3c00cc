//! « imagerie par résonance magnétique (IRM) »: an abbreviation and its long form.
//!
//! [`alignment`] finds the pairs; here they become facts, if there is something to learn. A sigle
//! of two capitals or more that does not align takes the noun phrase before it, with a low score.
//! Leaves out references, units and numbers.

use super::alignment::{self, Pair};
use super::{Context, Fact, Said};
use crate::deck::fold;
use crate::generate::Kind;
use crate::generate::language::Language;
use crate::generate::token::{Tag, Token};

pub(crate) fn find(context: &Context<'_>) -> Vec<Fact> {
    let tokens = context.tokens;
    let pairs = alignment::pairs(context.text);
    let mut facts: Vec<Fact> = pairs.iter().filter_map(|pair| spelled(context, pair)).collect();
    for (open, _) in tokens.iter().enumerate().filter(|(_, token)| token.tag == Tag::Open) {
        let within = tokens.iter().skip(open + 1).take(14);
        let Some(length) = within.clone().position(|t| t.tag == Tag::Close) else { continue };
        let cut = within
            .take(length)
            .position(|t| matches!(t.tag, Tag::Comma | Tag::Semicolon | Tag::Colon));
        let inside = context.slice(open + 1..open + 1 + cut.unwrap_or(length));
        let bracket = tokens.get(open).map_or(0, |t| t.start);
        let read =
            pairs.iter().any(|pair| pair.short.start > bracket && pair.short.start < bracket + 4);
        if !read
            && is_short(inside)
            && let Some((long, pattern)) = before(context, open, inside)
            && fits(inside, &long)
        {
            facts.push(fact(inside.to_owned(), long, pattern));
        }
    }
    facts
}

fn fact(short: String, long: String, pattern: f32) -> Fact {
    let said = Said::Abbreviation { short, long };
    Fact { kind: Kind::Abbreviation, pattern, topic: None, lead: None, said }
}

/// A pair as a fact, if the abbreviation is one to learn and its long form a phrase.
fn spelled(context: &Context<'_>, pair: &Pair) -> Option<Fact> {
    let short = context.text.get(pair.short.clone())?;
    let long = context.text.get(pair.long.clone())?;
    let part: Vec<&Token> = context
        .tokens
        .iter()
        .filter(|t| t.start >= pair.long.start && t.end <= pair.long.end)
        .collect();
    let before = context.tokens.iter().rev().find(|t| t.end <= pair.long.start);
    // In French a bare noun before means that the phrase begins further left.
    let single = !long.contains([' ', '-']);
    let cut = (pair.sure < 0.9 || single)
        && context.language() == Language::French
        && before.is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Adjective));
    let phrase = part.first().is_some_and(|t| t.is_content() || t.tag == Tag::Adverb)
        && pair.sure >= 0.7
        && (part.iter().any(|t| t.tag == Tag::Noun) || part.len() > 1)
        && !part.iter().any(|t| matches!(t.tag, Tag::Verb | Tag::Pronoun | Tag::Demonstrative));
    let short_word =
        long.split_whitespace().count() == 1 && long.chars().count() < short.chars().count() + 3;
    let long = long.trim_matches(['«', '»', ' ', '\u{a0}', '"', '“', '”']);
    // « les anticorps monoclonaux (ANSM) »: who says it.
    let said_by = context.lexicon.noun_is("organisation-sigle", &short.to_lowercase())
        && !long.starts_with(char::is_uppercase);
    if !is_short(short)
        || !fits(short, long)
        || said_by
        || cut
        || !phrase
        || short_word
        || long.is_empty()
    {
        return None;
    }
    let pattern = if pair.sure >= 0.8 { 0.95 } else { 0.85 };
    Some(fact(short.to_owned(), context.evidence.lowered(long), pattern))
}

/// Whether the long form can be what the sigle stands for: not « LDL cholestérol » for LDL, and
/// for DN4 something that counts four.
pub(crate) fn fits(short: &str, long: &str) -> bool {
    let (short, long) = (fold(short), fold(long));
    let mut words = long.split(|c: char| !c.is_alphanumeric());
    let counted = |digit: char| {
        let names: &[&str] = match digit {
            '1' => &["prim", "premi", "un", "mono", "first", "one"],
            '2' => &["second", "deux", "bi", "di", "two"],
            '3' => &["tert", "tri", "trois", "third", "three"],
            _ => &["quat", "tetra", "penta", "cinq", "hexa", "four", "five", "six"],
        };
        long.contains(digit)
            || long.split_whitespace().any(|word| names.iter().any(|name| word.starts_with(name)))
    };
    words.all(|word| word != short) && short.chars().filter(char::is_ascii_digit).all(counted)
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

/// What stands before token `open`, where the letters don't align.
fn before(context: &Context<'_>, open: usize, short: &str) -> Option<(String, f32)> {
    let letters = short.chars().filter(|c| c.is_alphanumeric()).count();
    let tokens = context.tokens;
    let first = tokens.get(..open)?.iter().rposition(|t| {
        matches!(
            t.tag,
            Tag::Comma
                | Tag::Semicolon
                | Tag::Colon
                | Tag::Open
                | Tag::Close
                | Tag::End
                | Tag::Verb
        )
    });
    let most = (letters * 2).min(letters + 5) + 3;
    let first = first.map_or(0, |at| at + 1).max(open.saturating_sub(most));
    // « peptide natriurétique de type B (BNP) »: the initials in another language's order.
    for start in (first..open).rev() {
        let token = tokens.get(start)?;
        if token.is_content() && permuted(short, tokens.get(start..open)?) {
            return Some((context.evidence.lowered(context.slice(start..open)), 0.85));
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
    // « une vascularite (PAN) » gives an example.
    let bounded = start > 0
        && !inside
        && tokens.get(start - 1).is_some_and(|t| {
            t.tag == Tag::Determiner
                && !matches!(t.lower.as_str(), "un" | "une" | "des" | "a" | "an")
        });
    let long = context.slice(start..open);
    let good = start < open
        && bounded
        && open - start <= 3
        && long.chars().count() > short.chars().count() + 3;
    let capitals = short.chars().all(char::is_uppercase);
    // Too often the sigle of something else: shown, seldom kept.
    (good && capitals).then(|| (context.evidence.lowered(long), 0.45))
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

/// Whether `short` is what a text calls `name`: its last letter opens a word, too. “AIN” is none of
/// “Acute kidney injury”.
pub(crate) fn shortens(short: &str, name: &str) -> bool {
    let last = fold(short).chars().next_back();
    let opens = |word: &str| word.chars().next() == last;
    aligns(short, name) && fold(name).split([' ', '-', '\'']).any(opens)
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

/// « SHEL » is « SHE lymphoïdes »: half of it stands in the question.
pub(crate) fn names_itself(short: &str, long: &str) -> bool {
    long.split(' ').any(|word| {
        let sigle = word.chars().filter(|c| c.is_uppercase()).count() >= 2;
        sigle && short.starts_with(word)
    })
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
