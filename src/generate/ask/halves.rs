//! Pieces that were cut between two words that belong together: « soit … soit », “either … or”, « non
//! seulement … mais ». One half of it is not what the sentence says.

use std::ops::Range;

use super::Setting;
use super::part::opens;
use crate::generate::token::{Tag, Token};

/// Whether `tokens` hold the first word of a pair without its second.
pub(super) fn is_half(setting: &Setting<'_>, tokens: &[Token]) -> bool {
    setting.lexicon.phrases("paired").iter().any(|pair| {
        let Some((first, second)) = pair.split_once(" … ") else { return false };
        let told = |at: &usize| opens(tokens, *at, first).is_some() && joins(tokens, *at);
        let Some(at) = (0..tokens.len()).find(told) else { return false };
        let others: Vec<&str> = second.split('/').collect();
        let closes = |at| others.iter().any(|word| opens(tokens, at, word).is_some());
        !(at + 1..tokens.len()).any(closes)
    })
}

/// Whether the word at `at` parts two things: « est soit », “is either”. « bien qu’il soit » and “either
/// kidney” do not.
fn joins(tokens: &[Token], at: usize) -> bool {
    let before = tokens.get(..at).unwrap_or_default();
    let acts = |t: &Token| matches!(t.tag, Tag::Verb | Tag::Participle | Tag::Infinitive);
    let single = tokens.get(at).is_some_and(|t| matches!(t.lower.as_str(), "soit" | "either"));
    let that = |t: &Token| matches!(t.lower.as_str(), "que" | "qu’");
    let thing = tokens.get(at + 1).is_some_and(|t| t.tag == Tag::Noun);
    !single || !thing && before.last().is_some_and(acts) && !before.iter().any(that)
}

/// « soit en [ovaires, soit en testicules] »: what opens the other choice is hidden with it.
pub(super) fn spans_alternatives(
    setting: &Setting<'_>,
    tokens: &[Token],
    gap: &Range<usize>,
) -> bool {
    let mut own = tokens.iter().filter(|t| gap.contains(&t.start)).skip(1);
    own.any(|t| setting.lexicon.noun_is("choosing", &t.lower))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{gaps, with};
    use super::*;
    use crate::generate::language::Language::{self, English, French};
    use crate::generate::tokenise::tokens;

    fn half(text: &str, language: Language) -> bool {
        with(language, &[], |setting| is_half(setting, &tokens(text, setting.lexicon)))
    }

    #[test]
    fn one_half_of_an_alternative_is_no_piece() {
        assert!(half("le greffon est soit rejeté", French));
        assert!(!half("le greffon est soit rejeté soit toléré", French));
        assert!(!half("le greffon est soit rejeté ou toléré", French));
        assert!(!half("le greffon est rejeté bien que le donneur soit apparenté", French));
        assert!(!half("le greffon est rejeté, soit dix pour cent", French));
        assert!(half("le greffon atteint non seulement le rein", French));
        assert!(half("the graft is either rejected", English));
        assert!(!half("the graft is either rejected or tolerated", English));
        assert!(!half("the graft replaces either kidney", English));
    }

    #[test]
    fn what_opens_the_other_choice_is_not_hidden_with_the_first() {
        let hides = |text: &str, gap: &str, language| {
            let at = text.find(gap).unwrap();
            with(language, &[], |setting| {
                let found = tokens(text, setting.lexicon);
                spans_alternatives(setting, &found, &(at..at + gap.len()))
            })
        };
        let told = "Le greffon évolue soit vers un rejet soit vers une tolérance.";
        assert!(hides(told, "rejet soit vers une tolérance", French));
        assert!(!hides(told, "tolérance", French));
        assert!(!hides("Le greffon est conservé au froid, soit à 4 °C.", "soit à 4 °C", French));
    }

    #[test]
    fn a_sentence_cut_in_two_gives_no_card_of_its_half() {
        let told = "Avant la greffe le rein est soit lavé soit il se nécrose dans la glace.";
        assert!(gaps(told, French).iter().all(|front| front.matches("soit").count() != 1));
    }
}
