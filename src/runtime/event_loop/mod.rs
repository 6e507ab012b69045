//! The event loop: it waits for one message, handles everything that waits, and then draws once.
//! However many keys come at once, the screen is drawn for the last of them.

mod coalesce;
mod effects;
#[cfg(test)]
mod tests;

use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use super::clock::Clock;
use super::library_access::{ReadAnswer, Reader};
use super::message::{Message, SystemNotice, WriterFinished};
use super::program::Program;
use super::signals::{self, SuspendTarget};
use super::terminal::TerminalScreen;
use super::unsaved_drafts::UnsavedDrafts;
use super::writer_thread::WriteJob;
use crate::store::dirs::quote_argument;
use crate::tui::protocol::bookmark::LastPlace;
use crate::tui::protocol::effect::ReadRequest;
use crate::tui::protocol::hit_areas::HitAreas;
use crate::tui::protocol::input_event::InputEvent;
use crate::tui::protocol::outcome::Outcome;

pub use self::effects::ReaderSenders;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoopEnd {
    Quit,
    /// Left, though something is not saved: the person chose to lose it.
    QuitAndLose,
    Signal(i32),
    TerminalGone,
    Panicked,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ScreenState {
    Stale,
    Drawn,
    /// The terminal is given back for a while.
    Suspended,
}

/// Go on, or why not.
type Flow = ControlFlow<LoopEnd>;

/// A program, the screen it is drawn on, and the threads that do its effects.
pub struct EventLoop<P, S> {
    pub program: P,
    pub screen: S,
    pub clock: Clock,
    pub writer: Sender<WriteJob>,
    pub reader: ReaderSenders,
    /// Whether nothing can be written, so that nothing is tried.
    pub is_read_only: bool,
    /// Whether the library is a made-up one that is gone when it is left.
    pub is_temporary: bool,
    /// The command that opens this library again; none where the name of the program does.
    pub open_command: Option<String>,
    pub unsaved_drafts: UnsavedDrafts,
    hit_areas: HitAreas,
    last_place: Option<LastPlace>,
    pending_resize: Option<(u16, u16)>,
    screen_state: ScreenState,
    /// What came from the terminal while another library is being opened.
    deferred_input: Option<Vec<InputEvent>>,
}

impl<P: Program, S: TerminalScreen> EventLoop<P, S> {
    pub fn new(
        program: P,
        screen: S,
        clock: Clock,
        writer: Sender<WriteJob>,
        reader: ReaderSenders,
    ) -> Self {
        Self {
            program,
            screen,
            clock,
            writer,
            reader,
            is_read_only: false,
            is_temporary: false,
            open_command: None,
            unsaved_drafts: UnsavedDrafts::default(),
            hit_areas: HitAreas::default(),
            last_place: None,
            pending_resize: None,
            screen_state: ScreenState::Stale,
            deferred_input: None,
        }
    }

    pub fn run(&mut self, messages: &Receiver<Message>) -> LoopEnd {
        match self.run_until_end(messages) {
            ControlFlow::Break(end) => end,
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

    /// What came in together with the reason to end is not shown any more, but that something is on
    /// the disk must be known.
    fn note_final(&mut self, message: Message) {
        if let Message::Written(mut outcome) = message {
            self.note_outcome(&mut outcome);
        }
    }

    fn handle_message(&mut self, message: Message) -> Flow {
        match message {
            Message::Input(events) => self.handle_inputs(events),
            Message::Written(outcome) => self.apply_outcome(outcome),
            Message::CleanedUp => {
                self.reader.request(ReadRequest::Diagnose);
                ControlFlow::Continue(())
            }
            Message::LibrarySwitchFailed(outcome) => self.on_library_switch_failed(outcome),
            Message::LibrarySwitched { reader, outcome, is_temporary } => {
                self.is_temporary = is_temporary;
                self.on_library_switched(reader, *outcome)
            }
            Message::Read(number, _) if !self.reader.is_newest(number) => ControlFlow::Continue(()),
            Message::Read(_, answer) => match *answer {
                ReadAnswer::Outcome(outcome) => self.apply_outcome(outcome),
                ReadAnswer::Library(switch) => {
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

    fn handle_inputs(&mut self, events: Vec<InputEvent>) -> Flow {
        events.into_iter().try_for_each(|event| self.handle_input(event))
    }

    fn handle_input(&mut self, event: InputEvent) -> Flow {
        if matches!(event, InputEvent::Background(_)) {
            return self.handle_background(event);
        }
        if self.screen_state == ScreenState::Suspended {
            self.resume()?;
        }
        if let Some(deferred) = &mut self.deferred_input {
            deferred.push(event);
            return ControlFlow::Continue(());
        }
        let command = match event {
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
            None => self.program.handle_input(event, &now),
        };
        self.run_effects(effects)
    }

    /// The terminal said which background it has. That is no key: it wakes nothing, and what waits
    /// for a key goes on waiting.
    fn handle_background(&mut self, said: InputEvent) -> Flow {
        if self.screen_state == ScreenState::Drawn {
            self.screen_state = ScreenState::Stale;
        }
        let effects = self.program.handle_input(said, &self.clock.now());
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

    /// The other library was not opened after all: what was typed meanwhile is for this one.
    fn on_library_switch_failed(&mut self, failed: Outcome) -> Flow {
        self.apply_outcome(failed)?;
        let deferred = self.deferred_input.take();
        self.handle_inputs(deferred.unwrap_or_default())
    }

    /// Another library is open: everything before it is past.
    fn on_library_switched(&mut self, reader: Reader, opened: Outcome) -> Flow {
        self.reader.switch_library(reader);
        self.reader.request(ReadRequest::Diagnose);
        self.unsaved_drafts = UnsavedDrafts::default();
        self.last_place = None;
        if let Outcome::LibraryOpened { library_dir, viewed_share: None, .. } = &opened {
            let library = quote_argument(library_dir);
            self.open_command = Some(format!("pcn-workbook --library {library}"));
        }
        self.is_read_only =
            matches!(&opened, Outcome::LibraryOpened { read_only_reason: Some(_), .. });
        let deferred = self.deferred_input.take();
        self.apply_outcome(opened)?;
        self.handle_inputs(deferred.unwrap_or_default())
    }

    /// Draws, unless the screen shows everything already.
    fn draw(&mut self) -> Flow {
        if self.screen_state != ScreenState::Stale {
            return ControlFlow::Continue(());
        }
        let resized = self
            .pending_resize
            .take()
            .map_or(Ok(()), |(width, height)| self.screen.resize(width, height));
        let (program, areas) = (&self.program, &mut self.hit_areas);
        self.screen.set_title(&program.window_title());
        let drawn =
            resized.and_then(|()| self.screen.draw(&mut |frame| *areas = program.draw(frame)));
        self.screen_state = ScreenState::Drawn;
        if drawn.is_ok() {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(LoopEnd::TerminalGone)
        }
    }

    /// Gives the terminal back, once everything is on the disk, and stops.
    fn suspend(&mut self, target: SuspendTarget) -> Flow {
        self.remember_place();
        self.flush_drafts();
        self.screen.leave();
        self.screen_state = ScreenState::Suspended;
        // that it runs again comes as a message
        if signals::suspend(target).is_ok() { ControlFlow::Continue(()) } else { self.resume() }
    }

    /// Gives the terminal back for as long as `other` takes.
    fn lend_terminal<T>(&mut self, other: impl FnOnce() -> T) -> ControlFlow<LoopEnd, T> {
        self.screen.leave();
        let result = other();
        self.resume().map_continue(|()| result)
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

    /// Ends: everything is written and published, as far as `patience` lasts, and with `rescue` what
    /// the disk does not take goes into an emergency copy. `waiting` is called once, should it take
    /// long enough to be noticed.
    pub fn finish(
        &mut self,
        messages: &Receiver<Message>,
        rescue: bool,
        patience: Duration,
        waiting: impl FnOnce(),
    ) -> Option<WriterFinished> {
        self.remember_place();
        self.writer.send(WriteJob::Finish { rescue }).ok()?;
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

/// After how long it is said that the program is still saving.
const SHUTDOWN_NOTICE_DELAY: Duration = Duration::from_millis(400);
