//! What replacing would come to, while it is typed: at once, or beside the window where there is
//! much to look at.

use super::asked::Asked;
use crate::app::effects::Here;
use crate::app::jobs::Work;
use crate::message::{Message, Tell as _};
use crate::workspace::{Bulk, BulkError, Edit, NoteChange, Wish, Workspace};

/// The most notes of which it is shown what becomes of them.
pub const MOST_PREVIEWED: usize = 50;

/// What replacing comes to.
#[derive(Debug)]
pub struct Outcome {
    pub result: Result<Vec<NoteChange>, Message>,
    /// How many notes in all.
    pub count: usize,
}

type Found = Result<Option<Outcome>, BulkError>;

#[derive(Debug, Default)]
pub struct Preview {
    /// What is asked, as it was when this was worked out.
    of: Option<Asked>,
    outcome: Option<Outcome>,
    /// It is being worked out.
    work: Option<Work<Found>>,
}

impl Preview {
    /// What comes of it, once that is known.
    #[must_use]
    pub fn outcome(&self) -> Option<&Outcome> {
        self.outcome.as_ref()
    }

    /// Works it out, when something else is typed; `chosen` are the places of the cards.
    pub(super) fn follow(
        &mut self,
        asked: Option<&Asked>,
        chosen: impl Fn() -> Vec<u32>,
        workspace: &Workspace,
        here: &Here,
    ) {
        let Some(asked @ Asked::Replace(_)) = asked else {
            *self = Self::default();
            return;
        };
        if self.of.as_ref() != Some(asked) {
            *self = Self { of: Some(asked.clone()), ..Self::default() };
            match asked.edits(workspace.tag_names()) {
                Ok(edits) => self.begin(edits, &chosen(), workspace, here),
                Err(message) => {
                    self.outcome = Some(Outcome { result: Err(message), count: 0 });
                }
            }
        }
        if let Some(answer) = self.work.as_ref().and_then(|work| work.pending.poll()) {
            self.work = None;
            self.outcome = answer.ok().and_then(Outcome::of);
        }
    }

    fn begin(&mut self, edits: Vec<Edit>, chosen: &[u32], workspace: &Workspace, here: &Here) {
        let wish = Wish::Edits { cards: workspace.cards_at(chosen), edits };
        let task = workspace.task(&wish, &here.now);
        let work_out = move |report: &(dyn Fn(f32) -> bool + Sync)| -> Found {
            Ok(task.work_out(report)?.map(Outcome::from))
        };
        if workspace.is_long(&wish) {
            self.work = Some(Work::run(here.context, work_out));
        } else {
            self.outcome = Outcome::of(work_out(&|_| true));
        }
    }
}

impl Outcome {
    /// None where it was ended: something else is typed by then.
    fn of(found: Found) -> Option<Self> {
        match found {
            Ok(outcome) => outcome,
            Err(error) => Some(Self { result: Err(error.message()), count: 0 }),
        }
    }
}

impl From<Bulk> for Outcome {
    fn from(mut bulk: Bulk) -> Self {
        let count = bulk.notes.len();
        bulk.notes.truncate(MOST_PREVIEWED);
        Self { result: Ok(bulk.notes), count }
    }
}
