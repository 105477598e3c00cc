//! Lines and what each one is: heading, bullet, entry, text, or nothing worth reading.
//!
//! Also says whether a line goes on from the one before. Refuses code, tables, page numbers.

use super::mapped::Mapped;
use crate::deck::fold;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineKind {
    Blank,
    Skip,
    Heading(u8),
    Item { depth: u8 },
    Entry,
    Text { indented: bool },
}

/// A line: its kind, its text without the mark, and where that begins in the original.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) kind: LineKind,
    pub(super) content: &'a str,
    pub(super) start: usize,
}

const BULLETS: [char; 10] = ['-', '*', '+', '•', '–', '◦', '▪', '●', '‣', '—'];

/// The lines of `text` with their kinds.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut fence = false;
    let mut front: Option<&str> = None;
    let mut first = true;
    for raw in text.split_inclusive(['\n', '\r', '\u{c}', '\u{2028}', '\u{2029}']) {
        let here = start;
        start += raw.len();
        let trimmed = raw.trim_end();
        if first && matches!(trimmed, "---" | "+++") {
            front = Some(trimmed);
            lines.push(Line { kind: LineKind::Skip, content: "", start: here });
        } else if let Some(mark) = front {
            lines.push(Line { kind: LineKind::Skip, content: trimmed, start: here });
            if trimmed == mark || lines.len() > 200 {
                front = None;
            }
        } else if trimmed.trim_start().starts_with("```") || trimmed.trim_start().starts_with("~~~")
        {
            fence = !fence;
            lines.push(Line { kind: LineKind::Skip, content: "", start: here });
        } else if fence {
            lines.push(Line { kind: LineKind::Skip, content: "", start: here });
        } else {
            lines.push(classify(trimmed, here));
        }
        first &= trimmed.is_empty();
    }
    look_around(&mut lines);
    lines
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
        return Line { kind: LineKind::Heading(2), content: title, start: start + indent + offset };
    } else if is_residue(content) {
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
        line(LineKind::Text { indented: (2..=12).contains(&columns) }, rest)
    };
    let offset = content.len() - kept;
    Line {
        kind,
        content: content.get(offset..).unwrap_or_default(),
        start: start + indent + offset,
    }
}

