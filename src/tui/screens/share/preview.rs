//! The page that shows what the reader of a share will see, to the last field; and the one that
//! says what was written.

use super::Share;
use crate::maturity::assessment::{NetworkAtTime, Snapshot};
use crate::maturity::network::Profile;
use crate::maturity::network_state::SavedSnapshot;
use crate::maturity::phrases::{self, count_of};
use crate::maturity::sanitize::clean_line;
use crate::maturity::share::{ShareLevel, ShareReceipt, left_out_words};
use crate::tui::document::Document;
use crate::tui::screens::snapshot_view;
use crate::tui::state::AppState;

/// What the reader will see.
pub(crate) fn page(room: &Share, desk: &AppState) -> Document {
    let name = desk.record.as_ref().map_or("", |record| record.network.name.as_str());
    let mut page = Document::titled(format!("{name} · Share · what the reader will see"));
    let copies = room.copies(desk);
    page.body(0, intro(room.version, &copies));
    for copy in &copies {
        page.gap();
        page.heading(
            copy.snapshot.label.clone().unwrap_or_else(|| "A snapshot without a name".to_owned()),
        );
        snapshot_view::write_head(&mut page, copy, room.offset);
        about(&mut page, &copy.snapshot.network);
        unknown(&mut page, &copy.snapshot);
        snapshot_view::write_answers(&mut page, copy);
    }
    page.gap();
    page.quiet(0, matrices(&copies));
    page
}

fn intro(version: ShareLevel, copies: &[SavedSnapshot]) -> String {
    let what = count_of(copies.len(), "snapshot", "snapshots");
    match version {
        ShareLevel::Summary => format!(
            "{what}, the summary. Left out: {}. Stages, answers, what next and needs go, with the reasons given for them. Read the reasons: they go as they are.",
            left_out_words(&version.left_out())
        ),
        ShareLevel::Full => format!(
            "{what}, the full version: nothing is left out. Notes, evidence and who was there go too."
        ),
    }
}

/// What is said of the network goes with every snapshot.
fn about(page: &mut Document, then: &NetworkAtTime) {
    if let Some(code) = &then.ods_code {
        page.body(0, format!("ODS code: {code}."));
    }
    if let Some(purpose) = &then.purpose {
        page.body(0, format!("What the network is for: {purpose}"));
    }
    let known = profile(&then.profile);
    if !known.is_empty() {
        page.body(0, format!("About the network: {}.", known.join("; ")));
    }
}

fn profile(profile: &Profile) -> Vec<String> {
    let number = |label: &str, value: Option<u32>| {
        value.map(|value| {
            format!("{} {label}", phrases::grouped(usize::try_from(value).unwrap_or(usize::MAX)))
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
fn unknown(page: &mut Document, snapshot: &Snapshot) {
    let said = &snapshot.assessment;
    let beside = said.answers.values().map(|given| given.extra.len()).sum::<usize>();
    let rest = snapshot.extra.len()
        + snapshot.network.extra.len()
        + snapshot.network.profile.extra.len()
        + said.matrix_extra.len();
    let many = beside + rest;
    if many > 0 {
        let fields = count_of(many, "field", "fields");
        page.body(
            0,
            format!("{fields} that this version of the program does not know and can't show."),
        );
    }
}

fn matrices(copies: &[SavedSnapshot]) -> String {
    let mut titles: Vec<&str> = Vec::new();
    for copy in copies {
        let title = copy.matrix.matrix.title.as_str();
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    format!("With it goes, in full, so that it can be read: {}.", titles.join(", "))
}

/// What was written, and what to do with it.
pub(crate) fn written(given: &ShareReceipt) -> Document {
    let mut page = Document::titled("Share · written");
    page.heading("Written");
    page.body(2, clean_line(&given.file.to_string_lossy()));
    page.gap();
    let snapshots = count_of(given.snapshots, "snapshot", "snapshots");
    let matrices = count_of(given.matrices, "matrix", "matrices");
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
            format!("Left out: {}.", left_out_words(&given.left_out))
        },
    );
    for warning in &given.warnings {
        page.body(0, warning.clone());
    }
    page.gap();
    page.body(0, "Nothing was sent. Send the file yourself, as you would any other.");
    page.body(0, "Whoever has it opens it to read with:  pcn-workbook FILE  or brings it in with b on their list of networks.");
    page.quiet(0, "Who it was for and why is kept in your own folder (shares.json); w shows it. That never leaves it.");
    page
}
