//! Under the table of page 1: what stands between the area in focus and the stage aimed for, or the
//! line for why.

use ratatui::layout::{Constraint, Rect};
use unicode_width::UnicodeWidthStr;

use super::aim_columns::{AimColumns, AimTableColumn};
use super::aim_words::aim_words;
use super::to_u16;
use crate::maturity::phrases;
use crate::maturity::text_wrap::truncate_at_word;
use crate::maturity::walk::aim_outcome::aim_with_outcome;
use crate::tui::screens::save::aims::AimColumn;
use crate::tui::screens::save::{Save, SaveDraft, aims};
use crate::tui::viewport::Viewport;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::rect::RectExt;
use crate::tui::widgets::table::Columns;

/// The lines that say what stands between the area in focus and the stage aimed for.
pub(crate) fn holding_lines(saving: &Save, here: SaveDraft<'_>) -> Vec<(String, String)> {
    let Some((_, holding)) = saving.focused_area(here).and_then(|domain| {
        aims::holding_to_aim(here, domain, saving.aim(here, &domain.id).map(|(aim, _)| aim))
    }) else {
        return Vec::new();
    };
    let line = |id| {
        let item = here.matrix.item(id)?;
        let answer = here.assessment.answer(id);
        let words = answer.map_or("open".to_owned(), |answer| {
            phrases::format_item_answer(here.matrix, item, answer)
        });
        let sign = phrases::answer_sign(item, here.matrix, answer).symbol();
        Some((format!("{sign} {words}"), item.plain_text().into_owned()))
    };
    holding.items().filter_map(line).collect()
}

/// What was aimed for in the area in focus last time, and how it went.
fn last_aim_words(saving: &Save, here: SaveDraft<'_>) -> Option<String> {
    let domain = saving.focused_area(here)?;
    let aim = saving.last_time.aims.get(&domain.id)?;
    Some(aim_with_outcome(here.matrix, domain, aim, here.assessment))
}

/// When the area in focus is looked at again, where the table has no column for that, and what was
/// aimed for last time does not say it.
fn look_again_words(saving: &Save, here: SaveDraft<'_>, table: &AimColumns) -> Option<String> {
    let domain = saving.focused_area(here)?;
    let (aim, is_last) = saving.aim(here, &domain.id)?;
    let is_said =
        is_last || table.has(AimTableColumn::Review) || saving.aims.column == AimColumn::ReviewOn;
    let day = aim.review_on.filter(|_| !is_said)?;
    Some(format!("Look again in {}: Tab, then ◄►, changes it.", phrases::format_month_year(day)))
}

/// How many rows stand above the list: how the last aim went, when to look again, and what the list
/// is of.
pub(crate) fn heading_rows(saving: &Save, here: SaveDraft<'_>, table: &AimColumns) -> usize {
    let look_again = look_again_words(saving, here, table);
    1 + usize::from(last_aim_words(saving, here).is_some()) + usize::from(look_again.is_some())
}

pub(crate) fn draw(
    canvas: &mut Canvas<'_>,
    area: Rect,
    (saving, here): (&Save, SaveDraft<'_>),
    table: &AimColumns,
    lines: &[(String, String)],
) {
    let Some(domain) = saving.focused_area(here).filter(|_| area.height > 0) else { return };
    let (plain, quiet) = (canvas.theme.plain, canvas.theme.quiet);
    let look_again = look_again_words(saving, here, table);
    let mut area = area.skip_left(3).skip_right(1);
    if let Some(words) = last_aim_words(saving, here) {
        canvas.text(area, &words, canvas.theme.strong);
        area = area.skip_top(1);
    }
    if let Some(words) = look_again {
        canvas.text(area, &words, plain);
        area = area.skip_top(1);
    }
    let aim = saving.aim(here, &domain.id).map(|(aim, _)| aim);
    let heading = match aims::holding_to_aim(here, domain, aim)
        .and_then(|(at, _)| here.matrix.stages.get(at))
    {
        Some(stage) if lines.is_empty() => {
            format!("Nothing stands between {} and {}.", domain.short_name(), stage.name)
        }
        Some(stage) => format!("What stands between {} and {}:", domain.short_name(), stage.name),
        None => format!("{} has no stage left to reach.", domain.short_name()),
    };
    canvas.text(area, &heading, plain);
    let list = area.skip_top(1).skip_left(2);
    let view = Viewport::with_more_row(usize::from(list.height), lines.len());
    let shown = &lines[view.visible()];
    let wide = shown.iter().map(|(words, _)| words.width()).max().unwrap_or(0).min(24);
    let columns = Columns::of(list, &[Constraint::Length(to_u16(wide)), Constraint::Fill(1)], 2);
    for (row, (words, text)) in list.rows().zip(shown) {
        canvas.text_with_signs(columns.cell(0, row), words);
        let cell = columns.cell(1, row);
        canvas.text(cell, &truncate_at_word(text, cell.width.into()), plain);
    }
    if view.hidden().1 > 0 {
        let words = format!("and {} more", view.hidden().1);
        canvas.text(list.take_bottom(1), &words, quiet);
    }
}

pub(crate) fn draw_reason(canvas: &mut Canvas<'_>, area: Rect, saving: &Save, here: SaveDraft<'_>) {
    let (Some(field), Some(domain)) = (&saving.aims.reason, saving.focused_area(here)) else {
        return;
    };
    let wish = aim_words(here, saving.aim(here, &domain.id).map(|(aim, _)| aim), u16::MAX);
    let asks =
        format!("{}: {wish}. Why? One line. Whoever takes over will read it.", domain.short_name());
    canvas.text(area.skip_left(3).skip_right(1), &asks, canvas.theme.plain);
    let below = area.skip_top(1);
    let rows = canvas.line_box_rows(below.height.max(1) - 1);
    canvas.draw_line_box(below.take_top(rows).skip_left(3).skip_right(3), field);
}
