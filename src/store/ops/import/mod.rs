//! Imports shares and snapshots: each file as a whole or not at all, without overwriting anything,
//! and safe to repeat.
//!
//! A file is read again just before: its hash must be that of the preview, and the library may have
//! changed since. Then, in this order, matrices are frozen, networks made or given another id,
//! snapshots written, their names flushed together. An interruption leaves some of the file's
//! snapshots, each whole, and importing it again adds the rest. If a step fails, those before it are
//! rolled back.

pub(crate) mod record;
mod rollback;
mod write_plan;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use self::rollback::Rollback;
use self::write_plan::{MatrixSources, NetworkTarget, WritePlan};
use super::Writer;
use uuid::Uuid;

use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::Slug;
use crate::maturity::network::Network;
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::maturity::share::{ChosenFile, ImportReport, ImportedFile};
use crate::store::atomic_write;
use crate::store::error::StoreError;
use crate::store::error_diagnostic;
use crate::store::library::import_inspection::existing_items::ExistingItems;
use crate::store::library::import_inspection::incoming_file::{
    IncomingFile, IncomingSnapshots, RawFile, SnapshotPart, UnreadableFile,
};
use crate::store::library::matrix_dir::MatrixDir;

impl Writer {
    /// Imports previewed files. `sources` says where the preview found the matrices that other
    /// files need. `goes_on` is called with how many files are done after each but the last, and
    /// stops the import by returning false; the report says nothing of the files left.
    pub fn import(
        &mut self,
        chosen: &[ChosenFile],
        sources: &[(String, PathBuf)],
        mut goes_on: impl FnMut(usize) -> bool,
    ) -> ImportReport {
        let library = self.library.clone();
        let sources = MatrixSources { cache: &library.incoming, paths: sources };
        let mut existing = ExistingItems::of(&library);
        let mut report = ImportReport::default();
        for (at, one) in chosen.iter().enumerate() {
            if at > 0 && !goes_on(at) {
                break;
            }
            let imported = self.import_file(&mut existing, one, &sources);
            library.incoming.remove(&one.hash);
            report.files.push(imported.unwrap_or_else(|finding| {
                ImportedFile::refused(one.name.clone(), finding.in_file(&one.name))
            }));
        }
        self.note_imported(&report);
        report
    }

    fn import_file(
        &mut self,
        existing: &mut ExistingItems<'_>,
        chosen: &ChosenFile,
        sources: &MatrixSources<'_>,
    ) -> Result<ImportedFile, Diagnostic> {
        let finding = |error| match error {
            UnreadableFile::Foreign(finding) | UnreadableFile::Refused(finding) => finding,
        };
        let raw = RawFile::read(&chosen.path).map_err(finding)?;
        let is_unchanged = raw.hash == chosen.hash;
        let file = sources.cache.parse(raw).map_err(finding)?;
        if !is_unchanged {
            return Err(changed_since_preview());
        }
        let none = IncomingSnapshots::default();
        let read_again;
        let incoming = match &*file {
            // not held from the look any more
            IncomingFile::Form(form) => {
                read_again = form.to_snapshots(existing)?;
                &read_again
            }
            IncomingFile::Snapshots(incoming) => incoming,
            IncomingFile::Invalid(finding) => return Err(finding.clone()),
            IncomingFile::Matrix(_) | IncomingFile::Other(_) => &none,
        };
        let plan = WritePlan::of(existing, incoming, chosen, sources)?;
        let mut rollback = Rollback::default();
        match self.apply_plan(existing, incoming, &chosen.path, plan, &mut rollback) {
            Ok(imported) => Ok(ImportedFile { name: chosen.name.clone(), ..imported }),
            Err(finding) => {
                let finding = rollback.roll_back(self, finding);
                existing.invalidate();
                Err(finding)
            }
        }
    }

