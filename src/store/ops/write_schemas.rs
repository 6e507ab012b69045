//! Writes the JSON Schemas of all kinds of files, and of what `--json` prints, into a folder: all of
//! them, or none.

use std::path::{Path, PathBuf};

use crate::store::atomic_write::{self, Overwrite};
use crate::store::error::{ErrorKind, StoreError};
use crate::store::format::json_schema::{self, FileSchema};
use crate::store::format::matrix::is_json_schema;
use crate::store::read_file;
use crate::store::sha256::sha256_hex;

/// Writes `<name>.schema.json` for every kind of file, and for those in `printed`, into `folder`,
/// which is made if it is missing, and returns their names. Existing schemas are replaced; if a file
/// of such a name is no schema, nothing is written.
pub fn write_schemas(folder: &Path, printed: Vec<FileSchema>) -> Result<Vec<String>, StoreError> {
    let mut wanted = Vec::new();
    for kind in json_schema::all().into_iter().chain(printed) {
        let path = folder.join(format!("{}.schema.json", kind.name));
        let over = allowed_overwrite(&path)?;
        wanted.push((path, kind.bytes, over));
    }
    atomic_write::create_private_dir(folder)?;
    let mut new: Vec<PathBuf> = Vec::new();
    for (path, bytes, over) in &wanted {
        if let Err(error) = atomic_write::write_atomic(path, bytes, over.clone()) {
            // those written over hold a schema either way
            for path in &new {
                let _ = std::fs::remove_file(path);
            }
            return Err(error);
        }
        if *over == Overwrite::Never {
            new.push(path.clone());
        }
    }
    Ok(wanted
        .iter()
        .filter_map(|(path, _, _)| Some(path.file_name()?.to_string_lossy().into_owned()))
        .collect())
}

fn allowed_overwrite(path: &Path) -> Result<Overwrite, StoreError> {
    match read_file::read(path) {
        Ok(existing) if is_json_schema(&existing) => {
            Ok(Overwrite::IfHash(Some(sha256_hex(&existing))))
        }
        Ok(_) => Err(StoreError::not_possible(
            "There is a file of this name that is no schema, so nothing was written.",
            "Name another folder, or move that file away.",
        )
        .in_file(path)),
        Err(error) if error.kind == ErrorKind::Missing => Ok(Overwrite::Never),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_schemas_are_written_or_none() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("new");
        let names = write_schemas(&folder, Vec::new()).unwrap();
        assert!(
            names.contains(&"matrix.schema.json".to_owned())
                && names.contains(&"snapshot.schema.json".to_owned())
        );
        assert_eq!(write_schemas(&folder, Vec::new()).unwrap(), names, "again is no harm");
        let other = home.path().join("other");
        std::fs::create_dir(&other).unwrap();
        std::fs::write(other.join("share.schema.json"), "mine").unwrap();
        assert_eq!(write_schemas(&other, Vec::new()).unwrap_err().kind, ErrorKind::NotPossible);
        assert_eq!(std::fs::read_dir(&other).unwrap().count(), 1);
    }
}
