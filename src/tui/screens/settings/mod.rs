//! Settings: how the screen looks, whether the mouse is listened to, and where everything is. What
//! is changed holds at once.

pub mod keys;
mod view;

use std::borrow::Cow;

use crate::maturity::matrix::Language;
use crate::maturity::theme_choice::ThemeChoice;
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Appearance;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::terminal_colors::Background;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::{Screen, back};
use crate::tui::state::AppState;
use crate::tui::viewport::Viewport;
use crate::tui::widgets::canvas::Canvas;

/// The settings, with the number of the line in focus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    pub focus: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingsField {
    Theme,
    Signs,
    Mouse,
    /// The language of matrices, where some are in several.
    Language,
}

/// The lines: the language only where a matrix here has several.
pub(crate) fn fields(state: &AppState) -> &'static [SettingsField] {
    const ALL: [SettingsField; 4] =
        [SettingsField::Theme, SettingsField::Signs, SettingsField::Mouse, SettingsField::Language];
    let has_languages = state.appearance.language.is_some() || !state.other_languages().is_empty();
    if has_languages { &ALL } else { &ALL[..ALL.len() - 1] }
}

impl SettingsField {
    pub fn label(self) -> &'static str {
        match self {
            Self::Theme => "Colours",
            Self::Signs => "Signs",
            Self::Mouse => "Mouse",
            Self::Language => "Matrices in",
        }
    }

    pub fn value_words(self, look: Appearance) -> Cow<'static, str> {
        let words = match (self, look) {
            (Self::Language, Appearance { language: Some(language), .. }) => {
                return language.name().into_owned().into();
            }
            (Self::Language, _) => "the language of each",
            (Self::Theme, Appearance { theme, .. }) => match theme {
                ThemeChoice::Automatic => "automatic",
                ThemeChoice::Dark => "for a dark background",
                ThemeChoice::Light => "for a light background",
                ThemeChoice::HighContrast => "high contrast",
                ThemeChoice::Mono => "no colours",
            },
            (Self::Signs, Appearance { ascii: true, .. }) => "plain letters",
            (Self::Signs, Appearance { ascii: false, .. }) => "shaded blocks and lines",
            (Self::Mouse, Appearance { mouse: true, .. }) => "on",
            (Self::Mouse, Appearance { mouse: false, .. }) => "left to the terminal",
        };
        words.into()
    }

    pub fn help(self) -> &'static str {
        match self {
            Self::Theme => "Nothing is said by colour alone.",
            Self::Signs => "Plain letters, where blocks look alike or are read aloud.",
            Self::Mouse => "Left to the terminal, the mouse can mark and copy text as elsewhere.",
            Self::Language => "A matrix that is not in it stands in its own language.",
        }
    }

    fn cycle(self, look: &mut Appearance, by: isize) {
        match self {
            Self::Theme => {
                let all = ThemeChoice::ALL;
                let at = all.iter().position(|theme| *theme == look.theme).unwrap_or(0);
                look.theme = all[(at + all.len()).saturating_add_signed(by) % all.len()];
            }
            Self::Signs => look.ascii = !look.ascii,
            Self::Mouse => look.mouse = !look.mouse,
            Self::Language => {}
        }
    }
}

impl Settings {
    pub fn focused_field(self, state: &AppState) -> SettingsField {
        fields(state).get(self.focus).copied().unwrap_or(SettingsField::Theme)
    }

    /// What the focused line is for; of the colours, what is known of the background.
    pub(crate) fn hint(self, state: &AppState) -> &'static str {
        let background = state.terminal_colors.background;
        match (self.focused_field(state), state.appearance.theme, background) {
            (SettingsField::Theme, ThemeChoice::Automatic, Background::Unknown) => {
                "This terminal does not say its background: choose dark or light for colours."
            }
            (SettingsField::Theme, ThemeChoice::Automatic, background) => {
                if background.is_light() {
                    "The background is light. Nothing is said by colour alone."
                } else {
                    "The background is dark. Nothing is said by colour alone."
                }
            }
            (field, ..) => field.help(),
        }
    }

    fn change(self, state: &mut AppState, by: isize) -> Vec<Transition> {
        let field = self.focused_field(state);
        if field == SettingsField::Language {
            let language = language_after(state, by);
            return state.choose_language(language);
        }
        state.change_appearance(|look| field.cycle(look, by))
    }
}

/// The next language of those that matrices here are in, or each one's own.
fn language_after(state: &AppState, by: isize) -> Option<Language> {
    let others = state.other_languages().into_iter().map(Some);
    let all: Vec<Option<Language>> = std::iter::once(None).chain(others).collect();
    let at = all.iter().position(|one| *one == state.appearance.language).unwrap_or(0);
    all.get((at + all.len()).saturating_add_signed(by) % all.len()).copied().flatten()
}

impl Screen for Settings {
    fn key_context(&self) -> KeyContext {
        keys::SETTINGS
    }

    fn enter(to: &Destination, _state: &mut AppState, _now: &Now) -> Option<Self> {
        (*to == Destination::Settings).then(Self::default)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        view::draw(canvas, app, *self);
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        let many = fields(state).len();
        let view = Viewport::screenful(self.focus, many, many);
        match command {
            command if Viewport::is_moved_by(command) => {
                self.focus = view.moved(self.focus, command);
            }
            Command::Previous => self.focus = view.moved(self.focus, Command::Up),
            Command::Next => self.focus = view.moved(self.focus, Command::Down),
            Command::Open(at) => {
                self.focus = view.moved(self.focus, Command::Focus(at));
                return self.change(state, 1);
            }
            Command::Enter | Command::Toggle | Command::Right => return self.change(state, 1),
            Command::Left => return self.change(state, -1),
            Command::Back => return back(),
            _ => {}
        }
        Vec::new()
    }
}
