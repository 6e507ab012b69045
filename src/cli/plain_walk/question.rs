//! One question of the plain walk: it is printed, an answer is typed, and the draft is edited.

use super::input::InputEnd;
use super::notes;
use super::prompts::{self, ItemPosition};
use super::walk_session::WalkSession;
use crate::maturity::assessment::Answer;
use crate::maturity::glossary;
use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::phrases::{format_answer, pluralize};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AfterQuestion {
    NextOpen,
    Back,
    Areas,
    Menu,
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
    let mut is_printed = false;
    loop {
        if !is_printed {
            walk.print("");
            let lines = prompts::question_lines(walk, matrix, position);
            walk.print_all(&lines);
        }
        let typed = walk.prompt("Answer: ")?;
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
    match typed.to_lowercase().as_str() {
        "" => Ok(LineResult::Next(accept_last_answer(walk, item))),
        "b" => Ok(LineResult::Next(AfterQuestion::Back)),
        "a" => Ok(LineResult::Next(AfterQuestion::Areas)),
        "q" => Ok(LineResult::Next(AfterQuestion::Menu)),
        "n" => {
            notes::ask_note(walk, item)?;
            Ok(LineResult::AskAgain)
        }
        "e" => {
            notes::ask_evidence(walk, item)?;
            Ok(LineResult::AskAgain)
        }
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
        "w" => {
            show_glossary(walk, matrix, item);
            Ok(LineResult::PromptAgain)
        }
        typed => Ok(apply_answer(walk, matrix, item, typed)),
    }
}

/// The same as last time where there is one; what is answered already stays as it is.
fn accept_last_answer(walk: &mut WalkSession<'_>, item: Item<'_>) -> AfterQuestion {
    if walk.assessment().answer(item.id()).is_none() && prompts::can_confirm(walk, item) {
        let last = walk.last_time.answers.clone();
        walk.edit(|said| {
            said.confirm_answer(item, &last);
        });
        walk.print("The same as last time.");
    }
    AfterQuestion::NextOpen
}

/// Confirms all that is open in this stage as the same as last time. Each is printed first, so that
/// nothing is confirmed unread.
fn confirm_stage(
    walk: &mut WalkSession<'_>,
    matrix: &Matrix,
    position: ItemPosition<'_>,
) -> Result<bool, InputEnd> {
    let last = walk.last_time.answers.clone();
    let stage = position.walk_row.stage.and_then(|at| matrix.stages.get(at));
    let items = stage
        .map(|stage| walk.assessment().confirmable_items(position.domain, &stage.id, &last))
        .unwrap_or_default();
    let (Some(stage), false) = (stage, items.is_empty()) else {
        walk.print("Nothing open in this stage has an answer from last time.");
        return Ok(false);
    };
    walk.print(&format!(
        "{} in {} last time:",
        pluralize(items.len(), "open statement", "open statements"),
        stage.name
    ));
    for item in &items {
        let then = last.get(item.id()).and_then(|given| given.answer.as_ref());
        let words = then.map(|answer| format_answer(matrix, answer)).unwrap_or_default();
        walk.print(&format!("  {words}: {}", item.text()));
    }
    if !walk.prompt("Are they all the same? Enter yes, n no: ")?.is_empty() {
        walk.print("Nothing was changed.");
        return Ok(false);
    }
    walk.edit(|said| {
        said.confirm_stage(position.domain, &stage.id, &last);
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
    let words = format_answer(matrix, &answer);
    let is_unsure = answer == Answer::NotSure;
    walk.edit(|said| said.set_answer(item.id(), answer));
    walk.print(&format!("{words}."));
    if is_unsure && !walk.encouragement_given {
        walk.encouragement_given = true;
        walk.print("Not sure is a useful answer. It often shows what to find out next.");
    }
    LineResult::Next(AfterQuestion::NextOpen)
}

/// The words of the glossary that this statement uses, each with its meaning.
fn show_glossary(walk: &mut WalkSession<'_>, matrix: &Matrix, item: Item<'_>) {
    let text = format!("{}\n{}", item.text(), item.evidence().unwrap_or_default());
    let mut terms: Vec<_> = glossary::find_mentions(&matrix.glossary, &text)
        .into_iter()
        .map(|mention| mention.term)
        .collect();
    terms.dedup_by_key(|term| term.term.clone());
    if terms.is_empty() {
        walk.print("None of these words is in the glossary.");
    }
    for term in terms {
        walk.print(&format!("{}: {}", term.term, term.meaning));
    }
}
