//! The commands that lead somewhere from every screen, with the words that the palette lists them
//! by.

use super::comparison_choice::compare_with;
use super::protocol::command::Command;
use super::protocol::effect::ReadRequest;
use super::protocol::transition::{Destination, Scope, Transition};
use super::screens::crosswalk_editor::CrosswalkEditor;
use super::screens::import::keys::UNDO_HELP;
use super::state::AppState;
use crate::maturity::matrix::MatrixKind;
use crate::maturity::network_state::{KnownMatrix, NetworkState, Origin};
use crate::maturity::walk_subject::WalkSubject;

pub struct GlobalCommand {
    pub command: Command,
    pub help: &'static str,
    run: fn(&AppState) -> Vec<Transition>,
}

const fn global(
    command: Command,
    help: &'static str,
    run: fn(&AppState) -> Vec<Transition>,
) -> GlobalCommand {
    GlobalCommand { command, help, run }
}

pub const GLOBAL_COMMANDS: &[GlobalCommand] = &[
    global(Command::SaveSnapshot, "Save a snapshot", |state| {
        go(subject_to_save(state).or_else(|| first_subject(state)).map(Destination::Save))
    }),
    global(Command::Progress, "Look at progress", |state| of_network(state, Destination::Progress)),
    global(Command::Matrices, "The matrices: what is asked", |state| {
        of_network(state, Destination::Matrices)
    }),
    global(Command::TenMinutes, "Ten minutes only: what is new, due or was left open", |state| {
        walk(state, Scope::TenMinutes)
    }),
    global(Command::FirstLook, "First look: the first stage only, about five minutes", |state| {
        walk(state, Scope::FirstLook)
    }),
    global(Command::History, "How we got here: what was said, and why", |state| {
        of_network(state, Destination::History)
    }),
    global(Command::AboutUs, "About us: name, purpose, profile", |state| {
        of_network(state, Destination::AboutUs)
    }),
    global(Command::Needs, "What we need from others", |state| {
        go(first_subject(state).map(Destination::Needs))
    }),
    global(Command::Glossary, "The words used here, explained", |state| {
        let subject = first_subject(state);
        go(subject.map(|subject| Destination::Glossary { matrix: subject.matrix, item: None }))
    }),
    global(Command::Report, REPORT_HELP, |state| of_network(state, Destination::Report(None))),
    global(Command::Export, "Share a snapshot: write it to a file for somebody else", |state| {
        of_network(state, Destination::Share(None))
    }),
    global(Command::AnswersSheet, ANSWERS_SHEET_HELP, |state| {
        of_network(state, Destination::AnswersSheet(None))
    }),
    global(Command::Form, FORM_HELP, |state| of_network(state, Destination::Form(None))),
    global(Command::Returns, RETURNS_HELP, |_| go(Some(Destination::Returns))),
    global(Command::ShareLog, SHARE_LOG_HELP, |_| go(Some(Destination::ShareLog))),
    global(Command::Import, "Bring in files that somebody gave you", |state| {
        match state.viewed_share {
            Some(_) => vec![Transition::read(ReadRequest::OwnLibrary)],
            None => go(Some(Destination::Import)),
        }
    }),
    global(Command::UndoImport, UNDO_HELP, |_| go(Some(Destination::ImportUndo))),
    global(Command::Networks, "Networks in this folder", |_| go(Some(Destination::Networks))),
    global(Command::Compare, "Compare: other days, other views, other networks", |state| {
        compare_with(state, None)
    }),
    global(Command::EditCrosswalk, CROSSWALK_HELP, edit_crosswalk),
    global(Command::Problems, "Problems: files that could not be read", |_| {
        go(Some(Destination::Problems))
    }),
    global(Command::OpenFolder, "Open this workbook's folder in a window", |_| {
        vec![Transition::read(ReadRequest::OpenFolder)]
    }),
    global(Command::Settings, "Settings: colours, signs, mouse", |_| {
        go(Some(Destination::Settings))
    }),
    global(Command::Trash, TRASH_HELP, |_| go(Some(Destination::Trash))),
    global(Command::Discard, "Throw a begun walk away, into the trash", |state| {
        of_network(state, Destination::ConfirmDiscard(None))
    }),
    global(Command::Demo, "Look round a made-up network", |_| {
        vec![Transition::read(ReadRequest::Demo)]
    }),
    // the app quits before it looks here: the row is for the palette
    global(Command::Quit, "Leave the workbook", |_| Vec::new()),
];

