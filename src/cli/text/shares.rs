//! The page of `shares`: who has what, and why, the newest first.

use jiff::Timestamp;
use jiff::civil::Date;

use super::WIDTH;
use super::wrap::{hang, wrap};
use crate::maturity::phrases::{self, count_of};
use crate::maturity::share::log::{STAYS, SentSnapshot, ShareLog, ShareLogEntry};

/// The whole page; of one network where it is named. `local` says the day and the time of an
/// instant.
pub(crate) fn page(
    log: &ShareLog,
    network: Option<&str>,
    local: impl Fn(Timestamp) -> (Date, String),
) -> String {
    let of = network.map(|name| format!(" of {name}")).unwrap_or_default();
    if log.shares.is_empty() {
        return wrap(&format!("Nothing{of} has been shared from this folder yet."), 0, WIDTH);
    }
    let many = count_of(log.shares.len(), "share", "shares");
    let mut parts =
        vec![wrap(&format!("What was shared{of}: {many}, the newest first. {STAYS}"), 0, WIDTH)];
    parts.extend(log.shares.iter().map(|one| share(one, local(one.made_at))));
    parts.join("\n\n")
}

fn share(one: &ShareLogEntry, (day, time): (Date, String)) -> String {
    let mut lines =
        vec![hang(&format!("{}, {time}  for: ", phrases::day(day)), &one.to_words(), WIDTH)];
    lines.push(hang("  why:      ", &one.why_words(), WIDTH));
    lines.push(hang("  support:  ", one.condition_words(), WIDTH));
    let mut lead = "  what:     ";
    for sent in one.snapshots.iter().map(SentSnapshot::words) {
        lines.push(hang(lead, &sent, WIDTH));
        lead = "            ";
    }
    lines.push(wrap(&one.left_out_words(), 2, WIDTH));
    // a path is never broken: it is to be copied
    lines.push(format!("  file:     {}", one.file));
    lines.join("\n")
}
