//! Adding, retiring and moving parts of a matrix of one's own: statements, descriptions, needs,
//! areas, stages. What is retired is no longer asked; answers that were given on it keep its text.

use std::collections::{BTreeSet, HashSet};

use super::MatrixPlace;
use crate::maturity::ids::{DomainId, ItemId, StageId};
use crate::maturity::matrix::{
    Ask, Basis, Domain, Item, ItemDetails, Matrix, Rung, Stage, Statement, UnknownFields,
};
use crate::maturity::phrases::pluralize;

/// A matrix with a new part whose words are still blank, and where they are to stand, one after the
/// other.
#[derive(Clone, Debug, PartialEq)]
pub struct AddedPart {
    /// The matrix with it.
    pub matrix: Matrix,
    /// Where words are to be written.
    pub places: Vec<MatrixPlace>,
}

/// Adds a part of the same kind below the one at `place`; or says why that can't be done. No id of
/// `taken` is given again.
pub fn add_below(
    matrix: &Matrix,
    place: &MatrixPlace,
    taken: &BTreeSet<ItemId>,
) -> Result<AddedPart, &'static str> {
    let mut after = matrix.clone();
    let places = match place {
        MatrixPlace::Title | MatrixPlace::About => {
            return Err("Put the focus on a statement, an area, a stage or a need first.");
        }
        MatrixPlace::Stage { stage } | MatrixPlace::StageMeaning { stage } => {
            vec![add_stage(&mut after, stage)]
        }
        MatrixPlace::Area { area } | MatrixPlace::AreaWhy { area } => {
            add_area(&mut after, area, taken)
        }
        MatrixPlace::Rung { item, .. } => vec![add_rung(&mut after, item)?],
        MatrixPlace::Item { item } | MatrixPlace::Example { item } => match matrix.item(item) {
            Some(Item::Ladder(_)) => vec![add_rung(&mut after, item)?],
            _ => vec![add_statement(&mut after, item, taken).ok_or(GONE)?],
        },
        MatrixPlace::Ask { ask } => vec![add_ask(&mut after, ask, taken).ok_or(GONE)?],
    };
    Ok(AddedPart { matrix: after, places })
}

const GONE: &str = "It is no longer there.";

fn add_stage(matrix: &mut Matrix, below: &StageId) -> MatrixPlace {
    let at = matrix.stage_index(below).map_or(matrix.stages.len(), |at| at + 1);
    let is_free = |id: &StageId| matrix.stage(id).is_none();
    let id = (matrix.stages.len() + 1..).map(|number| StageId::new(format!("stage-{number}")));
    let id = id.into_iter().find(is_free).unwrap_or_else(|| StageId::new("stage"));
    let stage = Stage {
        id: id.clone(),
        name: String::new(),
        meaning: None,
        band: None,
        unknown_fields: UnknownFields::new(),
    };
    matrix.stages.insert(at, stage);
    MatrixPlace::Stage { stage: id }
}

/// An area comes with its first statement: one that asks nothing is none.
fn add_area(matrix: &mut Matrix, below: &DomainId, taken: &BTreeSet<ItemId>) -> Vec<MatrixPlace> {
    let at = matrix.domains.iter().position(|domain| domain.id == *below);
    let is_free = |id: &DomainId| matrix.domain(id).is_none();
    let mut ids = (matrix.domains.len() + 1..).map(|number| DomainId::new(format!("AREA{number}")));
    let id = ids.find(is_free).unwrap_or_else(|| DomainId::new("AREA"));
    let item = free_id(matrix, id.as_str(), taken);
    let stage = matrix.stages.first().map(|stage| stage.id.clone());
    let statement = stage.map(|stage| blank_statement(matrix, item.clone(), stage));
    let domain = Domain {
        id: id.clone(),
        name: String::new(),
        short_name: None,
        group: None,
        why: None,
        good: None,
        before: None,
        signs: Vec::new(),
        statements: statement.into_iter().collect(),
        ladders: Vec::new(),
        asks: Vec::new(),
        unknown_fields: UnknownFields::new(),
    };
    matrix.domains.insert(at.map_or(matrix.domains.len(), |at| at + 1), domain);
    vec![MatrixPlace::Area { area: id }, MatrixPlace::Item { item }]
}

