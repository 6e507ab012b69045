//! Writing on the walk: the line for why something does not apply, the note, the evidence, the
//! search.

use jiff::civil::Date;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::{draw_heading, items};
use crate::maturity::ids::ItemId;
use crate::tui::app_view::AppView;
use crate::tui::document::wrap;
use crate::tui::protocol::command::Command;
use crate::tui::screens::walk::evidence::{self, EvidenceField, EvidenceForm};
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
        TextEntry::Note { item, field } => draw_note(canvas, area, here, item, field),
        TextEntry::Evidence(form) => draw_evidence(canvas, area, app, here, form),
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
        TextEntry::Evidence(form) => evidence_hint(form, today),
        TextEntry::Search { .. } => {
            "Type words that occur in the statement, its example or its id.".to_owned()
        }
    }
}

fn evidence_hint(form: &EvidenceForm, today: Date) -> String {
    let is_day = matches!(form.focus, EvidenceField::Dated | EvidenceField::GoodUntil);
    match form.field().filter(|_| is_day) {
        Some(field) if evidence::is_unread(field, today) => {
            format!("'{}' is no day yet: write it like 1 Oct 2027.", field.text().trim())
        }
        Some(_) => "Days in any form: 1 Oct 2027, 1/10/27, October 2027.".to_owned(),
        None => "Kept as you type. Nothing about patients; job roles, not names.".to_owned(),
    }
}

/// What stands beside a day that can't be read.
const UNREAD_MARK: &str = " no day yet";

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
    items::draw(canvas, above, app, walk, here);
    canvas.cursor = None;
    let below = Rect { y: above.bottom(), height: area.height - above.height, ..area };
    let (strong, quiet) = (canvas.theme.strong, canvas.theme.quiet);
    canvas.put(below, 0, 0, "Why does it not apply to you? One line.", strong);
    let line = Rect {
        y: below.y + 1,
        height: box_rows,
        width: below.width.saturating_sub(1),
        ..below
    };
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

/// The item that is written about, on the top rows; returns the row below it.
fn draw_item_heading(
    canvas: &mut Canvas<'_>,
    area: Rect,
    here: &AreaContext<'_>,
    item: &ItemId,
    what: &str,
) -> u16 {
    let top = draw_heading(canvas, area, here, what, false);
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
) {
    let top = draw_item_heading(canvas, area, here, item, "note") + 1;
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

fn draw_evidence(
    canvas: &mut Canvas<'_>,
    area: Rect,
    app: &AppView<'_>,
    here: &AreaContext<'_>,
    form: &EvidenceForm,
) {
    let top = draw_item_heading(
        canvas,
        area,
        here,
        &form.item,
        &format!("evidence {} of {}", form.index + 1, form.count()),
    ) + 1;
    let (strong, plain) = (canvas.theme.strong, canvas.theme.plain);
    canvas.put(
        area,
        0,
        top,
        "What shows it?",
        if form.focus == EvidenceField::Text { strong } else { plain },
    );
    let advice =
        wrap(crate::tui::screens::walk::PRIVACY_NOTICE, usize::from(area.width.saturating_sub(1)));
    let below = u16::try_from(advice.len()).unwrap_or(0) + 1;
    let advice_fits = area.height > top + 5 + below + 3;
    let rest = top + 6 + if advice_fits { below } else { 0 };
    let height = area.height.saturating_sub(rest).clamp(3, 8);
    let text = Rect { y: area.y + top + 1, height, width: area.width.saturating_sub(1), ..area };
    canvas.draw_boxed_field(
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
        let is_day = line != EvidenceField::Whose;
        let is_wrong = is_day && !in_focus && evidence::is_unread(field, app.now.today);
        let mark = if is_wrong { UNREAD_MARK } else { "" };
        let wide = u16::try_from(mark.width()).unwrap_or(0);
        let width = area.width.saturating_sub(23 + wide);
        canvas.draw_line_field(area, 22, y, width, field, in_focus);
        canvas.put(area, 22 + width, y, mark, canvas.theme.warning);
        y += 1;
    }
    if advice_fits {
        for (y, line) in (y + 2..).zip(&advice) {
            canvas.put(area, 0, y, line, canvas.theme.quiet);
        }
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
    let rows = canvas.line_box_rows(area.height.saturating_sub(8));
    let line =
        Rect { y: area.y + 1, height: rows, width: area.width.saturating_sub(1), ..area };
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
        let text = here.matrix.item(id).map_or("", |item| item.text());
        canvas.put_truncated(area, 2, y, area.width.saturating_sub(3), text, plain);
        canvas.add_hit_area(area, 0, y, area.width, Command::Open(number));
        if number == at {
            canvas.draw_focus(area, 0, y, area.width.saturating_sub(1));
        }
    }
    canvas.cursor = cursor;
}
