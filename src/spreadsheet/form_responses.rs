//! Answers that an online form collected, a row for each person who sent it in: Microsoft and Google
//! Forms, SurveyMonkey and the like. They are somebody's answers and no matrix.

use super::column_synonyms::normalize_heading;
use super::table::{Cell, Table};
use super::table_import::read_error_at;
use crate::maturity::diagnostic::Diagnostic;

/// How many rows are looked at for such headings.
const SCANNED_ROWS: usize = 4;

/// What only a program that collects answers writes at the head of a column.
const COLLECTED: &str = "start time, completion time, timestamp, respondent id, response id, \
                         responseid, collector id, ip address, ipaddress, submission id, \
                         submission date, submission time, submitted at, date submitted, submitted, \
                         recorded date, recordeddate, last modified time, startdate, enddate, \
                         user agent, response type, time to complete, unique response number";

/// Refuses a sheet of collected answers for what it is.
pub(crate) fn check(table: &Table) -> Result<(), Box<Diagnostic>> {
    for row in 0..table.rows.len().min(SCANNED_ROWS) {
        let keys: Vec<(Cell, String)> =
            table.filled_cells(row).map(|(cell, text)| (cell, normalize_heading(text))).collect();
        let is_known = |key: &str| COLLECTED.split(", ").any(|word| word == key);
        let found: Vec<Cell> =
            keys.iter().filter(|(_, key)| is_known(key)).map(|(cell, _)| *cell).collect();
        let begins_with_time = keys.first().is_some_and(|(_, key)| key == "timestamp");
        if found.len() < 2 && !(begins_with_time && keys.len() > 2) {
            continue;
        }
        let names: Vec<String> =
            found.iter().take(3).map(|cell| format!("\"{}\"", table.visible_text(*cell))).collect();
        let says = format!(
            "These are answers that people sent in, a row for each ({}), and not the matrix that they answered.",
            names.join(", ")
        );
        let remedy = "Choose the sheet or the file that says what each stage looks like. If this is it, say which column is what.";
        return Err(read_error_at("only-scores", table.cell_name(found[0]), says, remedy));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&str]) -> Table {
        let cells = |row: &&str| row.split('|').map(str::to_owned).collect();
        Table::new("", rows.iter().map(cells).collect())
    }

    #[test]
    fn collected_answers_are_told_from_a_matrix() {
        let cases = [
            ("ID|Start time|Completion time|Email|Name|Leadership: where are we?", true),
            ("Timestamp|Where is leadership?|Where is data?", true),
            ("Respondent ID|Collector ID|Start Date|End Date|IP Address|Where is data?", true),
            ("Title|Domain|Maturity level|Statement|Modified|Created by|ID", false),
            ("Domain|Foundation|Step 1|Date submitted", false),
            ("Start time|Foundation|Step 1", false),
        ];
        for (headings, is_collected) in cases {
            let found = check(&table(&[headings, "1|a|b|c"]));
            assert_eq!(found.is_err(), is_collected, "{headings}");
        }
    }
}
