//! Reports: pages that people read on paper, of one network, made from one snapshot and the line it
//! stands on, or over several. Every figure on it is asked of the rule that says it, and it is made from copies out
//! of which everything was left that does not go.

mod areas;
mod beside;
mod group_by;
mod groups;
mod method;
mod network_counts;
mod network_row;
mod networks_page;
mod networks_report;
mod options;
mod pictures;
mod small_counts;
mod source;

use self::source::ReportSource;
use super::network_state::{NetworkState, SavedSnapshot};
use super::page::{ListItem, Page, PageBlock};
use super::phrases::format_date;
use super::profile_words::profile_words;
use super::walk::kept::words::describe_answered;

pub use self::group_by::GroupBy;
pub use self::networks_report::{FinishedReport, NetworksReport, TooFewNetworks};
pub use self::options::{NameChoice, ReportOptions};

/// The page of one snapshot, with the past of the network it is of.
pub fn network_page(record: &NetworkState, saved: &SavedSnapshot, options: ReportOptions) -> Page {
    let source = ReportSource::new(record, saved, options);
    let mut page = Page::new(source.title());
    write_lead(&mut page, &source);
    areas::write_overview(&mut page, &source);
    write_facts(&mut page, &source);
    pictures::write_board(&mut page, &source);
    pictures::write_strips(&mut page, &source);
    areas::write_areas(&mut page, &source);
    write_needs(&mut page, &source);
    beside::write_other_matrices(&mut page, &source);
    areas::write_aims(&mut page, &source);
    method::write_method(&mut page, &source);
    page.sanitized()
}

/// What has to be known before anything else: the day, whose view it is, and how far it is answered.
fn write_lead(page: &mut Page, source: &ReportSource<'_>) {
    let snapshot = &source.saved.snapshot;
    page.paragraph(format!(
        "{}: {}, {}.",
        format_date(snapshot.taken_on),
        snapshot.assessment.voice.describe_in_full(),
        describe_answered(source.matrix(), &snapshot.assessment)
    ));
}

fn write_facts(page: &mut Page, source: &ReportSource<'_>) {
    page.part("About this page");
    let (matrix, snapshot) = (source.matrix(), &source.saved.snapshot);
    let mut facts: Vec<(String, String)> = Vec::new();
    let mut fact = |name: &str, words: String| facts.push((name.to_owned(), words));
    if source.options.is_named() {
        let purpose = snapshot.network.purpose.clone();
        fact("What we are for", purpose.unwrap_or_else(|| "not written down yet".to_owned()));
        let context = profile_words(&snapshot.network.profile);
        if !context.is_empty() {
            fact("About us", context.join("; "));
        }
    }
    let label = snapshot.label.as_ref().filter(|_| source.options.is_named());
    let label = label.map(|label| format!(", {label}")).unwrap_or_default();
    fact("Day", format!("{}{label}", format_date(snapshot.taken_on)));
    fact("Whose view", snapshot.assessment.voice.describe_in_full());
    if let Some(present) = source.present_words() {
        fact("Who was there", present);
    }
    if let Some(subject) = &snapshot.assessment.subject {
        fact("About", subject.clone());
    }
    fact("How much", describe_answered(matrix, &snapshot.assessment));
    fact("Asked", format!("{}, revision {}", matrix.title, matrix.revision));
    page.blocks.push(PageBlock::Facts(facts));
    for caution in source.cautions() {
        page.paragraph(caution);
    }
    page.remark(method::OPENING);
}

fn write_needs(page: &mut Page, source: &ReportSource<'_>) {
    let (matrix, said) = (source.matrix(), source.said());
    let raised = matrix.asks().filter_map(|ask| {
        let raised = said.asks.get(&ask.id).filter(|raised| raised.raised)?;
        let below = raised.note.iter().map(|note| format!("Note: {note}")).collect();
        Some(ListItem { below, ..ListItem::new(ask.text.clone()) })
    });
    let raised: Vec<ListItem> = raised.collect();
    page.part("What we need from others");
    if raised.is_empty() {
        page.paragraph("Nothing was ticked.");
    }
    page.list(raised);
}
