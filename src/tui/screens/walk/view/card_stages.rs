//! How the card shows a stage: the signs of what is asked at it, and how many are in place.

use super::row::ViewRow;
use crate::maturity::matrix::Item;
use crate::maturity::{phrases, scoring};
use crate::tui::document::truncate;
use crate::tui::screens::walk::AreaContext;
use crate::tui::theme::Theme;

/// The column where the signs of a stage begin.
pub(crate) const SIGNS_COLUMN: u16 = 16;

/// The items that are asked at a stage.
pub(crate) fn items_at<'d>(here: &AreaContext<'d>, at: usize) -> Vec<Item<'d>> {
    let stage = &here.matrix.stages[at].id;
    here.domain.items().filter(|item| item.is_asked_at(stage)).collect()
}

/// The columns that the signs of a stage take where they begin at `x` and `after` columns are needed
/// after them. They give way, so that the words stay.
pub(crate) fn signs_width(here: &AreaContext<'_>, x: u16, after: u16, width: u16) -> u16 {
    let stages = 0..here.matrix.stages.len();
    let most = stages.map(|at| items_at(here, at).len()).max().unwrap_or(0);
    let room = width.saturating_sub(x + after).max(1);
    u16::try_from(most).unwrap_or(u16::MAX).min(room)
}

/// Stage `at`, with a row of its own.
pub(crate) fn stage_row(
    here: &AreaContext<'_>,
    theme: Theme,
    at: usize,
    signs_width: u16,
) -> ViewRow {
    let name = truncate(&here.matrix.stages[at].name, usize::from(SIGNS_COLUMN) - 3);
    let row = ViewRow::at(2, name, theme.plain);
    let words = match count(here, at) {
        Some(count) => format!("{count} in place"),
        None => "nothing applicable".to_owned(),
    };
    let row = row.with(SIGNS_COLUMN + signs_width + 1, words, theme.plain);
    add_signs(row, here, theme, at, (SIGNS_COLUMN, signs_width))
}

/// Adds the signs and the count of stage `at` to its row among the stages to choose from; `x` and
/// `wide` are the columns of the signs.
pub(crate) fn add_to_choice(
    row: ViewRow,
    here: &AreaContext<'_>,
    theme: Theme,
    at: usize,
    (x, wide): (u16, u16),
) -> ViewRow {
    let words = count(here, at).unwrap_or_default();
    add_signs(row.with(x + wide + 1, words, theme.plain), here, theme, at, (x, wide))
}

/// How many are in place of all that apply at a stage; none where nothing applies.
fn count(here: &AreaContext<'_>, at: usize) -> Option<String> {
    let (mut in_place, mut applicable) = (0, 0);
    for item in items_at(here, at) {
        let answer = here.assessment.answer(item.id());
        let count = scoring::classify_item(here.matrix, item, at, answer);
        in_place += usize::from(count == scoring::ItemCount::InPlace);
        applicable += usize::from(count != scoring::ItemCount::NotApplicable);
    }
    (applicable > 0).then(|| format!("{in_place} of {applicable}"))
}

fn add_signs(
    row: ViewRow,
    here: &AreaContext<'_>,
    theme: Theme,
    at: usize,
    (x, wide): (u16, u16),
) -> ViewRow {
    let items = items_at(here, at);
    let is_cut = items.len() > usize::from(wide);
    let shown = usize::from(wide) - usize::from(is_cut);
    let row = (x..).zip(items.iter().take(shown)).fold(row, |row, (x, item)| {
        let answer = here.assessment.answer(item.id());
        let sign = phrases::answer_sign(*item, here.matrix, answer);
        row.with(x, sign.symbol().to_string(), theme.sign(sign))
    });
    if is_cut { row.with(x + wide - 1, "…", theme.quiet) } else { row }
}

#[cfg(test)]
mod tests {
    use super::{SIGNS_COLUMN, signs_width, stage_row};
    use crate::maturity::assessment::Assessment;
    use crate::maturity::fixtures::{domain, known_matrix, matrix};
    use crate::maturity::theme_choice::ThemeChoice;
    use crate::tui::protocol::terminal_colors::TerminalColors;
    use crate::tui::screens::walk::AreaContext;
    use crate::tui::theme::Theme;

    #[test]
    fn signs_of_any_number_of_items_give_way_to_the_words_after_them() {
        let ids: Vec<String> = (0..44).map(|number| format!("s{number}")).collect();
        let statements: Vec<(&str, &str)> = ids.iter().map(|id| (id.as_str(), "one")).collect();
        let known = known_matrix(matrix(&["one"], vec![domain("a", &statements)]));
        let (matrix, assessment) = (&known.matrix, Assessment::empty(known.reference.clone()));
        let here = AreaContext { matrix, domain: &matrix.domains[0], assessment: &assessment };
        let theme = Theme::of(ThemeChoice::Mono, TerminalColors::default());
        let wide = signs_width(&here, SIGNS_COLUMN, 20, 52);
        let row = stage_row(&here, theme, 0, wide);
        let (at, words) = row
            .parts
            .iter()
            .map(|(x, text, _)| (*x, text))
            .find(|(_, text)| text.ends_with("in place"))
            .unwrap();
        assert_eq!((at, words.as_str()), (SIGNS_COLUMN + wide + 1, "0 of 44 in place"));
        assert!(usize::from(at) + words.len() < 52);
        let signs = row.parts.iter().filter(|(x, _, _)| (SIGNS_COLUMN..at).contains(x));
        let signs: Vec<&str> = signs.map(|(_, text, _)| text.as_str()).collect();
        assert_eq!((signs.len(), signs.last().copied()), (usize::from(wide), Some("…")));
    }
}
