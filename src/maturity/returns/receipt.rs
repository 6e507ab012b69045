//! A receipt for a network: what we have of it, to send back. It names roles and no practice.

use jiff::civil::Date;

use super::{CameBack, ReturnRow};
use crate::maturity::page::{HeadingLevel, ListItem, Page, PageBlock};
use crate::maturity::phrases::format_date;
use crate::maturity::scoring::Completeness;
use crate::maturity::summary::SummaryVoice;

/// The receipt for the rows of one network; none where nothing is here.
pub fn receipt_page(rows: &[&ReturnRow], today: Date) -> Option<Page> {
    let first = rows.first()?;
    if rows.iter().all(|row| row.came.is_empty()) {
        return None;
    }
    let mut blocks = vec![PageBlock::Paragraph(format!(
        "Thank you. This is what we have of yours on {}.",
        format_date(today)
    ))];
    for row in rows.iter().filter(|row| !row.came.is_empty()) {
        blocks.push(PageBlock::Heading(HeadingLevel::Part, about(row)));
        blocks.push(PageBlock::List(row.came.iter().map(came_line).collect()));
    }
    let missing: Vec<ListItem> =
        rows.iter().filter(|row| row.came.is_empty()).map(|row| missing_line(row)).collect();
    if !missing.is_empty() {
        blocks.push(PageBlock::Heading(HeadingLevel::Part, "Not here yet".to_owned()));
        blocks.push(PageBlock::List(missing));
    }
    blocks.push(PageBlock::Remark(
        "If something is missing or wrong, please send it again: nothing is ever written over."
            .to_owned(),
    ));
    Some(Page { title: format!("{}: received", first.name), blocks })
}

/// What was asked: the matrix, and the one thing it is about.
fn about(row: &ReturnRow) -> String {
    let subject = row.asked.as_ref().and_then(|asked| asked.subject.as_ref());
    subject.map_or_else(|| row.matrix.clone(), |subject| format!("{subject}: {}", row.matrix))
}

fn missing_line(row: &ReturnRow) -> ListItem {
    let asked = row.asked.as_ref();
    let role = asked.and_then(|asked| asked.role.as_ref()).map(|role| format!(", {role}"));
    let due = asked.and_then(|asked| asked.due);
    let due = due.map(|due| format!(", asked for by {}", format_date(due)));
    ListItem::new(format!("{}{}{}", about(row), role.unwrap_or_default(), due.unwrap_or_default()))
}

fn came_line(came: &CameBack) -> ListItem {
    let Completeness { answered, total, .. } = came.complete;
    let voice = match &came.voice {
        SummaryVoice::Agreed => SummaryVoice::Agreed.describe(),
        SummaryVoice::OneView { role, .. } => {
            SummaryVoice::OneView { role: role.clone(), of: None }.describe()
        }
    };
    let day = format_date(came.taken_on);
    ListItem::new(format!("We have yours of {day}, {voice}: {answered} of {total} answered."))
}
