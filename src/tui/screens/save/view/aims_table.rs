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

/// Where each column begins. A column is as wide as what stands in it; what is too much for the
/// screen is taken from *why* first, which stands below the table too, then from the names.
struct AimColumns {
    standing: u16,
    aim: u16,
    review: u16,
    reason: u16,
}

/// The columns that an area's name begins at, and that stand free between two columns: room for an
/// arrow beside the cell in focus.
const NAME_AT: u16 = 3;
const GAP: u16 = 3;
/// As wide as "Nov 2027"; "look again" above it hangs over where there is room.
const REVIEW: u16 = 8;
const REASON: u16 = 5;
const SHORTEST_NAME: u16 = 12;

impl AimColumns {
    fn of(width: u16, saving: &Save, here: SaveDraft<'_>) -> Self {
        let widest = |words: &dyn Fn(&Domain) -> String| {
            let widths = here.matrix.domains.iter().map(|domain| to_u16(words(domain).width()));
            widths.max().unwrap_or(0)
        };
        let name = widest(&|domain| domain.short_name().to_owned());
        let standing = widest(&|domain| standing_words(here, domain)).max(6);
        let aim = widest(&|domain| shown_aim_words(here, saving.aim(here, &domain.id), 0)).max(11);
        // nothing jumps when an aim is changed, where there is room for the longest
        let stages = here.matrix.stages.iter();
        let longest = stages.map(|stage| to_u16(stage.name.width()) + 3).max().unwrap_or(0);
        let all = NAME_AT + name + standing + aim.max(longest) + REVIEW + REASON + 4 * GAP;
        Self::fit(width, name, standing, if all <= width { aim.max(longest) } else { aim })
    }

    fn fit(width: u16, mut name: u16, mut standing: u16, mut aim: u16) -> Self {
        let mut reason = REASON;
        let total = |name: u16, standing: u16, aim: u16, reason: u16| {
            let gaps = if reason == 0 { 3 * GAP } else { 4 * GAP };
            NAME_AT + name + standing + aim + REVIEW + reason + gaps
        };
        if total(name, standing, aim, reason) > width {
            reason = 0;
        }
        let shrink = |part: &mut u16, least: u16, over: u16| {
            *part -= over.min(part.saturating_sub(least));
        };
        let over = total(name, standing, aim, reason).saturating_sub(width);
        shrink(&mut name, SHORTEST_NAME, over);
        let over = total(name, standing, aim, reason).saturating_sub(width);
        shrink(&mut standing, 6, over);
        let over = total(name, standing, aim, reason).saturating_sub(width);
        shrink(&mut aim, 6, over);
        let free = width.saturating_sub(total(name, standing, aim, reason)) / 4;
        let gap = GAP + free.min(6);
        let standing_at = NAME_AT + name + gap;
        let aim_at = standing_at + standing + gap;
        let review_at = aim_at + aim + gap;
        let reason_at = if reason == 0 { width + GAP } else { review_at + REVIEW + gap };
        Self { standing: standing_at, aim: aim_at, review: review_at, reason: reason_at }
    }
}

pub(crate) fn draw_headings(
    canvas: &mut Canvas<'_>,
    body: Rect,
    y: u16,
    saving: &Save,
    here: SaveDraft<'_>,
) {
    let at = AimColumns::of(body.width, saving, here);
    let quiet = canvas.theme.quiet;
    for (x, end, words) in [
        (at.standing, at.aim, "we say"),
        (at.aim, at.review, "what next"),
        (at.review, at.reason, if at.reason > body.width { "again" } else { "look again" }),
        (at.reason, body.width, "why"),
    ] {
        if x < body.width {
            canvas.put_truncated(body, x, y, end.saturating_sub(x + 1).max(3), words, quiet);
        }
    }
}

