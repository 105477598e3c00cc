//! Towards an exam: what to review in the last days so that most is known on the day.
//!
//! Until then cards are asked when they are due, as always. In the last days the days of review
//! are few, and each card is best seen once more as late as there is room: those that are
//! forgotten slowly first, those that are forgotten quickly just before the exam; and a card that
//! will be known anyway not at all. What is proposed is an ordinary review, before its date or
//! after it; nothing is moved until the student answers. There is no plan under SM-2, which has
//! no notion of how probable a recall is.

use crate::history::Rating;
use crate::schedule::{CardState, Now, Scheduler};

/// How many of the last days before the exam are planned as a whole.
pub const LAST_DAYS: i32 = 8;
/// No plan looks further ahead, in days: ten years. A date beyond is a slip of the finger.
pub const FARTHEST: i32 = 3653;
/// A recall that a review raises by less than this is left alone.
pub(super) const LEAST_GAIN: f32 = 0.004;
/// The same for a card that was already seen in the last days: others come first.
pub(super) const LEAST_GAIN_AGAIN: f32 = 0.03;

/// What the student wants.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Exam {
    /// The scheduler day of the exam, on which nothing is reviewed any more.
    pub day: i32,
    /// The share of the cards to know on that day, 0.5 to 0.99.
    pub share: f32,
    /// The most reviews of the plan on one day.
    pub most: usize,
    /// New cards are begun in the last days too.
    pub begin_late: bool,
}

/// What one card can expect.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outlook {
    /// Days until recall falls to 90 %.
    pub stability: f32,
    /// The probability of recall on the day of the exam if the card is left alone until then.
    pub left: f32,
    /// The same if it is reviewed today.
    pub reviewed: f32,
}

impl Outlook {
    #[must_use]
    pub fn gain(&self) -> f32 {
        self.reviewed - self.left
    }
}

/// When a card was seen last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    Today,
    /// In the last days before the exam.
    Lately,
    Before,
}

/// What the plan asks for today, and what it expects.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Proposal {
    /// Places in the cards that were given, the most urgent first.
    pub cards: Vec<usize>,
    /// Cards that are to be reviewed once more before the exam, those of today included.
    pub to_review: usize,
    /// The mean recall to expect on the day, over all cards that were begun.
    pub expected: f32,
    /// Its standard deviation: each card is known or not, independently (Poisson's binomial).
    pub deviation: f32,
}

/// What a card can expect on the day of the exam; none for a new card, one that is suspended, and
/// under SM-2.
#[must_use]
pub fn outlook(
    scheduler: &Scheduler,
    state: &CardState,
    exam: &Exam,
    now: &Now,
) -> Option<Outlook> {
    if state.suspended || state.reps == 0 || now.day > exam.day {
        return None;
    }
    let then = Now { day: exam.day, ..*now };
    let left = scheduler.retrievability(state, &then)?;
    let today = scheduler.retrievability(state, now)?;
    let days = u32::try_from(exam.day.saturating_sub(now.day)).unwrap_or(0);
    let after = |ratings: &[Rating]| {
        let mut state = state.clone();
        let mut elapsed = state.elapsed_days(now.day)?;
        for rating in ratings {
            scheduler.learn(&mut state, *rating, elapsed);
            elapsed = 0;
        }
        scheduler.recall_after(&state, days)
    };
    // Known, or forgotten and learnt again on the same day.
    let (known, learnt) = (after(&[Rating::Good])?, after(&[Rating::Again, Rating::Good])?);
    let reviewed = today * known + (1.0 - today) * learnt;
    Some(Outlook { stability: state.stability, left, reviewed })
}

