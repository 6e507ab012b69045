//! The areas of all matrices lined up under those of one: what Home and Progress list, and where
//! the focus can stop.

use super::screens::progress::timeline::Timeline;
use crate::maturity::crosswalk::alignment::{
    AlignedArea, AlignedGroup, AlignedHeading, AlignedRow, align_subjects, find_anchor,
};
use crate::maturity::network_state::NetworkState;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CrosswalkTableRow<'g> {
    GroupHeading(&'g AlignedArea),
    /// The heading of those that line up with none.
    UnalignedHeading(&'g str),
    /// An area that lines up with the one above, or with none.
    Area(&'g AlignedArea),
    Placeholder(&'g AlignedRow),
    Blank,
}

impl<'g> CrosswalkTableRow<'g> {
    pub fn area(self) -> Option<&'g AlignedArea> {
        match self {
            Self::GroupHeading(area) | Self::Area(area) => Some(area),
            Self::UnalignedHeading(_) | Self::Placeholder(_) | Self::Blank => None,
        }
    }
}

/// The rows of the list, from the first to the last; with empty ones between the areas where there
/// is room.
pub fn table_rows(groups: &[AlignedGroup], roomy: bool) -> Vec<CrosswalkTableRow<'_>> {
    let mut all = Vec::new();
    for group in groups {
        if roomy && !all.is_empty() {
            all.push(CrosswalkTableRow::Blank);
        }
        all.push(match &group.heading {
            AlignedHeading::Area(area) => CrosswalkTableRow::GroupHeading(area),
            heading => CrosswalkTableRow::UnalignedHeading(heading.words()),
        });
        all.extend(group.rows.iter().map(|row| match row {
            AlignedRow::Area(area) => CrosswalkTableRow::Area(area),
            row => CrosswalkTableRow::Placeholder(row),
        }));
    }
    all
}

/// What lines up today. None where no two matrices in use do.
pub fn current_groups(record: &NetworkState) -> Option<Vec<AlignedGroup>> {
    let anchor = find_anchor(record)?;
    Some(align_subjects(record, anchor, &record.walk_subjects(), |subject| {
        let saved = record.standing_snapshot(subject)?;
        Some((&saved.snapshot.assessment, &saved.matrix.matrix))
    }))
}

/// What lined up on the day that is looked at: the answers of that day, as the matrices line up
/// now.
pub fn groups_on_day(record: &NetworkState, past: &Timeline) -> Option<Vec<AlignedGroup>> {
    let anchor = find_anchor(record)?;
    let topics: Vec<_> = past.trends.iter().map(|trend| trend.subject.clone()).collect();
    Some(align_subjects(record, anchor, &topics, |subject| {
        let trend = past.trends.iter().find(|trend| trend.subject == *subject)?;
        let saved = record.snapshot(*trend.snapshots.last()?)?;
        Some((&saved.snapshot.assessment, &saved.matrix.matrix))
    }))
}

pub const NO_ALIGNMENT_MESSAGE: &str =
    "No two matrices in use line up. On a matrix's own page (m, Enter) l says what does.";
