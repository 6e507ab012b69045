//! The form for evidence: what shows it, whose it is, the day it speaks of, how long it is good,
//! and whether it speaks for the statement or against it. Several pieces, one at a time.

use jiff::civil::Date;

use crate::maturity::assessment::{Evidence, TypedDays};
use crate::maturity::ids::ItemId;
use crate::maturity::{date_input, phrases};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::now::Now;
use crate::tui::widgets::text_field::TextField;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvidenceField {
    Text,
    Whose,
    Dated,
    GoodUntil,
    Supports,
}

pub const FIELDS: [EvidenceField; 5] = [
    EvidenceField::Text,
    EvidenceField::Whose,
    EvidenceField::Dated,
    EvidenceField::GoodUntil,
    EvidenceField::Supports,
];

#[derive(Clone, Debug, PartialEq)]
pub struct EvidenceForm {
    pub item: ItemId,
    pub index: usize,
    pub focus: EvidenceField,
    pub text: TextField,
    pub whose: TextField,
    pub dated: TextField,
    pub good_until: TextField,
    pub supports: bool,
    pieces: Vec<Evidence>,
}

impl EvidenceForm {
    /// A form over these pieces, with the first one, or an empty one, on it.
    pub fn new(item: ItemId, pieces: Vec<Evidence>) -> Self {
        let empty = TextField::single_line("");
        let mut form = Self {
            item,
            index: 0,
            focus: EvidenceField::Text,
            text: TextField::multiline(""),
            whose: empty.clone(),
            dated: empty.clone(),
            good_until: empty,
            supports: true,
            pieces: if pieces.is_empty() { vec![Evidence::new("")] } else { pieces },
        };
        form.load_piece(0);
        form
    }

    pub fn count(&self) -> usize {
        self.pieces.len()
    }

    /// The field in focus, unless it is the choice of for and against.
    pub fn field(&self) -> Option<&TextField> {
        match self.focus {
            EvidenceField::Text => Some(&self.text),
            EvidenceField::Whose => Some(&self.whose),
            EvidenceField::Dated => Some(&self.dated),
            EvidenceField::GoodUntil => Some(&self.good_until),
            EvidenceField::Supports => None,
        }
    }

    pub fn field_mut(&mut self) -> Option<&mut TextField> {
        match self.focus {
            EvidenceField::Text => Some(&mut self.text),
            EvidenceField::Whose => Some(&mut self.whose),
            EvidenceField::Dated => Some(&mut self.dated),
            EvidenceField::GoodUntil => Some(&mut self.good_until),
            EvidenceField::Supports => None,
        }
    }

    /// All pieces as they stand, without those in which nothing is filled in.
    pub fn pieces(&self) -> Vec<Evidence> {
        let mut all = self.pieces.clone();
        if let Some(here) = all.get_mut(self.index) {
            *here = self.edited_piece(here);
        }
        all.retain(|piece| !piece.is_blank());
        all
    }

    /// Puts pieces beside those there are; `false` where they all are there already.
    pub fn take_over(&mut self, pieces: impl Iterator<Item = Evidence>) -> bool {
        let mut all = self.pieces();
        let first = all.len();
        for piece in pieces {
            if !all.iter().any(|other| other.text == piece.text) {
                all.push(piece);
            }
        }
        if all.len() == first {
            return false;
        }
        self.pieces = all;
        self.load_piece(first);
        true
    }

    pub fn all_text(&self) -> String {
        self.pieces().iter().map(|piece| piece.text.clone()).collect::<Vec<_>>().join("\n")
    }

