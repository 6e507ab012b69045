//! Page 2: name, day, whose view, who was there, and what the snapshot will hold. Everything is
//! filled in; Enter is enough.

use ratatui::layout::Rect;

use super::title;
use crate::tui::app::App;
use crate::tui::document::wrap;
use crate::tui::protocol::command::Command;
use crate::tui::screens::save::details::{Line, NamingForm};
use crate::tui::screens::save::summary::{self, Contents};
use crate::tui::screens::save::{Here, Saving};
use crate::tui::widgets::canvas::Sheet;
use crate::tui::widgets::frame::{self, Frame};

/// One row of the page.
enum Part {
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
pub(crate) fn draw(sheet: &mut Sheet<'_>, app: &App, saving: &Saving, here: Here<'_>) {
    let hint = match (saving.sending, saving.form.line) {
        (true, _) => "Saving… this takes a moment.",
        (false, Line::Voice) => {
            "Space or ◄► changes it. One person's view is kept beside what was agreed."
        }
        (false, Line::Present(_)) => "Space ticks. Job roles only, no names.",
        (false, Line::Another) => "Type a job role, then ▼ adds it. No names.",
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
fn parts(app: &App, saving: &Saving, here: Here<'_>, body: Rect) -> Vec<Part> {
    let mut parts = Vec::new();
    let intro = "A snapshot is a dated copy of today's answers. It never changes. You can go on working afterwards, and compare with it next time.";
    let width = usize::from(body.width.saturating_sub(6)).max(1);
    parts.extend(wrap(intro, width).into_iter().map(Part::Intro));
    parts.extend([Part::Gap, Part::Name, Part::Day]);
    let wrong =
        saving.form.read_day(app.moment.today).err().filter(|_| saving.form.line != Line::Day);
    parts.push(wrong.map_or(Part::Gap, Part::Wrong));
    parts.push(Part::Voice);
    parts.push(if saving.form.one_view { Part::Role } else { Part::Gap });
    parts.extend((0..saving.form.rows_of_roles()).map(Part::Roles));
    parts.push(Part::Gap);
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
    let mut drop = |parts: &mut Vec<Part>, wanted: fn(&Part) -> bool| {
        parts.retain(|part| {
            let goes = over > 0 && wanted(part);
            over -= usize::from(goes);
            !goes
        });
    };
    drop(&mut parts, |part| matches!(part, Part::Gap));
    drop(&mut parts, |part| matches!(part, Part::Intro(_)));
    parts.extend(held);
    parts
}

fn refusal(says: &str, width: usize) -> Vec<Part> {
    let lines = wrap(says, width.saturating_sub(22).max(1));
    lines
        .into_iter()
        .enumerate()
        .map(|(at, line)| Part::Words(if at == 0 { "Not saved" } else { "" }, line))
        .collect()
}

/// What the snapshot will hold, with as many areas as there is room for.
fn held(contents: &Contents, width: usize, room: usize) -> Vec<Part> {
    let mut parts = vec![Part::Words("In it", contents.answered.clone())];
    let rest: Vec<String> = [&contents.stages, &contents.beside]
        .into_iter()
        .flat_map(|text| wrap(text, width.max(1)))
        .collect();
    let room = room.saturating_sub(1 + rest.len()).max(1);
    let shown = if contents.open.len() > room { room - 1 } else { contents.open.len() };
    let area = |(name, words): &(String, String)| {
        Part::Words("", format!("  {:<22} {words}", crate::tui::document::shorten(name, 22)))
    };
    parts.extend(contents.open.iter().take(shown).map(area));
    if shown < contents.open.len() {
        parts.push(Part::Words("", format!("  and in {} more", contents.open.len() - shown)));
    }
    parts.extend(rest.into_iter().map(|line| Part::Words("", line)));
    parts
}

/// Whether the line in focus stands on this row.
fn holds(part: &Part, form: &NamingForm) -> bool {
    match (part, form.line) {
        (Part::Name, Line::Name)
        | (Part::Day, Line::Day)
        | (Part::Voice, Line::Voice)
        | (Part::Role, Line::Role) => true,
        (Part::Roles(row), Line::Present(at)) => at % form.rows_of_roles() == *row,
        (Part::Roles(row), Line::Another) => form.roles.len() % form.rows_of_roles() == *row,
        _ => false,
    }
}

fn draw_part(sheet: &mut Sheet<'_>, body: Rect, y: u16, part: &Part, form: &NamingForm) {
    let (plain, quiet, strong) = (sheet.ink.plain, sheet.ink.quiet, sheet.ink.strong);
    let left = left(body);
    match part {
        Part::Gap => {}
        Part::Intro(text) => drop(sheet.put(body, 3, y, text, plain)),
        Part::Name => field(sheet, body, y, "Name it", form, Line::Name),
        Part::Day => field(sheet, body, y, "Date", form, Line::Day),
        Part::Role => field(sheet, body, y, "Whose, by job role", form, Line::Role),
        Part::Wrong(says) => {
            sheet.put_short(body, left, y, body.width.saturating_sub(left + 1), says, strong);
        }
        Part::Voice => voice(sheet, body, y, form),
        Part::Roles(row) => roles(sheet, body, y, *row, form),
        Part::Words(label, text) => {
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

fn index(form: &NamingForm, line: Line) -> usize {
    form.lines().iter().position(|other| *other == line).unwrap_or(0)
}

fn label(sheet: &mut Sheet<'_>, body: Rect, y: u16, words: &str, is_in_focus: bool) {
    let (plain, strong) = (sheet.ink.plain, sheet.ink.strong);
    sheet.put_short(body, 3, y, left(body).saturating_sub(4), words, plain);
    if is_in_focus {
        sheet.put(body, 1, y, "►", strong);
    }
}

fn field(sheet: &mut Sheet<'_>, body: Rect, y: u16, words: &str, form: &NamingForm, line: Line) {
    let is_in_focus = form.line == line;
    label(sheet, body, y, words, is_in_focus);
    let text = match line {
        Line::Name => &form.label,
        Line::Day => &form.day,
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

fn voice(sheet: &mut Sheet<'_>, body: Rect, y: u16, form: &NamingForm) {
    let is_in_focus = form.line == Line::Voice;
    label(sheet, body, y, "Whose view is it?", is_in_focus);
    let at = index(form, Line::Voice);
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

fn roles(sheet: &mut Sheet<'_>, body: Rect, y: u16, row: usize, form: &NamingForm) {
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
                let line = Line::Present(at);
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

fn another(sheet: &mut Sheet<'_>, body: Rect, spot: Rect, y: u16, form: &NamingForm) {
    let is_in_focus = form.line == Line::Another;
    sheet.click(spot, 0, y, spot.width, Command::Focus(index(form, Line::Another)));
    if is_in_focus {
        let strong = sheet.ink.strong;
        sheet.put(body, (spot.x - body.x).saturating_sub(2), y, "►", strong);
        sheet.line_field(spot, 0, y, spot.width.saturating_sub(2), &form.another, true);
    } else {
        let quiet = sheet.ink.quiet;
        sheet.put_short(spot, 0, y, spot.width.saturating_sub(2), "[ ] add a role …", quiet);
    }
}
