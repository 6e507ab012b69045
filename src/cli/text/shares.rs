//! The log of what was shared, for `shares`: who has what, and why, the newest first.

use jiff::Timestamp;
use jiff::civil::DateTime;

use crate::maturity::page::Page;
use crate::maturity::pages::write_share;
use crate::maturity::phrases::pluralize;
use crate::maturity::share::log::{PRIVATE_LOG_NOTICE, ShareLog};

/// `local` is an instant in the local time zone.
pub(crate) fn page(
    log: &ShareLog,
    network: Option<&str>,
    local: impl Fn(Timestamp) -> DateTime,
) -> Page {
    let of = network.map(|name| format!(" of {name}")).unwrap_or_default();
    let mut page = Page::new(format!("What was shared{of}"));
    if log.shares.is_empty() {
        page.body(0, format!("Nothing{of} has been shared from this folder yet."));
        return page;
    }
    let many = pluralize(log.shares.len(), "share", "shares");
    page.body(0, format!("{many}, the newest first. {PRIVATE_LOG_NOTICE}"));
    for share in &log.shares {
        page.blank_line();
        write_share(&mut page, share, local(share.made_at));
    }
    page
}
