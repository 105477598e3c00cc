//! The headings above each block, from the topic down.
//!
//! Rewrites the paths that `clean/` could only guess while it read: the topic first, headings as
//! they are shown, nothing of the paper. Nothing hangs under the references.

use std::sync::Arc;

use super::super::block::{Block, Shape};
use super::super::clean::{is_bibliography, pictograms};
use super::super::heading::letterhead;
use super::super::heading::lists::Lists;
use super::super::heading::sort::{Sort, sort};
use super::super::heading::stem::stems;
use super::candidate::OPENING;
use super::head::cut;
use super::title::Title;
use super::vocabulary::Vocabulary;
use super::wording::tidy;

/// Gives every block of a text about `title` its path.
pub(super) fn paths(blocks: &mut [Block], title: &Title, vocabulary: &Vocabulary, lists: &Lists) {
    let title = if title.first_of_many { "" } else { title.text.as_str() };
    let topic = stems(title, lists);
    let mut above: Vec<(u8, String)> = Vec::new();
    let mut shared = path(title, &above);
    for (index, block) in blocks.iter_mut().enumerate() {
        if let Shape::Heading(level) = block.shape {
            while above.last().is_some_and(|(outer, last)| *outer >= level || is_bibliography(last))
            {
                above.pop();
            }
            let text = tidy(block.text.text(), vocabulary);
            let text = text.get(pictograms(&text)..).unwrap_or(&text).to_owned();
            // « Page 4 » is no part of the text; « Le vocabulaire » may be.
            let counts = text.contains(|c: char| c.is_ascii_digit());
            let says = !(counts && sort(&text, lists) == Sort::Paper);
            // « Cours 11 – La myasthénie » is the title with its number.
            let is_topic =
                |name: &str| stems(name, lists) == topic && letter(name) == letter(title);
            let named = letterhead::pieces(block.text.text(), lists)
                .first()
                .is_some_and(|piece| is_topic(&tidy(piece, vocabulary)));
            // « PARASITO cours 7 – LEISHMANIOSES (Pr B., amphi C) »
            let of_the_paper = || {
                let mut pieces = cut(block.text.text(), lists).into_iter();
                index < OPENING && pieces.any(|(piece, _)| is_topic(&tidy(piece, vocabulary)))
            };
            if is_topic(&text) || !topic.is_empty() && (named || of_the_paper()) {
                // What stood above the title was the course's.
                if index < OPENING {
                    above.clear();
                }
            } else if says {
                above.push((level, text));
            }
            shared = path(title, &above);
        } else if block.apart || block.ends.is_some() {
            if block.apart {
                above.pop();
            }
            let ended = |outer: u8| block.ends.is_some_and(|level| outer >= level);
            while above.last().is_some_and(|(outer, _)| ended(*outer)) {
                above.pop();
            }
            shared = path(title, &above);
        }
        block.path = Arc::clone(&shared);
    }
}

/// « Lymphocytes B » are not all lymphocytes.
fn letter(heading: &str) -> Option<char> {
    let last = heading.split_whitespace().next_back()?;
    let mut letters = last.chars();
    letters.next().filter(|c| c.is_uppercase() && letters.next().is_none())
}

fn path(title: &str, above: &[(u8, String)]) -> Arc<[String]> {
    let topic = (!title.is_empty()).then(|| title.to_owned());
    topic.into_iter().chain(above.iter().map(|(_, text)| text.clone())).collect()
}
