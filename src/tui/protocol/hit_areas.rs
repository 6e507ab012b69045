//! Hit areas: where on the screen a click means a command.

use ratatui::layout::{Position, Rect};

use super::command::Command;

/// A list of rectangles and what a click there means; what was drawn last lies on top.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HitAreas(Vec<(Rect, Command)>);

impl HitAreas {
    pub fn add(&mut self, area: Rect, command: Command) {
        self.0.push((area, command));
    }

    /// Something was drawn over everything.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    pub fn command_at(&self, column: u16, row: u16) -> Option<Command> {
        let at = Position::new(column, row);
        let (area, command) = self.0.iter().rev().find(|(area, _)| area.contains(at))?;
        Some(match command {
            Command::PlaceCursor { .. } => {
                Command::PlaceCursor { column: column - area.x, row: row - area.y }
            }
            other => *other,
        })
    }
}
