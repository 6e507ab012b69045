//! Starts a draft from something existing: a corrected copy (amendment) of a snapshot, or a copy of
//! another device's draft. What it is copied from stays as it is.

use jiff::Timestamp;
use uuid::Uuid;

use super::Writer;
use crate::maturity::assessment::{Assessment, Draft, SetAside, SnapshotCover};
use crate::maturity::ids::Slug;
use crate::maturity::matrix::UnknownFields;
use crate::maturity::network::NetworkRef;
use crate::maturity::network_state::SavedSnapshot;
use crate::store::error::StoreError;
use crate::store::id_gen;

impl Writer {
    /// Opens a draft that holds all that the snapshot does, to be saved as a copy that replaces it
    /// in lists. With a draft of the same matrix, voice and subject open on this device nothing
    /// changes.
    pub fn amend(
        &mut self,
        slug: &Slug,
        saved: &SavedSnapshot,
        now: Timestamp,
    ) -> Result<Draft, StoreError> {
        self.prepare_network(slug)?;
        self.check_no_open_draft(slug, &saved.snapshot.assessment)?;
        let snapshot = &saved.snapshot;
        let draft = Draft {
            id: id_gen::generate_at(now),
            device: self.device,
            base_hash: None,
            network: NetworkRef {
                id: snapshot.network.id,
                name: snapshot.network.name.clone(),
                unknown_fields: snapshot.network.unknown_fields.clone(),
            },
            assessment: snapshot.assessment.clone(),
            cover: SnapshotCover {
                taken_on: Some(snapshot.taken_on),
                typed_day: None,
                label: snapshot.label.clone(),
                present: snapshot.present.clone(),
                supersedes: Some(snapshot.id),
                kept_from: snapshot.kept_from,
            },
            set_aside: SetAside::default(),
            unknown_fields: UnknownFields::new(),
        };
        self.publish_new(slug, draft, now)
    }

    /// Opens a copy of another device's draft on this one. With a draft of the same matrix, voice
    /// and subject open here nothing changes.
    pub fn copy_draft(
        &mut self,
        slug: &Slug,
        other: &Draft,
        now: Timestamp,
    ) -> Result<Draft, StoreError> {
        self.prepare_network(slug)?;
        self.check_no_open_draft(slug, &other.assessment)?;
        self.publish_new(
            slug,
            Draft {
                id: id_gen::generate_at(now),
                device: self.device,
                base_hash: None,
                ..other.clone()
            },
            now,
        )
    }

    fn publish_new(
        &mut self,
        slug: &Slug,
        mut draft: Draft,
        now: Timestamp,
    ) -> Result<Draft, StoreError> {
        self.publish_draft_or_nothing(slug, &mut draft, now)?;
        Ok(draft)
    }

    /// At most one draft per matrix, voice and subject is open on a device.
    pub(crate) fn check_no_open_draft(
        &self,
        slug: &Slug,
        assessment: &Assessment,
    ) -> Result<(), StoreError> {
        let state = self.library.open_network_for(slug, Some(self.device))?;
        let same = |other: &Assessment| {
            state.lineage_of(&other.matrix) == state.lineage_of(&assessment.matrix)
                && other.voice.is_same(&assessment.voice)
                && other.subject == assessment.subject
        };
        let open = state.drafts.iter().map(|open| &open.draft);
        let split = state.conflicts.iter().map(|conflict| &conflict.published.draft);
        match open.chain(split).find(|draft| same(&draft.assessment)) {
            Some(draft) => Err(already_open(draft.id)),
            None => Ok(()),
        }
    }
}

fn already_open(id: Uuid) -> StoreError {
    StoreError::not_possible(
        "A walk of this matrix is open: save it, or throw it away first.",
        format!("Nothing was changed. The draft that is open: {id}."),
    )
}
