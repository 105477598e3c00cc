//! What a clause points at outside it, and the name put where a pronoun stood.

use super::{Setting, gap};
use crate::deck::Content;
use crate::generate::grammar::Noun;
use crate::generate::realise::capital;
use crate::generate::token::{Tag, Token};

/// The name that a pronoun stands for must not stand in the predicate.
pub(super) fn names_again(text: &str, noun: &Noun) -> bool {
    let own = gap::stems(&noun.words);
    let told = gap::stems(text);
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
