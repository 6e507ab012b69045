//! The table of page 1: a row for each area, with arrows about the cell that can be changed.

use ratatui::layout::{Constraint, Rect};
use unicode_width::UnicodeWidthStr;

use super::to_u16;
use crate::maturity::assessment::Aim;
use crate::maturity::matrix::Domain;
use crate::maturity::{phrases, scoring};
use crate::tui::protocol::command::Command;
use crate::tui::screens::save::aims::{self, AimColumn};
use crate::tui::screens::save::{Save, SaveDraft};
use crate::tui::viewport::Viewport;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::rect::RectExt;
use crate::tui::widgets::table::Columns;

/// The columns: each is as wide as what stands in it. What is too much for the screen is taken from
/// *why* first, which stands below the table too, then from the names.
struct AimColumns {
    columns: Columns,
    has_reason: bool,
}

const NAME: usize = 0;
const STANDING: usize = 1;
const AIM: usize = 2;
const REVIEW: usize = 3;
const REASON: usize = 4;

/// The columns before an area's name, and between two columns: room for an arrow beside the cell in
/// focus.
const GAP: u16 = 3;
/// As wide as "Nov 2027"; "look again" above it hangs over where there is room.
const REVIEW_WIDTH: u16 = 8;
/// As wide as "Nov 27", on a narrow screen, where a name would be cut for the whole year.
const SHORT_REVIEW_WIDTH: u16 = 6;
/// Fewer columns than this are a narrow screen.
const NARROW: u16 = 72;
const REASON_WIDTH: u16 = 5;
/// The fewest columns in which *why* has some; below, it stands under the table.
const WHOLE_REASON: u16 = 100;
const SHORTEST_NAME: u16 = 12;
const SHORTEST: u16 = 6;

impl AimColumns {
    fn of(area: Rect, saving: &Save, here: SaveDraft<'_>) -> Self {
        let widest = |words: &dyn Fn(&Domain) -> String| {
            let widths = here.matrix.domains.iter().map(|domain| to_u16(words(domain).width()));
            widths.max().unwrap_or(0)
        };
        let name = widest(&|domain| domain.short_name().to_owned());
        let standing = widest(&|domain| standing_words(here, domain)).max(SHORTEST);
        let aim = widest(&|domain| shown_aim_words(here, saving.aim(here, &domain.id), 0)).max(11);
        // nothing jumps when an aim is changed, where there is room for the longest
        let stages = here.matrix.stages.iter();
        let longest = stages.map(|stage| to_u16(stage.name.width()) + 3).max().unwrap_or(0);
        let review = if area.width < NARROW { SHORT_REVIEW_WIDTH } else { REVIEW_WIDTH };
        let all = total(&[name, standing, aim.max(longest), review, REASON_WIDTH]);
        let aim = if all <= area.width { aim.max(longest) } else { aim };
        Self::fit(area, vec![name, standing, aim, review, REASON_WIDTH])
    }

    fn fit(area: Rect, mut widths: Vec<u16>) -> Self {
        let has_reason = area.width >= WHOLE_REASON && total(&widths) <= area.width;
        if !has_reason {
            widths.pop();
        }
        for (number, least) in [(NAME, SHORTEST_NAME), (STANDING, SHORTEST), (AIM, SHORTEST)] {
            let over = total(&widths).saturating_sub(area.width);
            widths[number] = widths[number].min(widths[number].saturating_sub(over).max(least));
        }
        // what is free is shared, but columns far apart are hard to read across
        let free = (area.width.saturating_sub(total(&widths)) / 4).min(6);
        let last = widths.len() - 1;
        let mut widths: Vec<Constraint> =
            widths.into_iter().map(|width| Constraint::Length(width + free)).collect();
        widths[last] = Constraint::Fill(1);
        // nothing that ends where the screen does is cut for a margin
        let inside = area.skip_left(GAP).skip_right(u16::from(has_reason));
        let columns = Columns::of(inside, &widths, GAP);
        Self { columns, has_reason }
    }
}

/// How many columns of the screen a row takes.
fn total(widths: &[u16]) -> u16 {
    widths.iter().map(|width| width + GAP).sum()
}

pub(crate) fn draw_headings(
    canvas: &mut Canvas<'_>,
    row: Rect,
    saving: &Save,
    here: SaveDraft<'_>,
) {
    let AimColumns { columns, has_reason } = AimColumns::of(row, saving, here);
    let review = if row.width < NARROW { "review" } else { "look again" };
    let heads = [(STANDING, "we say"), (AIM, "what next"), (REVIEW, review), (REASON, "why")];
    for (number, words) in heads.into_iter().filter(|(number, _)| *number < REASON || has_reason) {
        let cell = columns.cell(number, row);
        // a heading may hang over the gap behind it
        let room = row.behind(cell.before(0)).take_left(cell.width + GAP - 1);
        if usize::from(room.width) < words.width() {
            // at the right end of the screen over the gap before it
            canvas.text_right(row.skip_right(1), words, canvas.theme.quiet);
        } else {
            canvas.text(room, words, canvas.theme.quiet);
        }
    }
}

