//! A page as HTML: one file with its pictures in it, without a script and without a link out. It prints
//! on A4 in black and white, can be heard by a screen reader and fits a telephone. Every text goes
//! through the template, which escapes it; nothing else writes markup.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::page_signs::{legend, sign_mark, sign_row, stage_bar};
use crate::maturity::page::{
    BoardPicture, BoardRow, HeadingLevel, Lead, LineKind, ListItem, Page, PageBlock, PageLine,
    PageTable, StripCell, StripsPicture,
};

const STYLE: &str = include_str!("page.css");

/// Nothing that the page names is fetched, and nothing in it is run, whatever opens it.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// The text of an HTML file.
pub(super) fn to_html(page: &Page) -> String {
    let markup = html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="generator" content="pcn-workbook";
                title { (page.title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                main {
                    h1 { (page.title) }
                    @for block in &page.blocks { (block_markup(block)) }
                }
            }
        }
    };
    markup.into_string() + "\n"
}

fn block_markup(block: &PageBlock) -> Markup {
    match block {
        PageBlock::Heading(HeadingLevel::Part, words) => html! { h2 { (words) } },
        PageBlock::Heading(HeadingLevel::Section, words) => html! { h3 { (words) } },
        PageBlock::Paragraph(words) => html! { p { (words) } },
        PageBlock::Remark(words) => html! { p.remark { (words) } },
        PageBlock::Facts(facts) => html! {
            dl { @for (name, words) in facts { dt { (name) } dd { (words) } } }
        },
        PageBlock::Lines(lines) => html! { @for line in lines { (page_line(line)) } },
        PageBlock::List(lines) => list(lines),
        PageBlock::Table(table) => plain_table(table),
        PageBlock::Board(picture) => board(picture),
        PageBlock::Strips(picture) => strips(picture),
        PageBlock::SheetBreak => html! { div.sheet {} },
    }
}

/// One line, as far in as on screen; the sign of an answer is drawn and not heard twice.
fn page_line(line: &PageLine) -> Markup {
    let words = line.spoken_prefix();
    let sign = match line.lead {
        Some(Lead::Sign(sign)) => Some(sign),
        _ => None,
    };
    let indent = format!("margin-left:{}ch", line.indent);
    match line.kind {
        LineKind::Heading => html! { h3 { (words) (line.text) } },
        LineKind::Body | LineKind::Quiet => html! {
            p.line.remark[line.kind == LineKind::Quiet] style=(indent) {
                @if let Some(sign) = sign { (sign_mark(sign)) " " }
                (words) (line.text)
            }
        },
    }
}

fn list(lines: &[ListItem]) -> Markup {
    let is_signed = lines.iter().any(|line| line.sign.is_some());
    html! {
        ul.signed[is_signed] {
            @for line in lines {
                li {
                    @if let Some(sign) = line.sign { (sign_mark(sign)) " " }
                    (line.words)
                    @for below in &line.below { p { (below) } }
                }
            }
        }
    }
}

/// Rows with the name and the cells of each, below their heading where they have one.
type RowGroup<'g> = (Option<&'g str>, Vec<(String, Vec<Markup>)>);

/// A table with the headings of its columns and rows said as such. The roles keep it a table for a
/// screen reader where a narrow screen lays its cells one below the other.
fn table(caption: &str, header: &[String], groups: &[RowGroup<'_>]) -> Markup {
    html! {
        table role="table" {
            @if !caption.is_empty() { caption { (caption) } }
            thead role="rowgroup" {
                tr role="row" {
                    @for heading in header {
                        @if heading.is_empty() { td role="cell" {} }
                        @else { th scope="col" role="columnheader" { (heading) } }
                    }
                }
            }
            @for (group, rows) in groups {
                tbody role="rowgroup" {
                    @if let Some(heading) = group {
                        tr role="row" {
                            th.group scope="rowgroup" role="rowheader" colspan=(header.len()) { (heading) }
                        }
                    }
                    @for (name, cells) in rows { (table_row(header, name, cells)) }
                }
            }
        }
    }
}

fn table_row(header: &[String], name: &str, cells: &[Markup]) -> Markup {
    html! {
        tr role="row" {
            th scope="row" role="rowheader" { (name) }
            @for (cell, heading) in cells.iter().zip(header.iter().skip(1)) {
                td.cell role="cell" data-label=(heading) { (cell) }
            }
        }
    }
}

fn plain_table(page_table: &PageTable) -> Markup {
    let row = |row: &Vec<String>| {
        let (name, cells) = row.split_first()?;
        Some((name.clone(), cells.iter().map(|cell| html! { (cell) }).collect()))
    };
    let groups: Vec<RowGroup<'_>> = page_table
        .groups()
        .into_iter()
        .map(|(heading, rows)| (heading, rows.into_iter().filter_map(row).collect()))
        .collect();
    table(&page_table.caption, &page_table.header, &groups)
}

fn board(picture: &BoardPicture) -> Markup {
    let header: Vec<String> = std::iter::once("Area".to_owned())
        .chain(picture.columns.iter().cloned())
        .chain(["Now".to_owned()])
        .collect();
    let row = |row: &BoardRow| {
        let stages = row.signs.iter().zip(&row.in_place);
        let cells = stages.map(|(signs, in_place)| html! { (sign_row(signs)) (in_place) });
        cells.chain([html! { (row.standing) }]).collect::<Vec<Markup>>()
    };
    let rows = picture.rows.iter().map(|one| (one.area.clone(), row(one))).collect();
    html! {
        (table(&picture.caption, &header, &[(None, rows)]))
        (legend())
    }
}

fn strips(picture: &StripsPicture) -> Markup {
    let header: Vec<String> =
        std::iter::once(&picture.row_heading).chain(&picture.columns).cloned().collect();
    let cell = |cell: &StripCell| {
        html! {
            @if let Some((reached, stages)) = cell.filled { (stage_bar(reached, stages)) }
            (cell.words)
            @if !cell.moved.is_empty() { " " span.moved { (cell.moved) } }
        }
    };
    let rows = picture
        .rows
        .iter()
        .map(|row| (row.name.clone(), row.cells.iter().map(cell).collect()))
        .collect();
    table(&picture.caption, &header, &[(None, rows)])
}
