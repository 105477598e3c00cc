//! How much of today's cards the day's limits leave.
//!
//! The limits of the whole collection, of folders and of decks all hold at once: a card counts
//! against each that stands above it. Folders nest, so that each limit is one of a range of decks,
//! and two ranges never cross. Beside them a plan that spreads a backlog leaves its share of the
//! day: what fell due since comes first, then the share, as far as the limits go. So how many
//! cards of what kind are left never depends on which of them come first.

use std::ops::Range;

use super::past::Done;
use crate::deck::DeckId;
use crate::schedule::{LimitOf, MORE, Settings};

/// The limits that folders and decks have of their own, and what is let through beyond them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Limits {
    own: Vec<Limit>,
    more: Vec<More>,
}

/// More new cards on a day, for decks by their places.
#[derive(Debug, Clone, PartialEq, Eq)]
struct More {
    decks: Range<usize>,
    on: i32,
    new: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Limit {
    /// Decks, by their places.
    decks: Range<usize>,
    new: Option<u32>,
    reviews: Option<u32>,
}

impl Limits {
    /// Those that `settings` has for `decks`: each with its id and the path of its folder, in
    /// the order of their paths.
    #[must_use]
    pub fn of<'a>(settings: &Settings, decks: &[(&'a DeckId, &'a str)]) -> Self {
        let span = |of: &LimitOf| {
            let held = decks.iter().enumerate().filter(|(_, (id, path))| of.holds(id, path));
            let (mut first, mut after) = (usize::MAX, 0);
            for (place, _) in held {
                first = first.min(place);
                after = place + 1;
            }
            (first < after).then_some(first..after)
        };
        let mut own: Vec<Limit> = Vec::new();
        for limit in &settings.limits {
            let (new, reviews) = (limit.new, limit.reviews);
            own.extend(span(&limit.of).map(|decks| Limit { decks, new, reviews }));
        }
        // What lies in another range is looked at before it.
        own.sort_by_key(|limit| limit.decks.len());
        let more = settings.more.iter().filter_map(|more| {
            let decks = more.of.as_ref().map_or(Some(0..decks.len()), span)?;
            Some(More { decks, on: more.on, new: more.new })
        });
        Self { own, more: more.collect() }
    }
}

/// A kind of cards that has limits of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    New,
    Review,
}

/// What the limits leave today.
#[derive(Debug, Clone, Default)]
pub(super) struct Room {
    /// In the whole collection.
    all: Left,
    /// The innermost first.
    within: Vec<(Range<usize>, Left)>,
    /// The share of the backlog; none when no plan holds.
    late: Option<u32>,
}

/// No number: no limit.
#[derive(Debug, Clone, Copy, Default)]
struct Left {
    new: Option<u32>,
    /// New cards that were begun beyond the limit.
    over: u32,
    reviews: Option<u32>,
}

impl Left {
    fn after(new: Option<u32>, reviews: Option<u32>, done: Done) -> Self {
        Self {
            new: new.map(|limit| limit.saturating_sub(done.new)),
            over: new.map_or(0, |limit| done.new.saturating_sub(limit)),
            reviews: reviews.map(|limit| limit.saturating_sub(done.reviews)),
        }
    }

    /// As if the limit were so much higher.
    fn raise(&mut self, new: u32) {
        self.new = self.new.map(|left| left.saturating_add(new.saturating_sub(self.over)));
        self.over = self.over.saturating_sub(new);
    }

    fn of(&self, kind: Kind) -> Option<u32> {
        match kind {
            Kind::New => self.new,
            Kind::Review => self.reviews,
        }
    }
}

