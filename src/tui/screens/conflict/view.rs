//! Drawing two versions of a draft: the two lines to choose from, and below them every place where
//! they differ, in the words of both sides.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::{Conflict, DraftDifference, differences};
use crate::maturity::network_state::DraftConflict;
use crate::maturity::phrases;
use crate::tui::app_view::AppView;
use crate::tui::document::{more_words, truncate, wrap};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};

const INTRO: &str = "This walk was changed in two places: here, and in the folder. A sync program or a copy brought back can do that. Choose the one to go on with. The other goes to the trash folder; it is not deleted.";

/// The most rows that one side of one difference takes.
const MAX_ROWS: usize = 6;

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, conflict: &Conflict) {
    let name = app.state.network_state.as_ref().map_or("", |record| record.network.name.as_str());
    let frame = Frame {
        title: format!("{name} · Two versions of one walk"),
        hint: "Nothing is lost: what you don't choose is kept in the trash folder.".to_owned(),
        esc: "decide later",
        ..Frame::default()
    };
    let body = frame::draw(canvas, app, &frame);
    let Some(versions) = Conflict::current_conflict(app.state) else {
        let plain = canvas.theme.plain;
        canvas.put_truncated(body, 2, 0, body.width, "There are no two versions any more.", plain);
        return;
    };
    let y = draw_intro(canvas, body);
    draw_versions(
        canvas,
        app,
        conflict,
        versions,
        Rect { y: body.y + y, height: body.height - y, ..body },
    );
    let below = Rect { y: body.y + y + 2, height: body.height.saturating_sub(y + 2), ..body };
    draw_differences(canvas, conflict, versions, below.intersection(body));
}

/// What this is about, where there is room for it; returns the rows it takes.
fn draw_intro(canvas: &mut Canvas<'_>, body: Rect) -> u16 {
    let rows = wrap(INTRO, usize::from(body.width.saturating_sub(4)).max(1));
    let height = u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_add(1);
    if body.height < height.saturating_add(10) {
        return 0;
    }
    for (y, row) in (0..).zip(&rows) {
        canvas.put(body, 2, y, row, canvas.theme.plain);
    }
    height
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
    for (at, (y, (what, open))) in (0..).zip(lines).enumerate() {
        let (kept, answered) = Conflict::version_words(open, &app.now);
        let words = if area.width >= 76 {
            format!("{what:<27}{kept:<26}{answered}")
        } else {
            format!("{}: {answered}, {kept}", what.trim_start_matches("The one "))
        };
        canvas.put_truncated(area, 2, y, area.width.saturating_sub(2), &words, canvas.theme.plain);
        canvas.add_row_hit(area, y, at, at == conflict.focus);
        if at == conflict.focus {
            canvas.draw_focus(area, 0, y, area.width);
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
    let column = (area.width / 4).clamp(1, 30);
    let about = area.width.saturating_sub(column * 2 + 5);
    let (strong, quiet) = (canvas.theme.strong, canvas.theme.quiet);
    let heading = match all.len() {
        0 => "They say the same; only the time they were saved differs.".to_owned(),
        many => format!("They differ in {}", phrases::pluralize(many, "place", "places")),
    };
    canvas.put_truncated(
        area,
        2,
        1,
        if all.is_empty() { area.width } else { about },
        &heading,
        strong,
    );
    if all.is_empty() {
        return;
    }
    canvas.put_truncated(area, about + 3, 1, column, "this computer", strong);
    canvas.put_truncated(area, about + column + 4, 1, column, "the folder", strong);
    let from = conflict.first_difference.min(all.len() - 1);
    let shown = draw_difference_rows(canvas, from, &all, area, [about, column]);
    if area.height < 4 {
        return;
    }
    let more = more_words((from, all.len() - shown)).unwrap_or_default();
    canvas.put_truncated(
        area,
        2,
        area.height.saturating_sub(1),
        area.width.saturating_sub(2),
        &more,
        quiet,
    );
}

/// The differences from number `from` on, as many as fit; returns the number after the last one
/// shown.
fn draw_difference_rows(
    canvas: &mut Canvas<'_>,
    from: usize,
    all: &[DraftDifference],
    area: Rect,
    [about, column]: [u16; 2],
) -> usize {
    let (mut y, mut shown): (u16, usize) = (2, from);
    for difference in all.iter().skip(from) {
        let rows = difference_rows(difference, about, column);
        let height = u16::try_from(rows.len()).unwrap_or(u16::MAX);
        let spare = u16::from(from > 0 || shown + 1 < all.len());
        if y.saturating_add(height) > area.height.saturating_sub(spare) && shown > from {
            break;
        }
        for [what, here, there] in rows {
            let plain = canvas.theme.plain;
            canvas.put(area, 2, y, &what, plain);
            canvas.put(area, about + 3, y, &here, plain);
            canvas.put(area, about + column + 4, y, &there, plain);
            y = y.saturating_add(1);
        }
        shown += 1;
    }
    shown
}

fn difference_rows(difference: &DraftDifference, about: u16, column: u16) -> Vec<[String; 3]> {
    let wrapped = |text: &str, width: u16| {
        let width = usize::from(width).max(1);
        let mut rows = wrap(text, width);
        if rows.len() > MAX_ROWS {
            let rest = rows.split_off(MAX_ROWS - 1).join(" ");
            rows.push(truncate(&rest, width));
        }
        rows
    };
    let mut what = wrapped(&difference.about, about.saturating_sub(3));
    what.iter_mut().skip(1).for_each(|row| row.insert_str(0, "  "));
    let parts =
        [what, wrapped(&difference.recovery, column), wrapped(&difference.published, column)];
    let tallest = parts.iter().map(Vec::len).max().unwrap_or(0);
    let cell = |part: &Vec<String>, at: usize| {
        part.get(at).filter(|text| text.width() > 0).cloned().unwrap_or_default()
    };
    (0..tallest).map(|at| [cell(&parts[0], at), cell(&parts[1], at), cell(&parts[2], at)]).collect()
}
