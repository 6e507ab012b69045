//! Areas lined up: by their own id on one matrix, by the crosswalk between different ones. Where an
//! area stands is always said in the words of the matrix it was answered on; a stage of one is
//! never turned into a stage of another.

use std::sync::Arc;

use super::Side;
use crate::maturity::area_status::AreaStatus;
use crate::maturity::crosswalk::{main_domain_in, see_also};
use crate::maturity::ids::{DomainId, MatrixId};
use crate::maturity::line::national_areas;
use crate::maturity::lineage::Lineage;
use crate::maturity::matrix::{Band, Domain, Matrix};
use crate::maturity::movement::{AreaMove, AreaReach, compare_areas};
use crate::maturity::network_state::{KnownMatrix, SavedSnapshot};
use crate::maturity::phrases;
use crate::maturity::scoring::{Completeness, Standing, completeness_of, evaluate_domain};

/// One area, side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparedArea {
    /// Its id in the matrix that it is a part of.
    pub id: DomainId,
    /// That matrix.
    pub matrix: Lineage,
    /// Its short name.
    pub name: String,
    /// What it is a part of, where its matrix says so.
    pub group: Option<String>,
    /// What stands there on each side: nothing where it was not asked about, and several where
    /// several areas line up.
    pub cells: Vec<Vec<AreaCell>>,
    /// What is said of each side where nothing stands: "not asked", "see also One team".
    pub placeholders: Vec<String>,
    /// Whether it belongs to the matrix that all others are lined up under.
    pub is_anchored: bool,
    /// Whether not all sides stand alike; always, where they can't be compared.
    pub differs: bool,
}

/// Where one side stands in one area.
#[derive(Clone, Debug, PartialEq)]
pub struct AreaCell {
    /// The area, in the side's own matrix.
    pub domain: DomainId,
    /// Its short name there.
    pub name: String,
    /// Where it stands, in the words of that matrix.
    pub standing_label: String,
    /// Where it stands.
    pub standing: Standing,
    /// What the answers suggest.
    pub suggested: Standing,
    /// What the answers suggest, in words, where that is another stage.
    pub suggested_label: Option<String>,
    /// Whether the team said its own stage.
    pub judged: bool,
    /// Why, where that is noted.
    pub reason: Option<String>,
    /// How that reads beside other matrices, where its matrix says so.
    pub band: Option<Band>,
    /// Whether it says a stage at all; what is only open does not.
    pub is_known: bool,
    /// How far it may reach.
    pub reach: AreaReach,
    /// How far the area is answered, and how much of that was kept.
    pub complete: Completeness,
    /// How it moved since the network's own first.
    pub movement: AreaMove,
    /// Where it stood in that first one, in words.
    pub first_standing: Option<FirstStanding>,
}

/// Where an area stood in the network's own first snapshot.
#[derive(Clone, Debug, PartialEq)]
pub struct FirstStanding {
    /// Where it stood.
    pub standing: Standing,
    /// In words.
    pub label: String,
    /// Whether the team said it then.
    pub judged: bool,
    /// How far it may have reached.
    pub reach: AreaReach,
}

impl AreaCell {
    /// "14 of 16", and where some of it was kept "14 of 16, 12 kept".
    pub fn answered_words(&self) -> String {
        let Completeness { answered, total, kept } = self.complete;
        match kept {
            0 => format!("{answered} of {total}"),
            kept => format!("{answered} of {total}, {kept} kept"),
        }
    }

    /// Where it stands, with a star where the answers suggest another stage.
    pub fn starred_label(&self) -> String {
        if self.suggested_label.is_some() {
            format!("{} *", self.standing_label)
        } else {
            self.standing_label.clone()
        }
    }

    /// The same with how it reads beside other matrices: "Growing (part-way)".
    pub fn label_with_band(&self) -> String {
        match self.band {
            Some(band) => format!("{} ({})", self.starred_label(), band.label()),
            None => self.starred_label(),
        }
    }
}

