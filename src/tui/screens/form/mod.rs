//! What a form to fill in asks, of whom and by when, before it is looked at. All of it may be left
//! empty.

pub mod keys;
mod view;

use std::sync::Arc;

use jiff::civil::Date;
use uuid::Uuid;

use crate::maturity::form::{FormDetails, FormRequest, form_words, parse_due};
use crate::maturity::known_matrix::KnownMatrix;
use crate::maturity::network_state::NetworkState;
use crate::maturity::phrases::format_date;
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::export_content::FormToWrite;
use crate::tui::protocol::key::{Key, KeyCode};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::{Screen, back, go_to, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::text_field::TextField;

#[derive(Clone, Debug)]
pub struct Form {
    focus: FormField,
    /// What can be asked, and which of them is.
    matrices: Vec<Arc<KnownMatrix>>,
    chosen: usize,
    subject: TextField,
    role: TextField,
    place: TextField,
    due: TextField,
    is_noted: bool,
    today: Date,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FormField {
    Matrix,
    Subject,
    Role,
    Place,
    Due,
    Noted,
}

impl Form {
    /// A form of this matrix, else of the first in use, for the network that is open. None without a
    /// network, or with no matrix.
    fn open(state: &AppState, named: Option<&Arc<KnownMatrix>>, now: &Now) -> Option<Self> {
        let record = state.network_state.as_ref()?;
        let mut matrices = record.matrices.clone();
        if let Some(named) = named
            && !matrices.iter().any(|known| known.reference == named.reference)
        {
            matrices.push(Arc::clone(named));
        }
        let is_named = |known: &Arc<KnownMatrix>| {
            named.is_some_and(|named| named.reference == known.reference)
        };
        let chosen = matrices.iter().position(is_named).unwrap_or(0);
        matrices.get(chosen)?;
        let empty = || TextField::single_line("");
        Some(Self {
            focus: FormField::Role,
            matrices,
            chosen,
            subject: empty(),
            role: empty(),
            place: empty(),
            due: empty(),
            is_noted: true,
            today: now.today,
        })
    }

    fn matrix(&self) -> &Arc<KnownMatrix> {
        &self.matrices[self.chosen.min(self.matrices.len() - 1)]
    }

    /// The lines there are: a matrix to choose where there are several, a subject where it is about
    /// one thing.
    fn fields(&self) -> Vec<FormField> {
        let mut fields = Vec::new();
        fields.extend((self.matrices.len() > 1).then_some(FormField::Matrix));
        fields.extend(self.matrix().matrix.about_one.as_ref().map(|_| FormField::Subject));
        fields.extend([FormField::Role, FormField::Place, FormField::Due, FormField::Noted]);
        fields
    }

    fn position(&self) -> usize {
        self.fields().iter().position(|field| *field == self.focus).unwrap_or(0)
    }

    /// Goes to another line. A day is spelt out as it was understood; what is no day is said.
    fn move_focus(&mut self, to: usize) -> Vec<Transition> {
        let said = self.spell_due();
        if let Some(field) = self.field_mut() {
            field.keep();
        }
        let fields = self.fields();
        self.focus = fields[to.min(fields.len() - 1)];
        said.map(show_message).unwrap_or_default()
    }

    fn spell_due(&mut self) -> Option<String> {
        match parse_due(&self.due.text(), self.today) {
            Ok(Some(day)) if self.due.text() != format_date(day) => {
                self.due.replace(&format_date(day));
                None
            }
            Ok(_) => None,
            Err(says) => (self.focus == FormField::Due).then_some(says),
        }
    }

    fn step_sideways(&mut self, on: bool) {
        let all = self.matrices.len();
        match self.focus {
            FormField::Matrix => self.chosen = (self.chosen + if on { 1 } else { all - 1 }) % all,
            FormField::Noted => self.is_noted = !self.is_noted,
            _ => {
                if let Some(field) = self.field_mut() {
                    let code = if on { KeyCode::Right } else { KeyCode::Left };
                    field.handle_key(Key::plain(code));
                }
            }
        }
    }

    /// What was given; else the line that is to be put right, and what is wrong with it.
    fn request(&self, record: &NetworkState, id: Uuid) -> Result<FormRequest, (FormField, String)> {
        let due = parse_due(&self.due.text(), self.today).map_err(|says| (FormField::Due, says))?;
        let has_subject = self.fields().contains(&FormField::Subject);
        let details = FormDetails {
            subject: form_words(&self.subject.text()).filter(|_| has_subject),
            role: form_words(&self.role.text()),
            of: form_words(&self.place.text()),
            due,
        };
        FormRequest::with_details(id, record, self.matrix(), &details, self.today)
            .map_err(|error| (FormField::Subject, error.says()))
    }

    fn go_on(&mut self, state: &AppState, now: &Now) -> Vec<Transition> {
        let Some(record) = &state.network_state else { return back() };
        // each form has an id of its own, also where this page is come back to for the next one
        match self.request(record, now.new_id) {
            Ok(request) => {
                self.spell_due();
                let form = FormToWrite {
                    name: file_name(record, &request),
                    request,
                    matrix: Arc::clone(self.matrix()),
                    is_noted: self.is_noted,
                };
                go_to(Destination::FormPreview(Box::new(form)))
            }
            Err((field, says)) => {
                self.focus = field;
                show_message(says)
            }
        }
    }
}

/// "hillside-form", "hillside-form-elm-surgery": forms for several people lie side by side.
fn file_name(record: &NetworkState, request: &FormRequest) -> String {
    let who = request.of.as_ref().or(request.role.as_ref()).map_or("", String::as_str);
    let kept = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' };
    let who: String = who.chars().map(kept).collect();
    let parts: Vec<&str> =
        [record.slug.as_str(), "form"].into_iter().chain(who.split_whitespace()).collect();
    parts.join("-").chars().take(60).collect()
}

impl Screen for Form {
    fn key_context(&self) -> KeyContext {
        keys::FORM
    }

    fn enter(to: &Destination, state: &mut AppState, now: &Now) -> Option<Self> {
        let Destination::Form(named) = to else { return None };
        Self::open(state, named.as_ref(), now)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        view::draw(canvas, app, self);
    }

    fn update(&mut self, state: &mut AppState, command: Command, now: &Now) -> Vec<Transition> {
        let at = self.position();
        match command {
            Command::Enter => return self.go_on(state, now),
            Command::Back => return back(),
            Command::Up | Command::Previous => return self.move_focus(at.saturating_sub(1)),
            Command::Down | Command::Next => return self.move_focus(at + 1),
            Command::Focus(to) | Command::Open(to) if to != at => return self.move_focus(to),
            Command::Focus(_) | Command::Open(_) if self.field().is_none() => {
                self.step_sideways(true);
            }
            Command::Left => self.step_sideways(false),
            Command::Right | Command::Toggle => self.step_sideways(true),
            _ => {}
        }
        Vec::new()
    }

    fn field(&self) -> Option<&TextField> {
        match self.focus {
            FormField::Subject => Some(&self.subject),
            FormField::Role => Some(&self.role),
            FormField::Place => Some(&self.place),
            FormField::Due => Some(&self.due),
            FormField::Matrix | FormField::Noted => None,
        }
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        match self.focus {
            FormField::Subject => Some(&mut self.subject),
            FormField::Role => Some(&mut self.role),
            FormField::Place => Some(&mut self.place),
            FormField::Due => Some(&mut self.due),
            FormField::Matrix | FormField::Noted => None,
        }
    }
}
