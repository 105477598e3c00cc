//! « On appelle X un Y qui … », « On distingue deux types de X : a et b »: facts that French says
//! of nobody.
//!
//! Leaves out « on » that does something: « on réalise une biopsie ».

use std::ops::Range;

use super::clause::{Clause, Predicate};
use super::{Context, Fact, Said, list};
use crate::generate::Kind;
use crate::generate::language::Language;
use crate::generate::lexicon::Voice;
use crate::generate::term::{self, Phrase};
use crate::generate::token::{Tag, Token};
use crate::generate::words::{Category, can_be};

pub(super) fn find(context: &Context<'_>) -> Option<Fact> {
    let (lemma, after) = said(context)?;
    match lemma {
        "appeler" | "nommer" | "dénommer" => named(context, after),
        _ => {
            let tokens = context.tokens;
            let last = tokens.iter().rposition(Token::is_word)? + 1;
            let mark = |i: &usize| tokens.get(*i).is_some_and(|t| t.tag == Tag::Colon);
            if let Some(colon) = (after..last).find(mark) {
                let (items, open) = list::after_colon(context, colon + 1..last)?;
                return parted(context, after..colon, items, open);
            }
            // « certains facteurs de risque, dont a, b et c »
            let some = (after + 1..last).find(|i| {
                tokens.get(*i).is_some_and(|t| matches!(t.lower.as_str(), "dont" | "notamment"))
                    && tokens.get(*i - 1).is_some_and(|t| t.tag == Tag::Comma)
            })?;
            let (items, _) = list::items(context, some + 1..last)?;
            parted(context, after..some - 1, items, true)
        }
    }
}

/// « On distingue trois types de X », whose bullets are `items`.
pub(crate) fn announced(context: &Context<'_>, items: &[String], open: bool) -> Option<Fact> {
    let (lemma, after) = said(context)?;
    let end = context.tokens.iter().rposition(Token::is_word)? + 1;
    let parts = !matches!(lemma, "appeler" | "nommer" | "dénommer");
    parts.then(|| parted(context, after..end, items.to_vec(), open)).flatten()
}

/// The verb of « on appelle », « on distingue », « il existe », and the token after it.
fn said(context: &Context<'_>) -> Option<(&'static str, usize)> {
    let tokens = context.tokens;
    let on = tokens.iter().take(12).position(|t| matches!(t.lower.as_str(), "on" | "il"))?;
    // « En cardiologie, on appelle … »: what stands before is a complement and its comma.
    let alone =
        on == 0 || tokens.get(on - 1).is_some_and(|t| t.tag == Tag::Comma || t.lower == "l’");
    let verb = on + 1;
    let form = tokens.get(verb).filter(|t| t.tag == Tag::Verb || t.form.is_some())?.form?;
    if !alone || !form.singular || form.past {
        return None;
    }
    let nobody = tokens.get(on).is_some_and(|t| t.lower == "on");
    let says = matches!(
        form.lemma,
        "appeler"
            | "nommer"
            | "dénommer"
            | "distinguer"
            | "différencier"
            | "décrire"
            | "reconnaître"
    );
    (form.lemma == "exister" || nobody && says).then_some((form.lemma, verb + 1))
}

fn opens_definition(token: &Token) -> bool {
    matches!(
        token.lower.as_str(),
        "un" | "une" | "le" | "la" | "l’" | "les" | "des" | "tout" | "toute"
    )
}

/// « appelle anémie une diminution de … ».
fn named(context: &Context<'_>, start: usize) -> Option<Fact> {
    let tokens = context.tokens;
    let last = tokens.iter().rposition(Token::is_word)? + 1;
    let definition = (start + 1..last).find(|i| tokens.get(*i).is_some_and(opens_definition))?;
    let term = tokens.get(start..definition)?;
    let plain = term.iter().all(|t| {
        matches!(t.tag, Tag::Noun | Tag::Adjective | Tag::Participle | Tag::Quote)
            || (t.tag == Tag::Preposition && term.len() > 2)
    });
    if !plain || term.len() > 6 {
        return None;
    }
    let text = context.slice(start..definition);
    let text = text.trim_matches(['«', '»', ' ', '\u{a0}', '\u{202f}', '"', '“', '”']).to_owned();
    let answer = context.answer(definition..last, 42).ok()?;
    let part = tokens.get(definition..last)?;
    let noun =
        |t: &&Token| t.tag == Tag::Noun || can_be(&t.lower, Category::Noun, context.language());
    let head = term.iter().find(noun);
    let leaks = head.is_some() && super::leak::leaks(&text, part);
    if part.iter().filter(|t| t.is_content()).count() < 3 || leaks {
        return None;
    }
    let said = match head {
        Some(head) => Said::Definition {
            term: Phrase {
                determiner: String::new(),
                words: context.evidence.lowered(&text),
                head: head.lower.clone(),
                plural: term::singular(&head.lower) != head.lower,
                gender: Some(context.evidence.gender(&head.lower)),
                named: false,
            },
            definition: answer,
            reverse: true,
        },
        // « On appelle bactéricide un antibiotique qui … »: an adjective names, and is not defined.
        None => Said::Naming { definition: answer, name: text },
    };
    Some(Fact { kind: Kind::Definition, pattern: 0.95, topic: None, lead: None, said })
}

