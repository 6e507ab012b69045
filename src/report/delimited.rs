//! An extract as CSV: with the mark that tells spreadsheet programs the letters are UTF-8, every box in quotation marks, and boxes
//! that could be taken for a formula guarded. The table comes first; what belongs to know with it stands below.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use crate::maturity::sides::extracting::{Extract, Line};

/// The bytes of a CSV file.
pub(super) fn csv(extract: &Extract) -> Vec<u8> {
    let marked = "\u{feff}".as_bytes().to_vec();
    let mut writer =
        WriterBuilder::new().quote_style(QuoteStyle::Always).terminator(Terminator::CRLF).flexible(true).from_writer(marked);
    let mut put = |cells: &[String]| {
        // what is written to memory can't fail
        let _ = writer.write_record(cells.iter().map(|text| guarded(text)));
    };
    put(&extract.head);
    for line in &extract.lines {
        match line {
            Line::Cells(cells) => put(cells),
            Line::Heading(heading) => {
                let blank = std::iter::repeat_n(String::new(), extract.head.len().saturating_sub(1));
                put(&std::iter::once(heading.clone()).chain(blank).collect::<Vec<_>>());
            }
        }
    }
    put(&[String::new()]);
    for text in std::iter::once(&extract.title).chain(&extract.lead).chain(&extract.notes) {
        put(std::slice::from_ref(text));
    }
    writer.into_inner().unwrap_or_default()
}

fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}
