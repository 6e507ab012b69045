//! Starting a plain walk: prompts for the network, the matrix, the subject, and which of two
//! conflicting versions of a draft to keep.

use std::sync::Arc;

use super::input::{InputEnd, LineInput};
use super::walk_session::WalkSession;
use crate::cli::args::WalkArgs;
use crate::cli::resolve::{self, parse_matrix_pointer};
use crate::cli::session::Session;
use crate::cli::subject_arg;
use crate::maturity::ids::{MatrixId, Slug};
use crate::maturity::line::NATIONAL_MATRIX;
use crate::maturity::network::Network;
use crate::maturity::network_state::{DraftConflict, KnownMatrix, NetworkState};
use crate::maturity::scoring;
use crate::maturity::walk_subject::{WalkSubject, normalize_subject};
use crate::store::library::Library;
use crate::store::library::snapshot_lookup::MatrixPointer;
use crate::store::ops::Writer;
use crate::store::ops::resolve_conflict::ConflictChoice;

/// Finds the network and the matrix, with a prompt where the command line does not name them.
pub(crate) fn start_session<'s>(
    session: &'s mut Session,
    mut input: LineInput,
    args: &WalkArgs,
) -> Result<WalkSession<'s>, InputEnd> {
    let library = session.open_library()?;
    let pointer = args.matrix.as_deref().map(parse_matrix_pointer).transpose()?;
    if let Some(pointer) = &pointer {
        resolve::check_matrix(&library, pointer)?;
    }
    let (slug, mut writer) = match &args.network {
        Some(network) => (library.find_network(network)?, session.acquire_writer(&library)?),
        None => choose_network(session, &mut input, &library)?,
    };
    let record = open_network(session, &mut input, &mut writer, &slug)?;
    let known = initial_matrix(&writer, &record, pointer)?;
    let subject = match args.subject.as_deref() {
        named @ Some(_) => subject_arg::resolve_subject(&record, &known.lineage, named),
        None => choose_subject(&record, &known, |lines, prompt| {
            for line in lines {
                session.out.print(line);
            }
            input.ask(&mut session.out, prompt)
        })?,
    };
    subject_arg::check_subject(&record, &known.matrix, &subject)?;
    Ok(WalkSession::start(session, input, writer, record, known, &subject))
}

/// Asks which one thing a walk is about, where its matrix asks about one: a number for one walked
/// before, or a new name.
fn choose_subject(
    record: &NetworkState,
    known: &KnownMatrix,
    mut ask: impl FnMut(&[String], &str) -> Result<String, InputEnd>,
) -> Result<WalkSubject, InputEnd> {
    let Some(one) = &known.matrix.about_one else { return Ok(known.into()) };
    let walked = record.walk_subjects_of(&known.lineage);
    let name = |subject: &WalkSubject| {
        subject.subject.clone().unwrap_or_else(|| format!("the {one} without a name"))
    };
    let lines: Vec<String> = walked
        .iter()
        .zip(1..)
        .map(|(subject, number)| format!("  {number} {}", name(subject)))
        .collect();
    let prompt = if walked.is_empty() {
        format!("Which {one} is this about? ")
    } else {
        format!("Which {one} is this about? Its number, or the name of a new one: ")
    };
    loop {
        let typed = ask(&lines, &prompt)?;
        let number =
            typed.parse::<usize>().ok().and_then(|number| walked.get(number.checked_sub(1)?));
        match (number, normalize_subject(&typed)) {
            (Some(subject), _) => return Ok(subject.clone()),
            (None, Some(_)) => {
                return Ok(subject_arg::resolve_subject(record, &known.lineage, Some(&typed)));
            }
            (None, None) => {}
        }
    }
}

fn choose_network(
    session: &mut Session,
    input: &mut LineInput,
    library: &Library,
) -> Result<(Slug, Writer), InputEnd> {
    let (entries, _) = library.networks();
    match &entries[..] {
        [] => create_network(session, input, library),
        [only] => Ok((only.slug.clone(), session.acquire_writer(library)?)),
        several => loop {
            session.out.print("");
            for (entry, number) in several.iter().zip(1..) {
                session.out.print(&format!("  {number} {}", entry.network.name));
            }
            let chosen = input.ask(&mut session.out, "Which network? Its number: ")?;
            let chosen =
                chosen.parse::<usize>().ok().and_then(|number| several.get(number.checked_sub(1)?));
            if let Some(entry) = chosen {
                return Ok((entry.slug.clone(), session.acquire_writer(library)?));
            }
            session.out.print(&format!("Type a number from 1 to {}, then Enter.", several.len()));
        },
    }
}

