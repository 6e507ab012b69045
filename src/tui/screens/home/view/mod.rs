//! Home on the screen: the next step on top; where each area stands, both matrices side by side;
//! snapshots; what is due.

mod arrange;
mod columns;
mod steps;

use std::collections::HashMap;

use ratatui::layout::{Constraint, Layout, Rect};
use unicode_width::UnicodeWidthStr;

use self::columns::{LEFT_SHORT, LEFT_WHOLE};
use self::steps::draw_steps;
use super::blocks::Block;
use super::{Home, HomeFocus};
use crate::maturity::crosswalk::alignment::{AlignedArea, AlignedGroup};
use crate::maturity::matrix::MatrixKind;
use crate::maturity::network_state::NetworkState;
use crate::maturity::phrases::Sign;
use crate::maturity::snapshot_line::SnapshotLine;
use crate::maturity::walk_subject::WalkSubject;
use crate::tui::app_view::AppView;
use crate::tui::crosswalk_table;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::crosswalk_rows;
use crate::tui::widgets::frame::{self, Frame};
use crate::tui::widgets::page_view;
use crate::tui::widgets::rect::RectExt;
use crate::tui::widgets::sign_legend::{DrawnSigns, STAR};

/// In fewer rows the columns of the list have no headings.
const MIN_HEIGHT_FOR_HEADINGS: u16 = 8;

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, home: &Home) {
    let Some(record) = &app.state.network_state else { return };
    let lines = &home.facts.lines;
    let purpose = record
        .network
        .purpose
        .as_ref()
        .map(|purpose| format!("For: {}", purpose.replace('\n', " ")));
    let at = home.focus_index();
    let frame = Frame {
        title: record.network.name.clone(),
        subtitle: Some(purpose.unwrap_or_else(|| {
            let is_view_only = app.state.is_view_only();
            let ask = "What is it for? Press i to say so, any time.";
            if is_view_only { "What it is for is not said." } else { ask }.to_owned()
        })),
        hint: hint(app, record, lines.get(at), home),
        ..Frame::default()
    };
    let says_star = frame.hint.contains(STAR);
    let says_left = frame.hint.contains(LEFT_SHORT);
    // the line at the foot says what the signs mean, but for that of an area
    let says_signs = !matches!(lines.get(at), Some(HomeFocus::Area(..)));
    let body = frame::draw(canvas, app, &frame);
    // where one line is met twice, the first place is its own
    let places: HashMap<&HomeFocus, usize> =
        lines.iter().enumerate().rev().map(|(place, line)| (line, place)).collect();
    let view = HomeView { home, places: &places, focus: at, says_star, says_left, says_signs };
    let rest = draw_steps(canvas, body, app, (record, lines, at), most_steps(body, home));
    if let Some(groups) = &home.facts.groups {
        view.draw_aligned(canvas, rest, groups);
    } else if body.width >= 76 {
        view.draw_side_by_side(canvas, rest);
    } else {
        view.draw_stacked(canvas, rest);
    }
}

/// How many steps are shown: more of them on a high screen, fewer where the focus is below them on
/// a very low one.
fn most_steps(body: Rect, home: &Home) -> usize {
    let is_below = !matches!(home.focused_line(), Some(HomeFocus::Step(_)) | None);
    match body.height {
        0..8 if is_below => 0,
        0..16 => 2,
        height if home.is_aligned => usize::from(height / 8),
        height => usize::from(height / 4),
    }
}

/// What can be done in the line in focus; of several sentences as many as fit.
fn hint(app: &AppView<'_>, record: &NetworkState, line: Option<&HomeFocus>, home: &Home) -> String {
    let room = usize::from(app.state.size.0).saturating_sub(2);
    let has_star = home.facts.matrices.iter().any(|block| block.has_star);
    let area_keys = area_keys(app, record);
    let parts: &[&str] = match line {
        Some(HomeFocus::Snapshot(_)) => return snapshot_hint(app, home),
        _ if home.is_aligned && !record.snapshots.is_empty() => return aligned_hint(home, room),
        Some(HomeFocus::Area(subject, _)) if is_national(record, subject) && has_star => {
            &[&area_keys, STAR, OWN_WORDS]
        }
        Some(HomeFocus::Area(subject, _)) if is_national(record, subject) => {
            &[&area_keys, OWN_WORDS]
        }
        Some(HomeFocus::Area(..)) if has_star => &[&area_keys, STAR],
        Some(HomeFocus::Area(..)) => &[&area_keys],
        Some(HomeFocus::Copy(..)) => {
            &["Another copy, which differs.", "Progress counts the first.", "Enter says in what."]
        }
        Some(HomeFocus::OtherDevice(..)) => {
            &["Enter carries it on here as a copy.", "The other stays as it is."]
        }
        Some(HomeFocus::Review(..)) => &["Enter walks through this area again."],
        _ if record.snapshots.is_empty() => {
            &["National areas: our own words, not NHS England's text."]
        }
        _ => return board_legend(home, room.saturating_sub(1)),
    };
    let mut hint = String::new();
    for part in parts {
        let longer = if hint.is_empty() { (*part).to_owned() } else { format!("{hint}  {part}") };
        if !hint.is_empty() && longer.width() > room {
            break;
        }
        hint = longer;
    }
    hint
}

