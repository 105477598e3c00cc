//! A large library to measure on, in a folder of its own, as `examples/big_library` writes it.
//!
//! It is written to the system's temporary folder, and removed.

#[path = "../../examples/big_library/chance.rs"]
mod chance;
#[path = "../../examples/big_library/library.rs"]
mod library;
#[path = "../../examples/big_library/notes.rs"]
pub mod notes;
#[path = "../../examples/big_library/reviews.rs"]
pub mod reviews;

use carabin::history::History;
use carabin::schedule::Now;
use tempfile::TempDir;

use library::Size;

/// With so many reviews of a tenth as many cards.
pub fn big_library(reviews: usize) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let size = Size { cards: reviews / 10, reviews, decks: 50, seed: 1 };
    library::write(folder.path(), size).unwrap();
    folder
}

/// The moment `after` ms past the last event.
pub fn now(history: &History, after: i64) -> Now {
    let numbers = 0..u32::try_from(history.names().len()).unwrap();
    let times = numbers.flat_map(|card| history.past(card).map(|row| row.time));
    Now::at(times.max().unwrap_or(0) + after, &jiff::tz::TimeZone::UTC, 4)
}
