//! Drawing: one drawing for each screen. Drawing changes nothing; what a click means comes
//! back as [`HitAreas`].

use super::theme;
use ratatui::Frame;

use super::app::App;
use super::protocol::hit_areas::HitAreas;
use super::theme::Theme;
use super::widgets::canvas::Canvas;

/// Draws the screen the person is on.
pub fn view(app: &App, frame: &mut Frame<'_>) -> HitAreas {
    let ink = Theme::of(app.desk.look.theme);
    let mut sheet =
        Canvas { buffer: frame.buffer_mut(), ink, places: HitAreas::default(), cursor: None };
    screens::draw(&mut sheet, app);
    let (places, cursor) = (std::mem::take(&mut sheet.places), sheet.cursor);
    if app.desk.look.ascii {
        theme::to_ascii(frame.buffer_mut());
    }
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
    places
}

mod screens {
    //! Which drawing belongs to which screen.

    use crate::tui::app::App;
    use crate::tui::document::Document;
    use crate::tui::screens::matrices::Matrices;
    use crate::tui::screens::{self, ActiveScreen};
    use crate::tui::widgets::canvas::Canvas;
    use crate::tui::widgets::document_view;

    /// Draws the screen the person is on.
    pub(crate) fn draw(sheet: &mut Canvas<'_>, app: &App) {
        let desk = &app.desk;
        let mut page =
            |page: &Document, read, hint: &str| document_view::draw(sheet, app, page, read, hint);
        match &app.screen {
            ActiveScreen::Welcome(room) => screens::welcome::view::draw(sheet, app, room),
            ActiveScreen::Networks(room) => screens::networks::view::draw(sheet, app, room),
            ActiveScreen::AboutUs(room) => screens::about_us::view::draw(sheet, app, room),
            ActiveScreen::Settings(room) => screens::settings::view::draw(sheet, app, *room),
            ActiveScreen::Compare(room) => screens::compare::view::draw(sheet, app, room),
            ActiveScreen::Bringing(room) => {
                screens::spreadsheet_import::view::bringing(sheet, app, room);
            }
            ActiveScreen::Preview(room) => {
                screens::spreadsheet_import::view::preview(sheet, app, room);
            }
            ActiveScreen::Titling(room) => {
                screens::spreadsheet_import::view::titling(sheet, app, room);
            }
            ActiveScreen::WritingOut(room) => {
                screens::spreadsheet_import::view::writing_out(sheet, app, room);
            }
            ActiveScreen::Conflict(room) => screens::conflict::view::draw(sheet, app, room),
            ActiveScreen::Asking(asking) => {
                page(&asking.page(desk), asking.read, "Keeping it is safe: nothing changes.");
            }
            ActiveScreen::Matrices(list) => {
                page(&Matrices::page(desk), list.read, &list.hint(desk));
            }
            ActiveScreen::Copying(room) => screens::copy_matrix::view::draw(sheet, app, room),
            ActiveScreen::Changing(room) => page(&room.page(desk), room.read, &room.hint(desk)),
            ActiveScreen::Revising(room) => page(&room.page(), room.read, room.hint()),
            ActiveScreen::MatrixPage(room) => page(&room.page(desk), room.read, room.hint()),
            ActiveScreen::Help(help) => {
                page(&help.page(desk), help.read, "The same keys mean the same everywhere.");
            }
            ActiveScreen::Why(why) => page(&why.page(desk), why.read, "Enter walks this area."),
            ActiveScreen::Glossary(words) => {
                page(&words.page(desk), words.read, "Words as this matrix uses them.");
            }
            ActiveScreen::Problems(problems) => page(
                &problems.page(desk),
                problems.read,
                "Everything else works. Nothing was changed or moved.",
            ),
            ActiveScreen::Walk(room) => screens::walk::view::draw(sheet, app, room),
            ActiveScreen::LinesUp(room) => screens::crosswalk_editor::view::draw(sheet, app, room),
            ActiveScreen::Subject(room) => screens::subject::view::draw(sheet, app, room),
            ActiveScreen::Home(room) => screens::home::view::draw(sheet, app, *room),
            ActiveScreen::Progress(room) => screens::progress::view::draw(sheet, app, room),
            ActiveScreen::Saving(page) => screens::save::view::draw(sheet, app, page),
            ActiveScreen::Needs(needs) => {
                page(&needs.page(desk), needs.read, "Tick what you need. None of it is scored.");
            }
            ActiveScreen::Reading(reading) => {
                page(&reading.page(desk), reading.read, "A saved snapshot never changes.");
            }
            ActiveScreen::Sharing(room) => screens::share::view::draw(sheet, app, room),
            ActiveScreen::Shares(room) => screens::share_log::view::draw(sheet, app, room),
            ActiveScreen::Receiving(room) => screens::import::view::draw(sheet, app, room),
            ActiveScreen::History(history) => {
                page(&history.page(desk), history.read, "Enter reads the whole snapshot.");
            }
            ActiveScreen::Palette(room) => screens::palette::view::draw(sheet, app, room),
        }
    }
}
