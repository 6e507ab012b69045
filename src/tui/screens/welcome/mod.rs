//! The first screen: what this is in three lines, what the network is called and what it is for,
//! and the ways to begin. The same screen makes another network beside those that are there.

pub mod keys;
mod labels;
mod unsaved_network;
mod view;

use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::path_input::parse_paths;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::{Effect, ReadRequest, WriteRequest};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Scope, Transition};
use crate::tui::screen::{Screen, back, go_to, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::text_field::TextField;

#[derive(Clone, Debug)]
pub struct Welcome {
    pub focus: WelcomeFocus,
    pub name: TextField,
    pub purpose: TextField,
    pub path: TextField,
    pub is_path_open: bool,
    pub is_additional: bool,
    /// How much is to be walked once the network is made; none until it is asked for.
    pub(crate) pending_scope: Option<Scope>,
    /// Whether something was typed since all of it was last sent to be saved at once.
    is_dirty: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WelcomeFocus {
    Name,
    Purpose,
    Start,
    FirstLook,
    Demo,
    Folder,
    /// Keep the workbook among the person's documents.
    Documents,
    Signs,
}

const FIRST_LINES: [WelcomeFocus; 8] = [
    WelcomeFocus::Name,
    WelcomeFocus::Purpose,
    WelcomeFocus::Start,
    WelcomeFocus::FirstLook,
    WelcomeFocus::Demo,
    WelcomeFocus::Folder,
    WelcomeFocus::Documents,
    WelcomeFocus::Signs,
];
const ADDITIONAL_LINES: [WelcomeFocus; 5] = [
    WelcomeFocus::Name,
    WelcomeFocus::Purpose,
    WelcomeFocus::Start,
    WelcomeFocus::FirstLook,
    WelcomeFocus::Signs,
];

impl Default for Welcome {
    fn default() -> Self {
        Self {
            focus: WelcomeFocus::Name,
            name: TextField::single_line(""),
            purpose: TextField::multiline(""),
            path: TextField::single_line(""),
            is_path_open: false,
            is_additional: false,
            pending_scope: None,
            is_dirty: false,
        }
    }
}

impl Welcome {
    pub fn additional() -> Self {
        Self { is_additional: true, ..Self::default() }
    }

    pub fn pending_scope(&self) -> Option<Scope> {
        self.pending_scope
    }

    pub fn lines(&self, state: &AppState) -> Vec<WelcomeFocus> {
        let all: &[WelcomeFocus] =
            if self.is_additional { &ADDITIONAL_LINES } else { &FIRST_LINES };
        let is_shown = |line: &WelcomeFocus| {
            *line != WelcomeFocus::Documents || state.offered_library_dir.is_some()
        };
        all.iter().copied().filter(is_shown).collect()
    }

    pub fn focused_row(&self, state: &AppState) -> usize {
        self.lines(state).iter().position(|line| *line == self.focus).unwrap_or(0)
    }

    fn move_by(&mut self, state: &AppState, by: isize) -> Vec<Transition> {
        let lines = self.lines(state);
        let next = self.focused_row(state).checked_add_signed(by);
        let next = next.and_then(|at| lines.get(at).copied());
        next.map_or_else(Vec::new, |next| self.focus_line(state, next))
    }

    fn focus_line(&mut self, state: &AppState, line: WelcomeFocus) -> Vec<Transition> {
        if let Some(field) = self.field_mut() {
            field.keep();
        }
        let left = std::mem::replace(&mut self.focus, line);
        if line != WelcomeFocus::Folder && self.path.is_blank() {
            self.is_path_open = false;
        }
        let name = self.name.text();
        let is_taken = |name: &str| {
            state.networks.iter().any(|entry| entry.network.name.eq_ignore_ascii_case(name))
        };
        if left == WelcomeFocus::Name && line != WelcomeFocus::Name && is_taken(name.trim()) {
            return show_message(format!(
                "{} is here already. This will be another network of that name.",
                name.trim()
            ));
        }
        Vec::new()
    }

    fn activate(&mut self, state: &mut AppState) -> Vec<Transition> {
        match self.focus {
            WelcomeFocus::Name | WelcomeFocus::Purpose => self.move_by(state, 1),
            WelcomeFocus::Start => self.create_network(state, Scope::Whole),
            WelcomeFocus::FirstLook => self.create_network(state, Scope::FirstLook),
            WelcomeFocus::Demo => vec![Transition::read(ReadRequest::Demo)],
            WelcomeFocus::Folder => self.open_path(),
            WelcomeFocus::Documents => {
                let offered = state.offered_library_dir.clone();
                offered.map(ReadRequest::Library).map(Transition::read).into_iter().collect()
            }
            WelcomeFocus::Signs => state.change_appearance(|look| look.ascii = !look.ascii),
        }
    }

    fn create_network(&mut self, state: &AppState, scope: Scope) -> Vec<Transition> {
        if self.pending_scope.is_some() {
            return show_message("Your network is being made this moment.");
        }
        if let Some(why) = &state.read_only_reason {
            return show_message(why.clone());
        }
        if self.name.is_blank() {
            self.focus = WelcomeFocus::Name;
            return show_message("First give your network a name. You can change it later.");
        }
        self.pending_scope = Some(scope);
        let name = self.name.text().trim().to_owned();
        let purpose =
            Some(self.purpose.text().trim().to_owned()).filter(|purpose| !purpose.is_empty());
        vec![Transition::write(WriteRequest::AddNetwork { name, purpose })]
    }

    fn open_path(&mut self) -> Vec<Transition> {
        if !self.is_path_open {
            self.is_path_open = true;
            return Vec::new();
        }
        match parse_paths(&self.path.text()).as_slice() {
            [path] => vec![Transition::read(ReadRequest::Library(path.clone()))],
            [] => {
                show_message("Say where it is first: type or paste it, or drop it on this window.")
            }
            several => go_to(Destination::ImportPaths(several.to_vec())),
        }
    }

    fn back(&mut self) -> Vec<Transition> {
        if self.is_path_open {
            self.is_path_open = false;
            self.path.replace("");
            return Vec::new();
        }
        if self.is_additional {
            return back();
        }
        show_message("This is the first page: there is nothing before it. Ctrl-C leaves.")
    }
}

impl Screen for Welcome {
    fn key_context(&self) -> KeyContext {
        match self.focus {
            WelcomeFocus::Name | WelcomeFocus::Purpose => keys::WELCOME,
            // until something is typed Tab goes on to the next line, as on the others
            WelcomeFocus::Folder if !self.path.is_blank() => keys::WELCOME_FOLDER,
            _ => keys::WELCOME_CHOICE,
        }
    }

    fn enter(to: &Destination, _state: &mut AppState, _now: &Now) -> Option<Self> {
        (*to == Destination::NewNetwork).then(Self::additional)
    }

    fn initial_read(&self, state: &AppState) -> Option<Effect> {
        let is_missing = state.national_matrix.is_none() && state.network_state.is_none();
        is_missing.then_some(Effect::Read(ReadRequest::Matrices))
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        view::draw(canvas, app, self);
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match command {
            Command::Up | Command::Previous => self.move_by(state, -1),
            Command::Down | Command::Next => self.move_by(state, 1),
            Command::Enter | Command::Toggle => self.activate(state),
            Command::Focus(at) | Command::Open(at) => {
                let Some(line) = self.lines(state).get(at).copied() else { return Vec::new() };
                let mut replies = self.focus_line(state, line);
                if matches!(command, Command::Open(_))
                    && !matches!(line, WelcomeFocus::Name | WelcomeFocus::Purpose)
                {
                    replies.extend(self.activate(state));
                }
                replies
            }
            Command::Back => self.back(),
            _ => Vec::new(),
        }
    }

    fn on_error(&mut self, _message: &str) {
        self.pending_scope = None;
    }

    fn field(&self) -> Option<&TextField> {
        match self.focus {
            WelcomeFocus::Name => Some(&self.name),
            WelcomeFocus::Purpose => Some(&self.purpose),
            WelcomeFocus::Folder => Some(&self.path),
            WelcomeFocus::Start
            | WelcomeFocus::FirstLook
            | WelcomeFocus::Demo
            | WelcomeFocus::Documents
            | WelcomeFocus::Signs => None,
        }
    }

    /// On the line that asks for a folder, what is typed or dropped goes into its field, open or
    /// not.
    fn field_mut(&mut self) -> Option<&mut TextField> {
        match self.focus {
            WelcomeFocus::Name => Some(&mut self.name),
            WelcomeFocus::Purpose => Some(&mut self.purpose),
            WelcomeFocus::Folder => Some(&mut self.path),
            WelcomeFocus::Start
            | WelcomeFocus::FirstLook
            | WelcomeFocus::Demo
            | WelcomeFocus::Documents
            | WelcomeFocus::Signs => None,
        }
    }

    fn on_text_changed(&mut self, state: &mut AppState, _now: &Now) -> Vec<Transition> {
        self.is_path_open |= !self.path.is_blank();
        self.autosave(state)
    }

    fn flush_changes(&mut self, state: &mut AppState) -> Vec<Transition> {
        self.flush(state)
    }
}
