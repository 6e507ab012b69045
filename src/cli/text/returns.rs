//! The list of returns, for `returns`.

use crate::maturity::page::Page;
use crate::maturity::pages::write_returns;
use crate::maturity::returns::{ReturnFilter, ReturnRow, count_words};

pub(crate) fn page(rows: &[ReturnRow], filter: ReturnFilter) -> Page {
    let mut page = Page::new("Returns");
    page.body(
        0,
        match (rows.is_empty(), filter == ReturnFilter::default()) {
            (false, _) => format!("{}.", count_words(rows)),
            (true, true) => {
                "Nobody was asked yet. To make a form: pcn-workbook form --help".to_owned()
            }
            (true, false) => "No return is like that.".to_owned(),
        },
    );
    write_returns(&mut page, rows, true);
    page
}
