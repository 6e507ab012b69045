//! The day since which a page says how areas moved, as it is typed on the preview.

use jiff::civil::Date;

use crate::maturity::phrases::format_date;
use crate::maturity::taken_on::parse_taken_on;
use crate::tui::app_view::AppView;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::field_page;
use crate::tui::widgets::text_field::TextField;

#[derive(Clone, Debug, PartialEq)]
pub(super) struct SinceField {
    pub(super) day: TextField,
    error: Option<String>,
}

impl SinceField {
    /// The field, with the day that is chosen now.
    pub(super) fn of(chosen: Option<Date>) -> Self {
        let day = chosen.map(format_date).unwrap_or_default();
        Self { day: TextField::single_line(&day), error: None }
    }

    /// The day that was typed, none where the line is empty. Else the field says what is wrong.
    pub(super) fn parse(&mut self, today: Date) -> Result<Option<Date>, ()> {
        self.error = None;
        if self.day.is_blank() {
            return Ok(None);
        }
        parse_taken_on(&self.day.text(), today).map(Some).map_err(|says| self.error = Some(says))
    }

    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        let words = [
            "Since which day should the page say how areas moved?",
            "For example 1 April 2026. It is said beside what moved since the first snapshot, by the last one of that day or before. With nothing typed there is no such day.",
        ];
        let hint = "Enter shows the page.";
        let error = self.error.as_deref();
        field_page::draw(canvas, app, "Since which day?", hint, &words, &self.day, error);
    }
}
