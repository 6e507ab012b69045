//! The strokes of one line through time: a sign at each mark, the stage's name beside it where
//! there is room, a rule between.

use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::ProgressDrawing;
use super::axis::Axis;
use crate::maturity::movement::DomainMovement;
use crate::maturity::text_wrap::truncate;
use crate::tui::screens::progress::marks::{self, ChartPlace, Mark};
use crate::tui::theme::Theme;
use crate::tui::widgets::canvas::Canvas;

pub(crate) fn line_marks(view: &ProgressDrawing<'_>, at: usize, axis: &Axis) -> Vec<Mark> {
    marks::line_marks(&view.timeline.spots[at], |day| axis.time_column(day))
}

/// Draws one line: from mark to mark, with the name of the stage, one of `stages`, where there is
/// room. The newest name always shows.
pub(crate) fn draw(canvas: &mut Canvas<'_>, area: Rect, y: u16, marks: &[Mark], stages: usize) {
    for (at, mark) in marks.iter().enumerate() {
        let next = marks.get(at + 1).map(|next| next.column);
        let end = next.unwrap_or(area.width);
        let moved = mark.spot.moved.moved;
        let style = move_style(&canvas.theme, moved);
        let mut x = canvas.put(area, mark.column, y, moved.sign(), style);
        let room = end.saturating_sub(x);
        let is_repeated = at > 0 && marks[at - 1].spot.words == mark.spot.words;
        let words = match next {
            None => format!(" {}", truncate(&mark.spot.words, usize::from(room).saturating_sub(1))),
            Some(_) => match fit_words(&mark.spot.words, room.saturating_sub(1), is_repeated) {
                none if none.is_empty() => none,
                words => format!(" {words}"),
            },
        };
        let stage = stage_style(&canvas.theme, mark.spot.place, stages);
        x = canvas.put(area, x, y, &words, stage.unwrap_or(style));
        if let Some(next) = next.filter(|_| mark.spot.is_known()) {
            let rule = canvas.theme.rule;
            canvas.put(area, x, y, &"─".repeat(usize::from(next.saturating_sub(x))), rule);
        }
    }
}

/// The words of a mark that has another after it: whole, or shortened where that still says which
/// stage it is, or none. What the mark before says already is not shortened again.
fn fit_words(words: &str, room: u16, is_repeated: bool) -> String {
    let room = usize::from(room);
    if words.width() <= room {
        return words.to_owned();
    }
    if is_repeated || room == 0 {
        return String::new();
    }
    let room = room - 1;
    let (name, star) = words.strip_suffix(" *").map_or((words, ""), |name| (name, "*"));
    let left = room.saturating_sub(star.len());
    let tells = name.width() <= left || (left >= 5 && !name.contains(|c: char| c.is_ascii_digit()));
    if tells { truncate(name, left) + star } else { String::new() }
}

/// The colour of a stage, where the words say one.
pub(crate) fn stage_style(theme: &Theme, place: ChartPlace, stages: usize) -> Option<Style> {
    match place {
        ChartPlace::Before => theme.stage(0, stages),
        ChartPlace::Stage(at) => theme.stage(at + 1, stages),
        _ => None,
    }
}

/// The colour of a movement: only forward and back have one.
pub(crate) fn move_style(theme: &Theme, moved: DomainMovement) -> Style {
    match moved {
        DomainMovement::Forward => theme.forward,
        DomainMovement::Back => theme.backward,
        _ => theme.plain,
    }
}

/// Forward and back have their colours; that nothing moved is said quietly.
pub(crate) fn sign_style(theme: &Theme, moved: DomainMovement) -> Style {
    match moved {
        DomainMovement::Same | DomainMovement::First => theme.quiet,
        _ => move_style(theme, moved),
    }
}
