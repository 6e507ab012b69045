//! Who a share is for, why, whether support depends on it, and where it is written. All but the
//! last may stay empty: it is for the network's own log.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::maturity::ids::Slug;
use crate::maturity::share::SharePurpose;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::key::{Key, KeyCode};
use crate::tui::widgets::text_field::TextField;

#[derive(Clone, Debug)]
pub struct PurposeForm {
    pub focus: PurposeField,
    pub to: TextField,
    pub why: TextField,
    /// Whether support depends on it; none while that is not said.
    pub condition: Option<bool>,
    pub file: TextField,
    folder: PathBuf,
    stem: String,
    is_named: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PurposeField {
    To,
    Why,
    Condition,
    File,
}

pub const FIELDS: [PurposeField; 4] =
    [PurposeField::To, PurposeField::Why, PurposeField::Condition, PurposeField::File];

impl PurposeForm {
    pub(crate) fn new(documents: &Path, slug: &Slug, day: Date) -> Self {
        let mut form = Self {
            focus: PurposeField::To,
            to: TextField::single_line(""),
            why: TextField::single_line(""),
            condition: None,
            file: TextField::single_line(""),
            folder: documents.to_path_buf(),
            stem: format!("{slug}-{day}"),
            is_named: false,
        };
        form.suggest_file_name();
        form
    }

    pub fn position(&self) -> usize {
        FIELDS.iter().position(|line| *line == self.focus).unwrap_or(0)
    }

    pub fn condition_words(&self) -> &'static str {
        match self.condition {
            None => "not said",
            Some(true) => "yes, for their support",
            Some(false) => "no, we share it freely",
        }
    }

    pub(crate) fn purpose(&self) -> SharePurpose {
        let said = |field: &TextField| {
            Some(field.text().trim().to_owned()).filter(|text| !text.is_empty())
        };
        SharePurpose {
            recipient: said(&self.to),
            reason: said(&self.why),
            condition_of_support: self.condition,
        }
    }

    pub(crate) fn update(&mut self, command: Command) {
        let at = self.position();
        let next = match command {
            Command::Up | Command::Previous => at.saturating_sub(1),
            Command::Down | Command::Next => at + 1,
            Command::Focus(at) | Command::Open(at) => at,
            Command::Left => return self.step_sideways(false),
            Command::Right | Command::Toggle => return self.step_sideways(true),
            _ => return,
        };
        if let Some(field) = self.field_mut() {
            field.keep();
        }
        self.focus = FIELDS[next.min(FIELDS.len() - 1)];
    }

    fn step_sideways(&mut self, on: bool) {
        if let Some(field) = self.field_mut() {
            field.handle_key(Key::plain(if on { KeyCode::Right } else { KeyCode::Left }));
            return;
        }
        self.condition = match (self.condition, on) {
            (None, true) | (Some(false), false) => Some(true),
            (Some(true), true) | (None, false) => Some(false),
            (Some(false), true) | (Some(true), false) => None,
        };
    }

    pub(crate) fn field(&self) -> Option<&TextField> {
        match self.focus {
            PurposeField::To => Some(&self.to),
            PurposeField::Why => Some(&self.why),
            PurposeField::Condition => None,
            PurposeField::File => Some(&self.file),
        }
    }

    pub(crate) fn field_mut(&mut self) -> Option<&mut TextField> {
        match self.focus {
            PurposeField::To => Some(&mut self.to),
            PurposeField::Why => Some(&mut self.why),
            PurposeField::Condition => None,
            PurposeField::File => Some(&mut self.file),
        }
    }

    /// A text was changed. The file is named for whom it is for, until a person names it.
    pub(crate) fn on_text_changed(&mut self) {
        match self.focus {
            PurposeField::File => self.is_named = true,
            PurposeField::To if !self.is_named => self.suggest_file_name(),
            _ => {}
        }
    }

    fn suggest_file_name(&mut self) {
        let to: String = self
            .to
            .text()
            .to_lowercase()
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' })
            .collect();
        let to = to.split_whitespace().collect::<Vec<_>>().join("-");
        let to: String = to.chars().take(24).collect();
        let name = match to.trim_matches('-') {
            "" => format!("{}.json", self.stem),
            to => format!("{}-for-{to}.json", self.stem),
        };
        self.file.replace(&self.folder.join(name).to_string_lossy());
        self.file.keep();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_file_is_named_for_whom_it_is_for_until_a_person_names_it() {
        let mut form =
            PurposeForm::new(Path::new("docs"), &Slug::from("hillside"), date(2026, 3, 12));
        let name = |form: &PurposeForm| {
            Path::new(&form.file.text()).file_name().unwrap().to_string_lossy().into_owned()
        };
        assert_eq!(name(&form), "hillside-2026-03-12.json");
        form.to.paste("Northshire Board (South)/../x");
        form.on_text_changed();
        assert_eq!(name(&form), "hillside-2026-03-12-for-northshire-board-south-x.json");
        form.focus = PurposeField::File;
        form.file.replace("/elsewhere/a.json");
        form.on_text_changed();
        form.focus = PurposeField::To;
        form.to.paste("more");
        form.on_text_changed();
        assert_eq!(form.file.text(), "/elsewhere/a.json");
    }

    #[test]
    fn whether_support_depends_on_it_goes_round() {
        let mut form = PurposeForm::new(Path::new(""), &Slug::from("a"), date(2026, 3, 12));
        form.focus = PurposeField::Condition;
        let mut said = Vec::new();
        for _ in 0..3 {
            form.update(Command::Right);
            said.push(form.condition);
        }
        assert_eq!(said, [Some(true), Some(false), None]);
        form.update(Command::Left);
        assert_eq!(form.condition, Some(false));
    }
}
