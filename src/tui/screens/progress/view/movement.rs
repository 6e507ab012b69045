//! What moved since last time, below the charts and the tables: counted, then item by item, good
//! news first.

use std::collections::{BTreeSet, HashMap};

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::{ProgressDrawing, label_width, to_u16};
use crate::maturity::phrases;
use crate::tui::document::{truncate, wrap};
use crate::tui::screens::progress::movement::{MovedItem, MovementKind, SnapshotMovement};
use crate::tui::screens::progress::timeline::AreaTimeline;
use crate::tui::widgets::canvas::Canvas;

/// Draws what moved in the matrix of the area in focus; in that area alone where only it is looked
/// at.
pub(crate) fn draw(canvas: &mut Canvas<'_>, view: &ProgressDrawing<'_>, area: Rect, alone: bool) {
    let Some(line) = view.focused_line().filter(|_| area.height > 0) else { return };
    let gap = u16::from(area.height >= 4 && !alone);
    let area = Rect { y: area.y + gap, height: area.height - gap, ..area };
    let (plain, quiet) = (canvas.theme.plain, canvas.theme.quiet);
    let Some(moved) = view.timeline.movement(view.network_state, line, alone) else {
        canvas.put_truncated(
            area,
            1,
            0,
            area.width.saturating_sub(2),
            &no_movement_words(view, line),
            quiet,
        );
        return;
    };
    let summary = summary_words(view, line, &moved, alone);
    let mut rows = wrap(&summary, usize::from(area.width.saturating_sub(2)).max(1));
    rows.truncate(if area.height < 3 { 1 } else { 2 });
    for (y, row) in (0..).zip(&rows) {
        canvas.put(area, 1, y, row, plain);
    }
    let used = to_u16(rows.len());
    let rest = Rect { y: area.y + used, height: area.height.saturating_sub(used), ..area };
    draw_items(canvas, view, rest, &moved, alone);
}

fn no_movement_words(view: &ProgressDrawing<'_>, line: &AreaTimeline) -> String {
    match view.timeline.trends[line.trend_index].snapshots.len() {
        0 => format!("{}: nothing was saved yet.", line.subject.title(view.timeline.matrix(line))),
        1 => "This is the first snapshot. From the next one on, what moved stands here.".to_owned(),
        _ => "The newest is one person's first view: there is nothing like it to compare with."
            .to_owned(),
    }
}

/// "Since September: 7 statements forward"; which matrix that is, where there are several.
fn summary_words(
    view: &ProgressDrawing<'_>,
    line: &AreaTimeline,
    moved: &SnapshotMovement,
    alone: bool,
) -> String {
    let since = phrases::format_since(moved.since, view.app.now.today);
    let several =
        view.timeline.trends.iter().filter(|trend| !trend.snapshots.is_empty()).count() > 1;
    match (alone, several) {
        (true, _) => format!("{} ({})", capitalize(&since), moved.comparable),
        (false, true) => format!(
            "{}, {since}: {}",
            line.subject.fit_title(view.timeline.matrix(line).short_title(), 40, truncate),
            moved.counts
        ),
        (false, false) => format!("{}: {}", capitalize(&since), moved.counts),
    }
}

fn capitalize(since: &str) -> String {
    since.replacen("since", "Since", 1)
}

fn draw_items(
    canvas: &mut Canvas<'_>,
    view: &ProgressDrawing<'_>,
    area: Rect,
    moved: &SnapshotMovement,
    alone: bool,
) {
    let room = usize::from(area.height);
    let chosen = choose_items(&moved.items, room);
    let wide = chosen.iter().map(|item| item.change.width()).max().unwrap_or(0);
    let wide = to_u16(wide).min(area.width / 3);
    for (y, item) in (0..area.height).zip(&chosen) {
        draw_item(canvas, view, area, y, item, wide, alone);
    }
    let left_out = moved.items.len() - chosen.len();
    if left_out > 0 && chosen.len() < room {
        let quiet = canvas.theme.quiet;
        canvas.put(area, 3, to_u16(chosen.len()), &format!("and {left_out} more"), quiet);
    }
    if moved.items.is_empty() && room > 0 && alone {
        canvas.put(area, 3, 0, "No answer changed here.", canvas.theme.quiet);
    }
}

/// As many as there is room for, with a row left to say how many more: good news first, but no kind
/// is left out where one of each fits.
fn choose_items(items: &[MovedItem], room: usize) -> Vec<&MovedItem> {
    let room = if items.len() > room && room > 3 { room - 1 } else { room };
    let mut takes = [0_usize; 5];
    let kinds = [
        MovementKind::Forward,
        MovementKind::Back,
        MovementKind::NowKnown,
        MovementKind::NotCompared,
        MovementKind::Other,
    ];
    let count = |kind: MovementKind| items.iter().filter(|item| item.kind == kind).count();
    let mut free = room;
    for (take, kind) in takes.iter_mut().zip(kinds) {
        let one = count(kind).min(free).min(1);
        *take += one;
        free -= one;
    }
    for (take, kind) in takes.iter_mut().zip(kinds) {
        let more = (count(kind) - *take).min(free);
        *take += more;
        free -= more;
    }
    let chosen: BTreeSet<usize> = kinds
        .into_iter()
        .zip(takes)
        .flat_map(|(kind, take)| spread_over_areas(items, kind, take))
        .collect();
    items.iter().enumerate().filter(|(at, _)| chosen.contains(at)).map(|(_, item)| item).collect()
}

/// So many of one kind, from as many areas as possible: the first of each area, then the second of
/// each.
fn spread_over_areas(items: &[MovedItem], kind: MovementKind, take: usize) -> Vec<usize> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let mut ranked: Vec<(usize, usize)> = Vec::new();
    for (at, item) in items.iter().enumerate().filter(|(_, item)| item.kind == kind) {
        let nth = seen.entry(item.area.as_str()).or_default();
        ranked.push((*nth, at));
        *nth += 1;
    }
    ranked.sort_unstable();
    ranked.into_iter().take(take).map(|(_, at)| at).collect()
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
    let style = match item.kind {
        MovementKind::Forward => canvas.theme.forward,
        MovementKind::Back => canvas.theme.backward,
        _ => canvas.theme.plain,
    };
    let plain = canvas.theme.plain;
    let left = label_width(area);
    let text = match (view.is_table(), alone) {
        (true, _) => {
            canvas.put_truncated(area, 3, y, 12, item.kind.word(), style);
            16
        }
        (false, true) => {
            canvas.put(area, 3, y, item.kind.sign(), style);
            5
        }
        (false, false) => {
            canvas.put_truncated(area, 3, y, left.saturating_sub(6), &item.area, plain);
            canvas.put(area, left.saturating_sub(2), y, item.kind.sign(), style);
            left
        }
    };
    let change = area.width.saturating_sub(wide + 1);
    canvas.put_truncated(area, text, y, change.saturating_sub(text + 2), &item.text, plain);
    canvas.put_right(
        Rect { width: area.width.saturating_sub(1), ..area },
        y,
        &truncate(&item.change, usize::from(wide)),
        style,
    );
}
