//! Writes the record of a bringing in before its first file, so that it can be taken back however it
//! ends, and puts it right afterwards.
//!
//! Being cut off before the first file leaves a record of nothing that is here; being cut off later,
//! one that names more than came in. Neither does harm: only what is found is taken back. Records of
//! what was brought in before are removed last.

use std::collections::{BTreeSet, HashMap};
use std::path::PathBuf;

use jiff::Timestamp;
use uuid::Uuid;

use crate::maturity::ids::Slug;
use crate::maturity::network::Network;
use crate::maturity::network_state::NetworkEntry;
use crate::maturity::share::import_record::{BroughtSnapshot, JoinedNetwork, MatrixInUse};
use crate::maturity::share::{ChosenFile, ImportRecord, ImportReport, ImportTarget};
use crate::store::atomic_write::{self, Overwrite};
use crate::store::error::StoreError;
use crate::store::format::import_record;
use crate::store::ops::Writer;
use crate::store::remove_file::remove;

/// The most entries of a list in one file of a record.
const MAX_ENTRIES: usize = 4_000;

/// A bringing in that is going on.
#[derive(Debug)]
pub(crate) struct ImportUnderWay {
    record: ImportRecord,
    written: BTreeSet<Uuid>,
}

impl Writer {
    /// Writes what these files are to bring. Nothing may be imported before.
    pub fn begin_import(
        &mut self,
        id: Uuid,
        now: Timestamp,
        chosen: &[ChosenFile],
    ) -> Result<(), StoreError> {
        let record = self.plan_record(ImportRecord::new(id, now), chosen);
        self.put_record(&record).map_err(|error| error.of_doing("brought in"))?;
        self.import_under_way = Some(ImportUnderWay { record, written: BTreeSet::new() });
        Ok(())
    }

    /// Notes what was written, for the record.
    pub(crate) fn note_imported(&mut self, report: &ImportReport) {
        if let Some(going) = &mut self.import_under_way {
            let written = report.files.iter().flat_map(|file| &file.snapshots);
            going.written.extend(written.map(|(id, _)| *id));
        }
    }

    /// All files are in, or will not come: the record says what did, and those before it go. What
    /// can't be written now does no harm.
    pub fn finish_import(&mut self) {
        let Some(ImportUnderWay { record, written }) = self.import_under_way.take() else { return };
        let mut kept = record.clone();
        kept.keep_written(|id| written.contains(&id));
        let all = self.library.import_records().unwrap_or_default();
        let (own, others): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|one| one.record.id == record.id);
        if kept.snapshots.is_empty() {
            own.iter().flat_map(|one| &one.files).for_each(|path| drop(remove(path)));
            return;
        }
        if kept != record {
            let Ok(paths) = self.put_record(&kept) else { return };
            let spare = own.iter().flat_map(|one| &one.files).filter(|path| !paths.contains(path));
            spare.for_each(|path| drop(remove(path)));
        }
        others.iter().flat_map(|one| &one.files).for_each(|path| drop(remove(path)));
    }

    /// Writes a record; returns its files.
    fn put_record(&self, record: &ImportRecord) -> Result<Vec<PathBuf>, StoreError> {
        let layout = &self.library.layout;
        layout.create_dir(&layout.imports_dir())?;
        let mut paths = Vec::new();
        for (at, part) in record.clone().into_parts(MAX_ENTRIES).into_iter().enumerate() {
            let path = layout.import_record_file(record.id, at + 1);
            // the name is this bringing in's alone
            atomic_write::write_atomic(&path, &import_record::write(&part), Overwrite::Always)?;
            paths.push(path);
        }
        Ok(paths)
    }

    fn plan_record(&self, mut record: ImportRecord, chosen: &[ChosenFile]) -> ImportRecord {
        let networks = self.library.networks().0;
        let mut by_id: HashMap<Uuid, &Network> = HashMap::new();
        for NetworkEntry { network, .. } in &networks {
            by_id.extend(network.also.iter().map(|id| (*id, network)));
            by_id.insert(network.id, network);
        }
        let here = |id: Uuid| by_id.get(&id).copied();
        let by_slug: HashMap<&Slug, &Network> =
            networks.iter().map(|entry| (&entry.slug, &entry.network)).collect();
        for (file, one) in
            chosen.iter().flat_map(|file| file.expected.iter().map(move |one| (file, one)))
        {
            let (id, hash) = (one.id, one.hash.clone());
            record.snapshots.push(BroughtSnapshot { id, sha256: hash, network: one.network });
            let home: Option<&Network> = match (here(one.network), file.target(one.network)) {
                (Some(own), _) => Some(own),
                (None, ImportTarget::Existing(slug)) => by_slug.get(slug).copied(),
                (None, ImportTarget::SameAs(main)) => {
                    let home = here(main.id);
                    if home.is_none() {
                        record.made.push(main.id);
                        add_join(&mut record, main.id, one.network);
                    }
                    home
                }
                (None, _) => {
                    record.made.push(one.network);
                    None
                }
            };
            if let Some(home) = home {
                if !home.has_id(one.network) {
                    add_join(&mut record, home.id, one.network);
                }
                if !home.matrices.contains(&one.matrix) {
                    let matrix = one.matrix.clone();
                    record.put_in_use.push(MatrixInUse { network: home.id, matrix });
                }
            }
        }
        let empty = ImportRecord::new(record.id, record.brought_at);
        record.add_part(empty);
        record
    }
}

fn add_join(record: &mut ImportRecord, network: Uuid, also: Uuid) {
    if network != also {
        record.joined.push(JoinedNetwork { network, also });
    }
}
