//! Entries without a mark: a term alone on its line, and what it is in small letters under it.
//!
//! Leaves out a lone pair of such lines: two make a habit.

use super::line::{Line, LineKind};
use super::verb;
use crate::generate::language::Language;

/// Makes entries of the descriptions.
pub(super) fn look_around(lines: &mut [Line<'_>], language: Language) {
    let found: Vec<usize> = (0..lines.len()).filter(|at| describes(lines, *at, language)).collect();
    if found.len() < 2 {
        return;
    }
    for at in found {
        if let Some(line) = lines.get_mut(at) {
            line.kind = LineKind::Entry;
        }
        // What the page has broken off goes on.
        let mut on = at + 1;
        while let Some(line) = lines.get_mut(on)
            && line.is_text()
            && line.content.starts_with(|c: char| c.is_lowercase() || c == '(')
        {
            line.kind = LineKind::Text { indented: true };
            on += 1;
        }
    }
}

/// Whether the line says what the short one above it is.
fn describes(lines: &[Line<'_>], at: usize, language: Language) -> bool {
    let (Some(line), Some(term)) = (lines.get(at), at.checked_sub(1).and_then(|at| lines.get(at)))
    else {
        return false;
    };
    let above = at.checked_sub(2).and_then(|at| lines.get(at));
    let plain = |line: &Line<'_>| line.kind == LineKind::Text { indented: false };
    let content = term.content.trim_end();
    let named = (1..=5).contains(&term.words())
        && content.starts_with(char::is_uppercase)
        && content.chars().count() <= 32
        && !content.ends_with(['.', ';', ':', ',', '-', '?', '!'])
        && !content.contains([',', '=', '→', ':', '%'])
        && !content.contains(|c: char| c.is_ascii_digit())
        && !verb::has_verb(content, language);
    let small = line.content.starts_with(char::is_lowercase)
        && line.words() >= 3
        && !line.content.contains([':', '=', '→'])
        && !verb::is_verb(line.content.split(' ').next().unwrap_or_default(), language);
    // The term begins something: what stands above it has ended, or is a description too.
    let begins = above.is_none_or(|above| {
        !above.content.ends_with(['-', ','])
            && (!above.is_text() || above.content.len() < 60 || above.content.ends_with('.'))
    });
    plain(line) && plain(term) && named && small && begins && !term.soft
}

#[cfg(test)]
mod tests {
    use super::super::document;
    use crate::generate::block::Shape;

    #[test]
    fn a_term_over_its_description_is_an_entry() {
        let text = "Vers intestinaux\n\nAscaris\nver rond de l'intestin grêle, long comme un\ncrayon\n\
                    Oxyure\npetit ver blanc du côlon\nTénia\nver plat, en anneaux\n";
        let entries: Vec<(String, String)> = document(text)
            .blocks
            .into_iter()
            .filter_map(|block| match block.shape {
                Shape::Entry { term } => Some((term, block.text.text().to_owned())),
                _ => None,
            })
            .collect();
        assert_eq!(entries.len(), 3, "{entries:?}");
        assert_eq!(entries[0].1, "ver rond de l'intestin grêle, long comme un crayon");
    }

    #[test]
    fn broken_prose_is_no_entry() {
        let text = "Le foie sécrète la bile, que\nla vésicule garde entre les repas.\nLa rate filtre le \
                    sang et\ngarde des plaquettes en réserve.\n";
        let entry = |shape: &Shape| matches!(shape, Shape::Entry { .. });
        assert!(!document(text).blocks.iter().any(|block| entry(&block.shape)));
    }
}
