//! What a label says by itself: whether its noun wants a complement, and which kind of thing it is.

use super::{Fact, Said};
use crate::generate::Kind;
use crate::generate::language::Language;
use crate::generate::lexicon::Lexicon;
use crate::generate::term::{english_singular, single, singular};
use crate::generate::token::Token;

/// A typed noun at the head of a label: its gender, and whether a complement follows.
pub(crate) fn typed_label(label: &str, lexicon: &Lexicon) -> Option<(char, bool)> {
    let lower = label.to_lowercase().replace('\'', "’");
    let words: Vec<&str> = lower.split_whitespace().collect();
    let skip = words
        .iter()
        .take_while(|w| {
            matches!(
                **w,
                "les" | "principaux" | "principales" | "des" | "the" | "main" | "major" | "common"
            )
        })
        .count();
    let head = words.get(skip)?;
    let single = match lexicon.language {
        Language::French => singular(head),
        Language::English => {
            let last = words.iter().position(|w| matches!(*w, "of" | "in")).unwrap_or(words.len());
            english_singular(words.get(last.checked_sub(1)?)?)
        }
    };
    let plural = single != **head || lexicon.language == Language::English;
    let gender = lexicon.typed(&single)?;
    // « de risque », « de gravité » belong to the noun itself.
    let own = |at: usize| {
        words
            .get(at + 1)
            .is_some_and(|w| matches!(*w, "risque" | "risques" | "gravité" | "alarme" | "appel"))
    };
    let complement = words.iter().enumerate().skip(skip + 1).any(|(at, w)| {
        (matches!(*w, "du" | "des" | "de" | "of" | "in" | "aux" | "au" | "à")
            || w.starts_with("d’"))
            && !own(at)
            && *w != "d’alarme"
            && *w != "d’appel"
    });
    plural.then_some((gender, complement))
}

/// Whether a heading's topic completes the noun: « le traitement », « les symptômes ».
pub(crate) fn is_rubric(noun: &str, lexicon: &Lexicon) -> bool {
    let single = single(noun, lexicon.language);
    let typed = [
        "symptôme",
        "signe",
        "cause",
        "complication",
        "traitement",
        "étiologie",
        "symptom",
        "sign",
        "treatment",
        "bilan",
        "prise",
        "dépistage",
        "suivi",
        "choix",
        "facteur",
        "manifestation",
        "indication",
        "contre-indication",
        "conséquence",
        "critère",
        "mécanisme",
        "examen",
    ];
    lexicon.attribute(&single).is_some() || typed.contains(&single.as_str())
}

/// A label and what stands after its colon.
#[derive(Clone, Copy)]
pub(super) struct Pair<'a> {
    pub(super) label: &'a str,
    pub(super) words: &'a [&'a str],
    /// The label's first word after its article, in lower case.
    pub(super) head: &'a str,
    pub(super) value: &'a [Token],
    pub(super) text: &'a str,
}

pub(crate) fn fact(kind: Kind, pattern: f32, said: Said) -> Fact {
    Fact { kind, pattern, topic: None, lead: None, said }
}
