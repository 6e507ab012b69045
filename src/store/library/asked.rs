//! Who was asked to fill in a form, as `asked.json` has it.

use super::Library;
use crate::maturity::form::AskedForm;
use crate::store::error::{ErrorKind, StoreError};
use crate::store::format::asked::{self, AskedFile};
use crate::store::format::to_store_error;
use crate::store::read_file;
use crate::store::sha256::sha256_hex;

impl Library {
    /// The forms that were made, oldest first; none where none was.
    pub fn asked_forms(&self) -> Result<Vec<AskedForm>, StoreError> {
        Ok(self.read_asked_file()?.0.asked)
    }

    /// The file and the hash of its bytes; an empty one without a hash where there is none.
    pub(crate) fn read_asked_file(&self) -> Result<(AskedFile, Option<String>), StoreError> {
        let path = self.layout.asked_file();
        match read_file::read(&path) {
            Ok(bytes) => {
                let file = asked::read(&bytes).map_err(|found| to_store_error(found, &path))?;
                Ok((file, Some(sha256_hex(&bytes))))
            }
            Err(error) if error.kind == ErrorKind::Missing => Ok((AskedFile::default(), None)),
            Err(error) => Err(error),
        }
    }
}
