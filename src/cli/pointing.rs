//! From the words by which a person points at a network, a matrix or a snapshot to the thing itself. What fits several things is
//! never guessed: the list is said, and nothing is done.

pub(crate) mod matrices;
pub(crate) mod networks;
pub(crate) mod snapshots;

use std::ffi::OsStr;

use super::refusing::Refusal;
use crate::maturity::cleaning::clean_line;

/// What was typed, fit to be shown again.
fn shown(typed: &OsStr) -> String {
    clean_line(&typed.to_string_lossy())
}

/// Several things fit.
fn ambiguous(typed: &str, fitting: Vec<String>) -> Refusal {
    const MOST: usize = 12;
    let more = fitting.len().saturating_sub(MOST);
    let mut reasons: Vec<String> = fitting.into_iter().take(MOST).collect();
    if more > 0 {
        reasons.push(format!("and {more} more"));
    }
    let says = format!("'{typed}' fits several:");
    Refusal::Several { says, reasons, remedy: "Write more of it, so that only one fits.".to_owned() }
}
