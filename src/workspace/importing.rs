//! Notes of another program come into the library: as new notes, or into those that they came as
//! before.
//!
//! A note is known again by what the other program knows it by; where it says nothing, by its
//! question. What the student has given a note here, a flag or a tag, stays. Refuses nothing by
//! itself: what could not be asked is told with its line.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::{Change, Workspace};
use crate::deck::{Changes, Content, Deck, DeckId, Fault, Note, NoteId, Source};
use crate::deck::{fault_of, fold, media_names};
use crate::exchange::{Foreign, Notes, as_it_is_there, is_unchanged};
use crate::library::{OpenDeck, folder_path, media_path};
use crate::message::{Message, Tell};
use crate::schedule::Now;

/// Shorter names of notes are everybody's: `1`, `2`, `3`.
const OWN: usize = 8;

/// What an import comes to.
#[derive(Debug)]
pub struct Import {
    pub change: Change,
    /// In the order of the file.
    pub decks: Vec<ImportedDeck>,
    pub added: usize,
    pub changed: usize,
    pub same: usize,
    /// Lines that make no note, each with what is to be said.
    pub left: Vec<(usize, Message)>,
    /// Pictures and sounds that notes name and that the library does not have.
    pub missing: BTreeSet<String>,
}

/// Where all notes of a file are to come.
#[derive(Debug, Clone, Copy)]
pub enum Goal<'a> {
    /// A deck of the library.
    Deck(&'a Deck),
    /// The deck with this title, which need not be there yet.
    Titled(&'a str),
}

/// A deck that notes come into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedDeck {
    pub id: DeckId,
    pub title: String,
    pub is_new: bool,
    pub notes: usize,
}

/// A note that another one of the file has already been.
#[derive(Debug)]
struct Twice(usize);

impl Tell for Twice {
    fn message(&self) -> Message {
        Message::new("import-left-twice").with("first", self.0)
    }
}

/// Decks as they will be, and what is counted on the way.
struct Plan<'a> {
    workspace: &'a Workspace,
    language: &'a str,
    /// When the notes come (ms UTC).
    time: i64,
    decks: Vec<Planned>,
    /// Where each note of the library is: its deck among those of the library, and in it.
    places: HashMap<&'a NoteId, (usize, usize)>,
    /// The places of decks among those that are planned, by their paths.
    named: HashMap<String, usize>,
    /// The lines of the notes that have come.
    come: HashMap<NoteId, usize>,
    fronts: HashMap<DeckId, HashMap<String, NoteId>>,
    import: Import,
}

struct Planned {
    deck: Deck,
    folder: String,
    is_new: bool,
    notes: usize,
}

impl Import {
    /// How many notes came, and how.
    #[must_use]
    pub fn counted(&self, key: &'static str) -> Message {
        Message::new(key)
            .with("added", self.added)
            .with("changed", self.changed)
            .with("same", self.same)
            .with("left", self.left.len())
    }

    /// Which pictures and sounds are wanting.
    #[must_use]
    pub fn without_media(&self) -> Message {
        let named = self.missing.iter().take(3).cloned().collect::<Vec<_>>().join(", ");
        Message::new("import-missing").with("count", self.missing.len()).with("names", named)
    }

    /// Whether there is anything to do.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added + self.changed == 0
    }
}

impl Workspace {
    /// What the notes of a file come to: all of them in the deck that is the `goal`, or each in the
    /// deck that the file names; in one that is called `name` where it names none.
    #[must_use]
    pub fn import(
        &self,
        notes: &Notes,
        goal: Option<Goal>,
        name: &str,
        language: &str,
        now: &Now,
    ) -> Import {
        let mut places = HashMap::new();
        for (at, open) in self.decks().iter().enumerate() {
            let notes = open.deck.notes.iter().enumerate();
            places.extend(notes.map(|(place, note)| (&note.id, (at, place))));
        }
        let left = notes.left.iter().map(|left| (left.line, left.message())).collect();
        let mut plan = Plan {
            workspace: self,
            language,
            time: now.time,
            decks: Vec::new(),
            places,
            named: HashMap::new(),
            come: HashMap::new(),
            fronts: HashMap::new(),
            import: Import {
                change: Change::All(Vec::new()),
                decks: Vec::new(),
                added: 0,
                changed: 0,
                same: 0,
                left,
                missing: BTreeSet::new(),
            },
        };
        for note in &notes.notes {
            let at = match goal {
                Some(Goal::Deck(deck)) => plan.planned(deck),
                Some(Goal::Titled(title)) => plan.deck(&[title]),
                None if note.deck.is_empty() => plan.deck(&[name]),
                None => plan.deck(&note.deck.iter().map(String::as_str).collect::<Vec<_>>()),
            };
            plan.take(note, at);
        }
        plan.finish()
    }
}

