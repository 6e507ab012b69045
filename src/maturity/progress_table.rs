//! Progress as a table for export: how long each area stood where and how it moved, snapshot by
//! snapshot; of one area, the answers to its statements through time. As data it has the columns of
//! the tables of the same names.

use std::convert::Infallible;

use jiff::civil::Date;
use uuid::Uuid;

use super::comparison::data_table::DataTable;
use super::comparison::table::{ComparisonTable, slugify};
use super::export_tables::{Cell, ExportOptions, ExportTable, export_network};
use super::ids::DomainId;
use super::movement::{DomainMovement, count_words, unlike_answers_sentences};
use super::network_state::{NetworkState, SavedSnapshot};
use super::page::TableRow;
use super::phrases::{format_date, format_date_short, pluralize};
use super::trend::film::{FilmRow, build_film};
use super::trend::point_words::{is_starred, point_words};
use super::trend::{DomainTrend, Trend, TrendPoint};
use super::walk_subject::WalkSubject;

const STARRED: &str = "* our own stage; the answers suggest another";
const NOTHING_ADDED: &str = "Nothing is added up and nothing is averaged.";

/// All areas of these trends. `until` is the day that was stepped back to, where one was.
pub fn progress_table(
    record: &NetworkState,
    trends: &[Trend],
    until: Option<Date>,
) -> ComparisonTable {
    let mut table = start_table(record, "progress");
    table
        .caveats
        .push("How long each area stood where, and how it moved when that began.".to_owned());
    table.caveats.push(NOTHING_ADDED.to_owned());
    table.header = ["area", "stood at", "when", "snapshots", "moved"].map(str::to_owned).to_vec();
    for trend in trends {
        table.rows.push(TableRow::Heading(trend_heading(record, trend)));
        for domain in &trend.domains {
            table.rows.extend(area_lines(record, trend, domain));
        }
        table.notes.extend(unlike_answers_sentences(trend.area_moves()));
        table.notes.extend(movement_note(record, trend));
    }
    let points = trends.iter().flat_map(|trend| &trend.domains).flat_map(|area| &area.points);
    table.notes.extend(points.clone().any(is_starred).then(|| STARRED.to_owned()));
    table.notes.extend(later_note(record, trends, until));
    let told = trends.iter().filter(|trend| !trend.snapshots.is_empty());
    table.notes.extend(footers(told.map(|trend| trend.matrix.matrix.footer.as_ref())));
    table.data = data_of(record, ExportTable::Standings, |_, id| {
        trends.iter().any(|trend| trend.snapshots.contains(&id))
    });
    table
}

/// One area of a matrix down to its statements, up to a day where one is given.
pub fn progress_area_table(
    record: &NetworkState,
    subject: &WalkSubject,
    domain: &DomainId,
    until: Option<Date>,
) -> ComparisonTable {
    let mut table = start_table(record, "progress");
    let film = build_film(record, subject, domain);
    let frames = &film.frames;
    let shown =
        until.map_or(frames.len(), |until| frames.partition_point(|frame| frame.taken_on <= until));
    let Some(last) = shown.checked_sub(1) else { return table };
    let Some(saved) = record.snapshot(frames[last].snapshot) else { return table };
    let matrix = &saved.matrix.matrix;
    let name = matrix.domain(domain);
    let name = name.map_or_else(|| domain.to_string(), |one| one.short_name().to_owned());
    table.title = format!("{}: progress, {name}", record.network.name);
    table.name = format!("{}-{}", table.name, slugify(&name));
    table.caveats.push(format!("{}. {NOTHING_ADDED}", subject.title(matrix)));
    table.header = ["statement", "answers through time"].map(str::to_owned).to_vec();
    let stood = frames[..shown].iter().filter_map(|frame| {
        let saved = record.snapshot(frame.snapshot)?;
        Some((saved, frame.point.as_ref()?))
    });
    let stood = runs(stood).into_iter().map(|run| format!("{} {}", run.words, run.when()));
    table
        .rows
        .push(cells(["The area as a whole".to_owned(), stood.collect::<Vec<_>>().join("; ")]));
    let mut above = None;
    for row in film.rows.iter().filter(|row| row.cells[..shown].iter().any(Option::is_some)) {
        let heading = row_heading(row, saved);
        if above.as_ref() != Some(&heading) {
            table.rows.push(TableRow::Heading(heading.clone()));
            above = Some(heading);
        }
        let said = row.history(frames, last).join("; ");
        table.rows.push(cells([row.text.clone(), said]));
    }
    let points = frames[..shown].iter().filter_map(|frame| frame.point.as_ref());
    table.notes.extend(points.clone().any(is_starred).then(|| STARRED.to_owned()));
    table.notes.extend(left_out_note(frames.len() - shown, until));
    table.notes.extend(footers(std::iter::once(matrix.footer.as_ref())));
    let ids: Vec<Uuid> = frames[..shown].iter().map(|frame| frame.snapshot).collect();
    table.data = data_of(record, ExportTable::Answers, |row, id| {
        let at = ExportTable::Answers.columns().iter().position(|column| *column == "domain_id");
        let area = at.and_then(|at| row.get(at)).and_then(Cell::words);
        ids.contains(&id) && area.as_deref() == Some(domain.as_str())
    });
    table
}

