//! The card that closes an area, in the same place as its items: the answers suggest, what is left,
//! where do you say you are?

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::card_stages::{self, SIGNS_COLUMN, items_at, legend};
use super::row::{self, ViewRow};
use super::{beside_board, draw_heading};
use crate::maturity::ids::ItemId;
use crate::maturity::markdown::to_plain;
use crate::maturity::matrix::{Ladder, name_after_number};
use crate::maturity::phrases;
use crate::maturity::scoring::{self, DomainReading, Standing};
use crate::maturity::text_wrap::{first_lines, truncate};
use crate::maturity::walk::closing_card::{CardBasis, sole_pick};
use crate::maturity::walk::kept::words::describe_domain_answered;
use crate::maturity::walk::last_time::LastTime;
use crate::maturity::walk::stage_lines::{line_numbers, line_to_stage_point};
use crate::tui::app_view::AppView;
use crate::tui::protocol::command::Command;
use crate::tui::screens::walk::card::Card;
use crate::tui::screens::walk::{AreaContext, Walk};
use crate::tui::theme::Theme;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame;
use crate::tui::widgets::rect::RectExt;

pub(crate) fn draw(
    canvas: &mut Canvas<'_>,
    area: Rect,
    card: &Card,
    here: &AreaContext<'_>,
    last: &LastTime,
) {
    let reading = scoring::evaluate_domain(here.matrix, here.domain, here.assessment);
    let how_far = describe_domain_answered(here.domain, here.assessment, area.width < 60);
    let below = draw_heading(canvas, area, here, &how_far, false);
    let pick = sole_pick(here.domain, here.assessment, &card.opening);
    let is_brief = pick.is_none() && is_brief(area, here);
    let mut choices = choice_rows(canvas, card, here, is_brief.then_some(area.width));
    choices.extend(last_rows(canvas, area.width, card, here, last));
    let spare = below.height.saturating_sub(ROWS_BESIDE_REASON);
    let line_rows = if card.is_writing { canvas.line_box_rows(spare) } else { 1 };
    let question = choices.len() + if card.reason.is_some() { usize::from(line_rows) } else { 0 };
    let room = usize::from(below.height).saturating_sub(question);
    let mut strips = match pick {
        Some(ladder) => pick_rows(canvas.theme, here, &reading, ladder, (area.width, room)),
        None => suggestion_rows(canvas, here, &reading, (area.width, is_brief), room),
    };
    strips.extend(choices);
    row::draw(canvas, below, &strips, usize::from(area.height));
    let after = below.skip_top(u16::try_from(strips.len()).unwrap_or(u16::MAX));
    let Some(reason) = &card.reason else { return };
    let line = if after.height < line_rows { below.take_bottom(line_rows) } else { after };
    let line = line.take_top(line_rows).skip_right(1);
    if card.is_writing {
        canvas.draw_line_box(line, reason);
    } else {
        canvas.text(line.skip_left(2), &reason.text(), canvas.theme.plain);
    }
}

/// The words at the foot, and beside them those of the signs for a brief card, which has no row to
/// spare: of several sentences then the first.
pub(super) fn hint_with_legend(
    app: &AppView<'_>,
    walk: &Walk,
    card: &Card,
    here: &AreaContext<'_>,
) -> String {
    let words = hint(card, here, walk.focus.area);
    let area = beside_board(frame::body(app.state.size, app.key_context), walk);
    if !is_brief(area, here) {
        return words;
    }
    let room = usize::from(app.state.size.0).saturating_sub(2);
    let whole = walk.kept.fill_answers(here.assessment);
    let here = &AreaContext { assessment: &whole, ..*here };
    let first = words.split_inclusive(". ").next().unwrap_or_default().trim_end();
    let beside = |words: &str| {
        let signs = legend(here, room.saturating_sub(words.width() + 3));
        (!signs.is_empty()).then(|| format!("{words}   {signs}"))
    };
    beside(&words).or_else(|| beside(first)).unwrap_or(words)
}

/// The rows of a card that its reason leaves in sight where it stands in a box.
const ROWS_BESIDE_REASON: u16 = 14;

/// The first column after the question, for what the counts of a brief card count.
const IN_PLACE_COLUMN: u16 = 27;

