//! Opens a file in the person's own editor, which has the terminal until it ends. Where none can be
//! started, the screen shows where the file is, so that it can be opened beside this program.

use std::process::Command;
use std::{env, io};

use super::signals;
use super::terminal_loan::LentTerminal;
use crate::maturity::sanitize::sanitize_line;

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
    let lent = LentTerminal::begin(signals::interrupt_input_wait)?;
    let status = Command::new(program).args(words).arg(file).status();
    drop(lent);
    status.map(drop)
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
