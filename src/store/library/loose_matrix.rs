//! One loose file of `matrices/`: found by the id that it says it has, and parsed once somebody asks
//! for that id.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use super::Library;
use super::matrix_cache::{MatrixCache, ParsedMatrix};
use crate::maturity::assessment::MatrixRef;
use crate::maturity::ids::MatrixId;
use crate::maturity::matrix::Matrix;
use crate::store::error::StoreError;
use crate::store::read_file;
use crate::store::sha256::sha256_hex;

/// A file that people wrote or put there.
#[derive(Debug)]
pub(crate) struct LooseFile {
    path: PathBuf,
    /// The id it says it has.
    id: Option<MatrixId>,
    /// What is in it, once that was asked for.
    parsed: OnceLock<Result<Arc<ParsedMatrix>, StoreError>>,
    cache: Arc<MatrixCache>,
}

impl LooseFile {
    /// The file, of which only the id is read.
    pub(crate) fn with_id(library: &Library, path: &Path) -> Result<Self, StoreError> {
        let cache = Arc::clone(&library.matrix_cache);
        let id = cache.read_id(path)?;
        Ok(Self { path: path.to_path_buf(), id, parsed: OnceLock::new(), cache })
    }

    pub(crate) fn read(library: &Library, path: &Path) -> Result<Self, StoreError> {
        let (bytes, cache) = (read_file::read(path)?, Arc::clone(&library.matrix_cache));
        let parsed = cache.parse(&sha256_hex(&bytes), &bytes);
        let id = parsed.matrix.as_ref().map(|(_, reference)| reference.id.clone());
        Ok(Self { path: path.to_path_buf(), id, parsed: OnceLock::from(Ok(parsed)), cache })
    }

    /// What is in it; nothing where it can't be read, which [`Self::read_error`] then says.
    pub(crate) fn parsed(&self) -> &ParsedMatrix {
        static NONE: ParsedMatrix = ParsedMatrix::none();
        let parsed = self.parsed.get_or_init(|| self.cache.read_file(&self.path));
        parsed.as_deref().unwrap_or(&NONE)
    }

    /// Why it could not be read, where it was asked for and could not.
    pub(crate) fn read_error(&self) -> Option<&StoreError> {
        self.parsed.get()?.as_ref().err()
    }

    #[cfg(test)]
    pub(crate) fn is_parsed(&self) -> bool {
        self.parsed.get().is_some()
    }

    /// The id it says it has.
    pub(crate) fn id(&self) -> Option<&MatrixId> {
        self.id.as_ref()
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn matrix(&self) -> Option<&Matrix> {
        self.parsed().matrix.as_ref().map(|(matrix, _)| matrix)
    }

    pub(crate) fn reference(&self) -> Option<&MatrixRef> {
        self.parsed().matrix.as_ref().map(|(_, reference)| reference)
    }
}
