//! Finds the directories in use, most below the home directory: the library, this device's state, and the settings. Nothing is
//! written anywhere else.

use std::env;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use super::error::StoreError;
use super::format::settings::SettingsFile;
use crate::maturity::sanitize::sanitize_line;

/// The environment variable for the library; `--library` comes first.
pub const LIBRARY_ENV_VAR: &str = "PCN_WORKBOOK_LIBRARY";

/// A folder of this name beside the program is its library, as on a memory stick.
const PORTABLE_LIBRARY_DIR: &str = "pcn-workbook-library";

/// The folders in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dirs {
    /// The library: everything that is worth keeping.
    pub library: PathBuf,
    /// This device's state, with a folder for each library by its id. It can be lost without harm.
    pub state: PathBuf,
    /// The folder of `settings.json`.
    pub config: PathBuf,
    /// Whether the library was named or remembered, and is not just the default. Such a one is
    /// never made if it is missing.
    pub is_explicit: bool,
}

impl Dirs {
    /// How a command that is advised is typed: it names the library, where that is not the default,
    /// for without it another folder would be opened.
    pub fn command(&self, rest: &str) -> String {
        let library = quote_argument(&sanitize_line(&self.library.to_string_lossy()));
        let command = if self.is_explicit {
            format!("pcn-workbook --library {library} {rest}")
        } else {
            format!("pcn-workbook {rest}")
        };
        command.trim_end().to_owned()
    }
}

/// A path as a shell takes it for one word.
pub fn quote_argument(path: &str) -> String {
    let is_plain = |found: char| found.is_alphanumeric() || "/\\:._-~".contains(found);
    if path.chars().all(is_plain) { path.to_owned() } else { format!("\"{path}\"") }
}

/// Finds the folders: `named` (`--library`), else the environment variable, else the folder beside
/// the program, else the library in the settings, else the default. A library from the settings
/// that does not exist is an error; see [`resolve_unchecked`].
pub fn resolve(named: Option<&Path>, settings: &SettingsFile) -> Result<Dirs, StoreError> {
    let dirs = resolve_unchecked(named, settings)?;
    let is_remembered = last_library(settings).is_some_and(|remembered| remembered == dirs.library);
    if is_remembered && std::fs::symlink_metadata(dirs.library.join("library.json")).is_err() {
        return Err(StoreError::missing(
            "The workbook folder used last is not there any more.",
            "Plug in or sync the place it is on, or name another folder with --library.",
        )
        .in_file(&dirs.library));
    }
    Ok(dirs)
}

/// The same without checking that the library exists, to print the paths.
pub fn resolve_unchecked(
    named: Option<&Path>,
    settings: &SettingsFile,
) -> Result<Dirs, StoreError> {
    let usual = project_dirs()?;
    let chosen = [
        named.map(Path::to_path_buf),
        env::var_os(LIBRARY_ENV_VAR).filter(|set| !set.is_empty()).map(PathBuf::from),
        portable_library(env::current_exe().ok()),
        last_library(settings),
    ];
    let chosen = chosen.into_iter().flatten().next();
    let library = chosen.clone().unwrap_or_else(|| usual.data_dir().join("library"));
    let library = std::path::absolute(&library).unwrap_or(library);
    Ok(Dirs {
        library,
        state: state_dir(&usual),
        config: usual.config_dir().to_path_buf(),
        is_explicit: chosen.is_some(),
    })
}

/// The folder of `settings.json`, whatever the library.
pub fn config_dir() -> Result<PathBuf, StoreError> {
    Ok(project_dirs()?.config_dir().to_path_buf())
}

fn project_dirs() -> Result<ProjectDirs, StoreError> {
    ProjectDirs::from("", "", "pcn-workbook").ok_or_else(|| {
        StoreError::missing(
            "This account has no home folder, so there is no place for settings.",
            "Set HOME to a folder you may write to, then start again.",
        )
    })
}

fn state_dir(usual: &ProjectDirs) -> PathBuf {
    usual.state_dir().map_or_else(|| usual.data_local_dir().join("state"), Path::to_path_buf)
}

fn last_library(settings: &SettingsFile) -> Option<PathBuf> {
    settings.last_library.clone().filter(|remembered| !remembered.as_os_str().is_empty())
}

fn portable_library(program: Option<PathBuf>) -> Option<PathBuf> {
    let beside = program?.parent()?.join(PORTABLE_LIBRARY_DIR);
    beside.is_dir().then_some(beside)
}
