//! Our own stage for an area, and what is wanted next there: `DOMAIN=STAGE[:REASON]`.

use super::apply::AnswerEdits;
use super::errors;
use crate::cli::args::ItemValue;
use crate::maturity::assessment::{Aim, AimKind, StagePoint};
use crate::maturity::ids::{DomainId, StageId};
use crate::maturity::matrix::Domain;

/// Takes our own stage for an area.
pub(crate) fn judge(telling: &mut AnswerEdits<'_>, told: &ItemValue) {
    let Some(domain) = area(telling, told) else { return };
    let (word, reason) = word_and_reason(&told.what);
    let point = match StagePoint::from_label(word) {
        _ if word.eq_ignore_ascii_case("clear") => {
            telling.said.unjudge(&domain.id);
            return;
        }
        StagePoint::Before => Some(StagePoint::Before),
        StagePoint::At(stage) => spelt(telling, &stage).map(StagePoint::At),
    };
    match point {
        Some(point) => {
            telling.worry(reason);
            telling.said.judge(&domain.id, point, reason);
        }
        None => refuse(telling, domain, word, &["before", "clear"]),
    }
}

/// Takes what is wanted next in an area. The day to look again stays.
pub(crate) fn aim(telling: &mut AnswerEdits<'_>, told: &ItemValue) {
    let Some(domain) = area(telling, told) else { return };
    let (word, reason) = word_and_reason(&told.what);
    let mut aim = match word.to_ascii_lowercase().as_str() {
        "clear" => {
            telling.said.aim(&domain.id, None);
            return;
        }
        "stay" => Aim::plain(AimKind::Stay, None),
        "not_now" => Aim::plain(AimKind::NotNow, None),
        _ => match spelt(telling, &StageId::from(word)) {
            Some(stage) => Aim::plain(AimKind::Move, Some(stage)),
            None => return refuse(telling, domain, word, &["stay", "not_now", "clear"]),
        },
    };
    telling.worry(reason);
    aim.reason = Some(reason.to_owned()).filter(|reason| !reason.is_empty());
    if let Some(before) = telling.said.aims.get(&domain.id) {
        aim.review_on = before.review_on;
        aim.extra.clone_from(&before.extra);
    }
    telling.said.aim(&domain.id, Some(aim));
}

fn area<'m>(telling: &mut AnswerEdits<'m>, told: &ItemValue) -> Option<&'m Domain> {
    let matrix = telling.matrix;
    let domain = matrix.domain(&DomainId::from(told.of.as_str()));
    if domain.is_none() {
        telling.reasons.push(errors::unknown_area(matrix, &told.of));
    }
    domain
}

fn word_and_reason(what: &str) -> (&str, &str) {
    let (word, reason) = what.split_once(':').unwrap_or((what, ""));
    (word.trim(), reason.trim())
}

/// The stage as the matrix spells it.
fn spelt(telling: &AnswerEdits<'_>, stage: &StageId) -> Option<StageId> {
    telling.matrix.stage(stage).map(|stage| stage.id.clone())
}

fn refuse(telling: &mut AnswerEdits<'_>, domain: &Domain, word: &str, others: &[&str]) {
    let why = errors::unknown_stage(telling.matrix, word, others);
    telling.reasons.push(format!("{}: {why}.", domain.id));
}
