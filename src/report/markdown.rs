//! A comparison as Markdown: a table that pastes into a paper, with its notes below.

use std::fmt::Write as _;

use crate::maturity::comparison::table::{ComparisonTable, TableLine};

pub(crate) fn to_markdown(extract: &ComparisonTable) -> String {
    let mut text = format!("**{}**\n\n", escape_markdown(&extract.title));
    for line in &extract.caveats {
        let _ = writeln!(text, "{}\n", escape_markdown(line));
    }
    for (at, columns) in tables(extract).into_iter().enumerate() {
        if at > 0 {
            text.push('\n');
        }
        push_table(&mut text, extract, &columns);
    }
    if !extract.notes.is_empty() {
        text.push('\n');
    }
    for note in &extract.notes {
        let _ = writeln!(text, "- {}", escape_markdown(note));
    }
    text
}

/// How many areas stand in one table below the first: so many fit on A4.
const AREAS_IN_A_TABLE: usize = 4;

/// The columns of each table: one, or the context first and then a few areas at a time, each with
/// the first column again.
fn tables(extract: &ComparisonTable) -> Vec<Vec<usize>> {
    let count = extract.header.len();
    let from = extract.second_table_from;
    if from == 0 || from >= count {
        return vec![(0..count).collect()];
    }
    let areas: Vec<usize> = (from..count).collect();
    let parts = areas.chunks(AREAS_IN_A_TABLE);
    let parts = parts.map(|part| std::iter::once(0).chain(part.iter().copied()).collect());
    std::iter::once((0..from).collect()).chain(parts).collect()
}

fn push_table(text: &mut String, extract: &ComparisonTable, columns: &[usize]) {
    let pick = |cells: &[String]| -> Vec<String> {
        let cells = columns.iter().map(|at| cells.get(*at).map_or("", String::as_str));
        cells.map(escape_markdown).collect()
    };
    push_row(text, pick(&extract.header).into_iter());
    push_row(text, columns.iter().map(|_| "---".to_owned()));
    for line in &extract.lines {
        match line {
            TableLine::Cells(cells) => push_row(text, pick(cells).into_iter()),
            TableLine::Heading(heading) => {
                let bold = format!("**{}**", escape_markdown(heading));
                let blank = std::iter::repeat_n(String::new(), columns.len().saturating_sub(1));
                push_row(text, std::iter::once(bold).chain(blank));
            }
        }
    }
}

pub(super) fn push_row(text: &mut String, cells: impl Iterator<Item = String>) {
    let _ = writeln!(text, "| {} |", cells.collect::<Vec<_>>().join(" | "));
}

/// On one line, with every sign that Markdown could take for more than itself escaped.
pub(super) fn escape_markdown(words: &str) -> String {
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
