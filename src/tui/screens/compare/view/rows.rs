//! Five or more: a row for each in name order, areas across. Read along a row, not down a column.
//!
//! ```text
//!  network          people  first    Leading  Knowing  Joining  Using    Working
//! ►Moorland         -       first    - Step 1 - Before - Found… - Found… - open
//! ```

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::{CompareView, moved_then_now};
use crate::maturity::comparison::Side;
use crate::maturity::comparison::context::people_words;
use crate::maturity::comparison::side_words::{days_words, over, short_name};
use crate::maturity::phrases::grouped;
use crate::tui::document::shorten;
use crate::tui::protocol::command::Command;
use crate::tui::screens::compare::focus_rows::{asks_below, list_rows};
use crate::tui::screens::compare::pages;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame;

/// Where the columns begin.
struct RowsLayout {
    name: u16,
    people: u16,
    first: u16,
    areas: u16,
    each: u16,
    shown: usize,
}

impl RowsLayout {
    fn of(view: &CompareView<'_>, width: u16) -> Self {
        let marks = if view.room.picked.is_empty() { 0 } else { 4 };
        let most = if width >= 110 { 32 } else { 16 };
        let name = u16::try_from(view.room.widest)
            .unwrap_or(u16::MAX)
            .saturating_add(marks)
            .clamp(7, most)
            .min(width / 3);
        let context = if width >= 60 { (7, 8) } else { (0, 0) };
        let people = 2 + name + 1;
        let first = people + context.0;
        let areas = first + context.1;
        let room = width.saturating_sub(areas);
        let left = view.room.left.min(view.sides.areas.len().saturating_sub(1));
        let count = u16::try_from(view.sides.areas.len() - left.min(view.sides.areas.len()))
            .unwrap_or(1)
            .max(1);
        let each = (room / count).clamp(9.min(room.max(1)), 22);
        Self { name, people, first, areas, each, shown: usize::from(room / each.max(1)) }
    }
}

/// Draws it.
pub(crate) fn draw(sheet: &mut Canvas<'_>, view: &CompareView<'_>) {
    let layout = RowsLayout::of(view, view.app.desk.size.0);
    let mut frame = view.frame(format!("Compare · {}", view.sides.title()), hint(view, &layout));
    if view.room.asked.is_none() {
        frame.right = Some(days_words(view.sides));
    }
    let whole = format!("{} · {}", frame.title, view.sides.anchor.1);
    let right = frame.right.as_deref().unwrap_or_default();
    if whole.width() + right.width() + 4 <= usize::from(view.app.desk.size.0) {
        frame.title = whole;
    }
    let body = frame::draw(sheet, view.app, &frame);
    let mut y = 0;
    let (plain, quiet) = (sheet.ink.plain, sheet.ink.quiet);
    if body.height >= 10 {
        sheet.put_short(body, 1, 0, body.width.saturating_sub(2), view.sides.in_mind(), plain);
        y = 2;
    }
    heads(sheet, view, body, y, &layout);
    let page = list_rows(view.app.desk.size, view.sides).min(usize::from(body.height)).max(1);
    let at = view.room.at.min(view.sides.all.len().saturating_sub(1));
    let top = at / page * page;
    let list = Rect { y: body.y + y + 1, height: body.height.saturating_sub(y + 1), ..body }
        .intersection(body);
    for (row, number) in (0..list.height).zip(top..(top + page).min(view.sides.all.len())) {
        one(sheet, view, list, row, number, &layout);
    }
    let used = u16::try_from(page.min(view.sides.all.len() - top)).unwrap_or(0);
    let more = more(top, usize::from(used), view.sides.all.len());
    let mut below = used;
    if !more.is_empty() {
        sheet.put_short(list, 1, below, list.width.saturating_sub(2), &more, quiet);
        below += 1;
    }
    foot(
        sheet,
        view,
        Rect { y: list.y + below, height: list.height.saturating_sub(below), ..list }
            .intersection(list),
        at,
    );
}

fn heads(sheet: &mut Canvas<'_>, view: &CompareView<'_>, body: Rect, y: u16, layout: &RowsLayout) {
    let strong = sheet.ink.strong;
    sheet.put_short(body, 2, y, layout.name, "network", strong);
    if layout.first > layout.people {
        sheet.put(body, layout.people, y, "people", strong);
        sheet.put(body, layout.first, y, "first", strong);
    }
    let names: Vec<&str> =
        columns(view, layout).map(|(_, area)| view.sides.areas[area].name.as_str()).collect();
    let names = heads_within(&names, usize::from(layout.each.saturating_sub(1)));
    for ((x, _), name) in columns(view, layout).zip(names) {
        sheet.put_short(body, x, y, layout.each.saturating_sub(1), &name, strong);
    }
}

/// The names as they are, or their first words, as long as no two of them become alike.
fn heads_within(names: &[&str], width: usize) -> Vec<String> {
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

/// The areas that are shown, with the column each begins at.
fn columns<'l>(
    view: &'l CompareView<'_>,
    layout: &'l RowsLayout,
) -> impl Iterator<Item = (u16, usize)> + use<'l> {
    let left = view.room.left.min(view.sides.areas.len().saturating_sub(1));
    let shown = (left..view.sides.areas.len()).take(layout.shown);
    shown
        .enumerate()
        .map(|(at, area)| (layout.areas + layout.each * u16::try_from(at).unwrap_or(0), area))
}

