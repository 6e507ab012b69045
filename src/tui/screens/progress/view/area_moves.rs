//! Which areas moved, which way, between the two newest snapshots of a matrix: the same movements as
//! the newest signs of its strip, in words.
//!
//! ```text
//!    ▲ forward  Knowing our people, Working with people
//!    ■ same     Leading together, Joining up care, Using what we have
//! ```

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::strip::sign_style;
use super::{ProgressDrawing, to_u16};
use crate::maturity::movement::{AreaMove, AreaMoveCounts, DomainMovement};
use crate::maturity::phrases::pluralize;
use crate::tui::screens::progress::timeline::AreaTimeline;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::rect::RectExt;

/// The areas that moved in one way.
pub(crate) struct AreaGroup {
    moved: DomainMovement,
    names: Vec<String>,
}

/// The areas of the matrix of `line` by how they moved: the most telling first, the same last.
pub(crate) fn groups(view: &ProgressDrawing<'_>, line: &AreaTimeline) -> Vec<AreaGroup> {
    let newest = view.timeline.trends[line.trend_index].snapshots.last();
    let mut groups: Vec<AreaGroup> = Vec::new();
    for (area, spots) in view.timeline.lines.iter().zip(&view.timeline.spots) {
        let spot = spots.last().filter(|spot| Some(&spot.snapshot) == newest);
        let Some(spot) = spot.filter(|_| area.trend_index == line.trend_index) else { continue };
        let name = area_name(view.timeline.domain(area).short_name(), spot.moved);
        match groups.iter_mut().find(|group| group.moved == spot.moved.moved) {
            Some(group) => group.names.push(name),
            None => groups.push(AreaGroup { moved: spot.moved.moved, names: vec![name] }),
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
    let moves: AreaMoveCounts = groups(view, line).into_iter().map(|group| group.moved).collect();
    moves.why_without_answers(then == now)
}

/// The name of an area; where a stage was said on one side only, that the answers are compared.
fn area_name(name: &str, moved: AreaMove) -> String {
    let is_by_answers = moved.is_mixed && moved.moved != DomainMovement::QuestionsChanged;
    if is_by_answers { format!("{name} (by the answers)") } else { name.to_owned() }
}

impl AreaGroup {
    /// "▲ forward".
    fn words(&self) -> String {
        format!("{} {}", self.moved.sign(), self.moved.short_word())
    }

    /// How many columns its row takes where all names have room.
    pub(crate) fn width(&self) -> usize {
        self.words().width() + 2 + self.names.join(", ").width()
    }

    pub(crate) fn is_same(&self) -> bool {
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

/// Draws a row for each group, its sign in its colour; returns what is left below.
pub(crate) fn draw(canvas: &mut Canvas<'_>, area: Rect, groups: &[AreaGroup]) -> Rect {
    let plain = canvas.theme.plain;
    let wide = to_u16(groups.iter().map(|group| group.words().width()).max().unwrap_or(0));
    for (row, group) in area.rows().zip(groups) {
        // the last row says how many have none
        let place = row.skip_left(3).skip_right(1);
        let style = sign_style(&canvas.theme, group.moved);
        canvas.text(place.take_left(wide), &group.words(), style);
        let names = place.skip_left(wide + 2);
        canvas.text(names, &group.names_in(names.columns_of_text()), plain);
    }
    let hidden = groups.len().saturating_sub(usize::from(area.height));
    if hidden > 0 && area.height > 0 {
        let rest = groups[groups.len() - hidden - 1..].iter().map(|group| group.names.len()).sum();
        let last = area.take_bottom(1);
        canvas.text(last, &" ".repeat(last.width.into()), plain);
        let words = format!("{}: see the signs above", pluralize(rest, "area more", "areas more"));
        canvas.text(last.skip_left(3), &words, canvas.theme.quiet);
    }
    area.skip_top(to_u16(groups.len()))
}
