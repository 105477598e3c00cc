//! What a formula says: runs of letters, each on the line, above it or below it.

use super::signs::{above, below};

/// Where a run stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    Base,
    Above,
    Below,
}

/// Letters that stand at one height.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    pub text: String,
    pub level: Level,
    /// A name of something, as `x`.
    pub italic: bool,
}

/// How deep one thing may stand in another.
pub(super) const DEEPEST: usize = 24;

/// Adds letters to runs.
pub(super) fn push(runs: &mut Vec<Run>, text: &str, level: Level, italic: bool) {
    if text.is_empty() {
        return;
    }
    match runs.last_mut() {
        Some(last) if last.level == level && last.italic == italic && level == Level::Base => {
            last.text.push_str(text);
        }
        _ => runs.push(Run { text: text.to_owned(), level, italic }),
    }
}

/// Adds what stands above or below the line: as signs of their own where there are such.
pub(super) fn raise(runs: &mut Vec<Run>, inner: &[Run], level: Level) {
    let text: String = linear(inner).chars().filter(|c| !c.is_whitespace()).collect();
    match small_signs(&text, level) {
        Some(signs) => push(runs, &signs, Level::Base, false),
        None => push(runs, &text, level, false),
    }
}

/// The signs of their own that letters have above the line or below it; none where one of them has
/// none.
#[must_use]
pub fn small_signs(text: &str, level: Level) -> Option<String> {
    let small = |c| match level {
        Level::Base => Some(c),
        Level::Above => above(c),
        Level::Below => below(c),
    };
    text.chars().map(small).collect()
}

/// In one line: what stands above it behind `^`, what stands below it behind `_`.
#[must_use]
pub fn linear(runs: &[Run]) -> String {
    let mut text = String::new();
    for run in runs {
        let mark = match run.level {
            Level::Base => {
                text.push_str(&run.text);
                continue;
            }
            Level::Above => "^",
            Level::Below => "_",
        };
        text.extend([mark, "(", &run.text, ")"]);
    }
    text
}
