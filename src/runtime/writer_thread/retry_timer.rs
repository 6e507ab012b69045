//! When something must be on the disk (debounce), and when a failure is tried again (backoff): the
//! same for drafts and for every other change.

use std::time::{Duration, Instant};

use crate::tui::protocol::effect::Urgency;

/// How long what is being typed may wait.
const TYPING_DEBOUNCE: Duration = Duration::from_secs(2);

/// The pause after a first failure; it doubles with each further one.
const FIRST_BACKOFF: Duration = Duration::from_secs(1);

const MAX_BACKOFF: Duration = Duration::from_secs(30);

#[derive(Clone, Copy, Debug)]
pub(crate) struct RetryTimer {
    pub(crate) due: Instant,
    failures: u32,
    failed_at: Option<Instant>,
}

impl RetryTimer {
    pub(crate) fn due_at(due: Instant) -> Self {
        Self { due, failures: 0, failed_at: None }
    }

    /// A newer version is wanted on the disk by `wanted`. While the disk fails, not every key tries
    /// again.
    pub(crate) fn bring_forward(&mut self, wanted: Instant) {
        let earliest = self.failed_at.map_or(wanted, |failed| wanted.max(failed + FIRST_BACKOFF));
        self.due = self.due.min(earliest);
    }

    pub(crate) fn mark_failed(&mut self, now: Instant) {
        self.due = now + retry_backoff(self.failures);
        self.failures += 1;
        self.failed_at = Some(now);
    }
}

/// When what has this urgency must be on the disk.
pub(crate) fn due_at(urgency: Urgency, now: Instant) -> Instant {
    match urgency {
        Urgency::Immediate => now,
        Urgency::Debounced => now + TYPING_DEBOUNCE,
    }
}

/// How long to wait after so many failures before: 1 s, 2 s, 4 s, and so on to half a minute.
fn retry_backoff(failures: u32) -> Duration {
    FIRST_BACKOFF.saturating_mul(2_u32.saturating_pow(failures)).min(MAX_BACKOFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_half_a_minute() {
        let seconds: Vec<_> = (0..7).map(|failures| retry_backoff(failures).as_secs()).collect();
        assert_eq!(seconds, [1, 2, 4, 8, 16, 30, 30]);
        assert_eq!(retry_backoff(u32::MAX), MAX_BACKOFF);
    }
}
