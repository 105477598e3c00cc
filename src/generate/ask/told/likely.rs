//! Which question a label asks most likely, where no rule is sure: learned from entries of notes
//! whose question readers gave.
//!
//! A linear model over [`cues`]; its weights stand in `assets/language/asked.tsv`, and
//! `assets/build/asked.py` makes them again. Questions are data, too: `assets/language/*/asked.txt`.

use std::collections::HashMap;
use std::sync::LazyLock;

use thiserror::Error;

use super::cues::cues;
use super::{Labelled, Told};
use crate::generate::ask::{Setting, pair};
use crate::generate::grammar::Wanted;
use crate::generate::language::Language;
use crate::generate::realise::capital;

/// A question that is less likely is not asked.
const SURE: f32 = 0.45;

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
const WEIGHTS: &str = include_str!("../../../../assets/language/asked.tsv");

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

/// What each cue says for each question.
#[derive(Debug, Default)]
struct Model {
    names: Vec<&'static str>,
    bias: Vec<f32>,
    weights: HashMap<&'static str, Vec<(usize, f32)>>,
}

impl Model {
    fn read(asset: &'static str) -> Self {
        let mut model = Self::default();
        for line in asset.lines() {
            let mut cells = line.split('\t');
            let Some(cue) = cells.next() else { continue };
            for cell in cells {
                let Some((name, weight)) = cell.split_once(' ') else { continue };
                let Ok(weight) = weight.parse() else { continue };
                let known = model.names.iter().position(|there| *there == name);
                let at = known.unwrap_or_else(|| {
                    model.names.push(name);
                    model.bias.push(0.0);
                    model.names.len() - 1
                });
                if cue == "bias" {
                    if let Some(bias) = model.bias.get_mut(at) {
                        *bias = weight;
                    }
                } else {
                    model.weights.entry(cue).or_default().push((at, weight));
                }
            }
        }
        model
    }

    /// The most likely question, and how likely it is among all.
    fn best(&self, cues: &[String]) -> Option<(&'static str, f32)> {
        let mut sums = self.bias.clone();
        for (at, weight) in cues.iter().filter_map(|cue| self.weights.get(cue.as_str())).flatten() {
            if let Some(sum) = sums.get_mut(*at) {
                *sum += weight;
            }
        }
        let most = sums.iter().copied().fold(f32::MIN, f32::max);
        let all: f32 = sums.iter().map(|sum| (sum - most).exp()).sum();
        let at = sums.iter().position(|sum| *sum >= most)?;
        Some((self.names.get(at).copied()?, 1.0 / all))
    }
}

static MODEL: LazyLock<Model> = LazyLock::new(|| Model::read(WEIGHTS));

/// The question of a label, where one is likely enough.
pub(super) fn question(setting: &Setting<'_>, told: &Labelled<'_>) -> Option<Told> {
    let (name, likely) = MODEL.best(&cues(setting, told))?;
    if likely < SURE {
        return None;
    }
    let front = whole(setting, told, name).or_else(|| {
        let words = questions(setting.lexicon.language).get(name)?;
        let words = if told.values.len() > 1 { words.several } else { words.one };
        Some(format!("{} : {words}", capital(told.label)))
    })?;
    Some(Told { front, defines: false })
}

/// A question with the label inside, where its article is known.
fn whole(setting: &Setting<'_>, told: &Labelled<'_>, name: &str) -> Option<String> {
    let grammar = setting.grammar;
    let known = told.noun.nominal && (told.noun.gender.is_some() || !grammar.participles_agree());
    if name == "means" {
        return pair::is_sigle(told.label).then(|| grammar.stands_for(told.label));
    }
    let plain = known && told.is_phrase() && !told.label.contains('(');
    match name {
        "itself" => plain.then(|| grammar.which(told.noun)),
        "what" => plain.then(|| grammar.what_is(told.noun)),
        "finding" => plain.then(|| grammar.wanted(Wanted::Findings, told.noun)).flatten(),
        "signs" => plain.then(|| grammar.wanted(Wanted::Signs, told.noun)).flatten(),
        "features" => plain.then(|| grammar.wanted(Wanted::Marks, told.noun)).flatten(),
        _ => None,
    }
}
