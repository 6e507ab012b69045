//! The palette on the screen: a line to type in, and under it every command that matches.

use ratatui::layout::{Constraint, Rect};

use super::Palette;
use super::entries::{EntryKind, PaletteEntry};
use crate::maturity::phrases;
use crate::maturity::text_wrap::wrap;
use crate::tui::app_view::AppView;
use crate::tui::protocol::command::Command;
use crate::tui::viewport::{Viewport, more_words};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};
use crate::tui::widgets::rect::RectExt;
use crate::tui::widgets::table::Columns;

/// How wide the column of keys is, left of what they do.
const KEY_WIDTH: u16 = 12;

/// In fewer rows nothing is said of those that are not in sight.
const MIN_HEIGHT_FOR_MORE: u16 = 5;

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
            0 => phrases::pluralize(commands, "command", "commands"),
            answers => format!(
                "{}, {}",
                phrases::pluralize(commands, "command", "commands"),
                phrases::pluralize(answers, "answer", "answers")
            ),
        }),
        hint: hint(entries.get(at).filter(|_| !palette.field.is_blank())),
        esc: "back",
        ..Frame::default()
    };
    let body = frame::draw(canvas, app, &frame);
    canvas.line_field(body.skip_left(2).skip_right(2), &palette.field, true);
    let typing = canvas.cursor;
    let list = body.skip_top(2);
    draw_list(canvas, list, &entries, at);
    if entries.is_empty() {
        let words = "No command says that. Try another word, or Esc.";
        canvas.text(list.skip_left(3), words, canvas.theme.plain);
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
    let widths = [Constraint::Length(KEY_WIDTH), Constraint::Fill(1)];
    let columns = Columns::of(list.skip_left(3).skip_right(1), &widths, 1);
    let width = columns.width(1).max(1);
    let rows: Vec<PaletteRow> = entries
        .iter()
        .enumerate()
        .flat_map(|(number, entry)| entry_rows(number, entry, width))
        .collect();
    let start = rows.iter().position(|row| row.entry == at).unwrap_or(0);
    let end = rows.iter().rposition(|row| row.entry == at).unwrap_or(0);
    // the last row says how many more there are
    let is_cut = rows.len() > usize::from(list.height) && list.height > MIN_HEIGHT_FOR_MORE;
    let shown = if is_cut { list.skip_bottom(1) } else { list };
    let view = Viewport::following(start..end + 1, usize::from(shown.height), rows.len());
    // commands are counted, and not the lines that they take
    let (above, lowest) = (rows.get(view.top), rows.get(view.visible().end.saturating_sub(1)));
    let above = above.map_or(0, |row| row.entry);
    let below = lowest.map_or(0, |row| entries.len().saturating_sub(row.entry + 1));
    if let Some(words) = more_words((above, below)).filter(|_| is_cut) {
        canvas.text(list.take_bottom(1).skip_left(3), &words, canvas.theme.quiet);
    }
    for (line, row) in shown.rows().zip(&rows[view.visible()]) {
        let Some(entry) = entries.get(row.entry) else { continue };
        let (plain, key, quiet) = (canvas.theme.plain, canvas.theme.key, canvas.theme.quiet);
        let is_answer = entry.kind == EntryKind::Answer;
        if row.is_first {
            let (words, style) = match entry.kind {
                EntryKind::Run(_) if entry.key.is_empty() => ("·", quiet),
                EntryKind::Run(_) => (entry.key.as_str(), key),
                // a key that works on another page would look like one that works here
                EntryKind::Elsewhere(_) => ("other page", quiet),
                EntryKind::Answer => ("answer", quiet),
            };
            canvas.text(columns.cell(0, line), words, style);
        }
        let style = if row.is_quiet || is_answer { quiet } else { plain };
        canvas.text(columns.cell(1, line), &row.text, style);
        canvas.click(line, Command::Open(row.entry));
        let bar = line.skip_left(1).skip_right(1);
        if row.entry == at && row.is_first {
            canvas.focus(bar);
        } else if row.entry == at {
            canvas.focus_beside(bar);
        }
    }
}

/// All that an entry says, in as many lines as it takes; below what is done elsewhere the page where it
/// is.
fn entry_rows(number: usize, entry: &PaletteEntry, width: usize) -> Vec<PaletteRow> {
    let row = |(at, text): (usize, String)| PaletteRow {
        entry: number,
        text,
        is_first: at == 0,
        is_quiet: false,
    };
    let mut rows: Vec<PaletteRow> =
        wrap(&entry.words, width).into_iter().enumerate().map(row).collect();
    if let EntryKind::Elsewhere(place) = entry.kind {
        let key = if entry.key.is_empty() { String::new() } else { format!("{} ", entry.key) };
        let place = format!("{key}on the page '{place}'");
        rows.push(PaletteRow { is_quiet: true, ..row((1, place)) });
    }
    rows
}
