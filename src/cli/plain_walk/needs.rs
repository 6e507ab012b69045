//! What we need from others, by ear: the needs one area at a time, ticked by their numbers. None of
//! them is scored.

use super::input::InputEnd;
use super::walk_session::WalkSession;
use crate::maturity::matrix::Ask;
use crate::maturity::phrases::count_of;

/// Offers the list of needs; whoever does not want it presses Enter.
pub(crate) fn need(sitting: &mut WalkSession<'_>) -> Result<(), InputEnd> {
    let known = sitting.known();
    let all = known.matrix.asks().count();
    if all == 0 {
        return Ok(());
    }
    let raised = known.matrix.asks().filter(|ask| is_raised(sitting, ask)).count();
    let lines = count_of(all, "line", "lines");
    sitting.say(&format!("You can also say what you need from others: {lines}, none of them scored, {raised} ticked now."));
    if !sitting.ask("Enter to go on, y to hear them: ")?.eq_ignore_ascii_case("y") {
        return Ok(());
    }
    for domain in known.matrix.domains.iter().filter(|domain| !domain.asks.is_empty()) {
        sitting.say(&format!("{}:", domain.short()));
        for (ask, number) in domain.asks.iter().zip(1..) {
            let ticked = if is_raised(sitting, ask) { " (ticked)" } else { "" };
            sitting.say(&format!("  {number} {}{ticked}", ask.text));
        }
        if !tick(sitting, &domain.asks)? {
            return Ok(());
        }
    }
    Ok(())
}

fn is_raised(sitting: &WalkSession<'_>, ask: &Ask) -> bool {
    sitting.said().asks.get(&ask.id).is_some_and(|raised| raised.raised)
}

/// Ticks what is typed, or unticks it; `false` when the person wants to hear no more.
fn tick(sitting: &mut WalkSession<'_>, asks: &[Ask]) -> Result<bool, InputEnd> {
    loop {
        let typed = sitting
            .ask("Numbers to tick or untick (Enter: go on, q skips the rest): ")?
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
            sitting.say(&format!("Type numbers from 1 to {}, with commas between.", asks.len()));
            continue;
        };
        for ask in chosen.into_iter().filter_map(|at| asks.get(at)) {
            let raised = !is_raised(sitting, ask);
            sitting.change_plainly(|said| said.raise(&ask.id, raised));
            sitting.say(&format!("{}: {}", if raised { "Ticked" } else { "Not ticked" }, ask.text));
        }
    }
}