/// The matrix that all others are lined up under: the only one; else the national one; else one
/// that the others name.
pub fn find_anchor(all: &[Side]) -> Lineage {
    let mut matrices: Vec<(&Lineage, &Arc<KnownMatrix>)> = Vec::new();
    for side in all {
        if !matrices.iter().any(|(lineage, _)| **lineage == side.lineage) {
            matrices.push((&side.lineage, &side.newest_matrix));
        }
    }
    let among = matrices.iter().map(|(lineage, known)| (*lineage, known.is_national()));
    if let Some(national) = national_areas(among) {
        return national.clone();
    }
    let named = |of: &MatrixId| {
        matrices.iter().filter(|(_, known)| crosswalks_to(&known.matrix, of)).count()
    };
    let lineages = || matrices.iter().map(|(lineage, _)| (*lineage).clone());
    let here = lineages().find(|of| named(of.id()) > 0);
    let elsewhere = || {
        let all = matrices
            .iter()
            .flat_map(|(_, known)| &known.matrix.crosswalk)
            .map(|crossing| crossing.matrix.clone());
        let mut all: Vec<MatrixId> = all.collect();
        all.dedup();
        all.into_iter().find(|of| named(of) > 1).map(|id| Lineage::new(id, ""))
    };
    here.or_else(elsewhere)
        .or_else(|| lineages().next())
        .unwrap_or_else(|| Lineage::new(MatrixId::from(""), ""))
}

fn crosswalks_to(matrix: &Matrix, other: &MatrixId) -> bool {
    matrix.crosswalk.iter().any(|crossing| crossing.matrix == *other && crossing.main.is_some())
}

/// The short title of the anchor, and all areas: its own in order, then those that line up with
/// none.
pub(crate) fn align_areas(
    all: &[Side],
    anchor: &Lineage,
    known: &[Arc<KnownMatrix>],
) -> (String, Vec<ComparedArea>) {
    let of_anchor = || all.iter().filter(|side| side.lineage == *anchor).map(Side::matrix);
    let newest = of_anchor().max_by_key(|matrix| matrix.revision);
    let named = known.iter().map(|known| &known.matrix).find(|matrix| matrix.id == *anchor.id());
    let mut rows: Vec<ComparedArea> = Vec::new();
    for matrix in newest.into_iter().chain(of_anchor()).chain(named.filter(|_| newest.is_none())) {
        for domain in &matrix.domains {
            if !rows.iter().any(|row| row.id == domain.id) {
                rows.push(compare_area(all, anchor, domain, true));
            }
        }
    }
    let is_there = |id: &DomainId| rows.iter().any(|row| row.id == *id);
    let mut rest: Vec<ComparedArea> = Vec::new();
    for side in all.iter().filter(|side| side.lineage != *anchor) {
        let matrix = side.matrix();
        for domain in &matrix.domains {
            let lines_up = anchor_domain(side, domain, anchor).is_some_and(|main| is_there(&main));
            let is_new = !rest.iter().any(|row| row.matrix == side.lineage && row.id == domain.id);
            if !lines_up && is_new {
                rest.push(compare_area(all, &side.lineage, domain, false));
            }
        }
    }
    rows.append(&mut rest);
    let title = newest
        .or(named)
        .or(all.first().map(Side::matrix))
        .map_or_else(String::new, |matrix| matrix.short_title().to_owned());
    (title, rows)
}

/// The area of the anchor that one of a side's own mainly lines up with. The matrix as it is today
/// says so; else as it was.
fn anchor_domain(side: &Side, domain: &Domain, anchor: &Lineage) -> Option<DomainId> {
    let main = main_domain_in(&side.newest_matrix.matrix, &domain.id, anchor.id())
        .or_else(|| main_domain_in(side.matrix(), &domain.id, anchor.id()));
    main.cloned()
}

fn compare_area(
    all: &[Side],
    matrix: &Lineage,
    domain: &Domain,
    is_anchored: bool,
) -> ComparedArea {
    let cells: Vec<Vec<AreaCell>> =
        all.iter().map(|side| area_cells(side, matrix, &domain.id)).collect();
    let differs = sides_differ(all, &cells);
    let (id, name) = (domain.id.clone(), domain.short_name().to_owned());
    let instead =
        all.iter().map(|side| placeholder(side, matrix, &domain.id, is_anchored)).collect();
    ComparedArea {
        id,
        matrix: matrix.clone(),
        name,
        group: domain.group.clone(),
        cells,
        placeholders: instead,
        is_anchored,
        differs,
    }
}

