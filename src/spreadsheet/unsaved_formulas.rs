//! Formulas whose results were not saved: a program wrote them and did not work them out. A sheet of
//! hardly anything else is refused for that reason, and not for what then seems to be missing.

use super::read_error;
use super::table::{Table, name_cells};
use crate::maturity::diagnostic::Diagnostic;

/// Refuses a sheet in which such formulas stand where its words should be.
pub(crate) fn check(table: &Table) -> Result<(), Box<Diagnostic>> {
    let unsaved = table.unsaved_formulas.len();
    let texts: Vec<usize> =
        (0..table.rows.len()).map(|row| table.filled_cells(row).count()).collect();
    // a heading row and names alone, with no words beside any of them
    let has_no_words = texts.iter().filter(|texts| **texts > 1).count() <= 1;
    if unsaved == 0 || unsaved < texts.iter().sum() && !has_no_words {
        return Ok(());
    }
    let says = format!(
        "The words of this sheet are formulas whose results were not saved ({}), so there is \
         nothing to read in those boxes.",
        name_cells(&table.unsaved_formulas)
    );
    let remedy = "Open the file in Excel, save it there, and bring it in again.";
    Err(read_error("unsaved-formulas", says, remedy))
}
