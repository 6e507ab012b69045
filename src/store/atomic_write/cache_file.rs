//! Writes cache files, which can be made again: streamed, and without fsync. A power cut may leave
//! any bytes, so their readers must recognise a damaged one.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::temp_file::create_temp_file;
use super::{not_written, parent_dir, rename};
use crate::store::error::StoreError;

/// Replaces the file at `path` by what `fill` writes; what stood there stays where that fails.
pub fn write_cache_file(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), StoreError> {
    let filled = || -> io::Result<_> {
        let mut temp = create_temp_file(
            parent_dir(path).map_err(|error| io::Error::other(error.message))?,
            "",
        )?;
        let mut out = BufWriter::new(temp.as_file_mut());
        fill(&mut out)?;
        out.flush()?;
        drop(out);
        Ok(temp)
    };
    let temp = filled().map_err(|error| not_written(&error, path))?;
    rename::persist_temp_file(temp, path, true).map_err(|failure| failure.into_error(path))
}
