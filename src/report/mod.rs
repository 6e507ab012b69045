//! What leaves the workbook, in a form that people or programs read: pages, comparisons, matrices in,
//! the bytes of a file out. Where they go is not known here.

mod comparison_file;
mod csv;
mod file_format;
mod form_file;
mod form_html;
mod form_words;
mod form_xlsx;
mod matrix_file;
mod page_file;
mod page_html;
mod page_markdown;
mod page_signs;
mod row_height;
mod table_lines;
mod tables_xlsx;
#[cfg(test)]
mod tests;
mod xlsx;

pub use self::comparison_file::export_comparison;
pub use self::csv::to_csv;
pub use self::file_format::FileFormat;
pub use self::form_file::export_form;
pub use self::matrix_file::export_matrix;
pub use self::page_file::export_page;
pub use self::table_lines::{LineFormat, TableLines};
pub use self::tables_xlsx::{TablesWorkbook, WorkbookError};
