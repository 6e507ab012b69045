//! What becomes of a walk on another revision of its matrix, for `migrate`.

use crate::maturity::matrix::Matrix;
use crate::maturity::page::Page;
use crate::maturity::pages::{migration_title, write_migration_items, write_migration_summary};
use crate::maturity::walk::migration::Migration;

/// The page of the screen, then whether it is done.
pub(crate) fn page(before: &Matrix, migration: &Migration, is_done: bool) -> Page {
    let mut page = Page::new(migration_title(before, migration));
    write_migration_summary(&mut page, before, migration);
    write_migration_items(&mut page, before, migration);
    page.blank_line();
    page.body(
        0,
        if is_done {
            let to = migration.to.reference.revision;
            format!("Done: the walk is on revision {to}. Saved snapshots are as they were.")
        } else {
            "Nothing was changed. Without --look it is done.".to_owned()
        },
    );
    page
}
