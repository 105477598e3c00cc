//! Lines and what each one is: heading, bullet, entry, row of a table, text, or nothing worth
//! reading.
//!
//! Looks at one line at a time; what its neighbours tell is `heading.rs`'s and `wrap.rs`'s.
//! Refuses code, page numbers, directives.

use super::{asked, heading, html, latex, residue, rest, series, table};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineKind {
    Blank,
    Skip,
    Heading(u8),
    Item {
        depth: u8,
    },
    Entry,
    /// The lone bullet or arrow under a question.
    Answer,
    /// A row of a table, and what parts its cells.
    Row(table::Parts),
    Text {
        indented: bool,
    },
}

/// A line: its kind, its text without the mark, and where that begins in the original.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) kind: LineKind,
    pub(super) content: &'a str,
    pub(super) start: usize,
}

impl<'a> Line<'a> {
    pub(super) fn skip(start: usize) -> Self {
        Self { kind: LineKind::Skip, content: "", start }
    }

    pub(super) fn blank(start: usize) -> Self {
        Self { kind: LineKind::Blank, content: "", start }
    }

    pub(super) fn new(kind: LineKind, content: &'a str, start: usize) -> Self {
        Self { kind, content, start }
    }
}

const BULLETS: &[char] = &[
    '-', '*', '+', '•', '–', '◦', '▪', '●', '‣', '—', '§', '¤', '·', '➢', '➔', '►', '▶', '■', '□',
    '❖', '✓', '✔', '→', '⇒', '▸', '∙', '⁃', '◆', '\u{f0b7}', '\u{f0a7}', '\u{f0fc}', '\u{f0d8}',
];

/// The lines of `text` with their kinds.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = if html::is_page(text) { html::lines(text) } else { plain(text) };
    residue::set_aside(&mut lines);
    table::look_around(&mut lines);
    asked::look_around(&mut lines);
    series::look_around(&mut lines);
    heading::look_around(&mut lines, text);
    lines
}

/// « The forms are: ●mild ●severe »: bullets that a copy has left inside a line begin lines of
/// their own. Each piece with its place in `line`.
fn bulleted(line: &str) -> Vec<(&str, usize)> {
    const SURE: [char; 6] = ['●', '•', '▪', '■', '➢', '►'];
    let mut inside: Vec<usize> = line.match_indices(SURE).map(|(at, _)| at).collect();
    let opens = |at: &usize| {
        let before = line.get(..*at).unwrap_or_default();
        let after = line.get(*at..).unwrap_or_default().chars().nth(1);
        (before.is_empty() || before.ends_with([' ', '\u{a0}', ':', ';', '.']))
            && after.is_some_and(|c| c != ' ' || before.ends_with(' ') || before.is_empty())
    };
    inside.retain(opens);
    if inside.len() < 2 || line.contains('|') {
        return vec![(line, 0)];
    }
    let mut pieces = Vec::new();
    let mut from = 0;
    for at in inside.into_iter().chain([line.len()]) {
        let piece = line.get(from..at).unwrap_or_default();
        if !piece.trim().is_empty() {
            pieces.push((piece.trim_end(), from));
        }
        from = at;
    }
    pieces
}

fn plain(text: &str) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut start = 0;
    let mut fence = false;
    let mut script = false;
    let mut front: Option<&str> = None;
    let mut first = true;
    let tex = latex::is_tex(text);
    let mut environment: Option<&str> = None;
    for raw in text.split_inclusive(['\n', '\r', '\u{c}', '\u{2028}', '\u{2029}']) {
        let here = start;
        start += raw.len();
        // The second half of a line's end.
        if raw == "\n" && text.get(..here).is_some_and(|before| before.ends_with('\r')) {
            continue;
        }
        // A mark at the file's start, that a paste has kept.
        let marked = raw.strip_prefix('\u{feff}').unwrap_or(raw);
        let here = here + raw.len() - marked.len();
        let trimmed = if tex { latex::uncommented(marked) } else { marked }.trim_end();
        let opened = trimmed.trim_start();
        if first && matches!(trimmed, "---" | "+++") {
            front = Some(trimmed);
            lines.push(Line::skip(here));
        } else if let Some(mark) = front {
            lines.push(Line::new(LineKind::Skip, trimmed, here));
            if trimmed == mark || lines.len() > 200 {
                front = None;
            }
        } else if opened.starts_with("```") || opened.starts_with("~~~") && !rest::is_rule(opened) {
            fence = !fence;
            lines.push(Line::skip(here));
        } else if script || is_script(opened) {
            // `<script>` and `<style>` in Markdown, up to their end.
            script = !opened.contains("</script") && !opened.contains("</style");
            lines.push(Line::skip(here));
        } else if fence {
            lines.push(Line::skip(here));
        } else if let Some(name) = environment {
            if opened.starts_with("\\end{") && opened.contains(name) {
                environment = None;
            }
            lines.push(Line::skip(here));
        } else if tex && let Some(line) = latex::line(trimmed, here) {
            environment = latex::unread(opened);
            lines.push(line);
        } else {
            for (piece, at) in bulleted(trimmed) {
                lines.push(classify(piece, here + at));
            }
        }
        first &= trimmed.is_empty();
    }
    rest::look_around(&mut lines, text);
    lines
}

