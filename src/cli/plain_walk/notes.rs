//! Notes, evidence and reasons in the plain walk: what is typed beside an answer.

use super::input::InputEnd;
use super::walk_session::WalkSession;
use crate::maturity::assessment::Evidence;
use crate::maturity::matrix::Item;
use crate::tui::screens::walk::PRIVACY_NOTICE;

pub(crate) fn ask_note(walk: &mut WalkSession<'_>, item: Item<'_>) -> Result<(), InputEnd> {
    show_advice_once(walk);
    let is_there =
        walk.assessment().answers.get(item.id()).is_some_and(|given| given.note.is_some());
    let prompt = if is_there {
        "Note (Enter keeps the one there is, - takes it away): "
    } else {
        "Note (Enter: none): "
    };
    let typed = walk.prompt(prompt)?;
    match typed.as_str() {
        "" => {}
        "-" if is_there => {
            walk.edit_without_overtaking(|said| said.set_note(item.id(), ""));
            walk.print("The note is gone.");
        }
        text => {
            walk.edit_without_overtaking(|said| said.set_note(item.id(), text));
            walk.warn_about_privacy(text);
            walk.print("Noted.");
        }
    }
    Ok(())
}

/// Asks for a piece of evidence, to stand beside those there are.
pub(crate) fn ask_evidence(walk: &mut WalkSession<'_>, item: Item<'_>) -> Result<(), InputEnd> {
    show_advice_once(walk);
    let typed = walk.prompt("Evidence: what shows it? One line (Enter: none): ")?;
    if typed.is_empty() {
        return Ok(());
    }
    walk.edit_without_overtaking(|said| {
        let mut pieces =
            said.answers.get(item.id()).map(|given| given.evidence.clone()).unwrap_or_default();
        pieces.push(Evidence::new(typed.clone()));
        said.set_evidence(item.id(), pieces);
    });
    walk.warn_about_privacy(&typed);
    walk.print("Noted as evidence.");
    Ok(())
}

fn show_advice_once(walk: &mut WalkSession<'_>) {
    if !walk.advice_given {
        walk.advice_given = true;
        walk.print(PRIVACY_NOTICE);
    }
}

/// Asks why an item does not apply. Without a reason it stays as it was.
pub(crate) fn ask_not_applicable(
    walk: &mut WalkSession<'_>,
    item: Item<'_>,
) -> Result<bool, InputEnd> {
    let reason =
        walk.prompt("Why does it not apply here? One line (Enter: leave it as it was): ")?;
    if reason.is_empty() {
        walk.print("Without a reason it stays as it was.");
        return Ok(false);
    }
    walk.edit(|said| {
        said.set_not_applicable(item.id(), &reason);
    });
    walk.warn_about_privacy(&reason);
    walk.print("Does not apply.");
    Ok(true)
}
