//! Starting a walk: its draft, what stood last time, what is worth asking in ten minutes, and the
//! place to begin.

use std::sync::Arc;

use super::{Focus, ItemFilter, Walk, WalkFocus};
use crate::maturity::assessment::Voice;
use crate::maturity::ids::{DomainId, ItemId};
use crate::maturity::walk::last_time::LastTime;
use crate::maturity::walk::ten_minutes::{due_items, nothing_due_message, ten_minute_items};
use crate::maturity::walk_subject::WalkSubject;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::Scope;
use crate::tui::state::AppState;

impl Walk {
    /// Opens the walk through `subject`: this device's draft of it, else a new one, which is kept
    /// from its first answer on. None when the matrix is not in use.
    pub fn open(
        state: &mut AppState,
        subject: &WalkSubject,
        scope: Scope,
        area: Option<&DomainId>,
        now: &Now,
    ) -> Option<Self> {
        let is_nothing_due = scope == Scope::TenMinutes
            && nothing_due_message(state.network_state.as_ref()?, subject, now.today).is_some();
        if is_nothing_due {
            return None;
        }
        let draft = find_or_create_draft(state, subject, now)?;
        let network = state.network_state.as_ref()?;
        let open = network.drafts.iter().find(|open| open.draft.id == draft)?;
        let last = LastTime::of_draft(network, open);
        let kept = network.kept_for_draft(open, now.today);
        let due = due_items(network, open, now.today);
        let worth_asking = ten_minute_items(&open.matrix.matrix, &last, &due);
        let asked_area = area
            .and_then(|id| open.matrix.matrix.domains.iter().position(|domain| domain.id == *id));
        let focus =
            Focus { area: asked_area.unwrap_or(0), target: WalkFocus::Card, came_from: None };
        let exercise = area.is_none()
            && open.draft.assessment.is_blank()
            && open.matrix.matrix.opening.is_some();
        let mut walk = Self {
            subject: subject.clone(),
            draft,
            scope,
            filter: ItemFilter::All,
            last_time: last,
            kept,
            ten_minute_items: worth_asking,
            due_items: due,
            focus,
            card: None,
            rung: None,
            exercise,
            text_entry: None,
            put_away: None,
            message: None,
            message_item: None,
            is_card_visit: false,
            undo_stack: Vec::new(),
            redo_stack: Vec::new(),
        };
        walk.enter_start_area(state, asked_area);
        Some(walk)
    }

    /// Begins in the area asked for, else in the first that has something open in this scope.
    fn enter_start_area(&mut self, state: &AppState, asked: Option<usize>) {
        let Some(open) = state.open_draft(self.draft) else { return };
        let (matrix, said) = (&open.matrix.matrix, &open.draft.assessment);
        let first_open =
            (0..matrix.domains.len()).find(|area| self.has_open_in_scope(matrix, said, *area));
        let first_asked = (0..matrix.domains.len()).find(|area| self.asks_in(matrix, *area));
        let area = asked.or(first_open).or(first_asked).unwrap_or(0);
        self.enter_area(state, area, false);
    }

    pub fn restore_focus(&mut self, state: &AppState, item: &ItemId) {
        let Some(open) = state.open_draft(self.draft) else { return };
        let area = open
            .matrix
            .matrix
            .domains
            .iter()
            .position(|domain| domain.items().any(|other| other.id() == item));
        if let Some(area) = area {
            self.focus.area = area;
            self.focus_item(item.clone());
        }
    }
}

/// The draft to work on: the one that is there, else a new one, which is kept once something is
/// said in it. None when the matrix is not in use, or it is not said yet what the walk is about.
pub fn find_or_create_draft(
    state: &mut AppState,
    subject: &WalkSubject,
    now: &Now,
) -> Option<uuid::Uuid> {
    let device = state.device;
    let network = state.network_state.as_mut()?;
    if let Some(open) = network.find_draft(subject) {
        return Some(open.draft.id);
    }
    let known = network.matrix(&subject.matrix).filter(|_| !network.needs_subject(subject))?;
    let known = Arc::clone(known);
    let open = network.new_draft(known, subject, Voice::agreed(), now.new_id, device);
    network.drafts.push(open);
    Some(now.new_id)
}
