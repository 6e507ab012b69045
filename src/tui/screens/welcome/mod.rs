//! The first screen: what this is in three lines, what the network is called and what it is for,
//! and the ways to begin. The same screen makes another network beside those that are there.

mod labels;
mod unsaved_network;
pub mod view;

use crate::tui::keymap::KeyContext;
use crate::tui::path_input::path_of;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Effect;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Scope, Transition};
use crate::tui::screen::Screen;
use crate::tui::state::AppState;
use crate::tui::text_field::TextField;

/// The first screen.
#[derive(Clone, Debug)]
pub struct Welcome {
    /// The line in focus.
    pub at: WelcomeFocus,
    /// What the network is called.
    pub name: TextField,
    /// What it is for.
    pub purpose: TextField,
    /// Where a folder or file is that someone gave.
    pub path: TextField,
    /// Whether that is being asked.
    pub asks_path: bool,
    /// Whether the network is made beside others.
    pub is_beside_others: bool,
    /// How much is to be walked once the network is made; none until it is asked for.
    pub(crate) asked: Option<Scope>,
    /// Whether something was typed since all of it was handed over to be kept at once.
    is_typed: bool,
}

/// A line of the screen that the focus can stop at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WelcomeFocus {
    /// What the network is called.
    Name,
    /// What it is for.
    Purpose,
    /// Start the walk.
    Start,
    /// The first stage only.
    FirstLook,
    /// A made-up network.
    Demo,
    /// A folder or files that someone gave.
    Folder,
    /// Plain letters in place of signs.
    Signs,
}

const FIRST: [WelcomeFocus; 7] = [
    WelcomeFocus::Name,
    WelcomeFocus::Purpose,
    WelcomeFocus::Start,
    WelcomeFocus::FirstLook,
    WelcomeFocus::Demo,
    WelcomeFocus::Folder,
    WelcomeFocus::Signs,
];
const BESIDE: [WelcomeFocus; 5] = [
    WelcomeFocus::Name,
    WelcomeFocus::Purpose,
    WelcomeFocus::Start,
    WelcomeFocus::FirstLook,
    WelcomeFocus::Signs,
];

impl Default for Welcome {
    fn default() -> Self {
        Self {
            at: WelcomeFocus::Name,
            name: TextField::line(""),
            purpose: TextField::lines(""),
            path: TextField::line(""),
            asks_path: false,
            is_beside_others: false,
            asked: None,
            is_typed: false,
        }
    }
}

impl Welcome {
    /// The screen that makes a network beside others.
    pub fn for_another() -> Self {
        Self { is_beside_others: true, ..Self::default() }
    }

    /// How much is to be walked once the network is made.
    pub fn then(&self) -> Option<Scope> {
        self.asked
    }

