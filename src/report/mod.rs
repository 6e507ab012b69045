//! What leaves the workbook: the workbook's own things in, bytes out. Where they go is not known
//! here.

mod comparison_file;
mod csv;
mod markdown;
mod text;
mod xlsx;

pub use self::comparison_file::{FileFormat, export_comparison};
pub use self::csv::to_csv;
pub use self::text::to_text;
pub(crate) use self::text::{pad, wrap_words};
pub use self::xlsx::to_xlsx;
