//! How a text opens: the lines up to the first that is text, each of which may name its topic.

use super::super::super::block::Shape;
use super::super::super::clean::visible;
use super::super::super::heading::letterhead;
use super::super::super::heading::number::number;
use super::super::super::heading::sort::{Sort, sort};
use super::super::candidate::OPENING;
use super::super::naming::{
    before_colon, before_verb, begins_later, defined_line, headword, written_large,
};
use super::super::parts::is_later;
use super::super::wording::tidy;
use super::super::{defined_below, head};
use super::Finder;

impl Finder<'_> {
    /// The first lines, up to the first that is text.
    pub(super) fn opening(&mut self) {
        let mut weight = 3.0;
        let mut begun = false;
        let (blocks, whole) = (self.blocks, self.text);
        for (at, block) in blocks.iter().take(OPENING).enumerate() {
            let heading = matches!(block.shape, Shape::Heading(_));
            let text = block.text.text();
            // What stands under « Définition » defines the topic.
            if !heading && at.checked_sub(1).is_some_and(|at| defined_below::labels(blocks.get(at)))
            {
                break;
            }
            let raw = visible(whole.get(block.text.original(0..text.len())).unwrap_or(text));
            // Cleaning has closed the gaps of a letterhead.
            let gaps = (raw.contains("   ") || raw.contains('\t')) && !raw.contains('\n');
            let line = if gaps { &*raw } else { text };
            let pieces = letterhead::pieces(line, self.lists);
            let parts = if gaps { pieces.as_slice() } else { &[text] };
            let short = parts.iter().all(|part| part.split_whitespace().count() <= 12)
                && parts.first().is_none_or(|part| !part.ends_with(['.', ';']));
            // A question is not what the text is about, and its answer neither.
            if !heading && text.contains('?') || text.contains("::") {
                break;
            }
            if let Some(word) = headword(text, self.lists) {
                self.named(word, weight + 1.0);
                break;
            }
            if let Some(defined) = defined_line(text, self.lists) {
                self.named(defined, weight + 0.3);
                break;
            }
            let plain = matches!(block.shape, Shape::Paragraph | Shape::Reference) && short;
            if !heading && !plain {
                break;
            }
            if block.shape == Shape::Reference && !letterhead::announces(text, self.lists) {
                continue;
            }
            // « Plèvre / pariétale », a word a line: a figure's label.
            let narrow = raw.lines().count() > 1
                && raw.lines().all(|line| line.split_whitespace().count() <= 2);
            if narrow && !heading {
                continue;
            }
            // Behind a page's or another heading a plain line is a label or a bare note.
            let loose = if begun { 1.4 } else { 0.6 };
            // « Le corps est protégé par deux types d’immunité : » leads to a list.
            let leads = f32::from(u8::from(text.ends_with(':') && before_verb(text) != text));
            let loose = loose + leads;
            begun |= heading;
            if is_later(blocks, text) {
                weight -= 2.0;
            }
            // « 1. » is over no « 2. » of its level.
            if let Shape::Heading(level) = block.shape
                && number(text) > 0
                && blocks.iter().skip(at + 1).any(|other| {
                    other.shape == Shape::Heading(level) && begins_later(other.text.text())
                })
            {
                weight -= 1.6;
            }
            // A heading over another that names a thing is a figure's label, or a course's.
            let over = blocks.get(at + 1).is_some_and(|next| match (&block.shape, &next.shape) {
                (Shape::Heading(level), Shape::Heading(below)) => {
                    below <= level
                        && sort(&tidy(next.text.text(), self.vocabulary), self.lists) == Sort::Thing
                }
                _ => false,
            });
            let weighed = if over { weight - 1.0 } else { weight };
            let sure = heading || letterhead::announces(line, self.lists);
            let large = written_large(&pieces);
            for piece in pieces {
                let named = before_colon(piece);
                if head::is_of_the_paper(named, self.lists) {
                    continue;
                }
                let weighed = if large == Some(piece) { weighed + 2.0 } else { weighed };
                // A sentence over a list tells of any thing.
                if leads > 0.0 && !self.is_spoken_of(before_verb(named)) {
                    continue;
                }
                if self.named(piece, if sure { weighed } else { weighed - loose }) {
                    // A second line seldom names what the first did not.
                    weight -= 0.7;
                }
            }
        }
    }
}
