//! Generates ids and salts. Nothing else in the store is random or depends on the clock for one.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use uuid::{ContextV7, Timestamp, Uuid};

/// Keeps ids made within one moment in order.
static ORDER: Mutex<ContextV7> = Mutex::new(ContextV7::new());

/// A new unique id: uuid v7, which sorts by time.
pub fn generate() -> Uuid {
    in_order(SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default())
}

/// A new unique id of this moment: a draft says by its id when it was begun.
pub fn generate_at(moment: jiff::Timestamp) -> Uuid {
    in_order(moment.as_duration().try_into().unwrap_or_default())
}

fn in_order(since: Duration) -> Uuid {
    let order = ORDER.lock().unwrap_or_else(PoisonError::into_inner);
    id_of(since, &order)
}

/// A new id by a clock that may be wrong: before 1970 it is as unique, and sorts first.
fn id_of(since: Duration, order: &ContextV7) -> Uuid {
    Uuid::new_v7(Timestamp::from_unix(order, since.as_secs(), since.subsec_nanos()))
}

/// A new salt for a snapshot: 32 hexadecimal digits by chance, so that nobody can find out what a
/// snapshot holds by hashing guesses.
pub fn generate_salt() -> String {
    Uuid::new_v4().simple().to_string()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_clock_that_is_wrong_by_thousands_of_years_gives_ids_all_the_same() {
        let year = Duration::from_secs(31_556_952);
        let order = ContextV7::new();
        let clocks = [Duration::ZERO, year, year * 8029];
        let ids: BTreeSet<Uuid> = clocks
            .iter()
            .flat_map(|since| [id_of(*since, &order), id_of(*since, &order)])
            .collect();
        assert_eq!(ids.len(), 6);
        assert!(ids.iter().all(|id| id.get_version_num() == 7));
        let before = jiff::Timestamp::MIN;
        assert_eq!(generate_at(before).get_version_num(), 7);
    }
}
