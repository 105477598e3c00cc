//! The whole program from the outside, in one binary, so that `cargo test` links once:
//! `cargo test --test all golden::` runs one file of it. What measures the memory of its whole
//! process stands alone, in `tests/fuzz.rs`; what drives the window is in `tests/window`.

mod adding;
mod anki;
mod any_text;
mod arranging;
mod cli;
mod decks;
mod devices;
mod due;
mod faults;
mod finding;
mod generate;
mod golden;
mod histories;
mod house;
mod importing;
mod killed;
mod large;
mod library;
mod links_and_pipes;
mod merging;
mod mutations;
mod mutator;
mod pages;
mod power_loss;
mod racing;
mod settings_between_devices;
mod support;
mod undo_between_devices;
mod where_it_writes;
mod year_of_study;
