//! `migrate`: takes the draft along to another revision of its matrix, with a sheet that says what
//! becomes of each answer.

use std::sync::Arc;

use super::answer::draft_lookup;
use crate::cli::args::drafts::MigrateArgs;
use crate::cli::error::CommandError;
use crate::cli::json::MigratedJson;
use crate::cli::resolve::parse_matrix_pointer;
use crate::cli::session::Session;
use crate::cli::text;
use crate::maturity::walk::migration::Migration;
use crate::store::library::snapshot_lookup::MatrixPointer;

pub(crate) fn migrate(session: &mut Session, args: &MigrateArgs) -> Result<(), CommandError> {
    let pointer = parse_matrix_pointer(&args.draft.matrix)?;
    let (mut writer, record) = session.open_for_writing(&args.draft.network)?;
    let voice = draft_lookup::named_voice(&args.draft)?.unwrap_or_default();
    // the draft is found whatever revision it is on
    let any_revision = MatrixPointer { revision: None, ..pointer.clone() };
    let subject = args.draft.subject.as_deref();
    let open = draft_lookup::find_open(&record, &any_revision, subject, &voice)?;
    let revision = args.to.or(pointer.revision);
    let to = writer.library().matrix_of(&open.matrix.lineage, revision)?;
    if to.reference == open.matrix.reference {
        session.out.print_status(&format!(
            "This walk is on revision {} already; nothing had to be done.",
            to.reference.revision
        ));
        return Ok(());
    }
    let migration = Migration::plan(&open, &Arc::clone(&to));
    if !args.look {
        let mut draft = migration.draft.clone();
        writer.publish_draft_or_nothing(&record.slug, &mut draft, session.timestamp())?;
    }
    let sheet = || text::migration::page(&open.matrix.matrix, &migration, !args.look);
    session.print_page(|| MigratedJson::of(&record.slug, &open, &migration, !args.look), sheet);
    Ok(())
}
