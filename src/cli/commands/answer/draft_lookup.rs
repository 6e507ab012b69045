//! The draft that a command means: of a network, on a matrix, about one thing or the network, in a
//! voice. There is at most one of each on a device.

use uuid::Uuid;

use crate::cli::args::drafts::DraftArgs;
use crate::cli::error::CommandError;
use crate::cli::{resolve, subject_arg};
use crate::maturity::assessment::Voice;
use crate::maturity::lineage::Lineage;
use crate::maturity::network_state::{NetworkState, OpenDraft};
use crate::maturity::walk_subject::WalkSubject;
use crate::store::library::snapshot_lookup::MatrixPointer;
use crate::store::ops::Writer;

/// Agreed by the group, unless a role is named. None where no voice is named at all.
pub(crate) fn named_voice(args: &DraftArgs) -> Result<Option<Voice>, CommandError> {
    match (args.voice.as_deref(), &args.of) {
        (None, _) => Ok(None),
        (Some(role), None) if is_agreed(role) => Ok(Some(Voice::agreed())),
        (Some(role), Some(_)) if is_agreed(role) => Err(CommandError::not_possible(
            "--of says where one person's view is from, and this one is agreed by the group.",
            "Leave --of out, or name the person's job role with --voice.",
        )),
        (Some(role), place) => Ok(Some(Voice::one_view(role).from_place(place.clone()))),
    }
}

fn is_agreed(role: &str) -> bool {
    role.eq_ignore_ascii_case("agreed")
}

/// The open draft; a new one where there is none, which is kept from its first answer on.
pub(crate) fn find_or_create(
    writer: &Writer,
    record: &NetworkState,
    pointer: &MatrixPointer,
    subject: Option<&str>,
    voice: &Voice,
    new_id: Uuid,
) -> Result<OpenDraft, CommandError> {
    let known = resolve::find_matrix_of(writer.library(), record, pointer);
    let (lineage, known) = match known {
        Ok(known) => (known.lineage.clone(), Some(known)),
        Err(error) => match record.lineage_with_id(&pointer.id) {
            Some(lineage) => (lineage.clone(), None),
            None => return Err(error),
        },
    };
    let subject = subject_arg::resolve_subject(record, &lineage, subject);
    check_no_conflict(record, &subject)?;
    if let Some(open) = record.open_draft(&subject, voice) {
        return check_revision(open, pointer).cloned();
    }
    let known = match known {
        Some(known) => known,
        None => resolve::find_matrix_of(writer.library(), record, pointer)?,
    };
    subject_arg::check_subject(record, &known.matrix, &subject)?;
    Ok(record.new_draft(known, &subject, voice.clone(), new_id, writer.device()))
}

/// The open draft that is meant. Without one there is nothing to do.
pub(crate) fn find_open(
    record: &NetworkState,
    pointer: &MatrixPointer,
    subject: Option<&str>,
    voice: &Voice,
) -> Result<OpenDraft, CommandError> {
    let lineage = find_lineage(record, pointer)?;
    let subject = subject_arg::resolve_subject(record, &lineage, subject);
    check_no_conflict(record, &subject)?;
    match record.open_draft(&subject, voice) {
        Some(open) => check_revision(open, pointer).cloned(),
        None => Err(no_open_draft(record, pointer)),
    }
}

/// The matrix that is meant, where this network has anything on such a one.
pub(crate) fn find_lineage(
    record: &NetworkState,
    pointer: &MatrixPointer,
) -> Result<Lineage, CommandError> {
    let found = record.lineage_with_id(&pointer.id);
    found.cloned().ok_or_else(|| no_open_draft(record, pointer))
}

/// Two versions of a draft that both moved on are for a person to choose between, on the screen.
pub(crate) fn check_no_conflict(
    record: &NetworkState,
    subject: &WalkSubject,
) -> Result<(), CommandError> {
    let is_split =
        record.conflicts.iter().any(|conflict| subject.matches_draft(&conflict.published));
    if is_split {
        return Err(CommandError::not_possible(
            "This draft was changed in two places, so nothing was written.",
            "Open the workbook to look at both and choose: pcn-workbook",
        ));
    }
    Ok(())
}

fn check_revision<'o>(
    open: &'o OpenDraft,
    pointer: &MatrixPointer,
) -> Result<&'o OpenDraft, CommandError> {
    let reference = &open.draft.assessment.matrix;
    if pointer.matches(reference) {
        return Ok(open);
    }
    Err(CommandError::not_possible(
        format!(
            "The open draft is of revision {} of this matrix, so nothing was changed.",
            reference.revision
        ),
        "Save or discard that draft first, or leave the @ and the revision out.",
    ))
}

/// The options that name a voice.
fn voice_options(voice: &Voice) -> Option<String> {
    let role = voice.role.as_ref().filter(|_| !voice.is_agreed())?;
    let place = voice.of.as_ref().map(|place| format!(" --of \"{place}\""));
    Some(format!(" --voice \"{role}\"{}", place.unwrap_or_default()))
}

pub(crate) fn no_open_draft(record: &NetworkState, pointer: &MatrixPointer) -> CommandError {
    let others: Vec<String> = record
        .drafts
        .iter()
        .map(|open| {
            let said = &open.draft.assessment;
            let subject = said.subject.as_ref().map(|subject| format!(" --subject \"{subject}\""));
            match subject.into_iter().chain(voice_options(&said.voice)).collect::<String>() {
                named if named.is_empty() => said.matrix.id.to_string(),
                named => format!("{} ({})", said.matrix.id, named.trim_start()),
            }
        })
        .collect();
    let remedy = if others.is_empty() {
        "Answer something first: pcn-workbook answer --help".to_owned()
    } else {
        format!("There are open drafts of: {}.", others.join(", "))
    };
    CommandError::missing(
        format!("{} has no such open draft of {}.", record.network.name, pointer.id),
        remedy,
    )
}
