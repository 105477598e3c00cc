//! Page numbers told from values that stand alone on their lines.
//!
//! Pages rise, and stand under what is finished: « Combien de vertèbres cervicales ? » over « 7 »,
//! or « Score total : » over « 15/15 », waits for a value.

use super::boilerplate::{first_number, is_page_number};
use super::line::{Line, LineKind};

/// Gives back the values among the lines that were set aside as page numbers.
pub(super) fn give_values_back(lines: &mut [Line<'_>]) {
    let numbers: Vec<(usize, u32)> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.kind == LineKind::Aside)
        .filter_map(|(at, line)| Some((at, figure(line.content)?)))
        .collect();
    let rise = numbers.windows(2).filter(|pair| matches!(pair, [one, next] if next.1 > one.1));
    let pages = numbers.len() < 2 || rise.count() * 5 >= (numbers.len() - 1) * 4;
    for (nth, (at, number)) in numbers.iter().enumerate() {
        let stands = |at: Option<usize>| at.and_then(|at| numbers.get(at)).map(|(_, other)| *other);
        let counted = stands(nth.checked_sub(1)).is_some_and(|before| before + 1 == *number)
            || stands(Some(nth + 1)).is_some_and(|after| number + 1 == after);
        if (!pages || !counted && is_awaited(lines, *at))
            && let Some(line) = lines.get_mut(*at)
        {
            line.kind = LineKind::text_at(line.columns);
        }
    }
}

/// The first number of a line that has no word.
fn figure(content: &str) -> Option<u32> {
    let content = content.trim();
    let bare = !content.contains(char::is_alphabetic) && is_page_number(content);
    first_number(content).filter(|_| bare)
}

/// Whether the line above waits for what stands below it.
fn is_awaited(lines: &[Line<'_>], at: usize) -> bool {
    let above = lines.iter().take(at).rev().find(|line| !line.is_gap());
    above.is_some_and(|above| {
        let content = above.content.trim_end();
        above.kind != LineKind::Aside
            && (content.ends_with([':', '?', '=', '→', '≈', '~'])
                || [" de", " à", " of", " is", " est"].iter().any(|end| content.ends_with(end)))
    })
}

#[cfg(test)]
mod tests {
    use crate::generate::block::Shape;
    use crate::generate::clean::document;

    /// Whether each of `values` is read as text.
    fn reads(text: &str, values: &[&str]) -> bool {
        let blocks = document(text).blocks;
        let told = |value: &&str| {
            blocks.iter().any(|b| b.shape != Shape::Reference && b.text.text() == *value)
        };
        values.iter().all(told)
    }

    #[test]
    fn a_value_that_a_question_or_a_label_waits_for_is_no_page() {
        let asked = "Combien de vertèbres cervicales ?\n\n7\n\nLe rachis en a 24.\n";
        assert!(reads(asked, &["7"]));
        assert!(reads("Score du sujet sain :\n15/15\n\nIl va de 3 à 15.\n", &["15/15"]));
        assert!(!reads("Le rachis a 24 vertèbres.\n\n7\n\nIl est souple.\n", &["7"]));
        assert!(!reads("Combien de vertèbres ?\n\nPage 7\n\nElles sont 24.\n", &["Page 7"]));
    }

    #[test]
    fn numbers_that_do_not_rise_are_no_pages() {
        let values = |last: &str| {
            format!("Vertèbres\n\nCervicales\n7\n\nLombaires\n5\n\nSacrées et soudées\n{last}\n")
        };
        assert!(reads(&values("5"), &["7", "5"]));
        assert!(!reads(&values("6").replace('7', "4"), &["4"]));
    }

    #[test]
    fn pages_that_follow_each_other_are_pages_under_questions_too() {
        let text = "Le rachis\n\nTrois courbures.\n\n1\n\nQuestions ?\n\n2\n\nMerci.\n\n3\n";
        assert!(["1", "2", "3"].iter().all(|page| !reads(text, &[page])));
        // The first has none before it, the last none behind it.
        let ends = "Combien de courbures ?\n\n1\n\nTrois courbures.\n\n2\n\nLesquelles ?\n\n3\n";
        assert!(["1", "2", "3"].iter().all(|page| !reads(ends, &[page])));
        // A number that none of them follows is the value that was asked for.
        let apart = ends.replace("\n3\n", "\n7\n");
        assert!(reads(&apart, &["7"]) && !reads(&apart, &["1"]));
    }
}
