//! What a snapshot will hold, counted and said before it is saved: how much is answered, what stays
//! open, where the team says another stage, what has no reason.

use crate::maturity::assessment::{Answer, Assessment};
use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::phrases::pluralize;
use crate::maturity::scoring;
use crate::maturity::walk::kept::words::describe_sum;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaveSummary {
    /// What is answered, kept and open, as a sum.
    pub answered: String,
    /// The same where there is little room.
    pub answered_briefly: String,
    /// How many of the answers are "not sure", and in how many areas something is that or open; none
    /// where nothing is.
    pub unsettled: Option<String>,
    /// By area: its name, and what is open or not sure there.
    pub open: Vec<(String, String)>,
    pub stages: String,
    pub notes: String,
    pub aims_needs: String,
}

pub fn summarize(matrix: &Matrix, said: &Assessment) -> SaveSummary {
    let open = open_areas(matrix, said);
    SaveSummary {
        answered: describe_sum(matrix, said, false),
        answered_briefly: describe_sum(matrix, said, true),
        unsettled: unsettled_words(matrix, said, open.len()),
        open,
        stages: stages_words(matrix, said),
        notes: notes_words(said),
        aims_needs: aims_needs_words(matrix, said),
    }
}

fn unsettled_words(matrix: &Matrix, said: &Assessment, areas: usize) -> Option<String> {
    let complete = scoring::completeness(matrix, &said.answers);
    let unsure = matrix.items().filter(|item| is_unsure(said, *item)).count();
    let areas = pluralize(areas, "area", "areas");
    match (complete.remaining(), unsure) {
        (0, 0) => None,
        (0, unsure) => Some(format!("'Not sure' is {unsure} of the answers, in {areas}")),
        (_, 0) => Some(format!("What is open is in {areas}")),
        (_, unsure) => {
            Some(format!("'Not sure' is {unsure} of the answers; open or not sure in {areas}"))
        }
    }
}

fn is_unsure(said: &Assessment, item: Item<'_>) -> bool {
    said.answer(item.id()) == Some(&Answer::NotSure)
}

fn open_areas(matrix: &Matrix, said: &Assessment) -> Vec<(String, String)> {
    let line = |domain: &crate::maturity::matrix::Domain| {
        let open = domain.items().filter(|item| said.answer(item.id()).is_none()).count();
        let unsure = domain.items().filter(|item| is_unsure(said, *item)).count();
        let parts =
            [(open, "open"), (unsure, "not sure")].into_iter().filter(|(count, _)| *count > 0);
        let words: Vec<String> = parts.map(|(count, word)| format!("{count} {word}")).collect();
        (!words.is_empty()).then(|| (domain.short_name().to_owned(), words.join(", ")))
    };
    matrix.domains.iter().filter_map(line).collect()
}

fn stages_words(matrix: &Matrix, said: &Assessment) -> String {
    let readings: Vec<_> = matrix
        .domains
        .iter()
        .map(|domain| (domain, scoring::evaluate_domain(matrix, domain, said)))
        .collect();
    let judged = readings.iter().filter(|(_, reading)| reading.judged.is_some()).count();
    if judged == 0 {
        return "No stage of our own: the answers suggest them".to_owned();
    }
    let differing: Vec<_> = readings.iter().filter(|(_, reading)| reading.differs()).collect();
    let noted = |domain: &crate::maturity::matrix::Domain| {
        said.judgements.get(&domain.id).is_some_and(|judgement| judgement.reason.is_some())
    };
    let bare = differing.iter().filter(|(domain, _)| !noted(domain)).count();
    let reasons = match (differing.len(), bare) {
        (1, 0) => "reason noted".to_owned(),
        (1, _) => "no reason noted".to_owned(),
        (_, 0) => "reasons noted".to_owned(),
        (_, bare) => format!("{bare} with no reason"),
    };
    let stages = pluralize(judged, "stage", "stages");
    match differing.len() {
        0 => format!("{stages}, as the answers suggest"),
        differ => format!(
            "{stages}, {} from the answers ({reasons})",
            pluralize(differ, "differs", "differ")
        ),
    }
}

fn notes_words(said: &Assessment) -> String {
    let notes = said.answers.values().filter(|given| given.beside.note.is_some()).count();
    let evidence = said.answers.values().map(|given| given.beside.evidence.len()).sum();
    let notes = pluralize(notes, "note", "notes");
    match evidence {
        0 => notes,
        evidence => format!("{notes}, {} of evidence", pluralize(evidence, "piece", "pieces")),
    }
}

fn aims_needs_words(matrix: &Matrix, said: &Assessment) -> String {
    let aims: Vec<_> =
        matrix.domains.iter().filter_map(|domain| said.aims.get(&domain.id)).collect();
    let bare = aims.iter().filter(|aim| aim.reason.is_none()).count();
    let needs = matrix
        .asks()
        .filter(|ask| said.asks.get(&ask.id).is_some_and(|raised| raised.raised))
        .count();
    let aims = match (aims.len(), bare) {
        (0, _) => "no aims".to_owned(),
        (aims, 0) => pluralize(aims, "aim", "aims"),
        (aims, bare) => format!("{} ({bare} with no reason)", pluralize(aims, "aim", "aims")),
    };
    match needs {
        0 => aims,
        needs => format!("{aims}, {}", pluralize(needs, "need from others", "needs from others")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::fixtures::{answers, domain, known_matrix, matrix};

    #[test]
    fn the_areas_listed_are_counted_by_what_is_open_and_what_is_not_sure() {
        let statements = [("a", "early"), ("b", "early"), ("c", "early")];
        let asked = matrix(&["early"], vec![domain("Access", &statements)]);
        let cases = [
            (vec![("a", "fully")], "1 answered + 2 open = 3", "What is open is in 1 area"),
            (
                vec![("a", "not_sure")],
                "1 answered + 2 open = 3",
                "'Not sure' is 1 of the answers; open or not sure in 1 area",
            ),
            (
                vec![("a", "not_sure"), ("b", "not_sure"), ("c", "fully")],
                "All 3 answered",
                "'Not sure' is 2 of the answers, in 1 area",
            ),
        ];
        for (given, sum, words) in cases {
            let mut said = Assessment::empty(known_matrix(asked.clone()).reference.clone());
            said.answers = answers(&given);
            let summary = summarize(&asked, &said);
            assert_eq!(summary.answered, sum);
            assert_eq!(summary.unsettled.as_deref(), Some(words));
            assert_eq!(summary.open.len(), 1);
        }
    }
}
