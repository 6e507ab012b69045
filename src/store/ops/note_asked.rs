//! Notes in `asked.json` that a form was made for somebody, and freezes the text that it asks: what
//! comes back is read against that, whatever becomes of the matrix meanwhile.

use super::Writer;
use super::verify_round_trip::verify_round_trip;
use crate::maturity::form::AskedForm;
use crate::maturity::network_state::KnownMatrix;
use crate::store::atomic_write::{self, Overwrite};
use crate::store::error::StoreError;
use crate::store::format::asked;

impl Writer {
    /// Notes that this was asked. The same form is noted once.
    pub fn note_asked(&mut self, form: &AskedForm, matrix: &KnownMatrix) -> Result<(), StoreError> {
        self.freeze_matrix(matrix)?;
        let (mut file, hash) = self.library.read_asked_file()?;
        if file.asked.iter().any(|one| one.form == form.form) {
            return Ok(());
        }
        file.asked.push(form.clone());
        let path = self.library.layout.asked_file();
        self.library.layout.reject_symlinks(&path)?;
        let (bytes, _) = verify_round_trip(&file, asked::write, asked::read, &path)?;
        atomic_write::write_atomic(&path, &bytes, Overwrite::IfHash(hash)).map(drop)
    }
}
