//! One share of the log: when, for whom, why, what was in it and what was left out.

use jiff::civil::DateTime;

use crate::maturity::page::Page;
use crate::maturity::phrases::format_date;
use crate::maturity::share::ShareLogEntry;
use crate::maturity::share::log::SentSnapshot;

/// All that the log says of one share, made at `made` in local time.
pub fn write_share(page: &mut Page, share: &ShareLogEntry, made: DateTime) {
    let (day, time) = (format_date(made.date()), made.time());
    page.heading(format!("{day} at {:02}:{:02}", time.hour(), time.minute()));
    let said = |words: &Option<String>| words.clone().unwrap_or_else(|| "not said".to_owned());
    write_fact(page, "For whom", said(&share.recipient));
    write_fact(page, "Why", said(&share.reason));
    write_fact(page, "Support", share.condition_label());
    let mut label = "In it";
    for sent in share.snapshots.iter().map(SentSnapshot::describe) {
        write_fact(page, std::mem::take(&mut label), sent);
    }
    if share.snapshots.is_empty() {
        write_fact(page, label, "The log does not say.");
    }
    write_fact(page, "", share.describe_left_out());
    page.verbatim(0, &share.file);
    page.set_prefix(format!("{:<LABEL_WIDTH$}", "File"));
}

/// As wide as the labels before what the log says.
const LABEL_WIDTH: usize = 14;

fn write_fact(page: &mut Page, label: &str, words: impl Into<String>) {
    page.body(0, words);
    page.set_prefix(format!("{label:<LABEL_WIDTH$}"));
}
