//! Progress, reported at most ten times a second and not within the first tenth.

use std::time::{Duration, Instant};

const PROGRESS_INTERVAL: Duration = Duration::from_millis(100);

/// When progress was last reported.
pub(crate) struct ProgressThrottle(Instant);

impl ProgressThrottle {
    pub(crate) fn start(now: Instant) -> Self {
        Self(now)
    }

    /// Whether to report now; the next report is then due an interval later.
    pub(crate) fn is_due(&mut self) -> bool {
        let is_due = self.0.elapsed() >= PROGRESS_INTERVAL;
        if is_due {
            self.0 = Instant::now();
        }
        is_due
    }
}
