//! All tests that look at the program from outside its rooms, in one binary.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "in tests a failed unwrap is the failure report"
)]
#![expect(unreachable_pub, reason = "one binary, many rooms")]

mod commands;
mod crosswalk;
mod exports;
mod fields;
mod format_docs;
mod forms;
mod house;
mod instruments;
#[cfg(unix)]
mod journeys;
mod monkey;
mod mouse;
mod page_formats;
mod pages;
mod parity;
mod pictures;
mod python;
mod readme;
mod reports;
mod sameness;
mod shapes;
mod share_preview;
mod subjects;
mod walk;
mod walk_shipped;
mod withheld;
