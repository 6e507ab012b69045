//! Reads the records of what was brought in. Of a large one there are several files.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::Timestamp;
use uuid::Uuid;

use super::Library;
use crate::maturity::share::ImportRecord;
use crate::store::error::StoreError;
use crate::store::format::import_record;
use crate::store::{list_dir, read_file};

/// A record with the files it is in.
#[derive(Clone, Debug)]
pub(crate) struct RecordOnDisk {
    pub(crate) record: ImportRecord,
    pub(crate) files: Vec<PathBuf>,
}

impl Library {
    /// The records of what was brought in, the oldest first. One that can't be read is left alone.
    pub(crate) fn import_records(&self) -> Result<Vec<RecordOnDisk>, StoreError> {
        let mut by_id: BTreeMap<Uuid, RecordOnDisk> = BTreeMap::new();
        for path in list_dir::json_files(&self.layout.imports_dir())? {
            let bytes = read_file::read(&path);
            let Some(part) = bytes.ok().and_then(|bytes| import_record::read(&bytes).ok()) else {
                continue;
            };
            let known = by_id.entry(part.id).or_insert_with(|| RecordOnDisk {
                record: ImportRecord::new(part.id, part.brought_at),
                files: Vec::new(),
            });
            known.record.add_part(part);
            known.files.push(path);
        }
        let mut records: Vec<RecordOnDisk> = by_id.into_values().collect();
        records.sort_by_key(|one| -> (Timestamp, Uuid) { (one.record.brought_at, one.record.id) });
        Ok(records)
    }
}
