//! Drawing the glossary: its page, with the line to find a word by above it.

use super::Glossary;
use crate::tui::app_view::AppView;
use crate::tui::page_rows::LaidOutPage;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};
use crate::tui::widgets::page_view;
use crate::tui::widgets::rect::RectExt;

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, screen: &Glossary) {
    let page = screen.page(app.state);
    let Some(field) = screen.search.shown() else {
        let hint = "Words as this matrix uses them, by the alphabet.";
        return page_view::draw(canvas, app, &page, screen.position, hint);
    };
    let is_typing = screen.search.is_typing();
    let laid_out = LaidOutPage::new(&page, screen.page_size(app.state));
    let frame = Frame {
        title: page.title.clone(),
        top_right: Some(screen.position.viewport(&laid_out).more_words().unwrap_or_default()),
        hint: "Words, or what explains them.".to_owned(),
        esc: "all words",
        ..Frame::default()
    };
    let body = frame::draw(canvas, app, &frame);
    canvas.cursor = None;
    canvas.text(body.skip_left(2), "Find:", canvas.theme.strong);
    canvas.line_field(body.skip_left(8).skip_right(2), field, is_typing);
    let cursor = canvas.cursor;
    page_view::draw_rows(canvas, body.skip_top(super::SEARCH_ROWS), &laid_out, screen.position);
    if is_typing {
        canvas.cursor = cursor;
    }
}
