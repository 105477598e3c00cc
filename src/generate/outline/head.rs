//! Which pieces of the lines above a text may name its topic.
//!
//! Dates, teachers, subjects and pages stand there, in any order and typography. A piece counts by
//! what it says: an illness, an organ, a learned word, or what the text speaks of further down.

use std::collections::HashSet;

use super::super::etymology::elements;
use super::super::heading::capital;
use super::super::heading::letterhead::{is_paper, pieces as pieces_of};
use super::super::heading::lists::Lists;
use super::super::heading::number::number;
use super::super::heading::sort::{Sort, sort};
use super::super::heading::stem::words;
use super::super::language::Language;
use super::super::lexicon::lexicon;
use super::naming::begins_later;
use crate::deck::fold;

/// A piece of the head.
#[derive(Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) weight: f32,
    /// It says something medical, or something that the text speaks of.
    pub(super) evident: bool,
}

/// The pieces of `lines` that may name the topic. `spoken` says whether the text speaks of a phrase
/// further down.
pub(super) fn pieces(
    lines: &[&str],
    lists: &Lists,
    language: Language,
    spoken: &dyn Fn(&str) -> bool,
) -> Vec<Piece> {
    let mut found = Vec::new();
    for (order, line) in lines.iter().enumerate() {
        let shown = shouts(line);
        // « 2. Absorption des vitamines » is of a part, « Module 5 : Appareil digestif » of more.
        let other = begins_later(line) || opens_broadly(line, lists);
        for (piece, sure) in cut(line, lists) {
            let piece = piece.trim();
            let medical = says_something(piece, lists, language);
            let mut weight = 1.8 - 0.2 * order as f32;
            weight += if medical { 1.0 } else { 0.0 };
            let said = spoken(piece);
            weight += if said { 0.4 } else { 0.0 };
            weight += if shown { 0.2 } else { 0.0 };
            // « ANATOMIE – abdomen » over « LE SYNDROME OCCLUSIF »
            weight += if trimmed(line) == piece { 0.3 } else { 0.0 };
            weight -= if sure { 0.0 } else { 0.5 };
            weight -= if other { 1.5 } else { 0.0 };
            // « HDJ » is rather who wrote it.
            let sigle = piece.chars().count() <= 5 && !piece.contains(char::is_lowercase);
            weight -= if sigle && !medical { 0.8 } else { 0.0 };
            found.push(Piece { text: capital(piece), weight, evident: medical || said });
        }
    }
    found
}

/// Whether the line names a part of a course, wider than what the text is about.
fn opens_broadly(line: &str, lists: &Lists) -> bool {
    let path = line.contains(['/', '>', '|']);
    !path && words(line).first().is_some_and(|first| lists.broad.contains(first.as_str()))
}

fn shouts(line: &str) -> bool {
    line.chars().filter(|c| c.is_alphabetic()).count() >= 4 && !line.contains(char::is_lowercase)
}

/// What parts two pieces wherever it stands, and what does so only beside the paper’s own words.
pub(super) const STRONG: [&str; 16] = [
    "**", " = ", "   ", "\t", "|", "║", " · ", " • ", "→", "~~~", " — ", " – ", " - ", ">", "›",
    "::",
];
const WEAK: [&str; 5] = [" : ", "\u{a0}: ", ": ", " / ", ", "];

/// The pieces of a line that are not the paper’s; whether each stands where a topic does.
pub(super) fn cut<'a>(line: &'a str, lists: &Lists) -> Vec<(&'a str, bool)> {
    let mut parts = vec![line];
    for mark in STRONG {
        parts = parts.into_iter().flat_map(|part| part.split(mark)).collect();
    }
    parts.into_iter().flat_map(|part| loosely(trimmed(part), lists, 0)).collect()
}

