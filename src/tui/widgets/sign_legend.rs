//! What the signs of answers and of movement mean: those that are drawn, in one line.

use unicode_width::UnicodeWidthStr;

use crate::maturity::movement::DomainMovement;
use crate::maturity::phrases::Sign;

/// What a cell says whose answer was kept and not looked at that day.
pub(crate) const KEPT: &str = "═";

/// What is drawn, of which a legend says what it means.
#[derive(Default)]
pub(crate) struct DrawnSigns {
    pub(crate) answers: Vec<Sign>,
    /// The signs of movements.
    pub(crate) moves: Vec<&'static str>,
    pub(crate) has_kept: bool,
    /// The names of stages that are drawn shortened.
    pub(crate) stages: Vec<String>,
}

impl DrawnSigns {
    /// The words in `wide` columns, those that say most first. Where not all have room, the answers
    /// are said in short before anything goes.
    pub(crate) fn legend(&self, wide: usize) -> String {
        let answers: Vec<Sign> =
            Sign::ALL.into_iter().filter(|sign| self.answers.contains(sign)).collect();
        let kept = self.has_kept.then(|| format!("{KEPT} kept"));
        let (moves, quiet) = self.move_words();
        let rest: Vec<String> =
            kept.into_iter().chain(self.stages.iter().cloned()).chain(quiet).collect();
        let said = (!answers.is_empty()).then(|| sign_words(&answers));
        let whole: Vec<String> =
            said.into_iter().chain(moves.iter().cloned()).chain(rest.iter().cloned()).collect();
        let fits = |words: &[String]| words.join("  ").width() <= wide;
        if fits(&whole) {
            return whole.join("  ");
        }
        let (scale, others) = short_sign_words(&answers);
        // what has no room is left out, and a shorter one after it may still have some
        let all = std::iter::once(scale).chain(moves).chain(others).chain(rest);
        all.fold(String::new(), |legend, word| match legend.as_str() {
            "" => word,
            _ if legend.width() + 2 + word.width() <= wide => format!("{legend}  {word}"),
            _ => legend,
        })
    }

    /// The movements that are drawn, and those that only say that nothing moved.
    fn move_words(&self) -> (Vec<String>, Vec<String>) {
        let drawn = DomainMovement::ALL.into_iter().filter(|moved| {
            *moved != DomainMovement::NotAnswered && self.moves.contains(&moved.sign())
        });
        let (quiet, telling): (Vec<_>, Vec<_>) =
            drawn.partition(|moved| matches!(moved, DomainMovement::Same | DomainMovement::First));
        let words = |moves: Vec<DomainMovement>| moves.into_iter().map(move_word).collect();
        (words(telling), words(quiet))
    }
}

/// "▲ forward"; of a statement, other questions are other words.
fn move_word(moved: DomainMovement) -> String {
    match moved {
        DomainMovement::QuestionsChanged => format!("{} other words", moved.sign()),
        _ => format!("{} {}", moved.sign(), moved.short_word()),
    }
}

/// "█ fully  ▓ mostly  ? not sure".
fn sign_words(signs: &[Sign]) -> String {
    let words = signs.iter().map(|sign| format!("{} {}", sign.symbol(), sign.label()));
    words.collect::<Vec<_>>().join("  ")
}

/// "█▓░ fully to not yet", the answers of the scale by the first and the last of them; and the others
/// that are drawn.
fn short_sign_words(signs: &[Sign]) -> (String, Vec<String>) {
    let is_scale =
        |sign: &&Sign| matches!(sign, Sign::Fully | Sign::Mostly | Sign::Partly | Sign::NotYet);
    let (scale, others): (Vec<Sign>, Vec<Sign>) = signs.iter().partition(is_scale);
    let words = match scale.as_slice() {
        [first, _, .., last] => {
            let all: String = scale.iter().map(|sign| sign.symbol()).collect();
            format!("{all} {} to {}", first.label(), last.label())
        }
        _ => sign_words(&scale),
    };
    (words, others.iter().map(|sign| sign_words(&[*sign])).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_drawn_is_said_and_that_nothing_moved_gives_way_first() {
        let mut drawn = DrawnSigns {
            answers: vec![Sign::Fully, Sign::NotYet, Sign::Open],
            moves: vec!["■", "▪", "▼", "▲"],
            ..DrawnSigns::default()
        };
        let all = "█ fully  ░ not yet  · open  ▲ forward  ▼ back  ■ same  ▪ first";
        assert_eq!(drawn.legend(78), all);
        drawn.answers = Sign::ALL.to_vec();
        let short =
            "█▓▒░ fully to not yet  ▲ forward  ▼ back  ? not sure  – does not apply  · open";
        assert_eq!(drawn.legend(78), short);
        assert_eq!(drawn.legend(50), "█▓▒░ fully to not yet  ▲ forward  ▼ back  · open");
    }

    #[test]
    fn the_scale_is_said_by_its_ends_where_not_all_has_room() {
        let (scale, others) = short_sign_words(&Sign::ALL);
        assert_eq!(scale, "█▓▒░ fully to not yet");
        assert_eq!(others, ["? not sure", "– does not apply", "· open"]);
        assert_eq!(short_sign_words(&[Sign::Fully, Sign::Open]).0, "█ fully");
    }
}
