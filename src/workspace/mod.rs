//! The one owner of the library, of the cards with their states, and of all that is derived from
//! them.
//!
//! Whoever wants something changed says so with a [`Change`], and gets back the change that undoes
//! it. What is derived says what it depends on and is made when it is asked for, so that it can't
//! be out of date. Knows nothing of screens.

mod adding;
mod bulk;
#[cfg(test)]
mod bulk_tests;
mod change;
mod decks;
mod derived_values;
mod deriving;
mod edit;
mod folders;
mod importing;
mod memo;
mod notes;
mod order;
mod pick;
mod tags;
mod task;
#[cfg(test)]
mod task_tests;
#[cfg(test)]
mod tests;
mod twice;
mod twice_search;
#[cfg(test)]
mod twice_tests;

pub use adding::{Pair, Pairs, pairs, tag_of, tags_of};
pub use change::{Change, ChangeError, DeckChange, DecksChange, Done, Outcome};
pub use derived_values::{Standing, Version};
pub use edit::{Bulk, BulkError, Edit, Field, Matching, NoteChange, Replacement, ReplacementError};
pub use folders::{Folder, ShelfLine};
pub use importing::{Goal, Import, ImportedDeck};
pub use notes::Written;
pub use tags::{TagNode, Tags};
pub use task::{Prepared, Task, Wish};
pub use twice::{Outlook, Past};
pub use twice_search::{TwiceFound, TwiceSearch};

use std::rc::Rc;
use std::sync::Arc;

use crate::deck::{CardId, Deck, DeckId, Note, Question};
use crate::find::{Index, Table, TagNames};
use crate::history::History;
use crate::library::{Library, LibraryError, OpenDeck, Settings};
use crate::message::Message;
use crate::schedule::{Limit, LimitOf, Now};
use crate::study::{self, CardEntry, Collection};
use derived_values::Derived;

/// A library at work.
#[derive(Debug)]
pub struct Workspace {
    library: Library,
    collection: Collection,
    folders: Vec<Folder>,
    shelf: Vec<usize>,
    version: Version,
    /// The day for which the new cards have their turns.
    day: i32,
    /// New cards that the plans of exams begin on that day, and those of them still to come.
    new_today: (usize, usize),
    /// The library holds something else than the cards were made from.
    is_stale: bool,
    derived: Derived,
    tag_names: TagNames,
}

impl Workspace {
    #[must_use]
    pub fn new(library: Library, now: &Now) -> Self {
        let mut workspace = Self {
            collection: collect(library.decks(), library.history(), library.settings()),
            folders: folders::folders(library.decks()),
            shelf: folders::shelf(library.decks()),
            library,
            version: Version::default(),
            day: now.day,
            new_today: (0, 0),
            is_stale: false,
            derived: Derived::default(),
            tag_names: TagNames::default(),
        };
        workspace.take_turns(now);
        workspace
    }

    #[must_use]
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// In the order of their paths.
    #[must_use]
    pub fn decks(&self) -> &[Arc<OpenDeck>] {
        self.library.decks()
    }

    /// The decks with their places, in the order in which they are listed: by their names, folder by
    /// folder.
    pub fn shelf(&self) -> impl Iterator<Item = (usize, &Arc<OpenDeck>)> {
        self.shelf.iter().filter_map(|place| Some((*place, self.decks().get(*place)?)))
    }

    /// The same with the folders that they are in, but for what is in one that is `shut`.
    #[must_use]
    pub fn shelf_lines(&self, shut: &dyn Fn(&Folder) -> bool) -> Vec<ShelfLine> {
        folders::lines(&self.folders, &self.shelf, shut)
    }

    #[must_use]
    pub fn deck(&self, id: &DeckId) -> Option<&Deck> {
        self.library.deck(id).map(|open| &open.deck)
    }

    #[must_use]
    pub fn history(&self) -> &History {
        self.library.history()
    }

    #[must_use]
    pub fn settings(&self) -> &Settings {
        self.library.settings()
    }

    #[must_use]
    pub fn collection(&self) -> &Collection {
        &self.collection
    }

    /// The folders that decks are in, each before those that are in it.
    #[must_use]
    pub fn folders(&self) -> &[Folder] {
        &self.folders
    }

    /// Tells what there is now from what there was.
    #[must_use]
    pub fn version(&self) -> Version {
        self.version
    }

    /// Everything that can be searched, with its text folded.
    #[must_use]
    pub fn index(&self) -> Rc<Index> {
        self.index_with(usize::MAX)
    }

    /// The same as far as it is there, and `more` decks: whoever shows all cards need not wait for
    /// their text to be folded.
    #[must_use]
    pub fn index_with(&self, more: usize) -> Rc<Index> {
        let begin = |before: Option<&Index>| Index::begun(self.decks(), before);
        let begun = self.derived.index.renew(self.version.contents, begin);
        if more == 0 || begun.is_whole() {
            return begun;
        }
        self.derived.index.set(self.version.contents, begun.with_more(self.decks(), more))
    }

