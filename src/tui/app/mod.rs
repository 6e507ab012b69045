//! The app: the shared state, the stack of screens, and the dispatch of input to them. No files,
//! clock, chance or terminal here: they come in as arguments and outcomes, and go out as effects.

mod apply_outcome;
mod change_outcomes;
mod complete_path;
mod join_outcomes;
mod key_input;
mod library_outcomes;
mod matrix_outcomes;
mod trash_outcomes;
mod unavailable;
mod unsaved_network;
mod window_title;

use std::path::PathBuf;

use jiff::civil::Date;

use super::app_view::AppView;
use super::global_commands;
use super::keymap::KeyContext;
use super::protocol::bookmark::Bookmark;
use super::protocol::command::Command;
use super::protocol::effect::{Effect, ReadRequest};
use super::protocol::input_event::InputEvent;
use super::protocol::now::Now;
use super::protocol::outcome::SampleKind;
use super::protocol::terminal_colors::Background;
use super::protocol::transition::{Destination, Scope, Transition};
use super::screens::help::{self, Help};
use super::screens::home::Home;
use super::screens::networks::Networks;
use super::screens::palette::{self, Palette};
use super::screens::walk::{Walk, WalkFocus};
use super::screens::welcome::Welcome;
use super::screens::{ActiveScreen, key_contexts};
use super::state::{AppState, SaveState};
use crate::maturity::network_state::NetworkState;

#[derive(Clone, Debug)]
pub struct App {
    pub state: AppState,
    pub screen: ActiveScreen,
    /// What is said above the keys until the next key.
    pub message: Option<String>,
    /// What was said last of a key that means nothing: it is a word on the screen it was pressed on.
    unknown_key_message: Option<String>,
    pub now: Now,
    screen_stack: Vec<ActiveScreen>,
    /// The day for which the screen worked out what it shows; none where the data changed since.
    worked_out_on: Option<Date>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum StartScreen {
    Welcome,
    Networks,
    Home,
    Bookmark(Bookmark),
    Progress,
    /// Bring in these files and folders.
    Import(Vec<PathBuf>),
}

impl App {
    pub fn new(state: AppState, start: StartScreen, now: &Now) -> Self {
        let screen = Home::default().into();
        let message = state.start_message.clone();
        let mut app = Self {
            state,
            screen,
            message,
            unknown_key_message: None,
            now: *now,
            screen_stack: Vec::new(),
            worked_out_on: None,
        };
        match start {
            StartScreen::Home => {}
            StartScreen::Welcome => {
                app.screen = Welcome::default().into();
                // what was begun is in the state already
                drop(app.restore_unsaved_network());
            }
            StartScreen::Networks => app.screen = Networks::default().into(),
            StartScreen::Progress => drop(app.navigate(Destination::Progress, now)),
            StartScreen::Bookmark(bookmark) => app.restore_bookmark(&bookmark, now),
            StartScreen::Import(paths) => {
                app.screen = app.root_screen();
                drop(app.navigate(Destination::ImportPaths(paths), now));
            }
        }
        app.work_out();
        app
    }

    /// What the screen worked out from the data no longer holds.
    fn data_changed(&mut self) {
        self.worked_out_on = None;
    }

    /// Lets the screen work out anew what it shows, where the data or the day changed.
    fn work_out(&mut self) {
        if self.worked_out_on != Some(self.now.today) {
            self.worked_out_on = Some(self.now.today);
            self.screen.as_screen_mut().on_data_changed(&self.state, &self.now);
        }
    }

    fn restore_bookmark(&mut self, bookmark: &Bookmark, now: &Now) {
        self.navigate(
            Destination::Walk {
                subject: bookmark.subject.clone(),
                scope: if bookmark.is_ten_minutes { Scope::TenMinutes } else { Scope::Whole },
                area: None,
            },
            now,
        );
        if let (ActiveScreen::Walk(walk), Some(item)) = (&mut self.screen, &bookmark.item) {
            walk.restore_focus(&self.state, item);
        }
    }

    pub fn bookmark(&self) -> Option<Bookmark> {
        let mut screens = std::iter::once(&self.screen).chain(self.screen_stack.iter().rev());
        let walk = screens.find_map(|screen| {
            if let ActiveScreen::Walk(walk) = screen { Some(walk) } else { None }
        })?;
        let record = self.state.network_state.as_ref()?;
        let item = match &walk.focus.target {
            WalkFocus::Item(item) => Some(item.clone()),
            WalkFocus::Card => None,
        };
        Some(Bookmark {
            network: record.slug.clone(),
            subject: walk.subject.clone(),
            item,
            is_ten_minutes: walk.scope == Scope::TenMinutes,
        })
    }

    pub fn key_context(&self) -> KeyContext {
        self.screen.as_screen().key_context()
    }

