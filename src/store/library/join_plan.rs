//! The look before two networks are joined: what each is, which snapshots are in both, and what
//! stands in the way. Nothing is written.

use std::collections::{BTreeSet, HashMap};

use uuid::Uuid;

use super::Library;
use crate::maturity::ids::Slug;
use crate::maturity::network_join::{JoinPlan, JoinSide};
use crate::maturity::network_state::{NetworkState, OpenDraft, SavedSnapshot};
use crate::maturity::phrases::format_date;
use crate::maturity::walk_subject::{WalkSubject, append_subject};
use crate::store::error::StoreError;

impl Library {
    /// What joining `other` to `kept` would make, as the device with this id sees them.
    pub fn plan_join(
        &self,
        kept: &Slug,
        other: &Slug,
        device: Uuid,
    ) -> Result<JoinPlan, StoreError> {
        if kept == other {
            return Err(StoreError::not_possible(
                "These are one and the same network already.",
                "Name two networks.",
            ));
        }
        let read = |slug: &Slug| -> Result<(NetworkState, String), StoreError> {
            let (_, hash) = self.read_network(slug)?;
            Ok((self.open_network_for(slug, Some(device))?, hash))
        };
        let ((one, one_hash), (two, two_hash)) = (read(kept)?, read(other)?);
        let (same_snapshots, clashing_snapshots) = count_in_both(&one, &two);
        Ok(JoinPlan {
            same_snapshots,
            clashing_snapshots,
            same_days: same_days(&one, &two),
            namesakes: namesakes(&one, &two),
            obstacle: obstacle(&one, &two),
            kept: to_side(one, one_hash),
            other: to_side(two, two_hash),
        })
    }
}

fn to_side(state: NetworkState, hash: String) -> JoinSide {
    let ids: BTreeSet<Uuid> = state.snapshots.iter().map(|saved| saved.snapshot.id).collect();
    JoinSide {
        slug: state.slug,
        network: state.network,
        hash,
        snapshots: ids.len(),
        last_day: state.snapshots.iter().map(|saved| saved.snapshot.taken_on).max(),
    }
}

/// How many snapshots are in both, the same, and how many that say different things.
fn count_in_both(one: &NetworkState, two: &NetworkState) -> (usize, usize) {
    let by_id = one.snapshots_by_id();
    let both: HashMap<Uuid, bool> = two
        .snapshots
        .iter()
        .filter_map(|saved| {
            let ours = by_id.get(&saved.snapshot.id)?;
            Some((saved.snapshot.id, ours.snapshot == saved.snapshot))
        })
        .collect();
    let same = both.values().filter(|is_same| **is_same).count();
    (same, both.len() - same)
}

/// What both have an agreed snapshot of on one day.
fn same_days(one: &NetworkState, two: &NetworkState) -> Vec<String> {
    let agreed = |state: &NetworkState| -> Vec<SavedSnapshot> {
        let current = state.current_snapshots();
        current.filter(|saved| saved.snapshot.assessment.voice.is_agreed()).cloned().collect()
    };
    let (ours, theirs) = (agreed(one), agreed(two));
    let is_alike = |saved: &SavedSnapshot, other: &SavedSnapshot| {
        saved.snapshot.taken_on == other.snapshot.taken_on
            && saved.snapshot.id != other.snapshot.id
            && saved.matrix.lineage.is_same(&other.matrix.lineage)
            && saved.snapshot.assessment.subject == other.snapshot.assessment.subject
    };
    let in_both = ours.iter().filter(|saved| theirs.iter().any(|other| is_alike(saved, other)));
    let words = |saved: &SavedSnapshot| {
        let subject = saved.snapshot.assessment.subject.as_deref();
        let title = append_subject(saved.matrix.matrix.short_title(), subject);
        format!("{title}, {}", format_date(saved.snapshot.taken_on))
    };
    let mut days: Vec<String> = in_both.map(words).collect();
    days.dedup();
    days
}

/// The matrices in use in both under one id, and not the same.
fn namesakes(one: &NetworkState, two: &NetworkState) -> Vec<String> {
    let mut titles = Vec::new();
    for known in &one.matrices {
        let other = two.matrix_with_id(&known.reference.id);
        if other.is_some_and(|other| !other.lineage.is_same(&known.lineage)) {
            titles.push(known.matrix.short_title().to_owned());
        }
    }
    titles
}

/// On one device at most one walk of a subject and a voice is open in a network.
fn obstacle(one: &NetworkState, two: &NetworkState) -> Option<String> {
    if let Some(state) = [one, two].into_iter().find(|state| !state.conflicts.is_empty()) {
        return Some(format!(
            "{} has a walk in two versions. Open it and choose one of them first.",
            state.network.name
        ));
    }
    let is_begun = |open: &&OpenDraft| !open.draft.assessment.is_blank();
    let is_same = |open: &OpenDraft, other: &OpenDraft| {
        // where joining was cut off, one walk may be seen from both
        open.draft.id != other.draft.id
            && WalkSubject::from(open) == WalkSubject::from(other)
            && open.draft.assessment.voice.is_same(&other.draft.assessment.voice)
    };
    let open = one
        .drafts
        .iter()
        .filter(is_begun)
        .find(|open| two.drafts.iter().filter(is_begun).any(|other| is_same(open, other)))?;
    Some(format!(
        "Both have an open walk through {}. Save or throw away one of the two first.",
        WalkSubject::from(open).title(&open.matrix.matrix)
    ))
}
