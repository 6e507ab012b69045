//! A filled form becomes the one snapshot that goes the way of every other: read against the exact text
//! of its matrix in this library, for a network that is here.

use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

use super::existing_items::ExistingItems;
use super::incoming_file::{IncomingSnapshots, SnapshotPart};
use super::incoming_form::IncomingForm;
use crate::maturity::assessment::MatrixRef;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::form::{FilledForm, FormNetwork};
use crate::store::error_diagnostic::display_id;
use crate::store::format::snapshot;
use crate::store::sha256::sha256_hex;

impl IncomingForm {
    /// The snapshot of one view that it becomes here, or why it can't.
    pub(crate) fn to_snapshots(
        &self,
        existing: &mut ExistingItems<'_>,
    ) -> Result<IncomingSnapshots, Diagnostic> {
        let filled = match self {
            Self::File(filled) => FilledForm::clone(filled),
            Self::Sheet(sheet) => {
                let request = sheet.request()?;
                check_network(existing, &request.network)?;
                let known = existing
                    .matrix(&request.matrix)
                    .ok_or_else(|| missing_text(existing, &request.matrix))?;
                sheet.read(&request, &known.matrix)?
            }
        };
        check_network(existing, &filled.network)?;
        let known = existing
            .matrix(&filled.matrix)
            .ok_or_else(|| missing_text(existing, &filled.matrix))?;
        filled.check(&known.matrix)?;
        let form_words = Some(filled.describe(&known.matrix));
        let id = snapshot_id(&filled);
        // written and read once: what is compared is what will stand in the library
        let bytes = snapshot::write(&filled.into_snapshot(id));
        let snapshot = snapshot::read(&bytes)?;
        let bytes = snapshot::write(&snapshot);
        let hash = sha256_hex(&bytes);
        let part = SnapshotPart::new(snapshot, bytes, hash, None)?.of_form();
        Ok(IncomingSnapshots { snapshots: vec![part], form_words, ..IncomingSnapshots::default() })
    }
}

/// The same for the same form in the same voice, wherever it is read.
fn snapshot_id(filled: &FilledForm) -> Uuid {
    let digest = Sha256::digest(filled.id_seed().as_bytes());
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(digest).for_each(|(byte, digit)| *byte = digit);
    Builder::from_custom_bytes(bytes).into_uuid()
}

/// A form is about a network that is here: none is made for it.
fn check_network(existing: &ExistingItems<'_>, network: &FormNetwork) -> Result<(), Diagnostic> {
    if existing.slug_of(network.id).is_some() {
        return Ok(());
    }
    if let Some(unread) = existing.unread_obstacle(network.id) {
        return Err(unread);
    }
    let says = format!("This form is about {}, which is not in this workbook.", network.name);
    let remedy = "Bring it into the workbook that the form was made with, or bring in a share of that network first.";
    Err(Diagnostic::error("other-network", "network.id", says, remedy))
}

fn missing_text(existing: &ExistingItems<'_>, reference: &MatrixRef) -> Diagnostic {
    let id = display_id(&reference.id);
    if existing.has_revision(reference) {
        let says = format!(
            "This form asks {id} revision {}, and the one here of that number has other words.",
            reference.revision
        );
        let remedy = "Bring in the matrix that the form was made from, or send out a new form.";
        return Diagnostic::error("other-text", "matrix.fingerprint", says, remedy);
    }
    let says = format!(
        "This form asks {id} revision {}, which is not in this workbook.",
        reference.revision
    );
    let remedy = "Add that revision first: pcn-workbook matrix add FILE. Or send out a new form on the revision that is here.";
    Diagnostic::error("other-revision", "matrix.revision", says, remedy)
}
