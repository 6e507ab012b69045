//! The list of areas lined up under those of one matrix, each in the words of its own, with the
//! band in words beside it.
//!
//! ```text
//!  JOINING UP CARE                               Step 1 *            part-way
//!    One team               Riverside            Growing             part-way
//!    How we work            no area of its own; see also Knowledge, learning
//! ```

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::canvas::Canvas;
use crate::maturity::crosswalk::alignment::{AlignedArea, AlignedRow};
use crate::tui::crosswalk_table::CrosswalkTableRow;
use crate::tui::document::truncate;
use crate::tui::protocol::command::Command;

/// Where the columns begin: names, titles of matrices, stages, bands.
struct CrosswalkColumns {
    title: u16,
    stage: u16,
    band: u16,
    end: u16,
}

impl CrosswalkColumns {
    fn of(width: u16) -> Self {
        let end = width.saturating_sub(1);
        match width {
            100.. => Self { title: 40, stage: 76, band: 100, end },
            72.. => Self { title: 26, stage: 48, band: 68, end },
            _ => {
                let band = end.saturating_sub(11).max(width / 2);
                let words = band.saturating_sub(18).max(width / 3);
                Self { title: words, stage: words, band, end }
            }
        }
    }
}

/// Draws the list from where the focus is seen. `place` is the number of an area's line, where it
/// has one; `at` the line in focus. A sign at the right edge says that there is more above or
/// below.
pub fn draw(
    canvas: &mut Canvas<'_>,
    area: Rect,
    rows: &[CrosswalkTableRow<'_>],
    at: Option<usize>,
    place: impl Fn(&AlignedArea) -> Option<usize>,
) {
    let height = usize::from(area.height);
    let number = |row: &CrosswalkTableRow<'_>| row.area().and_then(&place);
    let focus = rows.iter().position(|row| at.is_some() && number(row) == at);
    let top = focus
        .map_or(0, |row| (row + 2).saturating_sub(height))
        .min(rows.len().saturating_sub(height));
    let columns = CrosswalkColumns::of(area.width);
    for (y, row) in (0..area.height).zip(rows.iter().skip(top)) {
        draw_row(canvas, area, y, &columns, row);
        if let Some(line) = number(row) {
            let is_focused = at == Some(line);
            let click = if is_focused { Command::Open(line) } else { Command::Focus(line) };
            canvas.add_hit_area(area, 0, y, area.width, click);
            if is_focused {
                canvas.draw_focus(area, 0, y, columns.end);
            }
        }
    }
    let (edge, quiet) = (area.width.saturating_sub(1), canvas.theme.quiet);
    if top > 0 {
        canvas.put(area, edge, 0, "▲", quiet);
    }
    if top + height < rows.len() {
        canvas.put(area, edge, area.height.saturating_sub(1), "▼", quiet);
    }
}

fn draw_row(
    canvas: &mut Canvas<'_>,
    area: Rect,
    y: u16,
    columns: &CrosswalkColumns,
    row: &CrosswalkTableRow<'_>,
) {
    let (strong, plain, quiet) = (canvas.theme.strong, canvas.theme.plain, canvas.theme.quiet);
    match *row {
        CrosswalkTableRow::Blank => {}
        CrosswalkTableRow::UnalignedHeading(words) => {
            canvas.put_truncated(area, 1, y, columns.end, &words.to_uppercase(), strong);
        }
        CrosswalkTableRow::GroupHeading(head) => {
            let width = columns.stage.saturating_sub(2);
            canvas.put_truncated(area, 1, y, width, &head.name.to_uppercase(), strong);
            draw_standing(canvas, area, y, columns, head, strong);
        }
        CrosswalkTableRow::Area(one) => {
            canvas.put_truncated(area, 3, y, columns.title.saturating_sub(4), &one.name, plain);
            let width = usize::from(columns.stage.saturating_sub(columns.title + 1));
            let title = one.subject.fit_title(&one.title, width, truncate);
            canvas.put(area, columns.title, y, &title, quiet);
            draw_standing(canvas, area, y, columns, one, plain);
        }
        CrosswalkTableRow::Placeholder(row) => draw_placeholder(canvas, area, y, columns, row),
    }
}

/// Where an area stands, by its own matrix, and how that reads beside others.
fn draw_standing(
    canvas: &mut Canvas<'_>,
    area: Rect,
    y: u16,
    columns: &CrosswalkColumns,
    one: &AlignedArea,
    style: Style,
) {
    let words =
        if one.differs { format!("{} *", one.standing_label) } else { one.standing_label.clone() };
    canvas.put_truncated(
        area,
        columns.stage,
        y,
        columns.band.saturating_sub(columns.stage + 1),
        &words,
        style,
    );
    let band = one.band.map_or("", |band| band.label());
    canvas.put_truncated(
        area,
        columns.band,
        y,
        columns.end.saturating_sub(columns.band),
        band,
        style,
    );
}

fn draw_placeholder(
    canvas: &mut Canvas<'_>,
    area: Rect,
    y: u16,
    columns: &CrosswalkColumns,
    row: &AlignedRow,
) {
    let quiet = canvas.theme.quiet;
    let (AlignedRow::SeeAlso { title, .. } | AlignedRow::NotCovered { title }) = row else {
        return;
    };
    let words = row.placeholder().unwrap_or_default();
    let CrosswalkColumns { title: column, stage, end, .. } = *columns;
    if column < stage {
        canvas.put_truncated(area, 3, y, column.saturating_sub(4), title, quiet);
        canvas.put_truncated(area, column, y, end.saturating_sub(column), &words, quiet);
    } else {
        let both = format!("{title}: {words}");
        canvas.put_truncated(area, 3, y, end.saturating_sub(3), &both, quiet);
    }
}
