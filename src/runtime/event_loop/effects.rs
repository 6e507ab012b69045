//! Sends effects to the threads that do them. Nothing in here waits, but for what must be on the
//! disk before the program is suspended.

use std::mem::discriminant;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::time::Duration;

use super::{EventLoop, Flow, LoopEnd};
use crate::maturity::network_state::NetworkState;
use crate::runtime::editor;
use crate::runtime::library_access::Reader;
use crate::runtime::message::RequestNumber;
use crate::runtime::program::Program;
use crate::runtime::reader_thread::ReaderMessage;
use crate::runtime::signals::{self, SuspendTarget};
use crate::runtime::terminal::TerminalScreen;
use crate::runtime::writer_thread::WriteJob;
use crate::tui::protocol::bookmark::LastPlace;
use crate::tui::protocol::effect::{Effect, ReadRequest, WriteRequest};
use crate::tui::protocol::outcome::Outcome;

/// How long suspending waits for the disk.
const FLUSH_TIMEOUT: Duration = Duration::from_secs(2);

/// The event loop's side of the reader thread.
pub struct ReaderSenders {
    requests: Sender<ReaderMessage>,
    stop: Arc<AtomicBool>,
    last_number: RequestNumber,
    newest: Vec<(RequestNumber, ReadRequest)>,
}

impl ReaderSenders {
    /// `stop` stops the reading of what is only good to know.
    pub fn new(requests: Sender<ReaderMessage>, stop: Arc<AtomicBool>) -> Self {
        Self { requests, stop, last_number: 0, newest: Vec::new() }
    }

    pub fn request(&mut self, request: ReadRequest) {
        self.last_number += 1;
        self.newest.retain(|(_, other)| discriminant(other) != discriminant(&request));
        self.newest.push((self.last_number, request.clone()));
        let is_first = request.priority() < ReadRequest::Diagnose.priority();
        let _ = self.requests.send(ReaderMessage::Read(self.last_number, request));
        if is_first {
            self.stop.store(true, Ordering::SeqCst);
        }
    }

    /// Whether nothing newer of its kind was asked for, or in another library.
    pub(crate) fn is_newest(&self, number: RequestNumber) -> bool {
        self.newest.iter().any(|(newest, _)| *newest == number)
    }

    /// Reads another library from now on. What was asked of the one before means nothing any more.
    pub(crate) fn switch_library(&mut self, other: Reader) {
        self.newest.clear();
        self.stop.store(true, Ordering::SeqCst);
        let _ = self.requests.send(ReaderMessage::SwitchLibrary(other));
    }
}

impl<P: Program, S: TerminalScreen> EventLoop<P, S> {
    pub(crate) fn run_effects(&mut self, effects: Vec<Effect>) -> Flow {
        effects.into_iter().try_for_each(|effect| self.run_effect(effect))
    }

    fn run_effect(&mut self, effect: Effect) -> Flow {
        match effect {
            Effect::Read(request) => {
                let is_list = request == ReadRequest::Networks;
                self.reader.request(request);
                if is_list {
                    self.reader.request(ReadRequest::Summaries);
                }
                ControlFlow::Continue(())
            }
            Effect::Write(request) => {
                if let WriteRequest::SaveAppearance(appearance) = &request {
                    self.screen.set_mouse_capture(appearance.mouse);
                }
                if let Some((change, _)) = request.unsaved_change() {
                    self.unsaved_drafts.track_change(change);
                }
                self.send_job(WriteJob::Write(Box::new(request), self.clock.now()))
            }
            Effect::AutosaveDraft { slug, open_draft, urgency, number } => {
                let open_draft = self.unsaved_drafts.track(&slug, *open_draft, number);
                self.send_job(WriteJob::AutosaveDraft { slug, open_draft, urgency, number })
            }
            Effect::PublishDrafts => {
                self.remember_place();
                self.send_job(WriteJob::PublishDrafts)
            }
            Effect::EditFile { editor, file, path } => self.edit_file(&editor, file, &path),
            Effect::Quit => ControlFlow::Break(LoopEnd::Quit),
            Effect::QuitAndLose => ControlFlow::Break(LoopEnd::QuitAndLose),
            Effect::Suspend if signals::can_suspend() => self.suspend(SuspendTarget::ProcessGroup),
            Effect::Suspend => {
                let message = "There is no shell here that could wake the program up again, so it stays awake.";
                self.apply_outcome(Outcome::Failed(message.to_owned()))
            }
        }
    }

