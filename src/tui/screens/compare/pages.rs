//! The pages behind a comparison: why an area stands so on each side, with what moved since its own
//! first; what they ask; which statements can't be compared; what else could be added.

use crate::maturity::capitalize::capitalize;
use std::collections::BTreeSet;

use jiff::tz::Offset;
use uuid::Uuid;

use crate::maturity::comparison::align::AreaCell;
use crate::maturity::comparison::selection::{OtherSnapshot, SnapshotChoice};
use crate::maturity::comparison::side_words::short_network_name;
use crate::maturity::comparison::{Comparison, Side};
use crate::maturity::diff;
use crate::maturity::ids::{ItemId, Slug};
use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::movement::{ItemMove, count_words, list_moved_items};
use crate::maturity::network_state::NetworkEntry;
use crate::maturity::page::{Lead, Page};
use crate::maturity::search::{MatchRank, SearchField, SearchQuery};
use crate::maturity::snapshot_line::{SnapshotLine, distinguish};
use crate::maturity::trend::answers_on_matrix;
use crate::maturity::{phrases, scoring};
use crate::tui::state::AppState;

pub(crate) fn why_page(sides: &Comparison, number: usize) -> Page {
    let mut page = Page::new("Why");
    let Some(area) = sides.areas.get(number) else { return page };
    page.title = format!("Why · {}", area.name);
    for (((one, label), cells), instead) in
        sides.sides.iter().zip(sides.labels()).zip(&area.cells).zip(&area.placeholders)
    {
        page.blank_line();
        if cells.is_empty() {
            page.heading(label.clone());
            page.body(2, format!("{} here.", capitalize(instead)));
        }
        for cell in cells {
            let name = if cell.domain == area.id {
                label.clone()
            } else {
                format!("{label}: {}", cell.name)
            };
            let words =
                if sides.is_one_matrix() { cell.starred_label() } else { cell.label_with_band() };
            page.heading(format!("{name}   {words}"));
            write_current_stage(&mut page, one, cell);
            write_since_first(&mut page, one, cell);
            write_remaining(&mut page, one, cell);
        }
    }
    page
}

fn write_current_stage(page: &mut Page, one: &Side, cell: &AreaCell) {
    let suggested = phrases::format_standing_short(one.matrix(), cell.suggested);
    match (cell.judged, &cell.suggested_label) {
        (true, Some(suggests)) => {
            page.body(
                2,
                format!("They say {}; the answers suggest {suggests}.", cell.standing_label),
            );
        }
        (true, None) => {
            page.body(
                2,
                format!("They say {}; the answers suggest the same.", cell.standing_label),
            );
        }
        (false, _) if cell.is_known => page
            .body(2, format!("The answers suggest {suggested}; they said no stage of their own.")),
        (false, _) => {
            page.body(
                2,
                format!(
                    "{}. What is open is not read as a stage.",
                    capitalize(&cell.standing_label)
                ),
            );
        }
    }
    if cell.judged {
        let reason = cell
            .reason
            .as_ref()
            .map_or_else(|| "No reason is noted.".to_owned(), |reason| format!("Why: {reason}"));
        page.body(2, reason);
    }
}

fn write_since_first(page: &mut Page, one: &Side, cell: &AreaCell) {
    let Some(first) = &one.first else {
        page.body(2, "This is their first snapshot, so nothing is known of how it moved.");
        return;
    };
    let on = phrases::format_date(first.snapshot.taken_on);
    let Some(then) = &cell.first_standing else {
        page.body(2, format!("Not asked about in their first one, {on}."));
        return;
    };
    let moved = cell.movement.words();
    page.body(2, format!("In their first one, {on}: {}. Since then: {moved}.", then.label));
    if cell.movement.is_mixed {
        let said = if cell.judged { "now only" } else { "then only" };
        page.body(2, format!("A stage was said {said}, so this goes by the answers of both."));
    }
    let movement =
        diff::compare_domain(answers_on_matrix(first), answers_on_matrix(&one.saved), &cell.domain);
    page.body(
        2,
        format!("{} ({}).", capitalize(&count_words(&movement)), movement.comparable_words()),
    );
    let (then, now) = (answers_on_matrix(first), answers_on_matrix(&one.saved));
    for item in list_moved_items(&movement, then, now) {
        if let ItemMove::Changed(_) = item.moved {
            page.quiet(4, item.text);
            page.set_prefix(format!("{} {:<22}", item.moved.sign(), item.change));
            page.set_lead(Lead::Movement);
        }
    }
}

