//! CSV in every form that programs write: encodings, delimiters, line ends, quotation marks, and
//! what people's hands leave in it.

use encoding_rs::WINDOWS_1252;
use proptest::prelude::*;

use crate::spreadsheet::*;

fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    read(bytes).unwrap().tables.remove(0).rows
}

fn notes(bytes: &[u8]) -> Vec<String> {
    let book = read(bytes).unwrap();
    book.tables.into_iter().flat_map(|table| table.skipped_notes).chain(book.notes).collect()
}

#[test]
fn the_delimiter_is_the_one_that_divides_the_rows() {
    let cases: [(&str, &str, usize); 9] = [
        (
            "ragged rows and a comma in each",
            "Area;Level 1;Level 2;Level 3;\nLead, plan;a;b;c;\nData, use;a;b;c;\nCare, team;a;b;\nStaff, rooms;a;b;\n",
            4,
        ),
        (
            "a title with a comma",
            "Our grid, 2026\n\nArea;One;Two\nA, b;we do; we don't, yet\nC, d;x;y\n",
            3,
        ),
        (
            "a semicolon in each text",
            "Area,One\nLead,We meet; we plan; we act\nData,We count; we show\n",
            2,
        ),
        ("decimal commas", "Area;Score;Target\nLead;1,5;2,5\nData;2,0;3,5\n", 3),
        ("blanks after commas", "Area, One, Two\nLead, We meet, We plan\nData, We count, x;y\n", 3),
        ("tabs", "Area\tOne\tTwo\nLead, us\tWe meet, often\tx\nData\ty\n", 3),
        ("bars with blanks", "Area | One | Two\nLead, us | We meet | We plan, often\n", 3),
        ("numbers alone", "1,2,3\n4,5,6\n", 3),
        ("one column", "Area\nLead, us\n", 2),
    ];
    for (what, text, width) in cases {
        let widest = rows(text.as_bytes()).iter().map(Vec::len).max().unwrap();
        assert_eq!(widest, width, "{what}");
    }
}

#[test]
fn blanks_before_quotation_marks_do_not_take_a_box_apart() {
    let cases: [(&str, &[&[&str]]); 7] = [
        (
            "Area, \"One\"\nLead, \"We meet, always.\"\n",
            &[&["Area", "One"], &["Lead", "We meet, always."]],
        ),
        ("a;  \"b; c\"  ;d\n", &[&["a", "b; c  ", "d"]]),
        ("a,\t\"b\n\"\"c\"\"\",d\n", &[&["a", "b\n\"c\"", "d"]]),
        ("a, \"b\" c, d\n", &[&["a", " \"b\" c", " d"]]),
        (" \"a\",b\r\"c\r\",d\r", &[&["a", "b"], &["c\n", "d"]]),
        ("sep=;\ra;\"b\"\r", &[&["a", "b"]]),
        ("\"sep=\t\"\r\na\tb, c\r\n", &[&["a", "b, c"]]),
    ];
    for (text, expected) in cases {
        assert_eq!(rows(text.as_bytes()), expected, "{text:?}");
    }
    for (text, line) in [("a,b\rc, \"d\re,f\r", 2), ("a,b\r\n\r\nc,\"d\r\n", 3)] {
        let found = read(text.as_bytes()).unwrap_err();
        assert!(
            found.code == "open-quote" && found.says.contains(&format!("line {line} ")),
            "{found:?}"
        );
    }
}

#[test]
fn one_bad_byte_is_named_and_garbles_nothing_else() {
    let good = "Area,One\nLead,it’s £5 – café\nData,we coXnt\n";
    let mut bad = good.as_bytes().to_vec();
    let at = bad.iter().position(|byte| *byte == b'X').unwrap();
    bad[at] = 0xfc;
    assert_eq!(rows(&bad)[1..], [["Lead", "it’s £5 – café"], ["Data", "we co\u{fffd}nt"]]);
    assert!(notes(&bad).iter().any(|note| note.contains("(in B3)")), "{:?}", notes(&bad));
    assert!(notes(good.as_bytes()).is_empty());
}

fn cell() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "We meet", "we plan, together", "we count; we show", "it’s agreed – all of it", "café £5",
        "\"yes\" they said", "a line\nand another", "either | or", "x",
    ]);
    prop::collection::vec(words, 1..4).prop_map(|words| words.join(" "))
}

pub(super) fn in_encodings(text: &str) -> [Vec<u8>; 6] {
    let wide = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    [
        text.as_bytes().to_vec(),
        ["\u{feff}", text].concat().into_bytes(),
        [&b"\xff\xfe"[..], &wide(u16::to_le_bytes)].concat(),
        [&b"\xfe\xff"[..], &wide(u16::to_be_bytes)].concat(),
        wide(u16::to_le_bytes),
        WINDOWS_1252.encode(text).0.into_owned(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_sheet_comes_back_from_every_form_of_csv(
        body in prop::collection::vec(prop::collection::vec(cell(), 2..5), 2..6)
    ) {
        let heading = ["Area", "One", "Two", "Three"].map(str::to_owned).to_vec();
        let expected: Vec<Vec<String>> = std::iter::once(heading).chain(body).collect();
        for delimiter in [b',', b';', b'\t', b'|'] {
            for end in ["\n", "\r\n", "\r"] {
                let mut writer = ::csv::WriterBuilder::new()
                    .delimiter(delimiter)
                    .flexible(true)
                    .terminator(::csv::Terminator::Any(b'\n'))
                    .from_writer(Vec::new());
                for row in &expected {
                    writer.write_record(row).unwrap();
                }
                let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
                for bytes in in_encodings(&text.replace('\n', end)) {
                    prop_assert_eq!(&rows(&bytes), &expected, "{}", char::from(delimiter));
                }
            }
        }
    }
}
