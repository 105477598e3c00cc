//! Which commands there is something to do for, at the moment.
//!
//! The palette offers no others. Refuses to decide what a command does: `apply` does.

use super::command::{Command, Screen};
use super::folders;
use super::memory;
use super::state::{Making, State};
use super::table;
use crate::library::ExamOf;
use crate::locale::Locale;
use crate::schedule::Place;

impl Command {
    /// Whether it would do anything now.
    #[must_use]
    pub fn is_available(&self, state: &State) -> bool {
        let studying = state.screen == Screen::Study;
        let asked = studying && state.asked_card().is_some();
        let revealed = state.sitting.as_ref().is_some_and(|sitting| sitting.revealed);
        let creating = state.screen == Screen::Create;
        let choosing = match &state.making {
            Making::Choosing(choosing) => Some(choosing).filter(|_| creating),
            _ => None,
        };
        match self {
            Self::StudyAll => {
                let (new, due) = state.today();
                new + due > 0
            }
            Self::SpreadBacklog => state.backlog.is_some(),
            Self::EndSpread => state.backlog.is_some_and(|backlog| backlog.plan.is_some()),
            Self::Go(Screen::Study) => state.sitting.is_some(),
            Self::Reveal => asked && !revealed,
            Self::Grade(_) => asked && revealed,
            Self::Suspend
            | Self::Bury
            | Self::LookCloser
            | Self::EditCard
            | Self::Mark
            | Self::Flag(_) => asked,
            Self::CramLeeches => table::leeches(state).next().is_some(),
            Self::PlanExam(None) => !state.library.decks().is_empty(),
            Self::Undo => state.undos.last().is_some(),
            Self::Train => memory::can_train(state),
            Self::CancelTraining => state.memory.training.is_some(),
            Self::AdoptParameters => memory::adoptable(state).is_some(),
            Self::KeepParameters => memory::can_keep(state),
            Self::ResetParameters => !state.library.settings().scheduling.parameters.is_empty(),
            Self::Simulate => memory::can_simulate(state),
            Self::CancelSimulation => state.memory.simulation.is_some(),
            Self::Repair => {
                let found = state.findings.as_deref().unwrap_or_default();
                found.iter().any(|finding| finding.remedy.mends())
            }
            Self::ExportAll => state.screen == Screen::Statistics && state.counting.shown.is_some(),
            Self::EndStudy => studying && state.sitting.is_some(),
            Self::Generate => creating && matches!(state.making, Making::Text),
            Self::NewText | Self::Edit | Self::ToggleTerms | Self::SaveDeck => choosing.is_some(),
            Self::NextSentence | Self::PreviousSentence => choosing.is_some(),
            Self::MakeCard(None) => choosing.is_some_and(|choosing| choosing.sentence.is_some()),
            Self::Fewer => choosing.is_some_and(|choosing| choosing.amount.step(-1).is_some()),
            Self::More => choosing.is_some_and(|choosing| choosing.amount.step(1).is_some()),
            Self::ToggleEtymology => choosing.is_some_and(|choosing| choosing.has_etymology()),
            Self::StudySaved => choosing.is_some_and(|choosing| choosing.saved.is_some()),
            _ => true,
        }
    }

    /// Its name, with that of the deck it is about.
    #[must_use]
    pub fn name(&self, state: &State, locale: &Locale) -> String {
        let name = locale.tr(self.key());
        if let (Self::Undo, Some(last)) = (self, state.undos.last()) {
            return format!("{name} – {}", locale.tr(last));
        }
        let title = match self {
            Self::StudyFolder(place) | Self::Fold(place) => {
                state.folders.get(*place).map(|folder| folder.path.as_str())
            }
            Self::LimitDay(place) => Some(folders::title(state, place)),
            _ => None,
        };
        if let Some(title) = title {
            return format!("{name} – {title}");
        }
        let deck = match self {
            Self::StudyDeck(deck) | Self::Cram(deck) | Self::StudyAhead(deck) => {
                state.library.decks().get(*deck)
            }
            Self::PlanExam(Some(of)) | Self::ShowPlan(Some(of)) | Self::StudyForExam(of) => {
                return format!("{name} – {}", state.exam_name(of));
            }
            Self::SuspendCard(card) | Self::EditNoteOf(card) => {
                let front = state.card(card).map(|(.., note, question)| note.asked(&question));
                return format!("{name} – {}", front.unwrap_or_default());
            }
            _ => None,
        };
        match deck {
            Some(open) => format!("{name} – {}", open.deck.title),
            None => name,
        }
    }

    /// What the palette offers now, in its order.
    #[must_use]
    pub fn offered(state: &State) -> Vec<Self> {
        let decks = state.counts.iter().enumerate();
        let with_cards = decks.filter(|(_, counts)| counts.new + counts.due + counts.learning > 0);
        let decks = with_cards.map(|(deck, _)| Self::StudyDeck(deck));
        let all = Self::listed().into_iter().filter(|command| command.is_available(state));
        // Those with anything to ask, whatever is due.
        let whole = state.counts.iter().enumerate().filter(|(_, counts)| counts.total > 0);
        let more = whole.flat_map(|(deck, counts)| {
            let ahead = (counts.seen > 0).then_some(Self::StudyAhead(deck));
            let id = state.library.decks().get(deck).map(|open| open.deck.id.clone());
            let exam = id.clone().map(|id| Self::PlanExam(Some(ExamOf::Deck(id))));
            let limits = id.map(|id| Self::LimitDay(Place::Deck(id)));
            [exam, Some(Self::Cram(deck)), ahead, limits].into_iter().flatten()
        });
        let folders = state.folders.iter().zip(&state.folder_counts).enumerate();
        let folders = folders
            .filter(|(_, (_, counts))| counts.new + counts.due + counts.learning > 0)
            .map(|(place, _)| Self::StudyFolder(place));
        let paths = state.folders.iter().map(|folder| folder.path.clone());
        let limits = paths.map(|path| Self::LimitDay(Place::Folder(path)));
        let exams = state.exams.planned.iter().flat_map(|planned| {
            let of = || planned.exam.of.clone();
            let date = matches!(planned.exam.of, ExamOf::Tag(_));
            [
                planned.has_cards().then(|| Self::StudyForExam(of())),
                planned.forecast.is_some().then(|| Self::ShowPlan(Some(of()))),
                date.then(|| Self::PlanExam(Some(of()))),
            ]
        });
        let exams = exams.flatten();
        let notice = state.notice.iter().flat_map(|notice| notice.actions.iter().cloned());
        let study = notice.chain(folders).chain(decks).chain(exams);
        all.chain(study).chain(more).chain(limits).collect()
    }
}
