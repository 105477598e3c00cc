//! Carabin turns a text into flashcards and makes them stick.
//!
//! What needs no screen: the window (`src/app`) and the command line (`src/cli`) are the program's,
//! in `src/main.rs`, so that nothing here can use them, and who edits a screen does not wait for the
//! rest to be compiled. The modules stand in the order of the house: each may use those above it,
//! never those below (`tests/all/house` holds it).

pub mod message;

pub mod deck;
pub mod exchange;
pub mod history;
pub mod schedule;

pub mod generate;

pub mod library;
pub mod study;

pub mod statistics;

pub mod find;

pub mod workspace;

pub mod locale;
