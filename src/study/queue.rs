//! The order in which the cards of a sitting come.
//!
//! Reviews first forgotten first, new cards spread evenly among them in the order of their deck,
//! siblings apart. The same collection and the same moment give the same order.

use std::collections::HashSet;

use super::collection::{Collection, is_due};
use crate::history::{Due, Phase};
use crate::schedule::Now;

/// Which cards a sitting is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    All,
    /// One deck, by its index.
    Deck(usize),
}

/// Indices into the collection's cards.
#[derive(Debug, Default)]
pub(super) struct Queue {
    /// In learning steps, whenever they are due.
    pub(super) learning: Vec<usize>,
    /// Reviews and new cards of today, the next one last.
    pub(super) main: Vec<usize>,
}

impl Queue {
    pub(super) fn build(collection: &Collection, scope: Scope, now: &Now) -> Self {
        let scheduler = collection.scheduler();
        let apart = scheduler.settings().separate_siblings;
        let mut busy: HashSet<(usize, usize)> = HashSet::new();
        let mut queue = Self::default();
        let (mut reviews, mut new) = (Vec::new(), Vec::new());
        for (at, card) in collection.cards().iter().enumerate() {
            let state = &card.state;
            if state.last.is_some_and(|last| last.day == now.day) {
                busy.insert((card.deck, card.note));
            }
            let in_scope = match scope {
                Scope::All => true,
                Scope::Deck(deck) => card.deck == deck,
            };
            if !in_scope || state.is_away(now.day) {
                continue;
            }
            match state.phase {
                Phase::Learning | Phase::Relearning => queue.learning.push(at),
                Phase::Review if is_due(state, now) => reviews.push(at),
                Phase::Review => {}
                Phase::New => new.push(at),
            }
        }
        let urgency = |at: &usize| {
            let card = &collection.cards()[*at];
            let due = if let Due::Day(day) = card.state.due { day } else { i32::MIN };
            (scheduler.retrievability(&card.state, now).unwrap_or(0.0), due)
        };
        let mut keyed: Vec<_> = reviews.into_iter().map(|at| (urgency(&at), at)).collect();
        keyed.sort_by(|(a, x), (b, y)| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)).then(x.cmp(y)));
        let mut reviews: Vec<usize> = keyed.into_iter().map(|(_, at)| at).collect();
        if apart {
            // One card of a note a day; reviews choose first, because they can wait less.
            let mut first_of_note = |at: &usize| {
                let card = &collection.cards()[*at];
                busy.insert((card.deck, card.note))
            };
            reviews.retain(&mut first_of_note);
            new.retain(&mut first_of_note);
        }
        let (new_left, reviews_left) = collection.allowance(now);
        new.truncate(new_left as usize);
        reviews.truncate(reviews_left as usize);
        queue.main = interleave(&reviews, &new);
        queue.main.reverse();
        queue
    }

    /// A card has been answered or set aside: it leaves the queue, and its siblings with it.
    pub(super) fn remove(&mut self, collection: &Collection, at: usize) {
        self.learning.retain(|other| *other != at);
        let apart = collection.scheduler().settings().separate_siblings;
        let note = |at: usize| collection.card(at).map(|card| (card.deck, card.note));
        self.main.retain(|other| *other != at && !(apart && note(*other) == note(at)));
    }
}

/// `few` spread evenly among `many`, both in their order.
fn interleave(many: &[usize], few: &[usize]) -> Vec<usize> {
    let total = many.len() + few.len();
    let mut merged = Vec::with_capacity(total);
    let (mut many, mut rest) = (many.iter(), few.iter().enumerate().peekable());
    for place in 0..total {
        let turn =
            rest.peek().is_some_and(|(i, _)| (2 * i + 1) * total <= (2 * place + 1) * few.len());
        let next = if turn { rest.next().map(|(_, at)| at) } else { many.next() };
        merged.extend(next.or_else(|| rest.next().map(|(_, at)| at)));
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::interleave;

    #[test]
    fn new_cards_are_spread_and_nothing_is_lost() {
        assert_eq!(interleave(&[1, 2, 3, 4], &[8, 9]), [1, 8, 2, 3, 9, 4]);
        assert_eq!(interleave(&[], &[8, 9]), [8, 9]);
        assert_eq!(interleave(&[1], &[]), [1]);
        for (many, few) in [(1, 7), (5, 5), (100, 3), (3, 100)] {
            let (many, few): (Vec<_>, Vec<_>) = ((0..many).collect(), (1000..1000 + few).collect());
            let mut merged = interleave(&many, &few);
            assert_eq!(merged.iter().filter(|n| **n >= 1000).copied().collect::<Vec<_>>(), few);
            merged.sort_unstable();
            assert_eq!(merged, [many, few].concat());
        }
    }
}
