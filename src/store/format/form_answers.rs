//! The view file that a form in a browser saves: what one person answered, for whom, on which matrix.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{MatrixField, sanitize_file};
use crate::maturity::assessment::{
    Aim, AimKind, Answer, AnswerRecord, BesideAnswer, Judgement, RaisedAsk, StagePoint,
};
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::form::{FilledForm, FormNetwork};
use crate::maturity::ids::{DomainId, ItemId, StageId};
use crate::maturity::matrix::UnknownFields;

/// The answers of a form.
#[derive(Serialize, Deserialize, JsonSchema)]
pub(crate) struct FormAnswersFile {
    /// The id of the form, which all who were sent it have in common.
    form: Uuid,
    network: FormNetworkField,
    matrix: MatrixField,
    /// The one thing it is about, in a matrix that is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<String>,
    /// The day by which it was wanted back.
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<Date>,
    /// The day the form was made.
    made_on: Date,
    /// The job role of the person who filled it in.
    role: String,
    /// The practice or organisation of that person.
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<String>,
    /// The day it was filled in.
    filled_on: Date,
    /// Answers by item.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    answers: BTreeMap<ItemId, FormAnswer>,
    /// Our stage, by area.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    judgements: BTreeMap<DomainId, FormJudgement>,
    /// What next, by area.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    aims: BTreeMap<DomainId, FormAim>,
    /// Needs, by their id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    asks: BTreeMap<ItemId, FormNeed>,
    #[serde(flatten)]
    unknown_fields: UnknownFields,
}

/// The network that a form is about.
#[derive(Serialize, Deserialize, JsonSchema)]
struct FormNetworkField {
    id: Uuid,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    ods_code: Option<String>,
}

/// One answer.
#[derive(Serialize, Deserialize, JsonSchema)]
struct FormAnswer {
    /// The answer; left out where only a note stands here.
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<Answer>,
    /// Why it does not apply.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    /// A note.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

/// Our stage in an area.
#[derive(Serialize, Deserialize, JsonSchema)]
struct FormJudgement {
    stage: StagePoint,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

/// What next in an area.
#[derive(Serialize, Deserialize, JsonSchema)]
struct FormAim {
    aim: AimKind,
    /// The stage to move to.
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<StageId>,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

/// Something that is needed from others.
#[derive(Serialize, Deserialize, JsonSchema)]
struct FormNeed {
    /// Whether it is needed.
    #[serde(default)]
    raised: bool,
    /// A word about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

impl super::FileBody for FormAnswersFile {
    fn unknown_fields(&mut self) -> &mut UnknownFields {
        &mut self.unknown_fields
    }
}

/// Reads what was filled in. Whether its matrix has what it answers is not looked at.
pub fn read(bytes: &[u8]) -> Result<FilledForm, Diagnostic> {
    let file: FormAnswersFile = super::read_typed(bytes, super::FORM_ANSWERS)?;
    let (matrix, _) = file.matrix.into_parts();
    let mut filled = FilledForm {
        form: file.form,
        network: FormNetwork {
            id: file.network.id,
            name: file.network.name,
            ods_code: file.network.ods_code,
        },
        matrix,
        subject: file.subject,
        role: file.role,
        of: file.of,
        made_on: file.made_on,
        filled_on: file.filled_on,
        answers: file.answers.into_iter().map(|(id, given)| (id, given.into_record())).collect(),
        judgements: file
            .judgements
            .into_iter()
            .map(|(id, said)| (id, said.into_judgement()))
            .collect(),
        aims: file.aims.into_iter().map(|(id, aim)| (id, aim.into_aim())).collect(),
        asks: file.asks.into_iter().map(|(id, need)| (id, need.into_raised())).collect(),
    };
    filled.answers.retain(|_, given| !given.is_empty());
    filled.asks.retain(|_, said| said.raised || said.note.is_some());
    sanitize(&mut filled);
    Ok(filled)
}

/// The texts of the file's head; those of the answers are cleaned with the snapshot.
fn sanitize(filled: &mut FilledForm) {
    let head = [&mut filled.role, &mut filled.network.name].into_iter();
    head.chain(&mut filled.of)
        .chain(&mut filled.subject)
        .chain(&mut filled.network.ods_code)
        .for_each(sanitize_file::sanitize_line_in_place);
    filled.of = filled.of.take().filter(|place| !place.trim().is_empty());
}

fn filled_text(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

impl FormAnswer {
    fn into_record(self) -> AnswerRecord {
        let beside = BesideAnswer {
            reason: filled_text(self.reason).filter(|_| self.answer == Some(Answer::NotApplicable)),
            note: filled_text(self.note),
            ..BesideAnswer::default()
        };
        AnswerRecord { answer: self.answer, beside: beside.into(), ..AnswerRecord::default() }
    }
}

impl FormJudgement {
    fn into_judgement(self) -> Judgement {
        Judgement::new(self.stage, self.reason.as_deref().unwrap_or_default())
    }
}

impl FormAim {
    fn into_aim(self) -> Aim {
        Aim { reason: filled_text(self.reason), ..Aim::new(self.aim, self.to) }
    }
}

impl FormNeed {
    fn into_raised(self) -> RaisedAsk {
        RaisedAsk { raised: self.raised, note: filled_text(self.note), ..RaisedAsk::default() }
    }
}