/// Whether the stages stand once only, among those to choose from: where rows are too few to show
/// them twice, and columns are enough for both.
fn is_brief(area: Rect, here: &AreaContext<'_>) -> bool {
    let rows = 2 * here.matrix.stages.len() + 7;
    area.width >= 56 && usize::from(area.height) < rows
}

/// What the answers suggest, and of what is left as much as there is room for.
fn brief_suggestion_rows(
    theme: Theme,
    here: &AreaContext<'_>,
    reading: &DomainReading,
    first: ViewRow,
    room: usize,
) -> Vec<ViewRow> {
    let left: Vec<&ItemId> = reading.holding.items().collect();
    let free = room.saturating_sub(1);
    let shown = if left.len() > free { free.saturating_sub(1) } else { left.len() };
    let mut rows = vec![first];
    let items = left.iter().take(shown);
    rows.extend(items.filter_map(|id| remaining_row(here, theme, id, false)));
    if shown < left.len() && free > 0 {
        let hidden = left.len() - shown;
        rows.push(cut_row(theme, hidden, shown > 0));
    }
    rows
}

/// How many of what is left have no row of their own, below those that have.
fn cut_row(theme: Theme, hidden: usize, is_any_shown: bool) -> ViewRow {
    if is_any_shown {
        ViewRow::text(10, format!("and {hidden} more; w shows all"), theme.quiet)
    } else {
        ViewRow::text(5, format!("{hidden} left; w shows all"), theme.quiet)
    }
}

/// What was picked where an area asks nothing else: its stage is said with it, and not asked again.
fn pick_rows(
    theme: Theme,
    here: &AreaContext<'_>,
    reading: &DomainReading,
    ladder: &Ladder,
    (width, room): (u16, usize),
) -> Vec<ViewRow> {
    let picked = phrases::format_standing(here.matrix, reading.suggested);
    let first = ViewRow::indent(0).cell(12, "You picked:", theme.plain).rest(picked, theme.strong);
    let text = match reading.suggested {
        Standing::Stage(at) => ladder.rung(&here.matrix.stages[at].id).map(|rung| &rung.text),
        Standing::Before | Standing::NotApplicable => ladder.rungs.before.as_ref(),
    };
    let wide = usize::from(width.saturating_sub(3));
    let text = text.map(|text| to_plain(text)).unwrap_or_default();
    let lines = first_lines(&text, wide, room.saturating_sub(2));
    let text = lines.into_iter().map(|line| ViewRow::text(2, line, theme.plain));
    let mut rows: Vec<ViewRow> = std::iter::once(first).chain(text).collect();
    rows.truncate(room.max(1));
    if rows.len() < room {
        rows.push(ViewRow::default());
    }
    rows
}

/// What the answers suggest, stage by stage, and what is left under the stage it belongs to, in at
/// most `room` rows.
fn suggestion_rows(
    canvas: &Canvas<'_>,
    here: &AreaContext<'_>,
    reading: &DomainReading,
    (width, is_brief): (u16, bool),
    room: usize,
) -> Vec<ViewRow> {
    let theme = canvas.theme;
    let first = if reading.answered == 0 {
        ViewRow::text(0, "Nothing is answered here yet.", theme.plain)
    } else {
        suggested_row(theme, here, reading, is_brief)
    };
    if is_brief {
        return brief_suggestion_rows(theme, here, reading, first, room);
    }
    let signs = legend(here, usize::from(width.saturating_sub(3)));
    let mut strips = vec![first, ViewRow::text(2, signs, theme.quiet)];
    let stages: Vec<usize> =
        (0..here.matrix.stages.len()).filter(|at| !items_at(here, *at).is_empty()).collect();
    // the counts of all stages begin in one column, however few the signs are
    let signs_width = card_stages::signs_width(here, SIGNS_COLUMN, 20, width).max(9);
    let spare = room.saturating_sub(strips.len() + stages.len() + 1);
    let total = reading.holding.len();
    let mut shown = if total > spare { spare.saturating_sub(1) } else { total };
    let is_cut = shown < total && spare > 0;
    let mut left: Vec<&ItemId> = reading.holding.items().collect();
    let hidden = total - shown;
    let mut after_last_shown = strips.len();
    for at in stages {
        let items = items_at(here, at);
        strips.push(card_stages::stage_row(here, theme, at, signs_width));
        let (mine, others) =
            left.into_iter().partition::<Vec<_>, _>(|id| items.iter().any(|item| item.id() == *id));
        left = others;
        let before = shown;
        shown -= mine.len().min(shown);
        let is_first_left = !mine.is_empty() && after_last_shown == 2;
        for (number, id) in mine.into_iter().take(before).enumerate() {
            strips.extend(remaining_row(here, theme, id, number == 0));
        }
        if shown < before || is_first_left {
            after_last_shown = strips.len();
        }
    }
    if is_cut {
        let more = cut_row(theme, hidden, hidden < total);
        strips.insert(after_last_shown.min(strips.len()), more);
    }
    strips.truncate(room.saturating_sub(1).max(1));
    strips.push(ViewRow::default());
    strips
}