    /// Lends the terminal to an editor. Whatever was written with it is read again.
    fn edit_file(&mut self, editor: &str, file: String, path: &str) -> Flow {
        self.remember_place();
        self.flush_drafts();
        let edited = self.lend_terminal(|| editor::edit(editor, path))?;
        if let Err(error) = edited {
            let message =
                format!("{editor} could not be started: {error}. Open the file in another editor.");
            self.apply_outcome(Outcome::Failed(message))?;
        }
        self.reader.request(ReadRequest::MatrixFile(file));
        self.reader.request(ReadRequest::Matrices);
        ControlFlow::Continue(())
    }

    /// Sends a job to the writer thread. One that can't take it has panicked.
    pub(crate) fn send_job(&mut self, job: WriteJob) -> Flow {
        if self.writer.send(job).is_ok() {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(LoopEnd::Panicked)
        }
    }

    /// Waits until everything is on the disk, but not for ever.
    pub(crate) fn flush_drafts(&mut self) {
        let (done, wait) = mpsc::channel();
        if self.writer.send(WriteJob::Flush(done)).is_ok() {
            let _ = wait.recv_timeout(FLUSH_TIMEOUT);
        }
    }

    /// Notes what an outcome says of drafts and of the network that is open.
    pub(crate) fn note_outcome(&mut self, outcome: &mut Outcome) {
        if outcome.is_done() {
            self.unsaved_drafts.note_not_done(None);
        }
        match outcome {
            Outcome::NotDone { what, .. } => {
                self.unsaved_drafts.note_not_done(Some(what.clone()));
            }
            Outcome::Autosaved { number, .. } => self.unsaved_drafts.mark_saved(*number),
            Outcome::AutosaveFailed { message } => self.unsaved_drafts.mark_failed(message),
            Outcome::ChangeSaved(change) => self.unsaved_drafts.mark_change_saved(change),
            Outcome::ChangeFailed { change, message, is_kept, .. } => {
                self.unsaved_drafts.mark_change_failed(change, message, *is_kept);
            }
            Outcome::ChangeRecovered(change) => self.unsaved_drafts.track_change(change.clone()),
            Outcome::ChangeSettled { kept, keep_ours: true, .. } => {
                self.unsaved_drafts.track_change(kept.clone());
            }
            Outcome::ChangeSettled { kept, .. } => self.unsaved_drafts.forget_change(&kept.key()),
            Outcome::SnapshotSaved(saved) => self.unsaved_drafts.forget(saved.snapshot.id),
            Outcome::DraftDiscarded(draft) => self.unsaved_drafts.forget(*draft),
            Outcome::DraftOpened(open) => self.unsaved_drafts.forget(open.draft.id),
            Outcome::Imported { network_state: Some(state), .. }
            | Outcome::Restored { network_state: Some(state), .. }
            | Outcome::SnapshotTrashed { network_state: state, .. } => {
                self.unsaved_drafts.overlay(state);
            }
            Outcome::NetworkTrashed { slug, .. } => {
                self.unsaved_drafts.forget_network(slug);
                self.last_place.take_if(|place| place.slug == *slug);
            }
            Outcome::NetworksJoined { kept, other, network_state, .. }
            | Outcome::NetworkSplit { slug: kept, other, network_state, .. } => {
                // all of it is in the folders: see the writer thread
                self.unsaved_drafts.forget_network(kept);
                self.unsaved_drafts.forget_network(other);
                self.last_place.take_if(|place| place.slug == *other);
                if let Some(state) = network_state {
                    self.note_network(state);
                }
            }
            Outcome::NetworkOpened(state)
            | Outcome::NetworkAdded(state)
            | Outcome::NetworksKeptApart { network_state: Some(state), .. }
            | Outcome::LibraryOpened { network_state: Some(state), .. } => {
                self.note_network(state);
                self.unsaved_drafts.overlay(state);
            }
            _ => {}
        }
    }

    /// Notes the network that is open. What an interrupted program autosaved and did not publish is
    /// published in time.
    pub fn note_network(&mut self, state: &NetworkState) {
        let (slug, network) = (state.slug.clone(), state.network.id);
        self.last_place = Some(LastPlace { slug, network, bookmark: None });
        if self.is_read_only {
            return;
        }
        for open in state.drafts.iter().filter(|open| open.recovered) {
            let job = WriteJob::AdoptRecovered(state.slug.clone(), Arc::new(open.clone()));
            let _ = self.writer.send(job);
        }
    }

    /// Remembers where the person is, for the next start.
    pub(crate) fn remember_place(&mut self) {
        let Some(place) = &self.last_place else { return };
        if self.is_read_only {
            return;
        }
        let place = LastPlace { bookmark: self.program.bookmark(), ..place.clone() };
        let request = Box::new(WriteRequest::SaveLastPlace(place));
        let _ = self.writer.send(WriteJob::Write(request, self.clock.now()));
    }
}
