//! The page that shows what the reader of a share will see, to the last field; and the one that
//! says what was written.

use super::Share;
use crate::maturity::assessment::Snapshot;
use crate::maturity::network::{NetworkAtTime, Profile};
use crate::maturity::network_state::SavedSnapshot;
use crate::maturity::phrases::{self, pluralize};
use crate::maturity::sanitize::sanitize_line;
use crate::maturity::share::{ShareLevel, ShareReceipt, format_left_out};
use crate::tui::document::Document;
use crate::tui::screens::snapshot_view;
use crate::tui::state::AppState;

pub(crate) fn page(screen: &Share, state: &AppState) -> Document {
    let name = state.network_state.as_ref().map_or("", |record| record.network.name.as_str());
    let mut page = Document::with_title(format!("{name} · Share · what the reader will see"));
    let copies = screen.redacted_copies(state);
    let originals = screen.snapshots(state);
    let left_out = screen.level.left_out(originals.iter().map(|saved| &saved.snapshot));
    page.body(0, intro_words(screen.level, copies.len(), &left_out));
    for copy in &copies {
        page.blank_line();
        page.heading(
            copy.snapshot.label.clone().unwrap_or_else(|| "A snapshot without a name".to_owned()),
        );
        snapshot_view::write_snapshot_header(&mut page, copy, screen.offset);
        write_profile(&mut page, &copy.snapshot.network);
        write_unknown_fields(&mut page, &copy.snapshot);
        snapshot_view::write_answers(&mut page, copy);
    }
    page.blank_line();
    page.quiet(0, matrices_words(&copies));
    page
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
        ShareLevel::Full => format!(
            "{what}, the full version: nothing is left out. Notes, evidence and who was there go too."
        ),
    }
}

fn write_profile(page: &mut Document, then: &NetworkAtTime) {
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

fn profile_words(profile: &Profile) -> Vec<String> {
    let number = |label: &str, value: Option<u32>| {
        value.map(|value| {
            format!(
                "{} {label}",
                phrases::format_number(usize::try_from(value).unwrap_or(usize::MAX))
            )
        })
    };
    let text = |label: &str, value: &Option<String>| {
        value.as_ref().map(|value| format!("{label} {value}"))
    };
    [
        number("people", profile.list_size),
        number("practices", profile.practices),
        text("run as", &profile.operating_model),
        text("worked together before:", &profile.worked_together),
        text("deprivation", &profile.deprivation),
        text("setting", &profile.setting),
        text("same area as the council:", &profile.areas_overlap),
        text("director sessions a week:", &profile.director_sessions),
        text("management support:", &profile.management_support),
        text("system:", &profile.system),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What this version does not know can't be shown, so at least that it goes is said.
fn write_unknown_fields(page: &mut Document, snapshot: &Snapshot) {
    let said = &snapshot.assessment;
    let beside = said.answers.values().map(|given| given.unknown_fields.len()).sum::<usize>();
    let rest = snapshot.unknown_fields.len()
        + snapshot.network.unknown_fields.len()
        + snapshot.network.profile.unknown_fields.len()
        + said.matrix_unknown_fields.len();
    let many = beside + rest;
    if many > 0 {
        let fields = pluralize(many, "field", "fields");
        page.body(
            0,
            format!("{fields} that this version of the program does not know and can't show."),
        );
    }
}

fn matrices_words(copies: &[SavedSnapshot]) -> String {
    let mut titles: Vec<&str> = Vec::new();
    for copy in copies {
        let title = copy.matrix.matrix.title.as_str();
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    format!("With it goes, in full, so that it can be read: {}.", titles.join(", "))
}

pub(crate) fn receipt_page(given: &ShareReceipt) -> Document {
    let mut page = Document::with_title("Share · written");
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
    page.quiet(0, "Who it was for and why is kept in your own folder (shares.json); w shows it. That never leaves it.");
    page
}
