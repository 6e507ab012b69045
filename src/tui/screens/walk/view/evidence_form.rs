//! Drawing the form for evidence, with a mark beside a day that can't be read.

use jiff::civil::Date;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::{draw_item_heading, draw_last_text};
use crate::tui::app_view::AppView;
use crate::tui::document::wrap;
use crate::tui::protocol::command::Command;
use crate::tui::screens::walk::evidence::{self, EvidenceField, EvidenceForm, FIELDS};
use crate::tui::screens::walk::{AreaContext, PRIVACY_NOTICE};
use crate::tui::widgets::canvas::Canvas;

/// What stands beside a day that can't be read.
const UNREAD_MARK: &str = " no day yet";

pub(crate) fn hint(form: &EvidenceForm, today: Date) -> String {
    let is_day = matches!(form.focus, EvidenceField::Dated | EvidenceField::GoodUntil);
    match form.field().filter(|_| is_day) {
        Some(field) if evidence::is_unread(field, today) => {
            format!("'{}' is no day yet: write it like 1 Oct 2027.", field.text().trim())
        }
        Some(_) => "Days in any form: 1 Oct 2027, 1/10/27, October 2027.".to_owned(),
        None => "Kept as you type. Nothing about patients; job roles, not names.".to_owned(),
    }
}

pub(crate) fn draw(
    canvas: &mut Canvas<'_>,
    area: Rect,
    app: &AppView<'_>,
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
    let advice = wrap(PRIVACY_NOTICE, usize::from(area.width.saturating_sub(1)));
    let below = u16::try_from(advice.len()).unwrap_or(0) + 1;
    let advice_fits = area.height > top + 5 + below + 3;
    let rest = top + 6 + if advice_fits { below } else { 0 };
    let height = area.height.saturating_sub(rest).clamp(3, 8);
    let text = Rect { y: area.y + top + 1, height, width: area.width.saturating_sub(1), ..area };
    add_field_area(canvas, area, (top, height + 1), EvidenceField::Text);
    canvas.draw_boxed_field(text.intersection(area), &form.text, form.focus == EvidenceField::Text);
    let y = draw_lines(canvas, area, top + 1 + height, app.now.today, form);
    draw_choice(canvas, area, y, form);
    if advice_fits {
        for (y, line) in (y + 2..).zip(&advice) {
            canvas.put(area, 0, y, line, canvas.theme.quiet);
        }
    }
}

/// The one-line fields; returns the row after them.
fn draw_lines(
    canvas: &mut Canvas<'_>,
    area: Rect,
    top: u16,
    today: Date,
    form: &EvidenceForm,
) -> u16 {
    let (strong, plain) = (canvas.theme.strong, canvas.theme.plain);
    let fields = [
        (EvidenceField::Whose, "Whose is it? (a role)", &form.whose),
        (EvidenceField::Dated, "From which day?", &form.dated),
        (EvidenceField::GoodUntil, "Good until?", &form.good_until),
    ];
    let mut y = top;
    for (line, label, field) in fields {
        let in_focus = form.focus == line;
        add_field_area(canvas, area, (y, 1), line);
        canvas.put(area, 0, y, label, if in_focus { strong } else { plain });
        let is_day = line != EvidenceField::Whose;
        let is_wrong = is_day && !in_focus && evidence::is_unread(field, today);
        let mark = match is_wrong {
            true if area.width < 44 => " ?",
            true => UNREAD_MARK,
            false => "",
        };
        let wide = u16::try_from(mark.width()).unwrap_or(0);
        let width = area.width.saturating_sub(23 + wide);
        canvas.draw_line_field(area, 22, y, width, field, in_focus);
        canvas.put(area, 22 + width, y, mark, canvas.theme.warning);
        y += 1;
    }
    y
}

/// A click on the rows of a field leads into it.
fn add_field_area(
    canvas: &mut Canvas<'_>,
    area: Rect,
    (top, rows): (u16, u16),
    field: EvidenceField,
) {
    let Some(at) = FIELDS.iter().position(|line| *line == field) else { return };
    for y in (top..area.height).take(usize::from(rows)) {
        canvas.add_hit_area(area, 0, y, area.width, Command::Focus(at));
    }
}

fn draw_choice(canvas: &mut Canvas<'_>, area: Rect, y: u16, form: &EvidenceForm) {
    let plain = canvas.theme.plain;
    let in_focus = form.focus == EvidenceField::Supports;
    let words = if form.supports {
        "(•) speaks for it   ( ) speaks against it"
    } else {
        "( ) speaks for it   (•) speaks against it"
    };
    canvas.put(area, 2, y, words, plain);
    for (number, at) in words.match_indices('(').map(|(at, _)| at).enumerate() {
        let x = 2 + u16::try_from(words.get(..at).map_or(0, UnicodeWidthStr::width)).unwrap_or(0);
        canvas.add_hit_area(area, x, y, area.width.saturating_sub(x), Command::Choose(number));
    }
    if in_focus {
        canvas.draw_focus(area, 0, y, area.width.saturating_sub(1));
    }
}
