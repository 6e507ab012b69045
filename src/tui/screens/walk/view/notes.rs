//! Writing on the walk: the line for why something does not apply, the note, the evidence.

use jiff::civil::Date;
use ratatui::layout::{Constraint, Layout, Rect};

use super::{draw_item_heading, draw_last_text, evidence_form, items, search};
use crate::maturity::ids::ItemId;
use crate::maturity::text_wrap::wrap;
use crate::tui::app_view::AppView;
use crate::tui::screens::walk::{AreaContext, TextEntry, Walk};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::rect::RectExt;
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
        TextEntry::Search { field, focus } => {
            let found = walk.search_results(app.state);
            search::draw(canvas, area, here, field, (&found, *focus));
        }
    }
}

pub(crate) fn hint(writing: &TextEntry, today: Date) -> String {
    match writing {
        TextEntry::NotApplicable { .. } => {
            "Job roles, not names. Without a reason it can't be kept.".to_owned()
        }
        TextEntry::Note { .. } => {
            "Kept as you type. Private: shared only if you say so.".to_owned()
        }
        TextEntry::Evidence(form) => evidence_form::hint(form, today),
        TextEntry::Search { .. } => "Words of the statement, of its example, or its id.".to_owned(),
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
    let box_rows = canvas.line_box_rows(area.height.saturating_sub(ROWS_BESIDE_LINE));
    let reasons = before.len().min(3);
    let rows = u16::try_from(reasons).unwrap_or(0) + 2 + box_rows;
    let [above, below] =
        Layout::vertical([Constraint::Fill(1), Constraint::Length(rows)]).areas(area);
    items::draw(canvas, above, app, walk, here, false);
    canvas.cursor = None;
    canvas.text(below, "Why does it not apply to you? One line.", canvas.theme.strong);
    let line = below.skip_top(1);
    canvas.draw_line_box(line.take_top(box_rows).skip_right(1), field);
    let reasons: Vec<String> =
        before.iter().take(reasons).map(|reason| format!("used before: {reason}")).collect();
    canvas.lines(line.skip_top(box_rows).skip_left(2), &reasons, canvas.theme.quiet);
}

/// The rows that stay beside a line to write in before it stands in a box.
const ROWS_BESIDE_LINE: u16 = 8;

fn draw_note(
    canvas: &mut Canvas<'_>,
    area: Rect,
    here: &AreaContext<'_>,
    item: &ItemId,
    field: &TextField,
    last: Option<&str>,
) {
    let rest = draw_item_heading(canvas, area, here, item, "note").skip_top(1);
    let rest = draw_last_text(canvas, rest, last.unwrap_or_default());
    let width = area.skip_right(1).columns_of_text();
    let advice = wrap(crate::tui::screens::walk::PRIVACY_NOTICE, width);
    let below = u16::try_from(advice.len()).unwrap_or(0) + 1;
    let advice_fits = rest.height > below + 4;
    let place = rest.skip_bottom(if advice_fits { below } else { 0 });
    canvas.draw_boxed_field(place.skip_right(1), field, true);
    if advice_fits {
        canvas.lines(rest.skip_top(place.height), &advice, canvas.theme.quiet);
    }
}
