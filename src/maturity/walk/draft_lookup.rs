//! The draft that a walk works on: the one that is open on its subject, else a new one.

use std::sync::Arc;

use uuid::Uuid;

use crate::maturity::assessment::{Assessment, Draft, Voice};
use crate::maturity::network_state::{KnownMatrix, NetworkState, OpenDraft};
use crate::maturity::walk_subject::WalkSubject;

impl NetworkState {
    /// The draft that a walk goes on with: the agreed one, else anybody's.
    pub fn find_draft(&self, subject: &WalkSubject) -> Option<&OpenDraft> {
        let agreed = self.open_draft(subject, &Voice::agreed());
        agreed.or_else(|| self.drafts.iter().find(|open| subject.matches_draft(open)))
    }

    /// Whether it must be asked first which one thing a walk is about: its matrix is about one, and
    /// nothing was said without.
    pub fn needs_subject(&self, subject: &WalkSubject) -> bool {
        let is_about_one = |known: &Arc<KnownMatrix>| known.matrix.about_one.is_some();
        subject.subject.is_none()
            && self.matrix(&subject.matrix).is_some_and(is_about_one)
            && self.find_draft(subject).is_none()
            && self.snapshots_of(subject).next().is_none()
    }

    /// A new draft, based on the latest agreed snapshot of its subject. It is kept from its first
    /// answer on.
    pub fn new_draft(
        &self,
        known: Arc<KnownMatrix>,
        subject: &WalkSubject,
        voice: Voice,
        id: Uuid,
        device: Uuid,
    ) -> OpenDraft {
        let mut assessment = Assessment::empty(known.reference.clone());
        assessment.voice = voice;
        assessment.subject.clone_from(&subject.subject);
        assessment.based_on = self.last_agreed(subject).map(|saved| saved.snapshot.id);
        let draft = Draft::new(id, device, self.network.to_network_ref(), assessment);
        OpenDraft { draft, matrix: known, saved_at: None, recovered: false }
    }
}
