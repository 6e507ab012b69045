//! How a report came about, in five lines, and what it is not for.

use super::source::ReportSource;
use crate::maturity::page::{ListItem, Page};
use crate::maturity::phrases::{describe_bar, format_item_count};

/// What stands above everything else.
pub(super) const OPENING: &str =
    "A page to talk about where we are and what we want next. There is no pass mark.";

/// What no page of a network is for.
const NOT_FOR: [&str; 3] = [
    "It is not for putting networks in order, and says nothing of who is better: they start from different places.",
    "It is not a test. There is no total and no average, and staying where you are may be right.",
    "It does not decide on money or support. It is what a team says of itself.",
];

/// How stages and movement come about, on every page.
const STAGES_AND_MOVEMENT: [&str; 2] = [
    "The answers suggest the highest stage at which everything that applies is in place, there and below. The team then says its own stage, with a reason; where that is another one, it is what counts here, marked *.",
    "An area moved forward or back only where that is certain, whatever the open answers become. Like is compared with like: what was said with what was said, else answers with answers.",
];

/// The end of a page over several networks.
pub(super) fn write_shared_method(page: &mut Page) {
    page.part("How this came about");
    let asked = "Each team went through plain statements and answered not yet, partly, mostly or fully; not sure and does not apply are answers too.";
    let read = "Each snapshot is read on the matrix it was answered on, and each network is seen beside its own past. It is the end of the network's line: what the group agreed, else one person's view, and then that is said.";
    let lines = [asked, STAGES_AND_MOVEMENT[0], STAGES_AND_MOVEMENT[1], read];
    page.list(lines.into_iter().map(ListItem::new).collect());
    page.part("What this page is not for");
    page.list(NOT_FOR.into_iter().map(ListItem::new).collect());
}

pub(super) fn write_method(page: &mut Page, source: &ReportSource<'_>) {
    let matrix = source.matrix();
    page.part("How this came about");
    let bar = describe_bar(matrix).unwrap_or("A description counts from its stage down.");
    let fingerprint: String = source.said().matrix.fingerprint.chars().take(12).collect();
    let asked = format!(
        "The team went through {} in {}. Not sure and does not apply are answers too. {bar}",
        format_item_count(matrix),
        matrix.short_title(),
    );
    let read = "What was not looked at this time is kept as of the day it was, where the team chose so; the page says how much.";
    let known = format!(
        "Each snapshot is read on the matrix it was answered on. This one: {}, revision {}, {fingerprint}.",
        matrix.id, matrix.revision
    );
    let lines = [asked.as_str(), STAGES_AND_MOVEMENT[0], STAGES_AND_MOVEMENT[1], read, &known];
    page.list(lines.into_iter().map(ListItem::new).collect());
    page.part("What this page is not for");
    page.list(NOT_FOR.into_iter().map(ListItem::new).collect());
    if let Some(footer) = &matrix.footer {
        page.remark(footer.clone());
    }
}
