//! « Le vitiligo n’est ni contagieux ni douloureux », « La cornée n’est pas vascularisée »: yes or no, the
//! negation whole on the back. English has its own.
//!
//! Leaves out a negation with an adverb in its scope, and what must not be.

use super::clause::Clause;
use super::{Context, Fact, Group, Said, verb};
use crate::generate::Kind;
use crate::generate::language::Language;
use crate::generate::token::{Tag, Token};

/// Words that may be asked about.
const LONGEST: usize = 10;

pub(super) fn find(context: &Context<'_>, clause: &Clause) -> Option<Fact> {
    if context.language() != Language::French || clause.gloss.is_some() {
        return None;
    }
    let tokens = context.tokens;
    let not = |t: &Token| matches!(t.lower.as_str(), "ne" | "n’" | "pas");
    // « n’est ni … »: what joins may be read with the verb.
    let from = clause.group.end.min(clause.rest.start);
    let from = from + usize::from(tokens.get(from).is_some_and(|t| t.lower == "pas"));
    let span = tokens.get(clause.group.start..from)?;
    let words: Vec<String> = span.iter().filter(|t| !not(t)).map(|t| t.lower.clone()).collect();
    let first = span.iter().find(|t| t.tag == Tag::Verb)?;
    let plain = span
        .iter()
        .all(|t| not(t) || matches!(t.tag, Tag::Verb | Tag::Participle) || t.lower == "été");
    // « n’a pas de valve » asks for an article that is not there; « ne doit pas » forbids.
    let be = first.lemma() == "être" || span.iter().any(|t| t.lower == "été");
    let end = (from..context.trimmed(clause.rest.clone()).end)
        .find(|at| {
            let mark = tokens.get(*at).is_some_and(|t| t.tag == Tag::Comma);
            mark && tokens.get(at + 1).is_none_or(|t| !matches!(&*t.lower, "ni" | "ou" | "et"))
        })
        .unwrap_or(context.trimmed(clause.rest.clone()).end);
    let rest = from..end;
    let part = tokens.get(rest.clone())?;
    let neither = part.iter().filter(|t| t.lower == "ni").count();
    let denied = span.iter().any(|t| t.lower == "pas") && neither == 0
        || neither == 2 && part.first().is_some_and(|t| t.lower == "ni");
    let told = part.iter().all(|t| {
        t.lower == "ni"
            || !matches!(
                t.tag,
                Tag::Verb
                    | Tag::Open
                    | Tag::Relative
                    | Tag::Comma
                    | Tag::Negation
                    | Tag::Adverb
                    | Tag::Determiner
                    | Tag::Pronoun
                    | Tag::Possessive
                    | Tag::Demonstrative
                    | Tag::Subordinator
            )
    });
    let content = part.iter().filter(|t| t.is_content()).count();
    let passive = words.len() > 1;
    let enough = content >= 1 || passive && part.is_empty();
    if !plain || !be || !denied || !told || !enough || part.len() > LONGEST {
        return None;
    }
    if says_what_it_is(context, end) {
        return None;
    }
    verb::indefinite(context, clause).ok()?;
    context.stands_alone(part).ok()?;
    let subject = context.phrase(clause.subject.clone())?;
    let topic = context.needs_topic(clause.subject.clone()).ok()?;
    let every =
        matches!(subject.determiner.as_str(), "tous" | "toutes" | "chaque" | "tout" | "toute");
    let human = context.lexicon.noun_is("human", &subject.head);
    if every || human || subject.gender.is_none() {
        return None;
    }
    let group = Group { words, ..context.group(clause) };
    let sentence = format!("{} {}", subject.full(), context.slice(clause.group.start..end));
    let rest = context.slice(rest).to_owned();
    let rest = match rest.strip_prefix("ni ") {
        Some(both) => both.replacen(" ni ", " ou ", 1),
        None => rest,
    };
    let lead = context.lead(clause);
    let said = Said::Denied { subject, group, rest, sentence };
    Some(Fact { kind: Kind::Attribute, pattern: 0.7, topic, lead, said })
}

/// « … n’est pas du bruit : c’est l’absorption »: what it is, is what to learn.
fn says_what_it_is(context: &Context<'_>, end: usize) -> bool {
    let mut behind = context.tokens.get(end..).unwrap_or_default().iter();
    let mark = behind.next().map(|t| t.tag);
    let says = behind.next().is_some_and(|t| matches!(&*t.lower, "c’" | "ce" | "il"));
    let is = behind.next().is_some_and(|t| matches!(&*t.lower, "est" | "sont" | "s’"));
    matches!(mark, Some(Tag::Colon | Tag::Semicolon | Tag::Comma)) && says && is
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::fact::clause;
    use crate::generate::lexicon::lexicon;
    use crate::generate::term::Evidence;
    use crate::generate::tokenise::tokens;

    fn denied(text: &str) -> Option<String> {
        let lexicon = lexicon(Language::French);
        let found = tokens(text, lexicon);
        let evidence = Evidence::default();
        let context = Context { lexicon, evidence: &evidence, topic: None, text, tokens: &found };
        let clause = clause::parse(text, &found, lexicon).ok()?;
        match find(&context, &clause)?.said {
            Said::Denied { rest, .. } => Some(rest),
            _ => None,
        }
    }

    #[test]
    fn what_is_not_so_is_asked_with_yes_or_no() {
        let text = "La cornée n’est ni opaque ni vascularisée, mais elle est innervée.";
        assert_eq!(denied(text).as_deref(), Some("opaque ou vascularisée"));
        assert_eq!(denied("La cornée n’est pas opaque.").as_deref(), Some("opaque"));
    }

    #[test]
    fn what_is_said_to_be_something_else_is_not() {
        assert_eq!(denied("La cornée n’est pas opaque : c’est un tissu transparent."), None);
        let told = denied("La cornée n’est pas opaque : elle laisse passer la lumière.");
        assert_eq!(told.as_deref(), Some("opaque"));
    }

    #[test]
    fn what_is_not_always_so_or_forbidden_is_not() {
        assert_eq!(denied("La cornée n’est pas toujours opaque."), None);
        assert_eq!(denied("La cornée ne doit pas être touchée."), None);
        assert_eq!(denied("La cornée n’a pas de vaisseaux."), None);
        assert_eq!(denied("Cette maladie n’est pas contagieuse."), None);
    }
}
