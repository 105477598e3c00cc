//! Carabin turns a text into flashcards and makes them stick.
//!
//! The modules stand in the order of the house: each may use those above it, never those below
//! (`tests/house` holds it).

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

pub mod app;
pub mod cli;
