//! Sheets read as Excel shows them: small workbooks, each with what is seen in it and what is said.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::spreadsheet::{
    BoxContent, ReadOptions, SheetOptions, Table, parse_table, read, read_with,
};

/// Styles: 0 plain, 1 a day, 2 percent, 3 struck out, 4 not shown, 5 "Level 0", 6 a time, 7 hours,
/// 8 two decimals, 9 thousands, 10 day and time, 11 percent with one decimal, 12 negative in brackets.
const STYLES: &str = r##"<styleSheet><numFmts>
<numFmt numFmtId="164" formatCode=";;;"/><numFmt numFmtId="165" formatCode="&quot;Level &quot;0"/>
<numFmt numFmtId="166" formatCode="[h]:mm"/><numFmt numFmtId="167" formatCode="dd/mm/yyyy\ hh:mm"/>
<numFmt numFmtId="168" formatCode="0.0%"/><numFmt numFmtId="169" formatCode="#,##0_);[Red]\(#,##0\)"/></numFmts>
<fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts>
<cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="9"/><xf fontId="1"/><xf numFmtId="164"/><xf numFmtId="165"/>
<xf numFmtId="20"/><xf numFmtId="166"/><xf numFmtId="2" fontId="2"/><xf numFmtId="3"/><xf numFmtId="167"/>
<xf numFmtId="168"/><xf numFmtId="169"/></cellXfs>
<dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>"##;

/// A workbook of one sheet with this XML, and this in the workbook itself.
pub(crate) fn workbook(sheet: &str, properties: &str) -> Vec<u8> {
    workbook_with(sheet, properties, &[])
}

