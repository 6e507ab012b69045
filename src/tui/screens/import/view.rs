//! Drawing what came in: where the files are, a line for each, and what the one in focus is.
//!
//! ```text
//!  12 files: 8 new · 1 already here · 1 differs
//!
//!    [x] Brook Vale PCN      3 Mar 2026   national              new
//!  ► [x] Hillside PCN       12 Mar 2026   national              differs from ours
//! ```

use std::path::Path;

use ratatui::layout::{Constraint, Layout, Rect};
use unicode_width::UnicodeWidthStr;

use super::Import;
use super::batch::{Batch, ImportRow};
use super::layout::PATH_ROWS;
use crate::maturity::phrases::{format_number, pluralize};
use crate::maturity::sanitize::sanitize_line;
use crate::maturity::share::{FileContent, ImportAnswer};
use crate::maturity::text_wrap::wrap;
use crate::tui::app_view::AppView;
use crate::tui::protocol::command::Command;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};
use crate::tui::widgets::page_view;
use crate::tui::widgets::rect::RectExt;
use crate::tui::widgets::table::Columns;

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, screen: &Import) {
    if let Some(page) = screen.page() {
        let hint = if screen.report.is_some() {
            "Enter goes back to where you were."
        } else {
            "Nothing is changed by looking."
        };
        return page_view::draw(canvas, app, &page, screen.position, hint);
    }
    let frame = Frame {
        title: "Bring in files".to_owned(),
        top_right: Some(status_words(screen)),
        hint: hint(screen),
        esc: "back",
        idle: idle_keys(screen),
        ..Frame::default()
    };
    let body = frame::draw(canvas, app, &frame);
    let is_low = screen.list_margins(app.state.size).0 == 0;
    if screen.shows_path(app.state.size) {
        draw_path_field(canvas, body, screen);
    }
    match &screen.batch {
        Some(_) if is_low && !screen.in_list => {}
        Some(batch) => draw_list(canvas, app, body, screen, batch),
        None => draw_waiting(canvas, body, screen, &app.state.documents_dir),
    }
}

fn status_words(screen: &Import) -> String {
    match screen.progress {
        Some(busy) if busy.is_importing => {
            format!("bringing in {} of {}", format_number(busy.done), format_number(busy.total))
        }
        _ => "nothing changed yet".to_owned(),
    }
}

/// The keys that answer, where nothing is asked.
fn idle_keys(screen: &Import) -> &'static [Command] {
    let is_asked = screen.batch.as_ref().is_some_and(|batch| !batch.plan.questions.is_empty());
    if is_asked { &[] } else { &[Command::Right, Command::SameForAll] }
}

fn hint(screen: &Import) -> String {
    match (screen.progress, &screen.batch) {
        (Some(busy), _) if busy.is_importing => {
            "They are being brought in. Each is whole or not there.".to_owned()
        }
        (Some(_), _) => "Looking at what is there…".to_owned(),
        (None, None) => "Looking changes nothing. Tab completes a path.".to_owned(),
        (None, Some(_)) if !screen.in_list => "Enter looks again; ▼ goes to the list.".to_owned(),
        (None, Some(batch)) => list_hint(screen, batch),
    }
}

fn list_hint(screen: &Import, batch: &Batch) -> String {
    let (ticked, open) = (screen.ticked_count(), batch.open_questions());
    let ticked_words = format!("{} ticked.", format_number(ticked));
    let is_sheet = screen.focused_row().is_some_and(|row| batch.readable_sheet(row).is_some());
    match (ticked, open, &batch.left_out) {
        (0, 0, _) if is_sheet => {
            "Enter looks at this spreadsheet as a matrix. Nothing is written yet.".to_owned()
        }
        (0, 0, _) => "Nothing is ticked. Space ticks the file in focus.".to_owned(),
        (0, open, _) => {
            format!("{} for an answer: ◄►.", pluralize(open, "question waits", "questions wait"))
        }
        (_, 0, Some(left_out)) => format!("{ticked_words} {left_out}"),
        (_, 0, None) => format!("{ticked_words} Enter brings them in."),
        (_, open, _) => format!(
            "{ticked_words} {} first: ◄► answers.",
            pluralize(open, "question waits", "questions wait")
        ),
    }
}

