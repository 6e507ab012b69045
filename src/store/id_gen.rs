//! Generates ids. Nothing else in the store is random or depends on the clock for one.

use std::sync::{Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use uuid::{ContextV7, Timestamp, Uuid};

/// Keeps ids made within one moment in order.
static ORDER: Mutex<ContextV7> = Mutex::new(ContextV7::new());

/// A new unique id: uuid v7, which sorts by time.
pub fn generate() -> Uuid {
    let order = ORDER.lock().unwrap_or_else(PoisonError::into_inner);
    generate_at(SystemTime::now(), &order)
}

/// A new id by a clock that may be wrong: before 1970 it is as unique, and sorts first.
fn generate_at(now: SystemTime, order: &ContextV7) -> Uuid {
    let since = now.duration_since(UNIX_EPOCH).unwrap_or_default();
    Uuid::new_v7(Timestamp::from_unix(order, since.as_secs(), since.subsec_nanos()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_clock_that_is_wrong_by_thousands_of_years_gives_ids_all_the_same() {
        let year = Duration::from_secs(31_556_952);
        let order = ContextV7::new();
        let clocks = [UNIX_EPOCH - year * 1969, UNIX_EPOCH - year, UNIX_EPOCH + year * 8029];
        let ids: BTreeSet<Uuid> = clocks
            .iter()
            .flat_map(|now| [generate_at(*now, &order), generate_at(*now, &order)])
            .collect();
        assert_eq!(ids.len(), 6);
        assert!(ids.iter().all(|id| id.get_version_num() == 7));
    }
}
