//! Headings: those without a mark are told by the lines around them; all lose their numbers.
//!
//! Refuses a line that ends like a sentence, holds a label, or is mostly digits.

use super::line::{Line, LineKind};
use crate::deck::fold;

/// Headings that have no mark: told by the lines around them.
pub(super) fn look_around(lines: &mut [Line<'_>], text: &str) {
    numbered(lines, text);
    let kinds: Vec<LineKind> = lines.iter().map(|line| line.kind).collect();
    let mut seen_text = false;
    for i in 0..lines.len() {
        let Some(line) = lines.get(i).copied() else { continue };
        let before =
            i.checked_sub(1).and_then(|j| kinds.get(j)).copied().unwrap_or(LineKind::Blank);
        let after = kinds.get(i + 1).copied().unwrap_or(LineKind::Blank);
        if let LineKind::Text { indented: false } = line.kind {
            let next = lines.get(i + 1).map_or("", |next| next.content);
            let alone = matches!(before, LineKind::Blank | LineKind::Skip | LineKind::Heading(_))
                && matches!(after, LineKind::Blank | LineKind::Item { .. } | LineKind::Skip);
            let leads = matches!(before, LineKind::Blank | LineKind::Heading(_))
                && matches!(after, LineKind::Text { .. })
                && next.len() > 150;
            let labelled = next.get(..next.len().min(30)).is_some_and(|head| head.contains(": "));
            let heading = if !seen_text && opens_a_course(line.content) {
                Some(1)
            } else if is_bibliography_line(line.content) && !matches!(after, LineKind::Entry) {
                Some(2)
            } else if !seen_text
                && looks_like_heading(line.content)
                && after != LineKind::Entry
                && (matches!(after, LineKind::Blank | LineKind::Skip)
                    || next.len() > 100
                    || labelled
                    || (line.content.len() * 5 < next.len() * 4
                        && !next.starts_with(char::is_lowercase)))
            {
                Some(1)
            } else if crate::generate::rubric::is_heading(line.content) {
                Some(3)
            } else if is_capitals(line.content) && after != LineKind::Entry {
                Some(2)
            } else if ((alone || leads) && looks_like_heading(line.content))
                || (is_question(line.content) && matches!(after, LineKind::Text { .. }))
            {
                Some(3)
            } else {
                None
            };
            if let (Some(level), Some(line)) = (heading, lines.get_mut(i)) {
                line.kind = LineKind::Heading(level);
            }
        }
        seen_text |= matches!(
            line.kind,
            LineKind::Text { .. } | LineKind::Heading(_) | LineKind::Item { .. }
        );
    }
}

/// « Chapitre 12 : Syndrome néphrotique », « Migraine : symptômes, causes et traitements ».
fn opens_a_course(content: &str) -> bool {
    let parts: Vec<&str> = content.split(" : ").collect();
    content.len() <= 90
        && !content.ends_with(['.', ';', ',', ':'])
        && match parts.as_slice() {
            [before, after] => {
                is_of_course(before) || (before.split(' ').count() <= 5 && is_of_course(after))
            }
            _ => false,
        }
}

/// What numbers a line: « 1) », « a) », « 2.1. ».
#[derive(Clone, Copy, PartialEq, Eq)]
enum Number {
    Digit,
    Letter,
}

/// Numbered lines that stand apart are headings: « 2) Facteurs de risque » over its bullets.
fn numbered(lines: &mut [Line<'_>], text: &str) {
    let mark = |line: &Line<'_>| {
        let before = text.get(..line.start)?;
        let from = before.rfind('\n').map_or(0, |at| at + 1);
        let mark = before.get(from..)?.trim();
        let digit = mark.starts_with(|c: char| c.is_ascii_digit());
        let letter = mark.starts_with(|c: char| c.is_ascii_lowercase()) && mark.ends_with(')');
        match line.kind {
            LineKind::Item { .. } if digit => Some(Number::Digit),
            LineKind::Item { .. } if letter => Some(Number::Letter),
            _ => None,
        }
    };
    let marks: Vec<Option<Number>> = lines.iter().map(mark).collect();
    let near = |lines: &[Line<'_>], i: usize, down: bool| {
        let mut at = i;
        loop {
            at = if down { at.checked_add(1) } else { at.checked_sub(1) }?;
            if !matches!(lines.get(at)?.kind, LineKind::Blank | LineKind::Skip) {
                return Some(at);
            }
        }
    };
    for i in 0..lines.len() {
        let Some(line) = lines.get(i).copied() else { continue };
        if let LineKind::Text { .. } = line.kind
            && let Some(depth) = outlined(line.content)
        {
            if let Some(line) = lines.get_mut(i) {
                line.kind = LineKind::Heading((2 + depth).min(6));
            }
            continue;
        }
        let Some(Some(number)) = marks.get(i).copied() else { continue };
        let (above, below) = (near(lines, i, false), near(lines, i, true));
        let same =
            |at: Option<usize>| at.and_then(|at| marks.get(at)).is_some_and(|m| *m == Some(number));
        let apart = i == 0
            || lines.get(i - 1).is_some_and(|above| {
                matches!(above.kind, LineKind::Blank | LineKind::Skip | LineKind::Heading(_))
            });
        let named = crate::generate::rubric::is_heading(line.content);
        let heads = below.is_some() && !same(below) && !same(above) && apart;
        if looks_like_heading(line.content)
            && line.content.split_whitespace().count() <= 7
            && (heads || (named && below.is_some() && !same(below)))
            && let Some(line) = lines.get_mut(i)
        {
            line.kind = LineKind::Heading(if number == Number::Digit { 3 } else { 4 });
        }
    }
}

/// « 2.1. Complications aiguës »: how deep its number goes.
fn outlined(content: &str) -> Option<u8> {
    let (number, title) = content.split_once(' ')?;
    let depth = number.trim_end_matches('.').split('.').count();
    let digits = number.chars().all(|c| c.is_ascii_digit() || c == '.');
    let short = title.split_whitespace().count() <= 9 && title.len() <= 80;
    (digits
        && depth >= 2
        && short
        && title.starts_with(char::is_uppercase)
        && !title.ends_with(['.', ';', ',', ':']))
    .then(|| u8::try_from(depth).unwrap_or(4))
}

/// « Qu’est-ce que la migraine ? » over a paragraph of an article.
fn is_question(content: &str) -> bool {
    content.ends_with('?')
        && content.split_whitespace().count() <= 10
        && ["Qu’est-ce", "Qu'est-ce", "Quels sont", "Quelles sont", "Comment ", "Pourquoi "]
            .iter()
            .any(|word| content.starts_with(word))
}

fn looks_like_heading(content: &str) -> bool {
    if super::residue::is_caption(content) {
        return false;
    }
    let content = content.trim_matches(['*', '_', ' ']);
    let content = content
        .split_once(" (")
        .filter(|_| content.ends_with(')'))
        .map_or(content, |found| found.0);
    let words = content.split_whitespace().count();
    let starts = content.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    starts
        && words <= 9
        && content.len() <= 80
        && !content.ends_with(['.', ';', ',', '!', ':', '…', ')'])
        && !content.contains(" : ")
        && !content.contains('=')
        && !content.contains(['→', '@', '\t'])
        && content.chars().filter(char::is_ascii_digit).count() * 3 <= content.len()
}

fn is_capitals(content: &str) -> bool {
    let letters = content.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 3
        && content.len() <= 70
        && !content.chars().any(char::is_lowercase)
        && !content.contains([':', '=', '→'])
        && content.chars().next().is_some_and(char::is_alphabetic)
        && content.chars().filter(char::is_ascii_digit).count() * 2 <= letters
        && !content.contains('@')
}

/// The course's number, or what is taught, rather than the topic: « UE 8 », « Cardio ».
fn is_of_course(part: &str) -> bool {
    const TAUGHT: &[&str] = &[
        "cardio",
        "pneumo",
        "endocrino",
        "neuro",
        "gastro",
        "hepato",
        "nephro",
        "uro",
        "dermato",
        "hemato",
        "rhumato",
        "ophtalmo",
        "psychiatrie",
        "pediatrie",
        "gyneco",
        "infectio",
        "reanimation",
        "anatomie",
        "physiologie",
        "biochimie",
        "pharmaco",
        "semio",
        "immuno",
        "onco",
        "orl",
    ];
    let part = fold(part);
    let first = part.split([' ', '°', '.']).next().unwrap_or_default();
    let alone = first.len() == part.len();
    matches!(
        first,
        "cours" | "chapitre" | "chapter" | "item" | "lecture" | "ue" | "fiche" | "td" | "module"
    ) || first.strip_prefix("ue").is_some_and(|n| n.parse::<u8>().is_ok())
        || (alone
            && TAUGHT.iter().any(|name| {
                first
                    .strip_prefix(name)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with("logi"))
            }))
        || symptoms_and_so_on(&part)
}

