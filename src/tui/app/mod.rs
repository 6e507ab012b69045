//! What the person is doing. One room a screen; each is told a command and a moment, works on the
//! desk, and answers with what should happen. No files, clock, chance or terminal here: they come
//! with what is told, or go out as effects.

mod apply_outcome;
mod unsaved_network;

use super::keymap::{self, KeyContext};
use super::protocol::command::Command;
use super::protocol::effect::Effect;
use super::protocol::input_event::{InputEvent, WheelDirection};
use super::protocol::key::{Key, KeyCode};
use super::protocol::now::Now;
use super::protocol::transition::{Bookmark, Destination, Scope, Transition};
use super::screens::ActiveScreen;
use super::screens::home::Home;
use super::screens::pages::Help;
use super::screens::palette::Palette;
use super::screens::walk::{Walk, WalkFocus};
use super::screens::welcome::Welcome;
use super::state::{AppState, SaveState};
use crate::maturity::network_state::NetworkState;
use crate::maturity::walk_subject::WalkSubject;

/// The workbook as one person works in it.
#[derive(Clone, Debug)]
pub struct App {
    /// What has been read and is being worked on.
    pub desk: AppState,
    /// The screen the person is on.
    pub screen: ActiveScreen,
    /// What is said above the keys until the next key.
    pub says: Option<String>,
    /// Since when: the moment of what was last told.
    pub moment: Now,
    trail: Vec<ActiveScreen>,
}

/// Where the workbook opens.
#[derive(Clone, Debug, PartialEq)]
pub enum StartScreen {
    /// The folder is empty.
    Welcome,
    /// The folder holds several networks.
    Networks,
    /// Home of the network on the desk.
    Home,
    /// Where the person was.
    Bookmark(Bookmark),
    /// Progress of the network on the desk, with Home behind it.
    Progress,
}

impl App {
    /// Opens the workbook with what lies on the desk.
    pub fn new(desk: AppState, start: StartScreen, moment: &Now) -> Self {
        let screen = ActiveScreen::Home(Home::default());
        let mut app = Self { desk, screen, says: None, moment: *moment, trail: Vec::new() };
        match start {
            StartScreen::Home => {}
            StartScreen::Welcome => {
                app.screen = ActiveScreen::Welcome(Box::default());
                // what was begun lies on the desk already
                drop(app.resume_begun());
            }
            StartScreen::Networks => app.screen = ActiveScreen::Networks(Box::default()),
            StartScreen::Progress => drop(app.go(Destination::Progress, moment)),
            StartScreen::Bookmark(bookmark) => app.resume(&bookmark, moment),
        }
        app
    }

    fn resume(&mut self, bookmark: &Bookmark, moment: &Now) {
        self.go(
            Destination::Walk { topic: bookmark.topic.clone(), scope: Scope::Whole, area: None },
            moment,
        );
        if let (ActiveScreen::Walk(walk), Some(item)) = (&mut self.screen, &bookmark.item) {
            walk.go_to(&self.desk, item);
        }
    }

    /// Where the person is, if the next start should open there.
    pub fn bookmark(&self) -> Option<Bookmark> {
        let mut screens = std::iter::once(&self.screen).chain(self.trail.iter().rev());
        let walk = screens.find_map(|screen| {
            if let ActiveScreen::Walk(walk) = screen { Some(walk) } else { None }
        })?;
        let record = self.desk.record.as_ref()?;
        let item = match &walk.focus.at {
            WalkFocus::Item(item) => Some(item.clone()),
            WalkFocus::Card => None,
        };
        Some(Bookmark { network: record.slug.clone(), topic: walk.topic.clone(), item })
    }

    /// Where keys are read now.
    pub fn room(&self) -> KeyContext {
        self.screen.visit().room()
    }

    /// The screen that the present one lies on: what a palette or help was called from.
    pub fn below(&self) -> Option<&ActiveScreen> {
        self.trail.last()
    }

    /// Takes in what was heard from the terminal.
    pub fn hear(&mut self, heard: InputEvent, moment: &Now) -> Vec<Effect> {
        self.moment = *moment;
        match heard {
            InputEvent::Key(key) => self.press(key, moment),
            InputEvent::Paste(text) => self.paste(&text, moment),
            InputEvent::Wheel(WheelDirection::Up) => self.obey(Command::Up, moment),
            InputEvent::Wheel(WheelDirection::Down) => self.obey(Command::Down, moment),
            InputEvent::Size(columns, rows) => {
                self.desk.size = (columns, rows);
                Vec::new()
            }
            InputEvent::Click(..) => Vec::new(),
        }
    }

