//! Which words before a bracket the abbreviation in it stands for.
//!
//! After Schwartz and Hearst (2003) and `Ab3P` (Sohn et al. 2008): strict readings are tried first,
//! over growing stretches of words, so that the long form is neither cut short nor runs on. Knows
//! nothing of grammar. Leaves out what could be a reference, a value or a remark.

use std::ops::Range;

use crate::deck::fold;

/// An abbreviation and its long form, in bytes of the text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Pair {
    pub(crate) short: Range<usize>,
    pub(crate) long: Range<usize>,
    /// How often the reading that found it is right.
    pub(crate) sure: f32,
}

/// Words that a reading may pass over.
const SMALL: &[&str] = &[
    "a", "an", "the", "of", "in", "and", "or", "for", "to", "by", "with", "from", "on", "at", "de",
    "d", "du", "des", "la", "le", "les", "l", "a", "au", "aux", "en", "et", "ou", "par", "pour",
    "sur", "dans", "une", "un", "s",
];

/// Heads that an abbreviation may leave out at the end: “medial preoptic nucleus (MPO)”.
const HEADS: &[&str] = &[
    "nucleus",
    "nuclei",
    "gene",
    "genes",
    "protein",
    "proteins",
    "products",
    "bands",
    "acid",
    "concentration",
    "family",
    "system",
    "cells",
    "gene",
    "proteine",
    "proteines",
];

/// How strictly the letters have to be found.
#[derive(Debug, Clone, Copy)]
struct Reading {
    /// A word may give letters beyond its first.
    inner: bool,
    /// How many words may give none.
    skips: usize,
    sure: f32,
}

const READINGS: [Reading; 5] = [
    Reading { inner: false, skips: 0, sure: 0.97 },
    Reading { inner: true, skips: 0, sure: 0.93 },
    Reading { inner: false, skips: 1, sure: 0.86 },
    Reading { inner: true, skips: 1, sure: 0.82 },
    Reading { inner: true, skips: ANYWHERE, sure: 0.74 },
];

/// So many skips that letters may stand anywhere in the words, as Schwartz and Hearst have it.
const ANYWHERE: usize = 9;

/// All pairs of `text`, which is a sentence or two.
pub(crate) fn pairs(text: &str) -> Vec<Pair> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = text.get(at..).and_then(|rest| rest.find(['(', '['])).map(|p| at + p) {
        let Some(close) = closing(text, open) else {
            at = open + 1;
            continue;
        };
        let inside = cut(text, open + 1..close);
        found.extend(of_bracket(text, open, inside));
        // « (95 % confidence interval [CI]) » holds another.
        at = open + 1;
    }
    found
}

/// The pair that a bracket makes with what stands before it.
fn of_bracket(text: &str, open: usize, inside: Range<usize>) -> Option<Pair> {
    let said = text.get(inside.clone())?;
    let before = text.get(..open)?;
    if is_shortlike(said) {
        let (start, sure) = long_form(said, before)?;
        let end = before.trim_end().len();
        return Some(Pair { short: inside, long: start..end, sure });
    }
    // « IRM (imagerie par résonance magnétique) ».
    let head = before.trim_end();
    let start = head.rfind([' ', '\u{a0}', '’', '\'', '(']).map_or(0, |p| {
        p + head.get(p..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
    });
    let short = head.get(start..)?;
    let capitals = short.chars().filter(|c| c.is_uppercase()).count();
    let words = said.split_whitespace().count();
    if capitals < 2 || !is_shortlike(short) || (words < 2 && said.chars().count() < 8) {
        return None;
    }
    let (long, sure) = long_form(short, said)?;
    (long == 0).then_some(Pair { short: start..head.len(), long: inside, sure: sure - 0.02 })
}

/// Where the bracket at `open` closes.
fn closing(text: &str, open: usize) -> Option<usize> {
    let mut depth = 0_u32;
    for (at, c) in text.get(open..)?.char_indices().take(160) {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => {
                depth -= 1;
                if depth == 0 {
                    return Some(open + at);
                }
            }
            _ => {}
        }
    }
    None
}

/// What stands in a bracket up to its first comma or semicolon.
fn cut(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = text.get(range.clone()).unwrap_or_default();
    let end = inside.find([';', ',']).unwrap_or(inside.len());
    let inside = inside.get(..end).unwrap_or_default();
    let lead = inside.len() - inside.trim_start().len();
    range.start + lead..range.start + inside.trim_end().len().max(lead)
}

/// One or two short words with a letter, made of nothing that a formula or a reference has.
fn is_shortlike(text: &str) -> bool {
    let length = text.chars().count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let words = text.split_whitespace().count();
    let plain = text.chars().all(|c| c.is_alphanumeric() || "-/+'’. ()[]αβγδκ".contains(c));
    (1..=12).contains(&length)
        && letters >= 1
        && letters * 3 >= length
        && (1..=2).contains(&words)
        && plain
        && text.starts_with(|c: char| c.is_alphanumeric() || c == '[')
}

/// A word or a part of one.
struct Part {
    start: usize,
    folded: Vec<char>,
    /// Begins a word, not only what follows a hyphen.
    whole: bool,
}

