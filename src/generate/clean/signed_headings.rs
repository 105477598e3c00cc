//! Marks that head the lines without a mark under them: « ■ BACTÉRIENNE » over « Germes : … »,
//! « 1) métaboliques » over « hyponatrémie ».
//!
//! A mark heads as a whole series or not at all; what stands one bullet under the other is a list.

use super::line::{Line, next};
use super::mark::{Family, Mark};
use super::wrap;

/// Lines of a series at least.
const FEWEST: usize = 2;
/// Words of a line that heads others.
const WORDS: usize = 9;

/// Which bulleted lines head what follows them.
pub(super) fn signed(lines: &[Line<'_>]) -> Vec<bool> {
    let mut heads = vec![false; lines.len()];
    let page = wrap::page(lines);
    let mut series: Vec<(Mark, usize, Vec<usize>)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(mark) = line.mark.filter(|mark| line.is_item() && is_sign(*mark)) else {
            continue;
        };
        let like = |found: &&mut (Mark, usize, Vec<usize>)| {
            found.0.is_like(&mark) && found.1.abs_diff(line.columns) <= 1
        };
        match series.iter_mut().find(like) {
            Some((.., members)) => members.push(at),
            None => series.push((mark, line.columns, vec![at])),
        }
    }
    for (.., members) in series {
        let heading = |at: &usize| is_named(lines, *at) && leads(lines, *at, &page);
        let count = members.iter().filter(|at| heading(at)).count();
        let over_text = members.iter().any(|at| next(lines, *at).is_some_and(Line::is_text));
        if members.len() >= FEWEST && over_text && count * 3 >= members.len() * 2 {
            for at in members.into_iter().filter(heading) {
                if let Some(head) = heads.get_mut(at) {
                    *head = true;
                }
            }
        }
    }
    heads
}

/// A number, or a sign that is drawn; no dash, which every list has.
fn is_sign(mark: Mark) -> bool {
    !matches!(mark.family, Family::Bullet('-' | '–' | '—' | '+' | '·' | 'o' | '→'))
}

/// Whether the line is worded like a heading.
fn is_named(lines: &[Line<'_>], at: usize) -> bool {
    let Some(line) = lines.get(at) else { return false };
    let content = line.content.trim_end().trim_end_matches([':', ' ', '\u{a0}', '\u{202f}']);
    line.words() <= WORDS
        && !content.ends_with(['.', ';', ',', '!'])
        && !content.contains([':', '=', '→', '\t'])
}

/// Whether lines without a mark, that do not go on from it, stand right under the line.
fn leads(lines: &[Line<'_>], at: usize, page: &wrap::Page) -> bool {
    let (Some(line), Some(below)) = (lines.get(at), next(lines, at)) else { return false };
    let content = line.content;
    let deeper = below.is_item()
        && match (line.mark, below.mark) {
            (Some(own), Some(inner)) => {
                let bullets = own.is_bullet() && inner.is_bullet();
                !own.is_like(&inner) && (bullets || inner.rank() >= own.rank())
            }
            _ => false,
        };
    deeper
        || below.is_text()
            && below.columns <= line.columns + 1
            && !wrap::joins(content, content.len(), line.soft, below.content, page)
            && !below.content.starts_with('(')
}

#[cfg(test)]
mod tests {
    use super::super::document;

    fn path_of(text: &str, opening: &str) -> Vec<String> {
        let blocks = document(text).blocks;
        let block = blocks.iter().find(|block| block.text.text().starts_with(opening)).unwrap();
        block.path.to_vec()
    }

    const SIGNED: &str = "Méningites\n\n■ BACTÉRIENNE\nGermes : pneumocoque, méningocoque\nPL : \
        liquide trouble\n\n■ VIRALE\nGermes : entérovirus\nPL : liquide clair\n\nRÉCAP\nTrouble : \
        bactérie\n";

    #[test]
    fn a_sign_heads_the_lines_without_a_mark_under_it() {
        assert_eq!(path_of(SIGNED, "Germes : ent").last().unwrap(), "Virale");
        assert_eq!(path_of(SIGNED, "PL : liquide t").last().unwrap(), "Bactérienne");
        // A heading without a sign ends it.
        assert_eq!(path_of(SIGNED, "Trouble :").last().unwrap(), "RÉCAP");
    }

    #[test]
    fn a_list_of_signs_heads_nothing() {
        let list = "Méningites\n\n■ raideur de la nuque\n■ céphalées\n■ photophobie\nTraitement en \
                    urgence : céphalosporine\n";
        assert!(!path_of(list, "Traitement").contains(&"photophobie".to_owned()));
        // What goes on under its bullet is the bullet’s.
        let list = "Méningites\n\n■ une céphalosporine de troisième génération donnée avant toute\n\
                    imagerie quand le purpura s’étend\n■ une corticothérapie débutée avant la \
                    première\ndose et poursuivie quatre jours\n";
        assert_eq!(document(list).blocks.len(), 3);
    }
}
