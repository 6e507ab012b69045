//! The matrices: which there are, where each comes from, which of them our network uses, and what is odd about their files.

mod files;
mod page;
mod telling;

pub(crate) use self::files::path_of;
pub use self::page::MatrixPage;
pub(crate) use self::page::on_desk;

use std::sync::Arc;

use super::desk::Desk;
use super::keys::Room;
use super::page::{Page, Read};
use super::pages::{tell, weight};
use super::visit::Visit;
use super::words::command::Command;
use super::words::moment::Moment;
use super::words::reply::{Go, Reply};
use crate::maturity::ids::MatrixId;
use crate::maturity::record::{KnownMatrix, Origin};

/// The list of matrices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Matrices {
    /// How far the list is read.
    pub read: Read,
}

/// A matrix on the list.
#[derive(Clone, Debug, PartialEq)]
pub enum Listed {
    /// One that is here.
    Here(Arc<KnownMatrix>),
    /// One in use of which there is no file that can be used.
    Gone(MatrixId),
}

impl Listed {
    fn known(&self) -> Option<&Arc<KnownMatrix>> {
        match self {
            Self::Here(known) => Some(known),
            Self::Gone(_) => None,
        }
    }

    fn id(&self) -> &MatrixId {
        match self {
            Self::Here(known) => &known.reference.id,
            Self::Gone(id) => id,
        }
    }
}

/// All matrices, one line each at its newest revision: those that are here, then those in use that are not.
pub fn listed(desk: &Desk) -> Vec<Listed> {
    let mut newest: Vec<Arc<KnownMatrix>> = Vec::new();
    for known in &desk.matrices {
        match newest.iter_mut().find(|other| other.reference.id == known.reference.id) {
            Some(other) if rank(known) > rank(other) => *other = Arc::clone(known),
            Some(_) => {}
            None => newest.push(Arc::clone(known)),
        }
    }
    let gone = |id: &&MatrixId| !newest.iter().any(|known| known.reference.id == **id);
    let gone: Vec<MatrixId> = in_use(desk).iter().filter(gone).cloned().collect();
    newest.into_iter().map(Listed::Here).chain(gone.into_iter().map(Listed::Gone)).collect()
}

/// The newer revision counts; of one revision, a file that people can look at before a frozen copy of it.
fn rank(known: &KnownMatrix) -> (u32, bool) {
    (known.reference.revision, !matches!(known.origin, Origin::Frozen(_)))
}

fn in_use(desk: &Desk) -> &[MatrixId] {
    desk.record.as_ref().map(|record| record.network.matrices.as_slice()).unwrap_or_default()
}

impl Matrices {
    /// The page: a line to stop at for each matrix, then what was found in files that belong to none of them.
    pub fn page(desk: &Desk) -> Page {
        let mut page = Page::titled("Matrices: what is asked");
        if desk.matrices.is_empty() {
            page.body(0, "Reading the matrices…");
            return page;
        }
        let all = listed(desk);
        for listed in &all {
            one(&mut page, desk, listed);
        }
        page.gap();
        page.quiet(0, format!("Put a matrix file into {} and it appears here.", folder(desk)));
        for finding in desk.matrix_findings.iter().filter(|finding| !all.iter().any(|one| is_about(one, &finding.file))) {
            page.gap();
            tell(&mut page, finding);
        }
        page
    }

    /// The matrix in focus.
    pub fn focus(self, desk: &Desk) -> Option<Listed> {
        if desk.matrices.is_empty() { None } else { listed(desk).into_iter().nth(self.read.at) }
    }

    /// What the next key does to the matrix in focus.
    pub fn hint(self, desk: &Desk) -> String {
        let us = desk.record.as_ref().map_or("your network", |record| record.network.name.as_str());
        match self.focus(desk) {
            Some(listed) if in_use(desk).contains(listed.id()) => {
                "Space stops using it. All answers and snapshots stay.".to_owned()
            }
            Some(_) => format!("Space uses it for {us}, beside the others."),
            None if desk.matrices.is_empty() => String::new(),
            None => "Everything else works. Nothing was changed or moved.".to_owned(),
        }
    }

