//! Page 1: what next, all areas in one table; below it what stands between the area in focus and the stage aimed for.
//!
//! ```text
//!                          we say         what next          look again    why
//!    Leading together      Step 1         stay               Sep 2026      noted
//!  ► Joining up care       Step 1       ◄ move to Step 2 ►   Mar 2027      -
//! ```

use ratatui::layout::Rect;

use super::title;
use crate::app::App;
use crate::app::page::wrap;
use crate::app::saving::aims::{self, Column};
use crate::app::saving::{Here, Saving};
use crate::app::words::command::Command;
use crate::maturity::assessment::{Aim, Wish};
use crate::maturity::matrix::Domain;
use crate::maturity::saying::{self, count_of};
use crate::maturity::scoring;
use crate::ui::frame::{self, Frame};
use crate::ui::sheet::Sheet;
use unicode_width::UnicodeWidthStr;

/// Columns at which the parts of a row begin.
struct Columns {
    say: u16,
    next: u16,
    look: u16,
    why: u16,
}

impl Columns {
    fn of(width: u16) -> Self {
        let part = |hundredths: u16| u16::try_from(u32::from(width) * u32::from(hundredths) / 100).unwrap_or(0);
        match width {
            100.. => Self { say: 35, next: 53, look: 77, why: 92 },
            72.. => Self { say: 25, next: 40, look: 59, why: 73 },
            _ => Self { say: part(32), next: part(54), look: part(78), why: part(96) },
        }
    }
}

/// The rows that each part of the page gets, from the top.
struct Rows {
    intro: u16,
    gaps: [u16; 4],
    list: u16,
    count: u16,
    below: u16,
}

impl Rows {
    /// What is wanted, less what is not there: first the empty rows go, then the words at the top, then those below.
    fn fit(intro: u16, list: u16, below: u16, keep_below: u16, height: u16) -> Self {
        let mut rows = Self { intro, gaps: [1; 4], list, count: 1, below };
        let wanted = rows.intro + 4 + 1 + rows.list + rows.count + rows.below;
        let mut over = wanted.saturating_sub(height);
        let mut give = |part: &mut u16, keep: u16| {
            let cut = over.min(part.saturating_sub(keep));
            *part -= cut;
            over -= cut;
        };
        give(&mut rows.below, keep_below + 4);
        give(&mut rows.gaps[1], 0);
        give(&mut rows.gaps[0], 0);
        give(&mut rows.gaps[2], 0);
        give(&mut rows.intro, 0);
        give(&mut rows.below, keep_below);
        give(&mut rows.gaps[3], 0);
        give(&mut rows.list, 1);
        give(&mut rows.count, 0);
        rows
    }
}

/// Draws page 1.
pub(super) fn draw(sheet: &mut Sheet<'_>, app: &App, saving: &Saving, here: Here<'_>) {
    let frame = Frame { title: title(app, saving, "What next?"), hint: hint(saving, here), esc: "back", ..Frame::default() };
    let body = frame::draw(sheet, app, &frame);
    let intro = wrap(&intro(here), usize::from(body.width.saturating_sub(6)).max(1));
    let below = below(saving, here);
    let writing = saving.aims.reason.is_some();
    let wanted = if writing { 2 } else { below.len() + 1 };
    let rows =
        Rows::fit(short(intro.len()), short(here.matrix.domains.len()), short(wanted), if writing { 2 } else { 0 }, body.height);
    let mut y = 0;
    if usize::from(rows.intro) == intro.len() {
        for line in &intro {
            let plain = sheet.ink.plain;
            sheet.put(body, 3, y, line, plain);
            y += 1;
        }
    }
    y += rows.gaps[0];
    headings(sheet, body, y);
    y += 1 + rows.gaps[1];
    list(sheet, Rect { y: body.y + y, height: rows.list, ..body }.intersection(body), saving, here);
    y += rows.list + rows.gaps[2];
    if rows.count > 0 {
        count(sheet, body, y, here);
    }
    y += rows.count + rows.gaps[3];
    let rest = Rect { y: body.y + y, height: rows.below, ..body }.intersection(body);
    match &saving.aims.reason {
        Some(_) => reason(sheet, rest, saving, here),
        None => between(sheet, rest, saving, here, &below),
    }
}

