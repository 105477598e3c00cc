//! Several devices' events as one history.
//!
//! The union of all files, each event once, sorted by (time, device, sequence): the same whatever
//! the order in which files arrived. An event taken back by an undo stays in the history and no
//! longer counts; an undo can itself be undone. Events are kept card by card, for that is how
//! they are asked for; a copy of a history shares what was read with it.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::card_numbers::CardNumbers;
use super::compact_event::{CompactEvent, NO_TARGET, Said};
use super::event::{DeviceId, Draft, Event, Kind, Stamp};
use super::line::Line;
use super::piece::Piece;
use super::shard::{SHARD, Shard, slot};
use crate::deck::CardId;

/// A [`Stamp`], its device by number.
type Mark = (u16, u64);

/// All that happened, on every device, in order.
#[derive(Debug, Clone, Default)]
pub struct History {
    names: Arc<CardNumbers>,
    devices: Vec<DeviceId>,
    /// Of the undos.
    targets: Vec<Mark>,
    shards: Arc<Vec<Shard>>,
    /// All events of the cards that had some since.
    changed: FxHashMap<u32, Vec<CompactEvent>>,
    /// Every undo, in order.
    undos: Vec<CompactEvent>,
    /// The events that an undo in force takes back.
    void: FxHashSet<(Mark, u32)>,
    count: usize,
}

impl History {
    /// The union of `events`, from any number of files in any order.
    #[must_use]
    pub fn new(events: impl IntoIterator<Item = Event>) -> Self {
        let (names, mut devices) = (CardNumbers::default(), Vec::new());
        let mut piece = Piece::default();
        for event in events {
            let device = number_of(&mut devices, &event.stamp.device);
            piece.add(&Line::of(&event), device, &names);
        }
        Self::of(names, devices, vec![piece])
    }

    /// The union of `pieces`. Their cards are numbered in `names`, their devices by their places
    /// in `devices`.
    pub(super) fn of(
        mut names: CardNumbers,
        devices: Vec<DeviceId>,
        mut pieces: Vec<Piece>,
    ) -> Self {
        let mut targets = Vec::new();
        for piece in &mut pieces {
            piece.settle(&mut names, &mut targets);
        }
        let mut history = Self { names: Arc::new(names), devices, ..Self::default() };
        history.targets = targets.iter().map(|stamp| history.number_stamp(stamp)).collect();
        // As large as the rows where all of them are undos.
        drop(targets);
        let sorted = history.sort(pieces);
        let (shards, undos): (Vec<Shard>, Vec<Vec<CompactEvent>>) = sorted.into_iter().unzip();
        history.count = shards.iter().map(Shard::len).sum();
        history.shards = Arc::new(shards);
        // Most often there is one list of them: no need of a copy.
        let append = |mut all: Vec<CompactEvent>, mut next: Vec<CompactEvent>| {
            all.append(&mut next);
            all
        };
        let mut undos = undos.into_iter().reduce(append).unwrap_or_default();
        undos.sort_unstable_by(|a, b| history.order(a, b));
        history.undos = undos;
        history.find_void();
        history
    }

    /// Each shard's rows of all pieces, in order, and the undos among them.
    fn sort(&self, pieces: Vec<Piece>) -> Vec<(Shard, Vec<CompactEvent>)> {
        let count = pieces.iter().map(|piece| piece.shards.len()).max().unwrap_or(0);
        let mut parts: Vec<Vec<Vec<CompactEvent>>> = Vec::new();
        parts.resize_with(count, Vec::new);
        for piece in pieces {
            for (parts, part) in parts.iter_mut().zip(piece.shards) {
                parts.push(part);
            }
        }
        let order = |a: &CompactEvent, b: &CompactEvent| self.order(a, b);
        parts.into_par_iter().with_max_len(1).map(|parts| Shard::new(parts, order)).collect()
    }

    /// Adds an event that has just been written. Events of other devices may bear later times.
    pub fn push(&mut self, event: impl Borrow<Event>) {
        self.push_all(std::slice::from_ref(event.borrow()));
    }

    /// The same of several.
    pub fn push_all(&mut self, events: &[Event]) {
        let undos = events.iter().map(|event| self.put(event)).filter(|undo| *undo).count();
        if undos > 0 {
            self.find_void();
        }
    }

    /// Puts an event in its place; whether it is a new undo.
    fn put(&mut self, event: &Event) -> bool {
        let card = self.number_or_new(&event.card);
        let device = number_of(&mut self.devices, &event.stamp.device);
        let target = event.target.as_ref().map_or(NO_TARGET, |stamp| {
            let mark = self.number_stamp(stamp);
            self.targets.push(mark);
            u32::try_from(self.targets.len() - 1).unwrap_or(NO_TARGET)
        });
        let mut is_undo = false;
        let row =
            CompactEvent::new(&Said::by(&event.what, event.stamp.sequence), card, device, target);
        let mut rows = self.changed.remove(&card).unwrap_or_else(|| self.of_card(card).to_vec());
        if let Err(place) = rows.binary_search_by(|known| self.order(known, &row)) {
            rows.insert(place, row);
            self.count += 1;
            if event.kind == Kind::Undo {
                let place = self.undos.partition_point(|known| self.order(known, &row).is_lt());
                self.undos.insert(place, row);
                is_undo = true;
            }
        }
        self.changed.insert(card, rows);
        is_undo
    }

