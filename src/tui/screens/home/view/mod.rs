//! Home on the screen: the next step on top; where each area stands, both matrices side by side;
//! snapshots; what is due.

mod blocks;
mod steps;

use ratatui::layout::Rect;

use self::blocks::{Block, BlockRow};
use self::steps::draw_steps;
use super::{Home, HomeFocus};
use crate::maturity::crosswalk::alignment::{AlignedArea, AlignedGroup};
use crate::maturity::network_state::NetworkState;
use crate::tui::app_view::AppView;
use crate::tui::crosswalk_table;
use crate::tui::protocol::command::Command;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, home: &Home) {
    let Some(record) = &app.state.network_state else { return };
    let lines = home.focus_lines(app.state, &app.now);
    let purpose = record
        .network
        .purpose
        .as_ref()
        .map(|purpose| format!("For: {}", purpose.replace('\n', " ")));
    let frame = Frame {
        title: record.network.name.clone(),
        subtitle: Some(
            purpose.unwrap_or_else(|| "What is it for? i says so, when you are ready.".to_owned()),
        ),
        hint: hint(record, &lines, home),
        ..Frame::default()
    };
    let body = frame::draw(canvas, app, &frame);
    let at = home.focus.min(lines.len().saturating_sub(1));
    let most = if home.is_aligned || body.height < 16 { 2 } else { 4 };
    let steps = draw_steps(canvas, body, app, (record, &lines, at), most);
    let below = Rect { y: body.y + steps, height: body.height.saturating_sub(steps), ..body };
    canvas.draw_rule(Rect { y: below.y, ..body }, 0);
    let rest = Rect { y: below.y + 1, height: below.height.saturating_sub(1), ..below };
    let view = HomeView { app, network_state: record, lines: &lines, focus: at };
    if let Some(groups) = crosswalk_table::current_groups(record).filter(|_| home.is_aligned) {
        view.draw_aligned(canvas, rest, &groups);
    } else if body.width >= 76 {
        view.draw_side_by_side(canvas, rest);
    } else {
        view.draw_stacked(canvas, rest);
    }
}

fn hint(record: &NetworkState, lines: &[HomeFocus], home: &Home) -> String {
    match lines.get(home.focus) {
        Some(HomeFocus::Area(..)) if home.is_aligned => "Each in its own matrix's words; nothing is converted.  v goes back.".to_owned(),
        Some(HomeFocus::Area(..)) if record.matrices.len() > 1 => {
            "Enter says why.  o our stage.  v lines areas up.  'left': to the next stage.".to_owned()
        }
        Some(HomeFocus::Area(..)) => {
            "Enter says why it stands so.  o says our stage.  'left' stands between you and the next stage.".to_owned()
        }
        Some(HomeFocus::Copy(..)) => "Another copy, which differs; progress counts the first. Enter says in what.".to_owned(),
        Some(HomeFocus::Snapshot(_)) => "Enter reads it.  c compares it.  r makes a corrected copy; both are kept.".to_owned(),
        Some(HomeFocus::OtherDevice(_)) => "Enter carries it on here as a copy; the other stays as it is.".to_owned(),
        _ if record.snapshots.is_empty() => "National areas: our own words, not NHS England's text.".to_owned(),
        _ => "National areas: our own words, not NHS England's text.    h how we got here".to_owned(),
    }
}

#[derive(Clone, Copy)]
pub(crate) struct HomeView<'v> {
    app: &'v AppView<'v>,
    network_state: &'v NetworkState,
    lines: &'v [HomeFocus],
    focus: usize,
}

