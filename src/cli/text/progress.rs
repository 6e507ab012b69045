//! Progress as text: each area through time as a table, and the movement since last time, good news
//! first.

use super::WIDTH;
use super::wrap::{align_columns, truncate, wrap, wrap_hanging};
use crate::maturity::diff::AnswersOnMatrix;
use crate::maturity::movement::{AreaState, count_words, list_moved_items};
use crate::maturity::network_state::{NetworkState, SavedSnapshot};
use crate::maturity::phrases::{format_date_short, format_since, format_standing, pluralize};
use crate::maturity::scoring::Standing;
use crate::maturity::trend::{DomainTrend, Trend, TrendPoint};
use crate::maturity::walk::kept::words::describe_kept;

const SNAPSHOTS_PER_TABLE: usize = 3;

pub(crate) fn render(record: &NetworkState, trends: &[Trend]) -> String {
    let count: usize = trends.iter().map(|trend| trend.snapshots.len()).sum();
    let mut parts = vec![format!(
        "{}: progress, {}",
        record.network.name,
        pluralize(count, "snapshot", "snapshots")
    )];
    parts.extend(trends.iter().map(|trend| render_trend(record, trend)));
    let is_starred = trends
        .iter()
        .flat_map(|trend| &trend.domains)
        .flat_map(|line| &line.points)
        .any(is_starred);
    if is_starred {
        parts.push(
            "* our own stage; the answers suggest another.   - means not answered then".to_owned(),
        );
    }
    parts.join("\n\n")
}

fn render_trend(record: &NetworkState, trend: &Trend) -> String {
    let matrix = &trend.matrix.matrix;
    if trend.snapshots.is_empty() {
        return format!("{}\n  no snapshot yet", trend.subject.title(matrix));
    }
    let taken: Vec<&SavedSnapshot> =
        trend.snapshots.iter().filter_map(|id| record.snapshot(*id)).collect();
    let pair = trend.previous.and_then(|id| record.snapshot(id)).zip(taken.last().copied());
    let since = pair.map(|(then, now)| format_since(then.snapshot.taken_on, now.snapshot.taken_on));
    let blocks = taken.chunks(SNAPSHOTS_PER_TABLE).enumerate();
    let tables: Vec<String> = blocks
        .map(|(block, shown)| {
            let is_last = (block + 1) * SNAPSHOTS_PER_TABLE >= taken.len();
            render_table(trend, shown, since.as_deref().filter(|_| is_last))
        })
        .collect();
    let mut lines: Vec<String> = trend
        .subject
        .subject
        .iter()
        .map(|_| wrap(&trend.subject.title(matrix), 0, WIDTH))
        .collect();
    if let Some(voice) = &trend.view {
        let whose = voice.describe();
        lines.push(format!("{}: nothing was agreed yet; this is {whose}", matrix.short_title()));
    }
    lines.push(tables.join("\n\n"));
    let newest = taken.last().map(|saved| (saved, &saved.snapshot.assessment));
    lines.extend(newest.and_then(|(saved, said)| {
        let kept = describe_kept(&saved.matrix.matrix, said)?;
        Some(format!("{}: {kept}", format_date_short(saved.snapshot.taken_on)))
    }));
    if let (Some(since), Some((then, now))) = (since, pair) {
        lines.push(render_in_place(trend));
        lines.push(render_movement(trend, &since, then, now));
    }
    lines.join("\n\n")
}

fn render_table(trend: &Trend, shown: &[&SavedSnapshot], since: Option<&str>) -> String {
    let matrix = &trend.matrix.matrix;
    let mut head = vec![truncate(matrix.short_title(), 22, "...")];
    head.extend(shown.iter().map(|saved| format_date_short(saved.snapshot.taken_on)));
    head.extend(since.map(str::to_owned));
    let mut rows = vec![head];
    for (line, domain) in trend.domains.iter().zip(&matrix.domains) {
        let mut row = vec![format!("  {}", truncate(domain.short_name(), 20, "..."))];
        row.extend(shown.iter().map(|saved| render_cell(line, saved)));
        row.extend(since.map(|_| moved_words(line)));
        rows.push(row);
    }
    align_columns(&rows)
}

fn render_cell(line: &DomainTrend, saved: &SavedSnapshot) -> String {
    let point = line.points.iter().find(|point| point.snapshot == saved.snapshot.id);
    let Some(point) = point else { return "-".to_owned() };
    let words = truncate(&format_standing(&saved.matrix.matrix, point.standing), 14, "...");
    match point.reach.state() {
        AreaState::NotAnswered => "-".to_owned(),
        AreaState::Open if point.standing == Standing::Before => "still open".to_owned(),
        AreaState::Open => format!("{words} so far"),
        _ if is_starred(point) => format!("{words} *"),
        _ => words,
    }
}

fn is_starred(point: &TrendPoint) -> bool {
    point.judged && point.standing != point.suggested
}

/// "forward", "forward, by the answers"; nothing where the newest does not ask about it.
fn moved_words(line: &DomainTrend) -> String {
    line.moved().map_or_else(
        || "-".to_owned(),
        |area| {
            let by = if area.is_mixed { " (answers)" } else { "" };
            format!("{}{by}", area.moved.short_word())
        },
    )
}

/// How many are in place then and now, area by area and in all.
fn render_in_place(trend: &Trend) -> String {
    let mut rows: Vec<Vec<String>> = trend
        .domains
        .iter()
        .zip(&trend.matrix.matrix.domains)
        .map(|(line, domain)| {
            vec![
                format!("    {}", truncate(domain.short_name(), 28, "...")),
                line.in_place_in_all().words(),
            ]
        })
        .collect();
    rows.push(vec!["    all areas".to_owned(), trend.in_place.words()]);
    format!("  In place, then to now\n{}", align_columns(&rows))
}

fn render_movement(
    trend: &Trend,
    since: &str,
    then: &SavedSnapshot,
    now: &SavedSnapshot,
) -> String {
    let movement = &trend.movement;
    let mut since = since.to_owned();
    if let Some(first) = since.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let compared = movement.comparable_words();
    let head = format!("  {since}: {} ({compared})", count_words(movement));
    let mut lines = vec![wrap(&head, 2, WIDTH)];
    let (then, now) = (AnswersOnMatrix::of(then), AnswersOnMatrix::of(now));
    lines.extend(list_moved_items(movement, then, now).into_iter().map(|item| {
        let words = format!("{} {} ({})", item.item, item.text, item.change);
        wrap_hanging(&format!("    {}  ", item.moved.word()), &words, WIDTH)
    }));
    lines.join("\n")
}
