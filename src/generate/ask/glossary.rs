//! Where a text defines its terms: headings under which two of five labels, or more, have a value that shows
//! what they are.
//!
//! There a value defines its label though it shows no sign of it: « Chylurie : urines laiteuses » among
//! « Anurie », « Pollakiurie », « Dysurie ».

use std::collections::{HashMap, HashSet};

use super::marks::split_label;
use super::told::shows_what_it_is;
use super::{Setting, count, tidy};
use crate::generate::block::{Block, Shape};

/// Labels under a heading, at least, that make a glossary.
const ENTRIES: usize = 4;

/// The paths of the headings whose labels are terms.
pub(crate) fn glossaries<'a>(
    setting: &Setting<'_>,
    blocks: impl Iterator<Item = &'a Block>,
) -> HashSet<Vec<String>> {
    // Labels, and those whose value shows that it defines.
    let mut found: HashMap<&[String], (usize, usize)> = HashMap::new();
    for block in blocks {
        let Some((term, value)) = entry(block) else { continue };
        let (all, defined) = found.entry(&block.path).or_default();
        *all += 1;
        let defines =
            count(value) >= 3 && shows_what_it_is(setting, &setting.noun(term), tidy(value));
        *defined += usize::from(defines);
    }
    let glossary = |(all, defined): (usize, usize)| all >= ENTRIES && defined * 5 >= all * 2;
    found.into_iter().filter(|(_, of)| glossary(*of)).map(|(path, _)| path.to_vec()).collect()
}

/// The label of a block and its value.
fn entry(block: &Block) -> Option<(&str, &str)> {
    let text = block.text.text();
    match &block.shape {
        Shape::Entry { term } => Some((term, text)),
        Shape::Paragraph | Shape::Item { .. } => {
            let (label, at) = split_label(text)?;
            Some((label, text.get(at..)?))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::with;
    use super::*;
    use crate::generate::clean::document;
    use crate::generate::language::Language;

    fn found(text: &str) -> usize {
        let document = document(text);
        with(Language::French, &[], |setting| glossaries(setting, document.blocks.iter()).len())
    }

    #[test]
    fn most_labels_that_are_defined_make_a_glossary() {
        let defined = "# Le pas\n\n- Appui : phase où le pied touche le sol\n- Cadence : nombre de pas par minute\n- Foulée : pas suivi de son jumeau\n- Boiterie : trouble de la marche d’un côté\n";
        assert_eq!(found(defined), 1);
        let told = "# Le genou\n\n- Rotule : luxation externe\n- Ménisque : lésion ancienne du sportif\n- Croisés : laxité avec tiroir antérieur\n- Synoviale : kyste\n- Vastes : fonte\n";
        assert_eq!(found(told), 0);
    }
}
