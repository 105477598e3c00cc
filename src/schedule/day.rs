//! Scheduler days: a day turns over in the small hours, where the student is.
//!
//! A day is the number of days from 1970-01-01 to the local date of the moment, the hours before
//! the turn counting to the day before. It is computed once, when something happens, and stored;
//! nothing ever computes it again for another time zone.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

/// A moment, as it is for the student.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// ms since 1970-01-01 UTC.
    pub time: i64,
    /// Local time minus UTC, in minutes.
    pub offset: i16,
    /// The scheduler day (days since 1970-01-01).
    pub day: i32,
}

impl Now {
    /// The moment `time` (ms UTC) in `zone`, with days that turn over at `rollover_hour` (0–23)
    /// by the clock on the wall. A time that no calendar reaches counts as the nearest that one
    /// does.
    #[must_use]
    pub fn at(time: i64, zone: &TimeZone, rollover_hour: u8) -> Self {
        let end = if time < 0 { Timestamp::MIN } else { Timestamp::MAX };
        let local =
            Timestamp::from_millisecond(time).unwrap_or(end).to_zoned_datetime(zone.clone());
        let turn = Span::new().hours(rollover_hour.min(23));
        // By the wall's clock, not by hours that went by: on the night that a change of time
        // makes longer or shorter, the day still turns at the same hour.
        let date = local.datetime().checked_sub(turn).map_or(local.date(), DateTime::date);
        let day = date.since(Date::constant(1970, 1, 1)).map_or(0, |span| span.get_days());
        let offset = i16::try_from(local.offset().seconds() / 60).unwrap_or(0);
        Self { time, offset, day }
    }

    /// This moment, by the system's clock and time zone.
    #[must_use]
    pub fn system(rollover_hour: u8) -> Self {
        Self::at(Timestamp::now().as_millisecond(), &TimeZone::system(), rollover_hour)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Central European time with its changes, without a database of zones.
    fn paris() -> TimeZone {
        TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap()
    }

    fn day(local: &str, zone: &TimeZone) -> (i32, i16) {
        let local: DateTime = local.parse().unwrap();
        let time = local.to_zoned_datetime(zone.clone()).unwrap().timestamp().as_millisecond();
        let now = Now::at(time, zone, 4);
        (now.day, now.offset)
    }

    #[test]
    fn the_day_turns_at_four_and_not_at_midnight() {
        let (evening, _) = day("2026-11-23T23:59", &paris());
        assert_eq!(day("2026-11-24T00:00", &paris()).0, evening);
        assert_eq!(day("2026-11-24T03:59:59", &paris()).0, evening);
        assert_eq!(day("2026-11-24T04:00", &paris()).0, evening + 1);
        assert_eq!(evening, 20_780);
    }

    #[test]
    fn the_day_turns_at_four_when_the_clocks_change() {
        // Forward in the night to 29 March 2026, back in the night to 25 October 2026.
        for (night, offsets) in [("2026-03-29", (60, 120)), ("2026-10-25", (120, 60))] {
            let (first, _) = day(&format!("{night}T01:30"), &paris());
            assert_eq!(day(&format!("{night}T01:30"), &paris()).1, offsets.0);
            assert_eq!(day(&format!("{night}T03:59"), &paris()), (first, offsets.1));
            assert_eq!(day(&format!("{night}T04:00"), &paris()), (first + 1, offsets.1));
        }
    }

    #[test]
    fn the_hour_that_comes_twice_is_one_day() {
        // 02:30 comes twice on 25 October 2026: at 00:30 and at 01:30 UTC.
        let first: Timestamp = "2026-10-25T00:30:00Z".parse().unwrap();
        let second: Timestamp = "2026-10-25T01:30:00Z".parse().unwrap();
        let at = |time: Timestamp| Now::at(time.as_millisecond(), &paris(), 4);
        assert_eq!(at(first).day, at(second).day);
        assert_eq!((at(first).offset, at(second).offset), (120, 60));
    }

    #[test]
    fn the_29th_of_february_is_a_day() {
        let (before, _) = day("2028-02-28T12:00", &paris());
        assert_eq!(day("2028-02-29T12:00", &paris()).0, before + 1);
        assert_eq!(day("2028-03-01T12:00", &paris()).0, before + 2);
        assert_eq!(day("2028-03-01T03:00", &paris()).0, before + 1);
    }

    #[test]
    fn no_time_is_out_of_bounds() {
        for time in [i64::MIN, -1, 0, i64::MAX] {
            let _ = Now::at(time, &paris(), 99);
        }
    }
}
