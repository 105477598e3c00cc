//! What a clause points at outside it, and the name put where a pronoun stood.

use std::ops::Range;

use super::{Setting, wording};
use crate::deck::Content;
use crate::generate::grammar::Noun;
use crate::generate::realise::capital;
use crate::generate::token::{Tag, Token};

/// The name that a pronoun stands for must not stand in the predicate.
pub(super) fn names_again(text: &str, noun: &Noun) -> bool {
    let own = wording::stems(&noun.words);
    let told = wording::stems(text);
    !own.is_empty() && own.iter().all(|stem| told.contains(stem))
}

/// « celle-ci », « ce dernier » anywhere, « il s’y associe ».
pub(super) fn points_inside(tokens: &[Token]) -> bool {
    let there = tokens.iter().enumerate().any(|(at, t)| {
        let next = tokens.get(at + 1);
        // « il s’y associe », « ne peut en refaire », « un tiers d’entre elles », “of them”
        t.lower == "y" && next.is_some_and(|next| next.lemma() != "avoir")
            || t.lower == "en" && next.is_some_and(|next| next.tag == Tag::Infinitive)
            || matches!(t.lower.as_str(), "qui" | "qu’")
                && next.is_some_and(|next| next.lower == "en")
                && tokens.get(at + 2).is_some_and(|after| after.tag == Tag::Verb)
            || matches!(t.lower.as_str(), "entre" | "of")
                && next.is_some_and(|next| matches!(next.lower.as_str(), "elles" | "eux" | "them"))
            || t.lower == "agit" && at > 2
    });
    there
        || tokens.iter().any(|t| {
            matches!(
                t.lower.as_str(),
                "celui-ci"
                    | "celle-ci"
                    | "ceux-ci"
                    | "celles-ci"
                    | "dernier"
                    | "dernière"
                    | "cela"
                    | "latter"
                    | "former"
            ) || t.lower.ends_with("-ci")
        })
}

/// What a clause takes up from the one before it, its subject aside: « privés de ce frein », « la même
/// famille », « on lui préfère », « peut l’abolir ».
pub(super) fn takes_up(setting: &Setting<'_>, tokens: &[Token], subject: &Range<usize>) -> bool {
    let named = |at: usize, word: &Token| {
        let stem: String = word.lower.chars().take(5).collect();
        tokens.get(..at).unwrap_or_default().iter().any(|t| t.lower.starts_with(&stem))
    };
    let noun_after = |at: usize| {
        let next = tokens.get(at + 1..).unwrap_or_default().iter().take(2);
        next.take_while(|t| matches!(t.tag, Tag::Noun | Tag::Adjective))
            .find(|t| t.tag == Tag::Noun)
    };
    let other_before = |at: usize| {
        (0..at)
            .any(|at| !subject.contains(&at) && tokens.get(at).is_some_and(|t| t.tag == Tag::Noun))
    };
    tokens.iter().enumerate().filter(|(at, _)| !subject.contains(at)).any(|(at, t)| {
        let next = tokens.get(at + 1);
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        let verb = next.is_some_and(|t| matches!(t.tag, Tag::Verb | Tag::Infinitive));
        match t.lower.as_str() {
            "ce" | "cet" | "cette" | "ces" | "this" | "these" | "those" => {
                noun_after(at).is_some_and(|noun| !named(at, noun))
            }
            // « le même côté » is told by the clause itself, as is « le même que … ».
            "même" | "mêmes" | "same" => {
                let definite = before.is_some_and(|t| {
                    matches!(t.lower.as_str(), "le" | "la" | "les" | "du" | "au" | "des" | "the")
                });
                let compared = tokens.get(at..).unwrap_or_default().iter();
                let compared =
                    compared.skip(1).any(|t| matches!(t.lower.as_str(), "que" | "qu’" | "as"));
                let alone = noun_after(at)
                    .is_none_or(|noun| setting.lexicon.noun_is("same-alone", &noun.lower));
                definite && !compared && !alone
            }
            "lui" | "leur" => verb && before.is_none_or(|t| t.tag != Tag::Preposition),
            "l’" | "le" | "la" | "les" => {
                let clitic =
                    next.is_some_and(|t| t.tag == Tag::Infinitive) || verb && t.tag == Tag::Clitic;
                clitic && !other_before(at)
            }
            _ => false,
        }
    })
}

/// Puts « [l’hypermétrie] » where the pronoun stood.
pub(super) fn put_in(setting: &Setting<'_>, content: &mut Content, pronoun: &str, noun: &Noun) {
    let name = setting.grammar.definite(noun);
    let replaced = |text: &str| match text.strip_prefix(pronoun) {
        Some(rest) if !pronoun.is_empty() => {
            format!("[{}]{rest}", capital(&name))
        }
        // « Chez le nourrisson, elles prennent … »
        _ if !pronoun.is_empty() && text.contains(&format!(", {pronoun} ")) => {
            text.replacen(&format!(", {pronoun} "), &format!(", [{name}] "), 1)
        }
        _ if pronoun.is_empty() => {
            let told = crate::generate::grammar::french_elision::lower_first(text);
            format!("[{}] {told}", capital(&name))
        }
        _ => text.to_owned(),
    };
    match content {
        Content::Cloze { text } => *text = replaced(text),
        Content::List { prompt, .. } => *prompt = replaced(prompt),
        _ => {}
    }
}
