//! A subject that the sentence before named in full: « Les études de cohorte suivent des sujets. Les
//! études durent … » as « [Les études de cohorte] durent … ».
//!
//! Leaves out a bare noun that the text is about, and one that may be another’s.

use super::refer::{self, Asks, Position};
use super::taken_up::{TakenUp, with_article};
use super::wording::stems;
use super::{Setting, count};
use crate::generate::grammar::Noun;
use crate::generate::realise::capital;
use crate::generate::term::{Gender, singular};
use crate::generate::token::{Tag, Token};

/// A subject of more words is not said again.
const NAME: usize = 5;

/// `text` with its subject named in full, if that is sure.
pub(super) fn resolved(
    setting: &Setting<'_>,
    text: &str,
    tokens: &[Token],
    position: Position<'_>,
) -> Option<TakenUp> {
    let [article, noun, verb, ..] = tokens else { return None };
    let definite = matches!(article.lower.as_str(), "le" | "la" | "l’" | "les" | "the");
    if !definite || noun.tag != Tag::Noun || verb.tag != Tag::Verb || position.term.is_some() {
        return None;
    }
    let own = setting.noun(&noun.lower);
    let subject = position.before?.subject.as_ref().filter(|subject| subject.nominal)?;
    let same = singular(&subject.head) == singular(&noun.lower) && subject.plural == own.plural;
    let fuller = stems(&subject.words).len() > 1 && count(&subject.words) <= NAME;
    if !same || !fuller || is_loose(setting, &own) || is_topic(setting, &own, position) {
        return None;
    }
    // « le rein droit … le rein gauche. Le rein … »: which of them?
    let told = position.before?.mentions.iter().chain(position.earlier);
    let other = |noun: &Noun| !refer::same(&noun.words, &subject.words);
    if told.filter(|mention| mention.is_a(&own)).any(|mention| other(&mention.noun)) {
        return None;
    }
    let gender = match article.lower.as_str() {
        "le" => Some(Gender::Masculine),
        "la" => Some(Gender::Feminine),
        _ => None,
    };
    let put = with_article(setting, Asks { gender, plural: own.plural, class: false }, subject)?;
    let text = format!("{}{}", capital(&put), text.get(noun.end..)?);
    Some(TakenUp::of_subject(text, put))
}

/// What each thing has of its own, whoever else has it: « le seuil », « le rein ».
fn is_loose(setting: &Setting<'_>, own: &Noun) -> bool {
    let head = singular(&own.head);
    let lexicon = setting.lexicon;
    setting.is_human(own)
        || lexicon.typed(&head).is_some()
        || ["vague", "measured", "paired"].iter().any(|list| lexicon.noun_is(list, &head))
}

/// Whether a heading above is the bare noun.
fn is_topic(setting: &Setting<'_>, own: &Noun, position: Position<'_>) -> bool {
    let bare = stems(&own.words);
    let above = setting.path.iter().map(String::as_str);
    let mut above = above.chain([position.topic, setting.title].into_iter().flatten());
    above.any(|heading| stems(heading) == bare)
}

#[cfg(test)]
mod tests {
    use super::super::reference_tests::fronts;

    fn says(text: &str, front: &str) -> bool {
        fronts(text).iter().any(|found| found.contains(front))
    }

    #[test]
    fn a_bare_subject_is_the_one_just_named_in_full() {
        let text = "Méthodes\n\nLes études de cohorte suivent des sujets sains. Les études exigent un \
                    suivi de plusieurs années.";
        assert!(says(text, "[Les études de cohorte]"), "{:?}", fronts(text));
        // Of two kinds it may be either; under its own name it is all of them.
        let two = text.replace("suivent des sujets sains", "précèdent les études de terrain");
        assert!(!says(&two, "[Les études de cohorte]"));
        assert!(!says(&text.replace("Méthodes", "Les études"), "[Les études de cohorte]"));
        let english = "Methods\n\nCohort studies follow healthy people for years. The studies require a \
                       long follow-up.";
        assert!(says(english, "[The cohort studies]"), "{:?}", fronts(english));
        let other = english.replace("The studies require", "The trials require");
        assert!(!says(&other, "[The cohort studies]"));
    }
}