impl Plan<'_> {
    /// Takes a note, which goes into the deck at `at` unless it is somewhere already.
    fn take(&mut self, note: &Foreign, at: usize) {
        let id = self.id(note, at);
        if let Some(first) = self.come.get(&id) {
            self.import.left.push((note.line, Twice(*first).message()));
            return;
        }
        let there = self.places.get(&id).copied();
        let there = there.and_then(|(deck, place)| {
            let deck = &self.workspace.decks().get(deck)?.deck;
            Some((deck, place, deck.notes.get(place)?))
        });
        let new = match there {
            Some((.., there)) => changed(there, note),
            None => new_note(id.clone(), note),
        };
        if let Some(fault) = fault_of(&new) {
            self.import.left.push((note.line, faulty(&fault)));
            return;
        }
        self.come.insert(id, note.line);
        match there {
            Some((.., there)) if *there == new => self.import.same += 1,
            Some((deck, place, _)) => {
                // New notes come behind those that are there, so that these keep their places.
                let at = self.planned(deck);
                if let Some(planned) = self.decks.get_mut(at)
                    && let Some(note) = planned.deck.notes.get_mut(place)
                {
                    *note = new;
                    self.import.changed += 1;
                }
            }
            None => {
                self.note_media(&new);
                if let Some(planned) = self.decks.get_mut(at) {
                    planned.deck.notes.push(new);
                    self.import.added += 1;
                }
            }
        }
        if let Some(planned) = self.decks.get_mut(at) {
            planned.notes += 1;
        }
    }

    fn note_media(&mut self, note: &Note) {
        let root = self.workspace.library().root();
        let is_there = |name: &String| media_path(root, name).is_ok_and(|path| path.is_file());
        let missing = media_names(note).into_iter().filter(|name| !is_there(name));
        self.import.missing.extend(missing);
    }

    /// The place of the deck that a path names among those that are planned.
    fn deck(&mut self, path: &[&str]) -> usize {
        let name = path.join("::");
        if let Some(at) = self.named.get(&name) {
            return *at;
        }
        let at = self.find_deck(path, &name);
        self.named.insert(name, at);
        at
    }

    fn find_deck(&mut self, path: &[&str], name: &str) -> usize {
        let (title, folders) = path.split_last().unwrap_or((&"", &[]));
        let own = DeckId::from_parts(&["import", name]);
        let folder = folder_path(&folders.join("/"));
        let is_named = |open: &&Arc<OpenDeck>| {
            fold(&open.deck.title) == fold(title)
                && (folder.is_empty() || fold(&open.folder()) == fold(&folder))
        };
        let decks = self.workspace.decks();
        let known = decks.iter().find(|open| open.deck.id == own);
        if let Some(open) = known.or_else(|| decks.iter().find(is_named)) {
            return self.planned(&open.deck);
        }
        let deck = Deck {
            id: own,
            title: (*title).to_owned(),
            language: self.language.to_owned(),
            description: String::new(),
            origin: None,
            notes: Vec::new(),
            changes: Changes { deck: self.time, ..Changes::default() },
        };
        self.decks.push(Planned { deck, folder, is_new: true, notes: 0 });
        self.decks.len() - 1
    }

    /// The place of a deck of the library among those that are planned.
    fn planned(&mut self, deck: &Deck) -> usize {
        if let Some(at) = self.decks.iter().position(|planned| planned.deck.id == deck.id) {
            return at;
        }
        let deck = deck.clone();
        self.decks.push(Planned { deck, folder: String::new(), is_new: false, notes: 0 });
        self.decks.len() - 1
    }

    /// The id of a note that goes into the deck at `at`, unless it is somewhere already.
    fn id(&mut self, note: &Foreign, at: usize) -> NoteId {
        let Some(planned) = self.decks.get(at) else { return NoteId::from_parts(&["import"]) };
        let deck = planned.deck.id.clone();
        if let Some(guid) = &note.guid {
            let own = guid.parse::<NoteId>().ok().filter(|id| match self.places.get(id) {
                Some((there, _)) => {
                    let there = self.workspace.decks().get(*there).map(|open| &open.deck.id);
                    note.is_ankis || there == Some(&deck)
                }
                None => note.is_ankis && guid.len() >= OWN,
            });
            let parts = ["import", if note.is_ankis { "anki" } else { deck.as_str() }, guid];
            return own.unwrap_or_else(|| NoteId::from_parts(&parts));
        }
        let fronts = self.fronts.entry(deck.clone()).or_insert_with(|| {
            let notes = planned.deck.notes.iter().rev();
            notes.map(|note| (fold(front(&note.content)), note.id.clone())).collect()
        });
        let front = fold(front(&note.content));
        let own = || NoteId::from_parts(&["import", deck.as_str(), "front", &front]);
        fronts.get(&front).cloned().unwrap_or_else(own)
    }

    fn finish(self) -> Import {
        let Self { decks, mut import, .. } = self;
        let mut taken_in = Vec::new();
        for planned in decks {
            let Planned { deck, folder, is_new, notes } = planned;
            if deck.notes.is_empty() && is_new {
                continue;
            }
            if notes > 0 {
                let (id, title) = (deck.id.clone(), deck.title.clone());
                import.decks.push(ImportedDeck { id, title, is_new, notes });
            }
            taken_in.push((deck, folder));
        }
        import.left.sort_by_key(|(line, _)| *line);
        import.change = Change::Imported(taken_in);
        import
    }
}

