//! Drawing the form for evidence, with a mark beside a day that can't be read.

use jiff::civil::Date;
use ratatui::layout::{Constraint, Layout, Rect};
use unicode_width::UnicodeWidthStr;

use super::{draw_item_heading, draw_last_text};
use crate::maturity::text_wrap::wrap;
use crate::tui::app_view::AppView;
use crate::tui::protocol::command::Command;
use crate::tui::screens::walk::evidence::{self, EvidenceField, EvidenceForm, FIELDS};
use crate::tui::screens::walk::{AreaContext, PRIVACY_NOTICE};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::rect::RectExt;

/// What stands beside a day that can't be read.
const UNREAD_MARK: &str = " no day yet";

pub(crate) fn hint(form: &EvidenceForm, today: Date) -> String {
    let is_day = matches!(form.focus, EvidenceField::Dated | EvidenceField::GoodUntil);
    match form.field().filter(|_| is_day) {
        Some(field) if evidence::is_unread(field, today) => {
            format!("'{}' is no day yet: write it like 1 Oct 2027.", field.text().trim())
        }
        Some(_) => "Days in any form: 1 Oct 2027, 1/10/27, October 2027.".to_owned(),
        None => "Nothing about patients; roles, not names. Kept as you type.".to_owned(),
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
    let what = format!("evidence {} of {}", form.index + 1, form.count());
    let rest = draw_item_heading(canvas, area, here, &form.item, &what).skip_top(1);
    let rest = draw_last_text(canvas, rest, last);
    let (strong, plain) = (canvas.theme.strong, canvas.theme.plain);
    let is_text = form.focus == EvidenceField::Text;
    canvas.text(rest, "What shows it?", if is_text { strong } else { plain });
    let advice = wrap(PRIVACY_NOTICE, area.skip_right(1).columns_of_text());
    let below = u16::try_from(advice.len()).unwrap_or(0) + 1;
    let advice_fits = rest.height > below + 8;
    let others = 6 + if advice_fits { below } else { 0 };
    let height = rest.height.saturating_sub(others).clamp(3, 8);
    let [text, lines, choice, _, notice] = Layout::vertical([
        Constraint::Length(1 + height),
        Constraint::Length(3),
        Constraint::Length(1),
        Constraint::Length(u16::from(advice_fits)),
        Constraint::Fill(1),
    ])
    .areas(rest);
    add_field_area(canvas, text, EvidenceField::Text);
    canvas.draw_boxed_field(text.skip_top(1).skip_right(1), &form.text, is_text);
    draw_lines(canvas, lines, app.now.today, form);
    draw_choice(canvas, choice, form);
    if advice_fits {
        canvas.lines(notice, &advice, canvas.theme.quiet);
    }
}

/// The one-line fields.
fn draw_lines(canvas: &mut Canvas<'_>, area: Rect, today: Date, form: &EvidenceForm) {
    let (strong, plain) = (canvas.theme.strong, canvas.theme.plain);
    let fields = [
        (EvidenceField::Whose, "Whose is it? (a role)", &form.whose),
        (EvidenceField::Dated, "From which day?", &form.dated),
        (EvidenceField::GoodUntil, "Good until?", &form.good_until),
    ];
    for (row, (line, words, field)) in area.rows().zip(fields) {
        let in_focus = form.focus == line;
        add_field_area(canvas, row, line);
        let is_day = line != EvidenceField::Whose;
        let is_wrong = is_day && !in_focus && evidence::is_unread(field, today);
        let mark = match is_wrong {
            true if area.width < 44 => " ?",
            true => UNREAD_MARK,
            false => "",
        };
        let wide = u16::try_from(mark.width()).unwrap_or(0);
        let widths = [Constraint::Length(22), Constraint::Fill(1), Constraint::Length(wide)];
        let [label, place, beside] = Layout::horizontal(widths).areas(row.skip_right(1));
        canvas.text(label, words, if in_focus { strong } else { plain });
        canvas.line_field(place, field, in_focus);
        canvas.text(beside, mark, canvas.theme.warning);
    }
}

/// A click on the rows of a field leads into it.
fn add_field_area(canvas: &mut Canvas<'_>, area: Rect, field: EvidenceField) {
    if let Some(at) = FIELDS.iter().position(|line| *line == field) {
        canvas.click(area, Command::Focus(at));
    }
}

fn draw_choice(canvas: &mut Canvas<'_>, row: Rect, form: &EvidenceForm) {
    let words = if form.supports {
        "(•) speaks for it   ( ) speaks against it"
    } else {
        "( ) speaks for it   (•) speaks against it"
    };
    let inside = row.skip_left(2);
    canvas.text(inside, words, canvas.theme.plain);
    for (number, at) in words.match_indices('(').map(|(at, _)| at).enumerate() {
        let before = u16::try_from(words[..at].width()).unwrap_or(0);
        canvas.click(inside.skip_left(before), Command::Choose(number));
    }
    if form.focus == EvidenceField::Supports {
        canvas.focus(row.skip_right(1));
    }
}
