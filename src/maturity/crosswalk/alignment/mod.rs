//! All areas of the matrices in use, lined up under those of one of them: for each area the domains
//! that name it as their main one, or where to look instead. What lines up with nothing comes at
//! the end, so that nothing is lost.

use std::sync::Arc;

use super::{has_crosswalk_to, main_domain_in, see_also};
use crate::maturity::area_status::AreaStatus;
use crate::maturity::assessment::Assessment;
use crate::maturity::ids::{DomainId, MatrixId};
use crate::maturity::line::national_areas;
use crate::maturity::matrix::{Band, Matrix};
use crate::maturity::network_state::{KnownMatrix, NetworkState};
use crate::maturity::scoring::{Standing, evaluate_domain};
use crate::maturity::walk_subject::WalkSubject;

/// An area of the matrix that all others are lined up under, with what stands there; or, at the
/// end, those that line up with none.
#[derive(Clone, Debug, PartialEq)]
pub struct AlignedGroup {
    /// What stands above its rows.
    pub heading: AlignedHeading,
    /// What stands under it.
    pub rows: Vec<AlignedRow>,
}

/// What a group stands under.
#[derive(Clone, Debug, PartialEq)]
pub enum AlignedHeading {
    /// An area of the matrix that all others are lined up under.
    Area(AlignedArea),
    /// Areas of matrices that say how they line up, and not of these areas.
    NoSingleArea,
    /// Areas of matrices that do not say how they line up at all.
    NotLinedUp,
}

impl AlignedHeading {
    /// The area, where it is one.
    pub fn area(&self) -> Option<&AlignedArea> {
        match self {
            Self::Area(area) => Some(area),
            Self::NoSingleArea | Self::NotLinedUp => None,
        }
    }

    /// The words over areas that stand under none.
    pub fn words(&self) -> &str {
        match self {
            Self::Area(area) => &area.name,
            Self::NoSingleArea => "Lines up with no single area",
            Self::NotLinedUp => "Stands by itself",
        }
    }
}

/// A line under an area.
#[derive(Clone, Debug, PartialEq)]
pub enum AlignedRow {
    /// A domain that lines up with it.
    Area(AlignedArea),
    /// A matrix without a domain of its own for it, and the domains that also touch it.
    SeeAlso {
        /// The matrix's short title.
        title: String,
        /// The short names of its domains.
        names: Vec<String>,
    },
    /// A matrix that does not cover it at all.
    NotCovered {
        /// The matrix's short title.
        title: String,
    },
}

impl AlignedRow {
    /// What stands in the place of an area: "see also Our place and our people".
    pub fn placeholder(&self) -> Option<String> {
        match self {
            Self::Area(_) => None,
            Self::SeeAlso { names, .. } => Some(format!("see also {}", names.join(", "))),
            Self::NotCovered { .. } => Some("not covered".to_owned()),
        }
    }
}

/// An area and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct AlignedArea {
    /// The matrix and what it is about.
    pub subject: WalkSubject,
    /// The matrix's short title; the subject stands in the subject.
    pub title: String,
    /// The domain.
    pub domain: DomainId,
    /// Its short name.
    pub name: String,
    /// Where it stands, in the words of the matrix it was answered on.
    pub standing_label: String,
    /// The same, short enough for a column: "Before", without the stage before which it is.
    pub short_standing: String,
    /// Whether it stands anywhere: not where it is not answered, or still open.
    pub has_standing: bool,
    /// How that reads beside other matrices.
    pub band: Option<Band>,
    /// Whether the answers suggest another stage than the team says.
    pub differs: bool,
}

/// What speaks for a subject: what was said, and the matrix it was said on.
pub type SpokenStanding<'r> = Option<(&'r Assessment, &'r Matrix)>;

/// The matrix under whose areas the others stand: the national one in use, else the first that
/// another one names. None where no two matrices in use line up.
pub fn find_anchor(record: &NetworkState) -> Option<&Arc<KnownMatrix>> {
    let is_named =
        |id: &MatrixId| record.matrices.iter().any(|known| has_crosswalk_to(&known.matrix, id));
    let named = || record.matrices.iter().filter(|known| is_named(&known.reference.id));
    let national = national_areas(named().map(|known| (&known.lineage, known.is_national())));
    named().find(|known| Some(&known.lineage) == national).or_else(|| named().next())
}

