//! Home of a network: the one thing to do next, where each area stands, the snapshots saved, what is due.

use jiff::civil::Date;
use uuid::Uuid;

use super::desk::Desk;
use super::keys::Room;
use super::visit::Visit;
use super::walk::opening;
use super::words::command::Command;
use super::words::effect::Effect;
use super::words::moment::Moment;
use super::words::reply::{Go, Reply, Scope};
use crate::maturity::ids::{DomainId, MatrixId};
use crate::maturity::record::Record;
use crate::maturity::saying;
use crate::maturity::scoring::{self, Standing};
use crate::maturity::sides::choosing::with_the_one_before;

/// Home, with the number of the line in focus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Home {
    /// The line in focus, from 0: the next step.
    pub at: usize,
}

/// One line that the focus can stop at.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// Something to do: the first is the one thing to do next.
    Step(Step),
    /// Where one area stands.
    Area(MatrixId, DomainId),
    /// A saved snapshot.
    Snapshot(Uuid),
    /// Another device's draft.
    Elsewhere(Uuid),
}

/// Something to do.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Two versions of a draft moved on: choose.
    Conflict,
    /// Carry on with a walk that is open.
    Resume {
        /// The matrix walked.
        matrix: MatrixId,
        /// Items still open.
        open: usize,
    },
    /// A walk is answered to the end: save it.
    Save(MatrixId),
    /// An area's day to look again has come.
    Review {
        /// The matrix.
        matrix: MatrixId,
        /// The area.
        domain: DomainId,
        /// The day.
        by: Date,
    },
    /// Start a walk through a matrix.
    Start {
        /// The matrix.
        matrix: MatrixId,
        /// Whether it has been walked before.
        again: bool,
    },
    /// A walk of ten minutes.
    TenMinutes {
        /// The matrix.
        matrix: MatrixId,
        /// How many items that would be.
        items: usize,
    },
    /// Look at progress.
    Progress,
    /// Some files could not be read, or are odd.
    Problems(usize),
    /// No matrix is in use: choose one.
    ChooseMatrix,
}

/// The things to do, the most pressing first.
pub fn steps(record: &Record, problems: usize, moment: &Moment) -> Vec<Step> {
    let mut steps = Vec::new();
    if !record.conflicts.is_empty() {
        steps.push(Step::Conflict);
    }
    let (mut open, mut start) = (Vec::new(), Vec::new());
    for known in &record.matrices {
        let matrix = &known.reference.id;
        match opening::draft_of(record, matrix).filter(|draft| !draft.draft.assessment.is_blank()) {
            Some(draft) => {
                let complete = scoring::complete(&draft.matrix.matrix, &draft.draft.assessment.answers);
                let matrix = matrix.clone();
                open.push(if complete.is_whole() { Step::Save(matrix) } else { Step::Resume { matrix, open: complete.open() } });
            }
            None => start.push(Step::Start { matrix: matrix.clone(), again: record.of_matrix(matrix).next().is_some() }),
        }
    }
    steps.append(&mut open);
    steps.extend(
        reviews(record).into_iter().filter(|(_, _, by)| *by <= moment.today).take(1).map(|(matrix, domain, by)| Step::Review {
            matrix,
            domain,
            by,
        }),
    );
    start.sort_by_key(|step| matches!(step, Step::Start { again: true, .. }));
    if record.snapshots.is_empty() || !is_recent(record, moment) {
        steps.append(&mut start);
    } else {
        steps.push(Step::Progress);
        steps.append(&mut start);
    }
    steps.extend(ten_minutes(record, moment));
    if record.matrices.is_empty() {
        steps.push(Step::ChooseMatrix);
    }
    if problems > 0 {
        steps.push(Step::Problems(problems));
    }
    steps
}

/// Whether the last snapshot was saved within the last month: then looking comes before walking again.
fn is_recent(record: &Record, moment: &Moment) -> bool {
    let last = record.current().next_back().map(|saved| saved.snapshot.taken_on);
    last.and_then(|day| day.checked_add(jiff::Span::new().months(1)).ok()).is_some_and(|until| until > moment.today)
}

fn ten_minutes(record: &Record, moment: &Moment) -> Option<Step> {
    let saved = record.current().rev().find(|saved| record.matrix(&saved.snapshot.assessment.matrix.id).is_some())?;
    let matrix = saved.snapshot.assessment.matrix.id.clone();
    if opening::draft_of(record, &matrix).is_some_and(|draft| !draft.draft.assessment.is_blank()) {
        return None;
    }
    let items = opening::ten_minutes(record, &matrix, moment);
    (items > 0).then_some(Step::TenMinutes { matrix, items })
}

