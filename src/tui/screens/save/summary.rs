//! What a snapshot will hold, counted and said before it is saved: how much is answered, what stays
//! open, where the team says another stage, what has no reason.

use crate::maturity::assessment::{Answer, Assessment};
use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::phrases::pluralize;
use crate::maturity::scoring;
use crate::maturity::walk::kept::words::describe_kept;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaveSummary {
    pub answered: String,
    /// By area: its name, and what is open or not sure there.
    pub open: Vec<(String, String)>,
    pub stages: String,
    pub notes_aims_needs: String,
}

pub fn summarize(matrix: &Matrix, said: &Assessment) -> SaveSummary {
    SaveSummary {
        answered: answered_words(matrix, said),
        open: open_areas(matrix, said),
        stages: stages_words(matrix, said),
        notes_aims_needs: notes_aims_needs_words(matrix, said),
    }
}

fn answered_words(matrix: &Matrix, said: &Assessment) -> String {
    let complete = scoring::completeness(matrix, &said.answers);
    let unsure = matrix.items().filter(|item| is_unsure(said, *item)).count();
    let answered = match describe_kept(matrix, said) {
        Some(kept) => format!("{} of {}: {kept}.", complete.answered, complete.total),
        None if complete.is_complete() => format!("All {} answered.", complete.total),
        None => format!("{} of {} answered.", complete.answered, complete.total),
    };
    // the areas that follow are those of both kinds
    let listed = match (complete.remaining(), unsure) {
        (0, 0) => return answered,
        (0, unsure) => format!("Not sure of {unsure}"),
        (1, 0) => "The open one stays open".to_owned(),
        (open, 0) => format!("The {open} open ones stay open"),
        (1, unsure) => format!("1 stays open, {unsure} answered 'not sure'"),
        (open, unsure) => format!("{open} stay open, {unsure} answered 'not sure'"),
    };
    format!("{answered} {listed}:")
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

fn notes_aims_needs_words(matrix: &Matrix, said: &Assessment) -> String {
    let notes = said.answers.values().filter(|given| given.beside.note.is_some()).count();
    let evidence = said.answers.values().map(|given| given.beside.evidence.len()).sum();
    let aims: Vec<_> =
        matrix.domains.iter().filter_map(|domain| said.aims.get(&domain.id)).collect();
    let bare = aims.iter().filter(|aim| aim.reason.is_none()).count();
    let needs = matrix
        .asks()
        .filter(|ask| said.asks.get(&ask.id).is_some_and(|raised| raised.raised))
        .count();
    let mut parts = vec![pluralize(notes, "note", "notes")];
    if evidence > 0 {
        parts.push(format!("{} of evidence", pluralize(evidence, "piece", "pieces")));
    }
    parts.push(match (aims.len(), bare) {
        (0, _) => "no aims".to_owned(),
        (aims, 0) => pluralize(aims, "aim", "aims"),
        (aims, bare) => format!("{} ({bare} with no reason)", pluralize(aims, "aim", "aims")),
    });
    if needs > 0 {
        parts.push(pluralize(needs, "need from others", "needs from others"));
    }
    parts.join(", ")
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
            (vec![("a", "fully")], "The 2 open ones stay open:"),
            (vec![("a", "fully"), ("b", "partly")], "The open one stays open:"),
            (vec![("a", "not_sure")], "2 stay open, 1 answered 'not sure':"),
            (vec![("a", "not_sure"), ("b", "not_sure"), ("c", "fully")], "Not sure of 2:"),
        ];
        for (given, words) in cases {
            let mut said = Assessment::empty(known_matrix(asked.clone()).reference.clone());
            said.answers = answers(&given);
            let summary = summarize(&asked, &said);
            assert!(summary.answered.ends_with(words), "{}", summary.answered);
            assert_eq!(summary.open.len(), 1);
        }
    }
}
