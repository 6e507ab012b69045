//! Our own stage for an area, and what is wanted next there: `DOMAIN=STAGE[:REASON]`.

use super::apply::Telling;
use super::errors;
use crate::cli::args::Told;
use crate::maturity::assessment::{Aim, Point, Wish};
use crate::maturity::ids::{DomainId, StageId};
use crate::maturity::matrix::Domain;

/// Takes our own stage for an area.
pub(crate) fn judge(telling: &mut Telling<'_>, told: &Told) {
    let Some(domain) = area(telling, told) else { return };
    let (word, reason) = word_and_reason(&told.what);
    let point = match Point::from_label(word) {
        _ if word.eq_ignore_ascii_case("clear") => {
            telling.said.unjudge(&domain.id);
            return;
        }
        Point::Before => Some(Point::Before),
        Point::At(stage) => spelt(telling, &stage).map(Point::At),
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
pub(crate) fn aim(telling: &mut Telling<'_>, told: &Told) {
    let Some(domain) = area(telling, told) else { return };
    let (word, reason) = word_and_reason(&told.what);
    let mut aim = match word.to_ascii_lowercase().as_str() {
        "clear" => {
            telling.said.aim(&domain.id, None);
            return;
        }
        "stay" => Aim::plain(Wish::Stay, None),
        "not_now" => Aim::plain(Wish::NotNow, None),
        _ => match spelt(telling, &StageId::from(word)) {
            Some(stage) => Aim::plain(Wish::Move, Some(stage)),
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

fn area<'m>(telling: &mut Telling<'m>, told: &Told) -> Option<&'m Domain> {
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
fn spelt(telling: &Telling<'_>, stage: &StageId) -> Option<StageId> {
    telling.matrix.stage(stage).map(|stage| stage.id.clone())
}

fn refuse(telling: &mut Telling<'_>, domain: &Domain, word: &str, others: &[&str]) {
    let why = errors::unknown_stage(telling.matrix, word, others);
    telling.reasons.push(format!("{}: {why}.", domain.id));
}
