//! What Enter and the letters do on the line of Home that is in focus.

use uuid::Uuid;

use super::{Home, HomeFocus, NextStep};
use crate::maturity::network_state::{NetworkState, OpenDraft};
use crate::maturity::waiting_work::WaitingWork;
use crate::maturity::walk_subject::WalkSubject;
use crate::tui::comparison_choice::compare_with;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::{ReadRequest, WriteRequest};
use crate::tui::protocol::transition::{Destination, Scope, Transition, TrashTarget};
use crate::tui::screen::{go_to, show_message};
use crate::tui::screens::{migrate, trash};
use crate::tui::state::AppState;

impl Home {
    pub(crate) fn activate(&self, state: &AppState) -> Vec<Transition> {
        let Some(record) = &state.network_state else { return Vec::new() };
        match self.focused_line() {
            Some(HomeFocus::Step(step)) => do_step(state, record, step),
            Some(HomeFocus::Area(subject, area)) => go_to(Destination::WhySaved { subject, area }),
            Some(HomeFocus::Review(subject, area)) => walk(subject, Scope::Whole, Some(area)),
            Some(HomeFocus::Snapshot(id)) => go_to(Destination::SnapshotView(id)),
            // one that only lies in a share can be read, and not be chosen
            Some(HomeFocus::Copy(id, _)) if state.read_only_reason.is_some() => {
                go_to(Destination::SnapshotView(id))
            }
            Some(HomeFocus::Copy(id, _)) => go_to(Destination::ChooseCopy(id)),
            Some(HomeFocus::OtherDevice(id, at)) => resume_other_device(state, record, (id, at)),
            None => Vec::new(),
        }
    }

    pub(crate) fn update_focused(&self, state: &AppState, command: Command) -> Vec<Transition> {
        let Some(record) = &state.network_state else { return Vec::new() };
        match (command, self.focused_line()) {
            (Command::Undo, _) => trash::undo(state),
            (Command::TenMinutes, _) => self.ten_minutes(),
            (Command::Migrate, focus) => migrate_walk(state, record, focus),
            (Command::OurStage, Some(HomeFocus::Area(subject, area))) => {
                go_to(Destination::Card { subject, area })
            }
            (Command::Why, Some(HomeFocus::Area(subject, area))) => {
                go_to(Destination::WhySaved { subject, area })
            }
            (Command::Amend, Some(HomeFocus::Snapshot(id))) => amend(state, id),
            (Command::Export, Some(HomeFocus::Snapshot(id))) => go_to(Destination::Share(Some(id))),
            (Command::Report, Some(HomeFocus::Snapshot(id))) => {
                go_to(Destination::Report(Some(id)))
            }
            (Command::Discard, Some(HomeFocus::Snapshot(id) | HomeFocus::Copy(id, _))) => {
                go_to(Destination::ConfirmTrash(TrashTarget::Snapshot(id)))
            }
            (Command::Discard, Some(HomeFocus::Step(step))) => {
                go_to(Destination::ConfirmDiscard(step.draft()))
            }
            (Command::Compare, Some(HomeFocus::Snapshot(id) | HomeFocus::Copy(id, _))) => {
                compare_with(state, Some(id))
            }
            (Command::Compare, _) => compare_with(state, None),
            (Command::Amend | Command::Export, Some(HomeFocus::Copy(..))) => show_message(
                "This is another copy. Put the focus on the snapshot itself first (▲▼).",
            ),
            (Command::OurStage | Command::Why, _) => {
                show_message("Put the focus on an area first (▲▼).")
            }
            (Command::Amend, _) => show_message("Put the focus on a saved snapshot first (▲▼)."),
            (Command::Discard, _)
                if record.drafts.iter().any(|open| !open.draft.assessment.is_blank()) =>
            {
                go_to(Destination::ConfirmDiscard(None))
            }
            (Command::Discard, _) => {
                show_message("Put the focus on a begun walk or a saved snapshot first (▲▼).")
            }
            _ => Vec::new(),
        }
    }
}

