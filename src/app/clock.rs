//! The time, for the window: the system's, or a test's.

use std::fmt;

use crate::schedule::Now;

/// Says what time it is, given the hour at which a day turns over.
pub struct Clock(Box<dyn Fn(u8) -> Now>);

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

impl Clock {
    #[must_use]
    pub fn system() -> Self {
        Self::from_fn(Now::system)
    }

    /// A clock that shows what `time` says.
    pub fn from_fn(time: impl Fn(u8) -> Now + 'static) -> Self {
        Self(Box::new(time))
    }

    pub(super) fn now(&self, rollover_hour: u8) -> Now {
        (self.0)(rollover_hour)
    }
}
