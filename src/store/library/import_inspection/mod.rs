//! The preview of an import: what each file holds and how that compares with what is in the
//! library. Nothing is written.
//!
//! Files are identified by their content, so that a copy which a sync program renamed is recognised.

mod batch_overlaps;
mod collect_files;
pub(crate) mod existing_items;
mod foreign_file;
mod form_snapshot;
pub(crate) mod incoming_cache;
pub(crate) mod incoming_file;
pub(crate) mod incoming_form;
mod returns;
mod unread_networks;

pub(crate) use self::returns::{holds_returns, is_form, is_other_folder, is_share};

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use self::collect_files::CandidateFile;
use self::existing_items::ExistingItems;
use self::incoming_file::{IncomingFile, IncomingSnapshots, RawFile, UnreadableFile};
use super::Library;
use crate::maturity::assessment::MatrixRef;
use crate::maturity::share::{FileContent, ImportPlan, PlannedFile, SnapshotBundle};
use crate::store::{error_diagnostic, format};

impl Library {
    /// Previews the import of these files, and of all files below these folders. None where
    /// `may_go_on` returned false: it is called before each file with how many are done and how
    /// many there are.
    pub fn plan_import(
        &self,
        paths: &[PathBuf],
        mut may_go_on: impl FnMut(usize, usize) -> bool,
    ) -> Option<ImportPlan> {
        let files = collect_files::collect_files(paths);
        self.incoming.clear();
        let mut inspection = ImportInspection {
            library: self,
            existing: ExistingItems::of(self),
            seen: BTreeMap::new(),
            plan: ImportPlan::default(),
            matrix_sources: BTreeMap::new(),
            missing_matrices: Vec::new(),
        };
        let total = files.len();
        for (at, candidate) in files.into_iter().enumerate() {
            if !may_go_on(at, total) {
                return None;
            }
            inspection.add_file(candidate);
        }
        Some(inspection.finish())
    }
}

struct ImportInspection<'l> {
    library: &'l Library,
    existing: ExistingItems<'l>,
    /// The name of each file so far by its hash, and whether it is worth listing only if named.
    seen: BTreeMap<String, (String, bool)>,
    plan: ImportPlan,
    /// The matrices in the files, by fingerprint.
    matrix_sources: BTreeMap<String, MatrixRef>,
    /// Snapshots whose matrix is not in the library: which file, which snapshot in it, the matrix.
    missing_matrices: Vec<(usize, usize, MatrixRef)>,
}

impl ImportInspection<'_> {
    fn add_file(&mut self, candidate: CandidateFile) {
        let CandidateFile { path, name, error, is_named } = candidate;
        let (hash, content) = match error {
            Some(error) => {
                let finding = error_diagnostic::from_error(error, name.clone());
                (String::new(), FileContent::Refused(finding))
            }
            None => match self.inspect(&path, &name, is_named) {
                Ok(Some(inspected)) => inspected,
                Ok(None) => return,
                Err(UnreadableFile::Refused(finding)) => {
                    (String::new(), FileContent::Refused(finding.in_file(name.clone())))
                }
                Err(UnreadableFile::Foreign(finding)) => {
                    (String::new(), FileContent::Foreign(finding.in_file(name.clone())))
                }
            },
        };
        let file = PlannedFile { path, name, hash, content, is_named };
        if file.is_passed_over() {
            self.plan.passed_over.push(file.name);
        } else {
            self.plan.files.push(file);
        }
    }

    /// The hash of a file and what it holds; none for one that is not worth listing.
    fn inspect(
        &mut self,
        path: &Path,
        name: &str,
        is_named: bool,
    ) -> Result<Option<(String, FileContent)>, UnreadableFile> {
        let raw = RawFile::read(path)?;
        let hash = raw.hash.clone();
        if let Some((original, only_if_named)) = self.seen.get(&hash) {
            let kind = error_diagnostic::describe_copy(path);
            let copy = FileContent::Duplicate { original: original.clone(), kind };
            return Ok((is_named || !only_if_named).then_some((hash, copy)));
        }
        let file = self.resolve_form(raw.parse()?);
        let file = Arc::new(file);
        // a network or settings file below a folder is no surprise, and is not listed
        let only_if_named =
            matches!(&*file, IncomingFile::Other(kind) if kind.as_str() != format::DRAFT);
        if only_if_named && !is_named {
            return Ok(None);
        }
        self.seen.insert(hash.clone(), (name.to_owned(), only_if_named));
        self.library.incoming.insert(&hash, &file);
        let content = match &*file {
            IncomingFile::Other(kind) => {
                FileContent::Foreign(foreign_file::nothing_to_import(kind).in_file(name))
            }
            IncomingFile::Invalid(finding) => FileContent::Refused(finding.clone().in_file(name)),
            IncomingFile::Form(_) => return Ok(None),
            IncomingFile::Matrix(both) => {
                self.add_matrix_source(&both.1, path);
                FileContent::Matrix {
                    title: both.0.title.clone(),
                    fingerprint: both.1.fingerprint.clone(),
                }
            }
            IncomingFile::Snapshots(incoming) => {
                FileContent::Snapshots(self.compare_snapshots(path, incoming))
            }
        };
        Ok(Some((hash, content)))
    }

    /// A filled form becomes what it brings in: what its rows mean is said by a matrix that is here.
    fn resolve_form(&mut self, file: IncomingFile) -> IncomingFile {
        match file {
            IncomingFile::Form(form) => form
                .to_snapshots(&mut self.existing)
                .map_or_else(IncomingFile::Invalid, IncomingFile::Snapshots),
            other => other,
        }
    }

    fn compare_snapshots(&mut self, path: &Path, incoming: &IncomingSnapshots) -> SnapshotBundle {
        let mut bundle = SnapshotBundle::default();
        bundle.add_left_out(&incoming.left_out);
        bundle.form_words.clone_from(&incoming.form_words);
        for (at, part) in incoming.snapshots.iter().enumerate() {
            let compared =
                self.existing.compare_incoming(part, path, incoming.matrix(&part.matrix));
            if compared.needs_matrix {
                self.missing_matrices.push((self.plan.files.len(), at, part.matrix.clone()));
            }
            bundle.add_left_out(&part.left_out);
            bundle.snapshots.push(compared);
        }
        for (matrix, reference) in &incoming.matrices {
            if self.existing.matrix(reference).is_none() {
                bundle.new_matrices.push(matrix.short_title().to_owned());
                self.add_matrix_source(reference, path);
            }
        }
        bundle
    }

    fn add_matrix_source(&mut self, reference: &MatrixRef, path: &Path) {
        if self.matrix_sources.insert(reference.fingerprint.clone(), reference.clone()).is_none() {
            self.plan.matrix_sources.push((reference.fingerprint.clone(), path.to_path_buf()));
        }
    }

    /// A missing matrix may be in a file that came later.
    fn finish(mut self) -> ImportPlan {
        for (which, at, reference) in self.missing_matrices {
            let is_there = self.matrix_sources.get(&reference.fingerprint) == Some(&reference);
            if let Some(PlannedFile { content: FileContent::Snapshots(bundle), .. }) =
                self.plan.files.get_mut(which).filter(|_| is_there)
                && let Some(incoming) = bundle.snapshots.get_mut(at)
            {
                incoming.needs_matrix = false;
            }
        }
        self.plan.overlaps = batch_overlaps::compare_files(self.library, &self.plan);
        self.plan.find_questions();
        self.plan
    }
}