fn create_network(
    session: &mut Session,
    input: &mut LineInput,
    library: &Library,
) -> Result<(Slug, Writer), InputEnd> {
    session.out.print("");
    let name = loop {
        let name = input.ask(&mut session.out, "What is your network called? ")?;
        if !name.is_empty() {
            break name;
        }
    };
    let purpose = input.ask(
        &mut session.out,
        "What is it for? One or two sentences, or Enter to leave it until later: ",
    )?;
    let mut network = Network::with_name(session.now().new_id, name);
    network.purpose = Some(purpose).filter(|purpose| !purpose.is_empty());
    let mut writer = session.acquire_writer(library)?;
    let slug = writer.add_network(network)?;
    Ok((slug, writer))
}

/// Opens the network. Of a draft with conflicting versions it asks which one to go on with; the
/// other goes to the trash.
fn open_network(
    session: &mut Session,
    input: &mut LineInput,
    writer: &mut Writer,
    slug: &Slug,
) -> Result<NetworkState, InputEnd> {
    let record = writer.library().open_network(slug, writer.device())?;
    if record.conflicts.is_empty() {
        return Ok(record);
    }
    for conflict in &record.conflicts {
        let keep = choose_version(session, input, conflict)?;
        writer.resolve_conflict(slug, conflict, keep, session.timestamp())?;
    }
    Ok(writer.library().open_network(slug, writer.device())?)
}

fn choose_version(
    session: &mut Session,
    input: &mut LineInput,
    conflict: &DraftConflict,
) -> Result<ConflictChoice, InputEnd> {
    let matrix = &conflict.recovery.matrix.matrix;
    let answered = |said| scoring::completeness(matrix, said).answered;
    let here = answered(&conflict.recovery.draft.assessment.answers);
    let there = answered(&conflict.published.draft.assessment.answers);
    session
        .out
        .print(&format!("\nThe walk of {} was changed in two places.", matrix.short_title()));
    session.out.print(&format!("  1 the one kept on this computer, {here} answered"));
    session.out.print(&format!("  2 the one in the folder, {there} answered"));
    loop {
        let prompt = "Which one do you go on with? The other goes to the trash: ";
        match input.ask(&mut session.out, prompt)?.as_str() {
            "1" => return Ok(ConflictChoice::Recovery),
            "2" => return Ok(ConflictChoice::Published),
            _ => session.out.print("Type 1 or 2, then Enter."),
        }
    }
}

fn initial_matrix(
    writer: &Writer,
    record: &NetworkState,
    pointer: Option<MatrixPointer>,
) -> Result<Arc<KnownMatrix>, InputEnd> {
    let library = writer.library();
    if let Some(pointer) = pointer {
        return Ok(resolve::find_matrix_of(library, record, &pointer)?);
    }
    match record.matrices.first() {
        Some(known) => Ok(Arc::clone(known)),
        None => Ok(library.matrix(&MatrixId::from(NATIONAL_MATRIX), None)?),
    }
}

/// Chooses another matrix: those in use first, then the others that can be used.
pub(crate) fn choose_other_matrix(walk: &mut WalkSession<'_>) -> Result<(), InputEnd> {
    let mut all: Vec<Arc<KnownMatrix>> = walk.network_state.matrices.clone();
    let in_use = all.len();
    for known in walk.writer().library().matrices().0 {
        match all.iter().position(|other| other.lineage.is_same(&known.lineage)) {
            None => all.push(known),
            Some(at) if at >= in_use && all[at].reference.revision < known.reference.revision => {
                all[at] = known;
            }
            Some(_) => {}
        }
    }
    for (at, known) in all.iter().enumerate() {
        let used = if at < in_use { "" } else { " (not used yet)" };
        walk.print(&format!("  {} {}{used}", at + 1, known.matrix.full_title()));
    }
    let chosen = walk.prompt("Which matrix? Its number, or Enter to stay: ")?;
    let known =
        chosen.parse::<usize>().ok().and_then(|number| all.get(number.checked_sub(1)?).cloned());
    let Some(known) = known else { return Ok(()) };
    let record = walk.network_state.clone();
    let subject = choose_subject(&record, &known, |lines, prompt| {
        walk.print_all(lines);
        walk.prompt(prompt)
    })?;
    walk.switch_matrix(known, &subject)
}