    fn press(&mut self, key: Key, moment: &Now) -> Vec<Effect> {
        self.says = None;
        let room = self.room();
        if let Some(command) = keymap::meaning(room, key) {
            return self.obey(command, moment);
        }
        if !room.is_text() {
            return Vec::new();
        }
        match self.screen.visit_mut().field_mut() {
            Some(field) => {
                let before = field.text();
                let changed = field.press(key) && field.text() != before;
                if changed { self.typed(moment) } else { Vec::new() }
            }
            None => beside_fields(key).map_or_else(Vec::new, |command| self.obey(command, moment)),
        }
    }

    fn paste(&mut self, text: &str, moment: &Now) -> Vec<Effect> {
        self.says = None;
        if let Some(field) = self.screen.visit_mut().field_mut() {
            field.paste(text);
            return self.typed(moment);
        }
        self.says = Some("Text can be pasted into a field; here it does nothing.".to_owned());
        Vec::new()
    }

    fn typed(&mut self, moment: &Now) -> Vec<Effect> {
        let replies = self.screen.visit_mut().typed(&mut self.desk, moment);
        self.follow(replies, moment)
    }

    /// Does what a command means, wherever it came from.
    pub fn obey(&mut self, command: Command, moment: &Now) -> Vec<Effect> {
        self.moment = *moment;
        let room = self.room();
        match command {
            Command::Leave | Command::Quit => return self.leave(moment),
            Command::Suspend => return vec![Effect::Publish, Effect::Suspend],
            Command::Keep if room.is_text() => return self.obey(Command::Back, moment),
            Command::Keep => self.say_saved(),
            Command::Help if room == KeyContext::Help => return self.go(Destination::Back, moment),
            Command::Help => return self.lay(ActiveScreen::Help(Help::of(room)), moment),
            Command::Palette if room != KeyContext::Palette => {
                return self.lay(ActiveScreen::Palette(Box::new(Palette::of(room))), moment);
            }
            command => {
                let replies = self.screen.visit_mut().update(&mut self.desk, command, moment);
                if replies.is_empty() {
                    return self.elsewhere(command, moment);
                }
                return self.follow(replies, moment);
            }
        }
        Vec::new()
    }

    /// Leaves the program: a text being written is finished first, so that it is kept whole.
    fn leave(&mut self, moment: &Now) -> Vec<Effect> {
        let mut effects = Vec::new();
        if let ActiveScreen::Walk(walk) = &mut self.screen
            && walk.writing.is_some()
        {
            let replies = walk.leave_writing(&mut self.desk);
            effects.extend(self.follow(replies, moment));
        }
        let replies = self.screen.visit_mut().settle(&mut self.desk);
        effects.extend(self.follow(replies, moment));
        effects.extend([Effect::Publish, Effect::Quit]);
        effects
    }

    fn say_saved(&mut self) {
        self.says = Some(match &self.desk.saved {
            SaveState::Nothing => {
                "There is nothing to save yet. Every answer is kept as you give it.".to_owned()
            }
            SaveState::OnItsWay => "It is being saved this moment.".to_owned(),
            SaveState::Since(at) => {
                format!("Everything is already saved ({}).", self.moment.clock(*at))
            }
            SaveState::Failing { says, .. } => format!("Not saved: {says}"),
        });
    }

    /// Commands that lead to another screen from wherever the person is.
    fn elsewhere(&mut self, command: Command, moment: &Now) -> Vec<Effect> {
        let first = self.desk.record.as_ref().and_then(first_topic);
        let walk =
            |scope| first.clone().map(|topic| Destination::Walk { topic, scope, area: None });
        let go = match command {
            Command::Networks | Command::Compare => Some(Destination::Networks),
            Command::Shares => Some(Destination::Shares),
            Command::Problems => Some(Destination::Problems),
            Command::Settings => Some(Destination::Settings),
            Command::Demo => return vec![Effect::Demo],
            Command::BringIn if self.desk.share.is_some() => return vec![Effect::OpenOwn],
            Command::BringIn => Some(Destination::Receiving),
            _ if self.desk.record.is_none() => None,
            Command::WriteOut => Some(Destination::Sharing(None)),
            Command::Progress => Some(Destination::Progress),
            Command::Matrices => Some(Destination::Matrices),
            Command::Discard => Some(Destination::Asking(self.walk().map(|walk| walk.draft))),
            Command::AboutUs => Some(Destination::AboutUs),
            Command::History => Some(Destination::History),
            Command::SaveSnapshot => self.topic_to_save().or(first).map(Destination::Saving),
            Command::Needs => first.map(Destination::Needs),
            Command::Glossary => {
                first.map(|topic| Destination::Glossary { matrix: topic.matrix, item: None })
            }
            Command::FirstLook => walk(Scope::FirstLook),
            Command::TenMinutes => walk(Scope::TenMinutes),
            _ => None,
        };
        go.map_or_else(Vec::new, |go| self.go(go, moment))
    }

