//! Finding a statement by its words.

use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::search::{SearchField, SearchQuery};

use super::order;

/// The items in which every word that was typed occurs, each with the number of its area, counted
/// from 0: those with words that begin so first, each in the order of the walk.
pub fn find_items<'m>(matrix: &'m Matrix, typed: &str) -> Vec<(usize, Item<'m>)> {
    let query = SearchQuery::new(typed);
    let rows = matrix.domains.iter().enumerate().flat_map(|(area, domain)| {
        order::rows(matrix, domain).into_iter().map(move |row| (area, row.item))
    });
    let found = query.find(rows, |query, (_, item)| {
        let (text, evidence) = (item.plain_text(), item.plain_evidence().unwrap_or_default());
        query.rank(&[item.id().as_str(), &text, &evidence].map(SearchField::Text))
    });
    found.into_iter().map(|(found, _)| found).collect()
}
