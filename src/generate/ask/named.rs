//! What a sentence names: « appelé X », “known as X”, « : le X » at its end, “eg, X”. That is what to learn, and not
//! what stands before it.

use std::ops::Range;

use super::gapped::{EVERYDAY, Gap, Sentence, rarity};
use super::part::opens;
use super::phrase::{is_inner, links, phrase};
use super::{Setting, Way};
use crate::generate::token::{Tag, Token};
use crate::generate::tokenise::tokens;

/// Words of a name behind its class, at most.
const LONGEST: usize = 4;

/// “fine filaments, known as tip links”: the name is what to learn.
pub(super) fn is_named_next(setting: &Setting<'_>, tokens: &[Token], gap: &Gap) -> bool {
    let mut after = tokens.iter().skip_while(|t| t.start < gap.range.end);
    let next = after.clone().find(|t| !matches!(t.tag, Tag::Comma | Tag::Adverb));
    // « un phénomène que l’on appelle X »
    let relative = after.next().is_some_and(|t| matches!(t.lower.as_str(), "que" | "qu’"));
    let mut one = after.skip_while(|t| t.lower == "l’");
    let called = one.next().is_some_and(|t| t.lower == "on")
        && one.next().is_some_and(|t| setting.lists("giving-a-name", t));
    relative && called || next.is_some_and(|t| setting.lexicon.noun_is("naming", &t.lower))
}

/// « appelé X », “known as X”.
pub(super) fn names(setting: &Setting<'_>, sentence: &Sentence<'_>) -> Vec<Gap> {
    let tokens = sentence.tokens;
    let mut gaps: Vec<Gap> = named_last(setting, sentence).into_iter().collect();
    gaps.extend(classes(tokens).into_iter().filter_map(|(_, name)| {
        let (first, last) = (tokens.get(name.start)?, tokens.get(name.end - 1)?);
        Some(Gap { way: Way::GapName, range: first.start..last.end, fit: 2.4 })
    }));
    for (i, token) in tokens.iter().enumerate() {
        let one = i.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|t| t.lower == "on");
        let calls = one && setting.lists("giving-a-name", token);
        if !calls && !setting.lexicon.noun_is("naming", &token.lower) {
            continue;
        }
        let mut start = i + 1;
        while tokens.get(start).is_some_and(|t| {
            matches!(t.tag, Tag::Determiner | Tag::Quote) || matches!(t.lower.as_str(), "l’" | "as")
        }) {
            start += 1;
        }
        let Some(end) = foreign_name(setting, tokens, start).or_else(|| {
            tokens.get(start).filter(|t| is_inner(t)).and_then(|_| phrase(tokens, start))
        }) else {
            continue;
        };
        if let (Some(first), Some(last)) = (tokens.get(start), tokens.get(end - 1))
            && end - start <= 6
        {
            gaps.push(Gap { way: Way::GapName, range: first.start..last.end, fit: 2.7 });
        }
    }
    gaps
}

/// « dans une vésicule, le phagosome », “an outer layer, the cortex”: each class with the name behind it, as
/// ranges of words.
pub(super) fn classes(tokens: &[Token]) -> Vec<(Range<usize>, Range<usize>)> {
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|t| words.contains(&&*t.lower));
    let tag = |at: usize| tokens.get(at).map(|t| t.tag);
    let run = |from: usize, told: &dyn Fn(&Token) -> bool| {
        tokens.get(from..).unwrap_or_default().iter().take_while(|t| told(t)).count()
    };
    let nominal = |t: &Token| matches!(t.tag, Tag::Noun | Tag::Adjective);
    let found = (0..tokens.len()).filter(|at| is(*at, &["un", "une", "a", "an"]));
    let found = found.filter_map(|at| {
        let class = at + 1..at + 1 + run(at + 1, &|t| nominal(t) || links(t));
        let name = class.end + 2..class.end + 2 + run(class.end + 2, &nominal);
        let parted = matches!(tag(class.end), Some(Tag::Comma | Tag::Colon));
        // « une fièvre, la toux, … » is a list.
        let ends = match tag(name.end) {
            None | Some(Tag::End | Tag::Relative | Tag::Open | Tag::Semicolon) => true,
            Some(Tag::Comma) => tag(name.end + 1) == Some(Tag::Relative),
            _ => false,
        };
        let noun = |range: &Range<usize>| range.clone().any(|at| tag(at) == Some(Tag::Noun));
        let sound = parted
            && is(class.end + 1, &["le", "la", "l’", "the"])
            && ends
            && name.len() <= LONGEST
            && noun(&class)
            && noun(&name);
        sound.then_some((class, name))
    });
    found.collect()
}

/// Whether `text` is a noun phrase and nothing else.
pub(super) fn is_a_name(setting: &Setting<'_>, text: &str) -> bool {
    let found = tokens(text, setting.lexicon);
    let words = found.iter().take_while(|t| t.is_word()).count();
    let ends = found.get(words..).is_some_and(|rest| rest.iter().all(|t| t.tag == Tag::End));
    let first = found.first().is_some_and(|t| is_inner(t) || setting.is_strange(t));
    let plain =
        |t: &Token| is_inner(t) || links(t) || setting.is_strange(t) || t.tag == Tag::Determiner;
    ends && first && found.iter().take(words).all(plain)
}

