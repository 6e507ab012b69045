//! Which areas moved, which way, between the two newest snapshots of a matrix: the same movements as
//! the newest signs of its strip, in words.
//!
//! ```text
//!    ▲ forward  Knowing our people, Working with people
//!    ▼ back     Joining up care
//!               Earlier we said more than the answers did.
//!    ■ same     Leading together, Using what we have
//! ```

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::line::sign_style;
use super::{ProgressDrawing, matrix_words, to_u16};
use crate::maturity::capitalize::capitalize;
use crate::maturity::movement::{
    AreaMove, AreaMoveCounts, DomainMovement, UnlikeAnswers, group_unlike_answers,
};
use crate::maturity::phrases::pluralize;
use crate::tui::screens::progress::movement::SnapshotMovement;
use crate::tui::screens::progress::timeline::AreaTimeline;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::rect::RectExt;

/// The areas that moved in one way.
pub(crate) struct AreaGroup {
    moved: DomainMovement,
    names: Vec<String>,
    /// Why some of them moved another way than their answers.
    reasons: Vec<(UnlikeAnswers, Vec<String>)>,
}

/// The areas of matrix number `trend` by how they moved: the most telling first, the same last.
fn groups(view: &ProgressDrawing<'_>, trend: usize) -> Vec<AreaGroup> {
    let areas: Vec<(&str, AreaMove)> = view.timeline.trends[trend].area_moves().collect();
    let mut groups: Vec<AreaGroup> = Vec::new();
    for (_, first) in &areas {
        if groups.iter().all(|group| group.moved != first.moved) {
            let alike = areas.iter().filter(|(_, moved)| moved.moved == first.moved);
            groups.push(AreaGroup::of(first.moved, alike.copied().collect()));
        }
    }
    groups.sort_by_key(AreaGroup::rank);
    groups
}

/// Why areas moved though no answer did; none where none moved for certain.
pub(crate) fn why_moved_words(
    view: &ProgressDrawing<'_>,
    line: &AreaTimeline,
) -> Option<&'static str> {
    let trend = &view.timeline.trends[line.trend_index];
    let reference = |id| view.network_state.snapshot(id).map(|saved| &saved.matrix.reference);
    let (then, now) = (reference(trend.previous?)?, reference(*trend.snapshots.last()?)?);
    let moves: AreaMoveCounts = trend.area_moves().map(|(_, moved)| moved.moved).collect();
    moves.why_without_answers(then == now)
}

/// The name of an area; where a stage was said on one side only, that the answers are compared.
fn area_name(name: &str, moved: AreaMove) -> String {
    let is_by_answers = moved.is_mixed && moved.moved != DomainMovement::QuestionsChanged;
    if is_by_answers { format!("{name} (by the answers)") } else { name.to_owned() }
}

impl AreaGroup {
    fn of(moved: DomainMovement, areas: Vec<(&str, AreaMove)>) -> Self {
        let reasons = group_unlike_answers(areas.iter().copied());
        let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
        let reasons = reasons.into_iter().map(|(why, names)| (why, owned(names))).collect();
        let names = areas.into_iter().map(|(name, moved)| area_name(name, moved)).collect();
        Self { moved, names, reasons }
    }

    /// "Earlier we said more than the answers did.", with the areas that it is said of, unless that is
    /// all of them; nothing where it takes more than a row.
    fn reason_rows(&self, width: usize) -> Vec<String> {
        let words = self.reasons.iter().map(|(why, names)| match names.len() {
            some if some == self.names.len() => format!("{}.", capitalize(why.words())),
            _ => format!("{}: {}.", names.join(", "), why.words()),
        });
        words.filter(|words| words.width() <= width).collect()
    }

    /// "▲ forward".
    fn words(&self) -> String {
        format!("{} {}", self.moved.sign(), self.moved.short_word())
    }

    /// How many columns its row takes where all names have room.
    fn width(&self) -> usize {
        self.words().width() + 2 + self.names.join(", ").width()
    }

    fn is_same(&self) -> bool {
        self.moved == DomainMovement::Same
    }

    fn rank(&self) -> (bool, Option<usize>) {
        let place = DomainMovement::ALL.iter().position(|moved| *moved == self.moved);
        (self.is_same(), place)
    }

    /// The names, as many as fit whole, and how many more there are.
    fn names_in(&self, width: usize) -> String {
        let count = self.names.len();
        let some = |shown: usize| {
            let rest = count - shown;
            let names = self.names[..shown].join(", ");
            if rest == 0 { names } else { format!("{names} and {rest} more") }
        };
        let fits = |words: &String| words.width() <= width;
        (1..=count).rev().map(some).find(fits).unwrap_or_else(|| format!("{count} areas"))
    }
}

/// How many rows the groups take, why they moved among them.
pub(crate) fn height(groups: &[AreaGroup], width: u16) -> usize {
    let room = usize::from(width.saturating_sub(4 + words_width(groups) + 2));
    groups.iter().map(|group| 1 + group.reason_rows(room).len()).sum()
}

/// How wide the widest sign with its word is.
fn words_width(groups: &[AreaGroup]) -> u16 {
    to_u16(groups.iter().map(|group| group.words().width()).max().unwrap_or(0))
}

