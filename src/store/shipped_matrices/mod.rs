//! The shipped matrices, embedded in the program. Each is parsed when it is first used, so that
//! starting costs nothing.

use std::sync::{Arc, OnceLock};

use super::format::matrix;
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

/// The shipped matrix with this id.
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