/// « nommée lamina fusca »: where a name ends that has a word which nobody knows. What « de » hangs on it
/// is none of it.
fn foreign_name(setting: &Setting<'_>, tokens: &[Token], start: usize) -> Option<usize> {
    let foreign = |t: &Token| matches!(t.tag, Tag::Verb | Tag::Adverb) && setting.is_strange(t);
    let named = |t: &&Token| is_inner(t) || foreign(t);
    let words = tokens.get(start..)?.iter().take_while(named).count();
    let name = tokens.get(start..start + words)?;
    (words > 1 && name.iter().any(foreign)).then_some(start + words)
}

/// « : le somitocoele »: what a sentence names at its end.
fn named_last(setting: &Setting<'_>, sentence: &Sentence<'_>) -> Option<Gap> {
    let tokens = sentence.tokens;
    let colon = tokens.iter().rposition(|t| t.tag == Tag::Colon)?;
    let article = tokens.get(colon + 1)?;
    let opens =
        article.tag == Tag::Determiner || setting.lexicon.noun_is("definite", &article.lower);
    let name = tokens.get(colon + 2..)?;
    let name = name.get(..name.iter().position(|t| !t.is_word()).unwrap_or(name.len()))?;
    let ends = !tokens.get(colon + 2 + name.len()..)?.iter().any(Token::is_word);
    let nominal = |t: &Token| is_inner(t) || setting.is_strange(t);
    let (first, last) = (name.first()?, name.last()?);
    let range = first.start..last.end;
    let rare = rarity(setting, sentence.text.get(range.clone())?) > EVERYDAY;
    let sound = opens && ends && rare && name.len() <= 3 && name.iter().all(nominal) && colon > 4;
    sound.then_some(Gap { way: Way::GapName, range, fit: 2.7 })
}

/// “mediators, eg, | serotonin”: an example of what was just named in general.
pub(super) fn is_example(setting: &Setting<'_>, tokens: &[Token], at: usize) -> bool {
    let small = |t: &&Token| matches!(t.tag, Tag::Comma | Tag::Determiner) || t.lower == "l’";
    let before = tokens.get(..at).unwrap_or_default();
    let behind = before.len() - before.iter().rev().take_while(small).count();
    let examples = setting.lexicon.phrases("example");
    examples.iter().any(|cue| {
        let from = behind.checked_sub(cue.split(' ').count());
        from.is_some_and(|from| opens(tokens, from, cue).is_some())
    })
}

/// Whether an example follows the phrase that ends at `end`, so that it says too little itself.
pub(super) fn has_example(setting: &Setting<'_>, tokens: &[Token], end: usize) -> bool {
    let comma = tokens.get(end).is_some_and(|t| matches!(t.tag, Tag::Comma | Tag::Open));
    let from = end + usize::from(comma);
    setting.lexicon.phrases("example").iter().any(|cue| opens(tokens, from, cue).is_some())
}

#[cfg(test)]
mod tests {
    use super::super::tests::hidden;
    use crate::generate::language::Language::{English, French};

    #[test]
    fn an_example_is_hidden_rather_than_what_it_is_of() {
        let told = "Activated platelets release several mediators, eg, serotonin, into the plasma.";
        let found = hidden(told, English);
        assert!(found.iter().any(|gap| gap == "serotonin"), "{found:?}");
        assert!(!found.iter().any(|gap| gap.contains("mediators")), "{found:?}");
        let told = "Les plaquettes activées libèrent le thromboxane dans le plasma.";
        assert!(hidden(told, French).iter().any(|gap| gap == "thromboxane"));
    }

    #[test]
    fn what_one_calls_a_thing_is_hidden() {
        let told =
            "Le neurone connaît une dépolarisation brutale qu’on appelle potentiel d’action.";
        let found = hidden(told, French);
        assert!(found.iter().any(|gap| gap == "potentiel d’action"), "{found:?}");
        assert!(!found.iter().any(|gap| gap.starts_with("dépolarisation")), "{found:?}");
        let told =
            "Le neurone connaît une dépolarisation brutale qu’on enregistre par une pipette.";
        let found = hidden(told, French);
        assert!(found.iter().any(|gap| gap.starts_with("dépolarisation")), "{found:?}");
    }

    #[test]
    fn what_a_sentence_names_at_its_end_is_hidden() {
        let told = "Le cervelet possède entre ses hémisphères une partie médiane : le vermis.";
        let found = hidden(told, French);
        assert_eq!(found.first().map(String::as_str), Some("vermis"), "{found:?}");
        let told = "Le cervelet possède entre ses hémisphères une partie médiane : elle grandit.";
        assert!(!hidden(told, French).iter().any(|gap| gap == "elle"));
    }
}