/// « L’épithélium de la vessie est appelé urothélium », « … porte le nom de X ».
pub(super) fn called(context: &Context<'_>, clause: &Clause, subject: &Phrase) -> Option<Fact> {
    if context.language() != Language::French || clause.negated {
        return None;
    }
    let rest = context.trimmed(clause.rest.clone());
    let part = context.tokens.get(rest.clone())?;
    let skip = match clause.predicate {
        Predicate::Verb(Voice::Passive, "appeler" | "nommer" | "dénommer") => 0,
        Predicate::Verb(Voice::Active, "porter" | "prendre")
            if part.get(1).is_some_and(|t| t.lower == "nom") =>
        {
            3
        }
        Predicate::Verb(Voice::Passive, "connaître")
            if part.get(2).is_some_and(|t| t.lower == "nom") =>
        {
            4
        }
        _ => return None,
    };
    let name = part.get(skip..)?;
    let plain = !name.is_empty()
        && name.len() <= 6
        && name.iter().all(|t| {
            matches!(
                t.tag,
                Tag::Noun | Tag::Adjective | Tag::Participle | Tag::Quote | Tag::Preposition
            )
        });
    let words = context.tokens.get(clause.subject.clone())?;
    if !plain || words.iter().filter(|t| t.is_content()).count() < 2 {
        return None;
    }
    let text = context.slice(rest.start + skip..rest.end);
    let name = text.trim_matches(['«', '»', ' ', '\u{a0}', '\u{202f}', '"', '“', '”']).to_owned();
    if super::leak::leaks(&name, words) {
        return None;
    }
    let said = Said::Called { thing: subject.clone(), name };
    let lead = context.lead(clause);
    Some(Fact { kind: Kind::Definition, pattern: 0.85, topic: None, lead, said })
}

/// « distingue deux types de X : a et b ».
fn parted(
    context: &Context<'_>,
    range: Range<usize>,
    items: Vec<String>,
    open: bool,
) -> Option<Fact> {
    // « deux classes qui sont », « deux classes, à savoir »
    let mut range = range;
    let hangs = |t: &Token| {
        matches!(t.tag, Tag::Relative | Tag::Comma | Tag::Verb)
            || matches!(t.lower.as_str(), "à" | "savoir" | "suivants" | "suivantes")
    };
    while range.end > range.start + 2 && context.tokens.get(range.end - 1).is_some_and(hangs) {
        range.end -= 1;
    }
    let part = context.tokens.get(range.clone())?;
    let first = part.first()?;
    let counted = first.tag == Tag::Number;
    let skip = usize::from(first.tag == Tag::Determiner);
    let head = part.iter().find(|t| t.tag == Tag::Noun)?;
    if term::singular(&head.lower) == head.lower || part.len() > 10 || (!counted && skip == 0) {
        return None;
    }
    // « On distingue deux types : … » are the topic's.
    let topic = context.needs_topic(range.start + skip..range.end);
    let topic =
        topic.or_else(|_| context.topic.map(|topic| Some(topic.to_owned())).ok_or(())).ok()?;
    let words = context.slice(range.start + skip..range.end).to_owned();
    let role = Phrase {
        determiner: "les".to_owned(),
        words,
        head: head.lower.clone(),
        plural: true,
        gender: Some(context.evidence.gender(&head.lower)),
        named: false,
    };
    let said = Said::RoleList { role, items, open };
    Some(Fact { kind: Kind::Classification, pattern: 0.85, topic, lead: None, said })
}
