//! What the signs in a film mean: those that are drawn, in one line.

use unicode_width::UnicodeWidthStr;

use crate::maturity::movement::ItemMove;
use crate::maturity::phrases::Sign;
use crate::maturity::trend::film::FilmRow;

/// What a cell says whose answer was kept and not looked at that day.
pub(super) const KEPT: &str = "═";

/// The signs in `rows` with their words, then `stages`, in `wide` columns. Where not all has room, the
/// answers are said in short before anything goes: what ● and ◊ say is told nowhere else.
pub(super) fn words(rows: &[FilmRow], stages: Vec<String>, wide: usize) -> String {
    let cells = || rows.iter().flat_map(|row| row.cells.iter().flatten());
    let drawn: Vec<Sign> =
        Sign::ALL.into_iter().filter(|sign| cells().any(|cell| cell.sign == *sign)).collect();
    // the way is plain from ▲ and ▼
    let moves =
        cells().filter_map(|cell| cell.moved).filter(|moved| matches!(moved.sign(), "●" | "◊"));
    let moves = ItemMove::legend(&moves.collect::<Vec<_>>(), usize::MAX);
    let kept = cells().any(|cell| cell.as_of.is_some()).then(|| format!("{KEPT} kept"));
    let reworded = rows.iter().any(FilmRow::is_reworded).then(|| "≠ other words".to_owned());
    let moves = Some(moves).filter(|words| !words.is_empty());
    let rest: Vec<String> = [moves, kept, reworded].into_iter().flatten().chain(stages).collect();
    let whole = [&[sign_words(&drawn)], rest.as_slice()].concat().join("  ");
    if whole.width() <= wide {
        return whole;
    }
    // the answers that are no step of the scale give way to what moved
    let (scale, others) = short_sign_words(&drawn);
    let mut words: Vec<String> = std::iter::once(scale).chain(rest).collect();
    words.splice(words.len().min(2)..words.len().min(2), others);
    while words.len() > 1 && words.join("  ").width() > wide {
        words.pop();
    }
    words.join("  ")
}

/// "█ fully  ▓ mostly  ? not sure".
fn sign_words(signs: &[Sign]) -> String {
    let words = signs.iter().map(|sign| format!("{} {}", sign.symbol(), sign.label()));
    words.collect::<Vec<_>>().join("  ")
}

/// "█ ▓ ░ fully to not yet", the answers of the scale by the first and the last of them; and the others
/// that are drawn.
fn short_sign_words(signs: &[Sign]) -> (String, Vec<String>) {
    let is_scale =
        |sign: &&Sign| matches!(sign, Sign::Fully | Sign::Mostly | Sign::Partly | Sign::NotYet);
    let (scale, others): (Vec<Sign>, Vec<Sign>) = signs.iter().partition(is_scale);
    let words = match scale.as_slice() {
        [first, _, .., last] => {
            let all: Vec<String> = scale.iter().map(|sign| sign.symbol().to_string()).collect();
            format!("{} {} to {}", all.join(" "), first.label(), last.label())
        }
        _ => sign_words(&scale),
    };
    (words, others.iter().map(|sign| sign_words(&[*sign])).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_is_said_by_its_ends_where_not_all_has_room() {
        let (scale, others) = short_sign_words(&Sign::ALL);
        assert_eq!(scale, "█ ▓ ▒ ░ fully to not yet");
        assert_eq!(others, ["? not sure", "– does not apply", "· open"]);
        assert_eq!(short_sign_words(&[Sign::Fully, Sign::Open]).0, "█ fully");
    }
}