/// The areas with a day to look again, from the latest word on each, the earliest day first.
pub fn reviews(record: &Record) -> Vec<(MatrixId, DomainId, Date)> {
    let mut reviews = Vec::new();
    for known in &record.matrices {
        let Some((said, _)) = record.latest(&known.reference.id).said() else { continue };
        for (domain, aim) in &said.aims {
            reviews.extend(aim.review_on.map(|by| (known.reference.id.clone(), domain.clone(), by)));
        }
    }
    reviews.sort_by_key(|(_, _, by)| *by);
    reviews
}

impl Home {
    /// All lines that the focus can stop at, in order: steps, areas, drafts elsewhere, snapshots newest first.
    pub fn lines(desk: &Desk, moment: &Moment) -> Vec<Line> {
        let Some(record) = &desk.record else { return Vec::new() };
        let mut lines: Vec<Line> = steps(record, desk.problems(), moment).into_iter().map(Line::Step).collect();
        for known in &record.matrices {
            let id = &known.reference.id;
            let matrix = record.latest(id).said().map_or(&known.matrix, |(_, matrix)| matrix);
            lines.extend(matrix.domains.iter().map(|domain| Line::Area(id.clone(), domain.id.clone())));
        }
        lines.extend(record.elsewhere.iter().map(|open| Line::Elsewhere(open.draft.id)));
        lines.extend(record.current().rev().map(|saved| Line::Snapshot(saved.snapshot.id)));
        lines
    }

    /// The line in focus.
    pub fn line(self, desk: &Desk, moment: &Moment) -> Option<Line> {
        let mut lines = Self::lines(desk, moment);
        let at = self.at.min(lines.len().saturating_sub(1));
        (at < lines.len()).then(|| lines.swap_remove(at))
    }

    fn go_to_block(&mut self, lines: &[Line], by: isize) {
        let block = |line: &Line| match line {
            Line::Step(_) => "steps".to_owned(),
            Line::Area(matrix, _) => format!("matrix {matrix}"),
            Line::Elsewhere(_) => "elsewhere".to_owned(),
            Line::Snapshot(_) => "snapshots".to_owned(),
        };
        let starts: Vec<usize> = (0..lines.len()).filter(|&at| at == 0 || block(&lines[at]) != block(&lines[at - 1])).collect();
        let now = starts.iter().rposition(|start| *start <= self.at).unwrap_or(0);
        let next = (now + starts.len()).checked_add_signed(by).unwrap_or(0) % starts.len().max(1);
        self.at = starts.get(next).copied().unwrap_or(0);
    }

    fn open_line(self, desk: &Desk, moment: &Moment) -> Vec<Reply> {
        let Some(record) = &desk.record else { return Vec::new() };
        let whole = |matrix: MatrixId| Go::Walk { matrix, scope: Scope::Whole, area: None };
        let go = match self.line(desk, moment) {
            Some(Line::Step(step)) => match step {
                Step::Conflict => Go::Conflict,
                Step::Resume { matrix, .. } | Step::Start { matrix, .. } => whole(matrix),
                Step::Save(matrix) => Go::Saving(matrix),
                Step::Review { matrix, domain, .. } => Go::Walk { matrix, scope: Scope::Whole, area: Some(domain) },
                Step::TenMinutes { matrix, .. } => Go::Walk { matrix, scope: Scope::TenMinutes, area: None },
                Step::Progress => Go::Progress,
                Step::Problems(_) => Go::Problems,
                Step::ChooseMatrix => Go::Matrices,
            },
            Some(Line::Area(matrix, area)) => Go::Why { matrix, area, item: None },
            Some(Line::Snapshot(id)) => Go::Reading(id),
            Some(Line::Elsewhere(id)) => return carry_on(record, id),
            None => return Vec::new(),
        };
        vec![Reply::Go(go)]
    }

