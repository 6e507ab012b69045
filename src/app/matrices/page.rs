//! One matrix, to be read from end to end: what it is and how far to trust it, its stages, every area with all it asks, the
//! statements that were never checked, its words.

use std::sync::Arc;

use super::telling;
use crate::app::desk::Desk;
use crate::app::keys::Room;
use crate::app::page::{Page, Read};
use crate::app::visit::Visit;
use crate::app::words::command::Command;
use crate::app::words::moment::Moment;
use crate::app::words::reply::{Go, Reply};
use crate::maturity::assessment::MatrixRef;
use crate::maturity::record::KnownMatrix;

/// The page of one matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixPage {
    /// The matrix.
    pub known: Arc<KnownMatrix>,
    /// How far it is read.
    pub read: Read,
}

impl MatrixPage {
    /// The page of exactly this matrix; none where it is not on the desk.
    pub fn open(desk: &Desk, reference: &MatrixRef) -> Option<Self> {
        let known = on_desk(desk).find(|known| known.reference == *reference)?;
        Some(Self { known: Arc::clone(known), read: Read::default() })
    }

    /// The page.
    pub fn page(&self, desk: &Desk) -> Page {
        let matrix = &self.known.matrix;
        let mut page = Page::titled(matrix.title.clone());
        telling::what_it_is(&mut page, &self.known);
        telling::stages(&mut page, matrix);
        let others: Vec<&Arc<KnownMatrix>> = on_desk(desk).collect();
        for domain in &matrix.domains {
            telling::area(&mut page, matrix, domain, &others);
        }
        telling::unchecked_list(&mut page, matrix);
        telling::words(&mut page, matrix);
        if let Some(footer) = &matrix.footer {
            page.gap();
            page.quiet(0, footer.clone());
        }
        page
    }
}

/// Every matrix that lies on the desk, those that can be chosen first.
pub(crate) fn on_desk(desk: &Desk) -> impl Iterator<Item = &Arc<KnownMatrix>> {
    let own = desk.record.iter().flat_map(|record| {
        let drafts = record.drafts.iter().chain(&record.elsewhere).map(|open| &open.matrix);
        record.matrices.iter().chain(drafts).chain(record.snapshots.iter().map(|saved| &saved.matrix))
    });
    desk.matrices.iter().chain(own).chain(&desk.national)
}

impl Visit for MatrixPage {
    fn room(&self) -> Room {
        Room::MatrixPage
    }

    fn update(&mut self, desk: &mut Desk, command: Command, _moment: &Moment) -> Vec<Reply> {
        if command == Command::Back {
            return vec![Reply::Go(Go::Back)];
        }
        let page = self.page(desk);
        match command {
            Command::Glossary => return vec![Reply::Go(Go::Glossary { matrix: self.known.reference.id.clone(), item: None })],
            Command::Copy => return vec![Reply::Go(Go::Copying(self.known.reference.clone()))],
            Command::Change => return super::files::change(desk, Some(&self.known)),
            Command::Next => self.read.to_heading(&page, desk.size, true),
            Command::Previous => self.read.to_heading(&page, desk.size, false),
            command => drop(self.read.update(&page, desk.size, command)),
        }
        Vec::new()
    }
}
