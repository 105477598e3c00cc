//! Which commands there is something to do for, at the moment, and what each is called. What a
//! command does is its feature's to say.

use super::command::{
    Backlog, Browse, Command, Create, Deck, Decks, Duplicates, Editor, Exams, Health, Limits,
    Memory, Screen, Statistics, Study, Terms,
};
use super::features::create::{Choosing, Making, drafts};
use super::state::State;
use super::undo::Way;
use crate::deck::{CardId, DeckId, Question};
use crate::schedule::LimitOf;
use crate::study::Scope;

impl Command {
    /// Whether it would do anything now.
    #[must_use]
    pub fn is_available(&self, state: &State) -> bool {
        match self {
            Self::Go(Screen::Study) => state.study.sitting.is_some(),
            Self::Go(Screen::Deck) => state.deck.shown(&state.workspace).is_some(),
            Self::Deck(command) => is_to_arrange(command, state),
            Self::Editor(Editor::Resume) => state.editor.can_resume(),
            Self::Editor(Editor::Forget) => state.editor.can_forget(),
            Self::Editor(Editor::Recall) => state.editor.can_recall(),
            Self::Editor(
                Editor::Keep
                | Editor::Leave
                | Editor::Settle(..)
                | Editor::Mark(_)
                | Editor::OpenMedia
                | Editor::TakeImage(_),
            ) => state.editor.open.is_some(),
            Self::Editor(Editor::Draw(draw)) => {
                let open = state.editor.open.as_ref();
                open.is_some_and(|open| open.drawing.can(&open.form.masks, *draw))
            }
            Self::Editor(
                Editor::Add(_)
                | Editor::Edit(_)
                | Editor::EditNoteOf(_)
                | Editor::Tags(_)
                | Editor::TakeFile(_)
                | Editor::Play(_),
            )
            | Self::Go(
                Screen::Decks
                | Screen::Create
                | Screen::Browse
                | Screen::Duplicates
                | Screen::Quality
                | Screen::Statistics
                | Screen::Settings
                | Screen::Memory,
            )
            | Self::DismissNotice
            | Self::TogglePalette
            | Self::ToggleHelp
            | Self::Quit
            | Self::Decks(_)
            | Self::Keeping(_)
            | Self::Quality(_)
            | Self::Limits(_)
            | Self::Long(_)
            | Self::Files(_)
            | Self::Settings(_)
            | Self::Backups(_)
            | Self::Health(Health::Check | Health::Dismiss)
            | Self::Statistics(
                Statistics::Of(_)
                | Statistics::Over(_)
                | Statistics::Numbers(_)
                | Statistics::Export(..),
            ) => true,
            Self::TakeOffer(offer) => {
                let keyed = state.notice.as_ref().filter(|notice| notice.keyed);
                keyed.is_some_and(|notice| notice.actions.len() > *offer)
            }
            Self::Given(command) => state.given.can(command),
            Self::Browse(command) => is_to_browse(command, state),
            Self::Duplicates(command) => is_to_compare(*command, state),
            Self::Undo => state.undos.next(Way::Back).is_some(),
            Self::Redo => state.undos.next(Way::Forward).is_some(),
            Self::Study(command) => is_to_study(command, state),
            Self::Create(command) => is_to_create(command, state),
            Self::Terms(Terms::Toggle | Terms::Hide | Terms::Keep | Terms::Forget) => {
                state.screen == Screen::Create && state.create.choosing().is_some()
            }
            Self::Exams(command) => match command {
                Exams::Plan(None) => !state.workspace.decks().is_empty(),
                Exams::Plan(Some(_))
                | Exams::Keep
                | Exams::Show(_)
                | Exams::Study(_)
                | Exams::BeginLate(_)
                | Exams::RaiseLimit(_) => true,
            },
            Self::Backlog(command) => {
                let backlog = state.workspace.backlog(&state.now());
                match command {
                    Backlog::Open | Backlog::Keep => backlog.is_some(),
                    Backlog::End => backlog.is_some_and(|backlog| backlog.plan.is_some()),
                }
            }
            Self::Memory(command) => is_to_remember(command, state),
            Self::Health(Health::Repair) => state.health.can_repair(),
            Self::Statistics(Statistics::ExportAll) => {
                state.screen == Screen::Statistics && state.statistics.shown.is_some()
            }
        }
    }

    /// Its name, with that of the deck or card it is about.
    #[must_use]
    pub fn name(&self, state: &State) -> String {
        let name = state.locale.tr(self.key());
        match self.about(state) {
            Some(about) => format!("{name} – {about}"),
            None => name,
        }
    }

