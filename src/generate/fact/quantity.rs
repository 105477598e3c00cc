//! Numbers in English: « is about 5 L/min », « has four chambers », « reabsorbs 65 % of X ».
//!
//! The hedge (« about ») stays with its number. Leaves out a number whose unit it does not know.

use super::clause::{Clause, Predicate};
use super::english::subject;
use super::unit::UNITS;
use super::{Context, Fact, Said};
use crate::generate::Kind;
use crate::generate::language::Language;
use crate::generate::term::english_singular;
use crate::generate::token::{Tag, Token};

const HEDGES: &[&str] = &[
    "about",
    "approximately",
    "around",
    "roughly",
    "nearly",
    "almost",
    "between",
    "from",
    "over",
    "under",
    "up",
    "to",
    "at",
    "least",
    "most",
    "more",
    "less",
    "than",
    "only",
];

pub(super) fn find(context: &Context<'_>, clause: &Clause) -> Option<Fact> {
    if context.language() != Language::English || clause.gloss.is_some() {
        return None;
    }
    let tokens = context.tokens;
    let end = context.trimmed(clause.rest.clone()).end;
    // The adverbs before the number belong to it.
    let mut start = clause.rest.start;
    while start > clause.main + 1
        && tokens.get(start - 1).is_some_and(|t| HEDGES.contains(&t.lower.as_str()))
    {
        start -= 1;
    }
    let lemma = match clause.predicate {
        Predicate::Copula => "be",
        Predicate::Verb(_, lemma) => lemma,
    };
    let preposition = tokens.get(start).filter(|t| {
        lemma != "be"
            && lemma != "range"
            && t.tag == Tag::Preposition
            && matches!(t.lower.as_str(), "of" | "for")
    });
    let from = start + usize::from(preposition.is_some());
    if let Some(fact) = having(context, clause, start..end) {
        return Some(fact);
    }
    let number = number(tokens, from, end)?;
    let (subject, topic) = subject(context, clause)?;
    let said_number = || context.slice(from..number).to_owned();
    let unit_end = unit(tokens, number, end);
    let mut group = context.group(clause);
    group.words.retain(|word| !HEDGES.contains(&word.as_str()));
    let lead = context.lead(clause);
    let fact = |said| Some(Fact { kind: Kind::Attribute, pattern: 0.85, topic, lead, said });
    let tail = |from: usize| {
        let part = tokens.get(from..end)?;
        let plain = part.len() <= 8
            && !part.iter().any(|t| {
                matches!(t.tag, Tag::Verb | Tag::Relative | Tag::Comma | Tag::Open | Tag::Number)
            })
            && context.stands_alone(part).is_ok();
        plain.then(|| context.slice(from..end).to_owned())
    };
    match (lemma, unit_end) {
        ("be", Some(unit_end)) => {
            let next = tokens.get(unit_end).filter(|_| unit_end < end);
            let dimension = next.filter(|t| {
                matches!(
                    t.lower.as_str(),
                    "long" | "wide" | "thick" | "deep" | "high" | "tall" | "old"
                )
            });
            let answer = context.slice(from..unit_end).to_owned();
            let asked = match dimension {
                Some(t) => format!("How {}", t.lower),
                None => "What".to_owned(),
            };
            let after = unit_end + usize::from(dimension.is_some());
            if after < end && tokens.get(after).is_none_or(|t| t.tag != Tag::Preposition) {
                return None;
            }
            group.object = tail(after)?;
            fact(Said::Measure { asked, subject, group, answer })
        }
        ("range", _) if unit_end.unwrap_or(number) == end => {
            let usual =
                clause.group.clone().any(|i| tokens.get(i).is_some_and(|t| t.lower == "normally"));
            let label =
                format!("{}range of {}", if usual { "normal " } else { "" }, subject.full());
            let value = context.slice(from..end).to_owned();
            fact(Said::Attribute { label, gender: 'n', value })
        }
        ("weigh", Some(unit_end)) => {
            let answer = context.slice(from..unit_end).to_owned();
            group.object = tail(unit_end)?;
            fact(Said::Measure { asked: "How much".into(), subject, group, answer })
        }
        ("last" | "live" | "survive" | "persist", Some(unit_end)) => {
            let answer = context.slice(from..unit_end).to_owned();
            group.object = tail(unit_end)?;
            fact(Said::Measure { asked: "How long".into(), subject, group, answer })
        }
        // « reabsorbs about 65 % of the filtered sodium ».
        (_, Some(unit_end))
            if tokens
                .get(unit_end - 1)
                .is_some_and(|t| matches!(t.lower.as_str(), "%" | "percent"))
                && tokens.get(unit_end).is_some_and(|t| t.lower == "of")
                && lemma != "be" =>
        {
            let answer = context.slice(from..unit_end).to_owned();
            let asked = format!("What percentage {}", tail(unit_end)?);
            group.object = preposition.map_or(String::new(), |t| t.lower.clone());
            fact(Said::Measure { asked, subject, group, answer })
        }
        // « has four chambers ».
        (
            "have" | "contain" | "possess" | "consist" | "comprise" | "compose" | "produce"
            | "secrete" | "carry" | "receive" | "release" | "make" | "form" | "bind",
            None,
        ) => {
            let counted = tail(number)?;
            let head = crate::generate::term::head(tokens.get(number..end)?, Language::English)?;
            let plural = english_singular(&head) != head;
            let coordinated = tokens.get(number..end)?.iter().any(|t| t.tag == Tag::Coordinator);
            if !plural || coordinated || tokens.get(end).is_some_and(|t| t.tag == Tag::Colon) {
                return None;
            }
            group.object = preposition.map_or(String::new(), |t| t.lower.clone());
            let answer = said_number();
            fact(Said::Measure { asked: format!("How many {counted}"), subject, group, answer })
        }
        _ => None,
    }
}