    /// The library as it is searched with an [`Self::index`].
    #[must_use]
    pub fn table<'a>(&'a self, index: &'a Index, now: &Now) -> Table<'a> {
        let (decks, collection, history) = (self.decks(), &self.collection, self.history());
        Table { decks, collection, history, index, tag_names: &self.tag_names, now: *now }
    }

    /// The names under which tags are shown, searched and sorted.
    #[must_use]
    pub fn tag_names(&self) -> &TagNames {
        &self.tag_names
    }

    /// Gives tags other names, those of another language.
    pub fn name_tags(&mut self, names: TagNames) {
        self.tag_names = names;
        self.version.contents += 1;
    }

    /// A card, with its note and question.
    #[must_use]
    pub fn card(&self, id: &CardId) -> Option<(&CardEntry, &Deck, &Note, Question)> {
        let card = self.collection.card(id)?;
        let deck = &self.decks().get(card.deck)?.deck;
        let note = deck.notes.get(card.note)?;
        let question = note.question(card.id.number)?;
        Some((card, deck, note, question))
    }

    /// The limits that a place has of its own.
    #[must_use]
    pub fn limit(&self, of: &LimitOf) -> Option<&Limit> {
        self.settings().scheduling.limits.iter().find(|limit| limit.of == *of)
    }

    /// The title of the deck, or the path of the folder.
    #[must_use]
    pub fn title<'a>(&'a self, of: &'a LimitOf) -> &'a str {
        match of {
            LimitOf::Folder(path) => path,
            LimitOf::Deck(id) => self.deck(id).map_or("", |deck| deck.title.as_str()),
        }
    }

    /// New cards that today's plans of exams begin, those they began today among them; and how many
    /// of them are still to come.
    #[must_use]
    pub fn new_today(&self) -> (usize, usize) {
        self.new_today
    }

    /// What the plans of the exams to come are made from.
    #[must_use]
    pub fn exam_tasks(&self, now: &Now) -> Vec<study::Task> {
        let decks = self.plain_decks();
        let exams = study::to_come(&self.settings().exams, &decks, now.day);
        exams.into_iter().map(|exam| study::Task::new(&self.collection, &decks, exam)).collect()
    }

    /// Lets the day be that of `now`: another day has other new cards.
    pub fn keep_to(&mut self, now: &Now) {
        if now.day != self.day {
            self.take_turns(now);
        }
    }

    /// Looks whether anything has changed on disk, and takes it in: true when something has.
    ///
    /// # Errors
    /// As [`Library::refresh`].
    pub fn refresh(&mut self, now: &Now) -> Result<bool, LibraryError> {
        let reading = self.library.reading().clone();
        let changed = self.library.refresh();
        if *self.library.reading() != reading || matches!(changed, Ok(true)) {
            self.collect(now);
        }
        changed
    }

    /// Mends what needs no guess.
    ///
    /// # Errors
    /// As [`Library::repair`].
    pub fn repair(&mut self, now: &Now) -> Result<Vec<Message>, LibraryError> {
        let done = Library::repair(&mut self.library);
        self.collect(now);
        done
    }

    /// What was merged or taken over since this was last asked, one line each.
    pub fn take_news(&mut self) -> Vec<Message> {
        self.library.take_news()
    }

    /// Goes on with another library.
    pub fn open(&mut self, library: Library, now: &Now) {
        self.library = library;
        self.collect(now);
    }

    fn plain_decks(&self) -> Vec<&Deck> {
        self.decks().iter().map(|open| &open.deck).collect()
    }

    /// Makes everything again from what the library holds now.
    fn collect(&mut self, now: &Now) {
        let library = &self.library;
        let cards = collect(library.decks(), library.history(), library.settings());
        self.take_cards(cards, now);
    }

    /// The same, where the cards are made already.
    fn take_cards(&mut self, cards: Collection, now: &Now) {
        self.collection = cards;
        self.folders = folders::folders(self.library.decks());
        self.shelf = folders::shelf(self.library.decks());
        self.version.contents += 1;
        self.is_stale = false;
        self.take_turns(now);
    }

    /// Says which new cards come first today, and which are held back.
    fn take_turns(&mut self, now: &Now) {
        let decks: Vec<&Deck> = self.library.decks().iter().map(|open| &open.deck).collect();
        let exams = study::to_come(&self.library.settings().exams, &decks, now.day);
        let study::Turns { turns, new_today, new_to_come } =
            study::turns(&self.collection, &decks, &exams, now);
        self.collection.set_turns(turns);
        self.new_today = (new_today, new_to_come);
        self.day = now.day;
        self.version.turns += 1;
    }
}

/// The cards of decks, as they stand.
fn collect(decks: &[Arc<OpenDeck>], history: &History, settings: &Settings) -> Collection {
    let plain: Vec<&Deck> = decks.iter().map(|open| &open.deck).collect();
    let collection = Collection::new(&plain, history, &settings.scheduling);
    collection.in_folders(decks.iter().map(|open| open.folder()))
}
