//! A scene: the app with a desk, told keys, drawn without a terminal. What the app wants kept is
//! kept at once, in memory.

use jiff::civil::{Date, date};
use jiff::tz::Offset;
use pcn_workbook::maturity::assessment::Draft;
use pcn_workbook::maturity::unsaved_network::UnsavedNetwork;
use pcn_workbook::tui::app::{App, StartScreen};
use pcn_workbook::tui::protocol::command::Command;
use pcn_workbook::tui::protocol::effect::{Effect, ReadRequest, WriteRequest};
use pcn_workbook::tui::protocol::input_event::InputEvent;
use pcn_workbook::tui::protocol::key::{Key, KeyCode};
use pcn_workbook::tui::protocol::now::Now;
use pcn_workbook::tui::protocol::outcome::Outcome;
use pcn_workbook::tui::state::AppState;
use pcn_workbook::tui::view;
use ratatui::backend::TestBackend;
use ratatui::{Frame, Terminal};
use uuid::Uuid;

/// The day on which all pictures are taken.
pub const TODAY: Date = date(2026, 3, 12);

pub struct Scene {
    pub app: App,
    pub moment: Now,
    /// All effects so far, but those of keeping.
    pub effects: Vec<Effect>,
    /// The draft as it was last handed over for keeping: what would be found again after the
    /// machine went down this moment.
    pub kept: Option<Draft>,
    /// What was begun, as it would be found again.
    pub unsaved: UnsavedNetwork,
    /// Whether changes beside the answers are on the disk at once, too.
    pub disk_takes: bool,
}

impl Scene {
    pub fn new(state: AppState, start: StartScreen) -> Self {
        let now = TODAY.at(10, 42, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp();
        let moment = Now {
            today: TODAY,
            timestamp: now,
            offset: Offset::UTC,
            new_id: Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_f001),
        };
        let mut state = state;
        state.size = (80, 24);
        Self {
            app: App::new(state, start, &moment),
            moment,
            effects: Vec::new(),
            kept: None,
            unsaved: UnsavedNetwork::default(),
            disk_takes: true,
        }
    }

    /// Presses keys: names and characters apart by spaces, texts in double quotes.
    pub fn keys(&mut self, script: &str) -> &mut Self {
        for heard in parse(script) {
            let effects = self.app.handle_input(heard, &self.moment);
            self.follow(effects);
        }
        self
    }

    /// Hears anything.
    pub fn hear(&mut self, heard: InputEvent) -> &mut Self {
        let effects = self.app.handle_input(heard, &self.moment);
        self.follow(effects);
        self
    }

    /// Does what a click means.
    pub fn obey(&mut self, command: Command) -> &mut Self {
        let effects = self.app.dispatch(command, &self.moment);
        self.follow(effects);
        self
    }

    /// Pastes a text.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        let effects = self.app.handle_input(InputEvent::Paste(text.to_owned()), &self.moment);
        self.follow(effects);
        self
    }

    /// Tells an outcome, as the driver would.
    pub fn take(&mut self, outcome: Outcome) -> &mut Self {
        let effects = self.app.apply_outcome(outcome, &self.moment);
        self.follow(effects);
        self
    }

    fn follow(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let outcome = match effect {
                Effect::AutosaveDraft { number, open_draft: open, .. } => {
                    self.kept = Some(open.draft);
                    Outcome::Autosaved { number, at: self.moment.timestamp }
                }
                Effect::Read(ReadRequest::UnsavedNetwork) => {
                    Outcome::UnsavedNetworkLoaded(self.unsaved.clone())
                }
                Effect::Write(WriteRequest::SaveUnsavedNetwork {
                    unsaved_network: unsaved,
                    ..
                }) => {
                    self.unsaved = unsaved.clone();
                    Outcome::ChangeSaved(unsaved.into())
                }
                effect => {
                    let change = match &effect {
                        Effect::Write(request) if self.disk_takes => request.unsaved_change(),
                        _ => None,
                    };
                    self.effects.push(effect);
                    let Some((change, _)) = change else { continue };
                    Outcome::ChangeSaved(change)
                }
            };
            let more = self.app.apply_outcome(outcome, &self.moment);
            self.follow(more);
        }
    }

    /// Draws the screen.
    pub fn drawn(&mut self, columns: u16, rows: u16) -> Terminal<TestBackend> {
        self.app.handle_input(InputEvent::Resize(columns, rows), &self.moment);
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        terminal.draw(|frame| drop(view::view(&self.app, frame))).unwrap();
        terminal
    }

    /// Draws the screen and clicks on it.
    pub fn click(&mut self, column: u16, row: u16) -> &mut Self {
        let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
        let mut command = None;
        let draw = |frame: &mut Frame<'_>| {
            command = view::view(&self.app, frame).command_at(column, row);
        };
        terminal.draw(draw).unwrap();
        self.obey(command.unwrap());
        self
    }

    /// Draws the screen as text.
    pub fn picture(&mut self, columns: u16, rows: u16) -> String {
        let terminal = self.drawn(columns, rows);
        let buffer = terminal.backend().buffer().clone();
        let row = |y: u16| (0..columns).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        (0..rows).map(|y| row(y).trim_end().to_owned()).collect::<Vec<_>>().join("\n")
    }
}

fn parse(script: &str) -> Vec<InputEvent> {
    let mut heard = Vec::new();
    for (at, part) in script.split('"').enumerate() {
        if at % 2 == 1 {
            heard.extend(part.chars().map(|c| InputEvent::Key(Key::char(c))));
            continue;
        }
        for word in part.split_whitespace() {
            let (name, times) =
                word.split_once('*').filter(|(name, _)| !name.is_empty()).unwrap_or((word, "1"));
            let key = InputEvent::Key(key(name));
            heard.extend(std::iter::repeat_n(key, times.parse().unwrap()));
        }
    }
    heard
}

fn key(name: &str) -> Key {
    let code = match name {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "S-Tab" => KeyCode::BackTab,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PageUp" => KeyCode::PageUp,
        "PageDown" => KeyCode::PageDown,
        "Backspace" => KeyCode::Backspace,
        "Delete" => KeyCode::Delete,
        "Space" => KeyCode::Char(' '),
        "F1" => KeyCode::F(1),
        name => match name.strip_prefix("C-").and_then(|rest| rest.chars().next()) {
            Some(c) => return Key::ctrl(c),
            None => KeyCode::Char(name.chars().next().unwrap()),
        },
    };
    Key::plain(code)
}
