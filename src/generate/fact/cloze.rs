//! A sentence with a gap, where no question fits.
//!
//! Hides a number with its unit, or a technical term of the predicate. Leaves out a sentence that
//! hangs on another, a negation, and a gap that anything could fill.

use std::ops::Range;

use super::clause::{Clause, Predicate};
use super::{Context, Fact, Said};
use crate::generate::token::{Tag, Token};
use crate::generate::{Kind, Reason};

pub(super) const UNITS: &[&str] = &[
    "%",
    "mg",
    "g",
    "kg",
    "µg",
    "ml",
    "l",
    "dl",
    "mmol",
    "mol",
    "cm",
    "mm",
    "nm",
    "µm",
    "m",
    "ans",
    "an",
    "mois",
    "semaines",
    "semaine",
    "jours",
    "jour",
    "heures",
    "heure",
    "minutes",
    "minute",
    "secondes",
    "mmhg",
    "°c",
    "°",
    "nanomètres",
    "micromètres",
    "millimètres",
    "centimètres",
    "litres",
    "grammes",
    "kpb",
    "kda",
    "ui",
    "fois",
    "years",
    "year",
    "months",
    "weeks",
    "days",
    "hours",
    "minutes",
    "seconds",
    "percent",
    "nanometers",
    "micrometers",
    "liters",
    "grammes",
];

/// Nouns that are counted so often that a gap in front of them is a good one.
const COUNTED: &[&str] =
    &["types", "espèces", "paires", "chromosomes", "vertèbres", "pairs", "beats"];

/// Endings of terms of medicine.
const TECHNICAL: &[&str] = &[
    "ite",
    "ose",
    "émie",
    "urie",
    "pathie",
    "ectomie",
    "tomie",
    "scopie",
    "graphie",
    "plasie",
    "trophie",
    "algie",
    "pénie",
    "cyte",
    "blaste",
    "gène",
    "ase",
    "ome",
    "oïde",
    "lyse",
    "philie",
    "rragie",
    "stase",
    "globine",
    "phage",
    "phylaxie",
    "thérapie",
    "toxine",
    "sthésie",
    "dynie",
    "mégalie",
    "centèse",
    "itis",
    "osis",
    "emia",
    "uria",
    "pathy",
    "ectomy",
    "scopy",
    "graphy",
    "plasia",
    "trophy",
    "algia",
    "penia",
    "oma",
    "lysis",
    "globin",
    "stasis",
    "phagy",
    "cyte",
    "toxin",
    "therapy",
    "megaly",
    "rrhage",
];

/// Whether a word measures rather than counts: « mg », « mmol/l ».
pub(crate) fn is_unit(word: &str) -> bool {
    let unit = word.split('/').next().unwrap_or(word);
    // « µmol » with either of its two letters, « ng », « kWh ».
    let parts = ["µ", "μ", "n", "p", "m", "c", "d", "k"];
    let whole = ["g", "l", "m", "mol", "eq", "wh", "hz", "gy", "bq", "sv", "kat"];
    UNITS.contains(&unit)
        || parts
            .iter()
            .any(|part| unit.strip_prefix(part).is_some_and(|rest| whole.contains(&rest)))
}

