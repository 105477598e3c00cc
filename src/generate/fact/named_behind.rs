//! The name that stands behind a class: « une membrane : la rétine », “an outer layer, the cortex”. What is to be
//! known is the name; the class says what it is.

use std::ops::Range;

use super::Context;
use crate::generate::token::{Tag, Token};

/// Words of a name, at most.
const NAME: usize = 6;

/// Prepositions that do not melt into the article of the name.
const BEFORE: [&str; 7] = ["par", "dans", "sur", "avec", "by", "in", "on"];

/// A class and its name, as ranges of words.
struct Named {
    preposition: Option<usize>,
    class: Range<usize>,
    name: Range<usize>,
}

/// The name behind the class that `range` opens with, where nothing else is told there: a list goes on, a clause
/// has its verb.
fn find(tokens: &[Token], range: &Range<usize>) -> Option<Named> {
    let at = |at: usize| tokens.get(at).filter(|_| at < range.end);
    let first = at(range.start)?;
    let preposition = (first.tag == Tag::Preposition).then_some(range.start);
    if preposition.is_some() && !BEFORE.contains(&first.lower.as_str()) {
        return None;
    }
    let start = range.start + usize::from(preposition.is_some());
    if !matches!(at(start)?.lower.as_str(), "un" | "une" | "a" | "an") {
        return None;
    }
    let mark = (start..range.end)
        .find(|i| at(*i).is_some_and(|t| matches!(t.tag, Tag::Colon | Tag::Comma)))?;
    let class = tokens.get(start + 1..mark)?;
    let plain =
        |t: &Token| matches!(t.tag, Tag::Noun | Tag::Adjective | Tag::Participle) || links(t);
    let classes = class.iter().any(|t| t.tag == Tag::Noun) && class.iter().all(plain);
    if !classes || !matches!(at(mark + 1)?.lower.as_str(), "le" | "la" | "l’" | "the") {
        return None;
    }
    let inside = |t: &Token| matches!(t.tag, Tag::Noun | Tag::Adjective) || links(t);
    let words = tokens.get(mark + 2..range.end)?.iter().take_while(|t| inside(t)).count();
    let name = mark + 1..mark + 2 + words;
    let told = tokens.get(mark + 2..name.end)?;
    let sound = (1..=NAME).contains(&words)
        && told.first().is_some_and(|t| !links(t))
        && told.last().is_some_and(|t| !links(t))
        && told.iter().any(|t| t.tag == Tag::Noun);
    (sound && ends(tokens, &(name.end..range.end))).then_some(Named {
        preposition,
        class: start..mark,
        name,
    })
}

/// « Par la rétine (une membrane nerveuse) »
pub(super) fn answer(context: &Context<'_>, range: &Range<usize>) -> Option<String> {
    let named = find(context.tokens, range)?;
    let led =
        named.preposition.map_or(String::new(), |at| format!("{} ", context.slice(at..at + 1)));
    Some(format!("{led}{} ({})", context.slice(named.name), context.slice(named.class)))
}

/// « de la », « d’ », “of”: what joins a complement to its noun.
fn links(t: &Token) -> bool {
    matches!(t.lower.as_str(), "de" | "d’" | "du" | "des" | "of")
}

/// Whether what follows only says more of the name.
fn ends(tokens: &[Token], rest: &Range<usize>) -> bool {
    let tag = |at: usize| tokens.get(at).filter(|_| at < rest.end).map(|t| t.tag);
    match tag(rest.start) {
        None | Some(Tag::End | Tag::Open | Tag::Relative | Tag::Semicolon) => true,
        Some(Tag::Comma) => tag(rest.start + 1) == Some(Tag::Relative),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::language::Language::{self, English, French};
    use crate::generate::lexicon::lexicon;
    use crate::generate::tokenise::tokens;

    fn name(text: &str, language: Language) -> Option<&str> {
        let found = tokens(text, lexicon(language));
        let named = find(&found, &(0..found.len()))?;
        let (first, last) = (found.get(named.name.start)?, found.get(named.name.end - 1)?);
        text.get(first.start..last.end)
    }

    #[test]
    fn the_name_behind_a_class_is_found() {
        let told = "par une enveloppe fibreuse : la capsule, qui la protège";
        assert_eq!(name(told, French), Some("la capsule"));
        assert_eq!(name("une zone interne, la médullaire", French), Some("la médullaire"));
        assert_eq!(name("a thin membrane, the pleura", English), Some("the pleura"));
    }

    #[test]
    fn a_list_and_a_clause_have_no_name() {
        for told in [
            "une enveloppe, le noyau et le cytoplasme",
            "une enveloppe, le noyau, la paroi",
            "une réaction : la cellule libère son contenu",
            "deux couches : la corticale",
            "la capsule, la plèvre",
        ] {
            assert_eq!(name(told, French), None, "{told}");
        }
        assert_eq!(name("a membrane, the nucleus and the wall", English), None);
    }
}
