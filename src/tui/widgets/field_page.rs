//! Drawing a screen that asks one question with one text field.

use super::canvas::Canvas;
use super::form::Form;
use super::frame::{self, Frame};
use super::text_field::TextField;
use crate::tui::app_view::AppView;

pub(crate) fn draw(
    canvas: &mut Canvas<'_>,
    app: &AppView<'_>,
    title: &str,
    hint: &str,
    paragraphs: &[&str],
    field: &TextField,
    error: Option<&str>,
) {
    let frame =
        Frame { title: title.to_owned(), hint: hint.to_owned(), esc: "back", ..Frame::default() };
    let body = frame::draw(canvas, app, &frame);
    let (plain, quiet, strong) = (canvas.theme.plain, canvas.theme.quiet, canvas.theme.strong);
    let mut form = Form::default();
    if body.height >= 8 {
        form.blank();
        if let Some(question) = paragraphs.first() {
            form.paragraph(question, plain, body.width);
        }
        form.boxed(field, 1, 0);
    } else {
        form.field("", field, 1, 0);
    }
    if let Some(error) = error {
        form.blank();
        form.paragraph(error, strong, body.width);
    }
    for more in paragraphs.iter().skip(1) {
        form.blank();
        form.paragraph(more, quiet, body.width);
    }
    form.draw(canvas, body, 0);
}
