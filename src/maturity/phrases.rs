//! The plain words for answers, stages, days and counts, so that screens and commands say the same
//! thing the same way.

use jiff::civil::Date;

use super::assessment::{Aim, AimKind, Answer};
use super::ids::ItemId;
use super::matrix::{Bar, Item, Ladder, Matrix};
use super::scoring::{DomainReading, Standing};

/// The sign that stands for an answer where there is no room for words. Always with the word
/// nearby.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Fully; a ladder at its top rung.
    Fully,
    /// Mostly; a ladder in the upper half of its rungs.
    Mostly,
    /// Partly; a ladder in the lower half of its rungs.
    Partly,
    /// Not yet; a ladder at none yet.
    NotYet,
    /// Not sure.
    NotSure,
    /// Does not apply.
    NotApplicable,
    /// Unanswered.
    Open,
}

impl Sign {
    /// Every sign, in the order a legend lists them.
    pub const ALL: [Self; 7] = [
        Self::Fully,
        Self::Mostly,
        Self::Partly,
        Self::NotYet,
        Self::NotSure,
        Self::NotApplicable,
        Self::Open,
    ];

    /// The sign as drawn; all of them stand in the oldest Windows console fonts.
    pub fn symbol(self) -> char {
        match self {
            Self::Fully => '█',
            Self::Mostly => '▓',
            Self::Partly => '▒',
            Self::NotYet => '░',
            Self::NotSure => '?',
            Self::NotApplicable => '–',
            Self::Open => '·',
        }
    }

    /// The sign where only ASCII may be drawn.
    pub fn ascii(self) -> char {
        match self {
            Self::Fully => '#',
            Self::Mostly => '+',
            Self::Partly => '~',
            Self::NotYet => 'o',
            Self::NotSure => '?',
            Self::NotApplicable => '-',
            Self::Open => '.',
        }
    }

    /// The words it stands for.
    pub fn label(self) -> &'static str {
        match self {
            Self::Fully => "fully",
            Self::Mostly => "mostly",
            Self::Partly => "partly",
            Self::NotYet => "not yet",
            Self::NotSure => "not sure",
            Self::NotApplicable => "does not apply",
            Self::Open => "open",
        }
    }
}

/// The answer in words; a rung by its stage's name.
pub fn format_answer(matrix: &Matrix, answer: &Answer) -> String {
    match answer {
        Answer::NotYet => Sign::NotYet.label().to_owned(),
        Answer::Partly => Sign::Partly.label().to_owned(),
        Answer::Mostly => Sign::Mostly.label().to_owned(),
        Answer::Fully => Sign::Fully.label().to_owned(),
        Answer::NotSure => Sign::NotSure.label().to_owned(),
        Answer::NotApplicable => Sign::NotApplicable.label().to_owned(),
        Answer::NoneYet => "none yet".to_owned(),
        Answer::Rung(stage) => {
            matrix.stage(stage).map_or_else(|| stage.to_string(), |stage| stage.name.clone())
        }
    }
}

/// The answer to `item` in words: as its own set calls it, else as all are called.
pub fn format_item_answer(matrix: &Matrix, item: Item<'_>, answer: &Answer) -> String {
    let own = matrix.answer_set(item).and_then(|set| set.name_of(answer.as_str()));
    own.map_or_else(|| format_answer(matrix, answer), str::to_owned)
}

/// The same of the item with this id.
pub fn format_answer_to(matrix: &Matrix, id: &ItemId, answer: &Answer) -> String {
    match matrix.item(id).filter(|_| !matrix.answer_sets.is_empty()) {
        Some(item) => format_item_answer(matrix, item, answer),
        None => format_answer(matrix, answer),
    }
}

/// The sign for an answer to `item`. An answer that the item can't take shows as not yet, as it
/// counts.
pub fn answer_sign(item: Item<'_>, matrix: &Matrix, answer: Option<&Answer>) -> Sign {
    match (answer, item) {
        (None, _) => Sign::Open,
        (Some(Answer::NotSure), _) => Sign::NotSure,
        (Some(Answer::NotApplicable), _) => Sign::NotApplicable,
        (Some(Answer::Fully), Item::Statement(_)) => Sign::Fully,
        (Some(Answer::Mostly), Item::Statement(_)) => Sign::Mostly,
        (Some(Answer::Partly), Item::Statement(_)) => Sign::Partly,
        (Some(Answer::Rung(stage)), Item::Ladder(ladder)) => {
            rung_sign(matrix, ladder, matrix.stage_index(stage))
        }
        _ => Sign::NotYet,
    }
}

fn rung_sign(matrix: &Matrix, ladder: &Ladder, reached: Option<usize>) -> Sign {
    let rungs: Vec<usize> =
        ladder.rungs.iter().filter_map(|rung| matrix.stage_index(&rung.stage)).collect();
    let Some(reached) = reached.filter(|at| rungs.contains(at)) else { return Sign::NotYet };
    // rung 0 is no step: it says that there is nothing yet
    let zero = usize::from(matrix.has_rung_zero(ladder));
    let climbed = rungs.iter().filter(|&&at| at <= reached).count() - zero;
    match (climbed, rungs.len() - zero) {
        (0, _) => Sign::NotYet,
        (climbed, all) if climbed == all => Sign::Fully,
        (climbed, all) if climbed * 2 > all => Sign::Mostly,
        _ => Sign::Partly,
    }
}

