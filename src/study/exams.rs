//! The exams in the settings, against the cards that there are: which of them are to come, which
//! new cards have their turn today, which are held back, and what each plan asks for.
//!
//! The window and the command line both ask here, so that they say the same.

use super::card_entry::CardEntry;
use super::collection::Collection;
use super::exam_plan::{Exam, FARTHEST, LAST_DAYS, new_a_day, propose};
use super::forecast::{Forecast, forecast};
use super::new_card_turn::Turn;
use super::pace::Pace;
use crate::deck::{CardId, Deck};
use crate::library::{ExamDate, ExamOf};
use crate::schedule::{CardState, Now, Scheduler};

/// The most reviews that are asked for on one of the last days.
const MOST: usize = 175;

/// The turns of the new cards, by their places; the later one of a place counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Turns {
    pub turns: Vec<(usize, Turn)>,
    /// New cards that today's plans begin, those that they began today among them; what was begun
    /// beyond the plans is not.
    pub new_today: usize,
    /// How many of them are still to be begun.
    pub new_to_come: usize,
}

/// What the plan of an exam is made from: small, so that another thread can do it.
#[derive(Debug, Clone)]
pub struct Task {
    exam: ExamDate,
    /// Its cards.
    ids: Vec<CardId>,
    states: Vec<CardState>,
}

/// An exam, and what its plan says today.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    pub exam: ExamDate,
    pub days_left: i32,
    /// What to review today, the most urgent first.
    pub cards: Vec<CardId>,
    /// Cards that are not begun, and not suspended.
    pub new: usize,
    /// How many of them to begin each day; none when there is no day left for that, or no new
    /// card.
    pub new_a_day: Option<usize>,
    /// None under SM-2.
    pub forecast: Option<Forecast>,
    pub pace: Pace,
}

/// The exams that are not over and whose deck is there, in the order of their days.
#[must_use]
pub fn to_come(exams: &[ExamDate], decks: &[&Deck], today: i32) -> Vec<ExamDate> {
    let there = |exam: &&ExamDate| match &exam.of {
        ExamOf::Deck(id) => decks.iter().any(|deck| deck.id == *id),
        ExamOf::Tag(_) => true,
    };
    let near =
        |exam: &&ExamDate| (today..=today.saturating_add(FARTHEST)).contains(&exam.date.day());
    let mut exams: Vec<_> = exams.iter().filter(there).filter(near).cloned().collect();
    exams.sort_by_key(|exam| exam.date);
    exams
}

/// The turns of new cards, given the exams to come: as many as each plan begins today come first,
/// those of the earliest exam before the others; those of an exam in its last days are held back,
/// unless another exam needs them.
#[must_use]
pub fn turns(collection: &Collection, decks: &[&Deck], exams: &[ExamDate], now: &Now) -> Turns {
    let apart = collection.settings().separate_siblings;
    let mut first: Vec<(usize, Turn)> = Vec::new();
    let mut held = Vec::new();
    let mut begun_today = Vec::new();
    for (rank, exam) in exams.iter().enumerate() {
        let mut new = Vec::new();
        let mut begun = Vec::new();
        let cards = cards_of(collection, decks, &exam.of);
        for (place, card) in cards.filter(|(_, card)| !card.state.suspended) {
            if card.state.reps == 0 {
                new.push((place, (card.deck, card.note)));
            } else if card.state.first_day == Some(now.day) {
                begun.push(place);
            }
        }
        // What was begun today belongs to today's part.
        let rate = new_a_day(new.len() + begun.len(), &goal(exam), now.day);
        // More may have been begun than the plan asks for.
        begun_today.extend(begun.iter().copied().take(rate.unwrap_or(0)));
        let Some(rate) = rate else {
            held.extend(new.iter().map(|(place, _)| (*place, Turn::HELD)));
            continue;
        };
        let mut room = rate.saturating_sub(begun.len());
        let mut before = None;
        for (place, note) in new {
            // Siblings are begun on different days: together they are one card of today.
            let sibling = apart && before == Some(note);
            if !sibling && room == 0 {
                break;
            }
            room -= usize::from(!sibling);
            before = Some(note);
            first.push((place, Turn::first(rank)));
        }
    }
    begun_today.sort_unstable();
    begun_today.dedup();
    let note =
        |place: usize| collection.cards().get(place).map(|card| (card.deck, card.note, place));
    let mut notes: Vec<_> = first.iter().filter_map(|(place, _)| note(*place)).collect();
    notes.sort_unstable();
    if apart {
        notes.dedup_by_key(|(deck, note, _)| (*deck, *note));
    } else {
        notes.dedup();
    }
    // The earlier exam's turn is the one that counts; any is before being held back.
    let turns = held.into_iter().chain(first.into_iter().rev()).collect();
    Turns { turns, new_today: begun_today.len() + notes.len(), new_to_come: notes.len() }
}

