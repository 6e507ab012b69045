//! What the focus on Home can stop at. It stays on its thing when lines above come or go.

use uuid::Uuid;

use super::NextStep;
use super::next_steps::next_steps;
use crate::maturity::ids::DomainId;
use crate::maturity::network_state::{CopyStatus, NetworkState, SavedSnapshot};
use crate::maturity::walk_subject::WalkSubject;
use crate::tui::crosswalk_table::{self, CrosswalkTableRow};
use crate::tui::protocol::now::Now;
use crate::tui::state::AppState;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum HomeFocus {
    Step(NextStep),
    Area(WalkSubject, DomainId),
    Snapshot(Uuid),
    /// Another copy of a saved snapshot, which says something else; its file.
    Copy(Uuid, String),
    /// A walk of another computer, by its place among them: two copies of one have one id.
    OtherDevice(Uuid, usize),
    /// An area with a day to look again.
    Review(WalkSubject, DomainId),
}

impl HomeFocus {
    pub fn of_snapshot(saved: &SavedSnapshot) -> Self {
        match saved.copy_status {
            CopyStatus::Primary => Self::Snapshot(saved.snapshot.id),
            CopyStatus::Differs | CopyStatus::Altered => {
                Self::Copy(saved.snapshot.id, saved.file.clone())
            }
        }
    }

    /// Whether it is the same thing, whatever is said of it by now.
    pub fn is_same_thing(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Step(one), Self::Step(other)) => one.is_same_thing(other),
            (one, other) => one == other,
        }
    }

    /// The block it stands in, by which Tab moves.
    pub(crate) fn block(&self) -> String {
        match self {
            Self::Step(_) => "steps".to_owned(),
            Self::Area(topic, _) => {
                topic.append_to_title(&format!("{} {}", topic.matrix.id(), topic.matrix.first()))
            }
            Self::OtherDevice(..) | Self::Snapshot(_) | Self::Copy(..) => "snapshots".to_owned(),
            Self::Review(..) => "look again".to_owned(),
        }
    }
}

/// All lines that the focus can stop at, in order: steps, areas, drafts elsewhere, snapshots newest
/// first, what has a day to look again. Lined up there are only steps and areas.
pub fn focus_lines(state: &AppState, is_aligned: bool, moment: &Now) -> Vec<HomeFocus> {
    let Some(record) = &state.network_state else { return Vec::new() };
    let mut lines: Vec<HomeFocus> =
        next_steps(state, record, moment).into_iter().map(HomeFocus::Step).collect();
    let groups = || crosswalk_table::current_groups(record);
    if let Some(groups) = is_aligned.then(groups).flatten() {
        let areas = crosswalk_table::table_rows(&groups, false)
            .into_iter()
            .filter_map(CrosswalkTableRow::area);
        lines.extend(areas.map(|area| HomeFocus::Area(area.subject.clone(), area.domain.clone())));
        return lines;
    }
    add_blocks(record, &mut lines);
    lines
}

fn add_blocks(record: &NetworkState, lines: &mut Vec<HomeFocus>) {
    for topic in record.walk_subjects() {
        let domains = record.standing_matrix(&topic).into_iter().flat_map(|matrix| &matrix.domains);
        lines.extend(domains.map(|domain| HomeFocus::Area(topic.clone(), domain.id.clone())));
    }
    lines.extend(
        record
            .other_device_drafts
            .iter()
            .enumerate()
            .map(|(at, open)| HomeFocus::OtherDevice(open.draft.id, at)),
    );
    lines.extend(listed_snapshots(record).map(HomeFocus::of_snapshot));
    lines.extend(
        super::reviews(record)
            .into_iter()
            .map(|(subject, domain, _)| HomeFocus::Review(subject, domain)),
    );
}

/// The snapshots as Home lists them: the newest first, below each its other copies.
pub(crate) fn listed_snapshots(record: &NetworkState) -> impl Iterator<Item = &SavedSnapshot> {
    let listed = record.listed_snapshots();
    let one_by_one = listed.chunk_by(|one, other| one.snapshot.id == other.snapshot.id);
    let newest_first: Vec<&SavedSnapshot> = one_by_one.rev().flatten().copied().collect();
    newest_first.into_iter()
}
