//! `walk --plain`: the workbook by ear. The same walk as on the screen, asked as numbered prompts
//! on standard input and output: no cursor that jumps, no colours, one question at a time. Good for
//! a screen reader, and over a slow line.
//!
//! Every answer is kept before the next question. The end of the input, at whatever question,
//! leaves all of it kept.

mod aims;
mod area_summary;
mod areas;
mod asks;
pub(crate) mod input;
mod notes;
mod prompts;
mod question;
mod save;
mod start;
mod walk_session;

use self::input::{InputEnd, LineInput};
use self::walk_session::WalkSession;
use super::args::WalkArgs as Asked;
use super::commands::show;
use super::error::CommandError;
use super::session::Session;
use super::show_model::ShowModel;
use super::text;
use crate::maturity::phrases::format_date;
use crate::maturity::scoring;
use crate::maturity::walk_subject::WalkSubject;

/// What the workbook is for, in three lines.
const INTRODUCTION: [&str; 3] = [
    "This helps your network talk about where it is and what it wants next.",
    "There is no pass mark.",
    "It takes about an hour with the right people in the room, or ten minutes to bring last time up to date.",
];

/// The whole sitting, from the first line to the last.
pub(crate) fn walk(session: &mut Session, asked: &Asked) -> Result<(), CommandError> {
    for line in INTRODUCTION {
        session.out.print(&text::wrap::wrap(line, 0, text::WIDTH));
    }
    let mut sitting = match start::start_session(session, LineInput::standard(), asked) {
        Ok(sitting) => sitting,
        Err(InputEnd::Eof) => return Ok(()),
        Err(InputEnd::Failed(refusal)) => return Err(refusal),
    };
    let ended = run_menu(&mut sitting);
    let left = sitting.finish();
    match ended {
        Err(InputEnd::Failed(refusal)) => Err(refusal),
        Ok(()) | Err(InputEnd::Eof) => left,
    }
}

fn run_menu(sitting: &mut WalkSession<'_>) -> Result<(), InputEnd> {
    loop {
        sitting.print("");
        sitting.print(&describe_position(sitting));
        for line in [
            "1 walk",
            "2 progress",
            "3 what is left",
            "4 save a snapshot",
            "5 quit",
            "6 another matrix",
        ] {
            sitting.print(&format!("  {line}"));
        }
        match sitting.prompt("Your choice (Enter: 1): ")?.to_lowercase().as_str() {
            "" | "1" | "walk" => areas::walk(sitting)?,
            "2" | "progress" | "p" => show_progress(sitting),
            "3" => show_remaining(sitting),
            "4" | "save" | "s" => save::save(sitting)?,
            "5" | "q" | "quit" => return Ok(()),
            "6" | "m" => start::choose_other_matrix(sitting)?,
            _ => sitting.print("Type a number from 1 to 6, then Enter."),
        }
    }
}

fn describe_position(sitting: &WalkSession<'_>) -> String {
    let complete = scoring::completeness(sitting.matrix(), &sitting.assessment().answers);
    let title = WalkSubject::of(sitting.assessment()).title(sitting.matrix());
    let stop = if title.ends_with('?') { "" } else { "." };
    let head = format!("{}: {title}{stop}", sitting.network_state.network.name);
    match sitting.last_time.date.filter(|_| complete.answered == 0) {
        Some(on) => format!("{head} Last time: {}. Nothing answered since.", format_date(on)),
        None => format!("{head} {} of {} answered.", complete.answered, complete.total),
    }
}

fn show_progress(sitting: &mut WalkSession<'_>) {
    let record = &sitting.network_state;
    let mut page = text::progress::render(record, &show::all_trends(record));
    if let Some(lined_up) = text::crosswalk::render(record) {
        page = format!("{page}\n\n{lined_up}");
    }
    sitting.print_page(&page);
}

fn show_remaining(sitting: &mut WalkSession<'_>) {
    let record = &sitting.network_state;
    let subject = WalkSubject::of(sitting.assessment());
    let last =
        ShowModel::current(record, &subject, None).filter(|_| sitting.assessment().is_blank());
    let seen = last.unwrap_or_else(|| ShowModel::from_draft(record, &sitting.open_draft));
    let page = text::standing::render(&seen, sitting.sign_style());
    sitting.print_page(&page);
}
