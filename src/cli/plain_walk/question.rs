//! Asking one statement: what is said, what is typed, and what becomes of it.

use super::input::InputEnd;
use super::notes;
use super::prompts::{self, ItemPosition};
use super::walk_session::WalkSession;
use crate::maturity::assessment::Answer;
use crate::maturity::glossary;
use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::phrases::{answer_words, count_of};

/// Where to go after a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AfterQuestion {
    /// On to the next open one.
    On,
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
    Go(AfterQuestion),
    /// The same question again, from its beginning.
    Again,
    /// The same question, only its prompt.
    Prompt,
}

/// Asks until there is somewhere to go.
pub(crate) fn ask(
    sitting: &mut WalkSession<'_>,
    matrix: &Matrix,
    spot: ItemPosition<'_>,
) -> Result<AfterQuestion, InputEnd> {
    let mut is_told = false;
    loop {
        if !is_told {
            sitting.say("");
            let lines = prompts::question(sitting, matrix, spot);
            sitting.say_all(&lines);
        }
        let typed = sitting.ask("Answer: ")?;
        match hear(sitting, matrix, spot, &typed)? {
            LineResult::Go(then) => return Ok(then),
            LineResult::Again => is_told = false,
            LineResult::Prompt => is_told = true,
        }
    }
}

fn hear(
    sitting: &mut WalkSession<'_>,
    matrix: &Matrix,
    spot: ItemPosition<'_>,
    typed: &str,
) -> Result<LineResult, InputEnd> {
    let item = spot.item.item;
    match typed.to_lowercase().as_str() {
        "" => Ok(LineResult::Go(enter(sitting, item))),
        "b" => Ok(LineResult::Go(AfterQuestion::Back)),
        "a" => Ok(LineResult::Go(AfterQuestion::Areas)),
        "q" => Ok(LineResult::Go(AfterQuestion::Menu)),
        "n" => {
            notes::note(sitting, item)?;
            Ok(LineResult::Again)
        }
        "e" => {
            notes::evidence(sitting, item)?;
            Ok(LineResult::Again)
        }
        "=" => Ok(if same(sitting, matrix, spot)? {
            LineResult::Go(AfterQuestion::On)
        } else {
            LineResult::Prompt
        }),
        "-" => Ok(if notes::set_aside(sitting, item)? {
            LineResult::Go(AfterQuestion::On)
        } else {
            LineResult::Prompt
        }),
        "w" => {
            words(sitting, matrix, item);
            Ok(LineResult::Prompt)
        }
        typed => Ok(answer(sitting, matrix, item, typed)),
    }
}

/// The same as last time where there is one; what is answered already stays as it is.
fn enter(sitting: &mut WalkSession<'_>, item: Item<'_>) -> AfterQuestion {
    if sitting.said().answer(item.id()).is_none() && prompts::can_confirm(sitting, item) {
        let last = sitting.last.answers.clone();
        sitting.change(|said, _| {
            said.confirm(item, &last);
        });
        sitting.say("The same as last time.");
    }
    AfterQuestion::On
}

/// All that is open in this stage is the same as last time: each is read out first, so that nothing
/// is confirmed unheard.
fn same(
    sitting: &mut WalkSession<'_>,
    matrix: &Matrix,
    spot: ItemPosition<'_>,
) -> Result<bool, InputEnd> {
    let last = sitting.last.answers.clone();
    let stage = spot.item.stage.and_then(|at| matrix.stages.get(at));
    let items = stage
        .map(|stage| sitting.said().confirmable(spot.domain, &stage.id, &last))
        .unwrap_or_default();
    let (Some(stage), false) = (stage, items.is_empty()) else {
        sitting.say("Nothing open in this stage has an answer from last time.");
        return Ok(false);
    };
    sitting.say(&format!(
        "{} in {} last time:",
        count_of(items.len(), "open statement", "open statements"),
        stage.name
    ));
    for item in &items {
        let then = last.get(item.id()).and_then(|given| given.answer.as_ref());
        let words = then.map(|answer| answer_words(matrix, answer)).unwrap_or_default();
        sitting.say(&format!("  {words}: {}", item.text()));
    }
    if !sitting.ask("Are they all the same? Enter yes, n no: ")?.is_empty() {
        sitting.say("Nothing was changed.");
        return Ok(false);
    }
    sitting.change(|said, _| {
        said.confirm_stage(spot.domain, &stage.id, &last);
    });
    sitting.say("The same as last time.");
    Ok(true)
}

fn answer(
    sitting: &mut WalkSession<'_>,
    matrix: &Matrix,
    item: Item<'_>,
    typed: &str,
) -> LineResult {
    let Some(answer) = prompts::answer_of(matrix, item, typed) else {
        sitting.say("That is no choice here. You can type:");
        let choices = prompts::choices(sitting, matrix, item);
        sitting.say_all(&choices);
        return LineResult::Prompt;
    };
    let words = answer_words(matrix, &answer);
    let is_unsure = answer == Answer::NotSure;
    sitting.change(|said, _| said.give(item.id(), answer));
    sitting.say(&format!("{words}."));
    if is_unsure && !sitting.is_encouraged {
        sitting.is_encouraged = true;
        sitting.say("Not sure is a useful answer. It often shows what to find out next.");
    }
    LineResult::Go(AfterQuestion::On)
}

/// The words of the glossary that this statement uses, each with its meaning.
fn words(sitting: &mut WalkSession<'_>, matrix: &Matrix, item: Item<'_>) {
    let text = format!("{}\n{}", item.text(), item.evidence().unwrap_or_default());
    let mut terms: Vec<_> = glossary::mentions(&matrix.glossary, &text)
        .into_iter()
        .map(|mention| mention.term)
        .collect();
    terms.dedup_by_key(|term| term.term.clone());
    if terms.is_empty() {
        sitting.say("None of these words is in the glossary.");
    }
    for term in terms {
        sitting.say(&format!("{}: {}", term.term, term.meaning));
    }
}
