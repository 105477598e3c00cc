//! Values that say what is wrong with their label: a risk is no case in which something is given.

use super::nouns::Nouns;
use super::{Labelled, Link, Told, shape};
use crate::generate::ask::member::without_brackets;
use crate::generate::ask::{Setting, count, label, of_thing, wording};
use crate::generate::grammar::Wanted;
use crate::generate::realise::capital;
use crate::generate::term::singular;

/// Words of a thing that can stand in the question.
const THING: usize = 6;

/// « Pourquoi éviter l’hydroxyde de magnésium ? » under « Traitements à écarter ».
pub(super) fn avoided(setting: &Setting<'_>, told: &Labelled<'_>) -> Option<Told> {
    let told_off = is_avoiding(setting, setting.heading()?);
    let thing = (told.noun.nominal || count(told.label) == 1)
        && told.link == Link::Colon
        && !Nouns { setting }.is_ailment(told.noun)
        && (1..=THING).contains(&count(&without_brackets(told.label)));
    if !told_off || !thing || !is_harm(setting, told.first()) {
        return None;
    }
    let [order, one, several] = setting.lexicon.phrases("avoiding") else { return None };
    let grammar = setting.grammar;
    let name = without_brackets(told.label);
    let named = of_thing::named(setting, &name).map(|(noun, _)| noun);
    let front = match named {
        Some(noun) if grammar.participles_agree() => {
            grammar.why(&format!("{order} {}", grammar.definite(&noun)))
        }
        _ if !grammar.participles_agree() => {
            grammar.why(&format!("{order} {}", grammar.inside(&name)))
        }
        _ => {
            let order = if told.noun.plural { several } else { one };
            grammar.asked_of(&capital(&name), &grammar.why(order))
        }
    };
    Some(Told::by_rule(front, false))
}

/// « Traitements à écarter », “Drugs to avoid”.
pub(super) fn is_avoiding(setting: &Setting<'_>, heading: &str) -> bool {
    let heading = wording::unnumbered(heading).trim().to_lowercase();
    setting.lexicon.says("avoided", &heading.replace('\'', "’"))
}

/// « Quel est le risque des corticoïdes ? » of « risque d’ostéoporose ».
pub(super) fn risk(setting: &Setting<'_>, told: &Labelled<'_>) -> Option<Told> {
    let names = shape::opens(setting, "risk-of", told.first());
    // « Âge », « Complications » have none.
    let side = label::anything_may_have(setting, told.noun)
        || setting.lexicon.typed(&singular(&told.noun.head)).is_some()
        || told.label.contains('<');
    let thing = told.is_phrase() && !told.listed() && !side && told.link == Link::Colon;
    let words = setting.lexicon.phrases("what-risk").first()?;
    (names && thing).then(|| Told::by_rule(of_thing::asked(setting, told.label, words), false))
}

/// Whether the value opens on a risk or a verdict on it.
pub(super) fn is_harm(setting: &Setting<'_>, value: &str) -> bool {
    shape::opens(setting, "harm-opening", value)
}

/// « À quoi penser en cas d’orthopnée ? » of « Penser à une insuffisance cardiaque »: nothing that is done.
pub(super) fn suspected(setting: &Setting<'_>, told: &Labelled<'_>, asked: Told) -> Told {
    let thinks = told.values.iter().all(|value| shape::opens(setting, "thinking", value));
    let done = setting.grammar.wanted(Wanted::Action, told.noun);
    let [what_to_do, what_to_suspect] = setting.lexicon.phrases("what-to-suspect") else {
        return asked;
    };
    if !thinks || done.as_ref() != Some(&asked.front) {
        return asked;
    }
    Told { front: asked.front.replacen(what_to_do, what_to_suspect, 1), ..asked }
}

#[cfg(test)]
mod tests {
    use super::super::tests::front;
    use crate::generate::language::Language::French;

    #[test]
    fn what_is_avoided_is_asked_why() {
        let path = ["Médicaments à éviter"];
        let found = front("Hydroxyde de calcium : risque de surdosage", &path, French);
        assert_eq!(found, "Pourquoi éviter l’hydroxyde de calcium ?");
        // A case is one.
        let found = front("Aspirine : varicelle", &path, French);
        assert!(!found.starts_with("Pourquoi"), "{found}");
    }

    #[test]
    fn a_risk_is_no_case() {
        let found = front("Aspirine : risque de syndrome de Reye", &["Fièvre"], French);
        assert!(!found.contains("cas"), "{found}");
    }

    #[test]
    fn what_is_only_thought_of_is_not_done() {
        let found = front("Orthopnée → penser à une insuffisance cardiaque", &["Thorax"], French);
        assert!(!found.starts_with("Que faire"), "{found}");
        let found = front("Hémoptysie → faire un scanner", &["Thorax"], French);
        assert!(!found.starts_with("À quoi penser"), "{found}");
    }
}
