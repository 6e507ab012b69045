//! Which draft is meant: of a network, on a matrix, about one thing or the network, in a voice.
//! There is at most one of each on a device.

use std::sync::Arc;

use uuid::Uuid;

use crate::cli::error::CommandError;
use crate::cli::{resolve, subject_arg};
use crate::maturity::assessment::{Assessment, Draft, SnapshotCover, Voice};
use crate::maturity::matrix::UnknownFields;
use crate::maturity::network_state::{KnownMatrix, NetworkState, OpenDraft};
use crate::maturity::walk_subject::WalkSubject;
use crate::store::library::snapshot_lookup::MatrixPointer;
use crate::store::ops::Writer;

/// The voice that is meant: agreed by the group, unless a role is named.
pub(crate) fn parse_voice(role: Option<&str>) -> Voice {
    match role {
        None => Voice::agreed(),
        Some(role) if role.eq_ignore_ascii_case("agreed") => Voice::agreed(),
        Some(role) => Voice::one_view(role),
    }
}

/// The open draft; a new one where there is none, which is kept from its first answer on.
pub(crate) fn find_or_create(
    writer: &Writer,
    record: &NetworkState,
    pointer: &MatrixPointer,
    subject: Option<&str>,
    voice: &Voice,
) -> Result<OpenDraft, CommandError> {
    let topic = subject_arg::resolve_subject(record, &pointer.id, subject);
    check_no_conflict(record, &topic)?;
    if let Some(open) = record.open_draft(&topic, voice) {
        return check_revision(open, pointer).cloned();
    }
    let known = resolve::find_matrix(writer.library(), pointer)?;
    subject_arg::check_subject(record, &known.matrix, &topic)?;
    Ok(new_draft(record, known, &topic, voice.clone(), writer.device()))
}

/// A new draft, based on the latest agreed snapshot of the topic.
pub(crate) fn new_draft(
    record: &NetworkState,
    known: Arc<KnownMatrix>,
    topic: &WalkSubject,
    voice: Voice,
    device: Uuid,
) -> OpenDraft {
    let mut assessment = Assessment::empty(known.reference.clone());
    assessment.voice = voice;
    assessment.subject.clone_from(&topic.subject);
    assessment.based_on = record.last_agreed(topic).map(|saved| saved.snapshot.id);
    let network = record.network.to_network_ref();
    let draft = Draft {
        id: Uuid::now_v7(),
        device,
        base_hash: None,
        network,
        assessment,
        cover: SnapshotCover::default(),
        unknown_fields: UnknownFields::new(),
    };
    OpenDraft { draft, matrix: known, saved_at: None, recovered: false }
}

/// The open draft that is meant. Without one there is nothing to do.
pub(crate) fn find_open(
    record: &NetworkState,
    pointer: &MatrixPointer,
    subject: Option<&str>,
    voice: &Voice,
) -> Result<OpenDraft, CommandError> {
    let topic = subject_arg::resolve_subject(record, &pointer.id, subject);
    check_no_conflict(record, &topic)?;
    match record.open_draft(&topic, voice) {
        Some(open) => check_revision(open, pointer).cloned(),
        None => Err(no_open_draft(record, pointer)),
    }
}

/// Two versions of a draft that both moved on are for a person to choose between, on the screen.
pub(crate) fn check_no_conflict(
    record: &NetworkState,
    topic: &WalkSubject,
) -> Result<(), CommandError> {
    let is_split =
        record.conflicts.iter().any(|conflict| topic.matches(&conflict.published.draft.assessment));
    if is_split {
        return Err(CommandError::not_possible(
            "This draft has two versions that both moved on, so nothing was changed.",
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
    if pointer.matches(&reference.id, reference.revision) {
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

pub(crate) fn no_open_draft(record: &NetworkState, pointer: &MatrixPointer) -> CommandError {
    let others: Vec<String> = record
        .drafts
        .iter()
        .map(|open| {
            let said = &open.draft.assessment;
            let subject = said.subject.as_ref().map(|subject| format!(" --subject \"{subject}\""));
            let role = said
                .voice
                .role
                .as_ref()
                .filter(|_| !said.voice.is_agreed())
                .map(|role| format!(" --voice \"{role}\""));
            match subject.into_iter().chain(role).collect::<String>() {
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
