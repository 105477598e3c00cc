//! Captions under pictures that are no sentences: « Deux hématies sous le microscope », right behind
//! `![](hematies.png)`.
//!
//! Leaves a caption with a verb, and a line that leads to others or names a thing and tells of it.

use super::line::{Line, LineKind};
use super::verb::is_verb;
use crate::generate::language::Language;

/// Words of a caption.
const LONGEST: usize = 25;

/// Sets captions of pictures aside.
pub(super) fn look_around(lines: &mut [Line<'_>]) {
    for at in 1..lines.len() {
        let above = lines.get(..at).unwrap_or_default();
        // One blank line may part them.
        let mut near = above.iter().rev().take(2);
        let Some(gap) = near.position(|line| line.kind != LineKind::Blank) else { continue };
        let picture = above.get(at - 1 - gap).is_some_and(is_picture);
        let parted = lines.get(at + 1).is_none_or(|next| !next.is_text());
        if let Some(line) = lines.get_mut(at)
            && picture
            && parted
            && line.is_text()
            && is_caption(line.content, gap == 0)
        {
            line.kind = LineKind::Aside;
        }
    }
}

fn is_picture(line: &Line<'_>) -> bool {
    let content = line.content.trim();
    let alone = content.starts_with("![") && content.ends_with(')');
    line.kind == LineKind::Skip && (alone || content.starts_with("<img"))
}

/// Whether the words say nothing of what is seen. `close`: right under the picture.
fn is_caption(content: &str, close: bool) -> bool {
    let sloped = content.starts_with(['*', '_']) && !content.starts_with("**");
    let bare = content.trim_matches(|c: char| "*_ ".contains(c));
    let words = bare.split_whitespace().count();
    // Over a text of its own a line that ends without a stop may head what follows.
    let told = close && sloped || bare.ends_with('.');
    let verb = |word: &str| {
        [Language::French, Language::English].iter().any(|language| is_verb(word, *language))
    };
    told && (2..=LONGEST).contains(&words)
        && !bare.contains([':', '=', '→', ';'])
        && !bare.trim_end_matches('.').contains(". ")
        && !bare.split(|c: char| !(c.is_alphabetic() || c == '-')).any(verb)
}

#[cfg(test)]
mod tests {
    use super::super::document;
    use crate::generate::block::Shape;

    fn told(text: &str) -> usize {
        let blocks = document(text).blocks;
        blocks.iter().filter(|block| block.shape != Shape::Reference).count()
    }

    #[test]
    fn a_caption_that_is_no_sentence_is_set_aside() {
        assert_eq!(told("![](a.png)\n\nTrois hématies dans un capillaire.\n"), 0);
        assert_eq!(told("![Penicillium](a.png)\n_Moisissure sur une gélose_\n"), 0);
        assert_eq!(told("![](a.png)\n\nThree red cells in a capillary.\n"), 0);
    }

    #[test]
    fn a_sentence_under_a_picture_stays() {
        assert_eq!(told("![](a.png)\n\nLa rate est un organe lymphoïde.\n"), 1);
        assert_eq!(told("![](a.png)\n\nRate : organe lymphoïde.\n"), 1);
        assert_eq!(told("![](a.png)\n\nLes signes cliniques\n"), 1);
        assert_eq!(told("La rate.\n\nTrois hématies dans un capillaire.\n"), 2);
    }
}
