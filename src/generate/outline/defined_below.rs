//! A line under « Définition : » that was taken for a heading: it defines the topic, and is no title.

use super::super::block::{Block, Shape};
use super::super::heading::lists::Lists;
use super::super::rubric;
use crate::deck::fold;

/// Words of a definition, at least.
const LONG: usize = 5;

/// Makes paragraphs of the headings that define.
pub(super) fn lower(blocks: &mut [Block], lists: &Lists) {
    for at in 1..blocks.len() {
        let labelled = labels(blocks.get(at - 1));
        let Some(block) = blocks.get_mut(at).filter(|_| labelled) else { continue };
        if matches!(block.shape, Shape::Heading(_)) && defines(block.text.text(), lists) {
            block.shape = Shape::Paragraph;
            block.number = 1;
        }
    }
}

/// « Définition : »
pub(super) fn labels(above: Option<&Block>) -> bool {
    above.is_some_and(|above| {
        matches!(above.shape, Shape::Heading(_) | Shape::Paragraph)
            && rubric::is_definition(above.text.text().trim())
            && above.text.text().split_whitespace().count() <= 2
    })
}

/// « Inflammation d’une bourse séreuse et de sa gaine »
fn defines(text: &str, lists: &Lists) -> bool {
    let folded = fold(text);
    let genus = lists
        .genus
        .iter()
        .any(|genus| folded.strip_prefix(*genus).is_some_and(|rest| rest.starts_with(' ')));
    genus && text.split_whitespace().count() >= LONG
}

#[cfg(test)]
mod tests {
    use super::super::super::clean::document;
    use super::super::super::heading::lists::lists;
    use super::super::super::language::Language;
    use super::*;

    fn headings(text: &str) -> Vec<String> {
        let mut document = document(text);
        lower(&mut document.blocks, lists(Language::French));
        let headings = document.blocks.iter().filter(|b| matches!(b.shape, Shape::Heading(_)));
        headings.map(|block| block.text.text().to_owned()).collect()
    }

    #[test]
    fn it_is_the_first_paragraph_of_its_heading() {
        let text = "# Bursite\n\n## Définition\n\nInflammation d’une bourse séreuse du genou\n\n## \
                    Signes\n\nLa chaleur est un signe.\n";
        let mut document = document(text);
        lower(&mut document.blocks, lists(Language::French));
        let told = document.blocks.iter().find(|b| b.text.text().starts_with("Inflammation"));
        assert_eq!(told.map(|block| block.number), Some(1));
    }

    #[test]
    fn a_definition_is_no_heading_and_what_follows_it_may_be() {
        let text = "# Définition\n\n## Inflammation aiguë d’une bourse séreuse du genou\n\n- douleur\n\n## Signes\n\n- chaleur\n";
        assert_eq!(headings(text), ["Définition", "Signes"]);
        let text = "# Définition\n\n## Formes de la maladie selon l’âge\n\n- enfant\n";
        assert_eq!(headings(text).len(), 2);
    }
}
