//! What becomes of a walk on another revision of its matrix, as a page to read.

use super::WIDTH;
use super::wrap::wrap_hanging;
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::Matrix;
use crate::maturity::walk::migration::Migration;

/// The sheet: what carries over, what is to be read again with both texts, what is new, what is no
/// longer asked.
pub(crate) fn render(before: &Matrix, migration: &Migration, is_done: bool) -> String {
    let after = &migration.to.matrix;
    let mut page = vec![format!(
        "{}: from revision {} to revision {}.",
        after.full_title(),
        before.revision,
        after.revision
    )];
    for section in migration.sections() {
        page.push(String::new());
        page.push(format!("{}.", section.words));
        if section.items != migration.carried.as_slice() {
            page.extend(section.items.iter().flat_map(|item| item_lines(before, after, item)));
        }
    }
    if let Some(words) = migration.set_aside_words() {
        page.push(String::new());
        page.push(words);
    }
    page.push(String::new());
    page.push(if is_done {
        format!(
            "Done: the walk is on revision {}. Saved snapshots are as they were.",
            after.revision
        )
    } else {
        "Nothing was changed. Without --look it is done.".to_owned()
    });
    page.join("\n")
}

/// An item with its words; with both where they differ.
fn item_lines(before: &Matrix, after: &Matrix, item: &ItemId) -> Vec<String> {
    let words = |matrix: &Matrix| matrix.item(item).map(|item| item.text().to_owned());
    let line = |lead: String, text: &str| wrap_hanging(&lead, text, WIDTH);
    match (words(before), words(after)) {
        (Some(was), Some(is)) if was != is => {
            let mut lines = vec![line(format!("  {item}  was: "), &was)];
            lines.push(line("      is now: ".to_owned(), &is));
            lines
        }
        (was, is) => is.or(was).iter().map(|text| line(format!("  {item}  "), text)).collect(),
    }
}
