//! How cards are spread over intervals, stabilities, difficulties, retrievabilities.

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// In days; the bins grow as memory does.
    Days,
    /// FSRS's difficulty, 1 to 10.
    Difficulty,
    /// A probability, 0 to 1.
    Share,
}

/// The upper ends of the bins of days; the last bin has none.
const DAYS: [f32; 10] = [1.0, 3.0, 7.0, 14.0, 30.0, 61.0, 91.0, 183.0, 365.0, 731.0];

/// Cards in bins.
#[derive(Debug, Clone, PartialEq)]
pub struct Histogram {
    pub measure: Measure,
    pub counts: Vec<u32>,
    /// Half of the cards have less, half have more; none without cards.
    pub median: Option<f32>,
    pub mean: Option<f32>,
}

impl Histogram {
    pub(super) fn of(measure: Measure, mut values: Vec<f32>) -> Self {
        let mut counts = vec![0; measure.bins()];
        for value in &values {
            if let Some(count) = counts.get_mut(measure.bin_of(*value)) {
                *count += 1;
            }
        }
        let sum: f64 = values.iter().map(|value| f64::from(*value)).sum();
        let mean = (!values.is_empty()).then(|| (sum / values.len() as f64) as f32);
        let middle = values.len() / 2;
        let median =
            (!values.is_empty()).then(|| *values.select_nth_unstable_by(middle, f32::total_cmp).1);
        Self { measure, counts, median, mean }
    }

    /// How many cards it is about.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.counts.iter().sum()
    }
}

impl Measure {
    #[must_use]
    pub fn bins(self) -> usize {
        match self {
            Self::Days => DAYS.len() + 1,
            Self::Difficulty | Self::Share => 10,
        }
    }

    /// The ends of a bin; the upper one is none where there is no end.
    #[must_use]
    pub fn ends(self, bin: usize) -> (f32, Option<f32>) {
        let at = bin as f32;
        match self {
            Self::Days => {
                let from = bin.checked_sub(1).and_then(|before| DAYS.get(before)).copied();
                (from.unwrap_or(0.0), DAYS.get(bin).copied())
            }
            Self::Difficulty => (1.0 + at * 0.9, Some(1.0 + (at + 1.0) * 0.9)),
            Self::Share => (at / 10.0, Some((at + 1.0) / 10.0)),
        }
    }

    /// Days belong to the bin that they end, as « up to 7 days » has it; the others to the bin
    /// that they begin.
    fn bin_of(self, value: f32) -> usize {
        match self {
            Self::Days => DAYS.iter().position(|end| value <= *end).unwrap_or(DAYS.len()),
            Self::Difficulty => (((value - 1.0) / 0.9) as usize).min(9),
            Self::Share => ((value * 10.0) as usize).min(9),
        }
    }
}
