//! What leaves the workbook: the workbook's own things in, bytes out. Where they go is not known
//! here.

mod comparison_file;
mod csv;
mod markdown;
mod text;
mod xlsx;

pub use self::comparison_file::{FileFormat, write};
pub use self::csv::csv;
pub use self::text::text;
pub use self::xlsx::xlsx;
