//! Last time on the page of why: all of what stood beside the answer, what we said of the area, and
//! what was aimed for.

use jiff::civil::Date;

use crate::maturity::assessment::Assessment;
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::page::Page;
use crate::maturity::phrases::format_date;
use crate::maturity::walk::aim_outcome::aim_with_outcome;
use crate::maturity::walk::last_time::LastTime;

/// The answer to an item last time, with its note, evidence and reason whole.
pub(crate) fn write_item(
    page: &mut Page,
    matrix: &Matrix,
    item: &ItemId,
    last: &LastTime,
    today: Date,
) {
    if let Some(words) = last.answer_words(matrix, item) {
        page.body(0, format!("Last time: {words}"));
    }
    last.beside_answer(item, today).into_iter().for_each(|line| page.body(2, line));
}

/// What the team said of the area last time, and how what it aimed for went.
pub(crate) fn write_area(
    page: &mut Page,
    matrix: &Matrix,
    domain: &Domain,
    (said, as_saved): (&Assessment, &Assessment),
    last: &LastTime,
) {
    let Some(day) = last.date.map(format_date) else { return };
    let judged = last.judgement_words(matrix, domain, said);
    let aimed = last.aims.get(&domain.id).map(|aim| {
        let reason = aim.reason.as_ref().map(|reason| format!(" '{reason}'")).unwrap_or_default();
        format!("{}.{reason}", aim_with_outcome(matrix, domain, aim, as_saved))
    });
    if judged.is_none() && aimed.is_none() {
        return;
    }
    page.blank_line();
    page.heading(format!("On {day}"));
    judged.into_iter().chain(aimed).for_each(|line| page.body(0, line));
}