    /// What would be saved: the first draft that says something.
    fn topic_to_save(&self) -> Option<WalkSubject> {
        let record = self.desk.record.as_ref()?;
        let said = record.drafts.iter().find(|open| !open.draft.assessment.is_blank())?;
        Some(WalkSubject::of(&said.draft.assessment))
    }

    pub(crate) fn follow(&mut self, replies: Vec<Transition>, moment: &Now) -> Vec<Effect> {
        let mut effects = Vec::new();
        for reply in replies {
            match reply {
                Transition::Do(effect) => effects.push(effect),
                Transition::Say(says) => self.says = Some(says),
                Transition::Go(go) => effects.extend(self.go(go, moment)),
                Transition::Instead(command) => {
                    self.screen = self.trail.pop().unwrap_or(ActiveScreen::Home(Home::default()));
                    effects.extend(self.obey(command, moment));
                }
            }
        }
        effects
    }

    /// Goes somewhere. Leaving the walk puts what was kept into the library.
    pub(crate) fn go(&mut self, go: Destination, moment: &Now) -> Vec<Effect> {
        let leaves_walk = matches!(self.screen, ActiveScreen::Walk(_))
            && matches!(go, Destination::Home | Destination::Back);
        let mut effects = if leaves_walk { vec![Effect::Publish] } else { Vec::new() };
        match go {
            Destination::Back => self.screen = self.trail.pop().unwrap_or_else(|| self.ground()),
            Destination::Home => {
                self.screen = self.ground();
                self.trail.clear();
            }
            go => {
                effects.extend(to_read(&go, &self.desk));
                let nothing = nothing_there(&go);
                match ActiveScreen::enter(go, &mut self.desk, moment) {
                    Some(screen) => effects.extend(self.lay(screen, moment)),
                    None => self.says = Some(nothing.to_owned()),
                }
            }
        }
        effects.extend(self.resume_begun());
        effects
    }

    /// Home where there is a network, with its focus as it was left; else where one is chosen or
    /// made.
    fn ground(&mut self) -> ActiveScreen {
        if self.desk.record.is_none() {
            let empty = self.desk.networks.is_empty() && !self.desk.unlisted;
            return if empty {
                ActiveScreen::Welcome(Box::<Welcome>::default())
            } else {
                ActiveScreen::Networks(Box::default())
            };
        }
        let home = self.trail.iter().find_map(|screen| {
            if let ActiveScreen::Home(home) = screen { Some(*home) } else { None }
        });
        ActiveScreen::Home(home.unwrap_or_default())
    }

    /// Lays a screen on top of the present one, whose changes are handed over first.
    fn lay(&mut self, screen: ActiveScreen, moment: &Now) -> Vec<Effect> {
        let replies = self.screen.visit_mut().settle(&mut self.desk);
        let below = std::mem::replace(&mut self.screen, screen);
        self.trail.push(below);
        self.follow(replies, moment)
    }

    /// The walk, if that is the screen or lies right below it.
    pub fn walk(&self) -> Option<&Walk> {
        match &self.screen {
            ActiveScreen::Walk(walk) => Some(walk),
            _ => None,
        }
    }
}

/// What a walk is about where nothing says more: the first of the matrices in use.
fn first_topic(record: &NetworkState) -> Option<WalkSubject> {
    let unnamed = || record.matrices.first().map(|known| known.reference.id.clone().into());
    record.topics().into_iter().next().or_else(unnamed)
}

/// On a line of a form that is no text field, keys choose and move.
fn beside_fields(key: Key) -> Option<Command> {
    match key.code {
        KeyCode::Char(' ') => Some(Command::Tick),
        KeyCode::Left => Some(Command::Left),
        KeyCode::Right => Some(Command::Right),
        KeyCode::Up => Some(Command::Up),
        KeyCode::Down => Some(Command::Down),
        _ => None,
    }
}

/// What is said where there is nothing to enter.
fn nothing_there(go: &Destination) -> &'static str {
    match go {
        Destination::Sharing(_) => "There is no saved snapshot to share yet.",
        Destination::Asking(_) => "No walk is open, so there is none to set aside.",
        _ => "There is nothing to show there yet.",
    }
}

/// What has to be read for a screen that is entered.
fn to_read(go: &Destination, desk: &AppState) -> Option<Effect> {
    match go {
        Destination::Matrices => Some(Effect::ListMatrices),
        Destination::Changing(file) => Some(Effect::ReadMatrixFile(file.clone())),
        Destination::NewNetwork if desk.national.is_none() && desk.record.is_none() => {
            Some(Effect::ListMatrices)
        }
        Destination::Networks => Some(Effect::ListNetworks),
        Destination::Compare(wanted) => Some(Effect::Compare(wanted.clone())),
        Destination::Shares => Some(Effect::ListShares),
        Destination::Problems => Some(Effect::Examine),
        _ => None,
    }
}
