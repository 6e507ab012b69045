//! The share log as text: who has what, and why, the newest first.

use jiff::Timestamp;
use jiff::civil::Date;

use super::WIDTH;
use super::wrap::{wrap, wrap_hanging};
use crate::maturity::phrases::{self, pluralize};
use crate::maturity::share::log::{PRIVATE_LOG_NOTICE, SentSnapshot, ShareLog, ShareLogEntry};

/// `local` is the day and the time of an instant in the local time zone.
pub(crate) fn render(
    log: &ShareLog,
    network: Option<&str>,
    local: impl Fn(Timestamp) -> (Date, String),
) -> String {
    let of = network.map(|name| format!(" of {name}")).unwrap_or_default();
    if log.shares.is_empty() {
        return wrap(&format!("Nothing{of} has been shared from this folder yet."), 0, WIDTH);
    }
    let many = pluralize(log.shares.len(), "share", "shares");
    let mut parts = vec![wrap(
        &format!("What was shared{of}: {many}, the newest first. {PRIVATE_LOG_NOTICE}"),
        0,
        WIDTH,
    )];
    parts.extend(log.shares.iter().map(|one| render_share(one, local(one.made_at))));
    parts.join("\n\n")
}

fn render_share(one: &ShareLogEntry, (day, time): (Date, String)) -> String {
    let mut lines = vec![wrap_hanging(
        &format!("{}, {time}  for: ", phrases::format_date(day)),
        &one.recipient_label(),
        WIDTH,
    )];
    lines.push(wrap_hanging("  why:      ", &one.reason_label(), WIDTH));
    lines.push(wrap_hanging("  support:  ", one.condition_label(), WIDTH));
    let mut lead = "  what:     ";
    for sent in one.snapshots.iter().map(SentSnapshot::describe) {
        lines.push(wrap_hanging(lead, &sent, WIDTH));
        lead = "            ";
    }
    lines.push(wrap(&one.describe_left_out(), 2, WIDTH));
    // a path is never broken: it is to be copied
    lines.push(format!("  file:     {}", one.file));
    lines.join("\n")
}
