//! Exports a comparison, as it is on screen, to a file.

use super::{FileFormat, export_page, to_csv};
use crate::maturity::comparison::data_table::DataTable;
use crate::maturity::comparison::table::ComparisonTable;
use crate::maturity::export_tables::Cell;
use crate::spreadsheet::Table;

/// The bytes of a comparison's file.
pub fn export_comparison(extract: &ComparisonTable, format: FileFormat) -> Vec<u8> {
    match format {
        FileFormat::Csv | FileFormat::Xlsx => to_csv(&to_table(&extract.data)),
        FileFormat::Markdown | FileFormat::Text | FileFormat::Html => {
            export_page(&extract.to_page(), format)
        }
    }
}

/// The heads of the columns and a row for each fact: nothing above or below that a program would
/// read as one more.
fn to_table(data: &DataTable) -> Table {
    let heading = data.columns.iter().map(|column| (*column).to_owned()).collect();
    let words = |cell: &Cell<'_>| cell.words().unwrap_or_default().into_owned();
    let rows = data.rows.iter().map(|row| row.iter().map(words).collect());
    Table::new("", std::iter::once(heading).chain(rows).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::page::TableRow;

    fn one() -> ComparisonTable {
        let cells =
            |cells: &[&str]| TableRow::Cells(cells.iter().map(|cell| (*cell).to_owned()).collect());
        ComparisonTable {
            name: "compared".to_owned(),
            title: "Compare: 2 networks".to_owned(),
            caveats: vec!["Not to rank.".to_owned()],
            header: vec![String::new(), "=HYPERLINK(\"x\")".to_owned(), "A|B *C*".to_owned()],
            rows: vec![
                cells(&["people", "41,000", "not given"]),
                TableRow::Heading("now".to_owned()),
                cells(&["Care", "-1", "Step\n1"]),
            ],
            second_table_from: 0,
            with_notes: false,
            notes: vec!["* B: they say one".to_owned(), "+note".to_owned()],
            data: DataTable {
                columns: vec!["network", "of", "reason"],
                rows: vec![
                    vec![Cell::from("=HYPERLINK(\"x\")"), Cell::Count(80), Cell::Empty],
                    vec![Cell::from("A|B *C*"), Cell::Count(5), Cell::from("-1")],
                ],
            },
        }
    }

    fn written(form: FileFormat) -> String {
        String::from_utf8(export_comparison(&one(), form)).unwrap()
    }

    #[test]
    fn a_name_in_a_csv_file_is_never_a_formula() {
        let csv = written(FileFormat::Csv);
        assert_eq!(
            csv,
            "\u{feff}\"network\",\"of\",\"reason\"\r\n\"'=HYPERLINK(\"\"x\"\")\",\"80\",\"\"\r\n\
             \"A|B *C*\",\"5\",\"'-1\"\r\n"
        );
    }

    #[test]
    fn a_name_in_a_markdown_table_stays_in_its_cell() {
        assert_eq!(
            written(FileFormat::Markdown),
            "# Compare: 2 networks\n\nNot to rank.\n\n\
             |  | \\=HYPERLINK(\"x\") | A\\|B \\*C\\* |\n| --- | --- | --- |\n| people | 41,000 | not given |\n| **now** |  |  |\n\
             | Care | -1 | Step 1 |\n\n- \\* B: they say one\n- \\+note\n"
        );
    }

    #[test]
    fn a_text_file_lines_up() {
        assert_eq!(
            written(FileFormat::Text),
            "Compare: 2 networks\n===================\n\nNot to rank.\n\n        =HYPERLINK(\"x\")  A|B *C*\n\
             people  41,000           not given\n\nnow\nCare    -1               Step 1\n\n  - * B: they say one\n  - +note\n"
        );
    }
}
