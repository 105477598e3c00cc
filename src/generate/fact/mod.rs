//! Facts: what a sentence or a block says, before it is put into words.
//!
//! Each finder looks for one kind of fact; a fact holds phrases of the text, never a question.
//! Leaves out what cannot be understood without the sentences around it.

#![allow(clippy::similar_names, reason = "the context of a fact and the content of a sentence")]

pub(crate) mod abbreviation;
mod adjective;
pub(crate) mod alignment;
mod answer;
pub(crate) mod because;
pub(crate) mod clause;
mod concession;
mod condition;
mod context;
pub(crate) mod copula;
mod denial;
mod english;
mod english_object;
mod entry;
pub(crate) mod example;
pub(crate) mod format;
pub(crate) mod french_sayings;
mod group;
pub(crate) mod hanging;
mod helped;
pub(crate) mod item;
mod leak;
mod level;
pub(crate) mod list;
mod named_behind;
mod of_two;
mod placed;
mod predicate;
mod quantity;
pub(crate) mod relative;
pub(crate) mod remark;
mod reversed;
mod role;
mod said;
pub(crate) mod subject;
mod such_as;
pub(crate) mod table;
pub(crate) mod tail;
mod typed_label;
pub(crate) mod unit;
mod value;
pub(crate) mod verb;

pub(crate) use self::context::Context;
pub(crate) use self::said::{Fact, Group, Said};
pub(crate) use self::unit::is_unit;
use super::language::Language;
use super::token::Tag;
use super::{Kind, Reason};

/// All facts of the sentence, and why there is none.
pub(crate) fn of_sentence(context: &Context<'_>) -> (Vec<Fact>, Reason) {
    let mut facts = abbreviation::find(context);
    let mut reason = Reason::NoPattern;
    if let Some(named) = french_sayings::find(context).or_else(|| english::naming(context)) {
        facts.push(named);
        return (facts, reason);
    }
    match clause::parse(context.text, context.tokens, context.lexicon) {
        Err(why) => {
            reason = why;
            facts.extend(relative::find(context));
        }
        Ok(clause) => {
            let found = match clause.predicate {
                _ if role::is_alone(context, &clause) => Err(Reason::NoPattern),
                _ if clause.negated => {
                    let denied = english::negated(context, &clause);
                    Ok(denied.or_else(|| denial::find(context, &clause)).into_iter().collect())
                }
                predicate => match quantity::find(context, &clause)
                    .or_else(|| english::split(context, &clause))
                    .or_else(|| value::count(context, &clause))
                    .or_else(|| value::having(context, &clause))
                {
                    Some(fact) => Ok(vec![fact]),
                    None if predicate == clause::Predicate::Copula => said_of(context, &clause),
                    // « est comprise entre 7,35 et 7,45 »
                    None if matches!(
                        predicate,
                        clause::Predicate::Verb(_, "comprendre" | "estimer")
                    ) && let Ok(Some(fact)) = value::copula(context, &clause) =>
                    {
                        Ok(vec![fact])
                    }
                    None => verb::find(context, &clause),
                },
            };
            match found {
                Ok(found) => facts.extend(found),
                Err(why) => reason = why,
            }
            facts.extend(copula::synonym(context, &clause));
            facts.extend(example::find(context, &clause));
            facts.extend(relative::find(context));
            facts.extend(because::find(context, &clause));
            facts.extend(english::comparison(context, &clause));
            let strong =
                facts.iter().any(|fact| !matches!(fact.kind, Kind::Abbreviation | Kind::Synonym));
            if !strong && let Some(fact) = condition::find(context, &clause) {
                facts.push(fact);
            }
            if reason == Reason::NoPattern
                && let Err(why) = context.stands_alone(context.tokens)
            {
                reason = why;
            }
        }
    }
    (facts, reason)
}

