//! What tells whether a card is a good one for its statement.

use super::document::{Document, Features};
use crate::deck::Content;
use crate::generate::Candidate;
use crate::generate::Kind;
use crate::generate::ask::Way;
use crate::generate::ask::wording::stems;
use crate::generate::asking::sides;
use crate::generate::frequency::zipf;

/// From so many words on an answer is long, and very long; an item of a list is.
pub(in crate::generate) const LONG: f32 = 12.0;
pub(in crate::generate) const VERY_LONG: f32 = 20.0;
pub(in crate::generate) const LONG_ITEM: f32 = 8.0;

/// The features of `card` among `cards`, those of the same statement; `asked_too`: whether a question asks
/// for what it hides.
pub(super) fn features(
    document: Document<'_>,
    card: &Candidate,
    cards: &[&Candidate],
    asked_too: bool,
) -> Features {
    let (front, back) = sides(&card.note.content);
    let lexicon = document.lexicon;
    let flag = |told: bool| f32::from(u8::from(told));
    let words = |text: &str| text.split_whitespace().count() as f32;
    let lower = |text: &str| text.to_lowercase().replace('\'', "’");
    let (asked, answered) = (words(&front), words(&back));
    let is_gap = matches!(card.note.content, Content::Cloze { .. });
    let places = document.places(&card.note.context);
    let mut found: Features = vec![
        ("dangling", flag(card.dangling)),
        ("referred", flag(card.referred)),
        ("front-words", asked.ln_1p()),
        ("front-short", flag(asked < 5.0)),
        ("front-long", flag(asked > 24.0)),
        ("back-words", answered.ln_1p()),
        ("back-one", flag(answered < 1.5)),
        ("back-long", flag(answered > LONG)),
        ("back-very-long", flag(answered > VERY_LONG)),
        ("no-context", flag(places == 0)),
        ("context-parts", places as f32),
        ("gap", flag(is_gap)),
        ("digits", flag(back.chars().any(|c| c.is_ascii_digit()))),
        ("front-colon", flag(front.contains(" :") || front.contains(": "))),
        ("quoted", flag(front.contains(['«', '“']))),
    ];
    let names = Way::ALL.iter().map(|way| (way.key(), flag(card.way == *way)));
    found.extend(names);
    let fit = if card.way == Way::Pattern { card.fit * 2.0 } else { card.fit };
    found.push(("fit", fit));
    if is_gap {
        found.push(("gap-fit", card.fit));
    }
    if card.way == Way::Pattern {
        found.push((card.kind.key(), 1.0));
        found.push(("pattern-fit", card.fit));
    }
    let better =
        cards.iter().filter(|other| other.fit > card.fit && other.way != Way::Pattern).count();
    found.push(("fit-rank", (better as f32).min(4.0)));
    let rarity = |text: &str| {
        let mut rare: Vec<f32> = lower(text)
            .split(|c: char| !(c.is_alphanumeric() || c == '-'))
            .filter(|word| word.chars().count() > 2)
            .map(|word| 8.0 - zipf(word, lexicon.language))
            .collect();
        rare.sort_by(|a, b| b.total_cmp(a));
        let top = rare.get(..rare.len().min(3)).unwrap_or_default();
        if top.is_empty() { -1.0 } else { top.iter().sum::<f32>() / top.len() as f32 - 4.0 }
    };
    found.push(("back-rarity", rarity(&back)));
    found.push(("front-rarity", rarity(&front)));
    let (own, shown, title) = (stems(&back), stems(&front), stems(document.title));
    let shared = own.iter().filter(|stem| shown.contains(stem)).count() as f32;
    found.push(("leak", if own.is_empty() { 0.0 } else { shared / own.len() as f32 }));
    found.push((
        "back-is-title",
        flag(!own.is_empty() && own.iter().all(|stem| title.contains(stem))),
    ));
    found.push(("front-names-title", flag(shown.iter().any(|stem| title.contains(stem)))));
    let told = lower(&front);
    let points = told
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '’')))
        .any(|word| lexicon.noun_is("pointer", word));
    found.push(("front-points", flag(points)));
    let answer = lower(&back);
    let content: Vec<&str> =
        answer.split([' ', '’', ',', '.']).filter(|word| word.chars().count() > 2).collect();
    let vague = |word: &&str| {
        ["vague", "unspecific", "empty", "relational", "human"]
            .iter()
            .any(|list| lexicon.noun_is(list, word))
    };
    found.push(("back-vague", flag(!content.is_empty() && content.iter().all(vague))));
    found.push(("back-some-vague", flag(content.iter().any(vague))));
    if let Content::List { items, .. } = &card.note.content {
        let length = items.iter().map(|item| words(item)).sum::<f32>() / items.len().max(1) as f32;
        found.push(("items", items.len() as f32));
        found.push(("item-words", length));
        found.push(("list-items-long", flag(length > LONG_ITEM)));
    }
    if card.kind == Kind::Etymology {
        found.push(("added", 1.0));
    }
    found.extend(written(&front, &back, is_gap));
    found.extend([
        ("asked-too", flag(asked_too)),
        ("defined-too", flag(is_in_a_definition(card, cards))),
        ("gapped-too", flag(is_gapped_too(card, cards))),
        ("hides-all", flag(hides_all(card))),
    ]);
    if let Content::Cloze { text } = &card.note.content {
        found.extend(placed(document, text, &own));
    }
    found
}

