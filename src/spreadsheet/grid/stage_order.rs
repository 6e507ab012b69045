//! The order of the stages of a grid, the lowest first: by their numbers, else by words that plainly
//! mean a high or a low stage, else as they stand.

use crate::spreadsheet::column_roles::{StageOrder, TableRoles};
use crate::spreadsheet::column_synonyms::{
    is_high_stage, is_late_stage, normalize_heading, stage_number,
};
use crate::spreadsheet::doubt::{Doubt, DoubtSubject};

/// Puts the stages in order, and says so where that is not the order in which they stand.
pub(crate) fn put_in_order(roles: &mut TableRoles) {
    let names: Vec<&str> = roles.stages.iter().map(|stage| stage.name.as_str()).collect();
    let guess = guess_order(&names);
    if let Some(says) = guess.doubt {
        let columns = roles.stages.iter().map(|stage| stage.cell.column).collect();
        roles.doubts.push(Doubt::new(DoubtSubject::Order, columns, says));
    }
    let by =
        if guess.order == StageOrder::Names || !guess.is_counted { "names" } else { "numbers" };
    apply_order(roles, guess.order);
    if guess.order != StageOrder::LowHigh {
        let names: Vec<&str> = roles.stages.iter().map(|stage| stage.name.as_str()).collect();
        roles.notes.push(format!(
            "The stages were put in order by their {by}, lowest first: {}.",
            names.join(", ")
        ));
    }
}

/// The order in which names of stages stand, as far as they tell.
pub(crate) struct OrderGuess {
    pub(crate) order: StageOrder,
    /// Whether it was told by their numbers.
    pub(crate) is_counted: bool,
    /// What is not certain about it, in a sentence.
    pub(crate) doubt: Option<String>,
}

/// Guesses the order by the numbers in the names, else by words for low and high stages.
pub(crate) fn guess_order(names: &[&str]) -> OrderGuess {
    let numbers = counted_numbers(names);
    let is_counted = numbers.is_some();
    let guess = |order| OrderGuess { order, is_counted, doubt: None };
    match &numbers {
        Some(numbers) if numbers.is_sorted() => guess(StageOrder::LowHigh),
        Some(numbers) if numbers.iter().rev().is_sorted() => guess(StageOrder::HighLow),
        Some(numbers) if numbers.len() == names.len() => guess(StageOrder::Numbers),
        Some(_) => OrderGuess {
            doubt: Some(
                "The numbers of the stages are in no order, and some have none.".to_owned(),
            ),
            ..guess(StageOrder::LowHigh)
        },
        None => guess_by_words(names),
    }
}

/// High stages before low ones are the wrong way round: reversed where that puts it right, else by
/// their words, which is doubtful.
fn guess_by_words(names: &[&str]) -> OrderGuess {
    let guess = |order| OrderGuess { order, is_counted: false, doubt: None };
    let mut ranks: Vec<u8> = names.iter().map(|name| word_rank(name)).collect();
    // what its words don't tell may stand anywhere
    let is_in_order = |ranks: &[u8]| ranks.iter().filter(|rank| **rank != UNKNOWN_RANK).is_sorted();
    if is_in_order(&ranks) {
        return guess(StageOrder::LowHigh);
    }
    ranks.reverse();
    if is_in_order(&ranks) && ranks.first() == Some(&0) {
        return guess(StageOrder::HighLow);
    }
    let mut sorted: Vec<&str> = names.to_vec();
    sorted.sort_by_key(|name| word_rank(name));
    let doubt = format!(
        "The stages stand in the order {}; by their names it was taken to be {}, lowest first.",
        names.join(", "),
        sorted.join(", ")
    );
    OrderGuess { doubt: Some(doubt), ..guess(StageOrder::Names) }
}

/// The rank of a name that says neither high nor low.
const UNKNOWN_RANK: u8 = 2;

/// 0 for the name of a low stage, 4 for that of a high one, 1 and 3 for those that plainly stand
/// between, and 2 for any other.
pub(crate) fn word_rank(name: &str) -> u8 {
    match (is_high_stage(name), is_late_stage(name)) {
        (Some(is_high), _) => u8::from(is_high) * 4,
        (None, Some(is_late)) => 1 + u8::from(is_late) * 2,
        (None, None) => UNKNOWN_RANK,
    }
}

/// Whether stages come in the order of the alphabet and their names don't tell that it is theirs:
/// sorted in a spreadsheet, perhaps.
pub(crate) fn alphabet_doubt(names: &[&str]) -> Option<String> {
    const MIN_NAMES: usize = 3;
    let keys: Vec<String> = names.iter().map(|name| normalize_heading(name)).collect();
    let is_told = names.iter().all(|name| word_rank(name) != UNKNOWN_RANK);
    let is_alphabet = names.len() >= MIN_NAMES && keys.is_sorted();
    (is_alphabet && !is_told).then(|| {
        format!(
            "The stages come in the order of the alphabet, {}. It was taken for theirs, lowest first.",
            names.join(", ")
        )
    })
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
        StageOrder::Names => roles.stages.sort_by_key(|stage| word_rank(&stage.name)),
    }
}

/// The numbers of the stages that are counted, in the order in which they stand; none where fewer
/// than two are.
fn counted_numbers(names: &[&str]) -> Option<Vec<i32>> {
    let numbers: Vec<(i32, String)> = names.iter().filter_map(|name| stage_number(name)).collect();
    let (_, word) = numbers.first()?;
    let counted: Vec<i32> =
        numbers.iter().filter(|(_, its)| its == word).map(|(number, _)| *number).collect();
    (counted.len() > 1).then_some(counted)
}
