//! Headings as words: without number, colon and course; which of them open what is never read.
//!
//! Leaves out a heading that only names the course where another part names its topic.

use super::heading_shape::is_capitals;
use crate::deck::fold;

/// The course's number, or what is taught, rather than the topic: « UE 8 », « Cardio ».
pub(super) fn is_of_course(part: &str) -> bool {
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
        // « Activité : la vaccination »; « Activité de la rénine » is of a thing.
        || alone && matches!(first, "activite" | "seance" | "activity" | "lesson")
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
    // « TTT = CHIRURGICAL, toujours » says something of what it names.
    if let Some((named, _)) = text.split_once(" = ") {
        text = named;
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
    let text = unquoted(text.trim_matches(['*', '_', '"', ' ']));
    if is_capitals(text) && text.chars().count() > 5 {
        let mut lower = text.to_lowercase();
        if let Some(first) = lower.chars().next() {
            lower.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
        }
        return lower;
    }
    text.to_owned()
}

/// Without the quotes around the whole and half a pair; « PTH haute ou « normale » » keeps its own.
fn unquoted(text: &str) -> &str {
    let paired = |text: &str| text.matches('«').count() == text.matches('»').count();
    let inside = text.trim_start_matches(['«', ' ', '\u{a0}', '\u{202f}']);
    let inside = inside.trim_end_matches(['»', ' ', '\u{a0}', '\u{202f}']);
    if paired(text) && !paired(inside) { text } else { inside }
}

/// A short line that opens the references, whatever stands around it.
pub(super) fn is_bibliography_line(content: &str) -> bool {
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
            | "learning outcomes"
            | "learning objectives"
    )
}

/// A list of what is to come, which no line closes.
pub(super) fn is_contents(heading: &str) -> bool {
    let folded = fold(heading);
    [
        "plan",
        "sommaire",
        "table des mat",
        "objectif",
        "learning",
        "outline",
        "agenda",
        "contents",
        "table of c",
    ]
    .iter()
    .any(|word| folded.starts_with(word))
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
        "learning outcome",
        "learning objective",
        "outline",
        "agenda",
        "table of contents",
        "contents",
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_keeps_the_quotes_of_its_words() {
        assert_eq!(heading_text("PTH haute ou « normale »"), "PTH haute ou « normale »");
        assert_eq!(heading_text("« Nerf facial »"), "Nerf facial");
        assert_eq!(heading_text("Nerf facial »"), "Nerf facial");
        assert_eq!(heading_text("Activité : La vaccination"), "La vaccination");
        assert_eq!(heading_text("Activité de la rénine"), "Activité de la rénine");
    }
}