/// Whether the card is a gap, and another of its sentence defines a term.
fn is_in_a_definition(card: &Candidate, cards: &[&Candidate]) -> bool {
    let defines = |other: &&Candidate| other.kind == Kind::Definition && !other.dangling;
    card.kind == Kind::Cloze && cards.iter().any(defines)
}

/// Whether `card` asks by a bare label (« Traitement : bas : […] ») for what a gap among `cards` hides a
/// part of.
fn is_gapped_too(card: &Candidate, cards: &[&Candidate]) -> bool {
    let (front, back) = sides(&card.note.content);
    let basic = matches!(card.note.content, Content::Basic { .. }) && front.contains(':');
    let filled = matches!(card.note.content, Content::Cloze { .. });
    if card.way != Way::Label || !(basic || filled) {
        return false;
    }
    let own = stems(&back);
    cards.iter().any(|other| {
        let gap = matches!(other.note.content, Content::Cloze { .. }) && !other.dangling;
        let hidden = stems(&sides(&other.note.content).1);
        let less = hidden.len() < own.len() || other.way != Way::Label;
        gap && less && !hidden.is_empty() && hidden.iter().all(|stem| own.contains(stem))
    })
}

/// Words of a label before a gap, at most.
const LABEL: usize = 5;

/// « Hyperabduction : […] »: all that a label is told hidden, so that nothing says what is asked.
fn hides_all(card: &Candidate) -> bool {
    let Content::Cloze { text } = &card.note.content else { return false };
    let parted = [": {{c1::", "= {{c1::"].iter().find_map(|mark| text.split_once(*mark));
    parted.is_some_and(|(label, rest)| {
        let brief = card.way == Way::Label || label.split_whitespace().count() <= LABEL;
        let after = rest.split_once("}}").map_or(rest, |(_, after)| after);
        brief && after.trim_matches(['.', ' ']).is_empty()
    })
}

/// Whether what the gap `card` hides is the answer of a question among `cards`.
pub(super) fn is_asked_too(card: &Candidate, cards: &[&Candidate]) -> bool {
    let Content::Cloze { .. } = &card.note.content else { return false };
    let own = stems(&sides(&card.note.content).1);
    cards.iter().any(|other| {
        let question = matches!(other.way, Way::Pattern | Way::Object | Way::Being | Way::Which)
            && !matches!(other.note.content, Content::Cloze { .. })
            && !other.dangling;
        let answer = stems(&sides(&other.note.content).1);
        let shared = own.iter().filter(|stem| answer.contains(stem)).count();
        question && !own.is_empty() && shared * 3 >= own.len().max(answer.len()) * 2
    })
}

