//! Five or more: a row for each in name order, areas across. Read along a row, not down a column.
//!
//! ```text
//!  network          people  answered    Leading  Knowing  Joining  Using    Working
//! ►Moorland         -       2/80 1 view ▪ Step 1 ▪ Before ▪ Found… ▪ Found… · open
//! ```

use ratatui::layout::{Constraint, Layout, Rect};
use unicode_width::UnicodeWidthStr;

use super::rows_layout::{MIN_HEIGHT_FOR_WORDS_ABOVE, RowsLayout, answered_words, area_numbers};
use super::{CompareView, draw_search_line, movement_legend};
use crate::maturity::comparison::Side;
use crate::maturity::comparison::context::format_people;
use crate::maturity::comparison::side_words::{
    format_date_range, format_elapsed, short_network_name,
};
use crate::maturity::phrases::pluralize;
use crate::maturity::text_wrap::{truncate, wrap};
use crate::tui::screens::compare::find::FoundRows;
use crate::tui::screens::compare::focus_rows::{ask_rows, list_viewport};
use crate::tui::screens::compare::pages;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::fit_words::fit_hint;
use crate::tui::widgets::frame;
use crate::tui::widgets::rect::RectExt;
use crate::tui::widgets::table::{ListTable, TableCell, TableRow};

pub(crate) fn draw(canvas: &mut Canvas<'_>, view: &CompareView<'_>) {
    let layout = RowsLayout::of(view, view.app.state.size);
    let mut frame =
        view.frame(format!("Compare · {}", view.comparison.title()), hint(view, &layout));
    if view.compare.requested.is_none() {
        frame.top_right = Some(format_date_range(view.comparison));
    }
    let whole = format!("{} · {}", frame.title, view.comparison.describe_matrices());
    let right = frame.top_right.as_deref().unwrap_or_default();
    if whole.width() + right.width() + 4 <= usize::from(view.app.state.size.0) {
        frame.title = whole;
    }
    let body = frame::draw(canvas, view.app, &frame);
    let found = view.compare.visible_rows(view.comparison);
    let at = found.place_of(view.compare.focus);
    let shown = list_viewport(view.app.state.size, view.comparison, &found, at);
    let more = if found.numbers.is_empty() {
        "None of them. Esc shows all again.".to_owned()
    } else {
        shown.more_words().unwrap_or_default()
    };
    let rows = u16::try_from(shown.visible().len()).unwrap_or(u16::MAX);
    let has_words_above = usize::from(body.height) >= MIN_HEIGHT_FOR_WORDS_ABOVE;
    let [top, list, below] = Layout::vertical([
        Constraint::Length(if has_words_above { 2 } else { 0 }),
        Constraint::Length(1 + rows),
        Constraint::Fill(1),
    ])
    .areas(body);
    let table = ListTable {
        columns: layout.columns(view),
        rows: shown
            .visible()
            .filter_map(|place| row(canvas, view, &found, place, &layout))
            .collect(),
        focus: Some(at),
        headings: Some(canvas.theme.strong),
    };
    table.draw(canvas, list);
    canvas.text(below.skip_left(1).skip_right(1), &more, canvas.theme.quiet);
    if let Some(number) = found.at(at) {
        draw_footer(canvas, view, below.skip_top(u16::from(!more.is_empty())), number);
    }
    let below_first = top.skip_top(1).skip_left(1).skip_right(1);
    let legend = layout.stages.legend(below_first.width.into());
    canvas.text(below_first, &legend, canvas.theme.quiet);
    match view.compare.row_search.shown() {
        Some(field) if !top.is_empty() => {
            canvas.cursor = None;
            draw_search_line(canvas, body, field, view.compare.row_search.is_typing());
        }
        _ => {
            let inside = top.skip_left(1).skip_right(1);
            let words = fit_hint(view.comparison.caveat(), usize::from(inside.width));
            // its first sentence alone says enough
            canvas.text(inside, words.trim_end_matches(" …"), canvas.theme.plain);
        }
    }
}

/// The row at a place among those found: its name and context, and where it stands in each area.
fn row(
    canvas: &Canvas<'_>,
    view: &CompareView<'_>,
    found: &FoundRows,
    place: usize,
    layout: &RowsLayout,
) -> Option<TableRow> {
    let number = found.at(place)?;
    let side = &view.comparison.sides[number];
    let loosely = if place < found.sure_count { "" } else { "(like) " };
    let mark = match (view.compare.picked.is_empty(), view.compare.picked.contains(&number)) {
        (true, _) => "",
        (false, true) => "[x] ",
        (false, false) => "[ ] ",
    };
    let look = if view.app.state.problem_count_of(&side.slug) > 0 { "! " } else { "" };
    let people = side.saved.snapshot.network.profile.list_size;
    let answered = answered_words(view, number, view.app.state.size.0);
    let context = [
        format!("{mark}{look}{loosely}{}", row_label(view, side)),
        people.map_or_else(|| "-".to_owned(), format_people),
        since_first_words(side),
        answered,
    ];
    let plain = canvas.theme.plain;
    let areas = area_numbers(view, layout).map(|area| {
        let cells = &view.comparison.areas[area].cells[number];
        let words = layout.stages.cell_words(cells);
        TableCell::hanging(fit_words(&words, layout.area_width))
    });
    let cells = context.into_iter().map(|words| TableCell::new(words, plain)).chain(areas);
    Some(TableRow { cells: cells.collect(), line: place })
}

