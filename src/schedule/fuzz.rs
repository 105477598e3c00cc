//! A little spread of due dates, the same on every device and at every start.
//!
//! The ranges are Anki's: none below 2.5 days, then 15 % of the part up to 7 days, 10 % of the
//! part up to 20, 5 % beyond, and a day either way.

use crate::deck::CardId;

/// Where in its range a card falls: 0 to 1, from the card and its number of reviews alone.
pub(super) fn factor(card: &CardId, reviews: u32) -> f32 {
    // FNV-1a, then a finishing mix, so that neighbouring cards part.
    let bytes = card.note.as_str().bytes().chain(card.number.to_le_bytes());
    let bytes = bytes.chain(reviews.to_le_bytes());
    let mut hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^= hash >> 33;
    (hash >> 40) as f32 / (1_u32 << 24) as f32
}

/// The interval in whole days, moved within its range.
pub(super) fn spread(interval: f32, factor: f32) -> f32 {
    if interval < 2.5 {
        return interval.round();
    }
    let part = |from: f32, to: f32, share: f32| (interval.min(to) - from).max(0.0) * share;
    let delta = 1.0 + part(2.5, 7.0, 0.15) + part(7.0, 20.0, 0.1) + part(20.0, f32::MAX, 0.05);
    let lowest = (interval - delta).round().max(2.0);
    let highest = (interval + delta).round();
    (lowest + factor * (highest - lowest + 1.0)).floor().min(highest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_intervals_stay_and_long_ones_move_within_bounds() {
        assert_eq!(spread(1.0, 0.9), 1.0);
        assert_eq!(spread(2.4, 0.0), 2.0);
        for step in 0..=10 {
            let days = spread(10.0, step as f32 / 10.0);
            assert!((8.0..=12.0).contains(&days), "{days}");
        }
        assert_eq!((spread(10.0, 0.0), spread(10.0, 0.999)), (8.0, 12.0));
    }

    #[test]
    fn cards_part_and_a_card_stays_where_it_is() {
        let card = |number| CardId::new("n".parse().unwrap(), number);
        assert_eq!(factor(&card(1), 3), factor(&card(1), 3));
        let all: Vec<f32> = (1..1000).map(|n| factor(&card(n), 1)).collect();
        let mean = all.iter().sum::<f32>() / all.len() as f32;
        assert!((mean - 0.5).abs() < 0.05 && all.iter().all(|f| (0.0..1.0).contains(f)), "{mean}");
    }
}
