//! What a statement tells of its cards.

use super::document::{Document, Features};
use crate::deck::fold;
use crate::generate::Candidate;
use crate::generate::ask::Way;
use crate::generate::ask::wording::stems;
use crate::generate::frequency::zipf;
use crate::generate::{Kind, rubric};

/// The features of the statement `sentence`, whose cards are `cards`.
pub(super) fn features(document: Document<'_>, sentence: usize, cards: &[&Candidate]) -> Features {
    let Some(said) = document.sentences.get(sentence) else { return Vec::new() };
    let text = said.text.as_str();
    let lexicon = document.lexicon;
    let lower = text.to_lowercase().replace('\'', "’");
    let words: Vec<&str> = lower
        .split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .filter(|word| !word.is_empty())
        .collect();
    let count = words.len().max(1) as f32;
    let has =
        |list: &str| f32::from(u8::from(words.iter().any(|word| lexicon.noun_is(list, word))));
    let flag = |told: bool| f32::from(u8::from(told));
    let says = |list: &str| flag(lexicon.says(list, &lower));
    let mut found: Features = vec![
        ("length", count.ln()),
        ("short", flag(count < 5.0)),
        ("long", flag(count > 30.0)),
        ("very-long", flag(count > 45.0)),
        ("digits", flag(text.chars().any(|c| c.is_ascii_digit()))),
        ("brackets", flag(text.contains('('))),
        ("colon", flag(text.contains(" : ") || text.contains(": "))),
        ("arrow", flag(text.contains(['→', '⇒', '=']))),
        ("question", flag(text.contains('?'))),
        ("exclaims", flag(text.contains('!') || text.contains("+++"))),
        ("cliche", says("cliche")),
        ("study", says("study")),
        ("advice", says("advice")),
        ("points", says("dangling")),
        ("modal", has("modal")),
        ("person", has("person")),
        ("superlative", has("superlative")),
        ("negation", has("negation")),
        ("cause", has("cause-word")),
        ("human", has("human")),
        ("ends-colon", flag(text.trim_end().ends_with(':'))),
        (
            "capitals",
            flag(
                text.chars().filter(|c| c.is_uppercase()).count() * 3
                    > text.chars().filter(|c| c.is_alphabetic()).count(),
            ),
        ),
    ];
    let mut rare: Vec<f32> = words
        .iter()
        .filter(|w| w.chars().count() > 2)
        .map(|w| 8.0 - zipf(w, lexicon.language))
        .collect();
    rare.sort_by(|a, b| b.total_cmp(a));
    let top = rare.get(..rare.len().min(4)).unwrap_or_default();
    found.push((
        "rarity",
        if top.is_empty() { 0.0 } else { top.iter().sum::<f32>() / top.len() as f32 - 4.0 },
    ));
    let common = words.iter().filter(|w| zipf(w, lexicon.language) > 4.5).count() as f32;
    found.push(("common", common / count));
    let title = stems(document.title);
    let own = stems(text);
    found.push(("title", flag(title.iter().any(|stem| own.contains(stem)))));
    let place = fold(&said.place);
    let heading = said.place.split(',').next().unwrap_or_default();
    let inner = heading.rsplit(" › ").next().unwrap_or_default();
    found.push(("in-treatment", flag(rubric::is_treatment(inner))));
    found.push(("in-plan", flag(rubric::is_plan(inner))));
    found.push(("in-action", flag(rubric::is_action(inner))));
    let kinds = [
        ("in-definition", "defin"),
        ("in-signs", "sign"),
        ("in-clinic", "clini"),
        ("in-causes", "cause"),
        ("in-history", "histo"),
        ("in-epidemiology", "epidem"),
        ("in-mechanism", "physiopath"),
        ("in-complications", "complic"),
    ];
    found.extend(kinds.iter().map(|(name, key)| (*name, flag(place.contains(key)))));
    found.push(("depth", heading.split(" › ").count() as f32));
    let all = document.sentences.len().max(1) as f32;
    found.push(("position", sentence as f32 / all));
    found.push(("early", flag(sentence < 3)));
    found.push(("opens", flag(said.place.ends_with("§ 1"))));
    ways(&mut found, cards);
    found
}

fn ways(found: &mut Features, cards: &[&Candidate]) {
    let flag = |told: bool| f32::from(u8::from(told));
    let any = |ways: &[Way]| flag(cards.iter().any(|card| ways.contains(&card.way)));
    let kind = |kinds: &[Kind]| {
        flag(cards.iter().any(|card| card.way == Way::Pattern && kinds.contains(&card.kind)))
    };
    found.extend([
        ("cards", (cards.len() as f32).ln_1p()),
        ("has-title", any(&[Way::Title])),
        ("has-entry", any(&[Way::Entry])),
        ("has-label", any(&[Way::Label])),
        ("has-equal", any(&[Way::Equal])),
        ("has-arrow", any(&[Way::Arrow, Way::Chain])),
        ("has-list", any(&[Way::List])),
        ("has-counted", any(&[Way::Counted])),
        ("has-being", any(&[Way::Being])),
        ("has-subject", any(&[Way::Subject])),
        ("has-object", any(&[Way::Object])),
        ("has-number", any(&[Way::GapNumber])),
        ("has-name", any(&[Way::GapName])),
        ("has-gap-list", any(&[Way::GapList])),
        ("has-etymology", any(&[Way::Etymology])),
        ("pattern-definition", kind(&[Kind::Definition, Kind::Synonym, Kind::Abbreviation])),
        (
            "pattern-other",
            kind(&[
                Kind::Identity,
                Kind::Enumeration,
                Kind::Composition,
                Kind::Classification,
                Kind::Cause,
                Kind::Effect,
                Kind::Function,
                Kind::Sign,
                Kind::Means,
                Kind::Condition,
                Kind::Place,
                Kind::Attribute,
            ]),
        ),
        ("all-dangle", flag(!cards.is_empty() && cards.iter().all(|card| card.dangling))),
        ("best-fit", cards.iter().map(|card| card.fit).fold(-3.0, f32::max)),
    ]);
}
