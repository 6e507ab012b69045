//! The one key table. Dispatch, footers, help, palette and the README are all read from here, so
//! they can't disagree.
//!
//! A *room* is a place where keys have a meaning. In a text room every printable key is text, and
//! only what is in the room's own rows and in the rows of every text field is a command.

mod own_matrix;
mod pages;
pub mod share;
mod spreadsheet;
pub mod tables;
mod titles;

use super::protocol::command::Command;
use super::protocol::key::Key;

/// A place where keys have a meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyContext {
    /// The first screen of an empty folder.
    Welcome,
    /// A plain list of the networks in the folder.
    Networks,
    /// Finding a network by its name.
    NetworkSearch,
    /// Home of a network.
    Home,
    /// The question which one thing a walk is about.
    Subject,
    /// The exercise before the first statement.
    Exercise,
    /// The walk, on an item.
    Walk,
    /// The card that closes an area.
    Card,
    /// The line that says why our stage differs.
    CardReason,
    /// The line that says why an item does not apply.
    NotApplicableReason,
    /// A note.
    Note,
    /// Evidence.
    Evidence,
    /// The search line.
    Search,
    /// Saving a snapshot, page 1: what next.
    Aims,
    /// The line that says why this aim.
    AimReason,
    /// What we need from others.
    Needs,
    /// Saving a snapshot, page 2: name, day, who.
    SaveDetails,
    /// Progress, all areas.
    Progress,
    /// Progress, one area.
    ProgressArea,
    /// A saved snapshot, read.
    SnapshotView,
    /// What the reader of a share will see.
    SharePreview,
    /// Who a share is for, and where it is written.
    SharePurpose,
    /// Where the files are that somebody gave.
    Import,
    /// What each of them is.
    ImportFiles,
    /// What was written for somebody else.
    ShareReceipt,
    /// What was brought in.
    ImportReport,
    /// What was shared, to whom and why.
    ShareLog,
    /// One share of those, in full.
    ShareLogEntry,
    /// The same where there is no list to show.
    ShareLogEmpty,
    /// How we got here.
    History,
    /// Snapshots side by side.
    Compare,
    /// Many networks, a row for each.
    CompareRows,
    /// The statements of an area, side by side.
    CompareArea,
    /// A page behind a comparison.
    ComparePage,
    /// What else could be compared.
    CompareAdd,
    /// About us.
    AboutUs,
    /// The matrices.
    Matrices,
    /// One matrix's page.
    MatrixPage,
    /// What lines up with what.
    CrosswalkEditor,
    /// What an area also touches.
    CrosswalkSeeAlso,
    /// What a copy of a matrix is called.
    CopyMatrix,
    /// The file of a matrix of ours.
    MatrixFile,
    /// Taking a changed matrix as its next revision.
    NextRevision,
    /// Problems.
    Problems,
    /// Settings.
    Settings,
    /// Naming a file to bring in.
    SpreadsheetPath,
    /// A spreadsheet, before anything is made of it.
    SpreadsheetPreview,
    /// The title of the matrix that a spreadsheet becomes.
    MatrixTitle,
    /// Naming the file that a matrix is written to.
    Export,
    /// Two versions of a draft: choose.
    Conflict,
    /// A question before something is set aside.
    ConfirmDiscard,
    /// Why it is so.
    Why,
    /// The glossary.
    Glossary,
    /// The keys of a place.
    Help,
    /// The palette.
    Palette,
}

