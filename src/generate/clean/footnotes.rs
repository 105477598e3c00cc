//! Footnotes: their figures that a copy has left on the line, and their own lines.
//!
//! « un accident cérébral 1 . », « (17 %) 2 avait »: only where all that look so count up from 1, each
//! once, and one ends a sentence; doses, « (collyre) 1 goutte », do not. « chez la multipare18 »: only
//! where they count up behind words that differ, which « jour1 », « jour2 » do not.

use std::collections::HashMap;
use std::ops::Range;

use super::line::{Line, LineKind};

/// Words before a figure that is their own: « type 1 ».
const SCALED: [&str; 22] = [
    "type", "types", "grade", "stade", "groupe", "classe", "score", "niveau", "item", "section",
    "figure", "tableau", "phase", "page", "palier", "degré", "facteur", "stage", "class", "group",
    "table", "level",
];

/// Fewer are no series.
const FEWEST: usize = 2;

/// Fewer that stand at a word's very end may be of its name.
const FEWEST_GLUED: usize = 3;

/// Where they stand, with the blanks before them.
pub(super) fn marks(text: &str) -> Vec<Range<usize>> {
    let parted = parted(text);
    if parted.is_empty() { glued(text) } else { parted }
}

fn parted(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<(Range<usize>, u32)> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        let behind_digit =
            text.get(..at).is_some_and(|t| t.ends_with(|c: char| c.is_ascii_digit()));
        if let Some(mark) = (!behind_digit).then(|| mark(text, at)).flatten() {
            let value = c.to_digit(10).unwrap_or_default();
            found.push((mark, value));
        }
    }
    let counts = (1..).zip(&found).all(|(number, (_, value))| *value == number);
    let ends =
        found.iter().any(|(range, _)| ends_sentence(text.get(range.end..).unwrap_or_default()));
    if !counts || !ends || found.len() < FEWEST {
        return Vec::new();
    }
    found.into_iter().map(|(range, _)| range).collect()
}

/// Those at the end of a small word: « multipare18 », « travail19,20 ».
fn glued(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut highest: Option<u32> = None;
    let mut told: HashMap<&str, u32> = HashMap::new();
    let mut ends = false;
    for (at, _) in text.match_indices(|c: char| c.is_ascii_digit()) {
        let before = text.get(..at).unwrap_or_default();
        let start = before.rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| at + 1);
        let word = before.get(start..).unwrap_or_default();
        let small = word.chars().count() >= 4 && word.chars().all(char::is_lowercase);
        if !small || SCALED.contains(&word) {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        let figures =
            rest.find(|c: char| !c.is_ascii_digit() && c != ',').map_or(rest, |end| &rest[..end]);
        let figures = figures.trim_end_matches(',');
        let after = rest.get(figures.len()..).unwrap_or_default();
        if after.starts_with(|c: char| c.is_alphanumeric() || c == '-') {
            continue;
        }
        for figure in figures.split(',') {
            let Ok(value) = figure.parse::<u32>() else { return Vec::new() };
            let again = told.insert(word, value).is_some_and(|before| before != value);
            let next = highest.is_none_or(|highest| value <= highest + 1) && value < 1000;
            if again && !figures.contains(',') || !next {
                return Vec::new();
            }
            highest = highest.max(Some(value));
        }
        ends |= ends_sentence(after);
        found.push(at..at + figures.len());
    }
    if ends && told.len() >= FEWEST_GLUED { found } else { Vec::new() }
}

