//! Drawing what was shared: a line for each share, a screenful at a time, so that moving changes
//! two rows and no more.

use ratatui::layout::Constraint;

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
        columns: columns(body.width),
        rows: rows.collect(),
        focus: Some(screen.focus),
        headings: has_margins.then_some(canvas.theme.quiet),
    };
    table.draw(canvas, if has_margins { body.skip_top(1) } else { body });
    if has_margins {
        let (quiet, row) = (canvas.theme.quiet, body.skip_left(2).skip_right(1));
        canvas.text(row, &screen.notice(), quiet);
        canvas.text(row.take_bottom(1), &view.more_words().unwrap_or_default(), quiet);
    }
}

fn count_words(many: usize) -> String {
    format!("{} {}", format_number(many), if many == 1 { "share" } else { "shares" })
}

/// The columns of the list. Some have no room on a narrow screen.
fn columns(width: u16) -> Vec<TableColumn> {
    vec![
        TableColumn::new("day", Constraint::Length(11)),
        TableColumn::new("for whom", Constraint::Fill(1)),
        TableColumn::new("why", Constraint::Fill(1)).only_if(width >= 110),
        TableColumn::new("what was in it", Constraint::Fill(1)).only_if(width >= 60),
        TableColumn::new("required?", Constraint::Length(13)).only_if(width >= 60),
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
