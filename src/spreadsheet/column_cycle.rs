//! Going through what a column may be: first what it was guessed to be, then what its boxes look like,
//! so that the right one is a key or two away. A column that takes the place of another frees that
//! one, and going on gives the place back.

use super::column_facts::ColumnFacts;
use super::find_roles::find_roles;
use super::sheet_layout::{ColumnUse, LayoutChoices, SheetLayout};
use super::table::Table;

/// Names have no more words than this on average, tenfold; more of them are descriptions.
const MAX_NAME_TENFOLD_WORDS: usize = 35;

/// What a column of codes, numbers, days or one text all the way down may be, likeliest first.
const MARKS: [ColumnUse; 10] = {
    use ColumnUse::{Area, Example, Good, Group, Id, NotUsed, Note, Stage, Statement, Why};
    [NotUsed, Id, Stage, Area, Group, Note, Statement, Example, Why, Good]
};

/// What a column of short names may be.
const NAMES: [ColumnUse; 10] = {
    use ColumnUse::{Area, Example, Good, Group, Id, NotUsed, Note, Stage, Statement, Why};
    [Area, Group, NotUsed, Stage, Note, Statement, Why, Example, Id, Good]
};

/// What a column of descriptions may be in a grid.
const WORDS_IN_GRID: [ColumnUse; 10] = {
    use ColumnUse::{Area, Example, Good, Group, Id, NotUsed, Note, Stage, Statement, Why};
    [Stage, NotUsed, Why, Good, Statement, Example, Area, Note, Group, Id]
};

/// What a column of descriptions may be beside a column of stages.
const WORDS_IN_ROWS: [ColumnUse; 10] = {
    use ColumnUse::{Area, Example, Good, Group, Id, NotUsed, Note, Stage, Statement, Why};
    [Statement, Example, NotUsed, Why, Good, Stage, Area, Note, Group, Id]
};

/// What a person says of a sheet, after a column was made the next thing that it may be.
///
/// The choices are those of the whole sheet as it stands; in a turned sheet the column is a row.
pub fn cycle_column_use(table: &Table, choices: &LayoutChoices, column: usize) -> LayoutChoices {
    let turned = (choices.is_turned == Some(true)).then(|| table.turned());
    let table = turned.as_ref().unwrap_or(table);
    let guess = guess_layout(table, choices);
    let guessed = |column| guess.as_ref().and_then(|guess| guess.use_of(column));
    let uses: Vec<ColumnUse> = choices.columns.values().copied().collect();
    let is_rows = has_stage_in_each_row(&uses);
    // the order stays the same, whatever becomes of the columns on the way
    let guessed_uses = guess.as_ref().map(|guess| guess.columns.iter().map(|(_, one)| *one));
    let is_guessed_rows =
        guessed_uses.map_or(is_rows, |uses| has_stage_in_each_row(&uses.collect::<Vec<_>>()));
    let mut order = order_of(table, choices, column, is_guessed_rows, guessed(column));
    let is_held = |one: &ColumnUse| {
        let mut others = choices.columns.iter().filter(|(other, _)| **other != column);
        is_single(*one, is_rows) && others.any(|(_, its)| its == one)
    };
    // what gave its place up is likely the next best thing, and its old place comes last
    if let Some(taken) = guessed(column).filter(is_held) {
        order.retain(|one| *one != taken && *one != ColumnUse::NotUsed);
        order.insert(0, ColumnUse::NotUsed);
        order.push(taken);
    }
    let mut choices = choices.clone();
    let was = choices.columns.get(&column).copied().unwrap_or(ColumnUse::NotUsed);
    let at = order.iter().position(|one| *one == was).unwrap_or(0);
    let next = order[(at + 1) % order.len()];
    if is_single(next, is_rows) {
        let others = choices.columns.values_mut().filter(|one| **one == next);
        others.for_each(|one| *one = ColumnUse::NotUsed);
    }
    choices.columns.insert(column, next);
    if is_single(was, is_rows) {
        let freed = choices.columns.iter_mut().find(|(other, one)| {
            **other != column && **one == ColumnUse::NotUsed && guessed(**other) == Some(was)
        });
        if let Some((_, one)) = freed {
            *one = was;
        }
    }
    choices
}

/// What was guessed of the columns under the headings that a person goes by.
fn guess_layout(table: &Table, choices: &LayoutChoices) -> Option<SheetLayout> {
    let by_row =
        |heading_row| find_roles(table, &LayoutChoices { heading_row, ..LayoutChoices::default() });
    let alone = by_row(None).ok().filter(|roles| Some(roles.header_row) == choices.heading_row);
    let roles = alone.or_else(|| by_row(choices.heading_row).ok())?;
    Some(SheetLayout::of(&roles, false))
}

/// Whether a column names the stage of each row, beside the statements.
fn has_stage_in_each_row(uses: &[ColumnUse]) -> bool {
    let count = |wanted| uses.iter().filter(|one| **one == wanted).count();
    count(ColumnUse::Stage) == 1 && count(ColumnUse::Statement) > 0
}

