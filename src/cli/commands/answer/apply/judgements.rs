//! Our own stage for an area, and what is wanted next there: `DOMAIN=STAGE[:REASON]`.

use super::{AnswerEdits, LastTimeToday, errors};
use crate::cli::args::ItemValue;
use crate::maturity::assessment::{Aim, AimKind, Assessment, StagePoint};
use crate::maturity::ids::{DomainId, StageId};
use crate::maturity::matrix::Domain;
use crate::maturity::walk::stage_lines::stage_point_by_number;

impl<'m> AnswerEdits<'m> {
    pub(crate) fn apply_judgement(&mut self, assessment: &mut Assessment, value: &ItemValue) {
        let Some(domain) = self.find_area(value) else { return };
        let (word, reason) = split_reason(&value.value);
        let point = match StagePoint::from_label(word) {
            _ if word.eq_ignore_ascii_case("clear") => {
                assessment.clear_judgement(&domain.id);
                return;
            }
            _ if word.eq_ignore_ascii_case("same") && !self.is_stage(word) => {
                self.confirm_last_judgement(assessment, domain);
                return;
            }
            StagePoint::Before => Some(StagePoint::Before),
            StagePoint::At(stage) => self
                .find_stage_id(&stage)
                .map(StagePoint::At)
                .or_else(|| stage_point_by_number(self.matrix, word)),
        };
        match point {
            Some(point) => {
                self.warn_about_privacy(reason);
                self.last.last.say_stage(assessment, &domain.id, point, reason);
            }
            None => self.push_stage_error(domain, word, &["before", "same", "clear"]),
        }
    }

    /// Sets what is wanted next in an area. The day to look again stays.
    pub(crate) fn apply_aim(&mut self, assessment: &mut Assessment, value: &ItemValue) {
        let Some(domain) = self.find_area(value) else { return };
        let (word, reason) = split_reason(&value.value);
        let mut aim = match word.to_ascii_lowercase().as_str() {
            "clear" => {
                assessment.set_aim(&domain.id, None);
                return;
            }
            "stay" => Aim::new(AimKind::Stay, None),
            "not_now" => Aim::new(AimKind::NotNow, None),
            _ => match self
                .find_stage_id(&StageId::from(word))
                .or_else(|| self.numbered_stage(word))
            {
                Some(stage) => Aim::new(AimKind::Move, Some(stage)),
                None => return self.push_stage_error(domain, word, &["stay", "not_now", "clear"]),
            },
        };
        self.warn_about_privacy(reason);
        aim.reason = Some(reason.to_owned()).filter(|reason| !reason.is_empty());
        if let Some(before) = assessment.aims.get(&domain.id) {
            aim.review_on = before.review_on;
            aim.unknown_fields.clone_from(&before.unknown_fields);
        }
        assessment.set_aim(&domain.id, Some(aim));
    }

    /// The stage of this number, where the stages are numbers.
    fn numbered_stage(&self, word: &str) -> Option<StageId> {
        match stage_point_by_number(self.matrix, word)? {
            StagePoint::At(stage) => Some(stage),
            StagePoint::Before => None,
        }
    }

    /// The stage that was said last time still holds, with its reason.
    fn confirm_last_judgement(&mut self, assessment: &mut Assessment, domain: &Domain) {
        let LastTimeToday { last, .. } = self.last;
        match last.judgements.get(&domain.id).map(|then| then.judgement.clone()) {
            Some(then) => {
                let reason = then.reason.unwrap_or_default();
                last.say_stage(assessment, &domain.id, then.stage, &reason);
            }
            None if last.date.is_none() => {
                self.errors.push(format!("{}: {}.", domain.id, errors::NO_LAST_TIME));
            }
            None => {
                self.errors.push(format!("{}: last time no stage was said of it.", domain.id));
            }
        }
    }

    fn is_stage(&self, word: &str) -> bool {
        self.find_stage_id(&StageId::from(word)).is_some()
    }

    fn find_area(&mut self, value: &ItemValue) -> Option<&'m Domain> {
        let domain = self.matrix.domain(&DomainId::from(value.target.as_str()));
        if domain.is_none() {
            self.errors.push(errors::unknown_area(self.matrix, &value.target));
        }
        domain
    }

    fn find_stage_id(&self, stage: &StageId) -> Option<StageId> {
        self.matrix.stage(stage).map(|stage| stage.id.clone())
    }

    fn push_stage_error(&mut self, domain: &Domain, word: &str, others: &[&str]) {
        let why = errors::unknown_stage(self.matrix, word, others);
        self.errors.push(format!("{}: {why}.", domain.id));
    }
}

fn split_reason(what: &str) -> (&str, &str) {
    let (word, reason) = what.split_once(':').unwrap_or((what, ""));
    (word.trim(), reason.trim())
}
