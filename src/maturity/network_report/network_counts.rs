//! Networks on one matrix, counted: how many moved, how many stand where, how many ask for what. Where
//! the page does not show each network, small counts are hidden.

use std::collections::BTreeMap;

use super::network_row::{AreaPlace, NetworkRow, RowNeed};
use super::options::ReportOptions;
use super::small_counts::{ShownCount, hide_small_count, hide_small_counts};
use crate::maturity::comparison::MIN_NETWORKS_FOR_COUNTS;
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::movement::DomainMovement;

/// Networks that were asked the same matrix, in the order in which they stand.
#[derive(Clone)]
pub(super) struct NetworkGroup<'r> {
    pub(super) rows: Vec<&'r NetworkRow>,
    /// The newest revision that any of them answered.
    pub(super) matrix: &'r Matrix,
    pub(super) options: ReportOptions,
}

/// One need over several networks.
pub(super) struct CountedNeed {
    pub(super) text: String,
    pub(super) count: String,
    pub(super) names: Vec<String>,
    pub(super) notes: Vec<String>,
}

/// What movements are counted as.
pub(super) const MOVE_COLUMNS: [&str; 5] =
    ["forward", "back", "the same", "nothing earlier", "can't be told"];

impl<'r> NetworkGroup<'r> {
    /// None of no network.
    pub(super) fn new(rows: Vec<&'r NetworkRow>, options: ReportOptions) -> Option<Self> {
        let matrix =
            rows.iter().map(|row| &row.matrix.matrix).max_by_key(|matrix| matrix.revision)?;
        Some(Self { rows, matrix, options })
    }

    /// Whether there are enough of them for a count to give nobody away.
    pub(super) fn may_count(&self) -> bool {
        self.rows.len() >= MIN_NETWORKS_FOR_COUNTS
    }

    pub(super) fn count_note(&self) -> String {
        if self.options.shows_networks() {
            return format!("Of {} networks. {}", self.rows.len(), self.options.reader_words());
        }
        format!(
            "Of {} networks. One to four are said as fewer than 5, and where such a count could be worked out another is not shown.",
            self.rows.len()
        )
    }

    fn words(&self, counts: &[usize]) -> Vec<String> {
        if self.options.shows_networks() {
            return counts.iter().map(|count| ShownCount::Plain(*count).words()).collect();
        }
        hide_small_counts(counts).into_iter().map(ShownCount::words).collect()
    }

    /// How many moved which way in one area, column by column.
    pub(super) fn move_words(&self, domain: &Domain, by_day: bool) -> Vec<String> {
        let mut counts = [0; MOVE_COLUMNS.len()];
        for row in &self.rows {
            let area = row.areas.get(&domain.id);
            let moved =
                area.map(|area| if by_day { area.since_day } else { Some(area.since_first) });
            counts[match moved.map(|moved| moved.map(|moved| moved.moved)) {
                Some(Some(DomainMovement::Forward)) => 0,
                Some(Some(DomainMovement::Back)) => 1,
                Some(Some(DomainMovement::Same)) => 2,
                Some(None | Some(DomainMovement::First)) => 3,
                _ => 4,
            }] += 1;
        }
        self.words(&counts)
    }

    /// How many stand where in one area, the stages in the order of the matrix.
    pub(super) fn spread(&self, domain: &Domain) -> Vec<(String, String)> {
        let mut places = vec![(AreaPlace::Before, self.matrix.before_label())];
        let stages = self.matrix.stages.iter();
        places.extend(stages.map(|stage| (AreaPlace::Stage(stage.id.clone()), stage.name.clone())));
        places.push((AreaPlace::Open, "not known yet".to_owned()));
        places.push((AreaPlace::NotAnswered, "not answered".to_owned()));
        places.push((AreaPlace::NotApplicable, "not applicable".to_owned()));
        let mut counts = vec![0; places.len() + 1];
        for row in &self.rows {
            let area = row.areas.get(&domain.id);
            let at =
                area.and_then(|area| places.iter().position(|(place, _)| *place == area.place));
            counts[at.unwrap_or(places.len())] += 1;
        }
        let labels = places.into_iter().map(|(_, label)| label);
        labels.chain(["asked otherwise".to_owned()]).zip(self.words(&counts)).collect()
    }

    /// The needs that any of them raised, in the order of the matrix.
    pub(super) fn needs(&self) -> Vec<CountedNeed> {
        let mut raised: BTreeMap<&ItemId, Vec<(&NetworkRow, &RowNeed)>> = BTreeMap::new();
        let mut order: Vec<&ItemId> = self.matrix.asks().map(|ask| &ask.id).collect();
        for row in &self.rows {
            for need in &row.needs {
                if !order.contains(&&need.ask) {
                    order.push(&need.ask);
                }
                raised.entry(&need.ask).or_default().push((row, need));
            }
        }
        let asked = order.into_iter().filter_map(|ask| raised.remove(ask));
        asked.filter_map(|by| self.counted_need(&by)).collect()
    }

    fn counted_need(&self, by: &[(&NetworkRow, &RowNeed)]) -> Option<CountedNeed> {
        let count = if self.options.shows_networks() {
            ShownCount::Plain(by.len())
        } else {
            hide_small_count(by.len())
        };
        let notes = by.iter().filter_map(|(row, need)| {
            need.note.as_ref().map(|note| format!("{}: {note}", row.name))
        });
        Some(CountedNeed {
            text: by.first()?.1.text.clone(),
            count: count.words(),
            names: by.iter().map(|(row, _)| row.name.clone()).collect(),
            notes: notes.collect(),
        })
    }
}
