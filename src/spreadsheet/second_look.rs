//! A second look at what a sheet was taken for: signs in its words that it may be otherwise. Nothing is
//! changed here; each sign is a doubt, for a person to settle.

use std::collections::BTreeSet;

use super::cell_words::{is_number, is_sum};
use super::column_facts::ColumnFacts;
use super::column_roles::{ColumnRole, StageOrder, TableRoles};
use super::column_synonyms::{column_role, is_stage_like, normalize_heading, stage_number};
use super::doubt::{Doubt, DoubtSubject};
use super::table::{Cell, Table, column_letters};
use super::text_language::language_of;

/// More rows than this are not looked at.
const LOOKED_AT_ROWS: usize = 1_000;

/// Of more names than this none is looked at for a slip of the pen.
const MAX_NAMES: usize = 100;

/// A word of fewer letters is no slip of another: "in" and "on", "A" and "B".
const MIN_TYPO_CHARS: usize = 4;

/// A longer word is no name, and takes long to compare.
const MAX_TYPO_BYTES: usize = 60;

/// Adds the doubts to the roles.
pub(crate) fn note_signs(table: &Table, roles: &mut TableRoles) {
    // what the program wrote itself says what it is
    if roles.column(ColumnRole::Line).is_some() {
        return;
    }
    let signs = if roles.is_grid() {
        [
            areas_called_like_a_stage(table, roles),
            stages_called_by_letters(roles),
            stage_of_each_row(table, roles),
            boxes_of_codes(table, roles),
            areas_called_like_a_column(table, roles),
            names_alike(table, roles, roles.area_column, "areas"),
            rows_of_two_languages(table, roles),
            rows_of_numbers(table, roles),
            areas_called_an_example(table, roles),
        ]
    } else {
        let stage = roles.column(ColumnRole::Stage).unwrap_or(roles.area_column);
        [
            two_columns_of(roles, ColumnRole::Stage, "the stage"),
            two_columns_of(roles, ColumnRole::Statement, "the statement"),
            stages_of_one_number(table, roles),
            names_alike(table, roles, stage, "stages"),
            names_alike(table, roles, roles.area_column, "areas"),
            rows_of_two_languages(table, roles),
            None,
            None,
            None,
        ]
    };
    let added = table.added_areas.as_ref().filter(|added| !added.is_certain);
    let added = added.filter(|added| added.column == roles.area_column);
    roles.doubts.extend(added.map(|added| Doubt::of_columns(vec![added.column], &*added.says)));
    roles.doubts.extend(signs.into_iter().flatten());
}

/// The names in a column below the headings, each once, as they come.
fn names_in<'t>(table: &'t Table, roles: &TableRoles, column: usize) -> Vec<&'t str> {
    let first = roles.header_row + 1;
    let rows = first..table.rows.len().min(first + LOOKED_AT_ROWS);
    let (mut names, mut known) = (Vec::new(), BTreeSet::new());
    for row in rows {
        let name = table.own_text(Cell::at(row, column));
        if !name.is_empty() && known.insert(normalize_heading(name)) {
            names.push(name);
        }
    }
    names
}

/// The column of the areas is called as the stages are: it may be the first of them, and no column
/// names the areas.
fn areas_called_like_a_stage(table: &Table, roles: &TableRoles) -> Option<Doubt> {
    let heading = table.heading_text(Cell::at(roles.header_row, roles.area_column));
    let is_stage = column_role(heading).is_none() && is_stage_like(heading);
    is_stage.then(|| {
        let says = format!(
            "Column {}, \"{heading}\", was taken for the areas, though it is called like a stage.",
            column_letters(roles.area_column)
        );
        Doubt::of_columns(vec![roles.area_column], says)
    })
}

/// A, B, C: of grades the first is the highest, of steps the lowest.
fn stages_called_by_letters(roles: &TableRoles) -> Option<Doubt> {
    let letters: Vec<char> = roles
        .stages
        .iter()
        .filter_map(|stage| {
            let mut letters = stage.name.trim().chars();
            letters.next().filter(|letter| letter.is_alphabetic() && letters.next().is_none())
        })
        .collect();
    let is_order = letters.windows(2).all(|pair| pair[0] < pair[1]);
    let is_all = letters.len() > 2 && letters.len() == roles.stages.len();
    (is_all && is_order && roles.order == StageOrder::LowHigh).then(|| {
        let columns = roles.stages.iter().map(|stage| stage.cell.column).collect();
        let says = format!(
            "The stages are called by letters. \"{}\" was taken for the lowest of them.",
            letters[0]
        );
        Doubt::new(DoubtSubject::Order, columns, says)
    })
}

