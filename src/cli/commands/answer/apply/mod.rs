//! Applies what `answer` was given to an assessment, checked against the matrix. All of it is
//! checked before any of it counts: of two mistakes among ten edits both are named, and nothing is
//! changed.

mod judgements;
mod needs;

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;

use super::errors;
use crate::cli::args::ItemValue;
use crate::cli::args::drafts::AnswerArgs as Asked;
use crate::maturity::assessment::{Assessment, Evidence};
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::privacy;
use crate::maturity::walk::answer_choices::answer_by_word;
use crate::maturity::walk::kept::Kept;
use crate::maturity::walk::last_time::LastTime;

#[derive(Debug)]
struct AnswerEdits<'m> {
    matrix: &'m Matrix,
    items: HashMap<&'m ItemId, Item<'m>>,
    /// What was said last time, to be the same as.
    last: &'m LastTimeToday,
    /// Why edits can't be made.
    errors: Vec<String>,
    /// What a person should know, though the edit is made.
    warnings: BTreeSet<&'static str>,
}

/// What was said last time, and the day of today that its evidence is good on or not.
#[derive(Debug, Default)]
pub(crate) struct LastTimeToday {
    pub(crate) last: LastTime,
    pub(crate) today: Date,
}

/// The assessment with all edits, and what a person should know of them.
#[derive(Debug, PartialEq)]
pub(crate) struct Applied {
    pub(crate) assessment: Assessment,
    pub(crate) warnings: Vec<&'static str>,
}

/// Applies all edits to a copy of `before`, or says every reason why that can't be. Judgements come
/// after the answers: one that is given now is not overtaken by them.
pub(crate) fn apply_edits(
    matrix: &Matrix,
    before: &Assessment,
    last: &LastTimeToday,
    kept: &Kept,
    asked: &Asked,
) -> Result<Applied, Vec<String>> {
    let (errors, warnings) = (Vec::new(), BTreeSet::new());
    let items = matrix.items().map(|item| (item.id(), item)).collect();
    let mut edits = AnswerEdits { matrix, items, last, errors, warnings };
    for values in [&asked.answers, &asked.notes, &asked.judge, &asked.aim, &asked.needs] {
        edits.check_duplicates(values);
    }
    let mut assessment = before.clone();
    assessment.change_answers(matrix, kept, |said| {
        asked.answers.iter().for_each(|value| edits.apply_answer(said, value));
    });
    asked.notes.iter().for_each(|value| edits.apply_note(&mut assessment, value));
    asked.evidence.iter().for_each(|value| edits.apply_evidence(&mut assessment, value));
    asked.judge.iter().for_each(|value| edits.apply_judgement(&mut assessment, value));
    asked.aim.iter().for_each(|value| edits.apply_aim(&mut assessment, value));
    asked.needs.iter().for_each(|value| edits.apply_need(&mut assessment, value));
    if edits.errors.is_empty() {
        Ok(Applied { assessment, warnings: edits.warnings.into_iter().collect() })
    } else {
        Err(edits.errors)
    }
}

impl<'m> AnswerEdits<'m> {
    fn check_duplicates(&mut self, all: &[ItemValue]) {
        let mut seen = BTreeSet::new();
        for value in all {
            if !seen.insert(value.target.to_ascii_lowercase()) {
                self.errors.push(format!("{} is told twice.", value.target));
            }
        }
    }

    /// The item that is meant; an error where there is none.
    fn find_item(&mut self, value: &ItemValue) -> Option<Item<'m>> {
        let item = self.items.get(&ItemId::from(value.target.as_str())).copied();
        if item.is_none() {
            let is_explained = self.errors.len() < errors::MAX_EXPLAINED;
            self.errors.push(errors::unknown_item(self.matrix, &value.target, is_explained));
        }
        item
    }

    fn apply_answer(&mut self, assessment: &mut Assessment, value: &ItemValue) {
        let Some(item) = self.find_item(value) else { return };
        let (word, reason) = value
            .value
            .split_once(':')
            .map_or((value.value.as_str(), None), |(word, reason)| (word, Some(reason)));
        let word = word.trim().to_ascii_lowercase();
        let applied = match (word.as_str(), reason) {
            ("not_applicable", reason) => {
                self.apply_not_applicable(assessment, item, reason.unwrap_or_default())
            }
            (_, Some(_)) => Err(
                "only not_applicable takes a reason here; use --note to write more about an answer"
                    .to_owned(),
            ),
            ("same", None) => self.confirm_last_answer(assessment, item),
            ("clear", None) => {
                assessment.clear_answer(item.id());
                Ok(())
            }
            (word, None) => match answer_by_word(self.matrix, item, word) {
                Some(answer) => {
                    assessment.set_answer(item.id(), answer);
                    Ok(())
                }
                None => Err(errors::invalid_answer(self.matrix, item, word)),
            },
        };
        if let Err(why) = applied {
            self.errors.push(format!("{}: {why}.", item.id()));
        }
    }

    fn apply_not_applicable(
        &mut self,
        assessment: &mut Assessment,
        item: Item<'_>,
        reason: &str,
    ) -> Result<(), String> {
        self.warn_about_privacy(reason);
        let is_set = assessment.set_not_applicable(item.id(), reason);
        is_set.then_some(()).ok_or_else(|| {
            "\"does not apply\" needs a reason, such as not_applicable:\"no care homes here\""
                .to_owned()
        })
    }

    fn confirm_last_answer(
        &self,
        assessment: &mut Assessment,
        item: Item<'_>,
    ) -> Result<(), String> {
        if self.last.last.date.is_none() && self.last.last.answers.is_empty() {
            return Err(errors::NO_LAST_TIME.to_owned());
        }
        let is_confirmed = self.last.last.confirm(assessment, item, self.last.today);
        let why = || self.last.last.missing_words(item.id()).map(|words| format!(" ({words})"));
        is_confirmed.then_some(()).ok_or_else(|| {
            let why = why().unwrap_or_default();
            format!("last time has no answer to this that can be taken over{why}")
        })
    }

    fn apply_note(&mut self, assessment: &mut Assessment, value: &ItemValue) {
        let Some(item) = self.find_item(value) else { return };
        self.warn_about_privacy(&value.value);
        assessment.set_note(item.id(), &value.value);
    }

    /// Adds one piece of evidence; the same words twice are one piece.
    fn apply_evidence(&mut self, assessment: &mut Assessment, value: &ItemValue) {
        let Some(item) = self.find_item(value) else { return };
        self.warn_about_privacy(&value.value);
        let text = value.value.trim();
        let record = assessment.answers.get(item.id());
        let mut pieces = record.map(|record| record.beside.evidence.clone()).unwrap_or_default();
        if text.is_empty() {
            pieces.clear();
        } else if !pieces.iter().any(|piece| piece.text == text) {
            pieces.push(Evidence::new(text));
        }
        assessment.set_evidence(item.id(), pieces);
    }

    /// Notices what may be about a patient. It is kept all the same: only the person who types can
    /// know.
    fn warn_about_privacy(&mut self, text: &str) {
        self.warnings
            .extend(privacy::find_privacy_warnings(text).into_iter().map(privacy::warning_message));
    }
}

#[cfg(test)]
mod tests;
