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
    let loud = others.iter().any(|(_, style)| matches!(style, Style::Capitals));
    let small = others.iter().any(|(line, style)| {
        matches!(style, Style::Short) && !is_loud(line.content) && is_rubric(line, language)
    });
    if !loud || small {
        return;
    }
    for (line, style) in lines.iter().zip(styles) {
        let raised = is_sigle_of_a_rubric(line.content) || is_loud(line.content);
        if matches!(style, Some(Style::Short)) && raised {
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
    let rubric = |at: usize| lines.get(at).is_some_and(|line| is_rubric(line, language));
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

/// « 2 TYPES », « BILAN/J1 »: capitals, and a word of several; « IRM » is a sigle.
fn is_loud(content: &str) -> bool {
    let content = content.split_once(" (").map_or(content, |(name, _)| name);
    let word = |word: &str| word.chars().filter(|c| c.is_uppercase()).count() >= 4;
    !content.chars().any(char::is_lowercase)
        && content.split(|c: char| !c.is_alphabetic()).any(word)
}

/// « Clinique », « ** risk factors ** »
fn is_rubric(line: &Line<'_>, language: Language) -> bool {
    let name = line.content.trim_matches(['*', '_', ':', ' ', '\u{a0}', '\u{202f}']);
    sort(name, lists(language)) == Sort::Rubric || rubric::is_heading(&capital(name))
}

/// « TTT », « TTT (à vie) »
pub(super) fn is_sigle_of_a_rubric(content: &str) -> bool {
    let name = content.split_once(" (").map_or(content, |(name, _)| name);
    name.chars().count() <= 5 && rubric::is_heading(name)
}

#[cfg(test)]
mod tests {
    use crate::generate::block::Shape;
    use crate::generate::clean::document;

    fn levels(text: &str) -> Vec<(u8, String)> {
        let headings = document(text).blocks.into_iter().filter_map(|block| match block.shape {
            Shape::Heading(level) => Some((level, block.text.text().to_owned())),
            _ => None,
        });
        headings.collect()
    }

    fn level_of(found: &[(u8, String)], name: &str) -> Option<u8> {
        found.iter().find(|(_, text)| text == name).map(|(level, _)| *level)
    }

    #[test]
    fn a_sigle_of_a_rubric_stands_beside_the_rubrics_in_capitals() {
        let text = "Déficit en OTC\n\nPHYSIOPATH\n- bloc du cycle de l’urée\n- ammoniac\n\nCLINIQUE\n\
                    Forme néonatale (garçon)\n- intervalle libre de 24 h\n- coma\nForme tardive\n\
                    - dégoût des protéines\n- vomissements\n\nDIAG\n- ammoniémie\n- acide \
                    orotique\n\nTTT (à vie)\n- régime\n- citrulline\n";
        let found = levels(text);
        let outer = level_of(&found, "CLINIQUE");
        assert!(outer.is_some(), "{found:?}");
        assert_eq!(level_of(&found, "DIAG"), outer, "{found:?}");
        assert_eq!(level_of(&found, "TTT (à vie)"), outer, "{found:?}");
    }

    #[test]
    fn what_is_in_capitals_stands_beside_the_rubrics_in_capitals() {
        let text = "Insuffisance surrénale\n\nRAPPELS\n- cortisol le matin\n- nadir le soir\n\n2 TYPES\n1) \
                    haute\n2) basse\n\nCLINIQUE (début insidieux)\n- asthénie\n- amaigrissement\n\nBIO\n- sodium \
                    bas\n- potassium haut\n";
        let found = levels(text);
        let outer = level_of(&found, "RAPPELS");
        for name in ["2 TYPES", "BIO"] {
            assert_eq!(level_of(&found, name), outer, "{name} in {found:?}");
        }
    }

    #[test]
    fn beside_rubrics_written_small_it_is_one_of_them() {
        let text = "DÉFICIT EN OTC\n\nGÉNÉRALITÉS UTILES\n\nClinique\n- coma\n- vomissements\n\nTTT\n\
                    - régime\n- citrulline\n\nPronostic\n- séquelles\n- récidives\n";
        let found = levels(text);
        assert_eq!(level_of(&found, "TTT"), level_of(&found, "Clinique"), "{found:?}");
    }
}
