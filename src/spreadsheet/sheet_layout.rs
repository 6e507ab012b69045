//! The layout of a sheet: what each column is, which row holds the headings and in which order the
//! stages stand. It is guessed, shown, and changed by a person; written as one line it can be given
//! to the command again.

use std::collections::BTreeMap;
use std::fmt;

use super::column_roles::{ColumnRole, StageOrder, TableRoles};
use super::doubt::{Doubt, DoubtSubject};
use super::table::{Cell, column_letters};

/// What a column is, as a person says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColumnUse {
    /// The names of the areas.
    Area,
    /// Names over several areas.
    Group,
    /// A stage of a grid; where there is a column of statements, the name of the stage in each row.
    Stage,
    /// A statement in each row; in a grid, what its row asks.
    Statement,
    /// An example of evidence.
    Example,
    /// The id of the row.
    Id,
    /// Why the area matters.
    Why,
    /// What good looks like.
    Good,
    /// Notes: not used.
    Note,
    /// Anything else: not used.
    NotUsed,
}

impl ColumnUse {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Area,
        Self::Stage,
        Self::Statement,
        Self::Example,
        Self::Why,
        Self::Good,
        Self::Group,
        Self::Id,
        Self::Note,
        Self::NotUsed,
    ];

    /// The word for it, on screen and in commands.
    pub fn word(self) -> &'static str {
        match self {
            Self::Area => "area",
            Self::Group => "group",
            Self::Stage => "stage",
            Self::Statement => "statement",
            Self::Example => "example",
            Self::Id => "id",
            Self::Why => "why",
            Self::Good => "good",
            Self::Note => "note",
            Self::NotUsed => "not-used",
        }
    }

    /// The same as a person reads it.
    pub fn label(self) -> &'static str {
        if self == Self::NotUsed { "not used" } else { self.word() }
    }

    /// The use that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.word() == word)
    }

    pub(crate) fn role(self) -> ColumnRole {
        match self {
            Self::Area => ColumnRole::Area,
            Self::Group => ColumnRole::AreaGroup,
            Self::Stage => ColumnRole::Stage,
            Self::Statement => ColumnRole::Statement,
            Self::Example => ColumnRole::Example,
            Self::Id => ColumnRole::Id,
            Self::Why => ColumnRole::Why,
            Self::Good => ColumnRole::Good,
            Self::Note => ColumnRole::Other("notes"),
            Self::NotUsed => ColumnRole::Unused,
        }
    }

    pub(crate) fn of_role(role: ColumnRole) -> Option<Self> {
        Some(match role {
            ColumnRole::Area => Self::Area,
            ColumnRole::AreaGroup => Self::Group,
            ColumnRole::Stage => Self::Stage,
            ColumnRole::Statement => Self::Statement,
            ColumnRole::Example => Self::Example,
            ColumnRole::Id => Self::Id,
            ColumnRole::Why => Self::Why,
            ColumnRole::Good => Self::Good,
            ColumnRole::Other("notes") => Self::Note,
            ColumnRole::Other(_) | ColumnRole::Unused => Self::NotUsed,
            ColumnRole::Line
            | ColumnRole::Also
            | ColumnRole::Basis
            | ColumnRole::Sources
            | ColumnRole::Order
            | ColumnRole::Revision => return None,
        })
    }
}

/// What a person said of the layout; what is left out is guessed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LayoutChoices {
    /// The row of the headings, counted from 0; in a turned sheet the column.
    pub heading_row: Option<usize>,
    /// What columns are, counted from 0; in a turned sheet the rows.
    pub columns: BTreeMap<usize, ColumnUse>,
    /// The order of the stages.
    pub order: Option<StageOrder>,
    /// Whether the stages run down the side and the areas across.
    pub is_turned: Option<bool>,
    /// What of it was guessed and is not certain still.
    pub doubts: Vec<Doubt>,
}

