//! Which question a label asks most likely, where no rule is sure: learned from entries of notes
//! whose question readers gave.
//!
//! A linear model over [`cues`]; its weights stand in `assets/language/asked.bin`, and
//! `assets/build/asked.py` makes them again. Questions are data, too: `assets/language/*/asked.txt`.

use std::collections::HashMap;
use std::sync::LazyLock;

use thiserror::Error;

use super::cues::cues;
use super::nouns::bears_a_name;
use super::{Labelled, Link, Told, bare, fits};
use crate::generate::ask::{Setting, label, of_thing, wording};
use crate::generate::fact::abbreviation::aligns;
use crate::generate::grammar::{Noun, Wanted};
use crate::generate::language::Language;
use crate::generate::weights::{Model, hash};
use crate::generate::words::words;

/// A question of one answer that is less likely is not asked: of those that were less than half as likely
/// as not readers found 8 of 20 usable, of gaps behind a label three quarters.
const SURE: f32 = 0.45;
/// Of several answers none can be a gap, and a bare label asks worse than a guess.
const SURE_OF_SEVERAL: f32 = 0.35;
/// « A = B » may say anything of A.
const SURE_OF_EQUALS: f32 = 0.55;
/// A kind of questions must be so much more likely than a question alone, and the one that is asked
/// so likely itself where one value answers.
const MORE_OF_A_KIND: f32 = 0.1;
const OF_A_KIND: f32 = 0.35;
/// An entry of less worth is nothing that a reader would keep, whatever it is asked.
const WORTH: f32 = 0.5;
/// The name that the weights of worth have among the questions'.
const OF_WORTH: &str = "worth";

/// The words of a question, of one answer and of several.
#[derive(Debug)]
struct Words {
    one: &'static str,
    several: &'static str,
}

/// The questions by their names.
type Questions = HashMap<&'static str, Words>;

/// Why the list of questions can't be read; the number is the line's.
#[derive(Debug, Error, PartialEq, Eq)]
enum WordsError {
    #[error("line {0}: a name, « = » and the words of its question are wanted")]
    Shape(usize),
    #[error("line {0}: this question was there before")]
    Twice(usize),
}

fn parsed(asset: &'static str) -> Result<Questions, WordsError> {
    let mut questions = Questions::new();
    for (at, line) in asset.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        let (name, words) = line.split_once(" = ").ok_or(WordsError::Shape(at + 1))?;
        let (one, several) = words.split_once(" | ").unwrap_or((words, words));
        if questions.insert(name, Words { one, several }).is_some() {
            return Err(WordsError::Twice(at + 1));
        }
    }
    Ok(questions)
}

const FRENCH: &str = include_str!("../../../../assets/language/fr/asked.txt");
const ENGLISH: &str = include_str!("../../../../assets/language/en/asked.txt");

fn questions(language: Language) -> &'static Questions {
    // A test reads them.
    static BOTH: LazyLock<[Questions; 2]> =
        LazyLock::new(|| [FRENCH, ENGLISH].map(|asset| parsed(asset).unwrap_or_default()));
    let [french, english] = &*BOTH;
    match language {
        Language::French => french,
        Language::English => english,
    }
}

static MODEL: LazyLock<Model> = LazyLock::new(|| {
    // A test reads it.
    let asset = include_bytes!("../../../../assets/language/asked.bin");
    Model::read(asset).unwrap_or_default()
});

/// What the cues of an entry say for each question, and for its worth.
fn sums(setting: &Setting<'_>, told: &Labelled<'_>) -> Vec<f32> {
    MODEL.sums(cues(setting, told).iter().map(|cue| hash(cue)))
}

/// The questions with their probabilities, the most likely first.
fn ranked(sums: &[f32]) -> Vec<(&'static str, f32)> {
    let told = || MODEL.names.iter().zip(sums).filter(|(name, _)| **name != OF_WORTH);
    let most = told().map(|(_, sum)| *sum).fold(f32::NEG_INFINITY, f32::max);
    let all: f32 = told().map(|(_, sum)| (sum - most).exp()).sum();
    let mut found: Vec<_> = told().map(|(name, sum)| (*name, (sum - most).exp() / all)).collect();
    found.sort_by(|a, b| b.1.total_cmp(&a.1));
    found
}

