//! The keys of a place, and what belongs to know there. Made from the key table, so it can't be
//! wrong.

pub mod keys;
use crate::maturity::capitalize::capitalize;
use unicode_width::UnicodeWidthStr;

use crate::maturity::page::{Lead, Page};
use crate::maturity::phrases::Sign;
use crate::tui::app_view::AppView;
use crate::tui::keymap::reference::reference_rows;
use crate::tui::keymap::{self, Binding, KeyContext, rows};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::Transition;
use crate::tui::read_position::ReadPosition;
use crate::tui::screen::{Screen, back};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::page_view;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Help {
    pub context: KeyContext,
    pub position: ReadPosition,
}

impl Help {
    pub fn of(room: KeyContext) -> Self {
        Self { context: room, position: ReadPosition::default() }
    }

    pub fn page(&self, state: &AppState) -> Page {
        let mut page = Page::new(format!("Keys · {}", self.context.title));
        if !self.context.is_text {
            write_signs(&mut page, state);
        }
        let all = || keymap::bindings(self.context);
        let is_shared = |row: &&Binding| {
            rows::GLOBAL.iter().chain(rows::TEXT_ENTRY).any(|other| other.help == row.help)
        };
        let is_moving = |row: &&Binding| row.command.is_moving();
        let own: Vec<_> = all().filter(|row| !is_moving(row) && !is_shared(row)).collect();
        // a group of one key is none
        let many = |topic: Topic| own.iter().filter(|row| Topic::of(row) == topic).count();
        let topic_of = |row: &Binding| match Topic::of(row) {
            topic if own.len() > MOST_IN_ONE_GROUP && many(topic) > 1 => topic,
            _ => Topic::Here,
        };
        for topic in Topic::ALL {
            let is_of = |row: &&&Binding| topic_of(row) == topic;
            write_keys(&mut page, topic.title(), own.iter().filter(is_of).copied());
        }
        write_keys(&mut page, "Moving", all().filter(is_moving));
        write_keys(&mut page, "Everywhere", all().filter(is_shared));
        page.blank_line();
        page.heading("Good to know");
        if self.context.is_text {
            page.body(2, "Everything else you type is text. Ctrl-Z takes typing back, Ctrl-Y does it again, Ctrl-A selects all.");
        }
        for text in self.context.help {
            page.body(2, *text);
        }
        page.quiet(2, "Ctrl and plus makes a terminal's letters bigger, for a projector or tired eyes. Everything works at 60 columns by 18 rows.");
        page.quiet(2, "A click goes there, a click on what is in focus opens it, and the wheel moves along a list. To mark text for copying, hold Shift while you drag, or turn the mouse off in Settings.");
        page.quiet(2, "Using a screen reader? Leave, then run:  pcn-workbook walk --plain");
        page
    }
}

/// More keys than this are told in groups.
const MOST_IN_ONE_GROUP: usize = 9;

/// What keys of one place have to do with each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Topic {
    Here,
    Answer,
    Look,
    Change,
    Exchange,
}

impl Topic {
    const ALL: [Self; 5] = [Self::Here, Self::Answer, Self::Look, Self::Change, Self::Exchange];

    fn title(self) -> &'static str {
        match self {
            Self::Here => "Here",
            Self::Answer => "Answer",
            Self::Look => "Look at",
            Self::Change => "Change and take back",
            Self::Exchange => "Print, share and bring in",
        }
    }

    fn of(row: &Binding) -> Self {
        use Command as C;
        match row.command {
            C::Answer(_)
            | C::NotSure
            | C::NotApplicable
            | C::SameAsLastTime
            | C::Note
            | C::Evidence
            | C::OurStage
            | C::TakeOver
            | C::SameForAll => Self::Answer,
            C::Why
            | C::Filter
            | C::Search
            | C::Needs
            | C::Glossary
            | C::Progress
            | C::Matrices
            | C::History
            | C::AboutUs
            | C::ToggleView
            | C::Compare
            | C::CheckSources
            | C::NextLanguage
            | C::Revisions
            | C::Returns
            | C::Since => Self::Look,
            C::Undo
            | C::Redo
            | C::UndoImport
            | C::Amend
            | C::Discard
            | C::Trash
            | C::Migrate
            | C::Add
            | C::Retire
            | C::MoveUp
            | C::MoveDown
            | C::CopyMatrix
            | C::EditMatrixFile
            | C::EditCrosswalk
            | C::JoinNetworks => Self::Change,
            C::Export | C::Report | C::AnswersSheet | C::Form | C::Import | C::ShareLog => {
                Self::Exchange
            }
            _ => Self::Here,
        }
    }
}

/// The columns that keys take at least and at most, before what they do.
const KEY_COLUMNS: std::ops::RangeInclusive<usize> = 8..=14;

fn write_keys(page: &mut Page, title: &str, rows: impl Iterator<Item = &'static Binding>) {
    let rows: Vec<&Binding> = rows.collect();
    let (answers, rest): (Vec<&Binding>, Vec<&Binding>) =
        rows.iter().partition(|row| is_answer(row));
    let rows: Vec<_> = answer_row(&answers).into_iter().chain(reference_rows(&rest)).collect();
    if rows.is_empty() {
        return;
    }
    page.blank_line();
    page.heading(title);
    let widest =
        rows.iter().map(|(keys, _)| keys.width()).filter(|wide| KEY_COLUMNS.contains(wide));
    let wide = widest.max().unwrap_or(*KEY_COLUMNS.start());
    for (keys, help) in rows {
        page.body(2, help);
        page.set_prefix(format!("{keys:<wide$}  "));
        page.set_lead(Lead::Key(keys.chars().count()));
    }
}

/// Whether a key gives one of the answers that every statement has.
fn is_answer(row: &Binding) -> bool {
    matches!(row.command, Command::Answer(_)) && row.footer_line > 0
}

/// "1 2 3 4 0: not yet, partly, mostly, fully, not sure", in one row.
fn answer_row(rows: &[&Binding]) -> Option<(String, String)> {
    let keys: Vec<String> = rows.iter().map(|row| row.key_label()).collect();
    let words: Vec<&str> = rows.iter().map(|row| row.label).collect();
    (!rows.is_empty()).then(|| (keys.join(" "), capitalize(&words.join(", "))))
}

fn write_signs(page: &mut Page, state: &AppState) {
    page.heading("Signs");
    let answers = |signs: &[Sign]| {
        let symbol = |sign: Sign| {
            if state.appearance.ascii { sign.ascii() } else { sign.symbol() }
        };
        let words = signs.iter().map(|sign| format!("{} {}", symbol(*sign), sign.label()));
        words.collect::<Vec<_>>().join("   ")
    };
    let (scale, others) = Sign::ALL.split_at(4);
    for line in [
        answers(scale).as_str(),
        answers(others).as_str(),
        "▲ forward   ▼ back   ■ the same",
        "* we say another stage than the answers suggest",
    ] {
        page.body(2, line);
    }
}

impl Screen for Help {
    fn key_context(&self) -> KeyContext {
        keys::HELP
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        page_view::draw(
            canvas,
            app,
            &self.page(app.state),
            self.position,
            if self.context.is_text {
                "Ctrl-P finds any command by name."
            } else {
                ": or Ctrl-P finds any command by name."
            },
        );
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match command {
            Command::Enter | Command::Back => back(),
            command => {
                let page = self.page(state);
                self.position.update(&page, state.size, command);
                Vec::new()
            }
        }
    }
}
