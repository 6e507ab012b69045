//! Widgets that several screens share: the canvas, the frame around every screen, the board, forms,
//! pages of text.

pub mod area_line;
pub mod board;
pub mod canvas;
pub mod crosswalk_rows;
pub mod field_page;
pub(crate) mod fit_words;
pub mod form;
pub mod frame;
mod key_hints;
pub mod long_message;
pub mod page_view;
pub mod rect;
pub(crate) mod sign_legend;
pub mod table;
pub mod text_field;
