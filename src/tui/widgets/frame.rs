//! The frame that all screens share: who and what at the top left, the save state at the top right,
//! what the next key does here and the keys at the bottom. The keys come from the key table.

use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use super::canvas::Canvas;
use crate::maturity::matrix::Matrix;
use crate::maturity::unsaved_change::{WORKBOOK_PLACE, cause, kept_words};
use crate::maturity::walk_subject::WalkSubject;
use crate::tui::app_view::AppView;
use crate::tui::document::truncate;
use crate::tui::keymap::{self, Binding, KeyContext, Typing};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::outcome::SampleKind;
use crate::tui::state::SaveState;

#[derive(Clone, Debug, Default)]
pub struct Frame {
    pub title: String,
    pub subtitle: Option<String>,
    pub top_right: Option<String>,
    pub hint: String,
    pub hint_right: Option<String>,
    /// Keys and what they do, in place of the first line of keys, where the words depend on what is
    /// in focus.
    pub first_key_line: Option<Vec<(String, String)>>,
    pub esc: &'static str,
    /// Another way out that is shown beside it, and what it means: the first page has nothing to go
    /// back to.
    pub other_exit: Option<(&'static str, Command)>,
}

/// What a walk is about, for a title in which other words take `taken` columns: where it does not
/// fit, what it is about stays whole and the matrix's title gives way.
pub fn subject_title(
    app: &AppView<'_>,
    subject: &WalkSubject,
    matrix: &Matrix,
    taken: usize,
) -> String {
    // the save state stands at the right end
    let room = usize::from(app.state.size.0).saturating_sub(taken + 20);
    if subject.subject.is_some() {
        subject.fit_title(matrix.short_title(), room, truncate)
    } else {
        matrix.short_title().to_owned()
    }
}

/// Draws the frame and returns what is left for the screen itself.
pub fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, frame: &Frame) -> Rect {
    let area = canvas.area();
    draw_header(canvas, app, frame, area);
    draw_footer(canvas, app, frame, area);
    let body = body(area, app.key_context, frame.subtitle.is_some());
    canvas.page_cursor = (!body.is_empty()).then(|| Position::new(body.x + 1, body.y));
    body
}

/// What the frame leaves for the screen itself.
pub fn body(area: Rect, context: KeyContext, has_subtitle: bool) -> Rect {
    let top = 2 + u16::from(has_subtitle);
    let height = area.height.saturating_sub(top + footer_height(area, context));
    Rect::new(area.x, area.y + top.min(area.height), area.width, height)
}

pub(crate) fn footer_height(area: Rect, context: KeyContext) -> u16 {
    let lines = if has_second_key_line(context) { 3 } else { 2 };
    if area.height >= 10 { lines + 1 } else { u16::from(area.height >= 4) }
}

fn has_second_key_line(context: KeyContext) -> bool {
    keymap::bindings(context).any(|row| row.footer_line == 2)
}

fn draw_header(canvas: &mut Canvas<'_>, app: &AppView<'_>, frame: &Frame, area: Rect) {
    let (saved, alarm) = save_state_text(app);
    let right = if alarm {
        truncate(&saved, usize::from(area.width.saturating_sub(2)))
    } else if app.state.is_saving() {
        // whatever a screen says of itself there: until it is on the disk, that is what to know
        saved
    } else {
        frame.top_right.clone().unwrap_or(saved)
    };
    let style = match &app.state.save_state {
        _ if alarm => canvas.theme.warning,
        SaveState::Saved(_) if frame.top_right.is_none() => canvas.theme.forward,
        _ => canvas.theme.quiet,
    };
    let room = area.width.saturating_sub(u16::try_from(right.width()).unwrap_or(0) + 3);
    let title = fit_title(&frame.title, usize::from(room));
    canvas.put_truncated(area, 1, 0, room, &title, canvas.theme.strong);
    if usize::from(area.width) > right.width() + 12 || alarm {
        canvas.put_right(Rect { width: area.width.saturating_sub(1), ..area }, 0, &right, style);
    }
    let mut y = 1;
    if let Some(under) = &frame.subtitle {
        canvas.put_truncated(area, 1, y, area.width.saturating_sub(2), under, canvas.theme.plain);
        y += 1;
    }
    canvas.draw_rule(area, y);
    draw_banner(canvas, app, area, y);
}

