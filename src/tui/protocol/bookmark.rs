//! Where a person was, so that the next start opens there.

use uuid::Uuid;

use crate::maturity::ids::{ItemId, Slug};
use crate::maturity::walk_subject::WalkSubject;

/// A place in a walk.
#[derive(Clone, Debug, PartialEq)]
pub struct Bookmark {
    pub network: Slug,
    pub subject: WalkSubject,
    /// The item in focus; none on an area's card.
    pub item: Option<ItemId>,
    /// Whether it was a walk of ten minutes.
    pub is_ten_minutes: bool,
}

/// A place in a library.
#[derive(Clone, Debug, PartialEq)]
pub struct LastPlace {
    /// The folder of the network that was open.
    pub slug: Slug,
    pub network: Uuid,
    /// The place in its walk, where the person was walking.
    pub bookmark: Option<Bookmark>,
}
