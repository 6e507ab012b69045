//! Standings, for `show`: each area with its stage, what is left and the aim.

use super::{TextStyle, page_text, render_answer};
use crate::cli::show_model::{ShowModel, ShowSource};
use crate::maturity::network_state::{CopyStatus, SavedSnapshot};
use crate::maturity::page::Page;
use crate::maturity::pages::{present_words, write_area_standing, write_standing_notes};
use crate::maturity::walk::kept::words::describe_answered;

pub(crate) fn render(shown: &ShowModel<'_>, style: TextStyle) -> String {
    let (matrix, said) = (shown.matrix(), shown.assessment());
    let mut page = Page::new(format!("{}: {}", shown.network.network.name, shown.title()));
    write_head(&mut page, shown);
    for domain in &matrix.domains {
        page.blank_line();
        write_area_standing(&mut page, (matrix, domain, said), |item| {
            let id = item.id();
            format!("{}  {id}", render_answer(style, matrix, item, said.answer(id)))
        });
    }
    write_standing_notes(&mut page, matrix);
    page_text(&page, style)
}

fn write_head(page: &mut Page, shown: &ShowModel<'_>) {
    page.body(
        0,
        match shown.source {
            ShowSource::Empty(..) => "Nothing answered yet".to_owned(),
            _ => format!("{}, {}", shown.describe(), shown.assessment().voice.describe()),
        },
    );
    if let ShowSource::Snapshot(saved) = shown.source {
        write_copy(page, saved);
        if !saved.snapshot.present.is_empty() {
            page.body(0, present_words(&saved.snapshot.present));
        }
    }
    page.body(0, describe_answered(shown.matrix(), shown.assessment()));
}

/// What is odd about the file of a snapshot, if anything, and what to do.
fn write_copy(page: &mut Page, saved: &SavedSnapshot) {
    if saved.changed_after_save {
        page.body(
            0,
            "This file was changed after it was saved: look through its answers before you rely on it.",
        );
    }
    let (why, choose) = match saved.copy_status {
        CopyStatus::Primary => return,
        CopyStatus::Altered => ("It does not count until you choose it", ""),
        CopyStatus::Differs => {
            ("Another copy says something else, and this one does not count", " To choose it")
        }
    };
    let choose = if choose.is_empty() { String::new() } else { format!(".{choose}") };
    page.body(0, format!("{why}{choose}: pcn-workbook choose {}", saved.file));
}
