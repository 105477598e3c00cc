//! Complex prepositions and idioms: « à l’intérieur de », « au fur et à mesure », “in terms of”. Their noun
//! names nothing, so no gap opens one; what one governs is a phrase of its own.

use std::ops::Range;

use super::Setting;
use super::phrase::{is_inner, links};
use crate::generate::token::{Tag, Token};

/// The tokens of each idiom, with the preposition that ends it.
pub(super) fn idioms(setting: &Setting<'_>, tokens: &[Token]) -> Vec<Range<usize>> {
    let mut found = of_list(setting, tokens, "complex-preposition");
    found.extend(of_list(setting, tokens, "condition-preposition"));
    found
}

/// Where none of `idioms` opens a phrase, nor any words of a condition: the next place behind the one
/// that holds `at`.
pub(super) fn behind(
    setting: &Setting<'_>,
    tokens: &[Token],
    idioms: &[Range<usize>],
    at: usize,
) -> Option<usize> {
    let idiom = idioms.iter().find(|idiom| idiom.contains(&at))?;
    let opens = idiom.start == at && opens_condition(setting, tokens, idiom);
    // « en cas de forme grave à thorax distendu »: the case is no answer.
    let ends = |t: &Token| matches!(t.tag, Tag::Verb | Tag::Clitic) || !t.is_word();
    let end = tokens.iter().skip(idiom.end).position(ends).map(|told| idiom.end + told);
    Some(if opens { end.unwrap_or(tokens.len()) } else { idiom.end })
}

fn opens_condition(setting: &Setting<'_>, tokens: &[Token], idiom: &Range<usize>) -> bool {
    of_list(setting, tokens, "condition-preposition").contains(idiom)
}

fn of_list(setting: &Setting<'_>, tokens: &[Token], list: &str) -> Vec<Range<usize>> {
    let mut told = String::new();
    let mut starts = Vec::new();
    for token in tokens {
        if !told.is_empty() && !told.ends_with('’') {
            told.push(' ');
        }
        starts.push(told.len());
        told.push_str(&token.lower);
    }
    let found = setting.lexicon.places(list, &told);
    let idioms = found.filter_map(|range| {
        let from = starts.binary_search(&range.start).ok()?;
        let end = starts.partition_point(|start| *start < range.end);
        let next = tokens.get(end);
        let governs = next.is_some_and(|t| {
            links(t)
                || ["before-of", "before-to", "accompanying"]
                    .iter()
                    .any(|list| setting.lexicon.noun_is(list, &t.lower))
                || matches!(t.lower.as_str(), "au" | "aux")
        });
        // « au niveau cervical »: a noun as others.
        let qualified = next.is_some_and(is_inner);
        (!qualified).then_some(from..end + usize::from(governs))
    });
    idioms.collect()
}

/// Whether a gap begins or ends inside one of `idioms`.
pub(super) fn parts(idioms: &[Range<usize>], tokens: &[Token], gap: &Range<usize>) -> bool {
    let inside = |at: usize| tokens.get(at).is_some_and(|t| gap.contains(&t.start));
    idioms.iter().any(|idiom| inside(idiom.start) != inside(idiom.end.saturating_sub(1)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::hidden;
    use crate::generate::language::Language::{English, French};

    #[test]
    fn what_an_idiom_governs_is_hidden_alone() {
        let found = hidden(
            "Les ions calcium s’accumulent à l’intérieur du réticulum sarcoplasmique.",
            French,
        );
        assert!(found.iter().any(|gap| gap == "réticulum sarcoplasmique"), "{found:?}");
        let found =
            hidden("Serum potassium rises in the presence of adrenal insufficiency.", English);
        assert!(found.iter().any(|gap| gap == "adrenal insufficiency"), "{found:?}");
        let found = hidden("Les anticorps se forment au fur et à mesure des transfusions.", French);
        assert!(!found.iter().any(|gap| gap.contains("mesure")), "{found:?}");
        // What a condition is, is no answer.
        let told =
            "Le dosage de la troponine est répété en cas de péricardite à forme constrictive.";
        let found = hidden(told, French);
        assert!(!found.iter().any(|gap| gap.contains("constrictive")), "{found:?}");
    }

    #[test]
    fn a_noun_with_its_own_adjective_is_no_idiom() {
        let found = hidden("Le nerf phrénique sort de la moelle au niveau cervical moyen.", French);
        assert!(!found.iter().any(|gap| gap == "moyen" || gap == "cervical moyen"), "{found:?}");
        let found = hidden("La sonde traverse l’intérieur cartilagineux du conduit.", French);
        assert!(found.iter().any(|gap| gap.starts_with("intérieur")), "{found:?}");
    }
}
