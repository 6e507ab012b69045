//! Home of a network: the one thing to do next, where each area stands, the snapshots saved, what
//! is due.

pub mod view;
use jiff::civil::Date;
use uuid::Uuid;

use super::walk::start;
use crate::maturity::area_status::AreaStatus;
use crate::maturity::comparison::selection::with_the_one_before;
use crate::maturity::ids::DomainId;
use crate::maturity::network_state::{CopyStatus, NetworkState, SavedSnapshot};
use crate::maturity::scoring;
use crate::maturity::walk_subject::WalkSubject;
use crate::tui::crosswalk_table::{self, CrosswalkTableRow};
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Effect;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Scope, Transition};
use crate::tui::screen::Screen;
use crate::tui::state::AppState;

/// Home, with the number of the line in focus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Home {
    /// The line in focus, from 0: the next step.
    pub at: usize,
    /// Whether the areas are lined up under those of one matrix; else each matrix stands by itself.
    pub lined_up: bool,
}

/// One line that the focus can stop at.
#[derive(Clone, Debug, PartialEq)]
pub enum HomeFocus {
    /// Something to do: the first is the one thing to do next.
    Step(NextStep),
    /// Where one area stands.
    Area(WalkSubject, DomainId),
    /// A saved snapshot.
    Snapshot(Uuid),
    /// Another copy of a saved snapshot, which says something else; its file.
    Copy(Uuid, String),
    /// Another device's draft.
    Elsewhere(Uuid),
}

impl HomeFocus {
    /// The line of a saved snapshot, or of another copy of it.
    pub fn of_snapshot(saved: &SavedSnapshot) -> Self {
        match saved.among {
            CopyStatus::Counts => Self::Snapshot(saved.snapshot.id),
            CopyStatus::Differs | CopyStatus::Changed => {
                Self::Copy(saved.snapshot.id, saved.file.clone())
            }
        }
    }
}

