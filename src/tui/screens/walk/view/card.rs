//! The card that closes an area, in the same place as its items: the answers suggest, what is left,
//! where do you say you are?

use ratatui::layout::Rect;

use super::draw_heading;
use super::row::{self, ViewRow};
use crate::maturity::matrix::Item;
use crate::maturity::phrases;
use crate::maturity::scoring::{self, DomainReading, Standing};
use crate::maturity::walk::stage_lines::line_to_stage_point;
use crate::tui::screens::walk::AreaContext;
use crate::tui::screens::walk::card::Card;
use crate::tui::widgets::canvas::Canvas;

pub(crate) fn draw(canvas: &mut Canvas<'_>, area: Rect, card: &Card, here: &AreaContext<'_>) {
    let reading = scoring::evaluate_domain(here.matrix, here.domain, here.assessment);
    let how_far = match (reading.answered, reading.items) {
        (answered, items) if answered == items => format!("all {items} answered"),
        (answered, items) => format!("{answered} of {items} answered"),
    };
    let top = draw_heading(canvas, area, here, &how_far, false);
    let spare = area.height.saturating_sub(top + 14);
    let line_rows = if card.is_writing { canvas.line_box_rows(spare) } else { 1 };
    let question = 2
        + here.matrix.stages.len()
        + if card.reason.is_some() { 1 + usize::from(line_rows) } else { 1 };
    let room = usize::from(area.height.saturating_sub(top)).saturating_sub(question);
    let mut strips = suggestion_rows(canvas, here, &reading, room);
    strips.extend(choice_rows(canvas, card, here));
    let below = Rect { y: area.y + top, height: area.height.saturating_sub(top), ..area };
    row::draw(canvas, below, &strips, usize::from(area.height));
    if let (Some(reason), Some(y)) = (&card.reason, u16::try_from(strips.len()).ok()) {
        let y = y.min(below.height.saturating_sub(line_rows));
        let line = Rect {
            y: below.y + y,
            height: line_rows,
            width: below.width.saturating_sub(1),
            ..below
        };
        if card.is_writing {
            canvas.draw_line_box(line.intersection(below), reason);
        } else {
            let width = line.width.saturating_sub(2);
            canvas.put_truncated(line, 2, 0, width, &reason.text(), canvas.theme.plain);
        }
    }
}

/// What the answers suggest, stage by stage, and what is left, in at most `height` rows.
fn suggestion_rows(
    canvas: &Canvas<'_>,
    here: &AreaContext<'_>,
    reading: &DomainReading,
    room: usize,
) -> Vec<ViewRow> {
    let theme = canvas.theme;
    let words = match reading.suggested {
        _ if reading.answered == 0 => "nothing answered yet".to_owned(),
        standing => phrases::format_standing(here.matrix, standing).to_uppercase(),
    };
    let mut strips = vec![
        ViewRow::at(0, "The answers suggest:", theme.plain).with(22, words, theme.strong),
        ViewRow::default(),
    ];
    let mut left = Vec::new();
    let towards = next_stage(reading);
    for (at, stage) in here.matrix.stages.iter().enumerate() {
        let items: Vec<Item<'_>> =
            here.domain.items().filter(|item| item.is_asked_at(&stage.id)).collect();
        if items.is_empty() {
            continue;
        }
        let signs: String = items
            .iter()
            .map(|item| {
                phrases::answer_sign(*item, here.matrix, here.assessment.answer(item.id())).symbol()
            })
            .collect();
        let counted = items.iter().map(|item| {
            scoring::classify_item(here.matrix, *item, at, here.assessment.answer(item.id()))
        });
        let (mut in_place, mut applicable) = (0, 0);
        for count in counted {
            in_place += usize::from(count == scoring::ItemCount::InPlace);
            applicable += usize::from(count != scoring::ItemCount::NotApplicable);
        }
        let words = if applicable == 0 {
            "nothing applicable".to_owned()
        } else {
            format!("{in_place} of {applicable} in place")
        };
        strips.push(
            ViewRow::at(2, crate::tui::document::truncate(&stage.name, 13), theme.plain)
                .with(16, signs, theme.plain)
                .with(26, words, theme.plain),
        );
        if towards == Some(at) {
            left.push(strips.len());
        }
    }
    let spare = room.saturating_sub(strips.len() + 1);
    if let Some(at) = left.first() {
        let lines = remaining_rows(here, reading, theme, spare);
        strips.splice(*at..*at, lines);
    }
    strips.truncate(room.saturating_sub(1).max(1));
    strips.push(ViewRow::default());
    strips
}

