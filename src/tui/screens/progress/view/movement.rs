//! What moved between the two newest days, below the charts and the tables: how much is in place,
//! what changed, counted and then item by item, good news first.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::{ProgressDrawing, label_width, to_u16};
use crate::maturity::diff::AnswerMovement;
use crate::maturity::movement::{ItemMove, MovedItem};
use crate::tui::document::{first_lines, truncate, wrap};
use crate::tui::screens::progress::movement::SnapshotMovement;
use crate::tui::screens::progress::timeline::AreaTimeline;
use crate::tui::widgets::canvas::Canvas;

/// Draws what moved in the matrix of the area in focus; in that area alone where only it is looked
/// at.
pub(crate) fn draw(canvas: &mut Canvas<'_>, view: &ProgressDrawing<'_>, area: Rect, alone: bool) {
    let Some(line) = view.focused_line().filter(|_| area.height > 0) else { return };
    let gap = u16::from(area.height >= 4 && !alone);
    let area = Rect { y: area.y + gap, height: area.height - gap, ..area };
    let (plain, quiet) = (canvas.theme.plain, canvas.theme.quiet);
    let width = area.width.saturating_sub(2);
    let Some(moved) = view.movement(line) else {
        let rows = wrap(&no_movement_words(view, line), usize::from(width).max(1));
        for (y, row) in (0..area.height).zip(&rows) {
            canvas.put(area, 1, y, row, quiet);
        }
        return;
    };
    let summary = summary_words(view, line, &moved, alone);
    let mut rows = if area.height < 3 {
        vec![truncate(&summary, usize::from(width))]
    } else {
        first_lines(&summary, usize::from(width).max(1), 2)
    };
    if let Some(words) = stage_words(view, line).filter(|_| alone && area.height >= 4) {
        rows.push(truncate(&words, usize::from(width)));
    }
    for (y, row) in (0..).zip(&rows) {
        canvas.put(area, 1, y, row, plain);
    }
    let room = usize::from(area.height).saturating_sub(rows.len());
    let shown_words = format!("{room} of {} shown", moved.items.len());
    let is_beside = moved.items.len() > room
        && room > 0
        && rows
            .last()
            .is_some_and(|row| row.width() + shown_words.width() + 4 <= usize::from(width));
    if is_beside {
        let right = Rect { width: area.width.saturating_sub(1), ..area };
        canvas.put_right(right, to_u16(rows.len()).saturating_sub(1), &shown_words, quiet);
    }
    let used = to_u16(rows.len());
    let rest = Rect { y: area.y + used, height: area.height.saturating_sub(used), ..area };
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
    for (y, item) in (0..area.height).zip(&shown) {
        draw_item(canvas, view, area, y, item, wide, alone);
    }
    let quiet = canvas.theme.quiet;
    if is_cut && room > 0 {
        let more = format!("{} more", moved.items.len() - shown.len());
        canvas.put(area, 3, to_u16(shown.len()), &more, quiet);
    }
    if moved.items.is_empty() && room > 0 && alone {
        canvas.put(area, 3, 0, "No answer changed here.", quiet);
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
    area: Rect,
    y: u16,
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
    let left = label_width(area);
    let text = match (view.is_table(), alone) {
        (true, _) => {
            canvas.put_truncated(area, 3, y, 12, item.moved.word(), style);
            16
        }
        (false, true) => {
            canvas.put(area, 3, y, item.moved.sign(), style);
            5
        }
        (false, false) => {
            canvas.put_truncated(area, 3, y, left.saturating_sub(6), &item.area, plain);
            canvas.put(area, left.saturating_sub(2), y, item.moved.sign(), style);
            left
        }
    };
    let change = area.width.saturating_sub(wide + 1);
    canvas.put_truncated(area, text, y, change.saturating_sub(text + 2), &item.text, plain);
    let right = Rect { width: area.width.saturating_sub(1), ..area };
    canvas.put_right(right, y, &truncate(&item.change, usize::from(wide)), style);
}
