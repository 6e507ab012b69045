//! Looking at files that somebody gave, before anything of them is brought in: what each holds, and
//! how that stands to what is here. Nothing is written.
//!
//! Files are known by their content, so that a copy which a sync service renamed is known as what
//! it is.

mod collect_files;
pub(crate) mod existing_items;
pub(crate) mod parse_file;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use self::collect_files::CandidateFile;
use self::existing_items::ExistingItems;
use self::parse_file::{ParsedContent, UnreadableFile};
use super::Library;
use crate::maturity::assessment::MatrixRef;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::share::{FileContent, ImportPlan, PlannedFile, SnapshotBundle};
use crate::store::error_diagnostic;
use crate::store::format::{self, matrix};

impl Library {
    /// Looks at files, and at all files below folders. None where `may_go_on` said no: it is asked
    /// before each file, and told how many were looked at and how many there are.
    pub fn plan_import(
        &self,
        paths: &[PathBuf],
        mut may_go_on: impl FnMut(usize, usize) -> bool,
    ) -> Option<ImportPlan> {
        let files = collect_files::collect_files(paths);
        let (seen, sources) = (BTreeMap::new(), BTreeMap::new());
        let mut looking = ImportInspection {
            existing: ExistingItems::of(self),
            names_by_hash: seen,
            plan: ImportPlan::default(),
            matrix_sources: sources,
            missing_matrices: Vec::new(),
        };
        let many = files.len();
        for (at, found) in files.into_iter().enumerate() {
            if !may_go_on(at, many) {
                return None;
            }
            looking.add_file(found);
        }
        Some(looking.finish())
    }
}

struct ImportInspection<'l> {
    existing: ExistingItems<'l>,
    /// The files so far, by hash.
    names_by_hash: BTreeMap<String, String>,
    plan: ImportPlan,
    /// The matrices that the files bring, by fingerprint.
    matrix_sources: BTreeMap<String, MatrixRef>,
    /// Snapshots whose matrix is not here: which file, which snapshot in it, the matrix.
    missing_matrices: Vec<(usize, usize, MatrixRef)>,
}

impl ImportInspection<'_> {
    fn add_file(&mut self, found: CandidateFile) {
        let CandidateFile { path, name, error, is_named } = found;
        if let Some(error) = error {
            let holds = FileContent::Refused(error_diagnostic::from_error(error, name.clone()));
            return self.plan.files.push(PlannedFile {
                path,
                name,
                hash: String::new(),
                content: holds,
            });
        }
        let (hash, holds) = match parse_file::open(&path) {
            Err(UnreadableFile::Refused(finding)) => {
                (String::new(), FileContent::Refused(finding.in_file(name.clone())))
            }
            Err(UnreadableFile::Foreign(finding)) => {
                (String::new(), FileContent::Foreign(finding.in_file(name.clone())))
            }
            Ok(opened) => {
                // what belongs to a workbook folder and brings no snapshot is only spoken of where
                // it was named
                if matches!(&opened.content, ParsedContent::Other(kind) if !is_named && *kind != format::DRAFT)
                {
                    return;
                }
                let holds = match self.names_by_hash.get(&opened.hash) {
                    Some(of) => FileContent::Duplicate {
                        original: of.clone(),
                        kind: error_diagnostic::describe_copy(&path),
                    },
                    None => self.classify_content(&path, &name, &opened),
                };
                self.names_by_hash.entry(opened.hash.clone()).or_insert_with(|| name.clone());
                (opened.hash, holds)
            }
        };
        self.plan.files.push(PlannedFile { path, name, hash, content: holds });
    }

    fn classify_content(
        &mut self,
        path: &Path,
        name: &str,
        opened: &parse_file::ParsedFile,
    ) -> FileContent {
        match &opened.content {
            ParsedContent::Other(kind) => {
                FileContent::Foreign(parse_file::nothing_to_import(kind).in_file(name))
            }
            ParsedContent::Matrix(read) => {
                self.add_matrix_source(&matrix::reference(read), path);
                FileContent::Matrix { title: read.title.clone() }
            }
            ParsedContent::Share | ParsedContent::Snapshot(_) => {
                match self.compare_snapshots(path, opened) {
                    Ok(parcel) => FileContent::Snapshots(parcel),
                    Err(finding) => FileContent::Refused(finding.in_file(name)),
                }
            }
        }
    }

    fn compare_snapshots(
        &mut self,
        path: &Path,
        opened: &parse_file::ParsedFile,
    ) -> Result<SnapshotBundle, Diagnostic> {
        let contents = opened.contents()?;
        let mut parcel = SnapshotBundle::default();
        parcel.add_left_out(&contents.left_out());
        let (which, mut needs) = (self.plan.files.len(), Vec::new());
        for at in 0..contents.len() {
            let part = contents.read_snapshot(at)?;
            let brought = contents.matrix_for(&part.snapshot.assessment.matrix);
            let incoming = self
                .existing
                .compare_incoming(&part, brought)
                .map_err(|finding| contents.locate(at, finding))?;
            if incoming.needs_matrix {
                needs.push((which, at, part.snapshot.assessment.matrix.clone()));
            }
            parcel.add_left_out(&part.snapshot.left_out);
            parcel.snapshots.push(incoming);
        }
        self.missing_matrices.append(&mut needs);
        for (read, reference) in contents.matrices() {
            if !self.existing.has_matrix(reference) {
                parcel.new_matrices.push(read.short_title().to_owned());
                self.add_matrix_source(reference, path);
            }
        }
        Ok(parcel)
    }

    fn add_matrix_source(&mut self, reference: &MatrixRef, path: &Path) {
        if self.matrix_sources.insert(reference.fingerprint.clone(), reference.clone()).is_none() {
            self.plan.matrix_sources.push((reference.fingerprint.clone(), path.to_path_buf()));
        }
    }

    /// What is needed may stand in a file that came later.
    fn finish(mut self) -> ImportPlan {
        for (which, at, reference) in self.missing_matrices {
            let is_there = self.matrix_sources.get(&reference.fingerprint) == Some(&reference);
            if let Some(PlannedFile { content: FileContent::Snapshots(parcel), .. }) =
                self.plan.files.get_mut(which).filter(|_| is_there)
                && let Some(incoming) = parcel.snapshots.get_mut(at)
            {
                incoming.needs_matrix = false;
            }
        }
        self.plan
    }
}
