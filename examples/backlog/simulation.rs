//! A student who comes back from a break: overdue cards caught up with over some days in one order
//! or another, FSRS-6 with its default parameters as the truth about forgetting.

use carabin::deck::CardId;
use carabin::history::{Due, Phase, Rating};
use carabin::schedule::{CardState, LastReview, Now, Scheduler, Settings, Spread};
use carabin::study::gain;

/// The day of the return.
const TODAY: i32 = 200;
/// How often each card was answered before.
const BEFORE: u32 = 5;

/// A small generator of numbers that look random, the same for the same seed (splitmix64).
struct Dice(u64);

impl Dice {
    /// From 0 to 1.
    fn roll(&mut self) -> f32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 40) as f32 / (1_u32 << 24) as f32
    }
}

/// Which overdue cards come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// What loses most recall by waiting for the last day: Carabin's.
    Carabin,
    /// What a review today, rather than on the last day, adds to recall the day after that.
    AtTheEnd,
    LowestRecall,
    HighestRecall,
    /// As they fell due.
    OldestFirst,
    Random,
}

/// How large it is.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub overdue: usize,
    /// Cards that fall due in the two months after the return.
    pub later: usize,
    /// The days away.
    pub away: u16,
    /// Those that the overdue cards are spread over.
    pub days: u16,
}

/// What came of it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Outcome {
    /// The overdue cards that are expected to be forgotten on the day that they are asked.
    pub forgotten: f32,
    /// The mean recall of the overdue cards, each day from the first to the last.
    pub meanwhile: f32,
    /// The same on the day after.
    pub after: f32,
    /// Answers to cards in review, until thirty days later.
    pub reviews: f32,
    /// How many of them were wrong.
    pub lapses: f32,
}

struct Card {
    id: CardId,
    state: CardState,
    luck: f32,
}

struct Student {
    scheduler: Scheduler,
    cards: Vec<Card>,
    seed: u64,
    size: Size,
    outcome: Outcome,
}

fn now(day: i32) -> Now {
    Now { time: i64::from(day) * 86_400_000 + 43_200_000, offset: 0, day }
}

impl Student {
    fn new(size: Size, seed: u64) -> Self {
        let scheduler = Scheduler::new(&Settings::default());
        let mut dice = Dice(seed);
        let mut cards = Vec::new();
        while cards.len() < size.overdue + size.later {
            let n = cards.len();
            // From two days to most of a year, as in a collection of some months.
            let stability = 2.0 * (4.6 * dice.roll()).exp();
            let interval = stability.round().max(1.0) as u16;
            let due = if n < size.overdue {
                TODAY - 1 - (dice.roll() * f32::from(size.away)) as i32
            } else {
                TODAY + (dice.roll() * 60.0) as i32
            };
            let last = due - i32::from(interval);
            // They were reviewed before the break.
            if last >= TODAY - i32::from(size.away) {
                continue;
            }
            let Ok(id) = format!("c{n}.1").parse() else { continue };
            let state = CardState {
                phase: Phase::Review,
                stability,
                difficulty: 2.0 + 7.0 * dice.roll(),
                interval: interval.into(),
                due: Due::Day(due),
                reps: BEFORE,
                last: Some(LastReview { time: now(last).time, day: last }),
                ..CardState::default()
            };
            cards.push(Card { id, state, luck: dice.roll() });
        }
        Self { scheduler, cards, seed, size, outcome: Outcome::default() }
    }

    fn recall(&self, card: &Card, day: i32) -> f32 {
        self.scheduler.retrievability(&card.state, &now(day)).unwrap_or(0.0)
    }

