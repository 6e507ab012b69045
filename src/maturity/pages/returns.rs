//! Returns as a page: who was asked to fill in a form and what came. Network by network where it is
//! printed; on screen in columns, what is missing first.

use crate::maturity::capitalize::capitalize;
use unicode_width::UnicodeWidthStr;

use crate::maturity::page::{LineKind, Page};
use crate::maturity::phrases::format_date_short;
use crate::maturity::returns::{ReturnRow, ReturnState};
use crate::maturity::text_table::pad;
use crate::maturity::text_wrap::truncate;

/// The rows under the name of their network, with the short name by which commands know it where
/// `with_slugs` says so. Rows of one network stand together.
pub fn write_returns<'r>(
    page: &mut Page,
    rows: impl IntoIterator<Item = &'r ReturnRow>,
    with_slugs: bool,
) {
    let mut above = None;
    for row in rows {
        if above != Some(row.network) {
            page.blank_line();
            let slug = row.slug.as_ref().filter(|_| with_slugs);
            let slug = slug.map(|slug| format!(" ({slug})")).unwrap_or_default();
            page.heading(format!("{}{slug}", row.name));
            above = Some(row.network);
        }
        page.body(2, row.asked_words());
        for line in row.came_lines() {
            page.body(4, line);
        }
    }
}

/// The rows in columns of `width` in all, those of one state under a heading: first what is late, last
/// where nothing was asked. Each is one line to stop at; under number `open` all of it stands in words.
pub fn write_return_table(page: &mut Page, rows: &[&ReturnRow], width: usize, open: usize) {
    let mut rows = rows.to_vec();
    rows.sort_by_key(|row| row.state);
    let columns = ReturnColumns::of(&rows, width);
    let mut above = None;
    for (number, row) in rows.into_iter().enumerate() {
        if above != Some(row.state) {
            page.blank_line();
            page.heading(columns.line(&headings(row.state)));
            above = Some(row.state);
        }
        page.focusable(0, columns.line(&cells(row)));
        if number == open {
            if row.asked.is_some() {
                page.continuation(LineKind::Quiet, 4, capitalize(&row.asked_words()));
            }
            for line in row.came_lines() {
                page.continuation(LineKind::Quiet, 4, capitalize(&line));
            }
        }
    }
}

/// How wide the columns are: the network, who was asked, on what; the day has what it takes.
struct ReturnColumns([usize; 3]);

impl ReturnColumns {
    /// What a day takes, such as "21 Apr 2026".
    const DAY: usize = 11;

    fn of(rows: &[&ReturnRow], width: usize) -> Self {
        let both = |row: &&ReturnRow, at: usize| {
            cells(row)[at].width().max(headings(row.state)[at].width())
        };
        let widest = |at: usize| rows.iter().map(|row| both(row, at)).max().unwrap_or(0);
        let room = width.saturating_sub(Self::DAY + 3 * 2);
        let name = widest(0).clamp(12, room * 3 / 5);
        // where room is short, who was asked is more than on what
        let what = widest(2).min((room - name) / 2);
        let what = if what < 14 { 0 } else { what };
        Self([name, room - name - what, what])
    }

    fn line(&self, cells: &[String; 4]) -> String {
        let fit = |(text, width): (&String, &usize)| match width {
            0 => String::new(),
            width => format!("{}  ", pad(&truncate(text, *width), *width)),
        };
        let words: String = cells.iter().zip(&self.0).map(fit).collect();
        format!("{words}{}", cells[3]).trim_end().to_owned()
    }
}

fn headings(state: ReturnState) -> [String; 4] {
    let (who, day) = match state {
        ReturnState::Late | ReturnState::Missing => ("who was asked", "wanted by"),
        ReturnState::Incomplete | ReturnState::Came => ("whose view", "came"),
        ReturnState::Nothing | ReturnState::NotAsked => ("whose view", "last saved"),
    };
    let label = match state {
        ReturnState::Late => "network: late",
        ReturnState::Missing => "network: not here yet",
        ReturnState::Incomplete => "network: part answered",
        ReturnState::Came => "network: form came",
        ReturnState::Nothing => "network: nothing saved",
        ReturnState::NotAsked => "network: no form sent",
    };
    [label, who, "matrix", day].map(str::to_owned)
}

fn cells(row: &ReturnRow) -> [String; 4] {
    let who = match row.last() {
        Some(last) => last.voice.describe(),
        None => row.who_was_asked().unwrap_or_default(),
    };
    let day = match row.last() {
        Some(last) => Some(last.taken_on),
        None => row.asked.as_ref().and_then(|asked| asked.due),
    };
    let day = day.map_or_else(|| "no day".to_owned(), format_date_short);
    let day = if row.state == ReturnState::Nothing { String::new() } else { day };
    [row.name.clone(), who, row.matrix.clone(), day]
}
