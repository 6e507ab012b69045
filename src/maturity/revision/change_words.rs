//! The differences between two texts of a matrix, in a few words.

use super::{ItemDifference, differences};
use crate::maturity::matrix::Matrix;

/// A word, and which differences it stands for.
type ChangeWord<'m> = (&'static str, fn(&ItemDifference<'m>) -> bool);

/// So many ids are named before the rest is only counted.
const MAX_NAMED: usize = 3;

/// The differences in one line, such as "2 reworded, 1 added (A-9)". Empty where there
/// is none.
pub fn summarize_differences<'m>(differences: &[ItemDifference<'m>]) -> String {
    let kinds: [ChangeWord<'m>; 7] = [
        ("reworded", ItemDifference::is_reworded),
        ("moved", |one| one.is_moved() && !one.is_reworded()),
        ("with another example", ItemDifference::has_other_example),
        ("resting on something else", ItemDifference::has_other_basis),
        ("otherwise changed", ItemDifference::has_only_other_meaning),
        ("added", ItemDifference::is_added),
        ("removed", ItemDifference::is_retired),
    ];
    let parts = kinds.iter().filter_map(|(word, is_it)| {
        let these: Vec<&str> = differences
            .iter()
            .filter(|one| is_it(one))
            .filter_map(|one| Some(one.id()?.as_str()))
            .collect();
        let named = these.iter().take(MAX_NAMED).copied().collect::<Vec<_>>().join(", ");
        let more = if these.len() > MAX_NAMED {
            format!(" and {} more", these.len() - MAX_NAMED)
        } else {
            String::new()
        };
        (!these.is_empty()).then(|| format!("{} {word} ({named}{more})", these.len()))
    });
    parts.collect::<Vec<_>>().join(", ")
}

/// What a walk on a later revision finds changed since the answers of last time: "revision 2: 1
/// reworded". None where both are of one revision.
pub fn describe_next_revision(before: &Matrix, after: &Matrix) -> Option<String> {
    if after.revision <= before.revision {
        return None;
    }
    let all = differences(before, after);
    let parts: Vec<String> = CHANGES
        .iter()
        .map(|word| (all.iter().filter(|one| change_word(one) == Some(*word)).count(), word))
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    let words = if parts.is_empty() { "the same statements".to_owned() } else { parts.join(", ") };
    Some(format!("revision {}: {words}", after.revision))
}

const CHANGES: [&str; 5] = ["with another meaning", "reworded", "moved", "new", "no longer asked"];

/// The one word of [`CHANGES`] for a difference; none where people read the same as before.
fn change_word(one: &ItemDifference<'_>) -> Option<&'static str> {
    let kinds = [
        one.has_changed_meaning(),
        one.is_reworded(),
        one.is_moved(),
        one.is_added(),
        one.is_retired(),
    ];
    kinds.iter().zip(CHANGES).find(|(is_it, _)| **is_it).map(|(_, word)| word)
}

/// What else differs, beside the items.
pub fn other_differences(before: &Matrix, after: &Matrix) -> Vec<&'static str> {
    let frames = |matrix: &Matrix| {
        let bare = matrix.domains.iter().cloned().map(|mut domain| {
            (domain.statements, domain.ladders, domain.asks) = (Vec::new(), Vec::new(), Vec::new());
            domain
        });
        bare.collect::<Vec<_>>()
    };
    let named = |matrix: &Matrix| (matrix.title.clone(), matrix.short_title.clone());
    let about =
        |matrix: &Matrix| (matrix.about.clone(), matrix.source.clone(), matrix.footer.clone());
    let rows = [
        ("the title", named(before) != named(after)),
        ("the kind", before.kind != after.kind),
        ("what counts as in place", before.bar != after.bar),
        ("whether ladders may be short", before.short_ladders != after.short_ladders),
        ("the words about it", about(before) != about(after)),
        ("the stages", before.stages != after.stages || before.before != after.before),
        ("the scales", before.scales != after.scales),
        ("the words about the areas", frames(before) != frames(after)),
        ("the language it is in", before.language != after.language),
        ("the words in other languages", before.translations != after.translations),
        ("the needs from others", !before.asks().eq(after.asks())),
        ("the words explained", before.glossary != after.glossary),
        ("how it lines up", before.crosswalk != after.crosswalk),
        ("fields of your own", before.unknown_fields != after.unknown_fields),
    ];
    rows.into_iter().filter(|(_, differs)| *differs).map(|(what, _)| what).collect()
}
