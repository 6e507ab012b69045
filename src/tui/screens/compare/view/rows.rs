//! Five or more: a row for each in name order, areas across. Read along a row, not down a column.
//!
//! ```text
//!  network          people  answered    Leading  Knowing  Joining  Using    Working
//! ►Moorland         -       2/80 1 view ▪ Step 1 ▪ Before ▪ Found… ▪ Found… · open
//! ```

use ratatui::layout::{Constraint, Layout, Rect};
use unicode_width::UnicodeWidthStr;

use super::stage_letters::StageLetters;
use super::{CompareView, NARROW, draw_search_line, movement_legend, movement_words};
use crate::maturity::comparison::Side;
use crate::maturity::comparison::align::AreaCell;
use crate::maturity::comparison::context::format_people;
use crate::maturity::comparison::side_words::{
    format_date_range, format_elapsed, short_network_name,
};
use crate::maturity::phrases::pluralize;
use crate::maturity::text_wrap::{truncate, wrap};
use crate::tui::page_rows::body_size;
use crate::tui::screens::compare::find::FoundRows;
use crate::tui::screens::compare::focus_rows::{ask_rows, list_viewport};
use crate::tui::screens::compare::pages;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::fit_words::fit_hint;
use crate::tui::widgets::frame;
use crate::tui::widgets::rect::RectExt;
use crate::tui::widgets::table::{ListTable, TableCell, TableColumn, TableRow};

struct RowsLayout {
    name: u16,
    has_people: bool,
    has_first: bool,
    answered: u16,
    area_width: u16,
    visible_areas: usize,
    /// Where whole names of stages would be cut.
    letters: Option<StageLetters>,
}

impl RowsLayout {
    /// With whole names of stages where they fit, else with two letters for each.
    fn of(view: &CompareView<'_>, size: (u16, u16)) -> Self {
        let whole = Self::with_letters(view, size.0, None);
        let areas = area_numbers(view, &whole);
        let cells = areas.flat_map(|area| &view.comparison.areas[area].cells);
        let widest = cells.map(|cells| movement_words(cells, "-", |_| true).width()).max();
        let has_legend = body_size(size).1 >= MIN_HEIGHT_FOR_WORDS_ABOVE;
        let is_cut = widest.unwrap_or(0) >= usize::from(whole.area_width)
            || whole.visible_areas + first_area(view) < view.comparison.areas.len();
        match StageLetters::of(view.comparison).filter(|_| is_cut && has_legend) {
            Some(letters) => Self::with_letters(view, size.0, Some(letters)),
            None => whole,
        }
    }

    fn with_letters(view: &CompareView<'_>, width: u16, letters: Option<StageLetters>) -> Self {
        let narrowest = if letters.is_some() { 8 } else { 9 };
        let has_people = width >= if letters.is_some() { ROOM_FOR_PEOPLE } else { 60 };
        let state = view.app.state;
        let needs_look = |side: &Side| state.problem_count_of(&side.slug) > 0;
        let look = if view.comparison.sides.iter().any(needs_look) { 2 } else { 0 };
        let marks = look + if view.compare.picked.is_empty() { 0 } else { 4 };
        let answered =
            (0..view.comparison.sides.len()).map(|side| answered_words(view, side, width));
        let answered = answered
            .map(|words| words.width())
            .max()
            .unwrap_or(0)
            .clamp(answered_head(width).width(), 14);
        // beside letters on a narrow screen whole names of areas matter more: the one in focus tells it
        let is_told_below = letters.is_some() && width < ROOM_FOR_PEOPLE;
        let answered = if is_told_below { 0 } else { u16::try_from(answered).unwrap_or(u16::MAX) };
        let gaps = if is_told_below { 3 } else { 4 };
        let context = match (width, has_people) {
            (100.., _) => PEOPLE_WIDTH + FIRST_WIDTH + 2,
            (_, true) => PEOPLE_WIDTH + 1,
            (_, false) => 0,
        };
        // five areas are seen, if need be with shorter names
        let areas = view.comparison.areas.len();
        let least = narrowest * u16::try_from(areas.min(5)).unwrap_or(0);
        let room = width.saturating_sub(context + answered + least + gaps);
        let most = if width >= 110 { 32 } else { room.clamp(11, 32) };
        let name = u16::try_from(view.compare.name_width)
            .unwrap_or(u16::MAX)
            .saturating_add(marks)
            .clamp(7, most)
            .min(width / 3);
        let room = width.saturating_sub(name + context + answered + gaps);
        let columns = u16::try_from(areas - first_area(view)).unwrap_or(u16::MAX).max(1);
        let each = (room / columns).clamp(narrowest.min(room.max(1)), 22);
        Self {
            name,
            has_people,
            has_first: width >= 100,
            answered,
            area_width: each,
            visible_areas: usize::from(room / each.max(1)),
            letters,
        }
    }