/// The fewest columns that the first part of a title is shortened to.
const MIN_FIRST_PART: usize = 10;

/// A title in `room` columns: a long name in front gives way, so that the place stays.
fn fit_title(title: &str, room: usize) -> String {
    let parts = title.split_once(" · ").filter(|_| title.width() > room);
    let left = parts.map_or(0, |(_, place)| room.saturating_sub(place.width() + 3));
    match parts {
        Some((name, place)) if left >= MIN_FIRST_PART => {
            format!("{} · {place}", truncate(name, left))
        }
        _ => truncate(title, room),
    }
}

/// What must be known on every screen stands in the rule at the top: that it is made up, or to look
/// at only; and what a corrected copy will take the place of.
fn draw_banner(canvas: &mut Canvas<'_>, app: &AppView<'_>, area: Rect, y: u16) {
    let text = match (&app.state.read_only_reason, app.state.sample_kind) {
        (Some(why), _) => Some(format!("To look at only: {why}")),
        (None, SampleKind::Temporary) => {
            Some("Made up: not real, not kept. q begins your own".to_owned())
        }
        (None, SampleKind::Persistent) => Some("Made up: nothing here is real".to_owned()),
        (None, SampleKind::Real) => None,
    };
    let corrected = corrected_copy_banner(app);
    let parts: Vec<String> = corrected.into_iter().chain(text).collect();
    if !parts.is_empty() {
        let text = format!(" {} ", parts.join(" ─ "));
        let width = area.width.saturating_sub(6);
        let words = truncate(&text, usize::from(width));
        let wide = u16::try_from(words.width()).unwrap_or(width);
        canvas.clear_style(area, 3, y, wide);
        canvas.put(area, 3, y, &words, canvas.theme.strong);
    }
}

fn corrected_copy_banner(app: &AppView<'_>) -> Option<String> {
    let open = app.state.open_draft(app.draft?)?;
    let words = app.state.network_state.as_ref()?.corrected_copy_words(&open.draft)?;
    Some(format!("{words}; takes its place when saved"))
}

fn save_state_text(app: &AppView<'_>) -> (String, bool) {
    let state = app.state;
    match (&state.save_state, state.shown_failing_change()) {
        (SaveState::Failing { .. }, _) | (_, None) => {}
        (_, Some(failing)) => {
            let since = app.now.local_moment(failing.since);
            let words = match (state.change_conflicts.is_empty(), failing.is_kept) {
                (false, _) => "changed elsewhere too. Home asks which".to_owned(),
                // what is typed since is not kept yet
                (true, true) if state.is_newer_on_its_way() => {
                    return ("saving…".to_owned(), false);
                }
                (true, true) => return (kept_text(failing.change.place(), &failing.message), true),
                (true, false) => failure_words(&failing.message),
            };
            return (format!("NOT SAVED since {since}: {words}"), true);
        }
    }
    let is_saving = !state.saving_changes.is_empty();
    match (&state.save_state, &state.not_done) {
        (SaveState::NothingToSave | SaveState::Saved(_), _) if is_saving => {
            ("saving…".to_owned(), false)
        }
        (SaveState::Saving, _) => ("saving…".to_owned(), false),
        (SaveState::Failing { saved_until, message: says }, _) => {
            let since = saved_until.or_else(|| state.network_state.as_ref()?.last_saved());
            let since =
                since.map(|at| format!(" since {}", app.now.local_moment(at))).unwrap_or_default();
            (format!("NOT SAVED{since}: {}", failure_words(says)), true)
        }
        (_, Some(what)) => (format!("NOT DONE: {what}"), true),
        (SaveState::NothingToSave | SaveState::Saved(_), None) if state.unpublished.is_some() => {
            (kept_text(WORKBOOK_PLACE, state.unpublished.as_deref().unwrap_or_default()), true)
        }
        (SaveState::NothingToSave, _) => (state.kept_words(&app.now).unwrap_or_default(), false),
        (SaveState::Saved(at), _) => (format!("saved {}", app.now.local_moment(*at)), false),
    }
}

