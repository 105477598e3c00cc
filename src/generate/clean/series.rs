//! Lists that lost their bullets, or never had any: lines under a head that ends with a colon or
//! under a heading, each short and none a sentence.
//!
//! Leaves out lines that end sentences, and lines that are already something else.

use super::line::{Line, LineKind};
use super::verb;
use crate::generate::language::Language;

/// How the head may count what follows.
const COUNTS: [&[&str]; 7] = [
    &["deux", "two", "2"],
    &["trois", "three", "3"],
    &["quatre", "four", "4"],
    &["cinq", "five", "5"],
    &["six", "6"],
    &["sept", "seven", "7"],
    &["huit", "eight", "8"],
];

/// Makes items of the lines that a head announces: parted by semicolons, or as many as it counts.
pub(super) fn parted(lines: &mut [Line<'_>]) {
    for head in 0..lines.len() {
        let Some(line) = lines.get(head).filter(|line| is_head(line)) else { continue };
        let announced = counted(line.content);
        for at in announced_by(lines, head + 1, announced) {
            if let Some(line) = lines.get_mut(at) {
                line.kind = LineKind::Item { depth: 0 };
            }
        }
    }
}

pub(super) fn is_head(line: &Line<'_>) -> bool {
    (line.is_text() || line.is_item()) && line.content.trim_end().ends_with(':')
}

/// The number that the head announces; 0 without one.
pub(super) fn counted(head: &str) -> usize {
    let lower = head.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    let named = |word: &str| COUNTS.iter().position(|names| names.contains(&word));
    words.filter_map(named).next_back().map_or(0, |n| n + 2)
}

/// The positions of the lines that make a list from `from` on; none when they make none.
fn announced_by(lines: &[Line<'_>], from: usize, announced: usize) -> Vec<usize> {
    let mut found: Vec<(usize, &str)> = Vec::new();
    let mut blank = false;
    for (at, line) in lines.iter().enumerate().skip(from).take(30) {
        match line.kind {
            LineKind::Blank if !blank => blank = true,
            LineKind::Text { .. } => {
                blank = false;
                found.push((at, line.content.trim_end()));
            }
            _ => break,
        }
    }
    let goes_on = |text: &str| text.ends_with(';') && text.split_whitespace().count() <= 30;
    let parted = found.iter().take_while(|(_, text)| goes_on(text)).count();
    let short =
        |text: &str| text.split_whitespace().count() <= 8 && !text.ends_with(['.', ':', '?']);
    let named = found.iter().take(announced).filter(|(_, text)| short(text)).count();
    let length = match parted {
        2.. => (parted + 1).min(found.len()),
        _ if announced > 1 && named == announced => announced,
        _ => 0,
    };
    found.iter().take(length).map(|(at, _)| *at).collect()
}

/// Makes items of unmarked short lines under a head or a heading.
pub(super) fn look_around(lines: &mut [Line<'_>], language: Language) {
    for head in 0..lines.len() {
        let Some(line) = lines.get(head) else { continue };
        let colon = is_head(line);
        if !colon && !line.is_heading() {
            continue;
        }
        let blank = lines.get(head + 1).is_some_and(|line| line.kind == LineKind::Blank);
        let from = head + 1 + usize::from(blank);
        let run = run(lines, from);
        let items = items(lines, from..from + run, colon, language);
        for (at, item) in (from..from + run).zip(items) {
            if let Some(line) = lines.get_mut(at) {
                line.kind = if item {
                    LineKind::Item { depth: 0 }
                } else {
                    LineKind::Text { indented: true }
                };
            }
        }
    }
}

/// Whether the lines from `from` on are short, none a sentence, and enough for a list under a heading.
pub(super) fn lists(lines: &[Line<'_>], from: usize, language: Language) -> bool {
    !items(lines, from..from + run(lines, from), false, language).is_empty()
}

/// How many lines of text follow each other.
fn run(lines: &[Line<'_>], from: usize) -> usize {
    // A section that ends ends its list, too.
    lines.iter().skip(from).take(40).take_while(|line| line.is_text() && !line.apart).count()
}

/// Which lines of the run are items, and which go on from one; empty when it is no list.
fn items(
    lines: &[Line<'_>],
    range: std::ops::Range<usize>,
    colon: bool,
    language: Language,
) -> Vec<bool> {
    let run = lines.get(range.clone()).unwrap_or_default();
    // The run ends at a gap or at something else: what ends in the middle of a page is prose.
    let closed = lines.get(range.end).is_none_or(|line| !line.is_text() || line.apart);
    let opens = |line: &Line<'_>| !line.content.starts_with(char::is_lowercase);
    let mixed = run.iter().any(opens) && run.first().is_some_and(opens);
    let items: Vec<bool> = run.iter().map(|line| !mixed || opens(line)).collect();
    let wrapped = items.iter().filter(|item| !**item).count();
    let count = run.len() - wrapped;
    let fits = run.iter().all(|line| is_item(line, language));
    let labels = run.iter().filter(|line| line.content.contains(" : ")).count();
    let enough = if colon { 2 } else { 3 };
    if fits && closed && count >= enough && wrapped * 2 <= count && labels * 2 <= run.len() {
        items
    } else {
        Vec::new()
    }
}

/// A short line that says nothing of its own.
fn is_item(line: &Line<'_>, language: Language) -> bool {
    let content = line.content.trim_end();
    line.words() <= 11
        && !content.ends_with(['.', '?', '!', ':'])
        && !content.contains(['→', '=', '|'])
        && !content.contains("->")
        && !content.split_whitespace().next().is_some_and(|first| verb::is_verb(first, language))
        && !verb::has_verb(content, language)
}

#[cfg(test)]
mod tests {
    use super::super::tests::items;

    #[test]
    fn lines_without_bullets_are_items_where_the_head_says_so() {
        let count = |text| items(text).len();
        assert_eq!(
            count("Il y a trois cartilages :\nhyalin\nélastique\nfibreux\nCe tissu est dur."),
            3
        );
        assert_eq!(
            count("On la voit dans :\n\nla grippe ;\n\nla rougeole ;\n\nla rage.\n\nPuis."),
            3
        );
        assert_eq!(
            count(
                "Il y a deux formes :\nUne phrase plus longue que huit mots, et qui en dit trop.\nb"
            ),
            0
        );
    }

    #[test]
    fn short_lines_under_a_heading_are_a_list() {
        let text = "# Grippe\n\nSIGNES\nFièvre élevée d'emblée\nCourbatures\nToux sèche\n\nTRAITEMENT\nRepos.\n";
        assert_eq!(items(text), ["Fièvre élevée d'emblée", "Courbatures", "Toux sèche"]);
        // Wrapped by a narrow page.
        let text = "Cycle de la douve\n\nÉTAPES\nŒufs rejetés dans les\nselles du mouton\nLarve dans un \
                    mollusque\nMétacercaire sur le cresson\n";
        assert_eq!(
            items(text).first().map(String::as_str),
            Some("Œufs rejetés dans les selles du mouton")
        );
    }

    #[test]
    fn notes_that_say_something_are_no_items() {
        let text = "# Grippe\n\nBILAN\nCRP peu élevée\nPCR = examen de référence\nla fièvre dure trois jours\n";
        assert_eq!(items(text), [""; 0]);
        assert_eq!(
            items("# Grippe\n\nÉVOLUTION\nElle guérit seule.\nLes formes graves sont rares.\n"),
            [""; 0]
        );
    }
}
