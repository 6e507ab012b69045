//! Over time: how each of the days that stand side by side moved since the one before it there.

use std::collections::HashMap;

use super::{Comparison, ComparisonKind, Side};
use crate::maturity::diff::compare_answers;
use crate::maturity::ids::{DomainId, ItemId};
use crate::maturity::movement::{AreaMove, ItemMove, compare_areas, moves_by_item};
use crate::maturity::trend::answers_on_matrix;

impl Comparison {
    /// The day before `side` among those compared, and the day itself; none between networks or
    /// voices.
    fn step(&self, side: usize) -> Option<(&Side, &Side)> {
        let (then, now) = (self.sides.get(side.checked_sub(1)?)?, self.sides.get(side)?);
        let is_later = then.saved.snapshot.taken_on <= now.saved.snapshot.taken_on;
        (self.kind() == ComparisonKind::Time && self.fits_columns() && is_later)
            .then_some((then, now))
    }

    /// Whether there are days between the first and the last, so that since the first is one thing
    /// and since the day before another.
    pub fn has_day_steps(&self) -> bool {
        self.sides.len() > 2 && (1..self.sides.len()).all(|side| self.step(side).is_some())
    }

    /// Whether it is one earlier day beside one later: what moved is then told between these two.
    pub fn is_then_and_now(&self) -> bool {
        self.sides.len() == 2 && self.step(1).is_some()
    }

    /// How an area moved since the day before.
    pub fn area_step(&self, side: usize, domain: &DomainId) -> Option<AreaMove> {
        let (then, now) = self.step(side)?;
        Some(compare_areas(Some(&then.saved), &now.saved, domain))
    }

    /// How each item moved since the day before; what did not is left out.
    pub fn item_steps(&self, side: usize) -> HashMap<ItemId, ItemMove> {
        let Some((then, now)) = self.step(side) else { return HashMap::new() };
        let movement =
            compare_answers(answers_on_matrix(&then.saved), answers_on_matrix(&now.saved));
        let moves = moves_by_item(&movement).into_iter();
        moves.map(|(item, moved)| (item.clone(), moved)).collect()
    }
}
