//! A page of the screen as text: the same words, wrapped, and without the sign that stands before the
//! word for an answer, since a screen reader would read it out.

use super::{TextStyle, prose_width};
use crate::tui::document::{Document, DocumentLine, Lead};

pub(crate) fn render(page: &Document, style: TextStyle) -> String {
    let lines = page.lines.iter().map(without_sign).collect();
    let spoken = Document { title: page.title.clone(), lines };
    let width = u16::try_from(prose_width(style)).unwrap_or(u16::MAX);
    let rows = spoken.rows(width).into_iter().map(|row| {
        let margin = " ".repeat(usize::from(row.indent));
        format!("{margin}{}", row.text).trim_end().to_owned()
    });
    std::iter::once(spoken.title.clone()).chain(rows).collect::<Vec<_>>().join("\n")
}

fn without_sign(line: &DocumentLine) -> DocumentLine {
    let mut line = line.clone();
    if let Some(Lead::Sign(sign)) = line.lead {
        let words =
            line.prefix.strip_prefix(sign.symbol()).map(|words| words.trim_start().to_owned());
        line.prefix = words.unwrap_or(line.prefix);
    }
    line
}
