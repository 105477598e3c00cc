//! The columns of a table of cards, and the order that each gives.
//!
//! An order is a list of all cards, made once; what a query finds is taken from it in one pass.

use std::cmp::Ordering;

use rayon::prelude::*;

use super::index::DeckText;
use super::matching::Table;
use super::query::Part;
use crate::history::{Due, Phase};
use crate::study::CardEntry;

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    Front,
    Back,
    Deck,
    Tags,
    State,
    Due,
    Stability,
    Lapses,
    Created,
    Changed,
}

impl Column {
    /// In the order in which a table has them.
    pub const ALL: [Self; 10] = [
        Self::Front,
        Self::Back,
        Self::Deck,
        Self::Tags,
        Self::State,
        Self::Due,
        Self::Stability,
        Self::Lapses,
        Self::Created,
        Self::Changed,
    ];

    /// As it is written, in a file or on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Front => "front",
            Self::Back => "back",
            Self::Deck => "deck",
            Self::Tags => "tags",
            Self::State => "state",
            Self::Due => "due",
            Self::Stability => "stability",
            Self::Lapses => "lapses",
            Self::Created => "created",
            Self::Changed => "changed",
        }
    }
}

/// How a table is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    pub by: Column,
    pub descending: bool,
}

impl Sort {
    /// `found`, places in the order of the collection, in the order of the table; `order` is all
    /// cards in the order of the column.
    #[must_use]
    pub fn sorted(self, found: &[u32], order: &[u32]) -> Vec<u32> {
        // A few are sorted by their ranks more quickly than all are gone through; but ranks cost
        // as much as going through all.
        let mut wanted = vec![false; order.len()];
        for place in found {
            if let Some(wanted) = wanted.get_mut(*place as usize) {
                *wanted = true;
            }
        }
        let is_wanted = |place: &u32| wanted.get(*place as usize).copied().unwrap_or(false);
        if self.descending {
            order.iter().rev().copied().filter(is_wanted).collect()
        } else {
            order.iter().copied().filter(is_wanted).collect()
        }
    }
}

impl Table<'_> {
    /// All cards in the order of a column; where it says nothing, in that of the collection.
    #[must_use]
    pub fn order(&self, by: Column) -> Vec<u32> {
        let cards = self.collection.cards();
        let mut order: Vec<u32> = (0..u32::try_from(cards.len()).unwrap_or(u32::MAX)).collect();
        match by {
            Column::Front => self.by_text(&mut order, Part::Front),
            Column::Back => self.by_text(&mut order, Part::Back),
            Column::Deck => self.by(&mut order, |_, text| text.title.as_str()),
            Column::Tags => self.by(&mut order, |card, text| {
                let tags = text.tags_of(card.note).iter();
                let tags = tags.filter_map(|tag| text.tags.get(*tag as usize));
                tags.map(|tag| self.tag_names.folded(tag)).collect::<Vec<_>>().join(" ")
            }),
            Column::State => self.by(&mut order, |card, _| self.rank(card)),
            Column::Due => self.by(&mut order, |card, _| self.due(card)),
            // Positive numbers are ordered as their bits are.
            Column::Stability => self.by(&mut order, |card, _| card.state.stability.to_bits()),
            Column::Lapses => self.by(&mut order, |card, _| card.state.lapses),
            Column::Created => {
                self.by(&mut order, |card, text| self.created(card, text.notes.get(card.note)?));
            }
            Column::Changed => {
                self.by(&mut order, |card, text| {
                    text.notes.get(card.note).map(|note| note.changed)
                });
            }
        }
        order
    }

    fn by_text(&self, order: &mut Vec<u32>, part: Part) {
        self.by(order, |card, text| text.part(card.note, part));
    }

    /// Sorts by keys that are made once for each card.
    fn by<'a, K: Ord + Send + Sync>(
        &'a self,
        order: &mut Vec<u32>,
        key: impl Fn(&'a CardEntry, &'a DeckText) -> K + Sync,
    ) {
        let cards = self.collection.cards();
        let key = |place: &u32| {
            let card = cards.get(*place as usize)?;
            Some(key(card, self.index.deck(card.deck)?))
        };
        let mut keyed: Vec<(Option<K>, u32)> =
            order.par_iter().map(|place| (key(place), *place)).collect();
        let compare = |a: &(Option<K>, u32), b: &(Option<K>, u32)| match a.0.cmp(&b.0) {
            Ordering::Equal => a.1.cmp(&b.1),
            other => other,
        };
        keyed.par_sort_unstable_by(compare);
        *order = keyed.into_iter().map(|(_, place)| place).collect();
    }

    /// New cards first, those that are set aside last.
    fn rank(&self, card: &CardEntry) -> u8 {
        let state = &card.state;
        match state.phase {
            _ if state.suspended => 5,
            _ if !state.is_active(self.now.day) => 4,
            _ if state.reps == 0 => 0,
            Phase::New => 0,
            Phase::Learning => 1,
            Phase::Review => 2,
            Phase::Relearning => 3,
        }
    }

    /// What is due first comes first, what has no date last.
    fn due(&self, card: &CardEntry) -> (i32, i64) {
        match card.state.due {
            _ if card.state.phase == Phase::New => (i32::MAX, 0),
            Due::None => (i32::MAX, 0),
            Due::Day(day) => (day, i64::MIN),
            Due::Instant(time) => (self.day_of(time), time),
        }
    }
}
