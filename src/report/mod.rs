//! What leaves the workbook: the workbook's own things in, bytes out. Where they go is not known here.

mod delimited;
mod workbook;

pub use self::delimited::csv;
pub use self::workbook::xlsx;