/// The areas that moved, by how.
pub(crate) fn moving_groups(view: &ProgressDrawing<'_>, trend: usize) -> Vec<AreaGroup> {
    groups(view, trend).into_iter().filter(|group| !group.is_same()).collect()
}

/// Draws which two days of which matrix are meant, and which of its areas moved which way; those that
/// stayed only where there is room for all that is told of its statements. Returns what is left below.
pub(crate) fn draw(
    canvas: &mut Canvas<'_>,
    view: &ProgressDrawing<'_>,
    area: Rect,
    (line, moved): (&AreaTimeline, &SnapshotMovement),
) -> Rect {
    let mut groups = groups(view, line.trend_index);
    let moving = groups.iter().filter(|group| !group.is_same()).count();
    // on few rows which areas moved says more than between which days, which stand above them
    let has_heading = area.height > 3 || moving < usize::from(area.height);
    let rest = area.skip_top(u16::from(has_heading));
    if has_heading {
        draw_heading(canvas, view, area, (line, moved));
    }
    if moving > 0 && height(&groups, area.width) + 2 > usize::from(rest.height) {
        groups.truncate(moving);
    }
    // what the statements did has a row where it can
    let is_roomy = groups.len() < usize::from(rest.height);
    let used = draw_groups(canvas, rest.skip_bottom(u16::from(is_roomy)), &groups);
    let since = moved.days.split(" to ").next().filter(|_| !has_heading);
    if let (Some(since), Some(group)) = (since, groups.first()) {
        let words = format!("since {since}");
        let room = usize::from(rest.width).saturating_sub(group.width() + 6);
        if words.width() <= room {
            canvas.text_right(rest.row(0).skip_right(1), &words, canvas.theme.quiet);
        }
    }
    rest.skip_top(used)
}

/// The first areas of the other matrices where any moved, each with the rows that it takes to tell
/// which, as many as have room in `area`.
pub(crate) fn other_matrices<'v>(
    view: &'v ProgressDrawing<'_>,
    area: Rect,
    line: &AreaTimeline,
) -> Vec<(u16, &'v AreaTimeline)> {
    let is_other =
        |other: &&AreaTimeline| other.domain_index == 0 && other.trend_index != line.trend_index;
    let mut left = area.height;
    let mut others = Vec::new();
    for other in view.timeline.lines.iter().filter(is_other) {
        let groups = moving_groups(view, other.trend_index);
        let needed = 1 + to_u16(height(&groups, area.width));
        if groups.is_empty() || needed > left || view.movement(other).is_none() {
            continue;
        }
        left -= needed;
        others.push((needed, other));
    }
    others
}

/// Draws which areas of the other matrices moved which way.
pub(crate) fn draw_other_matrices(
    canvas: &mut Canvas<'_>,
    view: &ProgressDrawing<'_>,
    area: Rect,
    others: Vec<(u16, &AreaTimeline)>,
) {
    let mut rest = area;
    for (height, other) in others {
        if let Some(moved) = view.movement(other) {
            draw_heading(canvas, view, rest, (other, &moved));
        }
        let groups = moving_groups(view, other.trend_index);
        draw_groups(canvas, rest.take_top(height).skip_top(1), &groups);
        rest = rest.skip_top(height);
    }
}

/// "Five national areas, 3 Apr 2026 to 17 Sep 2026".
fn draw_heading(
    canvas: &mut Canvas<'_>,
    view: &ProgressDrawing<'_>,
    area: Rect,
    (line, moved): (&AreaTimeline, &SnapshotMovement),
) {
    let words = format!("{}{}", matrix_words(view, line), moved.days);
    canvas.text(area.skip_left(1).skip_right(1), &words, canvas.theme.strong);
}

/// Draws a row for each group, its sign in its colour, and below it why, where all that has room;
/// returns how many rows that took.
fn draw_groups(canvas: &mut Canvas<'_>, area: Rect, groups: &[AreaGroup]) -> u16 {
    let (plain, quiet) = (canvas.theme.plain, canvas.theme.quiet);
    let wide = words_width(groups);
    // the last row says how many have none
    let names_place = |row: Rect| row.skip_left(3).skip_right(1).skip_left(wide + 2);
    let has_reasons = height(groups, area.width) <= usize::from(area.height);
    let mut y = 0;
    for group in groups.iter().take(area.height.into()) {
        let row = area.row(y);
        let style = sign_style(&canvas.theme, group.moved);
        canvas.text(row.skip_left(3).take_left(wide), &group.words(), style);
        let room = names_place(row).columns_of_text();
        canvas.text(names_place(row), &group.names_in(room), plain);
        let reasons = if has_reasons { group.reason_rows(room) } else { Vec::new() };
        for (below, words) in (y + 1..).zip(&reasons) {
            canvas.text(names_place(area.row(below)), words, quiet);
        }
        y += 1 + to_u16(reasons.len());
    }
    let hidden = groups.len().saturating_sub(usize::from(area.height));
    if hidden > 0 && area.height > 0 {
        let rest = groups[groups.len() - hidden - 1..].iter().map(|group| group.names.len()).sum();
        let last = area.take_bottom(1);
        canvas.text(last, &" ".repeat(last.width.into()), plain);
        let words = format!("{}: see the signs above", pluralize(rest, "area more", "areas more"));
        canvas.text(last.skip_left(3), &words, quiet);
    }
    y
}
