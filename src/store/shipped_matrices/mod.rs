//! The shipped matrices, embedded in the program. Each is parsed when it is first used, so that
//! starting costs nothing.

use std::sync::{Arc, OnceLock};

use super::format::matrix;
use crate::maturity::assessment::MatrixRef;
use crate::maturity::ids::MatrixId;
use crate::maturity::network_state::{KnownMatrix, Origin};

/// The ids of the shipped matrices, in the order they are offered.
pub const IDS: [&str; 8] = [
    "pcn-companion", "neighbourhood-2026", "riverside-example", "network-practice",
    "what-next-for-us", "pre-mortem", "change-model", "six-steps",
];

const TEXTS: [&str; IDS.len()] = [
    include_str!("../../../matrices/pcn-companion.json"),
    include_str!("../../../matrices/neighbourhood-2026.json"),
    include_str!("../../../matrices/riverside-example.json"),
    include_str!("../../../matrices/network-practice.json"),
    include_str!("../../../matrices/what-next-for-us.json"),
    include_str!("../../../matrices/pre-mortem.json"),
    include_str!("../../../matrices/change-model.json"),
    include_str!("../../../matrices/six-steps.json"),
];

/// Each matrix, once it was asked for.
static PARSED: [OnceLock<Option<Arc<KnownMatrix>>>; IDS.len()] =
    [const { OnceLock::new() }; IDS.len()];

/// Revisions that were shipped before. They are never offered, and stay readable for ever: what was
/// answered on one needs no copy of it.
const EARLIER: [EarlierMatrix; 1] =
    [EarlierMatrix { id: IDS[0], text: include_str!("../../../matrices/pcn-companion-1.json") }];

struct EarlierMatrix {
    id: &'static str,
    text: &'static str,
}

static EARLIER_PARSED: [OnceLock<Option<Arc<KnownMatrix>>>; EARLIER.len()] =
    [const { OnceLock::new() }; EARLIER.len()];

/// The shipped matrix with exactly this text, now or once.
pub fn find_exact(reference: &MatrixRef) -> Option<Arc<KnownMatrix>> {
    find_revision(&reference.id, reference.revision).filter(|known| known.reference == *reference)
}

/// The shipped matrix with this id at this revision, now or once.
pub fn find_revision(id: &MatrixId, revision: u32) -> Option<Arc<KnownMatrix>> {
    find(id)
        .filter(|known| known.reference.revision == revision)
        .or_else(|| earlier(id).find(|known| known.reference.revision == revision))
}

/// The revisions of this matrix that were shipped before.
pub fn earlier(id: &MatrixId) -> impl Iterator<Item = Arc<KnownMatrix>> {
    let of_id = EARLIER.iter().zip(&EARLIER_PARSED).filter(|(one, _)| one.id == id.as_str());
    of_id.filter_map(|(one, parsed)| parsed.get_or_init(|| parse(one.text)).clone())
}

/// The shipped matrix with this id, as it is offered.
pub fn find(id: &MatrixId) -> Option<Arc<KnownMatrix>> {
    let which = IDS.iter().position(|shipped| *shipped == id.as_str())?;
    let (read, text) = (PARSED.get(which)?, TEXTS.get(which)?);
    read.get_or_init(|| parse(text)).clone()
}

/// All shipped matrices, in the order of [`IDS`].
pub fn all() -> Vec<Arc<KnownMatrix>> {
    IDS.iter().filter_map(|id| find(&MatrixId::from(*id))).collect()
}

/// Parses a compiled-in text. A test holds that each has no finding.
fn parse(text: &str) -> Option<Arc<KnownMatrix>> {
    let (read, _) = matrix::read(text.as_bytes());
    read.map(|read| Arc::new(matrix::with_identity(read, Origin::Shipped)))
}

#[cfg(test)]
mod tests;
