//! Admonitions: `!!! note "Titre"`, `??? tip`, as `MkDocs` writes them, `> [!info] Titre`.
//!
//! The word for the kind says nothing of the topic. Where the title is of an exercise, « Consignes », what
//! stands inside are orders to the reader, and set aside.

use super::boilerplate;
use super::line::{Line, LineKind};
use crate::deck::fold;
use crate::generate::heading::lists::lists;
use crate::generate::heading::sort::{Sort, sort};
use crate::generate::language::Language;

/// Kinds that stand without a title.
const KINDS: [&str; 28] = [
    "note",
    "abstract",
    "summary",
    "tldr",
    "info",
    "todo",
    "tip",
    "hint",
    "important",
    "success",
    "check",
    "question",
    "help",
    "faq",
    "warning",
    "caution",
    "attention",
    "failure",
    "danger",
    "error",
    "bug",
    "example",
    "quote",
    "cite",
    "seealso",
    "remarque",
    "astuce",
    "exemple",
];

/// What an admonition that begins on this line is called, often nothing.
pub(super) fn title(content: &str) -> Option<&str> {
    let marked = ["!!!", "???+", "???"].iter().find_map(|mark| content.strip_prefix(mark))?;
    let told = marked.strip_prefix(' ')?.trim();
    let kind = |text: &str| {
        let plain = |word: &str| word.chars().all(|c| c.is_lowercase() || c == '-');
        let words = text.split_whitespace().count();
        (1..=2).contains(&words) && text.split_whitespace().all(plain)
    };
    match told.split_once('"') {
        Some((before, quoted)) => {
            let title = quoted.strip_suffix('"').filter(|title| !title.contains('"'))?;
            kind(before).then(|| title.trim())
        }
        None => KINDS.contains(&told).then_some(""),
    }
}

/// Sets aside what stands inside an exercise's, and skips titles that are the paper's: « Correction ».
pub(super) fn look_around(lines: &mut [Line<'_>], text: &str, language: Language) {
    let mut inside: Option<Body> = None;
    for line in lines.iter_mut() {
        if line.kind == LineKind::Blank {
            if inside == Some(Body::Quoted) {
                inside = None;
            }
            continue;
        }
        let raw = raw(text, line.start);
        let bare = raw.trim_start();
        let columns = raw.len() - bare.len();
        if let Some(body) = inside {
            let goes_on = match body {
                Body::Indented(margin) => columns > margin,
                Body::Quoted => bare.starts_with('>'),
            };
            if goes_on {
                line.kind = LineKind::Aside;
                continue;
            }
            inside = None;
        }
        let quoted = bare.starts_with('>');
        let named = if quoted { boilerplate::callout(bare) } else { title(bare) };
        let Some(named) = named.filter(|named| !named.is_empty()) else { continue };
        if lists(language).task.contains(fold(named).as_str()) {
            line.kind = LineKind::Aside;
            inside = Some(if quoted { Body::Quoted } else { Body::Indented(columns) });
        } else if matches!(sort(named, lists(language)), Sort::Empty | Sort::Paper) {
            line.kind = LineKind::Skip;
        }
    }
}

/// What an admonition's body is known by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Body {
    /// Further in than its title.
    Indented(usize),
    Quoted,
}

/// The whole line that `start` is in.
fn raw(text: &str, start: usize) -> &str {
    let before = text.get(..start).unwrap_or_default();
    let from = before.rfind('\n').map_or(0, |at| at + 1);
    text.get(from..).and_then(|rest| rest.lines().next()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::document;
    use super::title;
    use crate::generate::block::Shape;

    fn read(text: &str) -> Vec<String> {
        let blocks = document(text).blocks;
        let read = blocks.iter().filter(|block| block.shape != Shape::Reference);
        read.map(|block| block.text.text().to_owned()).collect()
    }

    #[test]
    fn the_word_for_its_kind_is_not_read() {
        assert_eq!(title("!!! danger \"Gestes interdits\""), Some("Gestes interdits"));
        assert_eq!(title("??? tip"), Some(""));
        assert_eq!(title("!!! ne jamais attendre le scanner"), None);
        assert_eq!(title("??? dose \"usuelle\" à revoir"), None);
        let text = "La rate est molle.\n\n!!! note\n    La rate détruit les hématies.\n";
        assert_eq!(read(text), ["La rate est molle.", "La rate détruit les hématies."]);
    }

    #[test]
    fn orders_of_an_exercise_are_set_aside() {
        let text = "# La rate\n\n!!! warning \"Consignes\"\n\n    1. Expliquer le rôle de la rate.\n    2. Comparer la \
                    rate et le foie.\n\nLa rate détruit les hématies.\n";
        assert_eq!(read(text), ["La rate", "La rate détruit les hématies."]);
        let text = "> [!info] Objectifs\n> Connaître la rate.\n\nLa rate est molle.\n";
        assert_eq!(read(text), ["La rate est molle."]);
        let text = "!!! warning \"Gestes interdits\"\n    Ne pas palper la rate.\n";
        assert_eq!(read(text).last().map(String::as_str), Some("Ne pas palper la rate."));
    }
}
