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
use crate::tui::app::App;
use crate::tui::crosswalk_table;
use crate::tui::document::shorten;
use crate::tui::protocol::command::Command;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};

/// Draws Home.
pub fn draw(sheet: &mut Canvas<'_>, app: &App, home: Home) {
    let Some(record) = &app.desk.record else { return };
    let lines = home.lines(&app.desk, &app.moment);
    let purpose = record
        .network
        .purpose
        .as_ref()
        .map(|purpose| format!("For: {}", purpose.replace('\n', " ")));
    let frame = Frame {
        title: record.network.name.clone(),
        under: Some(
            purpose.unwrap_or_else(|| "What is it for? i says so, when you are ready.".to_owned()),
        ),
        hint: hint(record, &lines, home),
        ..Frame::default()
    };
    let body = frame::draw(sheet, app, &frame);
    let at = home.at.min(lines.len().saturating_sub(1));
    let most = if home.lined_up || body.height < 16 { 2 } else { 4 };
    let steps = steps(sheet, body, app, (record, &lines, at), most);
    let below = Rect { y: body.y + steps, height: body.height.saturating_sub(steps), ..body };
    sheet.rule(Rect { y: below.y, ..body }, 0);
    let rest = Rect { y: below.y + 1, height: below.height.saturating_sub(1), ..below };
    let view = HomeView { app, record, lines: &lines, at };
    if let Some(groups) = crosswalk_table::today(record).filter(|_| home.lined_up) {
        view.lined_up(sheet, rest, &groups);
    } else if body.width >= 76 {
        view.side_by_side(sheet, rest);
    } else {
        view.stacked(sheet, rest);
    }
}

fn hint(record: &NetworkState, lines: &[HomeFocus], home: Home) -> String {
    match lines.get(home.at) {
        Some(HomeFocus::Area(..)) if home.lined_up => "Each in its own matrix's words; nothing is converted.  v goes back.".to_owned(),
        Some(HomeFocus::Area(..)) if record.matrices.len() > 1 => {
            "Enter says why.  o our stage.  v lines areas up.  'left': to the next stage.".to_owned()
        }
        Some(HomeFocus::Area(..)) => {
            "Enter says why it stands so.  o says our stage.  'left' stands between you and the next stage.".to_owned()
        }
        Some(HomeFocus::Copy(..)) => "Another copy, which differs; progress counts the first. Enter says in what.".to_owned(),
        Some(HomeFocus::Snapshot(_)) => "Enter reads it.  c compares it.  r makes a corrected copy; both are kept.".to_owned(),
        Some(HomeFocus::Elsewhere(_)) => "Enter carries it on here as a copy; the other stays as it is.".to_owned(),
        _ if record.snapshots.is_empty() => "National areas: our own words, not NHS England's text.".to_owned(),
        _ => "National areas: our own words, not NHS England's text.    h how we got here".to_owned(),
    }
}

/// The things to do; returns how many rows they take.
fn steps(
    sheet: &mut Canvas<'_>,
    body: Rect,
    app: &App,
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
        let style = if number == 0 { sheet.ink.strong } else { sheet.ink.plain };
        let key = if number == at && key.is_empty() { "Enter" } else { key };
        let quiet = sheet.ink.quiet;
        let end =
            sheet.put_right(Rect { width: body.width.saturating_sub(1), ..body }, y, key, quiet);
        let after = sheet.put_short(body, 3, y, end.saturating_sub(4), &words, style);
        sheet.put_short(body, after + 3, y, end.saturating_sub(after + 4), &beside, quiet);
        sheet.click(body, 0, y, body.width, Command::Open(number));
        if number == at {
            sheet.focus(body, 1, y, end.saturating_sub(2));
        }
        y += 1;
    }
    y
}

