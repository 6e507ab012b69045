//! The keys in the list of matrices.

use crate::tui::keymap::rows::{
    OPEN_COPY_MATRIX, OPEN_MATRIX_FILE, SPACE, enter, help_only, letter, up_down,
};
use crate::tui::keymap::{Binding, KeyContext};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::Key;

pub const CONTEXTS: &[KeyContext] = &[MATRICES];

const OPEN_SPREADSHEET_IMPORT: Binding = letter(
    1,
    &[Key::char('b')],
    Command::Import,
    "bring in",
    "Bring in a spreadsheet (.xlsx or .csv) or a matrix file (.json) as a matrix of our own",
);

const OPEN_EXPORT: Binding = letter(
    1,
    &[Key::char('x')],
    Command::Export,
    "spreadsheet",
    "Write the matrix in focus to a spreadsheet, to share or to change",
);

const SHOW_CROSSWALK: Binding = help_only(
    &[Key::char('l')],
    Command::EditCrosswalk,
    "How the areas of the matrix in focus line up with another's",
);

pub const MATRICES: KeyContext = KeyContext::keys("Matrices", &[
    enter("open it", "Open the matrix in focus, to read it or to change our own"),
    letter(
        1,
        &[SPACE],
        Command::Toggle,
        "use it",
        "Use this matrix for our network, or stop using it; nothing is lost",
    ),
    OPEN_COPY_MATRIX,
    SHOW_CROSSWALK,
    OPEN_MATRIX_FILE,
    OPEN_SPREADSHEET_IMPORT,
    OPEN_EXPORT,
    up_down(1, "move"),
]).with_help(&["Any number of matrices can be in use, side by side. Each snapshot keeps the very text it was answered on, so changing a matrix, or stopping using it, never changes what was saved.",]);
