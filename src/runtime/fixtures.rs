//! Drafts, faults and shelves for tests, said in as few words as a test needs.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use jiff::Timestamp;
use uuid::Uuid;

use super::reader_thread::{Shelf, Switch};
use super::writer_thread::{Remembered, Saving, Vault};
use crate::maturity::assessment::{Assessment, Cover, Draft, MatrixRef};
use crate::maturity::comparison::Sides;
use crate::maturity::comparison::selection::{Other, Wanted};
use crate::maturity::diagnostic::Finding;
use crate::maturity::fixtures::{answers, domain, known, matrix};
use crate::maturity::ids::Slug;
use crate::maturity::matrix::{Crossing, Extra, Matrix};
use crate::maturity::matrix_catalog::Collection;
use crate::maturity::network::Network;
use crate::maturity::network_state::{
    DraftConflict, KnownMatrix, NetworkEntry, OpenDraft, Record, SavedSnapshot,
};
use crate::maturity::revision::{Meanings, Revision, WrittenFile};
use crate::maturity::share::{Given, Landing, Log, Look};
use crate::maturity::summary::Summaries;
use crate::maturity::unsaved_network::Begun;
use crate::store::error::{Fault, Trouble};
use crate::tui::protocol::effect::{BringingIn, Sharing};
use crate::tui::protocol::export_content::Outgoing;
use crate::tui::protocol::now::Moment;
use crate::tui::protocol::spreadsheet_preview::Spreadsheet;

const ITEMS: [&str; 6] = ["A-1", "A-2", "A-3", "A-4", "A-5", "A-6"];

/// A draft whose id is the number, with so many answers.
pub(crate) fn draft(number: u128, count: usize) -> OpenDraft {
    let matrix = known(matrix(&["early"], vec![domain("A", &ITEMS.map(|item| (item, "early")))]));
    let mut assessment = Assessment::empty(matrix.reference.clone());
    let given: Vec<_> = ITEMS.iter().take(count).map(|item| (*item, "fully")).collect();
    assessment.answers = answers(&given);
    let network = Network::named(Uuid::from_u128(1), "Hillside PCN").as_ref();
    let (id, device, extra) = (Uuid::from_u128(number), Uuid::nil(), Extra::new());
    let draft =
        Draft { id, device, base: None, network, assessment, cover: Cover::default(), extra };
    OpenDraft { draft, matrix, kept_at: None, recovered: false }
}

/// A disk that takes nothing.
pub(crate) fn full() -> Fault {
    Fault::new(Trouble::NotWritten, "The disk is full.", "Make room.")
}

/// A shelf with nothing on it.
pub(crate) struct NoShelf;

impl Shelf for NoShelf {
    fn network(&mut self, _: &Slug) -> Result<Record, Fault> {
        Err(full())
    }

    fn compare(
        &mut self,
        _: &[Wanted],
        _: &AtomicBool,
        _: &mut dyn FnMut(usize, usize),
    ) -> Option<(Arc<Sides>, Vec<Other>)> {
        Some((Arc::new(Sides::new(vec![], vec![], &[])), vec![]))
    }

    fn networks(&mut self) -> Vec<NetworkEntry> {
        Vec::new()
    }

    fn begun(&mut self) -> Begun {
        Begun::default()
    }

    fn matrices(&mut self) -> Collection {
        Collection::default()
    }

    fn matrix_file(&mut self, file: &str) -> WrittenFile {
        WrittenFile {
            file: file.to_owned(),
            place: String::new(),
            matrix: None,
            findings: Vec::new(),
        }
    }

    fn revision(&mut self, _: &str) -> Result<Revision, Fault> {
        Err(full())
    }

    fn summaries(&mut self, _: &AtomicBool, _: &mut dyn FnMut(usize, usize)) -> Option<Summaries> {
        None
    }

    fn examine(&mut self, _: &AtomicBool) -> Option<Vec<Finding>> {
        Some(Vec::new())
    }