    /// How many events there are, undone or not.
    #[must_use]
    pub fn len(&self) -> usize {
        self.count
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Everything, undone or not, in order. Made at each call.
    #[must_use]
    pub fn events(&self) -> Vec<Event> {
        self.in_order(|_| true)
    }

    /// The events that count, in order: no undo, and nothing that an undo takes back. Made
    /// at each call.
    #[must_use]
    pub fn effective(&self) -> Vec<Event> {
        self.in_order(|row| self.counts(row))
    }

    fn in_order(&self, wanted: impl Fn(&CompactEvent) -> bool) -> Vec<Event> {
        let cards = 0..u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        let mut rows: Vec<&CompactEvent> = cards.flat_map(|card| self.of_card(card)).collect();
        rows.retain(|row| wanted(row));
        rows.sort_unstable_by(|a, b| self.order(a, b));
        rows.into_iter().filter_map(|row| self.event(row)).collect()
    }

    fn event(&self, row: &CompactEvent) -> Option<Event> {
        let stamp = |(device, sequence): Mark| {
            let device = self.devices.get(usize::from(device))?.clone();
            Some(Stamp { device, sequence })
        };
        let CompactEvent { time, rating, phase, duration, day, offset, kind, .. } = *row;
        let card = self.names.card(row.card)?.clone();
        let target = self.targets.get(row.target as usize).copied().and_then(stamp);
        let due = row.due();
        let what = Draft { card, time, rating, phase, duration, day, offset, kind, due, target };
        Some(Event { stamp: stamp(row.mark())?, what })
    }

    /// The number of a card that has one.
    #[must_use]
    pub fn number(&self, card: &CardId) -> Option<u32> {
        self.names.find(card)
    }

    /// The number of a card: a new one if it has none.
    pub fn number_or_new(&mut self, card: &CardId) -> u32 {
        match self.names.find(card) {
            Some(number) => number,
            None => Arc::make_mut(&mut self.names).number(card),
        }
    }

    /// As [`Self::number`], quickly where `likely` is the card's number.
    #[must_use]
    pub fn number_near(&self, card: &CardId, likely: u32) -> Option<u32> {
        match self.names.card(likely) {
            Some(there) if there == card => Some(likely),
            _ => self.number(card),
        }
    }

    /// Every card that has a number, by it: those that something happened to are among them.
    #[must_use]
    pub fn names(&self) -> &CardNumbers {
        &self.names
    }

    /// The same, to be kept: numbers that are given out stay.
    #[must_use]
    pub fn shared_names(&self) -> Arc<CardNumbers> {
        self.names.clone()
    }

    /// The events that undos name, in force or not, whether they are there or not: by device and
    /// number.
    pub fn targets(&self) -> impl Iterator<Item = (&DeviceId, u64)> {
        let named =
            |(device, sequence): &Mark| Some((self.devices.get(usize::from(*device))?, *sequence));
        self.targets.iter().filter_map(named)
    }

    /// The events of a card that count, in order, given the card's number.
    pub fn past(&self, card: u32) -> impl Iterator<Item = &CompactEvent> {
        self.of_card(card).iter().filter(|row| self.counts(row))
    }

    fn counts(&self, row: &CompactEvent) -> bool {
        row.kind != Kind::Undo && !self.void.contains(&(row.mark(), row.card))
    }

    /// All events of a card, in order.
    fn of_card(&self, card: u32) -> &[CompactEvent] {
        if !self.changed.is_empty()
            && let Some(rows) = self.changed.get(&card)
        {
            return rows;
        }
        let shard = self.shards.get((card >> SHARD) as usize);
        shard.map_or(&[], |shard| shard.of(slot(card)))
    }

    fn number_stamp(&mut self, stamp: &Stamp) -> Mark {
        (number_of(&mut self.devices, &stamp.device), stamp.sequence)
    }

    /// The order of a history: time, device, sequence. Whatever else two events differ in only
    /// makes it one order.
    #[inline]
    fn order(&self, a: &CompactEvent, b: &CompactEvent) -> Ordering {
        // Nearly always the times are enough.
        a.time.cmp(&b.time).then_with(|| self.order_at_once(a, b))
    }

    /// The order of two events of the same time.
    #[cold]
    fn order_at_once(&self, a: &CompactEvent, b: &CompactEvent) -> Ordering {
        let device = |row: &CompactEvent| self.devices.get(usize::from(row.device));
        let target = |row: &CompactEvent| {
            let (device, sequence) = *self.targets.get(row.target as usize)?;
            Some((self.devices.get(usize::from(device))?, sequence))
        };
        let stamps = || device(a).cmp(&device(b)).then(a.sequence.cmp(&b.sequence));
        let card = |row: &CompactEvent| self.names.card(row.card);
        let rest = || a.rest().cmp(&b.rest()).then_with(|| target(a).cmp(&target(b)));
        (a.time.cmp(&b.time).then_with(stamps)).then_with(|| card(a).cmp(&card(b))).then_with(rest)
    }

    fn find_void(&mut self) {
        let mut void = FxHashSet::default();
        // From the last: an undo counts unless a later one that counts takes it back.
        for undo in self.undos.iter().rev() {
            if let Some(target) = self.targets.get(undo.target as usize)
                && !void.contains(&(undo.mark(), undo.card))
            {
                // Of its own card: a merge that kept both sides of a history has two events of one
                // number.
                void.insert((*target, undo.card));
            }
        }
        self.void = void;
    }
}

/// The number of a device, a new one if it has none. There are few.
fn number_of(devices: &mut Vec<DeviceId>, device: &DeviceId) -> u16 {
    let known = devices.iter().rposition(|known| known == device);
    let place = known.unwrap_or_else(|| {
        devices.push(device.clone());
        devices.len() - 1
    });
    u16::try_from(place).unwrap_or(u16::MAX)
}