    /// Commands that speak of the area or snapshot in focus.
    fn about_line(self, desk: &Desk, command: Command, moment: &Moment) -> Vec<Reply> {
        let Some(record) = &desk.record else { return Vec::new() };
        match (command, self.line(desk, moment)) {
            (Command::OurStage, Some(Line::Area(matrix, area))) => vec![Reply::Go(Go::Card { matrix, area })],
            (Command::Why, Some(Line::Area(matrix, area))) => vec![Reply::Go(Go::Why { matrix, area, item: None })],
            (Command::CorrectedCopy, Some(Line::Snapshot(id))) => amend(record, id),
            (Command::Compare, Some(Line::Snapshot(id))) => vec![Reply::Go(Go::Compare(with_the_one_before(record, id)))],
            (Command::Compare, _) => compare_elsewhere(record),
            (Command::OurStage | Command::Why, _) => vec![Reply::Say("Put the focus on an area first (▲▼).".to_owned())],
            (Command::CorrectedCopy, _) => vec![Reply::Say("Put the focus on a saved snapshot first (▲▼).".to_owned())],
            _ => Vec::new(),
        }
    }
}

/// With no snapshot in focus: the last one beside the one before it, or other networks.
fn compare_elsewhere(record: &Record) -> Vec<Reply> {
    let mut newest = record.current().rev();
    match (newest.next(), newest.next()) {
        (Some(last), Some(_)) => vec![Reply::Go(Go::Compare(with_the_one_before(record, last.snapshot.id)))],
        _ => vec![Reply::Go(Go::Networks), Reply::Say("Space picks networks; c compares those that are picked.".to_owned())],
    }
}

fn carry_on(record: &Record, id: Uuid) -> Vec<Reply> {
    let Some(open) = record.elsewhere.iter().find(|open| open.draft.id == id) else { return Vec::new() };
    vec![Reply::Do(Effect::CarryOn { slug: record.slug.clone(), open: Box::new(open.clone()) })]
}

/// Asks for a corrected copy of a snapshot.
pub fn amend(record: &Record, id: Uuid) -> Vec<Reply> {
    let Some(saved) = record.snapshot(id) else { return Vec::new() };
    vec![Reply::Do(Effect::Amend { slug: record.slug.clone(), saved: Box::new(saved.clone()) })]
}

impl Visit for Home {
    fn room(&self) -> Room {
        Room::Home
    }

    fn update(&mut self, desk: &mut Desk, command: Command, moment: &Moment) -> Vec<Reply> {
        let lines = Self::lines(desk, moment);
        let end = lines.len().saturating_sub(1);
        match command {
            Command::Up => self.at = self.at.saturating_sub(1),
            Command::Down => self.at = (self.at + 1).min(end),
            Command::PageUp => self.at = self.at.saturating_sub(10),
            Command::PageDown => self.at = (self.at + 10).min(end),
            Command::First => self.at = 0,
            Command::Last => self.at = end,
            Command::Next => self.go_to_block(&lines, 1),
            Command::Previous => self.go_to_block(&lines, -1),
            Command::Focus(at) => self.at = at.min(end),
            Command::Open(at) => {
                self.at = at.min(end);
                return self.open_line(desk, moment);
            }
            Command::Enter => return self.open_line(desk, moment),
            Command::Back => {
                self.at = 0;
                return vec![Reply::Say("This is Home. q leaves the workbook; all is kept.".to_owned())];
            }
            _ => return self.about_line(desk, command, moment),
        }
        Vec::new()
    }
}

/// Where an area stands, in words short enough for a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AreaWords {
    /// Where it stands now.
    pub now: String,
    /// What is left: a number, or how many are open.
    pub left: String,
    /// Whether the answers suggest another stage than the team says.
    pub differs: bool,
}

impl AreaWords {
    /// The words for one area of a matrix, from the latest word on it.
    pub fn of(record: &Record, matrix: &MatrixId, domain: &DomainId) -> Self {
        let said = record.latest(matrix).said().and_then(|(said, of)| of.domain(domain).map(|domain| (said, of, domain)));
        let Some((said, of, domain)) = said else { return Self { now: "not answered yet".to_owned(), ..Self::default() } };
        let reading = scoring::read_domain(of, domain, said);
        let open = reading.holding.unanswered.len();
        let now = match (reading.answered, reading.standing()) {
            (0, _) if reading.judged.is_none() => "not answered yet".to_owned(),
            (_, Standing::Before) if reading.judged.is_none() && reading.holding.is_only_unanswered() => "begun".to_owned(),
            (_, standing) => saying::standing_words(of, standing),
        };
        let left = match reading.towards {
            Some(_) if reading.answered > 0 && reading.holding.is_only_unanswered() => format!("{open} open"),
            Some(_) if reading.answered > 0 => reading.holding.len().to_string(),
            _ => String::new(),
        };
        Self { now, left, differs: reading.differs() }
    }
}
