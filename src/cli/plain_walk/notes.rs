//! What is typed beside an answer: a note, evidence, and why something does not apply.

use super::input::InputEnd;
use super::walk_session::WalkSession;
use crate::maturity::assessment::Evidence;
use crate::maturity::matrix::Item;
use crate::tui::screens::walk::BEFORE_NOTES;

/// Asks for a note. The advice before notes is given once.
pub(crate) fn note(sitting: &mut WalkSession<'_>, item: Item<'_>) -> Result<(), InputEnd> {
    advise(sitting);
    let is_there = sitting.said().answers.get(item.id()).is_some_and(|given| given.note.is_some());
    let prompt = if is_there {
        "Note (Enter keeps the one there is, - takes it away): "
    } else {
        "Note (Enter: none): "
    };
    let typed = sitting.ask(prompt)?;
    match typed.as_str() {
        "" => {}
        "-" if is_there => {
            sitting.change_plainly(|said| said.note(item.id(), ""));
            sitting.say("The note is gone.");
        }
        text => {
            sitting.change_plainly(|said| said.note(item.id(), text));
            sitting.worry(text);
            sitting.say("Noted.");
        }
    }
    Ok(())
}

/// Asks for a piece of evidence, to stand beside those there are.
pub(crate) fn evidence(sitting: &mut WalkSession<'_>, item: Item<'_>) -> Result<(), InputEnd> {
    advise(sitting);
    let typed = sitting.ask("Evidence: what shows it? One line (Enter: none): ")?;
    if typed.is_empty() {
        return Ok(());
    }
    sitting.change_plainly(|said| {
        let mut pieces =
            said.answers.get(item.id()).map(|given| given.evidence.clone()).unwrap_or_default();
        pieces.push(Evidence::plain(typed.clone()));
        said.show_evidence(item.id(), pieces);
    });
    sitting.worry(&typed);
    sitting.say("Noted as evidence.");
    Ok(())
}

/// The advice before anything is written in free words, once.
fn advise(sitting: &mut WalkSession<'_>) {
    if !sitting.is_advised {
        sitting.is_advised = true;
        sitting.say(BEFORE_NOTES);
    }
}

/// Asks why an item does not apply. Without a reason it stays as it was.
pub(crate) fn set_aside(sitting: &mut WalkSession<'_>, item: Item<'_>) -> Result<bool, InputEnd> {
    let reason =
        sitting.ask("Why does it not apply here? One line (Enter: leave it as it was): ")?;
    if reason.is_empty() {
        sitting.say("Without a reason it stays as it was.");
        return Ok(false);
    }
    sitting.change(|said, _| {
        said.set_aside(item.id(), &reason);
    });
    sitting.worry(&reason);
    sitting.say("Does not apply.");
    Ok(true)
}
