//! One question of the plain walk: it is printed, an answer is typed, and the draft is edited.

use super::input::InputEnd;
use super::prompts::{self, ItemPosition};
use super::walk_session::WalkSession;
use super::{asks, look_up, notes, save, undo};
use crate::maturity::assessment::Answer;
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{Domain, Item, Matrix};
use crate::maturity::phrases::{format_item_answer, pluralize};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AfterQuestion {
    NextOpen,
    Back,
    Areas,
    /// To a statement, in the area of that number.
    Item(usize, ItemId),
    /// To the card that closes this area.
    Card,
}

enum LineResult {
    Next(AfterQuestion),
    AskAgain,
    PromptAgain,
}

pub(crate) fn ask_question(
    walk: &mut WalkSession<'_>,
    matrix: &Matrix,
    position: ItemPosition<'_>,
) -> Result<AfterQuestion, InputEnd> {
    let item = position.walk_row.item;
    let mut is_printed = false;
    loop {
        if !is_printed {
            walk.print("");
            let lines = prompts::question_lines(walk, matrix, position);
            walk.print_all(&lines);
            walk.keys_given = true;
        }
        let question = prompts::answer_prompt(walk, item);
        let help = prompts::choice_lines(walk, matrix, item);
        let typed = walk.prompt_with_help(&question, &help)?;
        match handle_input(walk, matrix, position, &typed)? {
            LineResult::Next(then) => return Ok(then),
            LineResult::AskAgain => is_printed = false,
            LineResult::PromptAgain => is_printed = true,
        }
    }
}

fn handle_input(
    walk: &mut WalkSession<'_>,
    matrix: &Matrix,
    position: ItemPosition<'_>,
    typed: &str,
) -> Result<LineResult, InputEnd> {
    let item = position.walk_row.item;
    if let Some(words) = typed.strip_prefix('/') {
        let found = look_up::search(walk, words)?;
        return Ok(found.map_or(LineResult::AskAgain, |(area, id)| {
            LineResult::Next(AfterQuestion::Item(area, id))
        }));
    }
    if matches!(typed, "u" | "U") {
        return Ok(take_step(walk, matrix, typed == "u"));
    }
    match typed.to_lowercase().as_str() {
        "" => Ok(LineResult::Next(accept_last_answer(walk, item))),
        "b" => Ok(LineResult::Next(AfterQuestion::Back)),
        "area" => Ok(LineResult::Next(AfterQuestion::Areas)),
        "o" => Ok(LineResult::Next(AfterQuestion::Card)),
        "s" => save::save(walk).and(Err(InputEnd::Menu)),
        "=" => Ok(if confirm_stage(walk, matrix, position)? {
            LineResult::Next(AfterQuestion::NextOpen)
        } else {
            LineResult::PromptAgain
        }),
        "-" => Ok(if notes::ask_not_applicable(walk, item)? {
            LineResult::Next(AfterQuestion::NextOpen)
        } else {
            LineResult::PromptAgain
        }),
        "n" | "e" | "a" | "w" | "g" => look_beside(walk, matrix, position, typed),
        typed => Ok(apply_answer(walk, matrix, item, typed)),
    }
}

/// What is written or read beside the answer; the question stays.
fn look_beside(
    walk: &mut WalkSession<'_>,
    matrix: &Matrix,
    position: ItemPosition<'_>,
    typed: &str,
) -> Result<LineResult, InputEnd> {
    let item = position.walk_row.item;
    match typed.to_lowercase().as_str() {
        "n" => notes::ask_note(walk, item)?,
        "e" => notes::ask_evidence(walk, item)?,
        "a" => asks::ask_needs_of(walk, position.domain)?,
        "w" => look_up::show_why(walk, position.domain, Some(item.id())),
        _ => {
            look_up::show_glossary(walk, matrix, item);
            return Ok(LineResult::PromptAgain);
        }
    }
    Ok(LineResult::AskAgain)
}

/// Takes a step back, or does it again, and goes to what it changed.
fn take_step(walk: &mut WalkSession<'_>, matrix: &Matrix, is_back: bool) -> LineResult {
    let Some(id) = undo::step(walk, is_back) else { return LineResult::PromptAgain };
    let has_item = |domain: &Domain| domain.items().any(|item| *item.id() == id);
    match matrix.domains.iter().position(has_item) {
        Some(area) => LineResult::Next(AfterQuestion::Item(area, id)),
        None => LineResult::PromptAgain,
    }
}

/// The same as last time where there is one; what is answered already stays as it is.
fn accept_last_answer(walk: &mut WalkSession<'_>, item: Item<'_>) -> AfterQuestion {
    if walk.assessment().answer(item.id()).is_none() && prompts::can_confirm(walk, item) {
        let (last, today) = (walk.last_time.clone(), walk.today());
        walk.edit(|said| {
            last.confirm(said, item, today);
        });
        walk.print("The same as last time.");
    }
    AfterQuestion::NextOpen
}

/// Confirms what is open in this stage as the same as last time. Each is printed first with its
/// answer, and only what was printed is confirmed: it is what a screen would show.
fn confirm_stage(
    walk: &mut WalkSession<'_>,
    matrix: &Matrix,
    position: ItemPosition<'_>,
) -> Result<bool, InputEnd> {
    let (last, today) = (walk.last_time.clone(), walk.today());
    let (domain, focus) = (position.domain, position.walk_row.item);
    let is_asked = |id: &ItemId| position.only.is_none_or(|only| only.contains(id));
    let found = last.stage_confirmation(matrix, domain, walk.assessment(), focus, is_asked);
    let confirmation = match found {
        Ok(confirmation) => confirmation,
        Err(reason) => {
            walk.print(reason.words());
            return Ok(false);
        }
    };
    let items = &confirmation.items;
    walk.print(&format!(
        "{} in {} last time:",
        pluralize(items.len(), "open statement", "open statements"),
        confirmation.stage.name
    ));
    for item in items {
        let words = last.answer(item.id()).map(|answer| format_item_answer(matrix, *item, answer));
        walk.print(&format!("  {}: {}", words.unwrap_or_default(), item.plain_text()));
        for line in last.beside_answer(item.id(), today) {
            walk.print(&format!("    {line}"));
        }
    }
    if !walk.prompt("Are they all the same? Enter yes, n no: ")?.is_empty() {
        walk.print("Nothing was changed.");
        return Ok(false);
    }
    walk.edit(|said| {
        for item in items {
            last.confirm(said, *item, today);
        }
    });
    walk.print("The same as last time.");
    Ok(true)
}

fn apply_answer(
    walk: &mut WalkSession<'_>,
    matrix: &Matrix,
    item: Item<'_>,
    typed: &str,
) -> LineResult {
    let Some(answer) = prompts::parse_answer(matrix, item, typed) else {
        walk.print("That is no choice here. You can type:");
        let choices = prompts::choice_lines(walk, matrix, item);
        walk.print_all(&choices);
        return LineResult::PromptAgain;
    };
    let words = format_item_answer(matrix, item, &answer);
    let is_unsure = answer == Answer::NotSure;
    walk.edit(|said| said.set_answer(item.id(), answer));
    walk.print(&format!("{words}."));
    if is_unsure && !walk.encouragement_given {
        walk.encouragement_given = true;
        walk.print("Not sure is a useful answer. It often shows what to find out next.");
    }
    LineResult::Next(AfterQuestion::NextOpen)
}
