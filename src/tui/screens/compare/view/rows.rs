//! Five or more: a row for each in name order, areas across. Read along a row, not down a column.
//!
//! ```text
//!  network          people  answered   Leading  Knowing  Joining  Using    Working
//! ►Moorland         -       2/80 view  ▪ Step 1 ▪ Before ▪ Found… ▪ Found… · open
//! ```

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::{CompareView, draw_search_line, movement_words};
use crate::maturity::comparison::Side;
use crate::maturity::comparison::context::format_people;
use crate::maturity::comparison::side_words::{
    format_date_range, format_elapsed, short_network_name,
};
use crate::maturity::phrases::pluralize;
use crate::tui::document::{hidden_words, truncate};
use crate::tui::protocol::command::Command;
use crate::tui::screens::compare::find::FoundRows;
use crate::tui::screens::compare::focus_rows::{ask_rows, list_rows};
use crate::tui::screens::compare::pages;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame;

struct RowsLayout {
    name: u16,
    people: u16,
    first: u16,
    answered: u16,
    areas: u16,
    area_width: u16,
    visible_areas: usize,
}

impl RowsLayout {
    fn of(view: &CompareView<'_>, width: u16) -> Self {
        let state = view.app.state;
        let needs_look = |side: &Side| state.problem_count_of(&side.slug) > 0;
        let look = if view.comparison.sides.iter().any(needs_look) { 2 } else { 0 };
        let marks = look + if view.compare.picked.is_empty() { 0 } else { 4 };
        let words = view.comparison.answered_column().1.clamp(8, 14) + 1;
        let answered_width = u16::try_from(words).unwrap_or(u16::MAX);
        let (people_width, first_width) = match width {
            100.. => (7, 8),
            60.. => (7, 0),
            _ => (0, 0),
        };
        // five areas are seen, if need be with shorter names
        let least = 9 * u16::try_from(view.comparison.areas.len().min(5)).unwrap_or(0);
        let room = width.saturating_sub(3 + people_width + first_width + answered_width + least);
        let most = if width >= 110 { 32 } else { room.clamp(11, 16) };
        let name = u16::try_from(view.compare.name_width)
            .unwrap_or(u16::MAX)
            .saturating_add(marks)
            .clamp(7, most)
            .min(width / 3);
        let people = 2 + name + 1;
        let first = people + people_width;
        let answered = first + first_width;
        let areas = answered.saturating_add(answered_width).min(width);
        let room = width.saturating_sub(areas);
        let left = view.compare.first_area.min(view.comparison.areas.len().saturating_sub(1));
        let columns =
            u16::try_from(view.comparison.areas.len() - left.min(view.comparison.areas.len()))
                .unwrap_or(1)
                .max(1);
        let each = (room / columns).clamp(9.min(room.max(1)), 22);
        Self {
            name,
            people,
            first,
            answered,
            areas,
            area_width: each,
            visible_areas: usize::from(room / each.max(1)),
        }
    }
}

pub(crate) fn draw(canvas: &mut Canvas<'_>, view: &CompareView<'_>) {
    let layout = RowsLayout::of(view, view.app.state.size.0);
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
    let mut y = 0;
    let (plain, quiet) = (canvas.theme.plain, canvas.theme.quiet);
    if body.height >= 10 {
        let is_finding = view.compare.row_search.shown().is_some();
        let caveat = if is_finding { "" } else { view.comparison.caveat() };
        canvas.put_truncated(body, 1, 0, body.width.saturating_sub(2), caveat, plain);
        y = 2;
    }
    draw_headings(canvas, view, body, y, &layout);
    let page = list_rows(view.app.state.size, view.comparison).min(usize::from(body.height)).max(1);
    let found = view.compare.visible_rows(view.comparison);
    let at = found.place_of(view.compare.focus);
    let top = at / page * page;
    let list = Rect { y: body.y + y + 1, height: body.height.saturating_sub(y + 1), ..body }
        .intersection(body);
    for (row, place) in (0..list.height).zip(top..(top + page).min(found.numbers.len())) {
        draw_row(canvas, view, list, row, (&found, place), &layout);
    }
    let used = u16::try_from(page.min(found.numbers.len() - top)).unwrap_or(0);
    let more = if found.numbers.is_empty() {
        "None of them. Esc shows all again.".to_owned()
    } else {
        hidden_words(top, usize::from(used), found.numbers.len())
    };
    let mut below = used;
    if !more.is_empty() {
        canvas.put_truncated(list, 1, below, list.width.saturating_sub(2), &more, quiet);
        below += 1;
    }
    let footer = Rect { y: list.y + below, height: list.height.saturating_sub(below), ..list };
    if let Some(number) = found.at(at) {
        draw_footer(canvas, view, footer.intersection(list), number);
    }
    if let Some(field) = view.compare.row_search.shown().filter(|_| y > 0) {
        canvas.cursor = None;
        draw_search_line(canvas, body, field, view.compare.row_search.is_typing());
    }
}

