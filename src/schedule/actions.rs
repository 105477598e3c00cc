//! Events to be: what the student did, as drafts for the history to write.
//!
//! A draft's time is never before the card's last event, so that a clock that was set back does
//! not change the order in which things happened. The day and the offset are the student's own.

use super::{CardState, Load, Now, Scheduler};
use crate::deck::CardId;
use crate::history::{Draft, Due, Kind, Rating};

impl Scheduler {
    /// The event of an answer.
    #[must_use]
    pub fn answer(
        &self,
        card: &CardId,
        state: &CardState,
        rating: Rating,
        duration_ms: u32,
        now: &Now,
    ) -> Draft {
        self.answer_balanced(card, state, rating, duration_ms, now, None)
    }

    /// As [`Self::answer`], promising what [`Self::preview_balanced`] shows.
    #[must_use]
    pub fn answer_balanced(
        &self,
        card: &CardId,
        state: &CardState,
        rating: Rating,
        duration_ms: u32,
        now: &Now,
        load: Option<&Load>,
    ) -> Draft {
        let promises = self.preview_balanced(card, state, now, load);
        let due = promises.get(rating as usize - 1).map_or(Due::None, |promise| promise.due);
        Draft {
            rating: Some(rating),
            duration: duration_ms,
            ..self.act(card, state, Kind::Review, due, now)
        }
    }

    /// The event of a grade that moves nothing.
    #[must_use]
    pub fn cram(
        &self,
        card: &CardId,
        state: &CardState,
        rating: Rating,
        duration_ms: u32,
        now: &Now,
    ) -> Draft {
        Draft {
            rating: Some(rating),
            duration: duration_ms,
            ..self.act(card, state, Kind::Cram, Due::None, now)
        }
    }

    /// An event without a grade: suspend, resume, bury, reset, set due.
    #[must_use]
    pub fn act(&self, card: &CardId, state: &CardState, kind: Kind, due: Due, now: &Now) -> Draft {
        Draft {
            card: card.clone(),
            time: now.time.max(state.latest.saturating_add(1)),
            rating: None,
            phase: state.phase,
            duration: 0,
            day: now.day,
            offset: now.offset,
            kind,
            due,
            target: None,
        }
    }
}
