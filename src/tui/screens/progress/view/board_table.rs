//! The table that says the same as the boards then and now: where each area stood on both days,
//! which way it went, how much is in place, how many statements moved.
//!
//! ```text
//!  FIVE NATIONAL AREAS    10 Sep 2025   12 Mar 2026   moved     in place        ▲   ▼
//! ►Joining up care        Foundation    Step 1 *      forward   9 to 12 of 16   4   1
//! ```

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::line::move_style;
use super::stage_labels::fit_stage;
use super::{ProgressDrawing, board, label_width, overview, table};
use crate::maturity::phrases;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame;
use crate::tui::widgets::rect::RectExt;
use crate::tui::widgets::sign_legend::STAR;
use crate::tui::widgets::table::Columns;

/// How wide the columns after the name are: both days, which way, in place, forward, back.
const WIDTHS: [u16; 6] = [12, 12, 11, 11, 2, 2];

pub(crate) fn draw(canvas: &mut Canvas<'_>, view: &ProgressDrawing<'_>) {
    let hint = hint(view, canvas.area());
    let right = board::counts_words(view);
    let frame = view.frame(" · then and now · table", right, hint);
    let body = frame::draw(canvas, view.app, &frame);
    overview::draw_table(
        canvas,
        view,
        body,
        |canvas, row, trend| draw_heading(canvas, view, row, trend),
        |canvas, row, at| draw_area(canvas, view, row, at),
    );
}

/// What the columns hold that are shown, and what a star means where there is one.
fn hint(view: &ProgressDrawing<'_>, area: Rect) -> String {
    let columns = Columns::from_left(area.skip_left(label_width(area)), &WIDTHS, 1);
    let is_shown = |number: usize| columns.width(number) >= WIDTHS[number].into();
    let facts = view.then_and_now();
    let areas = || facts.sides.iter().flatten().flat_map(|sides| &sides.areas);
    let has_star = areas().any(|area| area.then.ends_with('*') || area.now.ends_with('*'));
    let mut words = match (is_shown(3), is_shown(5)) {
        (true, true) => "▲ ▼ how many statements went forward and back.".to_owned(),
        (true, false) => "In place: how many statements, then and now.".to_owned(),
        _ if has_star => return STAR.to_owned(),
        _ => "Where each area stood on both days.".to_owned(),
    };
    if has_star {
        words.push_str(" * the answers suggest another.");
    }
    words
}

fn draw_heading(canvas: &mut Canvas<'_>, view: &ProgressDrawing<'_>, row: Rect, trend: usize) {
    overview::draw_matrix_name(canvas, view, row, trend);
    let sides = view.then_and_now().sides.get(trend).and_then(Option::as_ref);
    let Some(sides) = sides else { return };
    let day = |id| {
        let saved = view.network_state.snapshot(id);
        saved.map_or_else(String::new, |saved| phrases::format_date_short(saved.snapshot.taken_on))
    };
    let then = sides.then.map_or_else(|| "no snapshot".to_owned(), day);
    let heads = [then, day(sides.now), "moved".into(), "in place".into(), "▲".into(), "▼".into()];
    draw_cells(canvas, row, &heads, [canvas.theme.quiet; 6]);
}

fn draw_area(canvas: &mut Canvas<'_>, view: &ProgressDrawing<'_>, row: Rect, at: usize) {
    let line = &view.timeline.lines[at];
    let facts = view.then_and_now();
    let sides = facts.sides.get(line.trend_index).and_then(Option::as_ref);
    let Some(here) = sides.and_then(|sides| sides.areas.get(line.domain_index)) else { return };
    let count = |many: usize| if many == 0 { String::new() } else { many.to_string() };
    let in_place = match here.in_place {
        none if none.of == 0 => String::new(),
        both => format!("{} to {}/{}", both.then, both.now, both.of),
    };
    let moved = here.moved.moved;
    let labels = table::labels(view, line.trend_index);
    let fit = |stood: &str| fit_stage(&labels, stood, WIDTHS[0]);
    let cells = [
        fit(&here.then),
        fit(&here.now),
        moved.short_word().to_owned(),
        in_place,
        count(here.forward),
        count(here.back),
    ];
    let theme = canvas.theme;
    let (plain, way) = (theme.plain, move_style(&theme, moved));
    let styles = [plain, plain, way, plain, theme.forward, theme.backward];
    draw_cells(canvas, row, &cells, styles);
}

fn draw_cells(canvas: &mut Canvas<'_>, row: Rect, cells: &[String; 6], styles: [Style; 6]) {
    let beside = row.skip_left(label_width(row));
    let columns = Columns::from_left(beside, &WIDTHS, 1);
    let wide = columns.cells(row).zip(WIDTHS).zip(cells).zip(styles);
    for (((cell, width), words), style) in wide {
        // half a count would be another count
        if cell.width >= width {
            canvas.text(cell, words, style);
        }
    }
}
