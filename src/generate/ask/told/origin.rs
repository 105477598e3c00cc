//! What a thing arises from: of “Lower trunk: from C8 and T1” one asks where it comes from, and not when.

use super::{Labelled, Told};
use crate::generate::ask::{Setting, count};
use crate::generate::grammar::Noun;
use crate::generate::realise::capital;
use crate::generate::term::{Gender, singular};
use crate::generate::token::{Tag, Token};
use crate::generate::tokenise::tokens;

/// Words of an origin.
const ORIGIN: usize = 10;

/// “Lower trunk: where does it come from?”
pub(in crate::generate::ask) fn question(
    setting: &Setting<'_>,
    told: &Labelled<'_>,
) -> Option<Told> {
    let noun = told.noun;
    let making = setting.lexicon.noun_is("making", &noun.head);
    if making && told.is_phrase() && !told.listed() && is_origin(setting, told.first()) {
        let words = setting.lexicon.phrases("made-from").first()?;
        let front = setting.grammar.asked_of(&capital(told.label), words);
        return Some(Told::by_rule(front, false));
    }
    let sound = !told.listed()
        && told.is_phrase()
        && is_origin(setting, told.first())
        && !is_side(setting, noun);
    let several = usize::from(noun.plural) * 2;
    let at = match noun.gender {
        Some(Gender::Feminine) => several + 1,
        None if setting.grammar.participles_agree() => return None,
        _ => several,
    };
    let words = setting.lexicon.phrases("origin").get(at)?;
    sound.then(|| Told::by_rule(setting.grammar.asked_of(&capital(told.label), words), false))
}

/// « Durée », « siège »: asked by its name.
fn is_side(setting: &Setting<'_>, noun: &Noun) -> bool {
    let head = singular(&noun.head);
    setting.lexicon.attribute(&head).is_some()
        || setting.lexicon.aspect(&head).is_some()
        || setting.lexicon.noun_is("side", &head)
        || setting.lexicon.noun_is("span", &head)
}

/// « issu de la crosse de l’aorte », “from C5 and C6”; not “from the third month”.
pub(super) fn is_origin(setting: &Setting<'_>, value: &str) -> bool {
    let lower = value.trim().to_lowercase().replace('\'', "’");
    let behind = setting.lexicon.phrases("origin-opening").iter().find_map(|opening| {
        let rest = lower.strip_prefix(*opening)?;
        (opening.ends_with('’') || rest.starts_with([' ', '\u{a0}'])).then_some(rest)
    });
    let Some(rest) = behind else { return false };
    // “C5 & C6”
    let rest = rest.replace('&', ",");
    let found = tokens(&rest, setting.lexicon);
    let timed = |t: &Token| {
        t.tag == Tag::Number
            || ["time", "time-unit", "stage-of-life", "ordinal"]
                .iter()
                .any(|list| setting.lexicon.noun_is(list, &t.lower))
    };
    let acts = |t: &Token| matches!(t.tag, Tag::Verb | Tag::Infinitive | Tag::Relative);
    count(value) <= ORIGIN
        && !value.contains([':', ';', '→', '='])
        && !found.iter().any(|t| timed(t) || acts(t))
}

#[cfg(test)]
mod tests {
    use super::super::tests::asked;
    use crate::generate::language::Language::{self, English, French};

    fn front(told: &str, language: Language) -> String {
        let (first, _) = asked(told, &["Plexus"], language).swap_remove(0);
        first.replace(['\u{a0}', '\u{202f}'], " ")
    }

    #[test]
    fn an_origin_is_asked_for() {
        let found = front("Posterior cord: from the posterior divisions", English);
        assert_eq!(found, "Posterior cord: where does it come from?");
        let found = front("Upper trunk: from C5 & C6", English);
        assert_eq!(found, "Upper trunk: where does it come from?");
        let found = front("Tube neural : issu de la plaque neurale", French);
        assert_eq!(found, "Tube neural : d’où vient-il ?");
    }

    #[test]
    fn a_time_is_no_origin() {
        for told in ["Vaccination: from the third month", "Onset: from 6 months"] {
            assert!(!front(told, English).contains("come from"), "{told}");
        }
    }
}
