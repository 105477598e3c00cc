//! How probable a recall is, and what is lost by waiting.

use crate::schedule::{CardState, Now, Scheduler};

/// What a card of the backlog loses by waiting for the plan's last day: that much less probable
/// is its recall then.
#[must_use]
pub fn gain(scheduler: &Scheduler, state: &CardState, now: &Now, last: i32) -> f32 {
    let then = Now { day: last.max(now.day.saturating_add(1)), ..*now };
    recall(scheduler, state, now) - recall(scheduler, state, &then)
}

/// The probability of recall; under SM-2, as if it fell to 90 % in one interval.
pub(super) fn recall(scheduler: &Scheduler, state: &CardState, now: &Now) -> f32 {
    scheduler.retrievability(state, now).unwrap_or_else(|| {
        let elapsed = state.elapsed_days(now.day).unwrap_or(0) as f32;
        0.9_f32.powf(elapsed / state.interval.max(1) as f32)
    })
}
