//! Drawing the settings, and where everything is kept.

use super::{Settings, fields};
use crate::tui::app_view::AppView;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::form::Form;
use crate::tui::widgets::frame::{self, Frame};

/// The rows from which on there is an empty one between all that is said.
const MIN_ROOMY_HEIGHT: u16 = 18;

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, settings: Settings) {
    let frame = Frame {
        title: "Settings".to_owned(),
        hint: settings.hint(app.state).to_owned(),
        esc: "back",
        ..Frame::default()
    };
    let body = frame::draw(canvas, app, &frame);
    let (plain, quiet, strong, width) =
        (canvas.theme.plain, canvas.theme.quiet, canvas.theme.strong, body.width);
    let mut form = Form::with_label_width(12);
    let is_roomy = body.height >= MIN_ROOMY_HEIGHT;
    if body.height > 8 {
        let intro = if is_roomy {
            "What you change here applies at once, and on this computer only."
        } else {
            "A change applies at once, on this computer only."
        };
        form.paragraph(intro, quiet, width);
        form.blank();
    }
    for (at, line) in fields(app.state).iter().enumerate() {
        form.choice(line.label(), &line.value_words(app.state.appearance), at);
    }
    form.blank();
    form.paragraph("Where everything is", strong, width);
    let places = [
        ("Your workbook folder", &app.state.library_dir),
        ("Recovery copies and indexes: no need to back these up", &app.state.state_dir),
        ("These settings", &app.state.settings_path),
    ];
    for (what, place) in places.into_iter().filter(|(_, place)| !place.is_empty()) {
        if is_roomy {
            form.blank();
        }
        form.paragraph(what, plain, width);
        form.paragraph(place, quiet, width);
    }
    form.draw(canvas, body, settings.focus);
}
