//! A pseudo-terminal with the program in it. Waits for what is seen, never for time to pass.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long anything may take on a slow machine before the test fails.
const PATIENCE: Duration = Duration::from_secs(60);

pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    parser: vt100::Parser,
    raw: Vec<u8>,
}

impl Terminal {
    /// Starts the program on 12 March 2026, with its home, library and state below `home`.
    pub fn start(home: &Path, arguments: &[&str], size: (u16, u16)) -> Self {
        Self::start_on("2026-03-12", home, arguments, size)
    }

    /// The same, with more variables.
    pub fn start_with(
        more: &[(&str, &str)],
        home: &Path,
        arguments: &[&str],
        size: (u16, u16),
    ) -> Self {
        Self::started("2026-03-12", more, home, arguments, size)
    }

    /// The same, on another day.
    pub fn start_on(day: &str, home: &Path, arguments: &[&str], size: (u16, u16)) -> Self {
        Self::started(day, &[], home, arguments, size)
    }

    fn started(
        day: &str,
        more: &[(&str, &str)],
        home: &Path,
        arguments: &[&str],
        (columns, rows): (u16, u16),
    ) -> Self {
        let pair = native_pty_system()
            .openpty(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 })
            .unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_pcn-workbook"));
        command.env_clear();
        for (name, value) in [
            ("TERM", "xterm-256color"),
            ("LANG", "C.UTF-8"),
            ("TZ", "UTC"),
            ("PATH", "/usr/bin:/bin"),
        ] {
            command.env(name, value);
        }
        for (name, value) in more {
            command.env(name, value);
        }
        command.env("HOME", home);
        command.env("PCN_WORKBOOK_TODAY", day);
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
        Self {
            child,
            master: pair.master,
            keys,
            output,
            parser: vt100::Parser::new(cells(rows), cells(columns), 0),
            raw: Vec::new(),
        }
    }

    /// Presses keys; escape sequences are written as such.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
        self
    }

    /// Waits until the text is on the screen.
    pub fn wait(&mut self, text: &str) -> &mut Self {
        self.wait_until(text, true)
    }

    /// Waits until the text is no longer on the screen.
    pub fn wait_gone(&mut self, text: &str) -> &mut Self {
        self.wait_until(text, false)
    }

    fn wait_until(&mut self, text: &str, is_there: bool) -> &mut Self {
        let until = Instant::now() + PATIENCE;
        while self.screen().contains(text) != is_there {
            let left = until.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.take(&bytes),
                Err(why) => {
                    panic!("waited for '{text}' ({why}); the screen is:\n{}", self.screen())
                }
            }
        }
        self
    }

    fn take(&mut self, bytes: &[u8]) {
        self.parser.process(bytes);
        self.raw.extend_from_slice(bytes);
    }

    /// Takes what comes until nothing did for so long.
    pub fn settle(&mut self, quiet: Duration) -> &mut Self {
        while let Ok(bytes) = self.output.recv_timeout(quiet) {
            self.take(&bytes);
        }
        self
    }

    /// All that was written so far.
    pub fn written(&self) -> String {
        String::from_utf8_lossy(&self.raw).into_owned()
    }

    /// The colours of text and background that are on the screen, each once.
    pub fn colors(&self) -> Vec<(vt100::Color, vt100::Color)> {
        let mut colors = Vec::new();
        for found in self.grid().map(|cell| (cell.fgcolor(), cell.bgcolor())) {
            if !colors.contains(&found) {
                colors.push(found);
            }
        }
        colors
    }

    /// Whether some cell is bold, and some is reversed.
    pub fn has_bold_and_reversed(&self) -> bool {
        self.grid().any(vt100::Cell::bold) && self.grid().any(vt100::Cell::inverse)
    }

    fn grid(&self) -> impl Iterator<Item = &vt100::Cell> {
        let screen = self.parser.screen();
        let (rows, columns) = screen.size();
        let places = (0..rows.get()).flat_map(move |y| (0..columns.get()).map(move |x| (y, x)));
        places.filter_map(|(y, x)| screen.cell(y, x))
    }

    pub fn screen(&self) -> String {
        self.parser.screen().contents()
    }

    pub fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.master
            .resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 })
            .unwrap();
        self.parser.screen_mut().set_size(cells(rows), cells(columns));
        self
    }

    /// Sends a signal by name, such as TERM or KILL.
    pub fn signal(&mut self, name: &str) -> &mut Self {
        let id = self.child.process_id().unwrap();
        let done = std::process::Command::new("kill")
            .args([format!("-{name}"), id.to_string()])
            .status()
            .unwrap();
        assert!(done.success());
        self
    }

    /// Waits for the program to end; returns its exit code and all it wrote.
    pub fn end(mut self) -> (u32, String) {
        while let Ok(bytes) = self.output.recv_timeout(PATIENCE) {
            self.take(&bytes);
        }
        let status = self.child.wait().unwrap();
        (status.exit_code(), String::from_utf8_lossy(&self.raw).into_owned())
    }
}

fn cells(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).unwrap()
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}