/// What a note asks first.
fn front(content: &Content) -> &str {
    content.texts().first().copied().unwrap_or_default()
}

fn new_note(id: NoteId, note: &Foreign) -> Note {
    let quote = note.quote.clone();
    Note {
        id,
        content: note.content.clone(),
        context: note.context.clone(),
        tags: note.tags.clone(),
        source: (!quote.is_empty()).then_some(Source { quote, place: String::new() }),
    }
}

/// A note of the library with what a file says of it.
fn changed(there: &Note, note: &Foreign) -> Note {
    let mut new = there.clone();
    if !is_unchanged(there, note) {
        new.content = as_it_is_there(there, note);
    }
    let known: HashSet<&String> = there.tags.iter().collect();
    new.tags.extend(note.tags.iter().filter(|tag| !known.contains(tag)).cloned());
    if !note.context.is_empty() {
        new.context.clone_from(&note.context);
    }
    new
}

fn faulty(fault: &Fault) -> Message {
    match fault {
        Fault::Cloze(error) => error.message(),
        _ => Message::new("import-left-back"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{TODAY, now, open};
    use super::*;
    use crate::exchange::read;

    const ANKI: &str = "#separator:tab\n#html:true\n#guid column:1\n#deck column:2\n\
        g1\tMédecine::Rein\tQ 1\tR 1\ng2\tMédecine::Rein\tQ 2\tR 2\ng3\ta\tQ 3\tR 3\n";

    #[test]
    fn notes_come_into_folders_and_known_decks_and_all_of_it_is_undone() {
        let folder = tempfile::tempdir().unwrap();
        let mut workspace = open(folder.path());
        let at = now(TODAY);
        let before: Vec<Deck> = workspace.decks().iter().map(|open| open.deck.clone()).collect();
        let notes = read(ANKI).unwrap();
        let import = workspace.import(&notes, None, "anki", "fr", &now(TODAY));
        assert_eq!((import.added, import.changed, import.same), (3, 0, 0));
        let new: Vec<bool> = import.decks.iter().map(|deck| deck.is_new).collect();
        assert_eq!(new, [true, false], "the deck “a” is there");
        let done = workspace.change(&import.change, &at).unwrap();
        let rein = workspace.decks().iter().find(|open| open.deck.title == "Rein").unwrap();
        assert_eq!((rein.folder().as_str(), rein.deck.notes.len()), ("Médecine", 2));
        // A flag that the student gave stays, and another deck is no reason to double a note.
        let id = rein.deck.notes[0].id.clone();
        let flagged = workspace.tag(std::slice::from_ref(&id), |tags| tags.push("flag-red".into()));
        let back = workspace.change(&flagged, &at).unwrap();
        let text = ANKI.replace("R 1", "autre").replace("Médecine::Rein", "Ailleurs");
        let import = workspace.import(&read(&text).unwrap(), None, "anki", "fr", &now(TODAY));
        assert_eq!((import.added, import.changed, import.same), (0, 1, 2));
        let again = workspace.change(&import.change, &at).unwrap();
        assert_eq!(workspace.note(&id).unwrap().1.tags, ["flag-red"]);
        for undo in [again, back, done] {
            workspace.change(&undo.undo.unwrap(), &at).unwrap();
        }
        let after: Vec<Deck> = workspace.decks().iter().map(|open| open.deck.clone()).collect();
        let bare = |decks: &[Deck]| -> Vec<(String, Vec<Note>)> {
            decks.iter().map(|deck| (deck.title.clone(), deck.notes.clone())).collect()
        };
        assert_eq!(bare(&after), bare(&before));
    }
}
