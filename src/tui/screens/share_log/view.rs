//! Drawing what was shared: a line for each share, a screenful at a time, so that moving changes
//! two rows and no more.

use ratatui::layout::{Constraint, Rect};

use super::{ShareLogScreen, has_margins};
use crate::maturity::phrases::{format_date_short, format_number};
use crate::maturity::share::ShareLogEntry;
use crate::tui::app_view::AppView;
use crate::tui::theme::Theme;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};
use crate::tui::widgets::page_view;
use crate::tui::widgets::rect::RectExt;
use crate::tui::widgets::table::{ListTable, TableCell, TableColumn, TableRow};

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, screen: &ShareLogScreen) {
    if let Some(page) = screen.page(app.state) {
        page_view::draw(canvas, app, &page, screen.position, &screen.hint());
        return;
    }
    let frame = Frame {
        title: "What was shared".to_owned(),
        top_right: Some(count_words(screen.entries().len())),
        hint: screen.hint(),
        esc: "back",
        ..Frame::default()
    };
    let body = frame::draw(canvas, app, &frame);
    let has_margins = has_margins(body);
    let view = screen.list_viewport(app.state.size);
    let rows = view.visible().map(|number| TableRow {
        cells: cells(canvas.theme, screen, &screen.entries()[number]),
        line: number,
    });
    let table = ListTable {
        columns: columns(body.width, screen.entries()),
        rows: rows.collect(),
        focus: Some(screen.focus),
        headings: has_margins.then_some(canvas.theme.quiet),
    };
    table.draw(canvas, if has_margins { body.skip_top(1) } else { body });
    if has_margins {
        let (quiet, row) = (canvas.theme.quiet, body.skip_left(2).skip_right(1));
        canvas.text(row, &screen.notice(), quiet);
        if let Some(one) = screen.focused_entry() {
            let listed = u16::try_from(view.visible().len()).unwrap_or(u16::MAX);
            draw_focused(canvas, body.skip_top(listed.saturating_add(2)), one);
        }
        canvas.text(row.take_bottom(1), &view.more_words().unwrap_or_default(), quiet);
    }
}

fn count_words(many: usize) -> String {
    format!("{} {}", format_number(many), if many == 1 { "share" } else { "shares" })
}

/// All that the log says in a line of the share in focus, below a list that leaves room for it:
/// what its columns cut off, and what they leave out where no share says it.
fn draw_focused(canvas: &mut Canvas<'_>, below: Rect, one: &ShareLogEntry) {
    if below.height < FOCUSED_ROWS {
        return;
    }
    let (mut parts, mut unsaid) = (vec![format!("In it: {}.", one.snapshots_label())], Vec::new());
    match &one.recipient {
        Some(_) => parts.push(format!("For whom: {}.", one.recipient_label())),
        None => unsaid.push("for whom it was"),
    }
    match one.condition_of_support {
        Some(_) => parts.push(format!("Required: {}.", one.condition_label())),
        None => unsaid.push("whether it was required"),
    }
    if !unsaid.is_empty() {
        parts.push(format!("Nobody noted {}.", unsaid.join(" or ")));
    }
    let words = parts.join(" ");
    canvas.paragraph(below.skip_top(1).skip_left(2).skip_right(1), &words, canvas.theme.quiet);
}

/// From so many rows on there is room below the list for the share in focus: a gap, what is said,
/// and the row that says how many more there are.
const FOCUSED_ROWS: u16 = 5;

/// The columns of the list. Some have no room on a narrow screen, and what no share says needs none.
fn columns(width: u16, all: &[ShareLogEntry]) -> Vec<TableColumn> {
    let is_for = all.iter().any(|one| one.recipient.is_some());
    let is_condition = all.iter().any(|one| one.condition_of_support.is_some());
    let is_reason = all.iter().any(|one| one.reason.is_some());
    vec![
        TableColumn::new("day", Constraint::Length(11)),
        TableColumn::new("for whom", Constraint::Fill(1)).only_if(is_for),
        TableColumn::new("why", Constraint::Fill(1)).only_if(width >= 110 && is_reason),
        TableColumn::new("what was in it", Constraint::Fill(1)).only_if(width >= 60 || !is_for),
        TableColumn::new("required?", Constraint::Length(13)).only_if(width >= 60 && is_condition),
    ]
}

fn cells(theme: Theme, screen: &ShareLogScreen, one: &ShareLogEntry) -> Vec<TableCell> {
    vec![
        TableCell::new(format_date_short(screen.day(one.made_at)), theme.plain),
        TableCell::new(one.recipient_label(), theme.plain),
        TableCell::new(one.reason_label(), theme.quiet),
        TableCell::new(one.snapshots_label(), theme.plain),
        TableCell::new(one.condition_label_short(), theme.plain),
    ]
}