/// A heading such as "Stage" or "Level" among those of stages says a stage in each row.
fn stage_of_each_row(table: &Table, roles: &TableRoles) -> Option<Doubt> {
    let heading = |column: usize| table.heading_text(Cell::at(roles.header_row, column));
    let columns: Vec<usize> = roles.stages.iter().map(|stage| stage.cell.column).collect();
    let says_stage = |column: &&usize| column_role(heading(**column)) == Some(ColumnRole::Stage);
    let column = *columns.iter().find(says_stage).filter(|_| columns.len() > 1)?;
    let says = format!(
        "Column {}, \"{}\", was taken for one stage, though it may say the stage of each row.",
        column_letters(column),
        heading(column)
    );
    Some(Doubt::of_columns(vec![column], says))
}

/// Boxes with nothing but codes stand for descriptions that are elsewhere.
fn boxes_of_codes(table: &Table, roles: &TableRoles) -> Option<Doubt> {
    let first = roles.header_row + 1;
    let rows = first..table.rows.len().min(first + LOOKED_AT_ROWS);
    let columns: Vec<usize> = roles.stages.iter().map(|stage| stage.cell.column).collect();
    let is_codes = |column: &usize| {
        let facts = ColumnFacts::of(table, *column, rows.clone());
        facts.codes > 0 && facts.codes == facts.filled
    };
    columns.iter().all(is_codes).then(|| {
        let says = "The boxes hold codes, not words. What they stand for may be on another sheet.";
        Doubt::of_columns(columns.clone(), says)
    })
}

/// Rows called "Evidence" or "Notes" under each area are about that area, and none of their own.
fn areas_called_like_a_column(table: &Table, roles: &TableRoles) -> Option<Doubt> {
    let first = roles.header_row + 1;
    let rows = first..table.rows.len().min(first + LOOKED_AT_ROWS);
    let names = rows.map(|row| table.own_text(Cell::at(row, roles.area_column)));
    let is_about = |name: &&str| {
        matches!(column_role(name), Some(ColumnRole::Example | ColumnRole::Other("notes")))
    };
    let about: Vec<&str> = names.filter(is_about).collect();
    let name = *about.first().filter(|_| about.len() > 1)?;
    let says = format!(
        "Several rows are called \"{name}\". They were taken for an area, though they may be about the area above each."
    );
    Some(Doubt::of_columns(vec![roles.area_column], says))
}

/// Below rows with words a row with nothing but numbers may count them.
fn rows_of_numbers(table: &Table, roles: &TableRoles) -> Option<Doubt> {
    const MIN_BOXES: usize = 2;
    let first = roles.header_row + 1;
    let rows = first..table.rows.len().min(first + LOOKED_AT_ROWS);
    let boxes = |row: usize| -> Vec<&str> {
        let texts =
            roles.stages.iter().map(|stage| table.own_text(Cell::at(row, stage.cell.column)));
        texts.filter(|text| !text.is_empty()).collect()
    };
    let filled: Vec<usize> = rows.filter(|row| boxes(*row).len() >= MIN_BOXES).collect();
    let (numbers, worded): (Vec<usize>, Vec<usize>) =
        filled.into_iter().partition(|row| boxes(*row).iter().all(|text| is_number(text)));
    // what is called a sum is left out, and that is said
    let is_area = |row: &usize| {
        let key = normalize_heading(table.own_text(Cell::at(*row, roles.area_column)));
        Some(*row) != roles.meanings_row && !key.split(' ').any(is_sum)
    };
    let numbers: Vec<usize> = numbers.into_iter().filter(is_area).collect();
    let row = *numbers.first().filter(|_| worded.len() > numbers.len())?;
    let name = table.own_text(Cell::at(row, roles.area_column));
    let says = format!(
        "Row {}, \"{name}\", holds nothing but numbers. It was taken for an area, though it may count the others.",
        row + 1
    );
    Some(Doubt::of_columns(vec![roles.area_column], says))
}

/// A row that is called an example shows how the sheet is filled in.
fn areas_called_an_example(table: &Table, roles: &TableRoles) -> Option<Doubt> {
    let is_example = |name: &&&str| {
        let key = normalize_heading(name);
        ["example ", "e g "].iter().any(|word| key.starts_with(word))
            || name.trim_end_matches([')', ']']).to_lowercase().ends_with("(example")
    };
    let names = names_in(table, roles, roles.area_column);
    let name = names.iter().find(is_example).filter(|_| names.len() > 1)?;
    let says = format!(
        "\"{name}\" was taken for an area, though it may be an example of how to fill the sheet in."
    );
    Some(Doubt::of_columns(vec![roles.area_column], says))
}

