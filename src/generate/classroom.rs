//! Sentences of a course that are no facts: where it goes, “in the next chapter”, and what a pupil is to do,
//! « légender le schéma ». Leaves an order of a guideline, « réaliser un ECG ».

use super::lexicon::Lexicon;
use super::token::{Tag, Token};
use crate::deck::fold;

/// Whether the sentence only tells of the course, or is an order to a pupil.
pub(crate) fn is_of_the_course(text: &str, lexicon: &Lexicon) -> bool {
    let lower = text.to_lowercase().replace('\'', "’");
    let order = |opening: &&str| lower.starts_with(opening);
    lexicon.says("course-way", &lower) || lexicon.phrases("pupil-order").iter().any(order)
}

/// Whether a sentence under `heading` is an order of an exercise: « tenir un morceau de papier » under
/// « Expérience ».
pub(crate) fn is_exercise(heading: &str, tokens: &[Token], lexicon: &Lexicon) -> bool {
    let bare = heading.trim_end_matches(|c: char| !c.is_alphabetic());
    let folded = fold(bare);
    let exercise = lexicon.phrases("exercise").iter().any(|name| fold(name) == folded);
    let first = tokens.first();
    let order =
        |t: &Token| t.tag == Tag::Infinitive || t.tag == Tag::Verb && t.lower.ends_with("ez");
    exercise && first.is_some_and(order)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generate::language::Language::{English, French};
    use crate::generate::lexicon::lexicon;
    use crate::generate::tokenise::tokens;

    #[test]
    fn where_the_course_goes_is_no_fact() {
        let french = |text| is_of_the_course(text, lexicon(French));
        assert!(french("Nous verrons les autres hormones dans la section suivante."));
        assert!(french("Légender le schéma du néphron."));
        assert!(!french("Réaliser un électrocardiogramme dans les dix minutes."));
        assert!(french("Bon, entrons dans le vif du sujet et parlons des ganglions."));
        assert!(french("Le réseau dont nous avions parlé draine la lymphe."));
        assert!(!french("La section suivant le pli est plus large."));
        assert!(!french("Le jeûne abaisse l’insuline."));
        let english = |text| is_of_the_course(text, lexicon(English));
        assert!(english("The other hormones are described in the next chapter."));
        assert!(english("Label the diagram of the nephron."));
        assert!(english("My stay on the ward ended with oral iron."));
        assert!(english("Iron, which is treated under anaemia, is stored as ferritin."));
        assert!(!english("Give oxygen to every patient with dyspnoea."));
        assert!(!english("Myopia is corrected by a concave lens."));
    }

    #[test]
    fn an_order_under_an_exercise_is_no_fact() {
        let order = |heading, text| {
            let french = lexicon(French);
            is_exercise(heading, &tokens(text, french), french)
        };
        assert!(order("Expérience", "Tenir une bougie devant la bouche."));
        assert!(order("Activité 2", "Souffler dans le ballon pendant une minute."));
        assert!(!order("Activité électrique", "Enregistrer le tracé pendant une minute."));
        assert!(!order("Traitement", "Administrer le sérum pendant une heure."));
        assert!(!order("Expérience", "Le ballon se gonfle à l’expiration."));
    }
}
