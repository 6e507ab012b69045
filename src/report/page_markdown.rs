//! A page as Markdown that pastes into a paper: headings, lists, tables; the board and the strips as
//! tables with the signs and the words in their cells.

use std::fmt::Write as _;

use crate::maturity::page::{
    BoardPicture, BoardRow, HeadingLevel, LineKind, ListItem, Page, PageBlock, PageLine, PageTable,
    TableRow,
};
use crate::maturity::phrases::Sign;

/// The text of a Markdown file.
pub(super) fn page_to_markdown(page: &Page) -> String {
    let mut text = format!("# {}\n", escape_markdown(&page.title));
    for block in &page.blocks {
        let written = block_text(block);
        if !written.is_empty() {
            text.push('\n');
            text.push_str(&written);
        }
    }
    text
}

fn block_text(block: &PageBlock) -> String {
    match block {
        PageBlock::Heading(HeadingLevel::Part, words) => format!("## {}\n", escape_markdown(words)),
        PageBlock::Heading(HeadingLevel::Section, words) => {
            format!("### {}\n", escape_markdown(words))
        }
        PageBlock::Paragraph(words) => format!("{}\n", escape_markdown(words)),
        PageBlock::Remark(words) => format!("*{}*\n", escape_markdown(words)),
        PageBlock::Facts(facts) => facts.iter().map(fact_text).collect(),
        PageBlock::Lines(lines) => lines_text(lines),
        PageBlock::List(lines) => lines.iter().map(line_text).collect(),
        PageBlock::Table(table) => table_text(table),
        PageBlock::Board(picture) => board_text(picture),
        PageBlock::Strips(picture) => table_text(&picture.to_table()),
        PageBlock::SheetBreak => String::new(),
    }
}

fn fact_text((name, words): &(String, String)) -> String {
    format!("- **{}**: {}\n", escape_markdown(name), escape_markdown(words))
}

/// Lines that are set in become a list, each under the one it belongs to.
fn lines_text(lines: &[PageLine]) -> String {
    let text = |line: &PageLine| {
        let words = escape_markdown(&format!("{}{}", line.prefix, line.text));
        match (line.kind, line.indent) {
            (LineKind::Heading, _) => format!("### {words}\n\n"),
            (_, 0) => format!("{words}\n\n"),
            (_, indent) => {
                format!("{}- {words}\n", "  ".repeat(usize::from(indent).div_ceil(2) - 1))
            }
        }
    };
    lines.iter().map(text).collect()
}

fn below_text(words: &str) -> String {
    format!("  - {}\n", escape_markdown(words))
}

fn line_text(line: &ListItem) -> String {
    let sign = line.sign.map(|sign| format!("{} ", sign.symbol())).unwrap_or_default();
    let below: String = line.below.iter().map(|words| below_text(words)).collect();
    format!("- {sign}{}\n{below}", escape_markdown(&line.words))
}

fn table_text(table: &PageTable) -> String {
    let mut text = String::new();
    if !table.caption.is_empty() {
        text = format!("{}\n\n", escape_markdown(&table.caption));
    }
    push_row(&mut text, table.header.iter().map(|cell| escape_markdown(cell)));
    push_row(&mut text, table.header.iter().map(|_| "---".to_owned()));
    for row in &table.rows {
        match row {
            TableRow::Cells(cells) => {
                push_row(&mut text, cells.iter().map(|cell| escape_markdown(cell)));
            }
            TableRow::Heading(heading) => {
                let bold = format!("**{}**", escape_markdown(heading));
                let blank = table.header.iter().skip(1).map(|_| String::new());
                push_row(&mut text, std::iter::once(bold).chain(blank));
            }
        }
    }
    text
}

fn board_text(picture: &BoardPicture) -> String {
    let header = std::iter::once("Area".to_owned()).chain(picture.columns.iter().cloned());
    let cell = |(signs, in_place): (&Vec<Sign>, &String)| {
        let signs: String = signs.iter().map(|sign| sign.symbol()).collect();
        format!("{signs} {in_place}").trim().to_owned()
    };
    let row = |row: &BoardRow| {
        let cells = row.signs.iter().zip(&row.in_place).map(cell);
        let cells = std::iter::once(row.area.clone()).chain(cells).chain([row.standing.clone()]);
        TableRow::Cells(cells.collect())
    };
    let table = PageTable {
        caption: picture.caption.clone(),
        header: header.chain(["Now".to_owned()]).collect(),
        rows: picture.rows.iter().map(row).collect(),
    };
    let legend = Sign::ALL.map(|sign| format!("{} {}", sign.symbol(), sign.label()));
    format!("{}\n{}\n", table_text(&table), escape_markdown(&legend.join(", ")))
}

fn push_row(text: &mut String, cells: impl Iterator<Item = String>) {
    let _ = writeln!(text, "| {} |", cells.collect::<Vec<_>>().join(" | "));
}

/// On one line, with every sign that Markdown could take for more than itself escaped.
fn escape_markdown(words: &str) -> String {
    let one_line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut text = String::with_capacity(one_line.len());
    let digits = one_line.bytes().take_while(u8::is_ascii_digit).count();
    let list_number = if digits == 0 { usize::MAX } else { digits };
    for (byte, letter) in one_line.char_indices() {
        let is_sign =
            matches!(letter, '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '~' | '$');
        let rest = one_line.get(byte..).unwrap_or_default();
        // at the beginning of a line these would begin a list, a heading or a rule
        let begins_more = byte == 0
            && (matches!(letter, '#' | '+' | '=')
                || rest.starts_with("- ")
                || rest.starts_with("--"))
            || byte == list_number && matches!(letter, '.' | ')');
        // an address would become a link, and an entity another letter
        let is_address =
            rest.starts_with("://") || letter == '.' && one_line[..byte].ends_with("www");
        if is_sign || begins_more || is_address || letter == '&' {
            text.push('\\');
        }
        text.push(letter);
    }
    text
}
