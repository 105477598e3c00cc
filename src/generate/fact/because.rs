//! « P en raison de Q », « P, car Q »: why something is so.
//!
//! Leaves out a reason whose pronoun cannot be the subject of what it explains.

use super::clause::{Clause, Predicate};
use super::{Context, Fact, Group, Said};
use crate::generate::Kind;
use crate::generate::language::Language;
use crate::generate::token::{Tag, Token};

const FRENCH: &[&str] = &["en raison d", "du fait d", "parce qu", "car ", "à cause d"];
const ENGLISH: &[&str] = &["because of ", "because ", "due to "];

pub(super) fn find(context: &Context<'_>, clause: &Clause) -> Option<Fact> {
    let markers = match context.language() {
        Language::French => FRENCH,
        Language::English => ENGLISH,
    };
    let tokens = context.tokens;
    let at = clause.rest.clone().skip(1).find(|i| {
        let text = tokens.get(*i).and_then(|t| context.text.get(t.start..)).unwrap_or_default();
        markers.iter().any(|marker| text.starts_with(marker))
    })?;
    if clause.rest.is_empty() {
        return None;
    }
    super::verb::indefinite(context, clause).ok()?;
    let topic = context.needs_topic(clause.subject.clone()).ok()?;
    let defines = clause.predicate == Predicate::Copula
        && tokens.get(clause.rest.start).is_some_and(|t| t.tag == Tag::Determiner);
    if defines && context.language() == Language::English {
        return None;
    }
    let subject = context.phrase(clause.subject.clone())?;
    let comma = tokens.get(at - 1).is_some_and(|t| t.tag == Tag::Comma);
    let said = tokens.get(clause.rest.start..at - usize::from(comma))?;
    context.stands_alone(said).ok()?;
    // « sont | pluriquotidiens »: the word that no list knows may be all that is said.
    let copula = clause.predicate == Predicate::Copula;
    if copula && !said.iter().any(Token::is_word) {
        return None;
    }
    if said.iter().any(|t| matches!(t.tag, Tag::Verb | Tag::Comma | Tag::Open)) || said.len() > 12 {
        return None;
    }
    // « est généralement supérieur »: how often it is so is asked with it.
    let hedge = context.slice(clause.group.end..clause.rest.start).trim().to_lowercase();
    let hedged = context.lexicon.phrases("hedge").contains(&hedge.replace('\'', "’").as_str());
    let from = if hedged { clause.group.end } else { clause.rest.start };
    let rest = context.slice(from..at - usize::from(comma)).to_owned();
    let because = tokens.get(at..clause.rest.end)?;
    let conjunction = because.iter().any(|t| t.tag == Tag::Verb);
    // A pronoun that opens the reason must agree with the subject.
    let pronouns: Vec<&Token> = because.iter().filter(|t| t.tag == Tag::Pronoun).collect();
    let agrees = |word: &str| match word {
        "il" => !subject.plural && subject.gender == Some(crate::generate::term::Gender::Masculine),
        "elle" => {
            !subject.plural && subject.gender == Some(crate::generate::term::Gender::Feminine)
        }
        "ils" => subject.plural && subject.gender == Some(crate::generate::term::Gender::Masculine),
        "elles" => {
            subject.plural && subject.gender == Some(crate::generate::term::Gender::Feminine)
        }
        "it" => !subject.plural,
        "they" => subject.plural,
        _ => false,
    };
    if pronouns.len() > 1
        || pronouns.iter().any(|t| !agrees(&t.lower))
        || because.iter().any(|t| t.tag == Tag::Demonstrative)
    {
        return None;
    }
    let content = because.iter().filter(|t| t.is_content()).count();
    if content < 2 || because.len() > 28 {
        return None;
    }
    let mut answer =
        context.slice(at..clause.rest.end).trim_end_matches(['.', ' ', ',']).to_owned();
    if let Some(after) = answer.strip_prefix("car ") {
        let elided = after.starts_with(['a', 'e', 'i', 'o', 'u', 'é', 'h']);
        answer = if elided { format!("parce qu’{after}") } else { format!("parce que {after}") };
    }
    let words = tokens.get(clause.group.clone())?;
    let group = Group {
        words: words
            .iter()
            .map(|t| context.text.get(t.start..t.end).unwrap_or_default().to_owned())
            .collect(),
        ..context.group(clause)
    };
    let pattern = if conjunction { 0.7 } else { 0.72 };
    let said = Said::Why { subject, group, rest, answer };
    Some(Fact { kind: Kind::Cause, pattern, topic, lead: context.lead(clause), said })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::fact::clause;
    use crate::generate::lexicon::lexicon;
    use crate::generate::term::Evidence;
    use crate::generate::tokenise::tokens;

    fn rest(text: &str) -> Option<String> {
        let lexicon = lexicon(Language::French);
        let found = tokens(text, lexicon);
        let evidence = Evidence::default();
        let context = Context { lexicon, evidence: &evidence, topic: None, text, tokens: &found };
        match find(&context, &clause::parse(text, &found, lexicon).ok()?)?.said {
            Said::Why { rest, .. } => Some(rest),
            _ => None,
        }
    }

    #[test]
    fn how_often_it_is_so_is_asked_with_it() {
        let text = "La cornée est généralement transparente en raison de ses fibres régulières.";
        assert_eq!(rest(text).as_deref(), Some("généralement transparente"));
        let text = "La cornée est également transparente en raison de ses fibres régulières.";
        assert_eq!(rest(text).as_deref(), Some("transparente"));
    }
}
