//! What a table's cell asks, of the thing that its row or its column names.

use super::marks::has_verb;
use super::told::{self, Labelled, Link};
use super::{Asked, Setting, count, label, pair, tidy, wording};
use crate::generate::realise::capital;
use crate::generate::words::{Category, can_be};

/// The cards of a row: « Haptoglobine | effondrée ».
pub(crate) fn row(setting: &Setting<'_>, label: &str, value: &str) -> Vec<Asked> {
    let sound = (1..=8).contains(&count(label)) && (1..=25).contains(&count(value));
    if sound && !has_verb(setting, label) { pair::cards(setting, label, value) } else { Vec::new() }
}

/// What a cell asks, where a question word is sure: « Diabète de type 1 : quel est le mode de
/// début ? ». Where it is not `known` that rows are the things, an illness over a column is one:
/// « Carence martiale : comment est la ferritine ? ».
pub(crate) fn cell(
    setting: &Setting<'_>,
    row: &str,
    column: &str,
    value: &str,
    known: bool,
) -> Option<String> {
    let value = tidy(value);
    let values = [value];
    let state = |label: &str| {
        let noun = setting.noun(label);
        told::state(setting, &Labelled { label, noun: &noun, values: &values, link: Link::Colon })
    };
    let bare = row.split(" (").next().unwrap_or(row);
    if !known {
        // « Métabolisme | hépatique »: the thing is what the whole table is of.
        if label::anything_may_have(setting, &setting.noun(bare)) {
            return None;
        }
        let thing = told::is_ill(setting, column) || is_adjective(setting, column);
        if thing || state(column).is_none() {
            let question = state(bare);
            if thing || question.is_some() {
                return question.map(|q| setting.grammar.asked_of(&capital(column), &q));
            }
        }
    }
    // A column of the table's own name asks nothing of a row.
    if setting.title.is_some_and(|title| wording::stems(title) == wording::stems(column)) {
        return None;
    }
    let told = pair::asked(setting, column, &setting.noun(column), &values, 1)?;
    (!told.defines).then(|| setting.grammar.asked_of(&capital(row), &told.front))
}

/// « Inflammatoire », “Hepatic”: which one, as a column says it.
fn is_adjective(setting: &Setting<'_>, phrase: &str) -> bool {
    let language = setting.lexicon.language;
    phrase.split(' ').all(|word| can_be(&word.to_lowercase(), Category::Adjective, language))
}
