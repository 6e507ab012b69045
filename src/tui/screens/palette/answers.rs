//! Answers of the palette: what people look for that no command here does, and where it is done or
//! what there is instead.

use crate::tui::state::AppState;

/// An answer in words, and the words it is found by.
pub struct PaletteAnswer {
    pub words: &'static str,
    pub says: fn(&AppState) -> String,
}

const fn answer(words: &'static str, says: fn(&AppState) -> String) -> PaletteAnswer {
    PaletteAnswer { words, says }
}

pub const ANSWERS: &[PaletteAnswer] = &[
    answer("start begin walk statements self-assessment assess answer", |_| {
        "A walk begins on Home: Enter on its first line, or on an area to begin there. In the walk a digit is an answer."
            .to_owned()
    }),
    answer("pdf word docx printer", |_| {
        "The page to print (P on a snapshot) is written as .html. Any browser prints it or saves it as PDF, and Word opens it."
            .to_owned()
    }),
    answer("excel xlsx csv spreadsheet table data download", |_| {
        "Answers for Excel: X on a snapshot. Tables of several networks: the command export, or Compare (c, then x) with a name that ends in .csv. A matrix as a spreadsheet: x on the page of matrices (m)."
            .to_owned()
    }),
    answer("plan actions todo to-do tasks owner priorities aims goals next", |_| {
        "There is no list of actions yet. What next, the first page of saving a snapshot (s), keeps an aim, a reason and a day for each area."
            .to_owned()
    }),
    answer("e-mail send post", |_| {
        "Nothing is sent from here. Share (x) writes a file, and you send that as you would any other."
            .to_owned()
    }),
    answer("back up backup folder where path location files usb", |state| {
        format!(
            "All of it is in one folder. Copy that, and you have a backup: {}",
            state.library_dir
        )
    }),
    answer("delete remove erase trash bin restore snapshots networks", |_| {
        "Nothing is deleted for good. On Home d puts the snapshot or begun walk in focus into the trash, and in the list of networks a whole network. T opens the trash, to bring it back."
            .to_owned()
    }),
    answer("rename snapshot label", |_| {
        "A saved snapshot keeps its name. A corrected copy (r on the snapshot) can have another, and takes its place in lists."
            .to_owned()
    }),
    answer("undo revert", |_| {
        "In the walk u takes the last step back, and U does it again. In a text field it is Ctrl-Z."
            .to_owned()
    }),
    answer("score total average rank rating league percentage points", |_| {
        "There is no overall score and no ranking: it is not a race. Progress (p) shows what moved."
            .to_owned()
    }),
    answer("font text size bigger larger smaller zoom", |_| {
        "The size of the letters is your window's own. In most, Ctrl with + or - changes it."
            .to_owned()
    }),
];
