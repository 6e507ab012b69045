//! A filled form that came back as a spreadsheet: rows with a key, an answer and a reason, as text.
//! They are read by the questions of the matrix; what can't be read is said with its cell.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::filled::{FilledForm, before_it_was_made, no_reason, no_role};
use super::questions::{FormArea, FormQuestion, MOVE_PREFIX, QuestionPart, form_areas};
use super::{FormNetwork, FormRequest};
use crate::maturity::assessment::{
    Aim, AimKind, Answer, AnswerRecord, Answers, Judgement, MatrixRef, RaisedAsk, StagePoint,
};
use crate::maturity::date_input::parse_date;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::{DomainId, ItemId, MatrixId, StageId};
use crate::maturity::matrix::Matrix;
use crate::maturity::sanitize::sanitize_line;

/// The row with the job role.
pub const ROLE_KEY: &str = "who:role";
/// The row with the practice or organisation.
pub const PLACE_KEY: &str = "who:of";
/// The row with the day it was filled in.
pub const DAY_KEY: &str = "who:day";

/// A form's sheet, as text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FormSheet {
    /// What the form carries beside its questions, by name.
    pub about: BTreeMap<String, String>,
    /// The rows that have a key, from the top.
    pub rows: Vec<FormRow>,
    /// The day on which a spreadsheet program saved it last, where that is known.
    pub saved_on: Option<Date>,
}

/// One row of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FormRow {
    /// Its key: `item:LEAD-0a`.
    pub key: String,
    /// What stands in the column of answers.
    pub answer: String,
    /// What stands beside it.
    pub beside: String,
    /// The cell of the answer: `Form!E14`.
    pub cell: String,
    /// Whether one of the two is worked out by a formula.
    pub has_formula: bool,
}

const OPEN_AND_CHOOSE: &str = "Open the form, put that right, save it and bring it in again.";
const AS_SENT: &str = "Ask for the form again, as it was sent out, and let it be filled in anew.";

impl FormSheet {
    /// What the form says of itself.
    pub fn request(&self) -> Result<FormRequest, Diagnostic> {
        let text = |name: &str| self.about.get(name).map(|text| text.trim().to_owned());
        let optional = |name: &str| text(name).filter(|text| !text.is_empty());
        let needed = |name: &str| optional(name).ok_or_else(|| unreadable_about(name));
        let day = |name: &str| {
            let typed = optional(name);
            typed.map(|typed| typed.parse::<Date>().map_err(|_| unreadable_about(name))).transpose()
        };
        let id = |name: &str| needed(name)?.parse().map_err(|_| unreadable_about(name));
        Ok(FormRequest {
            id: id("form")?,
            network: FormNetwork {
                id: id("network.id")?,
                name: needed("network.name")?,
                ods_code: optional("network.ods_code"),
            },
            matrix: MatrixRef {
                id: MatrixId::new(needed("matrix.id")?),
                revision: needed("matrix.revision")?
                    .parse()
                    .map_err(|_| unreadable_about("matrix.revision"))?,
                fingerprint: needed("matrix.fingerprint")?,
            },
            subject: optional("subject"),
            role: optional("role"),
            of: optional("of"),
            due: day("due")?,
            made_on: day("made_on")?.ok_or_else(|| unreadable_about("made_on"))?,
        })
    }

    /// What was filled in, by the questions of the matrix that the form names.
    pub fn read(&self, request: &FormRequest, matrix: &Matrix) -> Result<FilledForm, Diagnostic> {
        let languages = areas_by_language(matrix);
        let questions: Vec<_> = languages.iter().map(|areas| questions_by_key(areas)).collect();
        let mut said = Said::default();
        let mut seen = BTreeSet::new();
        for row in &self.rows {
            let key = row.key.trim().to_lowercase();
            if row.has_formula {
                let says = "A formula stands where an answer should be, and none is worked out.";
                return Err(Diagnostic::error("formula", &*row.cell, says, OPEN_AND_CHOOSE));
            }
            if !seen.insert(key.clone()) {
                let says = format!("The row {} stands in the form twice.", row.key.trim());
                return Err(Diagnostic::error("twice", &*row.cell, says, AS_SENT));
            }
            if key.starts_with("who:") {
                said.who(&key, row, request.made_on)?;
            } else if let Some(question) = find_question(&questions, &key, row.answer.trim()) {
                said.answer(question, row)?;
            } else if !(row.answer.trim().is_empty() && row.beside.trim().is_empty()) {
                let says = format!("The matrix does not have what the row {} asks.", row.key);
                return Err(Diagnostic::error("unknown-answer", &*row.cell, says, AS_SENT));
            }
        }
        if said.role.is_empty() {
            let row = self.rows.iter().find(|row| row.key.trim().eq_ignore_ascii_case(ROLE_KEY));
            return Err(no_role(row.map_or("role", |row| &row.cell)));
        }
        let filled_on = said.day.or(self.saved_on.filter(|day| *day >= request.made_on));
        Ok(FilledForm {
            form: request.id,
            network: request.network.clone(),
            matrix: request.matrix.clone(),
            subject: request.subject.clone(),
            role: said.role,
            of: said.of,
            made_on: request.made_on,
            filled_on: filled_on.unwrap_or(request.made_on),
            answers: said.answers,
            judgements: said.judgements,
            aims: said.aims,
            asks: said.asks,
        })
    }
}

/// What the form asks, in the language that is shown and then in all others of the matrix: it may have
/// been made in one of those.
fn areas_by_language(matrix: &Matrix) -> Vec<Vec<FormArea>> {
    let others = matrix.languages().into_iter().map(|language| {
        let mut other = matrix.clone();
        other.show_in(Some(language));
        form_areas(&other)
    });
    std::iter::once(form_areas(matrix)).chain(others).collect()
}

