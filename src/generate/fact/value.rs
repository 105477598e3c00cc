//! « X est de 5 L/min », « X est comprise entre 7,35 et 7,45 », « X possède deux feuillets »: how
//! much and how many.
//!
//! Leaves out a value of something that is named nowhere, and measures that count nothing.

use super::clause::{Clause, Predicate};
use super::{Context, Fact, Said};
use crate::generate::grammar::french_elision::elides;
use crate::generate::language::Language;
use crate::generate::lexicon::Voice;
use crate::generate::token::{Tag, Token};
use crate::generate::{Kind, Reason};

/// What stands before a number without being one: « environ », « plus de ».
const ABOUT: &[&str] = &[
    "environ",
    "près",
    "plus",
    "moins",
    "de",
    "d’",
    "à",
    "au",
    "entre",
    "quelque",
    "presque",
    "about",
    "approximately",
    "around",
    "nearly",
    "over",
    "between",
    "from",
    "than",
    "at",
    "least",
    "most",
    "more",
    "less",
    "up",
    "to",
    "ou",
    "égal",
    "égale",
    "égaux",
    "égales",
    "supérieur",
    "supérieure",
    "supérieurs",
    "supérieures",
    "inférieur",
    "inférieure",
    "inférieurs",
    "inférieures",
    "compris",
    "comprise",
    "comprises",
    "l’",
    "ordre",
    "greater",
    "equal",
    "or",
];

/// Verbs whose object is a number of parts or products.
const COUNTING: &[&str] = &[
    "avoir",
    "posséder",
    "compter",
    "contenir",
    "comporter",
    "comprendre",
    "former",
    "produire",
    "générer",
    "émettre",
    "porter",
];

fn is_number(token: &Token) -> bool {
    token.tag == Tag::Number && !matches!(token.lower.as_str(), "un" | "une" | "one")
}

/// « est de 120 mL/min », « est supérieure à 50 % ».
pub(super) fn copula(context: &Context<'_>, clause: &Clause) -> Result<Option<Fact>, Reason> {
    let part = context.tokens.get(clause.rest.clone()).unwrap_or_default();
    let number = part.iter().position(is_number);
    let Some(number) = number.filter(|n| *n > 0 || context.language() == Language::English) else {
        return Ok(None);
    };
    let before = part.get(..number).unwrap_or_default();
    // “10 times more dense” compares.
    let times = part.get(number + 1).is_some_and(|t| matches!(&*t.lower, "times" | "fois"));
    if times || number > 6 || !before.iter().all(|t| ABOUT.contains(&t.lower.as_str())) {
        return Ok(None);
    }
    // A bare number in English counts: « the heart rate is 70 beats ».
    let subject = context.phrase(clause.subject.clone()).ok_or(Reason::Fragment)?;
    let definite = matches!(subject.determiner.as_str(), "le" | "la" | "l’" | "the");
    if subject.plural || !definite {
        return Ok(None);
    }
    let topic = context.needs_topic(clause.subject.clone())?;
    // « est généralement inférieur à 7 % »: the hedge is part of the value.
    let answer = context.answer(clause.group.end..clause.rest.end, 20)?;
    let counts = |rest: &&str| rest.starts_with(|c: char| c.is_ascii_digit());
    let estimated = answer.strip_prefix("à ").filter(counts);
    let bare = ["de l’", "d’", "d'", "de "].iter().find_map(|de| answer.strip_prefix(de));
    let bare = bare.or(estimated);
    let answer = match bare {
        Some(rest) if answer.starts_with("de l’") => format!("de l’{rest}"),
        Some(rest) => rest.to_owned(),
        None => answer.clone(),
    };
    let said = Said::Value { role: subject, answer };
    Ok(Some(Fact { kind: Kind::Attribute, pattern: 0.85, topic, lead: context.lead(clause), said }))
}

/// « a pour cause une lésion », « a pour but de soulager »: what the subject has, and its gender.
const HAD: [(&str, char); 12] = [
    ("cause", 'f'),
    ("conséquence", 'f'),
    ("origine", 'f'),
    ("fonction", 'f'),
    ("rôle", 'm'),
    ("but", 'm'),
    ("objectif", 'm'),
    ("effet", 'm'),
    ("siège", 'm'),
    ("mécanisme", 'm'),
    ("principe", 'm'),
    ("support", 'm'),
];

