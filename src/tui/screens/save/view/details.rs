//! Page 2: name, day, whose view, who was there, and what the snapshot will hold. Everything is
//! filled in but whose view on a first save; Enter is enough.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::choices::{draw_not_looked_at, draw_voice};
use super::details_row::{columns, draw_label, field_index, is_narrow};
use super::title;
use crate::maturity::text_wrap::{first_lines, wrap};
use crate::maturity::unread_days;
use crate::maturity::walk::whose_view::VoiceQuestion;
use crate::tui::app_view::AppView;
use crate::tui::protocol::command::Command;
use crate::tui::screens::save::details::{DetailsField, DetailsForm};
use crate::tui::screens::save::summary::{self, SaveSummary};
use crate::tui::screens::save::{Save, SaveDraft};
use crate::tui::viewport::Viewport;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};
use crate::tui::widgets::rect::RectExt;

enum DetailsRow {
    Gap,
    Intro(String),
    Name,
    Day,
    Error(String),
    Voice,
    /// Why saving asks whose view it is.
    Asked(String),
    Role,
    Place,
    NotLookedAt,
    /// On a narrow screen the words before the roles stand above them, so that those stay whole.
    RolesHead,
    Roles(usize),
    Words(&'static str, String),
}

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, saving: &Save, here: SaveDraft<'_>) {
    let hint = match (saving.is_pending, saving.details.focus) {
        (true, _) => "Saving… this takes a moment.",
        (false, DetailsField::Voice) => match saving.details.voice_kind {
            None => "◄ agreed by the group   ► one person's view",
            Some(_) => "Space or ◄► changes it. One person's view is kept beside what was agreed.",
        },
        (false, DetailsField::Role) => "The job role of whoever's view it is. No names.",
        (false, DetailsField::Place) => {
            "Their practice or organisation, if you like. Stays here unless you share it."
        }
        (false, DetailsField::NotLookedAt) => {
            "Space or ◄► changes it. What is kept counts, and says its day."
        }
        (false, DetailsField::Present(_)) if saving.details.enter_ticks_last_present() => {
            "Enter saves: the same people as last time. Space ticks others."
        }
        (false, DetailsField::Present(_)) => {
            "Space ticks; one that was added goes away again. Roles only, no names."
        }
        (false, DetailsField::NewRole) => {
            "Type a job role; Enter adds it. No names. On any other line Enter saves."
        }
        _ => "It stays in your folder. Nothing is sent anywhere.",
    };
    let frame = Frame {
        title: title(app, saving, "Save a snapshot"),
        hint: hint.to_owned(),
        esc: "back",
        ..Frame::default()
    };
    let body = frame::draw(canvas, app, &frame);
    let parts = layout_rows(app, saving, here, body);
    let focus = parts.iter().position(|part| is_focused(part, &saving.details)).unwrap_or(0);
    // from the top as long as the focus is seen, so that the name stands where it is looked for
    let view = Viewport::following(focus..focus + 2, usize::from(body.height), parts.len());
    for (row, part) in body.rows().zip(&parts[view.visible()]) {
        draw_row(canvas, row, part, &saving.details);
    }
    let (above, below) = view.hidden();
    for (row, many, sign) in [(body.take_top(1), above, " ▲ "), (body.take_bottom(1), below, " ▼ ")]
    {
        if many > 0 {
            canvas.text_right(row, sign, canvas.theme.quiet);
        }
    }
}

/// The rows of the page: where there is little room the empty ones go first, then the words at the
/// top.
fn layout_rows(
    app: &AppView<'_>,
    saving: &Save,
    here: SaveDraft<'_>,
    body: Rect,
) -> Vec<DetailsRow> {
    let mut parts = Vec::new();
    let intro = saving.details.introduction();
    let width = body.skip_left(3).skip_right(3).columns_of_text();
    parts.extend(wrap(intro, width).into_iter().map(DetailsRow::Intro));
    parts.extend([DetailsRow::Gap, DetailsRow::Name, DetailsRow::Day]);
    let wrong = saving
        .details
        .parse_date(app.now.today)
        .err()
        .filter(|_| saving.details.focus != DetailsField::Day);
    parts.push(wrong.map_or(DetailsRow::Gap, DetailsRow::Error));
    let field_width = columns(body)[1].columns_of_text();
    parts.extend(voice_rows(&saving.details, field_width));
    parts.extend(saving.details.offer.map(|_| DetailsRow::NotLookedAt));
    parts.extend(is_narrow(body).then_some(DetailsRow::RolesHead));
    parts.extend((0..saving.details.role_rows()).map(DetailsRow::Roles));
    parts.push(DetailsRow::Gap);
    let unread = unread_days::lines(here.matrix, here.assessment);
    let held = if let Some(says) = &saving.error {
        error_rows(says, width)
    } else {
        let summary = summary::summarize(here.matrix, &saving.as_chosen(here));
        let height = usize::from(body.height);
        let fields = parts.iter().filter(|part| !part.may_be_dropped()).count();
        let room = height.saturating_sub(parts.len() + unread.len());
        let most = height.saturating_sub(fields + unread.len());
        let mut held = summary_rows(&summary, field_width, room.max(most.min(SUMMARY_ROWS)));
        held.extend(unread_day_rows(unread));
        held
    };
    let mut over = (parts.len() + held.len()).saturating_sub(usize::from(body.height));
    let mut drop = |parts: &mut Vec<DetailsRow>, wanted: fn(&DetailsRow) -> bool| {
        parts.retain(|part| {
            let goes = over > 0 && wanted(part);
            over -= usize::from(goes);
            !goes
        });
    };
    drop(&mut parts, |part| matches!(part, DetailsRow::Gap));
    if over > 0 {
        // all of the words, or none: a page that begins in the middle of a sentence is no help
        parts.retain(|part| !matches!(part, DetailsRow::Intro(_)));
    }
    parts.extend(held);
    parts
}

