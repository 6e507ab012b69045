//! What we need from others, by ear: the needs one area at a time, ticked by their numbers. None of
//! them is scored.

use super::input::InputEnd;
use super::walk_session::WalkSession;
use crate::maturity::matrix::Ask;
use crate::maturity::phrases::pluralize;

/// Offers the list of needs; whoever does not want it presses Enter.
pub(crate) fn ask_needs(sitting: &mut WalkSession<'_>) -> Result<(), InputEnd> {
    let known = sitting.known_matrix();
    let all = known.matrix.asks().count();
    if all == 0 {
        return Ok(());
    }
    let raised = known.matrix.asks().filter(|ask| is_raised(sitting, ask)).count();
    let lines = pluralize(all, "line", "lines");
    sitting.print(&format!("You can also say what you need from others: {lines}, none of them scored, {raised} ticked now."));
    if !sitting.prompt("Enter to go on, y to hear them: ")?.eq_ignore_ascii_case("y") {
        return Ok(());
    }
    for domain in known.matrix.domains.iter().filter(|domain| !domain.asks.is_empty()) {
        sitting.print(&format!("{}:", domain.short_name()));
        for (ask, number) in domain.asks.iter().zip(1..) {
            let ticked = if is_raised(sitting, ask) { " (ticked)" } else { "" };
            sitting.print(&format!("  {number} {}{ticked}", ask.text));
        }
        if !toggle_asks(sitting, &domain.asks)? {
            return Ok(());
        }
    }
    Ok(())
}

fn is_raised(sitting: &WalkSession<'_>, ask: &Ask) -> bool {
    sitting.assessment().asks.get(&ask.id).is_some_and(|raised| raised.raised)
}

/// Ticks what is typed, or unticks it; `false` when the person wants to hear no more.
fn toggle_asks(sitting: &mut WalkSession<'_>, asks: &[Ask]) -> Result<bool, InputEnd> {
    loop {
        let typed = sitting
            .prompt("Numbers to tick or untick (Enter: go on, q skips the rest): ")?
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
            sitting.print(&format!("Type numbers from 1 to {}, with commas between.", asks.len()));
            continue;
        };
        for ask in chosen.into_iter().filter_map(|at| asks.get(at)) {
            let raised = !is_raised(sitting, ask);
            sitting.edit_without_overtaking(|said| said.set_ask_raised(&ask.id, raised));
            sitting.print(&format!(
                "{}: {}",
                if raised { "Ticked" } else { "Not ticked" },
                ask.text
            ));
        }
    }
}
