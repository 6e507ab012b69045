//! Taking the last step back in the plain walk, and doing it again. What changed is said, and the walk
//! goes to it.

use super::walk_session::WalkSession;
use crate::maturity::assessment::Assessment;
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{Domain, Item, Matrix};
use crate::maturity::phrases::{format_item_answer, format_standing};
use crate::maturity::scoring::evaluate_domain;

/// Takes the last step back, or does it again, and says what that changed. The statement that the
/// walk goes to; none where it stays.
pub(crate) fn step(walk: &mut WalkSession<'_>, is_back: bool) -> Option<ItemId> {
    let Some(then) = walk.steps.take(is_back) else {
        walk.print(if is_back {
            "Nothing to take back in this walk."
        } else {
            "Nothing to do again."
        });
        return None;
    };
    let mut before = None;
    walk.edit_beside(|said| before = Some(said.step_to(then, is_back)));
    let before = before?;
    walk.print(if is_back { "Taken back. U does it again." } else { "Done again." });
    let known = walk.known_matrix();
    let items = changed_items(&known.matrix, &before, walk.assessment());
    let mut lines: Vec<String> =
        items.iter().map(|item| answer_line(&known.matrix, *item, walk.assessment())).collect();
    lines.extend(stage_lines(&known.matrix, &before, walk.assessment()));
    walk.print_all(&lines);
    walk.steps.keep(before, is_back);
    items.first().map(|item| item.id().clone())
}

fn changed_items<'m>(matrix: &'m Matrix, before: &Assessment, now: &Assessment) -> Vec<Item<'m>> {
    let items = matrix.domains.iter().flat_map(Domain::items);
    items.filter(|item| before.answers.get(item.id()) != now.answers.get(item.id())).collect()
}

fn answer_line(matrix: &Matrix, item: Item<'_>, said: &Assessment) -> String {
    let words = said
        .answer(item.id())
        .map_or_else(|| "open".to_owned(), |answer| format_item_answer(matrix, item, answer));
    format!("  Now {words}: {}", item.plain_text())
}

fn stage_lines(matrix: &Matrix, before: &Assessment, now: &Assessment) -> Vec<String> {
    let changed = matrix
        .domains
        .iter()
        .filter(|domain| before.judgements.get(&domain.id) != now.judgements.get(&domain.id));
    let words = changed.map(|domain| match evaluate_domain(matrix, domain, now).judged {
        Some(judged) => {
            format!("  {}: you say {}", domain.short_name(), format_standing(matrix, judged))
        }
        None => format!("  {}: no stage is said", domain.short_name()),
    });
    words.collect()
}
