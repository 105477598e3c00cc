//! Studying towards an exam, simulated: 1,200 cards, the exam on day 75, FSRS-6 with its default
//! parameters as the truth about forgetting.
//!
//! `cargo run --release --example exam` prints, for each way to study, what is known on the day of
//! the exam (the mean of the true probabilities of recall, before any study that day), how many
//! reviews it took, and the worst day. Each is run with several seeds; the median is shown, with
//! the least and the greatest. A second table holds what the forecast said on some days, of what
//! will be known and of the answers until the exam, against what came.

use std::collections::BTreeMap;

use carabin::deck::CardId;
use carabin::history::{Due, Rating};
use carabin::schedule::{CardState, Now, Scheduler, Settings};
use carabin::study::{Exam, Pace, forecast, propose};

const CARDS: usize = 1_200;
const NEW_A_DAY: usize = 20;
const EXAM: i32 = 75;
const SEEDS: u64 = 7;

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

/// A way to study.
#[derive(Clone, Copy)]
enum Policy {
    /// When due, at this retention.
    Due(f32),
    /// When due at 0.90, and in the last seven days as many of the cards that gain most as this.
    TopUp(usize),
    /// When due at 0.90, no interval reaching beyond the exam: all come back just before it.
    Capped,
    /// When due at this retention; in the last days what Carabin proposes for this share, and
    /// nothing else.
    Carabin(f32, f32),
}

struct Student {
    scheduler: Scheduler,
    cards: Vec<(CardId, CardState)>,
    dice: Dice,
    reviews: BTreeMap<i32, usize>,
    /// Day, share that was to be known, answers that were to come.
    foreseen: Vec<(i32, f32, f32)>,
}

fn now(day: i32) -> Now {
    Now { time: i64::from(day) * 86_400_000 + 43_200_000, offset: 0, day }
}

impl Student {
    fn new(retention: f32, seed: u64) -> Self {
        let settings = Settings { retention, ..Settings::default() };
        let id = |n: usize| format!("c{n}.1").parse().ok();
        let cards = (0..CARDS).filter_map(|n| Some((id(n)?, CardState::default()))).collect();
        let scheduler = Scheduler::new(&settings);
        Self { scheduler, cards, dice: Dice(seed), reviews: BTreeMap::new(), foreseen: Vec::new() }
    }

    /// Asks a card until it is known, and done with for the day.
    fn ask(&mut self, at: usize, day: i32) {
        let mut moment = now(day);
        let mut known = None;
        for _ in 0..10 {
            let Some((id, state)) = self.cards.get_mut(at) else { return };
            // What was learnt minutes ago is known.
            let chance = self.scheduler.retrievability(state, &moment);
            let luck = self.dice.roll();
            let right =
                known.is_some() || state.reps == 0 || chance.is_none_or(|chance| luck < chance);
            let rating = if right { Rating::Good } else { Rating::Again };
            known = Some(right);
            let draft = self.scheduler.answer(id, state, rating, 0, &moment);
            self.scheduler.step(state, &draft);
            *self.reviews.entry(day).or_insert(0) += 1;
            match state.due {
                Due::Instant(time) => moment.time = time.max(moment.time + 60_000),
                _ => return,
            }
        }
    }

    fn due(&self, day: i32) -> Vec<usize> {
        let is_due = |state: &CardState| matches!(state.due, Due::Day(due) if due <= day);
        let cards = self.cards.iter().enumerate();
        cards.filter(|(_, (_, state))| state.reps > 0 && is_due(state)).map(|(at, _)| at).collect()
    }

    fn begin(&mut self, day: i32) {
        let new = self.cards.iter().position(|(_, state)| state.reps == 0).unwrap_or(CARDS);
        for at in new..(new + NEW_A_DAY).min(CARDS) {
            self.ask(at, day);
        }
    }

    fn propose(&self, day: i32, share: f32, most: usize) -> Vec<usize> {
        let exam = Exam { day: EXAM, share, most, begin_late: false };
        let cards = self.cards.iter().map(|(_, state)| state);
        propose(&self.scheduler, cards, &exam, &now(day)).cards
    }

    fn foresee(&mut self, day: i32, share: f32) {
        let exam = Exam { day: EXAM, share, most: 175, begin_late: false };
        // As these students are: a new card is known at once, and every answer takes a second.
        let second = 1000.0;
        let first = [0.0, 0.0, 1.0, 0.0];
        let usual = Pace::default();
        let pace = Pace { new_ms: second, step_ms: second, review_ms: second, first, ..usual };
        let cards = self.cards.iter().map(|(_, state)| state);
        if let Some(said) = forecast(&self.scheduler, cards, &exam, &pace, &now(day)) {
            let answers = said.days.iter().map(|day| day.ms).sum::<f32>() / second;
            self.foreseen.push((day, said.expected, answers));
        }
    }

