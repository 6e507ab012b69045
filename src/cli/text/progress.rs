//! Progress as text: each area through time as a table, and the movement since last time, good news
//! first.

use super::WIDTH;
use super::wrap::{align_columns, truncate, wrap, wrap_hanging};
use crate::maturity::diff::{Direction, Movement};
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::network_state::{NetworkState, SavedSnapshot};
use crate::maturity::phrases::{
    format_answer, format_date_short, format_since, format_standing, pluralize,
};
use crate::maturity::trend::{DomainTrend, Trend, TrendPoint};

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
    lines.push(tables.join("\n\n"));
    if let (Some(since), Some((then, now))) = (since, pair) {
        lines.push(render_movement(matrix, &since, &trend.movement, then, now));
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
        row.extend(since.map(|_| direction(line.direction).to_owned()));
        rows.push(row);
    }
    align_columns(&rows)
}

fn render_cell(line: &DomainTrend, saved: &SavedSnapshot) -> String {
    let point = line.points.iter().find(|point| point.snapshot == saved.snapshot.id);
    match point {
        Some(point) if point.answered > 0 || point.judged => {
            let words = truncate(&format_standing(&saved.matrix.matrix, point.standing), 14, "...");
            if is_starred(point) { format!("{words} *") } else { words }
        }
        _ => "-".to_owned(),
    }
}

fn is_starred(point: &TrendPoint) -> bool {
    point.standing != point.suggested
}

fn direction(way: Option<Direction>) -> &'static str {
    match way {
        Some(Direction::Forward) => "forward",
        Some(Direction::Back) => "back",
        Some(Direction::Same) => "same",
        Some(Direction::NotComparable) => "not compared",
        None => "-",
    }
}

fn render_movement(
    matrix: &Matrix,
    since: &str,
    movement: &Movement,
    then: &SavedSnapshot,
    now: &SavedSnapshot,
) -> String {
    let counted = [
        (movement.forward.len(), "forward"),
        (movement.back.len(), "back"),
        (movement.newly_known.len(), "now known"),
        (movement.no_longer_known.len(), "no longer known"),
        (movement.applies_now.len(), "apply now"),
        (movement.no_longer_applies.len(), "no longer apply"),
    ];
    let mut words: Vec<String> =
        counted.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
    if words.is_empty() {
        words.push("no answer changed".to_owned());
    }
    let mut since = since.to_owned();
    if let Some(first) = since.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let compared = format!("{} of {} can be compared", movement.comparable, movement.total);
    let mut lines = vec![wrap(&format!("  {since}: {} ({compared})", words.join(", ")), 2, WIDTH)];
    let lists = [
        (&movement.forward, "forward"),
        (&movement.back, "back"),
        (&movement.newly_known, "now known"),
    ];
    for (list, word) in lists {
        lines.extend(list.iter().map(|id| render_change(matrix, word, id, then, now)));
    }
    lines.extend(movement.not_comparable.iter().filter_map(|not| {
        let item = matrix.item(&not.item)?;
        Some(wrap_hanging("    not compared  ", &format!("{} {}", not.item, item.text()), WIDTH))
    }));
    lines.join("\n")
}

fn render_change(
    matrix: &Matrix,
    word: &str,
    id: &ItemId,
    then: &SavedSnapshot,
    now: &SavedSnapshot,
) -> String {
    let text = matrix.item(id).map(Item::text).unwrap_or_default();
    let words = |saved: &SavedSnapshot| {
        let answer = saved.snapshot.assessment.answer(id);
        answer
            .map_or_else(|| "open".to_owned(), |answer| format_answer(&saved.matrix.matrix, answer))
    };
    wrap_hanging(
        &format!("    {word}  "),
        &format!("{id} {text} ({} to {})", words(then), words(now)),
        WIDTH,
    )
}