fn is_script(line: &str) -> bool {
    line.starts_with("<script") || line.starts_with("<style")
}

fn classify(raw: &str, start: usize) -> Line<'_> {
    let content = raw.trim_start();
    let indent = raw.len() - content.len();
    let columns: usize =
        raw.get(..indent).unwrap_or_default().chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
    let line = |kind, content: &'_ str| (kind, content.len());
    let (kind, kept) = if content.is_empty() {
        line(LineKind::Blank, content)
    } else if let Some(title) = shortcode_title(content) {
        let offset = content.find(title).unwrap_or(0);
        return Line::new(LineKind::Heading(2), title, start + indent + offset);
    } else if let Some(parts) =
        table::row(content).filter(|_| !residue::is_said_of_the_page(content))
    {
        line(LineKind::Row(parts), content)
    } else if residue::is_residue(content) {
        line(LineKind::Skip, content)
    } else if content.starts_with('#') {
        let level = content.len() - content.trim_start_matches('#').len();
        let rest = content.trim_start_matches('#');
        if level <= 6 && (rest.starts_with(' ') || rest.starts_with(char::is_uppercase)) {
            line(LineKind::Heading(u8::try_from(level).unwrap_or(6)), rest.trim_start())
        } else {
            line(LineKind::Text { indented: false }, content)
        }
    } else if let Some(rest) = content.strip_prefix(": ") {
        line(LineKind::Entry, rest.trim_start())
    } else if let Some(rest) = bullet(content) {
        let depth = u8::try_from((columns / 2).min(6)).unwrap_or(6);
        line(LineKind::Item { depth }, rest)
    } else {
        let rest = content.strip_prefix("> ").unwrap_or(content);
        let rest = bullet(rest).filter(|_| rest.len() < content.len()).unwrap_or(rest);
        line(LineKind::Text { indented: (2..=12).contains(&columns) }, rest)
    };
    let offset = content.len() - kept;
    Line::new(kind, content.get(offset..).unwrap_or_default(), start + indent + offset)
}

/// `{{%collapse "Définition" %}}` is a heading, as is `<summary>Définition</summary>`.
fn shortcode_title(content: &str) -> Option<&str> {
    if let Some((_, rest)) = content.split_once("<summary>")
        && (content.starts_with("<details") || content.starts_with("<summary"))
    {
        let title = rest.split('<').next()?.trim();
        return (!title.is_empty()).then_some(title);
    }
    let inside = content.strip_prefix("{{")?.trim_start_matches(['%', '<', ' ']);
    if !(inside.starts_with("collapse") || inside.starts_with("details")) {
        return None;
    }
    let from = inside.find('"')? + 1;
    let rest = inside.get(from..)?;
    rest.get(..rest.find('"')?)
}

/// The rest of a line after its bullet or number.
fn bullet(content: &str) -> Option<&str> {
    let mut chars = content.chars();
    let first = chars.next()?;
    for arrow in ["->", "=>", "-->", "==>"] {
        if let Some(rest) = content.strip_prefix(arrow) {
            return (!rest.trim().is_empty()).then(|| rest.trim_start());
        }
    }
    if BULLETS.contains(&first) {
        let rest = chars.as_str();
        let glued = !matches!(first, '-' | '*' | '+' | '–' | '—' | '·')
            || (first == '-' && rest.starts_with(char::is_alphabetic));
        let spaced = rest.starts_with([' ', '\t', '\u{a0}']);
        return ((spaced || glued) && !rest.trim().is_empty()).then(|| rest.trim_start());
    }
    // Word processors copy the hollow bullet as the letter « o ».
    if first == 'o' && chars.as_str().starts_with([' ', '\t', '\u{a0}']) {
        let rest = chars.as_str().trim_start();
        return (!rest.is_empty()).then_some(rest);
    }
    let digits = content.len() - content.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let letter = first.is_ascii_lowercase() && content.get(1..2) == Some(")");
    let mark = if letter { 1 } else { digits };
    if mark == 0 || mark > 2 {
        return None;
    }
    let rest = content.get(mark..)?;
    let rest = rest.strip_prefix([')', '.', '-', '°'])?;
    (rest.starts_with([' ', '\t', '\u{a0}']) && !rest.trim().is_empty()).then(|| rest.trim_start())
}

/// The title that front matter gives.
pub(super) fn front_title(lines: &[Line<'_>]) -> Option<String> {
    for line in lines.iter().take_while(|line| line.kind == LineKind::Skip).take(200) {
        let Some(rest) = line.content.strip_prefix("title") else { continue };
        let Some(value) = rest.trim_start().strip_prefix([':', '=']) else { continue };
        let value = value.trim().trim_matches(['"', '\'']);
        if !value.is_empty() {
            return Some(value.to_owned());
        }
    }
    None
}
