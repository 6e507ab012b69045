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
    let theme = Theme::of(app.state.appearance.theme);
    let mut sheet =
        Canvas { buffer: frame.buffer_mut(), theme, hit_areas: HitAreas::default(), cursor: None };
    screens::draw(&mut sheet, app);
    let (places, cursor) = (std::mem::take(&mut sheet.hit_areas), sheet.cursor);
    if app.state.appearance.ascii {
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
    use crate::tui::screens;
    use crate::tui::screens::ActiveScreen;
    use crate::tui::screens::matrices::Matrices;
    use crate::tui::widgets::canvas::Canvas;
    use crate::tui::widgets::document_view;

    /// Draws the screen the person is on.
    pub(crate) fn draw(sheet: &mut Canvas<'_>, app: &App) {
        let state = &app.state;
        let mut page =
            |page: &Document, read, hint: &str| document_view::draw(sheet, app, page, read, hint);
        match &app.screen {
            ActiveScreen::Welcome(room) => screens::welcome::view::draw(sheet, app, room),
            ActiveScreen::Networks(room) => screens::networks::view::draw(sheet, app, room),
            ActiveScreen::AboutUs(room) => screens::about_us::view::draw(sheet, app, room),
            ActiveScreen::Settings(room) => screens::settings::view::draw(sheet, app, *room),
            ActiveScreen::Compare(room) => screens::compare::view::draw(sheet, app, room),
            ActiveScreen::SpreadsheetPath(room) => {
                crate::tui::widgets::field_page::draw_path(sheet, app, room);
            }
            ActiveScreen::SpreadsheetPreview(room) => {
                screens::spreadsheet_preview::view::draw(sheet, app, room);
            }
            ActiveScreen::MatrixTitle(room) => {
                crate::tui::widgets::field_page::draw_title(sheet, app, room);
            }
            ActiveScreen::Export(room) => {
                crate::tui::widgets::field_page::draw_export(sheet, app, room);
            }
            ActiveScreen::Conflict(room) => screens::conflict::view::draw(sheet, app, room),
            ActiveScreen::ConfirmDiscard(asking) => {
                page(&asking.page(state), asking.position, "Keeping it is safe: nothing changes.");
            }
            ActiveScreen::Matrices(list) => {
                page(&Matrices::page(state), list.position, &list.hint(state));
            }
            ActiveScreen::CopyMatrix(room) => screens::copy_matrix::view::draw(sheet, app, room),
            ActiveScreen::MatrixFile(room) => {
                page(&room.page(state), room.position, &room.hint(state));
            }
            ActiveScreen::NextRevision(room) => page(&room.page(), room.position, room.hint()),
            ActiveScreen::MatrixPage(room) => page(&room.page(state), room.position, room.hint()),
            ActiveScreen::Help(help) => {
                page(&help.page(state), help.position, "The same keys mean the same everywhere.");
            }
            ActiveScreen::Why(why) => {
                page(&why.page(state), why.position, "Enter walks this area.");
            }
            ActiveScreen::Glossary(words) => {
                page(&words.page(state), words.position, "Words as this matrix uses them.");
            }
            ActiveScreen::Problems(problems) => page(
                &problems.page(state),
                problems.position,
                "Everything else works. Nothing was changed or moved.",
            ),
            ActiveScreen::Walk(room) => screens::walk::view::draw(sheet, app, room),
            ActiveScreen::CrosswalkEditor(room) => {
                screens::crosswalk_editor::view::draw(sheet, app, room);
            }
            ActiveScreen::Subject(room) => screens::subject::view::draw(sheet, app, room),
            ActiveScreen::Home(room) => screens::home::view::draw(sheet, app, *room),
            ActiveScreen::Progress(room) => screens::progress::view::draw(sheet, app, room),
            ActiveScreen::Save(page) => screens::save::view::draw(sheet, app, page),
            ActiveScreen::Needs(needs) => {
                page(
                    &needs.page(state),
                    needs.position,
                    "Tick what you need. None of it is scored.",
                );
            }
            ActiveScreen::SnapshotView(reading) => {
                page(&reading.page(state), reading.position, "A saved snapshot never changes.");
            }
            ActiveScreen::Share(room) => screens::share::view::draw(sheet, app, room),
            ActiveScreen::ShareLog(room) => screens::share_log::view::draw(sheet, app, room),
            ActiveScreen::Import(room) => screens::import::view::draw(sheet, app, room),
            ActiveScreen::History(history) => {
                page(&history.page(state), history.position, "Enter reads the whole snapshot.");
            }
            ActiveScreen::Palette(room) => screens::palette::view::draw(sheet, app, room),
        }
    }
}