pub(super) fn find(context: &Context<'_>, clause: &Clause) -> Result<Option<Fact>, Reason> {
    let whole = context.tokens;
    let words = whole.iter().filter(|t| t.is_word()).count();
    if words < 7 {
        return Err(Reason::TooShort);
    }
    // « vont donc s’accumuler » goes on from what was said before.
    let group = whole.get(clause.group.clone()).unwrap_or_default();
    if group.iter().any(|t| {
        matches!(t.lower.as_str(), "donc" | "alors" | "ainsi" | "thus" | "then" | "therefore")
    }) {
        return Err(Reason::Dangling);
    }
    if words > 30 || whole.iter().any(|t| t.tag == Tag::Colon) {
        return Err(Reason::TooLong);
    }
    context.stands_alone(whole)?;
    super::verb::indefinite(context, clause)?;
    // A number may be hidden in a negated sentence, which stays whole; a term may not.
    let negated = clause.negated || whole.iter().any(|t| t.tag == Tag::Negation);
    if (negated && number(context, clause.rest.clone()).is_none())
        || matches!(whole.first().map(|t| t.lower.as_str()), Some("aucun" | "aucune" | "no"))
    {
        return Err(Reason::NoPattern);
    }
    if whole.iter().any(|t| matches!(t.tag, Tag::Possessive)) {
        return Err(Reason::Dangling);
    }
    if text_is_dense(context.text)
        || matches!(
            clause.predicate,
            Predicate::Verb(_, "avoir" | "have" | "présenter" | "constituer")
        )
    {
        return Err(Reason::NoPattern);
    }
    let topic = context.needs_topic(clause.subject.clone())?;
    let numbers = whole.iter().filter(|t| t.tag == Tag::Number && t.lower != "un").count();
    let (gap, pattern) = match number(context, clause.rest.clone()) {
        Some(gap) => (gap, 0.66),
        None if clause.predicate == Predicate::Copula => match term(context, clause.rest.clone()) {
            Some(gap) => (gap, 0.5),
            None => return Err(Reason::NoPattern),
        },
        // « 80 % des cas et les hémorragies 20 % »: the numbers are what there is to know.
        None if numbers >= 2 => return Err(Reason::NoPattern),
        None => (term(context, clause.rest.clone()).ok_or(Reason::NoPattern)?, 0.55),
    };
    let (Some(first), Some(last)) = (whole.get(gap.start), whole.get(gap.end - 1)) else {
        return Err(Reason::NoPattern);
    };
    let text = context.text;
    let hidden = text.get(first.start..last.end).unwrap_or_default();
    // « De plus, » stays behind.
    let opening = clause.lead.as_ref().map_or(clause.subject.start, |lead| lead.start);
    let opening = whole.get(opening).map_or(0, |t| t.start);
    let (before, after) = (
        text.get(opening..first.start).unwrap_or_default(),
        text.get(last.end..).unwrap_or_default(),
    );
    if hidden.contains(['{', '}', ':']) || text.contains("{{") {
        return Err(Reason::NoPattern);
    }
    // The answer must not stand elsewhere in the sentence.
    let rest = whole.iter().enumerate().filter(|(i, _)| !gap.contains(i)).map(|(_, t)| t.clone());
    let rest: Vec<Token> = rest.collect();
    if super::copula::leaks(hidden, &rest) {
        return Err(Reason::Leak);
    }
    let said = Said::Cloze { text: format!("{before}{{{{c1::{hidden}}}}}{after}") };
    Ok(Some(Fact { kind: Kind::Cloze, pattern, topic, lead: None, said }))
}

/// Notes in telegraphic style make no good gap.
fn text_is_dense(text: &str) -> bool {
    text.contains(['>', '<', '≥', '≤', '+']) || text.contains(" / ") || text.contains("/ ")
}

