//! Drawing what was shared: a line for each share, a screenful at a time, so that moving changes
//! two rows and no more.

use ratatui::layout::Rect;

use super::ShareLogScreen;
use crate::maturity::phrases::{format_date_short, format_number};
use crate::maturity::share::ShareLogEntry;
use crate::tui::app_view::AppView;
use crate::tui::document::hidden_words;
use crate::tui::screens::networks::list_rows;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::document_view;
use crate::tui::widgets::frame::{self, Frame};

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, screen: &ShareLogScreen) {
    if let Some(page) = screen.page(app.state) {
        document_view::draw(canvas, app, &page, screen.position, &screen.hint());
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
    let body = draw_header(canvas, body, &screen.notice());
    let page = list_rows(app.state.size).min(usize::from(body.height)).max(1);
    let top = screen.focus / page * page;
    let shown = screen.entries().iter().enumerate().skip(top).take(page);
    for (y, (number, one)) in (0..body.height).zip(shown) {
        draw_row(canvas, Rect { y: body.y + y, height: 1, ..body }, screen, one);
        canvas.add_row_hit(body, y, number, number == screen.focus);
        if number == screen.focus {
            canvas.draw_focus(body, 0, y, body.width);
        }
    }
    if usize::from(body.height) >= page + 2 {
        let (quiet, words) = (canvas.theme.quiet, hidden_words(top, page, screen.entries().len()));
        canvas.put_truncated(body, 2, body.height - 1, body.width.saturating_sub(3), &words, quiet);
    }
}

fn count_words(many: usize) -> String {
    format!("{} {}", format_number(many), if many == 1 { "share" } else { "shares" })
}

/// The two rows above the list: where the log stays or what is missing in it, and the heads of the columns. Returns what is
/// left.
fn draw_header(canvas: &mut Canvas<'_>, body: Rect, notice: &str) -> Rect {
    if body.height <= 6 {
        return body;
    }
    let quiet = canvas.theme.quiet;
    canvas.put_truncated(body, 2, 0, body.width.saturating_sub(3), notice, quiet);
    let heads = ["day", "for whom", "why", "what was in it", "support"];
    for ((x, width), head) in columns(body.width).into_iter().zip(heads) {
        canvas.put_truncated(body, x, 1, width, head, quiet);
    }
    Rect { y: body.y + 2, height: body.height - 2, ..body }
}

/// Where each column begins, and how wide it is: day, for whom, why, what, support. Some have no
/// room on a narrow screen.
fn columns(width: u16) -> [(u16, u16); 5] {
    const DAY: u16 = 14;
    const SUPPORT: u16 = 15;
    let rest = width.saturating_sub(DAY + 1);
    let (to, why, what, support) = match width {
        110.. => {
            let each = (rest - SUPPORT) / 3;
            (each, each, each, SUPPORT)
        }
        60.. => {
            let each = (rest - SUPPORT) / 2;
            (each, 0, each, SUPPORT)
        }
        _ => (rest, 0, 0, 0),
    };
    let at = |before: u16| DAY + before;
    [
        (2, (DAY - 3).min(width.saturating_sub(2))),
        (at(0), to.saturating_sub(1)),
        (at(to), why.saturating_sub(1)),
        (at(to + why), what.saturating_sub(1)),
        (at(to + why + what), support),
    ]
}

fn draw_row(canvas: &mut Canvas<'_>, row: Rect, screen: &ShareLogScreen, one: &ShareLogEntry) {
    let (plain, quiet) = (canvas.theme.plain, canvas.theme.quiet);
    let cells = [
        (format_date_short(screen.day(one.made_at)), plain),
        (one.recipient_label(), plain),
        (one.reason_label(), quiet),
        (one.snapshots_label(), plain),
        (one.condition_label_short().to_owned(), plain),
    ];
    for ((x, width), (text, style)) in columns(row.width).into_iter().zip(cells) {
        if width > 0 {
            canvas.put_truncated(row, x, 0, width, &text, style);
        }
    }
}
