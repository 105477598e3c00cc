//! What commas part inside the first item of a list, and no list: “the absorption of iron, zinc and
//! copper”, « élevée, pouvant dépasser 100 mm ».

use std::ops::Range;

use super::Context;
use crate::generate::token::{Tag, Token};

/// Whether the items hang on a word of the first: “a mechanism using ATP, adenosine and nitric oxide”,
/// « l’absorption du fer, du zinc et du cuivre ».
pub(super) fn is_of_the_first(
    context: &Context<'_>,
    tokens: &[Token],
    parts: &[Range<usize>],
) -> bool {
    let Some((first, others)) = parts.split_first() else { return false };
    let own = tokens.get(first.clone()).unwrap_or_default();
    let definite = own.first().is_some_and(|t| context.lexicon.noun_is("definite", &t.lower));
    let opens = own.first().is_some_and(|t| t.tag == Tag::Determiner);
    let of = |t: &Token| context.lexicon.noun_is("before-of", &t.lower);
    // What stands before an item's first word of its own.
    let led = |part: &Range<usize>| part.start.checked_sub(1).and_then(|at| tokens.get(at));
    let bare = |part: &Range<usize>| {
        let named = tokens.get(part.start).is_some_and(|t| {
            !matches!(t.tag, Tag::Determiner | Tag::Number | Tag::Possessive) && !of(t)
        });
        named && !led(part).is_some_and(of)
    };
    let governed =
        |part: &Range<usize>| tokens.get(part.start).is_some_and(of) || led(part).is_some_and(of);
    let complement = own.iter().skip(1).any(of);
    let uses = own.iter().skip(2).any(|t| t.tag == Tag::Gerund);
    let english = !matches!(context.language(), crate::generate::language::Language::French);
    let governs = opens && complement && !others.is_empty() && others.iter().all(governed);
    let shares = english && others.iter().all(bare) && opens && (definite && complement || uses);
    governs || shares
}

/// « élevée, pouvant dépasser 100 mm », « modérée, le plus souvent hypochrome »: more of the same.
pub(super) fn says_more(value: &[Token]) -> bool {
    value.windows(2).enumerate().any(|(at, pair)| {
        let [comma, next] = pair else { return false };
        if comma.tag != Tag::Comma {
            return false;
        }
        let item = value.get(at + 1..).unwrap_or_default();
        let item = item.split(|t| t.tag == Tag::Comma).next().unwrap_or_default();
        let graded = item.iter().take_while(|t| matches!(t.tag, Tag::Adverb | Tag::Determiner));
        let graded = graded.filter(|t| t.tag == Tag::Adverb).count();
        let named = item.iter().any(|t| t.tag == Tag::Noun);
        next.tag == Tag::Gerund && item.len() > 2 || graded >= 2 && !named
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::fact::list;
    use crate::generate::language::Language;
    use crate::generate::lexicon::lexicon;
    use crate::generate::term::Evidence;
    use crate::generate::tokenise::tokens;

    fn items(text: &str, language: Language) -> Option<Vec<String>> {
        let lexicon = lexicon(language);
        let evidence = Evidence::default();
        let found = tokens(text, lexicon);
        let context = Context { lexicon, evidence: &evidence, topic: None, text, tokens: &found };
        list::items(&context, 0..found.len()).map(|found| found.0)
    }

    #[test]
    fn a_list_inside_the_first_item_is_not_parted() {
        let text = "the excretion of lithium, sodium and chloride";
        assert_eq!(items(text, Language::English), None);
        let text = "a pathway using glucose, lactate and fatty acids";
        assert_eq!(items(text, Language::English), None);
        let text = "l’excrétion du lithium, du sodium et du chlore";
        assert_eq!(items(text, Language::French), None);
    }

    #[test]
    fn like_items_are_parted() {
        let text = "the wall of the stomach, the spleen and the left kidney";
        assert_eq!(items(text, Language::English).map(|found| found.len()), Some(3));
        let text = "a loss of appetite, nausea and vomiting";
        assert_eq!(items(text, Language::English).map(|found| found.len()), Some(3));
        let text = "la paroi de l’estomac, la rate et le rein gauche";
        assert_eq!(items(text, Language::French).map(|found| found.len()), Some(3));
    }

    #[test]
    fn what_says_more_is_no_item() {
        let more = |text: &str| says_more(&tokens(text, lexicon(Language::French)));
        assert!(more("augmentée, pouvant atteindre 200 mg/L"));
        assert!(more("discrète, le plus souvent normocytaire"));
        assert!(!more("fièvre, toux, dyspnée"));
        assert!(!more("saignement, douleur très intense"));
    }
}