fn parts(text: &str) -> Vec<Part> {
    let mut found: Vec<Part> = Vec::new();
    let mut current: Option<(usize, String, bool)> = None;
    let mut whole = true;
    for (at, c) in text.char_indices() {
        if c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}') {
            current.get_or_insert_with(|| (at, String::new(), whole)).1.push(c);
            continue;
        }
        if let Some((start, word, whole)) = current.take() {
            found.push(Part { start, folded: fold(&word).chars().collect(), whole });
        }
        let dashes = c == '-' && text.get(..at).is_some_and(|before| before.ends_with('-'));
        // « 2,6-diaminopurine » begins a word after its numbers.
        let numbered = found.last().is_some_and(|p| p.folded.iter().all(char::is_ascii_digit));
        whole = dashes || numbered || !matches!(c, '-' | '–' | '/');
    }
    if let Some((start, word, whole)) = current {
        found.push(Part { start, folded: fold(&word).chars().collect(), whole });
    }
    found
}

/// Where in `before` the long form of `short` begins, and how sure that is.
fn long_form(short: &str, before: &str) -> Option<(usize, f32)> {
    let mut letters: Vec<char> = fold(short).chars().filter(|c| c.is_alphanumeric()).collect();
    // « IPPs » is the plural of « IPP ».
    let capital = short.chars().rev().nth(1).is_some_and(char::is_uppercase);
    if short.ends_with('s') && capital && letters.len() > 2 {
        letters.pop();
    }
    let words = parts(before);
    let found = seek(&letters, &words);
    let shorter: Vec<char> = letters.iter().copied().filter(|c| !c.is_ascii_digit()).collect();
    let found = match found {
        None if !shorter.is_empty()
            && shorter.len() < letters.len()
            && letters.first().is_some_and(|c| c.is_alphabetic()) =>
        {
            seek(&shorter, &words).map(|(start, sure)| (start, sure - 0.06))
        }
        found => found,
    };
    // « IAA-B » is a kind of IAA.
    let found = found.or_else(|| {
        let (head, tail) = short.rsplit_once('-')?;
        (tail.chars().count() == 1 && head.chars().count() > 2)
            .then(|| long_form(head, before).map(|(start, sure)| (start, sure - 0.06)))?
    });
    let (start, sure) = found?;
    let start = with_locants(before, start);
    let long = before.get(start..)?;
    // A word of which the abbreviation is a part is no long form: « LDL cholestérol (LDL) ».
    let folded = fold(short);
    let holds = fold(long).split(' ').any(|word| word == folded);
    let broken = long.contains(['(', ')', '[', ']', ';', ':', '!', '?', '"']);
    let parted = long.contains(", ");
    // « three », « group 2 »: words, unless every letter is an initial.
    let capitals = short.chars().filter(|c| c.is_uppercase()).count();
    let word = (capitals == 0 || short.contains(' ')) && sure < 0.9;
    let numbered = short.starts_with(|c: char| c.is_ascii_digit()) && short.contains(' ');
    let longer = long.chars().count() > short.chars().count();
    (!holds && !broken && !parted && !word && !numbered && longer).then_some((start, sure))
}

/// « 2,3-diaminonaphtalène » begins at its numbers.
fn with_locants(text: &str, start: usize) -> usize {
    let before = text.get(..start).unwrap_or_default();
    let word = before.rfind(char::is_whitespace).map_or(0, |p| p + 1);
    let prefix = before.get(word..).unwrap_or_default();
    let chemical = prefix.ends_with('-')
        && prefix.starts_with(|c: char| c.is_ascii_digit())
        && prefix.chars().all(|c| c.is_ascii_digit() || "',’-".contains(c));
    if chemical { word } else { start }
}

/// At a word's beginning, else behind a hyphen: « anti-human immunodeficiency virus (HIV) ».
fn seek(letters: &[char], words: &[Part]) -> Option<(usize, f32)> {
    let inside = || seek_from(letters, words, false).map(|(start, sure)| (start, sure - 0.1));
    seek_from(letters, words, true).or_else(inside)
}

fn seek_from(letters: &[char], words: &[Part], whole: bool) -> Option<(usize, f32)> {
    let single = letters.len() == 1;
    let most = (letters.len() * 2).min(letters.len() + 5);
    for reading in READINGS {
        let mut count = 0;
        for i in (0..words.len()).rev() {
            let Some(part) = words.get(i) else { continue };
            count += usize::from(part.whole);
            if count > most + 2 {
                break;
            }
            let rest = words.get(i..)?;
            let content = rest.iter().filter(|p| p.whole && !small(p)).count();
            // One letter stands for the one word before it.
            if single && (reading.inner || rest.len() > 1 || part.folded.len() < 4) {
                continue;
            }
            let strict = (letters.len() == 2 && reading.skips > 0)
                || (reading.skips == ANYWHERE && content > letters.len()); // Behind a hyphen only several words, and an abbreviation of letters.
            let inside = letters.len() >= 3
                && rest.iter().filter(|p| p.whole).count() >= 2
                && letters.iter().all(|c| c.is_alphabetic());
            let begins = (part.whole || (!whole && inside))
                && !small(part)
                && part.folded.first() == letters.first();
            if !begins || content > most || strict {
                continue;
            }
            if reads(letters, rest, reading, true) {
                let sure = if single { 0.6 } else { reading.sure };
                return Some((part.start, sure));
            }
        }
    }
    None
}

