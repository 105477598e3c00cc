//! A part of a history as one thread reads it: events in no order, cards by number.

use super::card_numbers::CardNumbers;
use super::compact_event::{CompactEvent, NO_TARGET};
use super::event::Stamp;
use super::line::Line;
use super::shard::SHARD;

/// Some of a history's events.
#[derive(Debug, Default)]
pub(super) struct Piece {
    /// By the cards' numbers divided by 2 to the power of [`SHARD`].
    pub(super) shards: Vec<Vec<CompactEvent>>,
    /// Of cards that have no number yet; they bear the one that they have in `stray`.
    pub(super) stray_rows: Vec<CompactEvent>,
    pub(super) strays: CardNumbers,
    pub(super) targets: Vec<Stamp>,
}

impl Piece {
    /// Room for about so many events of the cards in `names`.
    pub(super) fn with_room(events: usize, names: &CardNumbers) -> Self {
        let shards = (names.len() >> SHARD) + 1;
        let room = events / shards + events / shards / 8;
        let shards = (0..shards).map(|_| Vec::with_capacity(room)).collect();
        Self { shards, ..Self::default() }
    }

    /// Adds what a line of the device with number `device` says.
    pub(super) fn add(&mut self, line: &Line, device: u16, names: &CardNumbers) {
        let target = line.target.clone().map_or(NO_TARGET, |stamp| self.target(stamp));
        if let Some(card) = names.find_named(&line.card) {
            self.put(CompactEvent::new(&line.said, card, device, target));
        } else if let Some(card) = line.card.card() {
            let number = self.strays.number(&card);
            self.stray_rows.push(CompactEvent::new(&line.said, number, device, target));
        }
    }

    fn put(&mut self, row: CompactEvent) {
        let shard = (row.card >> SHARD) as usize;
        if shard >= self.shards.len() {
            self.shards.resize_with(shard + 1, Vec::new);
        }
        if let Some(rows) = self.shards.get_mut(shard) {
            rows.push(row);
        }
    }

    fn target(&mut self, mut stamp: Stamp) -> u32 {
        // Undos in a row name one device: its name is there once.
        if let Some(last) = self.targets.last().filter(|last| last.device == stamp.device) {
            stamp.device = last.device.clone();
        }
        self.targets.push(stamp);
        u32::try_from(self.targets.len() - 1).unwrap_or(NO_TARGET)
    }

    /// Gives the strays numbers in `names`, and the targets their places after those of others.
    pub(super) fn settle(&mut self, names: &mut CardNumbers, targets: &mut Vec<Stamp>) {
        let first = u32::try_from(targets.len()).unwrap_or(NO_TARGET);
        // What it was in is let go of, too.
        targets.append(&mut std::mem::take(&mut self.targets));
        if first > 0 {
            let rows = self.shards.iter_mut().flatten().chain(&mut self.stray_rows);
            for row in rows.filter(|row| row.target != NO_TARGET) {
                row.target = row.target.saturating_add(first);
            }
        }
        let numbers: Vec<u32> = self.strays.cards().map(|card| names.number(card)).collect();
        for mut row in std::mem::take(&mut self.stray_rows) {
            if let Some(card) = numbers.get(row.card as usize) {
                row.card = *card;
                self.put(row);
            }
        }
    }
}
