//! The screens, one room each, and how each is entered.

pub mod about_us;
pub mod compare;
pub mod confirm;
pub mod conflict;
pub mod copy_matrix;
pub mod crosswalk_editor;
pub(crate) mod export;
pub(crate) mod glossary;
pub(crate) mod help;
pub mod history;
pub mod home;
pub mod import;
pub mod matrices;
pub mod matrix_file;
pub mod needs;
pub mod networks;
pub mod next_revision;
pub mod pages;
pub mod palette;
pub(crate) mod problems;
pub mod progress;
pub mod save;
pub mod settings;
pub mod share;
pub mod share_log;
pub mod snapshot_view;
pub mod spreadsheet_import;
pub mod subject;
pub mod walk;
pub mod welcome;
pub(crate) mod why;
use self::about_us::AboutUs;
use self::compare::Compare;
use self::confirm::ConfirmDiscard;
use self::conflict::Conflict;
use self::copy_matrix::CopyMatrix;
use self::crosswalk_editor::CrosswalkEditor;
use self::history::History;
use self::home::Home;
use self::import::Import;
use self::matrices::{Matrices, MatrixPage};
use self::matrix_file::MatrixFile;
use self::needs::Needs;
use self::networks::Networks;
use self::next_revision::NextRevision;
use self::pages::{Glossary, Help, Problems, Why};
use self::palette::Palette;
use self::progress::Progress;
use self::save::Save;
use self::settings::Settings;
use self::share::Share;
use self::share_log::ShareLogScreen;
use self::snapshot_view::SnapshotView;
use self::spreadsheet_import::{Export, MatrixTitle, Preview, SpreadsheetPath};
use self::subject::Subject;
use self::walk::{Walk, start};
use self::welcome::Welcome;
use super::protocol::now::Now;
use super::protocol::transition::{Destination, Scope};
use super::screen::Screen;
use super::state::AppState;
use crate::maturity::walk_subject::WalkSubject;

/// The screen a person is on.
#[derive(Clone, Debug)]
pub enum ActiveScreen {
    /// The first screen of an empty folder.
    Welcome(Box<Welcome>),
    /// The networks of the folder.
    Networks(Box<Networks>),
    /// Home of a network.
    Home(Home),
    /// The walk.
    Walk(Box<Walk>),
    /// The question which one thing a walk is about.
    Subject(Box<Subject>),
    /// Saving a snapshot, both pages.
    Saving(Box<Save>),
    /// What we need from others.
    Needs(Needs),
    /// Progress: all areas, one area, as a chart or a table.
    Progress(Box<Progress>),
    /// A saved snapshot, read.
    Reading(SnapshotView),
    /// Sharing a saved snapshot.
    Sharing(Box<Share>),
    /// What was shared.
    Shares(Box<ShareLogScreen>),
    /// Bringing in files.
    Receiving(Box<Import>),
    /// How we got here.
    History(History),
    /// Snapshots being compared.
    Compare(Box<Compare>),
    /// About us.
    AboutUs(Box<AboutUs>),
    /// The matrices.
    Matrices(Matrices),
    /// One matrix's page.
    MatrixPage(MatrixPage),
    /// What lines up with what.
    LinesUp(Box<CrosswalkEditor>),
    /// What a copy is called.
    Copying(Box<CopyMatrix>),
    /// The file of a matrix of ours.
    Changing(Box<MatrixFile>),
    /// Taking what was changed as the next revision.
    Revising(Box<NextRevision>),
    /// Problems.
    Problems(Problems),
    /// Settings.
    Settings(Settings),
    /// Naming a file to bring in.
    Bringing(Box<SpreadsheetPath>),
    /// A spreadsheet, before anything is made of it.
    Preview(Box<Preview>),
    /// The title of the matrix that a spreadsheet becomes.
    Titling(Box<MatrixTitle>),
    /// Naming the file that a matrix is written to.
    WritingOut(Box<Export>),
    /// Two versions of a draft.
    Conflict(Conflict),
    /// A question before a walk is set aside.
    Asking(ConfirmDiscard),
    /// Why it is so.
    Why(Why),
    /// The words used here.
    Glossary(Glossary),
    /// The keys of a place.
    Help(Help),
    /// Any command by name.
    Palette(Box<Palette>),
}

impl ActiveScreen {
    /// The room behind the screen.
    pub fn visit(&self) -> &dyn Screen {
        match self {
            Self::Welcome(room) => room.as_ref(),
            Self::Networks(room) => room.as_ref(),
            Self::Home(room) => room,
            Self::Walk(room) => room.as_ref(),
            Self::Subject(room) => room.as_ref(),
            Self::Saving(room) => room.as_ref(),
            Self::Needs(room) => room,
            Self::Progress(room) => room.as_ref(),
            Self::Reading(room) => room,
            Self::Sharing(room) => room.as_ref(),
            Self::Shares(room) => room.as_ref(),
            Self::Receiving(room) => room.as_ref(),
            Self::History(room) => room,
            Self::Compare(room) => room.as_ref(),
            Self::AboutUs(room) => room.as_ref(),
            Self::Matrices(room) => room,
            Self::MatrixPage(room) => room,
            Self::LinesUp(room) => room.as_ref(),
            Self::Copying(room) => room.as_ref(),
            Self::Changing(room) => room.as_ref(),
            Self::Revising(room) => room.as_ref(),
            Self::Problems(room) => room,
            Self::Settings(room) => room,
            Self::Bringing(room) => room.as_ref(),
            Self::Preview(room) => room.as_ref(),
            Self::Titling(room) => room.as_ref(),
            Self::WritingOut(room) => room.as_ref(),
            Self::Conflict(room) => room,
            Self::Asking(room) => room,
            Self::Why(room) => room,
            Self::Glossary(room) => room,
            Self::Help(room) => room,
            Self::Palette(room) => room.as_ref(),
        }
    }

