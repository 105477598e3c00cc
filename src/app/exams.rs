//! The exams that decks and tags are studied for: their dates, their plans, sittings for them, and
//! the turns of the new cards that they need.
//!
//! A plan of many cards is made on a thread of its own; until it is there the one before it
//! stands. Refuses a date that is no date, or has passed.

use super::command::{Command, Screen};
use super::jobs::{self, Pending};
use super::saving::save_settings;
use super::state::{Forms, Sheet, Sitting, State};
use super::undo::Before;
use crate::deck::{CardId, Deck};
use crate::library::{Date, ExamDate, ExamOf, Settings};
use crate::message::{Message, Tell};
use crate::schedule::{CardState, Now, Scheduler};
use crate::study::{
    CardEntry, Exam, FARTHEST, Forecast, LAST_DAYS, Pace, Session, Turn, forecast, new_a_day,
    propose,
};

/// The most reviews that are asked for on one of the last days.
const MOST: usize = 175;
/// Plans of more cards than this are made beside the window.
const MANY: usize = 5_000;

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

/// What an exam may be about, as the form lists it.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    pub of: ExamOf,
    /// The deck's title, or the tag.
    pub name: String,
    pub notes: usize,
}

/// What is typed about an exam.
#[derive(Debug, Clone, PartialEq)]
pub struct ExamForm {
    /// What it is about; none until it is chosen.
    pub of: Option<ExamOf>,
    /// What may be chosen; nothing when it is given.
    pub choices: Vec<Choice>,
    /// What the names of the listed ones hold, and which of them the keys have come to.
    pub filter: String,
    pub chosen: usize,
    pub date: String,
    pub share: f32,
    /// It has just been opened.
    pub fresh: bool,
}

/// The plans, and whether others are wanted.
#[derive(Debug, Default)]
pub struct Exams {
    pub planned: Vec<Planned>,
    /// New cards that today's plans begin, those begun today among them.
    pub new_today: usize,
    wanted: bool,
    coming: Option<Pending<Vec<Planned>>>,
}

impl Exams {
    /// The plans are made anew as soon as there is time.
    pub fn want(&mut self) {
        self.wanted = true;
    }

    /// Whether a plan is being made.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.wanted || self.coming.is_some()
    }

    #[must_use]
    pub fn of(&self, of: &ExamOf) -> Option<&Planned> {
        self.planned.iter().find(|planned| planned.exam.of == *of)
    }
}

/// What the plan of an exam is made from.
struct Task {
    exam: ExamDate,
    /// Its cards.
    ids: Vec<CardId>,
    states: Vec<CardState>,
}

/// Makes the plans that are wanted, and takes those in that have come; called once a frame.
pub fn follow(state: &mut State, context: &egui::Context) {
    if let Some(answer) = state.exams.coming.as_ref().and_then(Pending::poll) {
        state.exams.coming = None;
        if let Ok(planned) = answer {
            state.exams.planned = planned;
        }
    }
    if !state.exams.wanted || state.exams.coming.is_some() {
        return;
    }
    state.exams.wanted = false;
    let now = state.now();
    let tasks: Vec<Task> = to_come(state, &now).into_iter().map(|exam| task(state, exam)).collect();
    if tasks.is_empty() {
        state.exams.planned.clear();
        return;
    }
    let pace = Pace::of(&state.collection);
    let scheduler = state.collection.scheduler().clone();
    let cards: usize = tasks.iter().map(|task| task.ids.len()).sum();
    let work = move || tasks.into_iter().map(|task| plan(&scheduler, task, pace, &now)).collect();
    if cards <= MANY {
        state.exams.planned = work();
    } else {
        state.exams.coming = Some(jobs::plan(context, work));
    }
}

/// The exams that are not over and whose deck is there, in the order of their days.
fn to_come(state: &State, now: &Now) -> Vec<ExamDate> {
    let there = |exam: &&ExamDate| match &exam.of {
        ExamOf::Deck(deck) => state.library.deck(deck).is_some(),
        ExamOf::Tag(_) => true,
    };
    let exams = state.library.settings().exams.iter().filter(there);
    let mut exams: Vec<_> = exams
        .filter(|exam| (now.day..=now.day.saturating_add(FARTHEST)).contains(&exam.date.day()))
        .cloned()
        .collect();
    exams.sort_by_key(|exam| exam.date);
    exams
}

