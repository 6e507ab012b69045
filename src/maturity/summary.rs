//! Summaries of snapshots: figures and names, without answers, notes or reasons. A thousand networks
//! are listed, filtered and compared by these.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

pub use super::area_summary::AreaSummary;
use super::assessment::{MatrixRef, Snapshot};
use super::ids::{MatrixId, Slug};
use super::known_matrix::KnownMatrix;
use super::line::{self, SnapshotFigures, SpokenView};
use super::lineage::Lineage;
use super::matrix::{Matrix, MatrixKind};
use super::movement::{AreaMoveCounts, RevisedMove, compare_readings};
use super::network::Network;
use super::scoring::{self, Completeness};
pub use super::summary_voice::SummaryVoice;

/// One snapshot in figures.
#[derive(Clone, Debug, PartialEq)]
pub struct SnapshotSummary {
    /// Its id.
    pub id: Uuid,
    /// The matrix it was answered on; shared by all summaries on it.
    pub matrix: Arc<MatrixRef>,
    /// Whether that one calls itself national.
    pub is_national: bool,
    /// Whose view it is.
    pub voice: SummaryVoice,
    /// The one project it is about.
    pub subject: Option<Box<str>>,
    /// The day it speaks of.
    pub taken_on: Date,
    /// The moment it was saved.
    pub saved_at: Timestamp,
    /// Its name.
    pub label: Option<Box<str>>,
    /// The snapshot whose answers were last time's.
    pub based_on: Option<Uuid>,
    /// The snapshot from which it kept what was not looked at.
    pub kept_from: Option<Uuid>,
    /// The snapshot it replaces in lists.
    pub supersedes: Option<Uuid>,
    /// The form that it came in from.
    pub form: Option<Uuid>,
    /// How many items are answered.
    pub answered: usize,
    /// How many of those were kept from an earlier snapshot.
    pub kept: usize,
    /// How many items are asked.
    pub total: usize,
    /// By domain, in the order of the matrix.
    pub areas: Box<[AreaSummary]>,
}

impl SnapshotSummary {
    /// How far it is answered.
    pub fn complete(&self) -> Completeness {
        let Self { answered, total, kept, .. } = *self;
        Completeness { answered, total, kept }
    }

    /// What choosing among snapshots looks at, of one answered on this matrix.
    pub fn figures<'c>(&'c self, lineage: &'c Lineage) -> SnapshotFigures<'c> {
        let (is_agreed, role, of) = match &self.voice {
            SummaryVoice::Agreed => (true, None, None),
            SummaryVoice::OneView { role, of } => (false, role.as_deref(), of.as_deref()),
        };
        SnapshotFigures {
            id: self.id,
            matrix: lineage,
            is_national: self.is_national,
            is_agreed,
            role,
            of,
            subject: self.subject.as_deref(),
            taken_on: self.taken_on,
            is_from_form: self.form.is_some(),
        }
    }
}

/// Sums up a snapshot, read against its own matrix.
pub fn summarize_snapshot(
    snapshot: &Snapshot,
    matrix: &Matrix,
    reference: &Arc<MatrixRef>,
) -> SnapshotSummary {
    let said = &snapshot.assessment;
    let Completeness { answered, kept, total } = scoring::completeness(matrix, &said.answers);
    let areas = matrix
        .domains
        .iter()
        .map(|domain| AreaSummary::of(scoring::evaluate_standing(matrix, domain, said).into()));
    let areas = areas.collect();
    SnapshotSummary {
        id: snapshot.id,
        matrix: Arc::clone(reference),
        is_national: matrix.kind == MatrixKind::National,
        voice: SummaryVoice::of(&said.voice),
        subject: said.subject.as_deref().map(Box::from),
        taken_on: snapshot.taken_on,
        saved_at: snapshot.saved_at,
        label: snapshot.label.as_deref().map(Box::from),
        based_on: said.based_on,
        kept_from: snapshot.kept_from,
        supersedes: snapshot.supersedes,
        form: snapshot.form,
        answered,
        kept,
        total,
        areas,
    }
}

/// All networks of a folder in figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LibrarySummary {
    /// The networks, by folder name.
    pub networks: Vec<NetworkSummary>,
    /// The short titles of the matrices that are here.
    pub titles: BTreeMap<MatrixId, String>,
    /// How many files need a look, by the folder of their network; only those with any. A network
    /// whose own file can't be read is among them.
    pub problems: BTreeMap<Slug, usize>,
}