/// The same with further parts.
fn workbook_with(sheet: &str, properties: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let link = |id: &str, kind: &str, target: &str| {
        format!(
            r#"<Relationship Id="{id}" Type="http://x/relationships/{kind}" Target="{target}"/>"#
        )
    };
    let links = |links: &[String]| format!("<Relationships>{}</Relationships>", links.concat());
    let strings = "<sst><si><t>shared</t></si><si><r><t>We </t></r><r><rPr><strike/></rPr><t>never</t></r>\
                   <r><rPr><b/></rPr><t xml:space=\"preserve\"> meet.</t></r></si></sst>";
    let parts = [
        ("_rels/.rels", links(&[link("r1", "officeDocument", "/xl/workbook.xml")])),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook>{properties}<sheets><sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            links(&[
                link("r1", "worksheet", "/xl/worksheets/Sheet1.xml"),
                link("r2", "styles", "styles.xml"),
                link("r3", "sharedStrings", "../xl/strings.xml"),
            ]),
        ),
        ("xl/worksheets/sheet1.xml", format!("<x:worksheet>{sheet}</x:worksheet>")),
        ("xl/strings.xml", strings.to_owned()),
        ("xl/styles.xml", STYLES.to_owned()),
    ];
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let more = more.iter().map(|(name, content)| (*name, (*content).to_owned()));
    for (name, content) in parts.into_iter().chain(more) {
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(content.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// A row of a sheet: boxes between bars, each a text or, with `<`, XML of its own.
fn row(attributes: &str, cells: &str) -> String {
    let cell = |text: &str| match text.trim() {
        own if own.starts_with('<') => own.to_owned(),
        text => format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#),
    };
    format!("<row {attributes}>{}</row>", cells.split('|').map(cell).collect::<String>())
}

fn data(rows: &[String]) -> String {
    format!("<sheetData>{}</sheetData>", rows.concat())
}

fn sheet(bytes: &[u8]) -> Table {
    read(bytes).unwrap().tables.remove(0)
}

#[track_caller]
fn assert_says(table: &Table, words: &[&str]) {
    for words in words {
        assert!(
            table.skipped_notes.iter().any(|note| note.contains(words)),
            "{words}: {:?}",
            table.skipped_notes
        );
    }
}

#[test]
fn a_number_looks_as_it_does_in_the_sheet() {
    let cases = [
        ("", "3", "3"),
        ("", "0.30000000000000004", "0.3"),
        ("", "0.333333333333333", "0.333333333"),
        ("", "-2.50", "-2.5"),
        ("", "1E-7", "0.0000001"),
        ("", "12345678901", "12345678901"),
        ("s=\"2\"", "0.5", "50%"),
        ("s=\"2\"", "0.125", "13%"),
        ("s=\"11\"", "0.125", "12.5%"),
        ("s=\"5\"", "2", "Level 2"),
        ("s=\"8\"", "2", "2.00"),
        ("s=\"8\"", "-0.125", "-0.13"),
        ("s=\"9\"", "1234567", "1,234,567"),
        ("s=\"12\"", "-1234", "(1,234)"),
        ("s=\"1\"", "46093", "2026-03-12"),
        ("s=\"1\"", "46093.75", "2026-03-12"),
        ("s=\"1\"", "1", "1900-01-01"),
        ("s=\"1\"", "61", "1900-03-01"),
        ("s=\"1\"", "-4", "-4"),
        ("s=\"10\"", "46093.75", "2026-03-12 18:00"),
        ("s=\"10\"", "46093", "2026-03-12"),
        ("s=\"6\"", "0.604166666666667", "14:30"),
        ("s=\"7\"", "1.5", "36:00"),
        ("s=\"99\"", "7", "7"),
        ("t=\"d\"", "2026-03-01T00:00:00", "2026-03-01"),
        ("t=\"d\"", "2026-03-01T14:30:00Z", "2026-03-01 14:30"),
        ("t=\"d\"", "2026-03-01", "2026-03-01"),
        ("t=\"b\"", "1", "TRUE"),
        ("t=\"s\"", "0", "shared"),
        ("t=\"n\"", "words", "words"),
    ];
    let cells: Vec<String> = cases
        .iter()
        .map(|(attributes, value, _)| row("", &format!("<c {attributes}><v>{value}</v></c>")))
        .collect();
    let table = sheet(&workbook(&data(&cells), ""));
    for (at, (attributes, value, seen)) in cases.iter().enumerate() {
        assert_eq!(table.rows[at], [*seen], "{attributes} {value}");
    }
    let day = data(&[row("", "<c s=\"1\"><v>44286</v></c>")]);
    let later = sheet(&workbook(&day, "<workbookPr date1904=\"1\"/>"));
    assert_eq!(later.rows[0], ["2025-04-01"]);
}

#[test]
fn what_is_hidden_is_left_out_and_said_and_read_where_it_is_asked_for() {
    let columns =
        r#"<cols><col min="3" max="3" hidden="1"/><col min="5" max="6" width="0"/></cols>"#;
    let rows = [
        row("", "Area|Level 1|Old words|Level 2|x||y"),
        row("r=\"2\"", "Data|We count.|We list.|We share."),
        row("r=\"4\" hidden=\"true\"", "Retired|a|b|c"),
        row("r=\"5\" ht=\"0\"", "Gone|a|b|c"),
        row("r=\"6\" hidden=\"1\"", " "),
        row("r=\"7\"", "Money|We plan.||<c r=\"D7\" s=\"4\" t=\"s\"><v>0</v></c>"),
    ];
    let bytes = workbook(&format!("{columns}{}", data(&rows)), "");
    let table = sheet(&bytes);
    assert_eq!(table.rows[0], ["Area", "Level 1", "", "Level 2", "", "", "y"]);
    assert_eq!(table.rows[3..], [vec![], vec![], vec![], vec!["Money", "We plan."]]);
    assert_says(
        &table,
        &[
            "Rows 4 to 5, columns C and E and box D7 are hidden in the spreadsheet, so they were not read.",
        ],
    );
    let options = ReadOptions { each_box: Some(BoxContent::One), ..ReadOptions::default() };
    let reading = parse_table(&table, &options).unwrap();
    let areas: Vec<&str> = reading.matrix.domains.iter().map(|area| area.name.as_str()).collect();
    assert_eq!((areas, reading.matrix.stages.len()), (vec!["Data", "Money"], 2));

    let all = read_with(&bytes, SheetOptions { with_hidden: true }).unwrap().tables.remove(0);
    assert_eq!((all.rows[3][0].as_str(), all.rows[6][3].as_str()), ("Retired", "shared"));
    assert_says(&all, &["are hidden in the spreadsheet; they were read all the same."]);
}

#[test]
fn a_filter_is_named_and_a_merged_box_shows_in_what_is_left_of_it() {
    let rows = [
        row("", "Area|Level 1|Level 2"),
        row("hidden=\"1\"", "Staff|a|b"),
        row("", "|We plan.|We share."),
        row("", "|We count.|We show."),
    ];
    let merges = r#"<autoFilter ref="A1:C4"><filterColumn colId="1"/></autoFilter><mergeCells><mergeCell ref="A2:A4"/></mergeCells>"#;
    let table = sheet(&workbook(&format!("{}{merges}", data(&rows)), ""));
    assert_eq!(table.rows[1..3], [vec![], vec!["Staff", "We plan.", "We share."]]);
    assert_eq!(table.merges[0].first.to_string(), "A3");
    assert_says(
        &table,
        &["Row 2 is hidden in the spreadsheet (a filter is on), so it was not read."],
    );
}

#[test]
fn a_file_in_which_all_is_hidden_says_so() {
    let bytes = workbook(&data(&[row("hidden=\"1\"", "Area|Level 1")]), "");
    let found = read(&bytes).unwrap_err();
    assert!(found.says.contains("Row 1 is hidden in the spreadsheet"), "{found:?}");
}

#[test]
fn struck_out_words_are_read_and_said() {
    let rows = [row(
        "",
        "<c t=\"s\"><v>1</v></c>|<c s=\"3\" t=\"s\"><v>0</v></c>|<c s=\"8\" t=\"s\"><v>0</v></c>|\
         <c t=\"inlineStr\"><is><r><rPr><strike val=\"0\"/></rPr><t>a</t></r></is></c>|\
         <c s=\"3\"/>|<c t=\"inlineStr\"><is><r><rPr><strike val=\"1\"/></rPr><t>b</t></r></is></c>",
    )];
    let table = sheet(&workbook(&data(&rows), ""));
    assert_eq!(table.rows[0], ["We never meet.", "shared", "shared", "a", "", "b"]);
    assert_says(&table, &["3 boxes have words that are struck out (A1, B1, F1)"]);
}

#[test]
fn formulas_without_results_are_named_and_a_sheet_of_them_is_refused_for_that() {
    let unsaved = "<c><f>Texts!A1</f></c>";
    let rows = [
        row("", "Area|Level 1|Level 2"),
        row("", &format!("Lead|{unsaved}|<c><f>A1</f><v></v></c>")),
        row(
            "",
            "Data|<c t=\"str\"><f>A1</f><v>We count.</v></c>|<c t=\"str\"><f>A1</f><v></v></c>",
        ),
        row("", "Care|We plan.|We share."),
    ];
    let table = sheet(&workbook(&data(&rows), ""));
    assert_eq!(table.rows[1..3], [vec!["Lead"], vec!["Data", "We count."]]);
    assert_says(&table, &["2 boxes have formulas whose results were not saved (B2, C2): open"]);

    let all = [rows[0].clone(), row("", &format!("Lead|{unsaved}|{unsaved}"))];
    let nothing = [row("", &format!("{unsaved}|{unsaved}"))];
    let zeros =
        [rows[0].clone(), row("", "Lead|<c><f>A1</f><v>0</v></c>|<c><f>A1</f><v>0</v></c>")];
    for (rows, properties) in
        [(&all[..], ""), (&nothing, ""), (&zeros, "<calcPr fullCalcOnLoad=\"1\"/>")]
    {
        let table = sheet(&workbook(&data(rows), properties));
        let found = parse_table(&table, &ReadOptions::default()).unwrap_err();
        assert!(
            found.code == "unsaved-formulas" && found.remedy.contains("Excel"),
            "{rows:?}: {found:?}"
        );
    }
}

#[test]
fn a_box_that_cannot_be_read_is_left_out_alone() {
    for error in [
        "#REF!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#GETTING_DATA", "#ERROR!", "Err:502",
    ] {
        let stored = format!("<c t=\"e\"><f>A1</f><v>{error}</v></c>");
        let table = sheet(&workbook(&data(&[row("", &format!("a|{stored}|b"))]), ""));
        assert_eq!(table.rows[0], ["a", "", "b"], "{error}");
        assert_says(&table, &[&format!("B1 shows the error {error}, so it was left out.")]);
    }
    for damaged in [
        "<c t=\"zz\"><v>1</v></c>", "<c t=\"s\"><v>99</v></c>", "<c t=\"s\"><v>-1</v></c>",
        "<c t=\"b\"><v>maybe</v></c>",
    ] {
        let table = sheet(&workbook(&data(&[row("", &format!("a|{damaged}|b"))]), ""));
        assert_eq!(table.rows[0], ["a", "", "b"], "{damaged}");
        assert_says(&table, &["What stands in B1 is damaged"]);
    }
    let odd = "<c r=\"??\" t=\"str\"><v>x</v><extLst><ext><v>y</v></ext></extLst></c>";
    let _ = sheet(&workbook(&data(&[row("r=\"0\"", odd)]), ""));
}

#[test]
fn comments_are_said_and_left_out() {
    let rows = [row("", "Area|Level 1|Level 2"), row("", "Data|We count.|We share.")];
    let links = r#"<Relationships><Relationship Id="r1" Type="http://x/relationships/comments" Target="../comments1.xml"/>
        <Relationship Id="r2" Type="http://x/2017/10/relationships/threadedComment" Target="/xl/threadedComments/threadedComment1.xml"/></Relationships>"#;
    let old = r#"<comments><authors><author>Jo</author></authors><commentList>
        <comment ref="B2" authorId="0"><text><r><t>Jo: check </t></r><r><t>with ICB</t></r></text></comment>
        <comment ref="C2" authorId="0"><text><t>[Threaded comment] Your version of Excel</t></text></comment>
        <comment ref="H9" authorId="0"><text><t>far out</t></text></comment></commentList></comments>"#;
    let threaded = r#"<ThreadedComments><threadedComment ref="C2" personId="{1}" id="{2}"><text>Is this so?</text></threadedComment>
        <threadedComment ref="C2" personId="{1}" id="{3}" parentId="{2}"><text>It is.</text></threadedComment></ThreadedComments>"#;
    let parts = [
        ("xl/worksheets/_rels/sheet1.xml.rels", links),
        ("xl/comments1.xml", old),
        ("xl/threadedComments/threadedComment1.xml", threaded),
    ];
    let table = sheet(&workbook_with(&data(&rows), "", &parts));
    assert_eq!(table.rows[1], ["Data", "We count.", "We share."]);
    assert_says(
        &table,
        &[
            "3 boxes have comments, which were not read (B2: \"Jo: check with ICB\", C2: \"Is this so?\", H9: \"far out\").",
        ],
    );
    let hidden = format!(r#"<cols><col min="2" max="2" hidden="1"/></cols>{}"#, data(&rows));
    let table = sheet(&workbook_with(&hidden, "", &parts[..2]));
    assert_says(&table, &["2 boxes have comments, which were not read (C2, H9: \"far out\")."]);
    let damaged = [parts[0], ("xl/comments1.xml", "<comments><comment ref=\"B2\"")];
    let table = sheet(&workbook_with(&data(&rows), "", &damaged));
    assert_eq!(table.rows[1].len(), 3, "a damaged part of comments keeps no sheet from being read");
}

#[test]
fn sheets_and_comments_are_counted_however_often_they_are_one_part() {
    let many = |count: usize| {
        let entry = r#"<sheet name="More" r:id="r1"/>"#;
        format!("<sheets>{}</sheets>", entry.repeat(count))
    };
    let sheet = data(&[row("", "Area|Early"), row("", "Plans|We plan.")]);
    let refused = read(&workbook(&sheet, &many(1_001))).unwrap_err();
    assert_eq!(refused.code, "too-many-sheets");
    let links = r#"<Relationships><Relationship Id="r1" Type="http://x/relationships/comments" Target="../comments1.xml"/></Relationships>"#;
    let comment = r#"<comment ref="B2"><text><t>so long</t></text></comment>"#;
    let comments = format!("<comments>{}</comments>", comment.repeat(100_000));
    let more =
        [("xl/worksheets/_rels/sheet1.xml.rels", links), ("xl/comments1.xml", comments.as_str())];
    let book = read(&workbook_with(&sheet, &many(30), &more)).unwrap();
    let with_comment =
        |table: &&Table| table.skipped_notes.iter().any(|note| note.contains("has a comment"));
    let count = book.tables.iter().filter(with_comment).count();
    assert!((1..10).contains(&count), "{count} of {} sheets", book.tables.len());
}
