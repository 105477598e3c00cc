//! The features of the window: each owns its state, its form and its commands, and carries them
//! out on the workspace.
//!
//! What a feature wants of the rest of the window it says in its effects; none of them knows
//! another, and none knows the top.

pub mod backlog;
pub mod backups;
pub mod browse;
pub mod create;
pub mod deck;
pub mod decks;
pub mod duplicates;
pub mod editor;
pub mod exams;
pub mod files;
pub mod given;
pub mod health;
pub mod keeping;
pub mod limits;
pub mod long;
pub mod memory;
pub mod quality;
pub mod settings;
pub mod statistics;
pub mod study;
pub mod terms;
