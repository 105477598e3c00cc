//! Cards of one sentence stand apart: how near the last one was.

use crate::deck::Sentence;

/// How many cards in a row are looked at for one of another sentence than the cards before.
pub(super) const LOOKS: usize = 64;

/// How many cards back a sentence is still in mind: its next card would be answered by the last one,
/// and not by what was learnt.
pub(super) const BACK: usize = 6;

/// How near the last card of a sentence is among the sentences of the cards `before`, the last one
/// first: [`BACK`] right before, 0 where none of them is of it.
pub(super) fn nearness(sentence: Sentence, before: impl IntoIterator<Item = Sentence>) -> usize {
    let ago = before.into_iter().take(BACK).position(|other| other.is_shared(sentence));
    ago.map_or(0, |ago| BACK - ago)
}