/// How likely a reader keeps the entry's card.
fn worth(sums: &[f32]) -> Option<f32> {
    let at = MODEL.names.iter().position(|name| *name == OF_WORTH)?;
    sums.get(at).map(|sum| 1.0 / (1.0 + (-sum).exp()))
}

/// Whether the entry is likely nothing to learn: a source, a link, a remark on the course. What a
/// rule asks by its `front` is.
pub(in crate::generate::ask) fn is_idle(
    setting: &Setting<'_>,
    told: &Labelled<'_>,
    front: &str,
) -> bool {
    let sums = sums(setting, told);
    let by_rule = || {
        let likely = question(setting, told);
        front != setting.terse(told.label) && likely.is_none_or(|likely| likely.front != front)
    };
    worth(&sums).is_some_and(|worth| worth < WORTH) && !by_rule()
}

/// Questions of one kind: where none of them is sure, one of the kind may be.
const KINDS: [&[&str]; 5] = [
    &["treat", "drug", "do", "dose", "test"],
    &["effect", "diag", "cause", "risk", "course", "organism", "gives"],
    &["what", "features", "finding", "signs", "mech", "role", "parts", "class"],
    &["value", "share", "long", "many", "dose"],
    &["when", "case", "whom"],
];

/// « Quels sont les signes ? »: what several sentences may answer.
pub(in crate::generate::ask) fn asks_how_it_is(setting: &Setting<'_>, front: &str) -> bool {
    let words = questions(setting.lexicon.language);
    ["signs", "features", "finding"]
        .iter()
        .any(|name| words.get(name).is_some_and(|words| front.ends_with(words.one)))
}

/// The question of a label, where one that fits is likely enough.
pub(super) fn question(setting: &Setting<'_>, told: &Labelled<'_>) -> Option<Told> {
    // « D : risque ↑ »: a letter of a word that the lines spell.
    if told.label.chars().count() < 2 {
        return None;
    }
    let ranked = ranked(&sums(setting, told));
    let least = match told.link {
        _ if told.listed() => SURE_OF_SEVERAL,
        Link::Equals => SURE_OF_EQUALS,
        Link::Colon | Link::Arrow => SURE,
    };
    let alone = if told.listed() { 0.0 } else { OF_A_KIND };
    let (name, likely) =
        likeliest(&ranked, (least, alone), &|name| fits::fits(setting, told, name))?;
    // « Oreille moyenne : transmet les vibrations »: what it does, and not what is done.
    let name = if name == "do" && fits::tells_what_it_does(setting, told) { "role" } else { name };
    // « Diminution de la GnRH : inhibe l’ovulation » under « Actions »: what it leads to, and not by what.
    let acts = super::Nouns { setting }.heads("acting");
    let name = if name == "mech" && acts { "effect" } else { name };
    let front = worded(setting, told, name)?;
    Some(Told { front, defines: false, likely: Some(likely) })
}

/// Whether the value is most likely something to do, to give or to test.
pub(super) fn is_done(setting: &Setting<'_>, told: &Labelled<'_>) -> bool {
    let ranked = ranked(&sums(setting, told));
    ranked.first().is_some_and(|(name, likely)| {
        matches!(*name, "do" | "treat" | "drug" | "test") && *likely >= SURE
    })
}