    /// The room behind the screen, to be told something.
    pub fn visit_mut(&mut self) -> &mut dyn Screen {
        match self {
            Self::Welcome(room) => room.as_mut(),
            Self::Networks(room) => room.as_mut(),
            Self::Home(room) => room,
            Self::Walk(room) => room.as_mut(),
            Self::Subject(room) => room.as_mut(),
            Self::Saving(room) => room.as_mut(),
            Self::Needs(room) => room,
            Self::Progress(room) => room.as_mut(),
            Self::Reading(room) => room,
            Self::Sharing(room) => room.as_mut(),
            Self::Shares(room) => room.as_mut(),
            Self::Receiving(room) => room.as_mut(),
            Self::History(room) => room,
            Self::Compare(room) => room.as_mut(),
            Self::AboutUs(room) => room.as_mut(),
            Self::Matrices(room) => room,
            Self::MatrixPage(room) => room,
            Self::LinesUp(room) => room.as_mut(),
            Self::Copying(room) => room.as_mut(),
            Self::Changing(room) => room.as_mut(),
            Self::Revising(room) => room.as_mut(),
            Self::Problems(room) => room,
            Self::Settings(room) => room,
            Self::Bringing(room) => room.as_mut(),
            Self::Preview(room) => room.as_mut(),
            Self::Titling(room) => room.as_mut(),
            Self::WritingOut(room) => room.as_mut(),
            Self::Conflict(room) => room,
            Self::Asking(room) => room,
            Self::Why(room) => room,
            Self::Glossary(room) => room,
            Self::Help(room) => room,
            Self::Palette(room) => room.as_mut(),
        }
    }

    /// Enters the screen that `go` names; none where there is nothing to show there.
    pub fn enter(go: Destination, desk: &mut AppState, moment: &Now) -> Option<Self> {
        Some(match go {
            Destination::Back | Destination::Home => Self::Home(Home::default()),
            Destination::Walk { topic, scope, .. } if needs_subject(desk, &topic) => {
                Self::Subject(Box::new(Subject::open(desk, topic.matrix, scope)?))
            }
            Destination::Subject(matrix, scope) => {
                Self::Subject(Box::new(Subject::open(desk, matrix, scope)?))
            }
            Destination::Walk { topic, scope, area } => {
                Self::Walk(Box::new(Walk::open(desk, &topic, scope, area.as_ref(), moment)?))
            }
            Destination::Card { topic, area } => {
                let mut walk = Walk::open(desk, &topic, Scope::Whole, Some(&area), moment)?;
                walk.to_card(desk);
                Self::Walk(Box::new(walk))
            }
            Destination::Saving(topic) => Self::Saving(Box::new(Save::open(desk, &topic, moment)?)),
            Destination::Needs(topic) => Self::Needs(Needs::open(desk, &topic, moment)?),
            Destination::Progress => Self::Progress(Box::new(Progress::open(desk)?)),
            Destination::Reading(id) => Self::Reading(SnapshotView::open(desk, id, moment)?),
            Destination::Sharing(id) => Self::Sharing(Box::new(Share::open(desk, id, moment)?)),
            Destination::Shares => Self::Shares(Box::new(ShareLogScreen::reading(moment))),
            Destination::Receiving => Self::Receiving(Box::default()),
            Destination::History => Self::History(History::open(desk)),
            Destination::Compare(wanted) => Self::Compare(Box::new(Compare::reading(wanted))),
            Destination::AboutUs => Self::AboutUs(Box::new(AboutUs::open(desk)?)),
            Destination::Matrices => Self::Matrices(Matrices::default()),
            Destination::MatrixPage(reference) => {
                Self::MatrixPage(MatrixPage::open(desk, &reference)?)
            }
            Destination::Copying(reference) => {
                Self::Copying(Box::new(CopyMatrix::open(desk, &reference)?))
            }
            Destination::Changing(file) => Self::Changing(Box::new(MatrixFile::open(file))),
            Destination::Revising(revision) => {
                Self::Revising(Box::new(NextRevision::open(revision)))
            }
            Destination::MatrixFile(file) => Self::MatrixPage(MatrixPage::open_file(desk, &file)?),
            Destination::LinesUp(reference) => {
                Self::LinesUp(Box::new(CrosswalkEditor::open(desk, &reference)?))
            }
            Destination::Networks => Self::Networks(Box::default()),
            Destination::NewNetwork => Self::Welcome(Box::new(Welcome::for_another())),
            Destination::Problems => Self::Problems(Problems::default()),
            Destination::Settings => Self::Settings(Settings::default()),
            Destination::Bringing => Self::Bringing(Box::default()),
            Destination::Preview(read) => Self::Preview(Box::new(Preview::open(read))),
            Destination::Titling(understood, taken) => {
                Self::Titling(Box::new(MatrixTitle::open(*understood, taken)))
            }
            Destination::WritingOut(matrix) => Self::WritingOut(Box::new(Export::open(matrix))),
            Destination::Glossary { matrix, item } => Self::Glossary(Glossary::open(matrix, item)),
            Destination::Why { topic, area, item } => Self::Why(Why::open(topic, area, item)),
            Destination::Conflict => Self::Conflict(Conflict::default()),
            Destination::Asking(draft) => Self::Asking(ConfirmDiscard::open(desk, draft)?),
        })
    }
}

/// Whether it must be asked first which one thing a walk is about.
fn needs_subject(desk: &AppState, topic: &WalkSubject) -> bool {
    desk.record.as_ref().is_some_and(|record| start::needs_subject(record, topic))
}
