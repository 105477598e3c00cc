//! Notes that are twice in the library: which they are, and how two of them become one without a
//! grade being lost.

use std::collections::{BTreeSet, HashSet};
use std::rc::Rc;

use super::{Change, Workspace};
use crate::deck::{
    AlikeIndex, CardId, Content, Deck, Flag, Note, NoteId, Place, Questions, Twice, in_order,
    likeness,
};
use crate::history::{Due, Kind};
use crate::library::Settings;
use crate::schedule::{CardState, Now};

/// What is known of how well a note is known.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Past {
    /// Grades of all its cards.
    pub reviews: u32,
    /// Times that one of them was known and then forgotten.
    pub lapses: u32,
    /// Days until recall falls to 90 %, of its best card; 0 where that is not known.
    pub stability: f32,
    /// Some of its cards are not asked.
    pub suspended: bool,
    /// One of its cards was answered since it was last new.
    pub(super) begun: bool,
    /// How much is known: of each card the days that a memory lasts by the probability that it is
    /// there, as a logarithm, so that one card that is known well does not outweigh a forgotten one.
    pub(super) memory: f32,
    /// How many cards it is about.
    pub(super) cards: f32,
}

/// What becomes of two notes of which one is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outlook {
    /// It goes on with the history of the other, which is better known.
    pub takes_past: bool,
    /// It is asked again: it was suspended, or what it goes on with was, and the other was not.
    pub wakes: bool,
}

impl Past {
    /// Whether what it tells of is known better than another: it was begun; else a memory that is longer by a tenth or
    /// more; else what was forgotten less often; else what was asked more often.
    pub(super) fn beats(self, other: Self) -> bool {
        if self.begun != other.begun {
            return self.begun;
        }
        let margin = 0.1 * self.cards.max(other.cards);
        if (self.memory - other.memory).abs() > margin {
            return self.memory > other.memory;
        }
        (other.lapses, self.reviews) > (self.lapses, other.reviews)
    }
}

impl Workspace {
    /// The notes that are like this one, itself left out, the likest first.
    #[must_use]
    pub fn alike(&self, note: &Note) -> Vec<(&Deck, &Note)> {
        let index = self.alike_index();
        let found = index.candidates(note).filter_map(|place| self.at(place));
        let found = found.filter(|(_, other)| other.id != note.id);
        let mut found: Vec<_> =
            found.filter_map(|(deck, other)| Some((likeness(note, other)?, deck, other))).collect();
        found.sort_by_key(|(likeness, ..)| *likeness);
        found.into_iter().map(|(_, deck, other)| (deck, other)).collect()
    }

    /// All pairs of notes that are alike, but for those that the student has told apart.
    #[must_use]
    pub fn twice(&self) -> Rc<Vec<Twice>> {
        self.derived.twice.get(self.version.contents, || {
            let distinct: HashSet<_> = self.settings().distinct.iter().cloned().collect();
            self.alike_index().pairs(&self.plain_decks(), &distinct)
        })
    }

    /// Reads what notes ask, of so many decks more; whether nothing is left to be read. Whoever has
    /// time for it lets [`Self::twice`] and [`Self::alike`] be quick when they are asked for.
    pub fn read_questions(&self, more: usize) -> bool {
        self.questions_with(more).is_whole()
    }

    pub(super) fn questions_with(&self, more: usize) -> Rc<Questions> {
        let begin = |before: Option<&Questions>| {
            let versions: Vec<_> = self.decks().iter().map(|open| *open.digest()).collect();
            Questions::begun(&versions, before)
        };
        let begun = self.derived.questions.renew(self.version.contents, begin);
        if more == 0 || begun.is_whole() {
            return begun;
        }
        let decks = self.decks().iter().map(|open| (&open.deck, *open.digest()));
        let read = begun.with_more(&decks.collect::<Vec<_>>(), more);
        self.derived.questions.set(self.version.contents, read)
    }

    fn alike_index(&self) -> Rc<AlikeIndex> {
        let make = || AlikeIndex::new(&self.questions_with(usize::MAX));
        self.derived.alike.get(self.version.contents, make)
    }

    /// The note at a place, and its deck.
    #[must_use]
    pub fn at(&self, (deck, note): Place) -> Option<(&Deck, &Note)> {
        let deck = &self.decks().get(deck as usize)?.deck;
        Some((deck, deck.notes.get(note as usize)?))
    }

    /// What the history tells of a note.
    #[must_use]
    pub fn past(&self, note: &Note, now: &Now) -> Past {
        let scheduler = self.collection.scheduler();
        let mut past = Past::default();
        for state in self.states(note) {
            let lasts = match scheduler.retrievability(state, now) {
                Some(recall) if state.stability > 0.0 => state.stability * recall,
                // SM-2 knows no more than the days that it has promised.
                _ if state.is_known() && state.stability <= 0.0 => {
                    f32::from(u16::try_from(state.interval).unwrap_or(u16::MAX))
                }
                _ => 0.0,
            };
            past.reviews += state.reps;
            past.lapses += state.lapses;
            past.stability = past.stability.max(state.stability);
            past.suspended |= state.suspended;
            past.begun |= state.reps > 0;
            past.memory += lasts.ln_1p();
            past.cards += 1.0;
        }
        past
    }

