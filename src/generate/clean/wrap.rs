//! Lines that were one paragraph: whether a line goes on from the one before, and how they join.
//!
//! A text of notes, whose lines each say their own thing, is told from a text broken at a width.

use super::line::{Line, LineKind};
use super::mapped::Mapped;

/// The width at which the text's lines were broken; 0 when a line is a paragraph or a note.
pub(super) fn wrap_width(lines: &[Line<'_>]) -> usize {
    let mut lengths: Vec<usize> = lines
        .iter()
        .filter(|line| matches!(line.kind, LineKind::Text { .. }))
        .map(|line| line.content.chars().take(400).count())
        .filter(|length| *length > 20)
        .collect();
    lengths.sort_unstable();
    let width = lengths.get(lengths.len() * 9 / 10).copied().unwrap_or(0);
    if !(40..=140).contains(&width) || !is_wrapped(lines, width) { 0 } else { width }
}

/// Whether lines followed by a line are mostly as wide as they can be, as in a page's paragraphs.
fn is_wrapped(lines: &[Line<'_>], width: usize) -> bool {
    let (mut full, mut all) = (0_usize, 0_usize);
    for pair in lines.windows(2) {
        let [line, next] = pair else { continue };
        let text = |line: &Line<'_>| matches!(line.kind, LineKind::Text { .. });
        if !text(line) || !text(next) || line.content.ends_with(['.', ':']) {
            continue;
        }
        all += 1;
        if is_note(next.content) {
            continue;
        }
        let word = next.content.split(' ').next().map_or(0, |word| word.chars().count());
        full += usize::from(line.content.chars().count() + 1 + word >= width - width / 12);
    }
    full * 2 >= all && full >= 1
}

/// Words that neither end a line of notes nor begin one.
const HANGS: [&str; 34] = [
    "de", "du", "des", "d", "la", "le", "les", "l", "un", "une", "en", "à", "au", "aux", "dans",
    "par", "pour", "sur", "sous", "avec", "entre", "et", "ou", "qui", "que", "dont", "of", "the",
    "a", "in", "to", "and", "by", "with",
];

/// Whether `next` goes on from `open`, whose last line had `length` bytes.
pub(super) fn joins(open: &str, length: usize, next: &str, width: usize) -> bool {
    let lower = next.starts_with(|c: char| c.is_lowercase() || matches!(c, '(' | '«' | ')'));
    let ends = open.ends_with(['.', '!', '?', '…', ':']);
    if open.ends_with('-') && lower {
        return true;
    }
    if is_note(next) && (width == 0 || !lower) {
        return false;
    }
    if width == 0 {
        // « … dégradent une molécule de », « du pyruvate »: half a phrase.
        let last = open.rsplit([' ', '’', '\'']).next().unwrap_or_default();
        let first = next.split([' ', '’', '\'']).next().unwrap_or_default();
        let linked = HANGS.contains(&last) || HANGS.contains(&first) && first != "en";
        return lower && !ends && (length > 60 || linked && length > 25);
    }
    // A line goes on when its first word would not have fitted at the end of the one before.
    let word = next.split(' ').next().map_or(0, |word| word.chars().count());
    length + 1 + word >= width.saturating_sub(width / 12)
        || (lower && !ends && length * 5 >= width * 3)
}

/// « SARM : … », « `HbA1c` = … », « metformine → … »: a line that begins its own thing.
fn is_note(line: &str) -> bool {
    let mut end = line.len().min(60);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    let head = line.get(..end).unwrap_or_default();
    let mark = [" : ", ": ", "\u{a0}: ", " = ", " → ", " – ", " ⇒ ", " -> "]
        .iter()
        .filter_map(|mark| head.find(mark))
        .min();
    let opens = line.ends_with(':') && line.split_whitespace().count() <= 7;
    opens
        || mark.is_some_and(|at| {
            let label = head.get(..at).unwrap_or_default();
            label.split_whitespace().count() <= 6 && !label.contains(['.', ';', '!', '?'])
        })
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
