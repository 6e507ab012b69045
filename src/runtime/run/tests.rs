//! On a real terminal, in a process of its own: a program that fails in the middle gives the
//! terminal back, saves everything, and prints nothing of what was written.

#![cfg(unix)]

use std::io::{Read, Write};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use ratatui::Frame;
use ratatui::widgets::Paragraph;

use super::run_event_loop;
use crate::runtime::clock::Clock;
use crate::runtime::event_loop::{EventLoop, ReaderSenders};
use crate::runtime::fixtures::{NullWriter, draft, empty_reader};
use crate::runtime::program::Program;
use crate::runtime::terminal::{TerminalGuard, TerminalWindow};
use crate::runtime::writer_thread::{self, WriterThread};
use crate::runtime::{panic_hook, reader_thread, threads};
use crate::tui::protocol::bookmark::Bookmark;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::{Effect, Urgency};
use crate::tui::protocol::hit_areas::HitAreas;
use crate::tui::protocol::input_event::InputEvent;
use crate::tui::protocol::key::Key;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;

/// A program that keeps a draft at `k`, leaves at `q`, and fails at anything else.
struct Failing;

impl Program for Failing {
    fn handle_input(&mut self, event: InputEvent, _: &Now) -> Vec<Effect> {
        let keep = || Effect::AutosaveDraft {
            slug: "a".into(),
            open_draft: Box::new(draft(7, 1)),
            urgency: Urgency::Debounced,
            number: 1,
        };
        match event {
            InputEvent::Key(key) if key == Key::char('k') => vec![keep()],
            InputEvent::Key(key) if key == Key::char('q') => vec![Effect::Quit],
            InputEvent::Key(_) => panic!("SECRETNOTE"),
            _ => Vec::new(),
        }
    }

    fn dispatch(&mut self, _: Command, _: &Now) -> Vec<Effect> {
        Vec::new()
    }

    fn apply_outcome(&mut self, _: Outcome, _: &Now) -> Vec<Effect> {
        Vec::new()
    }

    fn draw(&self, frame: &mut Frame<'_>) -> HitAreas {
        frame.render_widget(Paragraph::new("ready"), frame.area());
        HitAreas::default()
    }

    fn bookmark(&self) -> Option<Bookmark> {
        None
    }
}

/// The process on the terminal. It is no test of its own.
#[test]
#[ignore = "runs inside the test below"]
fn on_a_terminal() {
    panic_hook::install();
    let ((out, messages), (jobs, jobs_in), (requests, requests_in)) =
        (channel(), channel(), channel());
    let clock = Clock::system();
    let writer = WriterThread::new(Box::new(NullWriter), clock.clone(), out.clone());
    threads::spawn("writer", &out, move || writer_thread::run(writer, &jobs_in)).unwrap();
    let (stop, answers) = (Arc::new(AtomicBool::new(false)), out.clone());
    let stopping = Arc::clone(&stop);
    threads::spawn("reader", &out, move || {
        reader_thread::run(empty_reader(), &requests_in, &stopping, &answers);
    })
    .unwrap();
    let guard = TerminalGuard::enter(true).unwrap();
    let window = TerminalWindow::new(80, 24, true).unwrap();
    let event_loop =
        EventLoop::new(Failing, window, clock, jobs, ReaderSenders::new(requests, stop));
    let code = run_event_loop(event_loop, guard, &out, &messages);
    writeln!(std::io::stdout(), "{code:?}").unwrap();
}

/// What the process writes when it is given these keys, from its first frame on.
fn terminal_output(keys: &str) -> String {
    let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args([
        "--exact",
        "runtime::run::tests::on_a_terminal",
        "--ignored",
        "--nocapture",
        "--test-threads=1",
    ]);
    command.env("TERM", "xterm-256color");
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut writer = pair.master.take_writer().unwrap();
    let mut text = String::new();
    let until = Instant::now() + Duration::from_secs(30);
    let mut typed = false;
    let mut some = [0; 4096];
    while let Ok(count) = reader.read(&mut some) {
        if count == 0 || Instant::now() > until {
            break;
        }
        text.push_str(&String::from_utf8_lossy(&some[..count]));
        if !typed && text.contains("ready") {
            typed = true;
            writer.write_all(keys.as_bytes()).unwrap();
        }
    }
    let _ = child.kill();
    let _ = child.wait();
    text
}

#[test]
fn a_program_that_fails_gives_the_terminal_back_and_keeps_everything() {
    let text = terminal_output("kx");
    let left = text.find("\x1b[?1049l").expect("the terminal is given back");
    for back in ["\x1b[?1006l", "\x1b[?2004l", "\x1b[?25h"] {
        assert!(text[..left].contains(back), "{back:?} in {text:?}");
    }
    let after = &text[left..];
    assert!(
        after.contains("a fault in the program itself (at src/runtime/run/tests.rs:"),
        "{after}"
    );
    assert!(after.contains("Saved.") && after.contains("ExitCode(unix_exit_status(1))"), "{after}");
    assert!(!text.contains("SECRETNOTE"), "{text}");
}

#[test]
fn a_program_that_is_left_says_that_everything_is_saved() {
    let text = terminal_output("kq");
    let after = &text[text.find("\x1b[?1049l").unwrap()..];
    assert!(after.contains("Saved.") && after.contains("ExitCode(unix_exit_status(0))"), "{after}");
}