fn small(part: &Part) -> bool {
    // « phorbol 12-myristate 13-acétate (PMA) »: numbers give no letters, unless they do.
    if part.folded.iter().all(char::is_ascii_digit) {
        return true;
    }
    let word: String = part.folded.iter().collect();
    SMALL.contains(&word.as_str())
}

/// Whether the parts give the letters in order; the first part must, and some letter of the last
/// word too.
fn reads(letters: &[char], words: &[Part], reading: Reading, first: bool) -> bool {
    let Some((part, rest)) = words.split_first() else { return letters.is_empty() };
    if letters.is_empty() {
        let head = |part: &Part| {
            let word: String = part.folded.iter().collect();
            reading.skips == 1 && HEADS.contains(&word.as_str())
        };
        return words.iter().all(|part| small(part) || head(part)) && words.len() < 3;
    }
    if part.folded.first() == letters.first() {
        let mut taken = 1;
        if reads(letters.get(1..).unwrap_or_default(), rest, reading, false) {
            return true;
        }
        if reading.inner {
            for c in part.folded.iter().skip(1) {
                if Some(c) == letters.get(taken) {
                    taken += 1;
                    if reads(letters.get(taken..).unwrap_or_default(), rest, reading, false) {
                        return true;
                    }
                }
            }
        }
    }
    if first {
        return false;
    }
    if reading.skips == ANYWHERE {
        // The last letter's word is the last word but for small ones.
        let mut taken = 0;
        for c in &part.folded {
            taken += usize::from(Some(c) == letters.get(taken));
        }
        return reads(letters.get(taken..).unwrap_or_default(), rest, reading, false);
    }
    // What follows a hyphen need not be spelled: « immunoreactivity-like ».
    if small(part) || !part.whole {
        return reads(letters, rest, reading, false);
    }
    if reading.skips > 0 && !rest.is_empty() {
        let fewer = Reading { skips: reading.skips - 1, ..reading };
        return reads(letters, rest, fewer, false);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<(&str, &str)> {
        pairs(text).into_iter().map(|pair| (&text[pair.short], &text[pair.long])).collect()
    }

    #[test]
    fn the_long_form_is_neither_cut_nor_too_long() {
        for (text, short, long) in [
            (
                "Le patient a une imagerie par résonance magnétique (IRM).",
                "IRM",
                "imagerie par résonance magnétique",
            ),
            (
                "Une fraction d’éjection du ventricule gauche (FEVG) basse.",
                "FEVG",
                "fraction d’éjection du ventricule gauche",
            ),
            ("On dose la thyroid-stimulating hormone (TSH).", "TSH", "thyroid-stimulating hormone"),
            (
                "Le syndrome de détresse respiratoire aiguë (SDRA) tue.",
                "SDRA",
                "syndrome de détresse respiratoire aiguë",
            ),
            ("La tomodensitométrie (TDM) irradie.", "TDM", "tomodensitométrie"),
            ("L’acide désoxyribonucléique (ADN) code.", "ADN", "acide désoxyribonucléique"),
            (
                "Les inhibiteurs de la pompe à protons (IPP) agissent.",
                "IPP",
                "inhibiteurs de la pompe à protons",
            ),
            (
                "Une maladie thromboembolique veineuse (MTEV) récidive.",
                "MTEV",
                "maladie thromboembolique veineuse",
            ),
            (
                "La PCR (réaction en chaîne par polymérase) amplifie; OMS (Organisation mondiale de la santé).",
                "OMS",
                "Organisation mondiale de la santé",
            ),
            (
                "Treatment with proton pump inhibitors (PPIs) works.",
                "PPIs",
                "proton pump inhibitors",
            ),
            ("high-density lipoprotein (HDL) is low", "HDL", "high-density lipoprotein"),
            ("The arginine-rich protein (ARP) binds.", "ARP", "arginine-rich protein"),
            ("total homocysteine (tHcy) rises", "tHcy", "total homocysteine"),
            (
                "Le débit de filtration glomérulaire (DFG) baisse.",
                "DFG",
                "débit de filtration glomérulaire",
            ),
            ("Crohn’s disease (CD) of the gut", "CD", "Crohn’s disease"),
            ("with 2,6-diaminopurine (DAP)", "DAP", "2,6-diaminopurine"),
        ] {
            assert!(of(text).contains(&(short, long)), "{text}: {:?}", of(text));
        }
    }

    #[test]
    fn what_is_no_abbreviation_is_left() {
        for text in [
            "La dose (10 mg) suffit.",
            "Le score (p < 0,05) baisse.",
            "L’échographie (US) est indolore.",
            "Les patients (n = 12) guérissent.",
            "Le LDL cholestérol (LDL) monte.",
            "Un effet (voir plus bas) rare (",
        ] {
            assert_eq!(of(text), [], "{text}");
        }
    }
}
