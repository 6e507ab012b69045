//! Drawing what came in: where the files are, a line for each, and what the one in focus is.
//!
//! ```text
//!  12 files: 8 new · 1 already here · 1 differs
//!
//!    [x] Brook Vale PCN      3 Mar 2026   national              new
//!  ► [x] Hillside PCN       12 Mar 2026   national              differs from ours
//! ```

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::batch::{Batch, ImportRow};
use super::{Import, list_margins, list_rows};
use crate::maturity::phrases::{format_number, pluralize};
use crate::maturity::share::{FileContent, ImportAnswer};
use crate::tui::app_view::AppView;
use crate::tui::document::{hidden_words, wrap};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::document_view;
use crate::tui::widgets::frame::{self, Frame};

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, screen: &Import) {
    if let Some(page) = screen.page() {
        let hint = if screen.report.is_some() {
            "Enter goes back to where you were; u takes all of it back."
        } else {
            "Nothing is changed by looking."
        };
        return document_view::draw(canvas, app, &page, screen.position, hint);
    }
    let frame = Frame {
        title: "Bring in files".to_owned(),
        top_right: Some(status_words(screen)),
        hint: hint(screen),
        esc: "back",
        ..Frame::default()
    };
    let body = frame::draw(canvas, app, &frame);
    let is_low = list_margins(app.state.size).0 == 0;
    if !is_low || !screen.in_list {
        draw_path_field(canvas, body, screen);
    }
    match &screen.batch {
        Some(_) if is_low && !screen.in_list => {}
        Some(batch) => draw_list(canvas, app, body, screen, batch),
        None => draw_waiting(canvas, body, screen),
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

fn hint(screen: &Import) -> String {
    match (screen.progress, &screen.batch) {
        (Some(busy), _) if busy.is_importing => {
            "They are being brought in, one after the other. Each is whole or not there.".to_owned()
        }
        (Some(_), _) => "Looking at what is there…".to_owned(),
        (None, None) => {
            "Looking changes nothing. You say afterwards what is to come in.".to_owned()
        }
        (None, Some(batch)) if !screen.in_list => batch
            .left_out
            .clone()
            .unwrap_or_else(|| "Enter looks again; ▼ goes to the list.".to_owned()),
        (None, Some(batch)) => list_hint(screen, batch),
    }
}

fn list_hint(screen: &Import, batch: &Batch) -> String {
    let (ticked, open) = (screen.ticked_count(), batch.open_questions());
    let ticked_words = format!("{} ticked.", format_number(ticked));
    match (ticked, open, &batch.left_out) {
        (0, 0, _) => "Nothing is ticked. Space ticks the file in focus.".to_owned(),
        (0, open, _) => {
            format!("{} for an answer: ◄►.", pluralize(open, "question waits", "questions wait"))
        }
        (_, 0, Some(left_out)) => format!("{ticked_words} {left_out}"),
        (_, 0, None) => format!("{ticked_words} Enter brings them in."),
        (_, open, _) => format!(
            "{ticked_words} {} for an answer; those files stay out until then.",
            pluralize(open, "question waits", "questions wait")
        ),
    }
}

fn draw_path_field(canvas: &mut Canvas<'_>, body: Rect, screen: &Import) {
    let plain = canvas.theme.plain;
    let writes = !screen.in_list && screen.progress.is_none();
    canvas.put_truncated(
        body,
        1,
        0,
        body.width.saturating_sub(2),
        "Folder or files (type, paste, or drop them on this window)",
        plain,
    );
    if writes {
        canvas.put(body, 0, 1, "►", canvas.theme.key);
    }
    canvas.draw_line_field(body, 1, 1, body.width.saturating_sub(3), &screen.path, writes);
}

fn draw_waiting(canvas: &mut Canvas<'_>, body: Rect, screen: &Import) {
    let width = usize::from(body.width.saturating_sub(4)).max(1);
    let text = match screen.progress {
        Some(busy) if busy.total > 0 => format!("{} of {} files looked at.", format_number(busy.done), format_number(busy.total)),
        Some(_) => "Looking…".to_owned(),
        None => "Shares that others sent you, snapshots, or a whole folder of them. You see first what each is: new, already here, different from yours. Nothing of yours is ever changed by bringing in.".to_owned(),
    };
    for (y, line) in (3..body.height).zip(wrap(&text, width)) {
        canvas.put(body, 3, y, &line, canvas.theme.quiet);
    }
}

fn draw_list(
    canvas: &mut Canvas<'_>,
    app: &AppView<'_>,
    body: Rect,
    screen: &Import,
    batch: &Batch,
) {
    let (above, below) = list_margins(app.state.size);
    let above = u16::try_from(above).unwrap_or(0);
    if above > 0 {
        let strong = canvas.theme.strong;
        // in two rows where one is too short: the gap below gives way
        let width = usize::from(body.width.saturating_sub(2)).max(1);
        for (y, line) in (3..above.max(4)).zip(wrap(&batch.counts, width)) {
            canvas.put_truncated(body, 1, y, body.width.saturating_sub(2), &line, strong);
        }
    }
    let rows = list_rows(app.state.size);
    let top = screen.focus / rows * rows;
    let shown = batch.rows.iter().enumerate().skip(top).take(rows);
    let columns = FileColumns::of(batch, shown.clone().map(|(_, row)| *row), body.width);
    let mut end = above;
    for (y, (at, line)) in (above..body.height).zip(shown) {
        let row = Rect { y: body.y + y, height: 1, ..body };
        match line {
            ImportRow::Question(question) => {
                draw_question(canvas, row, (batch, *question), columns);
            }
            ImportRow::File(file) => draw_file(canvas, row, (batch, *file), columns),
        }
        let is_here = screen.in_list && screen.progress.is_none() && at == screen.focus;
        canvas.add_row_hit(body, y, at, is_here);
        if is_here {
            canvas.draw_focus(body, 1, y, body.width.saturating_sub(2));
        }
        end = y + 1;
    }
    let below = u16::try_from(below).unwrap_or(0);
    if below == 0 {
        return;
    }
    let quiet = canvas.theme.quiet;
    let more = hidden_words(top, rows, batch.rows.len());
    canvas.put_truncated(body, 3, end, body.width.saturating_sub(4), &more, quiet);
    draw_explanation(canvas, body, screen, batch, below);
}

/// Where the name of a network begins.
const WHO_AT: u16 = 7;

/// A longer verdict is shortened.
const MAX_VERDICT: u16 = 21;

/// The least that is kept for the day and for what was asked.
const MIN_WHAT: u16 = 32;

/// Where the parts of a file's row begin: each as wide as the rows on the screen need.
#[derive(Clone, Copy)]
struct FileColumns {
    when: u16,
    verdict: u16,
}

impl FileColumns {
    fn of(batch: &Batch, rows: impl Iterator<Item = ImportRow>, width: u16) -> Self {
        let (mut name, mut verdict) = (10, 8);
        let columns = |text: &str| u16::try_from(text.width()).unwrap_or(u16::MAX);
        for row in rows {
            match row {
                ImportRow::File(at) => {
                    let label = batch.file(at).map(|(file, _)| file.network_label());
                    name = columns(&label.unwrap_or_default()).max(name);
                    verdict = columns(&batch.label(at)).max(verdict);
                }
                ImportRow::Question(_) => verdict = MAX_VERDICT,
            }
        }
        let verdict_at = width.saturating_sub(verdict.min(MAX_VERDICT) + 1);
        let most = verdict_at.saturating_sub(MIN_WHAT).max(width * 30 / 100);
        Self { when: (WHO_AT + name + 1).min(most), verdict: verdict_at }
    }
}

/// One question: what it is about, and its answer.
fn draw_question(
    canvas: &mut Canvas<'_>,
    row: Rect,
    (batch, at): (&Batch, usize),
    columns: FileColumns,
) {
    let Some(question) = batch.question(at) else { return };
    let answer = batch.answer(at);
    let is_open = answer == ImportAnswer::Unanswered;
    let style = match (is_open, question.is_hint()) {
        (true, _) => canvas.theme.strong,
        (false, true) => canvas.theme.quiet,
        (false, false) => canvas.theme.plain,
    };
    let verdict_at = columns.verdict;
    canvas.put(row, 4, 0, if is_open { "?" } else { "·" }, style);
    canvas.put_truncated(row, 7, 0, verdict_at.saturating_sub(8), &question.line(), style);
    let words = match answer {
        ImportAnswer::Only(_) => end_of(&question.answer_label(answer), 21),
        _ => question.answer_label(answer),
    };
    canvas.put_truncated(row, verdict_at, 0, 21, &words, style);
}

/// One file: ticked or not, whose, when, on what, and what becomes of it.
fn draw_file(
    canvas: &mut Canvas<'_>,
    row: Rect,
    (batch, at): (&Batch, usize),
    columns: FileColumns,
) {
    let Some((file, foretold)) = batch.file(at) else { return };
    let (plain, quiet) = (canvas.theme.plain, canvas.theme.quiet);
    let style = if foretold.verdict.is_importable() { plain } else { quiet };
    canvas.put(row, 3, 0, if foretold.is_chosen { "[x]" } else { "[ ]" }, style);
    let (who, when, verdict_at) = (WHO_AT, columns.when, columns.verdict);
    let named = match &file.content {
        FileContent::Snapshots(_) => None,
        FileContent::Matrix { title, .. } => Some(format!("{title} ({})", file.name)),
        _ => Some(file.name.clone()),
    };
    if let Some(name) = named {
        canvas.put_truncated(row, who, 0, verdict_at.saturating_sub(who + 1), &name, style);
    } else {
        let room = when.saturating_sub(who + 1);
        canvas.put_truncated(row, who, 0, room, &file.network_label(), style);
        canvas.put_truncated(row, when, 0, 13, &file.date_label(), style);
        let what = when + 14;
        let room = verdict_at.saturating_sub(what + 1);
        let words = if batch.needs_name(at) {
            end_of(&file.name, usize::from(room))
        } else {
            file.matrix_label()
        };
        canvas.put_truncated(row, what, 0, room, &words, style);
    }
    canvas.put_truncated(row, verdict_at, 0, 21, &batch.label(at), style);
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

fn draw_explanation(
    canvas: &mut Canvas<'_>,
    body: Rect,
    screen: &Import,
    batch: &Batch,
    below: u16,
) {
    let Some(row) = screen.focused_row().filter(|_| screen.in_list) else { return };
    let rows = below.saturating_sub(1).min(body.height);
    let width = usize::from(body.width.saturating_sub(4)).max(1);
    let lines = wrap(&batch.describe(row), width);
    for (y, line) in (body.height - rows..body.height).zip(lines) {
        canvas.put(body, 1, y, &line, canvas.theme.plain);
    }
}
