//! A walk under way on the next revision of its matrix: what carries over, what is to be read again
//! with both texts, what is new, what is no longer asked.

use crate::maturity::ids::ItemId;
use crate::maturity::matrix::Matrix;
use crate::maturity::page::{LineKind, Page};
use crate::maturity::walk::migration::Migration;

/// "Our matrix · This walk on revision 2".
pub fn migration_title(before: &Matrix, migration: &Migration) -> String {
    let to = migration.to.reference.revision;
    format!("{} · This walk on revision {to}", before.short_title())
}

/// How many there are of each kind, and what is set aside.
pub fn write_migration_summary(page: &mut Page, before: &Matrix, migration: &Migration) {
    let (from, to) = (before.revision, migration.to.reference.revision);
    page.body(
        0,
        format!("This walk is on revision {from} of the matrix. Revision {to} is here now."),
    );
    for section in migration.sections() {
        page.body(2, section.words);
    }
    if let Some(words) = migration.set_aside_words() {
        page.quiet(2, words);
    }
}

/// Each of them, kind by kind, but for those that carry over as they are.
pub fn write_migration_items(page: &mut Page, before: &Matrix, migration: &Migration) {
    for section in migration.sections() {
        if section.items == migration.carried.as_slice() {
            continue;
        }
        page.blank_line();
        page.heading(section.title);
        for item in section.items {
            write_item(page, (before, &migration.to.matrix), item);
        }
    }
}

/// An item with its words; with both texts where they differ.
fn write_item(page: &mut Page, (before, after): (&Matrix, &Matrix), item: &ItemId) {
    let words = |matrix: &Matrix| matrix.item(item).map(|item| item.text().to_owned());
    match (words(before), words(after)) {
        (Some(was), Some(is)) if was != is => {
            page.focusable(0, format!("{item}  was: {was}"));
            page.continuation(LineKind::Body, 2, format!("is now: {is}"));
        }
        (was, is) => {
            let text = is.or(was).unwrap_or_default();
            page.focusable(0, format!("{item}  {text}"));
        }
    }
}
