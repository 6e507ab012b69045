//! What moved between the two newest days, below the charts and the tables: how much is in place,
//! what changed, counted and then item by item, good news first.

use crate::maturity::capitalize::capitalize;
use ratatui::layout::{Constraint, Layout, Rect};
use unicode_width::UnicodeWidthStr;

use super::{ProgressDrawing, area_moves, label_width, matrix_words, to_u16};
use crate::maturity::diff::AnswerMovement;
use crate::maturity::matrix::Domain;
use crate::maturity::movement::{ItemMove, MovedItem, count_by_area, unlike_answers_sentences};
use crate::maturity::phrases::pluralize;
use crate::maturity::text_wrap::{truncate, truncate_at_word, wrap};
use crate::tui::screens::progress::movement::SnapshotMovement;
use crate::tui::screens::progress::one_area::AreaView;
use crate::tui::screens::progress::timeline::AreaTimeline;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::rect::RectExt;

/// As wide as "no longer applies".
const MOVED_WIDTH: u16 = 17;

/// Draws what moved in the matrix of the area in focus; in that area alone where only it is looked
/// at.
pub(crate) fn draw(canvas: &mut Canvas<'_>, view: &ProgressDrawing<'_>, area: Rect, alone: bool) {
    let Some(line) = view.focused_line().filter(|_| area.height > 0) else { return };
    let is_by_area = !alone && !view.is_table() && !view.progress.view.is_then_and_now();
    let has_gap = area.height >= 4 && !alone;
    let area = area.skip_top(u16::from(has_gap && !(is_by_area && needs_all(view, area, line))));
    let inside = area.skip_left(1).skip_right(1);
    let (plain, quiet) = (canvas.theme.plain, canvas.theme.quiet);
    let Some(moved) = view.movement(line) else {
        canvas.paragraph(inside, &no_movement_words(view, line), plain);
        return;
    };
    let mut area = area;
    let mut rows = if is_by_area {
        area = area_moves::draw(canvas, view, area, (line, &moved));
        by_area_lines(view, line, &moved, inside.columns_of_text(), area.height.min(2))
    } else {
        let words = summary_words(view, line, &moved, alone);
        let most = if area.height < 3 { 1 } else { 2 };
        let width = inside.columns_of_text();
        // on one row what happened comes before the days, which stand above it
        let counts = format!("{}; {}", capitalize(&moved.in_place.phrase()), moved.counts);
        let fits = |words: &String| wrap(words, width).len() <= most;
        let shorter = Some(&counts).filter(|counts| alone && !fits(&words) && fits(counts));
        whole_words(shorter.unwrap_or(&words), width, most)
    };
    let stages = stage_words(view, line).filter(|_| alone && area.height >= 4);
    rows.extend(stages.into_iter().flat_map(|words| wrap(&words, inside.columns_of_text())));
    if view.progress.view.is_then_and_now() && !alone {
        let why = unlike_answers_rows(view, line, inside.columns_of_text());
        let has_room = rows.len() + why.len() <= usize::from(area.height);
        rows.extend(why.into_iter().filter(|_| has_room));
    }
    let inside = area.skip_left(1).skip_right(1);
    canvas.lines(inside, &rows, plain);
    let mut rest = area.skip_top(to_u16(rows.len()));
    if is_by_area {
        let others = area_moves::other_matrices(view, rest, line);
        let height = others.iter().map(|(height, _)| height).sum();
        area_moves::draw_other_matrices(canvas, view, rest.take_bottom(height), others);
        rest = rest.skip_bottom(height);
    }
    // what is left out must not turn the picture: first what every area did
    if is_by_area && moved.items.len() > usize::from(rest.height) {
        rest = draw_areas(canvas, rest, &moved.items);
    }
    let room = usize::from(rest.height);
    let shown_words = format!("{room} of {} shown", moved.items.len());
    let has_room =
        |row: &String| row.width() + shown_words.width() + 4 <= usize::from(inside.width);
    let is_beside = moved.items.len() > room && room > 0 && rows.last().is_some_and(has_room);
    if is_beside {
        let last = area.row(to_u16(rows.len()) - 1);
        canvas.text_right(last.skip_right(1), &shown_words, quiet);
    }
    draw_items(canvas, view, rest, &moved, (alone, is_beside));
}

