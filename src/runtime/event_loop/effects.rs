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
const PATIENCE: Duration = Duration::from_secs(2);

/// What the reader is told by.
pub struct ReaderSenders {
    orders: Sender<ReaderMessage>,
    stop: Arc<AtomicBool>,
    last: RequestNumber,
    /// The newest reading of each kind.
    newest: Vec<(RequestNumber, ReadRequest)>,
}

impl ReaderSenders {
    /// Tells the reader by `orders`, and stops what is only good to know by `stop`.
    pub fn new(orders: Sender<ReaderMessage>, stop: Arc<AtomicBool>) -> Self {
        Self { orders, stop, last: 0, newest: Vec::new() }
    }

    /// Asks for something to be read.
    pub fn ask(&mut self, reading: ReadRequest) {
        self.last += 1;
        self.newest.retain(|(_, other)| discriminant(other) != discriminant(&reading));
        self.newest.push((self.last, reading.clone()));
        let is_first = reading.rank() < ReadRequest::Examine.rank();
        let _ = self.orders.send(ReaderMessage::Read(self.last, reading));
        if is_first {
            self.stop.store(true, Ordering::SeqCst);
        }
    }

    /// Whether nothing newer of its kind was asked for, or in another library.
    pub(crate) fn is_newest(&self, ticket: RequestNumber) -> bool {
        self.newest.iter().any(|(newest, _)| *newest == ticket)
    }

    /// Reads another library from now on. What was asked of the one before means nothing any more.
    pub(crate) fn use_other(&mut self, other: Box<dyn LibraryReader>) {
        self.newest.clear();
        self.stop.store(true, Ordering::SeqCst);
        let _ = self.orders.send(ReaderMessage::Use(other));
    }
}

impl<P: Program, S: TerminalScreen> EventLoop<P, S> {
    /// Does what the program wants to happen.
    pub(crate) fn follow(&mut self, effects: Vec<Effect>) -> Flow {
        effects.into_iter().try_for_each(|effect| self.act_on(effect))
    }

    fn act_on(&mut self, effect: Effect) -> Flow {
        match effect {
            Effect::Keep { slug, open, pace, number } => {
                let open = self.handed.note(&slug, *open, number);
                self.tell(WriteJob::Keep { slug, open, pace, number })
            }
            Effect::Publish => {
                self.remember_place();
                self.tell(WriteJob::Publish)
            }
            Effect::OpenNetwork(slug) => self.ask(ReadRequest::Network(slug)),
            Effect::Compare(wanted) => self.ask(ReadRequest::Compare(wanted)),
            Effect::ListNetworks => {
                self.readers.ask(ReadRequest::Networks);
                self.ask(ReadRequest::Summaries)
            }
            Effect::ListShares => self.ask(ReadRequest::Shares),
            Effect::FindBegun => self.ask(ReadRequest::Begun),
            Effect::ListMatrices => self.ask(ReadRequest::Matrices),
            Effect::ReadSpreadsheet(file) => self.ask(ReadRequest::Spreadsheet(file)),
            Effect::ReadMatrixFile(file) => self.ask(ReadRequest::MatrixFile(file)),
            Effect::LookAtNext(file) => self.ask(ReadRequest::Next(file)),
            Effect::EditFile { editor, file, place } => self.edit(&editor, file, &place),
            Effect::Examine => self.ask(ReadRequest::Examine),
            Effect::OpenLibrary(folder) => self.ask(ReadRequest::Library(folder)),
            Effect::LookOver(paths) => self.ask(ReadRequest::LookOver(paths)),
            Effect::OpenOwn => self.ask(ReadRequest::Own),
            Effect::Demo => self.ask(ReadRequest::Demo),
            Effect::KeepLook(look) => {
                self.screen.hear_mouse(look.mouse);
                self.write(Effect::KeepLook(look))
            }
            Effect::Quit => ControlFlow::Break(LoopEnd::Left),
            Effect::Suspend if signals::may_sleep() => self.sleep(SuspendTarget::Together),
            Effect::Suspend => {
                let says = "There is no shell here that could wake the program up again, so it stays awake.";
                self.take_outcome(Outcome::Refused(says.to_owned()))
            }
            effect => self.write(effect),
        }
    }

    /// Lends the terminal to an editor. Whatever was written with it is read again.
    fn edit(&mut self, editor: &str, file: String, place: &str) -> Flow {
        self.remember_place();
        self.keep_now();
        let edited = self.lend(|| editor::edit(editor, place))?;
        if let Err(error) = edited {
            let says =
                format!("{editor} could not be started: {error}. Open the file in another editor.");
            self.take_outcome(Outcome::Refused(says))?;
        }
        self.ask(ReadRequest::MatrixFile(file))?;
        self.ask(ReadRequest::Matrices)
    }

    fn write(&mut self, effect: Effect) -> Flow {
        let moment = self.clock.moment();
        self.tell(WriteJob::Write(Box::new(effect), moment))
    }

    fn ask(&mut self, reading: ReadRequest) -> Flow {
        self.readers.ask(reading);
        ControlFlow::Continue(())
    }

    /// Tells the keeper. One that can't be told has broken.
    pub(crate) fn tell(&mut self, job: WriteJob) -> Flow {
        if self.keeper.send(job).is_ok() {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(LoopEnd::Broken)
        }
    }

    /// Waits a little until everything is on the disk.
    pub(crate) fn keep_now(&mut self) {
        let (done, wait) = mpsc::channel();
        if self.keeper.send(WriteJob::KeepNow(done)).is_ok() {
            let _ = wait.recv_timeout(PATIENCE);
        }
    }

    /// Takes notice of what an outcome means for the driver itself.
    pub(crate) fn note(&mut self, outcome: &mut Outcome) {
        match outcome {
            Outcome::Kept { number, .. } => self.handed.kept(*number),
            Outcome::NotKept { says } => self.handed.not_kept(says),
            Outcome::SnapshotSaved(saved) => self.handed.forget(saved.snapshot.id),
            Outcome::Discarded(draft) => self.handed.forget(*draft),
            Outcome::DraftOpened(open) => self.handed.forget(open.draft.id),
            Outcome::BroughtIn { record: Some(record), .. } => self.handed.lay_over(record),
            Outcome::Opened(record)
            | Outcome::NetworkAdded(record)
            | Outcome::LibraryOpened { record: Some(record), .. } => {
                self.note_record(record);
                self.handed.lay_over(record);
            }
            _ => {}
        }
    }

    /// Takes notice of the network that is open. What an interrupted program kept and did not
    /// publish is published in time.
    pub fn note_record(&mut self, record: &NetworkState) {
        self.place =
            Some(LastPlace { slug: record.slug.clone(), network: record.network.id, walk: None });
        if self.is_read_only {
            return;
        }
        for open in record.drafts.iter().filter(|open| open.recovered) {
            let _ = self.keeper.send(WriteJob::Adopt(record.slug.clone(), Arc::new(open.clone())));
        }
    }

    /// Remembers where the person is, for the next start.
    pub(crate) fn remember_place(&mut self) {
        let Some(place) = &self.place else { return };
        if self.is_read_only {
            return;
        }
        let place = LastPlace { walk: self.program.bookmark(), ..place.clone() };
        let _ = self.keeper.send(WriteJob::Remember(RememberedState::Place(place)));
    }
}
