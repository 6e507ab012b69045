//! Drawing: rooms of the same names as in `app`. Drawing changes nothing; what a click means comes
//! back as [`Places`].

use super::theme;
use ratatui::Frame;

use super::app::App;
use super::protocol::hit_areas::Places;
use super::theme::Ink;
use super::widgets::canvas::Sheet;

/// Draws the screen the person is on.
pub fn view(app: &App, frame: &mut Frame<'_>) -> Places {
    let ink = Ink::of(app.desk.look.theme);
    let mut sheet =
        Sheet { buffer: frame.buffer_mut(), ink, places: Places::default(), cursor: None };
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
    use crate::tui::document::Page;
    use crate::tui::screens::matrices::Matrices;
    use crate::tui::screens::{self, Screen};
    use crate::tui::widgets::canvas::Sheet;
    use crate::tui::widgets::document_view;

    /// Draws the screen the person is on.
    pub(crate) fn draw(sheet: &mut Sheet<'_>, app: &App) {
        let desk = &app.desk;
        let mut page =
            |page: &Page, read, hint: &str| document_view::draw(sheet, app, page, read, hint);
        match &app.screen {
            Screen::Welcome(room) => screens::welcome::view::draw(sheet, app, room),
            Screen::Networks(room) => screens::networks::view::draw(sheet, app, room),
            Screen::AboutUs(room) => screens::about_us::view::draw(sheet, app, room),
            Screen::Settings(room) => screens::settings::view::draw(sheet, app, *room),
            Screen::Compare(room) => screens::compare::view::draw(sheet, app, room),
            Screen::Bringing(room) => screens::spreadsheet_import::view::bringing(sheet, app, room),
            Screen::Preview(room) => screens::spreadsheet_import::view::preview(sheet, app, room),
            Screen::Titling(room) => screens::spreadsheet_import::view::titling(sheet, app, room),
            Screen::WritingOut(room) => {
                screens::spreadsheet_import::view::writing_out(sheet, app, room);
            }
            Screen::Conflict(room) => screens::conflict::view::draw(sheet, app, room),
            Screen::Asking(asking) => {
                page(&asking.page(desk), asking.read, "Keeping it is safe: nothing changes.");
            }
            Screen::Matrices(list) => page(&Matrices::page(desk), list.read, &list.hint(desk)),
            Screen::Copying(room) => screens::copy_matrix::view::draw(sheet, app, room),
            Screen::Changing(room) => page(&room.page(desk), room.read, &room.hint(desk)),
            Screen::Revising(room) => page(&room.page(), room.read, room.hint()),
            Screen::MatrixPage(room) => page(&room.page(desk), room.read, room.hint()),
            Screen::Help(help) => {
                page(&help.page(desk), help.read, "The same keys mean the same everywhere.");
            }
            Screen::Why(why) => page(&why.page(desk), why.read, "Enter walks this area."),
            Screen::Glossary(words) => {
                page(&words.page(desk), words.read, "Words as this matrix uses them.");
            }
            Screen::Problems(problems) => page(
                &problems.page(desk),
                problems.read,
                "Everything else works. Nothing was changed or moved.",
            ),
            Screen::Walk(room) => screens::walk::view::draw(sheet, app, room),
            Screen::LinesUp(room) => screens::crosswalk_editor::view::draw(sheet, app, room),
            Screen::Subject(room) => screens::subject::view::draw(sheet, app, room),
            Screen::Home(room) => screens::home::view::draw(sheet, app, *room),
            Screen::Progress(room) => screens::progress::view::draw(sheet, app, room),
            Screen::Saving(page) => screens::save::view::draw(sheet, app, page),
            Screen::Needs(needs) => {
                page(&needs.page(desk), needs.read, "Tick what you need. None of it is scored.");
            }
            Screen::Reading(reading) => {
                page(&reading.page(desk), reading.read, "A saved snapshot never changes.");
            }
            Screen::Sharing(room) => screens::share::view::draw(sheet, app, room),
            Screen::Shares(room) => screens::share_log::view::draw(sheet, app, room),
            Screen::Receiving(room) => screens::import::view::draw(sheet, app, room),
            Screen::History(history) => {
                page(&history.page(desk), history.read, "Enter reads the whole snapshot.");
            }
            Screen::Palette(room) => screens::palette::view::draw(sheet, app, room),
        }
    }
}
