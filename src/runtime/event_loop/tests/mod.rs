//! The event loop with a program of a few lines and a screen that only counts: what is handled
//! before what is drawn, and what each message leads to.

mod loop_end;
mod memory_disk;
mod messages;
mod nothing_lost;

use std::collections::VecDeque;
use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, Sender, channel};

use jiff::civil::date;
use ratatui::backend::TestBackend;
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal};

use super::{EventLoop, LoopEnd, ReaderSenders};
use crate::runtime::clock::Clock;
use crate::runtime::fixtures::draft;
use crate::runtime::library_access::ReadAnswer;
use crate::runtime::message::{Message, SystemNotice};
use crate::runtime::program::Program;
use crate::runtime::reader_thread::ReaderMessage;
use crate::runtime::terminal::TerminalScreen;
use crate::runtime::writer_thread::WriteJob;
use crate::tui::protocol::bookmark::Bookmark;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::{Effect, Urgency};
use crate::tui::protocol::hit_areas::HitAreas;
use crate::tui::protocol::input_event::InputEvent;
use crate::tui::protocol::key::Key;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;

/// A program that notes its calls, and returns the effects that the test wants.
#[derive(Default)]
struct Fake {
    calls: Vec<String>,
    effects: VecDeque<Vec<Effect>>,
    size: (u16, u16),
}

impl Fake {
    fn note(&mut self, what: String) -> Vec<Effect> {
        self.calls.push(what);
        self.effects.pop_front().unwrap_or_default()
    }
}

impl Program for Fake {
    fn handle_input(&mut self, event: InputEvent, _: &Now) -> Vec<Effect> {
        if let InputEvent::Resize(columns, rows) = event {
            self.size = (columns, rows);
        }
        self.note(match event {
            InputEvent::Key(key) => key.to_string(),
            other => format!("{other:?}"),
        })
    }

    fn dispatch(&mut self, command: Command, _: &Now) -> Vec<Effect> {
        self.note(format!("{command:?}"))
    }

    fn apply_outcome(&mut self, outcome: Outcome, _: &Now) -> Vec<Effect> {
        self.note(match outcome {
            Outcome::NetworkOpened(record) => format!("opened with {} drafts", record.drafts.len()),
            Outcome::Autosaved { number, .. } => format!("kept {number}"),
            Outcome::LibraryOpened { library_dir: library, .. } => format!("library {library}"),
            Outcome::Failed(_) => "refused".to_owned(),
            other => format!("{other:?}"),
        })
    }

    fn draw(&self, frame: &mut Frame<'_>) -> HitAreas {
        let mut areas = HitAreas::default();
        // what a click means depends on the calls before
        let row = self.calls.len();
        areas.add(Rect::new(0, 0, 80, 24), Command::Focus(row));
        frame.set_cursor_position((0, 0));
        areas
    }

    fn bookmark(&self) -> Option<Bookmark> {
        None
    }
}

/// A screen that notes what is done with it.
struct Counting {
    terminal: Terminal<TestBackend>,
    done: Vec<&'static str>,
    is_gone: bool,
}

impl TerminalScreen for Counting {
    fn draw(&mut self, view: &mut dyn FnMut(&mut Frame<'_>)) -> io::Result<()> {
        self.done.push("draw");
        let _ = self.terminal.draw(|frame| view(frame));
        if self.is_gone { Err(io::ErrorKind::BrokenPipe.into()) } else { Ok(()) }
    }

    fn resize(&mut self, _: u16, _: u16) -> io::Result<()> {
        self.done.push("resize");
        Ok(())
    }

    fn leave(&mut self) {
        self.done.push("leave");
    }

    fn enter(&mut self) -> io::Result<(u16, u16)> {
        self.done.push("enter");
        Ok((100, 30))
    }

    fn set_mouse_capture(&mut self, on: bool) {
        self.done.push(if on { "mouse on" } else { "mouse off" });
    }
}

struct Bench {
    event_loop: EventLoop<Fake, Counting>,
    out: Sender<Message>,
    messages: Receiver<Message>,
    jobs: Receiver<WriteJob>,
    requests: Receiver<ReaderMessage>,
}

impl Bench {
    fn new() -> Self {
        let ((out, messages), (writer, jobs), (ask, requests)) = (channel(), channel(), channel());
        let terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
        let screen = Counting { terminal, done: Vec::new(), is_gone: false };
        let reader = ReaderSenders::new(ask, Arc::new(AtomicBool::new(false)));
        let clock = Clock::fixed_at(date(2026, 11, 21));
        let event_loop = EventLoop::new(Fake::default(), screen, clock, writer, reader);
        Self { event_loop, out, messages, jobs, requests }
    }

    fn send(&self, message: Message) {
        self.out.send(message).unwrap();
    }

    fn keys(&self, keys: &str) {
        for c in keys.chars() {
            self.send(Message::Input(vec![InputEvent::Key(Key::char(c))]));
        }
    }

    /// The program's next effects, one list for each call.
    fn effects(&mut self, effects: Vec<Vec<Effect>>) {
        self.event_loop.program.effects = effects.into();
    }

    fn run(&mut self) -> LoopEnd {
        self.send(Message::SystemNotice(SystemNotice::Terminate(15)));
        self.event_loop.run(&self.messages)
    }

    fn calls(&self) -> String {
        self.event_loop.program.calls.join(" ")
    }

    fn draws(&self) -> usize {
        self.event_loop.screen.done.iter().filter(|done| **done == "draw").count()
    }
}

fn keep(number: u64) -> Effect {
    Effect::AutosaveDraft {
        slug: "hillside-pcn".into(),
        open_draft: Box::new(draft(7, 3)),
        urgency: Urgency::Immediate,
        number,
    }
}

fn read(number: u64, outcome: Outcome) -> Message {
    Message::Read(number, Box::new(ReadAnswer::Outcome(outcome)))
}
