//! Two letters for each stage, where whole names would be cut: "S1" for Step 1, with a line that
//! says which letters are which.

use std::collections::BTreeSet;

use crate::maturity::comparison::Comparison;
use crate::maturity::comparison::align::AreaCell;
use crate::maturity::scoring::Standing;
use crate::tui::widgets::board::unique_abbreviation;

/// The letters of every stage that a comparison shows, the earliest stage first.
pub(super) struct StageLetters {
    /// The letters and what they stand for.
    stages: Vec<(String, String)>,
}

impl StageLetters {
    /// None where no letters tell all the stages apart.
    pub(super) fn of(comparison: &Comparison) -> Option<Self> {
        let cells = comparison.areas.iter().flat_map(|area| area.cells.iter().flatten());
        let mut known: BTreeSet<(usize, &str)> = BTreeSet::new();
        for cell in cells.filter(|cell| cell.is_known) {
            match cell.standing {
                Standing::Before => known.insert((0, cell.standing_label.as_str())),
                Standing::Stage(at) => known.insert((at + 1, cell.standing_label.as_str())),
                Standing::NotApplicable => false,
            };
        }
        let mut names: Vec<&str> = Vec::new();
        for (_, name) in known {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let letters = (0..names.len()).map(|at| unique_abbreviation(&names, at));
        let stages: Vec<(String, String)> =
            letters.zip(names.iter().map(|&name| name.to_owned())).collect();
        let is_unique =
            |at: usize| stages[at + 1..].iter().all(|(other, _)| *other != stages[at].0);
        (0..stages.len()).all(is_unique).then_some(Self { stages })
    }

    /// "S1 *", as [`AreaCell::starred_label`] says it in full.
    pub(super) fn starred_label(&self, cell: &AreaCell) -> String {
        let whole = cell.starred_label();
        match self.stages.iter().find(|(_, name)| *name == cell.standing_label) {
            Some((letters, name)) => whole.replacen(name, letters, 1),
            None => whole.replace("not answered", "open").replace("not applicable", "n/a"),
        }
    }

    /// "Be = Before   Fo = Foundation   S1 = Step 1".
    pub(super) fn legend(&self) -> String {
        let words: Vec<String> =
            self.stages.iter().map(|(letters, name)| format!("{letters} = {name}")).collect();
        words.join("   ")
    }
}
