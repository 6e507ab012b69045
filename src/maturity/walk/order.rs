//! The order in which an area is walked: stage by stage, lowest first, then the ladders. The same
//! on every visit.

use crate::maturity::assessment::Assessment;
use crate::maturity::matrix::{Domain, Item, Matrix};

/// One question of the walk.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WalkRow<'m> {
    /// The stage a statement belongs to, counted from 0; none for a ladder, which has a rung at
    /// several.
    pub stage: Option<usize>,
    /// The statement or ladder that is asked.
    pub item: Item<'m>,
}

/// The questions of one area. A statement whose stage the matrix does not have is not asked.
pub fn rows<'m>(matrix: &'m Matrix, domain: &'m Domain) -> Vec<WalkRow<'m>> {
    let statements = matrix.stages.iter().enumerate().flat_map(|(at, stage)| {
        let here = domain.statements.iter().filter(move |statement| statement.stage == stage.id);
        here.map(move |statement| WalkRow { stage: Some(at), item: Item::Statement(statement) })
    });
    let ladders =
        domain.ladders.iter().map(|ladder| WalkRow { stage: None, item: Item::Ladder(ladder) });
    statements.chain(ladders).collect()
}

impl Assessment {
    /// Whether something in an area is not answered yet.
    pub fn has_open_items(&self, domain: &Domain) -> bool {
        domain.items().any(|item| self.answer(item.id()).is_none())
    }

    /// The first area from number `from` on that has something open, or no stage of ours.
    pub fn next_unfinished_area(&self, matrix: &Matrix, from: usize) -> Option<usize> {
        let is_unfinished = |domain: &Domain| {
            self.has_open_items(domain) || !self.judgements.contains_key(&domain.id)
        };
        (from..matrix.domains.len()).find(|area| is_unfinished(&matrix.domains[*area]))
    }
}
