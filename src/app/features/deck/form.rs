//! What is asked before a deck is begun, renamed, moved or merged, or a note moved: a name, or one
//! of the places that there are.

use crate::deck::{DeckId, NoteId, fold};
use crate::library::{OpenDeck, folder_path};
use crate::workspace::Workspace;

/// What the form is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    New,
    Rename(DeckId),
    Move(DeckId),
    Merge(DeckId),
    MoveNote(NoteId),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    pub what: What,
    /// A name, or what the places are looked for by.
    pub text: String,
    /// Which of the places the keys have come to.
    pub chosen: usize,
    /// Another deck has this title, and the student was told so.
    pub told: Option<String>,
}

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// Of a folder, by its path; empty: none.
    Folder(String),
    /// Of a folder that is not there yet.
    NewFolder(String),
    Deck(DeckId),
    /// Of a deck that is not there yet, by its title.
    NewDeck(String),
}

impl Form {
    #[must_use]
    pub fn new(what: What, text: String) -> Self {
        Self { what, text, chosen: 0, told: None }
    }

    /// The title of another deck that is called as this one would be.
    #[must_use]
    pub fn taken<'a>(&self, workspace: &'a Workspace) -> Option<&'a str> {
        let own = match &self.what {
            What::New => None,
            What::Rename(id) => Some(id),
            What::Move(_) | What::Merge(_) | What::MoveNote(_) => return None,
        };
        let title = fold(self.text.trim());
        let mut others = workspace.decks().iter().filter(|open| Some(&open.deck.id) != own);
        let named = others.find(|open| fold(open.deck.title.trim()) == title)?;
        Some(&named.deck.title)
    }

    /// Whether the student has been told that the title that is typed is taken, and may insist.
    #[must_use]
    pub fn is_told(&self) -> bool {
        self.told.as_deref() == Some(self.text.trim())
    }

    /// Whether a name is asked for, and no place.
    #[must_use]
    pub fn is_name(&self) -> bool {
        matches!(self.what, What::New | What::Rename(_))
    }

    /// The places that what is typed finds.
    #[must_use]
    pub fn choices(&self, workspace: &Workspace) -> Vec<Choice> {
        let wanted = fold(&self.text);
        let found = |text: &str| wanted.split(' ').all(|word| fold(text).contains(word));
        let decks = |but: Option<&DeckId>| {
            let there = workspace.shelf().map(|(_, open)| open);
            let there = there.filter(|open| Some(&open.deck.id) != but);
            let there = there.filter(|open| {
                found(&open.deck.title) || found(&format!("{} {}", open.folder(), open.deck.title))
            });
            there.map(|open| Choice::Deck(open.deck.id.clone())).collect::<Vec<_>>()
        };
        match &self.what {
            What::New | What::Rename(_) => Vec::new(),
            What::Move(deck) => {
                let here = workspace.library().deck(deck).map(OpenDeck::folder);
                let new = folder_path(&self.text);
                let there = workspace.folders().iter().map(|folder| folder.path.clone());
                let all: Vec<String> = std::iter::once(String::new()).chain(there).collect();
                let known = all.contains(&new);
                let listed = all.into_iter().filter(|path| Some(path) != here.as_ref());
                let listed = listed.filter(|path| wanted.is_empty() || found(path));
                let mut choices: Vec<Choice> = listed.map(Choice::Folder).collect();
                if !known {
                    choices.push(Choice::NewFolder(new));
                }
                choices
            }
            What::Merge(deck) => decks(Some(deck)),
            What::MoveNote(note) => {
                let home = workspace.note(note).map(|(deck, _)| deck.id.clone());
                let mut choices = decks(home.as_ref());
                let title = self.text.trim();
                let known = workspace.decks().iter().any(|open| open.deck.title == title);
                if !title.is_empty() && !known {
                    choices.push(Choice::NewDeck(title.to_owned()));
                }
                choices
            }
        }
    }
}
