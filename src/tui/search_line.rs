//! The line on which a person types what to find in a list: it holds until it is taken away.

use crate::maturity::search::SearchQuery;
use crate::tui::widgets::text_field::TextField;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct SearchLine {
    field: Option<TextField>,
    is_typing: bool,
}

impl SearchLine {
    /// Letters go into the line from now on.
    pub fn begin(&mut self) {
        self.field.get_or_insert_with(|| TextField::single_line(""));
        self.is_typing = true;
    }

    /// Letters are keys again; what was typed holds.
    pub fn finish(&mut self) {
        self.is_typing = false;
    }

    /// Takes it away. Says whether anything was looked for.
    pub fn clear(&mut self) -> bool {
        self.is_typing = false;
        self.field.take().is_some_and(|field| !field.is_blank())
    }

    pub fn is_typing(&self) -> bool {
        self.is_typing
    }

    /// The line, where there is one to show.
    pub fn shown(&self) -> Option<&TextField> {
        self.field.as_ref()
    }

    /// The line while letters go into it.
    pub fn field(&self) -> Option<&TextField> {
        self.field.as_ref().filter(|_| self.is_typing)
    }

    pub fn field_mut(&mut self) -> Option<&mut TextField> {
        self.field.as_mut().filter(|_| self.is_typing)
    }

    pub fn query(&self) -> SearchQuery {
        self.field.as_ref().map(|field| SearchQuery::new(&field.text())).unwrap_or_default()
    }
}
