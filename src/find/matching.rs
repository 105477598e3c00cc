//! Which cards of a library a query finds: deck by deck, on all processors.

use std::sync::Arc;

use rayon::prelude::*;
use regex::Regex;

use super::field::Fields;
use super::index::{Brief, DeckText, Index};
use super::pattern::Pattern;
use super::query::{Is, Node, Property, Query, Term};
use super::tag_names::TagNames;
use crate::deck::Deck;
use crate::history::{Due, History, Phase, Rating};
use crate::library::OpenDeck;
use crate::schedule::Now;
use crate::study::{CardEntry, Collection, Span};

/// Everything that is searched.
#[derive(Debug, Clone, Copy)]
pub struct Table<'a> {
    pub decks: &'a [Arc<OpenDeck>],
    pub collection: &'a Collection,
    pub history: &'a History,
    pub index: &'a Index,
    pub tag_names: &'a TagNames,
    pub now: Now,
}

impl Table<'_> {
    /// The places of the cards that are found, in the order of the collection.
    #[must_use]
    pub fn find(&self, query: &Query) -> Vec<u32> {
        let cards = self.collection.cards().len();
        if query.is_all() {
            return (0..u32::try_from(cards).unwrap_or(u32::MAX)).collect();
        }
        let found: Vec<Vec<u32>> = (0..self.decks.len())
            .into_par_iter()
            .with_max_len(1)
            .map(|deck| self.find_in(query, deck))
            .collect();
        found.concat()
    }

    fn find_in(&self, query: &Query, place: usize) -> Vec<u32> {
        let range = self.collection.range(Span::Deck(place));
        let cards = self.collection.cards().get(range.clone()).unwrap_or_default();
        let (Some(open), Some(text)) = (self.decks.get(place), self.index.deck(place)) else {
            return Vec::new();
        };
        let id = open.deck.id.as_str();
        let note_of = std::cell::OnceCell::new();
        let part = Part { table: self, deck: &open.deck, id, text, cards, note_of };
        let found = part.node(&query.0);
        let places = found.iter().zip(range).filter(|(found, _)| **found);
        places.filter_map(|(_, place)| u32::try_from(place).ok()).collect()
    }

    /// Whether the deck at this place is called so.
    pub(super) fn is_deck(&self, place: usize, pattern: &Pattern) -> bool {
        let (open, text) = (self.decks.get(place), self.index.deck(place));
        open.zip(text).is_some_and(|(open, text)| is_deck(open.deck.id.as_str(), text, pattern))
    }

    /// The scheduler day of an instant.
    pub(super) fn day_of(&self, time: i64) -> i32 {
        self.now.day_of(time, self.collection.settings().rollover_hour)
    }

    /// The scheduler day on which a card's note was made. Of a note whose id does not say so it is
    /// the first day of which something is known: its last recorded change, or that of its deck
    /// where it has none, or the first review.
    pub(super) fn created(&self, card: &CardEntry, note: &Brief) -> Option<i32> {
        if let Some(made) = note.made {
            return Some(self.day_of(made));
        }
        let there = (note.there > 0).then(|| self.day_of(note.there));
        [there, card.state.first_day].into_iter().flatten().min()
    }
}

/// One deck, searched.
struct Part<'a> {
    table: &'a Table<'a>,
    deck: &'a Deck,
    id: &'a str,
    text: &'a DeckText,
    cards: &'a [CardEntry],
    /// The place of each card's note; what is known of a card lies far apart in memory.
    note_of: std::cell::OnceCell<Vec<u32>>,
}