fn draw_headings(
    canvas: &mut Canvas<'_>,
    view: &CompareView<'_>,
    body: Rect,
    y: u16,
    layout: &RowsLayout,
) {
    let strong = canvas.theme.strong;
    canvas.put_truncated(body, 2, y, layout.name, "network", strong);
    if layout.first > layout.people {
        canvas.put(body, layout.people, y, "people", strong);
    }
    if layout.answered > layout.first {
        canvas.put(body, layout.first, y, "first", strong);
    }
    canvas.put(body, layout.answered, y, "answered", strong);
    let names: Vec<&str> = area_columns(view, layout)
        .map(|(_, area)| view.comparison.areas[area].name.as_str())
        .collect();
    let names = shorten_headings(&names, usize::from(layout.area_width.saturating_sub(1)));
    for ((x, _), name) in area_columns(view, layout).zip(names) {
        canvas.put_truncated(body, x, y, layout.area_width.saturating_sub(1), &name, strong);
    }
}

/// The names as they are, or their first words, as long as no two of them become alike.
fn shorten_headings(names: &[&str], width: usize) -> Vec<String> {
    let first_words = |name: &&str| {
        let mut kept = String::new();
        for word in name.split_whitespace() {
            let longer = if kept.is_empty() { word.to_owned() } else { format!("{kept} {word}") };
            if longer.width() > width {
                break;
            }
            kept = longer;
        }
        if kept.is_empty() { (*name).to_owned() } else { kept }
    };
    let short: Vec<String> = names.iter().map(first_words).collect();
    let all: std::collections::BTreeSet<&String> = short.iter().collect();
    if all.len() == short.len() {
        short
    } else {
        names.iter().map(|name| (*name).to_owned()).collect()
    }
}

fn area_columns<'l>(
    view: &'l CompareView<'_>,
    layout: &'l RowsLayout,
) -> impl Iterator<Item = (u16, usize)> + use<'l> {
    let left = view.compare.first_area.min(view.comparison.areas.len().saturating_sub(1));
    let shown = (left..view.comparison.areas.len()).take(layout.visible_areas);
    shown
        .enumerate()
        .map(|(at, area)| (layout.areas + layout.area_width * u16::try_from(at).unwrap_or(0), area))
}