    pub fn update(&mut self, command: Command) -> bool {
        let at = FIELDS.iter().position(|line| *line == self.focus).unwrap_or(0);
        match command {
            Command::Next | Command::Enter | Command::Down => {
                self.focus = FIELDS[(at + 1) % FIELDS.len()];
            }
            Command::Previous | Command::Up => {
                self.focus = FIELDS[(at + FIELDS.len() - 1) % FIELDS.len()];
            }
            Command::Focus(field) => {
                self.focus = FIELDS.get(field).copied().unwrap_or(self.focus);
            }
            Command::Choose(choice) => {
                (self.focus, self.supports) = (EvidenceField::Supports, choice == 0);
            }
            Command::PageDown => self.step_piece(1),
            Command::PageUp => self.step_piece(-1),
            Command::Toggle | Command::Left | Command::Right
                if self.focus == EvidenceField::Supports =>
            {
                self.supports = !self.supports;
                return true;
            }
            _ => return false,
        }
        true
    }

    /// Leaves the field in focus. A day that was understood is spelt out, so that the person sees
    /// what was understood; one that was not stays as it was typed, and that is said.
    pub(crate) fn finish_field(&mut self, now: &Now) -> Option<String> {
        let field = match self.focus {
            EvidenceField::Dated => &mut self.dated,
            EvidenceField::GoodUntil => &mut self.good_until,
            _ => return None,
        };
        if field.is_blank() {
            return None;
        }
        match date_input::parse_date(&field.text(), now.today) {
            Some(day) => {
                let spelt = phrases::format_date(day);
                if field.text() != spelt {
                    field.replace(&spelt);
                }
                None
            }
            None => Some(unread_day_message(&field.text(), now.today)),
        }
    }

    fn step_piece(&mut self, by: isize) {
        if let Some(here) = self.pieces.get(self.index).map(|here| self.edited_piece(here)) {
            self.pieces[self.index] = here;
        }
        let Some(next) = self.index.checked_add_signed(by) else { return };
        if next >= self.pieces.len() {
            if self.text.is_blank() {
                return;
            }
            self.pieces.push(Evidence::new(""));
        }
        self.load_piece(next);
    }

    fn load_piece(&mut self, at: usize) {
        let Some(piece) = self.pieces.get(at).cloned() else { return };
        let day = |date: Option<Date>| date.map(phrases::format_date).unwrap_or_default();
        self.index = at;
        self.focus = EvidenceField::Text;
        self.text = TextField::multiline(&piece.text);
        self.whose = TextField::single_line(piece.whose.as_deref().unwrap_or_default());
        let typed = &piece.typed;
        self.dated = TextField::single_line(&typed.dated.clone().unwrap_or(day(piece.dated)));
        let until = typed.good_until.clone().unwrap_or(day(piece.good_until));
        self.good_until = TextField::single_line(&until);
        self.supports = piece.supports;
    }

    fn edited_piece(&self, before: &Evidence) -> Evidence {
        let line = |field: &TextField| {
            Some(field.text().trim().to_owned()).filter(|text| !text.is_empty())
        };
        let (dated, dated_typed) = read_day(&self.dated);
        let (good_until, until_typed) = read_day(&self.good_until);
        Evidence {
            text: self.text.text().trim_end().to_owned(),
            whose: line(&self.whose),
            dated,
            good_until,
            supports: self.supports,
            typed: TypedDays {
                dated: dated_typed,
                good_until: until_typed,
                unknown_fields: before.typed.unknown_fields.clone(),
            },
            unknown_fields: before.unknown_fields.clone(),
        }
    }
}

/// The day in a field, or what is typed there while it is none.
fn read_day(field: &TextField) -> (Option<Date>, Option<String>) {
    let typed = field.text().trim().to_owned();
    match date_input::parse_full_date(&typed) {
        _ if typed.is_empty() => (None, None),
        Some(day) => (Some(day), None),
        None => (None, Some(typed)),
    }
}

/// Whether something stands in a field for a day that can't be read as one, now.
pub(crate) fn is_unread(field: &TextField, today: Date) -> bool {
    !field.is_blank() && date_input::parse_date(&field.text(), today).is_none()
}

pub(crate) fn unread_day_message(typed: &str, today: Date) -> String {
    format!(
        "'{}' is no day yet: write it like {}. Kept as typed.",
        typed.trim(),
        phrases::format_date(today)
    )
}
