//! Copy and make ours: one question, what the copy is called. The copy is a file of its own, to be
//! changed in any text editor.

pub mod view;
use std::sync::Arc;

use super::matrices::on_desk;
use crate::maturity::assessment::MatrixRef;
use crate::maturity::network_state::KnownMatrix;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Effect;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::Screen;
use crate::tui::state::AppState;
use crate::tui::text_field::TextField;

/// The question.
#[derive(Clone, Debug)]
pub struct CopyMatrix {
    /// What is copied.
    pub source: Arc<KnownMatrix>,
    /// What the copy is called.
    pub name: TextField,
    asked: bool,
}

impl CopyMatrix {
    /// The question about exactly this matrix; none where it is not on the desk.
    pub fn open(desk: &AppState, reference: &MatrixRef) -> Option<Self> {
        let source = Arc::clone(on_desk(desk).find(|known| known.reference == *reference)?);
        let us = desk.record.as_ref().map(|record| record.network.name.as_str());
        let name = us.map_or_else(String::new, |us| format!("{us}: {}", source.matrix.short()));
        Some(Self { source, name: TextField::line(&name), asked: false })
    }

    fn copy(&mut self, desk: &AppState) -> Vec<Transition> {
        if let Some(why) = &desk.read_only {
            return vec![Transition::Say(why.clone())];
        }
        if self.name.is_blank() {
            return vec![Transition::Say(
                "First give your copy a name. You can change it later.".to_owned(),
            )];
        }
        if std::mem::replace(&mut self.asked, true) {
            return vec![Transition::Say("It is being copied this moment.".to_owned())];
        }
        let title = self.name.text().trim().to_owned();
        vec![Transition::Do(Effect::CopyMatrix { source: Arc::clone(&self.source), title })]
    }
}

impl Screen for CopyMatrix {
    fn room(&self) -> KeyContext {
        KeyContext::Copying
    }

    fn update(&mut self, desk: &mut AppState, command: Command, _moment: &Now) -> Vec<Transition> {
        match command {
            Command::Enter => self.copy(desk),
            Command::Back => vec![Transition::Go(Destination::Back)],
            _ => Vec::new(),
        }
    }

    fn refused(&mut self, _says: &str) {
        self.asked = false;
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        Some(&mut self.name)
    }
}
