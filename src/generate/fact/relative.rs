//! « …, qui permet de Y » after the noun it describes: a fact told by a verb, of that noun.

use super::{Context, Fact, Group, verb};
use crate::generate::lexicon::Voice;
use crate::generate::token::Tag;

/// « … l’IRM, qui permet de détecter … » after the noun phrase that closes a clause.
pub(crate) fn find(context: &Context<'_>) -> Option<Fact> {
    let tokens = context.tokens;
    let comma = (1..tokens.len()).find(|i| {
        tokens.get(*i).is_some_and(|t| t.tag == Tag::Comma)
            && tokens.get(i + 1).is_some_and(|t| matches!(t.lower.as_str(), "qui" | "which"))
    })?;
    let at = comma + 2;
    let form = tokens.get(at).filter(|t| t.tag == Tag::Verb)?.form?;
    if form.past
        || matches!(form.lemma, "être" | "be" | "avoir" | "have" | "pouvoir" | "can" | "may")
    {
        return None;
    }
    // The antecedent: one definite phrase that fills the place between a verb and the comma.
    let before = tokens.get(..comma)?;
    let start = before.iter().rposition(|t| t.tag == Tag::Verb)? + 1;
    let part = tokens.get(start..comma)?;
    let definite = part
        .first()
        .is_some_and(|t| matches!(t.lower.as_str(), "le" | "la" | "les" | "l’" | "the"));
    let one = !part.iter().any(|t| {
        matches!(
            t.tag,
            Tag::Comma
                | Tag::Relative
                | Tag::Coordinator
                | Tag::Pronoun
                | Tag::Demonstrative
                | Tag::Possessive
                | Tag::Negation
        )
    });
    if !definite || !one {
        return None;
    }
    let subject = context.phrase(start..comma)?;
    let agrees = if subject.plural { form.plural } else { form.singular };
    if !agrees || context.lexicon.noun_is("relational", &subject.head) {
        return None;
    }
    let group = Group {
        words: vec![context.slice(at..at + 1).to_owned()],
        lemma: form.lemma,
        plural: form.plural && !form.singular,
        object: String::new(),
    };
    let mut facts =
        verb::framed(context, Voice::Active, form.lemma, subject, group, at + 1..tokens.len())
            .ok()?;
    let mut fact = facts.pop()?;
    fact.pattern *= 0.85;
    Some(fact)
}
