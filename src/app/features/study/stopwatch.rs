//! How long the student looks at a card: it stops while they are away, and goes on when they come
//! back.
//!
//! Away is a window without the focus or made small, something that lies over the card, or two
//! minutes without a sign of life. Time that runs backwards counts as none.

/// Without a sign of life, no more than this counts, in ms.
const PATIENCE: i64 = 120_000;

/// All times are in ms UTC.
#[derive(Debug, Clone, Copy, Default)]
pub struct Stopwatch {
    /// In stretches that are over.
    spent: i64,
    /// Since when it runs.
    since: Option<i64>,
    /// The last sign of life.
    heard: i64,
}

impl Stopwatch {
    /// One that runs from `time` on.
    #[must_use]
    pub fn start(time: i64) -> Self {
        Self { spent: 0, since: Some(time), heard: time }
    }

    /// Called once a frame: whether the student is here, and has just done anything.
    pub fn tick(&mut self, time: i64, here: bool, alive: bool) {
        let lost = alive && time.saturating_sub(self.heard) > PATIENCE;
        if !here || lost {
            self.spent += self.stretch(time);
            self.since = None;
        }
        if here && self.since.is_none() {
            self.since = Some(time);
            self.heard = time;
        }
        if here && alive {
            self.heard = time;
        }
    }

    /// The time so far.
    #[must_use]
    pub fn ms(&self, time: i64) -> u32 {
        u32::try_from(self.spent + self.stretch(time)).unwrap_or(u32::MAX)
    }

    fn stretch(&self, time: i64) -> i64 {
        let until = time.min(self.heard.saturating_add(PATIENCE));
        self.since.map_or(0, |since| until.saturating_sub(since).max(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stops_while_the_student_is_away() {
        let mut watch = Stopwatch::start(1_000);
        assert_eq!(watch.ms(4_000), 3_000);
        watch.tick(5_000, false, true);
        watch.tick(90_000, false, false);
        assert_eq!(watch.ms(95_000), 4_000);
        watch.tick(100_000, true, true);
        assert_eq!(watch.ms(103_000), 7_000);
        // A clock that was set back takes nothing away.
        assert_eq!(watch.ms(50_000), 4_000);
    }

    #[test]
    fn two_minutes_without_a_sign_are_the_most() {
        let mut watch = Stopwatch::start(0);
        watch.tick(60_000, true, true);
        assert_eq!(watch.ms(500_000), 180_000);
        watch.tick(500_000, true, false);
        assert_eq!(watch.ms(500_000), 180_000);
        watch.tick(600_000, true, true);
        assert_eq!(watch.ms(601_000), 181_000);
        watch.tick(700_000, true, true);
        assert_eq!(watch.ms(700_000), 280_000);
    }
}
