//! Headings: those without a mark are told by the lines around them; all lose their numbers.
//!
//! Refuses a line that ends like a sentence, holds a label, or is mostly digits.

use super::line::{Line, LineKind};
use crate::deck::fold;

/// Headings that have no mark: told by the lines around them.
pub(super) fn look_around(lines: &mut [Line<'_>]) {
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
            let heading = if is_bibliography_line(line.content) && !matches!(after, LineKind::Entry)
            {
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
            } else if (alone || leads) && looks_like_heading(line.content) {
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

fn looks_like_heading(content: &str) -> bool {
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
    // « Item 188 – Asthme », « DIABÈTE - cours du 12/03 », « Fiche appendicite ».
    for dash in [" - ", " – ", " — ", " : "] {
        if let Some((before, after)) = text.split_once(dash) {
            let of_course = |part: &str| {
                let part = fold(part);
                let first = part.split([' ', '°']).next().unwrap_or_default();
                matches!(
                    first,
                    "cours"
                        | "chapitre"
                        | "chapter"
                        | "item"
                        | "lecture"
                        | "ue"
                        | "fiche"
                        | "td"
                        | "module"
                ) || first.strip_prefix("ue").is_some_and(|n| n.parse::<u8>().is_ok())
            };
            if of_course(before) {
                text = after.trim();
            } else if of_course(after) {
                text = before.trim();
            }
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
            | "plan"
            | "plan du cours"
            | "sommaire"
    )
}

pub(super) fn is_bibliography(heading: &str) -> bool {
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
