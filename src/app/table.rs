//! What else is done at the table while studying: a closer look, an edit, a mark, cramming.
//!
//! An edit keeps the card's progress and its place in the sitting. Refuses a note that could not be
//! asked any more.

use super::apply::record;
use super::choosing;
use super::command::{Command, Screen};
use super::flags::Flag;
use super::making::Incomplete;
use super::state::{Forms, Making, Sitting, State};
use super::stopwatch::Stopwatch;
use super::undo::{Before, DeckChange};
use crate::deck::{CardId, Deck};
use crate::history::{Due, Event, Kind, Phase, Rating};
use crate::schedule::Now;
use crate::study::{CardEntry, Session};

/// The tag of a note that the student has marked.
pub const MARKED: &str = "marked";
/// The most cards that are studied ahead in one sitting.
const AHEAD: usize = 50;
/// The most characters of a question, with its context, that a notice tells.
const MOST_TOLD: usize = 120;

/// Shows or hides what the memory model knows of the card.
pub fn look_closer(state: &mut State) {
    if let Some(sitting) = &mut state.sitting {
        sitting.closer = !sitting.closer;
    }
}

/// Whether a tag is a sign that was given while studying, and says nothing about the content.
pub fn is_sign(tag: &str) -> bool {
    tag == MARKED || Flag::ALL.iter().any(|flag| tag == flag.tag())
}

/// Lets the stopwatch of the card on the table know whether the student is there; called once a
/// frame.
pub fn keep_time(state: &mut State, context: &egui::Context, covered: bool) {
    let (looks, alive) = context.input(|input| {
        let small = input.viewport().minimized == Some(true);
        (input.focused && !small, !input.raw.events.is_empty())
    });
    let here = looks && !covered && state.screen == Screen::Study;
    let now = state.now().time;
    if let Some(sitting) = &mut state.sitting {
        sitting.watch.tick(now, here, alive);
    }
}

/// Opens the note of a card in the editor: of the one on the table, if none is named.
pub fn edit(state: &mut State, forms: &mut Forms, card: Option<CardId>) {
    let asked = || state.sitting.as_ref()?.session.current().cloned();
    let Some(card) = card.or_else(asked) else { return };
    let Some((.., note, _)) = state.card(&card) else { return };
    forms.note = choosing::fields(note).into_iter().map(|(_, text)| text).collect();
    state.editing = Some(card);
}

/// Leaves the editor; `kept`: with what was typed.
pub fn end_edit(state: &mut State, forms: &mut Forms, kept: bool) {
    let found = state.editing.as_ref().and_then(|card| state.card(card));
    if let Some((card, deck, note, _)) = found.filter(|_| kept) {
        let Some(changed) = choosing::with_fields(note, &forms.note) else {
            state.fail(&Incomplete);
            return;
        };
        let place = card.note;
        let mut edited = deck.clone();
        if let Some(note) = edited.notes.get_mut(place) {
            *note = changed;
        }
        if !save(state, &edited, "command-edit-card") {
            return;
        }
    }
    state.editing = None;
}

/// Marks the note on the table, or takes its mark away.
pub fn mark(state: &mut State) {
    let toggle = |tags: &mut Vec<String>| match tags.iter().position(|tag| tag == MARKED) {
        Some(at) => drop(tags.remove(at)),
        None => tags.push(MARKED.to_owned()),
    };
    sign(state, toggle, "command-mark");
}

/// Gives the note on the table a flag, or takes it away.
pub fn flag(state: &mut State, flag: Flag) {
    sign(state, |tags| flag.toggle(tags), flag.key());
}

/// Changes the tags of the note on the table.
fn sign(state: &mut State, change: impl FnOnce(&mut Vec<String>), key: &'static str) {
    let Some((card, deck, ..)) = state.asked_card() else { return };
    let place = card.note;
    let mut edited = deck.clone();
    if let Some(note) = edited.notes.get_mut(place) {
        change(&mut note.tags);
    }
    save(state, &edited, key);
}

/// Suspends a card, on the table or not, or asks it again from now on.
pub fn suspend(state: &mut State, card: &CardId, suspended: bool) {
    let Some(entry) = state.collection.card(card) else { return };
    if entry.state.suspended == suspended {
        return;
    }
    let (kind, key, said) = if suspended {
        (Kind::Suspend, "command-suspend", "notice-suspended")
    } else {
        (Kind::Resume, "command-resume", "notice-resumed")
    };
    let scheduler = state.collection.scheduler();
    let draft = scheduler.act(card, &entry.state, kind, Due::None, &state.now());
    if let Some(event) = record(state, Some(draft)) {
        state.undos.done(key, Before::Event(Box::new(event)));
        let text = state.locale.tr(said);
        state.say(text);
    }
}

