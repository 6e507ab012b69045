//! The table of page 1: a row for each area, with arrows about the cell that can be changed.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::short;
use crate::maturity::assessment::Aim;
use crate::maturity::matrix::Domain;
use crate::maturity::{phrases, scoring};
use crate::tui::protocol::command::Command;
use crate::tui::screens::save::aims::{self, AimColumn};
use crate::tui::screens::save::{Save, SaveDraft};
use crate::tui::widgets::canvas::Canvas;

/// Columns at which the parts of a row begin.
struct AimColumns {
    say: u16,
    next: u16,
    look: u16,
    why: u16,
}

impl AimColumns {
    fn of(width: u16) -> Self {
        let part = |hundredths: u16| {
            u16::try_from(u32::from(width) * u32::from(hundredths) / 100).unwrap_or(0)
        };
        match width {
            100.. => Self { say: 35, next: 53, look: 77, why: 92 },
            72.. => Self { say: 25, next: 40, look: 59, why: 73 },
            _ => Self { say: part(32), next: part(54), look: part(78), why: part(96) },
        }
    }
}

/// The headings of the table.
pub(crate) fn headings(sheet: &mut Canvas<'_>, body: Rect, y: u16) {
    let at = AimColumns::of(body.width);
    let quiet = sheet.ink.quiet;
    for (x, end, words) in [
        (at.say, at.next, "we say"),
        (at.next, at.look, "what next"),
        (at.look, at.why, "look again"),
        (at.why, body.width, "why"),
    ] {
        sheet.put_short(body, x, y, end.saturating_sub(x + 1).max(3), words, quiet);
    }
}

/// The rows of the table, from where the one in focus is seen.
pub(crate) fn list(sheet: &mut Canvas<'_>, area: Rect, saving: &Save, here: SaveDraft<'_>) {
    let focus = saving.aims.area.min(here.matrix.domains.len().saturating_sub(1));
    let top = (focus + 1).saturating_sub(usize::from(area.height));
    for (y, (at, domain)) in (0..area.height).zip(here.matrix.domains.iter().enumerate().skip(top))
    {
        sheet.click(area, 0, y, area.width, Command::Focus(at));
        row(sheet, area, y, here, domain);
        if at == focus {
            in_focus(sheet, area, y, saving, here, domain);
        }
    }
}

fn row(sheet: &mut Canvas<'_>, area: Rect, y: u16, here: SaveDraft<'_>, domain: &Domain) {
    let at = AimColumns::of(area.width);
    let (plain, quiet) = (sheet.ink.plain, sheet.ink.quiet);
    sheet.put_short(area, 3, y, at.say.saturating_sub(4), domain.short(), plain);
    let reading = scoring::read_domain(here.matrix, domain, here.said);
    let words = phrases::headline_in_short(here.matrix, &reading);
    let says = match reading.judged {
        Some(_) => words + if reading.differs() { " *" } else { "" },
        None if reading.answered == 0 => words,
        None => format!("({words})"),
    };
    sheet.put_short(area, at.say, y, at.next.saturating_sub(at.say + 3), &says, plain);
    let aim = here.said.aims.get(&domain.id);
    let style = if aim.is_some() { plain } else { quiet };
    sheet.put_short(
        area,
        at.next,
        y,
        next_width(&at),
        &next_words(here, aim, next_width(&at)),
        style,
    );
    sheet.put_short(area, at.look, y, at.why.saturating_sub(at.look + 3), &look_words(aim), style);
    sheet.put_short(
        area,
        at.why,
        y,
        area.width.saturating_sub(at.why + 1),
        &why_words(area.width, aim),
        style,
    );
}

fn next_width(at: &AimColumns) -> u16 {
    at.look.saturating_sub(at.next + 4)
}

/// "move to Step 2"; where that is too long, "to Step 2".
pub(crate) fn next_words(here: SaveDraft<'_>, aim: Option<&Aim>, width: u16) -> String {
    let Some(aim) = aim else { return "not decided".to_owned() };
    let words = phrases::wish_words(here.matrix, aim);
    match words.strip_prefix("move ") {
        Some(rest) if words.width() > usize::from(width) => rest.to_owned(),
        _ => words,
    }
}

fn look_words(aim: Option<&Aim>) -> String {
    match aim.map(|aim| aim.review_on) {
        None => "-".to_owned(),
        Some(None) => "no day".to_owned(),
        Some(Some(day)) => day.strftime("%b %Y").to_string(),
    }
}

fn why_words(width: u16, aim: Option<&Aim>) -> String {
    match aim.and_then(|aim| aim.reason.as_deref()) {
        None => "-".to_owned(),
        Some(reason) if width >= 100 => reason.to_owned(),
        Some(_) => "noted".to_owned(),
    }
}

/// The row in focus: the mark, its name turned round, and arrows about the cell that ◄► change.
fn in_focus(
    sheet: &mut Canvas<'_>,
    area: Rect,
    y: u16,
    saving: &Save,
    here: SaveDraft<'_>,
    domain: &Domain,
) {
    let at = AimColumns::of(area.width);
    sheet.focus(area, 1, y, at.say.saturating_sub(3));
    let aim = here.said.aims.get(&domain.id);
    let (x, room, words) = match saving.aims.column {
        AimColumn::WhatNext => (at.next, next_width(&at), next_words(here, aim, next_width(&at))),
        AimColumn::LookAgain => (at.look, at.why.saturating_sub(at.look + 3), look_words(aim)),
    };
    let wide = short(words.width()).min(room);
    let (strong, focus) = (sheet.ink.strong, sheet.ink.focus);
    let (back, on) = aims::ways(here, domain, saving.aims.column);
    sheet.put_short(area, x, y, wide, &words, focus);
    if back && x >= 2 {
        sheet.put(area, x - 2, y, "◄", strong);
        sheet.click(area, x - 2, y, 2, Command::Left);
    }
    if on {
        sheet.put(area, x + wide + 1, y, "►", strong);
        sheet.click(area, x + wide, y, 2, Command::Right);
    }
    sheet.cursor_at(area, x, y);
}
