//! What moved between the two newest days, below the charts and the tables: how much is in place,
//! what changed, counted and then item by item, good news first.

use ratatui::layout::{Constraint, Layout, Rect};
use unicode_width::UnicodeWidthStr;

use super::{ProgressDrawing, label_width, to_u16};
use crate::maturity::diff::AnswerMovement;
use crate::maturity::movement::{ItemMove, MovedItem};
use crate::tui::document::{first_lines, truncate};
use crate::tui::screens::progress::movement::SnapshotMovement;
use crate::tui::screens::progress::timeline::AreaTimeline;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::rect::RectExt;

/// Draws what moved in the matrix of the area in focus; in that area alone where only it is looked
/// at.
pub(crate) fn draw(canvas: &mut Canvas<'_>, view: &ProgressDrawing<'_>, area: Rect, alone: bool) {
    let Some(line) = view.focused_line().filter(|_| area.height > 0) else { return };
    let area = area.skip_top(u16::from(area.height >= 4 && !alone));
    let inside = area.skip_left(1).skip_right(1);
    let (plain, quiet) = (canvas.theme.plain, canvas.theme.quiet);
    let Some(moved) = view.movement(line) else {
        canvas.paragraph(inside, &no_movement_words(view, line), quiet);
        return;
    };
    let summary = summary_words(view, line, &moved, alone);
    let width = inside.columns_of_text();
    let mut rows = if area.height < 3 { vec![summary] } else { first_lines(&summary, width, 2) };
    rows.extend(stage_words(view, line).filter(|_| alone && area.height >= 4));
    canvas.lines(inside, &rows, plain);
    let rest = area.skip_top(to_u16(rows.len()));
    let room = usize::from(rest.height);
    let shown_words = format!("{room} of {} shown", moved.items.len());
    let has_room =
        |row: &String| row.width() + shown_words.width() + 4 <= usize::from(inside.width);
    let is_beside = moved.items.len() > room && room > 0 && rows.last().is_some_and(has_room);
    if is_beside {
        let last = area.skip_bottom(rest.height).take_bottom(1);
        canvas.text_right(last.skip_right(1), &shown_words, quiet);
    }
    draw_items(canvas, view, rest, &moved, (alone, is_beside));
}

fn no_movement_words(view: &ProgressDrawing<'_>, line: &AreaTimeline) -> String {
    match view.timeline.trends[line.trend_index].snapshots.len() {
        0 => format!("{}: nothing was saved yet.", line.subject.title(view.timeline.matrix(line))),
        _ => "This area has one snapshot so far. From the next one on, what moved stands here."
            .to_owned(),
    }
}

/// "10 Sep 2025 to 12 Mar 2026: in place 31 to 43 of 80; 7 statements forward"; which matrix that
/// is, where there are several.
fn summary_words(
    view: &ProgressDrawing<'_>,
    line: &AreaTimeline,
    moved: &SnapshotMovement,
    alone: bool,
) -> String {
    let several =
        view.timeline.trends.iter().filter(|trend| !trend.snapshots.is_empty()).count() > 1;
    let what = if several && !alone {
        let title = view.timeline.matrix(line).short_title();
        format!("{}, ", line.subject.fit_title(title, 30, truncate))
    } else {
        String::new()
    };
    let counts = match &moved.comparable {
        comparable if alone => format!("{}; {comparable}", moved.counts),
        _ => moved.counts.clone(),
    };
    let kept = view.timeline.kept_words(view.network_state, line).filter(|_| !alone);
    let kept = kept.map(|words| format!(". {words}.")).unwrap_or_default();
    format!("{what}{}: {}; {counts}{kept}", moved.days, moved.in_place.phrase())
}

/// "Foundation 4 of 4 as before, Step 1 3 to 5 of 6": what is in place of the area, stage by stage.
fn stage_words(view: &ProgressDrawing<'_>, line: &AreaTimeline) -> Option<String> {
    let trend = &view.timeline.trends[line.trend_index];
    let stages = trend.matrix.matrix.stages.iter();
    let counts = trend.domains[line.domain_index].in_place.iter();
    let words: Vec<String> = stages
        .zip(counts)
        .filter(|(_, count)| count.of > 0)
        .map(|(stage, count)| format!("{} {}", stage.name, count.words()))
        .collect();
    (!words.is_empty()).then(|| words.join(", "))
}

fn draw_items(
    canvas: &mut Canvas<'_>,
    view: &ProgressDrawing<'_>,
    area: Rect,
    moved: &SnapshotMovement,
    (alone, is_count_said): (bool, bool),
) {
    let room = usize::from(area.height);
    let is_cut = moved.items.len() > room && !is_count_said;
    let shown = choose_items(&moved.items, if is_cut { room.saturating_sub(1) } else { room });
    let wide = shown.iter().map(|item| item.change.width()).max().unwrap_or(0);
    let wide = to_u16(wide).min(area.width / 3);
    for (row, item) in area.rows().zip(&shown) {
        draw_item(canvas, view, row, item, wide, alone);
    }
    let (rest, quiet) = (area.skip_top(to_u16(shown.len())).skip_left(3), canvas.theme.quiet);
    if is_cut {
        canvas.text(rest, &format!("{} more", moved.items.len() - shown.len()), quiet);
    } else if moved.items.is_empty() && alone {
        canvas.text(rest, "No answer changed here.", quiet);
    }
}

/// The first that fit, good news first; where something went back, the first of that is among them.
fn choose_items(items: &[MovedItem], room: usize) -> Vec<&MovedItem> {
    let mut shown: Vec<&MovedItem> = items.iter().take(room).collect();
    let is_back = |item: &MovedItem| item.moved == ItemMove::Changed(AnswerMovement::Back);
    if let Some(back) = items.iter().skip(room).find(|item| is_back(item))
        && room > 1
        && !shown.iter().any(|item| is_back(item))
    {
        shown.pop();
        shown.push(back);
    }
    shown
}

fn draw_item(
    canvas: &mut Canvas<'_>,
    view: &ProgressDrawing<'_>,
    row: Rect,
    item: &MovedItem,
    wide: u16,
    alone: bool,
) {
    let style = match item.moved {
        ItemMove::Changed(AnswerMovement::Forward) => canvas.theme.forward,
        ItemMove::Changed(AnswerMovement::Back) => canvas.theme.backward,
        _ => canvas.theme.plain,
    };
    let plain = canvas.theme.plain;
    let (area, moved) = match (view.is_table(), alone) {
        (true, _) => (None, item.moved.word()),
        (false, true) => (None, item.moved.sign()),
        (false, false) => (Some(&item.area), item.moved.sign()),
    };
    let mut place = row.skip_left(3).skip_right(1);
    if let Some(area) = area {
        // its sign stands before the column where the cells of the strips begin
        let widths = [Constraint::Length(label_width(row).max(6) - 6), Constraint::Fill(1)];
        let [name, beside] = Layout::horizontal(widths).spacing(1).areas(place);
        canvas.text(name, area, plain);
        place = beside;
    }
    let sign = if view.is_table() { 12 } else { 1 };
    let widths = [Constraint::Length(sign), Constraint::Fill(1), Constraint::Length(wide + 1)];
    let [sign, text, change] = Layout::horizontal(widths).spacing(1).areas(place);
    canvas.text(sign, moved, style);
    canvas.text(text, &item.text, plain);
    canvas.text_right(change, &truncate(&item.change, usize::from(wide)), style);
}
