//! The table of page 1: a row for each area, with arrows about the cell that can be changed. Where a
//! stage comes from stands in words beside it.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::aim_columns::{AimColumns, AimTableColumn, WHOLE_REASON};
use super::aim_words::{aim_source_words, aim_words, source_words, stage_words};
use crate::maturity::assessment::Aim;
use crate::maturity::matrix::Domain;
use crate::tui::protocol::command::Command;
use crate::tui::screens::save::aims::AimColumn;
use crate::tui::screens::save::{Save, SaveDraft};
use crate::tui::viewport::Viewport;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::rect::RectExt;

use super::to_u16;

pub(crate) fn draw_headings(canvas: &mut Canvas<'_>, row: Rect, columns: &AimColumns) {
    for column in columns.all() {
        canvas.text(columns.heading_cell(column, row), column.heading(), canvas.theme.quiet);
    }
}

pub(crate) fn draw_list(
    canvas: &mut Canvas<'_>,
    area: Rect,
    columns: &AimColumns,
    saving: &Save,
    here: SaveDraft<'_>,
) {
    let domains = &here.matrix.domains;
    let focus = saving.aims.focus.min(domains.len().saturating_sub(1));
    let view = Viewport::following(focus..focus + 1, usize::from(area.height), domains.len());
    for (row, at) in area.rows().zip(view.visible()) {
        canvas.click(row, Command::Focus(at));
        draw_row(canvas, row, columns, saving, here, &domains[at]);
        if at == focus {
            draw_focus(canvas, row, columns, saving, here, &domains[at]);
        }
    }
}

fn draw_row(
    canvas: &mut Canvas<'_>,
    row: Rect,
    columns: &AimColumns,
    saving: &Save,
    here: SaveDraft<'_>,
    domain: &Domain,
) {
    let (plain, quiet) = (canvas.theme.plain, canvas.theme.quiet);
    let shown = saving.aim(here, &domain.id);
    let style = if shown.is_some() { plain } else { quiet };
    let aim = shown.map(|(aim, _)| aim);
    for column in columns.all() {
        let cell = columns.cell(column, row);
        let (words, style) = match column {
            AimTableColumn::Name => (domain.short_name().to_owned(), plain),
            AimTableColumn::Stage => (stage_words(here, domain), plain),
            AimTableColumn::From => (source_words(here, domain).to_owned(), quiet),
            AimTableColumn::Aim => (aim_words(here, aim, cell.width), style),
            AimTableColumn::AimFrom => (aim_source_words(shown).to_owned(), quiet),
            AimTableColumn::Review => (review_words(aim), style),
            AimTableColumn::Reason => (reason_words(row.width, aim), style),
        };
        canvas.text(cell, &words, style);
    }
}

fn review_words(aim: Option<&Aim>) -> String {
    match aim.map(|aim| aim.review_on) {
        None => "-".to_owned(),
        Some(None) => "no day".to_owned(),
        Some(Some(day)) => day.strftime("%b %Y").to_string(),
    }
}

fn reason_words(width: u16, aim: Option<&Aim>) -> String {
    match aim.and_then(|aim| aim.reason.as_deref()) {
        None => "-".to_owned(),
        Some(reason) if width >= WHOLE_REASON => reason.to_owned(),
        Some(_) => "noted".to_owned(),
    }
}

/// The row in focus: the mark, a bar, and arrows about the cell that ◄► change.
fn draw_focus(
    canvas: &mut Canvas<'_>,
    row: Rect,
    columns: &AimColumns,
    saving: &Save,
    here: SaveDraft<'_>,
    domain: &Domain,
) {
    canvas.focus(row.skip_left(1));
    let aim = saving.aim(here, &domain.id).map(|(aim, _)| aim);
    let (column, words) = match saving.aims.column {
        AimColumn::Aim => {
            let width = columns.cell(AimTableColumn::Aim, row).width;
            (AimTableColumn::Aim, aim_words(here, aim, width))
        }
        AimColumn::ReviewOn => (AimTableColumn::Review, review_words(aim)),
    };
    let words = columns.cell(column, row).take_left(to_u16(words.width()));
    let key = canvas.theme.key;
    let (back, on) = saving.available_steps(here, domain);
    // the cursor stands on an arrow: on a letter it would look like a fault
    if back {
        let arrow = words.before(2);
        canvas.text(arrow, "◄", key);
        canvas.click(arrow, Command::Left);
        canvas.cursor_to(arrow);
    }
    if on {
        let arrow = row.behind(words).take_left(2);
        canvas.text(arrow.skip_left(1), "►", key);
        canvas.click(arrow, Command::Right);
        canvas.cursor_to(arrow.skip_left(1));
    }
}