/// What can be done with an area: where nothing can be changed, no stage is asked for.
fn area_keys(app: &AppView<'_>, record: &NetworkState) -> String {
    let ours = if app.state.is_view_only() { "" } else { ", o our stage" };
    let lined = if record.matrices.len() > 1 { ", v lines areas up" } else { "" };
    format!("Enter says why{ours}{lined}.")
}

/// What the last column of the areas lined up says, what a star means, and the way back.
fn aligned_hint(home: &Home, room: usize) -> String {
    let groups = home.facts.groups.as_deref().unwrap_or_default();
    let rows = crosswalk_table::table_rows(groups, false);
    let has_star = crosswalk_rows::has_star(&rows);
    if !crosswalk_rows::has_bands(&rows) {
        let star = if has_star { STAR } else { "Enter says why." };
        return format!("{star}  v goes back.");
    }
    let star = if has_star { format!("{STAR}  ") } else { String::new() };
    let long = "How far up its own stages: start, part-way or established.";
    let short = "How far up its own stages: start to established.";
    let hints = [
        format!("{star}{long}  v goes back."),
        format!("{star}{short}  v goes back."),
        format!("{star}{short}"),
        short.to_owned(),
    ];
    let fits = |hint: &&String| hint.width() <= room;
    hints.iter().find(fits).or(hints.last()).cloned().unwrap_or_default()
}

/// Said of the national areas, wherever there is room for it.
const OWN_WORDS: &str = "Our own words, not NHS England's.";

fn is_national(record: &NetworkState, subject: &WalkSubject) -> bool {
    record.standing_matrix(subject).is_some_and(|matrix| matrix.kind == MatrixKind::National)
}

/// What the signs on the boards mean, and the number beside a stage where there is room for all.
fn board_legend(home: &Home, room: usize) -> String {
    let rows = home.facts.matrices.iter().flat_map(|block| &block.rows);
    let has_left = rows.clone().any(|row| !row.right.is_empty());
    let answers: Vec<Sign> = rows.flat_map(|row| row.signs.iter().copied().flatten()).collect();
    let has_star = home.facts.matrices.iter().any(|block| block.has_star);
    let drawn = DrawnSigns { answers, has_star, ..DrawnSigns::default() };
    if drawn.answers.is_empty() {
        return "h: how we got here.".to_owned();
    }
    let is_whole = |words: &String| {
        let has_signs = drawn.answers.iter().all(|sign| words.contains(sign.symbol()));
        has_signs && (!has_star || words.contains(STAR))
    };
    let beside = |left: &str| {
        let signs = drawn.legend(room.saturating_sub(left.width() + 2));
        is_whole(&signs).then(|| format!("{signs}  {left}"))
    };
    let lefts = [LEFT_WHOLE, LEFT_SHORT];
    let both = lefts.into_iter().find_map(beside).filter(|_| has_left);
    both.unwrap_or_else(|| drawn.legend(room))
}

/// The whole line of the snapshot in focus, which the list may have had to shorten, and what can be
/// done with it. Where both have no room, what can be done.
fn snapshot_hint(app: &AppView<'_>, home: &Home) -> String {
    let keys = if app.state.is_view_only() { "Enter reads it" } else { "r corrects  d trash" };
    let room = usize::from(app.state.size.0).saturating_sub(2);
    let line = home.facts.snapshot_line(home.focus_index());
    let words = line.map(SnapshotLine::words).unwrap_or_default();
    let both = format!("{words}   {keys}");
    match keys {
        _ if both.width() <= room => both,
        "Enter reads it" => keys.to_owned(),
        _ => format!("Enter reads it  {keys}"),
    }
}

/// Columns of these widths, and what is left, with rules between.
fn split_columns(canvas: &mut Canvas<'_>, area: Rect, widths: &[u16]) -> Vec<Rect> {
    let widths = widths.iter().copied().map(Constraint::Length).chain([Constraint::Fill(1)]);
    let (panes, gaps) = Layout::horizontal(widths).spacing(1).split_with_spacers(area);
    for gap in gaps.iter().filter(|gap| !gap.is_empty()) {
        canvas.vertical_rule(*gap);
    }
    panes.to_vec()
}

