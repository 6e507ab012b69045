//! What a form says of itself and asks of the person, in words: the same in a spreadsheet and in a
//! browser.

use crate::maturity::form::FormRequest;
use crate::maturity::form::sheet::{DAY_KEY, PLACE_KEY, ROLE_KEY};
use crate::maturity::matrix::Matrix;
use crate::maturity::phrases::format_date;
use crate::spreadsheet::FORMAT_NAME;

/// The format of what a form brings back.
pub(super) const FORM_FORMAT: &str = "pcn-workbook.form-answers/1";

/// The title of a form and what it is for, a line each.
pub(super) fn heading(request: &FormRequest, matrix: &Matrix) -> Vec<String> {
    let about = request.subject.as_ref().map(|subject| format!("{subject}: "));
    let title = format!("{}{}", about.unwrap_or_default(), matrix.full_title());
    let mut lines = vec![format!("{title}, a form for {}", request.network.name)];
    lines.extend(request.due.map(|due| format!("Please send it back by {}.", format_date(due))));
    lines
}

/// The questions about the person: the key, what is asked, and what is known already.
pub(super) fn who_rows(request: &FormRequest) -> [(&'static str, &'static str, &str); 3] {
    [
        (ROLE_KEY, "Your job role, not your name", request.role.as_deref().unwrap_or_default()),
        (PLACE_KEY, "Your practice or organisation", request.of.as_deref().unwrap_or_default()),
        (DAY_KEY, "The day you fill this in, such as 3 March 2026", ""),
    ]
}

/// What a form carries beside its questions, name by name.
pub(super) fn about_rows(request: &FormRequest) -> Vec<(&'static str, String)> {
    let day = |day: jiff::civil::Date| day.to_string();
    let mut rows = vec![
        (FORMAT_NAME, FORM_FORMAT.to_owned()),
        ("form", request.id.to_string()),
        ("network.id", request.network.id.to_string()),
        ("network.name", request.network.name.clone()),
        ("matrix.id", request.matrix.id.to_string()),
        ("matrix.revision", request.matrix.revision.to_string()),
        ("matrix.fingerprint", request.matrix.fingerprint.clone()),
        ("made_on", day(request.made_on)),
    ];
    rows.extend(request.network.ods_code.clone().map(|code| ("network.ods_code", code)));
    rows.extend(request.subject.clone().map(|subject| ("subject", subject)));
    rows.extend(request.role.clone().map(|role| ("role", role)));
    rows.extend(request.of.clone().map(|of| ("of", of)));
    rows.extend(request.due.map(|due| ("due", day(due))));
    rows
}
