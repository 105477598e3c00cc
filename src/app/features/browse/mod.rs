//! *Browse*: all cards in a table, found by a query, chosen, and changed many at once.
//!
//! What is found follows the library: whenever that is another, the rows are found again. A change
//! of many cards is one step, and undone as one.

mod asked;
mod changing;
mod chosen;
mod columns;
pub mod command;
mod preview;
mod searches;
mod selection;
mod side;
mod siding;

use std::rc::Rc;

pub use asked::{Asked, Moving, Replacing, Untagging};
pub use columns::Columns;
pub use preview::{MOST_PREVIEWED, Outcome, Preview};
pub use selection::Selection;
pub use side::{Item, Line, Node, STATES, Section, Side, flag_of};
pub use siding::moved;

use self::command::Command;
use self::searches::keep;
use crate::app::command::{Editor, Quality, QualityOf, Study};
use crate::app::effects::{Effects, Here};
use crate::app::exporting::Export;
use crate::app::screen::Screen;
use crate::deck::CardId;
use crate::find::{Column, Index, Query, QueryError, Sort, parse};
use crate::message::Message;
use crate::schedule::Now;
use crate::workspace::{Edit, Version, Workspace};

/// How many decks are folded in a frame, until all are.
const FOLDED_A_FRAME: usize = 2;
/// How many decks' questions are read in a frame after that, for *Duplicates*.
const READ_A_FRAME: usize = 1;

/// What is found: of which library, on which day, and how sorted.
type Key = (Version, i32, Option<Sort>);

#[derive(Debug)]
pub struct Browse {
    /// As it is typed.
    pub query: String,
    /// What is wrong with it; no row is found then, for those of before are not what is asked for.
    pub error: Option<QueryError>,
    /// Decks and tags that it names and that are not there, where nothing is found.
    pub unknown: Vec<Message>,
    pub sort: Option<Sort>,
    pub columns: Columns,
    /// The rows: places of cards in the collection.
    pub found: Vec<u32>,
    pub selection: Selection,
    /// What is asked before a change.
    pub asked: Option<Asked>,
    /// What could not be done as it was asked, and why: said beside it until it is asked otherwise.
    pub refused: Option<(Asked, Message)>,
    /// What replacing would come to, as long as that is asked.
    pub preview: Preview,
    /// The row to bring into view.
    pub follow: Option<usize>,
    /// The caret is to go into the search field.
    pub focus: bool,
    /// The list beside the table, and whether it was there in the last frame.
    pub side: Side,
    pub has_side: bool,
    export: Export,
    index: Option<Rc<Index>>,
    read: Query,
    key: Option<Key>,
    /// All cards in the order of a column, and of what.
    order: Option<((Version, i32, Column), Vec<u32>)>,
}

impl Default for Browse {
    fn default() -> Self {
        Self {
            query: String::new(),
            error: None,
            unknown: Vec::new(),
            sort: None,
            columns: Columns::default(),
            found: Vec::new(),
            selection: Selection::default(),
            asked: None,
            refused: None,
            preview: Preview::default(),
            follow: None,
            focus: false,
            side: Side::default(),
            has_side: false,
            export: Export::default(),
            index: None,
            read: Query::all(),
            key: None,
            order: None,
        }
    }
}

impl Browse {
    #[must_use]
    pub fn with(columns: Columns) -> Self {
        Self { columns, ..Self::default() }
    }

    /// The text that was searched last.
    #[must_use]
    pub fn index(&self) -> Option<&Index> {
        self.index.as_deref()
    }

