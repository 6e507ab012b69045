//! What can be looked up in the plain walk, on the letters of the screen: why an area stands as it does,
//! the words of the glossary, how we got here, and a statement by its words.

use super::input::InputEnd;
use super::walk_session::WalkSession;
use crate::cli::text::page_text;
use crate::maturity::glossary;
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{Domain, Item, Matrix};
use crate::maturity::pages::{WhyQuestion, history_page};
use crate::maturity::walk::find_items::find_items;
use crate::maturity::walk_subject::WalkSubject;

/// More than so many are not read out.
const MAX_FOUND: usize = 9;

/// Why the area stands where it does, and what the item was before.
pub(crate) fn show_why(walk: &mut WalkSession<'_>, domain: &Domain, item: Option<&ItemId>) {
    let subject = WalkSubject::from(&walk.open_draft);
    let why = WhyQuestion { subject: &subject, area: &domain.id, item, is_saved: false };
    let page = why.page(&walk.network_with_draft(), walk.today());
    let page = page_text(&page, walk.text_style());
    walk.print_page(&page);
}

/// Every snapshot, the newest first, with what was said and why.
pub(crate) fn show_history(walk: &mut WalkSession<'_>) {
    let page = page_text(&history_page(&walk.network_state), walk.text_style());
    walk.print_page(&page);
}

/// The words of the glossary that this statement uses, each with its meaning.
pub(crate) fn show_glossary(walk: &mut WalkSession<'_>, matrix: &Matrix, item: Item<'_>) {
    let text = format!("{}\n{}", item.text(), item.evidence().unwrap_or_default());
    let mut terms: Vec<_> = glossary::find_mentions(&matrix.glossary, &text)
        .into_iter()
        .map(|mention| mention.term)
        .collect();
    terms.dedup_by_key(|term| term.term.clone());
    if terms.is_empty() {
        walk.print("None of these words is in the glossary.");
    }
    for term in terms {
        walk.print(&format!("{}: {}", term.term, term.meaning));
    }
}

/// Searches the statements: the one that was chosen, with the number of its area.
pub(crate) fn search(
    walk: &mut WalkSession<'_>,
    typed: &str,
) -> Result<Option<(usize, ItemId)>, InputEnd> {
    let typed = match typed.trim() {
        "" => walk.prompt("Search for (Enter: go on): ")?,
        typed => typed.to_owned(),
    };
    if typed.is_empty() {
        return Ok(None);
    }
    let known = walk.known_matrix();
    let found = find_items(&known.matrix, &typed);
    if found.is_empty() {
        walk.print("No statement has these words. Try fewer letters.");
        return Ok(None);
    }
    for (one, number) in found.iter().zip(1..=MAX_FOUND) {
        walk.print(&format!("  {number} {}", one.item.plain_text()));
        walk.print(&format!("    {}", one.place_words(&known.matrix)));
    }
    if let more @ 1.. = found.len().saturating_sub(MAX_FOUND) {
        walk.print(&format!("  and {more} more; type more letters"));
    }
    let chosen = walk.prompt("Go to which? Its number, or Enter to stay: ")?;
    let at = chosen.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let chosen = at.filter(|at| *at < MAX_FOUND).and_then(|at| found.get(at));
    Ok(chosen.map(|one| (one.area, one.item.id().clone())))
}