/// The cards of an exam, with their places.
fn cards_of<'a>(
    state: &'a State,
    of: &'a ExamOf,
) -> impl Iterator<Item = (usize, &'a CardEntry)> + use<'a> {
    let decks = state.library.decks();
    let belongs = move |deck: &Deck, note: usize| match of {
        ExamOf::Deck(id) => deck.id == *id,
        ExamOf::Tag(tag) => deck.notes.get(note).is_some_and(|note| note.tags.contains(tag)),
    };
    let cards = state.collection.cards().iter().enumerate();
    cards.filter(move |(_, card)| {
        decks.get(card.deck).is_some_and(|open| belongs(&open.deck, card.note))
    })
}

fn task(state: &State, exam: ExamDate) -> Task {
    let cards = cards_of(state, &exam.of).map(|(_, card)| (card.id.clone(), card.state.clone()));
    let (ids, states) = cards.unzip();
    Task { exam, ids, states }
}

fn goal(exam: &ExamDate) -> Exam {
    let ExamDate { date, share, begin_late, .. } = *exam;
    Exam { day: date.day(), share, most: MOST, begin_late }
}

fn plan(scheduler: &Scheduler, task: Task, pace: Pace, now: &Now) -> Planned {
    let Task { exam, ids, states } = task;
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

/// Gives the new cards their turns: as many as each plan begins today come first, those of the
/// earliest exam before the others; those of an exam in its last days are held back, unless
/// another exam needs them.
pub fn take_turns(state: &mut State) {
    let now = state.now();
    let exams = to_come(state, &now);
    let apart = state.collection.settings().separate_siblings;
    let mut turns: Vec<(usize, Turn)> = Vec::new();
    let mut held = Vec::new();
    let mut begun_today = Vec::new();
    for (rank, exam) in exams.iter().enumerate() {
        let mut new = Vec::new();
        let mut begun = 0;
        for (place, card) in cards_of(state, &exam.of).filter(|(_, card)| !card.state.suspended) {
            if card.state.reps == 0 {
                new.push((place, (card.deck, card.note)));
            } else if card.state.first_day == Some(now.day) {
                begun += 1;
                begun_today.push(place);
            }
        }
        // What was begun today belongs to today's part.
        let Some(rate) = new_a_day(new.len() + begun, &goal(exam), now.day) else {
            held.extend(new.iter().map(|(place, _)| (*place, Turn::HELD)));
            continue;
        };
        let mut room = rate.saturating_sub(begun);
        let mut before = None;
        for (place, note) in new {
            // Siblings are begun on different days: together they are one card of today.
            let sibling = apart && before == Some(note);
            if !sibling && room == 0 {
                break;
            }
            room -= usize::from(!sibling);
            before = Some(note);
            turns.push((place, Turn::first(rank)));
        }
    }
    begun_today.sort_unstable();
    begun_today.dedup();
    let mut notes: Vec<_> = turns.iter().filter_map(|(place, _)| note(state, *place)).collect();
    notes.sort_unstable();
    if apart {
        notes.dedup_by_key(|(deck, note, _)| (*deck, *note));
    } else {
        notes.dedup();
    }
    state.exams.new_today = begun_today.len() + notes.len();
    // The earlier exam's turn is the one that counts; any is before being held back.
    let all = held.into_iter().chain(turns.into_iter().rev());
    state.collection.set_turns(all);
}

fn note(state: &State, place: usize) -> Option<(usize, usize, usize)> {
    state.collection.cards().get(place).map(|card| (card.deck, card.note, place))
}

/// Opens the form for an exam; none: of something that is to be chosen.
fn open(state: &State, forms: &mut Forms, of: Option<ExamOf>) {
    let exams = &state.library.settings().exams;
    let set = exams.iter().find(|exam| Some(&exam.of) == of.as_ref());
    forms.exam = Some(ExamForm {
        choices: if of.is_none() { choices(state) } else { Vec::new() },
        of,
        filter: String::new(),
        chosen: 0,
        date: set.map(|exam| exam.date.written("%d/%m/%Y")).unwrap_or_default(),
        share: set.map_or(0.95, |exam| exam.share),
        fresh: true,
    });
}

/// All decks, then all tags, with their notes; the signs that the student gives notes while
/// studying are no subject of an exam.
fn choices(state: &State) -> Vec<Choice> {
    let decks = state.library.decks();
    let mut found: Vec<Choice> = decks
        .iter()
        .map(|open| Choice {
            of: ExamOf::Deck(open.deck.id.clone()),
            name: open.deck.title.clone(),
            notes: open.deck.notes.len(),
        })
        .collect();
    let mut tags = std::collections::BTreeMap::<&str, usize>::new();
    for tag in decks.iter().flat_map(|open| &open.deck.notes).flat_map(|note| &note.tags) {
        if !super::table::is_sign(tag) {
            *tags.entry(tag).or_default() += 1;
        }
    }
    found.extend(tags.into_iter().map(|(tag, notes)| Choice {
        of: ExamOf::Tag(tag.to_owned()),
        name: tag.to_owned(),
        notes,
    }));
    found
}

/// Takes the form over; an empty date takes the exam away.
fn keep(state: &mut State, forms: &mut Forms) {
    let Some(form) = &forms.exam else { return };
    let Some(of) = form.of.clone() else {
        state.fail(&NothingChosen);
        return;
    };
    let mut settings = state.library.settings().clone();
    let old = settings.exams.iter().position(|exam| exam.of == of);
    let old = old.map(|at| settings.exams.remove(at));
    if !form.date.trim().is_empty() {
        let today = state.now().day;
        let Some(date) = Date::read(&form.date)
            .filter(|date| date.day() > today && date.day() - today <= FARTHEST)
        else {
            state.fail(&NoDate);
            return;
        };
        let begin_late = old.is_some_and(|exam| exam.begin_late);
        settings.exams.push(ExamDate { of, date, share: form.share, begin_late });
    }
    if change(state, settings, "command-exam") {
        forms.exam = None;
    }
}

/// Saves settings that were changed on *Decks*.
fn change(state: &mut State, settings: Settings, key: &'static str) -> bool {
    let changed = save_settings(state, settings);
    let saved = changed.is_some();
    if let Some(changed) = changed {
        state.undos.done(key, Before::SettingsOn(Screen::Decks, changed));
    }
    saved
}

/// Begins the new cards of an exam in its last days too.
fn begin_late(state: &mut State, of: &ExamOf) {
    let mut settings = state.library.settings().clone();
    if let Some(exam) = settings.exams.iter_mut().find(|exam| exam.of == *of) {
        exam.begin_late = true;
        change(state, settings, "command-begin-late");
    }
}

fn raise_limit(state: &mut State, new_per_day: u32) {
    let mut settings = state.library.settings().clone();
    settings.scheduling.new_per_day = new_per_day;
    change(state, settings, "command-raise-limit");
}

/// Sits down to what the plan asks for today; every answer counts.
fn study(state: &mut State, of: &ExamOf) {
    let Some(planned) = state.exams.of(of) else { return };
    let cards = planned.cards.clone();
    let now = state.now();
    let session = Session::over(&state.collection, cards, &now);
    state.sitting = Some(Sitting::new(session, &now));
    state.screen = Screen::Study;
}

/// Carries out what is about exams.
pub fn apply(command: Command, state: &mut State, forms: &mut Forms) {
    match command {
        Command::PlanExam(of) => open(state, forms, of),
        Command::KeepExam => keep(state, forms),
        Command::ShowPlan(of) => state.sheet = of.map(Sheet::Plan),
        Command::StudyForExam(of) => study(state, &of),
        Command::BeginLate(of) => begin_late(state, &of),
        Command::RaiseLimit(new_per_day) => raise_limit(state, new_per_day),
        _ => {}
    }
}

struct NoDate;

impl Tell for NoDate {
    fn message(&self) -> Message {
        Message::new("error-no-date")
    }
}

struct NothingChosen;

impl Tell for NothingChosen {
    fn message(&self) -> Message {
        Message::new("error-no-exam-subject")
    }
}
