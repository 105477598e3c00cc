//! Whether a text is notes as lines, or prose.

use super::header;

/// How sure it is that a file holds notes as lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// It is a text.
    No,
    /// It may be one or the other: the student is asked.
    Perhaps,
    /// Its header, or the ending of its name, says so.
    Yes,
}

/// Whether a text is notes as lines; `name` is its file's.
#[must_use]
pub fn certainty(text: &str, name: &str) -> Certainty {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    if header::is_headed(text) || matches!(ending.as_deref(), Some("csv" | "tsv" | "tab")) {
        return Certainty::Yes;
    }
    if is_even(text) { Certainty::Perhaps } else { Certainty::No }
}

/// Whether nearly all lines have as many tabulators as most others, and there are enough of them
/// to say so.
fn is_even(text: &str) -> bool {
    let tabs: Vec<usize> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.trim_end().matches('\t').count())
        .collect();
    // A text that is indented with them, or has a table somewhere, is none.
    let indented = text.lines().filter(|line| line.starts_with('\t')).count();
    let most = (1..=8).map(|wanted| tabs.iter().filter(|count| **count == wanted).count()).max();
    let most = most.unwrap_or(0);
    tabs.len() >= 2 && most * 10 >= tabs.len() * 9 && indented * 2 < tabs.len()
}
