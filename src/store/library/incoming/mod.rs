//! Looking at files that somebody gave, before anything of them is brought in: what each holds, and
//! how that stands to what is here. Nothing is written.
//!
//! Files are known by their content, so that a copy which a sync service renamed is known as what
//! it is.

mod collect_files;
pub(crate) mod existing;
pub(crate) mod parse_file;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use self::collect_files::CandidateFile;
use self::existing::ExistingSnapshots;
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
    pub fn look_over(
        &self,
        paths: &[PathBuf],
        mut may_go_on: impl FnMut(usize, usize) -> bool,
    ) -> Option<ImportPlan> {
        let files = collect_files::files(paths);
        let (seen, sources) = (BTreeMap::new(), BTreeMap::new());
        let mut looking = ImportInspection {
            here: ExistingSnapshots::of(self),
            seen,
            look: ImportPlan::default(),
            sources,
            needs: Vec::new(),
        };
        let many = files.len();
        for (at, found) in files.into_iter().enumerate() {
            if !may_go_on(at, many) {
                return None;
            }
            looking.take(found);
        }
        Some(looking.done())
    }
}

struct ImportInspection<'l> {
    here: ExistingSnapshots<'l>,
    /// The files so far, by hash.
    seen: BTreeMap<String, String>,
    look: ImportPlan,
    /// The matrices that the files bring, by fingerprint.
    sources: BTreeMap<String, MatrixRef>,
    /// Snapshots whose matrix is not here: which file, which snapshot in it, the matrix.
    needs: Vec<(usize, usize, MatrixRef)>,
}

impl ImportInspection<'_> {
    fn take(&mut self, found: CandidateFile) {
        let CandidateFile { path, name, fault, is_named } = found;
        if let Some(fault) = fault {
            let holds = FileContent::Refused(error_diagnostic::of_fault(fault, name.clone()));
            return self.look.arrivals.push(PlannedFile { path, name, hash: String::new(), holds });
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
                let holds = match self.seen.get(&opened.hash) {
                    Some(of) => FileContent::Again {
                        of: of.clone(),
                        kind: error_diagnostic::copy_of(&path),
                    },
                    None => self.holds(&path, &name, &opened),
                };
                self.seen.entry(opened.hash.clone()).or_insert_with(|| name.clone());
                (opened.hash, holds)
            }
        };
        self.look.arrivals.push(PlannedFile { path, name, hash, holds });
    }

    fn holds(&mut self, path: &Path, name: &str, opened: &parse_file::ParsedFile) -> FileContent {
        match &opened.content {
            ParsedContent::Other(kind) => {
                FileContent::Foreign(parse_file::of_another_kind(kind).in_file(name))
            }
            ParsedContent::Matrix(read) => {
                self.note_source(&matrix::reference(read), path);
                FileContent::Matrix { title: read.title.clone() }
            }
            ParsedContent::Share | ParsedContent::Snapshot(_) => match self.parcel(path, opened) {
                Ok(parcel) => FileContent::Snapshots(parcel),
                Err(finding) => FileContent::Refused(finding.in_file(name)),
            },
        }
    }

    fn parcel(
        &mut self,
        path: &Path,
        opened: &parse_file::ParsedFile,
    ) -> Result<SnapshotBundle, Diagnostic> {
        let contents = opened.contents()?;
        let mut parcel = SnapshotBundle::default();
        parcel.note_left_out(&contents.left_out());
        let (which, mut needs) = (self.look.arrivals.len(), Vec::new());
        for at in 0..contents.len() {
            let part = contents.snapshot(at)?;
            let brought = contents.matrix_for(&part.snapshot.assessment.matrix);
            let incoming = self
                .here
                .incoming(&part, brought)
                .map_err(|finding| contents.placed(at, finding))?;
            if incoming.needs_matrix {
                needs.push((which, at, part.snapshot.assessment.matrix.clone()));
            }
            parcel.note_left_out(&part.snapshot.left_out);
            parcel.snapshots.push(incoming);
        }
        self.needs.append(&mut needs);
        for (read, reference) in contents.matrices() {
            if !self.here.has(reference) {
                parcel.brings.push(read.short().to_owned());
                self.note_source(reference, path);
            }
        }
        Ok(parcel)
    }

    fn note_source(&mut self, reference: &MatrixRef, path: &Path) {
        if self.sources.insert(reference.fingerprint.clone(), reference.clone()).is_none() {
            self.look.sources.push((reference.fingerprint.clone(), path.to_path_buf()));
        }
    }

    /// What is needed may stand in a file that came later.
    fn done(mut self) -> ImportPlan {
        for (which, at, reference) in self.needs {
            let is_there = self.sources.get(&reference.fingerprint) == Some(&reference);
            if let Some(PlannedFile { holds: FileContent::Snapshots(parcel), .. }) =
                self.look.arrivals.get_mut(which).filter(|_| is_there)
                && let Some(incoming) = parcel.snapshots.get_mut(at)
            {
                incoming.needs_matrix = false;
            }
        }
        self.look
    }
}