/// The cards of an exam, with their places.
fn cards_of<'a>(
    collection: &'a Collection,
    decks: &'a [&'a Deck],
    of: &'a ExamOf,
) -> impl Iterator<Item = (usize, &'a CardEntry)> + use<'a> {
    let belongs = move |deck: &Deck, note: usize| match of {
        ExamOf::Deck(id) => deck.id == *id,
        ExamOf::Tag(tag) => deck.notes.get(note).is_some_and(|note| note.tags.contains(tag)),
    };
    let cards = collection.cards().iter().enumerate();
    cards.filter(move |(_, card)| decks.get(card.deck).is_some_and(|d| belongs(d, card.note)))
}

fn goal(exam: &ExamDate) -> Exam {
    let ExamDate { date, share, begin_late, .. } = *exam;
    Exam { day: date.day(), share, most: MOST, begin_late }
}

impl Task {
    #[must_use]
    pub fn new(collection: &Collection, decks: &[&Deck], exam: ExamDate) -> Self {
        let cards = cards_of(collection, decks, &exam.of);
        let (ids, states) = cards.map(|(_, card)| (card.id.clone(), card.state.clone())).unzip();
        Self { exam, ids, states }
    }

    /// The plan that comes of it.
    #[must_use]
    pub fn plan(self, scheduler: &Scheduler, pace: Pace, now: &Now) -> Planned {
        let Self { exam, ids, states } = self;
        let goal = goal(&exam);
        let proposal = propose(scheduler, &states, &goal, now);
        let cards = proposal.cards.iter().filter_map(|place| ids.get(*place).cloned()).collect();
        let new = states.iter().filter(|state| state.reps == 0 && !state.suspended).count();
        Planned {
            days_left: exam.date.day().saturating_sub(now.day),
            cards,
            new,
            new_a_day: new_a_day(new, &goal, now.day).filter(|_| new > 0),
            forecast: forecast(scheduler, &states, &goal, &pace, now),
            pace,
            exam,
        }
    }
}

impl Planned {
    /// Whether the last days have come, with something to review.
    #[must_use]
    pub fn has_cards(&self) -> bool {
        (1..=LAST_DAYS).contains(&self.days_left) && !self.cards.is_empty()
    }

    /// Whether new cards are left, and none of them begun any more.
    #[must_use]
    pub fn holds_new(&self) -> bool {
        self.new > 0 && self.new_a_day.is_none() && self.days_left > 0
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_library::{DAY_MS, TestLibrary, deck, plain};
    use super::*;
    use crate::history::{Kind, Rating};
    use crate::library::Date;

    #[test]
    fn the_last_days_have_cards_where_something_is_to_be_reviewed() {
        let settings = crate::schedule::Settings { learning_steps: Vec::new(), ..plain() };
        let mut desk = TestLibrary::new(vec![deck("a", 20, 1)], settings);
        let mut session = desk.session(desk.deck(0));
        for _ in 0..20 {
            desk.grade(&mut session, Rating::Good);
        }
        desk.time += 10 * DAY_MS;
        let now = desk.now();
        let planned = |in_days: i32| {
            let exam = ExamDate {
                of: ExamOf::Deck(desk.decks[0].id.clone()),
                date: Date::of_day(now.day + in_days),
                share: 0.99,
                begin_late: false,
            };
            let decks: Vec<&Deck> = desk.decks.iter().collect();
            let task = Task::new(&desk.collection, &decks, exam);
            task.plan(desk.collection.scheduler(), Pace::default(), &now)
        };
        assert!(planned(3).has_cards() && planned(1).has_cards());
        assert!(!planned(0).has_cards() && !planned(LAST_DAYS + 1).has_cards());
        let nothing = Planned { cards: Vec::new(), ..planned(3) };
        assert!(!nothing.has_cards());
    }

    #[test]
    fn a_plan_counts_the_new_cards_that_will_be_asked() {
        let mut desk = TestLibrary::new(vec![deck("a", 6, 1)], plain());
        let mut session = desk.session(desk.deck(0));
        desk.grade(&mut session, Rating::Easy);
        let suspended = desk.collection.cards()[5].clone();
        let now = desk.now();
        let draft = desk.collection.scheduler().act(
            &suspended.id,
            &suspended.state,
            Kind::Suspend,
            crate::history::Due::None,
            &now,
        );
        let event = desk.write(draft);
        desk.collection.record(&mut desk.history, &event);
        let plan = |in_days: i32, begin_late: bool| {
            let exam = ExamDate {
                of: ExamOf::Deck(desk.decks[0].id.clone()),
                date: Date::of_day(now.day + in_days),
                share: 0.9,
                begin_late,
            };
            let decks: Vec<&Deck> = desk.decks.iter().collect();
            let task = Task::new(&desk.collection, &decks, exam);
            assert_eq!(task.ids.len(), 6);
            task.plan(desk.collection.scheduler(), Pace::default(), &now)
        };
        let far = plan(60, false);
        assert_eq!((far.new, far.new_a_day, far.holds_new()), (4, Some(1), false));
        let near = plan(3, false);
        assert_eq!((near.days_left, near.new_a_day, near.holds_new()), (3, None, true));
        assert!(!plan(3, true).holds_new(), "they are begun late");
        assert!(!plan(0, false).holds_new(), "on the day it is too late to say so");
        let done = Planned { new: 0, ..near };
        assert!(!done.holds_new(), "there is none to hold");
    }
}
