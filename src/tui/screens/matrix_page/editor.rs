//! Editing words of a matrix of our own where they are read: the field, why what stands in it can't
//! be taken, and the question whether it still means the same.

use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::KnownMatrix;
use crate::maturity::revision::{AddedPart, MatrixPlace, MeaningChoices, SameMeaning};
use crate::maturity::unsaved_change::TypedMatrixText;
use crate::maturity::validate::validate_matrix;
use crate::tui::widgets::text_field::TextField;

#[derive(Clone, Debug, PartialEq)]
pub struct PlaceEditor {
    /// The text that is edited: the matrix, or the matrix with a new part in it.
    matrix: Box<Matrix>,
    pub place: MatrixPlace,
    /// Where words are to be written after these.
    next: Vec<MatrixPlace>,
    /// The part below which a new one is added.
    pub added_below: Option<MatrixPlace>,
    pub field: TextField,
    pub error: Option<String>,
    /// Words that people answered on are changed: the answer in focus to whether they still mean
    /// the same.
    pub question: Option<SameMeaning>,
    pub is_pending: bool,
}

/// What Enter on the field leads to.
pub(crate) enum Step {
    /// Why the words can't be taken.
    Refused(String),
    /// Nothing is changed.
    Unchanged,
    /// More words are to be written first.
    More,
    /// The whole text, as it is now.
    Done(Box<Matrix>),
}

impl PlaceEditor {
    pub(crate) fn open(matrix: &Matrix, place: MatrixPlace) -> Option<Self> {
        let text = place.text(matrix)?;
        Some(Self {
            field: TextField::paragraph(&text),
            matrix: Box::new(matrix.clone()),
            place,
            next: Vec::new(),
            added_below: None,
            error: None,
            question: None,
            is_pending: false,
        })
    }

    /// The words of a part that is new.
    pub(crate) fn open_added(part: AddedPart, below: MatrixPlace) -> Option<Self> {
        let mut places = part.places.into_iter();
        let first = places.next()?;
        let editor = Self::open(&part.matrix, first)?;
        Some(Self { next: places.collect(), added_below: Some(below), ..editor })
    }

    /// "Statement A-1 · Foundation"; of a new part, what is to be written.
    pub(crate) fn label(&self) -> String {
        let label = self.place.label(&self.matrix);
        match (&self.added_below, &self.place, self.next.is_empty()) {
            (None, ..) => label,
            (Some(_), MatrixPlace::Item { .. }, _) => format!("A new statement: {label}"),
            (Some(_), _, true) => format!("New: {label}"),
            (Some(_), _, false) => format!("New: {label}; its first statement comes next"),
        }
    }

    pub(crate) fn is_changed(&self) -> bool {
        self.place.text(&self.matrix).is_none_or(|before| before != self.field.text())
    }

    fn edited(&self) -> Matrix {
        self.place.with_text(&self.matrix, &self.field.text())
    }

    /// Why what stands in the field can't be taken.
    pub(crate) fn check(&self) -> Option<String> {
        if self.field.is_blank() && !self.place.is_optional() {
            return Some("Write some words. Esc leaves it as it was.".to_owned());
        }
        let edited = self.edited();
        if self.place.has_namesake(&edited) && !self.place.has_namesake(&self.matrix) {
            return Some("Another one has this name. Give each a name of its own.".to_owned());
        }
        let path = self.place.json_path(&edited);
        let is_here = |finding: &Diagnostic| finding.is_error() && finding.path.starts_with(&path);
        let found = validate_matrix(&edited).into_iter().find(is_here)?;
        Some(format!("{} {}", found.says, found.remedy))
    }

    /// Takes the words, as far as they can be taken.
    pub(crate) fn take(&mut self) -> Step {
        if let Some(why) = self.check() {
            return Step::Refused(why);
        }
        let edited = self.edited();
        if edited == *self.matrix && self.added_below.is_none() {
            return Step::Unchanged;
        }
        if self.next.is_empty() {
            let wrong = validate_matrix(&edited).into_iter().find(Diagnostic::is_error);
            return match wrong {
                Some(found) => Step::Refused(format!("{} {}", found.says, found.remedy)),
                None => Step::Done(Box::new(edited)),
            };
        }
        *self.matrix = edited;
        self.place = self.next.remove(0);
        let text = self.place.text(&self.matrix).unwrap_or_default();
        (self.field, self.error) = (TextField::paragraph(&text), None);
        Step::More
    }

    /// What is said of the item that is edited.
    pub(crate) fn meanings(&self) -> MeaningChoices {
        let item = self.place.item().cloned();
        item.zip(self.question).into_iter().collect()
    }

    /// What is kept of it while it is not taken.
    pub(crate) fn typed(&self, known: &KnownMatrix) -> TypedMatrixText {
        TypedMatrixText {
            matrix: known.reference.clone(),
            place: self.place.clone(),
            added_below: self.added_below.clone(),
            text: Some(self.field.text()).filter(|text| self.is_changed() && !text.is_empty()),
        }
    }
}
