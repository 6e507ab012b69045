//! Files as they come: good ones in every letter, bad ones each with its own message, hostile ones
//! within bounds.

use std::io::{Cursor, Write};

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::spreadsheet::*;

/// A packed file of these parts.
fn zip_file(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        out.start_file(*name, SimpleFileOptions::default()).unwrap();
        out.write_all(content).unwrap();
    }
    out.finish().unwrap().into_inner()
}

const HEAD: &str = r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#;

/// A workbook with this XML in its sheet, and these shared strings.
fn workbook(sheet: &str, strings: &str) -> Vec<u8> {
    workbook_with(sheet, strings, &[])
}

/// The same with more parts.
fn workbook_with(sheet: &str, strings: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let sheet = format!("{HEAD}{sheet}</worksheet>");
    let parts: [(&str, &[u8]); 6] = [
        ("_rels/.rels", br#"<Relationships><Relationship Id="r1" Type="http://x/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#),
        ("xl/workbook.xml", br#"<workbook><sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>"#),
        (
            "xl/_rels/workbook.xml.rels",
            br#"<Relationships><Relationship Id="r1" Type="http://x/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/externalLinks/externalLink1.xml", b"<externalLink/>"),
    ];
    zip_file(&[&parts, more].concat())
}

fn rows(book: &crate::spreadsheet::Workbook) -> Vec<Vec<&str>> {
    book.tables[0].rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect()
}

#[test]
fn csv_is_read_however_it_was_written() {
    let cases: [(&[u8], &[&[&str]]); 10] = [
        (
            b"a,b\n\"c, \"\"d\"\"\" ,e \"f\" g\n\"\",\"\"\n",
            &[&["a", "b"], &["c, \"d\" ", "e \"f\" g"]],
        ),
        (b"a,b\nc,d\n", &[&["a", "b"], &["c", "d"]]),
        (b"\xef\xbb\xbfa;b\r\n\r\nc;d, e\r\n", &[&["a", "b"], &[], &["c", "d, e"]]),
        (b"sep=|\r\na|b\r\n", &[&["a", "b"]]),
        (b"a\tb\nc, d, e\tf\n", &[&["a", "b"], &["c, d, e", "f"]]),
        (b"a;b\n\"one\r\ntwo; \"\"three\"\"\";d\n", &[&["a", "b"], &["one\ntwo; \"three\"", "d"]]),
        (b"\n\na,b\n,,\nc,d", &[&[], &[], &["a", "b"], &[], &["c", "d"]]),
        (b"stage;caf\xe9\nd\x92un;\x95 x\n", &[&["stage", "café"], &["d’un", "• x"]]),
        (b"a,'=1+1\n'tis,'-x\n", &[&["a", "=1+1"], &["'tis", "-x"]]),
        (b"a,b,c\nd\n", &[&["a", "b", "c"], &["d"]]),
    ];
    for (bytes, expected) in cases {
        assert_eq!(rows(&read(bytes).unwrap()), expected, "{:?}", String::from_utf8_lossy(bytes));
    }
    assert!(read(b"caf\xe9,x").unwrap().notes[0].contains("Windows-1252"));
}

#[test]
fn a_workbook_is_read_sheet_by_sheet_with_what_is_merged_and_worked_out() {
    let mut made = Workbook::new();
    let sheet = made.add_worksheet();
    sheet.set_name("Grid").unwrap();
    sheet.merge_range(0, 0, 0, 2, "Title", &Format::new()).unwrap();
    sheet.write_string(2, 0, "A line\nand another").unwrap();
    sheet.write_number(2, 1, 3).unwrap();
    sheet.write_formula(3, 1, Formula::new("=1+1").set_result("2")).unwrap();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write_with_format(3, 2, ExcelDateTime::from_ymd(2026, 3, 12).unwrap(), &day).unwrap();
    sheet.write_string(4, 0, "_x0041_ <b> & é").unwrap();
    sheet.write_string(1_000_000, 16_000, "far out").unwrap();
    made.add_worksheet().set_name("Empty").unwrap();
    made.add_worksheet().set_name("Other").unwrap().write_string(0, 0, "x").unwrap();
    made.add_worksheet()
        .set_name("Secret")
        .unwrap()
        .set_hidden(true)
        .write_string(0, 0, "x")
        .unwrap();
    let book = read(&made.save_to_buffer().unwrap()).unwrap();
    let names: Vec<&str> = book.tables.iter().map(|table| table.name.as_str()).collect();
    assert_eq!(names, ["Grid", "Other"]);
    let table = &book.tables[0];
    assert_eq!(table.merges, [Merge { first: Cell::at(0, 0), last: Cell::at(0, 2) }]);
    assert_eq!(table.formulas, [Cell::at(3, 1)]);
    assert_eq!(
        rows(&book),
        [
            vec!["Title"],
            vec![],
            vec!["A line\nand another", "3"],
            vec!["", "2", "2026-03-12"],
            vec!["_x0041_ <b> & é"]
        ]
    );
    assert!(table.skipped_notes[0].contains("far out, beyond"), "{:?}", table.skipped_notes);
    assert!(book.notes.iter().any(|note| note.contains("\"Secret\"")), "{:?}", book.notes);
}

#[test]
fn each_bad_file_has_its_own_plain_message() {
    let wide = |name: &str| -> Vec<u8> {
        let name = name.encode_utf16().flat_map(u16::to_le_bytes);
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".iter().copied().chain([0; 600]).chain(name).collect()
    };
    let good = workbook("<sheetData/>", "<sst/>");
    let half = good[..good.len() / 2].to_vec();
    let rows = "a,b\n".repeat(10_001).into_bytes();
    let open = format!("a,b\nc,\"d\n{}", "e,f\n".repeat(60)).into_bytes();
    let cases: Vec<(&str, &str, Vec<u8>)> = vec![
        ("empty-file", "empty", vec![]),
        ("zeros", "zeros", vec![0; 400]),
        ("old-excel", ".xls", wide("Workbook")),
        ("password", "locked with a password", wide("EncryptedPackage")),
        ("old-word", ".doc", wide("WordDocument")),
        ("a-pdf", "PDF", b"%PDF-1.7".to_vec()),
        ("a-picture", "picture", b"\x89PNG\r\n".to_vec()),
        ("a-letter", "RTF", b"{\\rtf1".to_vec()),
        ("an-archive", "archive", b"\x1f\x8b\x08".to_vec()),
        ("not-text", "neither", b"\x01\x00\x00\x00\x02\x03".to_vec()),
        (
            "old-xml",
            "XML (2003)",
            b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">".to_vec(),
        ),
        ("a-web-page", "web page", b"<html><table><tr><td>A</td></tr></table>".to_vec()),
        ("other-xml", "XML file", b"<?xml version=\"1.0\"?><x/>".to_vec()),
        ("already-ours", "already", br#"{"format":"pcn-workbook.matrix/1"}"#.to_vec()),
        ("json", "JSON", br#"{"a": 1}"#.to_vec()),
        ("libreoffice", ".ods", zip_file(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")])),
        ("libreoffice-other", "LibreOffice document", zip_file(&[("mimetype", b"application/vnd.oasis.opendocument.text")])),
        ("word", ".docx", zip_file(&[("word/document.xml", b"<x/>")])),
        ("slides", ".pptx", zip_file(&[("ppt/presentation.xml", b"<x/>")])),
        ("apple", "Apple", zip_file(&[("Index/Document.iwa", b"x")])),
        ("binary-excel", ".xlsb", zip_file(&[("xl/workbook.bin", b"x")])),
        ("other-zip", ".zip", zip_file(&[("notes.txt", b"x")])),
        ("damaged", "damaged", half),
        ("damaged", "damaged", workbook("<sheetData><row><c><v>", "<sst/>")),
        ("empty-book", "no text in this file", good),
        ("empty-book", "no text in this file", b" , \n,\n".to_vec()),
        ("too-many-rows", "10000 rows", rows),
        ("too-much-text", "more text", vec![b'w'; 9 * 1024 * 1024]),
        ("open-quote", "from line 2 on", open),
        ("open-quote", "from line 2 on", b"a,b\n\"one\n\"never closed\n".to_vec()),
    ];
    for (code, says, bytes) in cases {
        let found = read(&bytes).unwrap_err();
        assert!(found.code == code && found.says.contains(says), "{code}: {found:?}");
        assert!(!found.remedy.is_empty(), "{code}");
    }
}

#[test]
fn hostile_files_are_bounded() {
    let cells = |cell: &str, times: usize| {
        format!("<sheetData><row>{}</row></sheetData>", cell.repeat(times))
    };
    let word =
        format!("<sst uniqueCount=\"99999999999999\"><si><t>{}</t></si></sst>", "w".repeat(30_000));
    let far = r#"<dimension ref="XFD1048576:A1"/><sheetData><row><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c><c r="A1"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>"#;
    let many: Vec<(String, &[u8])> = (0..1_200).map(|at| (format!("p{at}"), &b""[..])).collect();
    let many: Vec<(&str, &[u8])> =
        many.iter().map(|(name, content)| (name.as_str(), *content)).collect();
    let cases = [
        ("too-large", workbook(&format!("<sheetData/>{}", " ".repeat(17 * 1024 * 1024)), "<sst/>")),
        ("too-many-boxes", workbook(&cells("<c/>", 500_001), "<sst/>")),
        ("too-much-text", workbook(&cells(r#"<c t="s"><v>0</v></c>"#, 400), &word)),
        ("too-many-parts", zip_file(&many)),
        ("too-many-boxes", ",".repeat(600_000).into_bytes()),
    ];
    for (code, bytes) in cases {
        assert!(bytes.len() < 1024 * 1024, "{code} is small as a file");
        assert_eq!(read(&bytes).unwrap_err().code, code);
    }
    let book = read(&workbook(far, "<sst/>")).unwrap();
    assert_eq!(
        (rows(&book), book.notes.len()),
        (vec![vec!["1"]], 1),
        "links to other files are said and not followed"
    );
    let name = format!(
        "<styleSheet><fonts><font><name val=\"{}\"/></font></fonts><cellXfs>",
        "f".repeat(100_000)
    );
    let looks = name + &"<xf fontId=\"0\"/>".repeat(200_000) + "</cellXfs></styleSheet>";
    let sheet = cells(r#"<c s="100000"><v>1</v></c>"#, 3);
    let styled = workbook_with(&sheet, "<sst/>", &[("xl/styles.xml", looks.as_bytes())]);
    assert_eq!(rows(&read(&styled).unwrap()), [["1"; 3]]);
    let laughs = r#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]><sst><si><t>&b;&c;</t></si></sst>"#;
    let strings = workbook(&cells(r#"<c t="s"><v>0</v></c>"#, 2), laughs);
    assert!(read(&strings).is_err_and(|found| found.code == "damaged"));
}

#[test]
fn no_broken_file_is_more_than_refused() {
    let mut made = Workbook::new();
    made.add_worksheet()
        .merge_range(0, 0, 1, 2, "Title", &Format::new())
        .unwrap()
        .write_string(3, 1, "x")
        .unwrap();
    let good = made.save_to_buffer().unwrap();
    for at in (0..good.len()).step_by(7) {
        let mut bad = good.clone();
        bad[at] ^= 0x55;
        let _ = read(&bad);
        let _ = read(&good[..at]);
    }
}
