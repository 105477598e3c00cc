//! Lists that lost their bullets on the way through a PDF: a head that ends with a colon, and
//! lines that end with semicolons, or as many short lines as the head counts.
//!
//! Refuses lines that end sentences, and lines that are already something else.

use super::line::{Line, LineKind};

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

/// Makes items of the lines that are a head's.
pub(super) fn look_around(lines: &mut [Line<'_>]) {
    for head in 0..lines.len() {
        let ends = lines.get(head).is_some_and(|line| {
            matches!(line.kind, LineKind::Text { .. }) && line.content.trim_end().ends_with(':')
        });
        if !ends {
            continue;
        }
        let announced = lines.get(head).map_or(0, |line| counted(line.content));
        for at in series(lines, head + 1, announced) {
            if let Some(line) = lines.get_mut(at) {
                line.kind = LineKind::Item { depth: 0 };
            }
        }
    }
}

/// The number that the head announces; 0 without one.
fn counted(head: &str) -> usize {
    let lower = head.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    let named = |word: &str| COUNTS.iter().position(|names| names.contains(&word));
    words.filter_map(named).next_back().map_or(0, |n| n + 2)
}

/// The positions of the lines that make a list from `from` on; none when they make none.
fn series(lines: &[Line<'_>], from: usize, announced: usize) -> Vec<usize> {
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

#[cfg(test)]
mod tests {
    use super::super::document;
    use crate::generate::block::Shape;

    fn items(text: &str) -> usize {
        let blocks = document(text).blocks;
        blocks.iter().filter(|block| matches!(block.shape, Shape::Item { .. })).count()
    }

    #[test]
    fn lines_without_bullets_are_items_where_the_head_says_so() {
        assert_eq!(
            items("Il y a trois cartilages :\nhyalin\nélastique\nfibreux\nCe tissu est dur."),
            3
        );
        assert_eq!(
            items("On la voit dans :\n\nla grippe ;\n\nla rougeole ;\n\nla rage.\n\nPuis."),
            3
        );
        assert_eq!(
            items(
                "Il y a deux formes :\nUne phrase plus longue que huit mots, et qui en dit trop.\nb"
            ),
            0
        );
        assert_eq!(items("On la voit :\nun jour\nun soir"), 0);
    }
}
