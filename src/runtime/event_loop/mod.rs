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
    Left,
    /// The system told it to, by the signal with this number.
    Told(i32),
    /// The terminal is gone.
    Gone,
    /// There is a fault in the program.
    Broken,
}

/// What is to be seen of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ScreenState {
    /// Something from before.
    Stale,
    /// What is.
    Drawn,
    /// Nothing: the terminal is given back for a while.
    Asleep,
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
    pub keeper: Sender<WriteJob>,
    /// What the reader is told by.
    pub readers: ReaderSenders,
    /// Whether nothing can be written, so that nothing is tried.
    pub is_read_only: bool,
    /// Whether the library is a made-up one that is gone when it is left.
    pub is_passing: bool,
    /// What was handed over for keeping.
    pub handed: UnsavedDrafts,
    places: HitAreas,
    place: Option<LastPlace>,
    size: Option<(u16, u16)>,
    sight: ScreenState,
    /// What was heard while another library is being opened.
    aside: Option<Vec<InputEvent>>,
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
            keeper,
            readers,
            is_read_only: false,
            is_passing: false,
            handed: UnsavedDrafts::default(),
            places: HitAreas::default(),
            place: None,
            size: None,
            sight: ScreenState::Stale,
            aside: None,
        }
    }

    /// Runs until there is a reason to end.
    pub fn run(&mut self, messages: &Receiver<Message>) -> LoopEnd {
        match self.run_on(messages) {
            ControlFlow::Break(ending) => ending,
            ControlFlow::Continue(()) => LoopEnd::Gone,
        }
    }

    fn run_on(&mut self, messages: &Receiver<Message>) -> Flow {
        self.draw()?;
        while let Ok(first) = messages.recv() {
            let mut waiting = coalesce::gather(first, messages).into_iter();
            let onward = waiting.try_for_each(|message| self.take(message));
            if onward.is_break() {
                waiting.for_each(|message| self.note_last(message));
                return onward;
            }
            self.draw()?;
        }
        ControlFlow::Continue(())
    }

    /// What came in together with the reason to end is not shown any more; that something is on the
    /// disk counts all the same.
    fn note_last(&mut self, message: Message) {
        if let Message::Written(mut outcome) = message {
            self.note(&mut outcome);
        }
    }

    fn take(&mut self, message: Message) -> Flow {
        match message {
            Message::Heard(heard) => heard.into_iter().try_for_each(|one| self.hear(one)),
            Message::Written(outcome) => self.take_outcome(outcome),
            Message::Stayed(refused) => self.stayed(refused),
            Message::Moved { shelf, opened, is_passing } => {
                self.is_passing = is_passing;
                self.moved(shelf, *opened)
            }
            Message::Read(ticket, _) if !self.readers.is_newest(ticket) => {
                ControlFlow::Continue(())
            }
            Message::Read(_, fetched) => match *fetched {
                ReadResult::Outcome(outcome) => self.take_outcome(outcome),
                ReadResult::Library(switch) => {
                    self.aside.get_or_insert_default();
                    self.tell(WriteJob::Move(Box::new(switch)))
                }
            },
            Message::Told(SystemNotice::End(signal)) => ControlFlow::Break(LoopEnd::Told(signal)),
            Message::Told(SystemNotice::Sleep) => self.sleep(SuspendTarget::Alone),
            Message::Told(SystemNotice::Awake) => self.wake(),
            Message::Gone => ControlFlow::Break(LoopEnd::Gone),
            Message::Broken | Message::Finished(_) => ControlFlow::Break(LoopEnd::Broken),
        }
    }

    fn hear(&mut self, heard: InputEvent) -> Flow {
        if self.sight == ScreenState::Asleep {
            self.wake()?;
        }
        if let Some(aside) = &mut self.aside {
            aside.push(heard);
            return ControlFlow::Continue(());
        }
        let command = match heard {
            InputEvent::Click(column, row) => {
                // a click means what is to be seen, so what came before it must be
                self.draw()?;
                self.places.at(column, row)
            }
            InputEvent::Size(columns, rows) => {
                self.size = Some((columns, rows));
                None
            }
            _ => None,
        };
        self.sight = ScreenState::Stale;
        let moment = self.clock.moment();
        let effects = match command {
            Some(command) => self.program.obey(command, &moment),
            None => self.program.hear(heard, &moment),
        };
        self.follow(effects)
    }

    fn take_outcome(&mut self, mut outcome: Outcome) -> Flow {
        self.note(&mut outcome);
        if self.sight == ScreenState::Drawn {
            self.sight = ScreenState::Stale;
        }
        let effects = self.program.take(outcome, &self.clock.moment());
        self.follow(effects)
    }

    /// The other library was not opened after all: what was heard meanwhile is for this one.
    fn stayed(&mut self, refused: Outcome) -> Flow {
        self.take_outcome(refused)?;
        self.aside.take().into_iter().flatten().try_for_each(|heard| self.hear(heard))
    }

    /// Another library is open: everything before it is past.
    fn moved(&mut self, other: Box<dyn LibraryReader>, opened: Outcome) -> Flow {
        self.readers.use_other(other);
        self.readers.ask(ReadRequest::Examine);
        self.handed = UnsavedDrafts::default();
        self.place = None;
        self.is_read_only = matches!(&opened, Outcome::LibraryOpened { read_only: Some(_), .. });
        let aside = self.aside.take();
        self.take_outcome(opened)?;
        aside.into_iter().flatten().try_for_each(|heard| self.hear(heard))
    }

    /// Draws, where what is to be seen is not what was drawn last.
    fn draw(&mut self) -> Flow {
        if self.sight != ScreenState::Stale {
            return ControlFlow::Continue(());
        }
        let resized =
            self.size.take().map_or(Ok(()), |(width, height)| self.screen.resize(width, height));
        let (program, places) = (&self.program, &mut self.places);
        let drawn =
            resized.and_then(|()| self.screen.draw(&mut |frame| *places = program.draw(frame)));
        self.sight = ScreenState::Drawn;
        if drawn.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(LoopEnd::Gone) }
    }

    /// Gives the terminal back, once everything is kept, and sleeps.
    fn sleep(&mut self, who: SuspendTarget) -> Flow {
        self.remember_place();
        self.keep_now();
        self.screen.leave();
        self.sight = ScreenState::Asleep;
        // being woken is told like anything else
        if signals::sleep(who).is_ok() { ControlFlow::Continue(()) } else { self.wake() }
    }

    /// Gives the terminal back for as long as `other` takes.
    fn lend<T>(&mut self, other: impl FnOnce() -> T) -> ControlFlow<LoopEnd, T> {
        self.screen.leave();
        let done = other();
        match self.wake() {
            ControlFlow::Continue(()) => ControlFlow::Continue(done),
            ControlFlow::Break(ending) => ControlFlow::Break(ending),
        }
    }

    /// Takes the terminal again, whatever was done to it meanwhile.
    fn wake(&mut self) -> Flow {
        let Ok((columns, rows)) = self.screen.enter() else {
            return ControlFlow::Break(LoopEnd::Gone);
        };
        self.sight = ScreenState::Stale;
        let effects = self.program.hear(InputEvent::Size(columns, rows), &self.clock.moment());
        self.follow(effects)
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
        self.keeper.send(WriteJob::Finish).ok()?;
        let until = Instant::now() + patience;
        let mut notice = Some((Instant::now() + NOTICE, waiting));
        loop {
            let next = notice.as_ref().map_or(until, |(at, _)| (*at).min(until));
            match messages.recv_timeout(next.saturating_duration_since(Instant::now())) {
                Ok(Message::Finished(finished)) => return Some(finished),
                Ok(Message::Written(mut outcome)) => self.note(&mut outcome),
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
const NOTICE: Duration = Duration::from_millis(400);
