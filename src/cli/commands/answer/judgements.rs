//! Our own stage for an area, and what is wanted next there: `DOMAIN=STAGE[:REASON]`.

use super::apply::AnswerEdits;
use super::errors;
use crate::cli::args::ItemValue;
use crate::maturity::assessment::{Aim, AimKind, StagePoint};
use crate::maturity::ids::{DomainId, StageId};
use crate::maturity::matrix::Domain;

/// Takes our own stage for an area.
pub(crate) fn apply_judgement(telling: &mut AnswerEdits<'_>, told: &ItemValue) {
    let Some(domain) = find_area(telling, told) else { return };
    let (word, reason) = split_reason(&told.value);
    let point = match StagePoint::from_label(word) {
        _ if word.eq_ignore_ascii_case("clear") => {
            telling.assessment.clear_judgement(&domain.id);
            return;
        }
        StagePoint::Before => Some(StagePoint::Before),
        StagePoint::At(stage) => find_stage_id(telling, &stage).map(StagePoint::At),
    };
    match point {
        Some(point) => {
            telling.warn_about_privacy(reason);
            telling.assessment.set_judgement(&domain.id, point, reason);
        }
        None => push_stage_error(telling, domain, word, &["before", "clear"]),
    }
}

/// Takes what is wanted next in an area. The day to look again stays.
pub(crate) fn apply_aim(telling: &mut AnswerEdits<'_>, told: &ItemValue) {
    let Some(domain) = find_area(telling, told) else { return };
    let (word, reason) = split_reason(&told.value);
    let mut aim = match word.to_ascii_lowercase().as_str() {
        "clear" => {
            telling.assessment.set_aim(&domain.id, None);
            return;
        }
        "stay" => Aim::new(AimKind::Stay, None),
        "not_now" => Aim::new(AimKind::NotNow, None),
        _ => match find_stage_id(telling, &StageId::from(word)) {
            Some(stage) => Aim::new(AimKind::Move, Some(stage)),
            None => return push_stage_error(telling, domain, word, &["stay", "not_now", "clear"]),
        },
    };
    telling.warn_about_privacy(reason);
    aim.reason = Some(reason.to_owned()).filter(|reason| !reason.is_empty());
    if let Some(before) = telling.assessment.aims.get(&domain.id) {
        aim.review_on = before.review_on;
        aim.unknown_fields.clone_from(&before.unknown_fields);
    }
    telling.assessment.set_aim(&domain.id, Some(aim));
}

fn find_area<'m>(telling: &mut AnswerEdits<'m>, told: &ItemValue) -> Option<&'m Domain> {
    let matrix = telling.matrix;
    let domain = matrix.domain(&DomainId::from(told.target.as_str()));
    if domain.is_none() {
        telling.errors.push(errors::unknown_area(matrix, &told.target));
    }
    domain
}

fn split_reason(what: &str) -> (&str, &str) {
    let (word, reason) = what.split_once(':').unwrap_or((what, ""));
    (word.trim(), reason.trim())
}

/// The stage as the matrix spells it.
fn find_stage_id(telling: &AnswerEdits<'_>, stage: &StageId) -> Option<StageId> {
    telling.matrix.stage(stage).map(|stage| stage.id.clone())
}

fn push_stage_error(telling: &mut AnswerEdits<'_>, domain: &Domain, word: &str, others: &[&str]) {
    let why = errors::unknown_stage(telling.matrix, word, others);
    telling.errors.push(format!("{}: {why}.", domain.id));
}
