//! Settings: how the screen looks, whether the mouse is listened to, and where everything is. What
//! is changed holds at once.

pub mod view;
use crate::tui::keymap::Room;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::{Effect, Look, Theme};
use crate::tui::protocol::now::Moment;
use crate::tui::protocol::transition::{Go, Reply};
use crate::tui::screen::Visit;
use crate::tui::state::Desk;

/// The settings, with the number of the line in focus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The line in focus.
    pub at: usize,
}

/// A line that can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// The colours.
    Theme,
    /// Plain letters in place of signs.
    Signs,
    /// The mouse.
    Mouse,
}

/// The lines in order.
pub const LINES: [Line; 3] = [Line::Theme, Line::Signs, Line::Mouse];

const THEMES: [Theme; 3] = [Theme::Default, Theme::HighContrast, Theme::Mono];

impl Line {
    /// What is set.
    pub fn label(self) -> &'static str {
        match self {
            Self::Theme => "Colours",
            Self::Signs => "Signs",
            Self::Mouse => "Mouse",
        }
    }

    /// How it is set.
    pub fn words(self, look: Look) -> &'static str {
        match (self, look) {
            (Self::Theme, Look { theme: Theme::Default, .. }) => "quiet colours",
            (Self::Theme, Look { theme: Theme::HighContrast, .. }) => "high contrast",
            (Self::Theme, Look { theme: Theme::Mono, .. }) => "no colours",
            (Self::Signs, Look { ascii: true, .. }) => "plain letters",
            (Self::Signs, Look { ascii: false, .. }) => "shaded blocks and lines",
            (Self::Mouse, Look { mouse: true, .. }) => "listened to",
            (Self::Mouse, Look { mouse: false, .. }) => "left to the terminal",
        }
    }

    /// What is worth knowing about it.
    pub fn why(self) -> &'static str {
        match self {
            Self::Theme => "Nothing is ever said by colour alone.",
            Self::Signs => {
                "Plain letters help where blocks look alike, or a screen reader is used."
            }
            Self::Mouse => "Left to the terminal, the mouse can mark and copy text as elsewhere.",
        }
    }

    fn turn(self, look: &mut Look, by: isize) {
        match self {
            Self::Theme => {
                let at = THEMES.iter().position(|theme| *theme == look.theme).unwrap_or(0);
                look.theme = THEMES[(at + THEMES.len()).saturating_add_signed(by) % THEMES.len()];
            }
            Self::Signs => look.ascii = !look.ascii,
            Self::Mouse => look.mouse = !look.mouse,
        }
    }
}

impl Settings {
    /// The line in focus.
    pub fn line(self) -> Line {
        LINES.get(self.at).copied().unwrap_or(Line::Theme)
    }

    fn change(self, desk: &mut Desk, by: isize) -> Vec<Reply> {
        self.line().turn(&mut desk.look, by);
        vec![Reply::Do(Effect::KeepLook(desk.look))]
    }
}

impl Visit for Settings {
    fn room(&self) -> Room {
        Room::Settings
    }

    fn update(&mut self, desk: &mut Desk, command: Command, _moment: &Moment) -> Vec<Reply> {
        let last = LINES.len() - 1;
        match command {
            Command::Up | Command::Previous => self.at = self.at.saturating_sub(1),
            Command::Down | Command::Next => self.at = (self.at + 1).min(last),
            Command::First => self.at = 0,
            Command::Last => self.at = last,
            Command::Focus(at) => self.at = at.min(last),
            Command::Open(at) => {
                self.at = at.min(last);
                return self.change(desk, 1);
            }
            Command::Enter | Command::Tick | Command::Right => return self.change(desk, 1),
            Command::Left => return self.change(desk, -1),
            Command::Back => return vec![Reply::Go(Go::Back)],
            _ => {}
        }
        Vec::new()
    }
}
