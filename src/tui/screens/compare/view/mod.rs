//! Drawing comparisons: side by side, as rows, and one area down to its statements. Nothing here is
//! coloured by stage.

mod columns;
mod rows;
mod statements;

use ratatui::layout::Rect;

use super::{Compare, OverlayPage};
use crate::maturity::comparison::Comparison;
use crate::maturity::comparison::align::AreaCell;
use crate::maturity::phrases::grouped;
use crate::tui::app::App;
use crate::tui::document::wrap;
use crate::tui::screens::ActiveScreen;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::document_view;
use crate::tui::widgets::frame::{self, Frame};

/// What a drawing of a comparison is made from.
struct CompareView<'v> {
    app: &'v App,
    room: &'v Compare,
    sides: &'v Comparison,
    labels: &'v [String],
}

/// Draws a comparison.
pub fn draw(sheet: &mut Canvas<'_>, app: &App, room: &Compare) {
    if let (Some((page, read)), Some(over)) = (room.page(&app.desk), room.over) {
        let hint = if over.what == OverlayPage::Adding {
            "Enter adds it; all of it is read anew."
        } else {
            "Enter goes back."
        };
        return document_view::draw(sheet, app, &page, read, hint);
    }
    let Some(sides) = room.sides.as_deref() else { return waiting(sheet, app, room) };
    let view = CompareView { app, room, sides, labels: sides.labels() };
    match (&room.area, room.is_rows()) {
        (Some(area), _) => statements::draw(sheet, &view, area),
        (None, true) => rows::draw(sheet, &view),
        (None, false) => columns::draw(sheet, &view),
    }
}

/// While the first of it is being read.
fn waiting(sheet: &mut Canvas<'_>, app: &App, room: &Compare) {
    let frame = Frame {
        title: "Compare".to_owned(),
        right: Some(reading_words(room)),
        hint: "Esc goes back; nothing is changed.".to_owned(),
        esc: esc(app),
        ..Frame::default()
    };
    let body = frame::draw(sheet, app, &frame);
    let plain = sheet.ink.plain;
    let words =
        if room.asked.is_some() { "They are being read." } else { "They could not be read." };
    sheet.put_short(body, 2, 1, body.width.saturating_sub(3), words, plain);
}

/// "reading 3 of 12…".
fn reading_words(room: &Compare) -> String {
    match (&room.asked, room.so_far) {
        (None, _) => String::new(),
        (Some(_), Some((done, of))) => {
            format!("reading {} of {}…", grouped((done + 1).min(of)), grouped(of))
        }
        (Some(asked), None) => format!("reading {}…", grouped(asked.len())),
    }
}

fn esc(app: &App) -> &'static str {
    if matches!(app.below(), Some(ActiveScreen::Home(_))) { "home" } else { "back" }
}

impl CompareView<'_> {
    fn frame(&self, title: String, hint: String) -> Frame {
        let right = if self.room.asked.is_some() {
            reading_words(self.room)
        } else {
            self.sides.comparable_in_short()
        };
        let esc = if self.room.area.is_some() { "back" } else { esc(self.app) };
        Frame { title, right: Some(right), hint, esc, ..Frame::default() }
    }
}

/// Where the columns of the sides begin, and how wide each is.
#[derive(Clone, Copy)]
struct SideColumns {
    left: u16,
    each: u16,
}

impl SideColumns {
    fn of(width: u16, sides: usize, narrowest: u16, widest: u16) -> Self {
        let count = u16::try_from(sides).unwrap_or(u16::MAX).max(1);
        let room = width.saturating_sub(1);
        let each = (room.saturating_sub((room * 3 / 10).max(14)) / count)
            .clamp(narrowest.min(room / count), widest);
        let left =
            room.saturating_sub(each * count).min(if widest > 20 { room * 2 / 5 } else { room });
        Self { left, each }
    }

    fn at(self, number: usize) -> u16 {
        self.left + self.each * u16::try_from(number).unwrap_or(0)
    }

    fn put<'c>(
        self,
        sheet: &mut Canvas<'_>,
        body: Rect,
        y: u16,
        label: &str,
        cells: impl Iterator<Item = &'c str>,
    ) {
        let plain = sheet.ink.plain;
        sheet.put_short(body, 3, y, self.left.saturating_sub(4), label, plain);
        for (number, words) in cells.enumerate() {
            sheet.put_short(body, self.at(number), y, self.each.saturating_sub(1), words, plain);
        }
    }
}

/// "▲ Step 1 *": which way it moved since its own first, then where it stands.
fn moved_then_now(cells: &[AreaCell], instead: &str, own: impl Fn(&AreaCell) -> bool) -> String {
    match cells {
        [] => instead.to_owned(),
        [one] if own(one) => format!("{} {}", one.moved.sign(), one.starred()),
        [one] => format!("{} {}: {}", one.moved.sign(), one.starred(), one.name),
        several => {
            let words: Vec<String> = several
                .iter()
                .map(|cell| format!("{} {}", cell.moved.sign(), cell.starred()))
                .collect();
            words.join(" / ")
        }
    }
}

/// A text in as many rows as it takes.
fn wrapped(text: &str, width: u16, indent: u16) -> Vec<String> {
    wrap(text, usize::from(width.saturating_sub(indent + 1)).max(1))
}
