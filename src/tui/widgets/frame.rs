//! The frame that all screens share: who and what at the top left, the save state at the top right,
//! what the next key does here and the keys at the bottom. The keys come from the key table.

use ratatui::layout::{Constraint, Layout, Rect};
use unicode_width::UnicodeWidthStr;

use super::canvas::Canvas;
use super::fit_words::{fit_hint, fit_title};
use super::key_hints::{draw_first_key_line, draw_key_hints};
use super::rect::RectExt;
use crate::maturity::matrix::Matrix;
use crate::maturity::text_wrap::truncate;
use crate::maturity::unsaved_change::{WORKBOOK_PLACE, cause, kept_words};
use crate::maturity::walk_subject::WalkSubject;
use crate::tui::app_view::AppView;
use crate::tui::keymap::short_labels::{min_width, short_escape};
use crate::tui::keymap::{self, Binding, KeyContext, Typing};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::Key;
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
    /// Keys that have nothing to do here at present, and are not shown.
    pub idle: &'static [Command],
    /// What one of the keys says here, where that depends on what is shown.
    pub relabel: Option<(Command, &'static str)>,
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
    let [header, body, footer] = parts(canvas.area(), app.key_context, frame.subtitle.is_some());
    draw_header(canvas, app, frame, header);
    draw_footer(canvas, app, frame, footer);
    canvas.page_cursor = (!body.is_empty()).then(|| body.as_position());
    body
}

/// What the frame leaves for the screen itself on a terminal of this size.
pub fn body(size: (u16, u16), context: KeyContext) -> Rect {
    parts(Rect::new(0, 0, size.0, size.1), context, false)[1]
}

/// The header, the screen itself, and the footer.
fn parts(area: Rect, context: KeyContext, has_subtitle: bool) -> [Rect; 3] {
    let header = Constraint::Length(2 + u16::from(has_subtitle));
    let footer = Constraint::Length(footer_height(area, context));
    Layout::vertical([header, Constraint::Fill(1), footer]).areas(area)
}

pub(crate) fn footer_height(area: Rect, context: KeyContext) -> u16 {
    let lines = if has_second_key_line(context) { 3 } else { 2 };
    if area.height >= 10 { lines + 1 } else { u16::from(area.height >= 4) }
}

fn has_second_key_line(context: KeyContext) -> bool {
    keymap::bindings(context).any(|row| row.footer_line == 2)
}

fn draw_header(canvas: &mut Canvas<'_>, app: &AppView<'_>, frame: &Frame, header: Rect) {
    let title_row = header.row(0);
    let (saved, alarm) = save_state_text(app);
    let (head, why) = split_alarm(&saved);
    let right = if alarm {
        truncate(head, usize::from(title_row.skip_right(2).width))
    } else if app.state.is_saving() {
        // whatever a screen says of itself there: until it is on the disk, that is what to know
        saved.clone()
    } else {
        frame.top_right.as_ref().unwrap_or(&saved).clone()
    };
    let style = match &app.state.save_state {
        _ if alarm => canvas.theme.warning,
        SaveState::Saved(_) if frame.top_right.is_none() => canvas.theme.forward,
        _ => canvas.theme.quiet,
    };
    let wide = u16::try_from(right.width()).unwrap_or(u16::MAX);
    let gap = if title_row.width >= 20 { 3 } else { 2 };
    let room = title_row.skip_left(1).skip_right(wide.saturating_add(gap));
    let title = fit_title(&frame.title, usize::from(room.width));
    canvas.text(room, &title, canvas.theme.strong);
    if usize::from(title_row.width) > right.width() + 12 || alarm {
        canvas.text_right(title_row.skip_right(1), &right, style);
    }
    if let Some(under) = &frame.subtitle {
        canvas.text(header.row(1).skip_left(1).skip_right(1), under, canvas.theme.plain);
    }
    let rule = header.row(1 + u16::from(frame.subtitle.is_some()));
    canvas.rule(rule);
    draw_banner(canvas, app, (rule.skip_left(3).skip_right(3), why.filter(|_| alarm)));
}