fn answer_words(side: &Side, id: &ItemId) -> String {
    let answer = side.assessment().answer(id);
    let words = |answer| phrases::format_answer_to(side.matrix(), id, answer);
    answer.map_or_else(|| "open".to_owned(), words)
}

fn item_text(matrix: &Matrix, id: &ItemId) -> String {
    matrix.item(id).map(Item::plain_text).unwrap_or_default().into_owned()
}

fn write_remaining(page: &mut Page, one: &Side, cell: &AreaCell) {
    let Some(domain) = one.matrix().domain(&cell.domain) else { return };
    let reading = scoring::evaluate_domain(one.matrix(), domain, one.assessment());
    let Some(stage) = reading.next_stage.and_then(|at| one.matrix().stages.get(at)) else { return };
    if reading.answered == 0 || reading.holding.is_empty() {
        return;
    }
    page.body(2, format!("Left towards {}:", stage.name));
    for id in reading.holding.items() {
        page.quiet(4, item_text(one.matrix(), id));
        page.set_prefix(format!("{:<12}", answer_words(one, id)));
    }
}

/// So many of those who ask for something are named; of more it is said how many.
const MAX_NAMED: usize = 24;

pub(crate) fn asks_page(sides: &Comparison) -> Page {
    let mut page = Page::new(asks_title(sides));
    page.body(0, "Needs that were ticked. None of them is scored.");
    if !sides.may_show_counts() {
        page.quiet(0, "Of fewer than five networks it is said who asks, and nothing is counted.");
    }
    let labels = sides.labels();
    for row in &sides.asks {
        page.blank_line();
        page.body(0, row.text.clone());
        let who: Vec<&str> =
            row.raised_by.iter().take(MAX_NAMED).map(|number| labels[*number].as_str()).collect();
        if sides.may_show_counts() {
            let more = row.raised_by.len().saturating_sub(MAX_NAMED);
            let more = if more > 0 {
                format!(" and {} more", phrases::format_number(more))
            } else {
                String::new()
            };
            page.quiet(
                2,
                format!(
                    "{} of {} networks: {}{more}",
                    phrases::format_number(row.network_count),
                    phrases::format_number(sides.network_count()),
                    who.join(", ")
                ),
            );
        } else {
            page.quiet(2, who.join(", "));
        }
    }
    if sides.asks.is_empty() {
        page.body(0, "Nobody here asks for anything.");
    }
    page
}

/// "What they ask of you (12 networks, most asked first)".
pub fn asks_title(sides: &Comparison) -> String {
    if sides.may_show_counts() {
        format!(
            "What they ask of others ({} networks, most asked first)",
            phrases::format_number(sides.network_count())
        )
    } else {
        "What they ask of others".to_owned()
    }
}

pub(crate) fn comparability_page(sides: &Comparison) -> Page {
    let mut page = Page::new("What can be compared");
    page.body(0, format!("{}.", sides.describe_comparability()));
    page.blank_line();
    if sides.is_one_matrix() && sides.comparability.incomparable.is_empty() {
        page.body(0, "Every statement means the same for all of them.");
    } else if !sides.is_one_matrix() {
        page.body(0, "Areas line up by what the matrices themselves say of one another. Where an area stands is said in the words of its own matrix; a stage of one is never turned into a stage of another.");
    }
    for words in sides.incomparable_notes() {
        page.body(2, words.trim_start_matches("Not compared: ").to_owned());
    }
    for words in sides.changed_notes() {
        page.blank_line();
        page.body(0, format!("{words}."));
    }
    for missing in &sides.missing {
        page.blank_line();
        page.body(0, format!("Not shown: {}. {}", missing.name, capitalize(&missing.reason)));
    }
    page
}