/// Whether what is told by area needs every one of these rows.
fn needs_all(view: &ProgressDrawing<'_>, area: Rect, line: &AreaTimeline) -> bool {
    let Some(moved) = view.movement(line) else { return false };
    let groups = area_moves::moving_groups(view, line.trend_index);
    let width = area.skip_left(1).skip_right(1).columns_of_text();
    let words = wrap(&by_area_words(view, line, &moved), width).len().min(2);
    1 + area_moves::height(&groups, area.width) + words + 1 > usize::from(area.height)
}

/// "Statements: in place 31 to 43 of 80; 7 forward, 2 back": so that it is not taken for what the
/// areas did.
fn by_area_words(
    view: &ProgressDrawing<'_>,
    line: &AreaTimeline,
    moved: &SnapshotMovement,
) -> String {
    let words = statement_words(view, line, moved, false);
    let counts = words.replacen(" statements ", " ", 1).replacen(" statement ", " ", 1);
    let why = area_moves::why_moved_words(view, line)
        .filter(|_| moved.items.is_empty())
        .unwrap_or_default();
    format!("Statements: {counts}{why}")
}

/// The same on at most so many rows: where it is longer, first without how much is in place.
fn by_area_lines(
    view: &ProgressDrawing<'_>,
    line: &AreaTimeline,
    moved: &SnapshotMovement,
    width: usize,
    most: u16,
) -> Vec<String> {
    let words = by_area_words(view, line, moved);
    let counts = words.split_once("; ").map(|(_, counts)| format!("Statements: {counts}"));
    let fits = |words: &String| wrap(words, width).len() <= usize::from(most);
    let shorter = counts.filter(|counts| !fits(&words) && fits(counts));
    whole_words(shorter.as_ref().unwrap_or(&words), width, most.into())
}

/// Why areas moved another way than their answers between the two days that stand side by side.
fn unlike_answers_rows(
    view: &ProgressDrawing<'_>,
    line: &AreaTimeline,
    width: usize,
) -> Vec<String> {
    let facts = view.then_and_now();
    let sides = facts.sides.get(line.trend_index).and_then(Option::as_ref);
    let names = view.timeline.matrix(line).domains.iter().map(Domain::short_name);
    let moves = sides.into_iter().flat_map(|sides| sides.areas.iter().map(|area| area.moved));
    let sentences = unlike_answers_sentences(names.zip(moves));
    sentences.iter().flat_map(|words| wrap(words, width)).collect()
}

fn no_movement_words(view: &ProgressDrawing<'_>, line: &AreaTimeline) -> String {
    match view.timeline.trends[line.trend_index].snapshots.len() {
        0 => format!("{}: nothing was saved yet.", line.subject.title(view.timeline.matrix(line))),
        _ if view.progress.area.is_none() && !view.has_moves() => {
            "Nothing to compare yet: this is the first snapshot of each matrix. From the next one on, \
             what moved stands here."
                .to_owned()
        }
        _ => "This area has one snapshot so far. From the next one on, what moved stands here."
            .to_owned(),
    }
}

/// "10 Sep 2025 to 12 Mar 2026: in place 31 to 43 of 80; 7 statements forward"; which matrix that
/// is, where there are several.
fn summary_words(
    view: &ProgressDrawing<'_>,
    line: &AreaTimeline,
    moved: &SnapshotMovement,
    alone: bool,
) -> String {
    let what = if alone { String::new() } else { matrix_words(view, line) };
    format!("{what}{}: {}", moved.days, statement_words(view, line, moved, alone))
}

/// "in place 31 to 43 of 80; 7 statements forward".
fn statement_words(
    view: &ProgressDrawing<'_>,
    line: &AreaTimeline,
    moved: &SnapshotMovement,
    alone: bool,
) -> String {
    let counts = match &moved.comparable {
        comparable if alone => format!("{}; {comparable}", moved.counts),
        _ => moved.counts.clone(),
    };
    let kept = view.timeline.kept_words(view.network_state, line).filter(|_| !alone);
    let kept = kept.map(|words| format!(". {words}.")).unwrap_or_default();
    format!("{}; {counts}{kept}", moved.in_place.phrase())
}

