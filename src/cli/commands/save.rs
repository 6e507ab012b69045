//! `save`, `amend` and `discard`: a draft becomes a snapshot, is begun from one, or goes to the
//! trash.

use jiff::civil::Date;

use super::answer::draft_lookup;
use super::show;
use crate::cli::args::drafts::{AmendArgs, DiscardArgs, SaveArgs};
use crate::cli::error::CommandError;
use crate::cli::json::{MovedJson, SavedJson};
use crate::cli::resolve::parse_matrix_pointer;
use crate::cli::session::Session;
use crate::cli::show_model::ShowModel;
use crate::cli::subject_arg;
use crate::maturity::assessment::NotLookedAt;
use crate::maturity::assessment::{Assessment, Voice};
use crate::maturity::network_state::{NetworkState, OpenDraft, SavedSnapshot, SnapshotDetails};
use crate::maturity::phrases::{format_date, pluralize};
use crate::maturity::sanitize::sanitize_line;
use crate::maturity::taken_on::check_taken_on;
use crate::maturity::walk::kept::words::describe_answered;
use crate::maturity::walk_subject::WalkSubject;
use crate::maturity::{scoring, unread_days};
use crate::store::library::snapshot_lookup::MatrixPointer;

pub(crate) fn save(session: &mut Session, args: SaveArgs) -> Result<(), CommandError> {
    let pointer = parse_matrix_pointer(&args.draft.matrix)?;
    let (mut writer, record) = session.open_for_writing(&args.draft.network)?;
    let voice = draft_lookup::named_voice(&args.draft)?;
    let open =
        find_draft_to_save(&record, &pointer, args.draft.subject.as_deref(), voice.as_ref())?;
    check_answered(&record, &open, session.now().today)?;
    check_day(&open, args.taken_on, session.now().today)?;
    let details = SnapshotDetails {
        taken_on: args.taken_on,
        label: args
            .label
            .map(|label| sanitize_line(label.trim()))
            .filter(|label| !label.is_empty()),
        voice,
        present: Some(args.present).filter(|present| !present.is_empty()),
        not_looked_at: if args.leave_open { NotLookedAt::LeftOpen } else { NotLookedAt::Kept },
    };
    let now = session.now();
    let saved = writer.save_snapshot(
        &record.slug, &record.network, &open.draft, &open.matrix, &details, now.today,
        now.timestamp,
    )?;
    for line in unread_days::lines(&open.matrix.matrix, &open.draft.assessment) {
        session.out.warn(&format!("Left out, because it is no day: {line}"));
    }
    print_saved(session, &record, &saved);
    Ok(())
}

/// The draft in the voice that was named. Where the only draft of this matrix is agreed, or of the
/// same role without a place, naming more says whose view it was all along. An only subject need
/// not be named either.
fn find_draft_to_save(
    record: &NetworkState,
    pointer: &MatrixPointer,
    subject: Option<&str>,
    voice: Option<&Voice>,
) -> Result<OpenDraft, CommandError> {
    let lineage = draft_lookup::find_lineage(record, pointer)?;
    let named_subject = subject.map(|_| subject_arg::resolve_subject(record, &lineage, subject));
    let is_meant = |open: &&OpenDraft| match &named_subject {
        Some(subject) => subject.matches_draft(open),
        None => open.matrix.lineage == lineage,
    };
    let drafts = record.drafts.iter().filter(is_meant);
    let meant: Vec<&Assessment> = drafts.map(|open| &open.draft.assessment).collect();
    let named =
        draft_lookup::find_open(record, pointer, subject, &voice.cloned().unwrap_or_default());
    match (named, &meant[..]) {
        (Err(_), [only]) if voice.is_none_or(|named| is_refined_by(&only.voice, named)) => {
            draft_lookup::find_open(record, pointer, only.subject.as_deref(), &only.voice)
        }
        (named, _) => named,
    }
}

/// Whether `named` says more than the draft does of whose view it is, and nothing else.
fn is_refined_by(draft: &Voice, named: &Voice) -> bool {
    draft.is_agreed() || draft.is_same(&named.clone().from_place(None))
}

