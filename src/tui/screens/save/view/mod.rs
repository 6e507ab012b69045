//! Drawing the two pages of saving a snapshot.

mod aim_columns;
mod aim_detail;
mod aim_words;
mod aims;
mod aims_table;
mod choices;
mod details;
mod details_row;

use unicode_width::UnicodeWidthStr;

use super::{Save, SavePage};
use crate::tui::app_view::AppView;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};
use crate::tui::widgets::rect::RectExt;

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, saving: &Save) {
    let Some(here) = saving.draft_context(app.state) else {
        draw_empty(canvas, app, saving);
        return;
    };
    match saving.page {
        SavePage::Aims => aims::draw(canvas, app, saving, here),
        SavePage::Details => details::draw(canvas, app, saving, here),
    }
}

fn title(app: &AppView<'_>, saving: &Save, what: &str) -> String {
    let record = app.state.network_state.as_ref();
    let network = record.map(|record| record.network.name.as_str()).unwrap_or_default();
    let drafted =
        saving.draft.and_then(|draft| app.state.open_draft(draft)).map(|open| &open.matrix);
    let known = drafted.or_else(|| record.and_then(|record| record.matrix(&saving.subject.matrix)));
    let matrix = known
        .map(|known| {
            frame::subject_title(
                app,
                &saving.subject,
                &known.matrix,
                network.width() + what.width() + 6,
            )
        })
        .unwrap_or_default();
    format!("{network} · {matrix} · {what}")
}

fn draw_empty(canvas: &mut Canvas<'_>, app: &AppView<'_>, saving: &Save) {
    let frame = Frame {
        title: title(app, saving, "Save a snapshot"),
        hint: "Enter starts the walk.".to_owned(),
        esc: "back",
        ..Frame::default()
    };
    let body = frame::draw(canvas, app, &frame);
    let text = "Nothing is answered yet, so there is nothing to save.\n\
                Press Enter to start the walk, and answer some statements first. It need not be all of \
                them: what is open stays open. s then saves a snapshot.";
    let inside = body.skip_top(1).skip_left(3).skip_right(3);
    canvas.paragraph(inside, text, canvas.theme.plain);
}

fn to_u16(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX).min(1000)
}