/// The words on at most so many lines; where they are longer, cut between two counts.
fn whole_words(words: &str, width: usize, most: usize) -> Vec<String> {
    let mut lines = wrap(words, width);
    let mut left = words;
    while lines.len() > most {
        let Some(at) = left.rfind([',', ';']) else { break };
        left = &left[..at];
        lines = wrap(&format!("{left} …"), width);
    }
    lines.truncate(most);
    lines
}

/// "Foundation: 4 of 4, Step 1: 3 to 5 of 6": what is in place of the area, stage by stage.
fn stage_words(view: &ProgressDrawing<'_>, line: &AreaTimeline) -> Option<String> {
    let trend = &view.timeline.trends[line.trend_index];
    let stages = trend.matrix.matrix.stages.iter();
    let counts = trend.domains[line.domain_index].in_place.iter();
    let words: Vec<String> = stages
        .zip(counts)
        .filter(|(_, count)| count.of > 0)
        .map(|(stage, count)| {
            format!("{}: {}", stage.name, count.words().trim_end_matches(" as before"))
        })
        .collect();
    (!words.is_empty()).then(|| words.join(", "))
}

fn draw_items(
    canvas: &mut Canvas<'_>,
    view: &ProgressDrawing<'_>,
    area: Rect,
    moved: &SnapshotMovement,
    (alone, is_count_said): (bool, bool),
) {
    let room = usize::from(area.height);
    let is_cut = moved.items.len() > room && !is_count_said;
    let shown = choose_items(&moved.items, if is_cut { room.saturating_sub(1) } else { room });
    let wide = shown.iter().map(|item| item.change.width()).max().unwrap_or(0);
    let wide = to_u16(wide).min(area.width / 3);
    // which way it went is a word in a table, else a sign
    let words = shown.iter().map(|item| item.moved.word().width()).max().unwrap_or(0);
    let sign = if view.is_table() { to_u16(words).min(MOVED_WIDTH) } else { 1 };
    for (row, item) in area.rows().zip(&shown) {
        draw_item(canvas, view, row, item, (sign, wide), alone);
    }
    let (rest, quiet) = (area.skip_top(to_u16(shown.len())).skip_left(3), canvas.theme.quiet);
    if is_cut {
        canvas.text(rest, &left_out_words(view, moved.items.len(), shown.len(), alone), quiet);
    } else if moved.items.is_empty() && alone {
        canvas.text(rest, "No answer changed here.", quiet);
    }
}

/// "24 more"; of which none is shown, what they are and where.
fn left_out_words(view: &ProgressDrawing<'_>, all: usize, shown: usize, alone: bool) -> String {
    let is_steps = view.progress.area.as_ref().is_some_and(|area| area.view == AreaView::Steps);
    match (shown, alone) {
        (0, true) if is_steps => {
            format!("{}: v lists them in a table", pluralize(all, "statement", "statements"))
        }
        (0, true) => pluralize(all, "statement", "statements"),
        (0, false) => {
            format!("{}: Enter opens the area", pluralize(all, "statement", "statements"))
        }
        _ => format!("{} more", all - shown),
    }
}

/// Draws how many statements of each area went forward and back, those of most first; returns what
/// is left below. In words: a sign beside an area says how the area moved.
fn draw_areas(canvas: &mut Canvas<'_>, area: Rect, items: &[MovedItem]) -> Rect {
    let areas = count_by_area(items);
    let plain = canvas.theme.plain;
    // a row for all that are left out, of which there are at least two
    let is_cut = areas.len() > usize::from(area.height);
    let shown = if is_cut { usize::from(area.height).saturating_sub(1) } else { areas.len() };
    if shown == 0 {
        return area;
    }
    for (row, here) in area.rows().zip(&areas[..shown]) {
        let [name, beside] = name_and_rest(row.skip_left(3).skip_right(1), row);
        canvas.text(name, here.area, plain);
        let ways = [(here.forward, "forward"), (here.back, "back")];
        let ways = ways.into_iter().filter(|(count, _)| *count > 0).enumerate();
        let words = ways.map(|(at, (count, way))| match at {
            0 => format!("{} {way}", pluralize(count, "statement", "statements")),
            _ => format!("{count} {way}"),
        });
        canvas.text(beside, &words.collect::<Vec<_>>().join(", "), plain);
    }
    let below = area.skip_top(to_u16(shown));
    if is_cut {
        let words = format!("{} more areas: Enter opens one", areas.len() - shown);
        canvas.text(below.skip_left(3), &words, canvas.theme.quiet);
        return below.skip_top(1);
    }
    below
}

