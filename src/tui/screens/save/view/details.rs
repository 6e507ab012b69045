//! Page 2: name, day, whose view, who was there, and what the snapshot will hold. Everything is
//! filled in; Enter is enough.

use ratatui::layout::Rect;

use super::title;
use crate::tui::app::App;
use crate::tui::document::wrap;
use crate::tui::protocol::command::Command;
use crate::tui::screens::save::details::{DetailsField, DetailsForm};
use crate::tui::screens::save::summary::{self, SaveSummary};
use crate::tui::screens::save::{Save, SaveDraft};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};

/// One row of the page.
enum DetailsRow {
    Gap,
    Intro(String),
    Name,
    Day,
    Wrong(String),
    Voice,
    Role,
    Roles(usize),
    Words(&'static str, String),
}

/// Draws page 2.
pub(crate) fn draw(sheet: &mut Canvas<'_>, app: &App, saving: &Save, here: SaveDraft<'_>) {
    let hint = match (saving.sending, saving.form.line) {
        (true, _) => "Saving… this takes a moment.",
        (false, DetailsField::Voice) => {
            "Space or ◄► changes it. One person's view is kept beside what was agreed."
        }
        (false, DetailsField::Present(_)) => "Space ticks. Job roles only, no names.",
        (false, DetailsField::Another) => "Type a job role, then ▼ adds it. No names.",
        _ => "It stays in your folder. Nothing is sent anywhere.",
    };
    let frame = Frame {
        title: title(app, saving, "Save a snapshot"),
        hint: hint.to_owned(),
        esc: "back",
        ..Frame::default()
    };
    let body = frame::draw(sheet, app, &frame);
    let parts = parts(app, saving, here, body);
    let focus = parts.iter().position(|part| holds(part, &saving.form)).unwrap_or(0);
    let height = usize::from(body.height);
    let top = (focus + 1)
        .max(height / 2)
        .saturating_sub(height / 2)
        .min(parts.len().saturating_sub(height));
    for (y, part) in (0..body.height).zip(parts.iter().skip(top)) {
        draw_part(sheet, body, y, part, &saving.form);
    }
}

/// The rows of the page: where there is little room the empty ones go first, then the words at the
/// top.
fn parts(app: &App, saving: &Save, here: SaveDraft<'_>, body: Rect) -> Vec<DetailsRow> {
    let mut parts = Vec::new();
    let intro = "A snapshot is a dated copy of today's answers. It never changes. You can go on working afterwards, and compare with it next time.";
    let width = usize::from(body.width.saturating_sub(6)).max(1);
    parts.extend(wrap(intro, width).into_iter().map(DetailsRow::Intro));
    parts.extend([DetailsRow::Gap, DetailsRow::Name, DetailsRow::Day]);
    let wrong = saving
        .form
        .read_day(app.moment.today)
        .err()
        .filter(|_| saving.form.line != DetailsField::Day);
    parts.push(wrong.map_or(DetailsRow::Gap, DetailsRow::Wrong));
    parts.push(DetailsRow::Voice);
    parts.push(if saving.form.one_view { DetailsRow::Role } else { DetailsRow::Gap });
    parts.extend((0..saving.form.rows_of_roles()).map(DetailsRow::Roles));
    parts.push(DetailsRow::Gap);
    let held = if let Some(says) = &saving.refused {
        refusal(says, width)
    } else {
        let room = usize::from(body.height).saturating_sub(parts.len());
        held(
            &summary::contents(here.matrix, here.said),
            usize::from(body.width.saturating_sub(left(body) + 1)),
            room,
        )
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
    drop(&mut parts, |part| matches!(part, DetailsRow::Intro(_)));
    parts.extend(held);
    parts
}

fn refusal(says: &str, width: usize) -> Vec<DetailsRow> {
    let lines = wrap(says, width.saturating_sub(22).max(1));
    lines
        .into_iter()
        .enumerate()
        .map(|(at, line)| DetailsRow::Words(if at == 0 { "Not saved" } else { "" }, line))
        .collect()
}

/// What the snapshot will hold, with as many areas as there is room for.
fn held(contents: &SaveSummary, width: usize, room: usize) -> Vec<DetailsRow> {
    let mut parts = vec![DetailsRow::Words("In it", contents.answered.clone())];
    let rest: Vec<String> = [&contents.stages, &contents.beside]
        .into_iter()
        .flat_map(|text| wrap(text, width.max(1)))
        .collect();
    let room = room.saturating_sub(1 + rest.len()).max(1);
    let shown = if contents.open.len() > room { room - 1 } else { contents.open.len() };
    let area = |(name, words): &(String, String)| {
        DetailsRow::Words("", format!("  {:<22} {words}", crate::tui::document::shorten(name, 22)))
    };
    parts.extend(contents.open.iter().take(shown).map(area));
    if shown < contents.open.len() {
        parts.push(DetailsRow::Words("", format!("  and in {} more", contents.open.len() - shown)));
    }
    parts.extend(rest.into_iter().map(|line| DetailsRow::Words("", line)));
    parts
}

/// Whether the line in focus stands on this row.
fn holds(part: &DetailsRow, form: &DetailsForm) -> bool {
    match (part, form.line) {
        (DetailsRow::Name, DetailsField::Name)
        | (DetailsRow::Day, DetailsField::Day)
        | (DetailsRow::Voice, DetailsField::Voice)
        | (DetailsRow::Role, DetailsField::Role) => true,
        (DetailsRow::Roles(row), DetailsField::Present(at)) => at % form.rows_of_roles() == *row,
        (DetailsRow::Roles(row), DetailsField::Another) => {
            form.roles.len() % form.rows_of_roles() == *row
        }
        _ => false,
    }
}

fn draw_part(sheet: &mut Canvas<'_>, body: Rect, y: u16, part: &DetailsRow, form: &DetailsForm) {
    let (plain, quiet, strong) = (sheet.ink.plain, sheet.ink.quiet, sheet.ink.strong);
    let left = left(body);
    match part {
        DetailsRow::Gap => {}
        DetailsRow::Intro(text) => drop(sheet.put(body, 3, y, text, plain)),
        DetailsRow::Name => field(sheet, body, y, "Name it", form, DetailsField::Name),
        DetailsRow::Day => field(sheet, body, y, "Date", form, DetailsField::Day),
        DetailsRow::Role => field(sheet, body, y, "Whose, by job role", form, DetailsField::Role),
        DetailsRow::Wrong(says) => {
            sheet.put_short(body, left, y, body.width.saturating_sub(left + 1), says, strong);
        }
        DetailsRow::Voice => voice(sheet, body, y, form),
        DetailsRow::Roles(row) => roles(sheet, body, y, *row, form),
        DetailsRow::Words(label, text) => {
            sheet.put_short(body, 3, y, left.saturating_sub(4), label, quiet);
            sheet.put_short(body, left, y, body.width.saturating_sub(left + 1), text, plain);
        }
    }
}

/// The column at which what is filled in begins.
fn left(body: Rect) -> u16 {
    match body.width {
        72.. => 25,
        45.. => 19,
        width => width / 3,
    }
}

fn index(form: &DetailsForm, line: DetailsField) -> usize {
    form.lines().iter().position(|other| *other == line).unwrap_or(0)
}

fn label(sheet: &mut Canvas<'_>, body: Rect, y: u16, words: &str, is_in_focus: bool) {
    let (plain, strong) = (sheet.ink.plain, sheet.ink.strong);
    sheet.put_short(body, 3, y, left(body).saturating_sub(4), words, plain);
    if is_in_focus {
        sheet.put(body, 1, y, "►", strong);
    }
}

fn field(
    sheet: &mut Canvas<'_>,
    body: Rect,
    y: u16,
    words: &str,
    form: &DetailsForm,
    line: DetailsField,
) {
    let is_in_focus = form.line == line;
    label(sheet, body, y, words, is_in_focus);
    let text = match line {
        DetailsField::Name => &form.label,
        DetailsField::Day => &form.day,
        _ => &form.role,
    };
    sheet.click(body, 0, y, body.width, Command::Focus(index(form, line)));
    sheet.line_field(
        body,
        left(body),
        y,
        body.width.saturating_sub(left(body) + 4),
        text,
        is_in_focus,
    );
}

fn voice(sheet: &mut Canvas<'_>, body: Rect, y: u16, form: &DetailsForm) {
    let is_in_focus = form.line == DetailsField::Voice;
    label(sheet, body, y, "Whose view is it?", is_in_focus);
    let at = index(form, DetailsField::Voice);
    let mut x = left(body);
    let agreed = if body.width >= 72 { "agreed by the people below" } else { "agreed" };
    for (words, is_chosen) in [(agreed, !form.one_view), ("one person's", form.one_view)] {
        let style = if is_in_focus && is_chosen { sheet.ink.focus } else { sheet.ink.plain };
        let text = format!("({}) {words}", if is_chosen { '•' } else { ' ' });
        let end = sheet.put_short(body, x, y, body.width.saturating_sub(x + 1), &text, style);
        sheet.click(
            body,
            x,
            y,
            end.saturating_sub(x),
            if is_chosen { Command::Focus(at) } else { Command::Open(at) },
        );
        if is_in_focus && is_chosen {
            sheet.cursor_at(body, x, y);
        }
        x = end + 3;
    }
}

fn roles(sheet: &mut Canvas<'_>, body: Rect, y: u16, row: usize, form: &DetailsForm) {
    let (plain, quiet) = (sheet.ink.plain, sheet.ink.quiet);
    let words = match row {
        0 => ("Who was there?", plain),
        1 => ("job roles only", quiet),
        _ => ("", plain),
    };
    let left = left(body);
    sheet.put_short(body, 3, y, left.saturating_sub(6), words.0, words.1);
    let wide = body.width.saturating_sub(left + 2) / 2;
    for (at, x) in [(row, left), (row + form.rows_of_roles(), left + wide)] {
        let spot = Rect { x: body.x + x, width: wide, ..body };
        match form.roles.get(at) {
            Some((role, there)) => {
                let line = DetailsField::Present(at);
                let text = format!("[{}] {role}", if *there { 'x' } else { ' ' });
                sheet.put_short(spot, 0, y, wide.saturating_sub(2), &text, plain);
                sheet.click(spot, 0, y, wide.saturating_sub(2), Command::Open(index(form, line)));
                if form.line == line {
                    sheet.focus(body, x.saturating_sub(2), y, wide);
                }
            }
            None if at == form.roles.len() => another(sheet, body, spot, y, form),
            None => {}
        }
    }
}

fn another(sheet: &mut Canvas<'_>, body: Rect, spot: Rect, y: u16, form: &DetailsForm) {
    let is_in_focus = form.line == DetailsField::Another;
    sheet.click(spot, 0, y, spot.width, Command::Focus(index(form, DetailsField::Another)));
    if is_in_focus {
        let strong = sheet.ink.strong;
        sheet.put(body, (spot.x - body.x).saturating_sub(2), y, "►", strong);
        sheet.line_field(spot, 0, y, spot.width.saturating_sub(2), &form.another, true);
    } else {
        let quiet = sheet.ink.quiet;
        sheet.put_short(spot, 0, y, spot.width.saturating_sub(2), "[ ] add a role …", quiet);
    }
}