/// The likeliest question, or the likeliest that fits of a kind that is likely enough; `ranked`
/// begins with the likeliest.
fn likeliest(
    ranked: &[(&'static str, f32)],
    (least, alone): (f32, f32),
    fits: &dyn Fn(&str) -> bool,
) -> Option<(&'static str, f32)> {
    let (name, likely) = ranked.first()?;
    if *likely >= least {
        return fits(name).then_some((name, *likely));
    }
    let of = |kind: &[&str]| -> f32 {
        ranked.iter().filter(|(name, _)| kind.contains(name)).map(|(_, likely)| likely).sum()
    };
    let kind = KINDS.into_iter().max_by(|a, b| of(a).total_cmp(&of(b)))?;
    let (name, likely) = ranked.iter().find(|(name, _)| kind.contains(name) && fits(name))?;
    (of(kind) >= least + MORE_OF_A_KIND && *likely >= alone).then_some((name, *likely))
}

/// The words of the question of that name.
fn worded(setting: &Setting<'_>, told: &Labelled<'_>, name: &str) -> Option<String> {
    whole(setting, told, name).or_else(|| {
        // « Dose : adulte : quelle est la valeur ? » asks through two labels.
        if told.label.contains(": ") {
            return None;
        }
        // « Discuter une transfusion si : … »
        if name == "case"
            && let Some(front) = of_thing::in_which_case(setting, told.label, told.listed())
        {
            return Some(front);
        }
        let words = questions(setting.lexicon.language).get(name)?;
        let words = if told.tells_several(setting) { words.several } else { words.one };
        Some(of_thing::asked(setting, told.name(setting), words))
    })
}

/// A question with the label inside, where its article is known.
fn whole(setting: &Setting<'_>, told: &Labelled<'_>, name: &str) -> Option<String> {
    let grammar = setting.grammar;
    let known = told.noun.nominal && (told.noun.gender.is_some() || !grammar.participles_agree());
    if name == "means" {
        let long = told.values.first().copied().unwrap_or_default();
        let spelled = wording::is_sigle(told.label) && aligns(told.label, long);
        return spelled.then(|| grammar.stands_for(told.label));
    }
    // « Le FA »? Capitals have no gender that shows.
    let opening = told.noun.words.split(' ').next().unwrap_or_default();
    let known = known && (!wording::is_sigle(opening) || setting.lexicon.exam(opening).is_some());
    // “Wallenberg” may be a name; only a word that is known can lose its capital.
    let language = setting.lexicon.language;
    let named = language == Language::English && words(language).analyses(opening).is_empty();
    let known = known && !named;
    let plain = known && told.is_phrase() && !told.label.contains(['(', ':']);
    let nouns = super::Nouns { setting };
    let human = setting.is_human(told.noun);
    // « Inspection : … » does not present: it shows.
    let examined = of_thing::named(setting, told.label).and_then(|(noun, bracket)| {
        let measures = name == "value" && nouns.listed("examining", &noun.head);
        let noun = nouns.exam(&noun).or_else(|| measures.then_some(noun))?;
        Some(Noun { words: format!("{}{bracket}", noun.words), ..noun })
    });
    match name {
        // « Maladie de Whipple » is no side.
        "itself" if bears_a_name(setting, told.noun) => None,
        // “Binding of T4: bound to a globulin” says how.
        "itself" if fits::says_only_how(setting, told) => None,
        "itself" => (plain && !human && !label::joins_nouns(setting, told.label))
            .then(|| grammar.which(told.noun)),
        // « Comorbidités : lesquelles ? »: of several alone.
        "kinds" if bare::is_purpose(setting, told.label) => None,
        "kinds" => {
            let several = told.noun.plural && !told.label.contains('/');
            let bare = || several.then(|| grammar.which_ones(told.noun)).flatten();
            of_thing::several(setting, told.label).or_else(bare)
        }
        "what" => plain.then(|| grammar.what_is(told.noun)),
        "finding" | "signs" | "features" | "value" if examined.is_some() => {
            examined.and_then(|noun| grammar.wanted(Wanted::Findings, &noun))
        }
        "finding" => plain.then(|| grammar.wanted(Wanted::Findings, told.noun)).flatten(),
        "do" => of_thing::in_case(setting, told.name(setting))
            .and_then(|noun| grammar.wanted(Wanted::Action, &noun)),
        "signs" => plain.then(|| grammar.wanted(Wanted::Signs, told.noun)).flatten(),
        "features" => plain.then(|| grammar.wanted(Wanted::Marks, told.noun)).flatten(),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
