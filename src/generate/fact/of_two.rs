//! Verbs that set one thing in the place of another or apart from it: « remplacer a par b », “differentiate a from
//! b”. What such a verb acts on is half of what is told, and the other half is no part of that answer.

use super::Context;
use crate::generate::lexicon::Frame;
use crate::generate::token::{Tag, Token};

/// Whether `frame` would ask for the one thing alone. `end`: where the sentence's clause ends.
pub(super) fn asks_for_half(context: &Context<'_>, frame: &Frame, end: usize) -> bool {
    if frame.preposition != "-" || !matches!(frame.question, "Que" | "What") {
        return false;
    }
    let tokens = context.tokens.get(..end).unwrap_or_default();
    context.lexicon.phrases("of-two").iter().any(|pair| {
        let Some((verb, other)) = pair.split_once(' ') else { return false };
        let acts = |t: &Token| matches!(t.tag, Tag::Verb | Tag::Infinitive) && t.lemma() == verb;
        let Some(at) = tokens.iter().position(acts) else { return false };
        let behind = tokens.get(at + 1..).unwrap_or_default();
        let told = behind.iter().take_while(|t| t.tag != Tag::Comma && t.tag != Tag::Relative);
        told.skip(1).any(|t| t.lower == other)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::language::Language::{self, English, French};
    use crate::generate::lexicon::lexicon;
    use crate::generate::term::Evidence;
    use crate::generate::tokenise::tokens;

    fn half(text: &str, question: &'static str, language: Language) -> bool {
        let lexicon = lexicon(language);
        let found = tokens(text, lexicon);
        let evidence = Evidence::default();
        let context = Context { lexicon, evidence: &evidence, topic: None, text, tokens: &found };
        let frame = Frame { preposition: "-", question, kind: "effect", open: false };
        asks_for_half(&context, &frame, found.len())
    }

    #[test]
    fn half_of_what_a_verb_sets_apart_is_not_asked() {
        let told = "Les fibroblastes remplacent le muscle par un tissu conjonctif.";
        assert!(half(told, "Que", French));
        assert!(!half("La greffe cutanée remplace le derme brûlé.", "Que", French));
        let told = "Pulses are used to differentiate arterial ulcers from venous ulcers.";
        assert!(half(told, "What", English));
        assert!(!half("Pulses are used to follow arterial ulcers.", "What", English));
        assert!(!half(told, "When", English));
    }
}