fn draw_row(
    canvas: &mut Canvas<'_>,
    view: &CompareView<'_>,
    list: Rect,
    y: u16,
    (found, place): (&FoundRows, usize),
    layout: &RowsLayout,
) {
    let plain = canvas.theme.plain;
    let Some(number) = found.at(place) else { return };
    let side = &view.comparison.sides[number];
    let loosely = if place < found.sure_count { "" } else { "(like) " };
    let mark = match (view.compare.picked.is_empty(), view.compare.picked.contains(&number)) {
        (true, _) => "",
        (false, true) => "[x] ",
        (false, false) => "[ ] ",
    };
    let look = if view.app.state.problem_count_of(&side.slug) > 0 { "! " } else { "" };
    canvas.put_truncated(
        list,
        2,
        y,
        layout.name,
        &format!("{mark}{look}{loosely}{}", row_label(view, side)),
        plain,
    );
    draw_context(canvas, list, y, side, layout);
    let answered = view.comparison.answered_column().0.get(number).map_or("", String::as_str);
    let room = layout.areas.saturating_sub(layout.answered + 1);
    canvas.put_truncated(list, layout.answered, y, room, answered, plain);
    for (x, area) in area_columns(view, layout) {
        let row = &view.comparison.areas[area];
        let words = movement_words(&row.cells[number], "-", |_| true);
        let words = fit_words(&words, layout.area_width);
        canvas.put_with_signs(list, x, y, layout.area_width + 1, &words);
    }
    let is_focus = place == found.place_of(view.compare.focus);
    let click = if is_focus { Command::Open(place) } else { Command::Focus(place) };
    canvas.add_hit_area(list, 0, y, list.width, click);
    if is_focus {
        canvas.draw_focus(list, 0, y, list.width);
    }
}

/// How many people it serves, and how long ago its own first one was.
fn draw_context(canvas: &mut Canvas<'_>, list: Rect, y: u16, side: &Side, layout: &RowsLayout) {
    if layout.first <= layout.people {
        return;
    }
    let plain = canvas.theme.plain;
    let people = side.saved.snapshot.network.profile.list_size;
    let people = people.map_or_else(|| "-".to_owned(), format_people);
    let width = layout.first - layout.people - 1;
    canvas.put_truncated(list, layout.people, y, width, &people, plain);
    if layout.answered > layout.first {
        let width = layout.answered - layout.first - 1;
        canvas.put_truncated(list, layout.first, y, width, &since_first_words(side), plain);
    }
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
    let width = area.width.saturating_sub(2);
    if area.height < 2 {
        return;
    }
    canvas.put_truncated(area, 1, 1, width, &view.comparison.describe_side(at), plain);
    let mut y = 2;
    let looks = view.app.state.problem_count_of(&view.comparison.sides[at].slug);
    if looks > 0 && area.height > 3 {
        let files = pluralize(looks, "file of this network needs", "files of this network need");
        let words = format!("! {files} a look. Ctrl-P, then: problems");
        canvas.put_truncated(area, 1, y, width, &words, plain);
        y += 1;
    }
    if let Some(words) = pages::missing_words(view.comparison).filter(|_| area.height > 3) {
        canvas.put_truncated(area, 1, y, width, &words, quiet);
        y += 1;
    }
    let count = ask_rows(view.app.state.size, view.comparison);
    if count == 0 || area.height < y + 3 {
        return;
    }
    y += u16::from(usize::from(area.height) > usize::from(y) + 1 + count);
    canvas.put_truncated(
        area,
        1,
        y,
        width,
        &pages::asks_title(view.comparison).to_uppercase(),
        strong,
    );
    for (row, ask) in (y + 1..area.height).zip(view.comparison.asks.iter().take(count)) {
        canvas.put_truncated(
            area,
            1,
            row,
            width,
            &format!("{:>4}  {}", ask.network_count, ask.text),
            plain,
        );
    }
}

fn hint(view: &CompareView<'_>, layout: &RowsLayout) -> String {
    if view.compare.row_search.is_typing() {
        return "Words of the name, or the beginning of the ODS code. (like): only loosely."
            .to_owned();
    }
    match view.compare.picked.len() {
        0 if layout.visible_areas < view.comparison.areas.len() => {
            "◄► other areas   ▲ ▼ ■ since own first   ▪ no earlier one   * see w".to_owned()
        }
        0 => "▲ ▼ ■ since own first   ▪ no earlier one   - not asked   * see w".to_owned(),
        1 => "1 picked: pick up to three more, then c puts them side by side".to_owned(),
        many @ 2..=4 => format!("{many} picked: c puts them side by side"),
        many => format!("{many} picked: four at most stand side by side; Space unpicks"),
    }
}