/// The name of an area, and what stands beside it: its sign stands before the column where the cells
/// of the strips begin.
fn name_and_rest(place: Rect, row: Rect) -> [Rect; 2] {
    let least = if row.width < 54 { 0 } else { 19 };
    let name = (label_width(row).max(6) - 6).max(least);
    let widths = [Constraint::Length(name), Constraint::Fill(1)];
    Layout::horizontal(widths).spacing(1).areas(place)
}

/// As many as fit, from each area in turn what went forward and what went back; in the order of the
/// list.
fn choose_items(items: &[MovedItem], room: usize) -> Vec<&MovedItem> {
    let mut turns: Vec<(&str, bool, usize)> = Vec::new();
    let mut ranked: Vec<(usize, usize)> = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let is_back = item.moved == ItemMove::Changed(AnswerMovement::Back);
        let mine = turns.iter_mut().find(|(area, back, _)| *area == item.area && *back == is_back);
        let turn = if let Some((.., count)) = mine {
            *count += 1;
            *count
        } else {
            turns.push((&item.area, is_back, 0));
            0
        };
        ranked.push((turn, at));
    }
    ranked.sort_unstable();
    ranked.truncate(room);
    let mut chosen: Vec<usize> = ranked.into_iter().map(|(_, at)| at).collect();
    chosen.sort_unstable();
    chosen.into_iter().filter_map(|at| items.get(at)).collect()
}

fn draw_item(
    canvas: &mut Canvas<'_>,
    view: &ProgressDrawing<'_>,
    row: Rect,
    item: &MovedItem,
    (moved_width, wide): (u16, u16),
    alone: bool,
) {
    let style = match item.moved {
        ItemMove::Changed(AnswerMovement::Forward) => canvas.theme.forward,
        ItemMove::Changed(AnswerMovement::Back) => canvas.theme.backward,
        _ => canvas.theme.plain,
    };
    let plain = canvas.theme.plain;
    let (area, moved) = match (view.is_table(), alone) {
        (true, _) => (None, item.moved.word()),
        (false, true) => (None, item.moved.sign()),
        (false, false) => (Some(&item.area), item.moved.sign()),
    };
    let mut place = row.skip_left(3).skip_right(1);
    if let Some(area) = area {
        let [name, beside] = name_and_rest(place, row);
        canvas.text(name, area, plain);
        place = beside;
    }
    let widths =
        [Constraint::Length(moved_width), Constraint::Fill(1), Constraint::Length(wide + 1)];
    let [sign, text, change] = Layout::horizontal(widths).spacing(1).areas(place);
    canvas.text(sign, moved, style);
    canvas.text(text, &truncate_at_word(&item.text, text.width.into()), plain);
    canvas.text_right(change, &truncate(&item.change, usize::from(wide)), style);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_is_cut_shows_each_area_and_each_way() {
        let item = |number: usize, area: &str, moved| MovedItem {
            item: format!("a{number}").as_str().into(),
            moved: ItemMove::Changed(moved),
            area: area.to_owned(),
            text: format!("Statement {number}"),
            change: String::new(),
        };
        let (forward, back) = (AnswerMovement::Forward, AnswerMovement::Back);
        let items = [
            item(0, "Leading", forward),
            item(1, "Leading", forward),
            item(2, "Leading", forward),
            item(3, "Joining", forward),
            item(4, "Joining", back),
            item(5, "Joining", back),
        ];
        let shown = |room| {
            let shown = choose_items(&items, room);
            shown.into_iter().map(|item| item.item.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(shown(3), ["a0", "a3", "a4"]);
        assert_eq!(shown(4), ["a0", "a1", "a3", "a4"]);
        assert_eq!(shown(9).len(), 6);
        let counts: Vec<_> = count_by_area(&items)
            .into_iter()
            .map(|one| (one.area.to_owned(), one.forward, one.back))
            .collect();
        assert_eq!(counts, [("Leading".to_owned(), 3, 0), ("Joining".to_owned(), 1, 2)]);
    }
}
