//! Which short lines head the bullets right below them, without a colon.

use crate::generate::block::{Block, Shape};

/// Whether `text`, below `above`, may head the bullets right below it: « 2 formes »; a label does
/// where they stand further in.
pub(super) fn heads(text: &str, above: Option<&Block>) -> bool {
    labels(text) || is_lead(text) && !tells_of(text, above)
}

/// Whether the block is a paragraph that only bullets further in hang on.
pub(super) fn is_labelled(block: &Block) -> bool {
    block.shape == Shape::Paragraph && labels(block.text.text())
}

/// Words of a label, and of what it labels, that bullets hang on.
const LABEL: usize = 5;
const LABELLED: usize = 20;

/// « Ogilvie : corriger K, puis néostigmine »: what stands further in right below tells of it.
pub(super) fn labels(text: &str) -> bool {
    let Some((name, told)) = text.split_once(": ") else { return false };
    let words = |text: &str| text.split_whitespace().count();
    let name = name.trim_end();
    (1..=LABEL).contains(&words(name))
        && name.starts_with(char::is_alphabetic)
        && (1..=LABELLED).contains(&words(told))
        && !name.contains(['.', ',', ';', '(', '→', '='])
        && !told.trim_end().ends_with(['.', '!', '?'])
}

/// Words of a line that heads bullets; of one that says what it names, which is short, a few more.
const LEAD: usize = 7;
const EQUATED: usize = 10;

/// A short line that may head the bullets right below it.
pub(super) fn is_lead(text: &str) -> bool {
    // « THYROÏDITES → scintigraphie blanche »
    let name = text.split(['=', '→']).next().unwrap_or(text).trim();
    // « Facteurs déclenchants = tout ce qui induit l’enzyme »
    let equated = text.contains(" = ") && name.split_whitespace().count() <= 3;
    text.split_whitespace().count() <= if equated { EQUATED } else { LEAD }
        && !name.is_empty()
        && !text.ends_with(['.', ';', ',', '!', '?'])
        && !text.contains(['|', '%', '↑', '↓'])
        && !text.contains(": ")
}

/// « Leishmaniose viscérale = kala-azar » right under « Leishmaniose viscérale ».
fn tells_of(text: &str, above: Option<&Block>) -> bool {
    let heading = above.filter(|block| matches!(block.shape, Shape::Heading(_)));
    let name = text.split_once(" = ").map(|(name, _)| name.trim_end());
    heading.zip(name).is_some_and(|(heading, name)| heading.text.text() == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_tells_a_value_heads_no_bullets() {
        assert!(heads("2 formes", None) && heads("THYROÏDITES → scintigraphie blanche", None));
        assert!(heads("Déclencheurs = tout ce qui induit la synthèse de l’hème", None));
        assert!(!heads("La crise est ce qui suit la prise de tous les barbituriques", None));
        assert!(!heads("VS et CRP ↑", None) && !heads("↓ de la kaliémie", None));
    }

    #[test]
    fn a_label_heads_what_stands_further_in() {
        assert!(labels("Ogilvie : corriger K, puis néostigmine") && labels("Rx: dapsone"));
        assert!(!labels("Ogilvie :") && !labels("Le traitement est simple : la néostigmine."));
        assert!(!labels("L’occlusion du côlon a deux causes, à savoir : cancer, volvulus"));
    }
}
