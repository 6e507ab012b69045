//! The answers that can be chosen for an item, in order, and the number that is typed for each. Where
//! the rungs of a ladder are numbers, the number typed is the rung's, and 0 is none yet where no
//! rung has it; everywhere else 1 is the first choice and 0 is "not sure". The sign `.` is "not sure"
//! for every item. "Does not apply" needs a reason and has a key of its own.

use crate::maturity::assessment::Answer;
use crate::maturity::matrix::{COUNTED_ANSWERS, Item, Ladder, Matrix};
use crate::maturity::phrases::format_item_answer;

/// What is typed for "not sure", whatever the item.
pub const NOT_SURE_SIGN: &str = ".";

/// The answers of an item, lowest first: the scale, or "none yet" and the rungs. A rung that is
/// number 0 says itself that there is nothing yet.
pub fn answer_choices(matrix: &Matrix, item: Item<'_>) -> Vec<Answer> {
    match item {
        Item::Statement(_) => match matrix.answer_set(item) {
            Some(set) => set.labels().map(Answer::from_label).collect(),
            None => COUNTED_ANSWERS.map(Answer::from_label).to_vec(),
        },
        Item::Ladder(ladder) => {
            let rungs = rungs_in_order(matrix, ladder).into_iter();
            let rungs = rungs.map(|at| Answer::Rung(matrix.stages[at].id.clone()));
            let none_yet = has_none_yet(matrix, ladder).then_some(Answer::NoneYet);
            none_yet.into_iter().chain(rungs).collect()
        }
    }
}

/// Whether "none yet" is among the choices of a ladder: a rung that is number 0 takes its place.
pub fn has_none_yet(matrix: &Matrix, ladder: &Ladder) -> bool {
    !matrix.has_rung_zero(ladder)
}

/// Whether the number that is typed for an item is the number of its rung.
pub fn has_number_keys(matrix: &Matrix, item: Item<'_>) -> bool {
    matches!(item, Item::Ladder(ladder) if matrix.rung_numbers(ladder).is_some())
}

/// The number that is typed for each of the choices of an item, in their order.
pub fn choice_numbers(matrix: &Matrix, item: Item<'_>) -> Vec<i32> {
    let numbers = match item {
        Item::Ladder(ladder) => matrix.rung_numbers(ladder),
        Item::Statement(_) => None,
    };
    let Some(numbers) = numbers else {
        return (1..).take(answer_choices(matrix, item).len()).collect();
    };
    let none_yet = (numbers.first() > Some(&0)).then_some(0);
    none_yet.into_iter().chain(numbers).collect()
}

/// The answer that a number stands for. A larger one than a digit is taken too, for a ladder with
/// many rungs.
pub fn answer_by_number(matrix: &Matrix, item: Item<'_>, number: i32) -> Option<Answer> {
    if number == 0 && !has_number_keys(matrix, item) {
        return Some(Answer::NotSure);
    }
    let place = choice_numbers(matrix, item).iter().position(|typed| *typed == number)?;
    answer_choices(matrix, item).into_iter().nth(place)
}

/// The answer with this label, such as `not_yet` or a stage's id, as the matrix spells it.
pub fn answer_by_label(matrix: &Matrix, item: Item<'_>, label: &str) -> Option<Answer> {
    let none_yet = matches!(item, Item::Ladder(_)).then_some(Answer::NoneYet);
    let others = none_yet.into_iter().chain([Answer::NotSure]);
    let mut choices = answer_choices(matrix, item).into_iter().chain(others);
    choices.find(|answer| answer.as_str().eq_ignore_ascii_case(label))
}

/// The answer with this name, as a person reads it.
pub fn answer_by_name(matrix: &Matrix, item: Item<'_>, name: &str) -> Option<Answer> {
    let mut answers = answer_choices(matrix, item).into_iter().chain([Answer::NotSure]);
    let shown = answers.find(|answer| {
        format_item_answer(matrix, item, answer).to_lowercase() == name.to_lowercase()
    });
    shown.or_else(|| answer_by_name_elsewhere(matrix, item, name))
}

/// The same in the other languages of the matrix.
fn answer_by_name_elsewhere(matrix: &Matrix, item: Item<'_>, name: &str) -> Option<Answer> {
    let others = matrix.languages().into_iter().filter(|one| Some(*one) != matrix.shown_language());
    others.into_iter().find_map(|language| {
        let mut other = matrix.clone();
        other.show_in(Some(language));
        let item = other.item(item.id())?;
        let mut answers = answer_choices(&other, item).into_iter();
        answers.find(|answer| {
            format_item_answer(&other, item, answer).to_lowercase() == name.to_lowercase()
        })
    })
}

/// The answer that a word of the command `answer` stands for: its label, or the name that it has in a
/// set of its own; the number of a rung, where
/// the rungs are numbers; or the sign for "not sure".
pub fn answer_by_word(matrix: &Matrix, item: Item<'_>, word: &str) -> Option<Answer> {
    if word == NOT_SURE_SIGN {
        return Some(Answer::NotSure);
    }
    let number = || word.parse().ok().filter(|_| has_number_keys(matrix, item));
    let own = || answer_by_name(matrix, item, word).filter(|_| matrix.answer_set(item).is_some());
    answer_by_label(matrix, item, word)
        .or_else(own)
        .or_else(|| number().and_then(|number| answer_by_number(matrix, item, number)))
}