/// « X a pour cause Y »: Y is the cause of X.
pub(super) fn having(context: &Context<'_>, clause: &Clause) -> Option<Fact> {
    if clause.predicate != Predicate::Verb(Voice::Active, "avoir") {
        return None;
    }
    let mut rest = clause.rest.clone();
    let word = |at: usize| context.tokens.get(at).map_or("", |t| t.lower.as_str());
    if word(rest.start) != "pour" {
        return None;
    }
    let (label, gender) = HAD.into_iter().find(|(noun, _)| *noun == word(rest.start + 1))?;
    rest.start += 2;
    if matches!(word(rest.start), "principal" | "principale" | "première" | "premier" | "essentiel")
    {
        return None;
    }
    context.needs_topic(clause.subject.clone()).ok().filter(Option::is_none)?;
    super::verb::indefinite(context, clause).ok()?;
    let subject = context.phrase(clause.subject.clone())?;
    let topic = match subject.determiner.as_str() {
        "un" | "une" if elides(&subject.words) => format!("l’{}", subject.words),
        "un" => format!("le {}", subject.words),
        "une" => format!("la {}", subject.words),
        "le" | "la" | "les" | "l’" => subject.full(),
        _ => return None,
    };
    let value = context.answer(rest, 24).ok()?;
    let said = Said::Attribute { label: label.to_owned(), gender, value };
    let topic = Some(topic);
    Some(Fact { kind: Kind::Attribute, pattern: 0.85, topic, lead: context.lead(clause), said })
}

/// « possède deux feuillets », « contient environ un million de néphrons »: how many.
pub(super) fn count(context: &Context<'_>, clause: &Clause) -> Option<Fact> {
    let Predicate::Verb(Voice::Active, lemma) = clause.predicate else { return None };
    let announces = context.text.trim_end().ends_with(':');
    if context.language() != Language::French || announces || !COUNTING.contains(&lemma) {
        return None;
    }
    // « contient moins de cinq éléments »: the adverb went to the verb.
    let bounded = context
        .tokens
        .get(clause.group.clone())
        .and_then(<[Token]>::last)
        .is_some_and(|t| matches!(t.lower.as_str(), "moins" | "plus"));
    if bounded {
        return None;
    }
    let range = context.trimmed(clause.rest.clone());
    let part = context.tokens.get(range.clone())?;
    let number = part.iter().position(|t| t.tag == Tag::Number)?;
    let before = part.get(..number)?;
    let about = |t: &Token| matches!(t.lower.as_str(), "environ" | "près" | "de" | "plus" | "d’");
    let one = part.get(number).is_some_and(|t| matches!(t.lower.as_str(), "un" | "une"))
        && !part
            .get(number + 1)
            .is_some_and(|t| matches!(t.lower.as_str(), "million" | "milliard"));
    if !before.iter().all(about) || one {
        return None;
    }
    let mut noun = number + 1;
    while part.get(noun).is_some_and(|t| {
        t.tag == Tag::Number
            || matches!(
                t.lower.as_str(),
                "à" | "ou" | "et" | "million" | "millions" | "milliard" | "milliards" | "de" | "d’"
            )
    }) {
        noun += 1;
    }
    let unit = part.get(noun..)?;
    let head = unit.first().filter(|t| t.tag == Tag::Noun)?;
    let words = unit.iter().filter(|t| t.is_word()).count();
    let counted = head.lower.chars().count() > 4
        && head.lower.ends_with(['s', 'x'])
        && !super::unit::is_unit(&head.lower)
        && !context.lexicon.noun_is("relational", &head.lower);
    let plain = !unit.iter().any(|t| {
        matches!(
            t.tag,
            Tag::Comma | Tag::Verb | Tag::Colon | Tag::Coordinator | Tag::Semicolon | Tag::Open
        )
    });
    if !counted || !plain || words > 7 {
        return None;
    }
    let topic = context.needs_topic(clause.subject.clone()).ok()?;
    super::verb::indefinite(context, clause).ok()?;
    let subject = context.phrase(clause.subject.clone())?;
    let first = part.first()?;
    let last = part.get(noun - 1)?;
    let answer = context.text.get(first.start..last.end)?;
    let answer = answer.trim_end_matches(" de").trim_end_matches(" d’").to_owned();
    let said = Said::Count {
        subject,
        group: context.group(clause),
        counted: context.slice(range.start + noun..range.end).to_owned(),
        answer,
    };
    Some(Fact { kind: Kind::Attribute, pattern: 0.8, topic, lead: context.lead(clause), said })
}
