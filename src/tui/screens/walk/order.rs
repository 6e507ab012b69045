//! The order in which an area is walked: stage by stage, lowest first, then the ladders. The same
//! on every visit.

use crate::maturity::matrix::{Domain, Item, Matrix};

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WalkRow<'m> {
    /// The stage a statement belongs to, counted from 0; none for a ladder, which has a rung at
    /// several.
    pub stage: Option<usize>,
    pub item: Item<'m>,
}

/// The rows of one area. A statement whose stage the matrix does not have is not asked.
pub fn rows<'m>(matrix: &'m Matrix, domain: &'m Domain) -> Vec<WalkRow<'m>> {
    let statements = matrix.stages.iter().enumerate().flat_map(|(at, stage)| {
        let here = domain.statements.iter().filter(move |statement| statement.stage == stage.id);
        here.map(move |statement| WalkRow { stage: Some(at), item: Item::Statement(statement) })
    });
    let ladders =
        domain.ladders.iter().map(|ladder| WalkRow { stage: None, item: Item::Ladder(ladder) });
    statements.chain(ladders).collect()
}