/// What a step says, what stands beside it, and the key that does it.
fn step_words(app: &App, record: &NetworkState, step: &NextStep) -> (String, String, &'static str) {
    let room = usize::from(app.desk.size.0.max(60) - 34);
    let short = |topic: &WalkSubject| match record.matrix(&topic.matrix) {
        Some(known) if topic.subject.is_some() => topic.within(known.matrix.short(), room, shorten),
        Some(known) => known.matrix.short().to_owned(),
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
        NextStep::Resume { topic, open } => {
            let walked = record.draft(topic, &Voice::agreed());
            let recovered = walked.filter(|draft| draft.recovered).and_then(|draft| draft.kept_at);
            let stays = walked.is_some_and(|draft| app.desk.has_newer(draft));
            let beside = match recovered {
                None if stays => format!("{open} open; a newer version from the next walk"),
                Some(at) => format!("{open} still open; carried on from {}", app.moment.clock(at)),
                None if has_ladders(record, topic) => format!("{open} still open"),
                None => {
                    format!("{} still open", phrases::count_of(*open, "statement", "statements"))
                }
            };
            (format!("Carry on with the walk{}", of(topic)), beside, "")
        }
        NextStep::Save(topic) => {
            (format!("Save a snapshot{}", of(topic)), "all is answered".to_owned(), "s")
        }
        NextStep::Review { topic, domain, by } => {
            let name = record
                .matrix(&topic.matrix)
                .and_then(|known| known.matrix.domain(domain))
                .map_or("", Domain::short);
            (
                format!("Look again at {name}"),
                format!("you said by {}", phrases::short_day(*by)),
                "",
            )
        }
        NextStep::Start { topic, again: true } => {
            let month = phrases::month_year(app.moment.today);
            let month = month.split(' ').next().unwrap_or_default();
            (format!("Start the {month} walk{}", of(topic)), "last time beside it".to_owned(), "")
        }
        NextStep::Start { topic, again: false } => {
            let known = record.matrix(&topic.matrix);
            let beside = match known
                .and_then(|known| known.matrix.about_one.as_ref())
                .filter(|_| topic.subject.is_none())
            {
                Some(one) => format!("for one {one}; it asks which"),
                None => format!(
                    "{}; stop any time",
                    known.map_or_else(String::new, |known| phrases::items_of(&known.matrix))
                ),
            };
            (format!("Start the walk: {}", short(topic)), beside, "")
        }
        NextStep::TenMinutes { items, .. } => {
            let items = phrases::count_of(*items, "statement", "statements");
            ("Ten minutes only: what is new, due or was left open".to_owned(), items, "t")
        }
        NextStep::Progress => {
            ("Look at progress".to_owned(), "what moved since last time".to_owned(), "p")
        }
        NextStep::Problems(count) => {
            let count = phrases::count_of(*count, "file needs", "files need");
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
    app: &'v App,
    record: &'v NetworkState,
    lines: &'v [HomeFocus],
    at: usize,
}

/// What a block is called: a title, and the one thing it is about.
struct BlockHeading {
    title: String,
    topic: Option<WalkSubject>,
}

impl From<String> for BlockHeading {
    fn from(title: String) -> Self {
        Self { title, topic: None }
    }
}

impl BlockHeading {
    fn within(&self, width: u16) -> String {
        let width = usize::from(width);
        self.topic.as_ref().map_or_else(
            || shorten(&self.title, width),
            |topic| topic.within(&self.title, width, shorten),
        )
    }
}

/// One block of lines: a heading and what stands under it.
struct Block {
    head: BlockHeading,
    heads: Option<&'static str>,
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
    fn side_by_side(self, sheet: &mut Canvas<'_>, rest: Rect) {
        let half = rest.width / 2;
        sheet.upright(rest, half - 1);
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for (number, block) in self.matrices().into_iter().enumerate() {
            if number % 2 == 0 { left.push(block) } else { right.push(block) }
        }
        let (snapshots, due) = (self.snapshots(), self.due());
        if right.is_empty() {
            right.push(snapshots);
            right.extend(due);
        } else {
            left.push(snapshots);
            right.extend(due);
        }
        self.column(sheet, Rect { width: half - 1, ..rest }, left);
        self.column(sheet, Rect { x: rest.x + half, width: rest.width - half, ..rest }, right);
    }

    /// All areas under those of one matrix, over the whole width.
    fn lined_up(self, sheet: &mut Canvas<'_>, rest: Rect, groups: &[AlignedGroup]) {
        let all = crosswalk_table::listed(groups, false).len() + groups.len();
        let rows = crosswalk_table::listed(groups, all <= usize::from(rest.height));
        let place = |area: &AlignedArea| {
            self.line_of(&HomeFocus::Area(area.topic.clone(), area.domain.clone()))
        };
        crate::tui::widgets::crosswalk_rows::draw(sheet, rest, &rows, Some(self.at), place);
    }

    fn stacked(self, sheet: &mut Canvas<'_>, rest: Rect) {
        let mut blocks = self.matrices();
        blocks.push(self.snapshots());
        blocks.extend(self.due());
        self.column(sheet, rest, blocks);
    }

    /// Draws blocks one under the other, from where the line in focus is seen.
    fn column(self, sheet: &mut Canvas<'_>, area: Rect, blocks: Vec<Block>) {
        let rows: usize = blocks.iter().map(|block| block.rows.len() + block.notes.len() + 2).sum();
        let height = usize::from(area.height);
        let focus = focus_row(&blocks, self.at);
        let top = if rows <= height + 1 {
            0
        } else {
            focus.map_or(0, |row| (row + 3).saturating_sub(height))
        };
        let mut y = 0_usize;
        for block in blocks {
            self.block(sheet, area, &mut y, top, &block);
            y += 1;
        }
    }

    fn block(self, sheet: &mut Canvas<'_>, area: Rect, y: &mut usize, top: usize, block: &Block) {
        let ink = sheet.ink;
        let place = |y: usize| {
            y.checked_sub(top).and_then(|y| u16::try_from(y).ok()).filter(|y| *y < area.height)
        };
        let wide = area.width.saturating_sub(1);
        let middle = wide * 5 / 9;
        if let Some(at) = place(*y) {
            let is_wide = block.head.topic.as_ref().is_some_and(|topic| topic.subject.is_some());
            let room = if is_wide || block.heads.is_none() {
                wide.saturating_sub(7)
            } else {
                middle.saturating_sub(2)
            };
            let after = sheet.put(area, 1, at, &block.head.within(room), ink.strong);
            if let Some(heads) = block.heads {
                if after < middle {
                    sheet.put(area, middle, at, heads, ink.quiet);
                }
                sheet.put_right(Rect { width: wide, ..area }, at, "left", ink.quiet);
            }
        }
        *y += 1;
        for row in &block.rows {
            if let Some(at) = place(*y) {
                let end = sheet.put_right(Rect { width: wide, ..area }, at, &row.right, ink.plain);
                let left = if row.middle.is_empty() { end } else { middle };
                sheet.put_short(area, 1, at, left.saturating_sub(2), &row.left, ink.plain);
                let gap = u16::from(!row.right.is_empty());
                sheet.put_short(
                    area,
                    middle,
                    at,
                    end.saturating_sub(middle + gap),
                    &row.middle,
                    ink.plain,
                );
                if let Some(line) = row.line {
                    sheet.click(
                        area,
                        0,
                        at,
                        area.width,
                        if line == self.at { Command::Open(line) } else { Command::Focus(line) },
                    );
                    if line == self.at {
                        sheet.focus(area, 0, at, wide);
                    }
                }
            }
            *y += 1;
        }
        for note in &block.notes {
            if let Some(at) = place(*y) {
                sheet.put_short(area, 1, at, wide.saturating_sub(1), note, ink.quiet);
            }
            *y += 1;
        }
    }

    fn matrices(self) -> Vec<Block> {
        self.record.matrices.iter().flat_map(|known| self.of_matrix(&known.matrix)).collect()
    }

    /// A block for each topic of a matrix; where it is about one thing and none was named yet, a
    /// word on that.
    fn of_matrix(self, matrix: &Matrix) -> Vec<Block> {
        let topics = self.record.topics_of(&matrix.id);
        if let (true, Some(one)) = (topics.is_empty(), &matrix.about_one) {
            let notes = vec![format!("For one {one} at a time: none walked yet.")];
            return vec![Block {
                head: matrix.short().to_uppercase().into(),
                heads: None,
                rows: Vec::new(),
                notes,
            }];
        }
        topics.iter().map(|topic| self.topic(topic, matrix)).collect()
    }

    fn topic(self, topic: &WalkSubject, matrix: &Matrix) -> Block {
        let matrix = self.record.latest(topic).said().map_or(matrix, |(_, matrix)| matrix);
        let mut any_differs = false;
        let row = |domain: &Domain| {
            let area = AreaWords::of(self.record, topic, &domain.id);
            any_differs |= area.differs;
            BlockRow {
                left: domain.short().to_owned(),
                middle: if area.differs { format!("{} *", area.now) } else { area.now },
                right: area.left,
                line: self.line_of(&HomeFocus::Area(topic.clone(), domain.id.clone())),
            }
        };
        let rows = matrix.domains.iter().map(row).collect();
        let notes = if any_differs {
            vec!["* the answers suggest another; w says why".to_owned()]
        } else {
            Vec::new()
        };
        let head =
            BlockHeading { title: matrix.short().to_uppercase(), topic: Some(topic.clone()) };
        Block { head, heads: Some("now"), rows, notes }
    }

    fn snapshots(self) -> Block {
        let saved = self
            .record
            .current()
            .rev()
            .flat_map(|saved| self.record.with_copies(saved))
            .map(|saved| self.snapshot(saved));
        let elsewhere = self.record.elsewhere.iter().map(|open| BlockRow {
            left: format!(
                "A walk on another computer: {}",
                WalkSubject::of(&open.draft.assessment).title(&open.matrix.matrix)
            ),
            middle: String::new(),
            right: "carry on".to_owned(),
            line: self.line_of(&HomeFocus::Elsewhere(open.draft.id)),
        });
        let rows: Vec<BlockRow> = elsewhere.chain(saved).collect();
        if rows.is_empty() {
            let notes = vec![
                "None yet. When the walk is done,".to_owned(),
                "s saves one: a dated copy.".to_owned(),
            ];
            return Block { head: "SAVED SNAPSHOTS".to_owned().into(), heads: None, rows, notes };
        }
        Block { head: "SAVED SNAPSHOTS".to_owned().into(), heads: None, rows, notes: Vec::new() }
    }

    fn snapshot(self, saved: &SavedSnapshot) -> BlockRow {
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
        let voice = match (saved.among, saved.changed_after) {
            (CopyStatus::Counts, true) => "changed!",
            (CopyStatus::Counts, false) => voice,
            (CopyStatus::Differs | CopyStatus::Changed, _) => "differs",
        };
        BlockRow {
            left: format!("{:<12} {label}", phrases::short_day(snapshot.taken_on)),
            middle: String::new(),
            right: voice.to_owned(),
            line: self.line_of(&HomeFocus::of_snapshot(saved)),
        }
    }

    /// What has a day to look again; no block where nothing has.
    fn due(self) -> Option<Block> {
        let rows: Vec<BlockRow> = reviews(self.record)
            .into_iter()
            .take(5)
            .map(|(topic, domain, by)| {
                let name = self
                    .record
                    .matrix(&topic.matrix)
                    .and_then(|known| known.matrix.domain(&domain))
                    .map_or("", Domain::short)
                    .to_owned();
                let late = if by < self.app.moment.today { "late" } else { "" };
                BlockRow {
                    left: format!("by {}: {name}", phrases::short_day(by)),
                    middle: String::new(),
                    right: late.to_owned(),
                    line: None,
                }
            })
            .collect();
        (!rows.is_empty()).then(|| Block {
            head: "LOOK AGAIN".to_owned().into(),
            heads: None,
            rows,
            notes: Vec::new(),
        })
    }

    fn line_of(self, line: &HomeFocus) -> Option<usize> {
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
