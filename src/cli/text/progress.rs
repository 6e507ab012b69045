//! The page of `progress`: each area through time as a table, and what moved since last time, good
//! news first.

use super::WIDTH;
use super::wrap::{columns, cut, hang, wrap};
use crate::maturity::diff::{Direction, Movement};
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::network_state::{NetworkState, SavedSnapshot};
use crate::maturity::phrases::{answer_words, count_of, short_day, since_words, standing_words};
use crate::maturity::trend::{DomainTrend, Trend, TrendPoint};

/// How many snapshots stand beside one another.
const ABREAST: usize = 3;

/// The whole page.
pub(crate) fn page(record: &NetworkState, trends: &[Trend]) -> String {
    let count: usize = trends.iter().map(|trend| trend.snapshots.len()).sum();
    let mut parts = vec![format!(
        "{}: progress, {}",
        record.network.name,
        count_of(count, "snapshot", "snapshots")
    )];
    parts.extend(trends.iter().map(|trend| part(record, trend)));
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

fn part(record: &NetworkState, trend: &Trend) -> String {
    let matrix = &trend.matrix.matrix;
    if trend.snapshots.is_empty() {
        return format!("{}\n  no snapshot yet", trend.topic.title(matrix));
    }
    let taken: Vec<&SavedSnapshot> =
        trend.snapshots.iter().filter_map(|id| record.snapshot(*id)).collect();
    let pair = trend.since.and_then(|id| record.snapshot(id)).zip(taken.last().copied());
    let since = pair.map(|(then, now)| since_words(then.snapshot.taken_on, now.snapshot.taken_on));
    let blocks = taken.chunks(ABREAST).enumerate();
    let tables: Vec<String> = blocks
        .map(|(block, shown)| {
            let is_last = (block + 1) * ABREAST >= taken.len();
            table(trend, shown, since.as_deref().filter(|_| is_last))
        })
        .collect();
    let mut lines: Vec<String> =
        trend.topic.subject.iter().map(|_| wrap(&trend.topic.title(matrix), 0, WIDTH)).collect();
    lines.push(tables.join("\n\n"));
    if let (Some(since), Some((then, now))) = (since, pair) {
        lines.push(moved(matrix, &since, &trend.since_last, then, now));
    }
    lines.join("\n\n")
}

fn table(trend: &Trend, shown: &[&SavedSnapshot], since: Option<&str>) -> String {
    let matrix = &trend.matrix.matrix;
    let mut head = vec![cut(matrix.short(), 22, "...")];
    head.extend(shown.iter().map(|saved| short_day(saved.snapshot.taken_on)));
    head.extend(since.map(str::to_owned));
    let mut rows = vec![head];
    for (line, domain) in trend.domains.iter().zip(&matrix.domains) {
        let mut row = vec![format!("  {}", cut(domain.short(), 20, "..."))];
        row.extend(shown.iter().map(|saved| cell(line, saved)));
        row.extend(since.map(|_| direction(line.direction).to_owned()));
        rows.push(row);
    }
    columns(&rows)
}

fn cell(line: &DomainTrend, saved: &SavedSnapshot) -> String {
    let point = line.points.iter().find(|point| point.snapshot == saved.snapshot.id);
    match point {
        Some(point) if point.answered > 0 || point.judged => {
            let words = cut(&standing_words(&saved.matrix.matrix, point.standing), 14, "...");
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

fn moved(
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
    let compared = format!("{} of {} can be compared", movement.comparable, movement.of);
    let mut lines = vec![wrap(&format!("  {since}: {} ({compared})", words.join(", ")), 2, WIDTH)];
    let lists = [
        (&movement.forward, "forward"),
        (&movement.back, "back"),
        (&movement.newly_known, "now known"),
    ];
    for (list, word) in lists {
        lines.extend(list.iter().map(|id| change(matrix, word, id, then, now)));
    }
    lines.extend(movement.not_comparable.iter().filter_map(|not| {
        let item = matrix.item(&not.item)?;
        Some(hang("    not compared  ", &format!("{} {}", not.item, item.text()), WIDTH))
    }));
    lines.join("\n")
}

fn change(
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
            .map_or_else(|| "open".to_owned(), |answer| answer_words(&saved.matrix.matrix, answer))
    };
    hang(
        &format!("    {word}  "),
        &format!("{id} {text} ({} to {})", words(then), words(now)),
        WIDTH,
    )
}
