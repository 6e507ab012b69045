//! The other matrices of a network on its report: lined up under the areas of one of them where they
//! say how, else each by itself.

use super::source::ReportSource;
use crate::maturity::area_status::AreaStatus;
use crate::maturity::assessment::Assessment;
use crate::maturity::crosswalk::alignment::{
    AlignedArea, AlignedGroup, AlignedRow, align_subjects, find_anchor,
};
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::SavedSnapshot;
use crate::maturity::page::Page;
use crate::maturity::scoring::evaluate_domain;
use crate::maturity::walk_subject::WalkSubject;

/// Writes where the network stands on its other matrices, as far as it has said anything on them. A
/// page without the network's name has none of it: a matrix of its own would give it away.
pub(super) fn write_other_matrices(page: &mut Page, source: &ReportSource<'_>) {
    let subjects = source.record.walk_subjects();
    let is_other = |subject: &&WalkSubject| **subject != source.subject();
    let has_others =
        subjects.iter().filter(is_other).any(|subject| source.spoken(subject).is_some());
    if !has_others || !source.options.is_named() {
        return;
    }
    page.part("Our other matrices beside it");
    page.remark("Each in the words of its own matrix. Nothing is turned from one into the other.");
    if let Some(anchor) = find_anchor(source.record) {
        let spoken = |subject: &WalkSubject| source.spoken(subject);
        let groups = align_subjects(source.record, anchor, &subjects, spoken);
        let area = format!("Area of {}", anchor.matrix.short_title());
        let rows = groups.iter().map(group_row).collect();
        page.table("What lines up, and where it stands", &[&area, "Now", "Beside it"], rows);
    } else {
        let rows = subjects.iter().flat_map(|subject| source.subject_rows(subject)).collect();
        page.table("Where each area stands", &["Area", "Matrix", "Now"], rows);
    }
}

fn group_row(group: &AlignedGroup) -> Vec<String> {
    let beside = group.rows.iter().map(|row| match row {
        AlignedRow::Area(area) => {
            format!("{}: {}", area.subject.append_to_title(&area.name), standing_label(area))
        }
        AlignedRow::SeeAlso { title, .. } | AlignedRow::NotCovered { title } => {
            format!("{title}: {}", row.placeholder().unwrap_or_default())
        }
    });
    let beside = beside.collect::<Vec<_>>().join("\n");
    let now = group.heading.area().map(standing_label).unwrap_or_default();
    vec![group.heading.words().to_owned(), now, beside]
}

/// "Step 1 * (part-way)".
fn standing_label(area: &AlignedArea) -> String {
    let star = if area.differs { " *" } else { "" };
    let band = area.band.map_or_else(String::new, |band| format!(" ({})", band.label()));
    format!("{}{star}{band}", area.standing_label)
}

impl<'r> ReportSource<'r> {
    /// What speaks for a subject on the day of the report: the end of its line by then.
    fn spoken(&self, subject: &WalkSubject) -> Option<(&'r Assessment, &'r Matrix)> {
        let line = self.record.line(subject);
        let saved: &'r SavedSnapshot = line.last_on_or_before(self.saved.snapshot.taken_on)?;
        Some((&saved.snapshot.assessment, &saved.matrix.matrix))
    }

    fn subject_rows(&self, subject: &WalkSubject) -> Vec<Vec<String>> {
        let Some((said, matrix)) = self.spoken(subject) else { return Vec::new() };
        let row = |domain| {
            let reading = evaluate_domain(matrix, domain, said);
            let star = if reading.differs() { " *" } else { "" };
            let now = format!("{}{star}", AreaStatus::of(&reading).label(matrix));
            vec![domain.short_name().to_owned(), subject.title(matrix), now]
        };
        matrix.domains.iter().map(row).collect()
    }
}
