//! The keys in a footer with what they do: as many as fit, and a click on one does what it says.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::canvas::Canvas;
use super::rect::RectExt;
use crate::tui::keymap::short_labels::fit_keys;
use crate::tui::keymap::{self, Binding, KeyContext};
use crate::tui::protocol::command::Command;

/// Keys and what they do; what does not fit is cut off with a sign.
pub(super) fn draw_first_key_line(
    canvas: &mut Canvas<'_>,
    row: Rect,
    keys: &[(String, String)],
    context: KeyContext,
) {
    let (key_style, plain) = (canvas.theme.key, canvas.theme.plain);
    let mut rest = row.skip_left(1).skip_right(1);
    for (key, words) in keys {
        let after = canvas.text(rest, key, key_style).skip_left(1);
        let after = canvas.text(after, words, plain);
        if let Some(row) = keymap::bindings(context).find(|row| row.key_label() == *key) {
            add_hint_areas(canvas, rest.take_left(after.x - rest.x), row);
        }
        rest = after.skip_left(2);
    }
}

/// As many keys as fit, with shorter words where those make room for more; the rest is on the help
/// page.
pub(super) fn draw_key_hints<'k>(
    canvas: &mut Canvas<'_>,
    row: Rect,
    bindings: impl Iterator<Item = &'k Binding>,
    relabel: Option<(Command, &'static str)>,
) {
    let (key, plain) = (canvas.theme.key, canvas.theme.plain);
    let mut rest = row.skip_left(1);
    let label = |binding: &Binding| {
        let other = relabel.filter(|(command, _)| *command == binding.command);
        other.map_or(binding.label, |(_, label)| label)
    };
    let labelled = bindings.map(|binding| (binding, label(binding))).collect();
    for (binding, label) in fit_keys(labelled, usize::from(rest.width)) {
        let shown = binding.key_label();
        let wide = u16::try_from(shown.width() + 1 + label.width()).unwrap_or(u16::MAX);
        if wide > rest.width {
            break;
        }
        let after = canvas.text(rest, &shown, key).skip_left(1);
        canvas.text(after, label, plain);
        add_hint_areas(canvas, rest.take_left(wide), binding);
        rest = rest.skip_left(wide + 2);
    }
}

/// A click on a hint does what its key does. Of two keys that are shown together, such as ▲▼, the
/// second begins at its sign.
fn add_hint_areas(canvas: &mut Canvas<'_>, hint: Rect, row: &Binding) {
    canvas.click(hint, row.command);
    let second = match row.command {
        Command::Up => Command::Down,
        Command::Left => Command::Right,
        _ => return,
    };
    let label = row.key_label();
    let sign = label.chars().zip(0..).find(|(sign, _)| matches!(sign, '▼' | '►'));
    if let Some((_, at)) = sign.filter(|(_, at)| *at > 0) {
        canvas.click(hint.skip_left(at), second);
    }
}