/// What is said of a side on which nothing stands in an area.
fn placeholder(side: &Side, matrix: &Lineage, id: &DomainId, is_anchored: bool) -> String {
    if side.lineage == *matrix || !is_anchored {
        return NOT_ASKED.to_owned();
    }
    let names: Vec<&str> = see_also(&side.newest_matrix.matrix, matrix.id(), id)
        .into_iter()
        .map(Domain::short_name)
        .collect();
    if names.is_empty() {
        "not covered".to_owned()
    } else {
        format!("see also {}", names.join(", "))
    }
}

/// What is said where a side was not asked.
pub const NOT_ASKED: &str = "not asked";

/// What stands on one side in an area of `matrix`: the area itself, or those of the side's own
/// matrix that line up with it.
fn area_cells(side: &Side, matrix: &Lineage, id: &DomainId) -> Vec<AreaCell> {
    let own = side.matrix();
    if side.lineage == *matrix {
        return own.domain(id).into_iter().map(|domain| area_cell(side, domain)).collect();
    }
    let with = |domain: &&Domain| anchor_domain(side, domain, matrix).as_ref() == Some(id);
    own.domains.iter().filter(with).map(|domain| area_cell(side, domain)).collect()
}

fn sides_differ(all: &[Side], cells: &[Vec<AreaCell>]) -> bool {
    if all.windows(2).any(|pair| pair[0].lineage != pair[1].lineage) {
        return true;
    }
    let said = |(side, cells): (&Side, &Vec<AreaCell>)| {
        let cell = cells.first()?;
        let stage = match cell.standing {
            Standing::Stage(at) => side.matrix().stages.get(at).map(|stage| stage.id.clone()),
            Standing::Before | Standing::NotApplicable => None,
        };
        let kind = std::mem::discriminant(&cell.standing);
        Some(cell.is_known.then_some((kind, stage)))
    };
    let mut said = all.iter().zip(cells).map(said);
    let first = said.next();
    said.any(|other| Some(other) != first)
}

pub(crate) fn area_cell(side: &Side, domain: &Domain) -> AreaCell {
    if let Some(cell) = side.summary_cell(&domain.id) {
        return cell.clone();
    }
    let (matrix, said) = (side.matrix(), side.assessment());
    let reading = evaluate_domain(matrix, domain, said);
    let here = AreaStatus::of(&reading);
    let is_known = matches!(here, AreaStatus::At(_));
    let suggests =
        reading.differs().then(|| phrases::format_standing_short(matrix, reading.suggested));
    AreaCell {
        domain: domain.id.clone(),
        name: domain.short_name().to_owned(),
        standing_label: phrases::headline_short(matrix, &reading),
        standing: reading.standing(),
        suggested: reading.suggested,
        suggested_label: suggests,
        judged: reading.judged.is_some(),
        reason: said.judgements.get(&domain.id).and_then(|judgement| judgement.reason.clone()),
        band: here.band(matrix),
        is_known,
        reach: AreaReach::of(matrix, domain, said),
        complete: completeness_of(domain.items(), &said.answers),
        movement: compare_areas(side.first.as_ref(), &side.saved, &domain.id),
        first_standing: side.first.as_ref().and_then(|first| first_standing(first, &domain.id)),
    }
}

/// Where an area stood in the network's own first snapshot; none where that did not ask about it.
fn first_standing(first: &SavedSnapshot, id: &DomainId) -> Option<FirstStanding> {
    let (matrix, said) = (&first.matrix.matrix, &first.snapshot.assessment);
    let domain = matrix.domain(id)?;
    let reading = evaluate_domain(matrix, domain, said);
    Some(FirstStanding {
        standing: reading.standing(),
        label: phrases::headline_short(matrix, &reading),
        judged: reading.judged.is_some(),
        reach: AreaReach::of(matrix, domain, said),
    })
}
