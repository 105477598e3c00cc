//! A part of a history as one thread reads it: events in no order, cards by number.
//!
//! Lines are read quickly or not at all: what is odd in any way is for `log` to look at.

use super::event::{Event, Stamp};
use super::line;
use super::names::Names;
use super::row::{NO_TARGET, Row, Said};
use super::shard::SHARD;
use crate::deck::{CardId, NoteId};

/// How many lines are taken apart before their cards are looked up.
const BLOCK: usize = 64;

/// Some of a history's events.
#[derive(Debug, Default)]
pub struct Piece {
    /// By the cards' numbers divided by 2 to the power of [`SHARD`].
    pub(super) shards: Vec<Vec<Row>>,
    /// Of cards that have no number yet; they bear the one that they have in `stray`.
    pub(super) stray_rows: Vec<Row>,
    pub(super) strays: Names,
    pub(super) targets: Vec<Stamp>,
}

/// What quick reading found in some lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Lines {
    pub count: usize,
    /// The greatest number of an event.
    pub last: u64,
}

impl Piece {
    /// Room for about so many events of the cards in `names`.
    #[must_use]
    pub fn with_room(events: usize, names: &Names) -> Self {
        let shards = (names.cards().len() >> SHARD) + 1;
        let room = events / shards + events / shards / 8;
        let shards = (0..shards).map(|_| Vec::with_capacity(room)).collect();
        Self { shards, ..Self::default() }
    }

    /// Reads whole lines, those that begin in the first `length` bytes of `text`, from the file
    /// of the device with number `device`. None if any of them is odd; the events before it are
    /// then to be forgotten ([`Self::forget`]).
    pub fn read(
        &mut self,
        text: &[u8],
        length: usize,
        device: u16,
        names: &Names,
    ) -> Option<Lines> {
        let end = text.len().checked_sub(length)?;
        let mut lines = Lines::default();
        let mut rest = text;
        let mut block = Vec::with_capacity(BLOCK);
        let mut keys = Vec::with_capacity(BLOCK);
        let mut guesses = Vec::with_capacity(BLOCK);
        while rest.len() > end {
            block.clear();
            keys.clear();
            while rest.len() > end && block.len() < BLOCK {
                let (line, after) = line::read(rest)?;
                lines.count += 1;
                lines.last = lines.last.max(line.said.sequence);
                keys.push(Names::key_at(rest, line.note, line.number)?);
                block.push((line, rest));
                rest = after;
            }
            names.guess(&keys, &mut guesses);
            for ((line, start), (key, guess)) in block.iter().zip(keys.iter().zip(&guesses)) {
                let target = match line.target {
                    b"" => NO_TARGET,
                    target => self.target(Stamp::from_text(std::str::from_utf8(target).ok()?)?),
                };
                let note = start.get(..line.note)?;
                if let Some(card) = names.find_near(key, note, *guess) {
                    self.put(Row::new(&line.said, card, device, target));
                } else {
                    let note: NoteId = std::str::from_utf8(note).ok()?.parse().ok()?;
                    self.put_stray(&line.said, &CardId::new(note, line.number), device, target);
                }
            }
        }
        Some(lines)
    }

    /// Adds an event of the device with number `device`.
    pub fn add(&mut self, event: &Event, device: u16, names: &Names) {
        let said = Said::by(&event.what, event.stamp.sequence);
        let target = event.target.clone().map_or(NO_TARGET, |stamp| self.target(stamp));
        match names.find(&event.card) {
            Some(card) => self.put(Row::new(&said, card, device, target)),
            None => self.put_stray(&said, &event.card, device, target),
        }
    }

    /// Takes back what was read of a device's file.
    pub fn forget(&mut self, device: u16) {
        for rows in self.shards.iter_mut().chain([&mut self.stray_rows]) {
            rows.retain(|row| row.device != device);
        }
    }

    fn put(&mut self, row: Row) {
        let shard = (row.card >> SHARD) as usize;
        if shard >= self.shards.len() {
            self.shards.resize_with(shard + 1, Vec::new);
        }
        if let Some(rows) = self.shards.get_mut(shard) {
            rows.push(row);
        }
    }

    fn put_stray(&mut self, said: &Said, card: &CardId, device: u16, target: u32) {
        let number = self.strays.number(card);
        self.stray_rows.push(Row::new(said, number, device, target));
    }

    fn target(&mut self, stamp: Stamp) -> u32 {
        self.targets.push(stamp);
        u32::try_from(self.targets.len() - 1).unwrap_or(NO_TARGET)
    }

    /// Gives the strays numbers in `names`, and the targets their places after those of others.
    pub(super) fn settle(&mut self, names: &mut Names, targets: &mut Vec<Stamp>) {
        let first = u32::try_from(targets.len()).unwrap_or(NO_TARGET);
        targets.append(&mut self.targets);
        if first > 0 {
            let rows = self.shards.iter_mut().flatten().chain(&mut self.stray_rows);
            for row in rows.filter(|row| row.target != NO_TARGET) {
                row.target = row.target.saturating_add(first);
            }
        }
        let numbers: Vec<u32> = self.strays.cards().iter().map(|card| names.number(card)).collect();
        for mut row in std::mem::take(&mut self.stray_rows) {
            if let Some(card) = numbers.get(row.card as usize) {
                row.card = *card;
                self.put(row);
            }
        }
    }
}
