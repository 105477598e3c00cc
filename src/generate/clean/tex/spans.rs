//! What commands of LaTeX add to words without being read: footnotes, names for an index, where a figure
//! stands, the name of a command around words (`\term{la rate}`), spaces that do not break.

use std::ops::Range;

use super::super::ahead::{closing_brace, head};
use super::names::{is_wording, level, sets_up};
use super::{is_tex, named};

/// How far a brace that closes is looked for, in bytes; a footnote is long.
const REACH: usize = 1500;
/// How much of an argument tells whether it is words.
const SEEN: usize = 160;

/// Commands whose argument nobody reads in its line.
const SILENT: [&str; 16] = [
    "footnote",
    "footnotetext",
    "footcite",
    "label",
    "index",
    "ref",
    "eqref",
    "pageref",
    "autoref",
    "cref",
    "Cref",
    "vref",
    "todo",
    "marginpar",
    "glsadd",
    "phantom",
];

/// Commands whose first argument says how the second looks or where it leads.
const SECOND: [&str; 6] = ["textcolor", "colorbox", "href", "hyperlink", "hyperref", "fontsize"];

/// Where they stand in a LaTeX source.
pub(in super::super) fn marks(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if !is_tex(text) {
        return found;
    }
    let body = text.find("\\begin{document}").unwrap_or(0);
    for (at, mark) in text.match_indices(['\\', '~']).filter(|(at, _)| *at >= body) {
        if found.last().is_some_and(|span| span.end > at) {
            continue;
        }
        let before = text.get(..at).unwrap_or_default();
        let rest = text.get(at..).unwrap_or_default();
        if mark == "~" {
            if !before.ends_with('\\') {
                found.push(at..at + 1);
            }
        } else if rest.starts_with("\\(") {
            let signs = plain_formula(rest).into_iter().flatten();
            found.extend(signs.map(|span| at + span.start..at + span.end));
        } else if let Some((name, _)) = named(rest) {
            command(name, before, rest, at, &mut found);
        }
    }
    found
}

/// The marks of `\( X \)`, a formula that is a letter or two.
fn plain_formula(rest: &str) -> Option<[Range<usize>; 2]> {
    let close = head(rest, 40).find("\\)")?;
    let inside = rest.get(2..close)?;
    let padded = inside.len() - inside.trim_start().len();
    (!inside.contains(['\\', '^', '_', '='])).then_some([0..2 + padded, close..close + 2])
}

fn command(name: &str, before: &str, rest: &str, at: usize, found: &mut Vec<Range<usize>>) {
    let opens = before.trim_end_matches([' ', '\t']);
    let opens = opens.is_empty() || opens.ends_with('\n');
    let mut from = 1 + name.len();
    from += usize::from(rest.get(from..).is_some_and(|rest| rest.starts_with('*')));
    for (open, close) in [('<', '>'), ('[', ']')] {
        let behind = rest.get(from..).unwrap_or_default();
        if behind.starts_with(open)
            && let Some(end) = head(behind, SEEN).find(close)
        {
            from += end + 1;
        }
    }
    let behind = rest.get(from..).unwrap_or_default();
    if !behind.starts_with('{') {
        return;
    }
    if SILENT.contains(&name) || name.starts_with("cite") {
        if let Some(end) = closing_brace(behind, REACH)
            && !(opens && ends_line(behind.get(end..)))
        {
            found.push(at..at + from + end);
        }
        return;
    }
    let heads = level(name).is_some();
    if SECOND.contains(&name) {
        let second = head(behind, SEEN)
            .find('}')
            .filter(|end| behind.get(end + 1..).is_some_and(|behind| behind.starts_with('{')));
        if let Some(end) = second {
            found.push(at..at + from + end + 2);
        }
        return;
    }
    if heads
        || is_wording(name)
        || matches!(name, "begin" | "end" | "item" | "verb")
        || sets_up(name)
        || super::super::latex::command(rest).is_some()
        || super::super::latex::fraction(rest).is_some()
    {
        return;
    }
    let inner = behind.get(1..).unwrap_or_default();
    let end = closing_brace(behind, REACH);
    let alone = opens && end.is_none_or(|end| ends_line(behind.get(end..)));
    if !is_words(inner, alone) {
        return;
    }
    found.push(at..at + from + 1);
    // `\defe{la rate}{rate!définition}`: the second is an index's.
    let Some(end) = end else { return };
    let second = behind.get(end..).filter(|second| second.starts_with('{'));
    if let Some(second) = second
        && let Some(length) = closing_brace(second, REACH)
    {
        let filed = second.get(1..length - 1).unwrap_or_default();
        let told = inner.get(..end - 2).unwrap_or_default();
        if filed.contains(['!', '@', '|']) || filed.eq_ignore_ascii_case(told) {
            found.push(at + from + end..at + from + end + length);
        }
    }
}

/// Whether an argument is words: several, or one inside a line.
fn is_words(inner: &str, alone: bool) -> bool {
    let seen = head(inner, SEEN);
    let told = seen.split('}').next().unwrap_or_default();
    let words = told.split_whitespace().filter(|word| {
        word.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !word.contains(['=', '\\', '/'])
    });
    let plain = |c: char| c.is_alphabetic() || matches!(c, '-' | '’' | '\'' | ' ');
    words.count() >= if alone { 3 } else { 2 }
        || !alone && !told.is_empty() && told.chars().all(plain)
}

fn ends_line(behind: Option<&str>) -> bool {
    behind.is_none_or(|behind| {
        let behind = behind.trim_start_matches([' ', '\t', '\r']);
        behind.is_empty() || behind.starts_with(['\n', '%'])
    })
}
