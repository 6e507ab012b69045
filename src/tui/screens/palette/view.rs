//! The palette on the screen: a line to type in, and under it every command that matches.

use ratatui::layout::Rect;

use super::Palette;
use super::entries::{EntryKind, PaletteEntry};
use crate::maturity::phrases;
use crate::tui::app_view::AppView;
use crate::tui::document::wrap;
use crate::tui::protocol::command::Command;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};

/// The column where what a command does begins; left of it stands its key.
const WORDS_COLUMN: u16 = 16;

/// One row of the list.
struct PaletteRow {
    entry: usize,
    text: String,
    is_first: bool,
    is_quiet: bool,
}

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, palette: &Palette) {
    let entries = palette.entries(app.state);
    let at = palette.focus.min(entries.len().saturating_sub(1));
    let commands = entries.iter().filter(|entry| entry.kind != EntryKind::Answer).count();
    let frame = Frame {
        title: format!("Find a command · {}", palette.context.title),
        top_right: Some(match entries.len() - commands {
            answers @ 1.. if commands == 0 => phrases::pluralize(answers, "answer", "answers"),
            _ => phrases::pluralize(commands, "command", "commands"),
        }),
        hint: hint(entries.get(at).filter(|_| !palette.field.is_blank())),
        esc: "back",
        ..Frame::default()
    };
    let body = frame::draw(canvas, app, &frame);
    canvas.draw_line_field(body, 2, 0, body.width.saturating_sub(4), &palette.field, true);
    let typing = canvas.cursor;
    let list =
        Rect { y: body.y + 2.min(body.height), height: body.height.saturating_sub(2), ..body };
    draw_list(canvas, list, &entries, at);
    if entries.is_empty() {
        let plain = canvas.theme.plain;
        canvas.put(list, 3, 0, "No command says that. Try another word, or Esc.", plain);
    }
    // the cursor stays where the typing goes
    canvas.cursor = typing;
}

fn hint(entry: Option<&PaletteEntry>) -> String {
    match entry.map(|entry| entry.kind) {
        Some(EntryKind::Elsewhere(_)) => "That is done on another page; its name stands below it.",
        Some(EntryKind::Answer) => {
            "That is not done by a command: this is where, or what there is."
        }
        Some(EntryKind::Run(_)) | None => "Type a word or two of what you want to do.",
    }
    .to_owned()
}

fn draw_list(canvas: &mut Canvas<'_>, list: Rect, entries: &[PaletteEntry], at: usize) {
    let width = list.width.saturating_sub(WORDS_COLUMN + 1);
    let rows: Vec<PaletteRow> = entries
        .iter()
        .enumerate()
        .flat_map(|(number, entry)| entry_rows(number, entry, usize::from(width).max(1)))
        .collect();
    let end = rows.iter().rposition(|row| row.entry == at).unwrap_or(0);
    let start = rows.iter().position(|row| row.entry == at).unwrap_or(0);
    let first = (end + 1).saturating_sub(usize::from(list.height)).min(start);
    for (y, row) in (0..list.height).zip(rows.iter().skip(first)) {
        let Some(entry) = entries.get(row.entry) else { continue };
        let (plain, key, quiet) = (canvas.theme.plain, canvas.theme.key, canvas.theme.quiet);
        if row.is_first {
            canvas.put_truncated(list, 3, y, WORDS_COLUMN - 4, &entry.key, key);
        }
        let style = if row.is_quiet { quiet } else { plain };
        canvas.put_truncated(list, WORDS_COLUMN, y, width, &row.text, style);
        canvas.add_hit_area(list, 0, y, list.width, Command::Open(row.entry));
        if row.entry == at && row.is_first {
            canvas.draw_focus(list, 1, y, list.width.saturating_sub(2));
        } else if row.entry == at {
            canvas.extend_focus(list, 1, y, list.width.saturating_sub(2));
        }
    }
}

/// A command on one line; below what is done elsewhere the page where it is; an answer in full.
fn entry_rows(number: usize, entry: &PaletteEntry, width: usize) -> Vec<PaletteRow> {
    let row = |(at, text): (usize, String)| PaletteRow {
        entry: number,
        text,
        is_first: at == 0,
        is_quiet: false,
    };
    match entry.kind {
        EntryKind::Run(_) => vec![row((0, entry.words.clone()))],
        EntryKind::Answer => wrap(&entry.words, width).into_iter().enumerate().map(row).collect(),
        EntryKind::Elsewhere(place) => {
            let place = format!("on the page '{place}'");
            vec![row((0, entry.words.clone())), PaletteRow { is_quiet: true, ..row((1, place)) }]
        }
    }
}
