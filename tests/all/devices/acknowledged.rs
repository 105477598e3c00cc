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
    /// Whether each thing that can be said of notes, or kept, was said last or taken back.
    pub choices: BTreeMap<String, bool>,
    pub notes: BTreeMap<(String, String), Last>,
    /// The time of the last change (ms UTC).
    latest: i64,
    /// The last choice of each number, on whichever device.
    pub settings: BTreeMap<usize, u32>,
    /// Of each deck when its head was changed last, and what it may be called since.
    pub titles: BTreeMap<String, (i64, BTreeSet<String>)>,
    /// What decks held when somebody took them out of the library, having seen it.
    pub removed: Vec<Deck>,
    /// Whether a deck's file has gone into another folder.
    pub moved: bool,
}

impl Acknowledged {
    /// Nobody edits or chooses one thing on two devices within one millisecond, whatever the system's clock
    /// makes of a sleep.
    pub fn wait(&self) {
        while jiff::Timestamp::now().as_millisecond() <= self.latest {
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// A choice of a number was made.
    pub fn choose(&mut self, which: usize, number: u32) {
        self.settings.insert(which, number);
        self.latest = self.latest.max(jiff::Timestamp::now().as_millisecond());
    }

    /// Something was said, or taken back.
    pub fn tell(&mut self, what: String, is_said: bool) {
        self.choices.insert(what, is_said);
        self.latest = self.latest.max(jiff::Timestamp::now().as_millisecond());
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