pub(crate) fn draw_list(canvas: &mut Canvas<'_>, area: Rect, saving: &Save, here: SaveDraft<'_>) {
    let domains = &here.matrix.domains;
    let focus = saving.aims.focus.min(domains.len().saturating_sub(1));
    let columns = AimColumns::of(area, saving, here);
    let view = Viewport::following(focus..focus + 1, usize::from(area.height), domains.len());
    for (row, at) in area.rows().zip(view.visible()) {
        canvas.click(row, Command::Focus(at));
        draw_row(canvas, row, &columns, saving, here, &domains[at]);
        if at == focus {
            draw_focus(canvas, row, &columns, saving, here, &domains[at]);
        }
    }
}

fn draw_row(
    canvas: &mut Canvas<'_>,
    row: Rect,
    at: &AimColumns,
    saving: &Save,
    here: SaveDraft<'_>,
    domain: &Domain,
) {
    let plain = canvas.theme.plain;
    let shown = saving.aim(here, &domain.id);
    let style = if shown.is_some() { plain } else { canvas.theme.quiet };
    let aim = shown.map(|(aim, _)| aim);
    let cells = [
        (NAME, domain.short_name().to_owned(), plain),
        (STANDING, standing_words(here, domain), plain),
        (AIM, shown_aim_words(here, shown, to_u16(at.columns.width(AIM))), style),
        (REVIEW, review_words(row.width, aim), style),
        (REASON, reason_words(row.width, aim), style),
    ];
    for (number, words, style) in cells {
        canvas.text(at.columns.cell(number, row), &words, style);
    }
}

/// The stage; in brackets where it was said last time, with a question mark where only the answers
/// suggest it.
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
        None => format!("({words}?)"),
    }
}

/// Whether something in the table stands in brackets.
pub(crate) fn has_brackets(saving: &Save, here: SaveDraft<'_>) -> bool {
    here.matrix.domains.iter().any(|domain| {
        let aim = shown_aim_words(here, saving.aim(here, &domain.id), 0);
        aim.starts_with('(') || standing_words(here, domain).starts_with('(')
    })
}

/// Whether the stage of an area stands with a star.
pub(crate) fn has_star(here: SaveDraft<'_>, domain: &Domain) -> bool {
    standing_words(here, domain).ends_with('*')
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

fn review_words(width: u16, aim: Option<&Aim>) -> String {
    match aim.map(|aim| aim.review_on) {
        None => "-".to_owned(),
        Some(None) => "no day".to_owned(),
        Some(Some(day)) if width < NARROW => day.strftime("%b %y").to_string(),
        Some(Some(day)) => day.strftime("%b %Y").to_string(),
    }
}

fn reason_words(width: u16, aim: Option<&Aim>) -> String {
    match aim.and_then(|aim| aim.reason.as_deref()) {
        None => "-".to_owned(),
        Some(reason) if width >= WHOLE_REASON => reason.to_owned(),
        Some(_) => "noted".to_owned(),
    }
}

/// The row in focus: the mark, a bar, and arrows about the cell that ◄► change.
fn draw_focus(
    canvas: &mut Canvas<'_>,
    row: Rect,
    at: &AimColumns,
    saving: &Save,
    here: SaveDraft<'_>,
    domain: &Domain,
) {
    canvas.focus(row.skip_left(1));
    let shown = saving.aim(here, &domain.id);
    let aim = shown.map(|(aim, _)| aim);
    let (number, words) = match saving.aims.column {
        AimColumn::Aim => (AIM, shown_aim_words(here, shown, to_u16(at.columns.width(AIM)))),
        AimColumn::ReviewOn => (REVIEW, review_words(row.width, aim)),
    };
    let cell = at.columns.cell(number, row);
    let words = cell.take_left(to_u16(words.width()));
    let key = canvas.theme.key;
    let (back, on) = aims::available_steps(here, domain, aim, saving.aims.column);
    // the cursor stands on an arrow: on a letter it would look like a fault
    if back {
        let arrow = words.before(2);
        canvas.text(arrow, "◄", key);
        canvas.click(arrow, Command::Left);
        canvas.cursor_to(arrow);
    }
    if on {
        let arrow = row.behind(words).take_left(2);
        canvas.text(arrow.skip_left(1), "►", key);
        canvas.click(arrow, Command::Right);
        canvas.cursor_to(arrow.skip_left(1));
    }
}
