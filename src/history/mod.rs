//! What happened: every grade and every change of a card's course, as events.
//!
//! One append-only CSV per device; several devices' files merge by a sorted union; an undo is an
//! event that names the event it takes back. Knows nothing of what decks hold, nor of schedules.

mod card_numbers;
mod compact_event;
mod event;
mod line;
mod log;
mod merge;
mod piece;
mod read_all;
mod shard;
#[cfg(test)]
mod tests;

pub use card_numbers::CardNumbers;
pub use compact_event::CompactEvent;
pub use event::{DeviceId, Draft, Due, Event, Kind, Phase, Rating, Stamp};
pub use line::{HEADER, LineFaultKind, encode};
pub use log::{LineFault, Log, read};
pub use merge::History;
pub use read_all::read_all;