/// What the answers suggest; in a brief card with the stage that what is left belongs to.
fn suggested_row(
    theme: Theme,
    here: &AreaContext<'_>,
    reading: &DomainReading,
    is_brief: bool,
) -> ViewRow {
    let words = phrases::format_standing(here.matrix, reading.suggested).to_uppercase();
    let first = ViewRow::indent(0).cell(22, "The answers suggest:", theme.plain);
    let next = reading.next_stage.filter(|_| is_brief && reading.holding.items().count() > 0);
    match next.and_then(|at| here.matrix.stages.get(at)) {
        // the stage that what is left belongs to, where no row of its own says it
        Some(next) => {
            let wide = u16::try_from(words.width() + 2).unwrap_or(22);
            let left = format!("left for {}:", next.name);
            first.cell(wide, words, theme.strong).rest(left, theme.quiet)
        }
        None => first.rest(words, theme.strong),
    }
}

/// One statement that is left, under its stage.
fn remaining_row(
    here: &AreaContext<'_>,
    theme: Theme,
    id: &ItemId,
    is_first: bool,
) -> Option<ViewRow> {
    let item = here.matrix.item(id)?;
    let answer = here.assessment.answer(id);
    let sign = phrases::answer_sign(item, here.matrix, answer);
    let word = answer
        .map_or("open".to_owned(), |answer| phrases::format_item_answer(here.matrix, item, answer));
    let row = ViewRow::indent(4)
        .cell(6, if is_first { "left:" } else { "" }, theme.quiet)
        .cell(2, sign.symbol().to_string(), theme.sign(sign))
        .cell(10, truncate(&word, 9), theme.plain)
        .rest(item.plain_text(), theme.plain);
    Some(row)
}

/// The stages to choose from; in a `brief` card so wide, each with its signs and how many are in
/// place.
fn choice_rows(
    canvas: &Canvas<'_>,
    card: &Card,
    here: &AreaContext<'_>,
    brief: Option<u16>,
) -> Vec<ViewRow> {
    let theme = canvas.theme;
    let name = |line: usize| {
        let standing =
            scoring::standing_from_point(here.matrix, &line_to_stage_point(here.matrix, line));
        standing.map(|standing| phrases::format_standing(here.matrix, standing)).unwrap_or_default()
    };
    let numbers = line_numbers(here.matrix);
    let is_numbered = here.matrix.stage_numbers().is_some();
    // where the stages are called nothing but their numbers, nothing stands after a number
    let is_bare = |line: usize| name_after_number(&name(line)).is_empty();
    let margin = if (1..=here.matrix.stages.len()).all(is_bare) { "" } else { "  " };
    let name = |line: usize| match numbers.get(line).copied().flatten() {
        Some(number) if is_numbered => {
            format!("{number} {}", name_after_number(&name(line))).trim_end().to_owned()
        }
        None if is_numbered => format!("{margin}{}", name(line)),
        _ => name(line),
    };
    let stages = here.matrix.stages.len();
    let longest = (0..=stages).map(|line| name(line).width()).max().unwrap_or(0).clamp(10, 20);
    let signs_at = 5 + u16::try_from(longest).unwrap_or(20);
    // the counts stand under the word in the heading that says what they count
    let least = IN_PLACE_COLUMN.saturating_sub(signs_at + 1);
    let signs = brief.map(|width| card_stages::signs_width(here, signs_at, 28, width).max(least));
    let is_said = sole_pick(here.domain, here.assessment, &card.opening).is_some();
    let question = match (is_said, card.is_as_opened()) {
        (true, true) => "So that is where you stand: Enter agrees.",
        _ => "Where do you say you are?",
    };
    let mut strips = vec![match signs {
        Some(wide) => ViewRow::indent(0)
            .cell(signs_at + wide + 1, question, theme.strong)
            .rest("in place", theme.quiet),
        None => ViewRow::text(0, question, theme.strong),
    }];
    for line in 0..=stages {
        let name_width = if signs.is_some() { signs_at - 4 } else { 21 };
        let mut strip = ViewRow::indent(4).cell(name_width, truncate(&name(line), 20), theme.plain);
        strip = match (signs, line.checked_sub(1)) {
            (Some(wide), Some(at)) => card_stages::add_to_choice(strip, here, theme, at, wide),
            (Some(wide), None) => card_stages::without_signs(strip, theme, wide),
            (None, _) => strip,
        };
        strip = strip.rest(beside_line(card, line, (is_said, brief.is_some())), theme.quiet);
        (strip.focus, strip.mark) = (card.choice == Some(line), 2);
        strip.click = Some(Command::Choose(line));
        strips.push(strip);
    }
    strips
}