    fn columns(&self, view: &CompareView<'_>) -> Vec<TableColumn> {
        let column = |head: &str, width| TableColumn::new(head, Constraint::Length(width));
        let each = self.area_width.max(1) - 1;
        let names: Vec<&str> = area_numbers(view, self)
            .map(|area| view.comparison.areas[area].name.as_str())
            .collect();
        let names = shorten_headings(&names, usize::from(each));
        let areas = names.iter().map(|name| column(name, each));
        [
            column("network", self.name),
            column("people", PEOPLE_WIDTH).only_if(self.has_people),
            column("first", FIRST_WIDTH).only_if(self.has_first),
            column(answered_head(view.app.state.size.0), self.answered).only_if(self.answered > 0),
        ]
        .into_iter()
        .chain(areas)
        .collect()
    }
}

/// What stands above how far each is answered: on a narrow screen names matter more.
fn answered_head(width: u16) -> &'static str {
    if width < NARROW { "done" } else { "answered" }
}

/// As wide as "52,000" and "3 mths".
const PEOPLE_WIDTH: u16 = 6;
/// From this width on, people stand beside letters for the stages; below, all areas matter more.
const ROOM_FOR_PEOPLE: u16 = 72;
/// From this height of the body on, there are words above the table.
const MIN_HEIGHT_FOR_WORDS_ABOVE: usize = 10;
const FIRST_WIDTH: u16 = 7;

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
    if let Some(letters) = &layout.letters {
        let below_first = top.skip_top(1).skip_left(1).skip_right(1);
        canvas.text(below_first, &letters.legend(), canvas.theme.quiet);
    }
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

/// The names as they are, or their first words, as long as no two of them become alike.
pub(super) fn shorten_headings(names: &[&str], width: usize) -> Vec<String> {
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
    // a word that is wider than its column is shortened as people do: "Lead."
    let abbreviate = |name: String| {
        if name.width() <= width || width < 4 {
            return name;
        }
        let letters: String = name.chars().take((width - 1).min(4)).collect();
        if letters.width() < width { format!("{letters}.") } else { name }
    };
    let short: Vec<String> = names.iter().map(first_words).map(abbreviate).collect();
    let all: std::collections::BTreeSet<&String> = short.iter().collect();
    if all.len() == short.len() {
        short
    } else {
        names.iter().map(|name| (*name).to_owned()).collect()
    }
}

/// The first of the areas shown.
fn first_area(view: &CompareView<'_>) -> usize {
    view.compare.first_area.min(view.comparison.areas.len().saturating_sub(1))
}

fn area_numbers(
    view: &CompareView<'_>,
    layout: &RowsLayout,
) -> impl Iterator<Item = usize> + use<> {
    (first_area(view)..view.comparison.areas.len()).take(layout.visible_areas)
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
        let words = match &layout.letters {
            Some(letters) => letter_words(letters, cells),
            None => movement_words(cells, "-", |_| true),
        };
        TableCell::hanging(fit_words(&words, layout.area_width))
    });
    let cells = context.into_iter().map(|words| TableCell::new(words, plain)).chain(areas);
    Some(TableRow { cells: cells.collect(), line: place })
}

/// How far it is answered; on a narrow screen an area matters more than how many views it is.
fn answered_words(view: &CompareView<'_>, side: usize, width: u16) -> String {
    let words = view.comparison.answered_column().0.get(side).map_or("", String::as_str);
    if width < NARROW { words.replace(" 1 view", " view") } else { words.to_owned() }
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

/// "▲ S1 *"; for several areas "▲ S1 / ■ Fo".
fn letter_words(letters: &StageLetters, cells: &[AreaCell]) -> String {
    let words: Vec<String> = cells
        .iter()
        .map(|cell| format!("{} {}", cell.movement.moved.sign(), letters.starred_label(cell)))
        .collect();
    if words.is_empty() { "-".to_owned() } else { words.join(" / ") }
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
