//! A form that was filled in: checked against the exact text of its matrix, and made into the
//! snapshot of one view.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use uuid::Uuid;

use super::FormNetwork;
use crate::maturity::assessment::{
    Aim, AimKind, Answer, Answers, Assessment, Judgement, MatrixRef, RaisedAsk, Snapshot,
    StagePoint, Voice, accepts_answer,
};
use crate::maturity::capitalize::capitalize;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::ids::{DomainId, ItemId, StageId};
use crate::maturity::matrix::{Matrix, UnknownFields};
use crate::maturity::network::{NetworkAtTime, Profile};
use crate::maturity::phrases::format_date;
use crate::maturity::scoring;

/// What one person said in a form.
#[derive(Clone, Debug, PartialEq)]
pub struct FilledForm {
    /// The id of the form.
    pub form: Uuid,
    /// The network it is about.
    pub network: FormNetwork,
    /// The text of the matrix it was answered on.
    pub matrix: MatrixRef,
    /// The one thing it is about.
    pub subject: Option<String>,
    /// The job role of the person; blank where nothing was typed.
    pub role: String,
    /// The practice or organisation that the person is from.
    pub of: Option<String>,
    /// The day the form was made.
    pub made_on: Date,
    /// The day it was filled in.
    pub filled_on: Date,
    /// Answers by item.
    pub answers: Answers,
    /// Our stage, by area.
    pub judgements: BTreeMap<DomainId, Judgement>,
    /// What next, by area.
    pub aims: BTreeMap<DomainId, Aim>,
    /// Needs, by their id.
    pub asks: BTreeMap<ItemId, RaisedAsk>,
}

const OPEN_AND_PUT_RIGHT: &str = "Open the form, put it right, save it and bring it in again.";

impl FilledForm {
    /// What keeps it from being a snapshot on this matrix, which has to be the one it names; the
    /// first thing that is wrong, with its place in the file.
    pub fn check(&self, matrix: &Matrix) -> Result<(), Diagnostic> {
        if self.role.trim().is_empty() {
            return Err(no_role("role"));
        }
        if self.filled_on < self.made_on {
            return Err(before_it_was_made("filled_on", self.filled_on, self.made_on));
        }
        self.check_answers(matrix)?;
        self.check_areas(matrix)?;
        let is_ask = |id: &ItemId| matrix.asks().any(|ask| ask.id == *id);
        if let Some(id) = self.asks.keys().find(|id| !is_ask(id)) {
            return Err(unknown(format!("asks.{id}"), &format!("the need \"{id}\"")));
        }
        let is_blank = self.answers.is_empty()
            && self.judgements.is_empty()
            && self.aims.is_empty()
            && self.asks.is_empty();
        if is_blank {
            let says = "Nothing was answered in this form.";
            return Err(Diagnostic::error("blank-form", "", says, BLANK_REMEDY));
        }
        Ok(())
    }

    fn check_answers(&self, matrix: &Matrix) -> Result<(), Diagnostic> {
        for (id, given) in &self.answers {
            let path = format!("answers.{id}");
            let Some(item) = matrix.item(id) else {
                return Err(unknown(path, &format!("\"{id}\"")));
            };
            let Some(answer) = &given.answer else { continue };
            if !accepts_answer(item, answer) {
                return Err(unknown(path, &format!("the answer \"{answer}\" to {id}")));
            }
            if *answer == Answer::NotApplicable && given.beside.reason.is_none() {
                return Err(no_reason(path, id));
            }
        }
        Ok(())
    }

