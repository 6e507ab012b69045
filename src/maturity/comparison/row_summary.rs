//! A side of a comparison reduced to a row summary: where it stands in each area is kept, answers,
//! notes and evidence are dropped. Those of a thousand networks are never in memory at once.

use super::align::{self, AreaCell};
use super::{Side, statements};
use crate::maturity::assessment::{AnswerRecord, Snapshot};
use crate::maturity::ids::{DomainId, ItemId};
use crate::maturity::matrix::{Item, UnknownFields};

impl Side {
    /// The same with figures for answers: good for a row, and not for looking into an area.
    #[must_use]
    pub fn into_row_summary(mut self) -> Self {
        let cells = self
            .matrix()
            .domains
            .iter()
            .map(|domain| AreaCell { reason: None, ..align::area_cell(&self, domain) });
        let stands = cells.collect();
        let items = self.matrix().items().map(Item::id);
        let open = items.filter(|item| !self.is_answered(item)).cloned().collect();
        let matrix = std::sync::Arc::clone(&self.saved.matrix);
        let said = &mut self.saved.snapshot.assessment;
        said.answers = std::mem::take(&mut said.answers)
            .into_iter()
            .filter(|(id, given)| {
                statements::may_prevent_comparison(&matrix.matrix, id, given.answer.as_ref())
            })
            .map(|(id, given)| {
                (id, AnswerRecord { answer: given.answer, ..AnswerRecord::default() })
            })
            .collect();
        said.asks.retain(|_, raised| raised.raised);
        for raised in said.asks.values_mut() {
            (raised.note, raised.unknown_fields) = (None, UnknownFields::new());
        }
        drop_details(&mut self.saved.snapshot);
        if let Some(first) = &mut self.first {
            first.snapshot.assessment.answers.clear();
            first.snapshot.assessment.asks.clear();
            drop_details(&mut first.snapshot);
        }
        (self.summary_cells, self.summary_open) = (Some(stands), open);
        self
    }

    /// Whether it answered an item of its matrix in any way, also where its answers were dropped.
    pub(crate) fn is_answered(&self, item: &ItemId) -> bool {
        if self.has_answers() {
            self.assessment().answer(item).is_some()
        } else {
            !self.summary_open.contains(item)
        }
    }

    /// Whether it still holds its answers.
    pub fn has_answers(&self) -> bool {
        self.summary_cells.is_none()
    }

    /// Where it stands in one of its own areas, where its answers were dropped.
    pub(crate) fn summary_cell(&self, domain: &DomainId) -> Option<&AreaCell> {
        self.summary_cells.as_ref()?.iter().find(|cell| cell.domain == *domain)
    }
}

/// Lets go of what no row shows.
fn drop_details(snapshot: &mut Snapshot) {
    let said = &mut snapshot.assessment;
    said.judgements.clear();
    said.aims.clear();
    said.matrix_unknown_fields = UnknownFields::new();
    (snapshot.network.purpose, snapshot.network.unknown_fields, snapshot.unknown_fields) =
        (None, UnknownFields::new(), UnknownFields::new());
    (snapshot.present, snapshot.views) = (Vec::new(), Vec::new());
}
