//! Drawing: rooms of the same names as in `app`. Drawing changes nothing; what a click means comes back as [`Places`].

pub mod about_us;
pub mod board;
pub mod compare;
pub mod conflict;
pub mod copying;
pub mod forms;
pub mod frame;
pub mod home;
pub mod ink;
pub mod lined_up;
pub mod lines_up;
pub mod networks;
pub mod pages;
pub mod palette;
pub mod progress;
pub mod receiving;
pub mod saving;
pub mod settings;
pub mod shares;
pub mod sharing;
pub mod sheet;
pub mod sheets;
pub mod subject;
pub mod walk;
pub mod welcome;

use ratatui::Frame;

use self::ink::Ink;
use self::sheet::Sheet;
use crate::app::App;
use crate::app::words::places::Places;

/// Draws the screen the person is on.
pub fn view(app: &App, frame: &mut Frame<'_>) -> Places {
    let ink = Ink::of(app.desk.look.theme);
    let mut sheet =
        Sheet { buffer: frame.buffer_mut(), ink, places: Places::default(), cursor: None };
    screens::draw(&mut sheet, app);
    let (places, cursor) = (std::mem::take(&mut sheet.places), sheet.cursor);
    if app.desk.look.ascii {
        ink::to_ascii(frame.buffer_mut());
    }
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
    places
}

mod screens {
    //! Which drawing belongs to which screen.

    use super::sheet::Sheet;
    use super::{
        about_us, compare, conflict, copying, home, networks, pages, palette, progress, receiving,
        saving, settings, shares, sharing, sheets, subject, walk, welcome,
    };
    use crate::app::App;
    use crate::app::matrices::Matrices;
    use crate::app::screen::Screen;

    /// Draws the screen the person is on.
    pub(crate) fn draw(sheet: &mut Sheet<'_>, app: &App) {
        let desk = &app.desk;
        match &app.screen {
            Screen::Welcome(room) => welcome::draw(sheet, app, room),
            Screen::Networks(room) => networks::draw(sheet, app, room),
            Screen::AboutUs(room) => about_us::draw(sheet, app, room),
            Screen::Settings(room) => settings::draw(sheet, app, *room),
            Screen::Compare(room) => compare::draw(sheet, app, room),
            Screen::Bringing(room) => sheets::bringing(sheet, app, room),
            Screen::Preview(room) => sheets::preview(sheet, app, room),
            Screen::Titling(room) => sheets::titling(sheet, app, room),
            Screen::WritingOut(room) => sheets::writing_out(sheet, app, room),
            Screen::Conflict(room) => conflict::draw(sheet, app, room),
            Screen::Asking(asking) => {
                pages::draw(
                    sheet,
                    app,
                    &asking.page(desk),
                    asking.read,
                    "Keeping it is safe: nothing changes.",
                );
            }
            Screen::Matrices(list) => {
                pages::draw(sheet, app, &Matrices::page(desk), list.read, &list.hint(desk))
            }
            Screen::Copying(room) => copying::draw(sheet, app, room),
            Screen::Changing(room) => {
                pages::draw(sheet, app, &room.page(desk), room.read, &room.hint(desk))
            }
            Screen::Revising(room) => pages::draw(sheet, app, &room.page(), room.read, room.hint()),
            Screen::MatrixPage(room) => {
                pages::draw(sheet, app, &room.page(desk), room.read, room.hint());
            }
            Screen::Help(help) => pages::draw(
                sheet,
                app,
                &help.page(desk),
                help.read,
                "The same keys mean the same everywhere.",
            ),
            Screen::Why(why) => {
                pages::draw(sheet, app, &why.page(desk), why.read, "Enter walks this area.")
            }
            Screen::Glossary(words) => pages::draw(
                sheet,
                app,
                &words.page(desk),
                words.read,
                "Words as this matrix uses them.",
            ),
            Screen::Problems(problems) => {
                pages::draw(
                    sheet,
                    app,
                    &problems.page(desk),
                    problems.read,
                    "Everything else works. Nothing was changed or moved.",
                );
            }
            Screen::Walk(room) => walk::draw(sheet, app, room),
            Screen::LinesUp(room) => super::lines_up::draw(sheet, app, room),
            Screen::Subject(room) => subject::draw(sheet, app, room),
            Screen::Home(room) => home::draw(sheet, app, *room),
            Screen::Progress(room) => progress::draw(sheet, app, room),
            Screen::Saving(page) => saving::draw(sheet, app, page),
            Screen::Needs(needs) => {
                pages::draw(
                    sheet,
                    app,
                    &needs.page(desk),
                    needs.read,
                    "Tick what you need. None of it is scored.",
                );
            }
            Screen::Reading(reading) => {
                pages::draw(
                    sheet,
                    app,
                    &reading.page(desk),
                    reading.read,
                    "A saved snapshot never changes.",
                );
            }
            Screen::Sharing(room) => sharing::draw(sheet, app, room),
            Screen::Shares(room) => shares::draw(sheet, app, room),
            Screen::Receiving(room) => receiving::draw(sheet, app, room),
            Screen::History(history) => {
                pages::draw(
                    sheet,
                    app,
                    &history.page(desk),
                    history.read,
                    "Enter reads the whole snapshot.",
                );
            }
            Screen::Palette(room) => palette::draw(sheet, app, room),
        }
    }
}