/// Lines these subjects up under the areas of `anchor`. `said` gives what speaks for each.
pub fn align_subjects<'r>(
    record: &'r NetworkState,
    anchor: &KnownMatrix,
    subjects: &[WalkSubject],
    said: impl Fn(&WalkSubject) -> SpokenStanding<'r>,
) -> Vec<AlignedGroup> {
    let id = &anchor.reference.id;
    let mut beside: Vec<MatrixLine<'r>> = Vec::new();
    for subject in subjects.iter().filter(|subject| subject.matrix != anchor.lineage) {
        if let Some(known) = record.matrix(&subject.matrix) {
            beside.push(MatrixLine {
                subject: subject.clone(),
                matrix: &known.matrix,
                latest: said(subject),
            });
        }
    }
    let whole =
        MatrixLine { subject: anchor.into(), matrix: &anchor.matrix, latest: said(&anchor.into()) };
    let mut groups: Vec<AlignedGroup> = anchor
        .matrix
        .domains
        .iter()
        .map(|domain| AlignedGroup {
            heading: AlignedHeading::Area(whole.aligned_area(&domain.id)),
            rows: rows_under(id, &domain.id, &beside),
        })
        .collect();
    for heading in [AlignedHeading::NoSingleArea, AlignedHeading::NotLinedUp] {
        let says_how = heading == AlignedHeading::NoSingleArea;
        let these = beside.iter().filter(|one| has_crosswalk_to(one.matrix, id) == says_how);
        let rows: Vec<AlignedRow> = these.flat_map(|one| one.unaligned_rows(anchor)).collect();
        if !rows.is_empty() {
            groups.push(AlignedGroup { heading, rows });
        }
    }
    groups
}

/// One subject, at the newest revision of its matrix.
struct MatrixLine<'r> {
    subject: WalkSubject,
    matrix: &'r Matrix,
    latest: SpokenStanding<'r>,
}

/// What stands under one area: every domain that lines up with it; for a matrix without one, where
/// to look instead, once.
fn rows_under(anchor: &MatrixId, domain: &DomainId, beside: &[MatrixLine<'_>]) -> Vec<AlignedRow> {
    let mut rows = Vec::new();
    let mut hinted: Vec<&MatrixId> = Vec::new();
    for one in beside.iter().filter(|one| has_crosswalk_to(one.matrix, anchor)) {
        let main: Vec<&DomainId> = one
            .matrix
            .domains
            .iter()
            .map(|own| &own.id)
            .filter(|own| main_domain_in(one.matrix, own, anchor) == Some(domain))
            .collect();
        if main.is_empty() && !hinted.contains(&&one.matrix.id) {
            hinted.push(&one.matrix.id);
            rows.push(fallback_row(one.matrix, anchor, domain));
        }
        rows.extend(main.into_iter().map(|own| AlignedRow::Area(one.aligned_area(own))));
    }
    rows
}

/// What a matrix without a domain of its own for an area says instead.
pub fn fallback_row(matrix: &Matrix, anchor: &MatrixId, domain: &DomainId) -> AlignedRow {
    let title = matrix.short_title().to_owned();
    let names: Vec<String> = see_also(matrix, anchor, domain)
        .into_iter()
        .map(|own| own.short_name().to_owned())
        .collect();
    if names.is_empty() {
        AlignedRow::NotCovered { title }
    } else {
        AlignedRow::SeeAlso { title, names }
    }
}

impl MatrixLine<'_> {
    /// One of its areas. It is read on the matrix it was answered on; what that did not ask about
    /// is not answered yet.
    fn aligned_area(&self, id: &DomainId) -> AlignedArea {
        let then =
            self.latest.and_then(|(said, of)| of.domain(id).map(|domain| (said, of, domain)));
        let reading = then.map(|(said, of, domain)| (evaluate_domain(of, domain, said), of));
        let here = reading
            .as_ref()
            .map_or(AreaStatus::NotAnswered, |(reading, _)| AreaStatus::of(reading));
        let of = reading.as_ref().map_or(self.matrix, |(_, of)| of);
        let domain = self.matrix.domain(id).or_else(|| of.domain(id));
        AlignedArea {
            subject: self.subject.clone(),
            title: self.matrix.short_title().to_owned(),
            domain: id.clone(),
            name: domain.map_or_else(|| id.to_string(), |domain| domain.short_name().to_owned()),
            standing_label: here.label(of),
            short_standing: match here {
                AreaStatus::At(Standing::Before) => of.short_before_label(),
                status => status.label(of),
            },
            has_standing: matches!(here, AreaStatus::At(_)),
            band: here.band(of),
            differs: reading.is_some_and(|(reading, _)| reading.differs()),
        }
    }

    /// The areas that line up with none of the anchor's; those that the matrix no longer has, and
    /// were answered, among them.
    fn unaligned_rows(&self, anchor: &KnownMatrix) -> Vec<AlignedRow> {
        let lines_up = |id: &DomainId| {
            let main = main_domain_in(self.matrix, id, &anchor.reference.id);
            main.is_some_and(|main| anchor.matrix.domain(main).is_some())
                && self.matrix.domain(id).is_some()
        };
        let older = self.latest.map(|(_, of)| of.domains.as_slice()).unwrap_or_default();
        let older = older.iter().filter(|domain| self.matrix.domain(&domain.id).is_none());
        let all = self.matrix.domains.iter().chain(older).map(|domain| &domain.id);
        all.filter(|id| !lines_up(id)).map(|id| AlignedRow::Area(self.aligned_area(id))).collect()
    }
}

#[cfg(test)]
mod tests;