impl Home {
    /// Ten minutes of what the line on them says; where there is none it is said why.
    fn ten_minutes(&self) -> Vec<Transition> {
        let subject = self.facts.lines.iter().find_map(|line| match line {
            HomeFocus::Step(NextStep::TenMinutes { subject, .. }) => Some(subject.clone()),
            _ => None,
        });
        subject.map_or_else(Vec::new, |subject| walk(subject, Scope::TenMinutes, None))
    }
}

fn walk(
    subject: WalkSubject,
    scope: Scope,
    area: Option<crate::maturity::ids::DomainId>,
) -> Vec<Transition> {
    go_to(Destination::Walk { subject, scope, area })
}

fn do_step(state: &AppState, record: &NetworkState, step: NextStep) -> Vec<Transition> {
    match step {
        NextStep::Conflict => go_to(Destination::Conflict),
        NextStep::ChangeConflict => go_to(Destination::ChangeConflict),
        NextStep::Waiting(WaitingWork::SetAside(_)) => go_to(Destination::Trash),
        NextStep::Problems(_) | NextStep::Waiting(_) => go_to(Destination::Problems),
        NextStep::Resume { subject, .. } | NextStep::Start { subject, .. } => {
            walk(subject, Scope::Whole, None)
        }
        NextStep::Save { subject, .. } => go_to(Destination::Save(subject)),
        NextStep::Read(id) => go_to(Destination::SnapshotView(id)),
        NextStep::Review { subject, domain, .. } => walk(subject, Scope::Whole, Some(domain)),
        NextStep::TenMinutes { subject, .. } => walk(subject, Scope::TenMinutes, None),
        NextStep::Progress { .. } => go_to(Destination::Progress),
        NextStep::Compare => {
            let newest = record.newest_snapshot();
            compare_with(state, newest.map(|saved| saved.snapshot.id))
        }
        NextStep::Needs(id) => go_to(Destination::SnapshotNeeds(id)),
        NextStep::BringIn => vec![Transition::read(ReadRequest::OwnLibrary)],
        NextStep::ChooseMatrix => go_to(Destination::Matrices),
    }
}

/// The walk in focus, else the first that is on an older revision, goes along to the newer one.
fn migrate_walk(
    state: &AppState,
    record: &NetworkState,
    focus: Option<HomeFocus>,
) -> Vec<Transition> {
    let focused = match focus {
        Some(HomeFocus::Step(step)) => step.draft(),
        _ => None,
    };
    let is_older = |open: &&OpenDraft| record.newer_revision(open).is_some();
    let focused = focused.and_then(|draft| state.open_draft(draft)).filter(is_older);
    migrate::open_for(state, focused.or_else(|| record.drafts.iter().find(is_older)))
}

fn resume_other_device(
    state: &AppState,
    record: &NetworkState,
    (id, at): (Uuid, usize),
) -> Vec<Transition> {
    if let Some(why) = &state.read_only_reason {
        return show_message(why.clone());
    }
    let Some(open) = record.other_device_drafts.get(at).filter(|open| open.draft.id == id) else {
        return Vec::new();
    };
    vec![Transition::write(WriteRequest::CopyDraft {
        slug: record.slug.clone(),
        open_draft: Box::new(open.clone()),
    })]
}

/// Opens a corrected copy of a snapshot.
pub(crate) fn amend(state: &AppState, id: Uuid) -> Vec<Transition> {
    if let Some(why) = &state.read_only_reason {
        return show_message(why.clone());
    }
    let Some(record) = &state.network_state else { return Vec::new() };
    let Some(saved) = record.snapshot(id) else { return Vec::new() };
    vec![Transition::write(WriteRequest::Amend {
        slug: record.slug.clone(),
        saved: Box::new(saved.clone()),
    })]
}
