//! reStructuredText: underlined headings, directives, fields, terms with an indented description.
//!
//! Underlined headings are Markdown's too. Leaves out what a directive holds, except a note's text.

use super::line::{Line, LineKind};

/// A line of one mark repeated.
pub(super) fn is_rule(content: &str) -> bool {
    let mut chars = content.chars();
    let Some(first) = chars.next() else { return false };
    content.len() >= 3 && "=-~^\"*#+_".contains(first) && chars.all(|c| c == first)
}

/// Reads headings, directives and definitions off the lines around each line.
pub(super) fn look_around(lines: &mut [Line<'_>], text: &str) {
    let mut levels: Vec<char> = Vec::new();
    for i in 1..lines.len() {
        let (Some(above), Some(here)) = (lines.get(i - 1).copied(), lines.get(i).copied()) else {
            continue;
        };
        // What a rule was is no longer in its line's content.
        let raw = text.get(here.start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let mark = raw.trim();
        let title = above.content.trim();
        // Drawn by hand it need not be as long as its title.
        let (drawn, words) = (mark.chars().count(), title.chars().count().min(60));
        let wide = drawn + 1 >= words || drawn >= 5 && drawn * 3 >= words * 2;
        let texty = matches!(above.kind, LineKind::Text { .. });
        if here.kind == LineKind::Skip && is_rule(mark) && texty && wide && title.len() <= 100 {
            let first = mark.chars().next().unwrap_or('=');
            let level = levels.iter().position(|c| *c == first).unwrap_or_else(|| {
                levels.push(first);
                levels.len() - 1
            });
            if let Some(line) = lines.get_mut(i - 1) {
                line.kind = LineKind::Heading(u8::try_from(level + 1).unwrap_or(6).min(6));
            }
        }
    }
    if text.contains("\n.. ") || text.starts_with(".. ") {
        directives(lines, text);
    }
}

fn directives(lines: &mut [Line<'_>], text: &str) {
    let mut inside = false;
    for i in 0..lines.len() {
        let Some(line) = lines.get(i).copied() else { continue };
        let from = text.get(..line.start).map_or(0, |t| t.rfind('\n').map_or(0, |at| at + 1));
        let indented = line.start > from;
        if line.kind == LineKind::Blank {
            continue;
        }
        let directive = line.content.starts_with(".. ");
        let field = line.content.starts_with(':')
            && line
                .content
                .get(1..)
                .and_then(|rest| rest.split(": ").next())
                .is_some_and(|name| name.len() < 20 && name.chars().all(char::is_alphanumeric));
        let kind = if directive {
            inside = !["note::", "warning::", "tip::", "important::", "attention::"]
                .iter()
                .any(|name| line.content.contains(name));
            Some(LineKind::Skip)
        } else if inside && indented || field && !matches!(line.kind, LineKind::Heading(_)) {
            Some(LineKind::Skip)
        } else {
            inside = false;
            None
        };
        if let (Some(kind), Some(line)) = (kind, lines.get_mut(i)) {
            line.kind = kind;
            continue;
        }
        // « Terme » and, indented under it, what it is.
        let next = lines.get(i + 1).copied();
        let described = matches!(line.kind, LineKind::Text { indented: false })
            && line.content.split_whitespace().count() <= 6
            && !line.content.ends_with(['.', ':', ';', ','])
            && next.is_some_and(|next| next.kind == LineKind::Text { indented: true });
        if described && let Some(next) = lines.get_mut(i + 1) {
            next.kind = LineKind::Entry;
        }
    }
}
