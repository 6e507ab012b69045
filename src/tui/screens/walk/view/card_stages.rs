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
