//! Finding a statement by its words.

use crate::maturity::matrix::{Domain, Item, Matrix};
use crate::maturity::search::{SearchField, SearchQuery};

use super::order;

/// An item that was found.
#[derive(Clone, Debug)]
pub struct FoundItem<'m> {
    /// The number of its area, counted from 0.
    pub area: usize,
    /// The stage it belongs to, counted from 0; none for a ladder.
    pub stage: Option<usize>,
    /// The statement or ladder.
    pub item: Item<'m>,
    /// Where the words stand that are not in its text.
    pub beside: FoundBeside,
}

/// Where the words of a search stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundBeside {
    /// All of them in the text of the item.
    Nothing,
    /// Some in the example that shows it.
    Example(String),
    /// Some in its id.
    Id,
}

impl FoundItem<'_> {
    /// Where it stands, and where its words do if not in its text: "Leading together · Foundation ·
    /// in its example: job description".
    pub fn place_words(&self, matrix: &Matrix) -> String {
        let area = matrix.domains.get(self.area).map(Domain::short_name);
        let stage = self.stage.and_then(|at| matrix.stages.get(at));
        let stage = stage.map_or("pick one description", |stage| stage.name.as_str());
        let beside = match &self.beside {
            FoundBeside::Nothing => String::new(),
            FoundBeside::Example(example) => format!(" · in its example: {example}"),
            FoundBeside::Id => format!(" · its id: {}", self.item.id()),
        };
        format!("{} · {stage}{beside}", area.unwrap_or_default())
    }
}

/// The items in which every word that was typed occurs: those with words that begin so first, each
/// in the order of the walk.
pub fn find_items<'m>(matrix: &'m Matrix, typed: &str) -> Vec<FoundItem<'m>> {
    let query = SearchQuery::new(typed);
    let rows = matrix.domains.iter().enumerate().flat_map(|(area, domain)| {
        order::rows(matrix, domain).into_iter().map(move |row| (area, row))
    });
    let found = query.find(rows, |query, (_, row)| {
        let (text, evidence) =
            (row.item.plain_text(), row.item.plain_evidence().unwrap_or_default());
        query.rank(&[row.item.id().as_str(), &text, &evidence].map(SearchField::Text))
    });
    let found = found.into_iter().map(|((area, row), _)| FoundItem {
        area,
        stage: row.stage,
        beside: found_beside(&query, row.item),
        item: row.item,
    });
    found.collect()
}

fn found_beside(query: &SearchQuery, item: Item<'_>) -> FoundBeside {
    let text = item.plain_text();
    if query.rank(&[SearchField::Text(&text)]).is_some() {
        return FoundBeside::Nothing;
    }
    match item.plain_evidence() {
        Some(example)
            if query.rank(&[SearchField::Text(&text), SearchField::Text(&example)]).is_some() =>
        {
            FoundBeside::Example(example.into_owned())
        }
        _ => FoundBeside::Id,
    }
}
