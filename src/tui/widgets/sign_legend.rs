//! What the signs of answers and of movement mean: those that are drawn, in one line.

use unicode_width::UnicodeWidthStr;

use crate::maturity::movement::DomainMovement;
use crate::maturity::phrases::Sign;

/// What a cell says whose answer was kept and not looked at that day.
pub(crate) const KEPT: &str = "═";

/// What a star beside a stage says: the team says this one, the answers another.
pub(crate) const STAR: &str = "* answers suggest another";

/// What is drawn, of which a legend says what it means.
#[derive(Default)]
pub(crate) struct DrawnSigns {
    pub(crate) answers: Vec<Sign>,
    /// The signs of movements.
    pub(crate) moves: Vec<&'static str>,
    pub(crate) has_kept: bool,
    /// Whether a star stands beside a stage.
    pub(crate) has_star: bool,
    /// The names of stages that are drawn shortened.
    pub(crate) stages: Vec<String>,
}

impl DrawnSigns {
    /// The words in `wide` columns, those that say most first. Where not all have room, the answers
    /// are said in short before anything goes.
    pub(crate) fn legend(&self, wide: usize) -> String {
        self.legend_and_rest(wide).0
    }

    /// What has no room in the legend of `wide` columns, as far as it fits in `more`.
    pub(crate) fn rest_of_legend(&self, wide: usize, more: usize) -> String {
        fit(self.legend_and_rest(wide).1, more).0
    }

    /// The legend, and the words for which it has no room.
    fn legend_and_rest(&self, wide: usize) -> (String, Vec<String>) {
        let answers: Vec<Sign> =
            Sign::ALL.into_iter().filter(|sign| self.answers.contains(sign)).collect();
        let kept = self.has_kept.then(|| format!("{KEPT} kept"));
        let (moves, quiet) = self.move_words();
        let star = self.has_star.then(|| STAR.to_owned());
        let rest: Vec<String> =
            star.into_iter().chain(kept).chain(self.stages.iter().cloned()).chain(quiet).collect();
        let said = (!answers.is_empty()).then(|| sign_words(&answers));
        let whole: Vec<String> =
            said.into_iter().chain(moves.iter().cloned()).chain(rest.iter().cloned()).collect();
        if whole.join("  ").width() <= wide {
            return (whole.join("  "), Vec::new());
        }
        let (scale, others) = short_sign_words(&answers);
        let scale = Some(scale).filter(|words| !words.is_empty());
        fit(scale.into_iter().chain(moves).chain(others).chain(rest).collect(), wide)
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

/// As many of these words as have room, and the others: what has none is left out, and a shorter one
/// after it may still have some.
fn fit(words: Vec<String>, wide: usize) -> (String, Vec<String>) {
    let (mut legend, mut rest) = (String::new(), Vec::new());
    for word in words {
        if legend.is_empty() && word.width() <= wide {
            legend = word;
        } else if !legend.is_empty() && legend.width() + 2 + word.width() <= wide {
            legend = format!("{legend}  {word}");
        } else {
            rest.push(word);
        }
    }
    (legend, rest)
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
    let short = |sign: &Sign| match sign {
        Sign::NotApplicable => format!("{} n/a", sign.symbol()),
        sign => sign_words(&[*sign]),
    };
    (words, others.iter().map(short).collect())
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
        let short = "█▓▒░ fully to not yet  ▲ forward  ▼ back  ? not sure  – n/a  · open  ■ same";
        assert_eq!(drawn.legend(78), short);
        assert_eq!(drawn.legend(50), "█▓▒░ fully to not yet  ▲ forward  ▼ back  – n/a");
        assert_eq!(drawn.rest_of_legend(50, 30), "? not sure  · open  ■ same");
        // a star that is drawn is said before what says only that nothing moved
        drawn.has_star = true;
        assert!(drawn.legend(100).ends_with("· open  * answers suggest another"));
    }

    #[test]
    fn the_scale_is_said_by_its_ends_where_not_all_has_room() {
        let (scale, others) = short_sign_words(&Sign::ALL);
        assert_eq!(scale, "█▓▒░ fully to not yet");
        assert_eq!(others, ["? not sure", "– n/a", "· open"]);
        assert_eq!(short_sign_words(&[Sign::Fully, Sign::Open]).0, "█ fully");
    }
}