impl LibrarySummary {
    /// The network in this folder.
    pub fn network(&self, slug: &Slug) -> Option<&NetworkSummary> {
        let at = self.networks.binary_search_by(|network| network.slug.cmp(slug)).ok()?;
        self.networks.get(at)
    }
}

/// One network with its snapshots in figures.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkSummary {
    /// The name of its folder.
    pub slug: Slug,
    /// The network.
    pub network: Network,
    /// Its snapshots in the order of a line, oldest first, without those that another replaces.
    pub snapshots: Vec<Arc<SnapshotSummary>>,
    /// The matrices that they were answered on, each as this network knows it.
    pub matrices: Vec<Arc<KnownMatrix>>,
    /// What moved between the last two of its line where those were answered on two texts of the
    /// matrix: figures alone do not tell.
    pub revised: Option<RevisedMove>,
    /// Where the newest snapshot of its line stands among its snapshots, and where the one before:
    /// a list of networks asks at every key.
    pub(super) end: Option<(usize, Option<usize>)>,
}

impl NetworkSummary {
    /// A network with its snapshots, in the order of a line, oldest first, and the matrices that they
    /// were answered on. Where those change another one is made.
    pub fn new(
        slug: Slug,
        network: Network,
        snapshots: Vec<Arc<SnapshotSummary>>,
        matrices: Vec<Arc<KnownMatrix>>,
    ) -> Self {
        let mut made = Self { slug, network, snapshots, matrices, revised: None, end: None };
        made.end = made.find_end();
        made
    }

    fn find_end(&self) -> Option<(usize, Option<usize>)> {
        let place = |one: &SnapshotSummary| {
            self.snapshots.iter().position(|own| std::ptr::eq(own.as_ref(), one))
        };
        let mut newest_first = self.main_line().into_iter().rev();
        let last = newest_first.next().and_then(place)?;
        Some((last, newest_first.next().and_then(place)))
    }

    /// The line of a subject, as [`super::line`] draws it: what the group agreed, else the views of
    /// the one voice that spoke on the most days. Oldest first.
    pub fn line(&self, matrix: &Lineage, subject: Option<&str>) -> Vec<&SnapshotSummary> {
        let on = |summary: &&SnapshotSummary| {
            self.lineage_of(summary) == Some(matrix) && summary.subject.as_deref() == subject
        };
        let all: Vec<&SnapshotSummary> =
            self.snapshots.iter().map(Arc::as_ref).filter(on).collect();
        let spoken: Vec<SpokenView<&SummaryVoice>> = all
            .iter()
            .map(|one| SpokenView::new(&one.voice, one.taken_on, one.form.is_some()))
            .collect();
        let voice =
            line::choose_voice(&spoken, |voice| *voice == SummaryVoice::Agreed, SummaryVoice::key);
        let is_on =
            |summary: &&SnapshotSummary| voice.is_some_and(|voice| voice.is_same(&summary.voice));
        all.iter().copied().filter(is_on).collect()
    }

    /// The line of the national areas; where there is nothing on those, of the matrix of the last
    /// snapshot. Oldest first.
    pub fn main_line(&self) -> Vec<&SnapshotSummary> {
        let with_matrix =
            |summary| Some(SnapshotSummary::figures(summary, self.lineage_of(summary)?));
        let cards: Vec<SnapshotFigures<'_>> =
            self.snapshots.iter().filter_map(|summary| with_matrix(summary)).collect();
        let last = line::find_last(&cards).map(|at| &cards[at]);
        last.map(|last| self.line(last.matrix, last.subject)).unwrap_or_default()
    }

    /// The matrix it was answered on, as this network knows it.
    pub fn matrix_of(&self, summary: &SnapshotSummary) -> Option<&Arc<KnownMatrix>> {
        self.matrices.iter().find(|known| known.reference == *summary.matrix)
    }

    pub(super) fn lineage_of(&self, summary: &SnapshotSummary) -> Option<&Lineage> {
        self.matrix_of(summary).map(|known| &known.lineage)
    }

    /// The newest snapshot of the line of the national areas, or of what else is walked.
    pub fn last(&self) -> Option<&SnapshotSummary> {
        self.line_end().map(|end| end.last)
    }
}

