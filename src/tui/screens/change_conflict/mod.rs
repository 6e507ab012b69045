//! Something beside the answers was changed here and by something else: about us, the matrices in
//! use, how areas line up. Where they differ, and which to go on with.

pub mod keys;

use crate::maturity::matrix::CrosswalkRow;
use crate::maturity::network::Network;
use crate::maturity::page::Page;
use crate::maturity::unsaved_change::{ChangeConflict, UnsavedChange};
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::WriteRequest;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::read_position::ReadPosition;
use crate::tui::screen::{Screen, back, show_message};
use crate::tui::screens::about_us::{FIELDS, FieldInput, ProfileField};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::page_view;

const INTRO: &str = "This was changed in two places: here, and in the folder. A sync program or a copy brought back can do that. Choose the one to go on with; the other is kept on this computer.";

#[derive(Clone, Copy, Debug, Default)]
pub struct ChoosingChange {
    pub position: ReadPosition,
    is_pending: bool,
}

impl ChoosingChange {
    pub fn page(state: &AppState) -> Page {
        let mut page = Page::new("Two versions");
        let Some(conflict) = state.change_conflicts.first() else {
            page.body(0, "There are no two versions any more.");
            return page;
        };
        page.heading(conflict.ours.words());
        page.body(0, INTRO);
        page.blank_line();
        page.focusable(0, "Go on with what was written here");
        page.focusable(0, "Go on with what is in the folder");
        page.blank_line();
        for [about, ours, theirs] in differences(conflict) {
            page.heading(about);
            page.body(2, format!("here: {ours}"));
            page.body(2, format!("in the folder: {theirs}"));
        }
        page
    }

    fn choose(&mut self, state: &AppState) -> Vec<Transition> {
        let Some(conflict) = state.change_conflicts.first() else { return back() };
        if let Some(why) = &state.read_only_reason {
            return show_message(why.clone());
        }
        if std::mem::replace(&mut self.is_pending, true) {
            return show_message("It is being settled this moment.");
        }
        vec![Transition::write(WriteRequest::SettleChange {
            key: conflict.ours.key(),
            keep_ours: self.position.index == 0,
        })]
    }
}

/// Each place where two versions differ, in the words of both.
pub fn differences(conflict: &ChangeConflict) -> Vec<[String; 3]> {
    let mut found = match (&conflict.ours, &conflict.theirs) {
        (
            UnsavedChange::Network { network: ours, .. },
            UnsavedChange::Network { network: theirs, .. },
        ) => network_differences(ours, theirs),
        (
            UnsavedChange::Crosswalk { rows: ours, .. },
            UnsavedChange::Crosswalk { rows: theirs, .. },
        ) => vec![["Lines up".to_owned(), row_words(ours), row_words(theirs)]],
        _ => Vec::new(),
    };
    found.retain(|[_, ours, theirs]| ours != theirs);
    for words in found.iter_mut().flatten().filter(|words| words.is_empty()) {
        "nothing".clone_into(words);
    }
    found
}

fn network_differences(ours: &Network, theirs: &Network) -> Vec<[String; 3]> {
    let text = |line: ProfileField, network: &Network| match line.input_from(network) {
        FieldInput::Text(field) => field.text(),
        FieldInput::Choice(choice) => choice.label().to_owned(),
    };
    let in_use = |network: &Network| {
        network.matrices.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    };
    let lines =
        FIELDS.iter().map(|line| [line.label().to_owned(), text(*line, ours), text(*line, theirs)]);
    lines.chain([["Matrices in use".to_owned(), in_use(ours), in_use(theirs)]]).collect()
}

fn row_words(rows: &[CrosswalkRow]) -> String {
    let words = rows.iter().map(|row| {
        let others = row.main.iter().chain(&row.also).map(ToString::to_string);
        format!("{} with {}", row.domain, others.collect::<Vec<_>>().join(" and "))
    });
    words.collect::<Vec<_>>().join("; ")
}

impl Screen for ChoosingChange {
    fn key_context(&self) -> KeyContext {
        keys::CHANGE_CONFLICT
    }

    fn enter(to: &Destination, state: &mut AppState, _now: &Now) -> Option<Self> {
        let is_asked = *to == Destination::ChangeConflict && !state.change_conflicts.is_empty();
        is_asked.then(Self::default)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        let hint = "What you don't choose is kept on this computer.";
        page_view::draw(canvas, app, &Self::page(app.state), self.position, hint);
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match command {
            Command::Back => {
                return vec![
                    Transition::Navigate(Destination::Back),
                    Transition::ShowMessage("Both versions are kept. Home asks again.".to_owned()),
                ];
            }
            Command::Enter => return self.choose(state),
            Command::Open(at) => {
                self.position.index = at.min(1);
                return self.choose(state);
            }
            command => {
                self.position.update(&Self::page(state), state.size, command);
            }
        }
        Vec::new()
    }

    fn on_error(&mut self, _message: &str) {
        self.is_pending = false;
    }
}
