//! What a table's cell asks, of the thing that its row or its column names.

use super::marks::has_verb;
use super::told::{self, Labelled, Link};
use super::{Asked, Setting, count, label, of_thing, pair, tidy, wording};
use crate::generate::grammar::{Noun, Wanted};
use crate::generate::realise::capital;
use crate::generate::token::{Tag, Token};
use crate::generate::tokenise::tokens;
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
    // « Séminome | radiosensible » under « À retenir »: what sets it apart.
    let lower = column.to_lowercase();
    let rest = setting.lexicon.phrases("leftover").contains(&lower.as_str());
    if rest || setting.lexicon.noun_is("leftover", &lower) {
        return setting.grammar.wanted(Wanted::Marks, &setting.noun(bare));
    }
    // “CNS” under “Amiodarone”: what it does there.
    if known && let Some(effects) = effects(setting, &lower) {
        return Some(of_thing::asked(setting, row, &setting.grammar.which(&effects)));
    }
    if !known {
        let kind = is_adjective(setting, column);
        // « Métabolisme | hépatique »: the thing is what the whole table is of.
        if !kind && label::anything_may_have(setting, &setting.noun(bare)) {
            return None;
        }
        let thing = told::is_ill(setting, column) || kind;
        if thing || state(column).is_none() {
            let question =
                state(bare).or_else(|| kind.then(|| side(setting, bare, value)).flatten());
            if thing || question.is_some() {
                return question.map(|q| setting.grammar.asked_of(&capital(column), &q));
            }
        }
    }
    // A column of the table's own name asks nothing of a row.
    if setting.title.is_some_and(|title| wording::stems(title) == wording::stems(column)) {
        return None;
    }
    let noun = setting.noun(column);
    let told = pair::asked(setting, column, &noun, &values, 1);
    // « Le rein | Podocyte » may define the word; a side of the rows is no word to define.
    if told.as_ref().is_some_and(|told| told.defines) && !label::anything_may_have(setting, &noun) {
        return None;
    }
    let Some(told) = told.filter(|told| !told.defines) else {
        return side(setting, column, value).map(|front| of_thing::asked(setting, row, &front));
    };
    // « Externes : nombre : quelle est la valeur ? » asks through two labels.
    let merged = setting
        .grammar
        .side_asked(&told.front)
        .is_some_and(|side| side.contains(&noun.words) && !side.starts_with(noun.words.as_str()));
    let twice = merged || told.front.starts_with(&setting.grammar.headed(&capital(column), ""));
    let plain = noun.nominal && !noun.plural && noun.gender.is_some();
    // « Passage à la chronicité : 5 % » is how often.
    let side = label::anything_may_have(setting, &noun) && !value.contains('%');
    let side = side || column.ends_with(')');
    let sigle = wording::is_sigle(column.split(' ').next().unwrap_or_default());
    let front =
        if twice && plain && side && !sigle { setting.grammar.which(&noun) } else { told.front };
    Some(of_thing::asked(setting, row, &front))
}

/// « Quel est l’antidote de la warfarine ? » of a column that names a side of any thing.
pub(crate) fn of_side(setting: &Setting<'_>, row: &str, column: &str) -> Option<String> {
    let noun = setting.noun(column);
    let plain = noun.nominal && noun.gender.is_some() && !column.contains(['/', '%']);
    plain.then(|| of_thing::asked(setting, row, &setting.grammar.which(&noun)))
}

/// « Effets rénaux » of « Rénal », where a side of the body stands for what happens there.
fn effects(setting: &Setting<'_>, side: &str) -> Option<Noun> {
    let named = setting.lexicon.phrases("effects-on").iter().find_map(|entry| {
        let (of, effects) = entry.split_once('=')?;
        (of == side).then_some(effects)
    })?;
    Some(setting.noun(named))
}

/// Words of a side that a question asks for by its name.
const SIDE: usize = 4;