/// What a copula says: a value, a definition, or what an adjective bears on.
fn said_of(context: &Context<'_>, clause: &clause::Clause) -> Result<Vec<Fact>, Reason> {
    // « doit être un reflet » does not say what it is.
    let group = context.tokens.get(clause.group.clone()).unwrap_or_default();
    if group.iter().any(|t| matches!(t.lemma(), "devoir" | "pouvoir" | "must" | "should" | "may")) {
        return Err(Reason::NoPattern);
    }
    if let Some(fact) = value::copula(context, clause)? {
        return Ok(vec![fact]);
    }
    match copula::find(context, clause) {
        Err(Reason::NoPattern) => match adjective::find(context, clause)? {
            Some(fact) => Ok(vec![fact]),
            None => Err(Reason::NoPattern),
        },
        found => found,
    }
}

/// A sentence that ends with a colon, and the bullets under it.
pub(crate) fn head_list(context: &Context<'_>, items: Vec<String>) -> Option<Fact> {
    let kind = Kind::Enumeration;
    let clause = clause::parse(context.text, context.tokens, context.lexicon).ok()?;
    if clause.negated {
        return None;
    }
    let topic = context.needs_topic(clause.subject.clone()).ok()?;
    let lead = context.lead(&clause);
    let subject = context.phrase(clause.subject.clone())?;
    // “is divided into the following:”
    let mut rest = clause.rest.clone();
    let following = ["the", "following"];
    let last = rest.end.saturating_sub(2).max(rest.start)..rest.end;
    if context
        .tokens
        .get(last.clone())
        .is_some_and(|two| two.iter().map(|t| t.lower.as_str()).eq(following))
    {
        rest.end = last.start;
    }
    let done = rest.is_empty();
    if done && clause.predicate == clause::Predicate::Copula && subject.plural {
        let said = Said::RoleList { role: subject, items, open: false };
        return Some(Fact { kind, pattern: 0.9, topic, lead, said });
    }
    if let clause::Predicate::Verb(voice, lemma) = clause.predicate
        && done
        && let Some(frame) =
            context.lexicon.frames(voice, lemma).iter().find(|frame| frame.preposition == "-")
    {
        let group = context.group(&clause);
        let said = Said::FramedList { subject, group, frame: *frame, items, open: frame.open };
        return Some(Fact { kind, pattern: 0.9, topic, lead, said });
    }
    // « est caractérisé par : », « repose sur : »: the bullets are what the preposition governs.
    if let clause::Predicate::Verb(voice, lemma) = clause.predicate
        && let [preposition] = context.tokens.get(rest).unwrap_or_default()
        && let Some(frame) = context
            .lexicon
            .frames(voice, lemma)
            .iter()
            .find(|frame| frame.preposition != "-" && verb::opens(frame, preposition))
        && !matches!(frame.question, "Where" | "When" | "How" | "Où" | "Quand" | "Comment")
    {
        let group = context.group(&clause);
        let said = Said::FramedList { subject, group, frame: *frame, items, open: frame.open };
        return Some(Fact { kind, pattern: 0.9, topic, lead, said });
    }
    let words = context.tokens.iter().filter(|t| t.is_word()).count();
    let last = context.tokens.iter().rev().find(|t| t.is_word())?;
    if matches!(last.tag, Tag::Preposition | Tag::Verb | Tag::Determiner) {
        return None;
    }
    context.stands_alone(context.tokens).ok()?;
    // What is to be listed must be named: « les critères suivants », « trois signes ».
    let named = context.tokens.iter().enumerate().any(|(i, t)| {
        let single = super::term::singular(&t.lower);
        let near = |at: usize| context.tokens.get(at).map_or("", |t| t.lower.as_str());
        let before = near(i.wrapping_sub(1));
        let numerals = ["deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"];
        let counted = numerals.iter().position(|word| *word == before)
            == items.len().checked_sub(2)
            || before.parse() == Ok(items.len());
        // « en 3 doses à 2 mois »: what is counted ends the head.
        let ends =
            context.tokens.iter().skip(i + 1).all(|t| !matches!(t.tag, Tag::Number | Tag::Comma));
        let counted = counted && ends;
        let following = near(i + 1).starts_with("suivant") || near(i + 2).starts_with("suivant");
        single != t.lower && (counted || (following && context.lexicon.typed(&single).is_some()))
    });
    if context.language() == Language::French && !named {
        return None;
    }
    let items = item::names(items);
    let said = Said::HeadList { head: context.text.to_owned(), items };
    (4..=26).contains(&words).then_some(Fact { kind, pattern: 0.75, topic, lead: None, said })
}