/// What the page to print is called wherever a key leads to it.
pub(crate) const REPORT_HELP: &str =
    "A page to print or send: see it first, then write it as .html, .md or .txt";

/// What the page over several networks is called wherever a key leads to it.
pub(crate) const PAGE_OVER_NETWORKS_HELP: &str =
    "A page to print over several networks: those that are picked, or compared";

/// What the spreadsheet of answers is called wherever a key leads to it.
pub(crate) const ANSWERS_SHEET_HELP: &str =
    "A spreadsheet of the answers, for Excel: see it first, then write it as .xlsx";

/// What a form is called wherever a key leads to it.
pub(crate) const FORM_HELP: &str =
    "A form to fill in: for one person, in a spreadsheet or a browser";

/// What the page of returns is called wherever a key leads to it.
pub(crate) const RETURNS_HELP: &str = "Returns: who was asked, what came and what is missing";

const CROSSWALK_HELP: &str = "Lines up with: how the areas of our own matrix sit beside another's";

/// Said where nothing can line up yet.
const LINE_UP_FIRST: &str = "Two matrices side by side can line up: Space uses one more, then l shows how it lines up. Of your own (y copies one) l changes it.";

/// To the matrix whose areas line up with another's: one in use first, and of those one that is ours
/// to change; where there is none, to the list of matrices.
fn edit_crosswalk(state: &AppState) -> Vec<Transition> {
    let is_ours = |known: &KnownMatrix| {
        matches!(known.origin, Origin::Loose(_))
            && CrosswalkEditor::read_only_reason(state, known).is_none()
    };
    let shown = state.known_matrices().filter(|known| {
        let is_local = known.matrix.kind != MatrixKind::National;
        is_ours(known) || (is_local && is_used(state, known))
    });
    let best = shown.max_by_key(|known| {
        let lines_up = !known.matrix.crosswalk.is_empty();
        (is_used(state, known), is_ours(known), lines_up)
    });
    if let Some(known) =
        best.filter(|known| CrosswalkEditor::open(state, &known.reference).is_some())
    {
        return go(Some(Destination::CrosswalkEditor(known.reference.clone())));
    }
    let mut transitions = of_network(state, Destination::Matrices);
    transitions.push(Transition::ShowMessage(LINE_UP_FIRST.to_owned()));
    transitions
}

fn is_used(state: &AppState, known: &KnownMatrix) -> bool {
    let used = state.network_state.as_ref().map(|record| &record.matrices);
    used.is_some_and(|used| used.iter().any(|one| one.lineage.is_same(&known.lineage)))
}

/// What the trash is called wherever a key leads to it.
pub(crate) const TRASH_HELP: &str = "The trash: bring back what was thrown away";

/// What the log of shares is called wherever a key leads to it.
pub(crate) const SHARE_LOG_HELP: &str = "What was shared: to whom and why, your own private log";

/// What a command does on a screen that gives it no meaning of its own.
pub(crate) fn run(command: Command, state: &AppState) -> Vec<Transition> {
    let global = GLOBAL_COMMANDS.iter().find(|global| global.command == command);
    global.map_or_else(Vec::new, |it| (it.run)(state))
}

fn go(destination: Option<Destination>) -> Vec<Transition> {
    destination.map(Transition::Navigate).into_iter().collect()
}

fn of_network(state: &AppState, destination: Destination) -> Vec<Transition> {
    go(state.network_state.is_some().then_some(destination))
}

fn walk(state: &AppState, scope: Scope) -> Vec<Transition> {
    go(first_subject(state).map(|subject| Destination::Walk { subject, scope, area: None }))
}

/// What a walk is about where nothing says more: the first of the matrices in use.
fn first_subject(state: &AppState) -> Option<WalkSubject> {
    let record: &NetworkState = state.network_state.as_ref()?;
    let unnamed = || record.matrices.first().map(|known| WalkSubject::from(&**known));
    record.walk_subjects().into_iter().next().or_else(unnamed)
}

fn subject_to_save(state: &AppState) -> Option<WalkSubject> {
    let drafts = &state.network_state.as_ref()?.drafts;
    let answered = drafts.iter().find(|open| !open.draft.assessment.is_blank())?;
    Some(WalkSubject::from(answered))
}
