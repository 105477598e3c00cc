//! The two anaphoras that are safe: « Elle … » in a paragraph's second sentence, for the topic
//! that the first sentence has as its subject; « Cette X … », for the X of the sentence before.
//!
//! Leaves out an impersonal pronoun (« il est possible de »), a pronoun that another noun phrase of
//! the sentence before could be meant by, and any antecedent further away.

use std::ops::Range;

use super::fact::Context;
use super::fact::clause::{self, Clause, Predicate};
use super::language::Language;
use super::term::{Gender, Phrase, singular};
use super::token::{Tag, Token};
use crate::deck::fold;

/// What the next sentence may point at.
#[derive(Debug, Clone)]
pub(crate) struct Antecedent {
    subject: Option<Named>,
    /// The phrases that a demonstrative may take up again, by their heads.
    phrases: Vec<(String, String)>,
    /// The subject, if a text that opens so is about it.
    pub(crate) topic: Option<String>,
    /// The sentence that names them, to quote.
    pub(crate) sentence: String,
}

#[derive(Debug, Clone)]
struct Named {
    words: String,
    plural: bool,
    gender: Option<Gender>,
}

/// What the sentence of `context` names for the next one.
pub(crate) fn antecedent(context: &Context<'_>) -> Option<Antecedent> {
    let clause = clause::parse(context.text, context.tokens, context.lexicon).ok()?;
    let mut phrases = Vec::new();
    let subject = context.phrase(clause.subject.clone())?;
    let plain = context.tokens.get(clause.subject.clone())?.iter().all(|t| {
        !matches!(t.tag, Tag::Coordinator | Tag::Relative | Tag::Possessive | Tag::Demonstrative)
    });
    if plain && clause.subject.len() <= 8 {
        phrases.push((subject.head.clone(), again(&subject)));
        if let Some(object) = object(context, clause.rest.clone()) {
            // What a copula says of the subject is the subject.
            let copula = clause.predicate == Predicate::Copula;
            let meant = if copula { again(&subject) } else { again(&object) };
            if object.head != subject.head {
                phrases.push((object.head.clone(), meant));
            }
        }
    }
    let definite = matches!(subject.determiner.as_str(), "le" | "la" | "l’" | "the");
    let topic = definite
        && plain
        && clause.lead.is_none()
        && clause.subject.len() <= 6
        && context.needs_topic(clause.subject.clone()) == Ok(None);
    let topic = topic.then(|| again(&subject));
    Some(Antecedent {
        topic,
        subject: pronominal(context, &clause, &subject).filter(|_| plain),
        phrases,
        sentence: context.text.to_owned(),
    })
}

/// The phrase with the article that takes it up again: « un œdème aigu » → « l’œdème aigu ».
fn again(phrase: &Phrase) -> String {
    let full = phrase.full();
    let words = full.split_once(" (").map_or(full.as_str(), |found| found.0);
    let bare = words.split_once(' ').map_or(words, |found| found.1);
    match phrase.determiner.as_str() {
        "un" | "une" if super::grammar::french_elision::elides(bare) => format!("l’{bare}"),
        "un" => format!("le {bare}"),
        "une" => format!("la {bare}"),
        "des" => format!("les {bare}"),
        "a" | "an" => format!("the {bare}"),
        _ => words.to_owned(),
    }
}

/// The noun phrase that opens `rest`: its article, its noun and what completes it.
fn object(context: &Context<'_>, rest: Range<usize>) -> Option<Phrase> {
    if context.language() != Language::French {
        return None;
    }
    let tokens = context.tokens.get(rest.clone())?;
    tokens.first().filter(|t| t.tag == Tag::Determiner)?;
    let noun =
        |i: usize| tokens.get(i).is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Adjective));
    let mut end = 1;
    while noun(end)
        || (tokens.get(end).is_some_and(|t| {
            matches!(
                t.lower.as_str(),
                "de" | "d’" | "du" | "des" | "la" | "l’" | "à" | "au" | "aux"
            )
        }) && (noun(end + 1) || noun(end + 2)))
    {
        end += 1;
    }
    context.phrase(rest.start..rest.start + end).filter(|_| end > 2)
}

/// The subject, when a pronoun of its gender and number can only mean it.
fn pronominal(context: &Context<'_>, clause: &Clause, phrase: &Phrase) -> Option<Named> {
    let first = context.tokens.get(clause.subject.start)?;
    let named = matches!(
        first.lower.as_str(),
        "le" | "la" | "l’" | "les" | "un" | "une" | "the" | "a" | "an"
    ) || context.language() == Language::English;
    if !named || clause.negated || clause.lead.is_some() || clause.subject.len() > 8 {
        return None;
    }
    if context.needs_topic(clause.subject.clone()).ok()?.is_some() {
        return None;
    }
    // The page's topic: its headings name it, or the sentence says what it is.
    let copula = clause.predicate == Predicate::Copula;
    let defined = copula
        && context.tokens.get(clause.rest.start).is_some_and(|t| {
            matches!(
                t.lower.as_str(),
                "un" | "une" | "des" | "le" | "la" | "l’" | "a" | "an" | "the"
            )
        });
    let headed = context.topic.is_some_and(|topic| {
        let head = fold(&phrase.head);
        fold(topic).split(' ').any(|word| word.contains(&head))
    });
    if !defined && !headed {
        return None;
    }
    let gender = match phrase.determiner.as_str() {
        "l’" if !context.evidence.knows_gender(&phrase.head)
            && super::number_and_gender::gender_by_lexicon(&phrase.head).is_none() =>
        {
            None
        }
        _ => phrase.gender,
    };
    let rivals = rivals(context, clause, copula, phrase, gender);
    let full = phrase.full();
    let words = full.split_once(" (").map_or(full.as_str(), |found| found.0).to_owned();
    (!rivals).then_some(Named { words, plural: phrase.plural, gender })
}