fn short(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX).min(1000)
}

fn intro(here: Here<'_>) -> String {
    let judged = here.matrix.domains.iter().filter(|domain| here.said.judgements.contains_key(&domain.id)).count();
    let areas = here.matrix.domains.len();
    let first = if judged == areas {
        format!("All {} have a stage.", count_of(areas, "area", "areas"))
    } else {
        "In brackets is what the answers suggest, where you have not said your own stage.".to_owned()
    };
    format!(
        "{first} Which do you want to move? Three is plenty, and staying where you are can be right. Leave it at 'not decided' if you wish."
    )
}

fn hint(saving: &Saving, here: Here<'_>) -> String {
    let domain = saving.area(here);
    let reason = domain.and_then(|domain| here.said.aims.get(&domain.id)).and_then(|aim| aim.reason.as_deref());
    match (reason, here.matrix.asks().count()) {
        _ if saving.aims.reason.is_some() => {
            "Enter keeps it. Left empty, there is no reason, and that is all right too.".to_owned()
        }
        (Some(reason), _) => format!("Why: {reason}"),
        (None, 0) => "Enter goes on to name the snapshot. Nothing here has to be decided.".to_owned(),
        (None, asks) => {
            format!("You can also list what you need from others: {}, none of them scored.", count_of(asks, "line", "lines"))
        }
    }
}

