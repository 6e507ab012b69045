//! What every command needs: the folders, the library, the right to write, the day, and somewhere
//! to print.

use std::env;
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::args::GlobalArgs;
use super::error::CommandError;
use super::output::Output;
use super::text::SignStyle;
use crate::runtime::clock::{Clock, TODAY_VARIABLE};
use crate::store::dirs::{self, Dirs};
use crate::store::error::StoreError;
use crate::store::format::settings::SettingsFile;
use crate::store::library::Library;
use crate::store::ops::Writer;
use crate::store::settings;
use crate::tui::protocol::now::Now;

/// How long a writing command waits for another writer.
const LOCK_TIMEOUT: Duration = Duration::from_secs(2);

/// One run of one command.
pub(crate) struct Session {
    /// Where its words go.
    pub(crate) out: Output,
    global: GlobalArgs,
    clock: Clock,
}

impl Session {
    pub(crate) fn new(global: GlobalArgs, clock: Clock, out: Output) -> Self {
        Self { out, global, clock }
    }

    /// Whether JSON was asked for.
    pub(crate) fn is_json(&self) -> bool {
        self.global.json
    }

    /// How signs are drawn.
    pub(crate) fn sign_style(&self) -> SignStyle {
        SignStyle { ascii: self.global.ascii }
    }

    /// This moment, with an id that nothing has yet.
    pub(crate) fn now(&self) -> Now {
        self.clock.now()
    }

    /// The instant, as files are stamped with it.
    pub(crate) fn timestamp(&self) -> Timestamp {
        self.clock.timestamp()
    }

    /// The day of this run, where it was fixed from outside.
    pub(crate) fn fixed_day(&self) -> Option<Date> {
        env::var_os(TODAY_VARIABLE).filter(|set| !set.is_empty()).map(|_| self.now().today)
    }

    /// The folders as they would be used, whether anything is there or not.
    pub(crate) fn resolve_dirs(&self) -> Result<Dirs, StoreError> {
        dirs::resolve_unchecked(self.global.library.as_deref(), &load_settings()?)
    }

    /// The library. Whether it may be written to is for [`Self::writer`] to find out.
    pub(crate) fn open_library(&self) -> Result<Library, CommandError> {
        let folders = dirs::resolve(self.global.library.as_deref(), &load_settings()?)?;
        Ok(Library::open(folders)?)
    }

    /// The right to write to `library`, after a wait of at most two seconds.
    pub(crate) fn acquire_writer(&mut self, library: &Library) -> Result<Writer, CommandError> {
        let device = settings::device_id(&library.dirs.config)?;
        let writer = Writer::acquire(library, device, LOCK_TIMEOUT, self.now().today)?;
        if let Some(note) = writer.warning() {
            self.out.warn(note);
        }
        Ok(writer)
    }
}

/// This device, for looking only: where it has no id yet, none is made.
pub(crate) fn device() -> Result<Uuid, CommandError> {
    let config = dirs::config_dir()?;
    let (settings, findings) = settings::load(&config);
    match settings.device {
        Some(device) => Ok(device),
        // settings that can't be read: a stand-in that is the same each time, and nothing is
        // written
        None if !findings.is_empty() => Ok(settings::device_id(&config)?),
        None => Ok(Uuid::nil()),
    }
}

fn load_settings() -> Result<SettingsFile, StoreError> {
    Ok(settings::load(&dirs::config_dir()?).0)
}
