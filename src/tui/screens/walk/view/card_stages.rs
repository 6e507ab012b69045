//! How the card shows a stage: the signs of what is asked at it, and how many are in place.

use ratatui::style::Style;

use super::row::ViewRow;
use crate::maturity::matrix::Item;
use crate::maturity::text_wrap::truncate;
use crate::maturity::walk::order;
use crate::maturity::{phrases, scoring};
use crate::tui::screens::walk::AreaContext;
use crate::tui::theme::Theme;
use crate::tui::widgets::sign_legend::DrawnSigns;

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
    let words = match count(here, at) {
        Some(count) => format!("{count} in place"),
        None => "nothing applicable".to_owned(),
    };
    ViewRow::indent(2)
        .cell(SIGNS_COLUMN - 2, name, theme.plain)
        .spans(signs_width + 1, signs(here, theme, at, signs_width))
        .rest(words, theme.plain)
}

/// How many columns the count of a stage has among the stages to choose from.
const COUNT_WIDTH: u16 = 9;

/// Adds the signs and the count of stage `at` to its row among the stages to choose from, the signs
/// in so many columns.
pub(crate) fn add_to_choice(
    row: ViewRow,
    here: &AreaContext<'_>,
    theme: Theme,
    at: usize,
    signs_width: u16,
) -> ViewRow {
    row.spans(signs_width + 1, signs(here, theme, at, signs_width)).cell(
        COUNT_WIDTH,
        count(here, at).unwrap_or_default(),
        theme.plain,
    )
}

/// As many columns as [`add_to_choice`] takes, for a line without signs and count.
pub(crate) fn without_signs(row: ViewRow, theme: Theme, signs_width: u16) -> ViewRow {
    row.cell(signs_width + 1 + COUNT_WIDTH, "", theme.plain)
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

/// The signs of what is asked at a stage, in at most `wide` columns.
fn signs(here: &AreaContext<'_>, theme: Theme, at: usize, wide: u16) -> Vec<(String, Style)> {
    let items = items_at(here, at);
    let is_cut = items.len() > usize::from(wide);
    let shown = usize::from(wide) - usize::from(is_cut);
    let mut signs: Vec<(String, Style)> = Vec::new();
    for item in items.iter().take(shown) {
        let answer = here.assessment.answer(item.id());
        let sign = phrases::answer_sign(*item, here.matrix, answer);
        signs.push((sign.symbol().to_string(), theme.sign(sign)));
    }
    signs.extend(is_cut.then(|| ("…".to_owned(), theme.quiet)));
    signs
}

/// What the signs of the answers on the card mean, in so many columns.
pub(crate) fn legend(here: &AreaContext<'_>, width: usize) -> String {
    let items = order::rows(here.matrix, here.domain);
    let answers = items.into_iter().map(|row| {
        phrases::answer_sign(row.item, here.matrix, here.assessment.answer(row.item.id()))
    });
    let drawn = DrawnSigns { answers: answers.collect(), ..DrawnSigns::default() };
    drawn.legend(width)
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
        let [.., signs, words] = row.cells.as_slice() else { panic!("{row:?}") };
        let before: u16 = row.cells.iter().filter_map(|cell| cell.width).sum();
        assert_eq!(before, SIGNS_COLUMN + wide + 1);
        assert_eq!(words.spans[0].0, "0 of 44 in place");
        assert!(usize::from(before) + words.spans[0].0.len() < 52);
        let last = signs.spans.last().map(|(text, _)| text.as_str());
        assert_eq!((signs.spans.len(), last), (usize::from(wide), Some("…")));
    }
}