impl Room {
    /// What `limits` leave on `day` after what was `done` in each deck and, of cards in no deck,
    /// `elsewhere`; `late` cards of the backlog are left in the whole collection.
    pub(super) fn new(
        settings: &Settings,
        limits: &Limits,
        done: &[Done],
        elsewhere: Done,
        late: u32,
        day: i32,
    ) -> Self {
        let sum = |done: &[Done]| {
            let mut sum = Done::default();
            for done in done {
                sum.add(*done);
            }
            sum
        };
        let mut all = sum(done);
        all.add(elsewhere);
        let within = limits.own.iter().map(|limit| {
            let done = sum(done.get(limit.decks.clone()).unwrap_or_default());
            (limit.decks.clone(), Left::after(limit.new, limit.reviews, done))
        });
        let share = settings.backlog.and_then(|plan| plan.share(day, late, all.late));
        let mut room = Self {
            all: Left::after(Some(settings.new_per_day), Some(settings.reviews_per_day), all),
            within: within.collect(),
            late: share.map(|share| share.saturating_sub(all.late)),
        };
        for more in limits.more.iter().filter(|more| more.on == day) {
            room.raise(&more.decks, more.new);
        }
        room
    }

    /// Lets more new cards of these decks through: as far as the limits of all of them together
    /// go, for one that was set within keeps holding.
    fn raise(&mut self, decks: &Range<usize>, new: u32) {
        self.all.raise(new);
        for (within, left) in &mut self.within {
            if within.start <= decks.start && decks.end <= within.end {
                left.raise(new);
            }
        }
    }

    /// What would be left if more new cards were asked for.
    pub(super) fn with_more(&self, decks: &Range<usize>) -> Self {
        let mut room = self.clone();
        room.raise(decks, MORE);
        room
    }

    /// New cards that are left in the whole collection.
    pub(super) fn new_left(&self) -> u32 {
        self.all.new.unwrap_or(u32::MAX)
    }

    /// How many cards of the backlog still belong to today; all of them when no plan holds.
    pub(super) fn late(&self) -> u32 {
        self.late.unwrap_or(u32::MAX)
    }

    /// Whether a card of this kind may be asked in a deck.
    pub(super) fn is_open(&self, deck: usize, kind: Kind) -> bool {
        let holds = |(decks, left): &(Range<usize>, Left)| decks.contains(&deck).then_some(*left);
        let mut lefts = self.within.iter().filter_map(holds).chain([self.all]);
        lefts.all(|left| left.of(kind) != Some(0))
    }

