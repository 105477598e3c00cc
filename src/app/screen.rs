//! The parts of the window, one of which is shown at a time.

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Screen {
    #[default]
    Decks,
    /// One deck with its cards.
    Deck,
    Study,
    Create,
    /// All cards, found by a query.
    Browse,
    /// Notes that are twice in the library.
    Duplicates,
    /// Cards that break the rules of a good one.
    Quality,
    Statistics,
    Settings,
    /// What FSRS has learnt of the student, and the retention.
    Memory,
}