    fn shares(&mut self, _: &AtomicBool, _: &mut dyn FnMut(usize, usize)) -> Option<Log> {
        Some(Log::default())
    }
    fn look_over(
        &mut self,
        _: &[PathBuf],
        _: &AtomicBool,
        _: &mut dyn FnMut(usize, usize),
    ) -> Option<Look> {
        None
    }

    fn own(&mut self) -> Result<Switch, Fault> {
        Err(full())
    }

    fn spreadsheet(&mut self, _: &Path) -> Result<Spreadsheet, Fault> {
        Err(full())
    }

    fn library(&mut self, _: &Path) -> Result<Switch, Fault> {
        Err(full())
    }

    fn demo(&mut self) -> Result<Switch, Fault> {
        Err(full())
    }
}

/// A vault that takes everything and keeps nothing.
pub(crate) struct Paperless;

impl Vault for Paperless {
    fn take_up(&mut self) -> Option<String> {
        None
    }

    fn clear_up(&mut self) {}

    fn journal(&mut self, _: &Slug, _: &Draft, _: &KnownMatrix, _: Timestamp) -> Result<(), Fault> {
        Ok(())
    }

    fn publish(&mut self, _: &Slug, _: &mut Draft, _: Timestamp) -> Result<(), Fault> {
        Ok(())
    }

    fn save_snapshot(&mut self, _: &Saving<'_>, _: &Moment) -> Result<SavedSnapshot, Fault> {
        Err(full())
    }

    fn add_network(&mut self, _: &str, _: Option<&str>, _: &Moment) -> Result<Record, Fault> {
        Err(full())
    }

    fn copy_matrix(&mut self, _: &Matrix, _: &str) -> Result<Arc<KnownMatrix>, Fault> {
        Err(full())
    }

    fn take_as_next(&mut self, _: &Revision, _: &Meanings) -> Result<Arc<KnownMatrix>, Fault> {
        Err(full())
    }

    fn put_network(
        &mut self,
        _: &Slug,
        _: &Network,
    ) -> Result<(Network, Vec<Arc<KnownMatrix>>), Fault> {
        Err(full())
    }

    fn share(&mut self, _: &Sharing, _: &Moment) -> Result<Given, Fault> {
        Err(full())
    }

    fn bring_in(
        &mut self,
        _: &BringingIn,
        _: usize,
        _: &mut dyn FnMut(usize) -> bool,
    ) -> Result<(Landing, Option<Record>), Fault> {
        Err(full())
    }

    fn put_crosswalk(&mut self, _: &MatrixRef, _: &[Crossing]) -> Result<Arc<KnownMatrix>, Fault> {
        Err(full())
    }

    fn add_matrix(&mut self, _: &Matrix) -> Result<Arc<KnownMatrix>, Fault> {
        Err(full())
    }

    fn write_out(&mut self, _: &Outgoing, _: &Path) -> Result<String, Fault> {
        Err(full())
    }

    fn amend(&mut self, _: &Slug, _: &SavedSnapshot, _: &Moment) -> Result<OpenDraft, Fault> {
        Err(full())
    }

    fn carry_on(&mut self, _: &Slug, _: &OpenDraft, _: &Moment) -> Result<OpenDraft, Fault> {
        Err(full())
    }

    fn discard(&mut self, _: &Slug, _: Uuid, _: Option<&Draft>, _: Timestamp) -> Result<(), Fault> {
        Err(full())
    }

    fn resolve(
        &mut self,
        _: &Slug,
        _: &DraftConflict,
        _: bool,
        _: Timestamp,
    ) -> Result<OpenDraft, Fault> {
        Err(full())
    }

    fn keep_begun(&mut self, _: &Begun) -> Result<(), Fault> {
        Ok(())
    }

    fn remember(&mut self, _: &Remembered) -> Result<(), Fault> {
        Ok(())
    }
}