/// The cards that are forgotten again and again, suspended or not.
pub fn leeches(state: &State) -> impl Iterator<Item = &CardEntry> {
    let settings = state.collection.settings();
    state.collection.cards().iter().filter(|card| card.state.is_leech(settings))
}

/// Goes through the leeches, the worst first, which moves none of them.
pub fn cram_leeches(state: &mut State) {
    let mut cards: Vec<&CardEntry> = leeches(state).collect();
    cards.sort_by_key(|card| std::cmp::Reverse(card.state.lapses));
    let cards = cards.into_iter().map(|card| card.id.clone()).collect();
    state.sheet = None;
    sit_down(state, cards);
}

/// Saves a deck whose card is on the table; the sitting goes on with that card.
fn save(state: &mut State, edited: &Deck, key: &'static str) -> bool {
    let before = state.library.deck(&edited.id).map(|open| open.deck.clone());
    if before.as_ref() == Some(edited) {
        return true;
    }
    if let Err(error) = state.library.save_deck(edited) {
        state.fail(&error);
        return false;
    }
    let saved = match &state.making {
        Making::Choosing(choosing) => choosing.saved.clone(),
        _ => None,
    };
    let change = DeckChange { before, after: edited.clone(), saved };
    state.undos.done(key, Before::Deck(Box::new(change)));
    state.recollect();
    state.refresh_sitting();
    true
}

/// Goes through all cards of a deck, which moves none of them.
pub fn cram(state: &mut State, deck: usize) {
    let cards = state.collection.cards().iter();
    let cards = cards.filter(|card| card.deck == deck && !card.state.suspended);
    let cards: Vec<CardId> = cards.map(|card| card.id.clone()).collect();
    sit_down(state, cards);
}

/// Goes through the cards of a deck that are due next, those that are remembered least first;
/// their dates stay.
pub fn study_ahead(state: &mut State, deck: usize) {
    let now = state.now();
    let scheduler = state.collection.scheduler();
    let later = |due: &Due| matches!(due, Due::Day(day) if *day > now.day);
    let mut cards: Vec<(f32, CardId)> = state
        .collection
        .cards()
        .iter()
        .filter(|card| card.deck == deck && card.state.is_active(now.day))
        .filter(|card| card.state.phase == Phase::Review && later(&card.state.due))
        .map(|card| (scheduler.retrievability(&card.state, &now).unwrap_or(1.0), card.id.clone()))
        .collect();
    cards.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    sit_down(state, cards.into_iter().take(AHEAD).map(|(_, card)| card).collect());
}

fn sit_down(state: &mut State, cards: Vec<CardId>) {
    if cards.is_empty() {
        let text = state.locale.tr("notice-nothing-to-cram");
        state.say(text);
        return;
    }
    let now = state.now();
    let session = Session::cram(&state.collection, cards, &now);
    state.sitting = Some(Sitting::new(session, &now));
    state.screen = Screen::Study;
}

/// Names a card that has just been forgotten too often.
pub fn tell_leech(state: &mut State, event: &Event) {
    let settings = state.collection.settings();
    let (Some(card), threshold) = (state.collection.card(&event.card), settings.leech_lapses)
    else {
        return;
    };
    let lapsed = event.rating == Some(Rating::Again) && event.phase == Phase::Review;
    // At the threshold, and each time half as many have come on top.
    let again = card.state.lapses.saturating_sub(threshold) % (threshold / 2).max(1) == 0;
    if !lapsed || !card.state.is_leech(settings) || !again {
        return;
    }
    let deck = state.library.decks().get(card.deck);
    let note = deck.and_then(|open| open.deck.notes.get(card.note));
    let asked = note.and_then(|note| Some(note.asked(&note.question(card.id.number)?)));
    let front: String = asked.unwrap_or_default().chars().take(MOST_TOLD).collect();
    let told = [("front", front), ("count", card.state.lapses.to_string())];
    let text = state.locale.with("notice-leech", &told);
    let card = || event.card.clone();
    state.offer(text, vec![Command::SuspendCard(card()), Command::EditNoteOf(card())]);
}

impl Sitting {
    /// A sitting that begins now.
    #[must_use]
    pub fn new(session: Session, now: &Now) -> Self {
        Self {
            session,
            revealed: false,
            items: 0,
            choice: None,
            watch: Stopwatch::start(now.time),
            closer: false,
        }
    }
}