/// The lowest stage above the suggested one that is not reached.
fn next_stage(reading: &DomainReading) -> Option<usize> {
    let above = match reading.suggested {
        Standing::Before => 0,
        Standing::Stage(at) => at + 1,
        Standing::NotApplicable => return None,
    };
    (above < reading.by_stage.len()).then_some(above)
}

fn remaining_rows(
    here: &AreaContext<'_>,
    reading: &DomainReading,
    theme: crate::tui::theme::Theme,
    spare: usize,
) -> Vec<ViewRow> {
    let total = reading.holding.len();
    let shown = if total > spare { spare.saturating_sub(1) } else { total };
    let items = reading.holding.items().filter_map(|id| here.matrix.item(id)).take(shown);
    let mut lines: Vec<ViewRow> = items
        .enumerate()
        .map(|(at, item)| {
            let answer = here.assessment.answer(item.id());
            let sign = phrases::answer_sign(item, here.matrix, answer);
            let word = answer
                .map_or("open".to_owned(), |answer| phrases::format_answer(here.matrix, answer));
            let lead = if at == 0 { "left" } else { "" };
            ViewRow::at(5, lead, theme.quiet)
                .with(10, sign.symbol().to_string(), theme.sign(sign))
                .with(12, crate::tui::document::truncate(&word, 9), theme.plain)
                .with(22, item.text(), theme.plain)
        })
        .collect();
    if shown < total && spare > 0 {
        lines.push(ViewRow::at(
            10,
            format!("and {} more; w shows all", total - shown),
            theme.quiet,
        ));
    }
    lines
}

fn choice_rows(canvas: &Canvas<'_>, card: &Card, here: &AreaContext<'_>) -> Vec<ViewRow> {
    let theme = canvas.theme;
    let mut strips = vec![ViewRow::at(0, "Where do you say you are?", theme.strong)];
    for line in 0..=here.matrix.stages.len() {
        let point = line_to_stage_point(here.matrix, line);
        let name = scoring::standing_from_point(here.matrix, &point)
            .map(|standing| phrases::format_standing(here.matrix, standing));
        let mut strip = ViewRow::at(4, name.unwrap_or_default(), theme.plain);
        let beside = match (card.suggested == Some(line), card.choice == Some(line)) {
            (true, _) => "the answers suggest this",
            (false, true) => "we say",
            (false, false) => "",
        };
        strip = strip.with(25, beside, theme.quiet);
        (strip.focus, strip.mark) = (card.choice == Some(line), 2);
        strips.push(strip);
    }
    let last = match (&card.reason, card.choice == card.suggested) {
        (Some(_), _) if !card.is_writing => "What was noted (n changes it):",
        (Some(_), false) => "Why? One line. Whoever takes over will read it.",
        (Some(_), true) => "A word on it, if you wish. One line.",
        (None, _) => "It is your call. What you choose is what is shown.",
    };
    strips.push(ViewRow::at(0, last, theme.plain));
    strips
}

pub(crate) fn hint(card: &Card, here: &AreaContext<'_>, area: usize) -> String {
    let name = |line: Option<usize>| {
        let standing = line.and_then(|line| {
            scoring::standing_from_point(here.matrix, &line_to_stage_point(here.matrix, line))
        });
        standing.map(|standing| phrases::format_standing(here.matrix, standing)).unwrap_or_default()
    };
    if card.reason.is_some() && card.choice != card.suggested {
        return format!(
            "Both are kept: the answers suggest {}, you say {}.",
            name(card.suggested),
            name(card.choice)
        );
    }
    if card.choice.is_none() {
        return "Nothing here applies. Enter goes on.".to_owned();
    }
    match here.matrix.domains.get(area + 1) {
        Some(next) => {
            format!("Next area: {}. What to aim for comes at the end.", next.short_name())
        }
        None => "This is the last area. What to aim for comes next, for all of them.".to_owned(),
    }
}
