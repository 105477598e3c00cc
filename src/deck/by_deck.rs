//! What is worked out of each deck of a library, once: taken over while the deck is the same, and
//! worked out some decks at a time where a frame has to end.

use std::hash::Hash;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// In the library's order; none of a deck that is still to be worked out.
#[derive(Debug)]
pub struct ByDeck<T>(Vec<Option<Arc<T>>>);

impl<T> Default for ByDeck<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Send + Sync> ByDeck<T> {
    /// What `before` has of decks with the same keys; all others are still to be worked out.
    pub fn begun<'a, K: Hash + Eq>(
        keys: impl Iterator<Item = K>,
        before: Option<&'a Self>,
        key: impl Fn(&'a T) -> K,
    ) -> Self {
        let known = before.into_iter().flat_map(Self::known);
        let known: FxHashMap<K, &Arc<T>> = known.map(|deck| (key(deck), deck)).collect();
        Self(keys.map(|key| known.get(&key).map(|known| Arc::clone(known))).collect())
    }

    /// The same with at most so many more, each made of the deck at its place.
    #[must_use]
    pub fn with_more(&self, most: usize, make: impl Fn(usize) -> Option<T> + Sync) -> Self {
        let missing = self.0.iter().enumerate().filter(|(_, deck)| deck.is_none());
        let missing: Vec<usize> = missing.map(|(at, _)| at).take(most).collect();
        let make = |at: &usize| Some((*at, Arc::new(make(*at)?)));
        let made: Vec<_> = missing.par_iter().with_max_len(1).filter_map(make).collect();
        let mut all = self.0.clone();
        for (at, deck) in made {
            if let Some(place) = all.get_mut(at) {
                *place = Some(deck);
            }
        }
        Self(all)
    }

    /// Whether nothing is left to be worked out.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.0.iter().all(Option::is_some)
    }

    /// What there is so far.
    pub fn known(&self) -> impl Iterator<Item = &Arc<T>> {
        self.0.iter().flatten()
    }

    /// Of the deck at this place.
    #[must_use]
    pub fn get(&self, place: usize) -> Option<&T> {
        self.0.get(place)?.as_deref()
    }
}