/// « Migraine : symptômes, causes et traitements »: the sides that an article tells.
fn symptoms_and_so_on(part: &str) -> bool {
    let first = part.split([' ', ',']).next().unwrap_or_default();
    matches!(
        first,
        "symptomes"
            | "causes"
            | "definition"
            | "diagnostic"
            | "traitement"
            | "traitements"
            | "tout"
    ) || part.starts_with("le point")
        || part.starts_with("ce qu")
}

/// A heading without its number, its colon and the course's number.
pub(crate) fn heading_text(text: &str) -> String {
    let mut text = text.trim().trim_end_matches([':', '.', ' ', '\u{a0}', '#']).trim();
    let first = text.split(' ').next().unwrap_or_default();
    let core = first.trim_end_matches(['.', ')', '-', '/']);
    let numbered = !core.is_empty() && core.chars().all(|c| c.is_ascii_digit() || c == '.')
        || (core != first && core.chars().all(|c| "IVX".contains(c)));
    if numbered && !text.get(first.len()..).unwrap_or_default().trim().is_empty() {
        text = text.get(first.len()..).unwrap_or_default().trim();
    }
    // « 1 . 5 . 1 - Réseau coronaire »
    while numbered && let Some(rest) = text.strip_prefix('.').map(str::trim_start) {
        let digits = rest.chars().take_while(char::is_ascii_digit).count();
        text = rest.get(digits..).unwrap_or_default().trim_start();
    }
    let dashed = text.trim_start_matches(['-', '–', '—', ')', ' ']);
    if numbered && dashed.starts_with(char::is_alphabetic) {
        text = dashed;
    }
    // « Item 188 – Asthme », « DIABÈTE - cours du 12/03 », « UE 8 - Cardio - Péricardite ».
    let parts: Vec<&str> = [" - ", " – ", " — ", " : "]
        .iter()
        .fold(vec![text], |parts, dash| parts.iter().flat_map(|part| part.split(dash)).collect());
    if parts.len() > 1 {
        let mut kept = parts.iter().map(|part| part.trim()).filter(|part| !is_of_course(part));
        if let (Some(only), None) = (kept.next(), kept.next()) {
            text = only;
        }
    }
    for word in ["Fiche ", "FICHE ", "Fiche : ", "Cours : ", "COURS "] {
        let rest = text.strip_prefix(word).map(str::trim_start);
        if let Some(rest) = rest.filter(|rest| !rest.is_empty() && !rest.starts_with("de ")) {
            text = rest;
        }
    }
    if let Some((before, _)) = text.split_once(" (")
        && text.ends_with(')')
        && before.len() >= 4
    {
        text = before;
    }
    let text = text.trim_matches(['*', '_', '"', '«', '»', ' ']);
    if is_capitals(text) && text.chars().count() > 5 {
        let mut lower = text.to_lowercase();
        if let Some(first) = lower.chars().next() {
            lower.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
        }
        return lower;
    }
    text.to_owned()
}

