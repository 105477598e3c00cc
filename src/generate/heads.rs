//! Where a block stands: under its headings, and under the bullets that it hangs on.

use std::sync::Arc;

use super::block::{Block, Shape};
use super::clean::heading_text;
use super::clean::verb::has_verb;
use super::language::Language;
use super::rubric;
use super::sentence::sentences;

/// A name at the head of a bullet has no more words.
const NAME: usize = 5;

/// What stands above the block, shared with those beside it where it hangs on no bullet.
pub(super) fn above(blocks: &[Block], index: usize, language: Language) -> Arc<[String]> {
    match blocks.get(index) {
        Some(block) if block.head.is_none() => Arc::clone(&block.path),
        _ => path_of(blocks, index, language).into(),
    }
}

/// Headings above the block, and the bullets that it hangs on.
pub(super) fn path_of(blocks: &[Block], index: usize, language: Language) -> Vec<String> {
    let Some(block) = blocks.get(index) else { return Vec::new() };
    let mut path: Vec<String> = block.path.to_vec();
    let mut above = Vec::new();
    let mut head = block.head;
    for _ in 0..8 {
        let Some(found) = head.and_then(|at| blocks.get(at)) else { break };
        let own = own_name(found, language).unwrap_or(found.text.text());
        let text = heading_text(own);
        let name = text.split([':', '(', '→']).next().unwrap_or(&text).trim().to_owned();
        if (1..=8).contains(&name.split_whitespace().count()) {
            above.push(rubric::spelled_heading(&name, language).unwrap_or(name));
        }
        head = found.head;
    }
    path.extend(above.into_iter().rev());
    path
}

/// « Trois faisceaux » in a bullet « Trois faisceaux. Ils se forment sous la clavicule : »: what its other
/// sentences tell of.
pub(super) fn own_name(block: &Block, language: Language) -> Option<&str> {
    let text = block.text.text();
    let ranges = sentences(text);
    let item = matches!(block.shape, Shape::Item { .. }) && ranges.len() > 1;
    let name = text.get(ranges.first().filter(|_| item)?.clone())?.trim().strip_suffix('.')?;
    let words = name.split_whitespace().count();
    let plain = !name.contains([':', ',', '(', '→', '=']) && !has_verb(name, language);
    ((1..=NAME).contains(&words) && plain).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::super::clean::document;
    use super::*;

    fn under(text: &str, opening: &str) -> Vec<String> {
        let blocks = document(text).blocks;
        let at = blocks.iter().position(|block| block.text.text().starts_with(opening)).unwrap();
        path_of(&blocks, at, Language::French)
    }

    #[test]
    fn a_bullet_stands_under_the_name_of_the_one_it_hangs_on() {
        let text = "# Plexus brachial\n\nParties du plexus :\n- Trois faisceaux. Ils se forment sous la \
                    clavicule, autour de l’artère, et comprennent :\n  - le faisceau latéral\n  - le \
                    faisceau médial\n- Cinq racines\n";
        assert_eq!(under(text, "le faisceau latéral").last().unwrap(), "Trois faisceaux");
        // A sentence is no name.
        let told = text.replace("Trois faisceaux. Ils", "Ils sont trois. Ils");
        assert_ne!(under(&told, "le faisceau latéral").last().unwrap(), "Ils sont trois");
    }
}
