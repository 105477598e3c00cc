//! Where the items of a list begin that a copy, or the author, has left inside one line.

use crate::generate::clean::mark::{Family, Mark, mark};

/// Where the items of `line` begin.
pub(super) fn places(line: &str) -> Option<Vec<usize>> {
    bulleted(line).or_else(|| enumerated(line)).or_else(|| relabelled(line))
}

/// « Voies hautes : nez et pharynx Voies basses : trachée »: a second label of the kind of the first, behind
/// its values. « Fièvre : … en cas de Fièvre jaune » has no colon of its own, « Fièvre : durée. Fièvre : … » is
/// parted already.
fn relabelled(line: &str) -> Option<Vec<usize>> {
    /// Words of a label.
    const LABEL: usize = 5;
    let head = line.trim_start_matches('*');
    let (label, _) = head.split_once(':')?;
    let kind = label.split(' ').next().filter(|word| word.chars().count() >= 4)?;
    let bare = |label: &str| {
        let letters = label.chars().all(|c| c.is_alphanumeric() || " -'’*()\u{a0}".contains(c));
        letters
            && (2..=LABEL).contains(&label.trim_matches([' ', '*', '\u{a0}']).split(' ').count())
    };
    if !kind.starts_with(char::is_uppercase) || !bare(label) {
        return None;
    }
    let behind = line.find(':')?;
    let again = line.match_indices(kind).map(|(at, _)| at).filter(|at| *at > behind);
    let second = again.into_iter().find(|at| {
        let before = line.get(..*at).unwrap_or_default();
        let rest = line.get(*at..).unwrap_or_default();
        let value = before.strip_suffix(' ').unwrap_or_default();
        let ends = value.ends_with(|c: char| c.is_lowercase() || c == ')');
        let value = value.get(behind..).unwrap_or_default();
        ends && !value.contains(". ") && rest.split_once(':').is_some_and(|(label, _)| bare(label))
    })?;
    Some(vec![0, second])
}

/// « The forms are: ●mild ●severe »: bullets that a copy has left inside a line.
fn bulleted(line: &str) -> Option<Vec<usize>> {
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
fn enumerated(line: &str) -> Option<Vec<usize>> {
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

#[cfg(test)]
mod tests {
    use super::places;

    #[test]
    fn a_second_label_of_its_kind_begins_a_line() {
        let line = "**Zone profonde :** derme et hypoderme Zone visible : épiderme";
        let second = places(line).and_then(|places| line.get(*places.get(1)?..));
        assert_eq!(second, Some("Zone visible : épiderme"));
        let english = "Layer one: skin and fat Layer two: muscle";
        assert!(places(english).is_some());
        assert_eq!(places("Fièvre récente : retour d’un pays où sévit la Fièvre jaune"), None);
        assert_eq!(places("Zone visible : épiderme. Voir Zone profonde : derme"), None);
        assert_eq!(places("Fièvre : durée, pouls"), None);
    }
}
