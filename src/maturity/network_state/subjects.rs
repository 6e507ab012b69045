//! What a network walks through: its matrices in use, and the subjects that were ever walked.

use std::sync::Arc;

use super::{KnownMatrix, NetworkState, OpenDraft, SavedSnapshot};
use crate::maturity::assessment::{Assessment, MatrixRef};
use crate::maturity::ids::MatrixId;
use crate::maturity::lineage::Lineage;
use crate::maturity::matrix::Matrix;
use crate::maturity::walk_subject::WalkSubject;

impl From<&KnownMatrix> for WalkSubject {
    fn from(known: &KnownMatrix) -> Self {
        known.lineage.clone().into()
    }
}

impl From<&SavedSnapshot> for WalkSubject {
    fn from(saved: &SavedSnapshot) -> Self {
        subject_on(&saved.matrix, &saved.snapshot.assessment)
    }
}

impl From<&OpenDraft> for WalkSubject {
    fn from(open: &OpenDraft) -> Self {
        subject_on(&open.matrix, &open.draft.assessment)
    }
}

fn subject_on(known: &KnownMatrix, said: &Assessment) -> WalkSubject {
    WalkSubject { matrix: known.lineage.clone(), subject: said.subject.clone() }
}

impl WalkSubject {
    /// Whether a snapshot is about this.
    pub fn matches(&self, saved: &SavedSnapshot) -> bool {
        self.matches_said(&saved.matrix, &saved.snapshot.assessment)
    }

    /// Whether a draft is about this.
    pub fn matches_draft(&self, open: &OpenDraft) -> bool {
        self.matches_said(&open.matrix, &open.draft.assessment)
    }

    fn matches_said(&self, known: &KnownMatrix, said: &Assessment) -> bool {
        known.lineage == self.matrix && said.subject == self.subject
    }
}

impl NetworkState {
    /// The newest usable revision of a matrix in use.
    pub fn matrix(&self, lineage: &Lineage) -> Option<&Arc<KnownMatrix>> {
        self.matrices.iter().find(|known| known.lineage == *lineage)
    }

    /// The newest usable revision of the matrix in use that has this id; of several with one id it
    /// is the network's own.
    pub fn matrix_with_id(&self, id: &MatrixId) -> Option<&Arc<KnownMatrix>> {
        self.matrices.iter().find(|known| known.reference.id == *id)
    }

    /// Which matrix this text is of, as far as anything of this network knows it.
    pub fn lineage_of(&self, reference: &MatrixRef) -> Lineage {
        let drafts = self.drafts.iter().chain(&self.other_device_drafts).map(|open| &open.matrix);
        let snapshots = self.snapshots.iter().map(|saved| &saved.matrix);
        let mut known = self.matrices.iter().chain(drafts).chain(snapshots);
        let is_it = |known: &&Arc<KnownMatrix>| known.reference == *reference;
        known.find(is_it).map_or_else(
            || Lineage::new(reference.id.clone(), &reference.fingerprint),
            |known| known.lineage.clone(),
        )
    }

    /// What is spoken of in something that was said here.
    pub fn subject_of(&self, said: &Assessment) -> WalkSubject {
        WalkSubject { matrix: self.lineage_of(&said.matrix), subject: said.subject.clone() }
    }

    /// The matrix that this id means here: the one in use, else that of the last snapshot on such a
    /// one.
    pub fn lineage_with_id(&self, id: &MatrixId) -> Option<&Lineage> {
        let in_use = self.matrix_with_id(id).map(|known| &known.lineage);
        let last = || {
            let mut on_it = self.snapshots.iter().filter(|saved| saved.matrix.reference.id == *id);
            on_it.next_back().map(|saved| &saved.matrix.lineage)
        };
        in_use.or_else(last)
    }

    /// What there is to walk, matrix by matrix in use: the whole network, or each thing that was
    /// ever walked, the first one first. A matrix about one thing has none before the first is
    /// named.
    pub fn walk_subjects(&self) -> Vec<WalkSubject> {
        self.matrices.iter().flat_map(|known| self.walk_subjects_of(&known.lineage)).collect()
    }

    /// The subjects of one matrix, in use or not.
    pub fn walk_subjects_of(&self, matrix: &Lineage) -> Vec<WalkSubject> {
        // a corrected copy is about what the one it replaces is about, so that all of them may be
        // looked at
        let saved = self.snapshots.iter().map(WalkSubject::from);
        let drafts = self.drafts.iter().filter(|open| !open.draft.assessment.is_blank());
        let whole = self
            .matrix(matrix)
            .filter(|known| known.matrix.about_one.is_none())
            .map(|known| WalkSubject::from(&**known));
        let mut subjects: Vec<WalkSubject> = whole.into_iter().collect();
        let all = saved.chain(drafts.map(WalkSubject::from));
        for about in all.filter(|about| about.matrix == *matrix) {
            if !subjects.contains(&about) {
                subjects.push(about);
            }
        }
        subjects
    }

    /// A subject as it was spelt before, where only letters' case sets them apart: one thing has
    /// one line through time.
    pub fn existing_spelling(&self, matrix: &Lineage, subject: &str) -> String {
        let lower = subject.to_lowercase();
        self.walk_subjects_of(matrix)
            .into_iter()
            .filter_map(|known| known.subject)
            .find(|before| before.to_lowercase() == lower)
            .unwrap_or_else(|| subject.to_owned())
    }

    /// Whether a walk or a form on this matrix can be about that: a matrix about the whole network
    /// takes no subject, unless answers with one are there already.
    pub fn takes_subject(&self, matrix: &Matrix, subject: &WalkSubject) -> bool {
        subject.subject.is_none()
            || matrix.about_one.is_some()
            || self.walk_subjects_of(&subject.matrix).contains(subject)
    }
}
