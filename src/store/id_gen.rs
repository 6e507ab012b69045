//! Generates ids. Nothing else in the store is random or depends on the clock for one.

use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::SystemTime;

use jiff::Timestamp;
use uuid::{ContextV7, Uuid};

/// Keeps ids in order that are made within one millisecond.
static ORDER: LazyLock<Mutex<ContextV7>> = LazyLock::new(|| Mutex::new(ContextV7::new()));

/// A new unique id: uuid v7, which sorts by time.
pub fn generate() -> Uuid {
    generate_at(Timestamp::try_from(SystemTime::now()).unwrap_or(Timestamp::UNIX_EPOCH))
}

/// A new id of that moment. By a clock before 1970 it is as unique, and sorts first.
pub fn generate_at(now: Timestamp) -> Uuid {
    let order = ORDER.lock().unwrap_or_else(PoisonError::into_inner);
    new_id(now, &order)
}

fn new_id(now: Timestamp, order: &ContextV7) -> Uuid {
    let seconds = u64::try_from(now.as_second()).unwrap_or(0);
    let nanoseconds = u32::try_from(now.subsec_nanosecond()).unwrap_or(0);
    Uuid::new_v7(uuid::Timestamp::from_unix(order, seconds, nanoseconds))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_clock_that_is_wrong_by_thousands_of_years_gives_ids_all_the_same() {
        let order = ContextV7::new();
        let clocks = [Timestamp::MIN, Timestamp::UNIX_EPOCH, Timestamp::MAX];
        let ids: BTreeSet<Uuid> =
            clocks.iter().flat_map(|now| [new_id(*now, &order), new_id(*now, &order)]).collect();
        assert_eq!(ids.len(), 6);
        assert!(ids.iter().all(|id| id.get_version_num() == 7));
    }
}