/// The piece, cut at the weak marks from the `nth` on.
fn loosely<'a>(part: &'a str, lists: &Lists, nth: usize) -> Vec<(&'a str, bool)> {
    let Some(mark) = WEAK.get(nth) else {
        return named(part, lists).map(|piece| (piece, true)).into_iter().collect();
    };
    let Some((first, rest)) = part.split_once(mark) else {
        return loosely(part, lists, nth + 1);
    };
    let (first, rest) = (trimmed(first), trimmed(rest));
    // « Auteurs : comité éditorial »
    let meta = words(first).first().is_some_and(|word| near(&lists.meta, word));
    if meta && mark.contains(':') {
        return Vec::new();
    }
    let paper = [first, rest].map(|half| is_of_the_paper(half, lists));
    let both = || {
        let mut found = loosely(first, lists, nth + 1);
        found.extend(loosely(rest, lists, nth));
        found
    };
    match paper {
        [true, _] | [_, true] => both(),
        // « Prise en charge : épistaxis »
        _ if mark.contains(':') && matches!(sort(first, lists), Sort::Rubric | Sort::Empty) => {
            loosely(rest, lists, nth)
        }
        // « Migraine : symptômes, causes »
        _ if mark.contains(':') => {
            let mut found = loosely(first, lists, nth + 1);
            found.extend(loosely(rest, lists, nth).into_iter().map(|(piece, _)| (piece, false)));
            found
        }
        _ => loosely(part, lists, nth + 1),
    }
}

/// « Item 12 – La rougeole » without its place in a course: the one piece that is not of the paper.
pub(super) fn of_the_topic<'a>(title: &'a str, lists: &Lists) -> &'a str {
    let mut parts = vec![title];
    for mark in STRONG {
        parts = parts.into_iter().flat_map(|part| part.split(mark)).collect();
    }
    let mut own = parts.iter().filter(|part| !is_of_the_paper(trimmed(part), lists));
    match (own.next(), own.next()) {
        (Some(only), None) if parts.len() > 1 => only.trim(),
        _ => title,
    }
}

/// A piece without its number, its brackets and what is drawn around it.
pub(super) fn trimmed(part: &str) -> &str {
    let drawn = |c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')');
    let part = part.trim_matches(drawn);
    let part = part.get(number(part)..).unwrap_or(part).trim_matches(drawn);
    // « Prééclampsie1. Définitions »: what was glued to it is a heading of its own.
    let glued = part
        .char_indices()
        .zip(part.chars().skip(1))
        .find(|((_, c), next)| c.is_lowercase() && next.is_ascii_digit());
    let part = match glued {
        Some(((at, c), _)) if part.get(at..).is_some_and(|rest| rest.contains(". ")) => {
            part.get(..at + c.len_utf8()).unwrap_or(part)
        }
        _ => part,
    };
    // « Embolie pulmonaire (EP) »
    match part.split_once(" (") {
        Some((before, inside)) if inside.ends_with(')') || !inside.contains(')') => before.trim(),
        _ => part,
    }
}

/// What the piece names: itself, or what the paper’s words lead to (« topo du chef sur … »).
fn named<'a>(piece: &'a str, lists: &Lists) -> Option<&'a str> {
    if piece.chars().filter(|c| c.is_alphabetic()).count() < 2 {
        return None;
    }
    // « Item 203 Épistaxis »
    let piece = pieces_of(piece, lists).into_iter().next().unwrap_or(piece);
    let mut rest = piece;
    let mut paper = false;
    while let Some((word, behind)) = rest.split_once([' ', '\u{a0}']) {
        rest = behind;
        let folded = fold(word);
        let leads =
            lists.lead.contains(folded.as_str()) && paper || lists.shows.contains(folded.as_str());
        paper |= near(&lists.letterhead, &folded) || near(&lists.paper, &folded);
        if leads && !trimmed(rest).is_empty() && !is_of_the_paper(trimmed(rest), lists) {
            return Some(trimmed(rest));
        }
    }
    (!is_of_the_paper(piece, lists)).then_some(piece)
}