/// Whether another noun phrase of the sentence agrees with the pronoun that would stand for
/// `phrase`. What a copula says of the subject is the subject.
fn rivals(
    context: &Context<'_>,
    clause: &Clause,
    copula: bool,
    phrase: &Phrase,
    gender: Option<Gender>,
) -> bool {
    if context.language() != Language::French {
        return false;
    }
    let tokens = context.tokens;
    let own = |i: usize| clause.subject.start <= i && i < clause.subject.start + 3;
    tokens.iter().enumerate().any(|(i, token)| {
        let Some(before) = i.checked_sub(1).and_then(|j| tokens.get(j)) else { return false };
        let said = copula && i <= clause.rest.start + 2 && i >= clause.rest.start;
        if token.tag != Tag::Noun || before.tag != Tag::Determiner || own(i) || said {
            return false;
        }
        let plural = matches!(before.lower.as_str(), "les" | "des" | "plusieurs");
        let own_gender = match before.lower.as_str() {
            "le" | "un" => Gender::Masculine,
            "la" | "une" => Gender::Feminine,
            _ => context.evidence.gender(&singular(&token.lower)),
        };
        plural == phrase.plural && gender.is_none_or(|gender| gender == own_gender)
    })
}

/// The sentence with what opens it replaced by what it points at; `second`: it is its
/// paragraph's second sentence.
pub(crate) fn resolve(
    text: &str,
    tokens: &[Token],
    antecedent: &Antecedent,
    second: bool,
) -> Option<String> {
    let first = tokens.first()?;
    let (words, end) = match first.tag {
        Tag::Pronoun if second => {
            let subject = antecedent.subject.as_ref().filter(|s| agrees(&first.lower, s))?;
            if impersonal(tokens) {
                return None;
            }
            (subject.words.clone(), first.end)
        }
        Tag::Demonstrative => {
            let noun = tokens.get(1).filter(|t| t.tag == Tag::Noun)?;
            let mut named = antecedent.phrases.iter().filter(|(head, _)| *head == noun.lower);
            let (_, words) = named.next()?;
            // More than the noun itself, and one only.
            if named.next().is_some() || fold(words).split(' ').count() < 2 {
                return None;
            }
            let qualified = tokens.get(2).is_some_and(|t| {
                matches!(t.tag, Tag::Adjective | Tag::Participle | Tag::Preposition | Tag::Relative)
            });
            if qualified {
                return None;
            }
            (words.clone(), noun.end)
        }
        _ => return None,
    };
    let others = tokens.iter().skip(1).any(|t| matches!(t.tag, Tag::Pronoun | Tag::Demonstrative));
    if others {
        return None;
    }
    let mut chars = words.chars();
    let capital: String = chars.next()?.to_uppercase().chain(chars).collect();
    Some(format!("{capital}{}", text.get(end..)?))
}

fn agrees(pronoun: &str, subject: &Named) -> bool {
    match pronoun {
        "il" => !subject.plural && subject.gender == Some(Gender::Masculine),
        "elle" => !subject.plural && subject.gender == Some(Gender::Feminine),
        "ils" => subject.plural && subject.gender == Some(Gender::Masculine),
        "elles" => subject.plural && subject.gender == Some(Gender::Feminine),
        "it" => !subject.plural,
        "they" => subject.plural,
        _ => false,
    }
}

/// « Il est possible de », « it seems that »: a pronoun that means nothing.
fn impersonal(tokens: &[Token]) -> bool {
    let Some(first) = tokens.first() else { return true };
    let Some(verb) = tokens.iter().take(8).position(|t| t.tag == Tag::Verb) else { return true };
    let lemma = tokens.get(verb).map_or("", Token::lemma);
    let never =
        matches!(lemma, "falloir" | "exister" | "convenir" | "agir" | "seem" | "appear" | "take");
    let dummy = matches!(first.lower.as_str(), "il" | "it");
    // « il est nécessaire de », but « il est de 5 L/min ».
    let clause = tokens.iter().skip(verb + 1).take(4).any(|t| {
        matches!(t.lower.as_str(), "que" | "qu’" | "that" | "y" | "to")
    }) || tokens.windows(2).skip(verb + 1).take(4).any(|pair| {
        matches!(pair, [de, next] if matches!(de.lower.as_str(), "de" | "d’") && next.tag == Tag::Infinitive)
    });
    let light = matches!(lemma, "être" | "be" | "pouvoir" | "can" | "may" | "devoir");
    never || (dummy && light && clause)
}
