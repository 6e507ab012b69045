//! The details that a person gives with a form: what it is about, who is asked, by which day. One rule
//! for the screen and the command.

use jiff::civil::Date;
use uuid::Uuid;

use super::FormRequest;
use crate::maturity::date_input::parse_date;
use crate::maturity::known_matrix::KnownMatrix;
use crate::maturity::network_state::NetworkState;
use crate::maturity::phrases::format_date;
use crate::maturity::sanitize::sanitize_line;
use crate::maturity::walk_subject::{WalkSubject, normalize_subject};

/// What was given with a form. All of it may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormDetails {
    /// The one thing it is about, in a matrix that is about one.
    pub subject: Option<String>,
    /// The job role that is asked.
    pub role: Option<String>,
    /// The practice or organisation that is asked.
    pub of: Option<String>,
    /// The day by which it is wanted back.
    pub due: Option<Date>,
}

/// A subject was given, and the matrix of this title is about the whole network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAboutOne(pub String);

impl NotAboutOne {
    /// What is wrong, in a sentence.
    pub fn says(&self) -> String {
        format!("{} is about the whole network and not about one thing.", self.0)
    }
}

/// Words for a role or a place as they were typed: one line; none where nothing is left.
pub fn form_words(typed: &str) -> Option<String> {
    let line = sanitize_line(typed);
    let words: Vec<&str> = line.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// The day by which a form is wanted back, as it was typed: without a year the next such day. None
/// where nothing was typed; else what is wrong with it.
pub fn parse_due(typed: &str, today: Date) -> Result<Option<Date>, String> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let Some(day) = parse_date(typed, today) else {
        let typed = sanitize_line(typed.trim());
        return Err(format!("'{typed}' is no day: write it like {}.", format_date(today)));
    };
    Ok(Some(day))
}

impl FormRequest {
    /// A form with what was given: a subject spelt as before.
    pub fn with_details(
        id: Uuid,
        record: &NetworkState,
        known: &KnownMatrix,
        details: &FormDetails,
        made_on: Date,
    ) -> Result<Self, NotAboutOne> {
        let subject = match details.subject.as_deref().and_then(normalize_subject) {
            Some(subject) => WalkSubject::with_subject(
                &known.lineage,
                record.existing_spelling(&known.lineage, &subject),
            ),
            None => WalkSubject::from(known.lineage.clone()),
        };
        if !record.takes_subject(&known.matrix, &subject) {
            return Err(NotAboutOne(known.matrix.short_title().to_owned()));
        }
        Ok(Self {
            subject: subject.subject,
            role: details.role.as_deref().and_then(form_words),
            of: details.of.as_deref().and_then(form_words),
            due: details.due,
            ..Self::new(id, &record.network, known, made_on)
        })
    }

    /// What is worth a second look in what was given: a day that is over, a thing that is not named.
    pub fn doubts(&self, known: &KnownMatrix) -> Vec<String> {
        let over = self
            .due
            .filter(|due| *due < self.made_on)
            .map(|due| format!("{} is over: what comes back will be late.", format_date(due)));
        let about = known.matrix.about_one.as_ref().filter(|_| self.subject.is_none());
        let about = about.map(|one| format!("This matrix is about one {one}, and none was named."));
        over.into_iter().chain(about).collect()
    }

    /// "practice manager, Elm Surgery": who is asked; whoever gets it where nobody is named.
    pub fn asked_words(&self) -> String {
        let parts: Vec<&str> =
            [&self.role, &self.of].into_iter().flatten().map(String::as_str).collect();
        if parts.is_empty() { "whoever gets it".to_owned() } else { parts.join(", ") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::fixtures::{domain, known_matrix, matrix, network_state};
    use jiff::civil::date;

    #[test]
    fn a_day_is_read_as_people_type_it() {
        let today = date(2026, 11, 30);
        assert_eq!(parse_due("  ", today), Ok(None));
        for typed in ["12 Dec", "12/12/26", "2026-12-12"] {
            assert_eq!(parse_due(typed, today), Ok(Some(date(2026, 12, 12))), "{typed}");
        }
        assert_eq!(parse_due("today", today), Ok(Some(today)));
        let says = parse_due("soon\u{1b}", today).unwrap_err();
        assert!(says.starts_with("'soon") && !says.contains('\u{1b}'), "{says}");
    }

    #[test]
    fn only_a_matrix_about_one_thing_takes_a_subject() {
        let whole = known_matrix(matrix(&["one"], vec![domain("A", &[("a1", "one")])]));
        let record = network_state(vec![], &[&whole]);
        let about = |subject: &str| FormDetails {
            subject: Some(subject.to_owned()),
            ..FormDetails::default()
        };
        let today = date(2026, 11, 30);
        let made = |known: &KnownMatrix, details| {
            FormRequest::with_details(Uuid::nil(), &record, known, &details, today)
        };
        assert!(made(&whole, about("Falls")).is_err());
        assert_eq!(made(&whole, about("  ")).map(|made| made.subject), Ok(None));
        let mut asked = whole.matrix.clone();
        asked.about_one = Some("change".to_owned());
        let one = known_matrix(asked);
        let subject = made(&one, about(" Falls   clinic ")).map(|made| made.subject);
        assert_eq!(subject, Ok(Some("Falls clinic".to_owned())));
        let late = FormDetails { due: Some(date(2026, 11, 1)), ..FormDetails::default() };
        let doubts = made(&one, late).unwrap().doubts(&one);
        assert!(doubts[0].contains("1 November 2026 is over"), "{doubts:?}");
        assert!(doubts[1].contains("one change, and none was named"), "{doubts:?}");
    }
}
