//! French questions about rubrics and their topics.
//!
//! Leaves out an article where the gender is not sure.

use crate::deck::fold;
use crate::generate::term::Gender;

/// Whether a label cannot take « de » and its topic after it.
pub(super) fn stands_alone(label: &str, topic: Option<&str>) -> bool {
    // « les germes impliqués », « les symptômes nécessitant … »
    let closed = label
        .split(' ')
        .skip(1)
        .any(|word| ["és", "ées", "ant", "ants", "antes"].iter().any(|end| word.ends_with(end)));
    // « les médicaments hyperuricémiants de l’hyperuricémie » says it twice.
    let twice = topic.is_some_and(|topic| {
        let topic = fold(topic);
        !topic.contains(' ')
            && fold(label).split([' ', '-']).skip(1).any(|word| {
                word.len() >= 7 && word.get(..7).is_some_and(|stem| topic.contains(stem))
            })
    });
    closed || twice
}

pub(super) fn quel(gender: Option<Gender>, plural: bool) -> &'static str {
    match (gender, plural) {
        (Some(Gender::Feminine), true) => "Quelles",
        (Some(Gender::Feminine), false) => "Quelle",
        (_, true) => "Quels",
        (_, false) => "Quel",
    }
}
