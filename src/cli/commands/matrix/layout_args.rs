//! What a person said of the layout of a sheet, from the arguments of `matrix from-sheet`.

use crate::cli::args::matrix::SheetLayoutArgs;
use crate::cli::error::CommandError;
use crate::maturity::sanitize::sanitize_line;
use crate::spreadsheet::{ColumnUse, LayoutChoices, StageOrder, parse_column, parse_columns};

pub(crate) fn layout_choices(args: &SheetLayoutArgs) -> Result<LayoutChoices, CommandError> {
    let mut choices = LayoutChoices {
        heading_row: args.heading.as_deref().map(|word| column("--heading", word)).transpose()?,
        order: args.order.as_deref().and_then(StageOrder::from_word),
        is_turned: args.turned.then_some(true),
        ..LayoutChoices::default()
    };
    for word in &args.role {
        let (at, one) = word.split_once('=').ok_or_else(|| unknown_use(word))?;
        let one =
            ColumnUse::from_word(&one.trim().to_lowercase()).ok_or_else(|| unknown_use(word))?;
        choices.columns.insert(column("--role", at)?, one);
    }
    if let Some(stages) = &args.stages {
        let stages = columns("--stages", stages)?;
        choices.columns.extend(stages.into_iter().map(|at| (at, ColumnUse::Stage)));
    }
    if let Some(areas) = &args.areas {
        let areas = columns("--areas", areas)?;
        if let Some((area, groups)) = areas.split_last() {
            choices.columns.extend(groups.iter().map(|at| (*at, ColumnUse::Group)));
            choices.columns.insert(*area, ColumnUse::Area);
        }
    }
    Ok(choices)
}

fn column(option: &str, word: &str) -> Result<usize, CommandError> {
    parse_column(word).ok_or_else(|| no_column(option, word))
}

fn columns(option: &str, words: &str) -> Result<Vec<usize>, CommandError> {
    parse_columns(words).ok_or_else(|| no_column(option, words))
}

fn no_column(option: &str, word: &str) -> CommandError {
    CommandError::usage(
        format!("\"{}\" is no column for {option}.", sanitize_line(word)),
        "Name columns as the spreadsheet does, such as B or D-H; rows by their number.",
    )
}

fn unknown_use(word: &str) -> CommandError {
    let words = ColumnUse::ALL.map(ColumnUse::word).join(", ");
    CommandError::usage(
        format!("\"{}\" does not say what a column is.", sanitize_line(word)),
        format!("Write COLUMN=USE, such as C=note, with one of: {words}."),
    )
}