/// What is safe on this computer, and why it is not where it belongs.
fn kept_text(place: &str, message: &str) -> String {
    format!("{}: {}", kept_words(place), cause(message).trim_end_matches('.'))
}

/// Why it is not saved, without saying so twice, and that nothing has to be typed again.
fn failure_words(says: &str) -> String {
    let why = cause(says).trim_end_matches('.');
    format!("{why}. It is tried again")
}

fn draw_footer(canvas: &mut Canvas<'_>, app: &AppView<'_>, frame: &Frame, area: Rect) {
    let room = app.key_context;
    let (second, height) = (has_second_key_line(room), footer_height(area, room));
    let top = area.height - height;
    if height < 2 {
        if height == 1 {
            draw_last_key_line(canvas, app, frame, area, top, |row| row.footer_line > 0);
        }
        return;
    }
    canvas.draw_rule(area, top);
    let (text, style) = match app.message {
        Some(says) => (says, canvas.theme.strong),
        None => (frame.hint.as_str(), canvas.theme.plain),
    };
    let end = match (&frame.hint_right, app.message) {
        (Some(right), None) => {
            let inside = Rect { width: area.width.saturating_sub(1), ..area };
            let x = canvas.put_right(inside, top + 1, right, canvas.theme.quiet);
            paint_key_words(canvas, inside, x, top + 1, right);
            x
        }
        _ => area.width.saturating_sub(1),
    };
    // what the signs of a screen mean is said in their colours
    if app.message.is_none() && text.starts_with("▲ ") {
        canvas.put_with_signs(area, 1, top + 1, end.saturating_sub(2), text);
    } else {
        canvas.put_truncated(area, 1, top + 1, end.saturating_sub(2), text, style);
    }
    if second {
        match &frame.first_key_line {
            Some(first) => draw_first_key_line(canvas, area, top + 2, first, room),
            None => {
                draw_key_hints(
                    canvas,
                    area,
                    top + 2,
                    area.width,
                    keymap::bindings(room).filter(|row| row.footer_line == 1),
                );
            }
        }
        draw_last_key_line(canvas, app, frame, area, top + 3, |row| row.footer_line == 2);
    } else {
        draw_last_key_line(canvas, app, frame, area, top + 2, |row| row.footer_line == 1);
    }
}

/// Keys and what they do; what does not fit is cut off with a sign.
fn draw_first_key_line(
    canvas: &mut Canvas<'_>,
    area: Rect,
    y: u16,
    keys: &[(String, String)],
    context: KeyContext,
) {
    let (mut x, end) = (1, area.width.saturating_sub(1));
    for (key, words) in keys {
        let (at, style) = (x, canvas.theme.key);
        x = canvas.put_truncated(area, x, y, end.saturating_sub(x), key, style);
        let plain = canvas.theme.plain;
        let after = canvas.put_truncated(area, x + 1, y, end.saturating_sub(x + 1), words, plain);
        if let Some(row) = keymap::bindings(context).find(|row| row.key_label() == *key) {
            add_hint_areas(canvas, area, (at, y, after.saturating_sub(at)), row);
        }
        x = after + 2;
    }
}

