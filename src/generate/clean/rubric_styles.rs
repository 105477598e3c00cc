//! What makes rubrics headings of one kind, though one is a sigle or is drawn otherwise.

use super::level::Style;
use super::line::Line;
use crate::generate::heading::lists::lists;
use crate::generate::heading::sort::{Sort, sort};
use crate::generate::language::Language;
use crate::generate::realise::capital;
use crate::generate::rubric;

/// « FDR », « TTT » stand beside « PHYSIOPATH », where no other rubric is written small.
pub(super) fn raise_sigles(lines: &[Line<'_>], styles: &mut [Option<Style>], language: Language) {
    let all = lines.iter().zip(styles.iter()).filter_map(|(line, style)| Some((line, (*style)?)));
    let others = all.filter(|(line, _)| !is_sigle_of_a_rubric(line.content));
    // The first heads the text.
    let others: Vec<(&Line<'_>, Style)> = others.skip(1).collect();
    let rubric = |line: &Line<'_>| {
        sort(line.content, lists(language)) == Sort::Rubric || rubric::is_heading(line.content)
    };
    let loud = others.iter().any(|(_, style)| matches!(style, Style::Capitals));
    let small = others.iter().any(|(line, style)| matches!(style, Style::Short) && rubric(line));
    if !loud || small {
        return;
    }
    for (line, style) in lines.iter().zip(styles) {
        if matches!(style, Some(Style::Short)) && is_sigle_of_a_rubric(line.content) {
            *style = Some(Style::Capitals);
        }
    }
}

/// « ** risk factors ** » before « sx », « ix », « Rx »: one rubric that is drawn otherwise than the
/// others stands beside them.
pub(super) fn one_of_the_rubrics(
    lines: &[Line<'_>],
    styles: &mut [Option<Style>],
    language: Language,
) {
    let rubric = |at: usize| {
        lines.get(at).is_some_and(|line| {
            let name = line.content.trim_matches(['*', '_', ':', ' ', '\u{a0}', '\u{202f}']);
            matches!(sort(name, lists(language)), Sort::Rubric)
                || rubric::is_heading(&capital(name))
        })
    };
    let short = |style: &Option<Style>| matches!(style, Some(Style::Short));
    let shorts: Vec<usize> =
        (0..styles.len()).filter(|at| styles.get(*at).is_some_and(short)).collect();
    let many = shorts.len() >= 3 && shorts.iter().all(|at| rubric(*at));
    let drawn: Vec<usize> = (0..styles.len())
        .filter(|at| matches!(styles.get(*at), Some(Some(Style::Sign(_) | Style::Bold))))
        .collect();
    if let ([only], true) = (drawn.as_slice(), many)
        && rubric(*only)
        && let Some(style) = styles.get_mut(*only)
    {
        *style = Some(Style::Short);
    }
}

pub(super) fn is_sigle_of_a_rubric(content: &str) -> bool {
    content.chars().count() <= 5 && rubric::is_heading(content)
}
