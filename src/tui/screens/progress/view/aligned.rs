//! All areas lined up under those of one matrix, as they stood on the day that is looked at: below
//! the list, as far as there is room, since when each matrix moved and what the last column says.

use unicode_width::UnicodeWidthStr;

use super::ProgressDrawing;
use crate::maturity::crosswalk::alignment::AlignedArea;
use crate::maturity::phrases::format_date_short;
use crate::maturity::text_wrap::wrap;
use crate::tui::crosswalk_table::{CrosswalkTableRow, groups_on_day, table_rows};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::rect::RectExt;
use crate::tui::widgets::sign_legend::STAR;
use crate::tui::widgets::{crosswalk_rows, frame};

pub(super) fn draw(canvas: &mut Canvas<'_>, view: &ProgressDrawing<'_>) {
    let day = view.timeline.last_day().map(|day| format!("as of {}", format_date_short(day)));
    let right = day.filter(|_| !view.timeline.is_past());
    let right = right.unwrap_or_else(|| view.status_words(None));
    let groups = groups_on_day(view.network_state, &view.timeline).unwrap_or_default();
    let list = frame::body(view.app.state.size, view.app.key_context).skip_top(1);
    let roomy = table_rows(&groups, true);
    let is_roomy = roomy.len() <= usize::from(list.height);
    let rows = if is_roomy { roomy } else { table_rows(&groups, false) };
    let room = usize::from(view.app.state.size.0.saturating_sub(3));
    let frame =
        view.frame(" · lined up", right, legend(&rows, room, crosswalk_rows::is_cut(list, &rows)));
    let says_star = frame.hint.contains(STAR);
    let body = frame::draw(canvas, view.app, &frame);
    crosswalk_rows::draw_headings(canvas, body.take_top(1), &rows, "moved, stage");
    let body = body.skip_top(1);
    let foot = foot_lines(view, &rows, body.skip_left(1).skip_right(1).columns_of_text());
    // a blank row above it; on a narrow screen the row below it says which matrix is which
    let is_narrow = u16::from(body.width < 72);
    let kept = rows.len() + 1 + usize::from(is_narrow);
    let free = usize::from(body.height).saturating_sub(kept);
    let foot = &foot[..foot.len().min(free)];
    let count = u16::try_from(foot.len()).unwrap_or(0);
    let place = body.skip_bottom(is_narrow).take_bottom(count);
    canvas.lines(place.skip_left(1).skip_right(1), foot, canvas.theme.quiet);
    let place = |area: &AlignedArea| view.timeline.line_index(&area.subject, &area.domain);
    let sign = |at: usize| view.timeline.moved(at).map(|moved| moved.moved.sign());
    crosswalk_rows::draw(canvas, body, &rows, (Some(view.focus), says_star), place, sign);
}

/// What the signs in the list mean; a star only where one stands, and where the list is cut, and
/// says it itself, only beside all else.
fn legend(rows: &[CrosswalkTableRow<'_>], room: usize, is_cut: bool) -> String {
    let (whole, short) =
        ("▲ forward  ▼ back  ■ same since its last snapshot", "▲ forward  ▼ back  ■ same");
    let starred = |signs: &str| format!("{signs}  {STAR}");
    let mut all = match (crosswalk_rows::has_star(rows), is_cut) {
        (true, true) => vec![starred(whole), whole.to_owned()],
        (true, false) => vec![starred(whole), starred(short)],
        (false, _) => vec![whole.to_owned()],
    };
    if crosswalk_rows::has_bands(rows) {
        all.insert(0, format!("{}  how far: start to established", all[0]));
    }
    all.iter().find(|words| words.width() <= room).cloned().unwrap_or_else(|| short.to_owned())
}

/// Since when each matrix moved, and what the bands say, where they have a column.
fn foot_lines(
    view: &ProgressDrawing<'_>,
    rows: &[CrosswalkTableRow<'_>],
    width: usize,
) -> Vec<String> {
    let since = since_words(view, width).map(|words| wrap(&words, width)).unwrap_or_default();
    let far = "How far, by its own stages: start, part-way or established; some don't say.";
    let far = Some(far).filter(|far| crosswalk_rows::has_bands(rows) && far.width() <= width);
    since.into_iter().chain(far.map(str::to_owned)).collect()
}

/// "Moved since: Five national areas Mar 2026, Riverside Sep 2025."; whole days where they have room.
fn since_words(view: &ProgressDrawing<'_>, width: usize) -> Option<String> {
    let words = |is_long: bool| {
        let since = view.timeline.trends.iter().filter_map(|trend| {
            let then = view.network_state.snapshot(trend.previous?)?.snapshot.taken_on;
            let title = trend.subject.append_to_title(trend.matrix.matrix.short_title());
            let day =
                if is_long { format_date_short(then) } else { then.strftime("%b %Y").to_string() };
            Some(format!("{title} {day}"))
        });
        since.collect::<Vec<_>>().join(", ")
    };
    let long = format!("Moved since: {}.", words(true));
    let is_none = words(true).is_empty();
    let short = || format!("Moved since: {}.", words(false));
    (!is_none).then(|| if long.width() <= width { long } else { short() })
}
