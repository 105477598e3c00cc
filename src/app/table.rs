//! What else is done at the table while studying: a closer look, an edit, a mark, cramming.
//!
//! An edit keeps the card's progress and its place in the sitting. Refuses a note that could not be
//! asked any more.

use super::apply::Incomplete;
use super::choosing;
use super::command::Screen;
use super::state::{Forms, Making, Sitting, State};
use super::undo::Before;
use crate::deck::{CardId, Deck};
use crate::history::{Due, Event, Phase, Rating};
use crate::schedule::Now;
use crate::study::Session;

/// The tag of a note that the student has marked.
pub const MARKED: &str = "marked";
/// The most cards that are studied ahead in one sitting.
const AHEAD: usize = 50;

/// Shows or hides what the memory model knows of the card.
pub fn look_closer(state: &mut State) {
    if let Some(sitting) = &mut state.sitting {
        sitting.closer = !sitting.closer;
    }
}

/// Opens the note on the table in the editor.
pub fn edit(state: &mut State, forms: &mut Forms) {
    let Some((.., note, _)) = state.asked_card() else { return };
    forms.note = choosing::fields(&note.content).into_iter().map(|(_, text)| text).collect();
    if let Some(sitting) = &mut state.sitting {
        sitting.editing = true;
    }
}

/// Leaves the editor; `kept`: with what was typed.
pub fn end_edit(state: &mut State, forms: &mut Forms, kept: bool) {
    let Some((card, deck, note, _)) = state.asked_card() else { return };
    if kept {
        let Some(content) = choosing::with_fields(&note.content, &forms.note) else {
            state.fail(&Incomplete);
            return;
        };
        let place = card.note;
        let mut edited = deck.clone();
        if let Some(note) = edited.notes.get_mut(place) {
            note.content = content;
        }
        if !save(state, &edited, "command-edit-card") {
            return;
        }
    }
    if let Some(sitting) = &mut state.sitting {
        sitting.editing = false;
    }
}

/// Marks the note on the table, or takes its mark away.
pub fn mark(state: &mut State) {
    let Some((card, deck, ..)) = state.asked_card() else { return };
    let place = card.note;
    let mut edited = deck.clone();
    if let Some(note) = edited.notes.get_mut(place) {
        match note.tags.iter().position(|tag| tag == MARKED) {
            Some(at) => drop(note.tags.remove(at)),
            None => note.tags.push(MARKED.to_owned()),
        }
    }
    save(state, &edited, "command-mark");
}

/// Saves a deck whose card is on the table; the sitting goes on with that card.
fn save(state: &mut State, edited: &Deck, key: &'static str) -> bool {
    let before = state.library.deck(&edited.id).map(|open| Box::new(open.deck.clone()));
    if before.as_deref() == Some(edited) {
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
    state.undos.done(key, Before::Deck(edited.id.clone(), before, saved));
    state.recollect();
    let now = state.now();
    if let Some(sitting) = &mut state.sitting {
        let card = sitting.session.current().cloned();
        sitting.session.refresh(&state.collection, &now);
        if sitting.session.current() != card.as_ref() {
            sitting.ask_anew(now.time);
        }
    }
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
    let front = note.and_then(|note| note.question(card.id.number)).map(|q| q.front());
    let front: String = front.unwrap_or_default().chars().take(70).collect();
    let told = [("front", front), ("count", card.state.lapses.to_string())];
    let text = state.locale.with("notice-leech", &told);
    state.say(text);
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
            since: now.time,
            closer: false,
            editing: false,
        }
    }
}
