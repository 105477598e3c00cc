//! « … dans diverses maladies, telles que a, b et c »: examples of a class, an open list.
//!
//! Asked only where the class is the clause's own subject or closes its verb, so that the
//! question keeps the whole clause. Leaves out a single example.

use super::clause::{Clause, Predicate};
use super::{Context, Fact, Said, list};
use crate::generate::Kind;
use crate::generate::token::Tag;

pub(super) fn find(context: &Context<'_>, clause: &Clause) -> Option<Fact> {
    if clause.negated || clause.lead.is_some() || clause.gloss.is_some() {
        return None;
    }
    let rest = clause.rest.clone();
    let tokens = context.tokens;
    let marker = rest.clone().find_map(|i| {
        let text = tokens.get(i).and_then(|t| context.text.get(t.start..))?;
        let text = text.get(..text.len().min(40)).unwrap_or(text).replace('\'', "’").to_lowercase();
        let phrase = context.lexicon.phrases("examples").iter().find(|phrase| {
            text.strip_prefix(**phrase)
                .is_some_and(|after| after.starts_with(' ') || phrase.ends_with('’'))
        })?;
        Some((i, phrase.split([' ', '’']).filter(|w| !w.is_empty()).count()))
    });
    let (at, length) = marker?;
    if tokens
        .get(rest.start..at)?
        .iter()
        .any(|t| matches!(t.tag, Tag::Open | Tag::Relative | Tag::Verb))
    {
        return None;
    }
    let (items, _) = list::items(context, at + length..rest.end)?;
    let comma = tokens.get(at - 1).is_some_and(|t| t.tag == Tag::Comma);
    let class_end = at - usize::from(comma);
    let quantified = |i: usize| {
        tokens.get(i).is_some_and(|t| {
            matches!(
                t.lower.as_str(),
                "diverses"
                    | "divers"
                    | "plusieurs"
                    | "certains"
                    | "certaines"
                    | "différentes"
                    | "différents"
                    | "des"
                    | "several"
                    | "various"
                    | "certain"
                    | "some"
                    | "many"
            )
        })
    };
    let subject = context.phrase(clause.subject.clone())?;
    let group = context.slice(clause.group.clone());
    // The class closes the clause: « peuvent survenir dans diverses maladies ».
    let closing = (rest.start..class_end).find(|i| quantified(*i));
    if let Some(start) = closing
        && class_end > start
        && class_end - start <= 5
        && !tokens
            .get(start..class_end)?
            .iter()
            .any(|t| matches!(t.tag, Tag::Preposition | Tag::Coordinator))
        && start <= rest.start + 1
    {
        let topic = context.needs_topic(clause.subject.clone()).ok()?;
        let preposition = context.slice(rest.start..start).to_owned();
        let class = context.phrase(start..class_end)?;
        let clause = format!("{group} {}", subject.full());
        let said = Said::Examples { preposition, class, clause, items };
        return Some(Fact { kind: Kind::Enumeration, pattern: 0.75, topic, lead: None, said });
    }
    // The class is the subject: « Diverses méthodes sont utilisées pour …, notamment a et b ».
    if quantified(clause.subject.start) && clause.predicate != Predicate::Copula && comma {
        let clause = format!("{group} {}", context.slice(rest.start..class_end));
        context.stands_alone(tokens.get(rest.start..class_end)?).ok()?;
        let said = Said::Examples {
            preposition: String::new(),
            class: subject,
            clause: clause.trim().to_owned(),
            items,
        };
        return Some(Fact {
            kind: Kind::Enumeration,
            pattern: 0.75,
            topic: None,
            lead: None,
            said,
        });
    }
    None
}
