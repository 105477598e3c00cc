//! Words of a noun phrase that are none of what is to be known: what grades it, « une véritable
//! épidémie », and what likens it to something told elsewhere, “similar properties”.

use std::ops::Range;

use super::Setting;
use crate::generate::token::{Tag, Token};

/// Where `phrase` begins behind the words that only grade it.
pub(super) fn ungraded(setting: &Setting<'_>, tokens: &[Token], phrase: Range<usize>) -> usize {
    let part = tokens.get(phrase.clone()).unwrap_or_default();
    let grades = |t: &&Token| setting.lexicon.noun_is("evaluating", &t.lower);
    let from = part.iter().take_while(grades).count();
    let named = part.get(from..).is_some_and(|rest| rest.iter().any(|t| t.tag == Tag::Noun));
    phrase.start + if named { from } else { 0 }
}

/// Whether what stands elsewhere says what the phrase is: “other biomarkers”, « la section suivante ».
pub(super) fn likens(setting: &Setting<'_>, tokens: &[Token], phrase: &Range<usize>) -> bool {
    let part = tokens.get(phrase.clone()).unwrap_or_default();
    part.iter().any(|t| setting.lexicon.noun_is("likened", &t.lower))
}

#[cfg(test)]
mod tests {
    use super::super::tests::hidden;
    use crate::generate::language::Language::{English, French};

    #[test]
    fn what_grades_a_thing_stays_on_the_front() {
        let found = hidden("Le choc traduit une véritable hécatombe lymphocytaire.", French);
        assert!(found.iter().any(|gap| gap == "hécatombe lymphocytaire"), "{found:?}");
        let found = hidden("The toxin causes significant endothelial apoptosis.", English);
        assert!(found.iter().any(|gap| gap == "endothelial apoptosis"), "{found:?}");
        // It is a part of the name.
        let found = hidden("Le nerf traverse le grand trochanter du fémur.", French);
        assert!(!found.iter().any(|gap| gap.starts_with("trochanter")), "{found:?}");
    }

    #[test]
    fn what_is_likened_to_something_else_is_no_gap() {
        let found =
            hidden("The capsule of these bacteria has similar antigenic properties.", English);
        assert!(!found.iter().any(|gap| gap.contains("similar")), "{found:?}");
        let found = hidden("Les mesures sont détaillées dans la section suivante.", French);
        assert!(!found.iter().any(|gap| gap.contains("section")), "{found:?}");
        let found = hidden("The capsule of these bacteria has antigenic properties.", English);
        assert!(found.iter().any(|gap| gap == "antigenic properties"), "{found:?}");
    }
}