/// Whether one column at most is read as this.
fn is_single(one: ColumnUse, is_rows: bool) -> bool {
    match one {
        ColumnUse::Area
        | ColumnUse::Statement
        | ColumnUse::Id
        | ColumnUse::Why
        | ColumnUse::Good => true,
        ColumnUse::Stage | ColumnUse::Example => is_rows,
        ColumnUse::Group | ColumnUse::Note | ColumnUse::NotUsed => false,
    }
}

fn order_of(
    table: &Table,
    choices: &LayoutChoices,
    column: usize,
    is_rows: bool,
    guessed: Option<ColumnUse>,
) -> Vec<ColumnUse> {
    let below = choices.heading_row.map_or(0, |row| row + 1)..table.rows.len();
    let facts = ColumnFacts::of(table, column, below);
    let first = guessed.unwrap_or(ColumnUse::NotUsed);
    let is_guessed = first == if is_rows { ColumnUse::Statement } else { ColumnUse::Stage };
    let is_name = !is_guessed && facts.tenfold_words() <= MAX_NAME_TENFOLD_WORDS;
    let likely = if facts.is_numbers_or_codes() || facts.is_constant() {
        MARKS
    } else if is_name {
        NAMES
    } else if is_rows {
        WORDS_IN_ROWS
    } else {
        WORDS_IN_GRID
    };
    std::iter::once(first).chain(likely.into_iter().filter(|one| *one != first)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spreadsheet::{ReadOptions, parse_table};

    fn table(rows: &[&str]) -> Table {
        let cells = |row: &&str| row.split('|').map(str::to_owned).collect();
        Table::new("", rows.iter().map(cells).collect())
    }

    fn choices(table: &Table) -> LayoutChoices {
        parse_table(table, &ReadOptions::default()).unwrap().layout.to_choices()
    }

    /// What a column becomes, key by key.
    fn keys(table: &Table, column: usize, count: usize) -> Vec<ColumnUse> {
        let mut now = choices(table);
        let press = |_| {
            now = cycle_column_use(table, &now, column);
            now.columns[&column]
        };
        (0..count).map(press).collect()
    }

    fn exported() -> Table {
        table(&[
            "Code|Block|Wording|Phase|Help text|Team",
            "Q1|Access|We answer calls within the hour|1|Minutes of a meeting are enough|North",
            "Q2|Access|We offer booking in each practice|2|A page of the site is enough|South",
            "Q3|Data|We share one agreement of all|1|The paper with all names on it|North",
            "Q4|Data|We look at one board together|2|A picture of that board is enough|South",
        ])
    }

    #[test]
    fn what_is_likely_is_a_key_or_two_away() {
        use ColumnUse::{Area, Example, Good, Group, Id, NotUsed, Stage, Statement, Why};
        let sheet = exported();
        assert_eq!(choices(&sheet).columns[&4], NotUsed, "what help is was not guessed");
        assert_eq!(keys(&sheet, 4, 2), [Statement, Example]);
        assert_eq!(keys(&sheet, 0, 2), [Id, Stage]);
        assert_eq!(keys(&sheet, 5, 2), [Area, Group]);
        let grid = table(&[
            "Area|Early|Growing|Strong|Aims",
            "Lead|We meet now and then|We meet each month|We lead the others|So that we know why",
            "Data|We count now and then|We count each month|We share all we know|So that we see it",
            "Care|We call now and then|We call each month|We call before they do|So that they are well",
        ]);
        assert_eq!(keys(&grid, 3, 3), [NotUsed, Why, Good]);
        assert_eq!(keys(&grid, 0, 2), [Group, NotUsed]);
    }

    #[test]
    fn one_round_comes_back_to_where_it_began() {
        let sheet = exported();
        let start = choices(&sheet);
        for column in 0..6 {
            let mut now = start.clone();
            for _ in 0..10 {
                now = cycle_column_use(&sheet, &now, column);
                let count = |wanted| now.columns.values().filter(|one| **one == wanted).count();
                assert!(count(ColumnUse::Area) <= 1 && count(ColumnUse::Statement) <= 1, "{now:?}");
            }
            assert_eq!(now, start, "column {column}");
        }
    }

    #[test]
    fn what_takes_the_place_of_another_frees_it_and_gives_it_back() {
        let sheet = exported();
        let taken = cycle_column_use(&sheet, &choices(&sheet), 4);
        assert_eq!(
            (taken.columns[&4], taken.columns[&2]),
            (ColumnUse::Statement, ColumnUse::NotUsed)
        );
        let next = cycle_column_use(&sheet, &taken, 2);
        assert_eq!(
            (next.columns[&4], next.columns[&2]),
            (ColumnUse::Statement, ColumnUse::Example),
            "what gave its place up is a key away from the next best"
        );
        let back = cycle_column_use(&sheet, &taken, 4);
        assert_eq!(
            (back.columns[&4], back.columns[&2]),
            (ColumnUse::Example, ColumnUse::Statement)
        );
    }
}
