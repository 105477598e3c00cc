//! A backlog: what is overdue after a break, what it takes to catch up, and what comes first.
//!
//! Nothing here moves a card: a plan ([`Spread`](crate::schedule::Spread)) is a setting, and what
//! is said of it is derived each time. What loses most by waiting comes first: `examples/backlog`
//! measures that against other orders. A few cards, or those of one day that was
//! skipped, are no backlog.

use super::card_entry::CardEntry;
use super::collection::Collection;
use super::gain::recall;
use super::queue::in_force;
use super::scope::Span;
use crate::history::{Due, History, Kind, Phase};
use crate::schedule::Now;

/// Fewer overdue cards than this are no backlog.
const LEAST: u32 = 20;
/// As many days of study as these say what a usual one is.
const USUAL_DAYS: usize = 28;

/// What is overdue.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Backlog {
    /// Cards that were due before today.
    pub cards: u32,
    /// The first day on which one was due.
    pub since: i32,
    /// Reviews on a usual day of study: the median of the last ones.
    pub usual: u32,
    /// How long an answer to a card in review takes this student, in ms; none when no event says.
    pub pace: Option<f32>,
    /// How many answers it takes to catch up now, cards that were forgotten asked again.
    pub answers: f32,
    /// Days were missed, and more is overdue than a day of study takes.
    pub piled_up: bool,
    pub plan: Option<Progress>,
}

/// How far a plan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// From 1.
    pub day: u32,
    pub days: u32,
    /// Cards of the plan that are left, those of today included.
    pub left: u32,
    /// How many of them belong to today, those that are done included.
    pub share: u32,
}

/// The day for which a card in review is due.
pub(super) fn due_day(card: &CardEntry) -> Option<i32> {
    match card.state.due {
        Due::Day(day) if card.state.phase == Phase::Review && !card.state.suspended => Some(day),
        _ => None,
    }
}

/// What is overdue today; none when nothing is, and no plan is under way.
#[must_use]
pub fn backlog(collection: &Collection, history: &History, now: &Now) -> Option<Backlog> {
    let scheduler = collection.scheduler();
    let settings = scheduler.settings();
    let plan = in_force(scheduler, now).and_then(|plan| {
        let left = collection.load().before(plan.from);
        let done = collection.done_in(Span::All, now.day).late;
        let day = plan.days - plan.days_left(now.day)? + 1;
        let share = plan.share(now.day, left, done)?;
        // A backlog that is caught up with is no plan any more.
        (left > 0).then_some(Progress { day, days: plan.days, left, share })
    });
    let overdue = || {
        let cards = collection.cards().iter();
        cards.filter_map(|card| Some((card, due_day(card).filter(|day| *day < now.day)?)))
    };
    let since = overdue().map(|(_, day)| day).min()?;
    let cards = u32::try_from(overdue().count()).unwrap_or(u32::MAX);
    let forgotten = |(card, _): (&CardEntry, i32)| 1.0 - recall(scheduler, &card.state, now);
    let steps = settings.relearning_steps.len() as f32;
    let answers = cards as f32 + steps * overdue().map(forgotten).sum::<f32>();
    let usual = usual_day(collection, now.day);
    // A day that was skipped makes up for itself; a break does not.
    let missed = since < now.day.saturating_sub(1);
    let too_many = cards > settings.reviews_per_day || cards > usual.saturating_mul(3) / 2;
    let piled_up = missed && cards >= LEAST && too_many;
    let pace = pace(history);
    Some(Backlog { cards, since, usual, pace, answers, piled_up, plan })
}

/// The median of the reviews on the last days of study before `today`.
fn usual_day(collection: &Collection, today: i32) -> u32 {
    let days = collection.reviews_by_day();
    let studied = days.into_iter().rev().filter(|(day, count)| *day < today && *count > 0);
    let mut counts: Vec<u32> = studied.map(|(_, count)| count).take(USUAL_DAYS).collect();
    counts.sort_unstable();
    counts.get(counts.len() / 2).copied().unwrap_or(0)
}

