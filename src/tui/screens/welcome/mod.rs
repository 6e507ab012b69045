//! The first screen: what this is in three lines, what the network is called and what it is for,
//! and the ways to begin. The same screen makes another network beside those that are there.

mod labels;
mod unsaved_network;
pub mod view;

use crate::tui::keymap::Room;
use crate::tui::path_input::path_of;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Effect;
use crate::tui::protocol::now::Moment;
use crate::tui::protocol::transition::{Go, Reply, Scope};
use crate::tui::screen::Visit;
use crate::tui::state::Desk;
use crate::tui::text_field::Field;

/// The first screen.
#[derive(Clone, Debug)]
pub struct Welcome {
    /// The line in focus.
    pub at: Line,
    /// What the network is called.
    pub name: Field,
    /// What it is for.
    pub purpose: Field,
    /// Where a folder or file is that someone gave.
    pub path: Field,
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
pub enum Line {
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

const FIRST: [Line; 7] = [
    Line::Name,
    Line::Purpose,
    Line::Start,
    Line::FirstLook,
    Line::Demo,
    Line::Folder,
    Line::Signs,
];
const BESIDE: [Line; 5] = [Line::Name, Line::Purpose, Line::Start, Line::FirstLook, Line::Signs];

impl Default for Welcome {
    fn default() -> Self {
        Self {
            at: Line::Name,
            name: Field::line(""),
            purpose: Field::lines(""),
            path: Field::line(""),
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
    pub fn lines(&self) -> &'static [Line] {
        if self.is_beside_others { &BESIDE } else { &FIRST }
    }

    /// The number of the line in focus.
    pub fn position(&self) -> usize {
        self.lines().iter().position(|line| *line == self.at).unwrap_or(0)
    }

    fn step(&mut self, desk: &Desk, by: isize) -> Vec<Reply> {
        let next =
            self.position().checked_add_signed(by).and_then(|at| self.lines().get(at).copied());
        next.map_or_else(Vec::new, |next| self.go_to(desk, next))
    }

    fn go_to(&mut self, desk: &Desk, line: Line) -> Vec<Reply> {
        let left = std::mem::replace(&mut self.at, line);
        if line != Line::Folder && self.path.is_blank() {
            self.asks_path = false;
        }
        let name = self.name.text();
        let is_taken = |name: &str| {
            desk.networks.iter().any(|entry| entry.network.name.eq_ignore_ascii_case(name))
        };
        if left == Line::Name && line != Line::Name && is_taken(name.trim()) {
            return vec![Reply::Say(format!(
                "{} is here already. This will be another network of that name.",
                name.trim()
            ))];
        }
        Vec::new()
    }

    fn do_line(&mut self, desk: &mut Desk) -> Vec<Reply> {
        match self.at {
            Line::Name | Line::Purpose => self.step(desk, 1),
            Line::Start => self.begin(desk, Scope::Whole),
            Line::FirstLook => self.begin(desk, Scope::FirstLook),
            Line::Demo => vec![Reply::Do(Effect::Demo)],
            Line::Folder => self.open_path(),
            Line::Signs => {
                desk.look.ascii = !desk.look.ascii;
                vec![Reply::Do(Effect::KeepLook(desk.look))]
            }
        }
    }

    fn begin(&mut self, desk: &Desk, scope: Scope) -> Vec<Reply> {
        if self.asked.is_some() {
            return vec![Reply::Say("Your network is being made this moment.".to_owned())];
        }
        if let Some(why) = &desk.read_only {
            return vec![Reply::Say(why.clone())];
        }
        if self.name.is_blank() {
            self.at = Line::Name;
            return vec![Reply::Say(
                "First give your network a name. You can change it later.".to_owned(),
            )];
        }
        self.asked = Some(scope);
        let name = self.name.text().trim().to_owned();
        let purpose =
            Some(self.purpose.text().trim().to_owned()).filter(|purpose| !purpose.is_empty());
        vec![Reply::Do(Effect::AddNetwork { name, purpose })]
    }

    fn open_path(&mut self) -> Vec<Reply> {
        if !self.asks_path {
            self.asks_path = true;
            return Vec::new();
        }
        match path_of(&self.path.text()) {
            Some(path) => vec![Reply::Do(Effect::OpenLibrary(path))],
            None => vec![Reply::Say(
                "Say where it is first: type or paste it, or drop it on this window.".to_owned(),
            )],
        }
    }

    fn back(&mut self) -> Vec<Reply> {
        if self.asks_path {
            self.asks_path = false;
            self.path.replace("");
            return Vec::new();
        }
        if self.is_beside_others {
            return vec![Reply::Go(Go::Back)];
        }
        vec![Reply::Say(
            "This is the first page: there is nothing before it. Ctrl-C leaves.".to_owned(),
        )]
    }
}

impl Visit for Welcome {
    fn room(&self) -> Room {
        Room::Welcome
    }

    fn update(&mut self, desk: &mut Desk, command: Command, _moment: &Moment) -> Vec<Reply> {
        match command {
            Command::Up | Command::Previous => self.step(desk, -1),
            Command::Down | Command::Next => self.step(desk, 1),
            Command::Enter | Command::Tick => self.do_line(desk),
            Command::Focus(at) | Command::Open(at) => {
                let Some(line) = self.lines().get(at).copied() else { return Vec::new() };
                let mut replies = self.go_to(desk, line);
                if matches!(command, Command::Open(_))
                    && !matches!(line, Line::Name | Line::Purpose)
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
    fn field_mut(&mut self) -> Option<&mut Field> {
        match self.at {
            Line::Name => Some(&mut self.name),
            Line::Purpose => Some(&mut self.purpose),
            Line::Folder => Some(&mut self.path),
            Line::Start | Line::FirstLook | Line::Demo | Line::Signs => None,
        }
    }

    fn typed(&mut self, desk: &mut Desk, _moment: &Moment) -> Vec<Reply> {
        self.asks_path |= !self.path.is_blank();
        self.hand_over(desk)
    }

    fn settle(&mut self, desk: &mut Desk) -> Vec<Reply> {
        self.hand_over_now(desk)
    }
}
