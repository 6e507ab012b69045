//! A form to fill in, before it is written: for whom it is, what goes and what stays.

use super::{Change, Preview, keys};
use crate::maturity::form::{FORM_WORDS, form_areas};
use crate::maturity::page::Page;
use crate::maturity::phrases::{format_date, format_item_count};
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::export_content::{ExportContent, FormToWrite};

#[derive(Clone, Debug, PartialEq)]
pub(super) struct FormPreview {
    form: FormToWrite,
}

impl FormPreview {
    pub(super) fn of(form: &FormToWrite) -> Self {
        Self { form: form.clone() }
    }

    fn noted_words(&self) -> &'static str {
        if self.form.is_noted {
            "A note that you asked stays in this folder, for the page of returns. It goes to nobody. Space leaves it out."
        } else {
            "No note is made that you asked. Space makes one, in this folder."
        }
    }

    /// For whom it is, about what, and by when.
    fn write_request(&self, page: &mut Page) {
        let FormToWrite { request, matrix, .. } = &self.form;
        let matrix = &matrix.matrix;
        let about = request.subject.as_ref().map(|subject| format!(", about {subject}"));
        let about = about.unwrap_or_default();
        page.body(0, format!("{}{about}, for {}.", matrix.full_title(), request.network.name));
        page.body(0, format!("One person fills it in: {}.", format_item_count(matrix)));
        let due = request.due.map_or_else(
            || "No day is set.".to_owned(),
            |due| format!("Wanted back by {}.", format_date(due)),
        );
        page.body(0, format!("Asked: {}. {due}", request.asked_words()));
        for doubt in request.doubts(&self.form.matrix) {
            page.body(0, format!("{doubt} Esc goes back to change it."));
        }
    }
}

impl Preview for FormPreview {
    fn key_context(&self) -> KeyContext {
        keys::FORM_PREVIEW
    }

    fn page(&self) -> Page {
        let mut page = Page::new("A form to fill in");
        self.write_request(&mut page);
        page.blank_line();
        page.heading("What goes");
        page.body(2, self.goes_words());
        page.body(2, "Nothing that you answered, noted or agreed.");
        page.blank_line();
        page.heading("Where it goes");
        page.body(2, "Into a file that you name: .xlsx for a spreadsheet program, .html for a browser. Nothing is sent: send it yourself, to one person or to many.");
        page.body(2, self.noted_words());
        page.blank_line();
        page.heading("What comes back");
        page.body(2, "That person's view. b brings it in: you see first whose it is. It stands beside others and never speaks for the network.");
        page.blank_line();
        page.heading("What the form says first");
        for words in FORM_WORDS {
            page.body(2, words);
        }
        for area in form_areas(&self.form.matrix.matrix) {
            page.blank_line();
            page.heading(area.name);
            for question in area.questions {
                page.body(2, question.text);
            }
        }
        page
    }

    fn content(&self) -> Option<ExportContent> {
        Some(ExportContent::Form(Box::new(self.form.clone())))
    }

    fn change(&mut self, command: Command) -> Change {
        if command != Command::Toggle {
            return Change::Nothing;
        }
        self.form.is_noted = !self.form.is_noted;
        Change::Line
    }

    fn hint(&self) -> &'static str {
        "Nothing is written yet. Enter says where to write it."
    }
}

impl FormPreview {
    fn goes_words(&self) -> &'static str {
        let request = &self.form.request;
        let is_plain = request.role.is_none() && request.of.is_none() && request.due.is_none();
        if is_plain {
            "The name of the network and what the matrix asks, with its examples."
        } else {
            "The name of the network, who is asked and by when, and what the matrix asks, with its examples."
        }
    }
}
