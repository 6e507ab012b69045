//! Opening a file in the person's own editor: the terminal is given to it, and taken again when it
//! ends. Where that can't be done, the person is told where the file is, and opens it beside this
//! program.

use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::{env, io};

use super::threads;
use crate::maturity::sanitize::sanitize_line;

/// Whether an editor has the terminal. What the terminal's keys tell then is meant for it.
static IS_TERMINAL_LENT: AtomicBool = AtomicBool::new(false);

/// Whether an editor has the terminal just now.
pub fn is_terminal_lent() -> bool {
    IS_TERMINAL_LENT.load(Ordering::SeqCst)
}

/// The editor to use: the one in the settings, else the one that the system's variables name. None
/// where none can be started.
pub fn find_editor(settings: Option<&str>) -> Option<String> {
    if !cfg!(unix) {
        return None;
    }
    let named = settings.map(str::to_owned).into_iter();
    let variables = ["VISUAL", "EDITOR"].iter().filter_map(|name| env::var(name).ok());
    let mut all = named.chain(variables).map(|name| sanitize_line(name.trim()));
    all.find(|name| !name.is_empty())
}

/// Starts the editor on a file and waits until it ends. The terminal must have been given back
/// before.
pub fn edit(editor: &str, file: &str) -> io::Result<()> {
    let mut words = editor.split_whitespace();
    let program = words.next().ok_or_else(|| io::Error::other("no editor is named"))?;
    let lent = LentTerminal::begin()?;
    let status = Command::new(program).args(words).arg(file).status();
    drop(lent);
    status.map(drop)
}

/// The terminal, lent to another program: nothing of it is read here meanwhile.
struct LentTerminal;

impl LentTerminal {
    fn begin() -> io::Result<Self> {
        threads::pause_input()?;
        IS_TERMINAL_LENT.store(true, Ordering::SeqCst);
        Ok(Self)
    }
}

impl Drop for LentTerminal {
    fn drop(&mut self) {
        IS_TERMINAL_LENT.store(false, Ordering::SeqCst);
        threads::resume_input();
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn the_editor_of_the_settings_comes_first_and_a_blank_one_is_none() {
        assert_eq!(find_editor(Some(" nano -w ")).as_deref(), Some("nano -w"));
        assert_ne!(find_editor(Some("  ")).as_deref(), Some(""));
    }
}
