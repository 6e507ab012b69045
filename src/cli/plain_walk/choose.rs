//! Which network, which matrix; and which of two versions of a draft that both moved on.

use std::sync::Arc;

use super::input::{InputEnd, LineInput};
use super::walk_session::WalkSession;
use crate::cli::args::WalkArgs as Asked;
use crate::cli::resolve::{self, MatrixPointer, matrix_words};
use crate::cli::session::Session;
use crate::cli::walk_subject;
use crate::maturity::ids::{MatrixId, Slug};
use crate::maturity::matrix::Matrix;
use crate::maturity::network::Network;
use crate::maturity::network_state::{DraftConflict, KnownMatrix, NetworkState};
use crate::maturity::scoring;
use crate::maturity::walk_subject::{WalkSubject, subject_of};
use crate::store::library::Library;
use crate::store::ops::Writer;
use crate::store::ops::resolve_conflict::ConflictChoice;
use crate::store::shipped_matrices;

/// Finds the network and the matrix, asking where that is needed, and sits down with them.
pub(crate) fn sit<'s>(
    session: &'s mut Session,
    mut ear: LineInput,
    asked: &Asked,
) -> Result<WalkSession<'s>, InputEnd> {
    let library = session.library()?;
    let pointer = asked.matrix.as_deref().map(matrix_words).transpose()?;
    if let Some(pointer) = &pointer {
        resolve::matrix(&library, pointer)?;
    }
    let (slug, mut writer) = match &asked.network {
        Some(network) => (library.find_network(network)?, session.writer(&library)?),
        None => choose_network(session, &mut ear, &library)?,
    };
    settle(session, &mut ear, &mut writer, &slug)?;
    let known = first_matrix(&writer, &slug, pointer)?;
    let record = writer.library().open_network(&slug, writer.device())?;
    let topic = match asked.subject.as_deref() {
        Some(_) => walk_subject::topic(&record, &known.reference.id, asked.subject.as_deref()),
        None => choose_topic(&record, &known.matrix, |lines, prompt| {
            for line in lines {
                session.out.show(line);
            }
            ask(session, &mut ear, prompt)
        })?,
    };
    walk_subject::check(&record, &known.matrix, &topic)?;
    Ok(WalkSession::begin(session, ear, writer, slug, known, &topic)?)
}

/// Asks which one thing a walk is about, where its matrix asks about one: a number for one walked
/// before, or a new name.
fn choose_topic(
    record: &NetworkState,
    matrix: &Matrix,
    mut ask: impl FnMut(&[String], &str) -> Result<String, InputEnd>,
) -> Result<WalkSubject, InputEnd> {
    let Some(one) = &matrix.about_one else { return Ok(matrix.id.clone().into()) };
    let walked = record.topics_of(&matrix.id);
    let name = |topic: &WalkSubject| {
        topic.subject.clone().unwrap_or_else(|| format!("the {one} without a name"))
    };
    let lines: Vec<String> = walked
        .iter()
        .zip(1..)
        .map(|(topic, number)| format!("  {number} {}", name(topic)))
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
        match (number, subject_of(&typed)) {
            (Some(topic), _) => return Ok(topic.clone()),
            (None, Some(_)) => return Ok(walk_subject::topic(record, &matrix.id, Some(&typed))),
            (None, None) => {}
        }
    }
}

fn ask(session: &mut Session, ear: &mut LineInput, prompt: &str) -> Result<String, InputEnd> {
    session.out.ask(prompt);
    let heard = ear.hear();
    if !ear.is_terminal() {
        session.out.show("");
    }
    heard
}

fn choose_network(
    session: &mut Session,
    ear: &mut LineInput,
    library: &Library,
) -> Result<(Slug, Writer), InputEnd> {
    let (entries, _) = library.networks();
    match &entries[..] {
        [] => name_network(session, ear, library),
        [only] => Ok((only.slug.clone(), session.writer(library)?)),
        several => loop {
            session.out.show("");
            for (entry, number) in several.iter().zip(1..) {
                session.out.show(&format!("  {number} {}", entry.network.name));
            }
            let chosen = ask(session, ear, "Which network? Its number: ")?;
            let chosen =
                chosen.parse::<usize>().ok().and_then(|number| several.get(number.checked_sub(1)?));
            if let Some(entry) = chosen {
                return Ok((entry.slug.clone(), session.writer(library)?));
            }
            session.out.show(&format!("Type a number from 1 to {}, then Enter.", several.len()));
        },
    }
}