    /// What its name leaves open.
    pub(super) fn about(&self, state: &State) -> Option<String> {
        let title = |id: &DeckId| state.workspace.deck(id).map(|deck| deck.title.clone());
        match self {
            Self::Undo => state.undos.next(Way::Back).map(|last| last.name(&state.locale)),
            Self::Redo => state.undos.next(Way::Forward).map(|next| next.name(&state.locale)),
            Self::TakeOffer(offer) => {
                let action = state.notice.as_ref()?.actions.get(*offer)?;
                Some(state.locale.tr(action.key()))
            }
            Self::Decks(Decks::Fold(path)) | Self::Study(Study::Folder(path)) => Some(path.clone()),
            Self::Limits(Limits::Open(place)) => Some(state.workspace.title(place).to_owned()),
            Self::Exams(Exams::Plan(Some(of)) | Exams::Show(Some(of)) | Exams::Study(of)) => {
                Some(state.exam_name(of))
            }
            Self::Study(Study::SuspendCard(card))
            | Self::Editor(Editor::EditNoteOf(card))
            | Self::Deck(
                Deck::MarkNote(Some(card))
                | Deck::Flag(Some(card), _)
                | Deck::MoveNote(Some(card))
                | Deck::DeleteNote(Some(card)),
            ) => Some(asked(card, state)),
            Self::Study(
                Study::Deck(id)
                | Study::Cram(id)
                | Study::Ahead(id)
                | Study::More(Some(Scope::In(LimitOf::Deck(id)))),
            )
            | Self::Editor(Editor::Add(Some(id)))
            | Self::Deck(
                Deck::Open(id)
                | Deck::Rename(Some(id))
                | Deck::Move(Some(id))
                | Deck::MoveTo(id, _)
                | Deck::Merge(Some(id))
                | Deck::Export(Some(id))
                | Deck::ShowFile(Some(id))
                | Deck::Delete(Some(id)),
            ) => title(id),
            Self::Create(Create::Resume(draft) | Create::Forget(draft)) => {
                state.create.drafts.offered.get(*draft).map(drafts::name)
            }
            _ => None,
        }
    }
}

/// The question of a card, with its context.
pub(super) fn asked(card: &CardId, state: &State) -> String {
    state.card(card).map(|(.., note, question)| note.asked(&question)).unwrap_or_default()
}

fn is_to_study(command: &Study, state: &State) -> bool {
    let studying = state.screen == Screen::Study;
    let asked = || studying && state.asked_card().is_some();
    let revealed = state.study.sitting.as_ref().is_some_and(|sitting| sitting.revealed);
    match command {
        Study::All => {
            let (new, due) = state.today();
            new + due > 0
        }
        Study::Reveal => asked() && !revealed,
        Study::Grade(_) => asked() && revealed,
        Study::Suspend
        | Study::Bury
        | Study::LookCloser
        | Study::EditCard
        | Study::Mark
        | Study::TypedBeside
        | Study::Flag(_) => asked(),
        Study::Choose(option) => {
            let count = match state.asked_card() {
                Some((.., Question::Choice { answers, distractors, .. })) => {
                    answers.len() + distractors.len()
                }
                _ => 0,
            };
            asked() && !revealed && *option < count
        }
        Study::CramLeeches => state.workspace.leeches().next().is_some(),
        Study::More(None) => state.may_take_more(),
        Study::More(Some(Scope::All)) => {
            let all = state.standing().all;
            state.screen == Screen::Decks && all.new == 0 && all.more > 0
        }
        Study::End => studying && state.study.sitting.is_some(),
        Study::Deck(_)
        | Study::Folder(_)
        | Study::Cram(_)
        | Study::Ahead(_)
        | Study::Over(_)
        | Study::More(Some(Scope::In(_)))
        | Study::ToggleLeeches
        | Study::SuspendCard(_)
        | Study::ResumeCard(_) => true,
    }
}

fn is_to_arrange(command: &Deck, state: &State) -> bool {
    let here = state.screen == Screen::Deck;
    let shown = || state.deck.shown(&state.workspace).filter(|_| here);
    let selected = || here && state.deck.selected(&state.workspace).is_some();
    match command {
        Deck::Rename(None)
        | Deck::Move(None)
        | Deck::Export(None)
        | Deck::ShowFile(None)
        | Deck::Delete(None)
        | Deck::Next
        | Deck::Previous
        | Deck::Close => shown().is_some(),
        Deck::Study => shown().is_some_and(|deck| {
            let counts = state.workspace.standing_in(&Scope::deck(&deck.id), &state.now());
            counts.new + counts.due + counts.learning > 0
        }),
        Deck::Merge(None) => shown().is_some() && state.workspace.decks().len() > 1,
        Deck::Edit
        | Deck::Tags
        | Deck::Suspend
        | Deck::MarkNote(None)
        | Deck::Flag(None, _)
        | Deck::MoveNote(None)
        | Deck::DeleteNote(None) => selected(),
        Deck::Merge(Some(_)) => state.workspace.decks().len() > 1,
        Deck::Keep | Deck::LeaveForm => state.deck.form.is_some(),
        Deck::Open(_)
        | Deck::Select(_)
        | Deck::New
        | Deck::Rename(Some(_))
        | Deck::Move(Some(_))
        | Deck::MoveTo(..)
        | Deck::Export(Some(_))
        | Deck::ShowFile(Some(_))
        | Deck::Delete(Some(_))
        | Deck::MarkNote(Some(_))
        | Deck::Flag(Some(_), _)
        | Deck::MoveNote(Some(_))
        | Deck::DeleteNote(Some(_)) => true,
    }
}

