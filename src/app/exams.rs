//! The exams that decks are studied for: their dates, their plans, and sittings for them.
//!
//! Refuses a date that is no date, or has passed.

use super::command::Screen;
use super::saving::save_settings;
use super::state::{Forms, Sitting, State};
use super::undo::Before;
use crate::deck::CardId;
use crate::library::{Date, ExamDate};
use crate::message::{Message, Tell};
use crate::study::{Exam, LAST_DAYS, Proposal, Session, new_a_day, propose};

/// The most reviews that are asked for on one of the last days.
const MOST: usize = 175;

/// An exam, and what its plan says today.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// The deck's place in the library.
    pub deck: usize,
    pub date: Date,
    pub days_left: i32,
    pub share: f32,
    pub proposal: Proposal,
    /// New cards to begin each day; none when there is no day left for them, or no new card.
    pub new_a_day: Option<usize>,
}

impl Planned {
    /// Whether the last days have come, with something to review.
    #[must_use]
    pub fn has_cards(&self) -> bool {
        (1..=LAST_DAYS).contains(&self.days_left) && !self.proposal.cards.is_empty()
    }
}

/// What is typed about an exam.
#[derive(Debug, Clone, PartialEq)]
pub struct ExamForm {
    pub deck: usize,
    pub date: String,
    pub share: f32,
}

/// The exams that are still to come, each with its plan.
#[must_use]
pub fn planned(state: &State) -> Vec<Planned> {
    let now = state.now();
    let decks = state.library.decks();
    let cards = state.collection.cards();
    let plan = |exam: &ExamDate| {
        let deck = decks.iter().position(|open| open.deck.id == exam.deck)?;
        let days_left = exam.date.day().saturating_sub(now.day);
        if days_left < 0 {
            return None;
        }
        let goal = Exam { day: exam.date.day(), share: exam.share, most: MOST };
        let own: Vec<usize> =
            (0..cards.len()).filter(|at| cards.get(*at).is_some_and(|c| c.deck == deck)).collect();
        let given = own.iter().filter_map(|at| cards.get(*at)).map(|card| (&card.id, &card.state));
        let mut proposal = propose(state.collection.scheduler(), given, &goal, &now);
        // Places among the deck's cards become places among all.
        for place in &mut proposal.cards {
            *place = own.get(*place).copied().unwrap_or_default();
        }
        let new = own
            .iter()
            .filter_map(|at| cards.get(*at))
            .filter(|card| card.state.reps == 0 && !card.state.suspended)
            .count();
        let new_a_day = new_a_day(new, &goal, now.day).filter(|_| new > 0);
        let (date, share) = (exam.date, exam.share);
        Some(Planned { deck, date, days_left, share, proposal, new_a_day })
    };
    state.library.settings().exams.iter().filter_map(plan).collect()
}

/// Opens the form for the exam of a deck.
pub fn open(state: &State, forms: &mut Forms, deck: usize) {
    let id = state.library.decks().get(deck).map(|open| &open.deck.id);
    let set = state.library.settings().exams.iter().find(|exam| Some(&exam.deck) == id);
    forms.exam = Some(ExamForm {
        deck,
        date: set.map(|exam| exam.date.written("%d/%m/%Y")).unwrap_or_default(),
        share: set.map_or(0.95, |exam| exam.share),
    });
}

/// Takes the form over; an empty date takes the exam away.
pub fn keep(state: &mut State, forms: &mut Forms) {
    let Some(form) = &forms.exam else { return };
    let Some(deck) = state.library.decks().get(form.deck).map(|open| open.deck.id.clone()) else {
        forms.exam = None;
        return;
    };
    let before = state.library.settings().clone();
    let mut settings = before.clone();
    settings.exams.retain(|exam| exam.deck != deck);
    if !form.date.trim().is_empty() {
        let today = state.now().day;
        let Some(date) = Date::read(&form.date).filter(|date| date.day() > today) else {
            state.fail(&NoDate);
            return;
        };
        settings.exams.push(ExamDate { deck, date, share: form.share });
    }
    if save_settings(state, settings) {
        state.undos.done("command-exam", Before::Settings(Box::new(before)));
        forms.exam = None;
    }
}

/// Sits down to what the plan asks for today; every answer counts.
pub fn study(state: &mut State, deck: usize) {
    let Some(planned) = state.exams.iter().find(|planned| planned.deck == deck) else { return };
    let cards = planned.proposal.cards.iter().filter_map(|at| state.collection.cards().get(*at));
    let cards: Vec<CardId> = cards.map(|card| card.id.clone()).collect();
    let now = state.now();
    let session = Session::over(&state.collection, cards, &now);
    state.sitting = Some(Sitting::new(session, &now));
    state.screen = Screen::Study;
}

struct NoDate;

impl Tell for NoDate {
    fn message(&self) -> Message {
        Message::new("error-no-date")
    }
}
