//! The lines above a text’s first words: which of their pieces may name its topic.
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

/// Lines that are looked at.
const LINES: usize = 7;

/// A line of more words is text; one that ends with a full stop sooner.
const TEXT: usize = 13;

/// A piece of the head.
#[derive(Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) weight: f32,
    /// It says something medical, or something that the text speaks of.
    pub(super) evident: bool,
}

/// The pieces that may name the topic. `spoken` says whether the text speaks of a phrase further
/// down.
pub(super) fn pieces(
    text: &str,
    lists: &Lists,
    language: Language,
    spoken: &dyn Fn(&str) -> bool,
) -> Vec<Piece> {
    let mut found = Vec::new();
    for (order, line) in lines(text, lists).into_iter().enumerate() {
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

/// The lines above the first that is text, a bullet, or a side of the topic.
pub(super) fn lines<'a>(text: &'a str, lists: &Lists) -> Vec<&'a str> {
    let mut found: Vec<&str> = Vec::new();
    // Nothing in them names a thing so far.
    let mut bare = true;
    let mut front = false;
    for line in text.lines().take(LINES * 4) {
        let line = line.trim();
        if line == "---" {
            front = !front && found.is_empty();
            continue;
        }
        // A list of ticks to set stands above some notes.
        let ticks = ["- [ ]", "- [x]", "* [ ]"].iter().any(|mark| line.starts_with(mark));
        if front || ticks || !line.chars().any(char::is_alphabetic) {
            continue;
        }
        let line = callout(line);
        if is_text(line, lists, bare) || found.len() >= LINES {
            break;
        }
        // A heading below what names something heads a part of it.
        if line.starts_with('#') && !bare {
            break;
        }
        bare &= cut(line, lists).is_empty();
        found.push(line);
    }
    found
}

/// « > [!note] Épistaxis »
fn callout(line: &str) -> &str {
    let marked = line.trim_start_matches(['>', ' ']).strip_prefix("[!");
    marked.and_then(|rest| rest.split_once(']')).map_or(line, |(_, rest)| rest.trim())
}

/// Whether the text begins with `line`; `bare`: the lines above it name nothing.
fn is_text(line: &str, lists: &Lists, bare: bool) -> bool {
    let count = line.split_whitespace().count();
    let item = ["- ", "• ", "– ", "· ", "◦ ", "▪ ", "> "].iter().any(|m| line.starts_with(m));
    let parted = STRONG.iter().any(|mark| line.contains(mark));
    let paper = words(line).first().is_some_and(|first| near(&lists.letterhead, first));
    let side = |text: &str| {
        matches!(sort(text.trim_end_matches([':', ' ']), lists), Sort::Rubric | Sort::Empty)
    };
    // « Prise en charge : péricardite aiguë » may be a title.
    let label = line.split_once([':', '=']).is_some_and(|(label, rest)| {
        let rest = rest.split_whitespace().count();
        side(label) && rest > 0 && !(bare && rest <= 5)
    });
    // « anurie : diurèse inférieure à 100 mL par 24 h »
    let told = line.split_once(": ").is_some_and(|(label, rest)| {
        rest.split_whitespace().count() >= 5
            && ![label, rest].iter().any(|half| is_of_the_paper(trimmed(half), lists))
    });
    // “Good morning. Today we’ll talk about …”
    let spoken = line.split_once(". ").is_some_and(|(before, next)| {
        let last = before.rsplit(' ').next().unwrap_or_default();
        next.starts_with(char::is_uppercase)
            && last.chars().count() >= 3
            && last.chars().all(char::is_lowercase)
    });
    let ended = count > 2 && line.ends_with('.');
    let long = count > TEXT && !parted || ended && !paper || count > 7 && spoken;
    let equal = line.contains(" = ") && !(bare && count <= 7);
    item || told || label || side(line) || equal || long && (!paper || spoken)
}

fn shouts(line: &str) -> bool {
    line.chars().filter(|c| c.is_alphabetic()).count() >= 4 && !line.contains(char::is_lowercase)
}

/// What parts two pieces wherever it stands, and what does so only beside the paper’s own words.
const STRONG: [&str; 16] = [
    "**", " = ", "   ", "\t", "|", "║", " · ", " • ", "→", "~~~", " — ", " – ", " - ", ">", "›",
    "::",
];
const WEAK: [&str; 5] = [" : ", "\u{a0}: ", ": ", " / ", ", "];

/// The pieces of a line that are not the paper’s; whether each stands where a topic does.
fn cut<'a>(line: &'a str, lists: &Lists) -> Vec<(&'a str, bool)> {
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

/// A piece without its number, its brackets and what is drawn around it.
fn trimmed(part: &str) -> &str {
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
        parts.len() >= 2 && parts.iter().all(|part| part.parse::<u16>().is_ok())
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
fn near(list: &HashSet<&'static str>, word: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::super::super::heading::lists::lists;
    use super::*;

    /// The piece that counts most, where the text speaks of nothing above it.
    fn best(text: &str, language: Language) -> String {
        let found = pieces(text, lists(language), language, &|_| false);
        let best = found.into_iter().max_by(|a, b| a.weight.total_cmp(&b.weight));
        best.map_or(String::new(), |piece| piece.text)
    }

    #[test]
    fn the_topic_is_told_from_the_paper_s_own_words() {
        for head in [
            "Épistaxis",
            "ORL : épistaxis !!!",
            "Ronéo n° 4 – UE 8 – Dr Martin, amphi C\nÉpistaxis",
            "Société de rhinologie\nRecommandations 2020 sur l’épistaxis\nVersion courte",
            "ITEM 85 | ÉPISTAXIS | MAJ le 03/02",
            "Fiches > ORL > Épistaxis\nCréé le : 4 mai 2023\nÉtiquettes : tour 2",
            "+------------+\n|  ÉPISTAXIS  |\n+------------+",
            "> [!note] Épistaxis (rang A)",
            "CHAPlTRE Xll\nÉPISTAXIS",
            "Prise en charge : épistaxis de l’adulte",
            "Cours du lundi, salle 2\ntopo de l’interne sur l’épistaxis",
            "12    PARTIE 3   Pathologies du nez\nÉpistaxis\nP. Durand, L. Petit",
        ] {
            let found = fold(&best(head, Language::French));
            assert!(found.contains("epistaxis") && found.len() <= 24, "{head} is of {found}");
        }
        for head in ["Year 3 / ENT / Epistaxis", "Guidelines on epistaxis\nApproved by the board"] {
            assert_eq!(best(head, Language::English), "Epistaxis", "{head}");
        }
    }

    #[test]
    fn what_begins_the_text_is_not_above_it() {
        for text in [
            "- Épistaxis : saignement du nez",
            "L’épistaxis est un saignement qui vient des fosses nasales et qui est le plus souvent bénin.",
            "Causes\nTraumatisme",
        ] {
            assert_eq!(best(text, Language::French), "", "{text}");
        }
        // A part of the topic counts less than the topic.
        let first = pieces("Rhinite", lists(Language::French), Language::French, &|_| false);
        let later = pieces("3. Rhinite", lists(Language::French), Language::French, &|_| false);
        assert!(first[0].weight > later[0].weight);
    }
}
