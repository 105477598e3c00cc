//! The one anaphora that is safe: « X est un Y qui … Elle … », the pronoun that opens the sentence
//! after the one that defines its subject.
//!
//! Refuses an impersonal pronoun (« il est possible de »), another gender or number, and any
//! sentence further away.

use super::fact::Context;
use super::fact::clause::{self, Predicate};
use super::language::Language;
use super::term::Gender;
use super::token::{Tag, Token};

/// What a pronoun may stand for.
#[derive(Debug, Clone)]
pub(crate) struct Antecedent {
    words: String,
    plural: bool,
    gender: Option<Gender>,
    /// The sentence that names it, to quote.
    pub(crate) sentence: String,
}

/// The subject of a sentence that says what it is.
pub(crate) fn antecedent(context: &Context<'_>) -> Option<Antecedent> {
    let clause = clause::parse(context.text, context.tokens, context.lexicon).ok()?;
    if clause.predicate != Predicate::Copula || clause.negated || clause.lead.is_some() {
        return None;
    }
    let subject = context.tokens.get(clause.subject.clone())?;
    let first = subject.first()?;
    let named = matches!(
        first.lower.as_str(),
        "le" | "la" | "l’" | "les" | "un" | "une" | "the" | "a" | "an"
    ) || context.language() == Language::English;
    if !named
        || subject.len() > 8
        || subject.iter().any(|t| matches!(t.tag, Tag::Coordinator | Tag::Relative))
    {
        return None;
    }
    if context.needs_topic(clause.subject.clone()).ok()?.is_some() {
        return None;
    }
    let predicate = context.tokens.get(clause.rest.start)?;
    if !matches!(
        predicate.lower.as_str(),
        "un" | "une" | "des" | "le" | "la" | "l’" | "a" | "an" | "the"
    ) {
        return None;
    }
    let phrase = context.phrase(clause.subject)?;
    let gender = match phrase.determiner.as_str() {
        "l’" if !context.evidence.knows_gender(&phrase.head) => None,
        _ => phrase.gender,
    };
    let full = phrase.full();
    let words = full.split_once(" (").map_or(full.as_str(), |found| found.0).to_owned();
    Some(Antecedent { words, plural: phrase.plural, gender, sentence: context.text.to_owned() })
}

/// The sentence with its opening pronoun replaced.
pub(crate) fn resolve(text: &str, tokens: &[Token], antecedent: &Antecedent) -> Option<String> {
    let first = tokens.first().filter(|t| t.tag == Tag::Pronoun)?;
    let agrees = match first.lower.as_str() {
        "il" => !antecedent.plural && antecedent.gender == Some(Gender::Masculine),
        "elle" => !antecedent.plural && antecedent.gender == Some(Gender::Feminine),
        "ils" => antecedent.plural && antecedent.gender == Some(Gender::Masculine),
        "elles" => antecedent.plural && antecedent.gender == Some(Gender::Feminine),
        "it" => !antecedent.plural,
        "they" => antecedent.plural,
        _ => false,
    };
    let verb = tokens.iter().take(8).position(|t| t.tag == Tag::Verb)?;
    let impersonal = tokens.get(verb).is_some_and(|t| {
        matches!(
            t.lemma(),
            "falloir" | "exister" | "convenir" | "agir" | "seem" | "appear" | "take"
        )
    }) || (matches!(first.lower.as_str(), "il" | "it")
        && tokens.iter().skip(verb).take(5).any(|t| {
            matches!(t.lower.as_str(), "que" | "qu’" | "that" | "y" | "to" | "de" | "d’")
        })
        && tokens.get(verb).is_some_and(|t| {
            matches!(t.lemma(), "être" | "be" | "pouvoir" | "can" | "may" | "devoir")
        }));
    let others =
        tokens.iter().skip(1).any(|t| t.tag == Tag::Pronoun || t.tag == Tag::Demonstrative);
    if !agrees || impersonal || others {
        return None;
    }
    let mut chars = antecedent.words.chars();
    let capital: String = chars.next()?.to_uppercase().chain(chars).collect();
    Some(format!("{capital}{}", text.get(first.end..)?))
}
