//! The lines of page 2 on which one of two is chosen: whose view, and what becomes of the rest.

use ratatui::layout::Rect;

use super::details_row::{columns, draw_label, field_index};
use crate::maturity::assessment::{NotLookedAt, VoiceKind};
use crate::tui::protocol::command::Command;
use crate::tui::screens::save::details::{DetailsField, DetailsForm};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::rect::RectExt;

pub(crate) fn draw_voice(canvas: &mut Canvas<'_>, row: Rect, form: &DetailsForm) {
    let question = if row.width >= 72 { "Whose view is it?" } else { "Whose view?" };
    let agreed = if row.width >= 72 { "agreed by the people below" } else { "agreed" };
    let words = [(agreed, VoiceKind::Agreed), ("one person's", VoiceKind::OneView)];
    let choices = words.map(|(words, kind)| RadioChoice {
        words: words.to_owned(),
        is_chosen: form.voice_kind == Some(kind),
        index: form.voice_choice_index(kind),
    });
    draw_choices(canvas, row, form, (DetailsField::Voice, question), &choices);
}

/// What becomes of all that was not looked at in this walk.
pub(crate) fn draw_not_looked_at(canvas: &mut Canvas<'_>, row: Rect, form: &DetailsForm) {
    let Some(offer) = form.offer else { return };
    let is_wide = row.width >= 72;
    let label = match offer.answers {
        0 => "Not said again".to_owned(),
        answers if is_wide => format!("{answers} answered before"),
        answers => format!("{answers} from before"),
    };
    let words = |choice| match choice {
        NotLookedAt::Kept if !is_wide => "kept".to_owned(),
        choice => offer.describe_choice(choice),
    };
    let choices = [NotLookedAt::Kept, NotLookedAt::LeftOpen].map(|choice| RadioChoice {
        words: words(choice),
        is_chosen: form.not_looked_at == choice,
        index: form.not_looked_at_index(choice),
    });
    draw_choices(canvas, row, form, (DetailsField::NotLookedAt, &label), &choices);
}

struct RadioChoice {
    words: String,
    is_chosen: bool,
    /// Its place among the lines that can be clicked.
    index: usize,
}

/// A line of which one of two is chosen.
fn draw_choices(
    canvas: &mut Canvas<'_>,
    row: Rect,
    form: &DetailsForm,
    (line, label): (DetailsField, &str),
    choices: &[RadioChoice],
) {
    let is_in_focus = form.focus == line;
    draw_label(canvas, row, label, is_in_focus);
    let at = field_index(form, line);
    let mut rest = columns(row)[1];
    if is_in_focus {
        canvas.cursor_to(row.skip_left(1));
    }
    for choice in choices {
        let is_focused = is_in_focus && choice.is_chosen;
        let style = if is_focused { canvas.theme.focus } else { canvas.theme.plain };
        let text = format!("({}) {}", if choice.is_chosen { '•' } else { ' ' }, choice.words);
        let after = canvas.text(rest, &text, style);
        let command =
            if choice.is_chosen { Command::Focus(at) } else { Command::Open(choice.index) };
        canvas.click(rest.take_left(after.x - rest.x), command);
        rest = after.skip_left(3);
    }
}
