//! The plots there are, by name.

/// One plot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Figure {
    /// Each day of the last year, light to dark.
    Calendar,
    /// What comes back on which day.
    Forecast,
    Reviews,
    Time,
    Retention,
    Calibration,
    Retrievability,
    Stability,
    Difficulty,
    Intervals,
    Cards,
    Answers,
    Hours,
}

impl Figure {
    /// In the order in which they are shown: what a student asks first comes first.
    pub const ALL: [Self; 13] = [
        Self::Calendar,
        Self::Forecast,
        Self::Reviews,
        Self::Time,
        Self::Retention,
        Self::Calibration,
        Self::Retrievability,
        Self::Stability,
        Self::Difficulty,
        Self::Intervals,
        Self::Cards,
        Self::Answers,
        Self::Hours,
    ];

    /// The name of its files, and in the keys of the language files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Calendar => "calendar",
            Self::Forecast => "forecast",
            Self::Reviews => "reviews",
            Self::Time => "time",
            Self::Retention => "retention",
            Self::Calibration => "calibration",
            Self::Retrievability => "retrievability",
            Self::Stability => "stability",
            Self::Difficulty => "difficulty",
            Self::Intervals => "intervals",
            Self::Cards => "cards",
            Self::Answers => "answers",
            Self::Hours => "hours",
        }
    }
}