/// Sets the lines of footnotes aside: « [^2]: Rees JD, Stride M. » and those that go on from it.
pub(super) fn look_around(lines: &mut [Line<'_>]) {
    let mut within = false;
    for line in lines {
        within = match line.kind {
            LineKind::Aside => within || is_definition(line.content),
            LineKind::Text { .. } | LineKind::Item { .. } => within,
            _ => false,
        };
        if within {
            line.kind = LineKind::Aside;
        }
    }
}

fn is_definition(line: &str) -> bool {
    let name = line.strip_prefix("[^").and_then(|rest| rest.split_once("]:"));
    name.is_some_and(|(name, _)| !name.is_empty() && !name.contains(' '))
}

fn ends_sentence(after: &str) -> bool {
    let after = after.trim_start_matches([' ', '\u{a0}']);
    after.starts_with('.') && !after.starts_with("..")
}

/// The mark whose figure stands at `at`: parted from a word or a bracket before it, and from the full
/// stop or, behind a bracket, the small word after it.
fn mark(text: &str, at: usize) -> Option<Range<usize>> {
    let before = text.get(..at)?;
    let kept = before.trim_end_matches([' ', '\u{a0}']);
    let after = text.get(at + 1..)?;
    let spaced = kept.len() < before.len() && after.starts_with([' ', '\u{a0}']);
    let next = after.trim_start_matches([' ', '\u{a0}']);
    let bracket = kept.ends_with(')');
    let start = kept.rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| at + 1);
    // The character there may have several bytes.
    let word = kept.get(start..).unwrap_or_default();
    let named = word.chars().count() >= 5
        && word.chars().all(char::is_lowercase)
        && !SCALED.contains(&word);
    let ends = ends_sentence(next);
    let goes_on = bracket && (next.starts_with(char::is_lowercase) || next.starts_with(':'));
    // « 1 . »: nothing parts the full stop from its sentence any more.
    let end = if ends { at + 1 + after.len() - next.len() } else { at + 1 };
    (spaced && (ends && (named || bracket) || goes_on)).then_some(kept.len()..end)
}

#[cfg(test)]
mod tests {
    use super::super::tests::told;
    use super::marks;
    use crate::generate::clean::document;

    #[test]
    fn figures_that_count_up_are_footnotes() {
        let text = "La rate filtre le sang circulant 1 . Elle pèse 150 g (à jeun) 2 et reste molle. Son \
                    ablation expose aux infections (surtout l’enfant) 3 .\n";
        let blocks = document(text).blocks;
        let told = blocks.first().map(|block| block.text.text().to_owned());
        assert_eq!(
            told.as_deref(),
            Some(
                "La rate filtre le sang circulant. Elle pèse 150 g (à jeun) et reste molle. Son ablation \
                 expose aux infections (surtout l’enfant)."
            )
        );
    }

    #[test]
    fn figures_at_the_end_of_words_are_footnotes_where_they_count_up() {
        let text = "Le travail dure huit heures chez la primipare12. Il est plus court chez la multipare12. Le \
                    ballonnet mûrit le canal13,14 et l’ocytocine accélère les contractions15.\n";
        let clean = "Le travail dure huit heures chez la primipare. Il est plus court chez la multipare. Le \
                     ballonnet mûrit le canal et l’ocytocine accélère les contractions.";
        assert_eq!(
            told(&text.replace("col13,14", "canal13,14")),
            [clean.replace("col13,14", "canal")]
        );
        for text in [
            "Au jour1 la plaie suinte, au jour2 elle sèche, au jour3 elle ferme.",
            "La claudine2 ferme la jonction, la connexine43 l’ouvre et la cadhérine1 la tient.",
            "Le canal13 s’ouvre. Il se ferme au stade14.",
        ] {
            assert!(marks(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_footnote_goes_on_until_a_gap() {
        let text = "La rate filtre le sang[^1].\n\n[^1]: Martin A, Durand B.\n    La rate de l’adulte. Rev Med\n  \
                    Paris. 2019. doi:\n      10.1000/1.\n\nElle pèse 150 g chez l’adulte.\n";
        assert_eq!(told(text), ["La rate filtre le sang.", "Elle pèse 150 g chez l’adulte."]);
        let list = "[^1] : le foie\n\n- la rate\n- le rein\n";
        assert_eq!(told(list).len(), 2);
    }

    #[test]
    fn figures_of_the_text_are_not() {
        for text in [
            "Un diabète de type 1 . Un diabète de type 2 .",
            "Répéter la dose (si besoin) 3 fois. Une durée de quatorze 4 .",
            "Une radiographie (de face) 1 fois par an.",
            "Un collyre (matin) 1 goutte puis un gel (soir) 2 gouttes par œil.",
            "Un collyre (matin) 1 goutte. Un gel (soir) 1 goutte. Une crème du soir 2 .",
        ] {
            assert!(marks(text).is_empty(), "{text}");
        }
    }
}
