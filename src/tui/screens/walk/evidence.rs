//! The form for evidence: what shows it, whose it is, the day it speaks of, how long it is good,
//! and whether it speaks for the statement or against it. Several pieces, one at a time.

use crate::maturity::assessment::Evidence;
use crate::maturity::date_input;
use crate::maturity::ids::ItemId;
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
    pub fn field_mut(&mut self) -> Option<&mut TextField> {
        match self.focus {
            EvidenceField::Text => Some(&mut self.text),
            EvidenceField::Whose => Some(&mut self.whose),
            EvidenceField::Dated => Some(&mut self.dated),
            EvidenceField::GoodUntil => Some(&mut self.good_until),
            EvidenceField::Supports => None,
        }
    }

    /// All pieces as they stand, without those that say nothing.
    pub fn pieces(&self) -> Vec<Evidence> {
        let mut all = self.pieces.clone();
        if let Some(here) = all.get_mut(self.index) {
            *here = self.edited_piece(here);
        }
        all.retain(|piece| !piece.text.trim().is_empty());
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

    pub fn update(&mut self, command: Command, now: &Now) -> bool {
        let at = FIELDS.iter().position(|line| *line == self.focus).unwrap_or(0);
        match command {
            Command::Next => self.focus = FIELDS[(at + 1) % FIELDS.len()],
            Command::Previous => self.focus = FIELDS[(at + FIELDS.len() - 1) % FIELDS.len()],
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
        self.normalize_dates(now);
        true
    }

    /// Days that were understood are spelt out, so that the person sees what was understood.
    fn normalize_dates(&mut self, now: &Now) {
        for field in [&mut self.dated, &mut self.good_until] {
            if let Some(day) = date_input::parse_date(&field.text(), now.today) {
                let spelt = crate::maturity::phrases::format_date(day);
                if field.text() != spelt {
                    field.replace(&spelt);
                }
            }
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
        let day = |date: Option<jiff::civil::Date>| {
            date.map(crate::maturity::phrases::format_date).unwrap_or_default()
        };
        self.index = at;
        self.focus = EvidenceField::Text;
        self.text = TextField::multiline(&piece.text);
        self.whose = TextField::single_line(piece.whose.as_deref().unwrap_or_default());
        self.dated = TextField::single_line(&day(piece.dated));
        self.good_until = TextField::single_line(&day(piece.good_until));
        self.supports = piece.supports;
    }

    fn edited_piece(&self, before: &Evidence) -> Evidence {
        let line = |field: &TextField| {
            Some(field.text().trim().to_owned()).filter(|text| !text.is_empty())
        };
        let day = |field: &TextField, before: Option<jiff::civil::Date>| {
            if field.is_blank() {
                None
            } else {
                date_input::parse_full_date(&field.text()).or(before)
            }
        };
        Evidence {
            text: self.text.text().trim_end().to_owned(),
            whose: line(&self.whose),
            dated: day(&self.dated, before.dated),
            good_until: day(&self.good_until, before.good_until),
            supports: self.supports,
            unknown_fields: before.unknown_fields.clone(),
        }
    }
}
