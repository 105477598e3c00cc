//! What the devices' students were told is done: it is to be there at the end.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use carabin::deck::{Content, Deck, Note};
use carabin::history::Stamp;

/// When a note was changed last, and what may have come of it.
pub type Last = (i64, BTreeSet<Option<String>>);

/// What was acknowledged: events by name, and of each note in each deck the last change with what
/// it made of it. A note that goes into another deck leaves the one and comes into the other.
#[derive(Default)]
pub struct Acknowledged {
    pub events: BTreeSet<Stamp>,
    pub choices: BTreeSet<String>,
    pub notes: BTreeMap<(String, String), Last>,
    /// The time of the last change (ms UTC).
    latest: i64,
    /// What each device chose, one after the other.
    pub settings: BTreeMap<String, Vec<u32>>,
    /// Of each deck when its head was changed last, and what it may be called since.
    pub titles: BTreeMap<String, (i64, BTreeSet<String>)>,
    /// What decks held when somebody took them out of the library, having seen it.
    pub removed: Vec<Deck>,
    /// Whether a deck's file has gone into another folder.
    pub moved: bool,
}

impl Acknowledged {
    /// Nobody edits one note on two devices within one millisecond, whatever the system's clock
    /// makes of a sleep.
    pub fn wait(&self) {
        while jiff::Timestamp::now().as_millisecond() <= self.latest {
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    pub fn take(&mut self, note: Option<&Note>, id: &str, deck: &Deck) {
        // A deck has one time for its title and for the order of its notes.
        self.take_title(deck);
        let change = deck.changes.notes.iter().find(|change| change.id.as_str() == id);
        let time = change.map_or(0, |change| change.time);
        self.latest = self.latest.max(time);
        let said = note.map(said);
        let entry = self.notes.entry((deck.id.to_string(), id.to_owned())).or_default();
        if time > entry.0 {
            *entry = (time, BTreeSet::from([said]));
        } else if time == entry.0 {
            entry.1.insert(said);
        }
    }

    /// What the deck is called, if this is the last change of its head.
    pub fn take_title(&mut self, deck: &Deck) {
        let time = deck.changes.deck;
        if time == 0 {
            return;
        }
        self.latest = self.latest.max(time);
        let (last, titles) = self.titles.entry(deck.id.to_string()).or_default();
        if time > *last {
            titles.clear();
        }
        if time >= *last {
            *last = time;
            titles.insert(deck.title.clone());
        }
    }

    /// Whether whoever took the deck out of the library had seen the last change of a note in it, and
    /// meant that too.
    pub fn is_removed(&self, home: &str, id: &str) -> bool {
        let Some((_, last)) = self.notes.get(&(home.to_owned(), id.to_owned())) else {
            return true;
        };
        let removed = self.removed.iter().filter(|deck| deck.id.as_str() == home);
        removed.into_iter().any(|deck| last.contains(&note_in(deck, id)))
    }
}

/// What a deck says of a note.
pub fn note_in(deck: &Deck, id: &str) -> Option<String> {
    deck.notes.iter().find(|note| note.id.as_str() == id).map(said)
}

pub fn said(note: &Note) -> String {
    match &note.content {
        Content::Basic { back, .. } => format!("{}: {back}", note.context),
        other => panic!("{other:?}"),
    }
}
