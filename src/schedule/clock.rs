//! The student's moment: an instant, the offset from UTC where they are, and the scheduler day.
//!
//! A scheduler day turns over in the small hours (04:00 unless set otherwise) by the clock on the
//! student's wall, so that an evening that runs late belongs to the day it began. What is made
//! here is written into the event and never computed again.

use jiff::Timestamp;
use jiff::tz::TimeZone;

pub(crate) const MINUTE_MS: i64 = 60_000;
pub(crate) const HOUR_MS: i64 = 60 * MINUTE_MS;
pub(crate) const DAY_MS: i64 = 24 * HOUR_MS;
pub(crate) const DAY_MINUTES: u32 = 24 * 60;

/// A moment as it is for the student.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// ms since 1970-01-01 UTC.
    pub time: i64,
    /// Local time minus UTC, in minutes.
    pub offset: i16,
    /// The scheduler day (days since 1970-01-01), local.
    pub day: i32,
}

impl Now {
    /// The instant `time_ms` (ms since 1970-01-01 UTC) as the clocks of `zone` show it.
    /// `rollover_hour` is the local hour (0 to 23) at which a day begins.
    #[must_use]
    pub fn at(time_ms: i64, zone: &TimeZone, rollover_hour: u8) -> Self {
        let instant = Timestamp::from_millisecond(time_ms).unwrap_or(if time_ms < 0 {
            Timestamp::MIN
        } else {
            Timestamp::MAX
        });
        let seconds = i64::from(zone.to_offset(instant).seconds());
        let local = instant.as_millisecond() + seconds * 1000;
        Self {
            time: time_ms,
            offset: i16::try_from(seconds / 60).unwrap_or(0),
            day: day_of_local(local, rollover_hour),
        }
    }

    /// This moment, in the time zone that the system is set to.
    #[must_use]
    pub fn system(rollover_hour: u8) -> Self {
        Self::at(Timestamp::now().as_millisecond(), &TimeZone::system(), rollover_hour)
    }

    /// The scheduler day on which the instant `time_ms` falls, for a student who stays under the
    /// offset of this moment.
    #[must_use]
    pub fn day_of(&self, time_ms: i64, rollover_hour: u8) -> i32 {
        day_of_local(time_ms.saturating_add(i64::from(self.offset) * MINUTE_MS), rollover_hour)
    }
}

fn day_of_local(local_ms: i64, rollover_hour: u8) -> i32 {
    let day = local_ms.saturating_sub(i64::from(rollover_hour) * HOUR_MS).div_euclid(DAY_MS);
    i32::try_from(day).unwrap_or(if day < 0 { i32::MIN } else { i32::MAX })
}