/// What to review today of `cards`, so that the wanted share is known on the day of the exam with
/// as few reviews as that takes; nothing before the last days.
///
/// Reviews are counted from the cards that gain most until the expected recall is reached; they
/// are spread evenly over the days that are left, those whose memory lasts longest first.
#[must_use]
pub fn propose<'a>(
    scheduler: &Scheduler,
    cards: impl IntoIterator<Item = &'a CardState>,
    exam: &Exam,
    now: &Now,
) -> Proposal {
    let days = exam.day.saturating_sub(now.day);
    let outlooks: Vec<(usize, Outlook, Seen)> = cards
        .into_iter()
        .enumerate()
        .filter_map(|(at, state)| {
            let last = state.last.map_or(i32::MIN, |last| last.day);
            let seen = match last {
                day if day == now.day => Seen::Today,
                day if day >= exam.day.saturating_sub(LAST_DAYS) => Seen::Lately,
                _ => Seen::Before,
            };
            Some((at, outlook(scheduler, state, exam, now)?, seen))
        })
        .collect();
    let mut proposal = Proposal::default();
    if outlooks.is_empty() {
        return proposal;
    }
    let count = outlooks.len() as f32;
    let mut expected: f32 = outlooks.iter().map(|(_, outlook, _)| outlook.left).sum();
    let mut recall: Vec<f32> = outlooks.iter().map(|(_, outlook, _)| outlook.left).collect();
    let mut order: Vec<usize> = (0..outlooks.len()).collect();
    let gain = |at: &usize| outlooks.get(*at).map_or(0.0, |(_, outlook, _)| outlook.gain());
    order.sort_by(|a, b| gain(b).total_cmp(&gain(a)));
    let wanted = exam.share.clamp(0.5, 0.99) * count;
    let mut chosen = Vec::new();
    for at in order {
        if expected >= wanted || !(1..=LAST_DAYS).contains(&days) {
            break;
        }
        let Some((_, outlook, seen)) = outlooks.get(at) else { continue };
        let least = match seen {
            Seen::Before => LEAST_GAIN,
            Seen::Lately => LEAST_GAIN_AGAIN,
            // It may gain tomorrow.
            Seen::Today => continue,
        };
        if outlook.gain() < least {
            continue;
        }
        expected += outlook.gain();
        if let Some(recall) = recall.get_mut(at) {
            *recall = outlook.reviewed;
        }
        chosen.push(at);
    }
    proposal.to_review = chosen.len();
    proposal.expected = expected / count;
    let variance: f32 = recall.iter().map(|chance| chance * (1.0 - chance)).sum();
    proposal.deviation = variance.sqrt() / count;
    let stability = |at: &usize| outlooks.get(*at).map_or(0.0, |(_, outlook, _)| outlook.stability);
    chosen.sort_by(|a, b| stability(b).total_cmp(&stability(a)));
    let left = usize::try_from(days).unwrap_or(1).max(1);
    // What was done today is a part of today's.
    let done = outlooks.iter().filter(|(_, _, seen)| *seen == Seen::Today).count();
    let share = (chosen.len() + done).div_ceil(left).min(exam.most).saturating_sub(done);
    proposal.cards =
        chosen.into_iter().take(share).filter_map(|at| Some(outlooks.get(at)?.0)).collect();
    proposal
}

