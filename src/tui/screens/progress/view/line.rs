//! The strokes of one line through time: a sign at each mark, the stage's name beside it where
//! there is room, a rule between.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::axis::Axis;
use super::{ProgressDrawing, to_u16};
use crate::maturity::matrix::Matrix;
use crate::maturity::phrases;
use crate::maturity::scoring::Standing;
use crate::tui::document::truncate;
use crate::tui::screens::progress::marks::{self, ChartPlace, Mark, MoveDirection};
use crate::tui::widgets::canvas::Canvas;

pub(crate) fn line_marks(view: &ProgressDrawing<'_>, at: usize, axis: &Axis) -> Vec<Mark> {
    marks::line_marks(view.network_state, &view.timeline.spots[at], |day| axis.time_column(day))
}

/// Columns kept free for the words beside the newest mark: as wide as the widest stage's name, with
/// its star.
pub(crate) fn newest_label_width(view: &ProgressDrawing<'_>, body: Rect) -> u16 {
    let stages = |matrix: &Matrix| {
        let named = (0..matrix.stages.len()).map(Standing::Stage).chain([Standing::Before]);
        named
            .map(|standing| phrases::format_standing_short(matrix, standing).width())
            .max()
            .unwrap_or(0)
    };
    let widest =
        view.timeline.trends.iter().map(|trend| stages(&trend.matrix.matrix)).max().unwrap_or(0);
    to_u16(widest + 3).max(13).min(body.width / 4)
}

/// Draws one line: from mark to mark, with the stage's name where there is room. The newest name
/// always shows.
pub(crate) fn draw(canvas: &mut Canvas<'_>, area: Rect, y: u16, marks: &[Mark]) {
    let mut goes_on = false;
    for (at, mark) in marks.iter().enumerate() {
        let next = marks.get(at + 1).map(|next| next.column);
        let end = next.unwrap_or(area.width);
        let style = match mark.direction {
            MoveDirection::Forward => canvas.theme.forward,
            MoveDirection::Back => canvas.theme.backward,
            _ => canvas.theme.plain,
        };
        let mut x = canvas.put(area, mark.column, y, mark.direction.sign(), style);
        let room = end.saturating_sub(x);
        let is_repeated = at > 0 && marks[at - 1].spot.words == mark.spot.words;
        let words = match next {
            None => truncate(&mark.spot.words, usize::from(room)),
            Some(_) => fit_words(&mark.spot.words, room, is_repeated),
        };
        x = canvas.put(area, x, y, &words, style);
        goes_on = if mark.spot.one_view { goes_on } else { mark.spot.is_known() };
        if let Some(next) = next.filter(|_| goes_on) {
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

pub(crate) fn legend(view: &ProgressDrawing<'_>, drawn: &[Vec<Mark>], width: usize) -> String {
    let all = || drawn.iter().flatten();
    if view.timeline.days.len() == 1 {
        return "■ where each area stood.  Enter opens one.".to_owned();
    }
    let mut words = vec!["▲ forward  ▼ back  ■ the same"];
    if all().any(|mark| mark.direction == MoveDirection::OneView) {
        words.push("□ one view");
    }
    if all().any(|mark| mark.direction == MoveDirection::Open) {
        words.push("· still open");
    }
    if all().any(|mark| mark.spot.place == ChartPlace::NotApplicable) {
        words.push("– not applicable");
    }
    if all().any(|mark| mark.spot.suggested.is_some()) {
        words.push("* the answers suggest another");
    }
    let whole = format!("{}  the line is to time", words.join("  "));
    if whole.width() <= width { whole } else { words.join("  ") }
}
