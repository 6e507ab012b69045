//! Progress as text: each area through time, as a table where it fits or else area by area, and the
//! movement since last time, good news first. No word is cut.

use jiff::civil::Date;
use unicode_width::UnicodeWidthStr;

use super::wrap::pad;
use crate::maturity::diff::AnswersOnMatrix;
use crate::maturity::matrix::Domain;
use crate::maturity::movement::{count_words, list_moved_items, unlike_answers_sentences};
use crate::maturity::network_state::{NetworkState, SavedSnapshot};
use crate::maturity::page::{Page, PageBlock, PageTable, TableRow};
use crate::maturity::phrases::{format_date_short, format_since, pluralize};
use crate::maturity::trend::point_words::{is_starred, point_words};
use crate::maturity::trend::{DomainTrend, Trend};
use crate::maturity::walk::kept::words::describe_kept;

/// A table that takes more blocks than this is told area by area.
const MAX_BLOCKS: usize = 2;

/// On a narrower terminal no table is drawn.
const MIN_TABLE_WIDTH: usize = 80;

pub(crate) fn page(record: &NetworkState, trends: &[Trend], width: usize) -> Page {
    let count: usize = trends.iter().map(|trend| trend.snapshots.len()).sum();
    let snapshots = pluralize(count, "snapshot", "snapshots");
    let mut page = Page::new(format!("{}: progress, {snapshots}", record.network.name));
    for trend in trends {
        page.blank_line();
        write_trend(&mut page, record, trend, width);
    }
    let mut points = trends.iter().flat_map(|trend| &trend.domains).flat_map(|line| &line.points);
    if points.any(is_starred) {
        page.blank_line();
        page.body(0, "* our own stage; the answers suggest another.");
    }
    page
}

fn write_trend(page: &mut Page, record: &NetworkState, trend: &Trend, width: usize) {
    let matrix = &trend.matrix.matrix;
    if trend.snapshots.is_empty() {
        page.heading(trend.subject.title(matrix));
        page.body(2, "no snapshot yet");
        return;
    }
    let taken: Vec<&SavedSnapshot> =
        trend.snapshots.iter().filter_map(|id| record.snapshot(*id)).collect();
    let pair = trend.previous.and_then(|id| record.snapshot(id)).zip(taken.last().copied());
    let since = pair.map(|(then, now)| format_since(then.snapshot.taken_on, now.snapshot.taken_on));
    if trend.subject.subject.is_some() {
        page.heading(trend.subject.title(matrix));
        page.blank_line();
    }
    if let Some(voice) = &trend.view {
        let (title, whose) = (matrix.short_title(), voice.describe());
        page.body(0, format!("{title}: nothing was agreed yet; this is {whose}"));
        page.blank_line();
    }
    write_areas(page, trend, (&taken, since.as_deref()), width);
    let why = unlike_answers_sentences(trend.area_moves());
    if !why.is_empty() {
        page.blank_line();
        for words in why {
            page.body(2, words);
        }
    }
    let newest = taken.last().map(|saved| (saved, &saved.snapshot.assessment));
    let kept = newest.and_then(|(saved, said)| {
        let kept = describe_kept(&saved.matrix.matrix, said)?;
        Some(format!("{}: {kept}", format_date_short(saved.snapshot.taken_on)))
    });
    if let Some(kept) = kept {
        page.blank_line();
        page.body(0, kept);
    }
    if let (Some(since), Some((then, now))) = (since, pair) {
        write_in_place(page, trend);
        write_movement(page, trend, &since, (then, now));
    }
}

/// The snapshots of a line, and what its last column of movement is called.
type Taken<'t> = (&'t [&'t SavedSnapshot], Option<&'t str>);

/// Every area through time: as one table or two where they fit, else area by area.
fn write_areas(page: &mut Page, trend: &Trend, taken: Taken<'_>, width: usize) {
    match tables(trend, taken, width) {
        Some(tables) if width >= MIN_TABLE_WIDTH && tables.len() <= MAX_BLOCKS => {
            page.blocks.extend(tables.into_iter().map(PageBlock::Table));
        }
        _ => write_runs(page, trend, taken),
    }
}

