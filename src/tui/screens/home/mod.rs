//! Home of a network: the one thing to do next, where each area stands, the snapshots saved, what
//! is due.

pub mod keys;
mod next_steps;
mod view;
pub use self::next_steps::{NextStep, next_steps, reviews};
use uuid::Uuid;

use crate::maturity::area_status::AreaStatus;
use crate::maturity::comparison::selection::with_previous;
use crate::maturity::ids::DomainId;
use crate::maturity::network_state::{CopyStatus, NetworkState, SavedSnapshot};
use crate::maturity::scoring;
use crate::maturity::walk_subject::WalkSubject;
use crate::tui::app_view::AppView;
use crate::tui::crosswalk_table::{self, CrosswalkTableRow};
use crate::tui::keymap::KeyContext;
use crate::tui::list_cursor::moved_to;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::WriteRequest;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Scope, Transition};
use crate::tui::screen::{Screen, go_to, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Home {
    /// The line in focus, from 0: the next step.
    pub focus: usize,
    /// Whether the areas are lined up under those of one matrix; else each matrix stands by itself.
    pub is_aligned: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum HomeFocus {
    Step(NextStep),
    Area(WalkSubject, DomainId),
    Snapshot(Uuid),
    /// Another copy of a saved snapshot, which says something else; its file.
    Copy(Uuid, String),
    OtherDevice(Uuid),
}

impl HomeFocus {
    pub fn of_snapshot(saved: &SavedSnapshot) -> Self {
        match saved.copy_status {
            CopyStatus::Primary => Self::Snapshot(saved.snapshot.id),
            CopyStatus::Differs | CopyStatus::ChangedAfterSave => {
                Self::Copy(saved.snapshot.id, saved.file.clone())
            }
        }
    }
}

impl Home {
    /// All lines that the focus can stop at, in order: steps, areas, drafts elsewhere, snapshots
    /// newest first. Lined up there are only steps and areas.
    pub fn focus_lines(self, state: &AppState, moment: &Now) -> Vec<HomeFocus> {
        let Some(record) = &state.network_state else { return Vec::new() };
        let mut lines: Vec<HomeFocus> = next_steps(record, state.problem_count(), moment)
            .into_iter()
            .map(HomeFocus::Step)
            .collect();
        if let Some(groups) = crosswalk_table::current_groups(record).filter(|_| self.is_aligned) {
            let areas = crosswalk_table::table_rows(&groups, false)
                .into_iter()
                .filter_map(CrosswalkTableRow::area);
            lines.extend(
                areas.map(|area| HomeFocus::Area(area.subject.clone(), area.domain.clone())),
            );
            return lines;
        }
        for topic in record.walk_subjects() {
            let matrix =
                record.latest_standing(&topic).assessment_and_matrix().map(|(_, matrix)| matrix);
            let matrix = matrix.or_else(|| record.matrix(&topic.matrix).map(|known| &known.matrix));
            let domains = matrix.iter().flat_map(|matrix| &matrix.domains);
            lines.extend(domains.map(|domain| HomeFocus::Area(topic.clone(), domain.id.clone())));
        }
        lines.extend(
            record.other_device_drafts.iter().map(|open| HomeFocus::OtherDevice(open.draft.id)),
        );
        lines.extend(
            record
                .current_snapshots()
                .rev()
                .flat_map(|saved| record.with_copies(saved))
                .map(HomeFocus::of_snapshot),
        );
        lines
    }

    pub fn focused_line(self, state: &AppState, moment: &Now) -> Option<HomeFocus> {
        let mut lines = self.focus_lines(state, moment);
        let at = self.focus.min(lines.len().saturating_sub(1));
        (at < lines.len()).then(|| lines.swap_remove(at))
    }

    fn focus_block(&mut self, lines: &[HomeFocus], by: isize) {
        let block = |line: &HomeFocus| match line {
            HomeFocus::Step(_) => "steps".to_owned(),
            HomeFocus::Area(topic, _) => topic.append_to_title(topic.matrix.as_str()),
            HomeFocus::OtherDevice(_) => "elsewhere".to_owned(),
            HomeFocus::Snapshot(_) | HomeFocus::Copy(..) => "snapshots".to_owned(),
        };
        let starts: Vec<usize> = (0..lines.len())
            .filter(|&at| at == 0 || block(&lines[at]) != block(&lines[at - 1]))
            .collect();
        let now = starts.iter().rposition(|start| *start <= self.focus).unwrap_or(0);
        let next = (now + starts.len()).checked_add_signed(by).unwrap_or(0) % starts.len().max(1);
        self.focus = starts.get(next).copied().unwrap_or(0);
    }

    /// The areas lined up, or each matrix by itself; the focus stays on its line.
    fn toggle_view(&mut self, state: &AppState, moment: &Now) -> Vec<Transition> {
        if state.network_state.as_ref().and_then(crosswalk_table::current_groups).is_none() {
            self.is_aligned = false;
            return show_message(crosswalk_table::NO_ALIGNMENT_MESSAGE.to_owned());
        }
        let line = self.focused_line(state, moment);
        self.is_aligned = !self.is_aligned;
        self.focus = self
            .focus_lines(state, moment)
            .iter()
            .position(|other| Some(other) == line.as_ref())
            .unwrap_or(0);
        Vec::new()
    }

    fn activate(self, state: &AppState, moment: &Now) -> Vec<Transition> {
        let Some(record) = &state.network_state else { return Vec::new() };
        let whole = |topic: WalkSubject| Destination::Walk {
            subject: topic,
            scope: Scope::Whole,
            area: None,
        };
        let go = match self.focused_line(state, moment) {
            Some(HomeFocus::Step(step)) => match step {
                NextStep::Conflict => Destination::Conflict,
                NextStep::Resume { subject: topic, .. }
                | NextStep::Start { subject: topic, .. } => whole(topic),
                NextStep::Save(topic) => Destination::Save(topic),
                NextStep::Review { subject: topic, domain, .. } => {
                    Destination::Walk { subject: topic, scope: Scope::Whole, area: Some(domain) }
                }
                NextStep::TenMinutes { subject: topic, .. } => {
                    Destination::Walk { subject: topic, scope: Scope::TenMinutes, area: None }
                }
                NextStep::Progress => Destination::Progress,
                NextStep::Problems(_) => Destination::Problems,
                NextStep::ChooseMatrix => Destination::Matrices,
            },
            Some(HomeFocus::Area(subject, area)) => Destination::Why { subject, area, item: None },
            // the one that counts is read; there it says in which answers the other differs
            Some(HomeFocus::Snapshot(id) | HomeFocus::Copy(id, _)) => Destination::SnapshotView(id),
            Some(HomeFocus::OtherDevice(id)) => return resume_other_device(record, id),
            None => return Vec::new(),
        };
        go_to(go)
    }

    fn update_focused(self, state: &AppState, command: Command, moment: &Now) -> Vec<Transition> {
        let Some(record) = &state.network_state else { return Vec::new() };
        match (command, self.focused_line(state, moment)) {
            (Command::OurStage, Some(HomeFocus::Area(subject, area))) => {
                go_to(Destination::Card { subject, area })
            }
            (Command::Why, Some(HomeFocus::Area(subject, area))) => {
                go_to(Destination::Why { subject, area, item: None })
            }
            (Command::Amend, Some(HomeFocus::Snapshot(id))) => amend(record, id),
            (Command::Export, Some(HomeFocus::Snapshot(id))) => go_to(Destination::Share(Some(id))),
            (Command::Compare, Some(HomeFocus::Snapshot(id) | HomeFocus::Copy(id, _))) => {
                go_to(Destination::Compare(with_previous(record, id)))
            }
            (Command::Compare, _) => compare_latest(record),
            (Command::Amend | Command::Export, Some(HomeFocus::Copy(..))) => show_message(
                "This is another copy. Put the focus on the snapshot itself first (▲▼).",
            ),
            (Command::OurStage | Command::Why, _) => {
                show_message("Put the focus on an area first (▲▼).")
            }
            (Command::Amend, _) => show_message("Put the focus on a saved snapshot first (▲▼)."),
            _ => Vec::new(),
        }
    }
}

/// With no snapshot in focus: the last one beside the one before it, or other networks.
fn compare_latest(record: &NetworkState) -> Vec<Transition> {
    let mut newest = record.current_snapshots().rev();
    match (newest.next(), newest.next()) {
        (Some(last), Some(_)) => {
            go_to(Destination::Compare(with_previous(record, last.snapshot.id)))
        }
        _ => vec![
            Transition::Navigate(Destination::Networks),
            Transition::ShowMessage(
                "Space picks networks; c compares those that are picked.".to_owned(),
            ),
        ],
    }
}

fn resume_other_device(record: &NetworkState, id: Uuid) -> Vec<Transition> {
    let Some(open) = record.other_device_drafts.iter().find(|open| open.draft.id == id) else {
        return Vec::new();
    };
    vec![Transition::write(WriteRequest::CopyDraft {
        slug: record.slug.clone(),
        open_draft: Box::new(open.clone()),
    })]
}

pub fn amend(record: &NetworkState, id: Uuid) -> Vec<Transition> {
    let Some(saved) = record.snapshot(id) else { return Vec::new() };
    vec![Transition::write(WriteRequest::Amend {
        slug: record.slug.clone(),
        saved: Box::new(saved.clone()),
    })]
}

impl Screen for Home {
    fn key_context(&self) -> KeyContext {
        keys::HOME
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        view::draw(canvas, app, self);
    }

    fn update(&mut self, state: &mut AppState, command: Command, moment: &Now) -> Vec<Transition> {
        let lines = self.focus_lines(state, moment);
        let end = lines.len().saturating_sub(1);
        match command {
            Command::Up
            | Command::Down
            | Command::PageUp
            | Command::PageDown
            | Command::First
            | Command::Last
            | Command::Focus(_) => self.focus = moved_to(self.focus, end, 10, command),
            Command::Next => self.focus_block(&lines, 1),
            Command::Previous => self.focus_block(&lines, -1),
            Command::Open(at) => {
                self.focus = at.min(end);
                return self.activate(state, moment);
            }
            Command::Enter => return self.activate(state, moment),
            Command::ToggleView => return self.toggle_view(state, moment),
            Command::Back => {
                self.focus = 0;
                return show_message("This is Home. q leaves the workbook; all is kept.");
            }
            _ => return self.update_focused(state, command, moment),
        }
        Vec::new()
    }
}

/// Where an area stands, in words short enough for a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AreaWords {
    pub standing: String,
    pub remaining: String,
    pub differs: bool,
}

impl AreaWords {
    pub fn of(record: &NetworkState, topic: &WalkSubject, domain: &DomainId) -> Self {
        let said = record
            .latest_standing(topic)
            .assessment_and_matrix()
            .and_then(|(said, of)| of.domain(domain).map(|domain| (said, of, domain)));
        let Some((said, of, domain)) = said else {
            return Self { standing: "not answered yet".to_owned(), ..Self::default() };
        };
        let reading = scoring::evaluate_domain(of, domain, said);
        let open = reading.holding.unanswered.len();
        let now = AreaStatus::of(&reading).label(of);
        let left = match reading.next_stage {
            Some(_) if reading.answered > 0 && reading.holding.is_only_unanswered() => {
                format!("{open} open")
            }
            Some(_) if reading.answered > 0 => reading.holding.len().to_string(),
            _ => String::new(),
        };
        Self { standing: now, remaining: left, differs: reading.differs() }
    }
}
