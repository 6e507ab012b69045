//! The words for a side of a comparison: whose view, how long since, which way it moved.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::align::ComparedArea;
use super::statements::{self, ItemRow};
use super::{Comparison, ComparisonKind, Side};
use crate::maturity::diff;
use crate::maturity::lineage::Lineage;
use crate::maturity::phrases::{self, pluralize};

/// "Hillside" of "Hillside PCN": in a column the rest goes without saying.
pub fn short_network_name(name: &str) -> &str {
    let short =
        [" Primary Care Network", " PCN"].iter().find_map(|ending| name.strip_suffix(ending));
    short.map(str::trim_end).filter(|short| !short.is_empty()).unwrap_or(name)
}

/// "2 years", "8 months", "3 weeks", "the same day".
pub fn format_elapsed(from: Date, to: Date) -> String {
    let days = from.until(to).map_or(0, |span| span.get_days()).max(0);
    let months = (days * 10 + 152) / 304;
    let count = |number: i32, one, many| pluralize(usize::try_from(number).unwrap_or(0), one, many);
    match (days, months) {
        (0, _) => "the same day".to_owned(),
        (1..=13, _) => count(days, "day", "days"),
        (14..=59, _) => count(days / 7, "week", "weeks"),
        (_, ..=11 | 13..=22) => count(months, "month", "months"),
        _ => count((months + 6) / 12, "year", "years"),
    }
}

impl Side {
    /// Whose view it is, and what else is to be known before it is relied on: "one view: manager;
    /// another copy differs".
    pub fn view_words(&self) -> String {
        let voice = self.assessment().voice.describe();
        let also = [
            self.differs.then_some("another copy differs"),
            self.saved.changed_after_save.then_some("altered"),
        ];
        let words = std::iter::once(voice.as_str()).chain(also.into_iter().flatten());
        words.collect::<Vec<_>>().join("; ")
    }

    /// The same in a word, the weightiest; none where a group agreed it and nothing is odd.
    pub fn mark(&self) -> Option<&'static str> {
        match self {
            _ if self.saved.changed_after_save => Some("altered"),
            _ if self.differs => Some("differs"),
            _ if !self.assessment().voice.is_agreed() => Some("view"),
            _ => None,
        }
    }

    /// "80/80", "2/80 1 view", "80/80 kept": how far it is answered, and what sets it apart.
    pub(crate) fn narrow_answered(&self) -> String {
        let count = format!("{}/{}", self.complete.answered, self.complete.total);
        let kept = (self.complete.kept > 0).then_some("kept");
        match self.mark().or(kept) {
            Some("view") => format!("{count} 1 view"),
            Some(mark) => format!("{count} {mark}"),
            None => count,
        }
    }
}

impl Comparison {
    /// What is compared, in a few words: "3 networks, in name order", "Hillside PCN over time".
    pub fn title(&self) -> String {
        let name = self.sides.last().map_or("", |side| side.name());
        match self.kind() {
            ComparisonKind::Networks if self.network_count() == self.sides.len() => {
                format!("{}, in name order", pluralize(self.sides.len(), "network", "networks"))
            }
            ComparisonKind::Networks => {
                let networks = pluralize(self.network_count(), "network", "networks");
                format!(
                    "{} of {networks}, in name order",
                    pluralize(self.sides.len(), "snapshot", "snapshots")
                )
            }
            ComparisonKind::Voices => {
                format!("{name}, {}", pluralize(self.sides.len(), "snapshot", "snapshots"))
            }
            ComparisonKind::Time => match self.sides.as_slice() {
                [only] => format!("{name}, {}", phrases::format_date(only.saved.snapshot.taken_on)),
                _ => format!("{name} over time"),
            },
        }
    }

    /// The short titles of the matrices that they were answered on, each once, in order.
    pub fn matrix_titles(&self) -> Vec<&str> {
        let mut seen: BTreeSet<(&Lineage, &str)> = BTreeSet::new();
        let mut titles = Vec::new();
        for side in &self.sides {
            let title = side.matrix().short_title();
            if self.is_one_matrix() && !titles.is_empty() {
                break;
            }
            if seen.insert((&side.lineage, title)) {
                titles.push(title);
            }
        }
        titles
    }

    /// The matrices of the comparison, for its title: by name up to two, else how many.
    pub fn describe_matrices(&self) -> String {
        match self.matrix_titles().as_slice() {
            [] | [_] => self.anchor.1.clone(),
            [one, other] if one == other => format!("two matrices called {one}"),
            [one, other] => format!("{one} and {other}"),
            many => pluralize(many.len(), "matrix", "matrices"),
        }
    }

