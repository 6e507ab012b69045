//! Which of a network's snapshots is its last one, and which matrix stands for the national areas.
//! One rule for snapshots that were read and for those of which only figures are known.

use jiff::civil::Date;
use uuid::Uuid;

use super::{SpokenView, choose_voice};
use crate::maturity::assessment::VoiceKey;
use crate::maturity::lineage::Lineage;
use crate::maturity::network_state::SavedSnapshot;

/// The matrix of the national areas that comes with the program.
pub const NATIONAL_MATRIX: &str = "pcn-companion";

/// The matrix that stands for the national areas, of these, each with whether it calls itself
/// national: the one that comes with the program, else the first that does.
pub fn national_areas<'m>(all: impl Iterator<Item = (&'m Lineage, bool)>) -> Option<&'m Lineage> {
    let mut other = None;
    for (lineage, is_national) in all {
        if lineage.id().as_str() == NATIONAL_MATRIX {
            return Some(lineage);
        }
        other = other.or(is_national.then_some(lineage));
    }
    other
}

/// What choosing looks at of a snapshot, whether all of it was read or only its figures: so both
/// choose the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SnapshotFigures<'c> {
    /// Its id.
    pub id: Uuid,
    /// The matrix it was answered on.
    pub matrix: &'c Lineage,
    /// Whether that one is national.
    pub is_national: bool,
    /// Whether it was agreed.
    pub is_agreed: bool,
    /// Whose view it is, where it is one view and that is known.
    pub role: Option<&'c str>,
    /// Where that person is from, where it is known.
    pub of: Option<&'c str>,
    /// The one project it is about.
    pub subject: Option<&'c str>,
    /// The day it speaks of.
    pub taken_on: Date,
    /// Whether it came in from a form that one person filled in.
    pub is_from_form: bool,
}

impl<'c> SnapshotFigures<'c> {
    /// Of a snapshot that was read.
    pub fn of(saved: &'c SavedSnapshot) -> Self {
        let said = &saved.snapshot.assessment;
        let is_agreed = said.voice.is_agreed();
        Self {
            id: saved.snapshot.id,
            matrix: &saved.matrix.lineage,
            is_national: saved.matrix.is_national(),
            is_agreed,
            role: said.voice.role.as_deref().filter(|_| !is_agreed),
            of: said.voice.of.as_deref().filter(|_| !is_agreed),
            subject: said.subject.as_deref(),
            taken_on: saved.snapshot.taken_on,
            is_from_form: saved.snapshot.form.is_some(),
        }
    }

    /// Whether both speak of the same thing in the same voice.
    fn is_comparable_with(&self, other: &Self) -> bool {
        self.matrix == other.matrix && self.is_same_voice(other) && self.subject == other.subject
    }

    fn is_same_voice(&self, other: &Self) -> bool {
        self.voice_key() == other.voice_key()
    }

    fn voice_key(&self) -> VoiceKey {
        VoiceKey::new(self.is_agreed, self.role, self.of)
    }
}

/// The place of a network's last one among those that count, in the order of a line: the end of the
/// line on the national matrix; without one, of the matrix of the last one. What is about one
/// project does not speak for the network, unless there is nothing else.
pub fn find_last(cards: &[SnapshotFigures<'_>]) -> Option<usize> {
    let whole = || cards.iter().filter(|card| card.subject.is_none());
    let national = national_areas(whole().rev().map(|card| (card.matrix, card.is_national)));
    let on_national = national.and_then(|id| whole().rfind(|card| card.matrix == id));
    let meant = on_national.or_else(|| whole().next_back()).or_else(|| cards.last())?;
    end_of_line(cards, meant)
}

/// The same where a matrix is asked for: the end of the line on it; of a network that has none, its
/// last one. The matrix may be as another network knows it.
pub fn find_last_on(cards: &[SnapshotFigures<'_>], matrix: &Lineage) -> Option<usize> {
    let is_on_it =
        |card: &&SnapshotFigures<'_>| card.subject.is_none() && card.matrix.is_same(matrix);
    match cards.iter().rfind(is_on_it) {
        Some(meant) => end_of_line(cards, meant),
        None => find_last(cards),
    }
}

/// The end of the line that this one is about, in whatever voice.
fn end_of_line(cards: &[SnapshotFigures<'_>], meant: &SnapshotFigures<'_>) -> Option<usize> {
    let is_on_it =
        |card: &&SnapshotFigures<'_>| card.matrix == meant.matrix && card.subject == meant.subject;
    let spoken: Vec<SpokenView<&SnapshotFigures<'_>>> = cards
        .iter()
        .filter(is_on_it)
        .map(|card| SpokenView::new(card, card.taken_on, card.is_from_form))
        .collect();
    let voice = choose_voice(&spoken, |card| card.is_agreed, SnapshotFigures::voice_key)?;
    cards.iter().rposition(|card| is_on_it(&card) && card.is_same_voice(voice))
}

/// The place of the network's own first one of the same matrix, voice and subject, of those that
/// count, oldest first. None where that is the very one, or is no earlier.
pub fn find_first_like(cards: &[SnapshotFigures<'_>], of: &SnapshotFigures<'_>) -> Option<usize> {
    let first = cards.iter().position(|card| card.is_comparable_with(of))?;
    (cards[first].id != of.id && cards[first].taken_on <= of.taken_on).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_national_areas_are_those_of_the_program_else_the_first_that_say_so() {
        let table = [
            (vec![], None),
            (vec![("ours", false)], None),
            (vec![("ours", false), ("icb", true), ("other", true)], Some("icb")),
            (vec![("icb", true), (NATIONAL_MATRIX, false)], Some(NATIONAL_MATRIX)),
            (vec![(NATIONAL_MATRIX, true), ("icb", true)], Some(NATIONAL_MATRIX)),
        ];
        for (all, found) in table {
            let ids: Vec<(Lineage, bool)> =
                all.iter().map(|(id, is_national)| ((*id).into(), *is_national)).collect();
            let these = ids.iter().map(|(id, is_national)| (id, *is_national));
            assert_eq!(national_areas(these).map(|it| it.id().as_str()), found, "{all:?}");
        }
    }
}
