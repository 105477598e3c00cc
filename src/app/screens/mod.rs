//! The screens: each reads the state, shows itself, and returns commands.
//!
//! A screen changes nothing but the forms that are typed into.

pub mod arrange;
pub mod backlog;
mod backups;
pub mod browse;
pub mod browse_asked;
mod browse_bar;
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
mod draw;
pub mod exam;
mod folder;
pub mod forms;
mod glossary;
pub mod grades;
pub mod leeches;
pub mod limits;
pub mod memory;
pub mod note;
mod note_fields;
mod occlusion;
pub mod overlays;
pub mod palette;
mod picture;
pub mod plan;
mod retention;
mod sentences;
pub mod settings;
mod standing;
pub mod statistics;
pub mod study;
pub mod summary;
mod text;
pub mod typed;
mod working;
