//! How long something takes, whatever the machine does besides.

use std::fs;
use std::time::{Duration, Instant};

/// Work of this thread that is being measured.
pub struct Work {
    begun: Instant,
    processor: Option<Duration>,
}

impl Work {
    pub fn begin() -> Self {
        Self { begun: Instant::now(), processor: processor_time() }
    }

    /// The time that this thread has had a processor since: other programs count for nothing where
    /// the system tells.
    pub fn took(&self) -> Duration {
        match self.processor.zip(processor_time()) {
            Some((before, now)) => now.saturating_sub(before),
            None => self.begun.elapsed(),
        }
    }
}

fn processor_time() -> Option<Duration> {
    let text = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}
