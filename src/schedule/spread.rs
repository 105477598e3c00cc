//! A plan to catch up: what was overdue on its first day comes spread over so many days.
//!
//! It is a setting and nothing else: no card is moved, no date is written. What is overdue, what
//! was done of it today and what is left is derived from the events, so that the plan is the same
//! on all devices, and taking it back is taking back a setting.

use serde::{Deserialize, Serialize};

/// The most days of a plan.
pub const LONGEST_SPREAD: u32 = 365;

/// The cards that were due before its first day, over its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spread {
    /// The scheduler day on which it begins, written `2026-06-15`.
    #[serde(with = "written")]
    pub from: i32,
    pub days: u32,
}

impl Spread {
    /// How many days it has left on `day`, that one included; none before it and after it.
    #[must_use]
    pub fn days_left(&self, day: i32) -> Option<u32> {
        let gone = u32::try_from(i64::from(day) - i64::from(self.from)).ok()?;
        self.days.checked_sub(gone).filter(|left| *left > 0)
    }

    /// Its last day.
    #[must_use]
    pub fn last(&self) -> i32 {
        self.from.saturating_add_unsigned(self.days.saturating_sub(1))
    }

    /// How many overdue cards belong to `day`, of which `done` are done: those that are left,
    /// evenly over the days that are left. What was done, or not, on the days before is in it.
    #[must_use]
    pub fn share(&self, day: i32, left: u32, done: u32) -> Option<u32> {
        Some(left.saturating_add(done).div_ceil(self.days_left(day)?))
    }
}

/// A scheduler day as a calendar day.
pub(super) mod written {
    use jiff::Span;
    use jiff::civil::{Date, date};
    use serde::{Deserialize as _, Deserializer, Serializer, de, ser};

    const FORM: &str = "%Y-%m-%d";

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
    pub fn serialize<S: Serializer>(day: &i32, serializer: S) -> Result<S::Ok, S::Error> {
        let day = Span::new().try_days(*day).and_then(|days| date(1970, 1, 1).checked_add(days));
        let day = day.map_err(ser::Error::custom)?;
        serializer.serialize_str(&day.strftime(FORM).to_string())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<i32, D::Error> {
        let text = String::deserialize(from)?;
        let day = Date::strptime(FORM, &text)
            .and_then(|day| day.since(date(1970, 1, 1)))
            .map_err(|_| de::Error::custom("a day is written 2026-06-15"))?;
        Ok(day.get_days())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_divided_by_the_days_that_are_left() {
        let spread = Spread { from: 100, days: 4 };
        assert_eq!(
            [99, 100, 103, 104].map(|day| spread.days_left(day)),
            [None, Some(4), Some(1), None]
        );
        assert_eq!(spread.last(), 103);
        // Ten cards: three on the first day, however many of them are done already.
        assert_eq!(spread.share(100, 10, 0), Some(3));
        assert_eq!(spread.share(100, 7, 3), Some(3));
        // A day without work makes the others larger, one with more work makes them smaller.
        assert_eq!(spread.share(101, 10, 0), Some(4));
        assert_eq!(spread.share(101, 4, 0), Some(2));
        assert_eq!(spread.share(103, 7, 0), Some(7));
        assert_eq!(spread.share(104, 7, 0), None);
        let endless = Spread { from: i32::MAX, days: u32::MAX };
        assert_eq!((endless.last(), endless.days_left(i32::MIN)), (i32::MAX, None));
    }

    #[test]
    fn its_first_day_is_written_as_a_date() {
        let spread = Spread { from: 20_619, days: 14 };
        let text = ron::to_string(&spread).unwrap();
        assert_eq!(text, "(from:\"2026-06-15\",days:14)");
        assert_eq!(ron::from_str::<Spread>(&text).unwrap(), spread);
        assert!(ron::from_str::<Spread>("(from:\"15/06/2026\",days:14)").is_err());
        assert!(ron::to_string(&Spread { from: i32::MAX, days: 1 }).is_err());
    }
}
