//! What the palette offers: of the commands there is something to do for those that can be given as
//! they are, and those about each deck, folder and exam.

use std::sync::Arc;

use super::command::{Command, Create, Deck, Exams, Limits, Study};
use super::command_table::TABLE;
use super::screen::Screen;
use super::state::State;
use crate::deck::DeckId;
use crate::library::{ExamOf, OpenDeck};
use crate::schedule::LimitOf;
use crate::study::Scope;

impl Command {
    /// Whether it is about a text that was begun earlier, which *Create* offers.
    pub(super) fn is_of_a_draft(&self) -> bool {
        matches!(self, Self::Create(Create::Resume(_) | Create::Forget(_)))
    }

    /// What the palette offers now, in its order.
    #[must_use]
    pub fn offered(state: &State) -> Vec<Self> {
        let listed = TABLE.iter().filter(|entry| entry.in_palette).map(|entry| &entry.command);
        let all = listed.filter(|command| command.is_available(state)).cloned();
        let standing = state.standing();
        let counted = |(place, open): (usize, &Arc<OpenDeck>)| {
            Some((open.deck.id.clone(), standing.decks.get(place)?))
        };
        let decks: Vec<_> = state.workspace.shelf().filter_map(counted).collect();
        let with_cards =
            decks.iter().filter(|(_, counts)| counts.new + counts.due + counts.learning > 0);
        let due = with_cards.map(|(id, _)| Study::Deck(id.clone()).into());
        // Those with anything to ask, whatever is due.
        let whole = decks.iter().filter(|(_, counts)| counts.total > 0);
        let more = whole.flat_map(|(id, counts)| {
            let scope = || Some(Scope::deck(id));
            let beyond = counts.new == 0 && counts.more > 0;
            let beyond = beyond.then(|| Study::More(scope()).into());
            let ahead = (counts.seen > 0).then(|| Study::Ahead(id.clone()).into());
            let exam = Exams::Plan(Some(ExamOf::Deck(id.clone()))).into();
            let limits = Limits::Open(LimitOf::Deck(id.clone())).into();
            [beyond, Some(exam), Some(Study::Cram(id.clone()).into()), ahead, Some(limits)]
        });
        let folders = state.workspace.folders();
        let limits =
            folders.iter().map(|folder| Limits::Open(LimitOf::Folder(folder.path.clone())).into());
        let folders = folders.iter().zip(&standing.folders);
        let folders = folders
            .filter(|(_, counts)| counts.new + counts.due + counts.learning > 0)
            .map(|(folder, _)| Study::Folder(folder.path.clone()).into());
        let exams = state.exams.planned.iter().flat_map(|planned| {
            let of = || planned.exam.of.clone();
            let date = matches!(planned.exam.of, ExamOf::Tag(_));
            [
                planned.has_cards().then(|| Exams::Study(of()).into()),
                planned.forecast.is_some().then(|| Exams::Show(Some(of())).into()),
                date.then(|| Exams::Plan(Some(of())).into()),
            ]
        });
        let opened = state.workspace.shelf().map(|(_, open)| Deck::Open(open.deck.id.clone()));
        let opened = opened.map(Self::from);
        let notice = state.notice.iter().flat_map(|notice| notice.actions.iter().cloned());
        let drafts = (0..state.create.drafts.offered.len())
            .flat_map(|at| [Create::Resume(at).into(), Create::Forget(at).into()]);
        let notice = notice.filter(|action: &Self| !action.is_of_a_draft()).chain(drafts);
        let study = notice.chain(folders).chain(due).chain(exams.flatten());
        all.chain(study)
            .chain(more.flatten())
            .chain(limits)
            .chain(opened)
            .chain(arranged(state))
            .collect()
    }
}

/// What the menu of a deck has, for each deck; on the page of one its own commands are listed.
fn arranged(state: &State) -> impl Iterator<Item = Command> {
    let several = state.workspace.decks().len() > 1;
    let of = move |id: &DeckId| {
        let id = || Some(id.clone());
        [
            Some(Deck::Rename(id())),
            Some(Deck::Move(id())),
            several.then(|| Deck::Merge(id())),
            Some(Deck::Export(id())),
            Some(Deck::ShowFile(id())),
            Some(Deck::Delete(id())),
        ]
    };
    let shown = state.screen != Screen::Deck;
    let decks = state.workspace.shelf().map(|(_, open)| open).filter(move |_| shown);
    decks.flat_map(move |open| of(&open.deck.id)).flatten().map(Command::from)
}
