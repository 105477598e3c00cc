//! French questions about tables, rubrics and their topics.
//!
//! Leaves out an article where the gender is not sure.

use crate::deck::fold;
use crate::generate::grammar::french_elision::elides;
use crate::generate::term::{Gender, singular};

/// « Furosémide (médicament) : quelle est l’indication ? »
pub(super) fn cell(row: &str, column: &str, gender: Option<char>) -> String {
    let head = column.split(' ').next().unwrap_or_default();
    let (Some(gender), false) = (gender, column.contains(['(', '/', '%'])) else {
        return format!("{row} : {column} ?");
    };
    let gender = if gender == 'f' { Gender::Feminine } else { Gender::Masculine };
    let plural = singular(head) != head;
    let article = match gender {
        _ if plural => "les ",
        _ if elides(column) => "l’",
        Gender::Feminine => "la ",
        Gender::Masculine => "le ",
    };
    let verb = if plural { "sont" } else { "est" };
    format!("{row} : {} {verb} {article}{column} ?", quel(Some(gender), plural).to_lowercase())
}

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
