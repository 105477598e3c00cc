//! A library whose folder was deleted while it was open.
//!
//! What was acknowledged is still known here: it is written again at the same place, as soon as
//! there is something to save. What stands there meanwhile is not overwritten.

use std::collections::BTreeMap;
use std::path::Path;

use super::error::LibraryError;
use super::{Library, atomic_files, disk, lock, safe_paths};
use crate::deck;
use crate::history::{DeviceId, HEADER, encode};
use crate::message::Message;

impl Library {
    /// Makes the folder again: the decks that were open, the settings, what this device has
    /// written to `own` (`mine`), and what was known of the other devices' histories.
    ///
    /// # Errors
    /// When it can't be written there; what is known stays known.
    pub(super) fn make_again(&mut self, own: &Path, mine: &[u8]) -> Result<(), LibraryError> {
        let history = self.root.join("history");
        for folder in [&history, &self.root.join("decks"), &self.root.join("media")] {
            disk::make_folder(folder).map_err(LibraryError::write(folder))?;
        }
        let put = |path: &Path, bytes: &[u8]| {
            if safe_paths::is_taken(path) {
                return Ok(());
            }
            let folder = atomic_files::parent(path);
            disk::make_folder(folder).map_err(LibraryError::write(folder))?;
            atomic_files::replace(path, bytes).map_err(LibraryError::write(path))
        };
        put(own, mine)?;
        let mut others: BTreeMap<DeviceId, String> = BTreeMap::new();
        for event in self.history.events() {
            let device = event.stamp.device.clone();
            others.entry(device).or_insert_with(|| HEADER.to_owned()).push_str(&encode(&event));
        }
        for (device, lines) in others {
            put(&history.join(format!("{device}.csv")), lines.as_bytes())?;
        }
        for open in &self.decks {
            put(&self.root.join(&open.path), deck::write(&open.deck).as_bytes())?;
        }
        put(&self.root.join("settings.ron"), &self.settings.encode_over(None)?)?;
        let held = lock(&self.root, &self.device)?.ok_or(LibraryError::ReadOnly)?;
        let mut news = std::mem::take(&mut self.news);
        *self = Self::open_to_write(&self.root, self.device.clone(), held)?;
        news.append(&mut self.news);
        news.push(Message::new("notice-made-again"));
        self.news = news;
        Ok(())
    }
}