/// There is something to save where something was said, and an answer stands: one of today, or one
/// that is kept.
fn check_answered(
    record: &NetworkState,
    open: &OpenDraft,
    today: Date,
) -> Result<(), CommandError> {
    let whole = record.as_saved(open, today);
    let complete = scoring::completeness(&open.matrix.matrix, &whole.answers);
    if complete.answered > 0 && !open.draft.assessment.is_blank() {
        return Ok(());
    }
    Err(CommandError::not_possible(
        "Nothing is answered yet, so there is nothing to save.",
        "Answer something first; it need not be all.",
    ))
}

/// A day that was typed for the snapshot on the screen and can't be read is no day to save it by;
/// nor is one that is still to come.
fn check_day(open: &OpenDraft, named: Option<Date>, today: Date) -> Result<(), CommandError> {
    if let Some(Err(says)) = named.map(|day| check_taken_on(day, today)) {
        return Err(CommandError::not_possible(
            says,
            "Name the day it speaks of, or leave --taken-on out for today.",
        ));
    }
    match &open.draft.cover.typed_day {
        Some(typed) if named.is_none() => Err(CommandError::not_possible(
            format!("The day typed for this snapshot, '{typed}', can't be used."),
            "Name it with --taken-on, such as --taken-on 2026-11-21.",
        )),
        _ => Ok(()),
    }
}

fn print_saved(session: &mut Session, record: &NetworkState, saved: &SavedSnapshot) {
    if session.is_json() {
        session.out.print_json(&SavedJson::of(record.into(), saved));
        return;
    }
    let said = &saved.snapshot.assessment;
    session.out.print_status(&format!(
        "Saved a snapshot of {}, {}: {}.\n  view  {}\n  id    {}\n  file  {}",
        WalkSubject::from(saved).title(&saved.matrix.matrix),
        format_date(saved.snapshot.taken_on),
        describe_answered(&saved.matrix.matrix, said),
        said.voice.describe_in_full(),
        saved.snapshot.id,
        saved.file,
    ));
}

pub(crate) fn amend(session: &mut Session, args: &AmendArgs) -> Result<(), CommandError> {
    let library = session.open_library()?;
    let matrix = args.matrix.as_deref().map(parse_matrix_pointer).transpose()?;
    let lookup = library.lookup(session.device()?);
    let found = lookup.find_snapshot(&args.snapshot, matrix.as_ref())?;
    let mut writer = session.acquire_writer(&library)?;
    let found = found.read_again(writer.library(), writer.device())?;
    let (record, saved) = (found.network, found.snapshot);
    let draft = writer.amend(&record.slug, &saved, session.timestamp())?;
    let open = OpenDraft { draft, matrix: saved.matrix.clone(), saved_at: None, recovered: false };
    if session.is_json() {
        show::print_standing(session, &ShowModel::from_draft(&record, &open, session.now().today));
    } else {
        let (name, taken) = (&record.network.name, format_date(saved.snapshot.taken_on));
        session.out.print_status(&format!(
            "A corrected copy of {name}, {}, {taken} is open.\nPut it right with answer, then save it: it takes the place of the old one in lists.",
            WalkSubject::from(&saved).title(&saved.matrix.matrix),
        ));
    }
    Ok(())
}

pub(crate) fn discard(session: &mut Session, args: &DiscardArgs) -> Result<(), CommandError> {
    let pointer = parse_matrix_pointer(&args.draft.matrix)?;
    let (mut writer, record) = session.open_for_writing(&args.draft.network)?;
    if record.drafts.is_empty() && record.conflicts.is_empty() {
        return Err(CommandError::missing(
            format!("{} has no open draft, so there is nothing to discard.", record.network.name),
            "Nothing has to be done.",
        ));
    }
    let open = draft_lookup::find_open(
        &record,
        &pointer,
        args.draft.subject.as_deref(),
        &draft_lookup::named_voice(&args.draft)?.unwrap_or_default(),
    )?;
    writer.discard_draft(&record.slug, &open.draft, session.timestamp())?;
    let answered =
        scoring::completeness(&open.matrix.matrix, &open.draft.assessment.answers).answered;
    let id = open.draft.id;
    let what = pluralize(answered, "answer", "answers");
    session.print_status(
        || MovedJson::new("draft", &record.slug, &id.to_string()),
        || {
            format!(
                "The draft with {what} is in the trash. To bring it back: pcn-workbook untrash {id}"
            )
        },
    );
    Ok(())
}