impl HomeView<'_> {
    fn draw_side_by_side(self, canvas: &mut Canvas<'_>, rest: Rect) {
        let half = rest.width / 2;
        canvas.draw_vertical_rule(rest, half - 1);
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for (number, block) in self.matrix_blocks().into_iter().enumerate() {
            if number % 2 == 0 { left.push(block) } else { right.push(block) }
        }
        let (snapshots, due) = (self.snapshots_block(), self.reviews_block());
        if right.is_empty() {
            right.push(snapshots);
            right.extend(due);
        } else {
            left.push(snapshots);
            right.extend(due);
        }
        self.draw_column(canvas, Rect { width: half - 1, ..rest }, left);
        self.draw_column(
            canvas,
            Rect { x: rest.x + half, width: rest.width - half, ..rest },
            right,
        );
    }

    fn draw_aligned(self, canvas: &mut Canvas<'_>, rest: Rect, groups: &[AlignedGroup]) {
        let all = crosswalk_table::table_rows(groups, false).len() + groups.len();
        let rows = crosswalk_table::table_rows(groups, all <= usize::from(rest.height));
        let place = |area: &AlignedArea| {
            self.line_index(&HomeFocus::Area(area.subject.clone(), area.domain.clone()))
        };
        crate::tui::widgets::crosswalk_rows::draw(canvas, rest, &rows, Some(self.focus), place);
    }

    fn draw_stacked(self, canvas: &mut Canvas<'_>, rest: Rect) {
        let mut blocks = self.matrix_blocks();
        blocks.push(self.snapshots_block());
        blocks.extend(self.reviews_block());
        self.draw_column(canvas, rest, blocks);
    }

    /// Draws blocks one under the other, from where the line in focus is seen.
    fn draw_column(self, canvas: &mut Canvas<'_>, area: Rect, blocks: Vec<Block>) {
        let rows: usize = blocks.iter().map(|block| block.rows.len() + block.notes.len() + 2).sum();
        let height = usize::from(area.height);
        let focus = focus_row(&blocks, self.focus);
        let top = if rows <= height + 1 {
            0
        } else {
            focus.map_or(0, |row| (row + 3).saturating_sub(height))
        };
        let mut y = 0_usize;
        for block in blocks {
            self.draw_block(canvas, area, &mut y, top, &block);
            y += 1;
        }
    }

    fn draw_block(
        self,
        canvas: &mut Canvas<'_>,
        area: Rect,
        y: &mut usize,
        top: usize,
        block: &Block,
    ) {
        let place = |y: usize| {
            y.checked_sub(top).and_then(|y| u16::try_from(y).ok()).filter(|y| *y < area.height)
        };
        if let Some(at) = place(*y) {
            draw_heading(canvas, area, at, block);
        }
        *y += 1;
        for row in &block.rows {
            if let Some(at) = place(*y) {
                self.draw_row(canvas, area, at, row);
            }
            *y += 1;
        }
        let (wide, quiet) = (area.width.saturating_sub(2), canvas.theme.quiet);
        for note in &block.notes {
            if let Some(at) = place(*y) {
                canvas.put_truncated(area, 1, at, wide, note, quiet);
            }
            *y += 1;
        }
    }

    fn draw_row(self, canvas: &mut Canvas<'_>, area: Rect, y: u16, row: &BlockRow) {
        let plain = canvas.theme.plain;
        let wide = area.width.saturating_sub(1);
        let middle = middle_column(area);
        let end = canvas.put_right(Rect { width: wide, ..area }, y, &row.right, plain);
        let left = if row.middle.is_empty() { end } else { middle };
        canvas.put_truncated(area, 1, y, left.saturating_sub(2), &row.left, plain);
        let gap = u16::from(!row.right.is_empty());
        let width = end.saturating_sub(middle + gap);
        canvas.put_truncated(area, middle, y, width, &row.middle, plain);
        let Some(line) = row.line else { return };
        let is_focused = line == self.focus;
        let click = if is_focused { Command::Open(line) } else { Command::Focus(line) };
        canvas.add_hit_area(area, 0, y, area.width, click);
        if is_focused {
            canvas.draw_focus(area, 0, y, wide);
        }
    }

    fn line_index(self, line: &HomeFocus) -> Option<usize> {
        self.lines.iter().position(|other| other == line)
    }
}

fn middle_column(area: Rect) -> u16 {
    area.width.saturating_sub(1) * 5 / 9
}

fn draw_heading(canvas: &mut Canvas<'_>, area: Rect, y: u16, block: &Block) {
    let (strong, quiet) = (canvas.theme.strong, canvas.theme.quiet);
    let (wide, middle) = (area.width.saturating_sub(1), middle_column(area));
    let is_wide = block.heading.subject.as_ref().is_some_and(|about| about.subject.is_some());
    let width = if is_wide || block.column_heading.is_none() {
        wide.saturating_sub(7)
    } else {
        middle.saturating_sub(2)
    };
    let after = canvas.put(area, 1, y, &block.heading.fit(width), strong);
    let Some(column_heading) = block.column_heading else { return };
    if after < middle {
        canvas.put(area, middle, y, column_heading, quiet);
    }
    canvas.put_right(Rect { width: wide, ..area }, y, "left", quiet);
}

/// The row, counted over all blocks, of the line in focus.
fn focus_row(blocks: &[Block], at: usize) -> Option<usize> {
    let mut row = 0;
    for block in blocks {
        if let Some(place) = block.rows.iter().position(|other| other.line == Some(at)) {
            return Some(row + 1 + place);
        }
        row += block.rows.len() + block.notes.len() + 2;
    }
    None
}
