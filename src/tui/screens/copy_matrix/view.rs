//! Drawing the one question of a copy: what it is called.

use super::CopyMatrix;
use crate::tui::app_view::AppView;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::form::Form;
use crate::tui::widgets::frame::{self, Frame};

/// Draws the question.
pub(crate) fn draw(sheet: &mut Canvas<'_>, app: &AppView<'_>, room: &CopyMatrix) {
    let frame = Frame {
        title: "Copy and make ours".to_owned(),
        hint: "The original stays as it is, and stays in use.".to_owned(),
        esc: "back",
        ..Frame::default()
    };
    let body = frame::draw(sheet, app, &frame);
    let (plain, quiet) = (sheet.theme.plain, sheet.theme.quiet);
    let matrix = &room.source.matrix;
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
        "It becomes a file in your workbook folder. Change words, areas and stages in any text editor, then use it beside the others.",
        quiet,
        body.width,
    );
    form.blank();
    form.paragraph("What do you call it?", plain, body.width);
    form.boxed(&room.name, 1, 0);
    form.draw(sheet, body, 0);
}
