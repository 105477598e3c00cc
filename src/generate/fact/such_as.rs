//! What introduces examples: « tels que », « comme », “such as”.

use std::ops::Range;

use super::Context;
use crate::generate::token::Tag;

/// « des troubles tels que la toux, la fièvre et les frissons »: what follows the first item of a list,
/// which ends at `first`, are more examples of it.
pub(super) fn goes_on_with_examples(
    context: &Context<'_>,
    range: &Range<usize>,
    first: Option<usize>,
) -> bool {
    let Some(first) = first else { return false };
    let cue = |at: usize| {
        let text = context.slice(at..first).to_lowercase().replace('\'', "’");
        let mut cues = context.lexicon.phrases("examples").iter();
        cues.any(|cue| {
            let rest = text.strip_prefix(*cue);
            rest.is_some_and(|rest| rest.starts_with(' ') || cue.ends_with('’'))
        })
    };
    // « utilisées comme antibiotiques » gives none.
    let named = |at: usize| {
        let before = context.tokens.get(at.wrapping_sub(1)).map(|t| t.tag);
        matches!(before, Some(Tag::Noun | Tag::Adjective))
    };
    let mut bracketed = false;
    range.clone().skip(1).take_while(|at| *at < first).any(|at| {
        let tag = context.tokens.get(at).map(|t| t.tag);
        bracketed = tag == Some(Tag::Open) || bracketed && tag != Some(Tag::Close);
        !bracketed && named(at) && cue(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::language::Language;
    use crate::generate::lexicon::lexicon;
    use crate::generate::term::Evidence;
    use crate::generate::tokenise::tokens;

    fn are_examples(text: &str) -> bool {
        let lexicon = lexicon(Language::French);
        let found = tokens(text, lexicon);
        let evidence = Evidence::default();
        let context = Context { lexicon, evidence: &evidence, topic: None, text, tokens: &found };
        let first = found.iter().position(|t| t.tag == Tag::Comma);
        goes_on_with_examples(&context, &(0..found.len()), first)
    }

    #[test]
    fn what_follows_a_cue_in_the_first_item_are_examples() {
        assert!(are_examples(
            "des troubles digestifs tels que la nausée, la diarrhée et les coliques"
        ));
        assert!(!are_examples("des nausées, des troubles tels que la diarrhée et des coliques"));
        assert!(!are_examples("une cause iatrogène (diurétique comme le furosémide), un cancer"));
    }
}
