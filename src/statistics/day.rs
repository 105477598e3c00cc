//! What was done on one scheduler day.

/// How many were asked, and how many of them were known (graded better than Again).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub count: u32,
    pub known: u32,
}

impl Tally {
    /// The share that was known; none of nothing.
    #[must_use]
    pub fn share(self) -> Option<f32> {
        (self.count > 0).then(|| self.known as f32 / self.count as f32)
    }

    pub(super) fn add(&mut self, other: Self) {
        self.count += other.count;
        self.known += other.known;
    }

    pub(super) fn ask(&mut self, known: bool) {
        self.count += 1;
        self.known += u32::from(known);
    }
}

/// A moment of study, and the offset from UTC (minutes) under which the student was.
pub(super) type Stay = (i64, i16);

/// What was done on one scheduler day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Day {
    /// Cards that were graded for the first time.
    pub new: u32,
    /// Other grades of cards in learning or relearning steps.
    pub learning: u32,
    /// Reviews of cards whose interval was less than [`MATURE_DAYS`](crate::schedule::MATURE_DAYS).
    pub young: Tally,
    pub mature: Tally,
    /// Grades that move nothing.
    pub cram: u32,
    /// The time that the cards were looked at, in ms.
    pub time_ms: u64,
    /// The first and the last grade.
    pub(super) stays: Option<(Stay, Stay)>,
}

impl Day {
    /// All grades, those that move nothing included.
    #[must_use]
    pub fn grades(&self) -> u32 {
        self.new + self.learning + self.young.count + self.mature.count + self.cram
    }

    /// Reviews, young and mature.
    #[must_use]
    pub fn reviews(&self) -> Tally {
        let mut both = self.young;
        both.add(self.mature);
        both
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.new += other.new;
        self.learning += other.learning;
        self.young.add(other.young);
        self.mature.add(other.mature);
        self.cram += other.cram;
        self.time_ms = self.time_ms.saturating_add(other.time_ms);
        if let Some((first, last)) = other.stays {
            self.stay(first);
            self.stay(last);
        }
    }

    /// Takes in that the student was there.
    pub(super) fn stay(&mut self, stay: Stay) {
        let (first, last) = self.stays.unwrap_or((stay, stay));
        self.stays = Some((first.min(stay), last.max(stay)));
    }
}
