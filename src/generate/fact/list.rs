//! « a, b et c »: a list of like phrases.
//!
//! Leaves out items with a finite verb of their own, items that point elsewhere, and single items.

use std::ops::Range;

use super::Context;
use super::level::{is_of_the_first, says_more};
use super::such_as::goes_on_with_examples;
use super::tail::before_relative;
use crate::generate::language::Language;
use crate::generate::term::english_singular;
use crate::generate::token::{Tag, Token};

/// The items of the list that fills `range`, and whether the text leaves it open.
pub(super) fn items(context: &Context<'_>, range: Range<usize>) -> Option<(Vec<String>, bool)> {
    let end = before_relative(context.tokens, &range);
    read(context, range.start..end, false)
}

/// The same after a colon, where two bare nouns make a list.
pub(super) fn after_colon(
    context: &Context<'_>,
    range: Range<usize>,
) -> Option<(Vec<String>, bool)> {
    read(context, range, true)
}

/// Whether two prepositions are one: « de » and « du », but not « chez » and « vers ».
fn same_preposition(a: &Token, b: &Token) -> bool {
    let plain = |t: &Token| match t.lower.as_str() {
        "du" | "des" | "d’" => "de".to_owned(),
        "au" | "aux" => "à".to_owned(),
        other => other.to_owned(),
    };
    plain(a) == plain(b)
}

/// « du tube » as an item of « se compose de »: « le tube ».
fn uncontracted(text: &str, after_preposition: bool) -> String {
    let contractions = [("du ", "le "), ("des ", "les ")];
    for (contracted, article) in contractions {
        if after_preposition && let Some(rest) = text.strip_prefix(contracted) {
            return format!("{article}{rest}");
        }
    }
    text.to_owned()
}

