//! Generates ids. Nothing else in the store is random or depends on the clock for one.

use std::sync::{LazyLock, Mutex, PoisonError};

use jiff::Timestamp;
use uuid::{ContextV7, Uuid};

/// Keeps ids in order that are made within one millisecond.
static ORDER: LazyLock<Mutex<ContextV7>> = LazyLock::new(|| Mutex::new(ContextV7::new()));

/// A new unique id: uuid v7, which sorts by time.
pub fn generate() -> Uuid {
    Uuid::now_v7()
}

/// A new unique id of this moment: a draft says by its id when it was begun.
pub fn generate_at(moment: Timestamp) -> Uuid {
    let seconds = u64::try_from(moment.as_second()).unwrap_or(0);
    let nanos = u32::try_from(moment.subsec_nanosecond()).unwrap_or(0);
    let order = ORDER.lock().unwrap_or_else(PoisonError::into_inner);
    Uuid::new_v7(uuid::Timestamp::from_unix(&*order, seconds, nanos))
}