/// What moved from one snapshot to another on the same text of a matrix.
pub fn count_area_moves(before: &SnapshotSummary, after: &SnapshotSummary) -> AreaMoveCounts {
    let areas = before.areas.iter().zip(&after.areas);
    areas.map(|(before, after)| compare_readings(before.reach(), after.reach()).moved).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::fixtures::{domain, known_matrix, matrix, saved_snapshot};
    use crate::maturity::movement::DomainMovement;
    use crate::maturity::scoring::Standing;

    /// A day with the answers given on it.
    type OnDay<'d> = (&'d str, &'d [(&'d str, &'d str)]);

    fn summaries(given: &[OnDay<'_>]) -> NetworkSummary {
        let known = known_matrix(matrix(
            &["one", "two"],
            vec![
                domain("A", &[("A-1", "one"), ("A-2", "two")]),
                domain("B", &[("B-1", "one")]),
                domain("C", &[("C-1", "one")]),
            ],
        ));
        let reference = Arc::new(known.reference.clone());
        let summary = |(number, (day, given)): (u128, &OnDay<'_>)| {
            Arc::new(summarize_snapshot(
                &saved_snapshot(number, day, &known, given).snapshot,
                &known.matrix,
                &reference,
            ))
        };
        let network = Network::with_name(Uuid::nil(), "Hillside");
        let snapshots = (1..).zip(given).map(summary).collect();
        NetworkSummary::new("hillside".into(), network, snapshots, vec![known])
    }

    /// The same network, with one of its snapshots changed.
    fn change(network: &mut NetworkSummary, at: usize, change: impl FnOnce(&mut SnapshotSummary)) {
        let NetworkSummary { slug, network: own, mut snapshots, matrices, .. } = network.clone();
        change(Arc::make_mut(&mut snapshots[at]));
        *network = NetworkSummary::new(slug, own, snapshots, matrices);
    }

    fn counts(moves: &[(DomainMovement, usize)]) -> AreaMoveCounts {
        moves.iter().flat_map(|(moved, count)| std::iter::repeat_n(*moved, *count)).collect()
    }

    fn moved(network: &NetworkSummary) -> Option<AreaMoveCounts> {
        network.line_end()?.movement_since_previous()
    }

    #[test]
    fn what_moved_is_counted_in_areas_and_only_where_it_is_certain() {
        let network = summaries(&[
            ("2025-03-12", &[("A-1", "fully"), ("A-2", "not_yet"), ("B-1", "fully")]),
            (
                "2026-03-12",
                &[("A-1", "fully"), ("A-2", "mostly"), ("B-1", "partly"), ("C-1", "fully")],
            ),
        ]);
        assert_eq!(
            moved(&network),
            Some(counts(&[
                (DomainMovement::Forward, 1),
                (DomainMovement::Back, 1),
                (DomainMovement::NowKnown, 1)
            ]))
        );
        assert_eq!(network.line_end().unwrap().movement_words(), "▲ 1 forward ▼ 1 back · A test");
        let last = network.last().unwrap();
        assert_eq!(
            (last.answered, last.total, last.areas[0].standing()),
            (4, 4, Some(Standing::Stage(1)))
        );
        assert_eq!(moved(&summaries(&[("2026-03-12", &[("A-1", "fully")])])), None);
        let open = summaries(&[
            ("2025-03-12", &[("A-1", "fully"), ("A-2", "fully")]),
            ("2026-03-12", &[("A-1", "fully")]),
        ]);
        assert_eq!(
            moved(&open),
            Some(counts(&[(DomainMovement::NoLongerKnown, 1), (DomainMovement::NotAnswered, 2)])),
            "no false fall"
        );
    }

    #[test]
    fn the_last_one_is_that_of_the_line() {
        let day = "2026-03-12";
        let mut network = summaries(&[("2025-03-12", &[("A-1", "fully")]), (day, &[])]);
        let id = |network: &NetworkSummary| network.last().map(|last| last.id.as_u128());
        assert_eq!(id(&network), Some(2));
        let view = |role: &str, of: &str| SummaryVoice::OneView {
            role: Some(role.into()),
            of: Some(of.into()),
        };
        change(&mut network, 1, |one| one.voice = view("manager", "Elm"));
        assert_eq!(id(&network), Some(1), "what was agreed comes before one person's view");
        assert_eq!(moved(&network), None);
        change(&mut network, 0, |one| one.voice = view("Manager", "Oak"));
        assert_eq!(id(&network), Some(2), "two practices' managers are two voices");
        assert_eq!(moved(&network), None);
        change(&mut network, 0, |one| one.voice = view("Manager", "elm"));
        assert!(moved(&network).is_some(), "one voice in another spelling");
        change(&mut network, 1, |one| one.subject = Some("Falls clinic".into()));
        assert_eq!(moved(&network), None);
    }
}
