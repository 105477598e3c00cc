//! Where the items of a list begin that a copy, or the author, has left inside one line.

use crate::generate::clean::mark::{Family, Mark, mark};

/// « The forms are: ●mild ●severe »: bullets that a copy has left inside a line.
pub(super) fn bulleted(line: &str) -> Option<Vec<usize>> {
    const SURE: [char; 6] = ['●', '•', '▪', '■', '➢', '►'];
    let mut inside: Vec<usize> = line.match_indices(SURE).map(|(at, _)| at).collect();
    inside.retain(|at| {
        let before = line.get(..*at).unwrap_or_default();
        let after = line.get(*at..).unwrap_or_default().chars().nth(1);
        (before.is_empty() || before.ends_with([' ', '\u{a0}', ':', ';', '.']))
            && after.is_some_and(|c| c != ' ' || before.ends_with(' ') || before.is_empty())
    });
    (inside.len() >= 2).then_some(inside)
}

/// « Elle comprend : (a) une toux ; (b) une fièvre », « Portes : 1. Poumon 2. Abdomen 3. Urines »: items
/// counted inside a line, behind a colon. Two with full stops may be sentences.
pub(super) fn enumerated(line: &str) -> Option<Vec<usize>> {
    let colon = line.find(": ").or_else(|| line.find(":("))?;
    let mut found: Vec<(usize, Mark)> = Vec::new();
    for (at, _) in line.char_indices().skip_while(|(at, _)| *at <= colon) {
        let before = line.get(..at).unwrap_or_default().chars().next_back();
        if !before.is_some_and(|c| matches!(c, ' ' | ':' | ';' | '\u{a0}')) {
            continue;
        }
        let rest = line.get(at..).unwrap_or_default();
        let counts = |mark: &Mark| {
            matches!(mark.closing, '(' | ')') || mark.closing == '.' && mark.family == Family::Digit
        };
        let Some(mark) = mark(rest).filter(counts) else { continue };
        let follows = found.last().map_or(mark.value == 1, |(_, last)| {
            last.is_like(&mark) && mark.value == last.value + 1
        });
        if follows {
            found.push((at, mark));
        }
    }
    let first = found.first()?.0;
    // Nothing stands between the colon and the first.
    let next = line.get(colon + 1..first).is_some_and(|between| between.trim().is_empty());
    let places: Vec<usize> = found.iter().map(|(at, _)| *at).collect();
    let fewest = if found.iter().any(|(_, mark)| mark.closing == '.') { 3 } else { 2 };
    (places.len() >= fewest && next).then_some(places)
}
