//! Gaps amid what belongs together: half of what « vs » sets against each other, the end of a list whose
//! beginning stands on the front, what a verb shares with the one before it, a citation's own brackets.

use std::ops::Range;

use super::gapped::{Gap, Sentence};
use super::named::classes;
use super::phrase::links;
use super::{Setting, Way};
use crate::generate::token::{Tag, Token};

/// Words before a comma that may count what stands behind it.
const NEAR: usize = 4;

/// Whether `gap` parts what belongs together.
pub(super) fn parts(setting: &Setting<'_>, sentence: &Sentence<'_>, gap: &Gap) -> bool {
    let text = sentence.text;
    let before = text.get(..gap.range.start).unwrap_or_default();
    let after = text.get(gap.range.end..).unwrap_or_default();
    let tokens = sentence.tokens;
    let first = tokens.iter().position(|t| t.start >= gap.range.start).unwrap_or(tokens.len());
    let shown = tokens.get(..first).unwrap_or_default();
    is_in_markup(before)
        || gap.way != Way::GapNumber && is_set_against(setting, before, after)
        || gap.way == Way::GapList && continues_a_list(setting, sentence, shown)
        || gap.way != Way::GapNumber && shares_a_verb(shown)
        || gap.way == Way::GapPhrase && is_named_behind(sentence, gap)
        || matches!(gap.way, Way::GapPhrase | Way::GapSubject) && opens_a_list(sentence, gap)
        || gap.way == Way::GapNumber
            && is_of_two_kinds(text.get(gap.range.clone()).unwrap_or_default())
}

/// « Les [signes d’une tumeur du rein], de la vessie et du col »: what hangs on the phrase goes on.
fn opens_a_list(sentence: &Sentence<'_>, gap: &Gap) -> bool {
    let tokens = sentence.tokens;
    let inside = tokens.iter().filter(|t| gap.range.contains(&t.start)).any(links);
    let behind = tokens.iter().skip_while(|t| t.start < gap.range.end);
    let mut told =
        behind.take_while(|t| !matches!(t.tag, Tag::Verb | Tag::Relative | Tag::Semicolon));
    let goes_on =
        told.next().is_some_and(|t| t.tag == Tag::Comma) && told.next().is_some_and(links);
    inside && goes_on && told.any(|t| matches!(t.tag, Tag::Comma | Tag::Coordinator))
}

/// « 0,9 % à 5 mL/kg/h »: a share and a rate are no range.
fn is_of_two_kinds(answer: &str) -> bool {
    let sides = [" à ", " to "].iter().find_map(|until| answer.split_once(until));
    sides.is_some_and(|(from, to)| from.trim_end().ends_with('%') && !to.contains('%'))
}

/// « dans une [vésicule], le phagosome »: the name behind the class is to be known.
fn is_named_behind(sentence: &Sentence<'_>, gap: &Gap) -> bool {
    let class = |range: Range<usize>| {
        sentence
            .tokens
            .get(range)
            .is_some_and(|own| own.iter().any(|t| gap.range.contains(&t.start)))
    };
    classes(sentence.tokens).into_iter().any(|(told, _)| class(told))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{gaps, hidden, with};
    use super::*;
    use crate::generate::language::Language::{English, French};

    #[test]
    fn one_side_of_a_contrast_is_not_hidden() {
        let found = gaps("L’expression diffère chez les souris mâles vs femelles.", French);
        assert!(!found.iter().any(|front| front.contains("[…] vs")), "{found:?}");
        let found = gaps("The gene differs in promiscuous versus monogamous voles.", English);
        assert!(!found.iter().any(|front| front.contains("versus […]")), "{found:?}");
        let found = gaps("L’expression diffère chez les souris femelles.", French);
        assert!(found.iter().any(|front| front.contains("souris")), "{found:?}");
    }

    #[test]
    fn the_end_of_a_list_is_not_hidden_without_its_beginning() {
        let found = hidden("The toxin harms the liver, heart, spleen and marrow.", English);
        assert!(!found.iter().any(|gap| gap == "heart, spleen and marrow"), "{found:?}");
        let found = hidden("Dans les formes graves, on trouve fièvre, frissons et sueurs.", French);
        assert!(found.iter().any(|gap| gap.starts_with("fièvre")), "{found:?}");
    }

    #[test]
    fn a_class_whose_name_stands_behind_it_is_not_hidden() {
        let found =
            hidden("Le microbe est pris dans une vésicule intracellulaire, le phagosome.", French);
        assert!(!found.iter().any(|gap| gap == "vésicule intracellulaire"), "{found:?}");
        assert!(found.iter().any(|gap| gap == "phagosome"), "{found:?}");
        let found = hidden("Le microbe est pris dans une vésicule intracellulaire.", French);
        assert!(found.iter().any(|gap| gap == "vésicule intracellulaire"), "{found:?}");
    }

    #[test]
    fn what_hangs_on_a_phrase_goes_on_behind_it() {
        let told = "Les dépistages organisés du cancer du côlon, du sein, du col sont gratuits.";
        let found = hidden(told, French);
        assert!(!found.iter().any(|gap| gap.ends_with("du côlon")), "{found:?}");
        let told = "Les dépistages organisés du cancer du côlon sont gratuits.";
        assert!(!hidden(told, French).is_empty());
        assert!(is_of_two_kinds("0,9 % à 5 mL/kg/h"));
        assert!(!is_of_two_kinds("10 % à 15 %"));
        assert!(!is_of_two_kinds("6 mois à 2 ans"));
    }

    #[test]
    fn brackets_of_a_citation_hold_no_gap() {
        assert!(is_in_markup("The signal crosses the cleft [("));
        assert!(is_in_markup("une maladie de réseaux (Figure @ref("));
        assert!(!is_in_markup("le récepteur ("));
        with(French, &[], |setting| {
            assert!(is_set_against(setting, "", " vs placebo"));
            assert!(!is_set_against(setting, "", " vers le placebo"));
        });
    }
}