/// « Dr Martin », « p. 12 », « Cardio », « mis à jour en mai », « P. Marchand, L. Vasseur »; also as
/// a scanner read it: « `CHAPlTRE` ».
pub(super) fn is_of_the_paper(piece: &str, lists: &Lists) -> bool {
    if is_paper(piece, lists) || piece.contains(['@', '…']) || piece.contains("//") {
        return true;
    }
    let folded = fold(piece);
    let own = words(piece);
    let Some(first) = own.first() else { return true };
    let opens = near(&lists.letterhead, first) || near(&lists.paper, first);
    // « Épilepsies rebelles aux autres médicaments et »
    let hangs = own.last().is_some_and(|last| lists.hang.contains(last.as_str()));
    let date = folded.split(|c: char| c.is_whitespace() || c == ',').any(|word| {
        let parts: Vec<&str> = word.split(['/', '.', '-']).collect();
        // « 3.3.3 Toxines » has its place in a book.
        let place = !word.contains(['/', '-'])
            && parts.iter().all(|part| part.len() <= 2)
            && parts.iter().any(|part| part.len() == 1);
        parts.len() >= 2 && !place && parts.iter().all(|part| part.parse::<u16>().is_ok())
    });
    let idle = |word: &String| {
        word.len() < 2
            || word.chars().any(|c| c.is_ascii_digit())
            || lists.hang.contains(word.as_str())
            || lists.before.contains(word.as_str())
            || lists.month.contains(word.as_str())
            || word.chars().all(|c| "ivxl".contains(c))
            || [&lists.letterhead, &lists.subject, &lists.field, &lists.paper, &lists.maybe]
                .into_iter()
                .chain([&lists.course, &lists.adjective])
                .any(|list| near(list, word))
    };
    let subject = lists.subject.contains(folded.as_str()) || lists.field.contains(folded.as_str());
    let initial = piece.split_whitespace().any(|word| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.as_str() == "."
    });
    opens || hangs || date || subject || initial || own.iter().all(idle)
}

/// Whether the list has the word, its plural, or what a scanner would read so.
pub(super) fn near(list: &HashSet<&'static str>, word: &str) -> bool {
    let single = word.trim_end_matches(['s', 'x']);
    if list.contains(word) || list.contains(single) {
        return true;
    }
    let read = word.replace("rn", "m").replace('0', "o").replace('1', "i");
    let long = read.len() >= 4 && read.is_ascii();
    long && list.iter().filter(|known| known.len() == read.len()).any(|known| {
        let apart = known.bytes().zip(read.bytes()).filter(|(a, b)| a != b).count();
        // Only what looks alike.
        apart == 0 || apart == 1 && known.bytes().zip(read.bytes()).all(alike)
    })
}

fn alike((known, read): (u8, u8)) -> bool {
    known == read
        || matches!(
            (known, read),
            (b'i', b'l' | b'1') | (b'l', b'i' | b'1') | (b'e', b'c') | (b'c', b'e') | (b'o', b'0')
        )
}

/// Whether a word of the piece is an illness, an organ, an examination, or made of Greek and Latin
/// forms.
pub(super) fn says_something(piece: &str, lists: &Lists, language: Language) -> bool {
    // « Syndrome occlusif », “Crohn disease”: a word for many, with its own.
    let own = words(piece);
    let own: Vec<&String> =
        own.iter().filter(|word| !lists.before.contains(word.as_str())).collect();
    let known = |word: Option<&&String>| {
        word.is_some_and(|word| {
            lists.common.contains(word.as_str()) && !lists.rubric.contains(word.as_str())
        })
    };
    let head = if lists.head_first { own.first() } else { own.last() };
    if own.len() >= 2 && known(head) {
        return true;
    }
    let lexicon = lexicon(language);
    let spelled = piece.split(|c: char| !(c.is_alphanumeric() || c == '-'));
    spelled.filter(|word| word.chars().count() >= 3).any(|word| {
        let lower = word.to_lowercase();
        let folded = fold(word);
        let forms = [folded.as_str(), folded.trim_end_matches(['s', 'x'])];
        let listed = |list: &HashSet<&'static str>| forms.iter().any(|form| list.contains(form));
        let single = lower.trim_end_matches(['s', 'x']);
        let ill = || {
            lexicon.nouns_of("ailment").any(|known| forms.contains(&fold(known).as_str()))
                || [lower.as_str(), single]
                    .iter()
                    .any(|word| lexicon.organ(word).is_some() || lexicon.exam(word).is_some())
        };
        let learned = || {
            let has = |part: &&str| match part.len() {
                ..5 => forms.contains(part),
                _ => folded.contains(*part),
            };
            let long = lower.chars().count() >= 6;
            let science = ["logie", "logy", "iatrie", "iatry", "logique", "logical"];
            let taught = science.iter().any(|end| folded.trim_end_matches('s').ends_with(end));
            !taught && (lists.theme.iter().any(has) || long && elements(&lower, language).is_some())
        };
        let taught = listed(&lists.field) || listed(&lists.subject);
        let common = forms.last().is_some_and(|single| lists.common.contains(single));
        !taught && !common && (ill() || learned())
    })
}
