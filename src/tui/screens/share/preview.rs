//! The page that shows what the reader of a share will see, to the last field; and the one that
//! says what was written.

use jiff::tz::Offset;

use super::{Share, marks};
use crate::maturity::network::NetworkAtTime;
use crate::maturity::page::Page;
use crate::maturity::pages::{write_answers, write_left_out, write_snapshot_header};
use crate::maturity::phrases::pluralize;
use crate::maturity::profile_words::profile_words;
use crate::maturity::sanitize::sanitize_line;
use crate::maturity::share::{ShareContents, ShareLevel, ShareReceipt, format_left_out};
use crate::tui::state::AppState;

pub(crate) fn page(screen: &Share, state: &AppState) -> Page {
    let name = state.network_state.as_ref().map_or("", |record| record.network.name.as_str());
    let mut page = Page::new(format!("{name} · Share · what the reader will see"));
    write_contents(&mut page, &screen.contents(state), screen.offset);
    page
}

/// Writes all that goes, field by field, and nothing else.
pub(crate) fn write_contents(page: &mut Page, contents: &ShareContents, offset: Offset) {
    let many = contents.snapshots.len();
    page.body(0, intro_words(contents.level, many, &contents.left_out));
    for copy in contents.copies() {
        page.blank_line();
        page.heading(
            copy.snapshot.label.clone().unwrap_or_else(|| "A snapshot without a name".to_owned()),
        );
        write_snapshot_header(page, copy, offset);
        // what goes for all of them was said once
        let is_said = |kind: &String| contents.left_out.contains(kind);
        if !copy.snapshot.left_out.iter().all(is_said) {
            write_left_out(page, &copy.snapshot);
        }
        write_network(page, &copy.snapshot.network);
        write_answers(page, copy);
        marks::write_marks(page, copy);
    }
    page.blank_line();
    page.quiet(0, matrices_words(contents));
}

fn intro_words(version: ShareLevel, copies: usize, left_out: &[String]) -> String {
    let what = pluralize(copies, "snapshot", "snapshots");
    match version {
        ShareLevel::Summary => format!(
            "{what}, the summary. Left out: {}. Stages, answers, what next and needs go, with the reasons given for them. Read the reasons: they go as they are.",
            format_left_out(left_out)
        ),
        ShareLevel::SummaryWithPlace => format!(
            "{what}, the summary, with where one person's view is from. Left out: {}. Stages, answers, what next and needs go, with the reasons given for them. Read the reasons: they go as they are.",
            format_left_out(left_out)
        ),
        ShareLevel::Full => {
            format!("{what}, the full version. Notes, evidence and who was there go too.")
        }
    }
}

fn write_network(page: &mut Page, then: &NetworkAtTime) {
    page.body(0, format!("Network: {}.", then.name));
    if let Some(code) = &then.ods_code {
        page.body(0, format!("ODS code: {code}."));
    }
    if let Some(purpose) = &then.purpose {
        page.body(0, format!("What the network is for: {purpose}"));
    }
    let known = profile_words(&then.profile);
    if !known.is_empty() {
        page.body(0, format!("About the network: {}.", known.join("; ")));
    }
}

fn matrices_words(contents: &ShareContents) -> String {
    let mut titles: Vec<&str> = Vec::new();
    for copy in contents.copies() {
        let title = copy.matrix.matrix.title.as_str();
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    format!(
        "With it goes, in full, so that it can be read: {}. Then a number for this share, the moment it is made, and of each snapshot a number by which a fuller copy is known and one by which an altered copy is known; nothing that was left out can be read from it.",
        titles.join(", ")
    )
}

pub(crate) fn receipt_page(given: &ShareReceipt) -> Page {
    let mut page = Page::new("Share · written");
    page.heading("Written");
    page.body(2, sanitize_line(&given.file.to_string_lossy()));
    page.blank_line();
    let snapshots = pluralize(given.snapshots, "snapshot", "snapshots");
    let matrices = pluralize(given.matrices, "matrix", "matrices");
    page.body(
        0,
        format!(
            "{snapshots}, and {matrices} to read by. The file was read back, and is what you saw."
        ),
    );
    page.body(
        0,
        if given.left_out.is_empty() {
            "Nothing was left out: notes, evidence and who was there are in it.".to_owned()
        } else {
            format!("Left out: {}.", format_left_out(&given.left_out))
        },
    );
    for warning in &given.warnings {
        page.body(0, warning.clone());
    }
    page.blank_line();
    page.body(0, "Nothing was sent. Send the file yourself, as you would any other.");
    page.body(0, "Whoever has it opens it to read with:  pcn-workbook FILE  or brings it in with b on their list of networks.");
    page.quiet(0, "Who it was for and why is kept in your own folder (shares); w shows it. That never leaves it.");
    page
}
