//! Generates ids and salts. Nothing else in the store is random or depends on the clock for one.

use uuid::Uuid;

/// A new unique id: uuid v7, which sorts by time.
pub fn generate() -> Uuid {
    Uuid::now_v7()
}

/// A new salt for a snapshot: 32 hexadecimal digits by chance, so that nobody can find out what a
/// snapshot holds by hashing guesses.
pub fn generate_salt() -> String {
    Uuid::new_v4().simple().to_string()
}