impl LayoutChoices {
    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// What of a doubt about a guess these choices leave open, where a column counts as answered too
    /// that was guessed to be one thing and is used as another; nothing where all of it is answered.
    pub(crate) fn open_part(
        &self,
        doubt: &Doubt,
        guess: &BTreeMap<usize, ColumnUse>,
        uses: &BTreeMap<usize, ColumnUse>,
    ) -> Option<Doubt> {
        match doubt.subject {
            DoubtSubject::Order => return self.order.is_none().then(|| doubt.clone()),
            DoubtSubject::Turn if self.is_turned.is_some() => return None,
            DoubtSubject::Columns | DoubtSubject::Turn => {}
        }
        let is_open = |column: &usize| {
            !self.columns.contains_key(column) && guess.get(column) == uses.get(column)
        };
        let mut open = doubt.clone();
        open.retain_columns(is_open);
        (!open.columns.is_empty()).then_some(open)
    }

    /// Takes away the doubts that are answered by what was said since these earlier choices.
    pub fn settle_doubts(&mut self, earlier: &Self) {
        let is_order_said = self.order != earlier.order;
        let columns = &self.columns;
        for doubt in &mut self.doubts {
            if doubt.subject != DoubtSubject::Order {
                doubt.retain_columns(|column| columns.get(column) == earlier.columns.get(column));
            }
        }
        self.doubts.retain(|doubt| match doubt.subject {
            DoubtSubject::Order => !is_order_said,
            DoubtSubject::Columns | DoubtSubject::Turn => !doubt.columns.is_empty(),
        });
    }
}

/// The layout by which a sheet was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetLayout {
    /// The row of the headings, counted from 0; in a turned sheet the column.
    pub heading_row: usize,
    /// What each column with a heading is.
    pub columns: Vec<(usize, ColumnUse)>,
    /// The columns of the stages of a grid, the lowest first.
    pub stage_columns: Vec<usize>,
    /// The order of the stages.
    pub order: StageOrder,
    /// Whether the stages run down the side.
    pub is_turned: bool,
    /// What may be otherwise; nothing of what a person said.
    pub doubts: Vec<Doubt>,
}

impl SheetLayout {
    pub(crate) fn of(roles: &TableRoles, is_turned: bool) -> Self {
        let uses = roles.columns.iter().filter_map(|(column, role)| {
            Some((*column, ColumnUse::of_role(role.unwrap_or(ColumnRole::Unused))?))
        });
        let stages = roles.stages.iter().map(|stage| (stage.cell.column, ColumnUse::Stage));
        let mut columns: Vec<_> = uses.chain(stages).collect();
        columns.sort_unstable();
        columns.dedup_by_key(|(column, _)| *column);
        Self {
            heading_row: roles.header_row,
            columns,
            stage_columns: roles.stages.iter().map(|stage| stage.cell.column).collect(),
            order: roles.order,
            is_turned,
            doubts: roles.doubts.clone(),
        }
    }

    /// What a column is; nothing where it has no heading.
    pub fn use_of(&self, column: usize) -> Option<ColumnUse> {
        self.columns.iter().find(|(known, _)| *known == column).map(|(_, one)| *one)
    }

    /// What a column is, in a word or two: "area", "stage 2"; with a question mark where that is in
    /// doubt.
    pub fn column_label(&self, column: usize) -> String {
        let Some(one) = self.use_of(column) else { return String::new() };
        let stage = self.stage_columns.iter().position(|stage| *stage == column);
        let word = match (one, stage) {
            (ColumnUse::Stage, Some(at)) => format!("stage {}", at + 1),
            (one, _) => one.label().to_owned(),
        };
        let is_doubtful = self.doubts.iter().any(|doubt| doubt.columns.contains(&column));
        if is_doubtful { word + "?" } else { word }
    }

    /// The heading of the first column that is in doubt, as a cell of the sheet.
    pub fn first_doubt(&self) -> Option<Cell> {
        let column = *self.doubts.iter().find_map(|doubt| doubt.columns.first())?;
        let heading = self.heading_row;
        let cell = if self.is_turned { (column, heading) } else { (heading, column) };
        Some(Cell::at(cell.0, cell.1))
    }

    /// The choices that say exactly this, with what is in doubt of it.
    pub fn to_open_choices(&self) -> LayoutChoices {
        LayoutChoices { doubts: self.doubts.clone(), ..self.to_choices() }
    }

    /// The choices that say exactly this, and that it is so.
    pub fn to_choices(&self) -> LayoutChoices {
        LayoutChoices {
            heading_row: Some(self.heading_row),
            columns: self.columns.iter().copied().collect(),
            order: Some(self.order),
            is_turned: Some(self.is_turned),
            doubts: Vec::new(),
        }
    }