fn row_label(view: &CompareView<'_>, side: &Side) -> String {
    let names = view.comparison.network_count() > 1;
    if names {
        short_network_name(side.name()).to_owned()
    } else {
        crate::maturity::phrases::format_date_short(side.saved.snapshot.taken_on)
    }
}

fn since_first_words(side: &Side) -> String {
    let Some(first) = &side.first else { return "first".to_owned() };
    let words = format_elapsed(first.snapshot.taken_on, side.saved.snapshot.taken_on);
    words
        .replace("years", "yrs")
        .replace("year", "yr")
        .replace("months", "mths")
        .replace("month", "mth")
}

/// In a narrow column the star stands right behind the stage, and "not answered" is "open".
fn fit_words(words: &str, each: u16) -> String {
    if words.width() < usize::from(each) {
        return words.to_owned();
    }
    let words = words.replace("not answered", "open").replace("not applicable", "n/a");
    let room = usize::from(each.saturating_sub(1));
    match words.strip_suffix(" *") {
        // the star stands in the gap before the next column
        Some(stage) => format!("{}*", truncate(stage, room)),
        None => truncate(&words, room),
    }
}

/// What belongs to know of the one in focus, what could not be shown, and what they ask.
fn draw_footer(canvas: &mut Canvas<'_>, view: &CompareView<'_>, area: Rect, at: usize) {
    let (plain, quiet, strong) = (canvas.theme.plain, canvas.theme.quiet, canvas.theme.strong);
    let count = ask_rows(view.app.state.size, view.comparison);
    let has_gap = count > 0 || area.height > 4;
    let mut rest = area.skip_left(1).skip_right(1).skip_top(u16::from(has_gap));
    let any_asks = usize::from(!view.comparison.asks.is_empty());
    let kept = if count > 0 { count + 2 } else { any_asks };
    let room = usize::from(rest.height).saturating_sub(kept).max(1);
    let described = describe_side(view, at, usize::from(rest.width), room);
    canvas.lines(rest, &described, plain);
    rest = rest.skip_top(u16::try_from(described.len()).unwrap_or(u16::MAX));
    let looks = view.app.state.problem_count_of(&view.comparison.sides[at].slug);
    if looks > 0 && area.height > 3 {
        let files = pluralize(looks, "file of this network needs", "files of this network need");
        canvas.text(rest, &format!("! {files} a look. Ctrl-P, then: problems"), plain);
        rest = rest.skip_top(1);
    }
    if let Some(words) = pages::missing_words(view.comparison).filter(|_| area.height > 3) {
        canvas.text(rest, &words, quiet);
        rest = rest.skip_top(1);
    }
    if count == 0 || rest.height < 3 {
        draw_ask_count(canvas, view, rest);
        return;
    }
    rest = rest.skip_top(u16::from(usize::from(rest.height) > 1 + count));
    canvas.text(rest, &pages::asks_title(view.comparison).to_uppercase(), strong);
    let asks = view.comparison.asks.iter().take(count);
    let lines: Vec<String> =
        asks.map(|ask| format!("{:>4}  {}", ask.network_count, ask.text)).collect();
    canvas.lines(rest.skip_top(1), &lines, plain);
}

/// The one in focus in a few rows; what has no room there is cut off in the last one.
fn describe_side(view: &CompareView<'_>, at: usize, width: usize, room: usize) -> Vec<String> {
    let whole = view.comparison.describe_side(at);
    let mut lines = wrap(&whole, width.max(1));
    if lines.len() > room {
        let rest = lines.split_off(room - 1).join(" ");
        lines.push(rest);
    }
    lines
}

/// Where what they ask has no room: how much it is, and its key.
fn draw_ask_count(canvas: &mut Canvas<'_>, view: &CompareView<'_>, rest: Rect) {
    let asks = view.comparison.asks.len();
    if asks > 0 && view.comparison.may_show_counts() {
        let asks = pluralize(asks, "need", "needs");
        canvas.text(
            rest.take_bottom(1),
            &format!("a: what they ask of others, {asks}"),
            canvas.theme.quiet,
        );
    }
}

fn hint(view: &CompareView<'_>, layout: &RowsLayout) -> String {
    if view.compare.row_search.is_typing() {
        return "Words of the name, or the beginning of the ODS code.".to_owned();
    }
    let legend = movement_legend(view);
    match view.compare.picked.len() {
        0 if layout.visible_areas < view.comparison.areas.len() => {
            format!("◄► other areas   {legend}")
        }
        0 => legend,
        1 => "1 picked: pick up to three more, then c puts them side by side".to_owned(),
        many @ 2..=4 => format!("{many} picked: c puts them side by side"),
        many => format!("{many} picked: four at most stand side by side; Space unpicks"),
    }
}
