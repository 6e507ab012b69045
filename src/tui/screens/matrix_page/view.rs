//! Drawing the page of a matrix: the text, and below it the field in which words of it are edited.

use ratatui::layout::{Constraint, Layout, Rect};

use super::MatrixPage;
use super::editor::PlaceEditor;
use crate::maturity::revision::SameMeaning;
use crate::maturity::text_wrap::wrap;
use crate::tui::app_view::AppView;
use crate::tui::page_rows::LaidOutPage;
use crate::tui::protocol::command::Command;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::form::Form;
use crate::tui::widgets::frame::{self, Frame};
use crate::tui::widgets::page_view;

/// The most rows of words that the field shows.
const MAX_FIELD_ROWS: u16 = 4;

/// The rows of the page that stay above the field.
const MIN_PAGE_ROWS: u16 = 3;

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, screen: &MatrixPage) {
    let page = screen.page(app.state);
    let Some(editor) = &screen.editor else {
        let hint = screen.hint(app.state);
        if screen.first_grid_stage.is_some() {
            let relabel = (Command::ToggleView, "as a page");
            let shown = (&page, screen.position);
            return page_view::draw_relabelled(canvas, app, shown, &hint, relabel);
        }
        return page_view::draw(canvas, app, &page, screen.position, &hint);
    };
    let frame = Frame {
        title: page.title.clone(),
        hint: screen.hint(app.state),
        esc: if editor.question.is_some() { "back" } else { "leave as it was" },
        ..Frame::default()
    };
    let body = frame::draw(canvas, app, &frame);
    let form = editor_form(canvas, editor, body);
    let most = body.height - MIN_PAGE_ROWS.min(body.height / 3);
    // a rule, so that the field is not taken for a part of what stands above it
    let form_height = form.height().min(most);
    let rule = u16::from(body.height > form_height + MIN_PAGE_ROWS);
    let [above, rule, below] = Layout::vertical([
        Constraint::Fill(1),
        Constraint::Length(rule),
        Constraint::Length(form_height),
    ])
    .areas(body);
    canvas.rule(rule);
    // as if the screen ended above the field: the line that is edited stays in sight
    let size = (app.state.size.0, app.state.size.1 - below.height - rule.height);
    page_view::draw_rows_above(canvas, above, &LaidOutPage::new(&page, size), screen.position);
    let focus = match editor.question {
        None => 0,
        Some(SameMeaning::Same) => 1,
        Some(SameMeaning::Changed) => 2,
    };
    form.draw(canvas, below, focus);
}

fn editor_form<'e>(canvas: &Canvas<'_>, editor: &'e PlaceEditor, body: Rect) -> Form<'e> {
    let (strong, quiet, warning) = (canvas.theme.strong, canvas.theme.quiet, canvas.theme.warning);
    let mut form = Form::default();
    form.paragraph(&editor.label(), strong, body.width);
    // as high as the words, and a row to write on
    let width = usize::from(body.width.saturating_sub(10)).max(1);
    let lines: usize = editor.field.text().split('\n').map(|line| wrap(line, width).len()).sum();
    let most = if body.height < 12 { 2 } else { MAX_FIELD_ROWS };
    let rows = u16::try_from(lines + usize::from(lines > 1)).unwrap_or(most).clamp(1, most);
    form.boxed(&editor.field, rows, 0);
    if let Some(error) = &editor.error {
        form.paragraph(error, warning, body.width);
    }
    if editor.question.is_some() {
        form.paragraph("Answers were given on the words before. Now it:", quiet, body.width);
        form.line("still means the same: answers go on being compared", 1);
        form.line("means something else: older answers are not compared", 2);
    }
    form
}