/// What else could be compared and fits what was typed: other networks by name, those that are only
/// loosely like it last; then other snapshots of those here, the newest first.
pub(crate) fn add_snapshot_page(
    state: &AppState,
    sides: &Comparison,
    others: &[OtherSnapshot],
    query: &SearchQuery,
) -> Page {
    let mut page = Page::new("Compare with what else?");
    if state.networks_unread {
        page.body(0, "Reading the networks…");
        return page;
    }
    let networks = addable_networks(state, sides, query);
    if !networks.is_empty() {
        page.heading(match sides.matrix_titles().as_slice() {
            [only] => format!("Another network: its last on {only}, else its last of all"),
            _ => "Another network, its last snapshot".to_owned(),
        });
        for (entry, rank) in networks {
            let loosely = if rank.is_sure() { "" } else { "(like) " };
            page.focusable(2, format!("{loosely}{}", entry.network.name));
        }
    }
    let mut of: Option<&str> = None;
    for (other, line) in addable_snapshots(sides, others, query) {
        if of != Some(&other.network) {
            of = Some(&other.network);
            page.blank_line();
            page.heading(format!("Another snapshot of {}", other.network));
        }
        page.focusable(2, line.words());
    }
    if page.stop_count() == 0 && query.is_blank() {
        page.body(0, "There is nothing else in this folder to compare with.");
    } else if page.stop_count() == 0 {
        page.body(0, "None of them. Esc, and Esc again, shows all.");
    }
    page
}

pub(crate) fn snapshot_choices(
    state: &AppState,
    sides: &Comparison,
    others: &[OtherSnapshot],
    query: &SearchQuery,
) -> Vec<SnapshotChoice> {
    if state.networks_unread {
        return Vec::new();
    }
    let networks = addable_networks(state, sides, query)
        .into_iter()
        .map(|(entry, _)| SnapshotChoice::last_beside(&sides.sides, entry.slug.clone()));
    let snapshots = addable_snapshots(sides, others, query)
        .map(|(other, _)| SnapshotChoice::one(other.slug.clone(), other.id));
    networks.chain(snapshots).collect()
}

fn addable_networks<'d>(
    state: &'d AppState,
    sides: &Comparison,
    query: &SearchQuery,
) -> Vec<(&'d NetworkEntry, MatchRank)> {
    let here: BTreeSet<&Slug> = sides.sides.iter().map(|side| &side.slug).collect();
    let others = state.networks.iter().filter(|entry| !here.contains(&entry.slug));
    let mut found = query.find(others, |query, entry| {
        query.rank_network(&entry.network.name, entry.network.ods_code.as_deref())
    });
    // all that are sure in the order of names
    found.sort_by(|(a, a_rank), (b, b_rank)| {
        (!a_rank.is_sure(), &a.slug).cmp(&(!b_rank.is_sure(), &b.slug))
    });
    found
}

/// Each with its line in words, told apart from the others.
fn addable_snapshots<'o>(
    sides: &Comparison,
    others: &'o [OtherSnapshot],
    query: &SearchQuery,
) -> impl Iterator<Item = (&'o OtherSnapshot, SnapshotLine)> {
    let here: BTreeSet<Uuid> = sides.sides.iter().map(|side| side.saved.snapshot.id).collect();
    let listed: Vec<&OtherSnapshot> =
        others.iter().filter(|other| !here.contains(&other.id)).collect();
    let mut lines: Vec<SnapshotLine> =
        listed.iter().map(|other| SnapshotLine::of_other(other)).collect();
    distinguish(&mut lines, Offset::UTC);
    let fits = |(other, line): &(&OtherSnapshot, SnapshotLine)| {
        let words = line.words();
        query.rank(&[SearchField::Text(&other.network), SearchField::Text(&words)]).is_some()
    };
    let found: Vec<_> = listed.into_iter().zip(lines).filter(fits).collect();
    found.into_iter()
}

/// What stands at the foot where something could not be compared: "Not shown: Lakes (nothing saved
/// yet)".
pub fn missing_words(sides: &Comparison) -> Option<String> {
    let told: Vec<String> = sides
        .missing
        .iter()
        .take(3)
        .map(|missing| format!("{} ({})", short_network_name(&missing.name), missing.reason))
        .collect();
    let more = sides.missing.len().saturating_sub(3);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    (!told.is_empty()).then(|| format!("Not shown: {}{more}", told.join(", ")))
}
