//! The main loop: it waits for one message, takes in everything that waits, and then draws once.
//! However many keys come at once, the screen is drawn for the last of them.

mod coalesce;
mod effects;
#[cfg(test)]
mod tests;

use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::clock::Clock;
use super::message::{Message, SystemNotice, WriterFinished};
use super::program::Program;
use super::reader_thread::{LibraryReader, ReadRequest, ReadResult};
use super::signals::{self, SuspendTarget};
use super::terminal::TerminalScreen;
use super::unsaved_drafts::UnsavedDrafts;
use super::writer_thread::{LastPlace, WriteJob};
use crate::tui::protocol::hit_areas::HitAreas;
use crate::tui::protocol::input_event::InputEvent;
use crate::tui::protocol::outcome::Outcome;

pub use self::effects::ReaderSenders;

/// Why the loop came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoopEnd {
    /// The person left.
    Quit,
    /// The system told it to, by the signal with this number.
    Signal(i32),
    /// The terminal is gone.
    TerminalGone,
    /// There is a fault in the program.
    Panicked,
}

/// What is to be seen of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ScreenState {
    /// Something from before.
    Stale,
    /// What is.
    Drawn,
    /// Nothing: the terminal is given back for a while.
    Suspended,
}

/// The way on, or why not.
type Flow = ControlFlow<LoopEnd>;

/// A program, what it is drawn on, and what does its effects.
pub struct EventLoop<P, S> {
    /// What is driven.
    pub program: P,
    /// What it is drawn on.
    pub screen: S,
    /// The time.
    pub clock: Clock,
    /// What the keeper is told by.
    pub writer: Sender<WriteJob>,
    /// What the reader is told by.
    pub reader: ReaderSenders,
    /// Whether nothing can be written, so that nothing is tried.
    pub is_read_only: bool,
    /// Whether the library is a made-up one that is gone when it is left.
    pub is_temporary: bool,
    /// What was handed over for keeping.
    pub unsaved_drafts: UnsavedDrafts,
    hit_areas: HitAreas,
    last_place: Option<LastPlace>,
    pending_resize: Option<(u16, u16)>,
    screen_state: ScreenState,
    /// What was heard while another library is being opened.
    deferred_input: Option<Vec<InputEvent>>,
}

impl<P: Program, S: TerminalScreen> EventLoop<P, S> {
    /// Drives `program` on `screen`.
    pub fn new(
        program: P,
        screen: S,
        clock: Clock,
        keeper: Sender<WriteJob>,
        readers: ReaderSenders,
    ) -> Self {
        Self {
            program,
            screen,
            clock,
            writer: keeper,
            reader: readers,
            is_read_only: false,
            is_temporary: false,
            unsaved_drafts: UnsavedDrafts::default(),
            hit_areas: HitAreas::default(),
            last_place: None,
            pending_resize: None,
            screen_state: ScreenState::Stale,
            deferred_input: None,
        }
    }

    /// Runs until there is a reason to end.
    pub fn run(&mut self, messages: &Receiver<Message>) -> LoopEnd {
        match self.run_until_end(messages) {
            ControlFlow::Break(ending) => ending,
            ControlFlow::Continue(()) => LoopEnd::TerminalGone,
        }
    }

    fn run_until_end(&mut self, messages: &Receiver<Message>) -> Flow {
        self.draw()?;
        while let Ok(first) = messages.recv() {
            let mut waiting = coalesce::coalesce(first, messages).into_iter();
            let onward = waiting.try_for_each(|message| self.handle_message(message));
            if onward.is_break() {
                waiting.for_each(|message| self.note_final(message));
                return onward;
            }
            self.draw()?;
        }
        ControlFlow::Continue(())
    }

    /// What came in together with the reason to end is not shown any more; that something is on the
    /// disk counts all the same.
    fn note_final(&mut self, message: Message) {
        if let Message::Written(mut outcome) = message {
            self.note_outcome(&mut outcome);
        }
    }

    fn handle_message(&mut self, message: Message) -> Flow {
        match message {
            Message::Input(heard) => heard.into_iter().try_for_each(|one| self.handle_input(one)),
            Message::Written(outcome) => self.apply_outcome(outcome),
            Message::LibrarySwitchFailed(refused) => self.on_library_switch_failed(refused),
            Message::LibrarySwitched { reader, outcome: opened, is_temporary: is_passing } => {
                self.is_temporary = is_passing;
                self.on_library_switched(reader, *opened)
            }
            Message::Read(ticket, _) if !self.reader.is_newest(ticket) => ControlFlow::Continue(()),
            Message::Read(_, fetched) => match *fetched {
                ReadResult::Outcome(outcome) => self.apply_outcome(outcome),
                ReadResult::Library(switch) => {
                    self.deferred_input.get_or_insert_default();
                    self.send_job(WriteJob::SwitchLibrary(Box::new(switch)))
                }
            },
            Message::SystemNotice(SystemNotice::Terminate(signal)) => {
                ControlFlow::Break(LoopEnd::Signal(signal))
            }
            Message::SystemNotice(SystemNotice::Suspend) => self.suspend(SuspendTarget::Process),
            Message::SystemNotice(SystemNotice::Resume) => self.resume(),
            Message::TerminalGone => ControlFlow::Break(LoopEnd::TerminalGone),
            Message::ThreadPanicked | Message::Finished(_) => ControlFlow::Break(LoopEnd::Panicked),
        }
    }