fn start_table(record: &NetworkState, what: &str) -> ComparisonTable {
    ComparisonTable {
        name: format!("{}-{what}", record.slug),
        title: format!("{}: {what}", record.network.name),
        ..ComparisonTable::default()
    }
}

fn cells<const N: usize>(words: [String; N]) -> TableRow {
    TableRow::Cells(words.into())
}

/// "PCN Companion: 3 snapshots, 12 Mar 2024 to 3 Mar 2026".
fn trend_heading(record: &NetworkState, trend: &Trend) -> String {
    let title = trend.subject.title(&trend.matrix.matrix);
    let taken = |id: Option<&Uuid>| Some(record.snapshot(*id?)?.snapshot.taken_on);
    let Some((first, last)) = taken(trend.snapshots.first()).zip(taken(trend.snapshots.last()))
    else {
        return format!("{title}: no snapshot yet");
    };
    let count = pluralize(trend.snapshots.len(), "snapshot", "snapshots");
    let view = trend
        .view
        .as_ref()
        .map(|voice| format!("; nothing was agreed yet, this is {}", voice.describe()));
    format!("{title}: {count}, {}{}", days_words(first, last), view.unwrap_or_default())
}

fn days_words(first: Date, last: Date) -> String {
    if first == last {
        format_date_short(first)
    } else {
        format!("{} to {}", format_date_short(first), format_date_short(last))
    }
}

/// How long an area stood somewhere.
struct Run {
    words: String,
    first: Date,
    last: Date,
    count: usize,
    moved: String,
    /// Whether a later snapshot says that it stood at the same stage.
    is_told_again: bool,
}

impl Run {
    fn when(&self) -> String {
        days_words(self.first, self.last)
    }

    /// "forward"; "forward, then the same" where it stood there in more than one snapshot.
    fn moved_words(&self) -> String {
        if self.is_told_again {
            format!("{}, then the same", self.moved)
        } else {
            self.moved.clone()
        }
    }
}

fn runs<'p>(points: impl Iterator<Item = (&'p SavedSnapshot, &'p TrendPoint)>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (saved, point) in points {
        let words = point_words(&saved.matrix.matrix, point);
        let goes_on = matches!(
            point.moved.moved,
            DomainMovement::Same | DomainMovement::NotKnownYet | DomainMovement::NotAnswered
        );
        match runs.last_mut().filter(|run| goes_on && run.words == words) {
            Some(run) => {
                (run.last, run.count) = (point.taken_on, run.count + 1);
                run.is_told_again |= point.moved.moved == DomainMovement::Same;
            }
            None => runs.push(Run {
                words,
                first: point.taken_on,
                last: point.taken_on,
                count: 1,
                moved: point.moved.words(),
                is_told_again: false,
            }),
        }
    }
    runs
}