/// Where a domain stands, in the matrix's own words.
pub fn format_standing(matrix: &Matrix, standing: Standing) -> String {
    match standing {
        Standing::Before => matrix.before_label(),
        Standing::Stage(at) => {
            matrix.stages.get(at).map_or_else(String::new, |stage| stage.name.clone())
        }
        Standing::NotApplicable => "not applicable".to_owned(),
    }
}

/// The same where there is little room.
pub fn format_standing_short(matrix: &Matrix, standing: Standing) -> String {
    match standing {
        Standing::Before => matrix.short_before_label(),
        _ => format_standing(matrix, standing),
    }
}

/// What to say of a domain in a narrow column: what was simply not answered yet is never said as a
/// failure.
pub fn headline_short(matrix: &Matrix, reading: &DomainReading) -> String {
    let holding = &reading.holding;
    match reading.standing() {
        _ if reading.judged.is_none() && reading.answered == 0 => "not answered".to_owned(),
        Standing::Before if reading.judged.is_none() && holding.is_open() => {
            match holding.unanswered.len() {
                0 => holding.open_words(),
                open => format!("{open} open"),
            }
        }
        standing => format_standing_short(matrix, standing),
    }
}

/// What to say of a domain on one line. What has simply not been answered yet is never said as a
/// failure; what the team says itself is said as it is.
pub fn headline(matrix: &Matrix, reading: &DomainReading) -> String {
    let standing = reading.standing();
    let open = reading.holding.open_words();
    if reading.judged.is_some() {
        return format_standing(matrix, standing);
    }
    if reading.answered == 0 {
        return "not answered yet".to_owned();
    }
    match (standing, reading.next_stage) {
        (Standing::Stage(_), _) if reading.holding.is_open() => {
            format!("{} so far, {open}", format_standing(matrix, standing))
        }
        (Standing::Before, Some(next)) if reading.holding.is_open() => {
            format!("{open} at {}", format_standing(matrix, Standing::Stage(next)))
        }
        _ => format_standing(matrix, standing),
    }
}

/// What is wanted next: "stay", "move to Step 1", "not now".
pub fn format_aim(matrix: &Matrix, aim: &Aim) -> String {
    match (aim.aim, &aim.to) {
        (AimKind::Stay, _) => "stay".to_owned(),
        (AimKind::NotNow, _) => "not now".to_owned(),
        (AimKind::Move, None) => "move".to_owned(),
        (AimKind::Move, Some(stage)) => {
            format!("move to {}", format_answer(matrix, &Answer::Rung(stage.clone())))
        }
    }
}

/// Which answers count as in place. None where a description is picked for everything: nobody answers "mostly" there.
pub fn describe_bar(matrix: &Matrix) -> Option<&'static str> {
    let has_statements = matrix.domains.iter().any(|domain| !domain.statements.is_empty());
    has_statements.then_some(match matrix.bar {
        Bar::Mostly => "Mostly and fully count as in place.",
        Bar::Fully => "Only fully counts as in place.",
    })
}

/// How much a matrix asks: "80 statements", "8 descriptions to pick".
pub fn format_item_count(matrix: &Matrix) -> String {
    let ladders = matrix.items().filter(|item| matches!(item, Item::Ladder(_))).count();
    let statements = matrix.items().count() - ladders;
    let picks = pluralize(ladders, "description to pick", "descriptions to pick");
    match (statements, ladders) {
        (0, 1..) => picks,
        (_, 0) => pluralize(statements, "statement", "statements"),
        _ => format!("{}, {picks}", pluralize(statements, "statement", "statements")),
    }
}

/// "1 action", "2 actions".
pub fn pluralize(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", format_number(n), if n == 1 { one } else { many })
}

/// "1,250": a whole number as people write it.
pub fn format_number(n: usize) -> String {
    let digits = n.to_string();
    let mut said = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            said.push(',');
        }
        said.push(digit);
    }
    said
}

/// "five": a small number in words, a larger one in figures.
pub fn spell_number(n: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    WORDS.get(n).map_or_else(|| format_number(n), |word| (*word).to_owned())
}

