//! What a room answers when it is told a command: things to do outside, places to go, words to say.

use std::sync::Arc;

use uuid::Uuid;

use super::command::Command;
use super::effect::Effect;
use super::export_content::ExportContent;
use super::spreadsheet_preview::Spreadsheet;
use crate::maturity::assessment::MatrixRef;
use crate::maturity::comparison::selection::SnapshotChoice;
use crate::maturity::ids::{DomainId, ItemId, MatrixId, Slug};
use crate::maturity::revision::Revision;
use crate::maturity::walk_subject::WalkSubject;
use crate::spreadsheet::TableReading;

/// One thing a room wants to happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Transition {
    /// Do this outside.
    RunEffect(Effect),
    /// Go there.
    Navigate(Destination),
    /// Say this on the line above the keys, until the next key.
    ShowMessage(String),
    /// Go back to the screen below and do this there: a line of the palette was chosen.
    BackAndDispatch(Command),
}

/// A place to go.
#[derive(Clone, Debug, PartialEq)]
pub enum Destination {
    /// Back to where this place was entered from.
    Back,
    /// Home of the network.
    Home,
    /// The walk through a matrix.
    Walk {
        /// The matrix, and what it is about.
        subject: WalkSubject,
        /// How much of it.
        scope: Scope,
        /// The area to begin with; else where the person was.
        area: Option<DomainId>,
    },
    /// The card of one area, to say our stage.
    Card {
        /// The matrix, and what it is about.
        subject: WalkSubject,
        /// The area.
        area: DomainId,
    },
    /// The question which one thing a walk through this matrix is about.
    Subject(MatrixId, Scope),
    /// Saving a snapshot of this walk.
    Save(WalkSubject),
    /// What we need from others, for this matrix.
    Needs(WalkSubject),
    /// Progress.
    Progress,
    /// One saved snapshot.
    SnapshotView(Uuid),
    /// Sharing a saved snapshot; the latest where none is named.
    Share(Option<Uuid>),
    /// Bringing in files that somebody gave.
    Import,
    /// How we got here.
    History,
    /// Snapshots to be read and compared.
    Compare(Vec<SnapshotChoice>),
    /// About us.
    AboutUs,
    /// The matrices.
    Matrices,
    /// One matrix's page.
    MatrixPage(MatrixRef),
    /// Where a file to bring in is named.
    SpreadsheetPath,
    /// A spreadsheet, before anything is made of it.
    SpreadsheetPreview(Arc<Spreadsheet>),
    /// The title of the matrix that a spreadsheet becomes.
    MatrixTitle(Box<TableReading>, Vec<MatrixId>),
    /// Where something is to be written to.
    Export(ExportContent),
    /// Copy exactly this matrix, to make it ours.
    CopyMatrix(MatrixRef),
    /// The file of a matrix of ours, by its path inside the library.
    MatrixFile(String),
    /// Take what was changed as the next revision.
    NextRevision(Box<Revision>),
    /// The page of a matrix file with mistakes, by its path inside the library.
    UnusableMatrix(String),
    /// What lines up with what, for this matrix.
    CrosswalkEditor(MatrixRef),
    /// A new network beside the others.
    NewNetwork,
    /// What was shared, to whom and why.
    ShareLog,
    /// The networks of this folder.
    Networks,
    /// Problems.
    Problems,
    /// Settings.
    Settings,
    /// The words of a matrix, explained.
    Glossary {
        /// The matrix.
        matrix: MatrixId,
        /// The item whose words come first.
        item: Option<ItemId>,
    },
    /// Why an item or an area stands as it does.
    Why {
        /// The matrix, and what it is about.
        subject: WalkSubject,
        /// The area.
        area: DomainId,
        /// One item of it, else the area as a whole.
        item: Option<ItemId>,
    },
    /// Two versions of a draft moved on: choose.
    Conflict,
    /// The question before a walk is set aside: this draft, else any that is open.
    ConfirmDiscard(Option<Uuid>),
}

/// Where a person was, so that the next start opens there.
#[derive(Clone, Debug, PartialEq)]
pub struct Bookmark {
    /// The network's folder.
    pub network: Slug,
    /// The matrix being walked, and what it is about.
    pub subject: WalkSubject,
    /// The item in focus; none on an area's card.
    pub item: Option<ItemId>,
}

/// How much of a matrix is walked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// All of it.
    #[default]
    Whole,
    /// The first stage only.
    FirstLook,
    /// What is open, not sure, due or changed since last time.
    TenMinutes,
}
