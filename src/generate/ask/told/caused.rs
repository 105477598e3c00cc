//! What a heading of causes asks of the labels under it, through headings that only divide it:
//! « Étiologies » over « Par pertes rénales » over « Hypercorticisme : corticothérapie, … ».

use super::nouns::Nouns;
use super::{Labelled, Link, Told, of_heading};
use crate::generate::ask::{Setting, count, wording};
use crate::generate::grammar::Noun;
use crate::generate::term::singular;
use crate::generate::token::Tag;
use crate::generate::tokenise::tokens;

/// Words of a heading that a question can end with.
const BRIEF: usize = 4;

/// « Polyuries : quelles sont les étiologies ? », where every value can cause something by itself.
pub(super) fn question(setting: &Setting<'_>, told: &Labelled<'_>) -> Option<Told> {
    if told.link == Link::Arrow || told.label.contains([':', '?', '→', '=']) {
        return None;
    }
    let above = heading(setting)?;
    let parts: Vec<&str> = told.values.iter().flat_map(|value| wording::parts(value)).collect();
    let causing = |value: &&&str| is_cause(setting, value);
    // « Tuberculose : début subaigu, évolution lente » tells of the cause itself.
    let causes = parts.len() >= 2 && parts.iter().filter(causing).count() * 3 >= parts.len() * 2;
    // « Autres hémoglobinopathies : thalassémie » names which.
    let first = told.label.split([' ', '\u{a0}']).next().unwrap_or_default().to_lowercase();
    let side = setting.lexicon.typed(&singular(&told.noun.head)).is_some()
        || setting.lexicon.noun_is("leftover", &first);
    (causes && !side).then(|| Told::by_rule(of_heading(setting, told.label, &above), false))
}

/// The nearest heading that is no mere division of the one above it, where it asks for causes.
fn heading(setting: &Setting<'_>) -> Option<Noun> {
    let heading = setting.path.iter().rev().find(|heading| !divides(setting, heading))?;
    let heading = wording::unnumbered(heading).trim();
    let noun = setting.noun(heading);
    let asks = Nouns { setting }.listed("causing-noun", &noun.head);
    let plain = count(heading) <= BRIEF && !heading.contains([':', ',']);
    // « Principales étiologies »: of a label one asks for any.
    (asks && noun.plural && plain).then(|| Noun { words: noun.head.clone(), ..noun })
}

/// « Par pertes rénales », « Chez l’enfant », « Vasculaires »: a part of what stands above it.
fn divides(setting: &Setting<'_>, heading: &str) -> bool {
    let found = tokens(wording::unnumbered(heading).trim(), setting.lexicon);
    let placed = found.first().is_some_and(|t| t.tag == Tag::Preposition);
    let words = || found.iter().filter(|t| t.is_word());
    placed || words().count() > 0 && words().all(|t| t.tag == Tag::Adjective)
}

/// Whether the value names what can cause something: an illness, a remedy.
fn is_cause(setting: &Setting<'_>, value: &str) -> bool {
    let nouns = Nouns { setting };
    nouns.is_ailment(&setting.noun(value)) || nouns.is_remedy_phrase(value)
}

#[cfg(test)]
mod tests {
    use super::super::tests;
    use crate::generate::language::Language::French;

    fn front(told: &str, path: &[&str]) -> String {
        tests::front(told, path, French)
    }

    #[test]
    fn labels_under_causes_are_asked_for_theirs() {
        let path = ["Principales étiologies", "Par pertes digestives"];
        let asked_of = front("Diarrhées : selles liquides, intoxication, sprue", &path);
        assert!(!asked_of.contains("étiologies"), "{asked_of}");
        let asked_of = front("Hyperaldostéronisme : cirrhose, syndrome néphrotique", &path);
        assert_eq!(asked_of, "Hyperaldostéronisme : quelles sont les étiologies ? (2)");
    }

    #[test]
    fn what_is_told_of_a_cause_is_no_cause() {
        let path = ["Étiologies"];
        for told in [
            "Tuberculose : début lent, sueurs de la nuit",
            "Autres anémies : drépanocytose, thalassémie",
        ] {
            assert!(!front(told, &path).contains("étiologies"), "{told}");
        }
        let told = "Hyperaldostéronisme : cirrhose, syndrome néphrotique";
        assert!(!front(told, &["Surveillance", "Biologie"]).contains("étiologies"));
    }
}
