//! Effects, each handed to whom it concerns. Nothing in here waits, but for what must be on the
//! disk before the program sleeps.

use std::mem::discriminant;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::time::Duration;

use super::{EventLoop, Flow, LoopEnd};
use crate::maturity::network_state::NetworkState;
use crate::runtime::editor;
use crate::runtime::program::Program;
use crate::runtime::reader_thread::{LibraryReader, ReadRequest, ReaderMessage, RequestNumber};
use crate::runtime::signals::{self, SuspendTarget};
use crate::runtime::terminal::TerminalScreen;
use crate::runtime::writer_thread::{LastPlace, RememberedState, WriteJob};
use crate::tui::protocol::effect::Effect;
use crate::tui::protocol::outcome::Outcome;

/// How long going to sleep waits for the disk.
const FLUSH_TIMEOUT: Duration = Duration::from_secs(2);

/// What the reader is told by.
pub struct ReaderSenders {
    requests: Sender<ReaderMessage>,
    stop: Arc<AtomicBool>,
    last_number: RequestNumber,
    /// The newest reading of each kind.
    newest: Vec<(RequestNumber, ReadRequest)>,
}

impl ReaderSenders {
    /// Tells the reader by `orders`, and stops what is only good to know by `stop`.
    pub fn new(orders: Sender<ReaderMessage>, stop: Arc<AtomicBool>) -> Self {
        Self { requests: orders, stop, last_number: 0, newest: Vec::new() }
    }

    /// Asks for something to be read.
    pub fn request(&mut self, reading: ReadRequest) {
        self.last_number += 1;
        self.newest.retain(|(_, other)| discriminant(other) != discriminant(&reading));
        self.newest.push((self.last_number, reading.clone()));
        let is_first = reading.priority() < ReadRequest::Diagnose.priority();
        let _ = self.requests.send(ReaderMessage::Read(self.last_number, reading));
        if is_first {
            self.stop.store(true, Ordering::SeqCst);
        }
    }

    /// Whether nothing newer of its kind was asked for, or in another library.
    pub(crate) fn is_newest(&self, ticket: RequestNumber) -> bool {
        self.newest.iter().any(|(newest, _)| *newest == ticket)
    }

    /// Reads another library from now on. What was asked of the one before means nothing any more.
    pub(crate) fn switch_library(&mut self, other: Box<dyn LibraryReader>) {
        self.newest.clear();
        self.stop.store(true, Ordering::SeqCst);
        let _ = self.requests.send(ReaderMessage::SwitchLibrary(other));
    }
}

impl<P: Program, S: TerminalScreen> EventLoop<P, S> {
    /// Does what the program wants to happen.
    pub(crate) fn run_effects(&mut self, effects: Vec<Effect>) -> Flow {
        effects.into_iter().try_for_each(|effect| self.run_effect(effect))
    }

    fn run_effect(&mut self, effect: Effect) -> Flow {
        match effect {
            Effect::AutosaveDraft { slug, open_draft: open, urgency, number } => {
                let open = self.unsaved_drafts.track(&slug, *open, number);
                self.send_job(WriteJob::AutosaveDraft { slug, open_draft: open, urgency, number })
            }
            Effect::PublishDrafts => {
                self.remember_place();
                self.send_job(WriteJob::PublishDrafts)
            }
            Effect::OpenNetwork(slug) => self.request(ReadRequest::Network(slug)),
            Effect::Compare(wanted) => self.request(ReadRequest::Compare(wanted)),
            Effect::ListNetworks => {
                self.reader.request(ReadRequest::Networks);
                self.request(ReadRequest::Summaries)
            }
            Effect::ReadShareLog => self.request(ReadRequest::ShareLog),
            Effect::LoadUnsavedNetwork => self.request(ReadRequest::UnsavedNetwork),
            Effect::ListMatrices => self.request(ReadRequest::Matrices),
            Effect::ReadSpreadsheet(file) => self.request(ReadRequest::Spreadsheet(file)),
            Effect::ReadMatrixFile(file) => self.request(ReadRequest::MatrixFile(file)),
            Effect::PreviewRevision(file) => self.request(ReadRequest::PreviewRevision(file)),
            Effect::EditFile { editor, file, path: place } => self.edit_file(&editor, file, &place),
            Effect::Diagnose => self.request(ReadRequest::Diagnose),
            Effect::OpenLibrary(folder) => self.request(ReadRequest::Library(folder)),
            Effect::PlanImport(paths) => self.request(ReadRequest::PlanImport(paths)),
            Effect::OpenOwnLibrary => self.request(ReadRequest::OwnLibrary),
            Effect::OpenDemo => self.request(ReadRequest::Demo),
            Effect::SaveAppearance(look) => {
                self.screen.set_mouse_capture(look.mouse);
                self.send_write(Effect::SaveAppearance(look))
            }
            Effect::Quit => ControlFlow::Break(LoopEnd::Quit),
            Effect::Suspend if signals::may_sleep() => self.suspend(SuspendTarget::ProcessGroup),
            Effect::Suspend => {
                let says = "There is no shell here that could wake the program up again, so it stays awake.";
                self.apply_outcome(Outcome::Failed(says.to_owned()))
            }
            effect => self.send_write(effect),
        }
    }