fn questions_by_key(areas: &[FormArea]) -> BTreeMap<String, &FormQuestion> {
    let questions = areas.iter().flat_map(|area| &area.questions);
    questions.map(|one| (one.part.key().to_lowercase(), one)).collect()
}

/// The question of a row, in a language that has this answer.
fn find_question<'q>(
    languages: &[BTreeMap<String, &'q FormQuestion>],
    key: &str,
    answer: &str,
) -> Option<&'q FormQuestion> {
    let mut found = languages.iter().filter_map(|questions| questions.get(key).copied());
    let first = found.next()?;
    let has_answer = |question: &&FormQuestion| question.choice(answer).is_some();
    Some(first).filter(has_answer).or_else(|| found.find(has_answer)).or(Some(first))
}

fn unreadable_about(name: &str) -> Diagnostic {
    let says = format!("What this form says of itself can't be read ({name}).");
    Diagnostic::error("changed-form", name, says, AS_SENT)
}

/// What the rows said so far.
#[derive(Default)]
struct Said {
    role: String,
    of: Option<String>,
    day: Option<Date>,
    answers: Answers,
    judgements: BTreeMap<DomainId, Judgement>,
    aims: BTreeMap<DomainId, Aim>,
    asks: BTreeMap<ItemId, RaisedAsk>,
}

impl Said {
    fn who(&mut self, key: &str, row: &FormRow, made_on: Date) -> Result<(), Diagnostic> {
        let typed = sanitize_line(row.answer.trim());
        match key {
            ROLE_KEY => self.role = typed,
            PLACE_KEY => self.of = Some(typed).filter(|place| !place.is_empty()),
            DAY_KEY if !typed.is_empty() => {
                let day = parse_date(&typed, made_on).ok_or_else(|| {
                    let says = format!("'{typed}' is no day.");
                    Diagnostic::error("bad-day", &*row.cell, says, DAY_REMEDY)
                })?;
                if day < made_on {
                    return Err(before_it_was_made(&row.cell, day, made_on));
                }
                self.day = Some(day);
            }
            _ => {}
        }
        Ok(())
    }

    fn answer(&mut self, question: &FormQuestion, row: &FormRow) -> Result<(), Diagnostic> {
        let (typed, beside) = (row.answer.trim(), row.beside.trim());
        let beside = Some(beside).filter(|beside| !beside.is_empty()).map(str::to_owned);
        if typed.is_empty() && (beside.is_none() || !keeps_words_alone(&question.part)) {
            return match beside {
                None => Ok(()),
                Some(_) => Err(no_answer(row)),
            };
        }
        let value = match question.choice(typed) {
            Some(choice) => choice.value.clone(),
            None if typed.is_empty() => String::new(),
            None => return Err(unknown_choice(question, row, typed)),
        };
        match &question.part {
            QuestionPart::Item(id) => {
                let record = item_record(id, &value, beside, row)?;
                self.answers.insert(id.clone(), record);
            }
            QuestionPart::OurStage(id) => {
                let stage = StagePoint::from_label(&value);
                let said = Judgement::new(stage, beside.as_deref().unwrap_or_default());
                self.judgements.insert(id.clone(), said);
            }
            QuestionPart::WhatNext(id) => {
                self.aims.insert(id.clone(), Aim { reason: beside, ..aim_of(&value) });
            }
            QuestionPart::Need(id) => {
                let raised =
                    RaisedAsk { raised: !value.is_empty(), note: beside, ..RaisedAsk::default() };
                self.asks.insert(id.clone(), raised);
            }
        }
        Ok(())
    }
}

const DAY_REMEDY: &str = "Write it like 3 March 2026, save the form and bring it in again.";

/// Whether words without an answer are kept: a note beside an item or a need is; a reason without
/// what it is the reason of is not.
fn keeps_words_alone(part: &QuestionPart) -> bool {
    matches!(part, QuestionPart::Item(_) | QuestionPart::Need(_))
}

fn item_record(
    id: &ItemId,
    value: &str,
    beside: Option<String>,
    row: &FormRow,
) -> Result<AnswerRecord, Diagnostic> {
    let answer = Some(value).filter(|value| !value.is_empty()).map(Answer::from_label);
    let mut record = AnswerRecord { answer, ..AnswerRecord::default() };
    if record.answer == Some(Answer::NotApplicable) {
        if beside.is_none() {
            return Err(no_reason(&*row.cell, id));
        }
        record.beside.reason = beside;
    } else {
        record.beside.note = beside;
    }
    Ok(record)
}

fn aim_of(value: &str) -> Aim {
    match value.strip_prefix(MOVE_PREFIX) {
        Some(stage) => Aim::new(AimKind::Move, Some(StageId::from(stage))),
        None if value == "stay" => Aim::new(AimKind::Stay, None),
        None => Aim::new(AimKind::NotNow, None),
    }
}

fn no_answer(row: &FormRow) -> Diagnostic {
    let says = "A reason stands here, and the answer beside it is blank.";
    Diagnostic::error("no-answer", &*row.cell, says, OPEN_AND_CHOOSE)
}

fn unknown_choice(question: &FormQuestion, row: &FormRow, typed: &str) -> Diagnostic {
    const MAX_SHOWN: usize = 40;
    let shown: String = sanitize_line(typed).chars().take(MAX_SHOWN).collect();
    let labels: Vec<&str> = question.choices.iter().map(|choice| choice.label.as_str()).collect();
    let says = format!("\"{shown}\" is none of the answers to choose from: {}.", labels.join(", "));
    Diagnostic::error("unknown-answer", &*row.cell, says, OPEN_AND_CHOOSE)
}
