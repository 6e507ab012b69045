//! The answers that can be chosen for an item, in order, and the digit of each: 0 is "not sure" for
//! every item, 1 the first choice. "Does not apply" needs a reason and has a key of its own.

use crate::maturity::assessment::Answer;
use crate::maturity::matrix::{Item, Ladder, Matrix};

/// The answers of an item, lowest first: the scale, or "none yet" and the rungs.
pub fn answer_choices(matrix: &Matrix, item: Item<'_>) -> Vec<Answer> {
    match item {
        Item::Statement(_) => vec![Answer::NotYet, Answer::Partly, Answer::Mostly, Answer::Fully],
        Item::Ladder(ladder) => {
            let rungs = rungs_in_order(matrix, ladder).into_iter();
            let rungs = rungs.map(|at| Answer::Rung(matrix.stages[at].id.clone()));
            std::iter::once(Answer::NoneYet).chain(rungs).collect()
        }
    }
}

/// The answer that a digit stands for. A larger number is taken too, for a ladder with many rungs.
pub fn answer_by_digit(matrix: &Matrix, item: Item<'_>, digit: usize) -> Option<Answer> {
    match digit.checked_sub(1) {
        None => Some(Answer::NotSure),
        Some(place) => answer_choices(matrix, item).into_iter().nth(place),
    }
}

/// The answer with this label, such as `not_yet` or a stage's id, as the matrix spells it.
pub fn answer_by_label(matrix: &Matrix, item: Item<'_>, label: &str) -> Option<Answer> {
    let mut choices = answer_choices(matrix, item).into_iter().chain([Answer::NotSure]);
    choices.find(|answer| answer.as_str().eq_ignore_ascii_case(label))
}

/// The stages a ladder has a rung for, counted from 0, lowest first.
pub fn rungs_in_order(matrix: &Matrix, ladder: &Ladder) -> Vec<usize> {
    (0..matrix.stages.len()).filter(|at| ladder.rung(&matrix.stages[*at].id).is_some()).collect()
}

/// The place of an answer among the choices of a ladder: 0 is "none yet", 1 the lowest rung.
pub fn ladder_place(matrix: &Matrix, ladder: &Ladder, answer: &Answer) -> Option<usize> {
    answer_choices(matrix, Item::Ladder(ladder)).iter().position(|choice| choice == answer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::fixtures::{domain, ladder, matrix, statement};

    #[test]
    fn every_digit_is_one_answer_or_none() {
        let asked = matrix(&["one", "two", "three"], vec![domain("A", &[])]);
        let (statement, ladder) = (statement("a1", "one"), ladder("l", &["three", "one"]));
        let labels = |item: Item<'_>| -> Vec<String> {
            let answers = (0..=9).map(|digit| answer_by_digit(&asked, item, digit));
            answers.flatten().map(|answer| answer.to_string()).collect()
        };
        let scale = ["not_sure", "not_yet", "partly", "mostly", "fully"];
        assert_eq!(labels(Item::Statement(&statement)), scale);
        assert_eq!(labels(Item::Ladder(&ladder)), ["not_sure", "none_yet", "one", "three"]);
        let by_label = |label| answer_by_label(&asked, Item::Ladder(&ladder), label);
        assert_eq!(by_label("THREE"), Some(Answer::from_label("three")));
        assert_eq!(
            (by_label("two"), by_label("fully"), by_label("not_applicable")),
            (None, None, None)
        );
        let place = |label| ladder_place(&asked, &ladder, &Answer::from_label(label));
        assert_eq!((place("none_yet"), place("three"), place("two")), (Some(0), Some(2), None));
    }
}
