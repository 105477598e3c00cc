//! Whether the memory model is right: what it expected beside what was known.
//!
//! Of each review on a later day than the one before it, the probability of recall just before
//! the answer (FSRS with the parameters in force), in twenty equal bins. Log loss as in logistic
//! regression; the root mean square of the bins' errors is weighted by their reviews.

/// How many bins there are.
pub(super) const BINS: usize = 20;
/// Probabilities are kept this far from 0 and 1, where a logarithm has no end.
const EDGE: f64 = 1e-4;

/// The reviews of one bin.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Bin {
    pub count: u32,
    pub known: u32,
    /// The sum of the probabilities that were expected.
    pub expected: f64,
}

impl Bin {
    /// The mean probability that was expected, 0 to 1.
    #[must_use]
    pub fn predicted(&self) -> f32 {
        (self.expected / f64::from(self.count.max(1))) as f32
    }

    /// The share that was known, 0 to 1.
    #[must_use]
    pub fn observed(&self) -> f32 {
        self.known as f32 / self.count.max(1) as f32
    }
}

/// What was expected beside what was known.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Calibration {
    /// From 0 to 1 in equal steps.
    pub bins: [Bin; BINS],
    loss: f64,
}

impl Calibration {
    pub(super) fn ask(&mut self, expected: f32, known: bool) {
        let expected = f64::from(expected).clamp(EDGE, 1.0 - EDGE);
        let place = ((expected * BINS as f64) as usize).min(BINS - 1);
        if let Some(bin) = self.bins.get_mut(place) {
            bin.count += 1;
            bin.known += u32::from(known);
            bin.expected += expected;
        }
        self.loss -= if known { expected.ln() } else { (1.0 - expected).ln() };
    }

    pub(super) fn add(&mut self, other: &Self) {
        for (bin, more) in self.bins.iter_mut().zip(&other.bins) {
            bin.count += more.count;
            bin.known += more.known;
            bin.expected += more.expected;
        }
        self.loss += other.loss;
    }

    /// How many reviews it is about.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.bins.iter().map(|bin| bin.count).sum()
    }

    /// The mean log loss; none without reviews.
    #[must_use]
    pub fn log_loss(&self) -> Option<f32> {
        let count = self.count();
        (count > 0).then(|| (self.loss / f64::from(count)) as f32)
    }

    /// How far expectation and truth lie apart, from 0 to 1; none without reviews.
    #[must_use]
    pub fn error(&self) -> Option<f32> {
        let count = self.count();
        let square = |bin: &Bin| f64::from(bin.predicted() - bin.observed()).powi(2);
        let sum: f64 = self.bins.iter().map(|bin| square(bin) * f64::from(bin.count)).sum();
        (count > 0).then(|| (sum / f64::from(count)).sqrt() as f32)
    }

    /// The mean of what was expected and of what was known; none without reviews.
    #[must_use]
    pub fn means(&self) -> Option<(f32, f32)> {
        let mut all = Bin::default();
        for bin in &self.bins {
            all.count += bin.count;
            all.known += bin.known;
            all.expected += bin.expected;
        }
        (all.count > 0).then(|| (all.predicted(), all.observed()))
    }
}

/// Where the true share lies with 95 % confidence, when `known` of `count` were seen (Wilson's
/// score interval, 1927).
#[must_use]
pub fn interval(known: u32, count: u32) -> (f32, f32) {
    const Z: f32 = 1.96;
    if count == 0 {
        return (0.0, 1.0);
    }
    let n = count as f32;
    let share = known as f32 / n;
    let middle = share + Z * Z / (2.0 * n);
    let reach = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    let whole = 1.0 + Z * Z / n;
    (((middle - reach) / whole).max(0.0), ((middle + reach) / whole).min(1.0))
}
