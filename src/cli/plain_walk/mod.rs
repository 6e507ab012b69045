//! `walk --plain`, for a screen reader: the same walk as on the screen, asked as numbered prompts
//! on standard input and output, with no cursor that jumps and no colours. Good over a slow line
//! too.
//!
//! Every answer is kept before the next question. Where the input ends, all of them stay kept.

mod aims;
mod area_summary;
mod areas;
mod asks;
mod choose_area;
pub(crate) mod input;
mod look_up;
mod notes;
mod prompts;
mod question;
mod save;
mod start;
mod steps;
mod undo;
mod walk_session;

use self::input::{InputEnd, LineInput};
use self::walk_session::WalkSession;
use super::args::WalkArgs;
use super::commands::show;
use super::error::CommandError;
use super::session::Session;
use super::show_model::ShowModel;
use super::text;
use crate::maturity::phrases::{format_date, pluralize};
use crate::maturity::scoring;
use crate::maturity::walk::ten_minutes::ten_minute_count;
use crate::maturity::walk_subject::WalkSubject;

const INTRODUCTION: [&str; 3] = [
    "This helps your network talk about where it is and what it wants next.",
    "There is no pass mark.",
    "It takes about an hour with the right people in the room, or ten minutes to bring last time up to date.",
];

pub(crate) fn walk(session: &mut Session, args: &WalkArgs) -> Result<(), CommandError> {
    for line in INTRODUCTION {
        let width = text::prose_width(session.text_style());
        session.out.print(&text::wrap::wrap(line, 0, width));
    }
    let mut walk = match start::start_session(session, LineInput::standard(), args) {
        Ok(walk) => walk,
        Err(InputEnd::Eof | InputEnd::Menu) => return Ok(()),
        Err(InputEnd::Failed(refusal)) => return Err(refusal),
    };
    let ended = run_menu(&mut walk);
    let left = walk.finish();
    match ended {
        Err(InputEnd::Failed(refusal)) => Err(refusal),
        Ok(()) | Err(InputEnd::Eof | InputEnd::Menu) => left,
    }
}

fn run_menu(walk: &mut WalkSession<'_>) -> Result<(), InputEnd> {
    loop {
        match run_menu_choice(walk) {
            Ok(true) => return Ok(()),
            Ok(false) => {}
            Err(InputEnd::Menu) => walk.publish(),
            Err(end) => return Err(end),
        }
    }
}

/// Does what is chosen on the menu; `true` where that is to leave.
fn run_menu_choice(walk: &mut WalkSession<'_>) -> Result<bool, InputEnd> {
    walk.print("");
    walk.print(&describe_position(walk));
    for line in [
        "1 walk", "2 progress", "3 what is left", "4 save a snapshot", "5 quit", "6 another matrix",
    ] {
        walk.print(&format!("  {line}"));
    }
    let due = describe_ten_minutes(walk);
    walk.print(&format!("  7 ten minutes: what is new, due or was left open{due}"));
    walk.print("  8 how we got here: every snapshot, and why");
    match walk.prompt_raw("Your choice (Enter: 1, q leaves): ", &[])?.to_lowercase().as_str() {
        "" | "1" | "walk" => areas::walk(walk)?,
        "2" | "progress" | "p" => show_progress(walk),
        "3" => show_remaining(walk),
        "4" | "save" | "s" => save::save(walk)?,
        "5" | "q" | "quit" => return Ok(true),
        "6" | "m" => start::choose_other_matrix(walk)?,
        "7" | "t" | "ten minutes" => areas::walk_ten_minutes(walk)?,
        "8" | "h" => look_up::show_history(walk),
        typed if typed.starts_with('/') => areas::walk_to_found(walk, typed)?,
        _ => walk.print("Type a number from 1 to 8, then Enter."),
    }
    Ok(false)
}

fn describe_position(walk: &WalkSession<'_>) -> String {
    let complete = scoring::completeness(walk.matrix(), &walk.assessment().answers);
    let title = WalkSubject::from(&walk.open_draft).title(walk.matrix());
    let stop = if title.ends_with('?') { "" } else { "." };
    let head = format!("{}: {title}{stop}", walk.network_state.network.name);
    match walk.last_time.date.filter(|_| complete.answered == 0) {
        Some(on) => format!("{head} Last time: {}. Nothing answered since.", format_date(on)),
        None => format!("{head} {} of {} answered.", complete.answered, complete.total),
    }
}

/// How much ten minutes would ask; nothing is said before the first snapshot.
fn describe_ten_minutes(walk: &WalkSession<'_>) -> String {
    let subject = WalkSubject::from(&walk.open_draft);
    match ten_minute_count(&walk.network_state, &subject, walk.today()) {
        None => String::new(),
        Some(0) => ". Nothing is due".to_owned(),
        Some(count) => format!(". {}", pluralize(count, "statement", "statements")),
    }
}

fn show_progress(walk: &mut WalkSession<'_>) {
    let style = walk.text_style();
    let record = &walk.network_state;
    let page = text::progress::page(record, &show::all_trends(record), style.width);
    let mut page = text::page_text(&page, style);
    if let Some(lined_up) = text::crosswalk::page(record) {
        page = format!("{page}\n\n{}", text::page_text(&lined_up, style));
    }
    walk.print_page(&page);
}

fn show_remaining(walk: &mut WalkSession<'_>) {
    let record = &walk.network_state;
    let subject = WalkSubject::from(&walk.open_draft);
    let last = ShowModel::current(record, &subject, None, walk.today())
        .filter(|_| walk.assessment().is_blank());
    let seen =
        last.unwrap_or_else(|| ShowModel::from_draft(record, &walk.open_draft, walk.today()));
    let page = text::standing::render(&seen, walk.text_style());
    walk.print_page(&page);
}
