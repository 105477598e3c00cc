//! What tells which question a label asks: its words and its value's, what the word lists say of
//! them, and what stands above.

use super::nouns::Nouns;
use super::{Labelled, Link, acts, is_figure};
use crate::generate::ask::{Setting, count, wording};
use crate::generate::fact::is_unit;
use crate::generate::heading::lists::lists;
use crate::generate::heading::sort::{Sort, sort};
use crate::generate::language::Language;
use crate::generate::term::singular;
use crate::generate::token::{Tag, Token};
use crate::generate::tokenise::tokens;

/// Words of a value that are looked at: what it says first is what it answers.
const OPENING: usize = 8;

/// The lists that say what a noun names.
const LISTS: [&str; 14] = [
    "ailment",
    "class",
    "eponym",
    "human",
    "measured",
    "order",
    "ordinal",
    "relational",
    "remedy",
    "route",
    "side",
    "unique",
    "vague",
    "whom",
];

/// The names of what holds of `told`.
pub(in crate::generate) fn cues(setting: &Setting<'_>, told: &Labelled<'_>) -> Vec<String> {
    let mut found = Found(Vec::new());
    let value = told.values.first().copied().unwrap_or_default();
    found.say(match setting.lexicon.language {
        Language::French => "fr",
        Language::English => "en",
    });
    found.say(match told.link {
        Link::Colon => "colon",
        Link::Arrow => "arrow",
        Link::Equals => "equals",
    });
    found.say(&format!("values {}", told.values.len().min(4)));
    side(&mut found, setting, "label", told.label, usize::MAX);
    side(&mut found, setting, "value", value, OPENING);
    if told.noun.plural {
        found.say("label several");
    }
    if wording::is_sigle(told.label) {
        found.say("label sigle");
    }
    if told.is_phrase() {
        found.say("label phrase");
    }
    shape(&mut found, setting, value);
    above(&mut found, setting);
    let mut cues = found.0;
    cues.sort();
    cues.dedup();
    cues
}

struct Found(Vec<String>);

impl Found {
    fn say(&mut self, cue: &str) {
        self.0.push(cue.to_owned());
    }
}

/// What the label, or the value, is made of.
fn side(found: &mut Found, setting: &Setting<'_>, of: &str, text: &str, words: usize) {
    let all = tokens(text, setting.lexicon);
    let first = all.iter().find(|t| t.is_word());
    if let Some(first) = first {
        found.say(&format!("{of} opens {}", plain(&first.lower)));
        found.say(&format!("{of} opens with {:?}", first.tag));
    }
    for word in all.iter().filter(|t| t.is_word()).take(words) {
        let stem: String = plain(&word.lower).chars().take(6).collect();
        if stem.chars().count() > 2 {
            found.say(&format!("{of} says {stem}"));
        }
    }
    let length = match count(text) {
        0..=1 => "one",
        2..=3 => "brief",
        4..=7 => "middle",
        _ => "long",
    };
    found.say(&format!("{of} {length}"));
    if all.iter().any(|t| t.tag == Tag::Verb) {
        found.say(&format!("{of} verb"));
    }
    if text.contains(|c: char| c.is_ascii_digit()) {
        found.say(&format!("{of} figure"));
    }
    let noun = setting.noun(text);
    if !noun.head.is_empty() {
        named(found, setting, of, &noun.head);
    }
}

/// What the noun is by its ending and by the word lists.
fn named(found: &mut Found, setting: &Setting<'_>, of: &str, head: &str) {
    let nouns = Nouns { setting };
    let lexicon = setting.lexicon;
    let one = singular(head);
    let ending: Vec<char> = plain(&one).chars().rev().take(4).collect();
    if ending.len() == 4 {
        found.say(&format!("{of} ends {}", ending.iter().rev().collect::<String>()));
    }
    for list in LISTS.iter().filter(|list| nouns.listed(list, head)) {
        found.say(&format!("{of} is {list}"));
    }
    let gendered = [
        ("exam", lexicon.exam(head)),
        ("measure", lexicon.measure(head)),
        ("organ", lexicon.organ(&one)),
        ("aspect", lexicon.aspect(&one)),
        ("typed", lexicon.typed(&one)),
        ("attribute", lexicon.attribute(&one)),
    ];
    for (list, _) in gendered.iter().filter(|(_, gender)| gender.is_some()) {
        found.say(&format!("{of} is {list}"));
    }
    if nouns.is_remedy(head) {
        found.say(&format!("{of} remedy"));
    }
    if nouns.ends("ailment-end", head) {
        found.say(&format!("{of} illness"));
    }
}

/// What the value looks like.
fn shape(found: &mut Found, setting: &Setting<'_>, value: &str) {
    let nouns = Nouns { setting };
    let all = tokens(value, setting.lexicon);
    let lower = value.to_lowercase();
    let marks = [
        ("percent", value.contains('%')),
        ("bare figure", is_figure(setting, value)),
        ("bound", value.trim_start().starts_with(['<', '>', '≤', '≥'])),
        ("change", value.contains(wording::CHANGES)),
        ("leads", value.contains(['→', '⇒'])),
        ("equates", value.contains('=')),
        ("brackets", value.contains('(')),
        ("commas", value.contains(',')),
        ("doses", ["mg", "µg", "mcg", "ui/", "g/j"].iter().any(|unit| lower.contains(unit))),
        ("acts", acts(setting, value)),
        ("remedies", nouns.is_remedy_phrase(value)),
        ("defines", nouns.can_define(value)),
        ("negates", all.iter().take(4).any(|t| t.tag == Tag::Negation)),
        ("infinitive", all.iter().any(|t| t.tag == Tag::Infinitive)),
        ("exams", all.iter().take(OPENING).any(|t| setting.lexicon.exam(&t.lower).is_some())),
        ("organs", all.iter().any(|t| setting.lexicon.organ(&singular(&t.lower)).is_some())),
    ];
    for (mark, _) in marks.iter().filter(|(_, holds)| *holds) {
        found.say(&format!("value {mark}"));
    }
    for unit in all.windows(2).filter_map(measured) {
        found.say(&format!("value unit {unit}"));
    }
}

/// The unit behind a number.
fn measured(pair: &[Token]) -> Option<String> {
    let [number, unit] = pair else { return None };
    let digits = number.lower.contains(|c: char| c.is_ascii_digit());
    (digits && is_unit(&unit.lower)).then(|| plain(&unit.lower))
}

/// What the heading above says.
fn above(found: &mut Found, setting: &Setting<'_>) {
    let Some(heading) = setting.heading() else {
        found.say("under nothing");
        return;
    };
    let heading = wording::unnumbered(heading).trim();
    for stem in wording::stems(heading) {
        found.say(&format!("under {stem}"));
    }
    let kind = match sort(heading, lists(setting.lexicon.language)) {
        Sort::Paper => "paper",
        Sort::Empty => "empty",
        Sort::Rubric => "rubric",
        Sort::Of(_) => "side of a thing",
        Sort::Asked(_) => "question",
        Sort::Thing => "thing",
    };
    found.say(&format!("under a {kind}"));
    let head = singular(&setting.noun(heading).head);
    for list in ["ailment", "remedy", "human", "class"] {
        if setting.lexicon.noun_is(list, &head) {
            found.say(&format!("under a {list}"));
        }
    }
}

/// Without accents and figures, so that « 20 mg » and « 30 mg » are one.
fn plain(word: &str) -> String {
    crate::deck::fold(word).chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}
