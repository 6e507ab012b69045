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
pub(crate) mod matrix_page;
pub(crate) mod matrix_title;
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
pub(crate) mod spreadsheet_path;
pub(crate) mod spreadsheet_preview;
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
    Save(Box<Save>),
    /// What we need from others.
    Needs(Needs),
    /// Progress: all areas, one area, as a chart or a table.
    Progress(Box<Progress>),
    /// A saved snapshot, read.
    SnapshotView(SnapshotView),
    /// Sharing a saved snapshot.
    Share(Box<Share>),
    /// What was shared.
    ShareLog(Box<ShareLogScreen>),
    /// Bringing in files.
    Import(Box<Import>),
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
    CrosswalkEditor(Box<CrosswalkEditor>),
    /// What a copy is called.
    CopyMatrix(Box<CopyMatrix>),
    /// The file of a matrix of ours.
    MatrixFile(Box<MatrixFile>),
    /// Taking what was changed as the next revision.
    NextRevision(Box<NextRevision>),
    /// Problems.
    Problems(Problems),
    /// Settings.
    Settings(Settings),
    /// Naming a file to bring in.
    SpreadsheetPath(Box<SpreadsheetPath>),
    /// A spreadsheet, before anything is made of it.
    SpreadsheetPreview(Box<Preview>),
    /// The title of the matrix that a spreadsheet becomes.
    MatrixTitle(Box<MatrixTitle>),
    /// Naming the file that a matrix is written to.
    Export(Box<Export>),
    /// Two versions of a draft.
    Conflict(Conflict),
    /// A question before a walk is set aside.
    ConfirmDiscard(ConfirmDiscard),
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
    pub fn as_screen(&self) -> &dyn Screen {
        match self {
            Self::Welcome(room) => room.as_ref(),
            Self::Networks(room) => room.as_ref(),
            Self::Home(room) => room,
            Self::Walk(room) => room.as_ref(),
            Self::Subject(room) => room.as_ref(),
            Self::Save(room) => room.as_ref(),
            Self::Needs(room) => room,
            Self::Progress(room) => room.as_ref(),
            Self::SnapshotView(room) => room,
            Self::Share(room) => room.as_ref(),
            Self::ShareLog(room) => room.as_ref(),
            Self::Import(room) => room.as_ref(),
            Self::History(room) => room,
            Self::Compare(room) => room.as_ref(),
            Self::AboutUs(room) => room.as_ref(),
            Self::Matrices(room) => room,
            Self::MatrixPage(room) => room,
            Self::CrosswalkEditor(room) => room.as_ref(),
            Self::CopyMatrix(room) => room.as_ref(),
            Self::MatrixFile(room) => room.as_ref(),
            Self::NextRevision(room) => room.as_ref(),
            Self::Problems(room) => room,
            Self::Settings(room) => room,
            Self::SpreadsheetPath(room) => room.as_ref(),
            Self::SpreadsheetPreview(room) => room.as_ref(),
            Self::MatrixTitle(room) => room.as_ref(),
            Self::Export(room) => room.as_ref(),
            Self::Conflict(room) => room,
            Self::ConfirmDiscard(room) => room,
            Self::Why(room) => room,
            Self::Glossary(room) => room,
            Self::Help(room) => room,
            Self::Palette(room) => room.as_ref(),
        }
    }

    /// The room behind the screen, to be told something.
    pub fn as_screen_mut(&mut self) -> &mut dyn Screen {
        match self {
            Self::Welcome(room) => room.as_mut(),
            Self::Networks(room) => room.as_mut(),
            Self::Home(room) => room,
            Self::Walk(room) => room.as_mut(),
            Self::Subject(room) => room.as_mut(),
            Self::Save(room) => room.as_mut(),
            Self::Needs(room) => room,
            Self::Progress(room) => room.as_mut(),
            Self::SnapshotView(room) => room,
            Self::Share(room) => room.as_mut(),
            Self::ShareLog(room) => room.as_mut(),
            Self::Import(room) => room.as_mut(),
            Self::History(room) => room,
            Self::Compare(room) => room.as_mut(),
            Self::AboutUs(room) => room.as_mut(),
            Self::Matrices(room) => room,
            Self::MatrixPage(room) => room,
            Self::CrosswalkEditor(room) => room.as_mut(),
            Self::CopyMatrix(room) => room.as_mut(),
            Self::MatrixFile(room) => room.as_mut(),
            Self::NextRevision(room) => room.as_mut(),
            Self::Problems(room) => room,
            Self::Settings(room) => room,
            Self::SpreadsheetPath(room) => room.as_mut(),
            Self::SpreadsheetPreview(room) => room.as_mut(),
            Self::MatrixTitle(room) => room.as_mut(),
            Self::Export(room) => room.as_mut(),
            Self::Conflict(room) => room,
            Self::ConfirmDiscard(room) => room,
            Self::Why(room) => room,
            Self::Glossary(room) => room,
            Self::Help(room) => room,
            Self::Palette(room) => room.as_mut(),
        }
    }

    /// Enters the screen that `go` names; none where there is nothing to show there.
    pub fn enter(go: Destination, state: &mut AppState, now: &Now) -> Option<Self> {
        Some(match go {
            Destination::Back | Destination::Home => Self::Home(Home::default()),
            Destination::Walk { subject: topic, scope, .. } if needs_subject(state, &topic) => {
                Self::Subject(Box::new(Subject::open(state, topic.matrix, scope)?))
            }
            Destination::Subject(matrix, scope) => {
                Self::Subject(Box::new(Subject::open(state, matrix, scope)?))
            }
            Destination::Walk { subject: topic, scope, area } => {
                Self::Walk(Box::new(Walk::open(state, &topic, scope, area.as_ref(), now)?))
            }
            Destination::Card { subject: topic, area } => {
                let mut walk = Walk::open(state, &topic, Scope::Whole, Some(&area), now)?;
                walk.open_card(state);
                Self::Walk(Box::new(walk))
            }
            Destination::Save(topic) => Self::Save(Box::new(Save::open(state, &topic, now)?)),
            Destination::Needs(topic) => Self::Needs(Needs::open(state, &topic, now)?),
            Destination::Progress => Self::Progress(Box::new(Progress::open(state)?)),
            Destination::SnapshotView(id) => {
                Self::SnapshotView(SnapshotView::open(state, id, now)?)
            }
            Destination::Share(id) => Self::Share(Box::new(Share::open(state, id, now)?)),
            Destination::ShareLog => Self::ShareLog(Box::new(ShareLogScreen::loading(now))),
            Destination::Import => Self::Import(Box::default()),
            Destination::History => Self::History(History::open(state)),
            Destination::Compare(wanted) => Self::Compare(Box::new(Compare::loading(wanted))),
            Destination::AboutUs => Self::AboutUs(Box::new(AboutUs::open(state)?)),
            Destination::Matrices => Self::Matrices(Matrices::default()),
            Destination::MatrixPage(reference) => {
                Self::MatrixPage(MatrixPage::open(state, &reference)?)
            }
            Destination::CopyMatrix(reference) => {
                Self::CopyMatrix(Box::new(CopyMatrix::open(state, &reference)?))
            }
            Destination::MatrixFile(file) => Self::MatrixFile(Box::new(MatrixFile::open(file))),
            Destination::NextRevision(revision) => {
                Self::NextRevision(Box::new(NextRevision::open(revision)))
            }
            Destination::UnusableMatrix(file) => {
                Self::MatrixPage(MatrixPage::open_file(state, &file)?)
            }
            Destination::CrosswalkEditor(reference) => {
                Self::CrosswalkEditor(Box::new(CrosswalkEditor::open(state, &reference)?))
            }
            Destination::Networks => Self::Networks(Box::default()),
            Destination::NewNetwork => Self::Welcome(Box::new(Welcome::additional())),
            Destination::Problems => Self::Problems(Problems::default()),
            Destination::Settings => Self::Settings(Settings::default()),
            Destination::SpreadsheetPath => Self::SpreadsheetPath(Box::default()),
            Destination::SpreadsheetPreview(read) => {
                Self::SpreadsheetPreview(Box::new(Preview::open(read)))
            }
            Destination::MatrixTitle(understood, taken) => {
                Self::MatrixTitle(Box::new(MatrixTitle::open(*understood, taken)))
            }
            Destination::Export(matrix) => Self::Export(Box::new(Export::open(matrix))),
            Destination::Glossary { matrix, item } => Self::Glossary(Glossary::open(matrix, item)),
            Destination::Why { subject: topic, area, item } => {
                Self::Why(Why::open(topic, area, item))
            }
            Destination::Conflict => Self::Conflict(Conflict::default()),
            Destination::ConfirmDiscard(draft) => {
                Self::ConfirmDiscard(ConfirmDiscard::open(state, draft)?)
            }
        })
    }
}

/// Whether it must be asked first which one thing a walk is about.
fn needs_subject(state: &AppState, topic: &WalkSubject) -> bool {
    state.network_state.as_ref().is_some_and(|record| start::needs_subject(record, topic))
}