/// A description at the lowest stage that has none.
fn add_rung(matrix: &mut Matrix, item: &ItemId) -> Result<MatrixPlace, &'static str> {
    let stages: Vec<StageId> = matrix.stages.iter().map(|stage| stage.id.clone()).collect();
    let mut ladders = matrix.domains.iter_mut().flat_map(|domain| &mut domain.ladders);
    let ladder = ladders.find(|ladder| ladder.id == *item).ok_or(GONE)?;
    let free = stages.into_iter().find(|stage| ladder.rung(stage).is_none());
    let stage = free.ok_or("It has a description at every stage.")?;
    ladder.rungs.push(Rung { stage: stage.clone(), text: String::new() });
    Ok(MatrixPlace::Rung { item: item.clone(), stage })
}

fn add_statement(
    matrix: &mut Matrix,
    below: &ItemId,
    taken: &BTreeSet<ItemId>,
) -> Option<MatrixPlace> {
    let domain = matrix.domain_of(below)?.id.clone();
    let item = free_id(matrix, domain.as_str(), taken);
    let find = |matrix: &Matrix| {
        let domain_at = matrix.domains.iter().position(|one| one.id == domain)?;
        let statements = &matrix.domains[domain_at].statements;
        Some((domain_at, statements.iter().position(|one| one.id == *below)?))
    };
    let (domain_at, at) = find(matrix)?;
    let stage = matrix.domains[domain_at].statements[at].stage.clone();
    let statement = blank_statement(matrix, item.clone(), stage);
    matrix.domains[domain_at].statements.insert(at + 1, statement);
    Some(MatrixPlace::Item { item })
}

fn add_ask(matrix: &mut Matrix, below: &ItemId, taken: &BTreeSet<ItemId>) -> Option<MatrixPlace> {
    let area = matrix.domains.iter().find(|one| one.asks.iter().any(|ask| ask.id == *below))?;
    let id = free_id(matrix, &format!("S-{}", area.id), taken);
    let area = area.id.clone();
    let domain = matrix.domains.iter_mut().find(|one| one.id == area)?;
    let at = domain.asks.iter().position(|ask| ask.id == *below)?;
    let stage = domain.asks[at].stage.clone();
    let ask =
        Ask { id: id.clone(), stage, text: String::new(), unknown_fields: UnknownFields::new() };
    domain.asks.insert(at + 1, ask);
    Some(MatrixPlace::Ask { ask: id })
}

fn blank_statement(matrix: &Matrix, id: ItemId, stage: StageId) -> Statement {
    Statement {
        id,
        stage,
        text: String::new(),
        evidence: None,
        basis: vec![Basis::Own],
        sources: Vec::new(),
        revision: matrix.revision,
        stage_basis: None,
        answers: None,
        details: ItemDetails::default(),
        unknown_fields: UnknownFields::new(),
    }
}

/// An id that nothing has and nothing had: answers are known by it for ever.
fn free_id(matrix: &Matrix, stem: &str, taken: &BTreeSet<ItemId>) -> ItemId {
    let used: HashSet<&ItemId> =
        matrix.items().map(Item::id).chain(matrix.asks().map(|ask| &ask.id)).collect();
    let gone: HashSet<&ItemId> = matrix.changes.iter().map(|change| &change.item).collect();
    let is_free = |id: &ItemId| !used.contains(id) && !taken.contains(id) && !gone.contains(id);
    let mut ids = (1_u32..).map(|number| ItemId::new(format!("{stem}-{number}")));
    ids.find(is_free).unwrap_or_else(|| ItemId::new(stem))
}

