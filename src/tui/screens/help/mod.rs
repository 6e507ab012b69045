//! The keys of a place, and what belongs to know there. Made from the key table, so it can't be
//! wrong.

use crate::tui::document::{Document, ReadPosition};
use crate::tui::keymap::{self, KeyContext};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::Screen;
use crate::tui::state::AppState;

/// The help page of one room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Help {
    /// The room it explains.
    pub context: KeyContext,
    /// How far it is read.
    pub position: ReadPosition,
}

impl Help {
    /// The help page of `room`.
    pub fn of(room: KeyContext) -> Self {
        Self { context: room, position: ReadPosition::default() }
    }

    /// The page.
    pub fn page(&self, state: &AppState) -> Document {
        let mut page = Document::with_title(format!("Keys: {}", self.context.title()));
        let first = if self.context.is_text() {
            "Ctrl-P finds any command by name."
        } else {
            ": or Ctrl-P finds any command by name."
        };
        page.body(0, first);
        page.blank_line();
        let rows =
            keymap::bindings(self.context).filter(|row| !matches!(row.command, Command::Palette));
        for (keys, help) in keymap::help_rows(rows) {
            page.body(2, help);
            page.set_prefix(format!("{keys:<14}"));
        }
        if self.context.is_text() {
            page.blank_line();
            page.body(0, "Everything else you type is text. Ctrl-Z takes typing back, Ctrl-Y does it again, Ctrl-A selects all.");
        }
        page.blank_line();
        for text in context_help(self.context) {
            page.body(0, *text);
        }
        page.blank_line();
        write_signs(&mut page, state);
        page.blank_line();
        page.quiet(0, "Ctrl and plus makes a terminal's letters bigger, for a projector or tired eyes. Everything works at 60 columns by 18 rows.");
        page.quiet(0, "Using a screen reader? Leave, then run:  pcn-workbook walk --plain");
        page
    }
}

fn write_signs(page: &mut Document, state: &AppState) {
    page.heading("Signs");
    let all = if state.appearance.ascii {
        "#  fully   +  mostly   ~  partly   o  not yet   ?  not sure   -  does not apply   .  open"
    } else {
        "█  fully   ▓  mostly   ▒  partly   ░  not yet   ?  not sure   –  does not apply   ·  open"
    };
    page.body(2, all);
    page.body(2, "*  we say another stage than the answers suggest; w says why");
}

/// The longer texts that belong to a place.
fn context_help(room: KeyContext) -> &'static [&'static str] {
    const START: &str = "This helps your network talk about where it is and what it wants next. There is no pass mark. It takes about an hour with the right people in the room, or ten minutes to bring last time up to date.";
    const WHO: &str = "Best done together: clinical director, a manager, two practices, one partner from outside general practice, one patient or community voice.";
    const NOT_SURE: &str = "Not sure is a useful answer. It often shows what to find out next.";
    const NOTES: &str = super::walk::PRIVACY_NOTICE;
    const END: &str = "Pick no more than three priorities. What will practices notice first?";
    const CARD: &str = "The answers suggest a stage: the highest at which everything that applies, there and below, is in place. It is your call. What you choose is what is shown, and your reason is kept for whoever takes over.";
    match room {
        KeyContext::Welcome | KeyContext::Home | KeyContext::Networks => &[START, WHO],
        KeyContext::Walk => &[
            NOT_SURE,
            "Last time's answer stands beside a statement and counts only once you confirm it.",
            WHO,
        ],
        KeyContext::Card | KeyContext::CardReason => &[CARD],
        KeyContext::Note
        | KeyContext::Evidence
        | KeyContext::NotApplicableReason
        | KeyContext::AimReason => &[NOTES],
        KeyContext::Aims => {
            &[END, "Staying where you are can be right. Leave it at 'not decided' if you wish."]
        }
        KeyContext::SaveDetails => &[
            "A snapshot is a dated copy of today's answers. It never changes. Job roles only, no names.",
        ],
        KeyContext::Progress | KeyContext::ProgressArea => &[
            "The line is to time; a step rises at the snapshot that first said so, never before. ■ is what we said, ○ what the answers suggest where that is another stage.",
            "Nothing is added up and nothing is averaged. National and local stand side by side; neither is turned into the other.",
        ],
        KeyContext::Compare | KeyContext::CompareRows | KeyContext::CompareArea => &[
            crate::maturity::comparison::NO_RANKING,
            "Networks stand by name and nothing else; one network's days by time. Each is shown as it moved since its own first snapshot, before its stage. ▲ forward, ▼ back, ■ the same, - no earlier one to compare with.",
            "Statements compare where all were asked the same in the same meaning; the others are listed with why. Of fewer than five networks nothing is counted.",
        ],
        KeyContext::AboutUs => &[
            "Everything but the name may be left empty. It stays in your folder, and each snapshot keeps it as it was on its day.",
        ],
        KeyContext::Matrices | KeyContext::MatrixPage => &[
            "Any number of matrices can be in use, side by side. Each snapshot keeps the very text it was answered on, so changing a matrix, or stopping using it, never changes what was saved.",
        ],
        KeyContext::SpreadsheetPath | KeyContext::SpreadsheetPreview | KeyContext::MatrixTitle => {
            &[
                "A spreadsheet is read, never changed. Two shapes are understood: a row for each statement, with the headings Area, Stage, Statement and For example; or a grid, with areas down and stages across. Titles, blank rows and columns of notes may stand around it.",
                "Nothing is written before you have seen what was understood, which boxes are not used, and why.",
            ]
        }
        KeyContext::Export => &[
            "The spreadsheet has a row for each statement. Change what you like in Excel and bring it in again: what has an id keeps it, a new row gets one. Nothing is ever written over.",
        ],
        KeyContext::Conflict => &[
            "Both versions are whole and safe. The one you don't choose goes to the trash folder and can be brought back.",
        ],
        _ => &[],
    }
}

impl Screen for Help {
    fn key_context(&self) -> KeyContext {
        KeyContext::Help
    }

    fn update(&mut self, state: &mut AppState, command: Command, _moment: &Now) -> Vec<Transition> {
        match command {
            Command::Enter | Command::Back => vec![Transition::Navigate(Destination::Back)],
            command => {
                let page = self.page(state);
                self.position.update(&page, state.size, command);
                Vec::new()
            }
        }
    }
}