/// « Quel est l’effet principal ? » of a column that names a side of its rows by a plain noun phrase. What is
/// only graded, « intense », « présents », answers no such question.
fn side(setting: &Setting<'_>, column: &str, value: &str) -> Option<String> {
    let noun = setting.noun(column);
    let found = tokens(column, setting.lexicon);
    let opening = column.split([' ', '’']).next().unwrap_or_default();
    let known = noun.gender.is_some() || !setting.grammar.participles_agree();
    let any = label::anything_may_have(setting, &noun);
    let plain = noun.nominal
        && known
        && !wording::is_sigle(opening)
        && count(column) <= SIDE
        && !column.contains(|c: char| !(c.is_alphanumeric() || " -’'".contains(c)))
        && !found.iter().any(|t| matches!(t.tag, Tag::Pronoun | Tag::Coordinator))
        && !found.iter().skip(1).any(|t| matches!(t.tag, Tag::Verb | Tag::Participle))
        && !found.first().is_some_and(|t| t.tag == Tag::Verb && !any)
        && (!is_adjective(setting, column) || any)
        && !setting.is_human(&noun);
    let told = tokens(value, setting.lexicon);
    let language = setting.lexicon.language;
    // « Stimulant », “VT/VF”: it may be a noun, or is a sigle.
    let name = |t: &Token| {
        t.tag == Tag::Noun
            || !setting.grammar.participles_agree()
                && can_be(&t.lower, Category::Noun, language)
                && (any || !can_be(&t.lower, Category::Adjective, language))
            || wording::is_sigle(value.get(t.start..t.end).unwrap_or_default())
    };
    let figures = told.iter().take(2).any(|t| t.tag == Tag::Number);
    let names_none = !figures && !told.iter().take(4).any(name);
    let figure = told.get(1).is_some_and(|t| t.tag == Tag::Number);
    let graded = names_none
        || !figure
            && told
                .first()
                .is_none_or(|t| matches!(t.tag, Tag::Adverb | Tag::Pronoun | Tag::Symbol));
    // « Épaissie (> 3 mm) », “better for a while” say how it is.
    let says_how = told.first().is_some_and(|t| matches!(t.tag, Tag::Adjective | Tag::Participle))
        && !told.get(1).is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Adjective));
    let graded = graded || says_how;
    let names = value.starts_with(|c: char| c.is_alphanumeric() || "~<>≤≥±".contains(c));
    (plain && names && !graded).then(|| setting.grammar.which(&noun))
}

/// « Inflammatoire », “Hepatic”: which one, as a column says it.
fn is_adjective(setting: &Setting<'_>, phrase: &str) -> bool {
    let language = setting.lexicon.language;
    // “Post-hepatic”
    let last = |word: &str| word.rsplit('-').next().unwrap_or_default().to_lowercase();
    phrase.split(' ').all(|word| can_be(&last(word), Category::Adjective, language))
}

#[cfg(test)]
mod tests {
    use super::super::tests::with;
    use super::*;
    use crate::generate::language::Language;

    fn asked(row: &str, column: &str, value: &str) -> Option<String> {
        let front = with(Language::French, &[], |setting| cell(setting, row, column, value, true));
        front.map(|front| front.replace(['\u{a0}', '\u{202f}'], " "))
    }

    #[test]
    fn a_column_that_says_nothing_asks_what_sets_its_rows_apart() {
        let front = asked("Tératome (anatomie pathologique)", "À retenir", "marqueurs négatifs");
        assert_eq!(front.as_deref(), Some("Qu’est-ce qui caractérise le tératome ?"));
        let front = asked("Tératome", "Mode de découverte", "fortuit");
        assert!(front.is_none_or(|front| !front.contains("caractérise")));
    }

    #[test]
    fn a_column_that_names_a_side_is_asked_for_it() {
        let front = asked("Histamine", "Action dominante", "vasodilatation, prurit");
        assert_eq!(front.as_deref(), Some("Histamine : quelle est l’action dominante ?"));
        // What is graded is no name.
        let front = asked("Forme sévère", "Lutte respiratoire", "intense");
        assert!(front.is_none_or(|front| !front.contains("quelle est")));
    }

    #[test]
    fn how_a_thing_is_names_nothing() {
        let english = |value: &str| {
            with(Language::English, &[], |setting| {
                cell(setting, "Botulism", "Brief exercise", value, true)
            })
        };
        let named = |front: Option<String>| front.is_some_and(|front| front.contains("what is"));
        assert!(!named(english("better for a short time")));
    }

    #[test]
    fn a_side_of_the_body_is_asked_for_what_happens_there() {
        let front = asked("Colchicine", "Digestif", "diarrhée, nausées");
        assert_eq!(front.as_deref(), Some("Quels sont les effets digestifs de la colchicine ?"));
        let front = asked("Colchicine", "Rein", "insuffisance rénale");
        assert!(front.is_some_and(|front| front.contains("effets rénaux")));
    }

    #[test]
    fn a_side_under_a_kind_is_asked_of_it() {
        let english = |row: &str, column: &str, value: &str| {
            with(Language::English, &[], |setting| cell(setting, row, column, value, false))
        };
        let front = english("Examples", "Post-hepatic", "stone of the bile duct");
        assert_eq!(front.as_deref(), Some("Post-hepatic: what are the examples?"));
        // Of an illness it may be another thing.
        assert_eq!(english("Examples", "Hepatitis", "stone of the bile duct"), None);
    }

    #[test]
    fn no_cell_is_asked_through_two_labels() {
        let front = asked("Externes (CCE)", "Nombre", "12 000");
        assert_eq!(front.as_deref(), Some("Externes (CCE) : quel est le nombre ?"));
    }
}
