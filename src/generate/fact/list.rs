//! « a, b et c »: a list of like phrases.
//!
//! Refuses items with a finite verb of their own, items that point elsewhere, and single items.

use std::ops::Range;

use super::Context;
use crate::generate::language::Language;
use crate::generate::term::english_singular;
use crate::generate::token::{Tag, Token};

/// The items of the list that fills `range`, and whether the text leaves it open.
pub(super) fn items(context: &Context<'_>, range: Range<usize>) -> Option<(Vec<String>, bool)> {
    read(context, range, false)
}

/// The same after a colon, where two bare nouns make a list.
pub(super) fn after_colon(
    context: &Context<'_>,
    range: Range<usize>,
) -> Option<(Vec<String>, bool)> {
    read(context, range, true)
}

fn read(
    context: &Context<'_>,
    range: Range<usize>,
    announced: bool,
) -> Option<(Vec<String>, bool)> {
    let range = context.trimmed(range);
    let tokens = context.tokens.get(range.clone())?;
    let mut depth = 0_i32;
    let mut cuts: Vec<(usize, bool)> = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        match token.tag {
            Tag::Open => depth += 1,
            Tag::Close => depth -= 1,
            Tag::Comma | Tag::Semicolon if depth == 0 => cuts.push((i, false)),
            Tag::Coordinator
                if depth == 0 && matches!(token.lower.as_str(), "et" | "ou" | "and" | "or") =>
            {
                // « et autres » always parts.
                let others = tokens.get(i + 1).is_some_and(|t| {
                    matches!(
                        t.lower.as_str(),
                        "autre" | "autres" | "d’" | "other" | "others" | "etc"
                    )
                });
                cuts.push((i, !others));
            }
            _ => {}
        }
    }
    let commas = cuts.iter().filter(|cut| !cut.1).count();
    let opening = tokens.first()?.tag;
    let like = |tag: Tag| {
        let class = |tag: Tag| match tag {
            Tag::Determiner | Tag::Number => 1,
            Tag::Preposition => 2,
            Tag::Infinitive => 3,
            _ => 4,
        };
        class(tag) == class(opening)
    };
    // « et » parts the last item only, and only where the next words open like the first item.
    let last_comma = cuts.iter().rev().find(|cut| !cut.1).map_or(0, |cut| cut.0);
    // English repeats no article: « the liver, spleen and pancreas ».
    let english = context.language() == Language::English;
    let nominal = |tag: Tag| {
        matches!(tag, Tag::Noun | Tag::Adjective | Tag::Participle | Tag::Gerund | Tag::Determiner)
    };
    let loose = english && commas > 0 && (nominal(opening) || opening == Tag::Preposition);
    let same =
        |i: usize| tokens.get(i + 1).is_some_and(|t| like(t.tag) || (loose && nominal(t.tag)));
    let mut last_and = None;
    for (i, and) in &cuts {
        if *and && *i >= last_comma && same(*i) && last_and.is_none() {
            last_and = Some(*i);
        }
    }
    if commas == 0
        && (last_and.is_none()
            || !(announced
                || matches!(opening, Tag::Determiner | Tag::Preposition | Tag::Infinitive)))
    {
        return None;
    }
    let mut bounds: Vec<usize> = cuts.iter().filter(|cut| !cut.1).map(|cut| cut.0).collect();
    match last_and {
        Some(and) if bounds.last().is_some_and(|last| last + 1 == and) => {}
        Some(and) => bounds.push(and),
        // « a, b » without « et » is rather an apposition, unless there are three.
        None if commas < 2 => return None,
        None => {}
    }
    bounds.push(tokens.len());
    let mut items = Vec::new();
    let mut parts = Vec::new();
    let mut open = false;
    let mut start = 0;
    let opener = tokens.first().filter(|t| english && t.tag == Tag::Preposition);
    for bound in bounds {
        let mut from = start;
        start = bound + 1;
        while tokens.get(from).is_some_and(|t| {
            t.tag == Tag::Coordinator
                || opener.is_some_and(|opener| opener.lower == t.lower)
                || (t.tag == Tag::Preposition
                    && matches!(
                        t.lower.as_str(),
                        "de" | "d’" | "par" | "à" | "en" | "sur" | "of" | "by"
                    ))
        }) {
            from += 1;
        }
        let part = tokens.get(from..bound)?;
        let text = context.slice(range.start + from..range.start + bound);
        let lower = text.to_lowercase();
        if lower.starts_with("etc")
            || lower.starts_with("autre")
            || lower == "others"
            || lower.starts_with("other ")
            || lower == "d’autres"
            || text == "…"
            || text == "..."
        {
            open = true;
            continue;
        }
        if part.is_empty() || part.len() > 16 {
            return None;
        }
        if part.iter().any(|t| {
            matches!(
                t.tag,
                Tag::Demonstrative
                    | Tag::Pronoun
                    | Tag::Clitic
                    | Tag::Possessive
                    | Tag::Subordinator
                    | Tag::Negation
            )
        }) {
            return None;
        }
        let relative = part.iter().position(|t| t.tag == Tag::Relative);
        let verb = part.iter().position(|t| t.tag == Tag::Verb);
        if verb.is_some_and(|verb| relative.is_none_or(|relative| verb < relative)) {
            return None;
        }
        let noun = part
            .iter()
            .any(|t| matches!(t.tag, Tag::Noun | Tag::Adjective | Tag::Gerund | Tag::Infinitive));
        let bad_start = part.first().is_some_and(|t| {
            matches!(t.tag, Tag::Relative | Tag::Participle | Tag::Adverb | Tag::Gerund)
                && (!like(t.tag) || (t.tag == Tag::Gerund && opening != Tag::Gerund))
        });
        if !noun || bad_start {
            return None;
        }
        let text = text.trim_end_matches(['.', ',', ';', ' ', '…']);
        if text.matches('(').count() != text.matches(')').count() {
            return None;
        }
        items.push(text.to_owned());
        parts.push(from..bound);
    }
    if english && items.iter().any(|item| item.to_lowercase().starts_with("including ")) {
        return None;
    }
    if english
        && let Some(first) = items.first_mut()
        && let Some((_, example)) = first.split_once(" such as ")
    {
        *first = example.to_owned();
        open = true;
    }
    if english {
        share_head(tokens, &parts, &mut items);
    }
    let sane = items.len() >= 2 && items.len() <= 12;
    sane.then_some((items, open))
}