/// "NOT SAVED since 10:42", which stands at the top, and why, which stands below it.
fn split_alarm(words: &str) -> (&str, Option<&str>) {
    match words.split_once(": ") {
        Some((head, why)) if head.starts_with(NOT_SAVED) => (head, Some(why)),
        _ => (words, None),
    }
}

/// Why it is not saved, and the key that leads on, where it is one here.
fn alarm_banner(app: &AppView<'_>, why: &str) -> String {
    let mut letters = why.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    let is_key = keymap::command_for(app.key_context, Key::char('q')) == Some(Command::Quit);
    let key = if is_key && app.state.change_conflicts.is_empty() { ". q: what to do" } else { "" };
    format!("{first}{}{key}", letters.as_str())
}

const NOT_SAVED: &str = "NOT SAVED";

/// What must be known on every screen stands in the rule at the top: that it is made up, or to look
/// at only; and what a corrected copy will take the place of.
fn draw_banner(canvas: &mut Canvas<'_>, app: &AppView<'_>, (area, why): (Rect, Option<&str>)) {
    let text = match (&app.state.read_only_reason, app.state.sample_kind) {
        // where all of it has no room, what to press stays
        (Some(why), _) => {
            let whole = format!("To look at only: {why}");
            let room = usize::from(area.width).saturating_sub(2);
            let short = why.rsplit_once(". ").map(|(_, keys)| format!("To look at only. {keys}"));
            Some(short.filter(|_| whole.width() > room).unwrap_or(whole))
        }
        (None, SampleKind::Temporary) => {
            Some("Made up: not real, not kept. q begins your own".to_owned())
        }
        (None, SampleKind::Persistent) => Some("Made up: nothing here is real".to_owned()),
        (None, SampleKind::Real) => None,
    };
    let corrected = corrected_copy_banner(app);
    let alarm = why.map(|why| alarm_banner(app, why));
    let style = if alarm.is_some() { canvas.theme.warning } else { canvas.theme.strong };
    let parts: Vec<String> = alarm.into_iter().chain(corrected).chain(text).collect();
    if !parts.is_empty() {
        let text = format!(" {} ", parts.join(" ─ "));
        let words = truncate(&text, usize::from(area.width));
        let wide = u16::try_from(words.width()).unwrap_or(area.width);
        canvas.clear_style(area.take_left(wide));
        canvas.text(area, &words, style);
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
            return (format!("{NOT_SAVED} since {since}: {words}"), true);
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
            (format!("{NOT_SAVED}{since}: {}", failure_words(says)), true)
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

fn draw_footer(canvas: &mut Canvas<'_>, app: &AppView<'_>, frame: &Frame, footer: Rect) {
    if footer.height < 2 {
        draw_last_key_line(canvas, app, frame, footer, |row| row.footer_line > 0);
        return;
    }
    let context = app.key_context;
    canvas.rule(footer);
    draw_hint(canvas, app, frame, footer.row(1));
    if !has_second_key_line(context) {
        draw_last_key_line(canvas, app, frame, footer.row(2), |row| row.footer_line == 1);
        return;
    }
    let first = footer.row(2);
    if let Some(keys) = &frame.first_key_line {
        draw_first_key_line(canvas, first, keys, context);
    } else {
        let rows = keymap::bindings(context);
        let rows = rows.filter(|row| row.footer_line == 1 && app.offers(row.command));
        let rows = rows.filter(|row| !frame.idle.contains(&row.command));
        draw_key_hints(canvas, first, rows, frame.relabel);
    }
    draw_last_key_line(canvas, app, frame, footer.row(3), |row| row.footer_line == 2);
}

/// What the next key does here, or the message that stands in its place.
fn draw_hint(canvas: &mut Canvas<'_>, app: &AppView<'_>, frame: &Frame, row: Rect) {
    let (text, style) = match app.message {
        Some(says) => (says, canvas.theme.strong),
        None => (frame.hint.as_str(), canvas.theme.plain),
    };
    let mut room = row.skip_right(1);
    if let (Some(right), None) = (&frame.hint_right, app.message) {
        room = draw_key_words(canvas, room, right);
    }
    let room = room.skip_left(1).skip_right(1);
    let whole = fit_hint(text, usize::from(room.width));
    let text = if app.message.is_none() { whole.as_str() } else { text };
    // what the signs of a screen mean is said in their colours
    if app.message.is_none() && text.starts_with(['▲', '█']) {
        canvas.text_with_signs(room, text);
    } else {
        canvas.text(room, text, style);
    }
}

/// The last line: whether letters are text now, the keys of this place, and at the right end how to
/// leave it and where help is.
fn draw_last_key_line(
    canvas: &mut Canvas<'_>,
    app: &AppView<'_>,
    frame: &Frame,
    row: Rect,
    wanted: fn(&Binding) -> bool,
) {
    let hints: Vec<&Binding> = keymap::bindings(app.key_context)
        .filter(|row| wanted(row) && row.footer_line < 3 && app.offers(row.command))
        .filter(|row| !frame.idle.contains(&row.command))
        .collect();
    let words = escape_words(app, frame);
    // where a key would have no room, the words for Esc give way too
    let taken = if app.is_typing { TYPING.len() } else { 0 } + "Esc    F1 keys    ".len();
    let needed = min_width(&hints) + taken + frame.other_exit.map_or(0, |(out, _)| out.width() + 2);
    let is_tight = needed + words.width() > usize::from(row.width);
    let esc = match if is_tight { short_escape(words) } else { words } {
        "" => String::new(),
        words => format!("Esc {words}  "),
    };
    let help = if app.key_context.is_text { "F1 keys" } else { "? keys" };
    let (out, leave) = frame
        .other_exit
        .map_or((String::new(), Command::QuitNow), |(out, leave)| (format!("{out}  "), leave));
    let right = format!("{esc}{out}{help} ");
    let keys = draw_key_words(canvas, row, &right);
    let mut left = keys.skip_right(2);
    let first = min_width(hints.get(..1).unwrap_or_default());
    if app.is_typing && usize::from(left.width) > (TYPING.len() + 3 + first).max(20) {
        left = canvas.text(left.skip_left(1), TYPING, canvas.theme.focus).skip_left(1);
    }
    draw_key_hints(canvas, left, hints.into_iter(), frame.relabel);
    let mut exits = row.skip_left(keys.width);
    for (words, command) in [(&esc, Command::Back), (&out, leave)] {
        let wide = u16::try_from(words.width()).unwrap_or(0);
        if wide > 0 {
            canvas.click(exits.take_left(wide), command);
        }
        exits = exits.skip_left(wide);
    }
    canvas.click(exits, Command::Help);
}

/// Writes "Esc back  ? keys" at the right end of a row, its keys in their colour: the first word,
/// and each after a gap. Returns what is left before it.
fn draw_key_words(canvas: &mut Canvas<'_>, row: Rect, words: &str) -> Rect {
    let theme = canvas.theme;
    let rest = canvas.text_right(row, words, theme.quiet);
    let mut at = row.skip_left(rest.width);
    for part in words.split("  ") {
        canvas.text(at, part.split(' ').next().unwrap_or_default(), theme.key);
        at = at.skip_left(u16::try_from(part.width() + 2).unwrap_or(u16::MAX));
    }
    rest
}

/// What stands at the left of the last line while letters are text.
const TYPING: &str = " TYPING ";

/// What Esc does now: on a line that is being typed it is what becomes of the words.
fn escape_words(app: &AppView<'_>, frame: &Frame) -> &'static str {
    match app.key_context.typing {
        _ if !app.key_context.is_text => frame.esc,
        Typing::Line => "leaves it as it was",
        Typing::Form if app.is_changed => "puts it back",
        Typing::Prose => "leaves and keeps",
        Typing::Form | Typing::Question => frame.esc,
    }
}
