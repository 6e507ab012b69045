//! The form for evidence: what shows it, whose it is, the day it speaks of, how long it is good,
//! and whether it speaks for the statement or against it. Several pieces, one at a time.

use crate::maturity::assessment::Evidence;
use crate::maturity::date_input;
use crate::maturity::ids::ItemId;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::now::Now;
use crate::tui::text_field::TextField;

/// The lines of the form, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvidenceField {
    /// What shows it.
    Text,
    /// Whose it is.
    Whose,
    /// The day it speaks of.
    Dated,
    /// Good until.
    GoodUntil,
    /// For or against.
    Supports,
}

/// The lines in order.
pub const LINES: [EvidenceField; 5] = [
    EvidenceField::Text,
    EvidenceField::Whose,
    EvidenceField::Dated,
    EvidenceField::GoodUntil,
    EvidenceField::Supports,
];

/// The form.
#[derive(Clone, Debug, PartialEq)]
pub struct EvidenceForm {
    /// The item it is for.
    pub item: ItemId,
    /// Which piece is on the form, from 0.
    pub at: usize,
    /// The line in focus.
    pub line: EvidenceField,
    /// What shows it.
    pub text: TextField,
    /// Whose it is.
    pub whose: TextField,
    /// The day it speaks of, as typed.
    pub dated: TextField,
    /// The day from which to look again, as typed.
    pub good_until: TextField,
    /// Whether it speaks for the statement.
    pub supports: bool,
    others: Vec<Evidence>,
}

impl EvidenceForm {
    /// A form over these pieces, with the first one, or an empty one, on it.
    pub fn new(item: ItemId, pieces: Vec<Evidence>) -> Self {
        let empty = TextField::line("");
        let mut form = Self {
            item,
            at: 0,
            line: EvidenceField::Text,
            text: TextField::lines(""),
            whose: empty.clone(),
            dated: empty.clone(),
            good_until: empty,
            supports: true,
            others: if pieces.is_empty() { vec![Evidence::plain("")] } else { pieces },
        };
        form.show(0);
        form
    }

    /// How many pieces there are, the one on the form among them.
    pub fn count(&self) -> usize {
        self.others.len()
    }

    /// The field in focus, unless it is the choice of for and against.
    pub fn field_mut(&mut self) -> Option<&mut TextField> {
        match self.line {
            EvidenceField::Text => Some(&mut self.text),
            EvidenceField::Whose => Some(&mut self.whose),
            EvidenceField::Dated => Some(&mut self.dated),
            EvidenceField::GoodUntil => Some(&mut self.good_until),
            EvidenceField::Supports => None,
        }
    }

    /// All pieces as they stand, without those that say nothing.
    pub fn pieces(&self) -> Vec<Evidence> {
        let mut all = self.others.clone();
        if let Some(here) = all.get_mut(self.at) {
            *here = self.as_typed(here);
        }
        all.retain(|piece| !piece.text.trim().is_empty());
        all
    }

    /// All that was typed, to be looked at for patients' details.
    pub fn all_text(&self) -> String {
        self.pieces().iter().map(|piece| piece.text.clone()).collect::<Vec<_>>().join("\n")
    }

    /// Does what a command means here. Whether the pieces changed.
    pub fn update(&mut self, command: Command, moment: &Now) -> bool {
        let at = LINES.iter().position(|line| *line == self.line).unwrap_or(0);
        match command {
            Command::Next => self.line = LINES[(at + 1) % LINES.len()],
            Command::Previous => self.line = LINES[(at + LINES.len() - 1) % LINES.len()],
            Command::PageDown => self.turn(1),
            Command::PageUp => self.turn(-1),
            Command::Tick | Command::Left | Command::Right
                if self.line == EvidenceField::Supports =>
            {
                self.supports = !self.supports;
                return true;
            }
            _ => return false,
        }
        self.spell_days(moment);
        true
    }

    /// Days that were understood are spelt out, so that the person sees what was understood.
    fn spell_days(&mut self, moment: &Now) {
        for field in [&mut self.dated, &mut self.good_until] {
            if let Some(day) = date_input::parse_day(&field.text(), moment.today) {
                let spelt = crate::maturity::phrases::day(day);
                if field.text() != spelt {
                    field.replace(&spelt);
                }
            }
        }
    }

    fn turn(&mut self, by: isize) {
        if let Some(here) = self.others.get(self.at).map(|here| self.as_typed(here)) {
            self.others[self.at] = here;
        }
        let Some(next) = self.at.checked_add_signed(by) else { return };
        if next >= self.others.len() {
            if self.text.is_blank() {
                return;
            }
            self.others.push(Evidence::plain(""));
        }
        self.show(next);
    }

    fn show(&mut self, at: usize) {
        let Some(piece) = self.others.get(at).cloned() else { return };
        let day = |date: Option<jiff::civil::Date>| {
            date.map(crate::maturity::phrases::day).unwrap_or_default()
        };
        self.at = at;
        self.line = EvidenceField::Text;
        self.text = TextField::lines(&piece.text);
        self.whose = TextField::line(piece.whose.as_deref().unwrap_or_default());
        self.dated = TextField::line(&day(piece.dated));
        self.good_until = TextField::line(&day(piece.good_until));
        self.supports = piece.supports;
    }

    fn as_typed(&self, before: &Evidence) -> Evidence {
        let line = |field: &TextField| {
            Some(field.text().trim().to_owned()).filter(|text| !text.is_empty())
        };
        let day = |field: &TextField, before: Option<jiff::civil::Date>| {
            if field.is_blank() {
                None
            } else {
                date_input::parse_full_day(&field.text()).or(before)
            }
        };
        Evidence {
            text: self.text.text().trim_end().to_owned(),
            whose: line(&self.whose),
            dated: day(&self.dated, before.dated),
            good_until: day(&self.good_until, before.good_until),
            supports: self.supports,
            extra: before.extra.clone(),
        }
    }
}