fn draw_path_field(canvas: &mut Canvas<'_>, body: Rect, screen: &Import) {
    let plain = canvas.theme.plain;
    let writes = !screen.in_list && screen.progress.is_none();
    let words = "Folder or files (type, paste, or drop them on this window)";
    canvas.text(body.skip_left(1).skip_right(1), words, plain);
    let row = body.row(1);
    if writes {
        canvas.focus_mark(row);
    }
    canvas.line_field(row.skip_left(1).skip_right(2), &screen.path, writes);
}

/// A file as it may lie in the folder of documents, in the slashes of this computer.
fn example_path(folder: &Path) -> String {
    sanitize_line(&folder.join("from-practices").join("hillside.json").to_string_lossy())
}

fn draw_waiting(canvas: &mut Canvas<'_>, body: Rect, screen: &Import, folder: &Path) {
    let text = match screen.progress {
        Some(busy) if busy.total > 0 => format!(
            "{} of {} files looked at.",
            format_number(busy.done),
            format_number(busy.total)
        ),
        Some(_) => "Looking…".to_owned(),
        None => format!(
            "Shares that others sent you, snapshots, or a whole folder of them. You see first what each is: new, already here, different from yours. Nothing of yours is ever changed by bringing in.\n\nFor example:\n{}",
            example_path(folder)
        ),
    };
    let place = body.skip_top(3).skip_left(3).skip_right(1);
    canvas.paragraph(place, &text, canvas.theme.quiet);
}

fn draw_list(
    canvas: &mut Canvas<'_>,
    app: &AppView<'_>,
    body: Rect,
    screen: &Import,
    batch: &Batch,
) {
    let (above, below) = screen.list_margins(app.state.size);
    let view = screen.viewport(app.state.size);
    let rows = u16::try_from(view.visible().len()).unwrap_or(u16::MAX);
    let [head, list, rest] = Layout::vertical([
        Constraint::Length(above),
        Constraint::Length(rows),
        Constraint::Fill(1),
    ])
    .areas(body);
    let over = if screen.shows_path(app.state.size) { PATH_ROWS } else { 0 };
    let counts = head.skip_top(over).skip_left(1).skip_right(1);
    canvas.paragraph(counts, &batch.counts, canvas.theme.strong);
    let shown = &batch.rows[view.visible()];
    let columns = file_columns(batch, shown, list);
    for ((at, row), line) in view.visible().zip(list.rows()).zip(shown) {
        match line {
            ImportRow::Question(question) => {
                draw_question(canvas, row, (batch, *question), &columns);
            }
            ImportRow::File(file) => draw_file(canvas, row, (batch, *file), &columns),
        }
        let is_here = screen.in_list && screen.progress.is_none() && at == screen.focus;
        canvas.click_row(row, at, is_here);
        if is_here {
            canvas.focus(row.skip_left(1).skip_right(1));
        }
    }
    if below > 0 {
        let quiet = canvas.theme.quiet;
        let beside = [view.more_words(), batch.plan.describe_passed_over()];
        let beside: Vec<String> = beside.into_iter().flatten().collect();
        canvas.text(rest.skip_left(3).skip_right(1), &beside.join(" · "), quiet);
        draw_explanation(canvas, body.take_bottom(below - 1), screen, batch);
    }
}

/// A longer verdict is shortened.
const MAX_VERDICT: u16 = 21;

/// In fewer columns it is not said what was asked: whose it is comes first.
const MIN_WHAT: u16 = 9;

/// The columns of a file's row, as wide as the rows on the screen need: its tick, whose it is, when,
/// what was asked, and what becomes of it.
fn file_columns(batch: &Batch, rows: &[ImportRow], list: Rect) -> Columns {
    let (mut name, mut day, mut verdict) = (10, 0, 8);
    let columns = |text: &str| u16::try_from(text.width()).unwrap_or(u16::MAX);
    for row in rows {
        match row {
            ImportRow::File(at) => {
                if let Some((file, _)) = batch.file(*at) {
                    name = columns(&file.network_label()).max(name);
                    day = columns(&file.date_label()).max(day);
                }
                verdict = columns(&batch.label(*at)).max(verdict);
            }
            ImportRow::Question(_) => verdict = MAX_VERDICT,
        }
    }
    let inside = list.skip_left(3).skip_right(1);
    let (tick, verdict) = (3, verdict.min(MAX_VERDICT));
    let room = inside.width.saturating_sub(tick + day + verdict + 4);
    let what = room.saturating_sub(name);
    let what = if what < MIN_WHAT { 0 } else { what };
    let widths = [tick, room - what, day, what, verdict].map(Constraint::Length);
    Columns::of(inside, &widths, 1)
}