    /// Where the cards of a note stand.
    fn states<'a>(&'a self, note: &'a Note) -> impl Iterator<Item = &'a CardState> {
        let card = |number| self.collection.card(&CardId::new(note.id.clone(), number));
        note.card_numbers().into_iter().filter_map(card).map(|card| &card.state)
    }

    /// What becomes of two notes when the text of `kept` stays.
    #[must_use]
    pub fn outlook(&self, kept: &Note, other: &Note, now: &Now) -> Outlook {
        let better = self.past(other, now).beats(self.past(kept, now));
        let takes_past = better && have_the_same_cards(kept, other);
        let one = if takes_past { &other.id } else { &kept.id };
        Outlook { takes_past, wakes: self.to_wake(kept, other, one).next().is_some() }
    }

    /// The cards of what two notes become that are suspended, though what they ask is asked now: what
    /// is studied stays so.
    fn to_wake<'a>(
        &'a self,
        kept: &'a Note,
        other: &'a Note,
        one: &'a NoteId,
    ) -> impl Iterator<Item = CardId> + 'a {
        let same = have_the_same_cards(kept, other);
        let is_asked = |note: &Note, number| {
            let state = self.collection.state(&CardId::new(note.id.clone(), number));
            state.is_some_and(|state| !state.suspended)
        };
        let other_is_asked = self.states(other).any(|state| !state.suspended);
        kept.card_numbers().into_iter().filter_map(move |number| {
            let card = CardId::new(one.clone(), number);
            let suspended = self.collection.state(&card)?.suspended;
            let beside = if same { is_asked(other, number) } else { other_is_asked };
            (suspended && (beside || is_asked(kept, number))).then_some(card)
        })
    }

    /// Two notes become one: the text and the place of `kept`, the tags of both, the better known
    /// history, and asked if one of them is. The history of the other stays in the files. None when
    /// one of them is not there.
    ///
    /// A card's events name it for ever, so that the one note takes the id whose history it goes
    /// on with.
    #[must_use]
    pub fn merge_notes(&self, kept: &NoteId, other: &NoteId, now: &Now) -> Option<Change> {
        let ((home, kept), (away, other)) = (self.note(kept)?, self.note(other)?);
        if kept.id == other.id {
            return None;
        }
        let mut one = kept.clone();
        if self.outlook(kept, other, now).takes_past {
            one.id = other.id.clone();
        }
        let flagged = Flag::among(&kept.tags).is_some();
        for tag in &other.tags {
            let second_flag = flagged && Flag::among(std::slice::from_ref(tag)).is_some();
            if !second_flag && !one.tags.contains(tag) {
                one.tags.push(tag.clone());
            }
        }
        if one.source.is_none() {
            one.source.clone_from(&other.source);
        }
        let scheduler = self.collection.scheduler();
        let wake = |card: CardId| {
            let state = self.collection.state(&card)?;
            Some(scheduler.act(&card, state, Kind::Resume, Due::None, now))
        };
        let woken: Vec<_> = self.to_wake(kept, other, &one.id).filter_map(wake).collect();
        let mut into = home.clone();
        // In one deck each note stays where it is; from another one the id comes to the kept note's
        // place.
        let both = [&kept.id, &other.id];
        let is_there = home.notes.iter().any(|note| note.id == one.id);
        let place = if is_there { &one.id } else { &kept.id }.clone();
        if let Some(note) = into.notes.iter_mut().find(|note| note.id == place) {
            *note = one.clone();
        }
        into.notes.retain(|note| note.id == one.id || !both.contains(&&note.id));
        let mut saved = vec![into];
        if away.id != home.id {
            let notes = away.notes.iter().filter(|note| note.id != other.id).cloned().collect();
            saved.push(Deck { notes, ..away.clone() });
        }
        let merged = Change::Decks { saved, removed: Vec::new() };
        if woken.is_empty() {
            return Some(merged);
        }
        Some(Change::All(vec![Change::Events(woken), merged]))
    }

    /// The settings in which two notes are told apart.
    #[must_use]
    pub fn told_apart(&self, one: &NoteId, other: &NoteId) -> Settings {
        let mut settings = self.settings().clone();
        let pair = in_order(one, other);
        if !settings.distinct.contains(&pair) {
            settings.distinct.push(pair);
        }
        settings
    }
}

/// Whether the cards of two notes that ask the same are one by one the same.
fn have_the_same_cards(one: &Note, other: &Note) -> bool {
    if one.card_numbers() != other.card_numbers() {
        return false;
    }
    let is_cloze = |note: &Note| matches!(note.content, Content::Cloze { .. });
    if !is_cloze(one) && !is_cloze(other) {
        return true;
    }
    // Gaps with one number hide one thing.
    let hidden = |note: &Note| -> BTreeSet<(u16, String)> {
        let cards = note.cards().into_iter();
        cards.map(|card| (card.id.number, crate::deck::fold(&card.question.back()))).collect()
    };
    is_cloze(one) == is_cloze(other) && hidden(one) == hidden(other)
}
