//! Some cards' events, put in order where they are.

use std::cmp::Ordering;

use super::compact_event::CompactEvent;
use super::event::Kind;

/// How many cards, as a power of two, are put in order together: few enough for their events to
/// stay near the processor.
pub(super) const SHARD: u32 = 12;

/// A card's place in its shard.
pub(super) fn slot(card: u32) -> usize {
    (card & ((1 << SHARD) - 1)) as usize
}

/// The events of some cards, card after card, each card's in order and each event once.
#[derive(Debug, Default)]
pub(super) struct Shard {
    /// One after the other: the memory into which the rows were read, for memory that was never
    /// touched is slow.
    parts: Vec<Vec<CompactEvent>>,
    /// The n-th card's rows are those from `starts[n]` to `starts[n + 1]`.
    starts: Vec<u32>,
    /// The rows of cards that begin in one part and end in another.
    broken: Vec<(usize, Vec<CompactEvent>)>,
}

impl Shard {
    /// The rows of `parts`, and the undos among them.
    pub(super) fn new(
        parts: Vec<Vec<CompactEvent>>,
        order: impl Fn(&CompactEvent, &CompactEvent) -> Ordering,
    ) -> (Self, Vec<CompactEvent>) {
        let mut shard = Self { parts, ..Self::default() };
        shard.gather();
        if shard.sort(&order) {
            shard.make_unique(order);
        }
        let all = || (0..shard.starts.len()).flat_map(|card| shard.of(card));
        let is_undo = |row: &&CompactEvent| row.kind == Kind::Undo;
        let mut undos = Vec::with_capacity(all().filter(is_undo).count());
        undos.extend(all().filter(is_undo));
        (shard, undos)
    }

    /// Brings each card's rows together, where the rows are.
    fn gather(&mut self) {
        let mut starts = vec![0_u32; (1 << SHARD) + 1];
        for row in self.parts.iter().flatten() {
            if let Some(start) = starts.get_mut(slot(row.card) + 1) {
                *start += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut place = |row: &CompactEvent| {
            let place = next.get_mut(slot(row.card))?;
            *place += 1;
            Some(*place - 1)
        };
        let mut places: Vec<u32> = self.parts.iter().flatten().filter_map(&mut place).collect();
        // Each row goes to its place, and the one that was there to its own.
        for n in 0..places.len() {
            while let Some(place) = places.get(n).map(|place| *place as usize)
                && place != n
                && place < places.len()
            {
                self.swap(n, place);
                places.swap(n, place);
            }
        }
        self.starts = starts;
    }

    fn swap(&mut self, a: usize, b: usize) {
        let (Some(one), Some(other)) = (self.row(a).copied(), self.row(b).copied()) else { return };
        if let Some(row) = self.row(a) {
            *row = other;
        }
        if let Some(row) = self.row(b) {
            *row = one;
        }
    }

    fn row(&mut self, place: usize) -> Option<&mut CompactEvent> {
        let mut place = place;
        for part in &mut self.parts {
            if place < part.len() {
                return part.get_mut(place);
            }
            place -= part.len();
        }
        None
    }

    /// Sorts each card's rows; tells whether any is there twice.
    fn sort(&mut self, order: &impl Fn(&CompactEvent, &CompactEvent) -> Ordering) -> bool {
        let mut twice = false;
        let mut parts = self.parts.iter_mut().map(Vec::as_mut_slice);
        let mut rest = parts.next().unwrap_or_default();
        for (card, (from, to)) in self.starts.iter().zip(self.starts.iter().skip(1)).enumerate() {
            let length = to.saturating_sub(*from) as usize;
            while length > 0
                && rest.is_empty()
                && let Some(part) = parts.next()
            {
                rest = part;
            }
            let mut broken = Vec::new();
            let rows = if length <= rest.len() {
                let (rows, after) = rest.split_at_mut(length);
                rest = after;
                rows
            } else {
                broken.extend_from_slice(rest);
                for part in &mut parts {
                    let (rows, after) = part.split_at_mut(part.len().min(length - broken.len()));
                    broken.extend_from_slice(rows);
                    rest = after;
                    if broken.len() == length {
                        break;
                    }
                }
                broken.as_mut_slice()
            };
            // Nearly always times are enough to tell.
            if !rows.is_sorted_by(|a, b| a.time < b.time) {
                rows.sort_unstable_by(order);
                twice |= rows.windows(2).any(|pair| matches!(pair, [a, b] if order(a, b).is_eq()));
            }
            if !broken.is_empty() {
                self.broken.push((card, broken));
            }
        }
        twice
    }

    fn make_unique(&mut self, order: impl Fn(&CompactEvent, &CompactEvent) -> Ordering) {
        let mut rows: Vec<CompactEvent> = Vec::new();
        let mut starts = vec![0];
        for card in 0..self.starts.len().saturating_sub(1) {
            let first = rows.len();
            for row in self.of(card) {
                let last = rows.get(first..).and_then(<[CompactEvent]>::last);
                if last.is_none_or(|last| order(last, row).is_ne()) {
                    rows.push(*row);
                }
            }
            starts.push(u32::try_from(rows.len()).unwrap_or(u32::MAX));
        }
        *self = Self { parts: vec![rows], starts, broken: Vec::new() };
    }

    /// How many events there are.
    pub(super) fn len(&self) -> usize {
        self.starts.last().map_or(0, |end| *end as usize)
    }

    /// A card's events, given its place in the shard.
    pub(super) fn of(&self, card: usize) -> &[CompactEvent] {
        let (Some(from), Some(to)) = (self.starts.get(card), self.starts.get(card + 1)) else {
            return &[];
        };
        let (mut from, mut to) = (*from as usize, *to as usize);
        for part in &self.parts {
            if from < part.len() {
                let broken = || self.broken.iter().find(|(broken, _)| *broken == card);
                let whole = part.get(from..to);
                return whole.or_else(|| broken().map(|(_, rows)| rows.as_slice())).unwrap_or(&[]);
            }
            (from, to) = (from - part.len(), to - part.len());
        }
        &[]
    }
}
