//! Notes that are twice in the library: which they are, and how two of them become one without a
//! grade being lost.

use std::collections::{BTreeSet, HashSet};
use std::rc::Rc;

use super::{Change, Workspace};
use crate::deck::{
    AlikeIndex, CardId, Content, Deck, Flag, Note, NoteId, Place, Twice, in_order, likeness,
};
use crate::library::Settings;

/// What is known of how well a note is known.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Past {
    /// Grades of all its cards.
    pub reviews: u32,
    /// Days until recall falls to 90 %, of its best card; 0 where that is not known.
    pub stability: f32,
}

impl Past {
    /// Whether it tells more than another: more grades, and of as many a longer memory.
    fn beats(self, other: Self) -> bool {
        (self.reviews, self.stability) > (other.reviews, other.stability)
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

    fn alike_index(&self) -> Rc<AlikeIndex> {
        let make = || AlikeIndex::of(&self.plain_decks());
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
    pub fn past(&self, note: &Note) -> Past {
        let card = |number| self.collection.card(&CardId::new(note.id.clone(), number));
        let states = note.card_numbers().into_iter().filter_map(card).map(|card| &card.state);
        states.fold(Past::default(), |past, state| Past {
            reviews: past.reviews + state.reps,
            stability: past.stability.max(state.stability),
        })
    }

    /// Which of two notes has the history that one note of both goes on with, when the text of
    /// `kept` stays: the better one, if its cards are the same cards.
    #[must_use]
    pub fn better_past<'a>(&self, kept: &'a Note, other: &'a Note) -> &'a Note {
        let better = self.past(other).beats(self.past(kept));
        if better && have_the_same_cards(kept, other) { other } else { kept }
    }

    /// Two notes become one: the text and the place of `kept`, the tags of both, the better
    /// history. That of the other stays in the files. None when one of them is not there.
    ///
    /// A card's events name it for ever, so that the one note takes the id whose history it goes
    /// on with.
    #[must_use]
    pub fn merge_notes(&self, kept: &NoteId, other: &NoteId) -> Option<Change> {
        let ((home, kept), (away, other)) = (self.note(kept)?, self.note(other)?);
        if kept.id == other.id {
            return None;
        }
        let mut one = kept.clone();
        one.id = self.better_past(kept, other).id.clone();
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
        Some(Change::Decks { saved, removed: Vec::new() })
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
