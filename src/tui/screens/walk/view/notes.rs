//! Writing on the walk: the line for why something does not apply, the note, the evidence, the
//! search.

use jiff::civil::Date;
use ratatui::layout::Rect;

use super::{draw_item_heading, draw_last_text, evidence_form, items};
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::Item;
use crate::tui::app_view::AppView;
use crate::tui::document::wrap;
use crate::tui::protocol::command::Command;
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
            let last =
                walk.last_time.answers.get(item).and_then(|then| then.beside.note.as_deref());
            draw_note(canvas, area, here, item, field, last);
        }
        TextEntry::Evidence(form) => {
            let (good, stale) = walk.last_time.evidence(&form.item, app.now.today);
            let texts: Vec<String> =
                stale.iter().chain(&good).map(|piece| piece.text.clone()).collect();
            evidence_form::draw(canvas, area, app, here, form, &texts.join("; "));
        }
        TextEntry::Search { field, focus: at } => {
            draw_search(canvas, area, app, walk, here, field, *at);
        }
    }
}

pub(crate) fn hint(writing: &TextEntry, today: Date) -> String {
    match writing {
        TextEntry::NotApplicable { .. } => {
            "Job roles, not names. Without a reason it can't be kept.".to_owned()
        }
        TextEntry::Note { .. } => {
            "Kept as you type. Private: never in what you share, unless you say so.".to_owned()
        }
        TextEntry::Evidence(form) => evidence_form::hint(form, today),
        TextEntry::Search { .. } => {
            "Type words that occur in the statement, its example or its id.".to_owned()
        }
    }
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
    let box_rows = canvas.line_box_rows(area.height.saturating_sub(8));
    let rows = u16::try_from(before.len().min(3)).unwrap_or(0) + 2 + box_rows;
    let above = Rect { height: area.height.saturating_sub(rows), ..area };
    items::draw(canvas, above, app, walk, here, false);
    canvas.cursor = None;
    let below = Rect { y: above.bottom(), height: area.height - above.height, ..area };
    let (strong, quiet) = (canvas.theme.strong, canvas.theme.quiet);
    canvas.put(below, 0, 0, "Why does it not apply to you? One line.", strong);
    let line =
        Rect { y: below.y + 1, height: box_rows, width: below.width.saturating_sub(1), ..below };
    canvas.draw_line_box(line.intersection(below), field);
    for (y, reason) in (1 + box_rows..).zip(before.iter().take(3)) {
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
    canvas.draw_boxed_field(
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
    let rows = canvas.line_box_rows(area.height.saturating_sub(8));
    let line = Rect { y: area.y + 1, height: rows, width: area.width.saturating_sub(1), ..area };
    canvas.draw_line_box(line.intersection(area), field);
    let cursor = canvas.cursor;
    let top = 1 + rows;
    canvas.put(
        area,
        0,
        top,
        &crate::maturity::phrases::pluralize(found.len(), "statement", "statements"),
        quiet,
    );
    let rows = usize::from(area.height.saturating_sub(top + 1));
    let at = at.min(found.len().saturating_sub(1));
    let first = (at + 1).saturating_sub(rows);
    for (y, (number, (_, id))) in (top + 1..).zip(found.iter().enumerate().skip(first).take(rows)) {
        let text = here.matrix.item(id).map(Item::plain_text).unwrap_or_default();
        canvas.put_truncated(area, 2, y, area.width.saturating_sub(3), &text, plain);
        canvas.add_hit_area(area, 0, y, area.width, Command::Open(number));
        if number == at {
            canvas.draw_focus(area, 0, y, area.width.saturating_sub(1));
        }
    }
    canvas.cursor = cursor;
}
