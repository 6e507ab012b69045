//! Drawing the form about the network: a label and a field or a choice on each line; why it is
//! asked stands above the keys.

use ratatui::layout::Rect;

use super::{AboutUs, FIELDS, FieldInput, ProfileField};
use crate::maturity::text_wrap::wrap;
use crate::tui::app_view::AppView;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::form::Form;
use crate::tui::widgets::frame::{self, Frame};
use crate::tui::widgets::text_field::TextField;

const INTRO: &str = "Only the name is needed. The rest is shown wherever networks are put side by side, so that others see where you start from.";

const LABEL_WIDTH: u16 = 29;

/// Rows for what it is for: two, or three where it is long or the screen is high.
fn purpose_rows(field: &TextField, body: Rect) -> u16 {
    let width = usize::from(body.width.saturating_sub(LABEL_WIDTH + 10)).max(1);
    let needed: usize = field.text().split('\n').map(|line| wrap(line, width).len()).sum();
    if body.height > 20 || needed > 2 { 3 } else { 2 }
}

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, about: &AboutUs) {
    let name = app.state.network_state.as_ref().map_or("", |record| record.network.name.as_str());
    let frame = Frame {
        title: format!("{name} · About us"),
        hint: about.focused_field().help().to_owned(),
        esc: "keep all",
        ..Frame::default()
    };
    let body = frame::draw(canvas, app, &frame);
    let spare = body.height > 20;
    let mut form = Form::with_label_width(LABEL_WIDTH);
    if body.height >= 8 {
        let quiet = canvas.theme.quiet;
        // whole sentences only: the rest is said of each line as it comes into focus
        let intro = if body.height >= 16 { INTRO } else { "Only the name is needed." };
        form.paragraph(intro, quiet, body.width);
        form.blank();
    }
    for (at, (line, entry)) in FIELDS.iter().zip(&about.inputs).enumerate() {
        match entry {
            FieldInput::Choice(choice) => form.choice(line.label(), choice.label(), at),
            FieldInput::Text(field) if *line == ProfileField::Purpose => {
                form.field(line.label(), field, purpose_rows(field, body), at);
            }
            FieldInput::Text(field) => form.field(line.label(), field, 1, at),
        }
        let ends_block = matches!(line, ProfileField::OdsCode)
            || (spare && matches!(line, ProfileField::Practices | ProfileField::AreasOverlap));
        if ends_block {
            form.blank();
        }
    }
    form.draw(canvas, body, about.focus);
}
