//! The areas of all matrices lined up under those of one: what Home and Progress list, and where
//! the focus can stop.

use super::screens::progress::timeline::Timeline;
use crate::maturity::crosswalk::alignment::{
    AlignedArea, AlignedGroup, AlignedRow, anchor, line_up,
};
use crate::maturity::network_state::NetworkState;

/// One row of the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CrosswalkTableRow<'g> {
    /// An area that others stand under.
    Head(&'g AlignedArea),
    /// The heading of those that line up with none.
    Rest,
    /// An area that lines up with the one above, or with none.
    Area(&'g AlignedArea),
    /// What stands in the place of an area.
    Instead(&'g AlignedRow),
    /// An empty row.
    Gap,
}

impl<'g> CrosswalkTableRow<'g> {
    /// The area that the focus can stop at.
    pub fn area(self) -> Option<&'g AlignedArea> {
        match self {
            Self::Head(area) | Self::Area(area) => Some(area),
            Self::Rest | Self::Instead(_) | Self::Gap => None,
        }
    }
}

/// The rows of the list, from the first to the last; with empty ones between the areas where there
/// is room.
pub fn listed(groups: &[AlignedGroup], roomy: bool) -> Vec<CrosswalkTableRow<'_>> {
    let mut all = Vec::new();
    for group in groups {
        if roomy && !all.is_empty() {
            all.push(CrosswalkTableRow::Gap);
        }
        all.push(group.head.as_ref().map_or(CrosswalkTableRow::Rest, CrosswalkTableRow::Head));
        all.extend(group.rows.iter().map(|row| match row {
            AlignedRow::Area(area) => CrosswalkTableRow::Area(area),
            row => CrosswalkTableRow::Instead(row),
        }));
    }
    all
}

/// What lines up today. None where no two matrices in use do.
pub fn today(record: &NetworkState) -> Option<Vec<AlignedGroup>> {
    let anchor = anchor(record)?;
    Some(line_up(record, anchor, &record.topics(), |topic| record.latest(topic).said()))
}

/// What lined up on the day that is looked at: the answers of that day, as the matrices line up
/// now.
pub fn then(record: &NetworkState, past: &Timeline) -> Option<Vec<AlignedGroup>> {
    let anchor = anchor(record)?;
    let topics: Vec<_> = past.trends.iter().map(|trend| trend.topic.clone()).collect();
    Some(line_up(record, anchor, &topics, |topic| {
        let trend = past.trends.iter().find(|trend| trend.topic == *topic)?;
        let saved = record.snapshot(*trend.snapshots.last()?)?;
        Some((&saved.snapshot.assessment, &saved.matrix.matrix))
    }))
}

/// What is said where nothing lines up.
pub const NOTHING: &str =
    "No two matrices in use line up. On a matrix's own page (m, Enter) l says what does.";
