//! Cards by number, and their numbers by name: a million lookups at the start of the program.
//!
//! A table of places, probed one after the other, as small as it can be, so that it stays near
//! the processor. The hash is quick and not secret: it meets the student's own ids, and lookups
//! stay right, if slow, whatever they are.

use rayon::prelude::*;

use crate::deck::CardId;

/// How much of a note's id stands in a key; the ids that Carabin makes have 13 bytes.
const HEAD: usize = 16;

/// No number: the place in the table is free.
const FREE: u32 = u32::MAX;

/// Numbers for cards, from 0, in the order in which they came.
#[derive(Debug, Clone, Default)]
pub struct Names {
    cards: Vec<CardId>,
    /// By the cards' numbers.
    keys: Vec<Key>,
    /// A part of a name's hash, and its number; a power of two of them, or none.
    table: Vec<(u32, u32)>,
}

/// What of a name is compared first: the head of its note's id, its length, its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Key {
    head: [u64; 2],
    length: u16,
    number: u16,
}

impl Names {
    /// These cards, numbered from the first to the last; one that comes twice keeps its first
    /// number.
    #[must_use]
    pub fn of(cards: &[&CardId]) -> Self {
        let mut names = Self::default();
        let keyed = cards.par_iter().map(|card| ((*card).clone(), Key::of(card)));
        keyed.unzip_into_vecs(&mut names.cards, &mut names.keys);
        if names.fill(names.cards.len()) {
            return names;
        }
        let mut one_by_one = Self::default();
        for card in &names.cards {
            one_by_one.number(card);
        }
        one_by_one
    }

    /// The cards, by their numbers.
    #[must_use]
    pub fn cards(&self) -> &[CardId] {
        &self.cards
    }

    /// The number of a card that has one.
    #[must_use]
    pub fn find(&self, card: &CardId) -> Option<u32> {
        self.find_key(&Key::of(card), card.note.as_str().as_bytes())
    }

    /// What a name is looked up by, whose note's id is the first `length` bytes of `text`.
    #[inline]
    pub(super) fn key_at(text: &[u8], length: usize, number: u16) -> Option<Key> {
        match text.first_chunk::<HEAD>() {
            Some(chunk) if (1..HEAD).contains(&length) => {
                let head = u128::from_le_bytes(*chunk) & (u128::MAX >> (128 - 8 * length));
                Some(Key::with(head, length, number))
            }
            _ => Some(Key::new(text.get(..length)?, number)),
        }
    }

    /// The numbers of many keys, where they stand at the first place where they may be; else a
    /// number that no card has. Pass by pass, so that the processor waits for several at a time.
    pub(super) fn guess(&self, keys: &[Key], guesses: &mut Vec<u32>) {
        let first = |key: &Key| {
            let place = probe(key.hash(), self.table.len()).next();
            place.and_then(|place| self.table.get(place)).map_or(FREE, |(_, card)| *card)
        };
        guesses.clear();
        guesses.extend(keys.iter().map(first));
        for (guess, key) in guesses.iter_mut().zip(keys) {
            if self.keys.get(*guess as usize) != Some(key) {
                *guess = FREE;
            }
        }
    }

    /// As [`Self::find_key`], given what [`Self::guess`] says.
    #[inline]
    pub(super) fn find_near(&self, key: &Key, note: &[u8], guess: u32) -> Option<u32> {
        if guess != FREE && note.len() <= HEAD {
            return Some(guess);
        }
        self.find_key(key, note)
    }

    /// As [`Self::find`], given the key of a name and its note's id.
    #[inline]
    pub(super) fn find_key(&self, key: &Key, note: &[u8]) -> Option<u32> {
        let (_, card) = self.look(key, note)?;
        (card != FREE).then_some(card)
    }

    /// The number of a card: a new one if it has none.
    pub fn number(&mut self, card: &CardId) -> u32 {
        let key = Key::of(card);
        if let Some(known) = self.find_key(&key, card.note.as_str().as_bytes()) {
            return known;
        }
        self.cards.push(card.clone());
        self.keys.push(key);
        let new = u32::try_from(self.cards.len() - 1).unwrap_or(FREE);
        if self.cards.len() * 2 > self.table.len() {
            self.fill(self.cards.len() * 2);
        } else {
            self.put(&key, new);
        }
        new
    }

    /// Makes the table anew, at most half full with `cards` cards. Tells whether they all differ.
    fn fill(&mut self, cards: usize) -> bool {
        let size = (cards * 2).next_power_of_two().max(64);
        self.table = vec![(0, FREE); size];
        for number in 0..self.keys.len() {
            let (Some(key), Some(card)) = (self.keys.get(number), self.cards.get(number)) else {
                break;
            };
            let Some((place, FREE)) = self.look(key, card.note.as_str().as_bytes()) else {
                return false;
            };
            let entry = (key.hash() as u32, u32::try_from(number).unwrap_or(FREE));
            if let Some(free) = self.table.get_mut(place) {
                *free = entry;
            }
        }
        true
    }