fn headings(sheet: &mut Sheet<'_>, body: Rect, y: u16) {
    let at = Columns::of(body.width);
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

fn list(sheet: &mut Sheet<'_>, area: Rect, saving: &Saving, here: Here<'_>) {
    let focus = saving.aims.area.min(here.matrix.domains.len().saturating_sub(1));
    let top = (focus + 1).saturating_sub(usize::from(area.height));
    for (y, (at, domain)) in (0..area.height).zip(here.matrix.domains.iter().enumerate().skip(top)) {
        sheet.click(area, 0, y, area.width, Command::Focus(at));
        row(sheet, area, y, here, domain);
        if at == focus {
            in_focus(sheet, area, y, saving, here, domain);
        }
    }
}

fn row(sheet: &mut Sheet<'_>, area: Rect, y: u16, here: Here<'_>, domain: &Domain) {
    let at = Columns::of(area.width);
    let (plain, quiet) = (sheet.ink.plain, sheet.ink.quiet);
    sheet.put_short(area, 3, y, at.say.saturating_sub(4), domain.short(), plain);
    let reading = scoring::read_domain(here.matrix, domain, here.said);
    let words = saying::headline_in_short(here.matrix, &reading);
    let says = match reading.judged {
        Some(_) => words + if reading.differs() { " *" } else { "" },
        None if reading.answered == 0 => words,
        None => format!("({words})"),
    };
    sheet.put_short(area, at.say, y, at.next.saturating_sub(at.say + 3), &says, plain);
    let aim = here.said.aims.get(&domain.id);
    let style = if aim.is_some() { plain } else { quiet };
    sheet.put_short(area, at.next, y, next_width(&at), &next_words(here, aim, next_width(&at)), style);
    sheet.put_short(area, at.look, y, at.why.saturating_sub(at.look + 3), &look_words(aim), style);
    sheet.put_short(area, at.why, y, area.width.saturating_sub(at.why + 1), &why_words(area.width, aim), style);
}

fn next_width(at: &Columns) -> u16 {
    at.look.saturating_sub(at.next + 4)
}

/// "move to Step 2"; where that is too long, "to Step 2".
fn next_words(here: Here<'_>, aim: Option<&Aim>, width: u16) -> String {
    let Some(aim) = aim else { return "not decided".to_owned() };
    let words = saying::wish_words(here.matrix, aim);
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
fn in_focus(sheet: &mut Sheet<'_>, area: Rect, y: u16, saving: &Saving, here: Here<'_>, domain: &Domain) {
    let at = Columns::of(area.width);
    sheet.focus(area, 1, y, at.say.saturating_sub(3));
    let aim = here.said.aims.get(&domain.id);
    let (x, room, words) = match saving.aims.column {
        Column::WhatNext => (at.next, next_width(&at), next_words(here, aim, next_width(&at))),
        Column::LookAgain => (at.look, at.why.saturating_sub(at.look + 3), look_words(aim)),
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

fn count(sheet: &mut Sheet<'_>, body: Rect, y: u16, here: Here<'_>) {
    let moves = here.matrix.domains.iter().filter_map(|domain| here.said.aims.get(&domain.id));
    let moves = moves.filter(|aim| aim.aim == Wish::Move).count();
    let words = match moves {
        0 => "No area to move.".to_owned(),
        moves => format!("{} to move.", count_of(moves, "area", "areas")),
    };
    let (plain, quiet) = (sheet.ink.plain, sheet.ink.quiet);
    let mut x = sheet.put(body, 3, y, &words, plain);
    if moves >= 4 {
        x = sheet.put(body, x + 2, y, "Three is plenty.", quiet);
    }
    if scoring::read_all(here.matrix, here.said).iter().any(scoring::Reading::differs) {
        sheet.put(body, x + 3, y, "* the answers suggest another stage", quiet);
    }
}

/// The lines that say what stands between the area in focus and the stage aimed for.
fn below(saving: &Saving, here: Here<'_>) -> Vec<(String, String)> {
    let Some((_, holding)) = saving.area(here).and_then(|domain| aims::between(here, domain)) else { return Vec::new() };
    let line = |id| {
        let item = here.matrix.item(id)?;
        let answer = here.said.answer(id);
        let words = answer.map_or("open".to_owned(), |answer| saying::answer_words(here.matrix, answer));
        let sign = saying::answer_sign(item, here.matrix, answer).symbol();
        Some((format!("{sign} {words}"), item.text().to_owned()))
    };
    holding.items().filter_map(line).collect()
}

fn between(sheet: &mut Sheet<'_>, area: Rect, saving: &Saving, here: Here<'_>, lines: &[(String, String)]) {
    let Some(domain) = saving.area(here).filter(|_| area.height > 0) else { return };
    let (plain, quiet) = (sheet.ink.plain, sheet.ink.quiet);
    let heading = match aims::between(here, domain).and_then(|(at, _)| here.matrix.stages.get(at)) {
        Some(stage) if lines.is_empty() => format!("Nothing stands between {} and {}.", domain.short(), stage.name),
        Some(stage) => format!("What stands between {} and {}:", domain.short(), stage.name),
        None => format!("{} has no stage left to reach.", domain.short()),
    };
    sheet.put_short(area, 3, 0, area.width.saturating_sub(4), &heading, plain);
    let room = usize::from(area.height - 1);
    let shown = if lines.len() > room { room.saturating_sub(1) } else { lines.len() };
    let wide = lines.iter().take(shown).map(|(words, _)| words.width()).max().unwrap_or(0).min(24);
    for (y, (words, text)) in (1..area.height).zip(lines.iter().take(shown)) {
        sheet.put_short(area, 5, y, short(wide), words, plain);
        let x = 5 + short(wide) + 2;
        sheet.put_short(area, x, y, area.width.saturating_sub(x + 1), text, plain);
    }
    if shown < lines.len() && room > 0 {
        sheet.put(area, 5, short(shown) + 1, &format!("and {} more", lines.len() - shown), quiet);
    }
}

fn reason(sheet: &mut Sheet<'_>, area: Rect, saving: &Saving, here: Here<'_>) {
    let (Some(field), Some(domain)) = (&saving.aims.reason, saving.area(here)) else { return };
    let wish = next_words(here, here.said.aims.get(&domain.id), u16::MAX);
    let plain = sheet.ink.plain;
    let asks = format!("{}: {wish}. Why? One line. Whoever takes over will read it.", domain.short());
    sheet.put_short(area, 3, 0, area.width.saturating_sub(4), &asks, plain);
    sheet.line_field(area, 3, 1, area.width.saturating_sub(6), field, true);
}