    /// The lines, in order.
    pub fn lines(&self) -> &'static [WelcomeFocus] {
        if self.is_beside_others { &BESIDE } else { &FIRST }
    }

    /// The number of the line in focus.
    pub fn position(&self) -> usize {
        self.lines().iter().position(|line| *line == self.at).unwrap_or(0)
    }

    fn step(&mut self, desk: &AppState, by: isize) -> Vec<Transition> {
        let next =
            self.position().checked_add_signed(by).and_then(|at| self.lines().get(at).copied());
        next.map_or_else(Vec::new, |next| self.go_to(desk, next))
    }

    fn go_to(&mut self, desk: &AppState, line: WelcomeFocus) -> Vec<Transition> {
        let left = std::mem::replace(&mut self.at, line);
        if line != WelcomeFocus::Folder && self.path.is_blank() {
            self.asks_path = false;
        }
        let name = self.name.text();
        let is_taken = |name: &str| {
            desk.networks.iter().any(|entry| entry.network.name.eq_ignore_ascii_case(name))
        };
        if left == WelcomeFocus::Name && line != WelcomeFocus::Name && is_taken(name.trim()) {
            return vec![Transition::Say(format!(
                "{} is here already. This will be another network of that name.",
                name.trim()
            ))];
        }
        Vec::new()
    }

    fn do_line(&mut self, desk: &mut AppState) -> Vec<Transition> {
        match self.at {
            WelcomeFocus::Name | WelcomeFocus::Purpose => self.step(desk, 1),
            WelcomeFocus::Start => self.begin(desk, Scope::Whole),
            WelcomeFocus::FirstLook => self.begin(desk, Scope::FirstLook),
            WelcomeFocus::Demo => vec![Transition::Do(Effect::Demo)],
            WelcomeFocus::Folder => self.open_path(),
            WelcomeFocus::Signs => {
                desk.look.ascii = !desk.look.ascii;
                vec![Transition::Do(Effect::KeepLook(desk.look))]
            }
        }
    }

    fn begin(&mut self, desk: &AppState, scope: Scope) -> Vec<Transition> {
        if self.asked.is_some() {
            return vec![Transition::Say("Your network is being made this moment.".to_owned())];
        }
        if let Some(why) = &desk.read_only {
            return vec![Transition::Say(why.clone())];
        }
        if self.name.is_blank() {
            self.at = WelcomeFocus::Name;
            return vec![Transition::Say(
                "First give your network a name. You can change it later.".to_owned(),
            )];
        }
        self.asked = Some(scope);
        let name = self.name.text().trim().to_owned();
        let purpose =
            Some(self.purpose.text().trim().to_owned()).filter(|purpose| !purpose.is_empty());
        vec![Transition::Do(Effect::AddNetwork { name, purpose })]
    }

    fn open_path(&mut self) -> Vec<Transition> {
        if !self.asks_path {
            self.asks_path = true;
            return Vec::new();
        }
        match path_of(&self.path.text()) {
            Some(path) => vec![Transition::Do(Effect::OpenLibrary(path))],
            None => vec![Transition::Say(
                "Say where it is first: type or paste it, or drop it on this window.".to_owned(),
            )],
        }
    }

    fn back(&mut self) -> Vec<Transition> {
        if self.asks_path {
            self.asks_path = false;
            self.path.replace("");
            return Vec::new();
        }
        if self.is_beside_others {
            return vec![Transition::Go(Destination::Back)];
        }
        vec![Transition::Say(
            "This is the first page: there is nothing before it. Ctrl-C leaves.".to_owned(),
        )]
    }
}

impl Screen for Welcome {
    fn room(&self) -> KeyContext {
        KeyContext::Welcome
    }

    fn update(&mut self, desk: &mut AppState, command: Command, _moment: &Now) -> Vec<Transition> {
        match command {
            Command::Up | Command::Previous => self.step(desk, -1),
            Command::Down | Command::Next => self.step(desk, 1),
            Command::Enter | Command::Tick => self.do_line(desk),
            Command::Focus(at) | Command::Open(at) => {
                let Some(line) = self.lines().get(at).copied() else { return Vec::new() };
                let mut replies = self.go_to(desk, line);
                if matches!(command, Command::Open(_))
                    && !matches!(line, WelcomeFocus::Name | WelcomeFocus::Purpose)
                {
                    replies.extend(self.do_line(desk));
                }
                replies
            }
            Command::Back => self.back(),
            _ => Vec::new(),
        }
    }

    fn refused(&mut self, _says: &str) {
        self.asked = None;
    }

    /// On the line that asks for a folder, what is typed or dropped goes into its field, open or
    /// not.
    fn field_mut(&mut self) -> Option<&mut TextField> {
        match self.at {
            WelcomeFocus::Name => Some(&mut self.name),
            WelcomeFocus::Purpose => Some(&mut self.purpose),
            WelcomeFocus::Folder => Some(&mut self.path),
            WelcomeFocus::Start
            | WelcomeFocus::FirstLook
            | WelcomeFocus::Demo
            | WelcomeFocus::Signs => None,
        }
    }

    fn typed(&mut self, desk: &mut AppState, _moment: &Now) -> Vec<Transition> {
        self.asks_path |= !self.path.is_blank();
        self.hand_over(desk)
    }

    fn settle(&mut self, desk: &mut AppState) -> Vec<Transition> {
        self.hand_over_now(desk)
    }
}