    /// How a column is called: by its letter, in a turned sheet its row by its number.
    fn name(&self, column: usize) -> String {
        if self.is_turned { (column + 1).to_string() } else { column_letters(column) }
    }

    /// The columns of one use, as a person writes them: `B`, `D-H`, `B,D`.
    fn columns_of(&self, wanted: ColumnUse) -> Option<String> {
        let mut ranges: Vec<(usize, usize)> = Vec::new();
        for (column, _) in self.columns.iter().filter(|(_, one)| *one == wanted) {
            match ranges.last_mut() {
                Some((_, last)) if *last + 1 == *column => *last = *column,
                _ => ranges.push((*column, *column)),
            }
        }
        let words = ranges.iter().map(|(first, last)| {
            if first == last {
                self.name(*first)
            } else {
                format!("{}-{}", self.name(*first), self.name(*last))
            }
        });
        let words: Vec<String> = words.collect();
        (!words.is_empty()).then(|| words.join(","))
    }
}

/// The options of the command that say this layout.
impl fmt::Display for SheetLayout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_turned {
            write!(f, "--turned --heading {}", column_letters(self.heading_row))?;
        } else {
            write!(f, "--heading {}", self.heading_row + 1)?;
        }
        if let Some(areas) = self.columns_of(ColumnUse::Area) {
            write!(f, " --areas {areas}")?;
        }
        if let Some(stages) = self.columns_of(ColumnUse::Stage) {
            write!(f, " --stages {stages}")?;
        }
        write!(f, " --order {}", self.order.word())?;
        for (column, one) in &self.columns {
            if !matches!(one, ColumnUse::Area | ColumnUse::Stage) {
                write!(f, " --role {}={}", self.name(*column), one.word())?;
            }
        }
        Ok(())
    }
}

/// Reads columns as a person writes them, `B`, `D-H` or `B,D`; in a turned sheet rows by number.
pub fn parse_columns(words: &str) -> Option<Vec<usize>> {
    let mut columns = Vec::new();
    for part in words.split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last) = (parse_column(first)?, parse_column(last)?);
        if first > last || last - first > super::MAX_COLUMNS.max(super::MAX_ROWS) {
            return None;
        }
        columns.extend(first..=last);
    }
    Some(columns)
}

/// Reads a column by its letters, or a row by its number; counted from 0.
pub fn parse_column(word: &str) -> Option<usize> {
    let word = word.trim();
    if let Ok(number) = word.parse::<usize>() {
        return number.checked_sub(1).filter(|row| *row < super::MAX_ROWS);
    }
    let is_name = (1..=3).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_alphabetic());
    let number = |letter: u8| usize::from(letter.to_ascii_uppercase() - b'A') + 1;
    is_name
        .then(|| word.bytes().fold(0, |sum, letter| sum * 26 + number(letter)) - 1)
        .filter(|column| *column < super::MAX_COLUMNS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_read_as_people_write_them() {
        let cases: [(&str, Option<&[usize]>); 8] = [
            ("B", Some(&[1])),
            ("d-f", Some(&[3, 4, 5])),
            ("B,D-E", Some(&[1, 3, 4])),
            ("AA", Some(&[26])),
            ("3-5", Some(&[2, 3, 4])),
            ("F-D", None),
            ("", None),
            ("A1", None),
        ];
        for (words, columns) in cases {
            assert_eq!(parse_columns(words).as_deref(), columns, "{words}");
        }
        assert_eq!(parse_column("ZZZ"), None);
    }

    #[test]
    fn a_layout_is_one_line_of_options() {
        let layout = SheetLayout {
            heading_row: 2,
            columns: vec![
                (0, ColumnUse::Id),
                (1, ColumnUse::Area),
                (3, ColumnUse::Stage),
                (4, ColumnUse::Stage),
                (6, ColumnUse::Stage),
                (7, ColumnUse::NotUsed),
            ],
            stage_columns: vec![3, 4, 6],
            order: StageOrder::LowHigh,
            is_turned: false,
            doubts: Vec::new(),
        };
        assert_eq!(
            layout.to_string(),
            "--heading 3 --areas B --stages D-E,G --order low-high --role A=id --role H=not-used"
        );
        let turned = SheetLayout { is_turned: true, ..layout };
        assert!(turned.to_string().starts_with("--turned --heading C --areas 2 --stages 4-5,7"));
    }
}
