//! Figures of footnotes that a copy has left on the line: « un accident cérébral 1 . », « (17 %) 2 avait ».
//!
//! Only where all that look so count up from 1, each once, and one ends a sentence: doses, « (collyre) 1
//! goutte », do not.

use std::ops::Range;

/// Words before a figure that is their own: « type 1 ».
const SCALED: [&str; 22] = [
    "type", "types", "grade", "stade", "groupe", "classe", "score", "niveau", "item", "section",
    "figure", "tableau", "phase", "page", "palier", "degré", "facteur", "stage", "class", "group",
    "table", "level",
];

/// Fewer are no series.
const FEWEST: usize = 2;

/// Where they stand, with the blanks before them.
pub(super) fn marks(text: &str) -> Vec<Range<usize>> {
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