fn is_to_create(command: &Create, state: &State) -> bool {
    let creating = state.screen == Screen::Create;
    let choosing = state.create.choosing().filter(|_| creating);
    match command {
        Create::Retitle => creating && state.create.retitled().is_some(),
        Create::Generate => creating && matches!(state.create.making, Making::Text),
        Create::NewText
        | Create::Edit
        | Create::Save
        | Create::SaveInto
        | Create::NextSentence
        | Create::PreviousSentence => choosing.is_some(),
        Create::MakeCard(None) => choosing.is_some_and(|choosing| choosing.sentence.is_some()),
        Create::Fewer => choosing.is_some_and(|choosing| choosing.amount.step(-1).is_some()),
        Create::More => choosing.is_some_and(|choosing| choosing.amount.step(1).is_some()),
        Create::ToggleEtymology => choosing.is_some_and(Choosing::has_etymology),
        Create::StudySaved => choosing.is_some_and(|choosing| choosing.saved.is_some()),
        Create::Resume(draft) | Create::Forget(draft) => state.create.drafts.offered.len() > *draft,
        Create::Cancel => matches!(state.create.making, Making::Working(_)),
        Create::Paste(_) | Create::TakePasted(_) => !matches!(state.create.making, Making::Text),
        Create::Next
        | Create::Previous
        | Create::Select(_)
        | Create::Toggle(_)
        | Create::Keep
        | Create::Drop
        | Create::EndEdit(_)
        | Create::ShowSentence(_)
        | Create::MakeCard(Some(_))
        | Create::KeepGap
        | Create::LeaveGap
        | Create::Amount(_)
        | Create::AddTerms(_) => true,
    }
}

fn is_to_browse(command: &Browse, state: &State) -> bool {
    match command {
        Browse::Focus
        | Browse::Search(_)
        | Browse::Show(_)
        | Browse::Keep(_)
        | Browse::Sort(_)
        | Browse::Column(_)
        | Browse::Pull(..)
        | Browse::Choose(_)
        | Browse::Toggle(_)
        | Browse::Extend(_)
        | Browse::Leave
        | Browse::Carry => true,
        Browse::ChooseAll | Browse::Beside(_) => state.screen == Screen::Browse,
        Browse::Edit
        | Browse::Study
        | Browse::AskTag
        | Browse::AskUntag
        | Browse::AskDue
        | Browse::AskMove
        | Browse::AskReplace
        | Browse::MoveTo(_)
        | Browse::Flag(_)
        | Browse::Mark(_)
        | Browse::Suspend
        | Browse::Resume
        | Browse::Reset
        | Browse::Quality
        | Browse::Export
        | Browse::Delete => state.screen == Screen::Browse && !state.browse.selection.is_empty(),
    }
}

fn is_to_compare(command: Duplicates, state: &State) -> bool {
    // What is twice in the library is not looked for until the student wants to see it.
    if state.screen != Screen::Duplicates {
        return false;
    }
    let (place, count) = state.duplicates.place(&state.workspace);
    match command {
        Duplicates::Next => place + 1 < count,
        Duplicates::Previous => place > 0,
        Duplicates::Keep(_) | Duplicates::TellApart => count > 0,
    }
}

fn is_to_remember(command: &Memory, state: &State) -> bool {
    let (memory, workspace) = (&state.memory, &state.workspace);
    match command {
        Memory::Train => memory.can_train(workspace),
        Memory::CancelTraining => memory.training.is_some(),
        Memory::Adopt => memory.adoptable(workspace).is_some(),
        Memory::Keep => memory.can_keep(workspace),
        Memory::Reset => !workspace.settings().scheduling.parameters.is_empty(),
        Memory::Simulate => memory.can_simulate(workspace),
        Memory::CancelSimulation => memory.simulation.is_some(),
        Memory::Aim(_) => true,
    }
}
