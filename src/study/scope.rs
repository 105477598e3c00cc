//! What a sitting is about: everything, a folder, or a deck, by its name.
//!
//! Names outlive a reading of the library: a deck keeps its id wherever it stands among the others.
//! Where they stand now is a [`Span`].

use std::ops::Range;

use crate::deck::DeckId;
use crate::schedule::LimitOf;

/// Which cards a sitting is about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Scope {
    #[default]
    All,
    In(LimitOf),
}

impl Scope {
    #[must_use]
    pub fn deck(id: &DeckId) -> Self {
        Self::In(LimitOf::Deck(id.clone()))
    }

    /// All decks below a folder, by its path: `medecine/oncologie`.
    #[must_use]
    pub fn folder(path: &str) -> Self {
        Self::In(LimitOf::Folder(path.to_owned()))
    }
}

/// Decks that stand one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Span {
    #[default]
    All,
    /// A deck, by its place.
    Deck(usize),
    /// From one place to before another.
    Decks(usize, usize),
}

impl Span {
    /// The places of its decks, of so many.
    pub(super) fn decks(self, count: usize) -> Range<usize> {
        let (first, after) = match self {
            Self::All => (0, count),
            Self::Deck(deck) => (deck, deck.saturating_add(1)),
            Self::Decks(first, after) => (first, after),
        };
        let after = after.min(count);
        first.min(after)..after
    }
}

/// Where decks stand: each one's id, and the path of the folder that it is in (empty: in none).
#[derive(Debug, Clone, Default)]
pub(super) struct Homes(Vec<(DeckId, String)>);

impl Homes {
    pub(super) fn new(ids: impl IntoIterator<Item = DeckId>) -> Self {
        Self(ids.into_iter().map(|id| (id, String::new())).collect())
    }

    pub(super) fn move_in(&mut self, folders: impl IntoIterator<Item = String>) {
        for ((_, home), folder) in self.0.iter_mut().zip(folders) {
            *home = folder;
        }
    }

    /// As [`super::Limits::of`] wants them.
    pub(super) fn placed(&self) -> Vec<(&DeckId, &str)> {
        self.0.iter().map(|(id, folder)| (id, folder.as_str())).collect()
    }

    /// Where the decks of a scope stand; nowhere, when none of them is there.
    pub(super) fn span(&self, scope: &Scope) -> Span {
        let Scope::In(place) = scope else { return Span::All };
        let held = self.0.iter().enumerate().filter(|(_, (id, folder))| place.holds(id, folder));
        let places = held.map(|(deck, _)| deck);
        places.fold(Span::Decks(0, 0), |span, deck| match span {
            Span::Decks(first, after) if first < after => Span::Decks(first, deck + 1),
            _ => Span::Decks(deck, deck + 1),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scope_is_found_wherever_its_decks_stand() {
        let mut homes = Homes::new(["a", "b", "c"].map(|id| id.parse().unwrap()));
        assert_eq!(homes.span(&Scope::deck(&"b".parse().unwrap())), Span::Decks(1, 2));
        assert_eq!(homes.span(&Scope::folder("med")), Span::Decks(0, 0));
        homes.move_in(["", "med", "med/coeur"].map(str::to_owned));
        assert_eq!(homes.span(&Scope::folder("med")), Span::Decks(1, 3));
        assert_eq!(homes.span(&Scope::folder("med/coeur")), Span::Decks(2, 3));
        assert_eq!(homes.span(&Scope::All), Span::All);
        assert_eq!(homes.span(&Scope::deck(&"gone".parse().unwrap())).decks(3), 0..0);
    }
}
