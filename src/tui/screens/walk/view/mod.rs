//! The walk on the screen: the board on the left, one area on the right, the stage in focus open.

mod card;
mod card_stages;
mod detail;
mod evidence_form;
mod exercise;
mod item_list;
mod items;
mod ladder;
mod notes;
mod row;
mod rung_keys;
pub(crate) mod same;
mod search;

use jiff::civil::Date;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::{AreaContext, ItemFilter, Walk, WalkFocus};
use crate::maturity::ids::ItemId;
use crate::maturity::markdown::to_plain;
use crate::maturity::matrix::Item;
use crate::maturity::text_wrap::{first_lines, wrap};
use crate::maturity::walk::kept::words::describe_walk_answered;
use crate::maturity::walk::ten_minutes::ten_minute_progress;
use crate::maturity::{phrases, scoring};
use crate::tui::app_view::AppView;
use crate::tui::protocol::transition::Scope;
use crate::tui::state::AppState;
use crate::tui::widgets::area_line;
use crate::tui::widgets::board::{self, Board};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};
use crate::tui::widgets::rect::RectExt;

/// What is said where a walk stays on an older text.
const NEWER_MATRIX: &str =
    "A newer revision of this matrix is here. M takes this walk along to it.";

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, walk: &Walk) {
    let Some(here) = walk.area_context(app.state) else { return };
    if walk.exercise {
        exercise::draw(canvas, app, title(app, walk, &here), &here);
        return;
    }
    let frame = Frame {
        title: title(app, walk, &here),
        hint: hint(app, walk, &here),
        hint_right: hint_right(app, walk),
        first_key_line: rung_keys(walk, &here, app.state.size.0),
        esc: if walk.text_entry.is_some() || walk.card.is_some() { "back" } else { "home" },
        ..Frame::default()
    };
    let body = frame::draw(canvas, app, &frame);
    let right = beside_board(body, walk);
    if body.width >= MIN_BOARD_COLUMNS {
        draw_board(canvas, body, walk, &here);
    } else if right.y > body.y {
        draw_area_line(canvas, body, walk, &here);
    }
    match (&walk.text_entry, &walk.card) {
        (Some(writing), _) => notes::draw(canvas, right, app, walk, writing, &here),
        (None, Some(card)) => {
            let whole = walk.kept.fill_answers(here.assessment);
            let here = AreaContext { assessment: &whole, ..here };
            card::draw(canvas, right, card, &here, &walk.last_time);
        }
        (None, None) => items::draw(canvas, right, app, walk, &here, right.y > body.y),
    }
}

/// From so many columns on, the board and whole statements have room side by side.
const MIN_BOARD_COLUMNS: u16 = 76;

/// The rows that the statements need beside the board.
const MIN_LIST_ROWS: u16 = 9;

/// The rows that the card, and what is written, need.
const MIN_CARD_ROWS: u16 = 14;

fn board_width(body: Rect) -> u16 {
    if body.width >= 110 { 42 } else { 26 }
}

/// What the board leaves: it stands at the left, or above where columns are few. There it gives way
/// to the card and to what is written where rows are few as well.
fn beside_board(body: Rect, walk: &Walk) -> Rect {
    if body.width >= MIN_BOARD_COLUMNS {
        return body.skip_left(board_width(body) + 2);
    }
    let rest = body.skip_left(u16::from(body.width >= 40));
    let is_item = walk.card.is_none() && walk.text_entry.is_none();
    let needed = if is_item { MIN_LIST_ROWS } else { MIN_CARD_ROWS };
    let has_room = body.height >= needed + area_line::HEIGHT;
    rest.skip_top(if has_room { area_line::HEIGHT } else { 0 })
}

/// The items that are on the screen when the walk stands on an item.
pub(crate) fn items_on_screen(
    state: &AppState,
    walk: &Walk,
    here: &AreaContext<'_>,
    today: Date,
) -> Vec<ItemId> {
    let body = frame::body(state.size, super::keys::WALK);
    let area = beside_board(body, walk);
    items::items_on_screen(state, walk, here, (area, area.y > body.y), today)
}

/// Draws the board and what stands under it.
fn draw_board(canvas: &mut Canvas<'_>, body: Rect, walk: &Walk, here: &AreaContext<'_>) {
    let wide = board_width(body);
    let left = body.take_left(wide);
    with_board(walk, here, |board| board::draw(canvas, left.skip_bottom(2), board));
    let (plain, quiet) = (canvas.theme.plain, canvas.theme.quiet);
    let under = left.take_bottom(2);
    canvas.text(under.skip_left(1), &progress_words(walk, here), plain);
    if let Some(moved) = movement_words(walk, here) {
        let place = under.row(1).skip_left(1);
        let whole = format!("{moved} since last time");
        let fits = whole.width() <= usize::from(place.width);
        canvas.text(place, if fits { &whole } else { &moved }, quiet);
    }
    canvas.vertical_rule(body.skip_left(wide));
}

