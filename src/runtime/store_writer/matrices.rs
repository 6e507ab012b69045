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
        let language = self.handle.library().language();
        Ok(Some(match request {
            WriteRequest::CopyMatrix { source, title } => {
                let copy = self.writer()?.copy_matrix(&source.matrix, None, Some(title))?;
                Outcome::MatrixCopied(copy.shown_in(language))
            }
            WriteRequest::AddRevision { revision, meanings } => {
                let known = self.writer()?.add_revision(&revision, &meanings)?.0;
                Outcome::RevisionAdded(known.shown_in(language))
            }
            WriteRequest::EditMatrix { before, after, meanings } => Outcome::MatrixEdited {
                previous: before.reference.clone(),
                known: self.writer()?.edit_matrix(&before, &after, &meanings)?.shown_in(language),
            },
            WriteRequest::PutCrosswalk { matrix, rows } => {
                let known = self.writer()?.put_crosswalk(&matrix, &rows)?.shown_in(language);
                Outcome::CrosswalkSaved { previous: matrix, known }
            }
            WriteRequest::AddMatrix(matrix) => {
                Outcome::MatrixAdded(self.writer()?.add_own_matrix(&matrix)?.0.shown_in(language))
            }
            WriteRequest::AddMatrixFile { path, hash } => {
                let known = self.writer()?.add_matrix_file(&path, &hash)?.0;
                Outcome::MatrixAdded(known.shown_in(language))
            }
            _ => return Ok(None),
        }))
    }
}