/// New cards a day so that `new` cards are begun before the last days; none when there is no day
/// left for that.
#[must_use]
pub fn new_a_day(new: usize, exam: &Exam, today: i32) -> Option<usize> {
    let left = exam.day.saturating_sub(today);
    let days = match left.saturating_sub(LAST_DAYS) {
        ..=0 if exam.begin_late => left,
        days => days,
    };
    let days = usize::try_from(days).ok().filter(|days| *days > 0)?;
    Some(new.div_ceil(days))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck::CardId;
    use crate::schedule::Settings;

    fn now(day: i32) -> Now {
        Now { time: i64::from(day) * 86_400_000, offset: 0, day }
    }

    /// A card that was learnt on day 0 and known `times` times since, each time when it was due.
    fn card(scheduler: &Scheduler, id: &CardId, times: usize) -> CardState {
        let mut state = CardState::default();
        let mut day = 0;
        for _ in 0..times + 2 {
            let draft = scheduler.answer(id, &state, Rating::Good, 0, &now(day));
            scheduler.step(&mut state, &draft);
            if let crate::history::Due::Day(due) = state.due {
                day = due;
            }
        }
        state
    }

    fn cards(scheduler: &Scheduler, count: usize) -> Vec<(CardId, CardState)> {
        (0..count)
            .map(|n| {
                let id: CardId = format!("c{n}.1").parse().unwrap();
                let state = card(scheduler, &id, n % 3);
                (id, state)
            })
            .collect()
    }

    #[test]
    fn a_review_gains_and_the_plan_adds_up() {
        let scheduler = Scheduler::new(&Settings::default());
        let cards = cards(&scheduler, 60);
        let exam = Exam { day: 30, share: 0.97, most: 100, begin_late: false };
        let given = || cards.iter().map(|(_, state)| state);
        for state in given() {
            let outlook = outlook(&scheduler, state, &exam, &now(25)).unwrap();
            assert!(outlook.gain() > -0.001, "{outlook:?}");
        }
        let far = propose(&scheduler, given(), &exam, &now(10));
        assert!(far.cards.is_empty() && far.expected > 0.5, "nothing before the last days");
        let near = propose(&scheduler, given(), &exam, &now(25));
        assert_eq!(near.cards.len(), near.to_review.div_ceil(5), "evenly over five days");
        assert!(near.expected > far.expected && near.deviation > 0.0 && near.deviation < 0.05);
        // What lasts longest comes first.
        let stability = |at: &usize| cards[*at].1.stability;
        assert!(near.cards.windows(2).all(|pair| stability(&pair[0]) >= stability(&pair[1])));
        let capped = propose(&scheduler, given(), &Exam { most: 3, ..exam }, &now(25));
        assert_eq!(capped.cards.len(), 3);
    }

    #[test]
    fn no_more_is_asked_than_the_share_takes() {
        let scheduler = Scheduler::new(&Settings::default());
        let cards = cards(&scheduler, 60);
        let given = || cards.iter().map(|(_, state)| state);
        let asked = |share: f32| {
            propose(
                &scheduler,
                given(),
                &Exam { day: 30, share, most: 100, begin_late: false },
                &now(28),
            )
            .to_review
        };
        assert!(asked(0.6) < asked(0.95) && asked(0.95) <= asked(0.99));
        assert_eq!(
            propose(
                &scheduler,
                given(),
                &Exam { day: 20, share: 0.9, most: 9, begin_late: false },
                &now(28)
            ),
            Proposal::default()
        );
        assert_eq!(
            propose(
                &scheduler,
                [],
                &Exam { day: 30, share: 0.9, most: 9, begin_late: false },
                &now(28)
            ),
            Proposal::default()
        );
    }

    #[test]
    fn what_was_reviewed_today_waits_for_tomorrow_and_counts_as_done() {
        let scheduler = Scheduler::new(&Settings::default());
        let mut cards = cards(&scheduler, 60);
        let exam = Exam { day: 30, share: 0.99, most: 100, begin_late: false };
        let ask = |cards: &[(CardId, CardState)]| {
            propose(&scheduler, cards.iter().map(|(_, state)| state), &exam, &now(25))
        };
        let before = ask(&cards);
        assert!(before.cards.len() > 3);
        // All of today's but one, forgotten: as cards they could gain more than any other.
        let (left, done) = before.cards.split_last().unwrap();
        for at in done {
            let (id, state) = &mut cards[*at];
            let draft = scheduler.answer(id, state, crate::history::Rating::Again, 0, &now(25));
            scheduler.step(state, &draft);
        }
        let after = ask(&cards);
        assert!(after.cards.iter().all(|at| !done.contains(at)), "{left} {after:?}");
        assert!(after.cards.len() <= 2, "{after:?}");
    }

    #[test]
    fn new_cards_are_begun_before_the_last_days() {
        let exam = Exam { day: 75, share: 0.95, most: 200, begin_late: false };
        assert_eq!(new_a_day(1200, &exam, 0), Some(18));
        assert_eq!(new_a_day(0, &exam, 0), Some(0));
        assert_eq!(new_a_day(10, &exam, 70), None);
        let late = Exam { begin_late: true, ..exam };
        assert_eq!((new_a_day(10, &late, 70), new_a_day(1200, &late, 0)), (Some(2), Some(18)));
    }
}
