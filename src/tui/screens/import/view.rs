//! Drawing what came in: where the files are, a line for each, and what the one in focus is.
//!
//! ```text
//!  12 files: 8 new · 1 already here · 1 differs
//!
//!    [x] Brook Vale PCN      3 Mar 2026   national              new
//!  ► [x] Hillside PCN       12 Mar 2026   national              differs from ours
//! ```

use ratatui::layout::Rect;

use super::{Import, list_margins, list_rows};
use crate::maturity::phrases::format_number;
use crate::maturity::share::{FileContent, FileVerdict, ImportTarget, PlannedFile};
use crate::tui::app_view::AppView;
use crate::tui::document::wrap;
use crate::tui::protocol::command::Command;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::document_view;
use crate::tui::widgets::frame::{self, Frame};

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, screen: &Import) {
    if let Some(page) = screen.page() {
        let hint = if screen.report.is_some() {
            "Enter goes back to where you were."
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
    match &screen.plan {
        Some(_) if is_low && !screen.in_list => {}
        Some(_) => draw_list(canvas, app, body, screen),
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
    match (screen.progress, &screen.plan) {
        (Some(busy), _) if busy.is_importing => {
            "They are being brought in, one after the other. Each is whole or not there.".to_owned()
        }
        (Some(_), _) => "Looking at what is there…".to_owned(),
        (None, None) => {
            "Looking changes nothing. You say afterwards what is to come in.".to_owned()
        }
        (None, Some(_)) if !screen.in_list => screen
            .summary
            .1
            .clone()
            .unwrap_or_else(|| "Enter looks again; ▼ goes to the list.".to_owned()),
        (None, Some(_)) if screen.ticked_count() == 0 => {
            "Nothing is ticked. Space ticks the file in focus.".to_owned()
        }
        (None, Some(_)) => {
            let ticked = format!("{} ticked.", format_number(screen.ticked_count()));
            let left_out = screen.summary.1.as_deref().unwrap_or("Enter brings them in.");
            format!("{ticked} {left_out}")
        }
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
        "Folder or file (type, paste, or drop it on this window)",
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

fn draw_list(canvas: &mut Canvas<'_>, app: &AppView<'_>, body: Rect, screen: &Import) {
    let arrivals = screen.files();
    let (above, below) = list_margins(app.state.size);
    let above = u16::try_from(above).unwrap_or(0);
    if above > 0 {
        let strong = canvas.theme.strong;
        // in two rows where one is too short: the gap below gives way
        let width = usize::from(body.width.saturating_sub(2)).max(1);
        for (y, line) in (3..above.max(4)).zip(wrap(&screen.summary.0, width)) {
            canvas.put_truncated(body, 1, y, body.width.saturating_sub(2), &line, strong);
        }
    }
    let rows = list_rows(app.state.size);
    let top = screen.focus / rows * rows;
    let shown = arrivals.iter().enumerate().skip(top).take(rows);
    let mut end = above;
    for (y, (at, arrival)) in (above..body.height).zip(shown) {
        draw_file(canvas, Rect { y: body.y + y, height: 1, ..body }, screen, at, arrival);
        let is_here = screen.in_list && screen.progress.is_none() && at == screen.focus;
        canvas.add_hit_area(
            body,
            0,
            y,
            body.width,
            if is_here { Command::Open(at) } else { Command::Focus(at) },
        );
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
    let more = [(top, "above ▲"), (arrivals.len().saturating_sub(top + rows), "below ▼")];
    let more: Vec<String> = more
        .iter()
        .filter(|(many, _)| *many > 0)
        .map(|(many, way)| format!("{} more {way}", format_number(*many)))
        .collect();
    canvas.put_truncated(body, 3, end, body.width.saturating_sub(4), &more.join("   "), quiet);
    draw_explanation(canvas, body, screen, below);
}

/// One file: ticked or not, whose, when, on what, and what becomes of it.
fn draw_file(
    canvas: &mut Canvas<'_>,
    row: Rect,
    screen: &Import,
    at: usize,
    arrival: &PlannedFile,
) {
    let (plain, quiet) = (canvas.theme.plain, canvas.theme.quiet);
    let is_ticked = screen.ticked.get(at).copied().unwrap_or_default();
    let style = if arrival.verdict().is_importable() { plain } else { quiet };
    canvas.put(row, 3, 0, if is_ticked { "[x]" } else { "[ ]" }, style);
    let verdict = verdict_words(screen, at, arrival);
    let (who, when, verdict_at) = (7, row.width * 30 / 100, row.width.saturating_sub(22));
    let named = match &arrival.content {
        FileContent::Snapshots(_) => None,
        FileContent::Matrix { title, .. } => Some(format!("{title} ({})", arrival.name)),
        _ => Some(arrival.name.clone()),
    };
    if let Some(name) = named {
        canvas.put_truncated(row, who, 0, verdict_at.saturating_sub(who + 1), &name, style);
    } else {
        canvas.put_truncated(
            row,
            who,
            0,
            when.saturating_sub(who + 1),
            &arrival.network_label(),
            style,
        );
        canvas.put_truncated(row, when, 0, 13, &arrival.date_label(), style);
        let what = when + 14;
        canvas.put_truncated(
            row,
            what,
            0,
            verdict_at.saturating_sub(what + 1),
            &arrival.matrix_label(),
            style,
        );
    }
    canvas.put_truncated(row, verdict_at, 0, 21, &verdict, style);
}

fn verdict_words(screen: &Import, at: usize, arrival: &PlannedFile) -> String {
    let asked = arrival.verdict() == FileVerdict::SameNetwork;
    match screen.targets.get(at) {
        Some(ImportTarget::Existing(_)) if asked => "the same network".to_owned(),
        Some(ImportTarget::New) if asked => "another network".to_owned(),
        _ => arrival.verdict_label(),
    }
}

fn draw_explanation(canvas: &mut Canvas<'_>, body: Rect, screen: &Import, below: u16) {
    let Some(arrival) = screen.focused_file().filter(|_| screen.in_list) else { return };
    let rows = below.saturating_sub(1).min(body.height);
    let width = usize::from(body.width.saturating_sub(4)).max(1);
    let mut text = arrival.describe();
    if arrival.verdict() == FileVerdict::SameNetwork {
        text.push_str(" ◄► answers.");
    }
    let lines = wrap(&text, width);
    for (y, line) in (body.height - rows..body.height).zip(lines) {
        canvas.put(body, 1, y, &line, canvas.theme.plain);
    }
}
