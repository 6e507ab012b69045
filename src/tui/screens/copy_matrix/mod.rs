//! Copy and make ours: one question, what the copy is called. The copy is a file of its own, to be
//! changed in any text editor.

pub mod view;
use std::sync::Arc;

use super::matrices::on_desk;
use crate::maturity::assessment::MatrixRef;
use crate::maturity::network_state::KnownMatrix;
use crate::tui::keymap::Room;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Effect;
use crate::tui::protocol::now::Moment;
use crate::tui::protocol::transition::{Go, Reply};
use crate::tui::screen::Visit;
use crate::tui::state::Desk;
use crate::tui::text_field::Field;

/// The question.
#[derive(Clone, Debug)]
pub struct Copying {
    /// What is copied.
    pub source: Arc<KnownMatrix>,
    /// What the copy is called.
    pub name: Field,
    asked: bool,
}

impl Copying {
    /// The question about exactly this matrix; none where it is not on the desk.
    pub fn open(desk: &Desk, reference: &MatrixRef) -> Option<Self> {
        let source = Arc::clone(on_desk(desk).find(|known| known.reference == *reference)?);
        let us = desk.record.as_ref().map(|record| record.network.name.as_str());
        let name = us.map_or_else(String::new, |us| format!("{us}: {}", source.matrix.short()));
        Some(Self { source, name: Field::line(&name), asked: false })
    }

    fn copy(&mut self, desk: &Desk) -> Vec<Reply> {
        if let Some(why) = &desk.read_only {
            return vec![Reply::Say(why.clone())];
        }
        if self.name.is_blank() {
            return vec![Reply::Say(
                "First give your copy a name. You can change it later.".to_owned(),
            )];
        }
        if std::mem::replace(&mut self.asked, true) {
            return vec![Reply::Say("It is being copied this moment.".to_owned())];
        }
        let title = self.name.text().trim().to_owned();
        vec![Reply::Do(Effect::CopyMatrix { source: Arc::clone(&self.source), title })]
    }
}

impl Visit for Copying {
    fn room(&self) -> Room {
        Room::Copying
    }

    fn update(&mut self, desk: &mut Desk, command: Command, _moment: &Moment) -> Vec<Reply> {
        match command {
            Command::Enter => self.copy(desk),
            Command::Back => vec![Reply::Go(Go::Back)],
            _ => Vec::new(),
        }
    }

    fn refused(&mut self, _says: &str) {
        self.asked = false;
    }

    fn field_mut(&mut self) -> Option<&mut Field> {
        Some(&mut self.name)
    }
}