/// The mean time of an answer to a card in review. The mean and not the median, for times are
/// added up: half of the answers take longer than the median, and some of them much longer.
fn pace(history: &History) -> Option<f32> {
    let cards = 0..u32::try_from(history.names().len()).unwrap_or(u32::MAX);
    let (mut time, mut count) = (0_u64, 0_u64);
    for row in cards.flat_map(|card| history.past(card)) {
        let known = matches!(row.phase, Phase::Review | Phase::Relearning);
        if row.kind == Kind::Review && known && row.duration > 0 {
            time += u64::from(row.duration);
            count += 1;
        }
    }
    (count > 0).then(|| time as f32 / count as f32)
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::test_library::*;
    use super::super::{Counts, Scope};
    use super::*;
    use crate::deck::CardId;
    use crate::history::{Kind, Rating};
    use crate::schedule::{Settings, Spread};

    /// Back from a break of forty days, with so many cards overdue.
    pub(in super::super) fn back(cards: usize, settings: Settings) -> TestLibrary {
        let learnt = Settings { new_per_day: 500, learning_steps: Vec::new(), ..settings };
        let mut desk = TestLibrary::new(vec![deck("a", cards, 1)], learnt);
        let mut session = desk.session(Scope::All);
        for n in 0..cards {
            desk.grade(&mut session, Rating::ALL[1 + n % 3]);
        }
        desk.time += 40 * DAY_MS;
        desk
    }

    fn plan(desk: &mut TestLibrary, days: u32) {
        desk.settings.backlog = Some(Spread { from: desk.now().day, days });
        desk.reopen();
    }

    fn counts(desk: &TestLibrary) -> Counts {
        desk.collection.counts_in(&Scope::All, &desk.now())
    }

    fn progress(desk: &TestLibrary) -> Option<Progress> {
        backlog(&desk.collection, &desk.history, &desk.now()).and_then(|backlog| backlog.plan)
    }

    #[test]
    fn a_plan_runs_its_days_and_moves_no_card() {
        let mut desk = back(70, plain());
        assert_eq!((counts(&desk).due, counts(&desk).late), (70, 0));
        let before = desk.collection.cards().to_vec();
        plan(&mut desk, 7);
        assert_eq!(desk.collection.cards(), before);
        assert_eq!((counts(&desk).due, counts(&desk).late), (10, 10));
        assert_eq!(progress(&desk), Some(Progress { day: 1, days: 7, left: 70, share: 10 }));
        // Half of the day's share now, half in another sitting.
        let mut session = desk.session(Scope::All);
        for _ in 0..5 {
            desk.grade(&mut session, Rating::Easy);
        }
        assert_eq!((session.remaining().due, progress(&desk).unwrap().share), (5, 10));
        desk.reopen();
        assert_eq!(desk.play(Scope::All).len(), 5);
        // A day is skipped: sixty cards on the five days that are left.
        desk.time += 2 * DAY_MS;
        assert_eq!(progress(&desk), Some(Progress { day: 3, days: 7, left: 60, share: 12 }));
        for _ in 0..5 {
            assert_eq!(counts(&desk).late, 12);
            let asked = desk.play(Scope::All).len() as u32;
            assert!(asked >= 12);
            assert_eq!(
                counts(&desk),
                Counts { total: 70, seen: 70, mature: counts(&desk).mature, ..Counts::default() }
            );
            desk.next_day();
        }
        assert_eq!(progress(&desk), None);
        assert!(desk.events.iter().all(|event| event.kind == Kind::Review));
    }

    #[test]
    fn what_is_suspended_is_not_overdue() {
        let mut desk = back(40, plain());
        let overdue = |desk: &TestLibrary| {
            backlog(&desk.collection, &desk.history, &desk.now()).unwrap().cards
        };
        assert_eq!(overdue(&desk), 40);
        let card = desk.collection.cards()[3].clone();
        let scheduler = desk.collection.scheduler();
        let draft = scheduler.act(&card.id, &card.state, Kind::Suspend, Due::None, &desk.now());
        desk.write(draft);
        desk.reopen();
        assert_eq!(overdue(&desk), 39);
        // A card that is being learnt again is in its steps.
        let mut card = desk.collection.cards()[5].clone();
        assert!(due_day(&card).is_some());
        card.state.phase = Phase::Relearning;
        assert_eq!(due_day(&card), None);
    }

    #[test]
    fn many_cards_are_a_pile_only_against_what_is_usual_and_what_is_set() {
        let piled = |cards: usize, reviews_per_day: u32| {
            let desk = back(cards, Settings { reviews_per_day, ..plain() });
            backlog(&desk.collection, &desk.history, &desk.now()).unwrap().piled_up
        };
        assert!(piled(60, 30), "more than the limit");
        assert!(piled(60, 500), "more than on any day of study");
    }

    #[test]
    fn what_fell_due_since_comes_first_and_a_plan_that_is_over_does_nothing() {
        let mut desk = back(40, plain());
        let fresh: CardId = "a7.1".parse().unwrap();
        let state = desk.collection.state(&fresh).unwrap().clone();
        let today = Due::Day(desk.now().day);
        let scheduler = desk.collection.scheduler();
        let draft = scheduler.act(&fresh, &state, Kind::SetDue, today, &desk.now());
        desk.write(draft);
        plan(&mut desk, 4);
        let asked = desk.play(Scope::All);
        assert_eq!((asked.len(), &asked[0]), (11, &fresh));
        assert_eq!(progress(&desk).unwrap().left, 29);
        desk.time += 5 * DAY_MS;
        assert_eq!(progress(&desk), None);
        assert!(counts(&desk).due >= 29 && counts(&desk).late == 0);
    }

    #[test]
    fn the_days_limit_holds_the_share_back_and_says_so() {
        let mut desk = back(60, Settings { reviews_per_day: 9, ..plain() });
        assert_eq!((counts(&desk).due, counts(&desk).held), (9, 51));
        plan(&mut desk, 4);
        assert_eq!((counts(&desk).due, counts(&desk).held), (9, 6));
        assert_eq!(desk.play(Scope::All).len(), 9);
        assert_eq!((counts(&desk).due, counts(&desk).held), (0, 6));
        desk.settings.reviews_per_day = 100;
        desk.reopen();
        assert_eq!((counts(&desk).due, counts(&desk).held), (6, 0));
    }

    #[test]
    fn a_backlog_is_told_with_its_time() {
        let mut desk = back(40, plain());
        let told = backlog(&desk.collection, &desk.history, &desk.now()).unwrap();
        assert_eq!((told.cards, told.usual, told.pace), (40, 0, None));
        assert!(told.piled_up && told.since < desk.now().day - 30);
        assert!(told.answers > 42.0 && told.answers < 60.0, "{told:?}");
        // Ten are reviewed, three seconds each: then thirty are no more than three days' work.
        let mut session = desk.session(Scope::All);
        for _ in 0..10 {
            desk.grade(&mut session, Rating::Easy);
        }
        desk.next_day();
        let told = backlog(&desk.collection, &desk.history, &desk.now()).unwrap();
        assert_eq!((told.cards, told.usual, told.pace), (30, 10, Some(3000.0)));
        assert!(told.piled_up);
        let mut session = desk.session(Scope::All);
        for _ in 0..20 {
            desk.grade(&mut session, Rating::Easy);
        }
        desk.next_day();
        assert!(
            !backlog(&desk.collection, &desk.history, &desk.now()).unwrap().piled_up,
            "ten cards are no backlog"
        );
        let mut few = back(3, plain());
        assert!(!backlog(&few.collection, &few.history, &few.now()).unwrap().piled_up);
        few.time -= 40 * DAY_MS;
        assert_eq!(backlog(&few.collection, &few.history, &few.now()), None);
    }
}
