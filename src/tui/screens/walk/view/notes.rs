//! Writing on the walk: the line for why something does not apply, the note, the evidence, the
//! search.

use ratatui::layout::Rect;

use super::{draw_heading, heading_height, items};
use crate::maturity::ids::ItemId;
use crate::tui::app_view::AppView;
use crate::tui::document::{truncate, wrap};
use crate::tui::protocol::command::Command;
use crate::tui::screens::walk::evidence::{EvidenceField, EvidenceForm};
use crate::tui::screens::walk::{AreaContext, TextEntry, Walk};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::text_field::TextField;

pub(crate) fn draw(
    canvas: &mut Canvas<'_>,
    area: Rect,
    app: &AppView<'_>,
    walk: &Walk,
    writing: &TextEntry,
    here: &AreaContext<'_>,
) {
    match writing {
        TextEntry::NotApplicable { field, used_reasons: before, .. } => {
            draw_not_applicable(canvas, area, app, walk, here, field, before);
        }
        TextEntry::Note { item, field } => {
            let last = walk.last_time.answers.get(item).and_then(|then| then.note.as_deref());
            draw_note(canvas, area, here, item, field, last);
        }
        TextEntry::Evidence(form) => {
            let (good, stale) = walk.last_time.evidence(&form.item, app.now.today);
            let texts: Vec<String> =
                stale.iter().chain(&good).map(|piece| piece.text.clone()).collect();
            draw_evidence(canvas, area, here, form, &texts.join("; "));
        }
        TextEntry::Search { field, focus: at } => {
            draw_search(canvas, area, app, walk, here, field, *at);
        }
    }
}

pub(crate) fn hint(writing: &TextEntry) -> String {
    match writing {
        TextEntry::NotApplicable { .. } => "Without a reason it stays as it was.",
        TextEntry::Note { .. } => {
            "Kept as you type. Private: never in what you share, unless you say so."
        }
        TextEntry::Evidence(_) => {
            "Kept as you type. Days in any form: 1 Oct 2027, 1/10/27, October 2027."
        }
        TextEntry::Search { .. } => {
            "Type words that occur in the statement, its example or its id."
        }
    }
    .to_owned()
}

fn draw_not_applicable(
    canvas: &mut Canvas<'_>,
    area: Rect,
    app: &AppView<'_>,
    walk: &Walk,
    here: &AreaContext<'_>,
    field: &TextField,
    before: &[String],
) {
    let rows = u16::try_from(before.len().min(3)).unwrap_or(0) + 3;
    let above = Rect { height: area.height.saturating_sub(rows), ..area };
    items::draw(canvas, above, app, walk, here);
    canvas.cursor = None;
    let below = Rect { y: above.bottom(), height: area.height - above.height, ..area };
    let (strong, quiet) = (canvas.theme.strong, canvas.theme.quiet);
    canvas.put(below, 0, 0, "Why does it not apply to you? One line.", strong);
    canvas.draw_line_field(below, 0, 1, below.width.saturating_sub(1), field, true);
    for (y, reason) in (2..).zip(before.iter().take(3)) {
        canvas.put_truncated(
            below,
            2,
            y,
            below.width.saturating_sub(2),
            &format!("used before: {reason}"),
            quiet,
        );
    }
}

/// The item that is written about, on the top rows; returns the row below it.
fn draw_item_heading(
    canvas: &mut Canvas<'_>,
    area: Rect,
    here: &AreaContext<'_>,
    item: &ItemId,
    what: &str,
) -> u16 {
    draw_heading(canvas, area, here, what, false);
    let top = heading_height(area, here, false);
    let text = here.matrix.item(item).map_or("", |item| item.text());
    let lines = wrap(text, usize::from(area.width.saturating_sub(1)));
    let shown = lines.len().min(3);
    for (y, line) in (top..).zip(lines.iter().take(shown)) {
        canvas.put(area, 0, y, line, canvas.theme.plain);
    }
    top + u16::try_from(shown).unwrap_or(3)
}

fn draw_note(
    canvas: &mut Canvas<'_>,
    area: Rect,
    here: &AreaContext<'_>,
    item: &ItemId,
    field: &TextField,
    last: Option<&str>,
) {
    let mut top = draw_item_heading(canvas, area, here, item, "note") + 1;
    top += draw_last_text(canvas, area, top, last.unwrap_or_default());
    let advice =
        wrap(crate::tui::screens::walk::PRIVACY_NOTICE, usize::from(area.width.saturating_sub(1)));
    let below = u16::try_from(advice.len()).unwrap_or(0) + 1;
    let advice_fits = area.height > top + below + 4;
    let height = area.height.saturating_sub(top + if advice_fits { below } else { 0 });
    draw_boxed_field(
        canvas,
        Rect { y: area.y + top, height, width: area.width.saturating_sub(1), ..area },
        field,
        true,
    );
    if advice_fits {
        for (y, line) in (top + height..).zip(&advice) {
            canvas.put(area, 0, y, line, canvas.theme.quiet);
        }
    }
}

