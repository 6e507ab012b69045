//! Drawing the one question of a copy: what it is called.

use super::CopyMatrix;
use crate::tui::app_view::AppView;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::form::Form;
use crate::tui::widgets::frame::{self, Frame};

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, screen: &CopyMatrix) {
    let frame = Frame {
        title: "Copy and make ours".to_owned(),
        hint: "The original stays as it is, and stays in use.".to_owned(),
        esc: "back",
        ..Frame::default()
    };
    let body = frame::draw(canvas, app, &frame);
    let (plain, quiet) = (canvas.theme.plain, canvas.theme.quiet);
    let matrix = &screen.source.matrix;
    let mut form = Form::with_label_width(0);
    form.paragraph(
        &format!(
            "A copy of {}, revision {}, that is yours to change.",
            matrix.title, matrix.revision
        ),
        plain,
        body.width,
    );
    form.paragraph(
        "It becomes a file in your workbook folder. Its words are changed on its page: Enter on them. Space then uses it beside the others.",
        quiet,
        body.width,
    );
    form.blank();
    form.paragraph("What do you call it?", plain, body.width);
    form.boxed(&screen.name, 1, 0);
    if let Some(error) = screen.error {
        form.blank();
        form.paragraph(error, canvas.theme.strong, body.width);
    }
    form.draw(canvas, body, 0);
}
