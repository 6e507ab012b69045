//! Drawing the screen a person is on. Drawing changes nothing; what a click means comes back as
//! [`HitAreas`].

use ratatui::Frame;

use super::app::App;
use super::ascii;
use super::protocol::hit_areas::HitAreas;
use super::theme::Theme;
use super::widgets::canvas::Canvas;
use super::widgets::long_message::draw_long_message;

pub fn view(app: &App, frame: &mut Frame<'_>) -> HitAreas {
    let theme = Theme::of(app.state.appearance.theme, app.state.terminal_colors);
    let mut canvas = Canvas::new(frame.buffer_mut(), theme);
    app.screen.as_screen().draw(&mut canvas, &app.view());
    draw_long_message(&mut canvas, &app.view());
    let (hit_areas, cursor) =
        (std::mem::take(&mut canvas.hit_areas), canvas.cursor.or(canvas.page_cursor));
    if app.state.appearance.ascii {
        ascii::to_ascii(frame.buffer_mut());
    }
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
    hit_areas
}
