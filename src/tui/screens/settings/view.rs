//! Drawing the settings, and where everything is kept.

use super::{LINES, Settings};
use crate::tui::app::App;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::form::Form;
use crate::tui::widgets::frame::{self, Frame};

/// Draws the settings.
pub fn draw(sheet: &mut Canvas<'_>, app: &App, settings: Settings) {
    let frame = Frame {
        title: "Settings".to_owned(),
        hint: settings.line().why().to_owned(),
        esc: "back",
        ..Frame::default()
    };
    let body = frame::draw(sheet, app, &frame);
    let (plain, quiet, strong, width) =
        (sheet.ink.plain, sheet.ink.quiet, sheet.ink.strong, body.width);
    let mut form = Form::with_labels(12);
    if body.height > 8 {
        form.words("What you change here holds at once, and on this computer only.", quiet, width);
        form.blank();
    }
    for (at, line) in LINES.iter().enumerate() {
        form.choice(line.label(), line.words(app.desk.look), at);
    }
    form.blank();
    form.words("Where everything is", strong, width);
    let places = [
        ("Your workbook folder", &app.desk.library),
        ("Recovery copies and indexes: no need to back these up", &app.desk.state),
        ("These settings", &app.desk.settings),
    ];
    for (what, place) in places.into_iter().filter(|(_, place)| !place.is_empty()) {
        form.blank();
        form.words(what, plain, width);
        form.words(place, quiet, width);
    }
    form.draw(sheet, body, settings.at);
}
