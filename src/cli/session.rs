//! The session of one command: its library and the lock to write to it, its device, the clock and
//! where it prints.

use std::cell::OnceCell;
use std::env;
use std::io::{self, IsTerminal};
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use serde::Serialize;

use super::args::GlobalArgs;
use super::error::CommandError;
use super::output::Output;
use super::text::{self, TextStyle};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::network_state::NetworkState;
use crate::maturity::page::Page;
use crate::maturity::phrases::pluralize;
use crate::maturity::sanitize::sanitize_line;
use crate::runtime::clock::{Clock, TODAY_VARIABLE};
use crate::runtime::terminal;
use crate::store::dirs::{self, Dirs};
use crate::store::error::StoreError;
use crate::store::format::settings::SettingsFile;
use crate::store::library::Library;
use crate::store::ops::Writer;
use crate::store::{device, settings};
use crate::tui::protocol::now::Now;

/// A terminal that is narrower wraps by itself.
const MIN_WIDTH: usize = 40;

/// On a wider line a table is no longer read across.
const MAX_WIDTH: usize = 160;

/// How long a writing command waits for another writer.
const LOCK_TIMEOUT: Duration = Duration::from_secs(2);

pub(crate) struct Session {
    pub(crate) out: Output,
    global: GlobalArgs,
    clock: Clock,
    /// Read once for a command.
    settings: OnceCell<SettingsFile>,
    library: OnceCell<Library>,
}

impl Session {
    pub(crate) fn new(global: GlobalArgs, clock: Clock, mut out: Output) -> Self {
        if let Some(library) = &global.library {
            out.name_library(library);
        }
        Self { out, global, clock, settings: OnceCell::new(), library: OnceCell::new() }
    }

    pub(crate) fn is_json(&self) -> bool {
        self.global.json
    }

    /// Prints what was asked for: with `--json` as JSON, else as text. Only the one that is printed
    /// is made.
    pub(crate) fn print<J: Serialize>(
        &mut self,
        json: impl FnOnce() -> J,
        text: impl FnOnce() -> String,
    ) {
        if self.is_json() {
            self.out.print_json(&json());
        } else {
            self.out.print(&text());
        }
    }

    /// The same for what was done: `--quiet` leaves the text out.
    pub(crate) fn print_status<J: Serialize>(
        &mut self,
        json: impl FnOnce() -> J,
        text: impl FnOnce() -> String,
    ) {
        if self.is_json() {
            self.out.print_json(&json());
        } else {
            self.out.print_status(&text());
        }
    }

    /// Prints a page, or under --json the same as JSON.
    pub(crate) fn print_page<J: Serialize>(
        &mut self,
        json: impl FnOnce() -> J,
        page: impl FnOnce() -> Page,
    ) {
        let style = self.text_style();
        self.print(json, || text::page_text(&page(), style));
    }

    /// The same for what was done, which --quiet leaves out.
    pub(crate) fn print_status_page<J: Serialize>(
        &mut self,
        json: impl FnOnce() -> J,
        page: impl FnOnce() -> Page,
    ) {
        let style = self.text_style();
        self.print_status(json, || text::page_text(&page(), style));
    }

    /// How text is printed: as wide as the terminal it goes to.
    pub(crate) fn text_style(&self) -> TextStyle {
        TextStyle { width: terminal_width().unwrap_or(text::WIDTH), ascii: self.global.ascii }
    }

    /// The same for a list, which keeps a line for each where it goes into a file or a pipe.
    pub(crate) fn list_style(&self) -> TextStyle {
        TextStyle { width: terminal_width().unwrap_or(usize::MAX), ..self.text_style() }
    }

    /// This moment, with a fresh id.
    pub(crate) fn now(&self) -> Now {
        self.clock.now()
    }

    pub(crate) fn timestamp(&self) -> Timestamp {
        self.clock.timestamp()
    }

    pub(crate) fn fixed_day(&self) -> Option<Date> {
        env::var_os(TODAY_VARIABLE).filter(|set| !set.is_empty()).map(|_| self.now().today)
    }

    /// The folders as they would be used, whether anything is there or not.
    pub(crate) fn resolve_dirs(&self) -> Result<Dirs, StoreError> {
        dirs::resolve_unchecked(self.global.library.as_deref(), self.load_settings()?)
    }

    /// The library, for reading. Whether it can be written to shows when a writer is acquired.
    pub(crate) fn open_library(&self) -> Result<Library, CommandError> {
        if let Some(library) = self.library.get() {
            return Ok(library.clone());
        }
        let settings = self.load_settings()?;
        let library = Library::open(dirs::resolve(self.global.library.as_deref(), settings)?)?;
        library.set_language(self.global.language.or(settings.language));
        Ok(self.library.get_or_init(|| library).clone())
    }

    /// Says what is kept on this computer and not where it belongs, once a library was opened.
    pub(crate) fn warn_of_unsaved_work(&mut self) {
        let Some(library) = self.library.get() else { return };
        for finding in library.unsaved_work() {
            let Diagnostic { says, file, remedy, .. } = finding;
            self.out.warn(&format!("{says}\n  file: {file}\n  what to do: {remedy}"));
        }
    }

    /// Says what could not be read, where nothing was said of it yet, so that what is in there is
    /// not left out in silence.
    pub(crate) fn warn_of_unread_files(&mut self) {
        let files = self.library.get().map(Library::unread_files).unwrap_or_default();
        if files.is_empty() || self.out.has_named_doctor() {
            return;
        }
        let count = pluralize(files.len(), "file or folder", "files or folders");
        let files: Vec<String> = files.iter().map(|file| sanitize_line(file)).collect();
        self.out.warn(&format!(
            "{count} could not be read, and what is in there is left out: {}. To see why: pcn-workbook doctor",
            files.join(", ")
        ));
    }

    /// A network for a command that changes it: read under the lock, so that what is checked is
    /// what is written over.
    pub(crate) fn open_for_writing(
        &mut self,
        network: &str,
    ) -> Result<(Writer, NetworkState), CommandError> {
        let library = self.open_library()?;
        let slug = library.find_network(network)?;
        let writer = self.acquire_writer(&library)?;
        let record = writer.library().open_network(&slug, writer.device())?;
        Ok((writer, record))
    }

    /// Takes the lock of `library`, after a wait of at most two seconds.
    pub(crate) fn acquire_writer(&mut self, library: &Library) -> Result<Writer, CommandError> {
        let device = device::device_id(&library.dirs.state, &library.dirs.config)?;
        let writer = Writer::acquire(library, device, LOCK_TIMEOUT, self.now().today)?;
        for note in writer.warnings() {
            self.out.warn(note);
        }
        Ok(writer)
    }

    /// The id of this device, for reading: where it has none yet, none is made.
    pub(crate) fn device(&self) -> Result<Uuid, CommandError> {
        let dirs = self.resolve_dirs()?;
        Ok(device::known_device_id(&dirs.state, &dirs.config)?.unwrap_or(Uuid::nil()))
    }

    fn load_settings(&self) -> Result<&SettingsFile, StoreError> {
        if let Some(loaded) = self.settings.get() {
            return Ok(loaded);
        }
        let (settings, _) = settings::load(&dirs::config_dir()?);
        Ok(self.settings.get_or_init(|| settings))
    }
}

/// How many columns the terminal has that is printed to; none where it goes into a file or a pipe.
fn terminal_width() -> Option<usize> {
    if !io::stdout().is_terminal() {
        return None;
    }
    terminal::columns().map(|columns| columns.clamp(MIN_WIDTH, MAX_WIDTH))
}
