//! Writes matrices of our own: copies, revisions, how their areas line up.

use super::StoreWriter;
use crate::store::error::StoreError;
use crate::tui::protocol::effect::WriteRequest;
use crate::tui::protocol::outcome::Outcome;

impl StoreWriter {
    pub(crate) fn write_matrix(
        &mut self,
        request: WriteRequest,
    ) -> Result<Option<Outcome>, StoreError> {
        Ok(Some(match request {
            WriteRequest::CopyMatrix { source, title } => Outcome::MatrixCopied(
                self.writer()?.copy_matrix(&source.matrix, None, Some(title))?,
            ),
            WriteRequest::AddRevision { revision, meanings } => {
                Outcome::RevisionAdded(self.writer()?.add_revision(&revision, &meanings)?.0)
            }
            WriteRequest::EditMatrix { before, after, meanings } => Outcome::MatrixEdited {
                previous: before.reference.clone(),
                known: self.writer()?.edit_matrix(&before, &after, &meanings)?,
            },
            WriteRequest::PutCrosswalk { matrix, rows } => {
                let known = self.writer()?.put_crosswalk(&matrix, &rows)?;
                Outcome::CrosswalkSaved { previous: matrix, known }
            }
            WriteRequest::AddMatrix(matrix) => {
                Outcome::MatrixAdded(self.writer()?.add_own_matrix(&matrix)?.0)
            }
            WriteRequest::AddMatrixFile { path, hash } => {
                Outcome::MatrixAdded(self.writer()?.add_matrix_file(&path, &hash)?.0)
            }
            _ => return Ok(None),
        }))
    }
}