/// A short line that opens the references, whatever stands around it.
fn is_bibliography_line(content: &str) -> bool {
    let folded = fold(content.trim_end_matches([':', ' ', '\u{a0}']));
    matches!(
        folded.as_str(),
        "references"
            | "reference"
            | "bibliographie"
            | "notes et references"
            | "references bibliographiques"
            | "voir aussi"
            | "articles connexes"
            | "liens externes"
            | "bibliography"
            | "see also"
            | "external links"
            | "further reading"
            | "objectifs"
            | "objectifs pedagogiques"
            | "plan"
            | "plan du cours"
            | "sommaire"
    )
}

/// A list of what is to come, which no line closes.
pub(super) fn is_contents(heading: &str) -> bool {
    let folded = fold(heading);
    ["plan", "sommaire", "table des mat", "objectif"].iter().any(|word| folded.starts_with(word))
}

pub(crate) fn is_bibliography(heading: &str) -> bool {
    let folded = fold(heading);
    if matches!(folded.as_str(), "plan" | "plan du cours" | "annexes" | "articles connexes") {
        return true;
    }
    [
        "objectifs pedagogiques",
        "objectif pedagogique",
        "credits",
        "reference",
        "bibliograph",
        "source",
        "voir aussi",
        "liens",
        "notes et ref",
        "see also",
        "external link",
        "further reading",
        "remerciement",
        "conflit",
        "auteur",
        "acknowledg",
        "pour en savoir plus",
        "table des matieres",
        "sommaire",
        "mots cles",
        "keywords",
        "citer",
    ]
    .iter()
    .any(|word| folded.starts_with(word))
}

pub(super) fn is_reference_entry(text: &str) -> bool {
    let folded = text.get(..text.len().min(240)).unwrap_or("");
    folded.contains("et al.")
        || folded.contains("doi:")
        || folded.contains("doi.org")
        || folded.contains("ISBN")
        || folded.contains("PMID")
}
