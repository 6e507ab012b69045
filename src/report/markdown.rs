//! An extract as Markdown: a table that pastes into a paper, with its notes below.

use std::fmt::Write as _;

use crate::maturity::comparison::table::{ComparisonTable, TableLine};

/// The text of a Markdown file.
pub(crate) fn markdown(extract: &ComparisonTable) -> String {
    let mut text = format!("**{}**\n\n", escaped(&extract.title));
    for line in &extract.lead {
        let _ = writeln!(text, "{}\n", escaped(line));
    }
    row(&mut text, extract.head.iter().map(|cell| escaped(cell)));
    row(&mut text, extract.head.iter().map(|_| "---".to_owned()));
    for line in &extract.lines {
        match line {
            TableLine::Cells(cells) => row(&mut text, cells.iter().map(|cell| escaped(cell))),
            TableLine::Heading(heading) => {
                let bold = format!("**{}**", escaped(heading));
                let blank =
                    std::iter::repeat_n(String::new(), extract.head.len().saturating_sub(1));
                row(&mut text, std::iter::once(bold).chain(blank));
            }
        }
    }
    if !extract.notes.is_empty() {
        text.push('\n');
    }
    for note in &extract.notes {
        let _ = writeln!(text, "- {}", escaped(note));
    }
    text
}

fn row(text: &mut String, cells: impl Iterator<Item = String>) {
    let _ = writeln!(text, "| {} |", cells.collect::<Vec<_>>().join(" | "));
}

/// On one line, with every sign that Markdown could take for more than itself escaped.
fn escaped(words: &str) -> String {
    let one_line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut text = String::with_capacity(one_line.len());
    for (at, letter) in one_line.chars().enumerate() {
        let is_sign =
            matches!(letter, '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '~' | '$');
        // at the beginning of a line these would begin a list or a heading
        let begins_more = at == 0 && matches!(letter, '#' | '+')
            || at == 0 && letter == '-' && one_line.starts_with("- ");
        if is_sign || begins_more {
            text.push('\\');
        }
        text.push(letter);
    }
    text
}