/// As few tables as hold all snapshots, in order. None where a snapshot fits into none.
fn tables(trend: &Trend, (taken, since): Taken<'_>, width: usize) -> Option<Vec<PageTable>> {
    let mut tables = Vec::new();
    let mut rest = taken;
    while !rest.is_empty() {
        let table = |count: usize| {
            let (shown, left) = rest.split_at(count);
            table_of(trend, (shown, since.filter(|_| left.is_empty())))
        };
        let count = (1..=rest.len()).take_while(|count| table(*count).fits(width)).last()?;
        tables.push(table(count));
        rest = rest.get(count..).unwrap_or_default();
    }
    Some(tables)
}

fn table_of(trend: &Trend, (shown, since): Taken<'_>) -> PageTable {
    let matrix = &trend.matrix.matrix;
    let mut header = vec![matrix.short_title().to_owned()];
    header.extend(shown.iter().map(|saved| format_date_short(saved.snapshot.taken_on)));
    header.extend(since.map(str::to_owned));
    let row = |(line, domain): (&DomainTrend, &Domain)| {
        let mut row = vec![domain.short_name().to_owned()];
        row.extend(shown.iter().map(|saved| cell_words(line, saved)));
        row.extend(since.map(|_| moved_words(line)));
        TableRow::Cells(row)
    };
    let rows = trend.domains.iter().zip(&matrix.domains).map(row).collect();
    PageTable { caption: String::new(), header, rows }
}

/// Each area with how long it stood where: "Foundation: 4 May 2024 to 2 Mar 2025, 4 snapshots".
fn write_runs(page: &mut Page, trend: &Trend, (taken, since): Taken<'_>) {
    let matrix = &trend.matrix.matrix;
    page.heading(matrix.short_title());
    for (line, domain) in trend.domains.iter().zip(&matrix.domains) {
        page.body(2, domain.short_name());
        let stood = taken.iter().map(|saved| (cell_words(line, saved), saved.snapshot.taken_on));
        let stood: Vec<(String, Date)> = stood.collect();
        for run in stood.chunk_by(|one, next| one.0 == next.0) {
            let [(words, first), ..] = run else { continue };
            let last = run.last().map_or(*first, |(_, day)| *day);
            let days = match run.len() {
                1 => format_date_short(*first),
                count => format!(
                    "{} to {}, {count} snapshots",
                    format_date_short(*first),
                    format_date_short(last)
                ),
            };
            page.body(4, format!("{words}: {days}"));
        }
        if let Some(since) = since {
            page.body(4, format!("{since}: {}", moved_words(line)));
        }
    }
}

/// Where an area stood, in whole words.
fn cell_words(line: &DomainTrend, saved: &SavedSnapshot) -> String {
    let point = line.points.iter().find(|point| point.snapshot == saved.snapshot.id);
    let Some(point) = point else { return "not asked".to_owned() };
    point_words(&saved.matrix.matrix, point)
}

/// "forward", "forward, by the answers"; nothing where the newest does not ask about it.
fn moved_words(line: &DomainTrend) -> String {
    line.moved().map_or_else(
        || "not asked now".to_owned(),
        |area| {
            let by = if area.is_mixed { " (answers)" } else { "" };
            format!("{}{by}", area.moved.short_word())
        },
    )
}

/// How many are in place then and now, area by area and in all.
fn write_in_place(page: &mut Page, trend: &Trend) {
    let areas = trend.domains.iter().zip(&trend.matrix.matrix.domains);
    let mut rows: Vec<(&str, String)> =
        areas.map(|(line, domain)| (domain.short_name(), line.in_place_in_all().words())).collect();
    rows.push(("all areas", trend.in_place.words()));
    let widest = rows.iter().map(|(name, _)| name.width()).max().unwrap_or(0);
    page.blank_line();
    page.body(2, "In place, then to now");
    for (name, words) in rows {
        page.body(4, words);
        page.set_prefix(format!("{}  ", pad(name, widest)));
    }
}

fn write_movement(
    page: &mut Page,
    trend: &Trend,
    since: &str,
    (then, now): (&SavedSnapshot, &SavedSnapshot),
) {
    let movement = &trend.movement;
    let mut since = since.to_owned();
    if let Some(first) = since.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    page.blank_line();
    let compared = movement.comparable_words();
    page.body(2, format!("{since}: {} ({compared})", count_words(movement)));
    let (then, now) = (AnswersOnMatrix::of(then), AnswersOnMatrix::of(now));
    for item in list_moved_items(movement, then, now) {
        page.body(4, format!("{} {} ({})", item.item, item.text, item.change));
        page.set_prefix(format!("{}  ", item.moved.word()));
    }
}
