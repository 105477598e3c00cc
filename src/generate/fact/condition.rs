//! « Lorsque P, Q »: what happens under a condition, where the clause itself gives nothing more
//! precise.
//!
//! Leaves out what one should do then, and a condition or an outcome that points elsewhere.

use super::clause::Clause;
use super::{Context, Fact, Said};
use crate::generate::Kind;
use crate::generate::token::{Tag, Token};

pub(super) fn find(context: &Context<'_>, clause: &Clause) -> Option<Fact> {
    let lead = clause.lead.clone()?;
    let tokens = context.tokens;
    let opening = tokens.get(lead.start)?;
    if !matches!(opening.lower.as_str(), "lorsque" | "lorsqu’" | "quand" | "when" | "if" | "si") {
        return None;
    }
    let condition = tokens.get(lead.clone())?;
    context.stands_alone(condition).ok()?;
    let outcome = clause.subject.start..clause.rest.end;
    let part = tokens.get(outcome.clone())?;
    context.stands_alone(part).ok()?;
    let told = |t: &Token| {
        matches!(t.lemma(), "devoir" | "falloir" | "must" | "should") || t.tag == Tag::Possessive
    };
    let advice = condition.iter().chain(part).any(told)
        || part
            .iter()
            .any(|t| matches!(t.lemma(), "recommander" | "indiquer" | "recommend" | "réaliser"));
    let words = part.iter().filter(|t| t.is_word()).count();
    let verb = condition.iter().any(|t| t.tag == Tag::Verb);
    // « …, deux situations sont à considérer : » tells them further on.
    let announces = context.text.trim_end().ends_with(':');
    if announces || advice || !verb || !(3..=24).contains(&words) {
        return None;
    }
    context.needs_topic(clause.subject.clone()).ok().filter(Option::is_none)?;
    let mut answer = context.slice(outcome).to_owned();
    if answer.matches('(').count() != answer.matches(')').count() {
        return None;
    }
    while answer.ends_with(['.', ',', ' ']) {
        answer.pop();
    }
    let said = Said::Condition { condition: context.slice(lead).to_owned(), outcome: answer };
    Some(Fact { kind: Kind::Condition, pattern: 0.66, topic: None, lead: None, said })
}
