//! The keys of a place, and what belongs to know there. Made from the key table, so it can't be
//! wrong.

use crate::tui::document::{Page, Read};
use crate::tui::keymap::{self, Room};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::now::Moment;
use crate::tui::protocol::transition::{Go, Reply};
use crate::tui::screen::Visit;
use crate::tui::state::Desk;

/// The help page of one room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Help {
    /// The room it explains.
    pub of: Room,
    /// How far it is read.
    pub read: Read,
}

impl Help {
    /// The help page of `room`.
    pub fn of(room: Room) -> Self {
        Self { of: room, read: Read::default() }
    }

    /// The page.
    pub fn page(&self, desk: &Desk) -> Page {
        let mut page = Page::titled(format!("Keys: {}", self.of.name()));
        let first = if self.of.is_text() {
            "Ctrl-P finds any command by name."
        } else {
            ": or Ctrl-P finds any command by name."
        };
        page.body(0, first);
        page.gap();
        let rows = keymap::bindings(self.of).filter(|row| !matches!(row.command, Command::Palette));
        for (keys, help) in keymap::told(rows) {
            page.body(2, help);
            page.led_by(format!("{keys:<14}"));
        }
        if self.of.is_text() {
            page.gap();
            page.body(0, "Everything else you type is text. Ctrl-Z takes typing back, Ctrl-Y does it again, Ctrl-A selects all.");
        }
        page.gap();
        for text in about(self.of) {
            page.body(0, *text);
        }
        page.gap();
        signs(&mut page, desk);
        page.gap();
        page.quiet(0, "Ctrl and plus makes a terminal's letters bigger, for a projector or tired eyes. Everything works at 60 columns by 18 rows.");
        page.quiet(0, "Using a screen reader? Leave, then run:  pcn-workbook walk --plain");
        page
    }
}

fn signs(page: &mut Page, desk: &Desk) {
    page.heading("Signs");
    let all = if desk.look.ascii {
        "#  fully   +  mostly   ~  partly   o  not yet   ?  not sure   -  does not apply   .  open"
    } else {
        "█  fully   ▓  mostly   ▒  partly   ░  not yet   ?  not sure   –  does not apply   ·  open"
    };
    page.body(2, all);
    page.body(2, "*  we say another stage than the answers suggest; w says why");
}

/// The longer texts that belong to a place.
fn about(room: Room) -> &'static [&'static str] {
    const START: &str = "This helps your network talk about where it is and what it wants next. There is no pass mark. It takes about an hour with the right people in the room, or ten minutes to bring last time up to date.";
    const WHO: &str = "Best done together: clinical director, a manager, two practices, one partner from outside general practice, one patient or community voice.";
    const NOT_SURE: &str = "Not sure is a useful answer. It often shows what to find out next.";
    const NOTES: &str = super::walk::BEFORE_NOTES;
    const END: &str = "Pick no more than three priorities. What will practices notice first?";
    const CARD: &str = "The answers suggest a stage: the highest at which everything that applies, there and below, is in place. It is your call. What you choose is what is shown, and your reason is kept for whoever takes over.";
    match room {
        Room::Welcome | Room::Home | Room::Networks => &[START, WHO],
        Room::Walk => &[
            NOT_SURE,
            "Last time's answer stands beside a statement and counts only once you confirm it.",
            WHO,
        ],
        Room::Card | Room::CardReason => &[CARD],
        Room::Note | Room::Evidence | Room::SetAside | Room::AimReason => &[NOTES],
        Room::Aims => {
            &[END, "Staying where you are can be right. Leave it at 'not decided' if you wish."]
        }
        Room::Naming => &[
            "A snapshot is a dated copy of today's answers. It never changes. Job roles only, no names.",
        ],
        Room::Progress | Room::ProgressArea => &[
            "The line is to time; a step rises at the snapshot that first said so, never before. ■ is what we said, ○ what the answers suggest where that is another stage.",
            "Nothing is added up and nothing is averaged. National and local stand side by side; neither is turned into the other.",
        ],
        Room::Compare | Room::CompareRows | Room::CompareArea => &[
            crate::maturity::comparison::NO_RANKING,
            "Networks stand by name and nothing else; one network's days by time. Each is shown as it moved since its own first snapshot, before its stage. ▲ forward, ▼ back, ■ the same, - no earlier one to compare with.",
            "Statements compare where all were asked the same in the same meaning; the others are listed with why. Of fewer than five networks nothing is counted.",
        ],
        Room::AboutUs => &[
            "Everything but the name may be left empty. It stays in your folder, and each snapshot keeps it as it was on its day.",
        ],
        Room::Matrices | Room::MatrixPage => &[
            "Any number of matrices can be in use, side by side. Each snapshot keeps the very text it was answered on, so changing a matrix, or stopping using it, never changes what was saved.",
        ],
        Room::Bringing | Room::Preview | Room::Titling => &[
            "A spreadsheet is read, never changed. Two shapes are understood: a row for each statement, with the headings Area, Stage, Statement and For example; or a grid, with areas down and stages across. Titles, blank rows and columns of notes may stand around it.",
            "Nothing is written before you have seen what was understood, which boxes are not used, and why.",
        ],
        Room::WritingOut => &[
            "The spreadsheet has a row for each statement. Change what you like in Excel and bring it in again: what has an id keeps it, a new row gets one. Nothing is ever written over.",
        ],
        Room::Conflict => &[
            "Both versions are whole and safe. The one you don't choose goes to the trash folder and can be brought back.",
        ],
        _ => &[],
    }
}

impl Visit for Help {
    fn room(&self) -> Room {
        Room::Help
    }

    fn update(&mut self, desk: &mut Desk, command: Command, _moment: &Moment) -> Vec<Reply> {
        match command {
            Command::Enter | Command::Back => vec![Reply::Go(Go::Back)],
            command => {
                let page = self.page(desk);
                self.read.update(&page, desk.size, command);
                Vec::new()
            }
        }
    }
}