/// "12 March 2026".
pub fn format_date(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// "12 Mar 2026".
pub fn format_date_short(date: Date) -> String {
    date.strftime("%-d %b %Y").to_string()
}

/// "March 2026".
pub fn format_month_year(date: Date) -> String {
    date.strftime("%B %Y").to_string()
}

/// "since September"; with the year where it is another one than that of `later`, and with the day
/// within one month.
pub fn format_since(earlier: Date, later: Date) -> String {
    let form = match (earlier.year() == later.year(), earlier.month() == later.month()) {
        (true, true) => "since %-d %B",
        (true, false) => "since %B",
        (false, _) => "since %B %Y",
    };
    earlier.strftime(form).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::assessment::{Judgement, StagePoint};
    use crate::maturity::fixtures::{answers, domain, ladder, matrix};
    use crate::maturity::matrix::UnknownFields;
    use crate::maturity::scoring::evaluate;
    use jiff::civil::date;

    fn headline_for(given: &[(&str, &str)], judged: Option<&str>) -> String {
        let mut asked = matrix(
            &["Early", "Strong"],
            vec![domain("A", &[("a", "Early"), ("b", "Early"), ("c", "Strong")])],
        );
        asked.before = Some(crate::maturity::matrix::BeforeName {
            name: "Not started".to_owned(),
            unknown_fields: UnknownFields::new(),
        });
        let judged = judged.map(|stage| Judgement {
            stage: StagePoint::from_label(stage),
            reason: None,
            as_before: false,
            as_of: None,
            unknown_fields: UnknownFields::new(),
        });
        headline(&asked, &evaluate(&asked, &asked.domains[0], &answers(given), judged.as_ref()))
    }

    #[test]
    fn what_is_only_open_is_never_said_as_a_failure() {
        assert_eq!(headline_for(&[], None), "not answered yet");
        assert_eq!(headline_for(&[("a", "fully"), ("b", "mostly")], None), "Early so far, 1 open");
        assert_eq!(headline_for(&[("a", "fully")], None), "1 open at Early");
        assert_eq!(headline_for(&[("c", "fully")], None), "2 open at Early");
        assert_eq!(headline_for(&[("a", "partly")], None), "Not started");
        let unsure = [("a", "not_sure"), ("c", "fully")];
        assert_eq!(headline_for(&unsure, None), "1 open, 1 not sure at Early");
        assert_eq!(
            headline_for(&[("a", "fully"), ("b", "fully"), ("c", "not_yet")], None),
            "Early"
        );
        assert_eq!(headline_for(&[("a", "fully"), ("b", "fully"), ("c", "fully")], None), "Strong");
        assert_eq!(
            headline_for(
                &[("a", "not_applicable"), ("b", "not_applicable"), ("c", "not_applicable")],
                None
            ),
            "not applicable"
        );
        assert_eq!(headline_for(&[("a", "fully")], Some("strong")), "Strong");
        assert_eq!(headline_for(&[], Some("before")), "Not started");
    }

    #[test]
    fn a_ladder_shows_how_far_up_it_is() {
        let asked = matrix(&["a", "b", "c", "d"], vec![]);
        let signs = |rungs: &[&str]| -> String {
            let ladder = ladder("l", rungs);
            let sign = |answer: &str| {
                answer_sign(Item::Ladder(&ladder), &asked, Some(&Answer::from_label(answer)))
                    .symbol()
            };
            ["none_yet", "a", "b", "c", "d", "not_sure", "fully"].map(sign).iter().collect()
        };
        assert_eq!(signs(&["d", "c", "b", "a"]), "░▒▒▓█?░");
        assert_eq!(signs(&["a", "b", "c"]), "░▒▓█░?░");
        assert_eq!(signs(&["b", "d"]), "░░▒░█?░");
    }

    #[test]
    fn answers_and_aims_are_said_in_the_words_of_the_matrix() {
        let mut asked = matrix(&["step-1"], vec![]);
        asked.stages[0].name = "Step 1".to_owned();
        let words = |label: &str| format_answer(&asked, &Answer::from_label(label));
        assert_eq!(
            ["not_yet", "not_applicable", "none_yet", "STEP-1", "gone"].map(words),
            ["not yet", "does not apply", "none yet", "Step 1", "gone"]
        );
        let aim = |wish, to: Option<&str>| format_aim(&asked, &Aim::new(wish, to.map(Into::into)));
        assert_eq!(aim(AimKind::Move, Some("step-1")), "move to Step 1");
        assert_eq!(
            (aim(AimKind::Stay, None), aim(AimKind::NotNow, None)),
            ("stay".to_owned(), "not now".to_owned())
        );
    }

    #[test]
    fn days_and_counts_read_as_people_say_them() {
        let (then, now) = (date(2025, 9, 10), date(2026, 3, 2));
        assert_eq!(format_date(now), "2 March 2026");
        assert_eq!(format_date_short(then), "10 Sep 2025");
        assert_eq!(format_month_year(then), "September 2025");
        assert_eq!(format_since(then, now), "since September 2025");
        assert_eq!(format_since(date(2026, 1, 9), now), "since January");
        assert_eq!(format_since(date(2026, 3, 1), now), "since 1 March");
        assert_eq!(
            [0, 999, 1_250, 34_000, 1_234_567].map(format_number),
            ["0", "999", "1,250", "34,000", "1,234,567"]
        );
        assert_eq!(
            [1, 5, 12, 13, 1_250].map(spell_number),
            ["one", "five", "twelve", "13", "1,250"]
        );
        assert_eq!(
            pluralize(1, "action", "actions") + ", " + &pluralize(0, "action", "actions"),
            "1 action, 0 actions"
        );
    }
}
