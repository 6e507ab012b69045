//! Asking one statement: what is said, what is typed, and what becomes of it.

use super::input::InputEnd;
use super::notes;
use super::prompts::{self, ItemPosition};
use super::walk_session::WalkSession;
use crate::maturity::assessment::Answer;
use crate::maturity::glossary;
use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::phrases::{format_answer, pluralize};

/// Where to go after a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AfterQuestion {
    /// On to the next open one.
    NextOpen,
    /// Back to the one before.
    Back,
    /// To the list of areas.
    Areas,
    /// Back to the menu.
    Menu,
}

/// What one line that was typed led to.
enum LineResult {
    /// On to somewhere else.
    Next(AfterQuestion),
    /// The same question again, from its beginning.
    AskAgain,
    /// The same question, only its prompt.
    PromptAgain,
}

/// Asks until there is somewhere to go.
pub(crate) fn ask_question(
    sitting: &mut WalkSession<'_>,
    matrix: &Matrix,
    spot: ItemPosition<'_>,
) -> Result<AfterQuestion, InputEnd> {
    let mut is_told = false;
    loop {
        if !is_told {
            sitting.print("");
            let lines = prompts::question_lines(sitting, matrix, spot);
            sitting.print_all(&lines);
        }
        let typed = sitting.prompt("Answer: ")?;
        match handle_input(sitting, matrix, spot, &typed)? {
            LineResult::Next(then) => return Ok(then),
            LineResult::AskAgain => is_told = false,
            LineResult::PromptAgain => is_told = true,
        }
    }
}

fn handle_input(
    sitting: &mut WalkSession<'_>,
    matrix: &Matrix,
    spot: ItemPosition<'_>,
    typed: &str,
) -> Result<LineResult, InputEnd> {
    let item = spot.walk_row.item;
    match typed.to_lowercase().as_str() {
        "" => Ok(LineResult::Next(accept_last_answer(sitting, item))),
        "b" => Ok(LineResult::Next(AfterQuestion::Back)),
        "a" => Ok(LineResult::Next(AfterQuestion::Areas)),
        "q" => Ok(LineResult::Next(AfterQuestion::Menu)),
        "n" => {
            notes::ask_note(sitting, item)?;
            Ok(LineResult::AskAgain)
        }
        "e" => {
            notes::ask_evidence(sitting, item)?;
            Ok(LineResult::AskAgain)
        }
        "=" => Ok(if confirm_stage(sitting, matrix, spot)? {
            LineResult::Next(AfterQuestion::NextOpen)
        } else {
            LineResult::PromptAgain
        }),
        "-" => Ok(if notes::ask_not_applicable(sitting, item)? {
            LineResult::Next(AfterQuestion::NextOpen)
        } else {
            LineResult::PromptAgain
        }),
        "w" => {
            show_glossary(sitting, matrix, item);
            Ok(LineResult::PromptAgain)
        }
        typed => Ok(apply_answer(sitting, matrix, item, typed)),
    }
}

/// The same as last time where there is one; what is answered already stays as it is.
fn accept_last_answer(sitting: &mut WalkSession<'_>, item: Item<'_>) -> AfterQuestion {
    if sitting.assessment().answer(item.id()).is_none() && prompts::can_confirm(sitting, item) {
        let last = sitting.last_time.answers.clone();
        sitting.edit(|said, _| {
            said.confirm_answer(item, &last);
        });
        sitting.print("The same as last time.");
    }
    AfterQuestion::NextOpen
}

/// All that is open in this stage is the same as last time: each is read out first, so that nothing
/// is confirmed unheard.
fn confirm_stage(
    sitting: &mut WalkSession<'_>,
    matrix: &Matrix,
    spot: ItemPosition<'_>,
) -> Result<bool, InputEnd> {
    let last = sitting.last_time.answers.clone();
    let stage = spot.walk_row.stage.and_then(|at| matrix.stages.get(at));
    let items = stage
        .map(|stage| sitting.assessment().confirmable_items(spot.domain, &stage.id, &last))
        .unwrap_or_default();
    let (Some(stage), false) = (stage, items.is_empty()) else {
        sitting.print("Nothing open in this stage has an answer from last time.");
        return Ok(false);
    };
    sitting.print(&format!(
        "{} in {} last time:",
        pluralize(items.len(), "open statement", "open statements"),
        stage.name
    ));
    for item in &items {
        let then = last.get(item.id()).and_then(|given| given.answer.as_ref());
        let words = then.map(|answer| format_answer(matrix, answer)).unwrap_or_default();
        sitting.print(&format!("  {words}: {}", item.text()));
    }
    if !sitting.prompt("Are they all the same? Enter yes, n no: ")?.is_empty() {
        sitting.print("Nothing was changed.");
        return Ok(false);
    }
    sitting.edit(|said, _| {
        said.confirm_stage(spot.domain, &stage.id, &last);
    });
    sitting.print("The same as last time.");
    Ok(true)
}

fn apply_answer(
    sitting: &mut WalkSession<'_>,
    matrix: &Matrix,
    item: Item<'_>,
    typed: &str,
) -> LineResult {
    let Some(answer) = prompts::parse_answer(matrix, item, typed) else {
        sitting.print("That is no choice here. You can type:");
        let choices = prompts::choice_lines(sitting, matrix, item);
        sitting.print_all(&choices);
        return LineResult::PromptAgain;
    };
    let words = format_answer(matrix, &answer);
    let is_unsure = answer == Answer::NotSure;
    sitting.edit(|said, _| said.set_answer(item.id(), answer));
    sitting.print(&format!("{words}."));
    if is_unsure && !sitting.encouragement_given {
        sitting.encouragement_given = true;
        sitting.print("Not sure is a useful answer. It often shows what to find out next.");
    }
    LineResult::Next(AfterQuestion::NextOpen)
}

/// The words of the glossary that this statement uses, each with its meaning.
fn show_glossary(sitting: &mut WalkSession<'_>, matrix: &Matrix, item: Item<'_>) {
    let text = format!("{}\n{}", item.text(), item.evidence().unwrap_or_default());
    let mut terms: Vec<_> = glossary::find_mentions(&matrix.glossary, &text)
        .into_iter()
        .map(|mention| mention.term)
        .collect();
    terms.dedup_by_key(|term| term.term.clone());
    if terms.is_empty() {
        sitting.print("None of these words is in the glossary.");
    }
    for term in terms {
        sitting.print(&format!("{}: {}", term.term, term.meaning));
    }
}
