//! Home of a network: the one thing to do next, where each area stands, the snapshots saved, what
//! is due.

mod actions;
mod area_columns;
mod area_words;
mod blocks;
mod focus;
pub mod keys;
mod next_steps;
mod preview;
mod sign_groups;
mod view;

pub(crate) use self::actions::amend;
pub use self::area_words::AreaWords;
use self::blocks::HomeFacts;
pub use self::focus::{HomeFocus, focus_lines};
pub use self::next_steps::{NextStep, next_steps, reviews};
use crate::maturity::page::Page;
use crate::tui::app_view::AppView;
use crate::tui::crosswalk_table;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::SampleKind;
use crate::tui::protocol::transition::Transition;
use crate::tui::screen::{Screen, show_message};
use crate::tui::state::AppState;
use crate::tui::viewport::Viewport;
use crate::tui::widgets::canvas::Canvas;

/// So many lines are a page.
const PAGE: usize = 10;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Home {
    /// What is in focus; none, or a thing that is gone, is the first line.
    focus: Option<HomeFocus>,
    /// Whether the areas are lined up under those of one matrix; else each matrix stands by itself.
    pub is_aligned: bool,
    /// What there is to show, as it was when the data or the day last changed.
    facts: HomeFacts,
    /// What is shown of the line in focus, where there is room beside the rest.
    preview: Page,
}

impl Home {
    /// Home with its areas lined up, or each matrix by itself.
    pub fn in_view(is_aligned: bool) -> Self {
        Self { is_aligned, ..Self::default() }
    }

    /// Home as it is come back to: in the same view, with the focus on the first line.
    #[must_use]
    pub fn from_the_top(&self) -> Self {
        Self::in_view(self.is_aligned)
    }

    /// The number of the line in focus.
    pub(crate) fn focus_index(&self) -> usize {
        let place =
            |thing: &HomeFocus| self.facts.lines.iter().position(|line| line.is_same_thing(thing));
        self.focus.as_ref().and_then(place).unwrap_or(0)
    }

    fn refresh_preview(&mut self, state: &AppState, now: &Now) {
        self.preview = preview::preview(state, self.focused_line().as_ref(), now);
    }

    fn focused_line(&self) -> Option<HomeFocus> {
        self.facts.lines.get(self.focus_index()).cloned()
    }

    fn focus_line(&mut self, at: usize) {
        let lines = &self.facts.lines;
        self.focus = lines.get(at.min(lines.len().saturating_sub(1))).cloned();
    }

    fn focus_block(&mut self, by: isize) {
        let lines = &self.facts.lines;
        let starts: Vec<usize> = (0..lines.len())
            .filter(|&at| at == 0 || lines[at].block() != lines[at - 1].block())
            .collect();
        let focus = self.focus_index();
        let now = starts.iter().rposition(|start| *start <= focus).unwrap_or(0);
        let next = (now + starts.len()).checked_add_signed(by).unwrap_or(0) % starts.len().max(1);
        self.focus_line(starts.get(next).copied().unwrap_or(0));
    }

    /// The areas lined up, or each matrix by itself; the focus stays on its line.
    fn toggle_view(&mut self, state: &AppState, moment: &Now) -> Vec<Transition> {
        if state.network_state.as_ref().and_then(crosswalk_table::current_groups).is_none() {
            self.is_aligned = false;
            return show_message(crosswalk_table::NO_ALIGNMENT_MESSAGE.to_owned());
        }
        self.is_aligned = !self.is_aligned;
        self.on_data_changed(state, moment);
        Vec::new()
    }
}

impl Screen for Home {
    fn key_context(&self) -> KeyContext {
        keys::HOME
    }

    fn on_data_changed(&mut self, state: &AppState, now: &Now) {
        self.facts = HomeFacts::of(state, self.is_aligned, now);
        self.refresh_preview(state, now);
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        view::draw(canvas, app, self);
    }

    fn update(&mut self, state: &mut AppState, command: Command, moment: &Now) -> Vec<Transition> {
        let end = self.facts.lines.len().saturating_sub(1);
        match command {
            command if Viewport::is_moved_by(command) => {
                let at = self.focus_index();
                self.focus_line(Viewport::screenful(at, PAGE, end + 1).moved(at, command));
            }
            Command::Next => self.focus_block(1),
            Command::Previous => self.focus_block(-1),
            Command::Open(at) => {
                self.focus_line(at);
                return self.activate(state);
            }
            Command::Enter => return self.activate(state),
            Command::ToggleView => return self.toggle_view(state, moment),
            Command::Back => {
                self.focus = None;
                return show_message(match (state.sample_kind, &state.viewed_share) {
                    (SampleKind::Temporary, _) => {
                        "This is Home. q leaves what is made up, to begin your own."
                    }
                    (_, Some(_)) => "This is Home of the share. q leaves the workbook.",
                    _ => "This is Home. q leaves the workbook; all is kept.",
                });
            }
            _ => return self.update_focused(state, command),
        }
        self.refresh_preview(state, moment);
        Vec::new()
    }
}
