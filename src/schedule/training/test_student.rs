//! A student in a test tube, who forgets as given parameters say, reviewed as the default
//! parameters promise.

#![allow(clippy::cast_possible_wrap, reason = "cards and days are few")]

use fsrs::{FSRS, FSRSItem, FSRSReview, MemoryState, current_retrievability};

use crate::history::{Draft, Due, Event, History, Kind, Phase, Rating, Stamp};

pub(in crate::schedule) const DAY_MS: i64 = 86_400_000;

/// Chance that is the same at every run (`SplitMix64`).
pub(in crate::schedule) struct Chance(pub u64);

impl Chance {
    /// From 0 to 1.
    pub(in crate::schedule) fn draw(&mut self) -> f32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut number = self.0;
        number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        number ^= number >> 31;
        (number >> 40) as f32 / 16_777_216.0
    }
}

/// Someone who forgets fast, and more slowly the longer ago it is.
pub(in crate::schedule) fn forgetful() -> Vec<f32> {
    let mut parameters = fsrs::DEFAULT_PARAMETERS.to_vec();
    for first in parameters.iter_mut().take(4) {
        *first *= 0.35;
    }
    parameters[8] = 0.6;
    parameters[20] = 0.3;
    parameters
}

pub(in crate::schedule) fn event(events: &mut Vec<Event>, what: Draft) {
    let stamp = Stamp { device: "a".parse().unwrap(), sequence: events.len() as u64 + 1 };
    events.push(Event { stamp, what });
}

pub(in crate::schedule) fn draft(card: usize, day: i32, rating: Rating, phase: Phase) -> Draft {
    Draft {
        card: format!("c{card}.1").parse().unwrap(),
        time: i64::from(day) * DAY_MS + card as i64,
        rating: Some(rating),
        phase,
        duration: 4_000 + 1_000 * (card % 5) as u32,
        day,
        offset: 0,
        kind: Kind::Review,
        due: Due::None,
        target: None,
    }
}

/// A year of `cards` cards, a few of them new each day, with the true parameters `mind`.
pub(in crate::schedule) fn year(mind: &[f32], cards: usize, seed: u64) -> History {
    let (truth, promise) = (FSRS::new(mind).unwrap(), FSRS::default());
    let mut chance = Chance(seed);
    let mut events = Vec::new();
    for card in 0..cards {
        let mut day = 20_000 + (card * 200 / cards) as i32;
        let mut last: Option<(MemoryState, MemoryState, i32)> = None;
        while day < 20_365 {
            let recalled = |(known, _, last): (MemoryState, MemoryState, i32)| {
                current_retrievability(known, (day - last) as f32, mind[20])
            };
            let right = last.map_or(0.8, recalled) > chance.draw();
            let rating = if right { Rating::Good } else { Rating::Again };
            let phase = if last.is_none() { Phase::New } else { Phase::Review };
            event(&mut events, draft(card, day, rating, phase));
            let delta_t = last.map_or(0, |(.., last)| (day - last) as u32);
            let review = FSRSReview { rating: rating as u32, delta_t };
            let step = |model: &FSRS, before: Option<MemoryState>| {
                model.memory_state(FSRSItem { reviews: vec![review] }, before).unwrap()
            };
            let known = step(&truth, last.map(|(known, ..)| known));
            let believed = step(&promise, last.map(|(_, believed, _)| believed));
            last = Some((known, believed, day));
            day += (believed.stability.round() as i32).max(1);
        }
    }
    History::new(events)
}