    /// What can be compared, at a glance: "same matrix for all", "18 of 22 comparable", "different
    /// matrices".
    pub fn describe_comparability_short(&self) -> String {
        let ComparableCount { is_complete: whole, label: words } = ComparableCount::of(self);
        match (self.is_one_matrix(), whole) {
            (false, _) if self.side_labels.is_one_id => {
                "0 comparable, another matrix of the same id".to_owned()
            }
            (false, _) => "different matrices".to_owned(),
            (true, true) => SAME_FOR_ALL.to_owned(),
            (true, false) => words,
        }
    }

    /// How many statements can be compared, in a sentence.
    pub fn describe_comparability(&self) -> String {
        let count = &self.comparability;
        if self.is_one_matrix() {
            let answered = self.describe_answered(count.answered_by_all, count.comparable);
            return format!(
                "{} of {} statements can be compared{answered}",
                count.comparable, count.total
            );
        }
        if self.side_labels.is_one_id {
            let total = count.total;
            return format!(
                "0 of {total} statements can be compared: another matrix of the same id"
            );
        }
        "Different matrices: areas line up in words, statements can't be compared".to_owned()
    }

    /// How many statements of one area can be compared, in a sentence.
    pub fn describe_area_comparability(&self, area: &ComparedArea) -> String {
        if !self.is_one_matrix() {
            return self.describe_comparability();
        }
        let rows = statements::item_rows(&self.sides, area);
        let comparable = || rows.iter().filter(|row| row.is_comparable);
        let is_answered =
            |row: &&ItemRow| row.cells.iter().flatten().all(|cell| cell.answer.is_some());
        let count = comparable().count();
        let answered = self.describe_answered(comparable().filter(is_answered).count(), count);
        format!("{count} of {} statements here can be compared{answered}", rows.len())
    }

    fn describe_answered(&self, answered: usize, comparable: usize) -> String {
        let when = match (self.kind(), self.sides.len()) {
            (ComparisonKind::Time, ..=2) => "both times",
            (ComparisonKind::Time, _) => "every time",
            (_, ..=2) => "by both",
            _ => "by all",
        };
        diff::describe_answered(answered, comparable, when)
    }

    /// The heading of the areas: what stands before each stage.
    pub fn movement_heading(&self) -> &'static str {
        match self.kind() {
            ComparisonKind::Networks => "moved since its first, and stage now",
            ComparisonKind::Voices => "moved since that view's first, and stage",
            ComparisonKind::Time => "moved since the first snapshot, and stage",
        }
    }

    /// Since when each moved, beside the signs for it.
    pub fn movement_since(&self) -> &'static str {
        match self.kind() {
            ComparisonKind::Networks => "since its first snapshot",
            ComparisonKind::Voices => "since that view's first",
            ComparisonKind::Time => "since the first",
        }
    }

    /// What is to be kept in mind above everything else.
    pub fn caveat(&self) -> &'static str {
        match (self.kind(), self.fits_columns()) {
            (ComparisonKind::Networks, true) => super::NO_RANKING,
            (ComparisonKind::Networks, false) => {
                "Networks start from different places. Look along a row, not down a column."
            }
            (ComparisonKind::Voices, _) => {
                "Where views differ is where talking helps. No view is more right than another."
            }
            (ComparisonKind::Time, _) => {
                "The same network on different days. Each is read on the matrix it was answered on."
            }
        }
    }
}

/// That all sides answered on one matrix, and all of it can be compared.
pub const SAME_FOR_ALL: &str = "same matrix for all";

struct ComparableCount {
    is_complete: bool,
    label: String,
}

impl ComparableCount {
    fn of(sides: &Comparison) -> Self {
        let count = &sides.comparability;
        Self {
            is_complete: count.comparable == count.total,
            label: format!("{} of {} comparable", count.comparable, count.total),
        }
    }
}

/// "saved 3 March 2026", "saved 3 March to 12 June 2026".
pub fn format_date_range(sides: &Comparison) -> String {
    let Some((first, last)) = sides.date_range() else { return String::new() };
    if first == last {
        return format!("saved {}", phrases::format_date_short(last));
    }
    let from = if first.year() == last.year() { "%b" } else { "%b %Y" };
    format!("saved {} to {}", first.strftime(from), last.strftime("%b %Y"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn time_and_names_read_as_people_say_them() {
        let from = date(2024, 3, 12);
        let until = [
            (2024, 3, 12),
            (2024, 3, 13),
            (2024, 4, 12),
            (2024, 11, 12),
            (2025, 3, 10),
            (2025, 9, 12),
            (2027, 3, 1),
        ];
        let said = until.map(|(year, month, day)| format_elapsed(from, date(year, month, day)));
        assert_eq!(
            said,
            ["the same day", "1 day", "4 weeks", "8 months", "1 year", "18 months", "3 years"]
        );
        assert_eq!(
            ["Hillside PCN", "PCN", " PCN", "Lakes Primary Care Network"].map(short_network_name),
            ["Hillside", "PCN", " PCN", "Lakes"]
        );
    }
}
