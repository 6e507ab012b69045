//! What is typed beside an answer: a note, evidence, and why something does not apply.

use super::input::InputEnd;
use super::walk_session::WalkSession;
use crate::maturity::assessment::Evidence;
use crate::maturity::matrix::Item;
use crate::tui::screens::walk::PRIVACY_NOTICE;

/// Asks for a note. The advice before notes is given once.
pub(crate) fn ask_note(sitting: &mut WalkSession<'_>, item: Item<'_>) -> Result<(), InputEnd> {
    show_advice_once(sitting);
    let is_there =
        sitting.assessment().answers.get(item.id()).is_some_and(|given| given.note.is_some());
    let prompt = if is_there {
        "Note (Enter keeps the one there is, - takes it away): "
    } else {
        "Note (Enter: none): "
    };
    let typed = sitting.prompt(prompt)?;
    match typed.as_str() {
        "" => {}
        "-" if is_there => {
            sitting.edit_without_overtaking(|said| said.set_note(item.id(), ""));
            sitting.print("The note is gone.");
        }
        text => {
            sitting.edit_without_overtaking(|said| said.set_note(item.id(), text));
            sitting.warn_about_privacy(text);
            sitting.print("Noted.");
        }
    }
    Ok(())
}

/// Asks for a piece of evidence, to stand beside those there are.
pub(crate) fn ask_evidence(sitting: &mut WalkSession<'_>, item: Item<'_>) -> Result<(), InputEnd> {
    show_advice_once(sitting);
    let typed = sitting.prompt("Evidence: what shows it? One line (Enter: none): ")?;
    if typed.is_empty() {
        return Ok(());
    }
    sitting.edit_without_overtaking(|said| {
        let mut pieces =
            said.answers.get(item.id()).map(|given| given.evidence.clone()).unwrap_or_default();
        pieces.push(Evidence::new(typed.clone()));
        said.set_evidence(item.id(), pieces);
    });
    sitting.warn_about_privacy(&typed);
    sitting.print("Noted as evidence.");
    Ok(())
}

/// The advice before anything is written in free words, once.
fn show_advice_once(sitting: &mut WalkSession<'_>) {
    if !sitting.advice_given {
        sitting.advice_given = true;
        sitting.print(PRIVACY_NOTICE);
    }
}

/// Asks why an item does not apply. Without a reason it stays as it was.
pub(crate) fn ask_not_applicable(
    sitting: &mut WalkSession<'_>,
    item: Item<'_>,
) -> Result<bool, InputEnd> {
    let reason =
        sitting.prompt("Why does it not apply here? One line (Enter: leave it as it was): ")?;
    if reason.is_empty() {
        sitting.print("Without a reason it stays as it was.");
        return Ok(false);
    }
    sitting.edit(|said, _| {
        said.set_not_applicable(item.id(), &reason);
    });
    sitting.warn_about_privacy(&reason);
    sitting.print("Does not apply.");
    Ok(true)
}
