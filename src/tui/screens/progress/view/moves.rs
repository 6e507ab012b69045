//! When the area in focus moved, in words, the newest move first: where cells are letters, a day can't
//! be read off them.

use unicode_width::UnicodeWidthStr;

use super::ProgressDrawing;
use super::stage_labels::{LabelLength, StageLabels};
use crate::maturity::capitalize::capitalize;
use crate::maturity::movement::DomainMovement;
use crate::maturity::phrases::format_date_short;
use crate::tui::screens::progress::marks::TrendSpot;

/// "Leading together: ▲ Step 1, 5 Nov 2025; ▼ Foundation, 5 Jul 2025", or in short
/// "Leading together: ▲ Step 1 Nov 25, ▼ Found. Jul 25, 9 earlier": as many as fit in `width`.
pub(crate) fn words(view: &ProgressDrawing<'_>, width: usize, labels: &[StageLabels]) -> String {
    let (Some(line), Some(spots)) = (view.focused_line(), view.timeline.spots.get(view.focus))
    else {
        return String::new();
    };
    let name = view.timeline.domain(line).short_name();
    let moves: Vec<String> =
        spots.iter().rev().filter(|spot| is_move(spot)).map(move_words).collect();
    if moves.is_empty() {
        let since = spots.first().map(|spot| format_date_short(spot.date));
        return since
            .map_or_else(|| name.to_owned(), |since| format!("{name}: no move since {since}"));
    }
    let fits = |words: &String| words.width() <= width;
    let whole = format!("{name}: {}", moves.join("; "));
    if fits(&whole) {
        return whole;
    }
    let labels = labels.get(line.trend_index).cloned().unwrap_or_default();
    let newest_first = spots.iter().rev().filter(|spot| is_move(spot));
    let moves: Vec<String> = newest_first.map(|spot| short_move_words(spot, &labels)).collect();
    let some = |lead: &str, shown: usize| {
        let rest = moves.len() - shown;
        let earlier = if rest > 0 { format!(", {rest} earlier") } else { String::new() };
        format!("{lead}{}{earlier}", moves[..shown].join(", "))
    };
    let named = format!("{name}: ");
    let with_name = (1..=moves.len()).rev().map(|shown| some(&named, shown)).find(fits);
    // the bar shows which area it is
    with_name.unwrap_or_else(|| capitalize(&some("", 1)))
}

/// "▲ Step 1 Nov 25".
fn short_move_words(spot: &TrendSpot, labels: &StageLabels) -> String {
    let stage = labels.label(spot.name(), LabelLength::Short);
    format!("{} {stage} {}", spot.moved.moved.sign(), spot.date.strftime("%b %y"))
}

fn is_move(spot: &TrendSpot) -> bool {
    use DomainMovement::{First, NotAnswered, NotKnownYet, Same};
    !matches!(spot.moved.moved, First | NotAnswered | NotKnownYet | Same)
}

fn move_words(spot: &TrendSpot) -> String {
    let (moved, day) = (spot.moved.moved, format_date_short(spot.date));
    match moved {
        DomainMovement::Forward | DomainMovement::Back => {
            format!("{} {}, {day}", moved.sign(), spot.name())
        }
        _ => format!("{} ({}), {day}", moved.short_word(), spot.name()),
    }
}
