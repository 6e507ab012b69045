//! What one text of a matrix made of another, item by item and place by place: what was and what is.

use crate::maturity::markdown::to_plain;
use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::page::{LineKind, Page};
use crate::maturity::revision::{
    AsideChange, ItemDifference, MatrixPlace, PlacedItem, differences, other_differences,
    summarize_differences,
};

/// "2 items reworded, 1 added; and another title"; "the same" where nothing differs.
pub fn difference_words(before: &Matrix, after: &Matrix) -> String {
    let words = summarize_differences(&differences(before, after));
    let rest = other_differences(before, after);
    match (words.is_empty(), rest.is_empty()) {
        (true, true) => "the same".to_owned(),
        (true, false) => rest.join(", "),
        (false, true) => words,
        (false, false) => format!("{words}; and {}", rest.join(", ")),
    }
}

/// What a revision made of the one before it, in a sentence.
pub fn since_words(before: &Matrix, after: &Matrix) -> String {
    let (was, words) = (before.revision, difference_words(before, after));
    if words == "the same" {
        format!("The same as revision {was}.")
    } else {
        format!("Since revision {was}: {words}.")
    }
}

/// Every item that differs, then the words of the matrix, its stages, areas and needs that do.
pub fn write_differences(page: &mut Page, before: &Matrix, after: &Matrix) {
    for one in &differences(before, after) {
        write_difference(page, one, (before, after), true);
    }
    for place in places_beside_items(after) {
        let (was, is) = (place.text(before), place.text(after));
        if was == is {
            continue;
        }
        let label = place.label(after);
        for (lead, kind, text) in [("Was", LineKind::Quiet, was), ("Is now", LineKind::Body, is)] {
            let text = text.filter(|text| !text.is_empty());
            let words = text.as_deref().map_or("nothing".into(), to_plain);
            page.continuation(kind, 2, format!("{lead}: {label} · {words}"));
        }
    }
}

/// One item that differs, with its words before and after; and whether its older answers count,
/// where that `is_decided`.
pub fn write_difference(
    page: &mut Page,
    one: &ItemDifference<'_>,
    sides: (&Matrix, &Matrix),
    is_decided: bool,
) {
    let (before, after) = sides;
    match (one.before, one.after) {
        (Some(_), Some(is)) if !one.is_reworded() && !one.is_moved() => {
            page.continuation(LineKind::Body, 2, item_line(after, is));
        }
        (Some(was), Some(is)) => {
            write_item(page, "Was", before, was);
            write_item(page, "Is now", after, is);
            if let Some(words) = meaning_words(one).filter(|_| is_decided) {
                page.continuation(LineKind::Quiet, 4, words);
            }
        }
        (None, Some(is)) => write_item(page, "New", after, is),
        (Some(was), None) => write_item(page, "No longer asked", before, was),
        (None, None) => {}
    }
    for change in one.aside_changes() {
        page.continuation(LineKind::Quiet, 4, aside_words(&change));
    }
}

/// Whether older answers still count; none where that was never a question.
fn meaning_words(one: &ItemDifference<'_>) -> Option<&'static str> {
    if one.has_changed_meaning() {
        return Some("The meaning changed: older answers are not compared.");
    }
    one.needs_meaning_choice().then_some("The same meaning: older answers count.")
}

/// "Another example: X (was: Y)".
fn aside_words(change: &AsideChange) -> String {
    let or_none = |text: &str| if text.is_empty() { "nothing".to_owned() } else { text.to_owned() };
    let (is, was) = (or_none(&change.after), or_none(&change.before));
    format!("Another {}: {is} (was: {was})", change.what.word())
}

/// The words that stand beside the items: of the matrix itself, its stages, areas and needs.
fn places_beside_items(matrix: &Matrix) -> Vec<MatrixPlace> {
    let mut places = vec![MatrixPlace::Title, MatrixPlace::About];
    for stage in &matrix.stages {
        let stage = stage.id.clone();
        places.push(MatrixPlace::Stage { stage: stage.clone() });
        places.push(MatrixPlace::StageMeaning { stage });
    }
    for domain in &matrix.domains {
        let area = domain.id.clone();
        places.push(MatrixPlace::Area { area: area.clone() });
        places.push(MatrixPlace::AreaWhy { area });
        places.extend(domain.asks.iter().map(|ask| MatrixPlace::Ask { ask: ask.id.clone() }));
    }
    places
}

fn write_item(page: &mut Page, lead: &str, matrix: &Matrix, placed: PlacedItem<'_>) {
    let kind = if lead == "Was" { LineKind::Quiet } else { LineKind::Body };
    page.continuation(kind, 2, format!("{lead}: {}", item_line(matrix, placed)));
    let Item::Ladder(ladder) = placed.item else { return };
    for rung in matrix.rung_words(ladder) {
        page.continuation(kind, 6, rung.line());
    }
}

/// "A-1a · Foundation · We know who our patients are."
fn item_line(matrix: &Matrix, placed: PlacedItem<'_>) -> String {
    format!("{} · {}", item_name(matrix, placed), placed.item.plain_text())
}

/// "A-1a · Foundation".
fn item_name(matrix: &Matrix, placed: PlacedItem<'_>) -> String {
    let stage = match placed.item {
        Item::Statement(statement) => matrix.stage(&statement.stage),
        Item::Ladder(_) => None,
    };
    let id = placed.item.id();
    stage.map_or_else(|| id.to_string(), |stage| format!("{id} · {}", stage.name))
}