/// Of two columns whose headings say the same, one is read.
fn two_columns_of(roles: &TableRoles, role: ColumnRole, what: &str) -> Option<Doubt> {
    let columns = roles.columns.iter().filter(|(_, its)| *its == Some(role));
    let columns: Vec<usize> = columns.map(|(column, _)| *column).collect();
    let (read, other) = (*columns.first()?, *columns.get(1)?);
    let says = format!(
        "Columns {} and {} may both be {what}. Column {} was taken for it.",
        column_letters(read),
        column_letters(other),
        column_letters(read)
    );
    Some(Doubt::of_columns(columns, says))
}

/// "1" and "Step 1" may be one stage.
fn stages_of_one_number(table: &Table, roles: &TableRoles) -> Option<Doubt> {
    let column = roles.column(ColumnRole::Stage)?;
    let names = names_in(table, roles, column);
    if names.len() > MAX_NAMES {
        return None;
    }
    let numbers: Vec<(&str, i32)> = names
        .iter()
        .filter_map(|name| stage_number(name).map(|(number, _)| (*name, number)))
        .collect();
    let (one, other) = (1..numbers.len()).find_map(|at| {
        let earlier = numbers[..at].iter().find(|(_, number)| *number == numbers[at].1)?;
        Some((earlier.0, numbers[at].0))
    })?;
    let says = format!(
        "\"{one}\" and \"{other}\" have the same number. They were taken for two stages, but they may be one."
    );
    Some(Doubt::of_columns(vec![column], says))
}

/// Rows in two languages may say the same twice.
fn rows_of_two_languages(table: &Table, roles: &TableRoles) -> Option<Doubt> {
    const LOOKED_AT: usize = 200;
    const MIN_ROWS: usize = 2;
    let first = roles.header_row + 1;
    let words: Vec<usize> = match roles.column(ColumnRole::Statement).filter(|_| !roles.is_grid()) {
        Some(column) => vec![column],
        None => roles.stages.iter().map(|stage| stage.cell.column).collect(),
    };
    let texts = |row| words.iter().map(move |column| table.own_text(Cell::at(row, *column)));
    let rows = first..table.rows.len().min(first + LOOKED_AT);
    let languages: Vec<&str> = rows.filter_map(|row| language_of(texts(row))).collect();
    let own = *languages.first()?;
    let others: Vec<&str> = languages.iter().copied().filter(|other| *other != own).collect();
    let is_more_than_a_quote = others.len() >= MIN_ROWS && others.len() * 4 >= languages.len();
    is_more_than_a_quote.then(|| {
        let says = format!(
            "{} rows are in {} and the others in {own}. Each was read by itself, though two may say the same. If so, take one of the two out of the sheet; to keep both, write a row for each statement, with a column such as \"Statement (cy)\".",
            others.len(),
            others[0]
        );
        Doubt::of_columns(vec![roles.area_column], says)
    })
}

/// Two names that differ by a slip of the pen may be one.
fn names_alike(table: &Table, roles: &TableRoles, column: usize, what: &str) -> Option<Doubt> {
    let names = names_in(table, roles, column);
    if names.len() > MAX_NAMES {
        return None;
    }
    let keys: Vec<String> = names.iter().map(|name| normalize_heading(name)).collect();
    let (one, other) = (1..keys.len()).find_map(|at| {
        let earlier = (0..at).find(|earlier| is_slip(&keys[*earlier], &keys[at]))?;
        Some((names[earlier], names[at]))
    })?;
    let says = format!(
        "\"{one}\" and \"{other}\" were taken for two {what}, but they may be one, written in two ways."
    );
    Some(Doubt::of_columns(vec![column], says))
}

/// Whether two names differ in one word, and that by a letter or two letters in the wrong order.
fn is_slip(one: &str, other: &str) -> bool {
    let (words, others): (Vec<&str>, Vec<&str>) =
        (one.split(' ').collect(), other.split(' ').collect());
    let mut unlike = words.iter().zip(&others).filter(|(one, other)| one != other);
    let (Some((one, other)), None) = (unlike.next(), unlike.next()) else { return false };
    let is_word = |word: &str| {
        word.len() <= MAX_TYPO_BYTES
            && word.chars().count() >= MIN_TYPO_CHARS
            && word.chars().all(char::is_alphabetic)
    };
    words.len() == others.len()
        && is_word(one)
        && is_word(other)
        && one.len().abs_diff(other.len()) < 2
        && strsim::osa_distance(one, other) == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_is_told_from_another_name() {
        assert!(!is_slip(&"a".repeat(3_000_000), &"b".repeat(3_000_000)), "too long to be a name");
        for (one, other) in [("early", "erly"), ("leadership team", "leadreship team")] {
            assert!(is_slip(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("step 1", "step 2"),
            ("practice a", "practice b"),
            ("early", "late"),
            ("access in", "access on"),
            ("level 12", "level 13"),
            ("data", "data and people"),
            ("data", "data"),
        ] {
            assert!(!is_slip(one, other), "{one} {other}");
        }
    }
}