/// Something to do.
#[derive(Clone, Debug, PartialEq)]
pub enum NextStep {
    /// Two versions of a draft moved on: choose.
    Conflict,
    /// Carry on with a walk that is open.
    Resume {
        /// What is walked.
        topic: WalkSubject,
        /// Items still open.
        open: usize,
    },
    /// A walk is answered to the end: save it.
    Save(WalkSubject),
    /// An area's day to look again has come.
    Review {
        /// The matrix, and what it is about.
        topic: WalkSubject,
        /// The area.
        domain: DomainId,
        /// The day.
        by: Date,
    },
    /// Start a walk. Where the matrix is about one thing and none is named, it is asked first.
    Start {
        /// The matrix, and what it is about.
        topic: WalkSubject,
        /// Whether it has been walked before.
        again: bool,
    },
    /// A walk of ten minutes.
    TenMinutes {
        /// The matrix, and what it is about.
        topic: WalkSubject,
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
pub fn steps(record: &NetworkState, problems: usize, moment: &Now) -> Vec<NextStep> {
    let mut steps = Vec::new();
    if !record.conflicts.is_empty() {
        steps.push(NextStep::Conflict);
    }
    let (mut open, mut start) = (Vec::new(), Vec::new());
    for topic in record.topics() {
        if let Some(draft) =
            start::draft_of(record, &topic).filter(|draft| !draft.draft.assessment.is_blank())
        {
            let complete = scoring::complete(&draft.matrix.matrix, &draft.draft.assessment.answers);
            open.push(if complete.is_whole() {
                NextStep::Save(topic)
            } else {
                NextStep::Resume { topic, open: complete.open() }
            });
        } else {
            let again = record.of_topic(&topic).next().is_some();
            start.push(NextStep::Start { topic, again });
        }
    }
    let about_one = record.matrices.iter().filter(|known| known.matrix.about_one.is_some());
    start.extend(
        about_one.map(|known| NextStep::Start {
            topic: known.reference.id.clone().into(),
            again: false,
        }),
    );
    steps.append(&mut open);
    steps.extend(
        reviews(record)
            .into_iter()
            .filter(|(_, _, by)| *by <= moment.today)
            .take(1)
            .map(|(topic, domain, by)| NextStep::Review { topic, domain, by }),
    );
    start.sort_by_key(|step| matches!(step, NextStep::Start { again: true, .. }));
    if record.snapshots.is_empty() || !is_recent(record, moment) {
        steps.append(&mut start);
    } else {
        steps.push(NextStep::Progress);
        steps.append(&mut start);
    }
    steps.extend(ten_minutes(record, moment));
    if record.matrices.is_empty() {
        steps.push(NextStep::ChooseMatrix);
    }
    if problems > 0 {
        steps.push(NextStep::Problems(problems));
    }
    steps
}

/// Whether the last snapshot was saved within the last month: then looking comes before walking
/// again.
fn is_recent(record: &NetworkState, moment: &Now) -> bool {
    let last = record.current().next_back().map(|saved| saved.snapshot.taken_on);
    last.and_then(|day| day.checked_add(jiff::Span::new().months(1)).ok())
        .is_some_and(|until| until > moment.today)
}

fn ten_minutes(record: &NetworkState, moment: &Now) -> Option<NextStep> {
    let saved = record
        .current()
        .rev()
        .find(|saved| record.matrix(&saved.snapshot.assessment.matrix.id).is_some())?;
    let topic = WalkSubject::of(&saved.snapshot.assessment);
    if start::draft_of(record, &topic).is_some_and(|draft| !draft.draft.assessment.is_blank()) {
        return None;
    }
    let items = start::ten_minutes(record, &topic, moment);
    (items > 0).then_some(NextStep::TenMinutes { topic, items })
}

/// The areas with a day to look again, from the latest word on each, the earliest day first.
pub fn reviews(record: &NetworkState) -> Vec<(WalkSubject, DomainId, Date)> {
    let mut reviews = Vec::new();
    for topic in record.topics() {
        let Some((said, _)) = record.latest(&topic).said() else { continue };
        for (domain, aim) in &said.aims {
            reviews.extend(aim.review_on.map(|by| (topic.clone(), domain.clone(), by)));
        }
    }
    reviews.sort_by_key(|(_, _, by)| *by);
    reviews
}

impl Home {
    /// All lines that the focus can stop at, in order: steps, areas, drafts elsewhere, snapshots
    /// newest first. Lined up there are only steps and areas.
    pub fn lines(self, desk: &AppState, moment: &Now) -> Vec<HomeFocus> {
        let Some(record) = &desk.record else { return Vec::new() };
        let mut lines: Vec<HomeFocus> =
            steps(record, desk.problems(), moment).into_iter().map(HomeFocus::Step).collect();
        if let Some(groups) = crosswalk_table::today(record).filter(|_| self.lined_up) {
            let areas = crosswalk_table::listed(&groups, false)
                .into_iter()
                .filter_map(CrosswalkTableRow::area);
            lines
                .extend(areas.map(|area| HomeFocus::Area(area.topic.clone(), area.domain.clone())));
            return lines;
        }
        for topic in record.topics() {
            let matrix = record.latest(&topic).said().map(|(_, matrix)| matrix);
            let matrix = matrix.or_else(|| record.matrix(&topic.matrix).map(|known| &known.matrix));
            let domains = matrix.iter().flat_map(|matrix| &matrix.domains);
            lines.extend(domains.map(|domain| HomeFocus::Area(topic.clone(), domain.id.clone())));
        }
        lines.extend(record.elsewhere.iter().map(|open| HomeFocus::Elsewhere(open.draft.id)));
        lines.extend(
            record
                .current()
                .rev()
                .flat_map(|saved| record.with_copies(saved))
                .map(HomeFocus::of_snapshot),
        );
        lines
    }

    /// The line in focus.
    pub fn line(self, desk: &AppState, moment: &Now) -> Option<HomeFocus> {
        let mut lines = self.lines(desk, moment);
        let at = self.at.min(lines.len().saturating_sub(1));
        (at < lines.len()).then(|| lines.swap_remove(at))
    }

    fn go_to_block(&mut self, lines: &[HomeFocus], by: isize) {
        let block = |line: &HomeFocus| match line {
            HomeFocus::Step(_) => "steps".to_owned(),
            HomeFocus::Area(topic, _) => topic.after(topic.matrix.as_str()),
            HomeFocus::Elsewhere(_) => "elsewhere".to_owned(),
            HomeFocus::Snapshot(_) | HomeFocus::Copy(..) => "snapshots".to_owned(),
        };
        let starts: Vec<usize> = (0..lines.len())
            .filter(|&at| at == 0 || block(&lines[at]) != block(&lines[at - 1]))
            .collect();
        let now = starts.iter().rposition(|start| *start <= self.at).unwrap_or(0);
        let next = (now + starts.len()).checked_add_signed(by).unwrap_or(0) % starts.len().max(1);
        self.at = starts.get(next).copied().unwrap_or(0);
    }

    /// The areas lined up, or each matrix by itself; the focus stays on its line.
    fn turn_view(&mut self, desk: &AppState, moment: &Now) -> Vec<Transition> {
        if desk.record.as_ref().and_then(crosswalk_table::today).is_none() {
            self.lined_up = false;
            return vec![Transition::Say(crosswalk_table::NOTHING.to_owned())];
        }
        let line = self.line(desk, moment);
        self.lined_up = !self.lined_up;
        self.at = self
            .lines(desk, moment)
            .iter()
            .position(|other| Some(other) == line.as_ref())
            .unwrap_or(0);
        Vec::new()
    }

    fn open_line(self, desk: &AppState, moment: &Now) -> Vec<Transition> {
        let Some(record) = &desk.record else { return Vec::new() };
        let whole =
            |topic: WalkSubject| Destination::Walk { topic, scope: Scope::Whole, area: None };
        let go = match self.line(desk, moment) {
            Some(HomeFocus::Step(step)) => match step {
                NextStep::Conflict => Destination::Conflict,
                NextStep::Resume { topic, .. } | NextStep::Start { topic, .. } => whole(topic),
                NextStep::Save(topic) => Destination::Saving(topic),
                NextStep::Review { topic, domain, .. } => {
                    Destination::Walk { topic, scope: Scope::Whole, area: Some(domain) }
                }
                NextStep::TenMinutes { topic, .. } => {
                    Destination::Walk { topic, scope: Scope::TenMinutes, area: None }
                }
                NextStep::Progress => Destination::Progress,
                NextStep::Problems(_) => Destination::Problems,
                NextStep::ChooseMatrix => Destination::Matrices,
            },
            Some(HomeFocus::Area(topic, area)) => Destination::Why { topic, area, item: None },
            // the one that counts is read; there it says in which answers the other differs
            Some(HomeFocus::Snapshot(id) | HomeFocus::Copy(id, _)) => Destination::Reading(id),
            Some(HomeFocus::Elsewhere(id)) => return carry_on(record, id),
            None => return Vec::new(),
        };
        vec![Transition::Go(go)]
    }

    /// Commands that speak of the area or snapshot in focus.
    fn about_line(self, desk: &AppState, command: Command, moment: &Now) -> Vec<Transition> {
        let Some(record) = &desk.record else { return Vec::new() };
        match (command, self.line(desk, moment)) {
            (Command::OurStage, Some(HomeFocus::Area(topic, area))) => {
                vec![Transition::Go(Destination::Card { topic, area })]
            }
            (Command::Why, Some(HomeFocus::Area(topic, area))) => {
                vec![Transition::Go(Destination::Why { topic, area, item: None })]
            }
            (Command::CorrectedCopy, Some(HomeFocus::Snapshot(id))) => amend(record, id),
            (Command::WriteOut, Some(HomeFocus::Snapshot(id))) => {
                vec![Transition::Go(Destination::Sharing(Some(id)))]
            }
            (Command::Compare, Some(HomeFocus::Snapshot(id) | HomeFocus::Copy(id, _))) => {
                vec![Transition::Go(Destination::Compare(with_the_one_before(record, id)))]
            }
            (Command::Compare, _) => compare_elsewhere(record),
            (Command::CorrectedCopy | Command::WriteOut, Some(HomeFocus::Copy(..))) => {
                vec![Transition::Say(
                    "This is another copy. Put the focus on the snapshot itself first (▲▼)."
                        .to_owned(),
                )]
            }
            (Command::OurStage | Command::Why, _) => {
                vec![Transition::Say("Put the focus on an area first (▲▼).".to_owned())]
            }
            (Command::CorrectedCopy, _) => {
                vec![Transition::Say("Put the focus on a saved snapshot first (▲▼).".to_owned())]
            }
            _ => Vec::new(),
        }
    }
}

/// With no snapshot in focus: the last one beside the one before it, or other networks.
fn compare_elsewhere(record: &NetworkState) -> Vec<Transition> {
    let mut newest = record.current().rev();
    match (newest.next(), newest.next()) {
        (Some(last), Some(_)) => {
            vec![Transition::Go(Destination::Compare(with_the_one_before(
                record,
                last.snapshot.id,
            )))]
        }
        _ => vec![
            Transition::Go(Destination::Networks),
            Transition::Say("Space picks networks; c compares those that are picked.".to_owned()),
        ],
    }
}

fn carry_on(record: &NetworkState, id: Uuid) -> Vec<Transition> {
    let Some(open) = record.elsewhere.iter().find(|open| open.draft.id == id) else {
        return Vec::new();
    };
    vec![Transition::Do(Effect::CarryOn {
        slug: record.slug.clone(),
        open: Box::new(open.clone()),
    })]
}

/// Asks for a corrected copy of a snapshot.
pub fn amend(record: &NetworkState, id: Uuid) -> Vec<Transition> {
    let Some(saved) = record.snapshot(id) else { return Vec::new() };
    vec![Transition::Do(Effect::Amend {
        slug: record.slug.clone(),
        saved: Box::new(saved.clone()),
    })]
}

impl Screen for Home {
    fn room(&self) -> KeyContext {
        KeyContext::Home
    }

    fn update(&mut self, desk: &mut AppState, command: Command, moment: &Now) -> Vec<Transition> {
        let lines = self.lines(desk, moment);
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
            Command::View => return self.turn_view(desk, moment),
            Command::Back => {
                self.at = 0;
                return vec![Transition::Say(
                    "This is Home. q leaves the workbook; all is kept.".to_owned(),
                )];
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
    /// The words for one area, from the latest word on it.
    pub fn of(record: &NetworkState, topic: &WalkSubject, domain: &DomainId) -> Self {
        let said = record
            .latest(topic)
            .said()
            .and_then(|(said, of)| of.domain(domain).map(|domain| (said, of, domain)));
        let Some((said, of, domain)) = said else {
            return Self { now: "not answered yet".to_owned(), ..Self::default() };
        };
        let reading = scoring::read_domain(of, domain, said);
        let open = reading.holding.unanswered.len();
        let now = AreaStatus::of(&reading).words(of);
        let left = match reading.towards {
            Some(_) if reading.answered > 0 && reading.holding.is_only_unanswered() => {
                format!("{open} open")
            }
            Some(_) if reading.answered > 0 => reading.holding.len().to_string(),
            _ => String::new(),
        };
        Self { now, left, differs: reading.differs() }
    }
}