/// What the lists of snapshots and of what is due need beside the boards.
const MIN_LISTS_WIDTH: u16 = 24;

#[derive(Clone, Copy)]
pub(crate) struct HomeView<'v> {
    home: &'v Home,
    places: &'v HashMap<&'v HomeFocus, usize>,
    focus: usize,
    /// Whether the line at the foot says what a star means.
    says_star: bool,
    /// Whether it says what the number beside a stage counts.
    says_left: bool,
    /// Whether it says what the signs of the answers mean.
    says_signs: bool,
}

impl HomeView<'_> {
    /// The boards on the left; beside them snapshots and what is due, and where there is room for
    /// it the preview of what is in focus.
    fn draw_side_by_side(self, canvas: &mut Canvas<'_>, rest: Rect) {
        let facts = &self.home.facts;
        let has_signs = facts.matrices.iter().any(Block::has_signs);
        let most = if rest.width < 110 {
            rest.width.saturating_sub(MIN_LISTS_WIDTH)
        } else {
            rest.width * 2 / 3
        };
        let whole_of = |blocks: &[Block]| blocks.iter().map(|block| block.whole_width(most)).max();
        let headed = |block: &Block| block.with_stage_heads(most.saturating_sub(1));
        let mut matrices: Vec<Block> = facts.matrices.iter().map(headed).collect();
        // the names of areas are whole before what is left of them is said in words
        if whole_of(&matrices).is_some_and(|whole| whole + 1 > most) {
            let short = facts.matrices.iter().map(Block::with_short_open);
            matrices = short.map(|block| headed(&block)).collect();
        }
        let whole = whole_of(&matrices).filter(|_| has_signs);
        let boards: Vec<&Block> = matrices.iter().collect();
        let lists: Vec<&Block> = [&facts.snapshots].into_iter().chain(&facts.reviews).collect();
        let left = whole.map_or(rest.width / 2, |whole| (whole + 1).clamp(rest.width / 3, most));
        let columns = match rest.width {
            150.. => vec![left, 44],
            110.. => vec![left.max(rest.width * 2 / 5)],
            _ => vec![left],
        };
        let panes = split_columns(canvas, rest, &columns);
        match panes[..] {
            [boards_pane, lists_pane, preview] => {
                self.draw_column(canvas, boards_pane, &boards);
                self.draw_column(canvas, lists_pane, &lists);
                self.draw_preview(canvas, preview);
            }
            [both, preview] if rest.width >= 110 => {
                let all: Vec<&Block> = boards.into_iter().chain(lists).collect();
                self.draw_column(canvas, both, &all);
                self.draw_preview(canvas, preview);
            }
            [boards_pane, lists_pane] => {
                self.draw_column(canvas, boards_pane, &boards);
                self.draw_column(canvas, lists_pane, &lists);
            }
            _ => {}
        }
    }

    fn draw_preview(self, canvas: &mut Canvas<'_>, area: Rect) {
        page_view::draw_preview(canvas, area.take_left(100), &self.home.preview);
    }

    fn draw_aligned(self, canvas: &mut Canvas<'_>, rest: Rect, groups: &[AlignedGroup]) {
        let all = crosswalk_table::table_rows(groups, false).len() + groups.len();
        let rows = crosswalk_table::table_rows(groups, all <= usize::from(rest.height));
        let place = |area: &AlignedArea| {
            self.line_index(&HomeFocus::Area(area.subject.clone(), area.domain.clone()))
        };
        let mut list = rest;
        if rest.height >= MIN_HEIGHT_FOR_HEADINGS {
            crosswalk_rows::draw_headings(canvas, rest.take_top(1), &rows, "stage");
            list = rest.skip_top(1);
        }
        let focus = (Some(self.focus), self.says_star);
        crosswalk_rows::draw(canvas, list, &rows, focus, place, |_| None);
    }

    fn draw_stacked(self, canvas: &mut Canvas<'_>, rest: Rect) {
        let facts = &self.home.facts;
        let headed: Vec<Block> =
            facts.matrices.iter().map(|block| block.with_stage_heads(rest.width)).collect();
        let mut blocks: Vec<&Block> = headed.iter().collect();
        blocks.push(&facts.snapshots);
        blocks.extend(&facts.reviews);
        self.draw_column(canvas, rest, &blocks);
    }

    fn line_index(self, line: &HomeFocus) -> Option<usize> {
        self.places.get(line).copied()
    }
}
