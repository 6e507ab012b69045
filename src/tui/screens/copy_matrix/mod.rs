//! Copy and make ours: one question, what the copy is called. The copy is a file of its own, to be
//! changed on its page.

pub mod keys;
mod view;
use std::sync::Arc;

use crate::maturity::assessment::MatrixRef;
use crate::maturity::network_state::KnownMatrix;
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::WriteRequest;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::{Screen, back, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::text_field::TextField;

#[derive(Clone, Debug)]
pub struct CopyMatrix {
    pub source: Arc<KnownMatrix>,
    pub name: TextField,
    /// Why it can not be copied yet, said below the name.
    pub error: Option<&'static str>,
    is_pending: bool,
}

impl CopyMatrix {
    /// The question about exactly this matrix; none where it is not known.
    pub fn open(state: &AppState, reference: &MatrixRef) -> Option<Self> {
        let source =
            Arc::clone(state.known_matrices().find(|known| known.reference == *reference)?);
        let us = state.network_state.as_ref().map(|record| record.network.name.as_str());
        let name = us.map_or_else(String::new, |us| {
            free_title(state, &format!("{us}: {}", source.matrix.short_title()))
        });
        Some(Self { source, name: TextField::single_line(&name), error: None, is_pending: false })
    }

    fn copy(&mut self, state: &AppState) -> Vec<Transition> {
        if let Some(why) = &state.read_only_reason {
            return show_message(why.clone());
        }
        if self.name.is_blank() {
            self.error = Some("First give your copy a name. You can change it later.");
            return Vec::new();
        }
        if std::mem::replace(&mut self.is_pending, true) {
            return show_message("It is being copied this moment.");
        }
        let title = self.name.text().trim().to_owned();
        vec![Transition::write(WriteRequest::CopyMatrix {
            source: Arc::clone(&self.source),
            title,
        })]
    }
}

/// The title, with a number where another matrix has it: two copies are told apart by their names.
fn free_title(state: &AppState, title: &str) -> String {
    let is_free = |title: &String| state.known_matrices().all(|known| known.matrix.title != *title);
    let numbered = (2_u32..).map(|number| format!("{title}, copy {number}"));
    std::iter::once(title.to_owned()).chain(numbered).find(is_free).unwrap_or_default()
}

impl Screen for CopyMatrix {
    fn key_context(&self) -> KeyContext {
        keys::COPY_MATRIX
    }

    fn enter(to: &Destination, state: &mut AppState, _now: &Now) -> Option<Self> {
        let Destination::CopyMatrix(reference) = to else { return None };
        Self::open(state, reference)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        view::draw(canvas, app, self);
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match command {
            Command::Enter => self.copy(state),
            Command::Back => back(),
            _ => Vec::new(),
        }
    }

    fn on_error(&mut self, _message: &str) {
        self.is_pending = false;
    }

    fn field(&self) -> Option<&TextField> {
        Some(&self.name)
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        Some(&mut self.name)
    }

    fn on_text_changed(&mut self, _state: &mut AppState, _now: &Now) -> Vec<Transition> {
        self.error = None;
        Vec::new()
    }

    fn shows_error(&self) -> bool {
        self.error.is_some()
    }
}
