//! Notes, evidence and reasons in the plain walk: what is typed beside an answer.

use super::input::InputEnd;
use super::walk_session::WalkSession;
use crate::maturity::assessment::Evidence;
use crate::maturity::matrix::Item;
use crate::maturity::walk::last_words::evidence_words;
use crate::tui::screens::walk::PRIVACY_NOTICE;

pub(crate) fn ask_note(walk: &mut WalkSession<'_>, item: Item<'_>) -> Result<(), InputEnd> {
    show_advice_once(walk);
    let is_there =
        walk.assessment().answers.get(item.id()).is_some_and(|given| given.beside.note.is_some());
    let last = walk.last_time.answers.get(item.id()).and_then(|then| then.beside.note.clone());
    let prompt = match (is_there, &last) {
        (true, _) => "Note (Enter keeps the one there is, - takes it away): ",
        (false, None) => "Note (Enter: none): ",
        (false, Some(_)) => "Note (Enter: none, = takes last time's over): ",
    };
    if let Some(note) = &last {
        walk.print(&format!("Last time's note: {note}"));
    }
    let typed = walk.prompt(prompt)?;
    match (typed.as_str(), last) {
        ("=", Some(note)) if !is_there => {
            walk.edit_without_overtaking(|said| said.set_note(item.id(), &note));
            walk.print("Last time's note is taken over.");
        }
        ("", _) => {}
        ("-", _) if is_there => {
            walk.edit_without_overtaking(|said| said.set_note(item.id(), ""));
            walk.print("The note is gone.");
        }
        (text, _) => {
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
    let (good, stale) = walk.last_time.evidence(item.id(), walk.today());
    for (pieces, is_stale) in [(&good, false), (&stale, true)] {
        for piece in pieces {
            walk.print(&format!("Last time: {}", evidence_words(piece, is_stale)));
        }
    }
    let last: Vec<Evidence> = good.into_iter().chain(stale).collect();
    let over = if last.is_empty() { "" } else { ", = takes last time's over" };
    let typed = walk.prompt(&format!("Evidence: what shows it? One line (Enter: none{over}): "))?;
    if typed.is_empty() {
        return Ok(());
    }
    let is_taken_over = typed == "=" && !last.is_empty();
    let new = if is_taken_over { last } else { vec![Evidence::new(typed.clone())] };
    walk.edit_without_overtaking(|said| {
        let mut pieces = said
            .answers
            .get(item.id())
            .map(|given| given.beside.evidence.clone())
            .unwrap_or_default();
        for piece in new {
            if !pieces.iter().any(|other| other.text == piece.text) {
                pieces.push(piece);
            }
        }
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
    let last = walk.last_time.answers.get(item.id()).and_then(|then| then.beside.reason.clone());
    if let Some(reason) = &last {
        walk.print(&format!("Last time's reason: {reason}"));
    }
    let over = if last.is_some() { ", = takes last time's over" } else { "" };
    let prompt =
        format!("Why does it not apply here? One line (Enter: leave it as it was{over}): ");
    let reason = match (walk.prompt(&prompt)?, last) {
        (typed, Some(last)) if typed == "=" => last,
        (typed, _) => typed,
    };
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
