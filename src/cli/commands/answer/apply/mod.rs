//! What `answer` tells, checked against the matrix and put into the assessment. Everything is
//! looked at before anything counts: whoever told ten things and slipped in two hears of both, and
//! nothing was changed.

use std::collections::BTreeSet;

use super::{errors, judgements};
use crate::cli::args::ItemValue;
use crate::cli::args::drafts::AnswerArgs as Asked;
use crate::maturity::assessment::{Answer, Answers, Assessment, Evidence};
use crate::maturity::draft_edits::fits;
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::privacy;

/// What is being told, on one matrix.
#[derive(Debug)]
pub(crate) struct AnswerEdits<'m> {
    pub(crate) matrix: &'m Matrix,
    /// Last time's answers, as far as they can be confirmed; none where there is no last time.
    last: Option<&'m Answers>,
    /// The assessment as it becomes.
    pub(crate) said: Assessment,
    /// Why things that were told can't be taken.
    pub(crate) reasons: Vec<String>,
    /// What a person should know, though it is kept.
    warnings: BTreeSet<&'static str>,
}

/// What became of it.
#[derive(Debug, PartialEq)]
pub(crate) struct Applied {
    /// The assessment with all that was told.
    pub(crate) said: Assessment,
    /// What a person should know, though it is kept.
    pub(crate) warnings: Vec<&'static str>,
}

/// Puts all that was told into a copy of `said`; or says every reason why that can't be.
pub(crate) fn take(
    matrix: &Matrix,
    said: &Assessment,
    last: Option<&Answers>,
    asked: &Asked,
) -> Result<Applied, Vec<String>> {
    let mut telling = AnswerEdits {
        matrix,
        last,
        said: said.clone(),
        reasons: Vec::new(),
        warnings: BTreeSet::new(),
    };
    telling.once_each(&asked.answers);
    telling.once_each(&asked.notes);
    telling.once_each(&asked.judge);
    telling.once_each(&asked.aim);
    asked.answers.iter().for_each(|told| telling.answer(told));
    asked.notes.iter().for_each(|told| telling.note(told));
    asked.evidence.iter().for_each(|told| telling.evidence(told));
    asked.judge.iter().for_each(|told| judgements::judge(&mut telling, told));
    asked.aim.iter().for_each(|told| judgements::aim(&mut telling, told));
    if telling.reasons.is_empty() {
        Ok(Applied { said: telling.said, warnings: telling.warnings.into_iter().collect() })
    } else {
        Err(telling.reasons)
    }
}

impl<'m> AnswerEdits<'m> {
    fn once_each(&mut self, all: &[ItemValue]) {
        let mut seen = BTreeSet::new();
        for told in all {
            if !seen.insert(told.of.to_ascii_lowercase()) {
                self.reasons.push(format!("{} is told twice.", told.of));
            }
        }
    }

    /// The item that is meant; a reason where there is none.
    fn item(&mut self, told: &ItemValue) -> Option<Item<'m>> {
        let item = self.matrix.item(&ItemId::from(told.of.as_str()));
        if item.is_none() {
            self.reasons.push(errors::unknown_item(self.matrix, &told.of));
        }
        item
    }

    fn answer(&mut self, told: &ItemValue) {
        let Some(item) = self.item(told) else { return };
        let (word, reason) = told
            .what
            .split_once(':')
            .map_or((told.what.as_str(), None), |(word, reason)| (word, Some(reason)));
        let word = word.trim().to_ascii_lowercase();
        let taken = match (word.as_str(), reason) {
            ("not_applicable", reason) => self.set_aside(item, reason.unwrap_or_default()),
            (_, Some(_)) => Err(
                "only not_applicable takes a reason here; use --note to write more about an answer"
                    .to_owned(),
            ),
            ("same", None) => self.confirm(item),
            ("clear", None) => {
                self.said.clear(item.id());
                Ok(())
            }
            (word, None) => self.give(item, word),
        };
        if let Err(why) = taken {
            self.reasons.push(format!("{}: {why}.", item.id()));
        }
    }

    fn set_aside(&mut self, item: Item<'_>, reason: &str) -> Result<(), String> {
        self.worry(reason);
        let taken = self.said.set_aside(item.id(), reason);
        taken.then_some(()).ok_or_else(|| {
            "\"does not apply\" needs a reason, such as not_applicable:\"no care homes here\""
                .to_owned()
        })
    }

    fn confirm(&mut self, item: Item<'_>) -> Result<(), String> {
        let Some(last) = self.last else {
            return Err("there is no last time to be the same as: no snapshot of this matrix was saved before".to_owned());
        };
        let taken = self.said.confirm(item, last);
        taken
            .then_some(())
            .ok_or_else(|| "last time has no answer to this that can be taken over".to_owned())
    }

    fn give(&mut self, item: Item<'_>, word: &str) -> Result<(), String> {
        let answer = match (item, Answer::from_label(word)) {
            // kept as the matrix spells it
            (Item::Ladder(ladder), Answer::Rung(stage)) => {
                ladder.rung(&stage).map(|rung| Answer::Rung(rung.stage.clone()))
            }
            (_, answer) => Some(answer),
        };
        match answer.filter(|answer| fits(item, answer)) {
            Some(answer) => {
                self.said.give(item.id(), answer);
                Ok(())
            }
            None => Err(errors::not_an_answer(self.matrix, item, word)),
        }
    }

    fn note(&mut self, told: &ItemValue) {
        let Some(item) = self.item(told) else { return };
        self.worry(&told.what);
        self.said.note(item.id(), &told.what);
    }

    /// Adds one piece of evidence; the same words twice are one piece.
    fn evidence(&mut self, told: &ItemValue) {
        let Some(item) = self.item(told) else { return };
        self.worry(&told.what);
        let text = told.what.trim();
        let mut pieces = self
            .said
            .answers
            .get(item.id())
            .map(|given| given.evidence.clone())
            .unwrap_or_default();
        if text.is_empty() {
            pieces.clear();
        } else if !pieces.iter().any(|piece| piece.text == text) {
            pieces.push(Evidence::plain(text));
        }
        self.said.show_evidence(item.id(), pieces);
    }

    /// Notices what may be about a patient. It is kept all the same: only the person who types can
    /// know.
    pub(crate) fn worry(&mut self, text: &str) {
        self.warnings.extend(privacy::worries(text).into_iter().map(privacy::warning));
    }
}

#[cfg(test)]
mod tests;
