//! The screens: each reads the state, shows itself, and returns commands.
//!
//! A screen changes nothing but the forms that are typed into.

pub mod arrange;
pub mod backlog;
mod backups;
pub mod browse;
pub mod browse_asked;
mod browse_bar;
mod browse_drag;
mod browse_keys;
mod browse_lines;
mod browse_side;
mod browse_table;
pub mod candidates;
mod choice;
mod closer;
pub mod create;
pub mod deck;
mod deck_menu;
mod deck_rows;
pub mod decks;
pub mod drafts;
pub mod exam;
pub mod files;
mod folder;
pub mod forms;
mod glossary;
pub mod grades;
pub mod leeches;
pub mod limits;
pub mod memory;
pub mod note;
mod note_fields;
pub mod overlays;
pub mod palette;
pub mod plan;
mod retention;
mod sentences;
pub mod settings;
mod standing;
pub mod statistics;
pub mod study;
pub mod summary;
pub mod typed;
mod working;
