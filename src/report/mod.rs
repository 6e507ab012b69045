//! What leaves the workbook: the workbook's own things in, bytes out. Where they go is not known here.

mod delimited;
mod extracts;
mod markdown;
mod plain;
mod workbook;

pub use self::delimited::csv;
pub use self::extracts::{Form, write};
pub use self::plain::text;
pub use self::workbook::xlsx;
