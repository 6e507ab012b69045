//! What `answer` tells, checked against the matrix and put into the assessment. Everything is
//! looked at before anything counts: whoever told ten things and slipped in two hears of both, and
//! nothing was changed.

use std::collections::BTreeSet;

use super::{errors, judgements};
use crate::cli::args::ItemValue;
use crate::cli::args::drafts::AnswerArgs as Asked;
use crate::maturity::assessment::accepts_answer;
use crate::maturity::assessment::{Answer, Answers, Assessment, Evidence};
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::privacy;

/// What is being told, on one matrix.
#[derive(Debug)]
pub(crate) struct AnswerEdits<'m> {
    pub(crate) matrix: &'m Matrix,
    /// Last time's answers, as far as they can be confirmed; none where there is no last time.
    last_answers: Option<&'m Answers>,
    /// The assessment as it becomes.
    pub(crate) assessment: Assessment,
    /// Why things that were told can't be taken.
    pub(crate) errors: Vec<String>,
    /// What a person should know, though it is kept.
    warnings: BTreeSet<&'static str>,
}

/// What became of it.
#[derive(Debug, PartialEq)]
pub(crate) struct Applied {
    /// The assessment with all that was told.
    pub(crate) assessment: Assessment,
    /// What a person should know, though it is kept.
    pub(crate) warnings: Vec<&'static str>,
}

/// Puts all that was told into a copy of `said`; or says every reason why that can't be.
pub(crate) fn apply_edits(
    matrix: &Matrix,
    said: &Assessment,
    last: Option<&Answers>,
    asked: &Asked,
) -> Result<Applied, Vec<String>> {
    let mut telling = AnswerEdits {
        matrix,
        last_answers: last,
        assessment: said.clone(),
        errors: Vec::new(),
        warnings: BTreeSet::new(),
    };
    telling.check_duplicates(&asked.answers);
    telling.check_duplicates(&asked.notes);
    telling.check_duplicates(&asked.judge);
    telling.check_duplicates(&asked.aim);
    asked.answers.iter().for_each(|told| telling.apply_answer(told));
    asked.notes.iter().for_each(|told| telling.apply_note(told));
    asked.evidence.iter().for_each(|told| telling.apply_evidence(told));
    asked.judge.iter().for_each(|told| judgements::apply_judgement(&mut telling, told));
    asked.aim.iter().for_each(|told| judgements::apply_aim(&mut telling, told));
    if telling.errors.is_empty() {
        Ok(Applied {
            assessment: telling.assessment,
            warnings: telling.warnings.into_iter().collect(),
        })
    } else {
        Err(telling.errors)
    }
}

impl<'m> AnswerEdits<'m> {
    fn check_duplicates(&mut self, all: &[ItemValue]) {
        let mut seen = BTreeSet::new();
        for told in all {
            if !seen.insert(told.target.to_ascii_lowercase()) {
                self.errors.push(format!("{} is told twice.", told.target));
            }
        }
    }

    /// The item that is meant; a reason where there is none.
    fn find_item(&mut self, told: &ItemValue) -> Option<Item<'m>> {
        let item = self.matrix.item(&ItemId::from(told.target.as_str()));
        if item.is_none() {
            self.errors.push(errors::unknown_item(self.matrix, &told.target));
        }
        item
    }

    fn apply_answer(&mut self, told: &ItemValue) {
        let Some(item) = self.find_item(told) else { return };
        let (word, reason) = told
            .value
            .split_once(':')
            .map_or((told.value.as_str(), None), |(word, reason)| (word, Some(reason)));
        let word = word.trim().to_ascii_lowercase();
        let taken = match (word.as_str(), reason) {
            ("not_applicable", reason) => {
                self.apply_not_applicable(item, reason.unwrap_or_default())
            }
            (_, Some(_)) => Err(
                "only not_applicable takes a reason here; use --note to write more about an answer"
                    .to_owned(),
            ),
            ("same", None) => self.apply_same_as_last(item),
            ("clear", None) => {
                self.assessment.clear_answer(item.id());
                Ok(())
            }
            (word, None) => self.apply_choice(item, word),
        };
        if let Err(why) = taken {
            self.errors.push(format!("{}: {why}.", item.id()));
        }
    }

    fn apply_not_applicable(&mut self, item: Item<'_>, reason: &str) -> Result<(), String> {
        self.warn_about_privacy(reason);
        let taken = self.assessment.set_not_applicable(item.id(), reason);
        taken.then_some(()).ok_or_else(|| {
            "\"does not apply\" needs a reason, such as not_applicable:\"no care homes here\""
                .to_owned()
        })
    }

    fn apply_same_as_last(&mut self, item: Item<'_>) -> Result<(), String> {
        let Some(last) = self.last_answers else {
            return Err("there is no last time to be the same as: no snapshot of this matrix was saved before".to_owned());
        };
        let taken = self.assessment.confirm_answer(item, last);
        taken
            .then_some(())
            .ok_or_else(|| "last time has no answer to this that can be taken over".to_owned())
    }

    fn apply_choice(&mut self, item: Item<'_>, word: &str) -> Result<(), String> {
        let answer = match (item, Answer::from_label(word)) {
            // kept as the matrix spells it
            (Item::Ladder(ladder), Answer::Rung(stage)) => {
                ladder.rung(&stage).map(|rung| Answer::Rung(rung.stage.clone()))
            }
            (_, answer) => Some(answer),
        };
        match answer.filter(|answer| accepts_answer(item, answer)) {
            Some(answer) => {
                self.assessment.set_answer(item.id(), answer);
                Ok(())
            }
            None => Err(errors::invalid_answer(self.matrix, item, word)),
        }
    }

    fn apply_note(&mut self, told: &ItemValue) {
        let Some(item) = self.find_item(told) else { return };
        self.warn_about_privacy(&told.value);
        self.assessment.set_note(item.id(), &told.value);
    }

    /// Adds one piece of evidence; the same words twice are one piece.
    fn apply_evidence(&mut self, told: &ItemValue) {
        let Some(item) = self.find_item(told) else { return };
        self.warn_about_privacy(&told.value);
        let text = told.value.trim();
        let mut pieces = self
            .assessment
            .answers
            .get(item.id())
            .map(|given| given.evidence.clone())
            .unwrap_or_default();
        if text.is_empty() {
            pieces.clear();
        } else if !pieces.iter().any(|piece| piece.text == text) {
            pieces.push(Evidence::new(text));
        }
        self.assessment.set_evidence(item.id(), pieces);
    }

    /// Notices what may be about a patient. It is kept all the same: only the person who types can
    /// know.
    pub(crate) fn warn_about_privacy(&mut self, text: &str) {
        self.warnings
            .extend(privacy::find_privacy_warnings(text).into_iter().map(privacy::warning_message));
    }
}

#[cfg(test)]
mod tests;