/// One question: what it is about, and its answer.
fn draw_question(
    canvas: &mut Canvas<'_>,
    row: Rect,
    (batch, at): (&Batch, usize),
    columns: &Columns,
) {
    let Some(question) = batch.question(at) else { return };
    let answer = batch.answer(at);
    let is_open = answer == ImportAnswer::Unanswered;
    let style = match (is_open, question.is_hint()) {
        (true, _) => canvas.theme.strong,
        (false, true) => canvas.theme.quiet,
        (false, false) => canvas.theme.plain,
    };
    let tick = columns.cell(TICK, row).skip_left(1);
    canvas.text(tick, if is_open { "?" } else { "·" }, style);
    canvas.text(columns.span(WHOSE..VERDICT, row), &question.line(), style);
    let words = match answer {
        ImportAnswer::Only(_) => end_of(&question.answer_label(answer), MAX_VERDICT.into()),
        _ => question.answer_label(answer),
    };
    canvas.text(columns.cell(VERDICT, row), &words, style);
}

/// The columns of [`file_columns`].
const TICK: usize = 0;
const WHOSE: usize = 1;
const DAY: usize = 2;
const MATRIX: usize = 3;
const VERDICT: usize = 4;

/// One file: ticked or not, whose, when, on what, and what becomes of it.
fn draw_file(canvas: &mut Canvas<'_>, row: Rect, (batch, at): (&Batch, usize), columns: &Columns) {
    let Some((file, foretold)) = batch.file(at) else { return };
    let (plain, quiet) = (canvas.theme.plain, canvas.theme.quiet);
    let style = if foretold.verdict.is_importable() { plain } else { quiet };
    canvas.text(columns.cell(TICK, row), if foretold.is_chosen { "[x]" } else { "[ ]" }, style);
    let named = match &file.content {
        FileContent::Snapshots(_) => None,
        FileContent::Matrix { title, .. } => Some(format!("{title} ({})", file.name)),
        _ => Some(file.name.clone()),
    };
    if let Some(name) = named {
        canvas.text(columns.span(WHOSE..VERDICT, row), &name, style);
    } else {
        // where only its file's name tells it apart and there is no column for that, here
        let whose = columns.cell(WHOSE, row);
        let is_named = batch.needs_name(at) && columns.width(MATRIX) == 0;
        let name = end_of(&file.name, columns.width(WHOSE));
        canvas.text(whose, &if is_named { name } else { file.network_label() }, style);
        canvas.text(columns.cell(DAY, row), &file.date_label(), style);
        let words = if batch.needs_name(at) {
            end_of(&file.name, columns.width(MATRIX))
        } else {
            file.matrix_label()
        };
        canvas.text(columns.cell(MATRIX, row), &words, style);
    }
    canvas.text(columns.cell(VERDICT, row), &batch.label(at), style);
}

/// The end of a file's name, where all of it is too long: there it differs from others.
fn end_of(name: &str, width: usize) -> String {
    let count = name.chars().count();
    if count <= width {
        return name.to_owned();
    }
    let rest: String = name.chars().skip(count - width.saturating_sub(1)).collect();
    format!("…{rest}")
}

/// Where not all of what is to know of a line has room: the key that shows it.
const WHOLE_BELOW: &str = "…  w: all";

fn draw_explanation(canvas: &mut Canvas<'_>, area: Rect, screen: &Import, batch: &Batch) {
    let Some(row) = screen.focused_row().filter(|_| screen.in_list) else { return };
    let inside = area.skip_left(1).skip_right(3);
    let width = inside.columns_of_text();
    let mut lines = wrap(&batch.describe(row), width);
    if lines.len() > usize::from(inside.height) {
        lines = wrap(&batch.describe(row), width.saturating_sub(WHOLE_BELOW.width()).max(1));
        lines.truncate(usize::from(inside.height));
        if let Some(last) = lines.last_mut() {
            last.push_str(WHOLE_BELOW);
        }
    }
    canvas.lines(inside, &lines, canvas.theme.plain);
}
