//! The order of the stages of a grid, the lowest first: by their numbers, else by words that plainly
//! mean a high or a low stage, else as they stand.

use crate::spreadsheet::column_roles::{Doubt, StageHeading, StageOrder, TableRoles};
use crate::spreadsheet::column_synonyms::{is_high_stage, stage_number};

/// Puts the stages in order, and says so where that is not the order in which they stand.
pub(crate) fn put_in_order(roles: &mut TableRoles) {
    let numbers = counted_numbers(&roles.stages);
    let order = match &numbers {
        Some(numbers) if numbers.is_sorted() => StageOrder::LowHigh,
        Some(numbers) if numbers.iter().rev().is_sorted() => StageOrder::HighLow,
        Some(numbers) if numbers.len() == roles.stages.len() => StageOrder::Numbers,
        Some(_) => {
            roles.doubts.push(Doubt {
                columns: roles.stages.iter().map(|stage| stage.cell.column).collect(),
                says: "The numbers of the stages are in no order, and some have none.".to_owned(),
            });
            StageOrder::LowHigh
        }
        None if stands_high_to_low(&roles.stages) => StageOrder::HighLow,
        None => StageOrder::LowHigh,
    };
    apply_order(roles, order);
    if order != StageOrder::LowHigh {
        let names: Vec<&str> = roles.stages.iter().map(|stage| stage.name.as_str()).collect();
        let by = if numbers.is_some() { "numbers" } else { "names" };
        roles.notes.push(format!(
            "The stages were put in order by their {by}, lowest first: {}.",
            names.join(", ")
        ));
    }
}

/// Puts the stages, which stand as in the sheet, into the order that was chosen.
pub(crate) fn apply_order(roles: &mut TableRoles, order: StageOrder) {
    roles.order = order;
    match order {
        StageOrder::LowHigh => {}
        StageOrder::HighLow => roles.stages.reverse(),
        StageOrder::Numbers => roles
            .stages
            .sort_by_key(|stage| stage_number(&stage.name).map_or(0, |(number, _)| number)),
    }
}

/// The numbers of the stages that are counted, in the order in which they stand; none where fewer
/// than two are.
fn counted_numbers(stages: &[StageHeading]) -> Option<Vec<u32>> {
    let numbers: Vec<(u32, String)> =
        stages.iter().filter_map(|stage| stage_number(&stage.name)).collect();
    let (_, word) = numbers.first()?;
    let counted: Vec<u32> =
        numbers.iter().filter(|(_, its)| its == word).map(|(number, _)| *number).collect();
    (counted.len() > 1).then_some(counted)
}

/// Whether the first stage that says so is a high one and the last a low one.
fn stands_high_to_low(stages: &[StageHeading]) -> bool {
    let known: Vec<bool> = stages.iter().filter_map(|stage| is_high_stage(&stage.name)).collect();
    known.first() == Some(&true) && known.last() == Some(&false)
}