/// The items of what a label tells: « polyurie, polydipsie, amaigrissement », « a + b ».
pub(super) fn told(value: &[Token], text: &str) -> Option<Vec<String>> {
    let odd = value.iter().any(|t| {
        matches!(
            t.tag,
            Tag::Verb
                | Tag::Pronoun
                | Tag::Demonstrative
                | Tag::Relative
                | Tag::Colon
                | Tag::Negation
                | Tag::Subordinator
        )
    });
    if odd || text.contains(['=', '→', '?']) || says_more(value) {
        return None;
    }
    let mut items = Vec::new();
    let (mut depth, mut from) = (0_i32, 0);
    let mut cut = |from: usize, to: usize| {
        let part = text.get(from..to).unwrap_or_default();
        let part = part.trim().trim_start_matches("et ").trim_end_matches(['.', '+', ' ']);
        items.push(part.to_owned());
    };
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            // « 0,5 » is a number.
            ',' if depth == 0
                && !text
                    .get(at + 1..)
                    .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())) =>
            {
                cut(from, at);
                from = at + 1;
            }
            ';' if depth == 0 => {
                cut(from, at);
                from = at + 1;
            }
            '+' if depth == 0 && text.get(..at).is_some_and(|before| before.ends_with(' ')) => {
                cut(from, at);
                from = at + 1;
            }
            _ => {}
        }
    }
    let last = text.get(from..).unwrap_or_default();
    match last.rsplit_once(" et ") {
        Some((before, _)) if from > 0 && !before.contains('(') => {
            cut(from, from + before.len());
            cut(from + before.len() + " et ".len(), text.len());
        }
        _ => cut(from, text.len()),
    }
    items.retain(|item| !item.is_empty() && !item.starts_with("etc") && item != "…");
    let short = items.iter().all(|item| item.split_whitespace().count() <= 8);
    (short && (2..=9).contains(&items.len())).then_some(items)
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
    // « ostéons, ou systèmes de Havers, … »: two names of one thing.
    let renamed = tokens.windows(2).any(|pair| {
        matches!(pair, [comma, or] if comma.tag == Tag::Comma && matches!(or.lower.as_str(), "ou" | "or"))
    });
    if renamed && tokens.iter().filter(|t| t.tag == Tag::Comma).count() <= 2 {
        return None;
    }
    if goes_on_with_examples(context, &range, cuts.first().map(|cut| range.start + cut.0)) {
        return None;
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
        // « par une dyspnée, des douleurs et des vertiges »: the preposition is said once.
        let inner = tokens.get(1).filter(|_| opening == Tag::Preposition).map(|t| t.tag);
        class(tag) == class(opening) || inner.is_some_and(|inner| class(tag) == class(inner))
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
    let ands: Vec<usize> = cuts
        .iter()
        .filter(|(i, and)| *and && *i >= last_comma && same(*i))
        .map(|cut| cut.0)
        .collect();
    // « necrosis of acinar and duct cells and an infiltration »: the article tells.
    let article = |i: &&usize| tokens.get(**i + 1).is_some_and(|t| t.tag == Tag::Determiner);
    let last_and = match ands.as_slice() {
        [] => None,
        [and] => Some(*and),
        [first, ..] if *first == last_comma + 1 && commas > 0 => Some(*first),
        several => match several.iter().rev().find(article) {
            Some(and) => Some(*and),
            None if loose => return None,
            None => several.first().copied(),
        },
    };
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
        let mut start_of_item = start;
        if tokens.get(start_of_item).is_some_and(|t| t.tag == Tag::Coordinator) {
            start_of_item += 1;
        }
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
        // « des protéines dont les plus grandes sont a, b et c »: the list is the relative's.
        let lists =
            |t: &Token| matches!(t.lemma(), "être" | "be" | "comprendre" | "inclure" | "include");
        if bound < tokens.len() && part.iter().any(|t| t.tag == Tag::Verb && lists(t)) {
            return None;
        }
        // « érosion vaginale, vésicale ou urétrale »: the rest is of the first item's noun.
        if matches!(opening, Tag::Noun | Tag::Determiner)
            && part.first().is_some_and(|t| {
                t.tag == Tag::Adjective && crate::generate::rubric::is_adjectival(&t.lower)
            })
        {
            return None;
        }
        let noun = part
            .iter()
            .any(|t| matches!(t.tag, Tag::Noun | Tag::Adjective | Tag::Gerund | Tag::Infinitive));
        let bad_start = part.first().is_some_and(|t| {
            matches!(t.tag, Tag::Relative | Tag::Participle | Tag::Adverb | Tag::Gerund)
                && (!like(t.tag) || (t.tag == Tag::Gerund && opening != Tag::Gerund))
        });
        // « aux infections, favorisées par …, et aux accidents »: it says more of what is before it.
        let head = tokens.iter().find(|t| t.tag != Tag::Preposition).map(|t| t.tag);
        let says_more = !english
            && part.first().is_some_and(|t| t.tag == Tag::Participle)
            && head != Some(Tag::Participle);
        if !noun || bad_start || says_more {
            return None;
        }
        let text = text.trim_end_matches(['.', ',', ';', ' ', '…']);
        // « , dans la majorité des cas, » only says when.
        let aside = part.first().is_some_and(|t| t.tag == Tag::Preposition)
            && !matches!(opening, Tag::Preposition);
        let hangs = part.last().is_some_and(|t| {
            matches!(t.tag, Tag::Coordinator | Tag::Preposition | Tag::Determiner)
        });
        let other = part.first().is_some_and(|t| match t.tag {
            Tag::Infinitive => opening != Tag::Infinitive && opening != Tag::Preposition,
            Tag::Adjective => !part.iter().any(|t| t.tag == Tag::Noun) && opening != Tag::Adjective,
            _ => false,
        });
        // « …, telles que la méningite » belongs to the item before it.
        let example = part.first().is_some_and(|t| {
            t.lower.starts_with("tel") || matches!(t.lower.as_str(), "puis" | "then")
        });
        let raw = tokens.get(start_of_item).filter(|t| t.tag == Tag::Preposition);
        let turns = raw.is_some_and(|t| {
            tokens
                .first()
                .is_some_and(|first| opening == Tag::Preposition && !same_preposition(first, t))
        });
        // « … et chez les enfants, le méningocoque »: what comes next is of another case.
        let parted = part.windows(2).any(|pair| {
            matches!(pair, [and, preposition] if and.tag == Tag::Coordinator
                && preposition.tag == Tag::Preposition
                && matches!(preposition.lower.as_str(), "chez" | "dans" | "lors" | "in" | "during"))
        });
        if aside || hangs || other || example || turns || parted {
            return None;
        }
        if text.matches('(').count() != text.matches(')').count() {
            return None;
        }
        let of = matches!(tokens.first().map(|t| t.lower.as_str()), Some("de" | "d’" | "du"));
        items.push(uncontracted(text, of));
        parts.push(from..bound);
    }
    if is_of_the_first(context, tokens, &parts) {
        return None;
    }
    // “severe, prolonged hypotension”: two adjectives of one noun.
    let adjectives = |range: &Range<usize>| {
        tokens.get(range.clone()).is_some_and(|part| part.iter().all(|t| t.tag == Tag::Adjective))
    };
    let mixed = parts.first().is_some_and(adjectives) && !parts.iter().all(adjectives);
    if english && mixed && parts.get(1).is_none_or(|part| part.len() != 1) {
        return None;
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