/// « has a half-life of about 9 minutes ».
fn having(context: &Context<'_>, clause: &Clause, rest: std::ops::Range<usize>) -> Option<Fact> {
    let tokens = context.tokens;
    if !matches!(clause.predicate, Predicate::Verb(_, "have"))
        || !tokens.get(rest.start).is_some_and(|t| matches!(t.lower.as_str(), "a" | "an"))
        || clause.group.len() > 1
    {
        return None;
    }
    let of =
        (rest.start + 1..rest.end).find(|i| tokens.get(*i).is_some_and(|t| t.lower == "of"))?;
    let number = number(tokens, of + 1, rest.end)?;
    if unit(tokens, number, rest.end)? != rest.end || of - rest.start > 5 {
        return None;
    }
    let (subject, topic) = subject(context, clause)?;
    let label = format!("{} of {}", context.slice(rest.start + 1..of), subject.full());
    let value = context.slice(of + 1..rest.end).to_owned();
    let said = Said::Attribute { label, gender: 'n', value };
    Some(Fact { kind: Kind::Attribute, pattern: 0.85, topic, lead: context.lead(clause), said })
}

/// Where the number ends that begins here, with its hedges and its range.
fn number(tokens: &[Token], from: usize, end: usize) -> Option<usize> {
    let mut i = from;
    let sign = |t: &Token| matches!(t.lower.as_str(), "−" | "–" | "-");
    while i < end && tokens.get(i).is_some_and(|t| HEDGES.contains(&t.lower.as_str()) || sign(t)) {
        i += 1;
    }
    let digits = |i: usize| {
        i < end
            && tokens.get(i).is_some_and(|t| {
                t.tag == Tag::Number
                    || matches!(
                        t.lower.as_str(),
                        "one" | "million" | "billion" | "hundred" | "thousand"
                    )
            })
    };
    if !digits(i) {
        return None;
    }
    while digits(i)
        || (tokens
            .get(i)
            .is_some_and(|t| matches!(t.lower.as_str(), "to" | "and" | "or" | "–" | "-" | "%"))
            && digits(i + 1))
    {
        i += 1;
    }
    Some(i)
}

/// Where the unit ends that begins here.
fn unit(tokens: &[Token], from: usize, end: usize) -> Option<usize> {
    let is_unit = |i: usize| {
        i < end
            && tokens.get(i).is_some_and(|t| {
                UNITS.contains(&t.lower.as_str())
                    || matches!(
                        t.lower.as_str(),
                        "hg" | "ms"
                            | "mv"
                            | "s"
                            | "kda"
                            | "mosm"
                            | "meq"
                            | "hz"
                            | "kcal"
                            | "second"
                    )
                    || (t.lower.contains('/') && t.lower.len() <= 10)
            })
    };
    let mut i = from;
    while is_unit(i) || (i > from && tokens.get(i).is_some_and(|t| t.lower == "per") && i < end) {
        let per = tokens.get(i).is_some_and(|t| t.lower == "per");
        i += 1 + usize::from(per);
    }
    (i > from).then_some(i.min(end))
}