/// « 18 et 30 nanomètres », « 7,4 kpb »; only one in the clause.
fn number(context: &Context<'_>, rest: Range<usize>) -> Option<Range<usize>> {
    let tokens = context.tokens;
    let digits = |i: usize| tokens.get(i).is_some_and(|t| t.tag == Tag::Number && t.lower != "un");
    let mut start = rest.clone().find(|i| digits(*i))?;
    let first = start;
    let times = tokens.get(start.wrapping_sub(1)).is_some_and(|t| t.lower == "par")
        && tokens
            .get(start.wrapping_sub(2))
            .is_some_and(|t| matches!(t.lemma(), "multiplier" | "diviser"));
    if times && !(start + 1..rest.end).any(digits) {
        return Some(start..start + 1);
    }
    let mut end = start + 1;
    while end < rest.end
        && (digits(end)
            || (tokens.get(end).is_some_and(|t| {
                matches!(t.lower.as_str(), "à" | "et" | "ou" | "to" | "and" | "or" | "-" | "–")
            }) && digits(end + 1)))
    {
        end += 1;
    }
    if tokens
        .get(start.wrapping_sub(1))
        .is_some_and(|t| matches!(t.lower.as_str(), "<" | ">" | "≥" | "≤" | "±"))
    {
        start -= 1;
    }
    let unit = tokens.get(end).filter(|_| end < rest.end)?;
    if is_unit(&unit.lower) || COUNTED.contains(&unit.lower.as_str()) {
        end += 1;
        if tokens.get(end).is_some_and(|t| t.lower == "/") {
            end += 2;
        }
    } else {
        return None;
    }
    if tokens.get(start.wrapping_sub(1)).is_some_and(|t| t.tag == Tag::Open) {
        return None;
    }
    let year = tokens.get(first).is_some_and(|t| {
        t.lower.len() == 4 && (t.lower.starts_with("19") || t.lower.starts_with("20"))
    });
    let others = (end..rest.end).any(digits);
    (!year && !others && end <= rest.end).then_some(start..end)
}

/// A technical noun with the adjectives after it.
fn term(context: &Context<'_>, rest: Range<usize>) -> Option<Range<usize>> {
    let tokens = context.tokens;
    let technical = |t: &Token| {
        matches!(t.tag, Tag::Noun | Tag::Adjective)
            && t.lower.chars().count() >= 6
            && (TECHNICAL.iter().any(|end| {
                t.lower.ends_with(end)
                    || t.lower.strip_suffix('s').is_some_and(|s| s.ends_with(end))
            }))
            && !UNITS.contains(&t.lower.as_str())
            && !context.lexicon.noun_is("plain", &t.lower)
            && !context.lexicon.noun_is("relational", &t.lower)
            && !context.lexicon.noun_is("vague", &t.lower)
    };
    let mut best: Option<(f32, Range<usize>)> = None;
    let mut i = rest.start;
    while i < rest.end {
        let Some(token) = tokens.get(i) else { break };
        if !matches!(token.tag, Tag::Noun | Tag::Adjective) {
            i += 1;
            continue;
        }
        let start = i;
        while i < rest.end
            && tokens.get(i).is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Adjective))
        {
            i += 1;
        }
        let part = tokens.get(start..i)?;
        let weight = part.iter().filter(|t| technical(t)).count();
        let generic = part.last().is_some_and(|t| {
            matches!(
                t.lower.as_str(),
                "nécessaire"
                    | "nécessaires"
                    | "possible"
                    | "possibles"
                    | "principal"
                    | "principale"
                    | "necessary"
                    | "responsable"
            )
        });
        // One of « du a, des b et des c » is a guess.
        let small = |t: &&Token| !matches!(t.tag, Tag::Determiner | Tag::Preposition);
        let before = tokens.get(rest.start..start).unwrap_or_default().iter().rev().find(small);
        let after = tokens.get(i..rest.end).unwrap_or_default();
        let joins = |t: &Token| t.tag == Tag::Coordinator;
        let series = after.first().is_some_and(|t| t.tag == Tag::Comma)
            && after.iter().any(joins)
            && !after.iter().any(|t| matches!(t.tag, Tag::Relative | Tag::Verb));
        let listed = before.is_some_and(joins) || after.first().is_some_and(joins) || series;
        if weight == 0
            || generic
            || listed
            || i - start > 3
            || part.first().is_some_and(|t| t.tag == Tag::Adjective && part.len() == 1)
        {
            continue;
        }
        let seen = part.iter().map(|t| context.evidence.frequency(&t.lower)).max().unwrap_or(0);
        #[expect(clippy::cast_precision_loss, reason = "small counts")]
        let score = weight as f32 + (seen.min(5) as f32) * 0.2;
        if best.as_ref().is_none_or(|(most, _)| score > *most) {
            best = Some((score, start..i));
        }
    }
    best.map(|(_, range)| range)
}