fn draw_area_line(canvas: &mut Canvas<'_>, body: Rect, walk: &Walk, here: &AreaContext<'_>) {
    with_board(walk, here, |board| area_line::draw(canvas, body, board));
}

fn with_board(walk: &Walk, here: &AreaContext<'_>, draw: impl FnOnce(&Board<'_>)) {
    let item = match &walk.focus.target {
        WalkFocus::Item(item) => Some(item),
        WalkFocus::Card => None,
    };
    // a walk of ten minutes stands in a picture that is whole
    let whole =
        (walk.scope == Scope::TenMinutes).then(|| walk.kept.fill(here.matrix, here.assessment));
    let assessment = whole.as_ref().unwrap_or(here.assessment);
    // the card beside it goes by what is kept as well
    let filled = walk.card.is_some().then(|| walk.kept.fill_answers(assessment));
    let drawn = filled.as_ref().unwrap_or(assessment);
    draw(&Board { matrix: here.matrix, assessment, drawn, area: walk.focus.area, item });
}

/// How far the walk is, in words: of ten minutes as far as those ask, else of all.
fn progress_words(walk: &Walk, here: &AreaContext<'_>) -> String {
    if walk.scope == Scope::TenMinutes {
        let (answered, total) = counts(walk, here);
        return format!("{answered} of {total} answered");
    }
    describe_walk_answered(here.matrix, here.assessment, &walk.kept)
}

/// How many are answered of all that this walk asks.
fn counts(walk: &Walk, here: &AreaContext<'_>) -> (usize, usize) {
    if walk.scope == Scope::TenMinutes {
        return ten_minute_progress(&walk.ten_minute_items, here.assessment);
    }
    let complete = scoring::completeness(here.matrix, &here.assessment.answers);
    (complete.answered, complete.total)
}

fn movement_words(walk: &Walk, here: &AreaContext<'_>) -> Option<String> {
    use crate::maturity::diff::{AnswerMovement, answer_movement};
    walk.last_time.date?;
    let shifts = here.matrix.items().map(|item| {
        let then = walk.last_time.answer(item.id());
        answer_movement(here.matrix, item, then, here.assessment.answer(item.id()))
    });
    let (forward, back) = shifts.fold((0, 0), |(forward, back), shift| match shift {
        AnswerMovement::Forward => (forward + 1, back),
        AnswerMovement::Back => (forward, back + 1),
        _ => (forward, back),
    });
    let ways = [(forward, "forward"), (back, "back")].into_iter().filter(|(count, _)| *count > 0);
    let ways: Vec<String> = ways.map(|(count, way)| format!("{count} {way}")).collect();
    (!ways.is_empty()).then(|| ways.join(", "))
}

fn title(app: &AppView<'_>, walk: &Walk, here: &AreaContext<'_>) -> String {
    let name = app.state.network_state.as_ref().map_or("", |record| record.network.name.as_str());
    let mut title = format!(
        "{name} · {}",
        frame::subject_title(app, &walk.subject, here.matrix, name.width() + 3)
    );
    let part = match (walk.scope, walk.filter) {
        (Scope::FirstLook, _) => Some("first look".to_owned()),
        (Scope::TenMinutes, _) => {
            let (answered, total) = counts(walk, here);
            Some(format!("ten minutes, {answered} of {total}"))
        }
        (Scope::Whole, ItemFilter::All) => None,
        (Scope::Whole, filter) => Some(filter.word().to_owned()),
    };
    if let Some(part) = part {
        title = format!("{title} · {part}");
    }
    title
}

fn hint(app: &AppView<'_>, walk: &Walk, here: &AreaContext<'_>) -> String {
    if let Some(writing) = &walk.text_entry {
        return notes::hint(writing, app.now.today);
    }
    if let Some(card) = &walk.card {
        return card::hint_with_legend(app, walk, card, here);
    }
    let echo = walk.message.clone().unwrap_or_default();
    if let Some(hint) = same::enter_hint(app, walk, here, &echo) {
        return hint;
    }
    if !echo.is_empty() {
        return echo;
    }
    if app.state.open_draft(walk.draft).is_some_and(|open| app.state.has_newer_revision(open)) {
        return NEWER_MATRIX.to_owned();
    }
    let changes = "You can change any answer later.";
    let room = usize::from(app.state.size.0).saturating_sub(2);
    match phrases::describe_bar(here.matrix) {
        Some(bar) if bar.width() + 1 + changes.len() > room => bar.to_owned(),
        Some(bar) => format!("{bar} {changes}"),
        None => changes.to_owned(),
    }
}

