//! Forms as spreadsheets: the lists to choose from, what a hostile one holds, and how a test fills
//! one in.

use std::fs;
use std::io::{Cursor, Read, Write};

use pcn_workbook::spreadsheet::{SheetOptions, read_with};
use rust_xlsxwriter::{Formula, Workbook};

use super::{PRACTICE, SAID, form, not_taken};
use crate::commands::{Bench, OURS};
use crate::python::{has, python};

/// Rows of the sheet by their key: the answer, and what stands beside it.
pub type Rows<'r> = &'r [(&'r str, &'r str, &'r str)];

/// The form with these rows filled in, as another program writes it. An answer that begins with `=`
/// is a formula.
pub fn filled(form: &[u8], rows: Rows<'_>) -> Vec<u8> {
    let read = read_with(form, SheetOptions { with_hidden: true }).unwrap();
    let mut book = Workbook::new();
    for table in &read.tables {
        let sheet = book.add_worksheet().set_name(&table.name).unwrap();
        for (y, row) in (0..).zip(&table.rows) {
            for (x, text) in (0..).zip(row) {
                sheet.write_string(y, x, text).unwrap();
            }
            let said = rows.iter().find(|said| row.first().is_some_and(|key| key == said.0));
            let Some((_, answer, beside)) = said.filter(|_| table.name == "Form") else { continue };
            match answer.strip_prefix('=') {
                Some(formula) => sheet.write_formula(y, 4, Formula::new(formula)).unwrap(),
                None => sheet.write_string(y, 4, *answer).unwrap(),
            };
            sheet.write_string(y, 5, *beside).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

/// The text of one part of a spreadsheet.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_hostile_sheet_is_refused_and_nothing_is_changed() {
    let bench = Bench::with_network();
    let sheet = fs::read(form(&bench, "elm.xlsx", &PRACTICE)).unwrap();
    let changed = |key: &'static str, answer: &'static str| {
        let mut rows = SAID.to_vec();
        rows.retain(|row| row.0 != key);
        rows.push((key, answer, ""));
        filled(&sheet, &rows)
    };
    let about = |from: &str, to: &str| {
        let read = read_with(&sheet, SheetOptions { with_hidden: true }).unwrap();
        let mut book = Workbook::new();
        for table in &read.tables {
            let sheet = book.add_worksheet().set_name(&table.name).unwrap();
            for (y, row) in (0..).zip(&table.rows) {
                for (x, text) in (0..).zip(row) {
                    sheet.write_string(y, x, text.replace(from, to)).unwrap();
                }
            }
        }
        book.save_to_buffer().unwrap()
    };
    let cases = [
        (sheet.clone(), "Nothing was answered"),
        (changed("item:A-1a", "=HYPERLINK(\"http://x\")"), "A formula stands"),
        (changed("item:A-1a", "excellent"), "is none of the answers to choose from: Not yet"),
        (changed("who:role", " "), "the job role is blank"),
        (changed("who:day", "soon"), "is no day"),
        (about("form-answers/1", "form-answers/9"), "newer version"),
        (about("item:A-1a", "item:A-1b"), "stands in the form twice"),
        (about("matrix.id", "matrix.name"), "what this form says of itself"),
        (sheet[..sheet.len() / 2].to_vec(), "not of the workbook"),
        ([&sheet[..], &vec![0; 9 << 20]].concat(), "larger than 8 MiB"),
        (bomb(), "far larger"),
    ];
    for (at, (bytes, reason)) in cases.into_iter().enumerate() {
        let file = bench.home().join(format!("odd{at}.xlsx"));
        fs::write(&file, bytes).unwrap();
        let ran = bench.run(&["import", file.to_str().unwrap()]);
        assert_eq!(ran.code, Some(1), "{reason}: {ran:?}");
        let is_said = ran.err.to_lowercase().contains(&reason.to_lowercase());
        assert!(is_said || reason == "not of the workbook", "{reason}: {}", ran.err);
        not_taken(&bench, &file, "what to do: ");
    }
}

/// A small file that would fill the memory.
fn bomb() -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for name in ["xl/workbook.xml", "xl/sharedStrings.xml"] {
        archive.start_file(name, options).unwrap();
        archive.write_all(&vec![b' '; 20 << 20]).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn no_text_of_a_matrix_becomes_a_formula() {
    let bench = Bench::empty();
    bench.good(&["network", "add", "=1+1", "--ods", "U12345"]);
    bench.add_matrix(&OURS.replace("\"name\": \"Growing\"", "\"name\": \"=cmd|' /C calc'!A0\""));
    let out = bench.home().join("form.xlsx");
    let network = ["form", "--network", "U12345", "--matrix", "ours", "--role", "@SUM(1)"];
    bench.good(&[&network[..], &["--out", out.to_str().unwrap()]].concat());
    let bytes = fs::read(&out).unwrap();
    let read = read_with(&bytes, SheetOptions { with_hidden: true }).unwrap();
    assert!(read.tables.iter().all(|table| table.formulas.is_empty()));
    for sheet in 1..=3 {
        assert!(!part(&bytes, &format!("xl/worksheets/sheet{sheet}.xml")).contains("<f>"));
    }
    assert!(read.tables[0].rows.iter().flatten().any(|text| text == "@SUM(1)"));
}

#[test]
fn each_question_has_its_list_and_only_answers_can_be_changed() {
    let bench = Bench::with_network();
    let bytes = fs::read(form(&bench, "elm.xlsx", &PRACTICE)).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    let rows = read_with(&bytes, SheetOptions::default()).unwrap().tables[0].rows.clone();
    let asked = rows
        .iter()
        .filter(|row| row.first().is_some_and(|key| key.contains(':') && !key.starts_with("who:")));
    assert_eq!(sheet.matches("type=\"list\"").count(), asked.count());
    assert!(sheet.contains("<sheetProtection"), "{sheet}");
    // the same by another reader, where it is there
    if !has("openpyxl") {
        return;
    }
    let count = python(
        &bench,
        "import openpyxl
book = openpyxl.load_workbook('elm.xlsx')
sheet = book['Form']
lists = sheet.data_validations.dataValidation
assert all(one.type == 'list' for one in lists)
assert [one.sheet_state for one in book] == ['visible', 'hidden', 'hidden']
assert sheet.freeze_panes == 'A3', sheet.freeze_panes
assert sheet['E2'].value == 'Your answer', 'what stays in sight names each column'
assert sheet.print_title_rows == '$1:$2', sheet.print_title_rows
print(sum(len(list(one.sqref.ranges)) for one in lists))",
    );
    assert_eq!(count.trim(), sheet.matches("<dataValidation ").count().to_string());
}
