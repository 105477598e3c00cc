//! The window, driven through its accessibility tree and painted on the CPU.
//!
//! These are tests of the program's own crate (`src/main.rs`), as the window is no part of the
//! library: `cargo test --bin carabin window::creating::` runs one file of them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests stop at a fault")]
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "pixels are small numbers"
)]

mod amounts;
mod backlog;
mod browsing;
mod browsing_beside;
mod browsing_hands;
mod creating;
mod deck;
mod drafts;
mod duplicates;
mod exams;
mod file_paths;
mod files_change;
mod flags_and_leeches;
mod formulas;
mod importing;
mod known_words;
mod large_windows;
mod layout;
mod limits;
mod long_changes;
mod low;
mod media;
mod memory;
mod messages;
mod odd_masks;
mod open_edits;
mod palette_and_settings;
mod pictures;
mod quality;
mod rendering;
mod screen_reader;
mod sentences;
mod snapshots;
mod speed;
mod statistics;
mod studying;
mod support;
mod tag_names;
mod translations;
// Shared with the tests of the whole program.
#[path = "../all/support/work.rs"]
mod work;
mod writing;
