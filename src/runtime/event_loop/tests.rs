//! The loop with a program of a few lines and a screen that only counts: what is taken in before
//! what is drawn, and what each message leads to.

use std::collections::VecDeque;
use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use jiff::civil::date;
use ratatui::backend::TestBackend;
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal};
use uuid::Uuid;

use super::{EventLoop, LoopEnd, ReaderSenders};
use crate::maturity::fixtures::network_state;
use crate::runtime::clock::Clock;
use crate::runtime::fixtures::{EmptyReader, draft};
use crate::runtime::message::{Message, SystemNotice, WriterFinished};
use crate::runtime::program::Program;
use crate::runtime::reader_thread::{LibrarySwitch, ReadResult, ReaderMessage};
use crate::runtime::terminal::TerminalScreen;
use crate::runtime::writer_thread::{RememberedState, WriteJob};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::{Effect, Urgency};
use crate::tui::protocol::hit_areas::HitAreas;
use crate::tui::protocol::input_event::InputEvent;
use crate::tui::protocol::key::{Key, KeyCode};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::{Outcome, SampleKind};
use crate::tui::protocol::transition::Bookmark;

/// A program that notes what it is told, and wants what it was told to want.
#[derive(Default)]
struct Fake {
    calls: Vec<String>,
    wants: VecDeque<Vec<Effect>>,
    size: (u16, u16),
}

impl Fake {
    fn note(&mut self, what: String) -> Vec<Effect> {
        self.calls.push(what);
        self.wants.pop_front().unwrap_or_default()
    }
}

