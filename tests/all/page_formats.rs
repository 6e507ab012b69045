//! What a page says is the same on screen, in print, as Markdown and as HTML: each is drawn from one
//! model.

use std::sync::Arc;

use jiff::tz::Offset;
use pcn_workbook::maturity::network_report::{ReportOptions, network_page};
use pcn_workbook::maturity::page::{Page, PageBlock, TableRow, TextStyle, to_printed_text};
use pcn_workbook::maturity::pages::{
    MatrixContext, MatrixReader, PageReader, history_page, matrix_page, snapshot_page,
};
use pcn_workbook::maturity::progress_table::progress_table;
use pcn_workbook::maturity::trend::{Trend, build_trend};
use pcn_workbook::report::{FileFormat, export_page};
use pcn_workbook::tui::page_rows::rows;

use crate::pictures::compare::written_table;
use crate::pictures::desks;

/// Wide enough that nothing wraps: what is looked at here is words, not lines.
const WIDTH: u16 = 20_000;

fn one_blank_apart(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of an HTML page: without its markup.
fn html_words(html: &str) -> String {
    let body = html.split_once("<main>").unwrap().1;
    let mut words = String::new();
    for part in body.split('<') {
        words.push_str(part.split_once('>').map_or(part, |(_, text)| text));
        words.push(' ');
    }
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    named.iter().fold(words, |words, (name, sign)| words.replace(name, sign))
}

/// The page in each of its forms.
fn forms(page: &Page) -> [(&'static str, String); 4] {
    let style = TextStyle { width: usize::from(WIDTH), ascii: false };
    let screen: Vec<String> = rows(page, WIDTH).into_iter().map(|row| row.text).collect();
    let file = |format| String::from_utf8(export_page(page, format)).unwrap();
    [
        ("screen", screen.join("\n")),
        ("print", to_printed_text(page, style)),
        ("Markdown", file(FileFormat::Markdown).replace('\\', "")),
        ("HTML", html_words(&file(FileFormat::Html))),
    ]
}

/// Every text of a page's blocks, but for what a table or a picture lays out in cells.
fn texts(page: &Page) -> Vec<String> {
    let of_block = |block: &PageBlock| match block {
        PageBlock::Heading(_, words) | PageBlock::Paragraph(words) | PageBlock::Remark(words) => {
            vec![words.clone()]
        }
        PageBlock::Lines(lines) => lines.iter().map(|line| line.text.clone()).collect(),
        PageBlock::List(items) => items.iter().map(|item| item.words.clone()).collect(),
        PageBlock::Table(table) => table
            .rows
            .iter()
            .flat_map(|row| match row {
                TableRow::Cells(cells) => cells.clone(),
                TableRow::Heading(heading) => vec![heading.clone()],
            })
            .collect(),
        PageBlock::Facts(facts) => facts.iter().map(|(_, words)| words.clone()).collect(),
        _ => Vec::new(),
    };
    page.blocks.iter().flat_map(of_block).map(|text| text.replace('\\', "")).collect()
}

#[test]
fn every_form_of_a_page_says_the_same() {
    let state = desks::full();
    let record = state.network_state.as_ref().unwrap();
    let saved = record.snapshots.last().unwrap();
    let reader = PageReader { offset: Offset::UTC, has_choice: true };
    let national = desks::known("pcn-companion");
    let others = [&Arc::clone(&national)];
    let context = MatrixContext { others: &others, ..MatrixContext::default() };
    let trends: Vec<Trend> = build_trend(record, &saved.into()).into_iter().collect();
    let pages = [
        snapshot_page(record, saved, reader),
        history_page(record),
        matrix_page(&national, MatrixReader::Print, context).page,
        matrix_page(&national, MatrixReader::Editor, context).page,
        network_page(record, saved, ReportOptions::default()),
        progress_table(record, &trends, None).to_page(),
        written_table(2, "").1.to_page(),
        written_table(12, "").1.to_page(),
        written_table(2, "Enter").1.to_page(),
    ];
    for page in pages {
        let texts = texts(&page);
        assert!(texts.len() > 10, "{}", page.title);
        for (form, words) in forms(&page) {
            let words = one_blank_apart(&words);
            for text in &texts {
                assert!(words.contains(&one_blank_apart(text)), "{form}: {text}\n{words}");
            }
        }
    }
}
