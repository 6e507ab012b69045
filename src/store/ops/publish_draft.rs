//! Publishing a draft: writing it into the library, for this device's next start and for other
//! devices to see.
//!
//! Steps, and what being cut off before each leaves:
//!
//! 1. keep the draft in the recovery copy - nothing changed;
//! 2. write `drafts/<id>.json`, only over the file that `base` names - the copy is newer, and
//!    taken;
//! 3. keep it again with the new base - copy and file say the same, so the file stands and no
//!    question is asked.
//!
//! Step 1 before step 2 is what makes the third case safe: the newest copy always says what is
//! published, or more.

use jiff::Timestamp;

use super::Writer;
use super::verify_round_trip::verify_round_trip;
use crate::maturity::assessment::Draft;
use crate::maturity::ids::Slug;
use crate::store::atomic_write::{self, Overwrite};
use crate::store::error::{ErrorKind, StoreError};
use crate::store::format::draft;
use crate::store::library::drafts::{self, has_same_content};
use crate::store::sha256::sha256_hex;

impl Writer {
    /// Publishes a draft, or does nothing: where the library does not take it, the recovery copy
    /// made on the way is taken back, so that a command that fails has changed nothing. Where that
    /// can't be taken back, or something else changed the file, the error says that the draft is
    /// kept on this computer.
    pub fn publish_draft_or_nothing(
        &mut self,
        slug: &Slug,
        draft: &mut Draft,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let before = self.newest_sequence(draft);
        let Err(error) = self.publish_draft(slug, draft, now) else { return Ok(()) };
        let path = self.library.layout.draft_file(slug, draft.id)?;
        let is_there =
            drafts::read(&path).is_ok_and(|published| has_same_content(&published.draft, draft));
        match error.kind {
            ErrorKind::NotDurable if is_there && error.file.as_ref() == Some(&path) => Err(error),
            // only the last step failed, which the next start does without
            _ if is_there => Ok(()),
            kind if self.take_back_recovery_copy(draft, before).is_ok() => {
                Err(if kind == ErrorKind::NotDurable { not_flushed(error) } else { error })
            }
            _ => Err(error.kept_on_this_computer()),
        }
    }

    /// Publishes `draft` in the folder of its network, over the file its `base` names and nothing
    /// else; then the new file is its base. What is published already is not written again.
    ///
    /// With `ChangedOutside` the file was changed by something else: the draft is kept in the
    /// recovery copy, and opening the network shows both.
    pub fn publish_draft(
        &mut self,
        slug: &Slug,
        draft: &mut Draft,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.prepare_network(slug)?;
        self.check_writable_draft(draft)?;
        if self.is_blank_and_unsaved(draft) {
            return Ok(());
        }
        let frozen = self.freeze_matrix_of(draft);
        self.write_recovery_copy(draft, now)?;
        frozen?;
        let path = self.library.layout.draft_file(slug, draft.id)?;
        let base = match drafts::read(&path) {
            Ok(published) if has_same_content(&published.draft, draft) => published.draft.base_hash,
            _ => {
                let (bytes, _) = verify_round_trip(draft, draft::write, draft::read, &path)?;
                self.library.layout.create_dir(&self.library.layout.drafts_dir(slug)?)?;
                atomic_write::write_atomic(
                    &path,
                    &bytes,
                    Overwrite::IfHash(draft.base_hash.clone()),
                )?;
                Some(sha256_hex(&bytes))
            }
        };
        draft.base_hash = base;
        self.write_recovery_copy(draft, self.last_kept_at(draft, now))
    }
}

/// What was written and could not be flushed was taken back.
fn not_flushed(error: StoreError) -> StoreError {
    let message = "Nothing was saved: the disk could not flush what was written.".to_owned();
    StoreError { message, kind: ErrorKind::NotWritten, ..error }
}
