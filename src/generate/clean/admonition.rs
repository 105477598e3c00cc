//! Admonitions and tabs: `!!! note "Titre"`, `??? tip`, `=== "Onglet"`, as `MkDocs` writes them,
//! `> [!info] Titre`.
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

/// The deepest level of a heading.
const DEEPEST: u8 = 6;

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
            let title = quoted.strip_suffix('"').filter(|title| !is_quoted_again(title))?;
            kind(before).then(|| title.trim())
        }
        None => KINDS.contains(&told).then_some(""),
    }
}

/// Whether quotation marks stand in a title, but for those of a link's attributes: `{target="_blank"}`.
fn is_quoted_again(title: &str) -> bool {
    let mut inside = false;
    title.chars().any(|c| {
        inside = c == '{' || inside && c != '}';
        c == '"' && !inside
    })
}

/// What a tab that begins on this line is called: `=== "Formes rares"`.
fn tab(content: &str) -> Option<&str> {
    let marked = ["===! ", "===+ ", "=== "].iter().find_map(|mark| content.strip_prefix(mark))?;
    let title = marked.trim().strip_prefix('"')?.strip_suffix('"')?;
    (!title.is_empty() && !is_quoted_again(title)).then_some(title)
}

/// The line that opens an admonition or a tab, as what it says.
pub(super) fn line(content: &str, start: usize) -> Option<Line<'_>> {
    let named = |kind, title: &str| {
        let offset = content.rfind(title).unwrap_or(content.len());
        Line::new(
            kind,
            content.get(offset..offset + title.len()).unwrap_or_default(),
            start + offset,
        )
    };
    if let Some(title) = tab(content) {
        return Some(named(LineKind::Heading(DEEPEST), title));
    }
    match boilerplate::callout(content).or_else(|| title(content))? {
        "" => Some(Line::new(LineKind::Skip, content, start)),
        title => Some(named(LineKind::text_at(0), title)),
    }
}

/// A tab heads what stands inside, as deep as it stands; one over headings of its own says nothing.
pub(super) fn head_tabs(lines: &mut [Line<'_>], text: &str) {
    let mut above = 1_u8;
    for at in 0..lines.len() {
        let Some(line) = lines.get(at).copied() else { continue };
        let LineKind::Heading(level) = line.kind else { continue };
        let own = raw(text, line.start);
        let margin = own.len() - own.trim_start().len();
        if tab(own.trim()).is_none() {
            above = level;
            continue;
        }
        let below = lines.get(at + 1..).unwrap_or_default();
        let inside = |line: &&Line<'_>| {
            let raw = raw(text, line.start);
            line.kind == LineKind::Blank || raw.len() - raw.trim_start().len() > margin
        };
        let body = below.iter().take_while(inside).count();
        let headed = below.iter().take(body).any(Line::is_heading);
        let level = (above + 1).min(DEEPEST);
        if let Some(line) = lines.get_mut(at) {
            line.kind = if headed { LineKind::Skip } else { LineKind::Heading(level) };
        }
        if let Some(behind) = lines.get_mut(at + 1 + body).filter(|_| !headed) {
            behind.ends = Some(level);
        }
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
    use super::super::tests::told as read;
    use super::{tab, title};
    use crate::generate::block::Shape;

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
    fn a_title_may_hold_a_link() {
        let told = "!!! tip \"[SPLEEN](https://exemple.fr/s){:target=\"_blank\"} = forme rare\"";
        assert_eq!(
            title(told),
            Some("[SPLEEN](https://exemple.fr/s){:target=\"_blank\"} = forme rare")
        );
        assert_eq!(title("!!! tip \"une\" ou \"deux\""), None);
        let text = format!("# La rate\n\n{told}\n    - fièvre\n    - pâleur\n");
        assert_eq!(read(&text), ["La rate", "SPLEEN = forme rare", "fièvre", "pâleur"]);
        // The next one does not hang on the last bullet.
        let two = format!("{text}\n{told}\n    - soif\n")
            .replace("!!!", "    !!!")
            .replace("    -", "        -");
        let blocks = document(&two).blocks;
        assert!(
            blocks
                .iter()
                .all(|block| !block.text.text().starts_with("SPL")
                    || block.shape == Shape::Paragraph)
        );
    }

    #[test]
    fn a_tab_heads_what_stands_inside() {
        let text = "# La rate\n\n=== \"Chez l’enfant\"\n\n    Elle est grosse.\n\n=== \"Chez l’adulte\"\n\n    \
                    Elle est molle.\n\nElle filtre le sang.\n";
        let paths = |text: &str| -> Vec<String> {
            let blocks = document(text).blocks;
            let told = blocks.iter().filter(|block| block.shape == Shape::Paragraph);
            told.map(|block| block.path.join(" › ")).collect()
        };
        assert_eq!(paths(text), ["La rate › Chez l’enfant", "La rate › Chez l’adulte", "La rate"]);
        let over = "# Le sang\n\n=== \"Organes\"\n\n    ## La rate\n\n    Elle filtre le sang.\n";
        assert_eq!(paths(over), ["Le sang › La rate"]);
        assert_eq!(tab("=== Chez l’enfant ==="), None);
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
