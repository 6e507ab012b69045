//! Where an area stands, in lines of a page: the stage with whose it is, the reason for it, what is
//! left on the way to the next one, and what next.

use crate::maturity::area_words::{
    aim_words, left_words, reason_of, skipped_stages_words, standing_words,
};
use crate::maturity::assessment::Assessment;
use crate::maturity::matrix::{Domain, Item, Matrix};
use crate::maturity::page::Page;
use crate::maturity::phrases::{describe_bar, format_date};
use crate::maturity::scoring::{self, DomainReading};
use crate::maturity::walk::kept::words::oldest_kept_day;

/// The heading of an area, with where it stands: the short name on screen, the whole one in print.
pub fn area_heading(name: &str, matrix: &Matrix, reading: &DomainReading) -> String {
    format!("{name}: {}", standing_words(matrix, reading))
}

/// An area with all that is said of where it stands. `answer` is what stands before an item that is
/// left.
pub fn write_area_standing(
    page: &mut Page,
    (matrix, domain, said): (&Matrix, &Domain, &Assessment),
    answer: impl Fn(Item<'_>) -> String,
) {
    let reading = scoring::evaluate_domain(matrix, domain, said);
    page.heading(area_heading(&domain.name, matrix, &reading));
    if let Some(reason) = reason_of(&reading, said.judgements.get(&domain.id)) {
        page.body(2, format!("Why: {reason}"));
    }
    if let Some(day) = oldest_kept_day(domain, said) {
        page.body(2, format!("Part of this was last looked at on {}.", format_date(day)));
    }
    if let Some(skipped) = skipped_stages_words(matrix, &reading) {
        page.body(2, skipped);
    }
    if let Some(left) = left_words(matrix, &reading) {
        page.body(2, left);
        for item in reading.holding.items().filter_map(|id| matrix.item(id)) {
            page.body(4, item.plain_text());
            page.set_prefix(format!("{}  ", answer(item)));
        }
    }
    if let Some(aim) = said.aims.get(&domain.id) {
        page.body(2, format!("What next: {}", aim_words(matrix, aim)));
    }
}

/// What is said below all areas of a matrix: the bar, and the matrix's own last line.
pub fn write_standing_notes(page: &mut Page, matrix: &Matrix) {
    for note in [describe_bar(matrix), matrix.footer.as_deref()].into_iter().flatten() {
        page.blank_line();
        page.body(0, note);
    }
}
