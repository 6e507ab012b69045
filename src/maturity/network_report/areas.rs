//! The areas of a report: where each stands, why, what is left, what moved, what next.

use super::source::{EarlierSide, ReportSource};
use crate::maturity::area_words::{
    aim_words, left_words, reason_of, skipped_stages_words, standing_words,
};
use crate::maturity::assessment::AnswerRecord;
use crate::maturity::capitalize::capitalize;
use crate::maturity::diff::AnswersOnMatrix;
use crate::maturity::matrix::{Domain, Item};
use crate::maturity::movement::{InPlace, compare_areas, count_in_place_by_domain};
use crate::maturity::page::{ListItem, Page};
use crate::maturity::phrases::{answer_sign, format_date, format_item_answer, headline};
use crate::maturity::scoring::{DomainReading, evaluate_domain};
use crate::maturity::walk::kept::words::oldest_kept_day;

/// Where each area stands and which way it moved, in one table.
pub(super) fn write_overview(page: &mut Page, source: &ReportSource<'_>) {
    page.part("Where we are");
    let sides = source.earlier_sides();
    let mut header: Vec<String> = vec!["Area".to_owned(), "Now".to_owned()];
    header.extend(sides.iter().map(|side| side.label.clone()));
    let rows = source.matrix().domains.iter().map(|domain| {
        let reading = source.reading(domain);
        let star = if reading.differs() { " *" } else { "" };
        let now = format!("{}{star}", headline(source.matrix(), &reading));
        let moved = sides.iter().map(|side| source.moved_since(side, domain));
        [domain.short_name().to_owned(), now].into_iter().chain(moved).collect()
    });
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    page.table("Each area, in the order of the matrix", &header, rows.collect());
    // what a star means stands right below the table in which it is
    let differs = |domain: &Domain| source.reading(domain).differs();
    if source.matrix().domains.iter().any(differs) {
        page.remark("* our own stage; the answers suggest another. Both stand under the area, with the reason.");
    }
    let days = sides.iter().map(|side| {
        format!(
            "{} is since the snapshot of {}.",
            side.label,
            format_date(side.saved.snapshot.taken_on)
        )
    });
    if !sides.is_empty() {
        page.remark(days.collect::<Vec<_>>().join(" "));
    }
    if sides.is_empty() && source.is_on_line {
        page.remark("This is the first snapshot, so nothing can have moved yet.");
    }
}

/// Each area by itself.
pub(super) fn write_areas(page: &mut Page, source: &ReportSource<'_>) {
    page.part("Area by area");
    let in_place = source.previous().map(|then| {
        count_in_place_by_domain(AnswersOnMatrix::of(then), AnswersOnMatrix::of(&source.saved))
    });
    for (at, domain) in source.matrix().domains.iter().enumerate() {
        let counts = in_place.as_ref().and_then(|all| all.get(at));
        write_area(page, source, domain, counts.map(|stages| stages.iter().sum()));
    }
}

fn write_area(
    page: &mut Page,
    source: &ReportSource<'_>,
    domain: &Domain,
    in_place: Option<InPlace>,
) {
    let (matrix, said) = (source.matrix(), source.said());
    let reading = source.reading(domain);
    page.section(&domain.name);
    page.paragraph(format!("{}.", capitalize(&standing_words(matrix, &reading))));
    if let Some(reason) = reason_of(&reading, said.judgements.get(&domain.id)) {
        page.paragraph(format!("Why: {reason}"));
    }
    let mut moved: Vec<String> = Vec::new();
    for side in source.earlier_sides() {
        moved.push(format!("{}: {}.", side.label, source.moved_since(&side, domain)));
    }
    moved.extend(in_place.map(|counts| format!("In place since last time: {}.", counts.words())));
    if !moved.is_empty() {
        page.paragraph(moved.join(" "));
    }
    if let Some(day) = oldest_kept_day(domain, said) {
        page.remark(format!("Part of this was last looked at on {}.", format_date(day)));
    }
    if let Some(skipped) = skipped_stages_words(matrix, &reading) {
        page.remark(skipped);
    }
    write_left(page, source, &reading);
    if let Some(aim) = said.aims.get(&domain.id) {
        page.paragraph(format!("What next: {}", aim_words(matrix, aim)));
    }
    if source.options.with_notes {
        write_notes(page, source, domain);
    }
}

fn write_left(page: &mut Page, source: &ReportSource<'_>, reading: &DomainReading) {
    let Some(left) = left_words(source.matrix(), reading) else { return };
    page.paragraph(if reading.holding.is_empty() {
        format!("{left}.")
    } else {
        format!("{left}:")
    });
    let items = reading.holding.items().filter_map(|id| source.matrix().item(id));
    page.list(items.map(|item| source.answer_line(item)).collect());
}

/// Reasons, notes and evidence, item by item.
fn write_notes(page: &mut Page, source: &ReportSource<'_>, domain: &Domain) {
    let lines = domain.items().filter_map(|item| {
        let below = note_lines(source.said().answers.get(item.id())?);
        (!below.is_empty()).then(|| ListItem { below, ..source.answer_line(item) })
    });
    let lines: Vec<ListItem> = lines.collect();
    if !lines.is_empty() {
        page.paragraph("Notes and evidence:");
        page.list(lines);
    }
}

fn note_lines(given: &AnswerRecord) -> Vec<String> {
    let reason = given.beside.reason.iter().map(|why| format!("Why it does not apply: {why}"));
    let note = given.beside.note.iter().map(|note| format!("Note: {note}"));
    let evidence = given.beside.evidence.iter().map(|piece| {
        let led = if piece.supports { "Evidence" } else { "Against it" };
        let whose = piece.whose.as_ref().map(|whose| format!(" ({whose})")).unwrap_or_default();
        let dated = piece.dated.map(|day| format!(", of {}", format_date(day)));
        format!("{led}: {}{whose}{}", piece.text, dated.unwrap_or_default())
    });
    reason.chain(note).chain(evidence).collect()
}

/// What next, in the words of the team.
pub(super) fn write_aims(page: &mut Page, source: &ReportSource<'_>) {
    page.part("What next");
    let (matrix, said) = (source.matrix(), source.said());
    let aims = matrix.domains.iter().filter_map(|domain| {
        let aim = said.aims.get(&domain.id)?;
        Some(ListItem::new(format!("{}: {}", domain.short_name(), aim_words(matrix, aim))))
    });
    let aims: Vec<ListItem> = aims.collect();
    if aims.is_empty() {
        page.paragraph("Nothing was noted as next.");
    }
    page.list(aims);
}

impl ReportSource<'_> {
    pub(super) fn reading(&self, domain: &Domain) -> DomainReading {
        evaluate_domain(self.matrix(), domain, self.said())
    }

    fn moved_since(&self, side: &EarlierSide<'_>, domain: &Domain) -> String {
        compare_areas(Some(side.saved), &self.saved, &domain.id).signed_words()
    }

    /// "not yet: We meet every week."
    fn answer_line(&self, item: Item<'_>) -> ListItem {
        let answer = self.said().answer(item.id());
        let words = answer.map_or_else(
            || "open".to_owned(),
            |answer| format_item_answer(self.matrix(), item, answer),
        );
        ListItem {
            sign: Some(answer_sign(item, self.matrix(), answer)),
            words: format!("{words}: {}", item.plain_text()),
            below: Vec::new(),
        }
    }
}
