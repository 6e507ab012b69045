//! A form to fill in, before it is written: for whom it is, what goes and what stays. Then its file is
//! named.

pub mod keys;

use std::sync::Arc;

use crate::maturity::form::{FORM_WORDS, FormRequest, form_areas};
use crate::maturity::known_matrix::KnownMatrix;
use crate::maturity::phrases::format_item_count;
use crate::tui::app_view::AppView;
use crate::tui::document::{Document, ReadPosition};
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::export_content::{ExportContent, FormToWrite};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::{Screen, back, go_to, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::document_view;

/// The look at a form.
#[derive(Clone, Debug, PartialEq)]
pub struct FormPreview {
    form: FormToWrite,
    position: ReadPosition,
}

impl FormPreview {
    /// The form of this matrix for the network that is open; none without a network.
    fn open(state: &AppState, known: Arc<KnownMatrix>, now: &Now) -> Option<Self> {
        let record = state.network_state.as_ref()?;
        let request = FormRequest::new(now.new_id, &record.network, &known, now.today);
        let name = format!("{}-form", record.slug);
        let form = FormToWrite { request, matrix: known, name, is_noted: true };
        Some(Self { form, position: ReadPosition::default() })
    }

    fn document(&self) -> Document {
        let FormToWrite { request, matrix, is_noted, .. } = &self.form;
        let matrix = &matrix.matrix;
        let mut page = Document::with_title("A form to fill in");
        page.body(0, format!("{}, for {}.", matrix.full_title(), request.network.name));
        page.body(0, format!("One person fills it in: {}.", format_item_count(matrix)));
        page.blank_line();
        page.heading("What goes");
        page.body(2, "The name of the network and what the matrix asks, with its examples.");
        page.body(2, "Nothing that you answered, noted or agreed.");
        page.blank_line();
        page.heading("Where it goes");
        page.body(2, "Into a file that you name: .xlsx for a spreadsheet program, .html for a browser. Nothing is sent: send it yourself, to one person or to many.");
        let noted = if *is_noted {
            "That you asked is noted in this folder, for the page of returns. It goes to nobody. Space leaves it out."
        } else {
            "That you asked is not noted. Space notes it in this folder."
        };
        page.body(2, noted);
        page.blank_line();
        page.heading("What comes back");
        page.body(2, "That person's view. b brings it in: you see first whose it is. It stands beside others and never speaks for the network.");
        page.blank_line();
        page.heading("What the form says first");
        for words in FORM_WORDS {
            page.body(2, words);
        }
        for area in form_areas(matrix) {
            page.blank_line();
            page.heading(area.name);
            for question in area.questions {
                page.body(2, question.text);
            }
        }
        page
    }
}

/// The matrix that a form is made of where none is named: the one that the network stands on first.
fn first_matrix(state: &AppState) -> Option<Arc<KnownMatrix>> {
    state.network_state.as_ref()?.matrices.first().cloned()
}

impl Screen for FormPreview {
    fn key_context(&self) -> KeyContext {
        keys::FORM
    }

    fn enter(to: &Destination, state: &mut AppState, now: &Now) -> Option<Self> {
        let Destination::Form(named) = to else { return None };
        let known = named.clone().or_else(|| first_matrix(state))?;
        Self::open(state, known, now)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        let hint = "Nothing is written yet. Enter says where to write it.";
        document_view::draw(canvas, app, &self.document(), self.position, hint);
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        let document = self.document();
        match command {
            Command::Back => return back(),
            Command::Form => return show_message("This is the form."),
            Command::Enter => {
                let form = ExportContent::Form(Box::new(self.form.clone()));
                return go_to(Destination::Export(form));
            }
            Command::Toggle => self.form.is_noted = !self.form.is_noted,
            Command::Next | Command::Previous => {
                let is_on = command == Command::Next;
                self.position.jump_to_heading(&document, state.size, is_on);
            }
            command => drop(self.position.update(&document, state.size, command)),
        }
        Vec::new()
    }
}