impl Program for Fake {
    fn handle_input(&mut self, heard: InputEvent, _: &Now) -> Vec<Effect> {
        if let InputEvent::Resize(columns, rows) = heard {
            self.size = (columns, rows);
        }
        self.note(match heard {
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
        let mut places = HitAreas::default();
        // what a click means depends on what was told before
        let row = self.calls.len();
        places.add(Rect::new(0, 0, 80, 24), Command::Focus(row));
        frame.set_cursor_position((0, 0));
        places
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
        let ((out, messages), (keeper, jobs), (ask, orders)) = (channel(), channel(), channel());
        let terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
        let screen = Counting { terminal, done: Vec::new(), is_gone: false };
        let readers = ReaderSenders::new(ask, Arc::new(AtomicBool::new(false)));
        let clock = Clock::fixed_at(date(2026, 11, 21));
        let driver = EventLoop::new(Fake::default(), screen, clock, keeper, readers);
        Self { event_loop: driver, out, messages, jobs, requests: orders }
    }

    fn send(&self, message: Message) {
        self.out.send(message).unwrap();
    }

    fn keys(&self, keys: &str) {
        for c in keys.chars() {
            self.send(Message::Input(vec![InputEvent::Key(Key::char(c))]));
        }
    }

    /// The program's next wishes, one list for each thing it is told.
    fn wants(&mut self, wishes: Vec<Vec<Effect>>) {
        self.event_loop.program.wants = wishes.into();
    }

    /// Runs through all that was sent, then ends.
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

fn read(ticket: u64, outcome: Outcome) -> Message {
    Message::Read(ticket, Box::new(ReadResult::Outcome(outcome)))
}

#[test]
fn five_hundred_keys_at_once_are_one_frame() {
    let mut bench = Bench::new();
    bench.keys(&"4".repeat(500));
    bench.wants(std::iter::repeat_with(Vec::new).take(499).chain([vec![Effect::Quit]]).collect());
    assert_eq!(bench.event_loop.run(&bench.messages), LoopEnd::Quit);
    assert_eq!(bench.event_loop.program.calls.len(), 500);
    assert_eq!(bench.draws(), 1, "the first frame, and none for keys after which it was left");
    let mut bench = Bench::new();
    bench.keys(&"4".repeat(500));
    let driver = &mut bench.event_loop;
    drop(bench.out);
    driver.run(&bench.messages);
    assert_eq!((driver.program.calls.len(), driver.screen.done.len()), (500, 2));
}

#[test]
fn a_click_means_what_is_to_be_seen_once_the_keys_before_it_are_done() {
    let mut bench = Bench::new();
    bench.send(Message::Input(vec![
        InputEvent::Key(Key::char('a')),
        InputEvent::Key(Key::char('b')),
        InputEvent::Click(3, 3),
    ]));
    bench.run();
    assert_eq!(bench.calls(), "a b Focus(2)");
}

#[test]
fn each_effect_goes_to_whom_it_concerns() {
    let mut bench = Bench::new();
    bench.keys("ab");
    bench.wants(vec![
        vec![keep(1), Effect::PublishDrafts, Effect::ListMatrices],
        vec![Effect::OpenNetwork("a".into()), Effect::Diagnose],
    ]);
    bench.run();
    let jobs: Vec<_> = bench
        .jobs
        .try_iter()
        .map(|job| {
            matches!(job, WriteJob::AutosaveDraft { number: 1, .. } | WriteJob::PublishDrafts)
        })
        .collect();
    assert_eq!(jobs, [true, true]);
    let orders: Vec<_> =
        bench.requests.try_iter().map(|order| matches!(order, ReaderMessage::Read(..))).collect();
    assert_eq!(orders, [true, true, true]);
}

#[test]
fn of_two_networks_asked_for_only_the_newer_is_shown() {
    let mut bench = Bench::new();
    bench.keys("ab");
    bench.wants(vec![vec![Effect::OpenNetwork("a".into())], vec![Effect::OpenNetwork("b".into())]]);
    let opened = || Outcome::NetworkOpened(Box::new(network_state(Vec::new(), &[])));
    bench.send(read(1, opened()));
    bench.send(read(2, opened()));
    bench.run();
    assert_eq!(bench.calls(), "a b opened with 0 drafts");
}

#[test]
fn what_was_said_meanwhile_is_laid_over_what_was_read() {
    let mut bench = Bench::new();
    bench.keys("a");
    bench.wants(vec![vec![keep(1), Effect::OpenNetwork("hillside-pcn".into())]]);
    bench.send(read(1, Outcome::NetworkOpened(Box::new(network_state(Vec::new(), &[])))));
    bench.run();
    assert_eq!(bench.calls(), "a opened with 1 drafts");
    assert_eq!(bench.event_loop.unsaved_drafts.unsaved_names(), ["Hillside PCN: A test"]);
}

#[test]
fn what_became_a_snapshot_or_was_thrown_away_does_not_come_back() {
    let mut bench = Bench::new();
    bench.keys("a");
    bench.wants(vec![vec![keep(1), Effect::OpenNetwork("hillside-pcn".into())]]);
    bench.send(Message::Written(Outcome::DraftDiscarded(Uuid::from_u128(7))));
    bench.send(read(1, Outcome::NetworkOpened(Box::new(network_state(Vec::new(), &[])))));
    bench.run();
    assert!(bench.calls().ends_with("opened with 0 drafts"), "{}", bench.calls());
}

#[test]
fn what_an_interrupted_program_kept_is_handed_to_the_keeper() {
    let mut bench = Bench::new();
    bench.keys("a");
    bench.wants(vec![vec![Effect::OpenNetwork("hillside-pcn".into())]]);
    let mut found = network_state(Vec::new(), &[]);
    found.drafts.extend([draft(7, 1), draft(8, 1)]);
    found.drafts[1].recovered = true;
    bench.send(read(1, Outcome::NetworkOpened(Box::new(found))));
    bench.run();
    let adopted: Vec<_> = bench
        .jobs
        .try_iter()
        .filter_map(
            |job| if let WriteJob::AdoptRecovered(_, open) = job { Some(open) } else { None },
        )
        .collect();
    assert_eq!(adopted.iter().map(|open| open.draft.id.as_u128()).collect::<Vec<_>>(), [8]);
}

#[test]
fn keys_typed_while_another_library_opens_are_for_that_one() {
    let mut bench = Bench::new();
    bench.keys("a");
    bench.wants(vec![vec![Effect::OpenDemo]]);
    let opened = || Outcome::LibraryOpened {
        networks: Vec::new(),
        network_state: None,
        sample_kind: SampleKind::Temporary,
        read_only_reason: None,
        library_dir: "x".to_owned(),
        viewed_share: None,
    };
    let (out, _messages) = channel();
    let writer = Box::new(crate::runtime::library_handle::StoreWriter::new(library_handle(), None));
    let switch = LibrarySwitch {
        writer,
        reader: Box::new(EmptyReader),
        outcome: opened(),
        remember_path: None,
        is_temporary: true,
    };
    bench.send(Message::Read(1, Box::new(ReadResult::Library(switch))));
    bench.send(Message::Input(vec![InputEvent::Key(Key::char('b'))]));
    bench.send(Message::LibrarySwitched {
        reader: Box::new(EmptyReader),
        outcome: Box::new(opened()),
        is_temporary: true,
    });
    bench.run();
    assert_eq!(bench.calls(), "a library x b");
    assert!(
        bench.event_loop.is_temporary
            && bench.jobs.try_iter().any(|job| matches!(job, WriteJob::SwitchLibrary(_)))
    );
    drop::<Sender<Message>>(out);
}

fn library_handle() -> crate::runtime::library_handle::LibraryHandle {
    let folders = crate::store::dirs::Dirs {
        library: "/nowhere".into(),
        state: "/nowhere".into(),
        config: "/nowhere".into(),
        is_explicit: false,
    };
    let clock = Clock::fixed_at(date(2026, 11, 21));
    crate::runtime::library_handle::LibraryHandle::new(
        crate::store::library::Library::open(folders).unwrap(),
        Uuid::nil(),
        clock,
    )
}

#[test]
fn a_terminal_that_is_gone_ends_the_loop() {
    let mut bench = Bench::new();
    bench.send(Message::TerminalGone);
    assert_eq!(bench.event_loop.run(&bench.messages), LoopEnd::TerminalGone);
    let mut bench = Bench::new();
    bench.event_loop.screen.is_gone = true;
    assert_eq!(
        bench.event_loop.run(&bench.messages),
        LoopEnd::TerminalGone,
        "nothing can be written to it"
    );
}

#[test]
fn a_fault_in_any_thread_ends_the_loop() {
    let mut bench = Bench::new();
    bench.send(Message::ThreadPanicked);
    assert_eq!(bench.event_loop.run(&bench.messages), LoopEnd::Panicked);
}

#[test]
fn being_woken_takes_the_terminal_again_and_tells_its_size() {
    let mut bench = Bench::new();
    bench.send(Message::SystemNotice(SystemNotice::Resume));
    bench.run();
    assert_eq!(bench.calls(), "Resize(100, 30)");
    assert_eq!(bench.event_loop.screen.done, ["draw", "enter"]);
}

#[test]
fn a_new_size_is_told_at_once_and_taken_before_the_next_frame() {
    let mut bench = Bench::new();
    bench.send(Message::Input(vec![
        InputEvent::Resize(90, 20),
        InputEvent::Resize(91, 21),
        InputEvent::Key(Key::plain(KeyCode::Enter)),
    ]));
    drop(bench.out);
    bench.event_loop.run(&bench.messages);
    assert_eq!(bench.event_loop.program.size, (91, 21));
    assert_eq!(bench.event_loop.screen.done, ["draw", "resize", "draw"]);
}

#[test]
fn the_mouse_is_heard_as_soon_as_it_is_wanted() {
    let mut bench = Bench::new();
    bench.keys("a");
    let look = crate::tui::protocol::effect::Appearance { mouse: true, ..Default::default() };
    bench.wants(vec![vec![Effect::SaveAppearance(look)]]);
    bench.run();
    assert!(bench.event_loop.screen.done.contains(&"mouse on"));
}

#[test]
fn the_end_waits_for_the_keeper_and_notes_what_it_still_says() {
    let mut bench = Bench::new();
    bench.keys("a");
    bench.wants(vec![vec![keep(1)]]);
    bench.run();
    assert!(!bench.event_loop.unsaved_drafts.unsaved_names().is_empty());
    bench.send(Message::Written(Outcome::Autosaved { number: 1, at: jiff::Timestamp::UNIX_EPOCH }));
    bench.send(Message::Finished(WriterFinished::default()));
    let finished = bench.event_loop.finish(&bench.messages, Duration::from_secs(5), || {});
    assert_eq!(
        (finished, bench.event_loop.unsaved_drafts.unsaved_names()),
        (Some(WriterFinished::default()), Vec::new())
    );
    assert!(bench.jobs.try_iter().any(|job| matches!(job, WriteJob::Finish)));
}

#[test]
fn what_came_in_together_with_leaving_is_known_to_be_kept() {
    let mut bench = Bench::new();
    bench.wants(vec![vec![keep(1)], vec![Effect::Quit]]);
    bench.keys("4");
    bench.send(Message::Written(Outcome::Failed("between".to_owned())));
    bench.send(Message::Written(Outcome::Autosaved { number: 1, at: jiff::Timestamp::UNIX_EPOCH }));
    assert_eq!(bench.event_loop.run(&bench.messages), LoopEnd::Quit);
    assert_eq!(bench.event_loop.unsaved_drafts.unsaved_names(), Vec::<String>::new());
}

#[test]
fn the_end_does_not_wait_for_ever() {
    let mut bench = Bench::new();
    let mut asked = false;
    let finished =
        bench.event_loop.finish(&bench.messages, Duration::from_millis(1), || asked = true);
    assert_eq!((finished, asked), (None, false));
}

#[test]
fn where_the_person_is_is_remembered_unless_nothing_may_be_written() {
    for (is_read_only, expected) in [(false, 1), (true, 0)] {
        let mut bench = Bench::new();
        bench.event_loop.is_read_only = is_read_only;
        bench.event_loop.note_network(&network_state(Vec::new(), &[]));
        bench.keys("a");
        bench.wants(vec![vec![Effect::PublishDrafts]]);
        bench.run();
        let remembered = bench
            .jobs
            .try_iter()
            .filter(|job| matches!(job, WriteJob::Remember(RememberedState::LastPlace(_))))
            .count();
        assert_eq!(remembered, expected);
    }
}
