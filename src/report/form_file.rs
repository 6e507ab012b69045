//! A form in the format that the name of its file asks for.

use super::FileFormat;
use super::form_html::form_to_html;
use super::form_xlsx::form_to_xlsx;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::form::FormRequest;
use crate::maturity::matrix::Matrix;

/// The bytes of a form's file. The same request gives the same bytes.
pub fn export_form(
    request: &FormRequest,
    matrix: &Matrix,
    format: FileFormat,
) -> Result<Vec<u8>, Box<Diagnostic>> {
    match format {
        FileFormat::Html => Ok(form_to_html(request, matrix).into_bytes()),
        _ => form_to_xlsx(request, matrix),
    }
}
