//! Progress as text: each area through time, as a table where it fits or else area by area, and the
//! movement since last time, good news first. No word is cut.

use jiff::civil::Date;
use unicode_width::UnicodeWidthStr;

use super::wrap::{align_columns, wrap, wrap_hanging};
use super::{TextStyle, columns, prose_width};
use crate::maturity::diff::AnswersOnMatrix;
use crate::maturity::movement::{count_words, list_moved_items};
use crate::maturity::network_state::{NetworkState, SavedSnapshot};
use crate::maturity::phrases::{format_date_short, format_since, pluralize};
use crate::maturity::trend::point_words::{is_starred, point_words};
use crate::maturity::trend::{DomainTrend, Trend};
use crate::maturity::walk::kept::words::describe_kept;

/// A table that takes more blocks than this is told area by area.
const MAX_BLOCKS: usize = 2;

/// On a narrower terminal no table is drawn.
const MIN_TABLE_WIDTH: usize = 80;

pub(crate) fn render(record: &NetworkState, trends: &[Trend], style: TextStyle) -> String {
    let count: usize = trends.iter().map(|trend| trend.snapshots.len()).sum();
    let title =
        format!("{}: progress, {}", record.network.name, pluralize(count, "snapshot", "snapshots"));
    let mut parts = vec![wrap(&title, 0, style.width)];
    parts.extend(trends.iter().map(|trend| render_trend(record, trend, style)));
    let is_starred = trends
        .iter()
        .flat_map(|trend| &trend.domains)
        .flat_map(|line| &line.points)
        .any(is_starred);
    if is_starred {
        parts.push(wrap("* our own stage; the answers suggest another.", 0, style.width));
    }
    parts.join("\n\n")
}

fn render_trend(record: &NetworkState, trend: &Trend, style: TextStyle) -> String {
    let matrix = &trend.matrix.matrix;
    if trend.snapshots.is_empty() {
        return format!(
            "{}\n  no snapshot yet",
            wrap(&trend.subject.title(matrix), 0, style.width)
        );
    }
    let taken: Vec<&SavedSnapshot> =
        trend.snapshots.iter().filter_map(|id| record.snapshot(*id)).collect();
    let pair = trend.previous.and_then(|id| record.snapshot(id)).zip(taken.last().copied());
    let since = pair.map(|(then, now)| format_since(then.snapshot.taken_on, now.snapshot.taken_on));
    let mut lines: Vec<String> = trend
        .subject
        .subject
        .iter()
        .map(|_| wrap(&trend.subject.title(matrix), 0, style.width))
        .collect();
    if let Some(voice) = &trend.view {
        let whose = voice.describe();
        let said = format!("{}: nothing was agreed yet; this is {whose}", matrix.short_title());
        lines.push(wrap(&said, 0, style.width));
    }
    lines.push(render_areas(trend, &taken, since.as_deref(), style));
    let newest = taken.last().map(|saved| (saved, &saved.snapshot.assessment));
    lines.extend(newest.and_then(|(saved, said)| {
        let kept = describe_kept(&saved.matrix.matrix, said)?;
        let day = format_date_short(saved.snapshot.taken_on);
        Some(wrap(&format!("{day}: {kept}"), 0, style.width))
    }));
    if let (Some(since), Some((then, now))) = (since, pair) {
        lines.push(render_in_place(trend, style));
        lines.push(render_movement(trend, &since, (then, now), style));
    }
    lines.join("\n\n")
}

/// Every area through time: as one table or two where they fit, else area by area.
fn render_areas(
    trend: &Trend,
    taken: &[&SavedSnapshot],
    since: Option<&str>,
    style: TextStyle,
) -> String {
    let blocks = table_blocks(trend, taken, since, style.width);
    if style.width < MIN_TABLE_WIDTH || blocks.len() > MAX_BLOCKS {
        return render_runs(trend, taken, since, style);
    }
    blocks.join("\n\n")
}

/// As few tables as hold all snapshots, in order; of a snapshot that no table can hold its own.
fn table_blocks(
    trend: &Trend,
    taken: &[&SavedSnapshot],
    since: Option<&str>,
    width: usize,
) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut rest = taken;
    while !rest.is_empty() {
        let table = |count: usize| {
            let (shown, left) = rest.split_at(count);
            render_table(trend, shown, since.filter(|_| left.is_empty()))
        };
        let fits = |count: &usize| table(*count).lines().all(|line| line.width() <= width);
        let count = (1..=rest.len()).take_while(fits).last();
        let Some(count) = count else { return vec![String::new(); MAX_BLOCKS + 1] };
        blocks.push(table(count));
        rest = rest.get(count..).unwrap_or_default();
    }
    blocks
}

fn render_table(trend: &Trend, shown: &[&SavedSnapshot], since: Option<&str>) -> String {
    let matrix = &trend.matrix.matrix;
    let mut head = vec![matrix.short_title().to_owned()];
    head.extend(shown.iter().map(|saved| format_date_short(saved.snapshot.taken_on)));
    head.extend(since.map(str::to_owned));
    let mut rows = vec![head];
    for (line, domain) in trend.domains.iter().zip(&matrix.domains) {
        let mut row = vec![format!("  {}", domain.short_name())];
        row.extend(shown.iter().map(|saved| cell_words(line, saved)));
        row.extend(since.map(|_| moved_words(line)));
        rows.push(row);
    }
    align_columns(&rows)
}

/// Each area with how long it stood where: "Foundation: 4 May 2024 to 2 Mar 2025, 4 snapshots".
fn render_runs(
    trend: &Trend,
    taken: &[&SavedSnapshot],
    since: Option<&str>,
    style: TextStyle,
) -> String {
    let matrix = &trend.matrix.matrix;
    let mut lines = vec![wrap(matrix.short_title(), 0, style.width)];
    for (line, domain) in trend.domains.iter().zip(&matrix.domains) {
        lines.push(wrap(domain.short_name(), 2, style.width));
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
            lines.push(wrap_hanging("    ", &format!("{words}: {days}"), style.width));
        }
        let moved = since.map(|since| format!("{since}: {}", moved_words(line)));
        lines.extend(moved.map(|moved| wrap_hanging("    ", &moved, style.width)));
    }
    lines.join("\n")
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
fn render_in_place(trend: &Trend, style: TextStyle) -> String {
    let areas = trend.domains.iter().zip(&trend.matrix.matrix.domains);
    let mut rows: Vec<Vec<String>> = areas
        .map(|(line, domain)| {
            vec![format!("    {}", domain.short_name()), line.in_place_in_all().words()]
        })
        .collect();
    rows.push(vec!["    all areas".to_owned(), trend.in_place.words()]);
    format!("  In place, then to now\n{}", columns(style, &rows))
}

fn render_movement(
    trend: &Trend,
    since: &str,
    (then, now): (&SavedSnapshot, &SavedSnapshot),
    style: TextStyle,
) -> String {
    let movement = &trend.movement;
    let mut since = since.to_owned();
    if let Some(first) = since.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let compared = movement.comparable_words();
    let head = format!("  {since}: {} ({compared})", count_words(movement));
    let width = prose_width(style);
    let mut lines = vec![wrap(&head, 2, width)];
    let (then, now) = (AnswersOnMatrix::of(then), AnswersOnMatrix::of(now));
    lines.extend(list_moved_items(movement, then, now).into_iter().map(|item| {
        let words = format!("{} {} ({})", item.item, item.text, item.change);
        wrap_hanging(&format!("    {}  ", item.moved.word()), &words, width)
    }));
    lines.join("\n")
}
