//! Takes the last bringing in back (undo): what it brought is moved into the trash, joins and matrices
//! in use are put as they were, and the record goes last.
//!
//! Snapshots go before the joins that they need, so being cut off leaves a join too many, and the
//! record with which the rest can be taken back. Where a step fails, those before it are undone.

use crate::maturity::ids::Slug;
use crate::maturity::network::Network;
use crate::maturity::share::ImportUndo;
use crate::maturity::trash::TrashKind;
use crate::store::error::StoreError;
use crate::store::library::import_undo::changed_networks;
use crate::store::ops::Writer;
use crate::store::remove_file::remove;

/// What was done so far.
#[derive(Default)]
struct Done {
    /// Names in the trash.
    trashed: Vec<String>,
    /// Networks as they were.
    changed: Vec<(Slug, Network)>,
}

impl Writer {
    /// Takes back what was looked at. Where something changed meanwhile nothing is done.
    pub fn undo_import(&mut self, looked_at: &ImportUndo) -> Result<(), StoreError> {
        let now = self.library.plan_import_undo()?;
        let Some(undo) = now.filter(|now| now == looked_at) else {
            return Err(StoreError::not_possible(
                "Something changed since this was looked at, so nothing was taken back.",
                "Look at it again.",
            ));
        };
        let mut done = Done::default();
        if let Err(error) = self.apply_undo(&undo, &mut done) {
            return Err(self.put_back_undone(&done, error));
        }
        self.remove_records(&undo);
        Ok(())
    }

    fn apply_undo(&mut self, undo: &ImportUndo, done: &mut Done) -> Result<(), StoreError> {
        for one in &undo.snapshots {
            self.prepare_network(&one.slug)?;
            let path = self.library.layout.snapshots_dir(&one.slug)?.join(&one.file);
            let kind = TrashKind::Snapshot;
            let name = self.move_to_trash(kind, &one.id.to_string(), &one.slug, &path)?;
            done.trashed.push(name);
        }
        for one in &undo.networks {
            done.trashed.push(self.trash_network(&one.slug)?);
        }
        for slug in changed_networks(undo) {
            let (before, hash) = self.library.read_network(&slug)?;
            let mut network = before.clone();
            let joins = undo.joins.iter().filter(|one| one.slug == slug);
            for join in joins {
                network.also.retain(|id| *id != join.also);
            }
            let matrices = undo.matrices.iter().filter(|(own, _)| *own == slug);
            matrices.for_each(|(_, matrix)| network.stop_using(matrix));
            self.put_network_over(&slug, &network, Some(&hash))?;
            done.changed.push((slug, before));
        }
        Ok(())
    }

    /// Puts back what was done, so that nothing changed.
    fn put_back_undone(&mut self, done: &Done, error: StoreError) -> StoreError {
        let mut is_whole = true;
        for (slug, before) in done.changed.iter().rev() {
            is_whole &= self.put_network_over(slug, before, None).is_ok();
        }
        for name in done.trashed.iter().rev() {
            is_whole &= self.restore(name).is_ok();
        }
        if is_whole {
            return error;
        }
        StoreError {
            message: format!("{} Some of it is in the trash all the same.", error.message),
            remedy: format!("{} Then take it back again.", error.remedy),
            ..error
        }
    }

    /// Removes the record of what is all taken back, after those from before it. What stays can be
    /// taken back once nothing stands on it.
    fn remove_records(&self, undo: &ImportUndo) {
        let records = self.library.import_records().unwrap_or_default();
        let (own, older): (Vec<_>, Vec<_>) =
            records.into_iter().partition(|one| one.record.id == undo.import);
        let gone = own.into_iter().filter(|_| undo.stays.is_empty());
        for path in older.iter().flat_map(|one| &one.files) {
            let _ = remove(path);
        }
        gone.flat_map(|one| one.files).for_each(|path| drop(remove(&path)));
    }
}
