//! One area of a comparison: its statements side by side.

use super::focus_rows::{self, CompareFocus};
use super::{Compare, OpenArea, OverlayPage};
use crate::maturity::comparison::statements::{self, ItemRow};
use crate::tui::page_rows::body_size;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::transition::Transition;
use crate::tui::state::AppState;
use crate::tui::viewport::Viewport;

/// About so many rows of an area's page stand above its statements.
const AREA_HEAD_ROWS: usize = 4;

impl Compare {
    pub fn visible_items(&self) -> Vec<&ItemRow> {
        let only = self.filter.only_differing;
        self.area.iter().flat_map(|area| &area.rows).filter(|row| row.differs || !only).collect()
    }

    pub(crate) fn update_area(&mut self, state: &AppState, command: Command) -> Vec<Transition> {
        let items = self.visible_items().len();
        let Some(area) = &mut self.area else { return Vec::new() };
        match command {
            Command::Back => self.area = None,
            Command::Enter | Command::Why => {
                let number = area.number;
                self.open_overlay(OverlayPage::Why(number));
            }
            Command::Next | Command::Previous => {
                let number = area.number;
                self.cycle_area(number, command == Command::Next);
            }
            Command::Filter => {
                self.filter.only_differing = !self.filter.only_differing;
                self.focus_statement(0);
            }
            Command::Note => self.filter.with_notes = !self.filter.with_notes,
            Command::Export => return self.export(),
            command => {
                let rows = body_size(state.size).1.max(AREA_HEAD_ROWS) - AREA_HEAD_ROWS;
                area.focus =
                    Viewport::screenful(area.focus, rows, items).moved(area.focus, command);
            }
        }
        Vec::new()
    }

    fn focus_statement(&mut self, at: usize) {
        if let Some(area) = &mut self.area {
            area.focus = at;
        }
    }

    pub(crate) fn open_area(&mut self, number: usize) {
        let Some(sides) = &self.comparison else { return };
        let Some(area) = sides.areas.get(number) else { return };
        self.area =
            Some(OpenArea { number, rows: statements::item_rows(&sides.sides, area), focus: 0 });
    }

    /// The next area that is shown, or the one before; the focus goes along.
    fn cycle_area(&mut self, number: usize, on: bool) {
        let Some(sides) = &self.comparison else { return };
        let lines = focus_rows::focus_lines(sides, self.filter);
        let areas: Vec<usize> = lines
            .iter()
            .filter_map(
                |line| if let CompareFocus::Area(number) = line { Some(*number) } else { None },
            )
            .collect();
        let now = areas.iter().position(|area| *area == number).unwrap_or(0);
        let step = if on { 1 } else { areas.len().saturating_sub(1) };
        if let Some(next) = areas.get((now + step) % areas.len().max(1)).copied() {
            self.focus =
                lines.iter().position(|line| *line == CompareFocus::Area(next)).unwrap_or(0);
            self.open_area(next);
        }
    }
}