    fn open(self, desk: &Desk) -> Vec<Reply> {
        match self.focus(desk) {
            Some(Listed::Here(known)) => vec![Reply::Go(Go::MatrixPage(known.reference.clone()))],
            Some(Listed::Gone(id)) => vec![Reply::Say(format!("There is no file of {id} here that can be used."))],
            None => Vec::new(),
        }
    }

    fn toggle(self, desk: &mut Desk) -> Vec<Reply> {
        let Some(listed) = self.focus(desk) else { return Vec::new() };
        if let Some(why) = &desk.read_only {
            return vec![Reply::Say(why.clone())];
        }
        let Some(record) = &mut desk.record else { return Vec::new() };
        let mut network = record.network.clone();
        let id = listed.id();
        let says = if network.matrices.contains(id) {
            network.matrices.retain(|used| used != id);
            record.matrices.retain(|known| known.reference.id != *id);
            "No longer in use. Its answers and snapshots stay; Space brings it back."
        } else {
            network.matrices.push(id.clone());
            if let Listed::Here(known) = &listed {
                record.matrices.push(Arc::clone(known));
            }
            "In use: it stands on Home now, beside the others."
        };
        let mut replies = desk.put_network(network);
        replies.push(Reply::Say(says.to_owned()));
        replies
    }
}

/// One matrix: whether it is in use, its title; below, what it is and where it comes from, and what was found in its file.
fn one(page: &mut Page, desk: &Desk, listed: &Listed) {
    let tick = if in_use(desk).contains(listed.id()) { "[x]" } else { "[ ]" };
    match listed {
        Listed::Gone(id) => {
            page.stop(0, format!("{tick} {id}"));
            page.quiet(4, "In use, but no file of it is here that can be used.");
        }
        Listed::Here(known) => {
            page.stop(0, format!("{tick} {}", known.matrix.title));
            let used = if in_use(desk).contains(listed.id()) { "in use · " } else { "" };
            page.quiet(4, format!("{used}{}", telling::kind_and_origin(known)));
            for finding in desk.matrix_findings.iter().filter(|finding| is_about(listed, &finding.file)) {
                let line = finding.line.map_or_else(String::new, |line| format!(", line {line}"));
                page.body(4, format!("{}{line}: {} {}", weight(finding), finding.says, finding.remedy));
            }
        }
    }
}

fn is_about(listed: &Listed, file: &str) -> bool {
    match listed {
        Listed::Here(known) => matches!(&known.origin, Origin::Loose(own) | Origin::Frozen(own) if own == file),
        Listed::Gone(_) => false,
    }
}

/// The folder for matrix files, as this system writes it.
fn folder(desk: &Desk) -> String {
    let separator = if desk.library.contains('\\') { '\\' } else { '/' };
    format!("{}{separator}matrices", desk.library.trim_end_matches(separator))
}

impl Visit for Matrices {
    fn room(&self) -> Room {
        Room::Matrices
    }

    fn update(&mut self, desk: &mut Desk, command: Command, _moment: &Moment) -> Vec<Reply> {
        match command {
            Command::Back => vec![Reply::Go(Go::Back)],
            Command::Enter => self.open(desk),
            Command::Tick => self.toggle(desk),
            Command::Copy => files::copy(self.focus(desk).as_ref()),
            Command::Change => files::change(desk, self.focus(desk).as_ref().and_then(Listed::known)),
            command => {
                let page = Self::page(desk);
                if let Command::Open(at) = command {
                    self.read.update(&page, desk.size, Command::Focus(at));
                    return self.open(desk);
                }
                self.read.update(&page, desk.size, command);
                Vec::new()
            }
        }
    }
}
