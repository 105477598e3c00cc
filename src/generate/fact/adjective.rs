//! « X est imperméable à l’eau », « X est inactif sur Y »: an adjective and what it bears on.
//!
//! Takes the adjectives whose sense needs a complement, and leaves out those that judge or compare.

use super::clause::{Clause, Predicate};
use super::{Context, Fact, Group, Said};
use crate::generate::language::Language;
use crate::generate::lexicon::Frame;
use crate::generate::token::Tag;
use crate::generate::{Kind, Reason};

fn question(preposition: &str) -> Option<(&'static str, &'static str)> {
    Some(match preposition {
        "à" | "au" | "aux" => ("à", "À quoi"),
        "de" | "d’" | "du" | "des" => ("de", "De quoi"),
        "sur" => ("sur", "Sur quoi"),
        "contre" => ("contre", "Contre quoi"),
        "chez" => ("chez", "Chez qui"),
        _ => return None,
    })
}

/// Whether the adjective's sense needs what follows: « sensible à », « dépourvu de ».
fn takes(context: &Context<'_>, adjective: &str, preposition: &str) -> bool {
    let list = match preposition {
        "à" => "takes-à",
        "de" => "takes-de",
        _ => return !context.lexicon.noun_is("compares", adjective),
    };
    let stem = adjective.trim_end_matches(['e', 's', 'x']);
    [stem.to_owned(), format!("{stem}e"), adjective.to_owned()]
        .iter()
        .any(|word| context.lexicon.noun_is(list, word))
}

pub(super) fn find(context: &Context<'_>, clause: &Clause) -> Result<Option<Fact>, Reason> {
    let tokens = context.tokens;
    if context.language() != Language::French || clause.predicate != Predicate::Copula {
        return Ok(None);
    }
    let mut at = clause.rest.start;
    let (Some(adjective), Some(preposition)) = (tokens.get(at), tokens.get(at + 1)) else {
        return Ok(None);
    };
    if adjective.lower.starts_with("présent") && matches!(&*preposition.lower, "sur" | "dans") {
        return found_in(context, clause);
    }
    let Some((preposition, question)) = question(&preposition.lower) else { return Ok(None) };
    if !matches!(adjective.tag, Tag::Adjective | Tag::Participle)
        || !takes(context, &adjective.lower, preposition)
    {
        return Ok(None);
    }
    at += 1;
    let subject = context.phrase(clause.subject.clone()).ok_or(Reason::Fragment)?;
    super::verb::indefinite(context, clause)?;
    if subject.head.is_empty() || context.lexicon.noun_is("human", &subject.head) {
        return Ok(None);
    }
    let topic = context.needs_topic(clause.subject.clone())?;
    let part = tokens.get(context.trimmed(at..clause.rest.end)).unwrap_or_default();
    let content = part.iter().filter(|t| t.is_content()).count();
    let answer = context.answer(at..clause.rest.end, 18)?;
    let vague = content <= 1
        && part.iter().any(|t| {
            context.lexicon.noun_is("relational", &t.lower)
                || context.lexicon.noun_is("vague", &t.lower)
        });
    if vague || super::leak::leaks(&subject.words, part) {
        return Err(Reason::Leak);
    }
    let mut group = context.group(clause);
    let limited = tokens.get(at + 1).is_some_and(|t| {
        matches!(t.tag, Tag::Adverb | Tag::Number)
            || matches!(t.lower.as_str(), "moins" | "plus" | "cas" | "raison" | "long" | "court")
    });
    if limited {
        return Ok(None);
    }
    let between = tokens.get(clause.group.end..clause.rest.start).unwrap_or_default();
    if between.iter().any(|t| matches!(t.lower.as_str(), "plus" | "moins" | "aussi" | "très")) {
        return Ok(None);
    }
    group.words.push(context.slice(clause.group.end..at).to_owned());
    let group = Group { lemma: "", ..group };
    let frame = Frame { preposition, question, kind: "effect", open: false };
    let said = Said::Framed { subject, group, frame, answer };
    let pattern = if preposition == "de" { 0.66 } else { 0.72 };
    Ok(Some(Fact { kind: Kind::Effect, pattern, topic, lead: context.lead(clause), said }))
}

/// « est présente dans le lait »: where one finds it.
fn found_in(context: &Context<'_>, clause: &Clause) -> Result<Option<Fact>, Reason> {
    let from = clause.rest.start + 1;
    let hedged = clause.rest.start != clause.group.end;
    let Some(subject) = context.phrase(clause.subject.clone()).filter(|_| !hedged) else {
        return Ok(None);
    };
    super::verb::indefinite(context, clause)?;
    let frame = Frame { preposition: "dans", question: "Où", kind: "place", open: false };
    let placed = super::placed::placed(context, frame, from..clause.rest.end);
    if placed.is_none_or(|placed| placed.question != "Où") {
        return Ok(None);
    }
    let topic = context.needs_topic(clause.subject.clone())?;
    let answer = context.answer(from..clause.rest.end, 18)?;
    let group = Group { words: vec!["trouve-t-on".to_owned()], lemma: "", ..context.group(clause) };
    let said = Said::Framed { subject, group, frame, answer };
    Ok(Some(Fact { kind: Kind::Place, pattern: 0.72, topic, lead: context.lead(clause), said }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::fact::clause;
    use crate::generate::lexicon::lexicon;
    use crate::generate::term::Evidence;
    use crate::generate::tokenise::tokens;

    fn asked(text: &str) -> Option<(String, String)> {
        let lexicon = lexicon(Language::French);
        let found = tokens(text, lexicon);
        let evidence = Evidence::default();
        let context = Context { lexicon, evidence: &evidence, topic: None, text, tokens: &found };
        let clause = clause::parse(text, &found, lexicon).ok()?;
        match find(&context, &clause).ok()??.said {
            Said::Framed { frame, answer, .. } => Some((frame.question.to_owned(), answer)),
            _ => None,
        }
    }

    #[test]
    fn where_a_thing_is_present_is_a_place() {
        let told = asked("La lactoferrine est présente dans le lait et les larmes.");
        assert_eq!(told, Some(("Où".into(), "dans le lait et les larmes".into())));
        assert_eq!(asked("La fièvre est présente dans 80 % des cas."), None);
    }
}