    /// Asks a card until it is known, and done with for the day.
    fn ask(&mut self, at: usize, day: i32) {
        let mut moment = now(day);
        let Some(card) = self.cards.get(at) else { return };
        let recall = self.recall(card, day);
        // The same luck in every order.
        let luck = self.seed ^ ((at as u64) << 32) ^ (u64::from(card.state.reps) << 56);
        let right = Dice(luck).roll() < recall;
        self.outcome.reviews += 1.0;
        self.outcome.lapses += f32::from(u8::from(!right));
        if at < self.size.overdue && card.state.reps == BEFORE {
            self.outcome.forgotten += 1.0 - recall;
        }
        let Some(Card { id, state, .. }) = self.cards.get_mut(at) else { return };
        let mut rating = if right { Rating::Good } else { Rating::Again };
        for _ in 0..4 {
            let draft = self.scheduler.answer(id, state, rating, 0, &moment);
            self.scheduler.step(state, &draft);
            rating = Rating::Good;
            match state.due {
                Due::Instant(time) => moment.time = time,
                _ => return,
            }
        }
    }

    fn due(&self, day: i32, of: impl Fn(i32) -> bool) -> Vec<usize> {
        let due = |card: &Card| matches!(card.state.due, Due::Day(due) if due <= day && of(due));
        (0..self.cards.len()).filter(|at| self.cards.get(*at).is_some_and(due)).collect()
    }

    /// The smaller, the sooner.
    fn key(&self, order: Order, at: usize, day: i32) -> f32 {
        let Some(card) = self.cards.get(at) else { return 0.0 };
        let last = TODAY + i32::from(self.size.days) - 1;
        match order {
            Order::Carabin => -gain(&self.scheduler, &card.state, &now(day), last),
            Order::AtTheEnd => {
                self.after(card, last.max(day + 1), last + 1) - self.after(card, day, last + 1)
            }
            Order::LowestRecall => self.recall(card, day),
            Order::HighestRecall => -self.recall(card, day),
            Order::OldestFirst => match card.state.due {
                Due::Day(due) => due as f32,
                _ => 0.0,
            },
            Order::Random => card.luck,
        }
    }

    /// What recall to expect on day `then` of a card that is reviewed on `day`.
    fn after(&self, card: &Card, day: i32, then: i32) -> f32 {
        let recall = self.recall(card, day);
        let after = |ratings: &[Rating]| {
            let mut state = card.state.clone();
            for rating in ratings {
                let draft = self.scheduler.answer(&card.id, &state, *rating, 0, &now(day));
                self.scheduler.step(&mut state, &draft);
            }
            self.scheduler.retrievability(&state, &now(then)).unwrap_or(0.0)
        };
        recall * after(&[Rating::Good]) + (1.0 - recall) * after(&[Rating::Again, Rating::Good])
    }

    /// The mean recall of the cards that were overdue.
    fn mean(&self, day: i32) -> f32 {
        let cards = self.cards.iter().take(self.size.overdue);
        cards.map(|card| self.recall(card, day)).sum::<f32>() / self.size.overdue as f32
    }

    fn study(&mut self, order: Order) {
        let spread = Spread { from: TODAY, days: self.size.days.into() };
        let end = TODAY + i32::from(self.size.days);
        for day in TODAY..end {
            self.outcome.meanwhile += self.mean(day) / f32::from(self.size.days);
            for at in self.due(day, |due| due >= TODAY) {
                self.ask(at, day);
            }
            let late = self.due(day, |due| due < TODAY);
            let left = u32::try_from(late.len()).unwrap_or(u32::MAX);
            let share = spread.share(day, left, 0).unwrap_or(0) as usize;
            let mut keyed: Vec<(f32, usize)> =
                late.into_iter().map(|at| (self.key(order, at, day), at)).collect();
            keyed.sort_by(|(a, _), (b, _)| a.total_cmp(b));
            for (_, at) in keyed.into_iter().take(share) {
                self.ask(at, day);
            }
        }
        self.outcome.after = self.mean(end);
        for day in end..end + 30 {
            for at in self.due(day, |_| true) {
                self.ask(at, day);
            }
        }
    }
}

/// Catches up in this order.
pub fn run(order: Order, size: Size, seed: u64) -> Outcome {
    let mut student = Student::new(size, seed);
    student.study(order);
    student.outcome
}