    fn check_areas(&self, matrix: &Matrix) -> Result<(), Diagnostic> {
        let check = |path: String, domain: &DomainId, stage: Option<&StageId>| {
            if matrix.domain(domain).is_none() {
                return Err(unknown(path, &format!("the area \"{domain}\"")));
            }
            match stage.filter(|stage| matrix.stage(stage).is_none()) {
                Some(stage) => Err(unknown(path, &format!("the stage \"{stage}\""))),
                None => Ok(()),
            }
        };
        for (domain, said) in &self.judgements {
            let stage = match &said.stage {
                StagePoint::At(stage) => Some(stage),
                StagePoint::Before => None,
            };
            check(format!("judgements.{domain}"), domain, stage)?;
        }
        for (domain, aim) in &self.aims {
            let path = format!("aims.{domain}");
            check(path.clone(), domain, aim.to.as_ref())?;
            if (aim.aim == AimKind::Move) != aim.to.is_some() {
                return Err(unknown(path, "what next without its stage"));
            }
        }
        Ok(())
    }

    /// Whose view it is.
    pub fn voice(&self) -> Voice {
        Voice::one_view(self.role.trim()).from_place(self.of.clone())
    }

    /// Whose view it is and how far it is answered: "One view: GP, Elm Surgery. 8 of 80 answered."
    pub fn describe(&self, matrix: &Matrix) -> String {
        let complete = scoring::completeness(matrix, &self.answers);
        let voice = capitalize(&self.voice().describe());
        let (answered, total) = (complete.answered, complete.total);
        format!("{voice}. {answered} of {total} answered.")
    }

    /// What the id of its snapshot is made from: one form in one voice is one snapshot, however often
    /// and in whatever file it comes back.
    pub fn id_seed(&self) -> String {
        let place = self.of.as_deref().unwrap_or_default();
        format!("{}\n{}\n{}", self.form, self.role.trim().to_lowercase(), place.to_lowercase())
    }

    /// The snapshot of one view. It speaks of the day it was filled in, and of nothing that changes
    /// from one bringing in to the next.
    pub fn into_snapshot(self, id: Uuid) -> Snapshot {
        let voice = self.voice();
        let mut said = Assessment::empty(self.matrix);
        said.voice = voice;
        said.subject = self.subject;
        said.answers = self.answers;
        said.judgements = self.judgements;
        said.aims = self.aims;
        said.asks = self.asks;
        let network = NetworkAtTime {
            id: self.network.id,
            name: self.network.name,
            ods_code: self.network.ods_code,
            purpose: None,
            profile: Profile::default(),
            unknown_fields: UnknownFields::new(),
        };
        let noon = self.filled_on.at(12, 0, 0, 0).to_zoned(TimeZone::UTC);
        let saved_at = noon.map_or(Timestamp::UNIX_EPOCH, |noon| noon.timestamp());
        let snapshot = Snapshot::new(id, network, said, self.filled_on, saved_at);
        Snapshot { form: Some(self.form), ..snapshot }
    }
}

const BLANK_REMEDY: &str = "Ask for it again: the file may be the form as it was sent out.";

/// A form that does not say whose view it is.
pub(super) fn no_role(path: &str) -> Diagnostic {
    let says = "The form does not say whose view it is: the job role is blank.";
    Diagnostic::error("no-role", path, says, OPEN_AND_PUT_RIGHT)
}

/// A day before the form was there to be filled in.
pub(super) fn before_it_was_made(path: &str, day: Date, made_on: Date) -> Diagnostic {
    let (day, made_on) = (format_date(day), format_date(made_on));
    let says =
        format!("The form says that it was filled in on {day}, before it was made on {made_on}.");
    Diagnostic::error("bad-day", path, says, OPEN_AND_PUT_RIGHT)
}

/// "Does not apply" without its reason.
pub(super) fn no_reason(path: impl Into<String>, id: &ItemId) -> Diagnostic {
    let says = format!("{id} is answered \"does not apply\", and that needs a reason.");
    Diagnostic::error("no-reason", path, says, OPEN_AND_PUT_RIGHT)
}

fn unknown(path: String, what: &str) -> Diagnostic {
    let says = format!("The form holds {what}, which its matrix does not have.");
    Diagnostic::error("unknown-answer", path, says, "Ask for the form again, as it was sent out.")
}
