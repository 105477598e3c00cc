//! How far statistics look back, and ahead.

/// A stretch of days that ends today; what is to come is looked at as far ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Period {
    #[default]
    Month,
    Quarter,
    Year,
    All,
}

impl Period {
    pub const ALL: [Self; 4] = [Self::Month, Self::Quarter, Self::Year, Self::All];

    /// Its length in days, today included; none where it has no beginning.
    #[must_use]
    pub fn days(self) -> Option<i32> {
        match self {
            Self::Month => Some(30),
            Self::Quarter => Some(90),
            Self::Year => Some(365),
            Self::All => None,
        }
    }

    /// How many days of what is to come are told, today included.
    #[must_use]
    pub fn days_ahead(self) -> usize {
        match self {
            Self::Month => 30,
            Self::Quarter => 90,
            Self::Year | Self::All => 365,
        }
    }

    /// Its name on the command line and in the keys of the language files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
            Self::All => "all",
        }
    }
}
