//! Home on the screen: the next step on top; where each area stands, both matrices side by side;
//! snapshots; what is due.

use ratatui::layout::Rect;

use super::{AreaWords, Home, HomeFocus, NextStep, reviews};
use crate::maturity::assessment::Voice;
use crate::maturity::crosswalk::alignment::{AlignedArea, AlignedGroup};
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::network_state::{CopyStatus, NetworkState, SavedSnapshot};
use crate::maturity::phrases;
use crate::maturity::walk_subject::WalkSubject;
use crate::tui::app_view::AppView;
use crate::tui::crosswalk_table;
use crate::tui::document::truncate;
use crate::tui::protocol::command::Command;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};

/// Draws Home.
pub(crate) fn draw(sheet: &mut Canvas<'_>, app: &AppView<'_>, home: &Home) {
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
    let body = frame::draw(sheet, app, &frame);
    let at = home.focus.min(lines.len().saturating_sub(1));
    let most = if home.is_aligned || body.height < 16 { 2 } else { 4 };
    let steps = draw_steps(sheet, body, app, (record, &lines, at), most);
    let below = Rect { y: body.y + steps, height: body.height.saturating_sub(steps), ..body };
    sheet.draw_rule(Rect { y: below.y, ..body }, 0);
    let rest = Rect { y: below.y + 1, height: below.height.saturating_sub(1), ..below };
    let view = HomeView { app, network_state: record, lines: &lines, focus: at };
    if let Some(groups) = crosswalk_table::current_groups(record).filter(|_| home.is_aligned) {
        view.draw_aligned(sheet, rest, &groups);
    } else if body.width >= 76 {
        view.draw_side_by_side(sheet, rest);
    } else {
        view.draw_stacked(sheet, rest);
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

/// The things to do; returns how many rows they take.
fn draw_steps(
    sheet: &mut Canvas<'_>,
    body: Rect,
    app: &AppView<'_>,
    (record, lines, at): (&NetworkState, &[HomeFocus], usize),
    most: usize,
) -> u16 {
    let steps: Vec<&NextStep> = lines
        .iter()
        .filter_map(|line| if let HomeFocus::Step(step) = line { Some(step) } else { None })
        .collect();
    let first = (at + 1).saturating_sub(most).min(if at < steps.len() { usize::MAX } else { 0 });
    let mut y = 0;
    for (number, step) in steps.iter().enumerate().skip(first).take(most) {
        let (words, beside, key) = step_words(app, record, step);
        let style = if number == 0 { sheet.theme.strong } else { sheet.theme.plain };
        let key = if number == at && key.is_empty() { "Enter" } else { key };
        let quiet = sheet.theme.quiet;
        let end =
            sheet.put_right(Rect { width: body.width.saturating_sub(1), ..body }, y, key, quiet);
        let after = sheet.put_truncated(body, 3, y, end.saturating_sub(4), &words, style);
        sheet.put_truncated(body, after + 3, y, end.saturating_sub(after + 4), &beside, quiet);
        sheet.add_hit_area(body, 0, y, body.width, Command::Open(number));
        if number == at {
            sheet.draw_focus(body, 1, y, end.saturating_sub(2));
        }
        y += 1;
    }
    y
}

/// What a step says, what stands beside it, and the key that does it.
fn step_words(
    app: &AppView<'_>,
    record: &NetworkState,
    step: &NextStep,
) -> (String, String, &'static str) {
    let room = usize::from(app.state.size.0.max(60) - 34);
    let short = |topic: &WalkSubject| match record.matrix(&topic.matrix) {
        Some(known) if topic.subject.is_some() => {
            topic.fit_title(known.matrix.short_title(), room, truncate)
        }
        Some(known) => known.matrix.short_title().to_owned(),
        None => topic.matrix.to_string(),
    };
    let several = record.matrices.len() > 1;
    let of = |topic: &WalkSubject| {
        if several || topic.subject.is_some() {
            format!(": {}", short(topic))
        } else {
            String::new()
        }
    };
    match step {
        NextStep::Conflict => (
            "Two versions of your walk moved on: choose one".to_owned(),
            "both are kept".to_owned(),
            "",
        ),
        NextStep::Resume { subject: topic, open } => {
            let walked = record.open_draft(topic, &Voice::agreed());
            let recovered = walked.filter(|draft| draft.recovered).and_then(|draft| draft.saved_at);
            let stays = walked.is_some_and(|draft| app.state.has_newer_revision(draft));
            let beside = match recovered {
                None if stays => format!("{open} open; a newer version from the next walk"),
                Some(at) => {
                    format!("{open} still open; carried on from {}", app.now.local_time(at))
                }
                None if has_ladders(record, topic) => format!("{open} still open"),
                None => {
                    format!("{} still open", phrases::pluralize(*open, "statement", "statements"))
                }
            };
            (format!("Carry on with the walk{}", of(topic)), beside, "")
        }
        NextStep::Save(topic) => {
            (format!("Save a snapshot{}", of(topic)), "all is answered".to_owned(), "s")
        }
        NextStep::Review { subject: topic, domain, review_on: by } => {
            let name = record
                .matrix(&topic.matrix)
                .and_then(|known| known.matrix.domain(domain))
                .map_or("", Domain::short_name);
            (
                format!("Look again at {name}"),
                format!("you said by {}", phrases::format_date_short(*by)),
                "",
            )
        }
        NextStep::Start { subject: topic, is_repeat: true } => {
            let month = phrases::format_month_year(app.now.today);
            let month = month.split(' ').next().unwrap_or_default();
            (format!("Start the {month} walk{}", of(topic)), "last time beside it".to_owned(), "")
        }
        NextStep::Start { subject: topic, is_repeat: false } => {
            let known = record.matrix(&topic.matrix);
            let beside = match known
                .and_then(|known| known.matrix.about_one.as_ref())
                .filter(|_| topic.subject.is_none())
            {
                Some(one) => format!("for one {one}; it asks which"),
                None => format!(
                    "{}; stop any time",
                    known.map_or_else(String::new, |known| phrases::format_item_count(
                        &known.matrix
                    ))
                ),
            };
            (format!("Start the walk: {}", short(topic)), beside, "")
        }
        NextStep::TenMinutes { items, .. } => {
            let items = phrases::pluralize(*items, "statement", "statements");
            ("Ten minutes only: what is new, due or was left open".to_owned(), items, "t")
        }
        NextStep::Progress => {
            ("Look at progress".to_owned(), "what moved since last time".to_owned(), "p")
        }
        NextStep::Problems(count) => {
            let count = phrases::pluralize(*count, "file needs", "files need");
            (format!("{count} a look"), "all else works".to_owned(), "")
        }
        NextStep::ChooseMatrix => {
            ("Choose what to walk through".to_owned(), "no matrix is in use".to_owned(), "m")
        }
    }
}

/// Whether not all that a matrix asks are statements.
fn has_ladders(record: &NetworkState, topic: &WalkSubject) -> bool {
    let known = record.matrix(&topic.matrix);
    known.is_some_and(|known| known.matrix.domains.iter().any(|domain| !domain.ladders.is_empty()))
}

/// What Home draws from.
#[derive(Clone, Copy)]
struct HomeView<'v> {
    app: &'v AppView<'v>,
    network_state: &'v NetworkState,
    lines: &'v [HomeFocus],
    focus: usize,
}

/// What a block is called: a title, and the one thing it is about.
struct BlockHeading {
    title: String,
    subject: Option<WalkSubject>,
}

impl From<String> for BlockHeading {
    fn from(title: String) -> Self {
        Self { title, subject: None }
    }
}

impl BlockHeading {
    fn fit(&self, width: u16) -> String {
        let width = usize::from(width);
        self.subject.as_ref().map_or_else(
            || truncate(&self.title, width),
            |topic| topic.fit_title(&self.title, width, truncate),
        )
    }
}

/// One block of lines: a heading and what stands under it.
struct Block {
    heading: BlockHeading,
    column_heading: Option<&'static str>,
    rows: Vec<BlockRow>,
    notes: Vec<String>,
}

struct BlockRow {
    left: String,
    middle: String,
    right: String,
    line: Option<usize>,
}

impl HomeView<'_> {
    fn draw_side_by_side(self, sheet: &mut Canvas<'_>, rest: Rect) {
        let half = rest.width / 2;
        sheet.draw_vertical_rule(rest, half - 1);
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
        self.draw_column(sheet, Rect { width: half - 1, ..rest }, left);
        self.draw_column(sheet, Rect { x: rest.x + half, width: rest.width - half, ..rest }, right);
    }

    /// All areas under those of one matrix, over the whole width.
    fn draw_aligned(self, sheet: &mut Canvas<'_>, rest: Rect, groups: &[AlignedGroup]) {
        let all = crosswalk_table::table_rows(groups, false).len() + groups.len();
        let rows = crosswalk_table::table_rows(groups, all <= usize::from(rest.height));
        let place = |area: &AlignedArea| {
            self.line_index(&HomeFocus::Area(area.subject.clone(), area.domain.clone()))
        };
        crate::tui::widgets::crosswalk_rows::draw(sheet, rest, &rows, Some(self.focus), place);
    }

    fn draw_stacked(self, sheet: &mut Canvas<'_>, rest: Rect) {
        let mut blocks = self.matrix_blocks();
        blocks.push(self.snapshots_block());
        blocks.extend(self.reviews_block());
        self.draw_column(sheet, rest, blocks);
    }

    /// Draws blocks one under the other, from where the line in focus is seen.
    fn draw_column(self, sheet: &mut Canvas<'_>, area: Rect, blocks: Vec<Block>) {
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
            self.draw_block(sheet, area, &mut y, top, &block);
            y += 1;
        }
    }

    fn draw_block(
        self,
        sheet: &mut Canvas<'_>,
        area: Rect,
        y: &mut usize,
        top: usize,
        block: &Block,
    ) {
        let theme = sheet.theme;
        let place = |y: usize| {
            y.checked_sub(top).and_then(|y| u16::try_from(y).ok()).filter(|y| *y < area.height)
        };
        let wide = area.width.saturating_sub(1);
        let middle = wide * 5 / 9;
        if let Some(at) = place(*y) {
            let is_wide =
                block.heading.subject.as_ref().is_some_and(|topic| topic.subject.is_some());
            let room = if is_wide || block.column_heading.is_none() {
                wide.saturating_sub(7)
            } else {
                middle.saturating_sub(2)
            };
            let after = sheet.put(area, 1, at, &block.heading.fit(room), theme.strong);
            if let Some(heads) = block.column_heading {
                if after < middle {
                    sheet.put(area, middle, at, heads, theme.quiet);
                }
                sheet.put_right(Rect { width: wide, ..area }, at, "left", theme.quiet);
            }
        }
        *y += 1;
        for row in &block.rows {
            if let Some(at) = place(*y) {
                let end =
                    sheet.put_right(Rect { width: wide, ..area }, at, &row.right, theme.plain);
                let left = if row.middle.is_empty() { end } else { middle };
                sheet.put_truncated(area, 1, at, left.saturating_sub(2), &row.left, theme.plain);
                let gap = u16::from(!row.right.is_empty());
                sheet.put_truncated(
                    area,
                    middle,
                    at,
                    end.saturating_sub(middle + gap),
                    &row.middle,
                    theme.plain,
                );
                if let Some(line) = row.line {
                    sheet.add_hit_area(
                        area,
                        0,
                        at,
                        area.width,
                        if line == self.focus { Command::Open(line) } else { Command::Focus(line) },
                    );
                    if line == self.focus {
                        sheet.draw_focus(area, 0, at, wide);
                    }
                }
            }
            *y += 1;
        }
        for note in &block.notes {
            if let Some(at) = place(*y) {
                sheet.put_truncated(area, 1, at, wide.saturating_sub(1), note, theme.quiet);
            }
            *y += 1;
        }
    }

    fn matrix_blocks(self) -> Vec<Block> {
        self.network_state
            .matrices
            .iter()
            .flat_map(|known| self.blocks_of_matrix(&known.matrix))
            .collect()
    }

    /// A block for each topic of a matrix; where it is about one thing and none was named yet, a
    /// word on that.
    fn blocks_of_matrix(self, matrix: &Matrix) -> Vec<Block> {
        let topics = self.network_state.walk_subjects_of(&matrix.id);
        if let (true, Some(one)) = (topics.is_empty(), &matrix.about_one) {
            let notes = vec![format!("For one {one} at a time: none walked yet.")];
            return vec![Block {
                heading: matrix.short_title().to_uppercase().into(),
                column_heading: None,
                rows: Vec::new(),
                notes,
            }];
        }
        topics.iter().map(|topic| self.subject_block(topic, matrix)).collect()
    }

    fn subject_block(self, topic: &WalkSubject, matrix: &Matrix) -> Block {
        let matrix = self
            .network_state
            .latest_standing(topic)
            .assessment_and_matrix()
            .map_or(matrix, |(_, matrix)| matrix);
        let mut any_differs = false;
        let row = |domain: &Domain| {
            let area = AreaWords::of(self.network_state, topic, &domain.id);
            any_differs |= area.differs;
            BlockRow {
                left: domain.short_name().to_owned(),
                middle: if area.differs { format!("{} *", area.standing) } else { area.standing },
                right: area.remaining,
                line: self.line_index(&HomeFocus::Area(topic.clone(), domain.id.clone())),
            }
        };
        let rows = matrix.domains.iter().map(row).collect();
        let notes = if any_differs {
            vec!["* the answers suggest another; w says why".to_owned()]
        } else {
            Vec::new()
        };
        let head = BlockHeading {
            title: matrix.short_title().to_uppercase(),
            subject: Some(topic.clone()),
        };
        Block { heading: head, column_heading: Some("now"), rows, notes }
    }

    fn snapshots_block(self) -> Block {
        let saved = self
            .network_state
            .current_snapshots()
            .rev()
            .flat_map(|saved| self.network_state.with_copies(saved))
            .map(|saved| self.snapshot_row(saved));
        let elsewhere = self.network_state.other_device_drafts.iter().map(|open| BlockRow {
            left: format!(
                "A walk on another computer: {}",
                WalkSubject::of(&open.draft.assessment).title(&open.matrix.matrix)
            ),
            middle: String::new(),
            right: "carry on".to_owned(),
            line: self.line_index(&HomeFocus::OtherDevice(open.draft.id)),
        });
        let rows: Vec<BlockRow> = elsewhere.chain(saved).collect();
        if rows.is_empty() {
            let notes = vec![
                "None yet. When the walk is done,".to_owned(),
                "s saves one: a dated copy.".to_owned(),
            ];
            return Block {
                heading: "SAVED SNAPSHOTS".to_owned().into(),
                column_heading: None,
                rows,
                notes,
            };
        }
        Block {
            heading: "SAVED SNAPSHOTS".to_owned().into(),
            column_heading: None,
            rows,
            notes: Vec::new(),
        }
    }

    fn snapshot_row(self, saved: &SavedSnapshot) -> BlockRow {
        let snapshot = &saved.snapshot;
        let topic = WalkSubject::of(&snapshot.assessment);
        let label = snapshot.label.as_ref().map_or_else(
            || topic.title(&saved.matrix.matrix),
            |label| match &topic.subject {
                Some(subject) => format!("{subject} · {label}"),
                None => label.clone(),
            },
        );
        let voice = if snapshot.assessment.voice.is_agreed() { "agreed" } else { "one view" };
        let voice = match (saved.copy_status, saved.changed_after_save) {
            (CopyStatus::Primary, true) => "changed!",
            (CopyStatus::Primary, false) => voice,
            (CopyStatus::Differs | CopyStatus::ChangedAfterSave, _) => "differs",
        };
        BlockRow {
            left: format!("{:<12} {label}", phrases::format_date_short(snapshot.taken_on)),
            middle: String::new(),
            right: voice.to_owned(),
            line: self.line_index(&HomeFocus::of_snapshot(saved)),
        }
    }

    /// What has a day to look again; no block where nothing has.
    fn reviews_block(self) -> Option<Block> {
        let rows: Vec<BlockRow> = reviews(self.network_state)
            .into_iter()
            .take(5)
            .map(|(topic, domain, by)| {
                let name = self
                    .network_state
                    .matrix(&topic.matrix)
                    .and_then(|known| known.matrix.domain(&domain))
                    .map_or("", Domain::short_name)
                    .to_owned();
                let late = if by < self.app.now.today { "late" } else { "" };
                BlockRow {
                    left: format!("by {}: {name}", phrases::format_date_short(by)),
                    middle: String::new(),
                    right: late.to_owned(),
                    line: None,
                }
            })
            .collect();
        (!rows.is_empty()).then(|| Block {
            heading: "LOOK AGAIN".to_owned().into(),
            column_heading: None,
            rows,
            notes: Vec::new(),
        })
    }

    fn line_index(self, line: &HomeFocus) -> Option<usize> {
        self.lines.iter().position(|other| other == line)
    }
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
