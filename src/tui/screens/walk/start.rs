//! Opening a walk: the draft that is there, or a new one; what stood last time; what is worth
//! asking in ten minutes; and the place to begin.

use std::collections::BTreeSet;

use super::{Focus, ItemFilter, LastTime, Walk, WalkFocus, order};
use crate::maturity::assessment::{Answer, Assessment, Draft, SnapshotCover, Voice};
use crate::maturity::diff::{self, AnswersOnMatrix};
use crate::maturity::ids::{DomainId, ItemId};
use crate::maturity::matrix::{Matrix, UnknownFields};
use crate::maturity::network_state::{NetworkState, OpenDraft, SavedSnapshot};
use crate::maturity::scoring;
use crate::maturity::walk_subject::WalkSubject;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::Scope;
use crate::tui::state::AppState;

impl Walk {
    /// Opens the walk through `topic`: this device's draft of it, else a new one, which is kept
    /// from its first answer on. None when the matrix is not in use.
    pub fn open(
        state: &mut AppState,
        subject: &WalkSubject,
        scope: Scope,
        area: Option<&DomainId>,
        now: &Now,
    ) -> Option<Self> {
        let draft = find_or_create_draft(state, subject, now)?;
        let record = state.network_state.as_ref()?;
        let open = record.drafts.iter().find(|open| open.draft.id == draft)?;
        let last = last_time(record, open);
        let due = due_items(record, open, now);
        let worth_asking = ten_minute_items(&open.matrix.matrix, &last, &due);
        let asked_area = area
            .and_then(|id| open.matrix.matrix.domains.iter().position(|domain| domain.id == *id));
        let focus = Focus { area: asked_area.unwrap_or(0), target: WalkFocus::Card };
        let exercise = area.is_none()
            && open.draft.assessment.is_blank()
            && open.matrix.matrix.opening.is_some();
        let mut walk = Self {
            subject: subject.clone(),
            draft,
            scope,
            filter: ItemFilter::All,
            last_time: last,
            ten_minute_items: worth_asking,
            due_items: due,
            focus,
            card: None,
            rung: None,
            exercise,
            text_entry: None,
            message: None,
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
        let first_open = matrix.domains.iter().position(|domain| {
            let rows = order::rows(matrix, domain);
            rows.iter().any(|row| self.is_in_scope(row) && said.answer(row.item.id()).is_none())
        });
        let area = asked.or(first_open).unwrap_or(0);
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

/// The draft that a walk through `topic` goes on with: the agreed one, else anybody's.
pub fn find_draft<'r>(record: &'r NetworkState, subject: &WalkSubject) -> Option<&'r OpenDraft> {
    let agreed = record.open_draft(subject, &Voice::agreed());
    agreed.or_else(|| record.drafts.iter().find(|open| subject.matches(&open.draft.assessment)))
}

/// Whether it must be asked first which one thing a walk is about: its matrix is about one, and
/// nothing was said without.
pub fn needs_subject(record: &NetworkState, subject: &WalkSubject) -> bool {
    let is_about_one =
        || record.matrix(&subject.matrix).is_some_and(|known| known.matrix.about_one.is_some());
    let is_there =
        || find_draft(record, subject).is_some() || record.snapshots_of(subject).next().is_some();
    subject.subject.is_none() && is_about_one() && !is_there()
}

/// The draft to work on: the one that is there, else a new one, which is kept once something is
/// said in it. None when the matrix is not in use, or it is not said yet what the walk is about.
pub fn find_or_create_draft(
    state: &mut AppState,
    subject: &WalkSubject,
    now: &Now,
) -> Option<uuid::Uuid> {
    let device = state.device;
    let record = state.network_state.as_mut()?;
    match find_draft(record, subject) {
        Some(open) => Some(open.draft.id),
        None => create_draft(record, subject, device, now),
    }
}

fn create_draft(
    record: &mut NetworkState,
    subject: &WalkSubject,
    device: uuid::Uuid,
    now: &Now,
) -> Option<uuid::Uuid> {
    let known = record.matrix(&subject.matrix).filter(|_| !needs_subject(record, subject))?.clone();
    let mut assessment = Assessment::empty(known.reference.clone());
    assessment.subject.clone_from(&subject.subject);
    assessment.based_on = record.last_agreed(subject).map(|saved| saved.snapshot.id);
    let network = record.network.to_network_ref();
    let draft = Draft {
        id: now.new_id,
        device,
        base_hash: None,
        network,
        assessment,
        cover: SnapshotCover::default(),
        unknown_fields: UnknownFields::new(),
    };
    let id = draft.id;
    record.drafts.push(OpenDraft { draft, matrix: known, saved_at: None, recovered: false });
    Some(id)
}

pub fn last_time(record: &NetworkState, open: &OpenDraft) -> LastTime {
    let based_on = open.draft.assessment.based_on.and_then(|id| record.snapshot(id));
    let Some(saved) = based_on else { return LastTime::default() };
    let then = AnswersOnMatrix {
        matrix: &saved.matrix.matrix,
        answers: &saved.snapshot.assessment.answers,
    };
    LastTime {
        answers: diff::confirmable_answers(&open.matrix.matrix, then),
        date: Some(saved.snapshot.taken_on),
    }
}

/// What is due to be looked at again: evidence past its day, and what holds an area whose day to
/// look again has come.
fn due_items(record: &NetworkState, open: &OpenDraft, now: &Now) -> BTreeSet<ItemId> {
    let based_on = open.draft.assessment.based_on.and_then(|id| record.snapshot(id));
    based_on.map(|saved| due_items_since(saved, now)).unwrap_or_default()
}

fn due_items_since(saved: &SavedSnapshot, now: &Now) -> BTreeSet<ItemId> {
    let said = &saved.snapshot.assessment;
    let past = |day: Option<jiff::civil::Date>| day.is_some_and(|day| day <= now.today);
    let stale = said
        .answers
        .iter()
        .filter(|(_, given)| given.evidence.iter().any(|piece| past(piece.good_until)));
    let mut due: BTreeSet<ItemId> = stale.map(|(id, _)| id.clone()).collect();
    for domain in &saved.matrix.matrix.domains {
        if said.aims.get(&domain.id).is_some_and(|aim| past(aim.review_on)) {
            due.extend(
                scoring::evaluate_domain(&saved.matrix.matrix, domain, said)
                    .holding
                    .items()
                    .cloned(),
            );
        }
    }
    due
}

/// What a walk of ten minutes asks: what had no answer last time, was not sure, is new or reworded,
/// or is due.
pub fn ten_minute_items(
    matrix: &Matrix,
    last: &LastTime,
    due: &BTreeSet<ItemId>,
) -> BTreeSet<ItemId> {
    let ask = |id: &ItemId| {
        let then = last.answers.get(id).and_then(|given| given.answer.as_ref());
        then.is_none_or(|answer| *answer == Answer::NotSure) || due.contains(id)
    };
    matrix.items().map(|item| item.id().clone()).filter(ask).collect()
}

/// How many items a walk of ten minutes through this topic would ask, were it begun now.
pub fn ten_minute_count(record: &NetworkState, subject: &WalkSubject, now: &Now) -> usize {
    let (Some(known), Some(saved)) = (record.matrix(&subject.matrix), record.last_agreed(subject))
    else {
        return 0;
    };
    let then = AnswersOnMatrix {
        matrix: &saved.matrix.matrix,
        answers: &saved.snapshot.assessment.answers,
    };
    let last = LastTime {
        answers: diff::confirmable_answers(&known.matrix, then),
        date: Some(saved.snapshot.taken_on),
    };
    ten_minute_items(&known.matrix, &last, &due_items_since(saved, now)).len()
}
