//! The cards of decks, each once, with the numbers that a history knows them by.

use std::collections::hash_map::Entry;
use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::deck::{CardId, CardPlace};
use crate::history::History;

/// The place of a card that is in no deck, and the number of one that is in no history.
pub(super) const NOWHERE: u32 = u32::MAX;

/// The cards of decks, each once, with their numbers in a history.
#[derive(Debug)]
pub(super) struct Numbered<'a> {
    /// With the place of its deck.
    pub found: Vec<(usize, &'a CardPlace)>,
    pub numbers: Vec<u32>,
    /// By the cards' numbers.
    pub places: Vec<u32>,
    /// Of the cards that have no number yet.
    pub unnamed: FxHashMap<CardId, usize>,
    /// Each deck's.
    pub ranges: Vec<Range<usize>>,
}

impl<'a> Numbered<'a> {
    pub(super) fn new(decks: &[&'a [CardPlace]], history: &History) -> Self {
        let count = decks.iter().map(|cards| cards.len()).sum();
        let mut all = Self {
            found: Vec::with_capacity(count),
            numbers: Vec::with_capacity(count),
            places: vec![NOWHERE; history.names().len()],
            unnamed: FxHashMap::default(),
            ranges: Vec::with_capacity(decks.len()),
        };
        // A library numbers its cards in this order: the next number is the likely one.
        let mut next = 0;
        for (deck, cards) in decks.iter().enumerate() {
            let first = all.found.len();
            for card in *cards {
                let place = all.found.len();
                let number = history.number_near(&card.id, next);
                let is_first = match number.and_then(|n| all.places.get_mut(n as usize)) {
                    Some(free) if *free == NOWHERE => {
                        *free = u32::try_from(place).unwrap_or(NOWHERE);
                        true
                    }
                    Some(_) => false,
                    None => match all.unnamed.entry(card.id.clone()) {
                        Entry::Vacant(free) => {
                            free.insert(place);
                            true
                        }
                        Entry::Occupied(_) => false,
                    },
                };
                if is_first {
                    all.numbers.push(number.unwrap_or(NOWHERE));
                    all.found.push((deck, card));
                }
                next = number.map_or(next, |number| number.saturating_add(1));
            }
            all.ranges.push(first..all.found.len());
        }
        all
    }
}

/// The cards that something happened to and that are in no deck, given the places of the others.
pub(super) fn strays<'a>(
    history: &'a History,
    places: &'a [u32],
) -> impl Iterator<Item = (u32, &'a CardId)> {
    let in_no_deck = |number: u32| places.get(number as usize).is_none_or(|at| *at == NOWHERE);
    let named = (0_u32..).zip(history.names().cards());
    named.filter(move |(number, _)| in_no_deck(*number))
}