impl KeyContext {
    /// Every room, for help, README and tests.
    pub const ALL: [Self; 55] = [
        Self::Welcome,
        Self::Networks,
        Self::NetworkSearch,
        Self::Home,
        Self::Subject,
        Self::Exercise,
        Self::Walk,
        Self::Card,
        Self::CardReason,
        Self::NotApplicableReason,
        Self::Note,
        Self::Evidence,
        Self::Search,
        Self::Aims,
        Self::AimReason,
        Self::Needs,
        Self::SaveDetails,
        Self::Progress,
        Self::ProgressArea,
        Self::SnapshotView,
        Self::SharePreview,
        Self::SharePurpose,
        Self::Import,
        Self::ImportFiles,
        Self::ShareReceipt,
        Self::ImportReport,
        Self::ShareLog,
        Self::ShareLogEntry,
        Self::ShareLogEmpty,
        Self::History,
        Self::Compare,
        Self::CompareRows,
        Self::CompareArea,
        Self::ComparePage,
        Self::CompareAdd,
        Self::AboutUs,
        Self::Matrices,
        Self::MatrixPage,
        Self::CrosswalkEditor,
        Self::CrosswalkSeeAlso,
        Self::CopyMatrix,
        Self::MatrixFile,
        Self::NextRevision,
        Self::Problems,
        Self::Settings,
        Self::SpreadsheetPath,
        Self::SpreadsheetPreview,
        Self::MatrixTitle,
        Self::Export,
        Self::Conflict,
        Self::ConfirmDiscard,
        Self::Why,
        Self::Glossary,
        Self::Help,
        Self::Palette,
    ];

    /// Whether printable keys are text here.
    pub fn is_text(self) -> bool {
        matches!(
            self,
            Self::Welcome
                | Self::Subject
                | Self::CardReason
                | Self::NotApplicableReason
                | Self::Note
                | Self::Evidence
                | Self::Search
                | Self::NetworkSearch
                | Self::AimReason
                | Self::SaveDetails
                | Self::AboutUs
                | Self::SharePurpose
                | Self::Import
                | Self::CopyMatrix
                | Self::SpreadsheetPath
                | Self::MatrixTitle
                | Self::Export
                | Self::Palette
        )
    }

    /// Its name, as help and README head it.
    pub fn title(self) -> &'static str {
        titles::title(self)
    }
}

/// One row of the key table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// The footer line it stands on: 1 or 2; 0 is in help only.
    pub footer_line: u8,
    /// How its keys are shown; empty shows the first key.
    pub key_label: &'static str,
    /// The keys.
    pub keys: &'static [Key],
    /// What they mean.
    pub command: Command,
    /// A word or two for the footer.
    pub label: &'static str,
    /// A line for help, palette and README.
    pub help: &'static str,
}

impl Binding {
    /// How its keys are shown.
    pub fn key_label(&self) -> String {
        match (self.key_label, self.keys.first()) {
            ("", Some(key)) => key.to_string(),
            (shown, _) => shown.to_owned(),
        }
    }
}

/// The rows of a room: its own, then those that hold in every room of its kind.
pub fn bindings(room: KeyContext) -> impl Iterator<Item = &'static Binding> {
    let shared = if room.is_text() { tables::TEXT_ENTRY } else { tables::GLOBAL };
    let moving = if room.is_text() { &[][..] } else { tables::NAVIGATION };
    let own = tables::own_bindings(room);
    let is_new = move |row: &&Binding| {
        !own.iter().any(|mine| {
            mine.command == row.command || mine.keys.iter().any(|key| row.keys.contains(key))
        })
    };
    own.iter().chain(moving.iter().filter(is_new)).chain(shared.iter().filter(is_new))
}

/// The rows as a person reads them: all keys of a row, what it does; rows in a row that do the same
/// are told as one.
pub fn help_rows<'r>(rows: impl Iterator<Item = &'r Binding>) -> Vec<(String, &'static str)> {
    let mut told: Vec<(Vec<String>, &'static str)> = Vec::new();
    for row in rows {
        let keys = row.keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or ");
        match told.last_mut() {
            Some((all, help)) if *help == row.help => all.push(keys),
            _ => told.push((vec![keys], row.help)),
        }
    }
    let spell = |all: &[String]| match all {
        [first, .., last] if all.len() > 2 => format!("{first} to {last}"),
        few => few.join(" or "),
    };
    told.into_iter().map(|(all, help)| (spell(&all), help)).collect()
}

/// What `key` means in `room`, where it means anything. In a text room a printable key never does.
pub fn command_for(room: KeyContext, key: Key) -> Option<Command> {
    if room.is_text() && key.printable_char().is_some() {
        return None;
    }
    bindings(room).find(|row| row.keys.contains(&key)).map(|row| row.command)
}

#[cfg(test)]
mod tests;