/// Whose view it is, why that is asked, and the role and place of one person.
fn voice_rows(form: &DetailsForm, width: usize) -> Vec<DetailsRow> {
    let asked = form.open_question().map_or_else(Vec::new, |asked| {
        let last = form.last_present.join(", ");
        let words = match asked {
            // said beside the roles
            VoiceQuestion::NobodyThere if form.enter_ticks_last_present() => return Vec::new(),
            VoiceQuestion::NobodyThere if !last.is_empty() => {
                return first_lines(&format!("Last time: {last}."), width, 1);
            }
            asked => asked.reason().to_owned(),
        };
        wrap(&words, width)
    });
    let mut rows = vec![DetailsRow::Voice];
    rows.extend(asked.into_iter().map(DetailsRow::Asked));
    if form.is_one_view() {
        rows.extend([DetailsRow::Role, DetailsRow::Place]);
    }
    rows.push(DetailsRow::Gap);
    rows
}

impl DetailsRow {
    /// Whether it goes first where there is little room.
    fn may_be_dropped(&self) -> bool {
        matches!(self, Self::Gap | Self::Intro(_))
    }
}

/// What was typed for days and can't be read: it is left out of the snapshot, and named here.
fn unread_day_rows(unread: Vec<String>) -> Vec<DetailsRow> {
    let first = |at: usize| if at == 0 { "Not in it: no day" } else { "" };
    unread.into_iter().enumerate().map(|(at, line)| DetailsRow::Words(first(at), line)).collect()
}

fn error_rows(says: &str, width: usize) -> Vec<DetailsRow> {
    let lines = wrap(says, width.saturating_sub(22).max(1));
    lines
        .into_iter()
        .enumerate()
        .map(|(at, line)| DetailsRow::Words(if at == 0 { "Not saved" } else { "" }, line))
        .collect()
}

/// How many rows what the snapshot will hold may take before the empty rows go.
const SUMMARY_ROWS: usize = 6;

/// What the snapshot will hold, one thing a line, with as many areas as there is room for.
fn summary_rows(contents: &SaveSummary, width: usize, room: usize) -> Vec<DetailsRow> {
    let rows = |texts: &[&String]| -> Vec<String> {
        texts.iter().flat_map(|text| wrap(text, width.max(1))).collect()
    };
    let is_wide = contents.answered.width() <= width;
    let sum = rows(&[if is_wide { &contents.answered } else { &contents.answered_briefly }]);
    let rest = rows(&[&contents.stages, &contents.notes, &contents.aims_needs]);
    let room = room.saturating_sub(sum.len() + rest.len());
    let area = |(name, words): &(String, String)| {
        format!("  {:<22} {words}", crate::maturity::text_wrap::truncate(name, 22))
    };
    // the areas one by one, or how many they are
    let unsettled: Vec<String> = match &contents.unsettled {
        Some(_) if contents.open.len() <= room => contents.open.iter().map(area).collect(),
        Some(words) => rows(&[words]),
        None => Vec::new(),
    };
    let lines = sum.into_iter().chain(unsettled).chain(rest).enumerate();
    lines.map(|(at, line)| DetailsRow::Words(if at == 0 { "In it" } else { "" }, line)).collect()
}

fn is_focused(part: &DetailsRow, form: &DetailsForm) -> bool {
    match (part, form.focus) {
        (DetailsRow::Name, DetailsField::Name)
        | (DetailsRow::Day, DetailsField::Day)
        | (DetailsRow::Voice, DetailsField::Voice)
        | (DetailsRow::Role, DetailsField::Role)
        | (DetailsRow::Place, DetailsField::Place)
        | (DetailsRow::NotLookedAt, DetailsField::NotLookedAt) => true,
        (DetailsRow::Roles(row), DetailsField::Present(at)) => at % form.role_rows() == *row,
        (DetailsRow::Roles(row), DetailsField::NewRole) => {
            form.roles.len() % form.role_rows() == *row
        }
        _ => false,
    }
}

