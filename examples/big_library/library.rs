//! The whole library on disk: decks, histories, settings.

use std::error::Error;
use std::fs;
use std::path::Path;

use carabin::deck;
use carabin::history::HEADER;
use carabin::library::Settings;

use super::{notes, reviews};

/// How large a library is to be, and which of all that are so large.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub cards: usize,
    /// Grades, some of them taken back.
    pub reviews: usize,
    pub decks: usize,
    pub seed: u64,
}

/// Writes a library to `folder`, and says what it holds.
pub fn write(folder: &Path, size: Size) -> Result<String, Box<dyn Error>> {
    for part in ["decks", "media", "history"] {
        fs::create_dir_all(folder.join(part))?;
    }
    if fs::read_dir(folder.join("history"))?.next().is_some() {
        return Err("there is a library already".into());
    }
    let decks = notes::decks(size.cards, size.decks, size.seed);
    for deck in &decks {
        fs::write(folder.join(format!("decks/{}.ron", deck.id)), deck::write(deck))?;
    }
    let logs = reviews::logs(&decks, size.reviews, size.seed);
    for (device, lines) in &logs {
        fs::write(folder.join(format!("history/{device}.csv")), format!("{HEADER}{lines}"))?;
    }
    let layout = ron::ser::PrettyConfig::default();
    let settings = ron::ser::to_string_pretty(&Settings::default(), layout)?;
    fs::write(folder.join("settings.ron"), settings + "\n")?;
    let notes: usize = decks.iter().map(|deck| deck.notes.len()).sum();
    let lines: usize = logs.iter().map(|(_, lines)| lines.lines().count()).sum();
    Ok(format!(
        "{} decks, {notes} notes, {} cards; {lines} lines of history",
        decks.len(),
        size.cards
    ))
}
