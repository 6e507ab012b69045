//! The table of page 1: a row for each area, with arrows about the cell that can be changed.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::to_u16;
use crate::maturity::assessment::Aim;
use crate::maturity::matrix::Domain;
use crate::maturity::{phrases, scoring};
use crate::tui::protocol::command::Command;
use crate::tui::screens::save::aims::{self, AimColumn};
use crate::tui::screens::save::{Save, SaveDraft};
use crate::tui::widgets::canvas::Canvas;

struct AimColumns {
    standing: u16,
    aim: u16,
    review: u16,
    reason: u16,
}

impl AimColumns {
    fn of(width: u16) -> Self {
        let part = |hundredths: u16| {
            u16::try_from(u32::from(width) * u32::from(hundredths) / 100).unwrap_or(0)
        };
        match width {
            100.. => Self { standing: 35, aim: 53, review: 77, reason: 92 },
            72.. => Self { standing: 25, aim: 40, review: 59, reason: 73 },
            _ => Self { standing: part(32), aim: part(54), review: part(78), reason: part(96) },
        }
    }
}

pub(crate) fn draw_headings(canvas: &mut Canvas<'_>, body: Rect, y: u16) {
    let at = AimColumns::of(body.width);
    let quiet = canvas.theme.quiet;
    for (x, end, words) in [
        (at.standing, at.aim, "we say"),
        (at.aim, at.review, "what next"),
        (at.review, at.reason, "look again"),
        (at.reason, body.width, "why"),
    ] {
        canvas.put_truncated(body, x, y, end.saturating_sub(x + 1).max(3), words, quiet);
    }
}

pub(crate) fn draw_list(canvas: &mut Canvas<'_>, area: Rect, saving: &Save, here: SaveDraft<'_>) {
    let focus = saving.aims.focus.min(here.matrix.domains.len().saturating_sub(1));
    let top = (focus + 1).saturating_sub(usize::from(area.height));
    for (y, (at, domain)) in (0..area.height).zip(here.matrix.domains.iter().enumerate().skip(top))
    {
        canvas.add_hit_area(area, 0, y, area.width, Command::Focus(at));
        draw_row(canvas, area, y, saving, here, domain);
        if at == focus {
            draw_focus(canvas, area, y, saving, here, domain);
        }
    }
}

fn draw_row(
    canvas: &mut Canvas<'_>,
    area: Rect,
    y: u16,
    saving: &Save,
    here: SaveDraft<'_>,
    domain: &Domain,
) {
    let at = AimColumns::of(area.width);
    let (plain, quiet) = (canvas.theme.plain, canvas.theme.quiet);
    canvas.put_truncated(area, 3, y, at.standing.saturating_sub(4), domain.short_name(), plain);
    let reading = scoring::evaluate_domain(here.matrix, domain, here.assessment);
    let words = phrases::headline_short(here.matrix, &reading);
    let is_last = here
        .assessment
        .judgements
        .get(&domain.id)
        .is_some_and(|judgement| judgement.as_of.is_some());
    let says = match reading.judged {
        Some(_) if is_last => format!("({words})"),
        Some(_) => words + if reading.differs() { " *" } else { "" },
        None if reading.answered == 0 => words,
        None => format!("({words})"),
    };
    canvas.put_truncated(
        area,
        at.standing,
        y,
        at.aim.saturating_sub(at.standing + 3),
        &says,
        plain,
    );
    let aim = saving.aim(here, &domain.id);
    let style = if aim.is_some() { plain } else { quiet };
    canvas.put_truncated(
        area,
        at.aim,
        y,
        aim_width(&at),
        &shown_aim_words(here, aim, aim_width(&at)),
        style,
    );
    canvas.put_truncated(
        area,
        at.review,
        y,
        at.reason.saturating_sub(at.review + 3),
        &review_words(aim.map(|(aim, _)| aim)),
        style,
    );
    canvas.put_truncated(
        area,
        at.reason,
        y,
        area.width.saturating_sub(at.reason + 1),
        &reason_words(area.width, aim.map(|(aim, _)| aim)),
        style,
    );
}

fn aim_width(at: &AimColumns) -> u16 {
    at.review.saturating_sub(at.aim + 4)
}

/// "move to Step 2"; where that is too long, "to Step 2".
pub(crate) fn aim_words(here: SaveDraft<'_>, aim: Option<&Aim>, width: u16) -> String {
    let Some(aim) = aim else { return "not decided".to_owned() };
    let words = phrases::format_aim(here.matrix, aim);
    match words.strip_prefix("move ") {
        Some(rest) if words.width() > usize::from(width) => rest.to_owned(),
        _ => words,
    }
}

/// The same; in brackets where it was said last time and not since.
fn shown_aim_words(here: SaveDraft<'_>, aim: Option<(&Aim, bool)>, width: u16) -> String {
    match aim {
        Some((aim, true)) => format!("({})", aim_words(here, Some(aim), width.saturating_sub(2))),
        aim => aim_words(here, aim.map(|(aim, _)| aim), width),
    }
}

fn review_words(aim: Option<&Aim>) -> String {
    match aim.map(|aim| aim.review_on) {
        None => "-".to_owned(),
        Some(None) => "no day".to_owned(),
        Some(Some(day)) => day.strftime("%b %Y").to_string(),
    }
}

fn reason_words(width: u16, aim: Option<&Aim>) -> String {
    match aim.and_then(|aim| aim.reason.as_deref()) {
        None => "-".to_owned(),
        Some(reason) if width >= 100 => reason.to_owned(),
        Some(_) => "noted".to_owned(),
    }
}

/// The row in focus: the mark, a bar, and arrows about the cell that ◄► change.
fn draw_focus(
    canvas: &mut Canvas<'_>,
    area: Rect,
    y: u16,
    saving: &Save,
    here: SaveDraft<'_>,
    domain: &Domain,
) {
    let at = AimColumns::of(area.width);
    canvas.draw_focus(area, 1, y, area.width.saturating_sub(1));
    let shown = saving.aim(here, &domain.id);
    let aim = shown.map(|(aim, _)| aim);
    let (x, screen, words) = match saving.aims.column {
        AimColumn::Aim => (at.aim, aim_width(&at), shown_aim_words(here, shown, aim_width(&at))),
        AimColumn::ReviewOn => {
            (at.review, at.reason.saturating_sub(at.review + 3), review_words(aim))
        }
    };
    let wide = to_u16(words.width()).min(screen);
    let key = canvas.theme.key;
    let (back, on) = aims::available_steps(here, domain, aim, saving.aims.column);
    if back && x >= 2 {
        canvas.put(area, x - 2, y, "◄", key);
        canvas.add_hit_area(area, x - 2, y, 2, Command::Left);
    }
    if on {
        canvas.put(area, x + wide + 1, y, "►", key);
        canvas.add_hit_area(area, x + wide, y, 2, Command::Right);
    }
    canvas.set_cursor(area, x.saturating_sub(1), y);
}
