//! The hint on what stays the same as last time: Enter for the item in focus, "=" for those of its
//! stage that are on the screen, with the count. It stays as long as there is something to confirm.

use unicode_width::UnicodeWidthStr;

use crate::maturity::phrases;
use crate::maturity::text_wrap::truncate;
use crate::tui::app_view::AppView;
use crate::tui::screens::walk::{AreaContext, Walk};

/// How the words end that say what "=" did.
pub(crate) const SAME_ECHO: &str = ": the same as last time";

/// Columns between two parts of the hint.
const GAP: &str = "   ";

/// What "=" would do; none where it would do nothing.
pub(crate) fn stage_hint(app: &AppView<'_>, walk: &Walk) -> Option<String> {
    let stage = walk.stage_confirmation(app.state, app.now.today)?.ok()?;
    Some(format!("= {}", stage.words()))
}

/// What Enter would do where last time's answer to the item in focus can be confirmed, after as much
/// of the last answer in words as there is room for.
pub(crate) fn enter_hint(
    app: &AppView<'_>,
    walk: &Walk,
    here: &AreaContext<'_>,
    echo: &str,
) -> Option<String> {
    let item = walk.focused_item(here)?;
    let then = walk.last_time.answer(item.id())?;
    if here.assessment.answer(item.id()).is_some() {
        return None;
    }
    let sign = phrases::answer_sign(item, here.matrix, Some(then)).symbol();
    let taken = super::hint_right(app, walk).map_or(0, |words| words.width() + 2);
    let room = usize::from(app.state.size.0).saturating_sub(taken + 2);
    let answer = phrases::format_item_answer(here.matrix, item, then);
    let words = [
        format!("Enter the same as last time ({sign} {answer})"),
        format!("Enter as last time ({sign} {answer})"),
    ];
    // the words of the answer just given go before those that stand in the row anyway
    let wanted = if echo.is_empty() { 0 } else { echo.width().min(40) + GAP.len() };
    let enter = words.into_iter().find(|words| words.width() + wanted <= room);
    let enter = enter.unwrap_or_else(|| "Enter as last time".to_owned());
    let left = room.saturating_sub(enter.width() + GAP.len());
    if echo.is_empty() || left < 10 {
        return Some(enter);
    }
    // what was answered stands in its row: here its answer is enough
    let answered = echo.split_once(": ").map(|(answer, _)| answer.to_owned());
    let count = echo.strip_suffix(SAME_ECHO).and_then(|words| words.split(' ').next());
    let short = count.filter(|_| echo.width() > left).map(|count| format!("{count} as last time"));
    let short = short.or_else(|| answered.filter(|_| echo.width() > left));
    Some(format!("{}{GAP}{enter}", truncate(short.as_deref().unwrap_or(echo), left)))
}
