//! Which rows of a table are chosen, by mouse and keyboard.

use rustc_hash::FxHashSet;

use crate::deck::CardId;

/// The cards that are chosen, whatever row they are in.
#[derive(Debug, Default)]
pub struct Selection {
    chosen: FxHashSet<CardId>,
    /// Where the keyboard is.
    cursor: Option<CardId>,
    /// Where a range began.
    anchor: Option<CardId>,
}

impl Selection {
    #[must_use]
    pub fn holds(&self, card: &CardId) -> bool {
        self.chosen.contains(card)
    }

    #[must_use]
    pub fn cursor(&self) -> Option<&CardId> {
        self.cursor.as_ref()
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.chosen.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty()
    }

    /// This card alone.
    pub fn choose(&mut self, card: CardId) {
        self.chosen.clear();
        self.chosen.insert(card.clone());
        self.anchor = Some(card.clone());
        self.cursor = Some(card);
    }

    /// This card too, or not any more.
    pub fn toggle(&mut self, card: CardId) {
        if !self.chosen.remove(&card) {
            self.chosen.insert(card.clone());
        }
        self.anchor = Some(card.clone());
        self.cursor = Some(card);
    }

    /// These cards, up to `last`, where the keyboard then is.
    pub fn extend(&mut self, cards: impl IntoIterator<Item = CardId>, last: CardId) {
        self.chosen = cards.into_iter().collect();
        self.cursor = Some(last);
    }

    /// All of these.
    pub fn choose_all(&mut self, cards: impl IntoIterator<Item = CardId>) {
        self.chosen = cards.into_iter().collect();
    }

    /// Where a range begins.
    #[must_use]
    pub fn anchor(&self) -> Option<&CardId> {
        self.anchor.as_ref().or(self.cursor.as_ref())
    }

    /// Keeps only the cards that are there.
    pub fn keep(&mut self, is_there: impl Fn(&CardId) -> bool) {
        self.chosen.retain(|card| is_there(card));
        self.cursor = self.cursor.take().filter(&is_there);
        self.anchor = self.anchor.take().filter(&is_there);
    }
}
