//! A library in memory, for the tests of this folder.

use super::*;
use crate::deck::{CardId, Changes, Content, Deck, Note, Source};
use crate::history::{Draft, Event, History, Rating, Stamp};
use crate::schedule::{Now, Settings};

pub(super) const MINUTE_MS: i64 = 60_000;
pub(super) const DAY_MS: i64 = 86_400_000;
/// 09:00 UTC of scheduler day 20,000.
pub(super) const START: i64 = 20_000 * DAY_MS + 9 * 60 * MINUTE_MS;

/// A deck of `notes` notes with one card each, or two.
pub(super) fn deck(name: &str, notes: usize, cards: u16) -> Deck {
    let note = |n: usize| {
        let gaps: Vec<String> =
            (1..=cards).map(|card| format!("{{{{c{card}::x{card}}}}}")).collect();
        let text = gaps.join(" ");
        let id = format!("{name}{n}").parse().unwrap();
        Note {
            id,
            content: Content::Cloze { text },
            context: String::new(),
            tags: Vec::new(),
            source: None,
        }
    };
    Deck {
        id: name.parse().unwrap(),
        title: name.into(),
        language: "fr".into(),
        description: String::new(),
        origin: None,
        notes: (0..notes).map(note).collect(),
        changes: Changes::default(),
    }
}

/// The same, where as many notes as `count`, one after the other, were made from each sentence.
pub(super) fn in_sentences(mut deck: Deck, count: usize) -> Deck {
    for (n, note) in deck.notes.iter_mut().enumerate() {
        let quote = format!("Sentence {}.", n / count);
        note.source = Some(Source { quote, place: String::new() });
    }
    deck
}

pub(super) fn now(time: i64) -> Now {
    Now::at(time, &jiff::tz::TimeZone::UTC, 4)
}

/// A library in memory: what is written is in the history, and only that.
pub(super) struct TestLibrary {
    pub(super) decks: Vec<Deck>,
    pub(super) settings: Settings,
    pub(super) events: Vec<Event>,
    pub(super) collection: Collection,
    pub(super) history: History,
    /// The folders that the decks are in.
    pub(super) folders: Vec<&'static str>,
    pub(super) time: i64,
}

impl TestLibrary {
    pub(super) fn new(decks: Vec<Deck>, settings: Settings) -> Self {
        let folders = vec![""; decks.len()];
        Self::in_folders(decks, folders, settings)
    }

    /// The same, where decks are in folders.
    pub(super) fn in_folders(
        decks: Vec<Deck>,
        folders: Vec<&'static str>,
        settings: Settings,
    ) -> Self {
        let collection = Collection::new(&[], &History::default(), &settings);
        let (events, history) = (Vec::new(), History::default());
        let mut desk = Self { decks, settings, events, collection, history, folders, time: START };
        desk.reopen();
        desk
    }

    /// Those of folders and decks.
    pub(super) fn limits(&self) -> Limits {
        let ids = self.decks.iter().map(|deck| &deck.id);
        Limits::of(&self.settings, &ids.zip(self.folders.iter().copied()).collect::<Vec<_>>())
    }

    pub(super) fn now(&self) -> Now {
        now(self.time)
    }

    pub(super) fn write(&mut self, what: Draft) -> Event {
        let device = ["b", "c", "a"][self.events.len() % 3].parse().unwrap();
        let stamp = Stamp { device, sequence: self.events.len() as u64 + 1 };
        let event = Event { stamp, what };
        self.events.push(event.clone());
        event
    }

    /// The n-th deck.
    pub(super) fn deck(&self, n: usize) -> Scope {
        Scope::deck(&self.decks[n].id)
    }

    pub(super) fn session(&self, scope: Scope) -> Session {
        Session::start(&self.collection, scope, &self.now())
    }

    pub(super) fn record(&mut self, session: &mut Session, draft: Option<Draft>) {
        let event = self.write(draft.unwrap());
        let now = self.now();
        self.collection.record(&mut self.history, &event);
        session.record(&self.collection, event, &now);
    }

    pub(super) fn grade(&mut self, session: &mut Session, rating: Rating) {
        let draft = session.grade(&self.collection, rating, 3000, &self.now());
        self.time += 5000;
        self.record(session, draft);
    }

    /// The collection as a program that starts now would read it.
    pub(super) fn fresh(&self) -> Collection {
        self.collect(&History::new(self.events.clone()))
    }

    /// Starts again from what was written.
    pub(super) fn reopen(&mut self) {
        self.history = History::new(self.events.clone());
        self.collection = self.collect(&self.history);
    }

    fn collect(&self, history: &History) -> Collection {
        let decks: Vec<&Deck> = self.decks.iter().collect();
        let folders = self.folders.iter().map(|folder| (*folder).to_owned());
        Collection::new(&decks, history, &self.settings).in_folders(folders)
    }

    /// Grades Good until nothing is left today, and tells the cards in the order they came.
    pub(super) fn play(&mut self, scope: Scope) -> Vec<CardId> {
        let mut session = self.session(scope);
        let mut asked = Vec::new();
        while asked.len() < 10_000 {
            if let Some(card) = session.current().cloned() {
                asked.push(card);
                self.grade(&mut session, Rating::Good);
            } else if let Some(time) = session.waiting_until() {
                self.time = self.time.max(time);
                session.refresh(&self.collection, &self.now());
            } else {
                assert_eq!(session.remaining(), Remaining::default());
                return asked;
            }
        }
        panic!("the sitting has no end");
    }

    pub(super) fn next_day(&mut self) {
        self.time = START + ((self.time - START) / DAY_MS + 1) * DAY_MS;
    }
}

pub(super) fn plain() -> Settings {
    Settings { fuzz: false, ..Settings::default() }
}

pub(super) fn names(cards: &[CardId]) -> Vec<String> {
    cards.iter().map(CardId::to_string).collect()
}
