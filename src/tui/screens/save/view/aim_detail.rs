//! Under the table of page 1: what stands between the area in focus and the stage aimed for, or the
//! line for why.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::aims_table::aim_words;
use super::to_u16;
use crate::maturity::phrases;
use crate::maturity::walk::aim_outcome::aim_with_outcome;
use crate::tui::screens::save::{Save, SaveDraft, aims};
use crate::tui::widgets::canvas::Canvas;

/// The lines that say what stands between the area in focus and the stage aimed for.
pub(crate) fn holding_lines(saving: &Save, here: SaveDraft<'_>) -> Vec<(String, String)> {
    let Some((_, holding)) = saving.focused_area(here).and_then(|domain| {
        aims::holding_to_aim(here, domain, saving.aim(here, &domain.id).map(|(aim, _)| aim))
    }) else {
        return Vec::new();
    };
    let line = |id| {
        let item = here.matrix.item(id)?;
        let answer = here.assessment.answer(id);
        let words = answer.map_or("open".to_owned(), |answer| {
            phrases::format_item_answer(here.matrix, item, answer)
        });
        let sign = phrases::answer_sign(item, here.matrix, answer).symbol();
        Some((format!("{sign} {words}"), item.plain_text().into_owned()))
    };
    holding.items().filter_map(line).collect()
}

/// What was aimed for in the area in focus last time, and how it went.
fn last_aim_words(saving: &Save, here: SaveDraft<'_>) -> Option<String> {
    let domain = saving.focused_area(here)?;
    let aim = saving.last_time.aims.get(&domain.id)?;
    Some(aim_with_outcome(here.matrix, domain, aim, here.assessment))
}

/// How many rows stand above the list: how the last aim went, and what the list is of.
pub(crate) fn heading_rows(saving: &Save, here: SaveDraft<'_>) -> usize {
    1 + usize::from(last_aim_words(saving, here).is_some())
}

pub(crate) fn draw(
    canvas: &mut Canvas<'_>,
    area: Rect,
    saving: &Save,
    here: SaveDraft<'_>,
    lines: &[(String, String)],
) {
    let Some(domain) = saving.focused_area(here).filter(|_| area.height > 0) else { return };
    let (plain, quiet) = (canvas.theme.plain, canvas.theme.quiet);
    let mut area = area;
    if let Some(words) = last_aim_words(saving, here) {
        let strong = canvas.theme.strong;
        canvas.put_truncated(area, 3, 0, area.width.saturating_sub(4), &words, strong);
        area = Rect { y: area.y + 1, height: area.height - 1, ..area };
    }
    if area.height == 0 {
        return;
    }
    let aim = saving.aim(here, &domain.id).map(|(aim, _)| aim);
    let heading = match aims::holding_to_aim(here, domain, aim)
        .and_then(|(at, _)| here.matrix.stages.get(at))
    {
        Some(stage) if lines.is_empty() => {
            format!("Nothing stands between {} and {}.", domain.short_name(), stage.name)
        }
        Some(stage) => format!("What stands between {} and {}:", domain.short_name(), stage.name),
        None => format!("{} has no stage left to reach.", domain.short_name()),
    };
    canvas.put_truncated(area, 3, 0, area.width.saturating_sub(4), &heading, plain);
    let room = usize::from(area.height - 1);
    let shown = if lines.len() > room { room.saturating_sub(1) } else { lines.len() };
    let wide = lines.iter().take(shown).map(|(words, _)| words.width()).max().unwrap_or(0).min(24);
    for (y, (words, text)) in (1..area.height).zip(lines.iter().take(shown)) {
        canvas.put_with_signs(area, 5, y, to_u16(wide), words);
        let x = 5 + to_u16(wide) + 2;
        canvas.put_truncated(area, x, y, area.width.saturating_sub(x + 1), text, plain);
    }
    if shown < lines.len() && room > 0 {
        canvas.put(area, 5, to_u16(shown) + 1, &format!("and {} more", lines.len() - shown), quiet);
    }
}

pub(crate) fn draw_reason(canvas: &mut Canvas<'_>, area: Rect, saving: &Save, here: SaveDraft<'_>) {
    let (Some(field), Some(domain)) = (&saving.aims.reason, saving.focused_area(here)) else {
        return;
    };
    let wish = aim_words(here, saving.aim(here, &domain.id).map(|(aim, _)| aim), u16::MAX);
    let asks =
        format!("{}: {wish}. Why? One line. Whoever takes over will read it.", domain.short_name());
    canvas.put_truncated(area, 3, 0, area.width.saturating_sub(4), &asks, canvas.theme.plain);
    let rows = canvas.line_box_rows(area.height.saturating_sub(2));
    let line =
        Rect { x: area.x + 3, y: area.y + 1, width: area.width.saturating_sub(6), height: rows };
    canvas.draw_line_box(line.intersection(area), field);
}