fn name_network(
    session: &mut Session,
    ear: &mut LineInput,
    library: &Library,
) -> Result<(Slug, Writer), InputEnd> {
    session.out.show("");
    let name = loop {
        let name = ask(session, ear, "What is your network called? ")?;
        if !name.is_empty() {
            break name;
        }
    };
    let purpose = ask(
        session,
        ear,
        "What is it for? One or two sentences, or Enter to leave it until later: ",
    )?;
    let mut network = Network::named(session.moment().fresh, name);
    network.purpose = Some(purpose).filter(|purpose| !purpose.is_empty());
    let mut writer = session.writer(library)?;
    let slug = writer.add_network(network)?;
    Ok((slug, writer))
}

/// Asks which version of a draft to go on with; the other goes to the trash.
fn settle(
    session: &mut Session,
    ear: &mut LineInput,
    writer: &mut Writer,
    slug: &Slug,
) -> Result<(), InputEnd> {
    let record = writer.library().open_network(slug, writer.device())?;
    for conflict in &record.conflicts {
        let keep = choose_version(session, ear, conflict)?;
        writer.resolve_conflict(slug, conflict, keep, session.now())?;
    }
    Ok(())
}

fn choose_version(
    session: &mut Session,
    ear: &mut LineInput,
    conflict: &DraftConflict,
) -> Result<ConflictChoice, InputEnd> {
    let matrix = &conflict.recovery.matrix.matrix;
    let answered = |said| scoring::complete(matrix, said).answered;
    let here = answered(&conflict.recovery.draft.assessment.answers);
    let there = answered(&conflict.published.draft.assessment.answers);
    session.out.show(&format!("\nTwo versions of the draft of {} both moved on.", matrix.short()));
    session.out.show(&format!("  1 the one kept on this computer, {here} answered"));
    session.out.show(&format!("  2 the one in the folder, {there} answered"));
    loop {
        match ask(session, ear, "Which one do you go on with? The other goes to the trash: ")?
            .as_str()
        {
            "1" => return Ok(ConflictChoice::Recovery),
            "2" => return Ok(ConflictChoice::Published),
            _ => session.out.show("Type 1 or 2, then Enter."),
        }
    }
}

fn first_matrix(
    writer: &Writer,
    slug: &Slug,
    pointer: Option<MatrixPointer>,
) -> Result<Arc<KnownMatrix>, InputEnd> {
    let library = writer.library();
    if let Some(pointer) = pointer {
        return Ok(resolve::matrix(library, &pointer)?);
    }
    let record = library.open_network(slug, writer.device())?;
    match record.matrices.first() {
        Some(known) => Ok(Arc::clone(known)),
        None => Ok(library.matrix(&MatrixId::from(shipped_matrices::IDS[0]), None)?),
    }
}

/// Chooses another matrix: those in use first, then the others that can be used.
pub(crate) fn another_matrix(sitting: &mut WalkSession<'_>) -> Result<(), InputEnd> {
    let mut all: Vec<Arc<KnownMatrix>> = sitting.record.matrices.clone();
    let in_use = all.len();
    for known in sitting.writer().library().matrices().0 {
        let id = &known.reference.id;
        if !all.iter().any(|other| other.reference.id == *id)
            && let Ok(newest) = sitting.writer().library().matrix(id, None)
        {
            all.push(newest);
        }
    }
    for (at, known) in all.iter().enumerate() {
        let used = if at < in_use { "" } else { " (not used yet)" };
        sitting.say(&format!("  {} {}{used}", at + 1, known.matrix.title));
    }
    let chosen = sitting.ask("Which matrix? Its number, or Enter to stay: ")?;
    let known =
        chosen.parse::<usize>().ok().and_then(|number| all.get(number.checked_sub(1)?).cloned());
    let Some(known) = known else { return Ok(()) };
    let record = sitting.record.clone();
    let topic = choose_topic(&record, &known.matrix, |lines, prompt| {
        sitting.say_all(lines);
        sitting.ask(prompt)
    })?;
    sitting.turn_to(known, &topic)
}
