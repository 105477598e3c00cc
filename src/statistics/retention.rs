//! True retention: the share of reviews that were known, young and mature.
//!
//! As Anki counts it: grades of cards in review, once each; steps and what moves nothing are left
//! out.

use super::day::Tally;
use super::{Day, Statistics};

/// A span of days that ends today, or is yesterday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    Today,
    Yesterday,
    Week,
    Month,
    Year,
    All,
}

impl Span {
    pub const ALL: [Self; 6] =
        [Self::Today, Self::Yesterday, Self::Week, Self::Month, Self::Year, Self::All];

    /// Its name in tables and in the keys of the language files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::Yesterday => "yesterday",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
            Self::All => "all",
        }
    }
}

/// How much was known in a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    pub span: Span,
    pub young: Tally,
    pub mature: Tally,
}

impl Retention {
    /// Young and mature.
    #[must_use]
    pub fn all(&self) -> Tally {
        let mut both = self.young;
        both.add(self.mature);
        both
    }

    /// Takes in a day more.
    pub fn add(&mut self, day: &Day) {
        self.young.add(day.young);
        self.mature.add(day.mature);
    }
}

pub(super) fn over(statistics: &Statistics) -> Vec<Retention> {
    let of = |span| {
        let days: &[Day] = match span {
            Span::Today => statistics.last_days(1),
            Span::Yesterday => {
                let two = statistics.last_days(2);
                two.get(..two.len().saturating_sub(1)).unwrap_or_default()
            }
            Span::Week => statistics.last_days(7),
            Span::Month => statistics.last_days(30),
            Span::Year => statistics.last_days(365),
            Span::All => &statistics.days,
        };
        let mut retention = Retention { span, young: Tally::default(), mature: Tally::default() };
        for day in days {
            retention.add(day);
        }
        retention
    };
    Span::ALL.map(of).into()
}
