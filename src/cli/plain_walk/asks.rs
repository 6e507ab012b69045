//! The needs from others in the plain walk: one area at a time, ticked by their numbers. None of them
//! is scored.

use super::input::InputEnd;
use super::walk_session::WalkSession;
use crate::maturity::matrix::{Ask, Domain};
use crate::maturity::phrases::pluralize;

/// Offers the list of needs; whoever does not want it presses Enter.
pub(crate) fn ask_needs(walk: &mut WalkSession<'_>) -> Result<(), InputEnd> {
    let known = walk.known_matrix();
    let all = known.matrix.asks().count();
    if all == 0 {
        return Ok(());
    }
    let raised = known.matrix.asks().filter(|ask| is_raised(walk, ask)).count();
    let lines = pluralize(all, "line", "lines");
    walk.print(&format!("You can also say what you need from others: {lines}, none of them scored, {raised} ticked now."));
    if !walk.prompt("Enter to go on, y to hear them: ")?.eq_ignore_ascii_case("y") {
        return Ok(());
    }
    for domain in known.matrix.domains.iter().filter(|domain| !domain.asks.is_empty()) {
        if !read_needs(walk, domain)? {
            return Ok(());
        }
    }
    Ok(())
}

/// The needs of one area.
pub(crate) fn ask_needs_of(walk: &mut WalkSession<'_>, domain: &Domain) -> Result<(), InputEnd> {
    if domain.asks.is_empty() {
        walk.print("This area lists nothing that is needed from others.");
        return Ok(());
    }
    read_needs(walk, domain).map(drop)
}

/// Reads out the needs of an area and ticks them; `false` where the rest is to be skipped.
fn read_needs(walk: &mut WalkSession<'_>, domain: &Domain) -> Result<bool, InputEnd> {
    walk.print(&format!("{}:", domain.short_name()));
    for (ask, number) in domain.asks.iter().zip(1..) {
        let is_new = walk.assessment().asks.contains_key(&ask.id);
        let ticked = match (is_raised(walk, ask), is_new) {
            (true, true) => " (ticked)",
            (true, false) => " (ticked last time)",
            (false, _) => "",
        };
        walk.print(&format!("  {number} {}{ticked}", ask.text));
    }
    toggle_asks(walk, &domain.asks)
}

fn is_raised(walk: &WalkSession<'_>, ask: &Ask) -> bool {
    walk.last_time.is_raised(walk.assessment(), &ask.id)
}

/// Ticks or unticks the numbers that are typed; `false` where the rest is to be skipped.
fn toggle_asks(walk: &mut WalkSession<'_>, asks: &[Ask]) -> Result<bool, InputEnd> {
    loop {
        let typed = walk
            .prompt_raw("Numbers to tick or untick (Enter: go on, q skips the rest): ", &[])?
            .to_lowercase();
        match typed.as_str() {
            "" => return Ok(true),
            "q" => return Ok(false),
            _ => {}
        }
        let numbers: Option<Vec<usize>> = typed
            .split([',', ' '])
            .filter(|part| !part.is_empty())
            .map(|part| part.parse::<usize>().ok()?.checked_sub(1))
            .collect();
        let Some(chosen) = numbers.filter(|numbers| numbers.iter().all(|at| *at < asks.len()))
        else {
            walk.print(&format!("Type numbers from 1 to {}, with commas between.", asks.len()));
            continue;
        };
        for ask in chosen.into_iter().filter_map(|at| asks.get(at)) {
            let raised = !is_raised(walk, ask);
            walk.edit_beside(|said| said.set_ask_raised(&ask.id, raised));
            walk.print(&format!("{}: {}", if raised { "Ticked" } else { "Not ticked" }, ask.text));
        }
    }
}
