//! What a restoration would change, before it does.

use std::collections::HashMap;
use std::path::PathBuf;

use super::restore::Kept;
use super::{Library, atomic_files, backup, restore};
use crate::deck::Deck;

/// One thing that a restoration would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Returning {
    Deck {
        title: String,
        /// How many notes it has now; none where there is no such deck.
        now: Option<usize>,
        then: usize,
        /// Notes that it has then as now, and that say something else.
        edited: usize,
    },
    Settings,
    /// A copy that can't be read: its file would be left alone.
    Unreadable(PathBuf),
}

impl Library {
    /// What [`Library::restore`] would change of decks and settings.
    #[must_use]
    pub fn would_restore(&self, moment: &str) -> Vec<Returning> {
        let copies = backup::files_at(self.root(), moment).into_iter();
        copies
            .filter_map(|(file, copy)| {
                let kept = atomic_files::read(&copy).ok();
                match kept.and_then(|bytes| restore::read(&file, &copy, bytes)) {
                    None => Some(Returning::Unreadable(file)),
                    // Answers that only a copy has are added; nothing else happens to them.
                    Some(Kept::History(..)) => None,
                    Some(Kept::Settings(settings)) => {
                        (*settings != *self.settings()).then_some(Returning::Settings)
                    }
                    Some(Kept::Deck(_, then, _)) => {
                        let now = self.deck(&then.id).map(|open| &open.deck);
                        let differs = now.is_none_or(|now| restore::differ(now, &then));
                        differs.then(|| returning(now, *then))
                    }
                }
            })
            .collect()
    }
}

fn returning(now: Option<&Deck>, then: Deck) -> Returning {
    let notes = now.into_iter().flat_map(|now| &now.notes);
    let notes: HashMap<_, _> = notes.map(|note| (&note.id, note)).collect();
    let edited = then.notes.iter().filter(|note| {
        let now = notes.get(&note.id);
        now.is_some_and(|now| *now != *note)
    });
    Returning::Deck {
        edited: edited.count(),
        now: now.map(|now| now.notes.len()),
        then: then.notes.len(),
        title: then.title,
    }
}