    /// The cards that are not due and whose recall on the day of the exam a review raises most.
    fn best_gains(&self, day: i32, count: usize) -> Vec<usize> {
        let exam = Exam { day: EXAM, share: 0.99, most: count, begin_late: false };
        let due = self.due(day);
        let mut gains: Vec<(f32, usize)> = self
            .cards
            .iter()
            .enumerate()
            .filter(|(at, _)| !due.contains(at))
            .filter_map(|(at, (_, state))| {
                let outlook = carabin::study::outlook(&self.scheduler, state, &exam, &now(day))?;
                Some((outlook.gain(), at))
            })
            .collect();
        gains.sort_by(|a, b| b.0.total_cmp(&a.0));
        gains.into_iter().take(count).map(|(_, at)| at).collect()
    }

    fn study(&mut self, policy: Policy) {
        for day in 0..EXAM {
            if let Policy::Carabin(_, share) = policy
                && [0, 30, 60, 70].contains(&day)
            {
                self.foresee(day, share);
            }
            let asked = match policy {
                Policy::TopUp(count) => {
                    let mut asked = self.due(day);
                    if EXAM - day <= 7 {
                        asked.extend(self.best_gains(day, count));
                    }
                    asked
                }
                Policy::Capped if day == EXAM - 1 => {
                    (0..CARDS).filter(|at| self.seen_before(*at, day)).collect()
                }
                Policy::Due(_) | Policy::Capped => self.due(day),
                Policy::Carabin(_, share) => {
                    if EXAM - day <= carabin::study::LAST_DAYS {
                        self.propose(day, share, 175)
                    } else {
                        self.due(day)
                    }
                }
            };
            for at in asked {
                self.ask(at, day);
            }
            self.begin(day);
        }
    }

    fn seen_before(&self, at: usize, day: i32) -> bool {
        self.cards.get(at).is_some_and(|(_, state)| state.last.is_some_and(|last| last.day < day))
    }

    /// Mean recall on the day of the exam, reviews, and those of the worst day.
    fn result(&self) -> [f32; 3] {
        let then = now(EXAM);
        let recall = |state: &CardState| self.scheduler.retrievability(state, &then).unwrap_or(0.0);
        let known: f32 = self.cards.iter().map(|(_, state)| recall(state)).sum();
        let all: usize = self.reviews.values().sum();
        let worst = self.reviews.values().max().copied().unwrap_or(0);
        [known / CARDS as f32, all as f32, worst as f32]
    }
}

/// What was foreseen, beside what came.
fn print_foreseen() {
    println!();
    println!("| share, day | foreseen | came | answers foreseen | came |");
    println!("|---|---:|---:|---:|---:|");
    for share in [0.95, 0.98] {
        let mut student = Student::new(0.90, 1);
        student.study(Policy::Carabin(0.90, share));
        let [known, ..] = student.result();
        for (day, expected, answers) in &student.foreseen {
            let came: usize = student.reviews.range(day..).map(|(_, count)| count).sum();
            println!("| {share}, {day} | {expected:.3} | {known:.3} | {answers:.0} | {came} |");
        }
    }
}

fn main() {
    println!("| way to study | known on the day | reviews | worst day |");
    println!("|---|---:|---:|---:|");
    let ways = [
        ("when due, retention 0.90", Policy::Due(0.90)),
        ("when due, retention 0.95", Policy::Due(0.95)),
        ("0.90, and the 80 best gains a day in the last 7 days", Policy::TopUp(80)),
        ("0.90, and everything on the last day", Policy::Capped),
        ("Carabin, share 0.95", Policy::Carabin(0.90, 0.95)),
        ("Carabin, share 0.97", Policy::Carabin(0.90, 0.97)),
        ("Carabin, share 0.98", Policy::Carabin(0.90, 0.98)),
        ("Carabin, share 0.99", Policy::Carabin(0.90, 0.99)),
        ("Carabin, share 0.99, retention 0.88 until then", Policy::Carabin(0.88, 0.99)),
    ];
    for (name, policy) in ways {
        let retention = match policy {
            Policy::Due(retention) | Policy::Carabin(retention, _) => retention,
            Policy::TopUp(_) | Policy::Capped => 0.90,
        };
        let runs: Vec<[f32; 3]> = (1..=SEEDS)
            .map(|seed| {
                let mut student = Student::new(retention, seed);
                student.study(policy);
                student.result()
            })
            .collect();
        let figure = |at: usize, digits: usize| {
            let mut values: Vec<f32> = runs.iter().filter_map(|run| run.get(at).copied()).collect();
            values.sort_by(f32::total_cmp);
            let value = |n: usize| values.get(n).copied().unwrap_or(0.0);
            let (least, middle, most) =
                (value(0), value(values.len() / 2), value(values.len() - 1));
            format!("{middle:.digits$} ({least:.digits$}–{most:.digits$})")
        };
        println!("| {name} | {} | {} | {} |", figure(0, 3), figure(1, 0), figure(2, 0));
    }
    print_foreseen();
}