pub(crate) fn draw_list(canvas: &mut Canvas<'_>, area: Rect, saving: &Save, here: SaveDraft<'_>) {
    let focus = saving.aims.focus.min(here.matrix.domains.len().saturating_sub(1));
    let columns = AimColumns::of(area.width, saving, here);
    let top = (focus + 1).saturating_sub(usize::from(area.height));
    for (y, (at, domain)) in (0..area.height).zip(here.matrix.domains.iter().enumerate().skip(top))
    {
        canvas.add_hit_area(area, 0, y, area.width, Command::Focus(at));
        draw_row(canvas, area, y, &columns, saving, here, domain);
        if at == focus {
            draw_focus(canvas, area, y, &columns, saving, here, domain);
        }
    }
}

fn draw_row(
    canvas: &mut Canvas<'_>,
    area: Rect,
    y: u16,
    at: &AimColumns,
    saving: &Save,
    here: SaveDraft<'_>,
    domain: &Domain,
) {
    let (plain, quiet) = (canvas.theme.plain, canvas.theme.quiet);
    canvas.put_truncated(
        area,
        3,
        y,
        at.standing.saturating_sub(NAME_AT + GAP),
        domain.short_name(),
        plain,
    );
    let says = standing_words(here, domain);
    canvas.put_truncated(
        area,
        at.standing,
        y,
        at.aim.saturating_sub(at.standing + GAP),
        &says,
        plain,
    );
    let aim = saving.aim(here, &domain.id);
    let style = if aim.is_some() { plain } else { quiet };
    canvas.put_truncated(
        area,
        at.aim,
        y,
        aim_width(at),
        &shown_aim_words(here, aim, aim_width(at)),
        style,
    );
    canvas.put_truncated(
        area,
        at.review,
        y,
        at.reason.saturating_sub(at.review + GAP),
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

/// The stage; in brackets where it was said last time, or only the answers suggest it.
fn standing_words(here: SaveDraft<'_>, domain: &Domain) -> String {
    let reading = scoring::evaluate_domain(here.matrix, domain, here.assessment);
    let words = phrases::headline_short(here.matrix, &reading);
    let is_last = here
        .assessment
        .judgements
        .get(&domain.id)
        .is_some_and(|judgement| judgement.as_of.is_some());
    match reading.judged {
        Some(_) if is_last => format!("({words})"),
        Some(_) => words + if reading.differs() { " *" } else { "" },
        None if reading.answered == 0 => words,
        None => format!("({words})"),
    }
}

fn aim_width(at: &AimColumns) -> u16 {
    at.review.saturating_sub(at.aim + GAP)
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

/// The row in focus: the mark, its name turned round, and arrows about the cell that ◄► change.
fn draw_focus(
    canvas: &mut Canvas<'_>,
    area: Rect,
    y: u16,
    at: &AimColumns,
    saving: &Save,
    here: SaveDraft<'_>,
    domain: &Domain,
) {
    canvas.draw_focus(area, 1, y, at.standing.saturating_sub(GAP));
    let shown = saving.aim(here, &domain.id);
    let aim = shown.map(|(aim, _)| aim);
    let (x, screen, words) = match saving.aims.column {
        AimColumn::Aim => (at.aim, aim_width(at), shown_aim_words(here, shown, aim_width(at))),
        AimColumn::ReviewOn => {
            (at.review, at.reason.saturating_sub(at.review + GAP), review_words(aim))
        }
    };
    let wide = to_u16(words.width()).min(screen);
    let (strong, focus) = (canvas.theme.strong, canvas.theme.focus);
    let (back, on) = aims::available_steps(here, domain, aim, saving.aims.column);
    canvas.put_truncated(area, x, y, wide, &words, focus);
    if back && x >= 2 {
        canvas.put(area, x - 2, y, "◄", strong);
        canvas.add_hit_area(area, x - 2, y, 2, Command::Left);
    }
    if on {
        canvas.put(area, x + wide + 1, y, "►", strong);
        canvas.add_hit_area(area, x + wide, y, 2, Command::Right);
    }
    canvas.set_cursor(area, x.saturating_sub(1), y);
}