/// What "=" would do here; else, beside the answer just given, how to take it back, and which
/// statement a note would be about.
fn hint_right(app: &AppView<'_>, walk: &Walk) -> Option<String> {
    if walk.text_entry.is_some() || walk.card.is_some() {
        return None;
    }
    let note = match (&walk.message_item, &walk.focus.target) {
        _ if app.state.size.0 < 72 => "",
        (Some(said), WalkFocus::Item(item)) if said == item => "  n note on it",
        (Some(_), WalkFocus::Item(_)) => "  n note on the next",
        _ => "",
    };
    let undo = walk.message.as_ref().map(|_| format!("u takes it back{note}"));
    same::stage_hint(app, walk).or(undo)
}

fn rung_keys(walk: &Walk, here: &AreaContext<'_>, columns: u16) -> Option<Vec<(String, String)>> {
    let width = usize::from(columns.saturating_sub(2));
    match &walk.card {
        _ if walk.text_entry.is_some() => return None,
        Some(card) if card.is_writing => return None,
        Some(_) => return rung_keys::card_keys(here.matrix, width),
        None => {}
    }
    match walk.focused_item(here)? {
        Item::Ladder(ladder) => Some(rung_keys::fit(here.matrix, ladder, width)),
        item @ Item::Statement(_) => {
            let is_own = columns < MIN_BOARD_COLUMNS
                || here.matrix.has_numbered_rungs()
                || here.matrix.answer_set(item).is_some();
            is_own.then(|| rung_keys::answers(here.matrix, item, width))
        }
    }
}

/// The heading of the area: its name, where it is among the others, and why it matters. Returns
/// what is left below.
fn draw_heading(
    canvas: &mut Canvas<'_>,
    area: Rect,
    here: &AreaContext<'_>,
    right: &str,
    why: bool,
) -> Rect {
    let (strong, plain, quiet) = (canvas.theme.strong, canvas.theme.plain, canvas.theme.quiet);
    let rest = canvas.text_right(area.take_top(1).skip_right(1), right, quiet);
    // the name that it has in the list of areas; the long one beside it, where there is room
    let name = here.domain.short_name();
    let after = canvas.text(rest.skip_right(1), name, strong).skip_left(2);
    if here.domain.name != name && here.domain.name.width() <= usize::from(after.width) {
        canvas.text(after, &here.domain.name, quiet);
    }
    canvas.lines(area.skip_top(1), &why_lines(area, here, why), plain);
    below_heading(area, here, why)
}

/// What the heading of the area leaves.
fn below_heading(area: Rect, here: &AreaContext<'_>, why: bool) -> Rect {
    let lines = why_lines(area, here, why).len();
    area.skip_top(1 + u16::try_from(lines).unwrap_or(2))
}

/// Why the area matters, in two lines at most, where there is room for it.
fn why_lines(area: Rect, here: &AreaContext<'_>, why: bool) -> Vec<String> {
    let text = here.domain.why.as_ref().filter(|_| why && area.height >= 12);
    let width = area.skip_right(1).columns_of_text();
    text.map(|text| first_lines(&to_plain(text), width, 2)).unwrap_or_default()
}

/// The item that is written about, on the top rows; returns what is left below it.
fn draw_item_heading(
    canvas: &mut Canvas<'_>,
    area: Rect,
    here: &AreaContext<'_>,
    item: &ItemId,
    what: &str,
) -> Rect {
    let below = draw_heading(canvas, area, here, what, false);
    let text = here.matrix.item(item).map(Item::plain_text).unwrap_or_default();
    let lines = wrap(&text, area.skip_right(1).columns_of_text());
    canvas.lines(below, &lines[..lines.len().min(3)], canvas.theme.plain)
}

/// Last time's text above the field, in two lines at most, with the key that takes it over; returns
/// what is left below.
fn draw_last_text(canvas: &mut Canvas<'_>, area: Rect, last: &str) -> Rect {
    if last.is_empty() || area.height < 8 {
        return area;
    }
    let width = area.skip_right(1).columns_of_text();
    let words = format!("Last time: {}", last.split_whitespace().collect::<Vec<_>>().join(" "));
    let mut lines = first_lines(&words, width, 2);
    lines.push("Ctrl-L takes it over into the field.".to_owned());
    canvas.lines(area, &lines, canvas.theme.quiet)
}
