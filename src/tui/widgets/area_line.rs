//! The board where columns are few: the areas in one line, and under it the signs of the area in
//! focus.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::board::{self, Board};
use super::canvas::Canvas;
use super::rect::RectExt;
use crate::maturity::matrix::Domain;
use crate::maturity::text_wrap::truncate;
use crate::maturity::walk::order;
use crate::tui::protocol::command::Command;

/// The rows it takes, with the rule below it.
pub const HEIGHT: u16 = 3;

/// Names are shortened to this before areas at the ends of the line give way.
const SHORTEST_NAME: usize = 7;

/// Columns before each area: a blank, and the mark of the one in focus.
const BEFORE: usize = 2;

pub fn draw(canvas: &mut Canvas<'_>, area: Rect, board: &Board<'_>) {
    let room = usize::from(area.skip_right(1).width);
    let words = area_words(board, room);
    let first = first_visible(&words, board.area, room);
    let mut x = 0_u16;
    let mut focus_at = BEFORE;
    let mut shown = first;
    for (number, text) in words.iter().enumerate().skip(first) {
        let left = room.saturating_sub(usize::from(x) + BEFORE);
        if number > first && text.width() > left {
            break;
        }
        shown = number + 1;
        let is_focus = number == board.area;
        let style = if is_focus { canvas.theme.strong } else { canvas.theme.plain };
        if is_focus {
            focus_at = usize::from(x) + BEFORE;
            let key = canvas.theme.key;
            canvas.put(area, x + 1, 0, "►", key);
        }
        let end = canvas.put(area, x + 2, 0, &truncate(text, left), style);
        let place = area.row(0).skip_left(x).take_left(end - x);
        canvas.click(place, Command::GoToArea(number));
        x = end;
    }
    draw_signs(canvas, area, focus_at, board);
    let more = [(first, "◄"), (words.len().saturating_sub(shown), "►")];
    let more = more.iter().filter(|(many, _)| *many > 0);
    let more: Vec<String> = more.map(|(many, sign)| format!("{many} more {sign}")).collect();
    canvas.text_right(area.row(1).skip_right(1), &more.join("   "), canvas.theme.quiet);
    canvas.rule(area.row(2));
}

/// The signs begin under the name of their area, or further left where they would not fit there.
fn draw_signs(canvas: &mut Canvas<'_>, area: Rect, under: usize, board: &Board<'_>) {
    let Some(domain) = board.matrix.domains.get(board.area) else { return };
    let rows = order::rows(board.matrix, domain);
    let wide = rows.len() + board.matrix.stages.len() + 2;
    let x = under.min(usize::from(area.width).saturating_sub(wide)).max(1) - 1;
    let x = u16::try_from(x).unwrap_or(0);
    board::draw_area_signs(canvas, area.skip_left(x), 1, board, &rows);
}

/// The areas in words, as long as lets all of them stand in `room` columns.
fn area_words(board: &Board<'_>, room: usize) -> Vec<String> {
    let words = |most: usize| -> Vec<String> {
        let names: Vec<&str> = board.matrix.domains.iter().map(Domain::short_name).collect();
        let names = shorten_all(&names, most);
        let all = board.matrix.domains.iter().zip(names);
        all.map(|(domain, name)| describe(board, domain, &name)).collect()
    };
    let longest =
        board.matrix.domains.iter().map(|domain| domain.short_name().width()).max().unwrap_or(0);
    let fits =
        |words: &Vec<String>| words.iter().map(|text| text.width() + BEFORE).sum::<usize>() <= room;
    let all = (SHORTEST_NAME..=longest.max(SHORTEST_NAME)).rev().map(words).find(fits);
    all.unwrap_or_else(|| words(SHORTEST_NAME))
}

fn describe(board: &Board<'_>, domain: &Domain, name: &str) -> String {
    let answered =
        domain.items().filter(|item| board.assessment.answer(item.id()).is_some()).count();
    format!("{name} {answered}/{}", domain.items().count())
}

/// The names shortened; where two would then be the same, such as "Function 1" and "Function 2", each
/// keeps its last word.
fn shorten_all(names: &[&str], most: usize) -> Vec<String> {
    let short: Vec<String> = names.iter().map(|name| shorten(name, most)).collect();
    let is_told = |at: usize| short.iter().filter(|other| **other == short[at]).count() == 1;
    let told = |at: usize| {
        let last = names[at].rsplit(char::is_whitespace).next().unwrap_or_default();
        let room = most.saturating_sub(last.width() + 1);
        if is_told(at) || short[at] == names[at] || room < 2 {
            return short[at].clone();
        }
        format!("{} {last}", truncate(names[at], room))
    };
    (0..names.len()).map(told).collect()
}

/// The words of a name that fit whole; a first word that does not fit is cut.
fn shorten(name: &str, most: usize) -> String {
    let mut short = String::new();
    for word in name.split_whitespace() {
        let wider = if short.is_empty() { word.to_owned() } else { format!("{short} {word}") };
        if wider.width() > most {
            break;
        }
        short = wider;
    }
    let words = short.trim_end_matches([',', ';', ':']);
    if words.is_empty() { truncate(name, most) } else { words.to_owned() }
}

/// The first area that is shown, so that the one in focus and the one after it are.
fn first_visible(words: &[String], focus: usize, room: usize) -> usize {
    let last = (focus + 2).min(words.len());
    let taken =
        |first: usize| words[first..last].iter().map(|text| text.width() + BEFORE).sum::<usize>();
    (0..focus).find(|first| taken(*first) <= room).unwrap_or(focus.min(words.len()))
}

#[cfg(test)]
mod tests {
    use super::{first_visible, shorten, shorten_all};

    #[test]
    fn a_name_is_shortened_to_whole_words() {
        assert_eq!(shorten("Knowing our people", 11), "Knowing our");
        assert_eq!(shorten("Knowing our people", 9), "Knowing");
        assert_eq!(shorten("Staff, rooms, money", 8), "Staff");
        assert_eq!(shorten("Accountabilities", 7), "Accoun…");
    }

    #[test]
    fn names_that_differ_in_their_last_word_are_told_apart() {
        assert_eq!(shorten_all(&["Function 1", "Function 12"], 7), ["Func… 1", "Fun… 12"]);
        assert_eq!(shorten_all(&["Knowing us", "Our people"], 7), ["Knowing", "Our"]);
    }

    #[test]
    fn the_area_in_focus_and_the_next_are_shown() {
        let words: Vec<String> = (0..8).map(|_| "Knowing 2/16".to_owned()).collect();
        assert_eq!(first_visible(&words, 0, 59), 0);
        assert_eq!(first_visible(&words, 4, 59), 2);
        assert_eq!(first_visible(&words, 7, 59), 4);
        assert_eq!(first_visible(&words, 7, 5), 7);
    }
}
