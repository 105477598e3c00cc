//! Spreading due days, so that cards learnt together do not come back together for ever.
//!
//! The range is Anki's: nothing below 2.5 days, then ±(1 + 15 % of the days from 2.5 to 7 + 10 %
//! of those from 7 to 20 + 5 % of those above 20). The place in the range depends on the card and
//! on how often it was graded, on nothing else: the same card, the same promise. Where the days'
//! load is known, the least loaded day of the range is taken.

use std::collections::HashMap;

use crate::deck::CardId;

/// How many reviews are due on each scheduler day.
#[derive(Debug, Clone, Default)]
pub struct Load(HashMap<i32, u32>);

impl Load {
    #[must_use]
    pub fn on(&self, day: i32) -> u32 {
        self.0.get(&day).copied().unwrap_or(0)
    }

    /// How many are due before `day`.
    #[must_use]
    pub fn before(&self, day: i32) -> u32 {
        self.0.iter().filter(|(due, _)| **due < day).map(|(_, count)| count).sum()
    }

    pub fn add(&mut self, day: i32) {
        *self.0.entry(day).or_default() += 1;
    }

    pub fn remove(&mut self, day: i32) {
        if let Some(count) = self.0.get_mut(&day) {
            *count = count.saturating_sub(1);
        }
    }
}

/// The first and last day of the range around `days`.
pub(super) fn bounds(days: f32) -> (u32, u32) {
    if days < 2.5 {
        let days = whole(days);
        return (days, days);
    }
    let part = |from: f32, to: f32| (days.min(to) - from).max(0.0);
    let reach =
        1.0 + 0.15 * part(2.5, 7.0) + 0.10 * part(7.0, 20.0) + 0.05 * part(20.0, f32::INFINITY);
    (whole(days - reach), whole(days + reach))
}

/// `days` rounded, at least 1.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float that is out of range becomes the nearest integer"
)]
pub(super) fn whole(days: f32) -> u32 {
    days.round().max(1.0) as u32
}

/// A number in 0..1 that depends on the card and on how often it was graded.
pub(super) fn seed(card: &CardId, reps: u32) -> f32 {
    // FNV-1a, then the finish of SplitMix64, so that close inputs part.
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let number = card.number.to_le_bytes();
    for byte in card.note.as_str().bytes().chain(number).chain(reps.to_le_bytes()) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^= hash >> 31;
    #[expect(clippy::cast_precision_loss, reason = "24 bits fit")]
    let fraction = (hash >> 40) as f32;
    fraction / 16_777_216.0
}

/// An interval of `range` (days): the one that `seed` (0..1) points at, or the least loaded one.
///
/// The further a day is, the fewer cards have had the time to be promised to it. Taken as they
/// are, the loads would always send a card to the end of its range, and all of them would come
/// too late. So a day's load is compared with the line that the loads of the range follow.
pub(super) fn pick(range: (u32, u32), seed: f32, load: impl Fn(u32) -> u32) -> u32 {
    let (first, last) = range;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a range of days is small"
    )]
    let chosen = (first + (seed * (last - first + 1) as f32) as u32).min(last);
    // Twice the distance from the middle, and whole: equal days stay equal.
    let from_middle = |days: u32| 2 * i64::from(days) - i64::from(first) - i64::from(last);
    let (mut tilt, mut width) = (0, 0);
    for days in first..=last {
        tilt += from_middle(days) * i64::from(load(days));
        width += from_middle(days) * from_middle(days);
    }
    let above_line = |days| i64::from(load(days)) * width - from_middle(days) * tilt;
    let best = |days: &u32| (above_line(*days), days.abs_diff(chosen));
    (first..=last).min_by_key(best).unwrap_or(chosen)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What 1000 cards are promised within 6 to 10 days, if none of them adds to the load.
    fn picked(load: impl Fn(u32) -> u32) -> Vec<u32> {
        (0_u16..1000).map(|n| pick((6, 10), f32::from(n) / 1000.0, &load)).collect()
    }

    #[test]
    fn days_that_are_emptier_only_because_they_are_further_off_draw_no_card() {
        for load in [|_| 0, |days: u32| 100 - 7 * days, |days: u32| 7 * days] {
            let picked = picked(load);
            for days in 6..=10 {
                assert_eq!(picked.iter().filter(|picked| **picked == days).count(), 200);
            }
        }
    }

    #[test]
    fn a_gap_on_the_way_is_filled() {
        for gap in 6..=10 {
            for steep in [0, 3, 7] {
                let load = |days| 100 - steep * days - if days == gap { 10 } else { 0 };
                assert!(picked(load).iter().all(|days| *days == gap), "{gap}, {steep}");
            }
        }
    }
}
