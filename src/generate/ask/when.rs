//! When something happens: the word that asks for a complement of time, an age or a duration.

use std::ops::Range;

use super::Setting;
use crate::generate::grammar::Time;
use crate::generate::token::{Tag, Token};

/// The word that asks for the complement of `range`, which opens with its preposition: « quand »,
/// « à quel âge », « pendant combien de temps ». None where it tells no time.
pub(super) fn asked(
    setting: &Setting<'_>,
    tokens: &[Token],
    range: Range<usize>,
) -> Option<&'static str> {
    let (preposition, governed) = tokens.get(range.clone())?.split_first()?;
    let is = |list: &str, t: &Token| setting.lexicon.noun_is(list, &t.lower);
    // « plus tôt dans la vie » is one time.
    let graded = range.start.checked_sub(1).and_then(|at| tokens.get(at));
    if graded.is_some_and(|t| is("how-early", t)) {
        return None;
    }
    let noun = governed.iter().position(|t| t.tag == Tag::Noun)?;
    let (head, behind) = (governed.get(noun)?, governed.get(noun + 1..)?);
    let unit = is("time-unit", head);
    // « ces derniers jours », « au xixe siècle », « dans les heures qui suivent ».
    let points = |t: &Token| {
        let outside = matches!(t.tag, Tag::Demonstrative | Tag::Possessive | Tag::Pronoun);
        outside || matches!(t.tag, Tag::Relative | Tag::Verb) || is("of-the-past", t)
    };
    // « La cellule reste en vie »
    let state = matches!(governed, [only] if is("bare-state", only)) && is("in-time", preposition);
    // « se prépare à une grossesse »
    let aim = preposition.lower == "à" && governed.first().is_some_and(|t| is("indefinite", t));
    if state || aim || !(unit || is("time", head)) || is("era", head) || governed.iter().any(points)
    {
        return None;
    }
    let counted = governed.get(..noun)?.iter().any(|t| t.tag == Tag::Number);
    let alone = behind.is_empty();
    let time = if unit && counted && is("for-a-time", preposition) {
        Time::Duration
    } else if unit && counted && alone && is("within-a-time", preposition) {
        Time::Delay
    } else if is("year", head) && counted && alone && is("at-an-age", preposition) {
        Time::Age
    } else if unit && counted && is("after-a-time", preposition) {
        Time::After
    } else if is("in-time", preposition) && (!unit || counted || !alone) {
        Time::Point
    } else {
        return None;
    };
    Some(setting.grammar.time_word(time))
}

#[cfg(test)]
mod tests {
    use crate::generate::ask::question_tests::asks;
    use crate::generate::ask::tests::asked;
    use crate::generate::language::Language::{English, French};

    #[test]
    fn a_time_is_asked_for() {
        asks(
            "La coquille se forme au début de la grossesse.",
            French,
            "Quand la coquille se forme-t-elle ?",
            "Au début de la grossesse",
        );
        asks(
            "The caudal neuropore closes at the end of the fourth week.",
            English,
            "When does the caudal neuropore close?",
            "At the end of the fourth week",
        );
    }

    #[test]
    fn an_age_and_a_duration_have_their_own_words() {
        asks(
            "La fontanelle antérieure se ferme vers deux ans.",
            French,
            "À quel âge la fontanelle antérieure se ferme-t-elle ?",
            "Vers deux ans",
        );
        asks(
            "L’éruption persiste pendant trois semaines.",
            French,
            "Pendant combien de temps l’éruption persiste-t-elle ?",
            "Pendant trois semaines",
        );
    }

    #[test]
    fn what_points_at_now_is_no_time() {
        for text in [
            "La fréquence augmente depuis ces dernières années.",
            "La fréquence augmente dans les dernières années.",
            "La fièvre cède dans les heures qui suivent.",
            "La cellule reste en vie.",
            "La lésion débute beaucoup plus tôt dans la vie.",
            "La patiente se prépare à une grossesse.",
        ] {
            let found = asked(text, French);
            assert!(found.iter().all(|(front, _)| !front.starts_with("Quand")), "{found:?}");
        }
    }
}
