//! The keys of a place, and what belongs to know there. Made from the key table, so it can't be
//! wrong.

pub mod keys;
use crate::maturity::page::{Lead, Page};
use crate::tui::app_view::AppView;
use crate::tui::keymap::{self, Binding, KeyContext};
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
        let mut page = Page::new(format!("Keys: {}", self.context.title));
        let first = if self.context.is_text {
            "Ctrl-P finds any command by name."
        } else {
            ": or Ctrl-P finds any command by name."
        };
        page.body(0, first);
        page.blank_line();
        let all = || keymap::bindings(self.context).filter(|row| row.command != Command::Palette);
        write_keys(&mut page, all().filter(|row| !row.command.is_moving()));
        page.blank_line();
        page.heading("Moving");
        write_keys(&mut page, all().filter(|row| row.command.is_moving()));
        if self.context.is_text {
            page.blank_line();
            page.body(0, "Everything else you type is text. Ctrl-Z takes typing back, Ctrl-Y does it again, Ctrl-A selects all.");
        }
        page.blank_line();
        for text in self.context.help {
            page.body(0, *text);
        }
        page.blank_line();
        write_signs(&mut page, state);
        page.blank_line();
        page.quiet(0, "Ctrl and plus makes a terminal's letters bigger, for a projector or tired eyes. Everything works at 60 columns by 18 rows.");
        page.quiet(0, "A click goes there, a click on what is in focus opens it, and the wheel moves along a list. To mark text for copying, hold Shift while you drag, or turn the mouse off in Settings.");
        page.quiet(0, "Using a screen reader? Leave, then run:  pcn-workbook walk --plain");
        page
    }
}

fn write_keys(page: &mut Page, rows: impl Iterator<Item = &'static Binding>) {
    for (keys, help) in keymap::help_rows(rows) {
        page.body(2, help);
        page.set_prefix(format!("{keys:<14}"));
        page.set_lead(Lead::Key(keys.chars().count()));
    }
}

fn write_signs(page: &mut Page, state: &AppState) {
    page.heading("Signs");
    let all = if state.appearance.ascii {
        "#  fully   +  mostly   ~  partly   o  not yet   ?  not sure   -  does not apply   .  open"
    } else {
        "█  fully   ▓  mostly   ▒  partly   ░  not yet   ?  not sure   –  does not apply   ·  open"
    };
    page.body(2, all);
    page.body(2, "*  we say another stage than the answers suggest; w says why");
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
            "The same keys mean the same everywhere.",
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
