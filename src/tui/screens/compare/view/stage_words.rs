//! The words for the stages in rows of networks: whole where they fit, else short ("Found."), else
//! two letters each ("S1" for Step 1); with a line that says which are which.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthStr;

use crate::maturity::comparison::Comparison;
use crate::maturity::comparison::align::AreaCell;
use crate::maturity::scoring::Standing;
use crate::tui::widgets::board::unique_abbreviation;
use crate::tui::widgets::fit_words::short_name;

/// How much of the name of a stage is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StageForm {
    Whole,
    Short,
    Letters,
}

/// The words for every stage that a comparison shows, the earliest stage first.
pub(super) struct StageWords {
    pub(super) form: StageForm,
    stages: Vec<StageWord>,
    /// What "Before" means.
    before: Option<String>,
}

struct StageWord {
    shown: String,
    name: String,
    is_before: bool,
}

impl StageWords {
    /// The names as they are, even where two are alike.
    pub(super) fn whole(comparison: &Comparison) -> Self {
        let before = comparison.before_meaning();
        let whole = Self::of(comparison, StageForm::Whole);
        whole.unwrap_or(Self { form: StageForm::Whole, stages: Vec::new(), before })
    }

    /// None where words of this form do not tell all the stages apart.
    pub(super) fn of(comparison: &Comparison, form: StageForm) -> Option<Self> {
        let cells = comparison.areas.iter().flat_map(|area| area.cells.iter().flatten());
        let mut known: BTreeSet<(usize, &str)> = BTreeSet::new();
        for cell in cells.filter(|cell| cell.is_known) {
            match cell.standing {
                Standing::Before => known.insert((0, cell.standing_label.as_str())),
                Standing::Stage(at) => known.insert((at + 1, cell.standing_label.as_str())),
                Standing::NotApplicable => false,
            };
        }
        let mut names: Vec<(usize, &str)> = Vec::new();
        for (at, name) in known {
            if names.iter().all(|(_, other)| *other != name) {
                names.push((at, name));
            }
        }
        let plain: Vec<&str> = names.iter().map(|(_, name)| *name).collect();
        let shown = |at: usize| match form {
            StageForm::Whole => plain[at].to_owned(),
            StageForm::Short => short_name(plain[at]),
            StageForm::Letters => unique_abbreviation(&plain, at),
        };
        let word = |(at, (stage, name)): (usize, &(usize, &str))| StageWord {
            shown: shown(at),
            name: (*name).to_owned(),
            is_before: *stage == 0,
        };
        let stages: Vec<StageWord> = names.iter().enumerate().map(word).collect();
        let is_unique =
            |at: usize| stages[at + 1..].iter().all(|other| other.shown != stages[at].shown);
        let before = comparison.before_meaning();
        (0..stages.len()).all(is_unique).then_some(Self { form, stages, before })
    }

    /// "▲ S1 *"; for several areas "▲ S1 / ■ Fo".
    pub(super) fn cell_words(&self, cells: &[AreaCell]) -> String {
        let words = |cell: &AreaCell| {
            format!("{} {}", cell.movement.moved.sign(), self.starred_label(cell))
        };
        let words: Vec<String> = cells.iter().map(words).collect();
        if words.is_empty() { "-".to_owned() } else { words.join(" / ") }
    }

    /// "S1 *", as [`AreaCell::starred_label`] says it in full.
    fn starred_label(&self, cell: &AreaCell) -> String {
        let whole = cell.starred_label();
        let known = self.stages.iter().find(|stage| stage.name == cell.standing_label);
        match (self.form, known) {
            (StageForm::Whole, _) => whole,
            (_, Some(stage)) => whole.replacen(&stage.name, &stage.shown, 1),
            (StageForm::Short, None) => {
                whole.replacen(&cell.standing_label, &short_name(&cell.standing_label), 1)
            }
            (StageForm::Letters, None) => {
                whole.replace("not answered", "open").replace("not applicable", "n/a")
            }
        }
    }

    /// "Be = not yet Foundation   Fo = Foundation   S1 = Step 1", as far as the words do not speak for
    /// themselves; in a narrow line with shorter ones.
    pub(super) fn legend(&self, width: usize) -> String {
        let whole = self.legend_parts(str::to_owned);
        let first = self.stages.iter().find(|stage| !stage.is_before);
        let short = self.legend_parts(|before| match (self.form, first) {
            (StageForm::Letters, Some(first)) => before.replace(&first.name, &first.shown),
            _ => before.to_owned(),
        });
        let ways = [whole.join("   "), whole.join("  "), short.join("  ")];
        let fits = ways.iter().position(|words| words.width() <= width);
        ways.into_iter().nth(fits.unwrap_or(2)).unwrap_or_default()
    }

    fn legend_parts(&self, before_words: impl Fn(&str) -> String) -> Vec<String> {
        let part = |stage: &StageWord| {
            let before = self.before.as_ref().filter(|_| stage.is_before);
            match before {
                Some(before) => Some(format!("{} = {}", stage.shown, before_words(before))),
                None if stage.shown == stage.name => None,
                None => Some(format!("{} = {}", stage.shown, stage.name)),
            }
        };
        self.stages.iter().filter_map(part).collect()
    }
}