/// The last line: whether letters are text now, the keys of this place, and at the right end how to
/// leave it and where help is.
fn draw_last_key_line(
    canvas: &mut Canvas<'_>,
    app: &AppView<'_>,
    frame: &Frame,
    area: Rect,
    y: u16,
    wanted: fn(&Binding) -> bool,
) {
    let esc = match escape_words(app, frame) {
        "" => String::new(),
        words => format!("Esc {words}  "),
    };
    let help = if app.key_context.is_text { "F1 keys" } else { "? keys" };
    let (out, leave) = frame
        .other_exit
        .map_or((String::new(), Command::QuitNow), |(out, leave)| (format!("{out}  "), leave));
    let right = format!("{esc}{out}{help} ");
    let wide = u16::try_from(right.width()).unwrap_or(0);
    let mut keys = Rect { width: area.width.saturating_sub(wide + 1), ..area };
    if app.is_typing && keys.width > 20 {
        let style = canvas.theme.focus;
        let after = canvas.put(keys, 1, y, TYPING, style);
        keys = Rect { x: keys.x + after + 1, width: keys.width - after - 1, ..keys };
    }
    draw_key_hints(
        canvas,
        keys,
        y,
        keys.width,
        keymap::bindings(app.key_context).filter(move |row| wanted(row) && row.footer_line < 3),
    );
    let x = canvas.put_right(area, y, &right, canvas.theme.quiet);
    paint_key_words(canvas, area, x, y, &right);
    let split = u16::try_from(esc.width()).unwrap_or(0);
    if split > 0 {
        canvas.add_hit_area(area, x, y, split, Command::Back);
    }
    let third = split + u16::try_from(out.width()).unwrap_or(0);
    if third > split {
        canvas.add_hit_area(area, x + split, y, third - split, leave);
    }
    canvas.add_hit_area(area, x + third, y, wide.saturating_sub(third), Command::Help);
}

/// Gives the keys in "Esc back  ? keys" the colour of keys: the first word, and each after a gap.
fn paint_key_words(canvas: &mut Canvas<'_>, area: Rect, x: u16, y: u16, words: &str) {
    let mut at = x;
    for part in words.split("  ") {
        let key = part.split(' ').next().unwrap_or_default();
        let style = canvas.theme.key;
        canvas.put(area, at, y, key, style);
        at += u16::try_from(part.width()).unwrap_or(0) + 2;
    }
}

/// What stands at the left of the last line while letters are text.
const TYPING: &str = " TYPING ";

/// What Esc does now: on a line that is being typed it is what becomes of the words.
fn escape_words(app: &AppView<'_>, frame: &Frame) -> &'static str {
    match app.key_context.typing {
        _ if !app.key_context.is_text => frame.esc,
        Typing::Line => "leaves it as it was",
        Typing::Form if app.is_changed => "leaves it as it was",
        Typing::Prose => "leaves and keeps",
        Typing::Form | Typing::Question => frame.esc,
    }
}

/// As many keys as fit whole; the rest is on the help page.
fn draw_key_hints<'k>(
    canvas: &mut Canvas<'_>,
    area: Rect,
    y: u16,
    width: u16,
    rows: impl Iterator<Item = &'k Binding>,
) {
    let mut x = 1;
    for row in rows {
        let shown = row.key_label();
        let wide = u16::try_from(shown.width() + 1 + row.label.width()).unwrap_or(u16::MAX);
        if x + wide > width {
            break;
        }
        let (key, plain) = (canvas.theme.key, canvas.theme.plain);
        let after = canvas.put(area, x, y, &shown, key);
        canvas.put(area, after + 1, y, row.label, plain);
        add_hint_areas(canvas, area, (x, y, wide), row);
        x += wide + 2;
    }
}

/// A click on a hint does what its key does. Of two keys that are shown together, such as ▲▼, the
/// second begins at its sign.
fn add_hint_areas(
    canvas: &mut Canvas<'_>,
    area: Rect,
    (x, y, wide): (u16, u16, u16),
    row: &Binding,
) {
    canvas.add_hit_area(area, x, y, wide, row.command);
    let second = match row.command {
        Command::Up => Command::Down,
        Command::Left => Command::Right,
        _ => return,
    };
    let label = row.key_label();
    let sign = label.chars().zip(x..).find(|(sign, _)| matches!(sign, '▼' | '►'));
    if let Some((_, at)) = sign.filter(|(_, at)| *at > x) {
        canvas.add_hit_area(area, at, y, (x + wide).saturating_sub(at), second);
    }
}