/// What stands beside a stage on the card.
fn beside_line(card: &Card, line: usize, (is_said, is_brief): (bool, bool)) -> String {
    let is_opening = card.opening.choice == Some(line);
    let ours = match card.opening.basis {
        CardBasis::Said if is_opening => Some("we say"),
        CardBasis::LastTime if is_opening && is_brief => Some("last time"),
        CardBasis::LastTime if is_opening => Some("we said last time"),
        _ if card.choice == Some(line) && !card.is_on_suggestion() => Some("we say"),
        _ => None,
    };
    let words = match (is_said, is_brief) {
        (true, _) => "what you picked",
        (false, true) => "suggested",
        (false, false) => "the answers suggest this",
    };
    let theirs = (card.opening.suggested == Some(line)).then_some(words);
    theirs.into_iter().chain(ours).collect::<Vec<_>>().join(", ")
}

/// What was said last time, in two lines at most, and what is asked for.
fn last_rows(
    canvas: &Canvas<'_>,
    width: u16,
    card: &Card,
    here: &AreaContext<'_>,
    last: &LastTime,
) -> Vec<ViewRow> {
    let theme = canvas.theme;
    let mut rows = Vec::new();
    let then = last.judgement_words(here.matrix, here.domain, here.assessment);
    if let Some(words) = then {
        let lines = first_lines(&words, usize::from(width.max(2) - 1), 2);
        rows.extend(lines.into_iter().map(|line| ViewRow::text(0, line, theme.quiet)));
    }
    let asks = match (&card.reason, card.is_on_suggestion()) {
        (Some(_), _) if !card.is_writing => "What was noted (n changes it):",
        (Some(_), false) => "Why? One line. Whoever takes over will read it.",
        (Some(_), true) => "A word on it, if you wish. One line.",
        (None, _) => "It is your call. What you choose is what is shown.",
    };
    rows.push(ViewRow::text(0, asks, theme.plain));
    rows
}

pub(crate) fn hint(card: &Card, here: &AreaContext<'_>, area: usize) -> String {
    let name = |line: Option<usize>| {
        let standing = line.and_then(|line| {
            scoring::standing_from_point(here.matrix, &line_to_stage_point(here.matrix, line))
        });
        standing.map(|standing| phrases::format_standing(here.matrix, standing)).unwrap_or_default()
    };
    if card.reason.is_some() && !card.is_on_suggestion() && card.opening.suggested.is_some() {
        return format!(
            "Both are kept: by the answers {}, you say {}.",
            name(card.opening.suggested),
            name(card.choice)
        );
    }
    match card.opening.basis {
        CardBasis::NothingApplies if card.choice.is_none() => {
            return "Nothing here applies. Enter goes on.".to_owned();
        }
        CardBasis::NothingAnswered if card.choice.is_none() => {
            return "The answers suggest nothing yet. Enter goes on, ▲▼ says a stage all the same."
                .to_owned();
        }
        CardBasis::LastTime if card.is_as_opened() => {
            return "Enter: it still holds. ▲▼ chooses another stage, n another reason.".to_owned();
        }
        _ => {}
    }
    match here.matrix.domains.get(area + 1) {
        Some(next) => {
            format!("Next area: {}. What to aim for comes at the end.", next.short_name())
        }
        None => "This is the last area. What to aim for comes next, for all of them.".to_owned(),
    }
}