    /// Puts a number into the first free place of its key.
    fn put(&mut self, key: &Key, number: u32) {
        let hash = key.hash();
        let is_free = |place: &usize| self.table.get(*place).is_some_and(|(_, card)| *card == FREE);
        let free = probe(hash, self.table.len()).find(is_free);
        if let Some(entry) = free.and_then(|place| self.table.get_mut(place)) {
            *entry = (hash as u32, number);
        }
    }

    /// The place in the table where a name is, or may be put, and the number there.
    #[inline]
    fn look(&self, key: &Key, note: &[u8]) -> Option<(usize, u32)> {
        let hash = key.hash();
        for place in probe(hash, self.table.len()) {
            let (part, card) = *self.table.get(place)?;
            if card == FREE {
                return Some((place, FREE));
            }
            if part == hash as u32
                && self.keys.get(card as usize) == Some(key)
                && (note.len() <= HEAD || self.is(card, note))
            {
                return Some((place, card));
            }
        }
        None
    }

    fn is(&self, card: u32, note: &[u8]) -> bool {
        self.cards.get(card as usize).is_some_and(|card| card.note.as_str().as_bytes() == note)
    }
}

/// Place after place of a table of `size` entries, from where the hash points.
fn probe(hash: u64, size: usize) -> impl Iterator<Item = usize> {
    let mask = size.wrapping_sub(1);
    let first = (hash >> 32) as usize;
    (0..size).map(move |step| first.wrapping_add(step) & mask)
}

impl Key {
    fn of(card: &CardId) -> Self {
        Self::new(card.note.as_str().as_bytes(), card.number)
    }

    fn new(note: &[u8], number: u16) -> Self {
        let head = if let Some(whole) = note.first_chunk::<HEAD>() {
            u128::from_le_bytes(*whole)
        } else {
            note.iter().rev().fold(0, |head, byte| (head << 8) | u128::from(*byte))
        };
        Self::with(head, note.len(), number)
    }

    #[inline]
    fn with(head: u128, length: usize, number: u16) -> Self {
        // No id is longer than 64 bytes; what is longer is found nowhere.
        let length = u16::try_from(length).unwrap_or(u16::MAX);
        Self { head: [head as u64, (head >> 64) as u64], length, number }
    }

    #[inline]
    fn hash(&self) -> u64 {
        let mix = |hash: u64, word: u64| {
            let product = u128::from(hash ^ word) * 0x9e37_79b9_7f4a_7c15;
            (product as u64) ^ ((product >> 64) as u64)
        };
        let rest = (u64::from(self.length) << 16) | u64::from(self.number);
        mix(mix(rest, self.head[0]), self.head[1])
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn as_a_plain_map_would(ids in proptest::collection::vec("[a-c_]{1,19}\\.[1-4]", 0..200)) {
            let cards: Vec<CardId> = ids.iter().map(|id| id.parse().unwrap()).collect();
            let mut names = Names::default();
            let mut plain = HashMap::new();
            for card in &cards {
                let next = u32::try_from(plain.len()).unwrap();
                prop_assert_eq!(names.find(card), plain.get(card).copied());
                prop_assert_eq!(names.number(card), *plain.entry(card.clone()).or_insert(next));
            }
            prop_assert_eq!(names.cards().len(), plain.len());
            // All at once, with some that come twice, and without.
            let at_once = Names::of(&cards.iter().chain(&cards).collect::<Vec<_>>());
            prop_assert_eq!(at_once.cards(), names.cards());
            let at_once = Names::of(&names.cards().iter().collect::<Vec<_>>());
            prop_assert_eq!(at_once.cards(), names.cards());
            for card in &cards {
                prop_assert_eq!(at_once.find(card), plain.get(card).copied());
                let known = plain.get(card).copied();
                prop_assert_eq!(names.find(card), known);
                // As in a line of a file.
                let (note, number) = (card.note.as_str(), card.number);
                let line = format!("{note}.{number},1795426200000");
                let key = Names::key_at(line.as_bytes(), note.len(), number).unwrap();
                prop_assert_eq!(names.find_key(&key, note.as_bytes()), known);
                let mut guesses = Vec::new();
                names.guess(&[key], &mut guesses);
                prop_assert_eq!(names.find_near(&key, note.as_bytes(), guesses[0]), known);
            }
        }
    }

    #[test]
    fn long_names_that_begin_alike_are_told_apart() {
        let mut names = Names::default();
        let ids = ["a-name-of-20-bytes-1.1", "a-name-of-20-bytes-2.1", "a-name-of-20-bytes-2.2"];
        for (number, id) in (0..).zip(ids) {
            assert_eq!(names.number(&id.parse().unwrap()), number);
        }
        assert_eq!(names.find(&"a-name-of-20-bytes-2.1".parse().unwrap()), Some(1));
        assert_eq!(names.find(&"a-name-of-20-bytes-3.1".parse().unwrap()), None);
    }
}