impl Part<'_> {
    /// For each card whether it is found.
    fn node(&self, node: &Node) -> Vec<bool> {
        match node {
            Node::All(nodes) => {
                let mut found = vec![true; self.cards.len()];
                // What costs little comes first: where nothing is left, nothing more is looked at.
                let mut nodes: Vec<&Node> = nodes.iter().collect();
                nodes.sort_by_key(|node| cost(node));
                for node in nodes {
                    let other = self.node(node);
                    found.iter_mut().zip(other).for_each(|(found, other)| *found &= other);
                    if !found.contains(&true) {
                        break;
                    }
                }
                found
            }
            Node::Any(nodes) => {
                let mut found = vec![false; self.cards.len()];
                for node in nodes {
                    let other = self.node(node);
                    found.iter_mut().zip(other).for_each(|(found, other)| *found |= other);
                }
                found
            }
            Node::Not(node) => self.node(node).into_iter().map(|found| !found).collect(),
            Node::Term(term) => self.term(term),
        }
    }

    fn term(&self, term: &Term) -> Vec<bool> {
        match term {
            Term::Text(pattern) => self.spread(&self.holding(pattern)),
            Term::Words(expression) => self.spread(&self.matching(expression)),
            Term::Expression(expression) => self.notes(|note| {
                let note = self.deck.notes.get(note);
                note.is_some_and(|note| {
                    let source =
                        note.source.iter().flat_map(|source| [&source.quote, &source.place]);
                    let mut source = source.filter(|part| !part.is_empty());
                    Fields::of(note).parts().iter().any(|p| expression.is_match(p))
                        || source.any(|part| expression.is_match(part))
                })
            }),
            Term::Field(part, pattern) => {
                self.notes(|note| pattern.is(self.text.part(note, *part)))
            }
            Term::Deck(name) => {
                vec![is_deck(self.id, self.text, &name.pattern); self.cards.len()]
            }
            Term::Tag(None) => self.notes(|note| self.text.tags_of(note).is_empty()),
            Term::Tag(Some(name)) => {
                let is = |tag: &String| is_tag(&name.pattern, tag, self.table.tag_names);
                let tags: Vec<bool> = self.text.tags.iter().map(is).collect();
                let has = |tag: &u32| tags.get(*tag as usize).copied().unwrap_or(false);
                if tags.contains(&true) {
                    self.notes(|note| self.text.tags_of(note).iter().any(has))
                } else {
                    vec![false; self.cards.len()]
                }
            }
            Term::Source(pattern) => self.notes(|note| {
                let source = self.text.source(note);
                !source.is_empty() && pattern.is_in(source)
            }),
            Term::Is(Is::Marked) => self.briefly(|note| note.marked),
            Term::Is(is) => self.cards.iter().map(|card| self.stands(card, *is)).collect(),
            Term::Flag(flag) => self.briefly(|note| note.flag == *flag),
            Term::Kind(kind) => self.briefly(|note| note.kind == *kind),
            Term::Edited(days) => self.briefly(|note| {
                note.changed > 0 && self.is_within(*days, self.table.day_of(note.changed))
            }),
            Term::Added(days) => self.each(|card| {
                let note = self.text.notes.get(card.note);
                let day = note.and_then(|note| self.table.created(card, note));
                day.is_some_and(|day| self.is_within(*days, day))
            }),
            Term::Introduced(days) => {
                self.each(|card| card.state.first_day.is_some_and(|day| self.is_within(*days, day)))
            }
            Term::Rated(days, rating) => self.rated(*days, *rating),
            Term::Property(property, comparison, number) => self.each(|card| {
                let value = property_of(self.table, card, *property);
                value.is_some_and(|value| comparison.holds(value, *number))
            }),
            Term::Note(id) => self.each(|card| card.id.note.as_str() == id),
            Term::Card(id) => self.each(|card| card.id.to_string() == *id),
        }
    }

    fn each(&self, is: impl Fn(&CardEntry) -> bool) -> Vec<bool> {
        self.cards.iter().map(is).collect()
    }

    /// For the cards of each note that is so; each is looked at once.
    fn notes(&self, is: impl Fn(usize) -> bool) -> Vec<bool> {
        let notes: Vec<bool> = (0..self.text.notes.len()).map(is).collect();
        self.spread(&notes)
    }

    fn briefly(&self, is: impl Fn(&super::index::Brief) -> bool) -> Vec<bool> {
        let notes: Vec<bool> = self.text.notes.iter().map(is).collect();
        self.spread(&notes)
    }

    /// From notes to their cards.
    fn spread(&self, notes: &[bool]) -> Vec<bool> {
        if !notes.contains(&true) {
            return vec![false; self.cards.len()];
        }
        let place = |card: &CardEntry| u32::try_from(card.note).unwrap_or(u32::MAX);
        let note_of = self.note_of.get_or_init(|| self.cards.iter().map(place).collect());
        note_of.iter().map(|note| notes.get(*note as usize).copied().unwrap_or(false)).collect()
    }

    /// The notes in which a text stands, or in their sources: one pass over the deck, from find to
    /// find.
    fn holding(&self, pattern: &Pattern) -> Vec<bool> {
        match pattern {
            Pattern::Literal(literal) if literal.is_empty() => vec![true; self.text.ends.len()],
            Pattern::Literal(literal) => {
                let finder = memchr::memmem::Finder::new(literal);
                self.walk(|text, from| {
                    finder.find(text.as_bytes().get(from..)?).map(|at| from + at)
                })
            }
            Pattern::Wild { inside, .. } => self.matching(inside),
        }
    }

    fn matching(&self, expression: &Regex) -> Vec<bool> {
        self.walk(|text, from| expression.find_at(text, from).map(|found| found.start()))
    }

    /// Marks each note in which `next` finds something, given a text and where to look from.
    fn walk(&self, next: impl Fn(&str, usize) -> Option<usize>) -> Vec<bool> {
        let DeckText { text, ends, sources, source_ends, .. } = self.text;
        let mut found = vec![false; ends.len()];
        for (text, ends) in [(text, ends), (sources, source_ends)] {
            let (mut from, mut note) = (0, 0);
            while let Some(at) = next(text, from) {
                // Most often it is one of the next notes.
                while ends.get(note).is_some_and(|end| *end as usize <= at) {
                    note += 1;
                }
                let (Some(slot), Some(end)) = (found.get_mut(note), ends.get(note)) else { break };
                *slot = true;
                from = *end as usize;
            }
        }
        found
    }

    /// By its title, its file, its id, or a folder that it is in.
    fn is_within(&self, days: i32, day: i32) -> bool {
        day > self.table.now.day.saturating_sub(days)
    }

    fn stands(&self, card: &CardEntry, is: Is) -> bool {
        let (state, now) = (&card.state, &self.table.now);
        match is {
            Is::New => state.reps == 0,
            Is::Learning => state.is_learning(),
            Is::Review => state.is_known(),
            Is::Suspended => state.suspended,
            Is::Buried => !state.suspended && !state.is_active(now.day),
            Is::Leech => state.is_leech(self.table.collection.settings()),
            Is::Marked => false,
            Is::Due => {
                state.phase != Phase::New
                    && state.is_active(now.day)
                    && match state.due {
                        Due::None => false,
                        Due::Day(day) => day <= now.day,
                        Due::Instant(time) => time <= now.time,
                    }
            }
        }
    }

    fn rated(&self, days: i32, rating: Option<Rating>) -> Vec<bool> {
        let range = self.table.collection.numbers();
        let first = self.cards.first().and_then(|card| self.table.collection.place(&card.id));
        let numbers = range.get(first.unwrap_or(0)..).unwrap_or_default();
        let cards = self.cards.iter().zip(numbers);
        cards
            .map(|(card, number)| {
                let last = card.state.last.map(|last| last.day);
                last.is_some_and(|day| self.is_within(days, day))
                    && self.table.history.past(*number).any(|row| {
                        row.kind == crate::history::Kind::Review
                            && self.is_within(days, row.day)
                            && rating.is_none_or(|rating| row.rating == Some(rating))
                    })
            })
            .collect()
    }
}