    /// Lends the terminal to an editor. Whatever was written with it is read again.
    fn edit_file(&mut self, editor: &str, file: String, place: &str) -> Flow {
        self.remember_place();
        self.flush_drafts();
        let edited = self.lend_terminal(|| editor::edit(editor, place))?;
        if let Err(error) = edited {
            let says =
                format!("{editor} could not be started: {error}. Open the file in another editor.");
            self.apply_outcome(Outcome::Failed(says))?;
        }
        self.request(ReadRequest::MatrixFile(file))?;
        self.request(ReadRequest::Matrices)
    }

    fn send_write(&mut self, effect: Effect) -> Flow {
        let now = self.clock.now();
        self.send_job(WriteJob::Write(Box::new(effect), now))
    }

    fn request(&mut self, reading: ReadRequest) -> Flow {
        self.reader.request(reading);
        ControlFlow::Continue(())
    }

    /// Tells the keeper. One that can't be told has broken.
    pub(crate) fn send_job(&mut self, job: WriteJob) -> Flow {
        if self.writer.send(job).is_ok() {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(LoopEnd::Panicked)
        }
    }

    /// Waits a little until everything is on the disk.
    pub(crate) fn flush_drafts(&mut self) {
        let (done, wait) = mpsc::channel();
        if self.writer.send(WriteJob::Flush(done)).is_ok() {
            let _ = wait.recv_timeout(FLUSH_TIMEOUT);
        }
    }

    /// Takes notice of what an outcome means for the driver itself.
    pub(crate) fn note_outcome(&mut self, outcome: &mut Outcome) {
        match outcome {
            Outcome::Autosaved { number, .. } => self.unsaved_drafts.mark_saved(*number),
            Outcome::AutosaveFailed { message: says } => self.unsaved_drafts.mark_failed(says),
            Outcome::SnapshotSaved(saved) => self.unsaved_drafts.forget(saved.snapshot.id),
            Outcome::DraftDiscarded(draft) => self.unsaved_drafts.forget(*draft),
            Outcome::DraftOpened(open) => self.unsaved_drafts.forget(open.draft.id),
            Outcome::Imported { network_state: Some(record), .. } => {
                self.unsaved_drafts.overlay(record);
            }
            Outcome::NetworkOpened(record)
            | Outcome::NetworkAdded(record)
            | Outcome::LibraryOpened { network_state: Some(record), .. } => {
                self.note_network(record);
                self.unsaved_drafts.overlay(record);
            }
            _ => {}
        }
    }

    /// Takes notice of the network that is open. What an interrupted program kept and did not
    /// publish is published in time.
    pub fn note_network(&mut self, record: &NetworkState) {
        self.last_place = Some(LastPlace {
            slug: record.slug.clone(),
            network: record.network.id,
            bookmark: None,
        });
        if self.is_read_only {
            return;
        }
        for open in record.drafts.iter().filter(|open| open.recovered) {
            let _ = self
                .writer
                .send(WriteJob::AdoptRecovered(record.slug.clone(), Arc::new(open.clone())));
        }
    }

    /// Remembers where the person is, for the next start.
    pub(crate) fn remember_place(&mut self) {
        let Some(place) = &self.last_place else { return };
        if self.is_read_only {
            return;
        }
        let place = LastPlace { bookmark: self.program.bookmark(), ..place.clone() };
        let _ = self.writer.send(WriteJob::Remember(RememberedState::LastPlace(place)));
    }
}
