//! The list that a sentence counts: « trois couches : a ; b ; c », “There are two types: …”, and the bullets
//! below one.

use super::list::{MOST, counts, hangs};
use super::member::{item, make_a_list, without_brackets};
use super::wording::number;
use super::{Asked, Setting, Way, balanced, count, joined, stem, tidy};
use crate::deck::Content;
use crate::generate::Kind;
use crate::generate::lexicon::Voice;
use crate::generate::token::{Tag, Token};
use crate::generate::tokenise::tokens;

/// The counted list of a sentence: « trois couches : a ; b ; c ».
pub(crate) fn counted(setting: &Setting<'_>, text: &str) -> Option<Asked> {
    let at = text.find(" : ").or_else(|| text.find(": "))?;
    let (head, tail) = (text.get(..at)?.trim(), text.get(at..)?.trim_start_matches([' ', ':']));
    let told = tokens(head, setting.lexicon);
    let numbers: Vec<usize> = told.iter().filter_map(|t| number(&t.lower)).collect();
    let items = joined::members(setting, tidy(tail));
    let items = match items.as_slice() {
        [only] if numbers.contains(&2) => two(setting, only).unwrap_or(items),
        _ => items,
    };
    let semicolons = tail.contains(';');
    let items = without_last_relative(setting, items);
    let short: Vec<String> = items
        .iter()
        .map(|item| {
            let item = if semicolons { item.split(',').next().unwrap_or(item) } else { item };
            without_brackets(item)
        })
        .collect();
    let agrees = numbers.contains(&short.len());
    let verb = |item: &String| tokens(item, setting.lexicon).iter().any(|t| t.tag == Tag::Verb);
    let sound = (2..=MOST).contains(&short.len())
        && (agrees || short.len() >= 3 && (semicolons || governs(setting, &told)))
        && short
            .iter()
            .all(|item| (1..=12).contains(&count(item)) && balanced(item) && !verb(item))
        && (2..=24).contains(&count(head))
        && balanced(head);
    if !sound {
        return None;
    }
    let mut card = of_sentence(setting, head, &told, short);
    card.fit = if agrees { 1.0 } else { 0.0 };
    Some(card)
}

/// « systolique et diastolique »: two that one word joins.
fn two<'t>(setting: &Setting<'_>, told: &'t str) -> Option<Vec<&'t str>> {
    let found = tokens(told, setting.lexicon);
    let mut joins = found.iter().filter(|t| t.tag == Tag::Coordinator);
    let (and, None) = (joins.next()?, joins.next()) else { return None };
    let (first, second) = (told.get(..and.start)?.trim(), told.get(and.end..)?.trim());
    (!first.is_empty() && !second.is_empty()).then(|| vec![first, second])
}

/// « La prise en charge peut associer : », « a consisté en : », « selon différents modes : »: the members
/// are what the head still lacks. « Le bilan comprend : » and « Les causes sont : » are asked by their
/// verb.
fn governs(setting: &Setting<'_>, head: &[Token]) -> bool {
    let verb = head.iter().position(|t| t.tag == Tag::Verb);
    let subject = verb.is_some_and(|at| head.iter().take(at).any(|t| t.tag == Tag::Noun));
    let framed = |t: &Token| {
        let frames = setting.lexicon.frames(Voice::Active, t.lemma());
        frames.iter().any(|frame| frame.preposition == "-")
            || setting.lexicon.noun_is("being", t.lemma())
    };
    let lacks = head.last().is_some_and(|t| match t.tag {
        Tag::Verb => !framed(t),
        tag => matches!(tag, Tag::Infinitive | Tag::Preposition),
    });
    let several = head.iter().rev().nth(1).is_some_and(|t| setting.lists("several", t))
        && head.last().is_some_and(|t| t.tag == Tag::Noun);
    subject && (lacks || several)
}

/// « des a, b et c qui assurent chacun … »: what is told of all stands behind the last.
fn without_last_relative<'t>(setting: &Setting<'_>, mut items: Vec<&'t str>) -> Vec<&'t str> {
    if let Some(last) = items.last_mut() {
        let found = tokens(last, setting.lexicon);
        let relative = found.iter().skip(1).find(|t| setting.lists("subject-relative", t));
        *last =
            relative.and_then(|t| last.get(..t.start)).unwrap_or(last).trim_end_matches([' ', ',']);
    }
    items
}

/// The bullets that a sentence before them counts: « La paroi comprend quatre couches. »
pub(crate) fn announced(setting: &Setting<'_>, head: &str, bullets: &[&str]) -> Option<Asked> {
    let head = tidy(head);
    let items: Vec<String> = bullets.iter().filter_map(|b| item(setting, b, true)).collect();
    let found = tokens(head, setting.lexicon);
    let sound = items.len() == bullets.len()
        && (2..=MOST).contains(&items.len())
        && counts(head, setting.lexicon).contains(&items.len())
        && (3..=24).contains(&count(head))
        && balanced(head)
        && found.iter().any(|t| t.tag == Tag::Verb)
        && items.iter().all(|item| count(item) <= 9)
        && make_a_list(setting, &items);
    sound.then(|| of_sentence(setting, head, &found, items))
}

/// « La paroi comprend quatre couches : … (4) »
fn of_sentence(setting: &Setting<'_>, head: &str, found: &[Token], items: Vec<String>) -> Asked {
    let asked = stem::question(setting, head, found);
    let asked = asked.unwrap_or_else(|| setting.grammar.headed(head, "…"));
    let prompt = format!("{asked} ({})", items.len());
    let content = Content::List { prompt, items, open: false };
    let mut card = Asked::new(Way::Counted, Kind::Enumeration, content);
    card.dangling = hangs(setting, head, found);
    card
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::grammar::grammar;
    use crate::generate::language::Language;
    use crate::generate::lexicon::lexicon;
    use crate::generate::term::Evidence;

    fn items(text: &str) -> Vec<String> {
        let evidence = Evidence::default();
        let setting = Setting {
            lexicon: lexicon(Language::French),
            evidence: &evidence,
            grammar: grammar(Language::French),
            title: None,
            path: &[],
        };
        match counted(&setting, text).map(|card| card.content) {
            Some(Content::List { items, .. }) => items,
            _ => Vec::new(),
        }
    }

    #[test]
    fn a_head_that_lacks_its_object_has_a_list() {
        let text = "Le traitement peut associer : un antalgique, une attelle et la glace.";
        assert_eq!(items(text).len(), 3);
        let text = "La fracture se voit sous plusieurs formes : ouverte, fermée ou engrenée.";
        assert_eq!(items(text).len(), 3);
        // The verb asks by itself; a head that lacks nothing goes on.
        assert!(items("Le bilan comprend : une NFS, une CRP et un ECG.").is_empty());
        assert!(items("La fracture est ouverte : attelle, froid et repos.").is_empty());
    }

    #[test]
    fn two_that_are_counted_are_a_list() {
        assert_eq!(items("On distingue deux types : systolique et diastolique.").len(), 2);
        assert!(items("On distingue trois types : systolique et diastolique.").is_empty());
    }

    #[test]
    fn what_is_told_of_all_is_no_member() {
        let text =
            "Il existe deux types de fibres : des fibres rapides et lentes qui se fatiguent.";
        let found = items(text);
        assert!(found.iter().all(|item| !item.contains("fatiguent")), "{found:?}");
    }
}
