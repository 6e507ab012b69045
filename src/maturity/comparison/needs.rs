//! The needs that the sides of a comparison ask of others, most asked first. How many networks ask is
//! counted only where there are enough of them; of a few it is said who asks.

use super::{Comparison, MIN_NETWORKS_FOR_COUNTS, Side, count_networks};
use crate::maturity::ids::ItemId;
use crate::maturity::lineage::Lineage;

/// One need, and who raised it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskRow {
    /// The matrix it belongs to.
    pub matrix: Lineage,
    /// The need.
    pub ask: ItemId,
    /// Its words.
    pub text: String,
    /// The numbers of the sides that raised it.
    pub raised_by: Vec<usize>,
    /// How many networks raised it.
    pub network_count: usize,
}

pub(crate) fn ask_rows(all: &[Side]) -> Vec<AskRow> {
    let mut rows: Vec<AskRow> = Vec::new();
    for (number, side) in all.iter().enumerate() {
        let raised =
            |id: &ItemId| side.assessment().asks.get(id).is_some_and(|raised| raised.raised);
        for ask in side.matrix().asks().filter(|ask| raised(&ask.id)) {
            let matrix = &side.lineage;
            match rows.iter_mut().find(|row| row.matrix == *matrix && row.ask == ask.id) {
                Some(row) => row.raised_by.push(number),
                None => rows.push(AskRow {
                    matrix: matrix.clone(),
                    ask: ask.id.clone(),
                    text: ask.text.clone(),
                    raised_by: vec![number],
                    network_count: 0,
                }),
            }
        }
    }
    for row in &mut rows {
        row.network_count = count_networks(row.raised_by.iter().map(|number| &all[*number]));
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.network_count));
    rows
}

impl Comparison {
    /// Whether it may be counted how many networks ask for something.
    pub fn may_show_counts(&self) -> bool {
        self.network_count() >= MIN_NETWORKS_FOR_COUNTS
    }

    /// How many needs a side raised.
    pub fn ask_count(&self, number: usize) -> usize {
        self.asks.iter().filter(|row| row.raised_by.contains(&number)).count()
    }
}