fn one(
    sheet: &mut Canvas<'_>,
    view: &CompareView<'_>,
    list: Rect,
    y: u16,
    number: usize,
    layout: &RowsLayout,
) {
    let plain = sheet.ink.plain;
    let side = &view.sides.all[number];
    let mark = match (view.room.picked.is_empty(), view.room.picked.contains(&number)) {
        (true, _) => "",
        (false, true) => "[x] ",
        (false, false) => "[ ] ",
    };
    sheet.put_short(list, 2, y, layout.name, &format!("{mark}{}", label(view, side)), plain);
    if layout.first > layout.people {
        let people = side
            .saved
            .snapshot
            .network
            .profile
            .list_size
            .map_or_else(|| "-".to_owned(), people_words);
        sheet.put_short(list, layout.people, y, layout.first - layout.people - 1, &people, plain);
        sheet.put_short(
            list,
            layout.first,
            y,
            layout.areas - layout.first - 1,
            &since_first(side),
            plain,
        );
    }
    for (x, area) in columns(view, layout) {
        let row = &view.sides.areas[area];
        let words = moved_then_now(&row.cells[number], "-", |_| true);
        sheet.put(list, x, y, &tight(&words, layout.each), plain);
    }
    let is_focus = number == view.room.at.min(view.sides.all.len().saturating_sub(1));
    let click = if is_focus { Command::Open(number) } else { Command::Focus(number) };
    sheet.click(list, 0, y, list.width, click);
    if is_focus {
        sheet.focus(list, 0, y, list.width);
    }
}

/// The network, or the day where all are of one network.
fn label(view: &CompareView<'_>, side: &Side) -> String {
    let names = view.sides.networks() > 1;
    if names {
        short_name(side.name()).to_owned()
    } else {
        crate::maturity::phrases::short_day(side.saved.snapshot.taken_on)
    }
}

fn since_first(side: &Side) -> String {
    let Some(first) = &side.first else { return "first".to_owned() };
    let words = over(first.snapshot.taken_on, side.saved.snapshot.taken_on);
    words
        .replace("years", "yrs")
        .replace("year", "yr")
        .replace("months", "mths")
        .replace("month", "mth")
}

/// In a narrow column the star stands right behind the stage, and "not answered" is "open".
fn tight(words: &str, each: u16) -> String {
    if words.width() < usize::from(each) {
        return words.to_owned();
    }
    let words = words.replace("not answered", "open").replace("not applicable", "n/a");
    let room = usize::from(each.saturating_sub(1));
    match words.strip_suffix(" *") {
        // the star stands in the gap before the next column
        Some(stage) => format!("{}*", shorten(stage, room)),
        None => shorten(&words, room),
    }
}

/// What stands before and after the screenful that is shown.
fn more(top: usize, shown: usize, all: usize) -> String {
    let below = all - top - shown;
    let words =
        |many: usize, way: &str| (many > 0).then(|| format!("{} more {way}", grouped(many)));
    [words(top, "above ▲"), words(below, "below ▼")]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("   ")
}

/// What belongs to know of the one in focus, what could not be shown, and what they ask.
fn foot(sheet: &mut Canvas<'_>, view: &CompareView<'_>, area: Rect, at: usize) {
    let (plain, quiet, strong) = (sheet.ink.plain, sheet.ink.quiet, sheet.ink.strong);
    let width = area.width.saturating_sub(2);
    if area.height < 2 {
        return;
    }
    sheet.put_short(area, 1, 1, width, &view.sides.about_side(at), plain);
    let mut y = 2;
    if let Some(words) = pages::missing(view.sides).filter(|_| area.height > 3) {
        sheet.put_short(area, 1, y, width, &words, quiet);
        y += 1;
    }
    let count = asks_below(view.app.desk.size, view.sides);
    if count == 0 || area.height < y + 3 {
        return;
    }
    y += u16::from(usize::from(area.height) > usize::from(y) + 1 + count);
    sheet.put_short(area, 1, y, width, &pages::asks_title(view.sides).to_uppercase(), strong);
    for (row, ask) in (y + 1..area.height).zip(view.sides.asks.iter().take(count)) {
        sheet.put_short(area, 1, row, width, &format!("{:>4}  {}", ask.networks, ask.text), plain);
    }
}

fn hint(view: &CompareView<'_>, layout: &RowsLayout) -> String {
    match view.room.picked.len() {
        0 if layout.shown < view.sides.areas.len() => {
            "◄► other areas   ▲ ▼ ■ since own first   - none earlier   * answers differ".to_owned()
        }
        0 => "▲ ▼ ■ forward, back, same since own first   - none earlier   * answers differ"
            .to_owned(),
        1 => "1 picked: pick up to three more, then c puts them side by side".to_owned(),
        many @ 2..=4 => format!("{many} picked: c puts them side by side"),
        many => format!("{many} picked: four at most stand side by side; Space unpicks"),
    }
}
