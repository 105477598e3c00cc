//! What the heading over several entries asks of each: « Doses maximales » over « Lidocaïne :
//! 4,5 mg/kg », « Effets indésirables » over « Prilocaïne : méthémoglobinémie ».

use super::{Labelled, Link, Nouns, Told, acts, is_figure};
use crate::generate::ask::{Setting, count, of_thing, wording};
use crate::generate::grammar::Noun;
use crate::generate::term::{single, singular};
use crate::generate::token::Tag;
use crate::generate::tokenise::tokens;

/// A heading of more words says more than what is told of each entry.
const BRIEF: usize = 5;

/// « Lidocaïne : quelle est la dose maximale ? »: where the heading names what can be measured and the
/// value is a figure, or the label is a remedy and the heading what is told of remedies.
pub(super) fn question(setting: &Setting<'_>, told: &Labelled<'_>) -> Option<Told> {
    let heading = wording::unnumbered(setting.heading()?).trim();
    let plain = count(heading) <= BRIEF
        && !heading.contains([':', ',', '(', '/', '+', '?'])
        && !setting.lexicon.says("joined", &heading.to_lowercase());
    if !plain || told.listed() || !is_thing(setting, told) {
        return None;
    }
    let above = one(setting, heading)?;
    let head = above.head.as_str();
    let nouns = Nouns { setting };
    let figure = is_figure(setting, told.first());
    let measured = figure && told.link != Link::Arrow && setting.lexicon.noun_is("measured", head);
    let of_remedy = !figure
        && setting.lexicon.noun_is("of-a-remedy", head)
        && nouns.is_remedy_phrase(told.label)
        && names(setting, told.first());
    (measured || of_remedy).then(|| {
        let front = of_thing::asked(setting, told.label, &setting.grammar.which(&above));
        Told::by_rule(front, false)
    })
}

/// Whether the label names a thing, and no side of one.
fn is_thing(setting: &Setting<'_>, told: &Labelled<'_>) -> bool {
    let own = singular(&told.noun.head);
    let lexicon = setting.lexicon;
    let nouns = Nouns { setting };
    // « Psoriasis : 25 mg » is a dose for it, « Enfant » one of him.
    let whom = nouns.is_ailment(told.noun) || nouns.listed("human", &own);
    // A drug that no list knows is a noun all the same.
    let noun = told.is_phrase() || nouns.is_remedy_phrase(told.label);
    noun && !whom
        && count(told.label) <= BRIEF
        && !told.label.contains([':', '/', '+', '→', '=', ',', '?'])
        && !lexicon.noun_is("measured", &own)
        && lexicon.typed(&own).is_none()
        && lexicon.aspect(&own).is_none()
        && !setting.is_attribute(told.noun)
}

/// Nothing that is done, and no sentence.
fn names(setting: &Setting<'_>, value: &str) -> bool {
    let found = tokens(value, setting.lexicon);
    let verb = found.iter().any(|t| matches!(t.tag, Tag::Verb | Tag::Infinitive));
    !verb && !acts(setting, value)
}

/// The heading of one of them: « Dose maximale » of « Doses maximales », « Effet indésirable » of
/// « Autres effets indésirables ».
fn one(setting: &Setting<'_>, heading: &str) -> Option<Noun> {
    let found = tokens(heading, setting.lexicon);
    let own = found.iter().position(|t| !setting.lexicon.noun_is("leftover", &t.lower))?;
    let end = found.iter().position(|t| t.tag == Tag::Preposition).unwrap_or(found.len());
    let words: Vec<String> = found
        .get(own..)?
        .iter()
        .enumerate()
        .map(|(at, t)| {
            let word = heading.get(t.start..t.end).unwrap_or_default();
            if at + own < end {
                single(&word.to_lowercase(), setting.lexicon.language)
            } else {
                word.to_owned()
            }
        })
        .collect();
    let noun = setting.noun(&words.join(" ").replace("’ ", "’"));
    (noun.nominal && !noun.plural).then_some(noun)
}

#[cfg(test)]
mod tests {
    use super::super::tests::asked;
    use crate::generate::language::Language::{English, French};

    fn front(told: &str, heading: &str) -> String {
        let (first, _) = asked(told, &[heading], French).swap_remove(0);
        first.replace(['\u{a0}', '\u{202f}'], " ")
    }

    #[test]
    fn entries_are_asked_what_their_heading_says() {
        let asked_of = front("Lidocaïne : 4,5 mg/kg", "Doses maximales");
        assert_eq!(asked_of, "Quelle est la dose maximale de la lidocaïne ?");
        let asked_of = front("Prilocaïne : méthémoglobinémie", "Autres effets indésirables");
        assert_eq!(asked_of, "Prilocaïne : quel est l’effet indésirable ?");
        let found = asked("Lidocaine: 4.5 mg/kg", &["Maximum doses"], English);
        assert!(found[0].0.to_lowercase().contains("what is the maximum dose"), "{found:?}");
    }

    #[test]
    fn other_headings_ask_nothing_of_their_entries() {
        // What is done about an effect; a side of the thing; a heading of two.
        for (told, heading) in [
            ("Allongement du QT : arrêt du traitement", "Effets indésirables"),
            ("Lidocaïne : prudence chez le sujet âgé", "Doses maximales"),
            ("Lidocaïne : 4,5 mg/kg", "Doses et voies"),
        ] {
            let found = front(told, heading);
            assert!(!found.ends_with("la dose maximale ?") && !found.contains("effet"), "{found}");
        }
    }
}
