//! What is put in brackets in a line, where a fraction's bar and the roof of a root are not seen.

use super::run::{Level, Run, linear, push};
use super::signs::{OPERATORS, RELATIONS, is_lowered, is_raised};

/// Whether a sign ends what stands before it.
pub(super) fn ends_it(sign: &str) -> bool {
    sign.starts_with(|c| {
        RELATIONS.contains(c)
            || OPERATORS.contains(c)
            || matches!(c, '-' | ')' | ']' | ',' | ';' | '|')
    })
}

/// Whether a fraction behind a text would seem to begin earlier.
pub(super) fn touches(before: &str) -> bool {
    let opens = |c: char| {
        RELATIONS.contains(c) || OPERATORS.contains(c) || matches!(c, '(' | '[' | ',' | ';' | '|')
    };
    before.chars().next_back().is_some_and(|c| !opens(c))
}

/// What stands last but for spaces, and whether it is on the line.
pub(super) fn last(runs: &[Run]) -> (&str, bool) {
    let mut texts = runs.iter().rev().map(|run| (run.text.trim_end(), run.level == Level::Base));
    texts.find(|(text, _)| !text.is_empty()).unwrap_or(("", true))
}

/// Adds a space, unless there is one.
pub(super) fn apart(runs: &mut Vec<Run>) {
    if !runs.last().is_some_and(|run| run.text.ends_with(char::is_whitespace)) {
        push(runs, "\u{a0}", Level::Base, false);
    }
}

pub(super) fn is_above(run: &Run) -> bool {
    run.level == Level::Above || run.text.chars().next_back().is_some_and(is_raised)
}

/// Where something stands that is put into brackets if it is more than one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// Above the line of a fraction: a product needs none there.
    Over,
    Under,
    Root,
    /// Under a root behind which something follows at once.
    Touched,
}

/// Adds runs, in brackets where they are more than one thing.
pub(super) fn bracketed(runs: &mut Vec<Run>, inner: Vec<Run>, beside: Beside) {
    let text = linear(&inner);
    let one = match beside {
        Beside::Over => text.chars().all(|c| c.is_alphanumeric() || c == '.' || c == ','),
        Beside::Under => is_one(&inner, true),
        Beside::Root => is_one(&inner, false),
        Beside::Touched => false,
    };
    let closed = [('(', ')'), ('[', ']')]
        .into_iter()
        .any(|(open, close)| text.starts_with(open) && text.find(close) == Some(text.len() - 1));
    if one || closed {
        runs.extend(inner);
        return;
    }
    push(runs, "(", Level::Base, false);
    runs.extend(inner);
    push(runs, ")", Level::Base, false);
}

/// Whether runs are one thing: a number, a letter or a word, with what stands below it, and, where a
/// `power` binds more closely than what is around, above it.
fn is_one(inner: &[Run], power: bool) -> bool {
    let text = linear(inner);
    let Some((first, rest)) = inner.split_first() else { return true };
    let small = |c: char| is_lowered(c) || c == '′' || (power && is_raised(c));
    let stem = first.text.trim_end_matches(small);
    let digits = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    let one = first.level == Level::Base
        && (stem.chars().count() == 1 && stem.chars().all(char::is_alphanumeric)
            || !stem.is_empty() && stem.chars().all(digits)
            || !first.italic && stem.len() > 1 && stem.chars().all(|c| c.is_ascii_alphabetic()));
    let attached = |run: &Run| match run.level {
        Level::Base => !run.text.is_empty() && run.text.chars().all(small),
        Level::Below => true,
        Level::Above => power,
    };
    // « √2 » is one thing under a line, too.
    let root =
        power && text.strip_prefix('√').is_some_and(|rest| rest.chars().all(char::is_alphanumeric));
    (one && rest.iter().all(attached)) || root
}