/// What the marks of a card's two sides tell.
fn written(front: &str, back: &str, is_gap: bool) -> Features {
    let flag = |told: bool| f32::from(u8::from(told));
    let digits = |text: &str| text.chars().any(|c| c.is_ascii_digit());
    let sigle = |text: &str| {
        text.split(|c: char| !c.is_alphanumeric())
            .any(|word| word.chars().filter(|c| c.is_uppercase()).count() >= 2)
    };
    let name = if is_gap { "gap-front-digits" } else { "front-digits" };
    vec![
        (name, flag(digits(front) && !digits(back))),
        ("front-commas", (front.matches(',').count() as f32).min(4.0)),
        ("front-brackets", flag(front.contains('('))),
        ("front-arrow", flag(front.contains(['→', '=', '↑', '↓']))),
        ("front-small", flag(front.starts_with(char::is_lowercase))),
        ("back-sigle", flag(sigle(back))),
        ("back-marks", flag(back.contains(['→', '=', '(', ':', ';']))),
        ("asks-tersely", flag(!is_gap && front.contains(':') && front.ends_with('?'))),
        ("clauses", (front.matches([';', ':']).count() as f32).min(3.0)),
    ]
}

/// Where the gap stands, and whether what it hides is spoken of elsewhere.
fn placed(document: Document<'_>, text: &str, own: &[String]) -> Features {
    let lexicon = document.lexicon;
    let flag = |told: bool| f32::from(u8::from(told));
    let Some((before, rest)) = text.split_once("{{") else { return Vec::new() };
    let after = rest.split_once("}}").map_or("", |parts| parts.1);
    let hidden = rest.split_once("}}").map_or(rest, |parts| parts.0);
    let hidden = hidden.split_once("::").map_or(hidden, |parts| parts.1).to_lowercase();
    let lower = before.to_lowercase().replace('\'', "’");
    let words: Vec<&str> = lower
        .split_inclusive([' ', '’', '('])
        .map(|word| word.trim_matches([' ', '(', ',']))
        .filter(|word| !word.is_empty())
        .collect();
    let last = words.last().copied().unwrap_or_default();
    let is = |list: &str, word: &str| lexicon.noun_is(list, word);
    let article = is("definite", last) || is("indefinite", last);
    let governs =
        if article { words.iter().rev().nth(1).copied().unwrap_or_default() } else { last };
    let first = hidden.split([' ', '’', '-']).find(|word| word.chars().count() > 2);
    let vague =
        |word: &str| ["vague", "relational", "unspecific"].iter().any(|list| is(list, word));
    // The sentences that speak of it, by its least common word.
    let times = own.iter().map(|stem| document.spoken.get(stem).copied().unwrap_or(0));
    let elsewhere = times.min().unwrap_or(0);
    vec![
        ("placed", 1.0),
        ("gap-opens", flag(words.is_empty())),
        ("gap-ends", flag(!after.chars().any(char::is_alphanumeric))),
        ("gap-definite", flag(is("definite", last))),
        ("gap-indefinite", flag(is("indefinite", last))),
        ("gap-place", flag(is("before-place", governs))),
        ("gap-of", flag(is("before-of", governs))),
        ("gap-agent", flag(is("before-agent", governs))),
        ("gap-to", flag(is("before-to", governs))),
        ("gap-head-vague", flag(first.is_some_and(vague))),
        ("gap-elsewhere", (elsewhere as f32).min(6.0).ln_1p()),
        (
            "gap-share",
            // Letters that make no word have no share of none.
            own.len() as f32 / (own.len() + stems(before).len() + stems(after).len()).max(1) as f32,
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::hides_all;
    use crate::deck::Content;
    use crate::generate::{Amount, Input, Options, generate};

    #[test]
    fn a_gap_that_leaves_only_the_label_hides_all() {
        let text = "# Épistaxis\n\n## Prise en charge\n\n- Méchage antérieur : bien serré, 48 h, sous \
                    antibiotiques\n";
        let input = [Input { name: "cours.txt".into(), text: text.into() }];
        let options = Options { amount: Amount::Everything, ..Options::default() };
        let found = generate(&input, &options, &|_| true).unwrap().candidates;
        let gaps = found.iter().filter_map(|card| match &card.note.content {
            Content::Cloze { text } => Some((text.as_str(), hides_all(card))),
            _ => None,
        });
        let gaps: Vec<_> = gaps.collect();
        assert!(gaps.iter().any(|(text, _)| text.contains(": {{") && text.ends_with("}}")));
        for (text, all) in gaps {
            let whole = text.contains(": {{") && text.trim_end_matches('.').ends_with("}}");
            assert_eq!(all, whole, "{text}");
        }
    }
}