    /// The card in a row.
    #[must_use]
    pub fn card<'a>(&self, row: usize, workspace: &'a Workspace) -> Option<&'a CardId> {
        let place = *self.found.get(row)?;
        Some(&workspace.collection().cards().get(place as usize)?.id)
    }

    /// The row in which the keyboard is.
    #[must_use]
    pub fn row(&self, workspace: &Workspace) -> Option<usize> {
        self.row_of(self.selection.cursor()?, workspace)
    }

    fn row_of(&self, card: &CardId, workspace: &Workspace) -> Option<usize> {
        let place = u32::try_from(workspace.collection().place(card)?).ok()?;
        self.found.iter().position(|other| *other == place)
    }

    pub fn apply(&mut self, command: Command, workspace: &mut Workspace, here: &Here) -> Effects {
        let key = command.key();
        match command {
            Command::Focus => {
                self.focus = true;
                return Effects::default().go(Screen::Browse);
            }
            Command::Search(query) => self.search(query, workspace, &here.now),
            Command::Show(card) => {
                self.search(format!("cid:{card}"), workspace, &here.now);
                self.selection.choose(card);
                return Effects::default().go(Screen::Browse);
            }
            Command::Keep(query) => return keep(&query, key, workspace, here),
            Command::Sort(by) => {
                let again = self.sort.filter(|sort| sort.by == by);
                self.sort = match again {
                    Some(Sort { descending: true, .. }) => None,
                    Some(_) => Some(Sort { by, descending: true }),
                    None => Some(Sort { by, descending: false }),
                };
                self.find(workspace, &here.now);
                self.follow = self.row(workspace);
            }
            Command::Column(column) => self.columns.toggle(column),
            Command::Pull(column, width) => self.columns.pull(column, width),
            Command::Choose(row) => {
                if let Some(card) = self.card(row, workspace).cloned() {
                    self.selection.choose(card);
                    self.follow = Some(row);
                }
            }
            Command::Toggle(row) => {
                if let Some(card) = self.card(row, workspace).cloned() {
                    self.selection.toggle(card);
                }
            }
            Command::Extend(row) => self.extend(row, workspace),
            Command::ChooseAll => {
                let cards = workspace.collection().cards();
                let all = self.found.iter().filter_map(|place| cards.get(*place as usize));
                self.selection.choose_all(all.map(|card| card.id.clone()));
            }
            Command::Edit => {
                let card = self.selection.cursor().cloned();
                return card.map_or_else(Effects::default, |card| {
                    Effects::default().then(Editor::EditNoteOf(card).into())
                });
            }
            Command::Study => {
                let cards = self.chosen(workspace);
                let cards = cards.into_iter().filter_map(|place| {
                    let card = workspace.collection().cards().get(place as usize)?;
                    (!card.state.suspended).then(|| card.id.clone())
                });
                return Effects::default().then(Study::Over(cards.collect()).into());
            }
            Command::AskTag => self.asked = Some(Asked::Tag(String::new())),
            Command::AskUntag => self.asked = Some(Asked::Untag(self.untagging(workspace))),
            Command::AskDue => self.asked = Some(Asked::Due(String::new())),
            Command::AskMove => self.asked = Some(Asked::Move(Moving::default())),
            Command::AskReplace => self.asked = Some(Asked::Replace(Replacing::default())),
            Command::Leave => (self.asked, self.refused) = (None, None),
            Command::Carry => return self.carry(workspace, here),
            Command::MoveTo(deck) => {
                return self.change(&[Edit::Move(deck)], key, workspace, here);
            }
            Command::Flag(flag) => {
                return self.change(&[Edit::Flag(flag)], key, workspace, here);
            }
            Command::Mark(marked) => {
                return self.change(&[Edit::Mark(marked)], key, workspace, here);
            }
            Command::Suspend => return self.change(&[Edit::Suspend], key, workspace, here),
            Command::Resume => return self.change(&[Edit::Resume], key, workspace, here),
            Command::Reset => return self.change(&[Edit::Reset], key, workspace, here),
            Command::Delete => return self.change(&[Edit::Delete], key, workspace, here),
            Command::Quality => {
                let look = Quality::Look(QualityOf::Notes(self.notes(workspace)));
                return Effects::default().then(look.into());
            }
            Command::Export => self.export(workspace, here),
            Command::Beside(command) => return self.apply_beside(command, workspace, here),
        }
        Effects::default()
    }

    fn search(&mut self, query: String, workspace: &Workspace, now: &Now) {
        match parse(&query) {
            Ok(read) => (self.read, self.error) = (read, None),
            Err(error) => self.error = Some(error),
        }
        self.query = query;
        self.find(workspace, now);
    }

    /// Finds the rows.
    fn find(&mut self, workspace: &Workspace, now: &Now) {
        // All cards are shown at once; their text is folded while they are looked at.
        let needs_text = !self.read.is_all() || self.sort.is_some();
        let index = if needs_text { workspace.index() } else { workspace.index_with(0) };
        let table = workspace.table(&index, now);
        let version = workspace.version();
        let mut found = if self.error.is_none() { table.find(&self.read) } else { Vec::new() };
        let is_in_vain = found.is_empty() && self.error.is_none();
        self.unknown = if is_in_vain { table.unknown(&self.read) } else { Vec::new() };
        if let Some(sort) = self.sort {
            let key = (version, now.day, sort.by);
            let order = match self.order.take() {
                Some((of, order)) if of == key => order,
                _ => table.order(sort.by),
            };
            found = sort.sorted(&found, &order);
            self.order = Some((key, order));
        }
        self.found = found;
        if !self.selection.is_empty() {
            // What is not seen is not chosen: nothing is done to it unawares.
            let mut seen = vec![false; workspace.collection().cards().len()];
            for place in &self.found {
                if let Some(seen) = seen.get_mut(*place as usize) {
                    *seen = true;
                }
            }
            let collection = workspace.collection();
            let is_seen =
                |card: &CardId| collection.place(card).and_then(|at| seen.get(at)).copied();
            self.selection.keep(|card| is_seen(card).unwrap_or(false));
        }
        self.key = Some((version, now.day, self.sort));
        self.index = Some(index);
    }

    /// Chooses from where a range began to this row.
    fn extend(&mut self, row: usize, workspace: &Workspace) {
        let first = self.selection.anchor().and_then(|card| self.row_of(card, workspace));
        let first = first.unwrap_or(row);
        let Some(last) = self.card(row, workspace).cloned() else { return };
        let range = first.min(row)..=first.max(row);
        let cards: Vec<CardId> =
            range.filter_map(|row| self.card(row, workspace).cloned()).collect();
        self.selection.extend(cards, last);
        self.follow = Some(row);
    }

    /// Saves the chosen notes as a deck of their own.
    fn export(&mut self, workspace: &Workspace, here: &Here) {
        let cards = self.chosen(workspace);
        let title = here.locale.tr("browse-exported");
        if let Some(deck) = workspace.excerpt(&cards, &title) {
            let name = format!("{}.ron", crate::library::file_name(&title));
            self.export.ask(deck, name, here.locale.tr(Command::Export.key()), here);
        }
    }

    /// Keeps up with the library while it is looked at; called once a frame.
    pub fn follow(&mut self, workspace: &Workspace, looked_at: bool, here: &Here) -> Effects {
        if looked_at {
            self.keep_up(workspace, here);
        }
        self.export.follow(here)
    }

    fn keep_up(&mut self, workspace: &Workspace, here: &Here) {
        let key = (workspace.version(), here.now.day, self.sort);
        if self.key.as_ref() != Some(&key) {
            let before = self.row(workspace);
            self.find(workspace, &here.now);
            // What was deleted leaves the keyboard where it was.
            if let (Some(row), None) = (before, self.selection.cursor()) {
                let row = row.min(self.found.len().saturating_sub(1));
                if let Some(card) = self.card(row, workspace).cloned() {
                    self.selection.choose(card);
                }
            }
        } else if self.index().is_some_and(|index| !index.is_whole()) {
            self.index = Some(workspace.index_with(FOLDED_A_FRAME));
        } else if !workspace.read_questions(READ_A_FRAME) {
            here.context.request_repaint();
        }
        if self.index().is_some_and(|index| !index.is_whole()) {
            here.context.request_repaint();
        }
        let mut preview = std::mem::take(&mut self.preview);
        preview.follow(self.asked.as_ref(), || self.chosen(workspace), workspace, here);
        self.preview = preview;
    }
}
