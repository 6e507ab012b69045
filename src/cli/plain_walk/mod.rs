//! `walk --plain`: the workbook by ear. The same walk as on the screen, asked as numbered prompts
//! on standard input and output: no cursor that jumps, no colours, one question at a time. Good for
//! a screen reader, and over a slow line.
//!
//! Every answer is kept before the next question. The end of the input, at whatever question,
//! leaves all of it kept.

mod aims;
mod areas;
mod card;
mod choose;
pub(crate) mod input;
mod needs;
mod notes;
mod prompts;
mod question;
mod save;
mod walk_session;

use self::input::{InputEnd, LineInput};
use self::walk_session::WalkSession;
use super::args::WalkArgs as Asked;
use super::commands::show;
use super::commands::show::show_model::ShowModel;
use super::error::CommandError;
use super::session::Session;
use super::text;
use crate::maturity::phrases::day;
use crate::maturity::scoring;
use crate::maturity::walk_subject::WalkSubject;

/// What the workbook is for, in three lines.
const START: [&str; 3] = [
    "This helps your network talk about where it is and what it wants next.",
    "There is no pass mark.",
    "It takes about an hour with the right people in the room, or ten minutes to bring last time up to date.",
];

/// The whole sitting, from the first line to the last.
pub(crate) fn walk(session: &mut Session, asked: &Asked) -> Result<(), CommandError> {
    for line in START {
        session.out.show(&text::wrap::wrap(line, 0, text::WIDTH));
    }
    let mut sitting = match choose::sit(session, LineInput::standard(), asked) {
        Ok(sitting) => sitting,
        Err(InputEnd::End) => return Ok(()),
        Err(InputEnd::Refused(refusal)) => return Err(refusal),
    };
    let ended = menu(&mut sitting);
    let left = sitting.leave();
    match ended {
        Err(InputEnd::Refused(refusal)) => Err(refusal),
        Ok(()) | Err(InputEnd::End) => left,
    }
}

fn menu(sitting: &mut WalkSession<'_>) -> Result<(), InputEnd> {
    loop {
        sitting.say("");
        sitting.say(&where_we_are(sitting));
        for line in [
            "1 walk",
            "2 progress",
            "3 what is left",
            "4 save a snapshot",
            "5 quit",
            "6 another matrix",
        ] {
            sitting.say(&format!("  {line}"));
        }
        match sitting.ask("Your choice (Enter: 1): ")?.to_lowercase().as_str() {
            "" | "1" | "walk" => areas::walk(sitting)?,
            "2" | "progress" | "p" => progress(sitting),
            "3" => left(sitting),
            "4" | "save" | "s" => save::save(sitting)?,
            "5" | "q" | "quit" => return Ok(()),
            "6" | "m" => choose::another_matrix(sitting)?,
            _ => sitting.say("Type a number from 1 to 6, then Enter."),
        }
    }
}

fn where_we_are(sitting: &WalkSession<'_>) -> String {
    let complete = scoring::complete(sitting.matrix(), &sitting.said().answers);
    let title = WalkSubject::of(sitting.said()).title(sitting.matrix());
    let stop = if title.ends_with('?') { "" } else { "." };
    let head = format!("{}: {title}{stop}", sitting.record.network.name);
    match sitting.last.on.filter(|_| complete.answered == 0) {
        Some(on) => format!("{head} Last time: {}. Nothing answered since.", day(on)),
        None => format!("{head} {} of {} answered.", complete.answered, complete.of),
    }
}

fn progress(sitting: &mut WalkSession<'_>) {
    let record = &sitting.record;
    let mut page = text::progress::page(record, &show::all_trends(record));
    if let Some(lined_up) = text::crosswalk::page(record) {
        page = format!("{page}\n\n{lined_up}");
    }
    sitting.show(&page);
}

fn left(sitting: &mut WalkSession<'_>) {
    let record = &sitting.record;
    let topic = WalkSubject::of(sitting.said());
    let last = ShowModel::now(record, &topic, None).filter(|_| sitting.said().is_blank());
    let seen = last.unwrap_or_else(|| ShowModel::draft_of(record, &sitting.open));
    let page = text::standing::page(&seen, sitting.look());
    sitting.show(&page);
}