/// How much work it is to look at each card of a deck.
fn cost(node: &Node) -> u8 {
    match node {
        Node::All(nodes) | Node::Any(nodes) => nodes.iter().map(cost).max().unwrap_or(0),
        Node::Not(node) => cost(node),
        Node::Term(term) => match term {
            Term::Deck(_) => 0,
            Term::Tag(_) | Term::Flag(_) | Term::Kind(_) | Term::Edited(_) | Term::Is(_) => 1,
            Term::Added(_) | Term::Introduced(_) | Term::Property(..) | Term::Note(_) => 2,
            Term::Text(_) | Term::Rated(..) | Term::Card(_) => 3,
            Term::Field(..) | Term::Source(_) | Term::Words(_) | Term::Expression(_) => 4,
        },
    }
}

/// Whether a deck with this id is called so, or the folder that it is in.
fn is_deck(id: &str, text: &DeckText, pattern: &Pattern) -> bool {
    let DeckText { title, folder, stem, .. } = text;
    let above = folder.match_indices('/').map(|(at, _)| folder.get(..at).unwrap_or_default());
    let in_folder = !folder.is_empty() && above.chain([folder.as_str()]).any(|f| pattern.is(f));
    in_folder
        || pattern.is(title)
        || pattern.is(stem)
        || matches!(pattern, Pattern::Literal(literal) if id.eq_ignore_ascii_case(literal))
}

/// A tag, or one above it, under any of its names.
pub(super) fn is_tag(pattern: &Pattern, tag: &str, names: &TagNames) -> bool {
    let above = tag.match_indices("::").map(|(at, _)| tag.get(..at).unwrap_or_default());
    let mut all = above.into_iter().chain([tag]);
    all.any(|tag| names.any(tag, |name| pattern.is(name)))
}

/// None where the card has no such number yet.
fn property_of(table: &Table, card: &CardEntry, property: Property) -> Option<f64> {
    let state = &card.state;
    let seen = state.phase != Phase::New;
    match property {
        Property::Stability => (state.stability > 0.0).then(|| f64::from(state.stability)),
        Property::Difficulty => (state.difficulty > 0.0).then(|| f64::from(state.difficulty)),
        Property::Retrievability => {
            let scheduler = table.collection.scheduler();
            scheduler.retrievability(state, &table.now).map(f64::from)
        }
        Property::Interval => seen.then(|| f64::from(state.interval)),
        Property::Due => match state.due {
            Due::None => None,
            Due::Day(day) => Some(f64::from(day) - f64::from(table.now.day)),
            Due::Instant(time) => Some(f64::from(table.day_of(time)) - f64::from(table.now.day)),
        },
        Property::Repetitions => Some(f64::from(state.reps)),
        Property::Lapses => Some(f64::from(state.lapses)),
        Property::Ease => seen.then(|| f64::from(state.ease)),
    }
}