    /// How many of the cards that `count` says each of `decks` has the limits leave.
    pub(super) fn of(&self, kind: Kind, decks: Range<usize>, count: impl Fn(usize) -> u32) -> u32 {
        let add = |sum: u32, count: u32| sum.saturating_add(count);
        let first = decks.start;
        let sum = if self.within.iter().all(|(_, left)| left.of(kind).is_none()) {
            decks.map(count).fold(0, add)
        } else {
            // What a limit leaves of its decks counts as its first deck's in the limits around it.
            let mut counts: Vec<u32> = decks.map(count).collect();
            for (within, left) in &self.within {
                let Some(left) = left.of(kind) else { continue };
                let after = within.end.saturating_sub(first).min(counts.len());
                let here = counts.get_mut(within.start.saturating_sub(first)..after);
                let here = here.unwrap_or_default();
                if here.iter().copied().fold(0, add) > left {
                    here.fill(0);
                    here.iter_mut().take(1).for_each(|count| *count = left);
                }
            }
            counts.into_iter().fold(0, add)
        };
        self.all.of(kind).map_or(sum, |left| sum.min(left))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schedule::{Limit, LimitOf, Spread};

    fn limit(of: LimitOf, new: Option<u32>, reviews: Option<u32>) -> Limit {
        Limit { of, new, reviews }
    }

    fn room(limits: Vec<Limit>, done: &[Done]) -> Room {
        let settings = Settings { limits, reviews_per_day: 100, ..Settings::default() };
        let ids: Vec<DeckId> = ["a", "b", "c", "d"].map(|id| id.parse().unwrap()).into();
        let folders = ["", "med", "med/heart", "med/heart"];
        let decks: Vec<_> = ids.iter().zip(folders).collect();
        Room::new(&settings, &Limits::of(&settings, &decks), done, Done::default(), 0, 0)
    }

    #[test]
    fn a_card_counts_against_every_limit_above_it() {
        let folder = |path: &str| LimitOf::Folder(path.to_owned());
        let room = room(
            vec![
                limit(folder("med"), None, Some(30)),
                limit(LimitOf::Deck("c".parse().unwrap()), None, Some(10)),
                limit(folder("med/heart"), None, Some(25)),
                limit(folder("gone"), Some(0), Some(0)),
            ],
            &[5, 3, 0, 0].map(|reviews| Done { reviews, ..Done::default() }),
        );
        let of = |decks: Range<usize>, counts: [u32; 4]| {
            room.of(Kind::Review, decks, |deck| counts[deck])
        };
        assert_eq!(of(0..4, [200, 0, 0, 0]), 92, "the collection's, less what was done");
        assert_eq!(of(2..3, [0, 0, 200, 0]), 10, "the deck's");
        assert_eq!(of(2..4, [0, 0, 200, 12]), 22, "the deck's, and what the other one has");
        assert_eq!(of(2..4, [0, 0, 200, 200]), 25, "the inner folder's");
        assert_eq!(of(1..4, [0, 200, 200, 200]), 27, "the outer one's, less what was done in it");
        assert_eq!(of(1..2, [0, 200, 0, 0]), 27);
        assert_eq!(of(0..4, [50, 200, 200, 200]), 77);
        assert_eq!(room.of(Kind::New, 0..4, |_| 30), 20, "there is none of its own for new cards");
        assert!((0..4).all(|deck| room.is_open(deck, Kind::Review)));
    }

    #[test]
    fn more_for_a_day_comes_on_top_of_the_limits_above_and_of_no_others() {
        let heart = LimitOf::Folder("med/heart".to_owned());
        let (c, d) = ("c".parse().unwrap(), "d".parse::<DeckId>().unwrap());
        let limits = vec![limit(heart, Some(3), None), limit(LimitOf::Deck(c), Some(0), None)];
        let mut settings = Settings { limits, new_per_day: 5, ..Settings::default() };
        let ids: Vec<DeckId> = ["a", "b", "c", "d"].map(|id| id.parse().unwrap()).into();
        let decks: Vec<_> = ids.iter().zip(["", "med", "med/heart", "med/heart"]).collect();
        let done = [5, 0, 0, 3].map(|new| Done { new, ..Done::default() });
        let left = |settings: &Settings, day| {
            let limits = Limits::of(settings, &decks);
            let room = Room::new(settings, &limits, &done, Done::default(), 0, day);
            [0..4, 2..3, 3..4].map(|decks| room.of(Kind::New, decks, |_| 30))
        };
        assert_eq!(left(&settings, 7), [0; 3]);
        settings.take_more(Some(LimitOf::Deck(d)), 7);
        assert_eq!(left(&settings, 7), [7, 0, 7], "eight were begun where five may be");
        assert_eq!(left(&settings, 8), [0; 3], "of its day only");
        settings.take_more(None, 8);
        assert_eq!(settings.more.len(), 1, "yesterday's is forgotten");
        assert_eq!(left(&settings, 8), [7, 0, 0]);
    }

    #[test]
    fn a_limit_that_is_reached_closes_its_decks_and_no_other() {
        let heart = limit(LimitOf::Folder("med/heart".to_owned()), Some(2), None);
        let done = Done { new: 1, ..Done::default() };
        let room = room(vec![heart], &[Done::default(), done, done, done]);
        let open = |kind| [0, 1, 2, 3].map(|deck| room.is_open(deck, kind));
        assert_eq!(open(Kind::New), [true, true, false, false]);
        assert_eq!(open(Kind::Review), [true; 4]);
    }

    #[test]
    fn a_plan_leaves_the_share_of_the_day_and_nothing_outside_its_days() {
        let late = |day, left, done| {
            let backlog = Some(Spread { from: 10, days: 5 });
            let settings = Settings { backlog, ..Settings::default() };
            let done = Done { late: done, reviews: done, new: 0 };
            let limits = Limits::default();
            Room::new(&settings, &limits, &[done], Done::default(), left, day).late()
        };
        assert_eq!(late(10, 100, 0), 20);
        assert_eq!(late(10, 88, 12), 8);
        assert_eq!(late(14, 88, 0), 88);
        assert_eq!([late(9, 100, 0), late(15, 100, 0)], [u32::MAX; 2]);
    }
}
