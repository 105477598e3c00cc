//! What a sitting came to.

use crate::history::{Event, Kind, Phase, Rating};

/// Grades that were taken back are not in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    pub reviews: u32,
    /// From Again to Easy.
    pub by_rating: [u32; 4],
    /// Cards seen for the first time.
    pub new_cards: u32,
    /// The time spent on the cards, in ms.
    pub duration: u64,
}

impl Summary {
    pub(super) fn of<'a>(events: impl IntoIterator<Item = &'a Event>) -> Self {
        let mut summary = Self::default();
        for event in events.into_iter().filter(|event| event.kind == Kind::Review) {
            let Some(rating) = event.rating else { continue };
            summary.reviews += 1;
            if let Some(count) = summary.by_rating.get_mut(rating as usize - 1) {
                *count += 1;
            }
            summary.new_cards += u32::from(event.phase == Phase::New);
            summary.duration += u64::from(event.duration);
        }
        summary
    }

    /// Grades other than Again.
    #[must_use]
    pub fn known(&self) -> u32 {
        self.reviews - self.by_rating[Rating::Again as usize - 1]
    }
}