/// `{{%collapse "Définition" %}}` is a heading.
fn shortcode_title(content: &str) -> Option<&str> {
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
    if BULLETS.contains(&first) {
        let rest = chars.as_str();
        let glued = matches!(first, '•' | '●' | '▪' | '◦' | '‣');
        let spaced = rest.starts_with([' ', '\t', '\u{a0}']);
        return ((spaced || glued) && !rest.trim().is_empty()).then(|| rest.trim_start());
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

fn is_residue(content: &str) -> bool {
    let binary = |c: char| c == '\u{fffd}' || (c.is_control() && c != '\t');
    if content.contains(binary) {
        return true;
    }
    let rule = content.len() >= 3
        && content.chars().all(|c| matches!(c, '-' | '=' | '_' | '*' | '|' | ' ' | ':' | '~'));
    let table = content.starts_with('|') || content.ends_with('|') || content.contains(" | ");
    let tag =
        content.starts_with("<img") || content.starts_with("<!--") || content.starts_with("{.");
    let markup = (content.starts_with("{{")
        && content.ends_with("}}")
        && content.matches("}}").count() == 1)
        || content.starts_with("![");
    let comment =
        content.starts_with("//") || content.starts_with("\\begin") || content.starts_with("\\end");
    rule || table
        || tag
        || markup
        || comment
        || is_page_number(content)
        || (content.len() < 120
            && !content.contains(' ')
            && (content.contains("www.") || content.contains("://")))
        || !content.chars().any(char::is_alphanumeric)
        || is_noise(content)
}

/// Mostly neither letters nor spaces: not a text.
fn is_noise(content: &str) -> bool {
    let (mut odd, mut all) = (0_usize, 0_usize);
    for c in content.chars().take(200) {
        all += 1;
        odd += usize::from(!(c.is_alphanumeric() || c == ' ' || ".,;:'’-()".contains(c)));
    }
    odd * 2 > all
}

fn is_page_number(content: &str) -> bool {
    if content.len() > 24 {
        return false;
    }
    let folded = fold(content);
    let rest = ["page", "p.", "p", "pg"].iter().find_map(|word| folded.strip_prefix(word));
    let rest = rest.unwrap_or(&folded);
    let number = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '/' | '-' | '.' | '|');
    rest.chars().all(|c| number(c) || "sur of".contains(c))
        && rest.chars().any(|c| c.is_ascii_digit())
}

/// Headings that have no mark: told by the lines around them.
fn look_around(lines: &mut [Line<'_>]) {
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
            let heading = if !seen_text
                && looks_like_heading(line.content)
                && after != LineKind::Entry
                && (matches!(after, LineKind::Blank | LineKind::Skip)
                    || next.len() > 100
                    || (line.content.len() * 5 < next.len() * 4
                        && !next.starts_with(char::is_lowercase)))
            {
                Some(1)
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
        && !content.contains(['→', '@'])
}

fn is_capitals(content: &str) -> bool {
    let letters = content.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 3
        && content.len() <= 70
        && !content.chars().any(char::is_lowercase)
        && !content.contains([':', '=', '→'])
        && content.chars().next().is_some_and(char::is_alphabetic)
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

/// The width at which the text's lines were broken; 0 when a line is a paragraph.
pub(super) fn wrap_width(lines: &[Line<'_>]) -> usize {
    let mut lengths: Vec<usize> = lines
        .iter()
        .filter(|line| matches!(line.kind, LineKind::Text { .. }))
        .map(|line| line.content.chars().take(400).count())
        .filter(|length| *length > 20)
        .collect();
    lengths.sort_unstable();
    let width = lengths.get(lengths.len() * 9 / 10).copied().unwrap_or(0);
    if width > 140 { 0 } else { width }
}

/// Whether `next` goes on from `open`, whose last line had `length` bytes.
pub(super) fn joins(open: &str, length: usize, next: &str, width: usize) -> bool {
    let lower = next.starts_with(|c: char| c.is_lowercase() || matches!(c, '(' | '«' | ')'));
    let ends = open.ends_with(['.', '!', '?', '…', ':']);
    if open.ends_with('-') && lower {
        return true;
    }
    if width == 0 {
        return lower && !ends && length > 60;
    }
    // A line goes on when its first word would not have fitted at the end of the one before.
    let word = next.split(' ').next().map_or(0, |word| word.chars().count());
    length + 1 + word >= width.saturating_sub(width / 12)
        || (lower && !ends && length * 5 >= width * 3)
}

/// Joins a line to the one before, without the hyphen of a broken word.
pub(super) fn join(open: &mut Mapped, next: &Mapped, at: usize) {
    let mut tail = open.text().chars().rev();
    let broken = tail.next() == Some('-')
        && tail.next().is_some_and(char::is_alphabetic)
        && next.text().starts_with(char::is_lowercase);
    if broken {
        open.pop();
    } else {
        open.space(at.saturating_sub(1));
    }
    open.append(next);
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
    if let Some((before, after)) = text.split_once(" - ") {
        let before = fold(before);
        if ["cours", "chapitre", "chapter", "item", "lecture", "ue"]
            .iter()
            .any(|w| before.starts_with(w))
        {
            text = after.trim();
        }
    }
    if let Some((before, _)) = text.split_once(" (")
        && text.ends_with(')')
        && before.len() >= 4
    {
        text = before;
    }
    let text = text.trim_matches(['*', '_', '"', '«', '»', ' ']);
    if is_capitals(text) && text.chars().count() > 6 {
        let mut lower = text.to_lowercase();
        if let Some(first) = lower.chars().next() {
            lower.replace_range(..first.len_utf8(), &first.to_uppercase().to_string());
        }
        return lower;
    }
    text.to_owned()
}

pub(super) fn is_bibliography(heading: &str) -> bool {
    let folded = fold(heading);
    [
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
