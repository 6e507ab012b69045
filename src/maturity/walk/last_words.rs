//! Last time in words: the answer with its day, and what stood beside it, for the screen, the page
//! on why and the plain walk alike.

use jiff::civil::Date;

use super::last_time::LastTime;
use super::unlike_last_time::UnlikeLastTime;
use crate::maturity::assessment::{Answer, Evidence};
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::Matrix;
use crate::maturity::phrases::{format_answer_to, format_date};

impl LastTime {
    /// What is said where last time has no answer to an item that could be confirmed; nothing where
    /// it has one, or where there is no last time.
    pub fn missing_words(&self, item: &ItemId) -> Option<String> {
        if self.date.is_none() || self.answer(item).is_some() {
            return None;
        }
        Some(match self.unlike.get(item) {
            None => "Last time: not answered".to_owned(),
            Some(UnlikeLastTime::NotAsked) => "Not asked last time".to_owned(),
            Some(UnlikeLastTime::OtherWords(None)) => {
                "Last time: not answered, and asked in other words".to_owned()
            }
            Some(UnlikeLastTime::OtherWords(Some(answer))) => {
                format!("Last time: {answer}, to other words, so it does not count now")
            }
        })
    }

    /// "partly, 12 March 2026"; none where last time had no answer that can be compared.
    pub fn answer_words(&self, matrix: &Matrix, item: &ItemId) -> Option<String> {
        let answer = format_answer_to(matrix, item, self.answer(item)?);
        Some(match self.day_of(item) {
            Some(day) => format!("{answer}, {}", format_date(day)),
            None => answer,
        })
    }

    /// What stood beside the answer: why it does not apply, evidence that is out of date, the note,
    /// evidence that is still good. What needs a look comes first.
    pub fn beside_answer(&self, item: &ItemId, today: Date) -> Vec<String> {
        let Some(given) = self.answers.get(item) else { return Vec::new() };
        let (good, stale) = self.evidence(item, today);
        let reason = given
            .beside
            .reason
            .as_deref()
            .filter(|_| self.answer(item) == Some(&Answer::NotApplicable));
        let mut lines: Vec<String> =
            reason.map(|reason| format!("Why: {reason}")).into_iter().collect();
        lines.extend(stale.iter().map(|piece| evidence_words(piece, true)));
        lines.extend(given.beside.note.as_ref().map(|note| format!("Note: {}", one_line(note))));
        lines.extend(good.iter().map(|piece| evidence_words(piece, false)));
        lines
    }
}

/// "Evidence, good until 1 October 2027: the survey", "Out of date since 1 October 2026: the survey".
pub fn evidence_words(piece: &Evidence, is_stale: bool) -> String {
    let text = one_line(&piece.text);
    let speaks = if piece.supports { "Evidence" } else { "Against it" };
    match piece.good_until.map(format_date) {
        Some(day) if is_stale => format!("Out of date since {day}: {text}"),
        Some(day) => format!("{speaks}, good until {day}: {text}"),
        None => format!("{speaks}: {text}"),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
