//! Drawing two versions of a draft: the two lines to choose from, and below them every place where
//! they differ, in the words of both sides.

use ratatui::layout::{Constraint, Rect};
use unicode_width::UnicodeWidthStr;

use super::{Conflict, DraftDifference, differences};
use crate::maturity::network_state::DraftConflict;
use crate::maturity::phrases;
use crate::maturity::text_wrap::{first_lines, wrap};
use crate::tui::app_view::AppView;
use crate::tui::viewport::more_words;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};
use crate::tui::widgets::rect::RectExt;
use crate::tui::widgets::table::Columns;

const INTRO: &str = "This walk was changed in two places: here, and in the folder. A sync program or a copy brought back can do that. Choose the one to go on with. The other goes to the trash folder; it is not deleted.";

/// The most rows that one side of one difference takes.
const MAX_ROWS: usize = 6;

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, conflict: &Conflict) {
    let name = app.state.network_state.as_ref().map_or("", |record| record.network.name.as_str());
    let frame = Frame {
        title: format!("{name} · Two versions of one walk"),
        hint: "What you don't choose is kept in the trash folder.".to_owned(),
        esc: "decide later",
        ..Frame::default()
    };
    let body = frame::draw(canvas, app, &frame);
    let Some(versions) = Conflict::current_conflict(app.state) else {
        let words = "There are no two versions any more.";
        canvas.text(body.skip_left(2), words, canvas.theme.plain);
        return;
    };
    let rest = draw_intro(canvas, body);
    draw_versions(canvas, app, conflict, versions, rest);
    draw_differences(canvas, conflict, versions, rest.skip_top(2));
}

/// What this is about, where there is room for it; returns what is left below.
fn draw_intro(canvas: &mut Canvas<'_>, body: Rect) -> Rect {
    let inside = body.skip_left(2).skip_right(2);
    let rows = wrap(INTRO, inside.columns_of_text());
    if usize::from(body.height) < rows.len() + 11 {
        return body;
    }
    let below = canvas.lines(inside, &rows, canvas.theme.plain).skip_top(1);
    body.take_bottom(below.height)
}

fn draw_versions(
    canvas: &mut Canvas<'_>,
    app: &AppView<'_>,
    conflict: &Conflict,
    versions: &DraftConflict,
    area: Rect,
) {
    let lines = [
        ("The one on this computer", &versions.recovery),
        ("The one in the folder", &versions.published),
    ];
    for ((at, (what, open)), row) in lines.into_iter().enumerate().zip(area.rows()) {
        let (kept, answered) = Conflict::version_words(open, &app.now);
        let words = if area.width >= 76 {
            format!("{what:<27}{kept:<26}{answered}")
        } else {
            let (what, count) =
                (what.trim_start_matches("The one "), answered.trim_end_matches(" answered"));
            format!("{what}: {count}, {kept}")
        };
        canvas.text(row.skip_left(2), &words, canvas.theme.plain);
        canvas.click_row(row, at, at == conflict.focus);
        if at == conflict.focus {
            canvas.focus(row);
        }
    }
}

fn draw_differences(
    canvas: &mut Canvas<'_>,
    conflict: &Conflict,
    versions: &DraftConflict,
    area: Rect,
) {
    let all = differences::diff_drafts(versions);
    let (strong, quiet) = (canvas.theme.strong, canvas.theme.quiet);
    let inside = area.skip_left(2).skip_right(1);
    let headings = area.row(1);
    if all.is_empty() {
        let words = "They say the same; only the time they were saved differs.";
        canvas.text(headings.intersection(inside), words, strong);
        return;
    }
    let side = Constraint::Length((area.width / 4).clamp(1, 30));
    let columns = Columns::of(inside, &[Constraint::Fill(1), side, side], 1);
    let heading = format!("They differ in {}", phrases::pluralize(all.len(), "place", "places"));
    for (cell, words) in
        columns.cells(headings).zip([heading.as_str(), "this computer", "the folder"])
    {
        canvas.text(cell, words, strong);
    }
    let from = conflict.first_difference.min(all.len() - 1);
    let shown = draw_difference_rows(canvas, from, &all, area.skip_top(2), &columns);
    let last = inside.take_bottom(1);
    if last.y > headings.y + 1 {
        let more = more_words((from, all.len() - shown)).unwrap_or_default();
        canvas.text(last, &more, quiet);
    }
}

/// The differences from number `from` on, as many as fit; returns the number after the last one
/// shown.
fn draw_difference_rows(
    canvas: &mut Canvas<'_>,
    from: usize,
    all: &[DraftDifference],
    area: Rect,
    columns: &Columns,
) -> usize {
    let (mut rest, mut shown) = (area, from);
    for difference in all.iter().skip(from) {
        let rows = difference_rows(difference, columns);
        // the last row says how many more there are
        let spare = usize::from(from > 0 || shown + 1 < all.len());
        if rows.len() + spare > usize::from(rest.height) && shown > from {
            break;
        }
        for (row, cells) in rest.rows().zip(&rows) {
            for (cell, words) in columns.cells(row).zip(cells) {
                canvas.text(cell, words, canvas.theme.plain);
            }
        }
        rest = rest.skip_top(u16::try_from(rows.len()).unwrap_or(u16::MAX));
        shown += 1;
    }
    shown
}

fn difference_rows(difference: &DraftDifference, columns: &Columns) -> Vec<[String; 3]> {
    let wrapped = |text: &str, width: usize| first_lines(text, width.max(1), MAX_ROWS);
    // its further rows stand a little in
    let mut what = wrapped(&difference.about, columns.width(0).saturating_sub(3));
    what.iter_mut().skip(1).for_each(|row| row.insert_str(0, "  "));
    let (here, there) = (&difference.recovery, &difference.published);
    let parts = [what, wrapped(here, columns.width(1)), wrapped(there, columns.width(2))];
    let tallest = parts.iter().map(Vec::len).max().unwrap_or(0);
    let cell = |part: &Vec<String>, at: usize| {
        part.get(at).filter(|text| text.width() > 0).cloned().unwrap_or_default()
    };
    (0..tallest).map(|at| [cell(&parts[0], at), cell(&parts[1], at), cell(&parts[2], at)]).collect()
}
