//! Which items of an area are shown: the scope of the walk and the filter on a key.

use super::{AreaContext, ItemFilter, Walk, WalkFocus};
use crate::maturity::assessment::{Answer, Assessment};
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::Matrix;
use crate::maturity::walk::order::{self, WalkRow};
use crate::tui::protocol::transition::{Scope, Transition};
use crate::tui::screen::show_message;
use crate::tui::state::AppState;

impl Walk {
    /// Whether a row is shown. The item in focus always is, so that an answer does not make it
    /// vanish under the eyes.
    pub(crate) fn is_visible(&self, here: &AreaContext<'_>, row: &WalkRow<'_>) -> bool {
        let id = row.item.id();
        self.is_in_scope(row)
            && (self.matches_filter(here, id) || self.focus.target == WalkFocus::Item(id.clone()))
    }

    pub fn is_in_scope(&self, row: &WalkRow<'_>) -> bool {
        match self.scope {
            Scope::Whole => true,
            Scope::FirstLook => row.stage.is_none_or(|stage| stage == 0),
            Scope::TenMinutes => self.ten_minute_items.contains(row.item.id()),
        }
    }

    /// Whether this walk asks anything in an area: one of ten minutes passes over those of which
    /// nothing is due.
    pub(crate) fn asks_in(&self, matrix: &Matrix, area: usize) -> bool {
        let domain = matrix.domains.get(area);
        domain.is_some_and(|domain| {
            order::rows(matrix, domain).iter().any(|row| self.is_in_scope(row))
        })
    }

    /// Whether something that this walk asks in an area is not answered yet.
    pub(crate) fn has_open_in_scope(
        &self,
        matrix: &Matrix,
        said: &Assessment,
        area: usize,
    ) -> bool {
        matrix.domains.get(area).is_some_and(|domain| {
            let rows = order::rows(matrix, domain);
            rows.iter().any(|row| self.is_in_scope(row) && said.answer(row.item.id()).is_none())
        })
    }

    fn matches_filter(&self, here: &AreaContext<'_>, id: &ItemId) -> bool {
        let answer = here.assessment.answer(id);
        match self.filter {
            ItemFilter::All => true,
            ItemFilter::Open => answer.is_none(),
            ItemFilter::NotSure => answer == Some(&Answer::NotSure),
            ItemFilter::Changed => {
                let then = self.last_time.answer(id);
                answer.is_some() && then.is_some() && answer != then
            }
            ItemFilter::Due => self.due_items.contains(id),
        }
    }

    /// On to the next filter; a walk of part of the matrix widens to all of it first.
    pub(crate) fn cycle_filter(&mut self, state: &AppState) -> Vec<Transition> {
        if self.scope == Scope::Whole {
            self.filter = match self.filter {
                ItemFilter::All => ItemFilter::Open,
                ItemFilter::Open => ItemFilter::NotSure,
                ItemFilter::NotSure => ItemFilter::Changed,
                ItemFilter::Changed => ItemFilter::Due,
                ItemFilter::Due => ItemFilter::All,
            };
        } else {
            self.scope = Scope::Whole;
        }
        let says = match self.area_context(state) {
            Some(here) if self.visible_items(&here).is_empty() => {
                format!("Showing {}: none in this area. f for more.", self.filter.word())
            }
            // the title says it, and the line below is for what = would do
            _ if self.filter != ItemFilter::All => return Vec::new(),
            _ => "Showing all.".to_owned(),
        };
        show_message(says)
    }
}