fn draw_row(canvas: &mut Canvas<'_>, row: Rect, part: &DetailsRow, form: &DetailsForm) {
    let (plain, quiet, strong) = (canvas.theme.plain, canvas.theme.quiet, canvas.theme.strong);
    let [label_area, field_area] = columns(row);
    match part {
        DetailsRow::Gap => {}
        DetailsRow::Intro(text) => drop(canvas.text(row.skip_left(3), text, plain)),
        DetailsRow::Name => draw_field(canvas, row, "Name it", form, DetailsField::Name),
        DetailsRow::Day => draw_field(canvas, row, "Date", form, DetailsField::Day),
        DetailsRow::Role => {
            let words = if is_narrow(row) { "Their job role" } else { "Whose, by job role" };
            draw_field(canvas, row, words, form, DetailsField::Role);
        }
        DetailsRow::Place => {
            let words = if is_narrow(row) { "Their practice" } else { "From which practice" };
            draw_field(canvas, row, words, form, DetailsField::Place);
        }
        DetailsRow::Error(says) | DetailsRow::Asked(says) => {
            canvas.text(field_area, says, strong);
        }
        DetailsRow::Voice => draw_voice(canvas, row, form),
        DetailsRow::NotLookedAt => draw_not_looked_at(canvas, row, form),
        DetailsRow::RolesHead => {
            let words = if form.enter_ticks_last_present() {
                "Who was there?  [=] as last time. Space ticks roles."
            } else {
                "Who was there? Job roles only; Space ticks."
            };
            canvas.text(row.skip_left(3), words, plain);
        }
        DetailsRow::Roles(number) => draw_roles(canvas, row, *number, form),
        DetailsRow::Words(label, text) => {
            canvas.text(label_area, label, quiet);
            canvas.text(field_area, text, plain);
        }
    }
}

fn draw_field(
    canvas: &mut Canvas<'_>,
    row: Rect,
    words: &str,
    form: &DetailsForm,
    line: DetailsField,
) {
    let is_in_focus = form.focus == line;
    draw_label(canvas, row, words, is_in_focus);
    let text = match line {
        DetailsField::Name => &form.label,
        DetailsField::Day => &form.day,
        DetailsField::Place => &form.place,
        _ => &form.role,
    };
    canvas.click(row, Command::Focus(field_index(form, line)));
    canvas.line_field(columns(row)[1].skip_right(3), text, is_in_focus);
}

fn draw_roles(canvas: &mut Canvas<'_>, row: Rect, number: usize, form: &DetailsForm) {
    let (plain, quiet) = (canvas.theme.plain, canvas.theme.quiet);
    let words = match number {
        0 => ("Who was there?", plain),
        1 => ("job roles only", quiet),
        2 if form.enter_ticks_last_present() => ("[=] as last time", quiet),
        _ => ("", plain),
    };
    let [label, mut field] = columns(row);
    if is_narrow(row) {
        field = row.skip_left(5).skip_right(1);
    } else {
        canvas.text(label, words.0, words.1);
    }
    let first = first_role_column(form, field.width);
    let spots = [field.take_left(first).skip_right(BETWEEN_ROLES), field.skip_left(first)];
    for (at, spot) in [number, number + form.role_rows()].into_iter().zip(spots) {
        match form.roles.get(at) {
            Some((role, there)) => {
                let line = DetailsField::Present(at);
                let text = format!("[{}] {role}", tick_sign(form, role, *there));
                canvas.text(spot, &text, plain);
                canvas.click(spot, Command::Open(field_index(form, line)));
                if form.focus == line {
                    canvas.focus(spot.extend_left(2));
                }
            }
            None if at == form.roles.len() => draw_new_role(canvas, spot, form),
            None => {}
        }
    }
}

/// How many columns the roles at the left have, of those of two side by side: half, unless the others
/// need more than that, or these do.
fn first_role_column(form: &DetailsForm, width: u16) -> u16 {
    let widest = |roles: &[(String, bool)]| {
        let widths = roles.iter().map(|(role, _)| u16::try_from(role.width()).unwrap_or(width));
        widths.max().unwrap_or(0).saturating_add(TICK_BOX)
    };
    let (left, right) = form.roles.split_at(form.role_rows().min(form.roles.len()));
    let least = widest(left).saturating_add(BETWEEN_ROLES).min(width / 3 * 2);
    (width / 2).min(width.saturating_sub(widest(right))).max(least)
}

/// A box to tick, and the blank behind it.
const TICK_BOX: u16 = 4;

/// The blank columns between two roles side by side.
const BETWEEN_ROLES: u16 = 2;

/// Ticked, not ticked, or ticked by the Enter that saves, as last time.
fn tick_sign(form: &DetailsForm, role: &String, is_there: bool) -> char {
    match is_there {
        true => 'x',
        false if form.enter_ticks_last_present() && form.last_present.contains(role) => '=',
        false => ' ',
    }
}

fn draw_new_role(canvas: &mut Canvas<'_>, spot: Rect, form: &DetailsForm) {
    canvas.click(spot, Command::Focus(field_index(form, DetailsField::NewRole)));
    if form.focus == DetailsField::NewRole {
        canvas.focus_mark(spot.before(2));
        canvas.line_field(spot, &form.new_role, true);
    } else {
        let quiet = canvas.theme.quiet;
        canvas.text(spot, "[ ] add a role …", quiet);
    }
}