    pub fn view(&self) -> AppView<'_> {
        let (context, field) = (self.key_context(), self.screen.as_screen().field());
        AppView {
            state: &self.state,
            message: self.message.as_deref(),
            now: self.now,
            key_context: context,
            is_typing: context.is_text && field.is_some(),
            is_changed: field.is_some_and(|field| field.is_changed() && !field.is_multiline()),
            is_above_home: matches!(self.screen_stack.last(), Some(ActiveScreen::Home(_))),
            draft: self.screen.as_screen().draft(),
        }
    }

    pub fn handle_input(&mut self, heard: InputEvent, now: &Now) -> Vec<Effect> {
        self.now = *now;
        let effects = match heard {
            InputEvent::Key(key) => self.handle_key(key, now),
            InputEvent::Paste(text) => self.handle_paste(&text, now),
            InputEvent::Wheel(direction) => match self.screen.as_screen().wheel(direction) {
                Some(command) => self.dispatch(command, now),
                None => Vec::new(),
            },
            InputEvent::Resize(columns, rows) => {
                self.state.size = (columns, rows);
                Vec::new()
            }
            InputEvent::Background(color) => {
                self.state.terminal_colors.background = Background::Exactly(color);
                Vec::new()
            }
            InputEvent::Click(..) => Vec::new(),
        };
        self.work_out();
        effects
    }

    fn handle_paste(&mut self, text: &str, now: &Now) -> Vec<Effect> {
        self.message = None;
        if let Some(field) = self.screen.as_screen_mut().field_mut() {
            field.paste(text);
            return self.on_text_changed(now);
        }
        self.message = Some("Text can be pasted into a field; here it does nothing.".to_owned());
        Vec::new()
    }

    pub(crate) fn on_text_changed(&mut self, now: &Now) -> Vec<Effect> {
        let replies = self.screen.as_screen_mut().on_text_changed(&mut self.state, now);
        self.apply_transitions(replies, now)
    }

    pub fn dispatch(&mut self, command: Command, now: &Now) -> Vec<Effect> {
        self.now = *now;
        let effects = self.run_command(command, now);
        self.work_out();
        effects
    }

    fn run_command(&mut self, command: Command, now: &Now) -> Vec<Effect> {
        let context = self.key_context();
        match command {
            // what is made up is left for the person's own workbook, and not for a shell
            Command::Quit if self.state.sample_kind == SampleKind::Temporary => {
                vec![Effect::Read(ReadRequest::OwnLibrary)]
            }
            Command::QuitNow => self.quit(now),
            Command::Quit => self.quit_or_ask(now),
            Command::Suspend => vec![Effect::PublishDrafts, Effect::Suspend],
            Command::Save => self.keep_typed(now),
            Command::PlaceCursor { column, row } => self.place_cursor(column, row),
            Command::CompletePath => self.complete_path(),
            Command::Back if self.put_back_line() => self.on_text_changed(now),
            Command::Help if context == help::keys::HELP => self.navigate(Destination::Back, now),
            Command::Help => self.push_screen(Help::of(context).into(), now),
            Command::Palette if context != palette::keys::PALETTE => {
                let palette = Palette::of(context, key_contexts());
                self.push_screen(palette.into(), now)
            }
            command => {
                let replies = self.screen.as_screen_mut().update(&mut self.state, command, now);
                if replies.is_empty() {
                    let global = global_commands::run(command, &self.state);
                    return self.apply_transitions(global, now);
                }
                self.apply_transitions(replies, now)
            }
        }
    }

    /// Leaves, unless something is only in memory: then it asks first.
    fn quit_or_ask(&mut self, now: &Now) -> Vec<Effect> {
        if matches!(self.screen, ActiveScreen::QuitUnsaved(_))
            || !self.state.has_unsaved_in_memory()
        {
            return self.quit(now);
        }
        self.navigate(Destination::QuitUnsaved, now)
    }

    /// Leaves the program: a text being written is finished first, so that it is kept whole.
    fn quit(&mut self, now: &Now) -> Vec<Effect> {
        let mut effects = Vec::new();
        if let ActiveScreen::Walk(walk) = &mut self.screen
            && walk.text_entry.is_some()
        {
            let replies = walk.finish_text_entry(&mut self.state);
            effects.extend(self.apply_transitions(replies, now));
        }
        let replies = self.screen.as_screen_mut().flush_changes(&mut self.state);
        effects.extend(self.apply_transitions(replies, now));
        effects.extend([Effect::PublishDrafts, Effect::Quit]);
        effects
    }

    pub(crate) fn show_save_state(&mut self) {
        self.message = Some(match &self.state.save_state {
            _ if self.state.sample_kind == SampleKind::Temporary => {
                "This is made up: what you do is there for as long as you look round.".to_owned()
            }
            SaveState::NothingToSave => match self.state.kept_words(&self.now) {
                Some(words) if words.starts_with("saved") => {
                    format!("Everything is already {words}. Every answer is kept as you give it.")
                }
                _ => {
                    "There is nothing to save yet. Every answer is kept as you give it.".to_owned()
                }
            },
            SaveState::Saving => "It is being saved this moment.".to_owned(),
            SaveState::Saved(at) => {
                format!("Everything is already saved ({}).", self.now.local_moment(*at))
            }
            SaveState::Failing { message: says, .. } => format!("Not saved: {says}"),
        });
    }