fn area_lines(record: &NetworkState, trend: &Trend, area: &DomainTrend) -> Vec<TableRow> {
    let asked = trend.matrix.matrix.domain(&area.domain);
    let name = asked.map_or_else(|| area.domain.to_string(), |one| one.short_name().to_owned());
    let points =
        area.points.iter().filter_map(|point| Some((record.snapshot(point.snapshot)?, point)));
    let line = |run: Run| {
        let (when, moved) = (run.when(), run.moved_words());
        cells([name.clone(), run.words, when, run.count.to_string(), moved])
    };
    runs(points).into_iter().map(line).collect()
}

/// "PCN Companion, since 10 Mar 2025: 12 forward, 1 back (78 of 80 comparable); in place 40 to 51 of
/// 80".
fn movement_note(record: &NetworkState, trend: &Trend) -> Option<String> {
    let then = record.snapshot(trend.previous?)?.snapshot.taken_on;
    Some(format!(
        "{}, since {}: {} ({}); {}",
        trend.subject.title(&trend.matrix.matrix),
        format_date_short(then),
        count_words(&trend.movement),
        trend.movement.comparable_words(),
        trend.in_place.phrase()
    ))
}

fn later_note(record: &NetworkState, trends: &[Trend], until: Option<Date>) -> Option<String> {
    let all: usize = trends.iter().map(|trend| record.line(&trend.subject).snapshots().len()).sum();
    let shown: usize = trends.iter().map(|trend| trend.snapshots.len()).sum();
    left_out_note(all.saturating_sub(shown), until)
}

fn left_out_note(count: usize, until: Option<Date>) -> Option<String> {
    let until = until.filter(|_| count > 0)?;
    let later = pluralize(count, "later snapshot is", "later snapshots are");
    Some(format!("As it stood on {}; {later} left out", format_date(until)))
}

fn row_heading(row: &FilmRow, newest: &SavedSnapshot) -> String {
    let stages = &newest.matrix.matrix.stages;
    match row.stage.and_then(|stage| stages.get(stage)) {
        Some(stage) => stage.name.clone(),
        None if row.is_asked => "Over all stages".to_owned(),
        None => "No longer asked".to_owned(),
    }
}

fn footers<'f>(all: impl Iterator<Item = Option<&'f String>>) -> Vec<String> {
    let mut footers: Vec<String> = all.flatten().cloned().collect();
    footers.sort();
    footers.dedup();
    footers
}

/// The rows of a long table, each with the day of its snapshot, as far as they are wanted.
fn data_of(
    record: &NetworkState,
    wanted: ExportTable,
    is_shown: impl Fn(&[Cell<'_>], Uuid) -> bool,
) -> DataTable {
    let has_day = wanted.columns().contains(&"taken_on");
    let mut data = DataTable { columns: vec!["network", "subject"], ..DataTable::default() };
    data.columns.extend((!has_day).then_some("taken_on"));
    data.columns.extend(wanted.columns());
    let at = wanted.columns().iter().position(|column| *column == "snapshot_id").unwrap_or(0);
    let options = ExportOptions::default();
    let taken: Result<usize, Infallible> =
        export_network(record, options, |_| true, &mut |table, day, row| {
            let id = row.get(at).and_then(Cell::words).and_then(|id| Uuid::parse_str(&id).ok());
            let saved = id.filter(|id| table == wanted && is_shown(row, *id));
            if let Some(saved) = saved.and_then(|id| record.snapshot(id)) {
                let subject = saved.snapshot.assessment.subject.as_deref();
                let mut cells: Vec<Cell<'static>> =
                    vec![Cell::of(&record.network.name), Cell::text(subject).into_owned()];
                cells.extend((!has_day).then_some(Cell::Day(day)));
                cells.extend(row.iter().map(|cell| cell.clone().into_owned()));
                data.rows.push(cells);
            }
            Ok(())
        });
    // nothing here can fail
    let (Ok(_) | Err(_)) = taken;
    data
}
