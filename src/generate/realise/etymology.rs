//! The question on a word's elements, and where its answer comes from.

use super::Realised;
use crate::deck::{Content, fold};
use crate::generate::etymology::Element;
use crate::generate::language::Language;

/// Says that the answer is Carabin's, not the text's.
pub(crate) fn label(language: Language) -> &'static str {
    match language {
        Language::French => "étymologie\u{a0}: table des formants de Carabin",
        Language::English => "etymology: Carabin’s table of combining forms",
    }
}

pub(super) fn realise(word: &str, elements: &[Element], language: Language) -> Option<Realised> {
    let (last, others) = elements.split_last()?;
    let others: Vec<&str> = others.iter().map(|element| element.form.as_str()).collect();
    let (front, separator) = match language {
        Language::French => {
            let forms = format!("{} et {}", others.join(", "), last.form);
            (format!("Étymologie : que signifient {forms} dans « {word} » ?"), " : ")
        }
        Language::English => {
            let forms = format!("{} and {}", others.join(", "), last.form);
            (format!("Etymology: what do {forms} mean in “{word}”?"), ": ")
        }
    };
    let explained = elements.iter().map(|element| {
        let origin = origin(element, language);
        format!("{} ({origin}){separator}{}", element.form, element.sense)
    });
    let back = explained.collect::<Vec<_>>().join(" + ");
    Some(Realised { content: Content::Basic { front, back }, key: fold(word) })
}

fn origin(element: &Element, language: Language) -> String {
    let tongue = match (language, element.greek) {
        (Language::French, true) => "grec",
        (Language::French, false) => "latin",
        (Language::English, true) => "Greek",
        (Language::English, false) => "Latin",
    };
    if element.etymon_sense.is_empty() {
        format!("{tongue} {}", element.etymon)
    } else {
        format!("{tongue} {}, « {} »", element.etymon, element.etymon_sense)
    }
}
