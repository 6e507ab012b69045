//! Generates ids. Nothing else in the store is random or depends on the clock for one.

use uuid::Uuid;

/// A new unique id: uuid v7, which sorts by time.
pub fn generate() -> Uuid {
    Uuid::now_v7()
}
