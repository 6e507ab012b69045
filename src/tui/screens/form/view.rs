//! Drawing the lines that say what a form asks, of whom and by when.

use super::{Form, FormField};
use crate::tui::app_view::AppView;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::form;
use crate::tui::widgets::frame::{self, Frame};

const INTRO: &str = "One person fills it in, in a spreadsheet program or a browser, and sends it back. Leave a line empty if anyone may answer.";

const LABEL_WIDTH: u16 = 26;

fn hint(field: FormField) -> &'static str {
    match field {
        FormField::Matrix => "The form asks what this matrix asks. ◄► chooses.",
        FormField::Subject => "A few words, as you would name it to colleagues.",
        FormField::Role => "A job role and no name, such as practice manager.",
        FormField::Place => "Such as Elm Surgery. It is noted here, and stands in the form.",
        FormField::Due => "A day such as 12 December. Returns then show what is late.",
        FormField::Noted => {
            "Then Returns shows who was asked. It stays in this folder. ◄► chooses."
        }
    }
}

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, screen: &Form) {
    let name = app.state.network_state.as_ref().map_or("", |record| record.network.name.as_str());
    let frame = Frame {
        title: format!("{name} · A form to fill in"),
        top_right: Some("nothing written yet".to_owned()),
        hint: hint(screen.focus).to_owned(),
        esc: "back",
        ..Frame::default()
    };
    let body = frame::draw(canvas, app, &frame);
    let (strong, quiet) = (canvas.theme.strong, canvas.theme.quiet);
    let matrix = &screen.matrix().matrix;
    let mut lines = form::Form::with_label_width(LABEL_WIDTH);
    let fields = screen.fields();
    if !fields.contains(&FormField::Matrix) {
        lines.paragraph(&format!("Matrix: {}", matrix.full_title()), strong, body.width);
    }
    if body.height >= 9 {
        lines.paragraph(INTRO, quiet, body.width);
        lines.blank();
    }
    let about = matrix.about_one.as_deref().unwrap_or("thing");
    for (at, field) in fields.into_iter().enumerate() {
        match field {
            FormField::Matrix => lines.choice("Matrix", matrix.short_title(), at),
            FormField::Subject => {
                lines.field(&format!("About which {about}"), &screen.subject, 1, at);
            }
            FormField::Role => lines.field("Who is asked, by role", &screen.role, 1, at),
            FormField::Place => lines.field("Practice or organisation", &screen.place, 1, at),
            FormField::Due => lines.field("Wanted back by", &screen.due, 1, at),
            FormField::Noted => {
                let words = if screen.is_noted { "yes" } else { "no" };
                lines.choice("Note that I asked", words, at);
            }
        }
    }
    lines.draw(canvas, body, screen.position());
}
