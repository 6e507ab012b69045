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
use self::confirm::Asking;
use self::conflict::Conflict;
use self::copy_matrix::Copying;
use self::crosswalk_editor::LinesUp;
use self::history::History;
use self::home::Home;
use self::import::Receiving;
use self::matrices::{Matrices, MatrixPage};
use self::matrix_file::Changing;
use self::needs::Needs;
use self::networks::Networks;
use self::next_revision::Revising;
use self::pages::{Glossary, Help, Problems, Why};
use self::palette::Palette;
use self::progress::Progress;
use self::save::Saving;
use self::settings::Settings;
use self::share::Sharing;
use self::share_log::Shares;
use self::snapshot_view::Reading;
use self::spreadsheet_import::{Bringing, Preview, Titling, WritingOut};
use self::subject::Subject;
use self::walk::{Walk, start};
use self::welcome::Welcome;
use super::protocol::now::Moment;
use super::protocol::transition::{Go, Scope};
use super::screen::Visit;
use super::state::Desk;
use crate::maturity::walk_subject::Topic;

/// The screen a person is on.
#[derive(Clone, Debug)]
pub enum Screen {
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
    Saving(Box<Saving>),
    /// What we need from others.
    Needs(Needs),
    /// Progress: all areas, one area, as a chart or a table.
    Progress(Box<Progress>),
    /// A saved snapshot, read.
    Reading(Reading),
    /// Sharing a saved snapshot.
    Sharing(Box<Sharing>),
    /// What was shared.
    Shares(Box<Shares>),
    /// Bringing in files.
    Receiving(Box<Receiving>),
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
    LinesUp(Box<LinesUp>),
    /// What a copy is called.
    Copying(Box<Copying>),
    /// The file of a matrix of ours.
    Changing(Box<Changing>),
    /// Taking what was changed as the next revision.
    Revising(Box<Revising>),
    /// Problems.
    Problems(Problems),
    /// Settings.
    Settings(Settings),
    /// Naming a file to bring in.
    Bringing(Box<Bringing>),
    /// A spreadsheet, before anything is made of it.
    Preview(Box<Preview>),
    /// The title of the matrix that a spreadsheet becomes.
    Titling(Box<Titling>),
    /// Naming the file that a matrix is written to.
    WritingOut(Box<WritingOut>),
    /// Two versions of a draft.
    Conflict(Conflict),
    /// A question before a walk is set aside.
    Asking(Asking),
    /// Why it is so.
    Why(Why),
    /// The words used here.
    Glossary(Glossary),
    /// The keys of a place.
    Help(Help),
    /// Any command by name.
    Palette(Box<Palette>),
}

impl Screen {
    /// The room behind the screen.
    pub fn visit(&self) -> &dyn Visit {
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
    pub fn visit_mut(&mut self) -> &mut dyn Visit {
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
    pub fn enter(go: Go, desk: &mut Desk, moment: &Moment) -> Option<Self> {
        Some(match go {
            Go::Back | Go::Home => Self::Home(Home::default()),
            Go::Walk { topic, scope, .. } if needs_subject(desk, &topic) => {
                Self::Subject(Box::new(Subject::open(desk, topic.matrix, scope)?))
            }
            Go::Subject(matrix, scope) => {
                Self::Subject(Box::new(Subject::open(desk, matrix, scope)?))
            }
            Go::Walk { topic, scope, area } => {
                Self::Walk(Box::new(Walk::open(desk, &topic, scope, area.as_ref(), moment)?))
            }
            Go::Card { topic, area } => {
                let mut walk = Walk::open(desk, &topic, Scope::Whole, Some(&area), moment)?;
                walk.to_card(desk);
                Self::Walk(Box::new(walk))
            }
            Go::Saving(topic) => Self::Saving(Box::new(Saving::open(desk, &topic, moment)?)),
            Go::Needs(topic) => Self::Needs(Needs::open(desk, &topic, moment)?),
            Go::Progress => Self::Progress(Box::new(Progress::open(desk)?)),
            Go::Reading(id) => Self::Reading(Reading::open(desk, id, moment)?),
            Go::Sharing(id) => Self::Sharing(Box::new(Sharing::open(desk, id, moment)?)),
            Go::Shares => Self::Shares(Box::new(Shares::reading(moment))),
            Go::Receiving => Self::Receiving(Box::default()),
            Go::History => Self::History(History::open(desk)),
            Go::Compare(wanted) => Self::Compare(Box::new(Compare::reading(wanted))),
            Go::AboutUs => Self::AboutUs(Box::new(AboutUs::open(desk)?)),
            Go::Matrices => Self::Matrices(Matrices::default()),
            Go::MatrixPage(reference) => Self::MatrixPage(MatrixPage::open(desk, &reference)?),
            Go::Copying(reference) => Self::Copying(Box::new(Copying::open(desk, &reference)?)),
            Go::Changing(file) => Self::Changing(Box::new(Changing::open(file))),
            Go::Revising(revision) => Self::Revising(Box::new(Revising::open(revision))),
            Go::MatrixFile(file) => Self::MatrixPage(MatrixPage::open_file(desk, &file)?),
            Go::LinesUp(reference) => Self::LinesUp(Box::new(LinesUp::open(desk, &reference)?)),
            Go::Networks => Self::Networks(Box::default()),
            Go::NewNetwork => Self::Welcome(Box::new(Welcome::for_another())),
            Go::Problems => Self::Problems(Problems::default()),
            Go::Settings => Self::Settings(Settings::default()),
            Go::Bringing => Self::Bringing(Box::default()),
            Go::Preview(read) => Self::Preview(Box::new(Preview::open(read))),
            Go::Titling(understood, taken) => {
                Self::Titling(Box::new(Titling::open(*understood, taken)))
            }
            Go::WritingOut(matrix) => Self::WritingOut(Box::new(WritingOut::open(matrix))),
            Go::Glossary { matrix, item } => Self::Glossary(Glossary::open(matrix, item)),
            Go::Why { topic, area, item } => Self::Why(Why::open(topic, area, item)),
            Go::Conflict => Self::Conflict(Conflict::default()),
            Go::Asking(draft) => Self::Asking(Asking::open(desk, draft)?),
        })
    }
}

/// Whether it must be asked first which one thing a walk is about.
fn needs_subject(desk: &Desk, topic: &Topic) -> bool {
    desk.record.as_ref().is_some_and(|record| start::needs_subject(record, topic))
}
