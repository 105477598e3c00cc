//! « Ce type de diabète », “this form of the disease” under the heading that names the kind: « Diabète de
//! type 1 ».
//!
//! Only what opens a paragraph, and only where the heading says which kind it is.

use super::refer::{self, Position};
use super::wording::{stems, unnumbered};
use super::{Setting, count, member};
use crate::generate::grammar::Noun;
use crate::generate::term::singular;
use crate::generate::token::{Tag, Token};

/// Words of a heading that is put in.
const NAME: usize = 6;

/// Whether the sentence leads in by a kind: « Dans ce type de diabète, … ».
pub(super) fn leads_in(setting: &Setting<'_>, tokens: &[Token]) -> bool {
    let [lead, _, kind, ..] = tokens else { return false };
    // « De ce type » would have to be contracted.
    let bare = !matches!(lead.lower.as_str(), "de" | "d’" | "à" | "en");
    let comma = tokens.iter().take(7).any(|t| t.tag == Tag::Comma);
    lead.tag == Tag::Preposition && bare && comma && is_kind(setting, &kind.lower)
}

fn is_kind(setting: &Setting<'_>, word: &str) -> bool {
    setting.lexicon.noun_is("class", &singular(word))
}

/// The kind that the heading names and `own`, « type de diabète », takes up.
pub(super) fn named(setting: &Setting<'_>, own: &Noun, position: Position<'_>) -> Option<Noun> {
    let first = position.before.is_none() && position.earlier.is_empty();
    if own.plural || !first || !is_kind(setting, &own.head) {
        return None;
    }
    let heading = unnumbered(setting.heading()?).trim();
    let noun = setting.noun(&member::without_brackets(heading));
    let known = noun.gender.is_some() || !setting.grammar.participles_agree();
    let plain = refer::is_one(setting, heading) && noun.nominal && known && !noun.plural;
    let kind = stems(&own.head);
    let (said, full) = (stems(&own.words), stems(&noun.words));
    let of: Vec<_> = said.iter().filter(|stem| !kind.contains(stem)).collect();
    let names = of.iter().all(|stem| full.contains(stem));
    // « Ce type » alone is that of « Type 1 »; « Diabète » names no type of diabetes.
    let which = if of.is_empty() { kind.iter().all(|stem| full.contains(stem)) } else { true };
    let more = count(&noun.words) > of.len().max(1);
    (plain && names && which && more && count(&noun.words) <= NAME).then_some(noun)
}

#[cfg(test)]
mod tests {
    use crate::generate::ask::reference_tests::fronts;

    fn says(heading: &str, line: &str, front: &str) -> bool {
        let text = format!("# Fractures\n\n## {heading}\n\n{line}\n");
        fronts(&text).iter().any(|found| found.contains(front))
    }

    #[test]
    fn a_kind_is_that_of_its_heading() {
        let line = "Dans ce type de fracture, le foyer communique avec la peau.";
        assert!(says("Fracture ouverte", line, "[la fracture ouverte]"));
        let line = "In this type of fracture, the periosteum remains intact.";
        assert!(says("Open fracture", line, "[open fracture]"));
    }

    #[test]
    fn a_heading_that_names_no_kind_leaves_it_open() {
        let line = "Dans ce type de fracture, le foyer communique avec la peau.";
        for heading in ["Fracture", "Luxation ouverte", "Fracture ouverte et fermée"] {
            assert!(!says(heading, line, "[la fracture"), "{heading}");
            assert!(!says(heading, line, "[la luxation"), "{heading}");
        }
    }
}
