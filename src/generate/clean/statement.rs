//! What a guideline writes around its statements: their numbers (« R2.3 – », « Recommandation 4 : »)
//! and how well they are founded (« (Grade 1+) »). No card has them.

use std::collections::HashMap;

use super::line::Line;
use super::mark::is_space;

/// What a guideline calls its statements.
const CALLED: [&str; 10] = [
    "recommandation",
    "recommandations",
    "reco",
    "énoncé",
    "recommendation",
    "recommendations",
    "statement",
    "message",
    "proposition",
    "guideline",
];

/// Takes the numbers off `lines` where at least two are numbered alike.
pub(super) fn unnumber(lines: &mut [Line<'_>]) {
    let numbered: Vec<Option<(String, usize)>> = lines
        .iter()
        .map(|line| {
            let told = line.is_text() || line.is_item() || line.is_heading();
            told.then(|| number(line.content)).flatten()
        })
        .collect();
    let mut alike: HashMap<&str, usize> = HashMap::new();
    for (called, _) in numbered.iter().flatten() {
        *alike.entry(called).or_default() += 1;
    }
    for (line, found) in lines.iter_mut().zip(&numbered) {
        if let Some((called, length)) = found
            && alike.get(called.as_str()).is_some_and(|count| *count >= 2)
            && let Some(rest) = line.content.get(*length..)
        {
            line.content = rest;
            line.start += length;
        }
    }
}

/// What a statement is called, and the bytes up to its first word: « R2.3 – », « G 4.1.2. », « Reco
/// n° 5 : ». One letter needs a number of two levels: « T3 : » and « J1 – » are the text's own.
fn number(content: &str) -> Option<(String, usize)> {
    let name = content.find(|c: char| !c.is_alphabetic())?;
    let (called, rest) = content.split_at_checked(name)?;
    let spelled = CALLED.contains(&called.to_lowercase().as_str());
    let letters = (1..=2).contains(&called.len()) && called.bytes().all(|c| c.is_ascii_uppercase());
    let rest = rest.trim_start_matches(is_space);
    let rest =
        if spelled { rest.trim_start_matches("n°").trim_start_matches(is_space) } else { rest };
    let figures = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len());
    let (value, rest) = rest.split_at_checked(figures)?;
    let levels = value.split('.').filter(|part| (1..=2).contains(&part.len())).count();
    let whole = value.trim_end_matches('.').split('.').count();
    if levels != whole || !(spelled && levels >= 1 || letters && levels >= 2) {
        return None;
    }
    let words = rest.trim_start_matches(|c: char| is_space(c) || "–—-:.)".contains(c));
    let parted = words.len() < rest.len() || value.ends_with('.');
    let opens = words.starts_with(|c: char| c.is_uppercase() || matches!(c, '«' | '“' | '"'));
    (parted && opens).then(|| (called.to_lowercase(), content.len() - words.len()))
}

/// How well a statement is founded, as it stands in brackets: « Grade 1+ », « grade B », « avis
/// d’experts », `Class IIa, Level B`. « grade 3 » may be an illness's own.
pub(super) fn is_grade(inside: &str) -> bool {
    let lower = inside.trim().to_lowercase().replace('’', "'");
    let said = [
        "avis d'expert",
        "accord professionnel",
        "accord d'expert",
        "accord fort",
        "accord faible",
        "niveau de preuve",
        "consensus fort",
        "consensus d'expert",
        "recommandation forte",
        "recommandation faible",
        "expert opinion",
        "level of evidence",
        "strong recommendation",
        "weak recommendation",
        "conditional recommendation",
        "good practice point",
    ];
    if lower.len() <= 60 && said.iter().any(|said| lower.starts_with(said)) {
        return true;
    }
    let Some(grade) = lower.strip_prefix("grade ").or_else(|| lower.strip_prefix("gr. ")) else {
        let class = lower.strip_prefix("class ").or_else(|| lower.strip_prefix("classe "));
        return class.is_some_and(|rest| rest.len() <= 24 && rest.contains("level"))
            || lower.len() == 3
                && lower.starts_with("np")
                && lower.ends_with(|c| ('1'..='5').contains(&c));
    };
    let grade = grade.split([',', ';']).next().unwrap_or_default().trim();
    let mut signs = grade.chars();
    match (signs.next(), signs.next(), signs.next()) {
        (Some('a'..='d'), None, _)
        | (Some('1' | '2'), Some('+' | '-' | '−' | '–' | 'a'..='d'), None) => true,
        _ => grade.starts_with("1+ ") || grade.starts_with("2+ "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::clean::document;

    fn told(text: &str) -> Vec<String> {
        document(text).blocks.iter().map(|block| block.text.text().to_owned()).collect()
    }

    #[test]
    fn the_numbers_of_statements_are_not_of_the_text() {
        let text =
            "R1.1 – La dialyse est proposée en premier.\n\nR1.2 – Elle est évitée chez l’enfant.\n";
        assert_eq!(
            told(text),
            ["La dialyse est proposée en premier.", "Elle est évitée chez l’enfant."]
        );
        let text =
            "Recommandation 1 : La dialyse est proposée.\n\nRecommandation 2 : Elle est évitée.\n";
        assert_eq!(told(text), ["La dialyse est proposée.", "Elle est évitée."]);
        let text = "Statement 4.1. Dialysis is offered first.\n\nStatement 4.2. It is avoided in children.\n";
        assert_eq!(told(text), ["Dialysis is offered first.", "It is avoided in children."]);
    }

    #[test]
    fn a_stage_a_day_and_a_lone_number_stay() {
        for text in [
            "T3 : La tumeur atteint la graisse.\n\nT4 : La tumeur atteint un organe.\n",
            "J1 – La fièvre monte vite.\n\nJ3 – La fièvre cède enfin.\n",
            "R1.1 – La dialyse est proposée en premier.\n\nElle est évitée chez l’enfant.\n",
        ] {
            let first = text.lines().next().unwrap();
            assert!(told(text).iter().any(|block| block.contains(&first[..2])), "{:?}", told(text));
        }
    }

    #[test]
    fn how_well_a_statement_is_founded_is_told_from_a_grade_of_an_illness() {
        for inside in [
            "Grade 1+",
            "grade B",
            "Grade 2B",
            "Avis d’experts",
            "accord professionnel",
            "NP2",
            "Class IIa, Level B",
            "GRADE 2+ accord fort",
        ] {
            assert!(is_grade(inside), "{inside}");
        }
        for inside in ["grade 3", "grades 1 à 3", "classe IV", "grade intermédiaire", "NPH"] {
            assert!(!is_grade(inside), "{inside}");
        }
    }
}
