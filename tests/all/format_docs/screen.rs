//! The workbook on a screen, for what nothing else writes. Waits for what is seen, never for time
//! to pass.

#![cfg(unix)]

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long anything may take on a slow machine before the test fails.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long to wait between two looks.
const PAUSE: Duration = Duration::from_millis(20);

pub struct Screen {
    child: Box<dyn Child + Send + Sync>,
    // closing it would end the program
    _master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    parser: vt100::Parser,
}

impl Screen {
    pub fn open(home: &Path, arguments: &[&str]) -> Self {
        Self::open_at((24, 80), home, arguments)
    }

    /// The same in so many rows and columns.
    pub fn open_at((rows, cols): (u16, u16), home: &Path, arguments: &[&str]) -> Self {
        let size = PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_pcn-workbook"));
        command.env_clear();
        for (name, value) in [
            ("TERM", "xterm-256color"),
            ("LANG", "C.UTF-8"),
            ("TZ", "UTC"),
            ("PCN_WORKBOOK_TODAY", "2026-05-01"),
        ] {
            command.env(name, value);
        }
        command.env("HOME", home);
        command.cwd(home);
        command.args(arguments);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keys = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut chunk = [0; 4096];
            while let Ok(n @ 1..) = reader.read(&mut chunk) {
                if sender.send(chunk[..n].to_vec()).is_err() {
                    break;
                }
            }
        });
        let cells = |n| NonZeroU16::new(n).unwrap();
        let parser = vt100::Parser::new(cells(rows), cells(cols), 0);
        Self { child, _master: pair.master, keys, output, parser }
    }

    pub fn press(&mut self, keys: &str) -> &mut Self {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
        self
    }

    /// Waits until the text is on the screen.
    pub fn wait_for(&mut self, text: &str) -> &mut Self {
        self.wait_until_seen(text, |seen| seen.contains(text))
    }

    /// Waits until a row of the screen holds these pieces, one after the other.
    pub fn wait_for_row(&mut self, pieces: &[&str]) -> &mut Self {
        let holds = |row: &str| {
            let mut rest = Some(row);
            for piece in pieces {
                rest = rest.and_then(|rest| Some(rest.split_once(piece)?.1));
            }
            rest.is_some()
        };
        self.wait_until_seen(&pieces.join(" … "), |seen| seen.lines().any(holds))
    }

    /// Goes down until the line in focus begins with this text.
    pub fn focus_on(&mut self, text: &str) -> &mut Self {
        loop {
            let focus = self.focused_row();
            if focus.trim_start_matches('►').trim_start().starts_with(text) {
                return self;
            }
            self.press("\x1b[B");
            let until = Instant::now() + PATIENCE;
            while self.focused_row() == focus {
                self.read_on(until, text);
            }
        }
    }

    fn focused_row(&self) -> String {
        let seen = self.parser.screen().contents();
        let row = seen.lines().find(|row| row.trim_start().starts_with('►'));
        row.unwrap_or_default().trim_start().to_owned()
    }

    fn wait_until_seen(&mut self, what: &str, is_seen: impl Fn(&str) -> bool) -> &mut Self {
        let until = Instant::now() + PATIENCE;
        while !is_seen(&self.parser.screen().contents()) {
            self.read_on(until, what);
        }
        self
    }

    fn read_on(&mut self, until: Instant, what: &str) {
        let left = until.saturating_duration_since(Instant::now());
        match self.output.recv_timeout(left) {
            Ok(bytes) => self.parser.process(&bytes),
            Err(why) => {
                let seen = self.parser.screen().contents();
                panic!("waited for '{what}' ({why}); the screen is:\n{seen}")
            }
        }
    }

    /// Waits until something is so on the disk.
    pub fn wait_until(&mut self, is_so: impl Fn() -> bool) -> &mut Self {
        let until = Instant::now() + PATIENCE;
        while !is_so() {
            assert!(Instant::now() < until, "{}", self.parser.screen().contents());
            if let Ok(bytes) = self.output.recv_timeout(PAUSE) {
                self.parser.process(&bytes);
            }
        }
        self
    }

    /// Leaves at once, and waits until the program has ended.
    pub fn leave(mut self) {
        self.press("\x03");
        while self.output.recv_timeout(PATIENCE).is_ok() {}
        assert!(self.child.wait().unwrap().success());
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}