/// « the pituitary, thyroid and pineal glands »: each item gets the noun that the last one bears.
fn share_head(tokens: &[Token], parts: &[Range<usize>], items: &mut [String]) {
    let Some((last, others)) = parts.split_last() else { return };
    let tail = tokens.get(last.clone()).unwrap_or_default();
    let [.., modifier, head] = tail else { return };
    let described = |t: &Token| {
        t.tag == Tag::Adjective
            || ["al", "ic", "oid", "ary", "ar", "ous", "ive", "or", "er", "ute"]
                .iter()
                .any(|end| t.lower.ends_with(end))
    };
    let bare = |range: &Range<usize>| match tokens.get(range.clone()).unwrap_or_default() {
        [one] => described(one),
        [determiner, one] => determiner.tag == Tag::Determiner && described(one),
        _ => false,
    };
    if tail.len() != 2 || head.tag != Tag::Noun || !described(modifier) || !others.iter().all(bare)
    {
        return;
    }
    let the = parts
        .first()
        .and_then(|first| tokens.get(first.start))
        .is_some_and(|t| t.tag == Tag::Determiner);
    let noun = if the { english_singular(&head.lower) } else { head.lower.clone() };
    for (item, part) in items.iter_mut().zip(parts) {
        let words = tokens.get(part.clone()).unwrap_or_default();
        let Some(adjective) = words.iter().find(|t| t.tag != Tag::Determiner) else { continue };
        *item = format!("{} {noun}", adjective.lower);
    }
}
