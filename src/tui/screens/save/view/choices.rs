//! The lines of page 2 on which one of two is chosen: whose view, and what becomes of the rest.

use ratatui::layout::Rect;

use super::details_row::{draw_label, field_column, field_index};
use crate::maturity::assessment::{NotLookedAt, VoiceKind};
use crate::tui::protocol::command::Command;
use crate::tui::screens::save::details::{DetailsField, DetailsForm};
use crate::tui::widgets::canvas::Canvas;

pub(crate) fn draw_voice(canvas: &mut Canvas<'_>, body: Rect, y: u16, form: &DetailsForm) {
    let question = if body.width >= 72 { "Whose view is it?" } else { "Whose view?" };
    let agreed = if body.width >= 72 { "agreed by the people below" } else { "agreed" };
    let words = [(agreed, VoiceKind::Agreed), ("one person's", VoiceKind::OneView)];
    let choices = words.map(|(words, kind)| RadioChoice {
        words: words.to_owned(),
        is_chosen: form.voice_kind == Some(kind),
        index: form.voice_choice_index(kind),
    });
    draw_choices(canvas, body, y, form, (DetailsField::Voice, question), &choices);
}

/// What becomes of all that was not looked at in this walk.
pub(crate) fn draw_not_looked_at(canvas: &mut Canvas<'_>, body: Rect, y: u16, form: &DetailsForm) {
    let Some(offer) = form.offer else { return };
    let is_wide = body.width >= 72;
    let label = match offer.answers {
        0 => "Not said again".to_owned(),
        answers if is_wide => format!("Not looked at: {answers}"),
        answers => format!("The rest: {answers}"),
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
    draw_choices(canvas, body, y, form, (DetailsField::NotLookedAt, &label), &choices);
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
    body: Rect,
    y: u16,
    form: &DetailsForm,
    (line, label): (DetailsField, &str),
    choices: &[RadioChoice],
) {
    let is_in_focus = form.focus == line;
    draw_label(canvas, body, y, label, is_in_focus);
    let at = field_index(form, line);
    let mut x = field_column(body);
    if is_in_focus {
        canvas.set_cursor(body, x, y);
    }
    for choice in choices {
        let is_focused = is_in_focus && choice.is_chosen;
        let style = if is_focused { canvas.theme.focus } else { canvas.theme.plain };
        let text = format!("({}) {}", if choice.is_chosen { '•' } else { ' ' }, choice.words);
        let end = canvas.put_truncated(body, x, y, body.width.saturating_sub(x + 1), &text, style);
        let command =
            if choice.is_chosen { Command::Focus(at) } else { Command::Open(choice.index) };
        canvas.add_hit_area(body, x, y, end.saturating_sub(x), command);
        if is_focused {
            canvas.set_cursor(body, x.saturating_sub(1), y);
        }
        x = end + 3;
    }
}