    fn apply_plan(
        &mut self,
        existing: &mut ExistingItems<'_>,
        incoming: &IncomingSnapshots,
        file: &Path,
        plan: WritePlan,
        rollback: &mut Rollback,
    ) -> Result<ImportedFile, Diagnostic> {
        let mut imported = ImportedFile {
            already_here: plan.existing_count,
            verdict: plan.verdict(),
            outcomes: plan.outcomes.clone(),
            ..ImportedFile::default()
        };
        for known in &plan.matrices {
            if existing.matrix(&known.reference).is_none() {
                imported.matrices.push(known.matrix.short_title().to_owned());
            }
            self.freeze_imported_matrix(known).map_err(to_diagnostic)?;
            existing.insert_matrix(known);
        }
        let mut slugs: Vec<(Uuid, Slug)> = Vec::new();
        for (id, target) in plan.targets {
            if let NetworkTarget::With(other) = target {
                let with = slugs.iter().find(|(known, _)| *known == other);
                slugs.extend(
                    with.map(|(_, slug)| (id, slug.clone())).into_iter().collect::<Vec<_>>(),
                );
                continue;
            }
            let slug = self
                .prepare_target(existing, target, rollback, &mut imported)
                .map_err(to_diagnostic)?;
            slugs.push((id, slug));
        }
        for (outcome, part) in imported.outcomes.iter_mut().zip(&incoming.snapshots) {
            let slug = slugs.iter().find(|(id, _)| *id == part.network.id);
            outcome.slug = outcome.slug.take().or_else(|| Some(slug?.1.clone()));
        }
        for step in plan.writes {
            let part = incoming.snapshots.get(step.index);
            let slug = slugs.iter().find(|(id, _)| *id == step.network).map(|(_, slug)| slug);
            let (part, slug) = part.zip(slug).ok_or_else(changed_since_preview)?;
            let path = self
                .write_imported_snapshot(slug, part, &part.file_name(file), rollback)
                .map_err(to_diagnostic)?;
            existing.insert_snapshot(slug, part.id, path);
            imported.snapshots.push((part.id, slug.clone()));
        }
        // the names of all of a file's snapshots in one go: it counts as in only after that
        let folders: BTreeSet<&Slug> = imported.snapshots.iter().map(|(_, slug)| slug).collect();
        for slug in folders {
            let folder = self.library.layout.snapshots_dir(slug).map_err(to_diagnostic)?;
            atomic_write::flush_names(&folder).map_err(to_diagnostic)?;
        }
        Ok(imported)
    }

    /// Freezes an imported matrix. A loose file with the same id and revision and another text is
    /// frozen first, so that it stays what it is.
    fn freeze_imported_matrix(&mut self, known: &Arc<KnownMatrix>) -> Result<(), StoreError> {
        if self.frozen_fingerprints.contains(&known.reference.fingerprint) {
            return Ok(());
        }
        let library = self.library.clone();
        for ours in MatrixDir::from_cache(&library).load_candidates(&known.reference.id) {
            if ours.reference.revision == known.reference.revision
                && ours.reference != known.reference
                && matches!(ours.origin, Origin::Loose(_))
            {
                self.freeze_matrix(&ours)?;
            }
        }
        self.freeze_matrix(known)
    }

    fn prepare_target(
        &mut self,
        existing: &mut ExistingItems<'_>,
        target: NetworkTarget,
        rollback: &mut Rollback,
        imported: &mut ImportedFile,
    ) -> Result<Slug, StoreError> {
        match target {
            NetworkTarget::New(network) => {
                let name = network.name.clone();
                let slug = self.add_network(Network::clone(&network))?;
                rollback.record_created(&slug);
                existing.insert_network(&slug, &network);
                imported.created_networks.push(name);
                Ok(slug)
            }
            NetworkTarget::With(_) => Err(StoreError::not_possible(
                "This network is not in the workbook any more.",
                "Look at the files again.",
            )),
            NetworkTarget::Existing { slug, changed: None } => {
                imported
                    .joined_networks
                    .extend(existing.network(&slug).map(|network| network.name.clone()));
                self.prepare_network(&slug)?;
                Ok(slug)
            }
            NetworkTarget::Existing { slug, changed: Some(network) } => {
                let before = self.library.read_network(&slug)?.0;
                self.put_network(&slug, &network)?;
                rollback.record_changed(&slug, before);
                imported.joined_networks.push(network.name.clone());
                existing.insert_network(&slug, &network);
                Ok(slug)
            }
        }
    }

    fn write_imported_snapshot(
        &mut self,
        slug: &Slug,
        part: &SnapshotPart,
        name: &str,
        rollback: &mut Rollback,
    ) -> Result<PathBuf, StoreError> {
        self.prepare_network(slug)?;
        let layout = &self.library.layout;
        let folder = layout.snapshots_dir(slug)?;
        let path = folder.join(name);
        layout.create_dir(&folder)?;
        rollback.record_file(&path);
        atomic_write::write_new(&path, &part.bytes)
            .inspect_err(|_| rollback.unrecord_file(&path))?;
        Ok(path)
    }
}

fn to_diagnostic(error: StoreError) -> Diagnostic {
    error_diagnostic::from_error(error, String::new())
}

fn changed_since_preview() -> Diagnostic {
    Diagnostic::error(
        "changed-since",
        "",
        "This file is not the one that was looked at: something changed it meanwhile.",
        "Look at it again, then bring it in.",
    )
}