/// The stages a ladder has a rung for, counted from 0, lowest first.
pub fn rungs_in_order(matrix: &Matrix, ladder: &Ladder) -> Vec<usize> {
    (0..matrix.stages.len()).filter(|at| ladder.rung(&matrix.stages[*at].id).is_some()).collect()
}

/// The place of an answer among the choices of a ladder, lowest first.
pub fn ladder_place(matrix: &Matrix, ladder: &Ladder, answer: &Answer) -> Option<usize> {
    answer_choices(matrix, Item::Ladder(ladder)).iter().position(|choice| choice == answer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::fixtures::{domain, ladder, matrix, statement};
    use crate::maturity::matrix::{AnswerSet, OwnAnswer, UnknownFields};

    /// The labels that the digits stand for, each with its digit.
    fn by_digit(asked: &Matrix, item: Item<'_>) -> String {
        let answers = (-1..=10)
            .filter_map(|digit| Some(format!("{digit} {}", answer_by_number(asked, item, digit)?)));
        answers.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn every_digit_is_one_answer_or_none() {
        let asked = matrix(&["one", "two", "three"], vec![domain("A", &[])]);
        let (statement, ladder) = (statement("a1", "one"), ladder("l", &["three", "one"]));
        let scale = "0 not_sure, 1 not_yet, 2 partly, 3 mostly, 4 fully";
        assert_eq!(by_digit(&asked, Item::Statement(&statement)), scale);
        assert_eq!(
            by_digit(&asked, Item::Ladder(&ladder)),
            "0 not_sure, 1 none_yet, 2 one, 3 three"
        );
        let by_label = |label| answer_by_label(&asked, Item::Ladder(&ladder), label);
        assert_eq!(by_label("THREE"), Some(Answer::from_label("three")));
        assert_eq!(
            (by_label("two"), by_label("fully"), by_label("not_applicable")),
            (None, None, None)
        );
        let place = |label| ladder_place(&asked, &ladder, &Answer::from_label(label));
        assert_eq!((place("none_yet"), place("three"), place("two")), (Some(0), Some(2), None));
    }

    #[test]
    fn a_question_has_the_answers_that_its_author_gave_it_each_with_its_digit() {
        let mut asked = matrix(&["one"], vec![domain("A", &[("a1", "one"), ("a2", "one")])]);
        let own = |(counts_as, name): (&str, &str)| OwnAnswer {
            counts_as: counts_as.to_owned(),
            name: name.to_owned(),
        };
        asked.answer_sets = vec![AnswerSet {
            id: "yes-no".into(),
            answers: [("fully", "Yes"), ("not_yet", "No")].map(own).to_vec(),
            unknown_fields: UnknownFields::new(),
        }];
        asked.domains[0].statements[0].answers = Some("yes-no".into());
        let items: Vec<Item<'_>> = asked.items().collect();
        assert_eq!(by_digit(&asked, items[0]), "0 not_sure, 1 not_yet, 2 fully");
        let word = |word| answer_by_word(&asked, items[0], word);
        assert_eq!(
            (word("yes"), word("fully"), word("No")),
            (Some(Answer::Fully), Some(Answer::Fully), Some(Answer::NotYet))
        );
        assert_eq!((word("mostly"), word("not yet")), (None, None));
        let named = |at: usize, answer| format_item_answer(&asked, items[at], &answer);
        assert_eq!(
            [named(0, Answer::Fully), named(0, Answer::Mostly), named(1, Answer::Fully)],
            ["Yes", "mostly", "fully"]
        );
    }

    #[test]
    fn where_rungs_are_numbers_the_digit_is_the_number_and_0_the_lowest() {
        let cases: [(&[&str], &[&str], &str); 6] = [
            (&["0", "1", "2"], &["a", "b", "c"], "0 a, 1 b, 2 c"),
            (&["Level 1", "Level 2", "Level 3"], &["c", "b"], "0 none_yet, 2 b, 3 c"),
            (&["1 Some", "2 Most", "3 All"], &["a", "b", "c"], "0 none_yet, 1 a, 2 b, 3 c"),
            (&["0", "5", "10"], &["a", "b", "c"], "0 a, 5 b, 10 c"),
            (&["-1 Harm", "0", "1 Good"], &["a", "b", "c"], "-1 a, 0 b, 1 c"),
            (&["Start", "Step 1", "Step 2"], &["b", "c"], "0 none_yet, 1 b, 2 c"),
        ];
        for (names, rungs, expected) in cases {
            let mut asked = matrix(&["a", "b", "c"], vec![domain("A", &[("a1", "a")])]);
            for (stage, name) in asked.stages.iter_mut().zip(names) {
                (*name).clone_into(&mut stage.name);
            }
            let (statement, ladder) = (statement("a1", "a"), ladder("l", rungs));
            assert_eq!(by_digit(&asked, Item::Ladder(&ladder)), expected, "{names:?}");
            let scale = by_digit(&asked, Item::Statement(&statement));
            assert!(scale.starts_with("0 not_sure, 1 not_yet"), "{scale}");
            let word = |word| answer_by_word(&asked, Item::Ladder(&ladder), word);
            assert_eq!(word("."), Some(Answer::NotSure));
            assert_eq!(word("none_yet"), Some(Answer::NoneYet), "{names:?}");
            assert_eq!(word("0"), answer_by_number(&asked, Item::Ladder(&ladder), 0));
        }
    }
}
