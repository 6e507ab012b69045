//! New ids. The one small room where they are made, so that everything else in the store can be
//! told what to do and does the same thing each time.

use uuid::Uuid;

/// An id nobody else has: uuid v7, which sorts by the moment it was made.
pub fn generate() -> Uuid {
    Uuid::now_v7()
}