    pub(crate) fn apply_transitions(&mut self, replies: Vec<Transition>, now: &Now) -> Vec<Effect> {
        let mut effects = Vec::new();
        for reply in replies {
            self.data_changed();
            match reply {
                Transition::RunEffect(effect) => {
                    self.state.note_change(&effect);
                    effects.push(effect);
                }
                Transition::ShowMessage(says) => self.message = Some(says),
                Transition::Navigate(go) => effects.extend(self.navigate(go, now)),
                Transition::BackAndDispatch(command) => {
                    self.screen = self.screen_stack.pop().unwrap_or(Home::default().into());
                    effects.extend(self.dispatch(command, now));
                }
            }
        }
        effects
    }

    /// Goes somewhere. Leaving the walk puts what was kept into the library.
    pub(crate) fn navigate(&mut self, go: Destination, now: &Now) -> Vec<Effect> {
        self.data_changed();
        let leaves_walk = matches!(self.screen, ActiveScreen::Walk(_))
            && matches!(go, Destination::Home | Destination::Back);
        let mut effects = if leaves_walk { vec![Effect::PublishDrafts] } else { Vec::new() };
        let go = match self.allowed_destination(go) {
            Ok(go) => go,
            Err(why) => {
                self.message = Some(why.to_owned());
                return effects;
            }
        };
        if matches!(go, Destination::Back | Destination::Home) {
            // what came back from the disk can lead away in the middle of a line
            let replies = self.screen.as_screen_mut().flush_changes(&mut self.state);
            effects.extend(self.apply_transitions(replies, now));
        }
        match go {
            Destination::Back => {
                self.screen = self.screen_stack.pop().unwrap_or_else(|| self.root_screen());
            }
            Destination::Home => {
                self.screen = self.root_screen();
                self.screen_stack.clear();
            }
            go => {
                let Some(screen) = ActiveScreen::enter(&go, &mut self.state, now) else {
                    self.message = Some(unavailable::unavailable_message(&go, &self.state, now));
                    return effects;
                };
                effects.extend(screen.as_screen().initial_read(&self.state));
                effects.extend(self.push_screen(screen, now));
            }
        }
        effects.extend(self.restore_unsaved_network());
        effects
    }

    /// In a share that is looked at nothing is begun; what would, says why not.
    fn allowed_destination(&self, go: Destination) -> Result<Destination, &'static str> {
        if self.state.viewed_share.is_none() {
            return Ok(go);
        }
        match go {
            Destination::Needs(_) => {
                let record = self.state.network_state.as_ref();
                let newest = record.and_then(NetworkState::newest_snapshot);
                let needs = newest.map(|saved| Destination::SnapshotNeeds(saved.snapshot.id));
                needs.ok_or(ONLY_TO_LOOK_AT)
            }
            Destination::Walk { .. }
            | Destination::Card { .. }
            | Destination::Subject(..)
            | Destination::Save(_)
            | Destination::NewNetwork
            | Destination::ConfirmDiscard(_)
            | Destination::ConfirmTrash(_)
            | Destination::ChooseCopy(_)
            | Destination::JoinNetworks(..)
            | Destination::SplitNetwork(_)
            | Destination::Trash => Err(ONLY_TO_LOOK_AT),
            go => Ok(go),
        }
    }

    /// Home where there is a network, with its focus on the first line; else where one is chosen or
    /// made.
    fn root_screen(&mut self) -> ActiveScreen {
        if self.state.network_state.is_none() {
            let empty = self.state.networks.is_empty() && !self.state.networks_unread;
            return if empty { Welcome::default().into() } else { Networks::default().into() };
        }
        let home = self.screen_stack.iter().find_map(|screen| {
            if let ActiveScreen::Home(home) = screen { Some(home.from_the_top()) } else { None }
        });
        home.unwrap_or_default().into()
    }

    /// Puts a screen on top of the present one, whose changes are saved first.
    fn push_screen(&mut self, screen: ActiveScreen, now: &Now) -> Vec<Effect> {
        self.data_changed();
        let replies = self.screen.as_screen_mut().flush_changes(&mut self.state);
        let below = std::mem::replace(&mut self.screen, screen);
        self.screen_stack.push(below);
        self.apply_transitions(replies, now)
    }

    pub fn walk(&self) -> Option<&Walk> {
        match &self.screen {
            ActiveScreen::Walk(walk) => Some(walk),
            _ => None,
        }
    }
}

const ONLY_TO_LOOK_AT: &str =
    "Only to look at: nothing is changed here. b brings it into your own workbook.";
