//! Cards of one sentence stand apart: how near the last one was.

use crate::deck::Sentence;

/// How many cards in a row are looked at for one of another sentence than the cards before.
const LOOKS: usize = 64;

/// How many cards back a sentence is still in mind: its next card would be answered by the last one,
/// and not by what was learnt.
pub(super) const BACK: usize = 6;

/// How near the last card of a sentence is among the sentences of the cards `before`, the last one
/// first: [`BACK`] right before, 0 where none of them is of it.
pub(super) fn nearness(sentence: Sentence, before: impl IntoIterator<Item = Sentence>) -> usize {
    let ago = before.into_iter().take(BACK).position(|other| other.is_shared(sentence));
    ago.map_or(0, |ago| BACK - ago)
}

/// Of the next cards the first whose sentence is longest ago, with how near that is.
pub(super) fn farthest<T>(
    cards: impl IntoIterator<Item = T>,
    near: impl Fn(&T) -> usize,
) -> Option<(usize, T)> {
    let mut first: Option<(usize, T)> = None;
    for card in cards.into_iter().take(LOOKS) {
        let near = near(&card);
        if first.as_ref().is_none_or(|(least, _)| near < *least) {
            first = Some((near, card));
        }
        if near == 0 {
            break;
        }
    }
    first
}
