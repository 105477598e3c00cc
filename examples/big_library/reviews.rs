//! Years of reviews on three devices, as the scheduler would have led them.
//!
//! New cards come at a steady pace; each is graded when it falls due, a little late; some grades
//! are taken back at once and given anew, some cards are buried.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use jiff::tz::TimeZone;

use carabin::deck::{CardId, Deck};
use carabin::history::{DeviceId, Draft, Due, Event, Kind, Rating, Stamp, encode};
use carabin::schedule::{CardState, Now, Scheduler, Settings};

use super::chance::Chance;

const DEVICES: [&str; 3] = ["fixe", "portable", "telephone"];
/// Over how many days the cards are met for the first time.
const DAYS: u32 = 900;
/// 2023-09-01, 08:00 UTC.
const START: i64 = 1_693_555_200_000;
const MINUTE: i64 = 60_000;
const DAY: i64 = 1440 * MINUTE;

/// The lines of each device's history, with `reviews` grades in all.
#[must_use]
pub fn logs(decks: &[Deck], reviews: usize, seed: u64) -> Vec<(DeviceId, String)> {
    let mut logs: Vec<(DeviceId, String)> = DEVICES
        .iter()
        .filter_map(|name| Some((name.parse().ok()?, String::with_capacity(reviews * 26))))
        .collect();
    for event in events(decks, reviews, seed) {
        if let Some((_, lines)) = logs.iter_mut().find(|log| log.0 == event.stamp.device) {
            lines.push_str(&encode(&event));
        }
    }
    logs
}

/// All events, in the order in which they happened.
#[must_use]
pub fn events(decks: &[Deck], reviews: usize, seed: u64) -> Vec<Event> {
    let places = decks.iter().flat_map(Deck::card_places);
    let cards: Vec<CardId> = places.map(|place| place.id).collect();
    let Ok(zone) = TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3") else { return Vec::new() };
    let mut life = Life {
        scheduler: Scheduler::new(&Settings::default()),
        zone,
        chance: Chance::new(seed.wrapping_add(77)),
        devices: DEVICES.iter().filter_map(|name| name.parse().ok()).collect(),
        written: [0; 3],
        events: Vec::with_capacity(reviews + reviews / 100),
    };
    let mut states = vec![CardState::default(); cards.len()];
    // When each card is to be asked. All decks are learnt side by side: the order jumps about.
    let mut queue = BinaryHeap::new();
    for card in 0..cards.len() {
        let day = life.chance.span(DAYS);
        queue.push(Reverse((START + day * DAY + life.within_the_day(), card)));
    }
    let (mut clock, mut graded) = (0, 0);
    while graded < reviews {
        let Some(Reverse((time, card))) = queue.pop() else { break };
        let (Some(id), Some(state)) = (cards.get(card), states.get_mut(card)) else { break };
        clock = time.max(clock + 1);
        graded += life.grade(id, state, clock, reviews - graded);
        let next = match state.due {
            Due::Day(day) => i64::from(day) * DAY + life.within_the_day(),
            Due::Instant(time) => time + life.chance.span(120_000),
            Due::None => clock + DAY,
        };
        queue.push(Reverse((next, card)));
    }
    life.events
}

struct Life {
    scheduler: Scheduler,
    zone: TimeZone,
    chance: Chance,
    devices: Vec<DeviceId>,
    /// By each device.
    written: [u64; 3],
    events: Vec<Event>,
}

impl Life {
    /// From 07:00 to 23:00 UTC, mostly in the evening.
    fn within_the_day(&mut self) -> i64 {
        let (one, other) = (self.chance.span(960), self.chance.span(960));
        (420 + one.max(other)) * MINUTE + self.chance.span(60_000)
    }

    /// Grades a card, at times once more after an undo; tells how many grades that made.
    fn grade(&mut self, id: &CardId, state: &mut CardState, time: i64, most: usize) -> usize {
        // One device for a sitting of two hours.
        let sitting = time.div_euclid(120 * MINUTE).unsigned_abs();
        let device = Chance::new(sitting).below(DEVICES.len());
        let now = Now::at(time, &self.zone, 4);
        let mut grades = 1;
        if self.chance.happens(2) && most > 1 {
            let mistaken = self.answer(id, state, &now);
            let taken_back = self.write(device, mistaken);
            let undo = self.scheduler.act(id, state, Kind::Undo, Due::None, &now);
            let time = taken_back.time + 1;
            self.write(device, Draft { time, target: Some(taken_back.stamp), ..undo });
            grades = 2;
        }
        let after = Now { time: now.time + 2, ..now };
        let answer = self.answer(id, state, &after);
        self.scheduler.step(state, &answer);
        self.write(device, answer);
        if self.chance.happens(1) {
            let after = Now { time: now.time + 3, ..now };
            let bury = self.scheduler.act(id, state, Kind::Bury, Due::Day(now.day + 1), &after);
            self.scheduler.step(state, &bury);
            self.write(device, bury);
        }
        grades
    }

    fn answer(&mut self, id: &CardId, state: &CardState, now: &Now) -> Draft {
        let rating = match self.chance.below(100) {
            0..9 => Rating::Again,
            9..17 => Rating::Hard,
            17..92 => Rating::Good,
            _ => Rating::Easy,
        };
        let looked = 1500 + self.chance.below(20_000);
        let looked = u32::try_from(looked).unwrap_or(u32::MAX);
        self.scheduler.answer(id, state, rating, looked, now)
    }

    fn write(&mut self, device: usize, what: Draft) -> Event {
        let sequence = self.written.get(device).map_or(1, |last| last + 1);
        if let Some(last) = self.written.get_mut(device) {
            *last = sequence;
        }
        let device = self.devices.get(device).or(self.devices.first()).cloned();
        let device = device.unwrap_or_else(|| carabin::deck::NoteId::from_parts(&[]).into());
        let event = Event { stamp: Stamp { device, sequence }, what };
        self.events.push(event.clone());
        event
    }
}