/// The matrix without the part at this place; or why it has to stay.
pub fn retire(matrix: &Matrix, place: &MatrixPlace) -> Result<Matrix, &'static str> {
    let mut after = matrix.clone();
    match place {
        MatrixPlace::Title | MatrixPlace::About => return Err("This can't be taken away."),
        MatrixPlace::Stage { stage } => retire_stage(&mut after, stage),
        MatrixPlace::Area { area } => {
            after.domains.retain(|domain| domain.id != *area);
            after.crosswalk.retain(|row| row.domain != *area);
        }
        MatrixPlace::Item { item } => {
            for domain in &mut after.domains {
                domain.statements.retain(|one| one.id != *item);
                domain.ladders.retain(|one| one.id != *item);
            }
        }
        MatrixPlace::Ask { ask } => {
            after.domains.iter_mut().for_each(|domain| domain.asks.retain(|one| one.id != *ask));
        }
        MatrixPlace::Rung { item, stage } => {
            let ladders = after.domains.iter_mut().flat_map(|domain| &mut domain.ladders);
            for ladder in ladders.filter(|ladder| ladder.id == *item) {
                ladder.rungs.retain(|rung| rung.stage != *stage);
            }
        }
        MatrixPlace::StageMeaning { .. }
        | MatrixPlace::AreaWhy { .. }
        | MatrixPlace::Example { .. } => {
            after = place.with_text(matrix, "");
        }
    }
    Ok(after)
}

/// A stage goes with all that is asked at it.
fn retire_stage(matrix: &mut Matrix, stage: &StageId) {
    matrix.stages.retain(|one| one.id != *stage);
    for domain in &mut matrix.domains {
        domain.statements.retain(|one| one.stage != *stage);
        domain.asks.retain(|one| one.stage != *stage);
        domain.ladders.iter_mut().for_each(|one| one.rungs.retain(|it| it.stage != *stage));
        domain.ladders.retain(|ladder| !ladder.rungs.is_empty());
    }
}

/// What goes with an area or a stage: "16 statements". None for anything smaller.
pub fn describe_contents(matrix: &Matrix, place: &MatrixPlace) -> Option<String> {
    let count = match place {
        MatrixPlace::Area { area } => matrix.domain(area)?.items().count(),
        MatrixPlace::Stage { stage } => {
            matrix.items().filter(|item| item.is_asked_at(stage)).count()
        }
        _ => return None,
    };
    (count > 0).then(|| pluralize(count, "statement", "statements"))
}

/// The matrix with the part at this place one place up or down among its like; or why it stays.
pub fn move_part(matrix: &Matrix, place: &MatrixPlace, up: bool) -> Result<Matrix, &'static str> {
    const EDGE: &str = "It is at the end of its list already.";
    let mut after = matrix.clone();
    let is_moved = match place {
        MatrixPlace::Stage { stage } | MatrixPlace::StageMeaning { stage } => {
            swap(&mut after.stages, up, |one| one.id == *stage, |_, _| true)
        }
        MatrixPlace::Area { area } | MatrixPlace::AreaWhy { area } => {
            swap(&mut after.domains, up, |one| one.id == *area, |_, _| true)
        }
        MatrixPlace::Item { item } | MatrixPlace::Example { item } => {
            after.domains.iter_mut().any(|domain| {
                let same_stage = |one: &Statement, other: &Statement| one.stage == other.stage;
                swap(&mut domain.statements, up, |one| one.id == *item, same_stage)
                    || swap(&mut domain.ladders, up, |one| one.id == *item, |_, _| true)
            })
        }
        MatrixPlace::Ask { ask } => after
            .domains
            .iter_mut()
            .any(|domain| swap(&mut domain.asks, up, |one| one.id == *ask, |_, _| true)),
        MatrixPlace::Rung { .. } => {
            return Err("Descriptions stand in the order of the stages: move the stage.");
        }
        MatrixPlace::Title | MatrixPlace::About => return Err("This has one place only."),
    };
    if is_moved { Ok(after) } else { Err(EDGE) }
}

/// Changes the place of one with the nearest of its kind before or after it.
fn swap<T>(
    list: &mut [T],
    up: bool,
    is_it: impl Fn(&T) -> bool,
    is_like: impl Fn(&T, &T) -> bool,
) -> bool {
    let Some(at) = list.iter().position(is_it) else { return false };
    let other = if up {
        (0..at).rev().find(|&other| is_like(&list[at], &list[other]))
    } else {
        (at + 1..list.len()).find(|&other| is_like(&list[at], &list[other]))
    };
    let Some(other) = other else { return false };
    list.swap(at, other);
    true
}
