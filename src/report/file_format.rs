//! The file format that the ending of a path asks for.

use std::path::Path;

use crate::maturity::diagnostic::Diagnostic;

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFormat {
    /// A workbook for Excel.
    Xlsx,
    /// For spreadsheets.
    Csv,
    /// For papers and pages.
    Markdown,
    /// For reading as it is.
    Text,
    /// For a browser, paper, and whoever has no program for it.
    Html,
}

impl FileFormat {
    /// The format for a matrix by the ending of its file.
    pub fn for_matrix(path: &Path) -> Result<Self, Box<Diagnostic>> {
        Self::from_path(path)
            .filter(|format| matches!(format, Self::Xlsx | Self::Csv))
            .ok_or_else(|| unknown_format_error(".xlsx or .csv"))
    }

    /// The format for a form by the ending of its file.
    pub fn for_form(path: &Path) -> Result<Self, Box<Diagnostic>> {
        Self::from_path(path).filter(|format| matches!(format, Self::Xlsx | Self::Html)).ok_or_else(
            || unknown_format_error(".xlsx for a spreadsheet program, or .html for a browser"),
        )
    }

    /// The format for a page by the ending of its file.
    pub fn for_page(path: &Path) -> Result<Self, Box<Diagnostic>> {
        Self::from_path(path)
            .filter(|format| matches!(format, Self::Html | Self::Markdown | Self::Text))
            .ok_or_else(|| unknown_format_error(".html, .md or .txt. Word opens the .html too"))
    }

    /// The format for the tables of a snapshot by the ending of its file.
    pub fn for_tables(path: &Path) -> Result<Self, Box<Diagnostic>> {
        Self::from_path(path)
            .filter(|format| *format == Self::Xlsx)
            .ok_or_else(|| unknown_format_error(".xlsx"))
    }

    /// The format for a comparison by the ending of its file.
    pub fn for_comparison(path: &Path) -> Result<Self, Box<Diagnostic>> {
        Self::from_path(path)
            .filter(|format| *format != Self::Xlsx)
            .ok_or_else(|| unknown_format_error(".md, .html, .txt or .csv"))
    }

    fn from_path(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_string_lossy().to_lowercase();
        match ending.as_str() {
            "xlsx" => Some(Self::Xlsx),
            "csv" => Some(Self::Csv),
            "md" | "markdown" => Some(Self::Markdown),
            "txt" => Some(Self::Text),
            "html" | "htm" => Some(Self::Html),
            _ => None,
        }
    }
}

fn unknown_format_error(endings: &str) -> Box<Diagnostic> {
    let says = "It can't be told what kind of file to write.";
    let remedy = format!("Let its name end in {endings}.");
    Box::new(Diagnostic::error("unknown-format", "", says, remedy))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_says_the_form() {
        let form = |name: &str| FileFormat::for_comparison(Path::new(name)).ok();
        assert_eq!(
            [form("a.CSV"), form("a.md"), form("a.txt")],
            [Some(FileFormat::Csv), Some(FileFormat::Markdown), Some(FileFormat::Text)]
        );
        assert_eq!([form("a"), form("a.pdf"), form(".md"), form("a.xlsx")], [None; 4]);
        assert_eq!(form("a.html"), Some(FileFormat::Html));
        let form = |name: &str| FileFormat::for_page(Path::new(name)).ok();
        assert_eq!(
            [form("a.HTML"), form("a.htm"), form("a.md"), form("a.txt")],
            [FileFormat::Html, FileFormat::Html, FileFormat::Markdown, FileFormat::Text].map(Some)
        );
        assert_eq!([form("a.docx"), form("a.pdf"), form("a.csv"), form("a")], [None; 4]);
        let form = |name: &str| FileFormat::for_matrix(Path::new(name)).ok();
        assert_eq!(
            [form("a.XLSX"), form("a.csv"), form("a.txt")],
            [Some(FileFormat::Xlsx), Some(FileFormat::Csv), None]
        );
    }
}