/// Last time's text above the field, in two lines at most, with the key that takes it over; returns
/// how many rows it took.
fn draw_last_text(canvas: &mut Canvas<'_>, area: Rect, y: u16, last: &str) -> u16 {
    if last.is_empty() || area.height < y + 8 {
        return 0;
    }
    let width = usize::from(area.width.saturating_sub(1)).max(1);
    let words = format!("Last time: {}", last.split_whitespace().collect::<Vec<_>>().join(" "));
    let mut lines = wrap(&words, width);
    if lines.len() > 2 {
        let rest = lines.split_off(1).join(" ");
        lines.push(truncate(&rest, width));
    }
    lines.push("Ctrl-L takes it over into the field.".to_owned());
    for (y, line) in (y..).zip(&lines) {
        canvas.put(area, 0, y, line, canvas.theme.quiet);
    }
    u16::try_from(lines.len()).unwrap_or(3)
}

fn draw_boxed_field(canvas: &mut Canvas<'_>, area: Rect, field: &TextField, in_focus: bool) {
    let style = if in_focus { canvas.theme.strong } else { canvas.theme.rule };
    let inner = usize::from(area.width.saturating_sub(2));
    canvas.put(area, 0, 0, &format!("┌{}┐", "─".repeat(inner)), style);
    for y in 1..area.height.saturating_sub(1) {
        canvas.put(area, 0, y, "│", style);
        canvas.put(area, area.width.saturating_sub(1), y, "│", style);
    }
    canvas.put(area, 0, area.height.saturating_sub(1), &format!("└{}┘", "─".repeat(inner)), style);
    let inside = Rect {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    };
    canvas.draw_text_field(inside, field, in_focus);
}

fn draw_evidence(
    canvas: &mut Canvas<'_>,
    area: Rect,
    here: &AreaContext<'_>,
    form: &EvidenceForm,
    last: &str,
) {
    let mut top = draw_item_heading(
        canvas,
        area,
        here,
        &form.item,
        &format!("evidence {} of {}", form.index + 1, form.count()),
    ) + 1;
    top += draw_last_text(canvas, area, top, last);
    let (strong, plain) = (canvas.theme.strong, canvas.theme.plain);
    canvas.put(
        area,
        0,
        top,
        "What shows it?",
        if form.focus == EvidenceField::Text { strong } else { plain },
    );
    let height = area.height.saturating_sub(top + 6).clamp(3, 8);
    let text = Rect { y: area.y + top + 1, height, width: area.width.saturating_sub(1), ..area };
    draw_boxed_field(
        canvas,
        text.intersection(area),
        &form.text,
        form.focus == EvidenceField::Text,
    );
    let fields = [
        (EvidenceField::Whose, "Whose is it? (a role)", &form.whose),
        (EvidenceField::Dated, "From which day?", &form.dated),
        (EvidenceField::GoodUntil, "Good until?", &form.good_until),
    ];
    let mut y = top + 1 + height;
    for (line, label, field) in fields {
        let in_focus = form.focus == line;
        canvas.put(area, 0, y, label, if in_focus { strong } else { plain });
        canvas.draw_line_field(area, 22, y, area.width.saturating_sub(23), field, in_focus);
        y += 1;
    }
    let in_focus = form.focus == EvidenceField::Supports;
    let words = if form.supports {
        "(•) speaks for it   ( ) speaks against it"
    } else {
        "( ) speaks for it   (•) speaks against it"
    };
    canvas.put(area, 2, y, words, plain);
    if in_focus {
        canvas.draw_focus(area, 0, y, area.width.saturating_sub(1));
    }
}

fn draw_search(
    canvas: &mut Canvas<'_>,
    area: Rect,
    app: &AppView<'_>,
    walk: &Walk,
    here: &AreaContext<'_>,
    field: &TextField,
    at: usize,
) {
    let found = walk.search_results(app.state);
    let (strong, plain, quiet) = (canvas.theme.strong, canvas.theme.plain, canvas.theme.quiet);
    canvas.put(area, 0, 0, "Search the statements", strong);
    canvas.draw_line_field(area, 0, 1, area.width.saturating_sub(1), field, true);
    let cursor = canvas.cursor;
    canvas.put(
        area,
        0,
        2,
        &crate::maturity::phrases::pluralize(found.len(), "statement", "statements"),
        quiet,
    );
    let rows = usize::from(area.height.saturating_sub(3));
    let at = at.min(found.len().saturating_sub(1));
    let first = (at + 1).saturating_sub(rows);
    for (y, (number, (_, id))) in (3..).zip(found.iter().enumerate().skip(first).take(rows)) {
        let text = here.matrix.item(id).map_or("", |item| item.text());
        canvas.put_truncated(area, 2, y, area.width.saturating_sub(3), text, plain);
        canvas.add_hit_area(area, 0, y, area.width, Command::Open(number));
        if number == at {
            canvas.draw_focus(area, 0, y, area.width.saturating_sub(1));
        }
    }
    canvas.cursor = cursor;
}