    fn handle_input(&mut self, heard: InputEvent) -> Flow {
        if self.screen_state == ScreenState::Suspended {
            self.resume()?;
        }
        if let Some(aside) = &mut self.deferred_input {
            aside.push(heard);
            return ControlFlow::Continue(());
        }
        let command = match heard {
            InputEvent::Click(column, row) => {
                // a click means what is to be seen, so what came before it must be
                self.draw()?;
                self.hit_areas.command_at(column, row)
            }
            InputEvent::Resize(columns, rows) => {
                self.pending_resize = Some((columns, rows));
                None
            }
            _ => None,
        };
        self.screen_state = ScreenState::Stale;
        let now = self.clock.now();
        let effects = match command {
            Some(command) => self.program.dispatch(command, &now),
            None => self.program.handle_input(heard, &now),
        };
        self.run_effects(effects)
    }

    fn apply_outcome(&mut self, mut outcome: Outcome) -> Flow {
        self.note_outcome(&mut outcome);
        if self.screen_state == ScreenState::Drawn {
            self.screen_state = ScreenState::Stale;
        }
        let effects = self.program.apply_outcome(outcome, &self.clock.now());
        self.run_effects(effects)
    }

    /// The other library was not opened after all: what was heard meanwhile is for this one.
    fn on_library_switch_failed(&mut self, refused: Outcome) -> Flow {
        self.apply_outcome(refused)?;
        self.deferred_input
            .take()
            .into_iter()
            .flatten()
            .try_for_each(|heard| self.handle_input(heard))
    }

    /// Another library is open: everything before it is past.
    fn on_library_switched(&mut self, other: Box<dyn LibraryReader>, opened: Outcome) -> Flow {
        self.reader.switch_library(other);
        self.reader.request(ReadRequest::Diagnose);
        self.unsaved_drafts = UnsavedDrafts::default();
        self.last_place = None;
        self.is_read_only =
            matches!(&opened, Outcome::LibraryOpened { read_only_reason: Some(_), .. });
        let aside = self.deferred_input.take();
        self.apply_outcome(opened)?;
        aside.into_iter().flatten().try_for_each(|heard| self.handle_input(heard))
    }

    /// Draws, where what is to be seen is not what was drawn last.
    fn draw(&mut self) -> Flow {
        if self.screen_state != ScreenState::Stale {
            return ControlFlow::Continue(());
        }
        let resized = self
            .pending_resize
            .take()
            .map_or(Ok(()), |(width, height)| self.screen.resize(width, height));
        let (program, places) = (&self.program, &mut self.hit_areas);
        let drawn =
            resized.and_then(|()| self.screen.draw(&mut |frame| *places = program.draw(frame)));
        self.screen_state = ScreenState::Drawn;
        if drawn.is_ok() {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(LoopEnd::TerminalGone)
        }
    }

    /// Gives the terminal back, once everything is kept, and sleeps.
    fn suspend(&mut self, who: SuspendTarget) -> Flow {
        self.remember_place();
        self.flush_drafts();
        self.screen.leave();
        self.screen_state = ScreenState::Suspended;
        // being woken is told like anything else
        if signals::sleep(who).is_ok() { ControlFlow::Continue(()) } else { self.resume() }
    }

    /// Gives the terminal back for as long as `other` takes.
    fn lend_terminal<T>(&mut self, other: impl FnOnce() -> T) -> ControlFlow<LoopEnd, T> {
        self.screen.leave();
        let done = other();
        match self.resume() {
            ControlFlow::Continue(()) => ControlFlow::Continue(done),
            ControlFlow::Break(ending) => ControlFlow::Break(ending),
        }
    }

    /// Takes the terminal again, whatever was done to it meanwhile.
    fn resume(&mut self) -> Flow {
        let Ok((columns, rows)) = self.screen.enter() else {
            return ControlFlow::Break(LoopEnd::TerminalGone);
        };
        self.screen_state = ScreenState::Stale;
        let effects =
            self.program.handle_input(InputEvent::Resize(columns, rows), &self.clock.now());
        self.run_effects(effects)
    }

    /// Ends: everything kept and published, as far as that can be done within `patience`. `waiting`
    /// is called once, should it take long enough to be noticed.
    pub fn finish(
        &mut self,
        messages: &Receiver<Message>,
        patience: Duration,
        waiting: impl FnOnce(),
    ) -> Option<WriterFinished> {
        self.remember_place();
        self.writer.send(WriteJob::Finish).ok()?;
        let until = Instant::now() + patience;
        let mut notice = Some((Instant::now() + SHUTDOWN_NOTICE_DELAY, waiting));
        loop {
            let next = notice.as_ref().map_or(until, |(at, _)| (*at).min(until));
            match messages.recv_timeout(next.saturating_duration_since(Instant::now())) {
                Ok(Message::Finished(finished)) => return Some(finished),
                Ok(Message::Written(mut outcome)) => self.note_outcome(&mut outcome),
                Ok(_) => {}
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) if Instant::now() >= until => return None,
                Err(RecvTimeoutError::Timeout) => {
                    if let Some((_, waiting)) = notice.take() {
                        waiting();
                    }
                }
            }
        }
    }
}

/// After how long a person wonders what a program is doing.
const SHUTDOWN_NOTICE_DELAY: Duration = Duration::from_millis(400);
