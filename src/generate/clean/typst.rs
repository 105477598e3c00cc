//! Typst's commands: `#figure(…)`, `#import`, `#desc[`.
//!
//! Skips them to the bracket that closes them; what stands in square brackets is read.

use super::line::{Line, LineKind};

/// Whether the text is Typst: commands at the head of lines, which no Markdown has.
pub(crate) fn is_typst(text: &str) -> bool {
    text.lines().any(opens)
}

/// A comment, which nobody reads, or the title: `#title([Le rein])`.
pub(super) fn line(content: &str, start: usize) -> Option<Line<'_>> {
    if content.starts_with("//") {
        return Some(Line::skip(start));
    }
    let inside = content.strip_prefix("#title")?.trim_start_matches(['(', '[', '"']);
    let title = inside.get(..inside.find([']', '"'])?)?;
    Some(Line::new(LineKind::Heading(1), title, start + content.len() - inside.len()))
}

/// How far in a text a template is told its title.
const PREAMBLE: usize = 2000;

/// The title that a template is given above the text: `title: "Le rein"`, `title: [Le rein]`, over lines.
pub(super) fn title(text: &str) -> Option<&str> {
    let mut at = 0;
    for line in text.split_inclusive('\n').take_while(|line| !line.starts_with('=')) {
        if at > PREAMBLE {
            break;
        }
        if let Some(value) = line.trim_start().strip_prefix("title:") {
            let told = text.get(at + line.len() - value.len()..)?.trim_start();
            let close = if told.starts_with('[') { ']' } else { '"' };
            let inner = told.strip_prefix(['[', '"'])?;
            let (title, _) = inner.split_once(close)?;
            return Some(title.trim()).filter(|title| !title.is_empty() && !title.contains("\n\n"));
        }
        at += line.len();
    }
    None
}

/// `#sym.arrow.r` at the head of `rest`: its sign, and how long its name is.
pub(super) fn sign(rest: &str) -> Option<(&'static str, usize)> {
    let name = rest.strip_prefix("#sym.")?;
    let long =
        name.len() - name.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '.').len();
    let name = name.get(..long)?.trim_end_matches('.');
    let sign = match name {
        "arrow" | "arrow.r" | "arrow.long" | "arrow.r.long" => "→",
        "arrow.l" => "←",
        "arrow.t" => "↑",
        "arrow.b" => "↓",
        "arrow.l.r" => "↔",
        "arrow.double" | "arrow.r.double" => "⇒",
        "alpha" => "α",
        "beta" => "β",
        "gamma" => "γ",
        "delta" => "δ",
        "Delta" => "Δ",
        "mu" => "µ",
        "gt.eq" => "≥",
        "lt.eq" => "≤",
        "approx" => "≈",
        "plus.minus" => "±",
        "times" => "×",
        "degree" => "°",
        _ => return None,
    };
    Some((sign, "#sym.".len() + name.len()))
}

/// Whether the line is a command or a comment, which says nothing itself.
pub(crate) fn says_nothing(line: &str) -> bool {
    line.starts_with("//") || opens(line)
}

/// Whether the line is a command.
pub(super) fn opens(line: &str) -> bool {
    let Some(rest) = line.strip_prefix('#') else { return false };
    let name = rest.bytes().take_while(|b| b.is_ascii_lowercase() || *b == b'-').count();
    let called = rest.get(name..).is_some_and(|after| after.starts_with(['(', '[']));
    let keyword = ["import ", "show ", "show:", "set ", "let ", "include ", "pagebreak"]
        .iter()
        .any(|word| rest.starts_with(word));
    (name >= 2 && called) || keyword
}

/// How many round brackets are open after the line.
pub(super) fn open_after(line: &str, before: usize) -> usize {
    line.chars().fold(before, |open, c| match c {
        '(' => open + 1,
        ')' => open.saturating_sub(1),
        _ => open,
    })
}

#[cfg(test)]
mod tests {
    use super::super::document;
    use crate::generate::block::Shape;

    #[test]
    fn comments_are_skipped_and_the_title_heads() {
        let text = "// #set text(font: \"Inter\")\n#set page(paper: \"a4\")\n#title([Le cœur])\n\n= \
                    Anatomie\n\nLe cœur est un muscle creux qui bat. // à revoir\n";
        let read = document(text);
        let found: Vec<(&Shape, &str)> =
            read.blocks.iter().map(|block| (&block.shape, block.text.text())).collect();
        let headed: Vec<&str> = found
            .iter()
            .filter(|(shape, _)| matches!(shape, Shape::Heading(_)))
            .map(|(_, text)| *text)
            .collect();
        assert_eq!(headed, ["Le cœur", "Anatomie"], "{found:?}");
        assert!(
            found
                .iter()
                .all(|(shape, text)| **shape == Shape::Reference || !text.contains("Inter"))
        );
        // A stroke drawn over notes in another text.
        let other = document("// Le rein filtre le plasma.\n\nLe rein pèse 150 g.\n");
        assert!(other.blocks.iter().any(|block| block.text.text().contains("filtre")));
    }

    #[test]
    fn a_template_is_told_the_title() {
        let text = "#import \"a.typ\": conf\n#show: doc => conf(\n  title: [\n    La rate\n  ],\n  doc,\n)\n\n= Forme\n\nElle \
                    est molle #sym.arrow fragile.\n";
        assert_eq!(document(text).front.as_deref(), Some("La rate"));
        assert!(document(text).blocks.iter().any(|b| b.text.text() == "Elle est molle → fragile."));
        assert_eq!(super::title("= Rate\ntitle: \"non\"\n"), None);
        assert_eq!(super::sign("#symptom"), None);
    }

    #[test]
    fn figures_are_skipped_and_descriptions_read() {
        let text = "== Cœur\n\n#desc[\n  Un muscle creux qui bat.\n]\n\n#figure(\n  caption: [Vue de \
                    face],\n  image(\"coeur.png\")\n)\n\nIl pèse 300 grammes @livre_2018[p.4].\n";
        let read = document(text).blocks.into_iter().filter(|b| b.shape != Shape::Reference);
        let found: Vec<String> = read.map(|block| block.text.text().to_owned()).collect();
        assert_eq!(found, ["Cœur", "Un muscle creux qui bat.", "Il pèse 300 grammes."]);
    }
}
