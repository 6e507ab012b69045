//! The diff of two matrices as text, item by item.

use super::WIDTH;
use super::wrap::{wrap, wrap_hanging};
use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::revision::{
    AsideChange, ItemDifference, PlacedItem, differences, other_differences, summarize_differences,
};

/// A heading and the filter for what stands under it.
type DifferenceGroup = (&'static str, fn(&ItemDifference<'_>) -> bool);

pub(crate) fn render(before: &Matrix, after: &Matrix) -> String {
    let all = differences(before, after);
    let groups: [DifferenceGroup; 7] = [
        ("Reworded", |one| one.is_reworded()),
        ("Moved", |one| one.is_moved() && !one.is_reworded()),
        ("Asked for the first time", |one| one.is_added()),
        ("No longer asked", |one| one.is_retired()),
        ("Another example", |one| one.has_other_example()),
        ("Rests on something else: the words are the same", |one| one.has_other_basis()),
        ("The same words, otherwise changed", |one| one.has_only_other_meaning()),
    ];
    let mut parts = vec![render_summary(before, after)];
    for (name, is_it) in groups {
        let lines: Vec<String> =
            all.iter().filter(|one| is_it(one)).map(render_difference).collect();
        if !lines.is_empty() {
            parts.push(format!("{name}\n{}", lines.join("\n")));
        }
    }
    parts.join("\n\n")
}

pub(crate) fn render_summary(before: &Matrix, after: &Matrix) -> String {
    let name = |matrix: &Matrix| format!("{}@{}", matrix.id, matrix.revision);
    let mut lines = vec![format!("{} and {}", name(before), name(after))];
    let words = summarize_differences(&differences(before, after));
    let said =
        if words.is_empty() { "The items are the same.".to_owned() } else { format!("{words}.") };
    lines.push(wrap(&said, 0, WIDTH));
    let rest = other_differences(before, after);
    if !rest.is_empty() {
        lines.push(wrap(&format!("Beside the items: {}.", rest.join(", ")), 0, WIDTH));
    }
    lines.join("\n")
}

fn render_difference(one: &ItemDifference<'_>) -> String {
    let meaning = match (one.has_changed_meaning(), one.is_added() || one.is_retired()) {
        (true, _) => "  (meaning changed: older answers are not compared)",
        (false, false) if one.needs_meaning_choice() => "  (same meaning)",
        _ => "",
    };
    let mut lines = render_before_after(one);
    if let Some(end) = lines.find('\n') {
        lines.insert_str(end, meaning);
    }
    indent(&lines)
}

fn indent(lines: &str) -> String {
    lines.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}

pub(crate) fn render_before_after(one: &ItemDifference<'_>) -> String {
    let id = one.id().map(ToString::to_string).unwrap_or_default();
    let mut lines = vec![id];
    let aside = one.aside_changes();
    if aside.is_empty() || one.is_reworded() || one.is_moved() {
        lines.extend(one.before.map(|was| render_side("was: ", was)));
        lines.extend(one.after.map(|is| render_side("is:  ", is)));
    } else {
        lines.extend(one.after.map(|is| render_side("", is)));
    }
    lines.extend(aside.iter().map(render_aside));
    lines.join("\n")
}

fn render_aside(change: &AsideChange) -> String {
    let or_none = |text: &str| if text.is_empty() { "nothing".to_owned() } else { text.to_owned() };
    let says = format!("{} (was: {})", or_none(&change.after), or_none(&change.before));
    wrap_hanging(&format!("    {}: ", change.what.word()), &says, WIDTH)
}

fn render_side(lead: &str, standing: PlacedItem<'_>) -> String {
    let area = standing.domain.short_name();
    match standing.item {
        Item::Statement(statement) => wrap_hanging(
            &format!("  {lead}"),
            &format!("{} ({area}, {})", statement.text, statement.stage),
            WIDTH,
        ),
        Item::Ladder(ladder) => {
            let mut lines = vec![wrap_hanging(
                &format!("  {lead}"),
                &format!("{} ({area})", ladder.title),
                WIDTH,
            )];
            lines.extend(
                ladder.rungs.iter().map(|rung| {
                    wrap_hanging(&format!("       {}: ", rung.stage), &rung.text, WIDTH)
                }),
            );
            lines.join("\n")
        }
    }
}
