//! Saving a snapshot in the plain walk: what next, then its name, its day, whose view it is and who
//! was there. Each has a value already, so Enter is enough.

use jiff::civil::Date;

use super::input::InputEnd;
use super::walk_session::WalkSession;
use super::{aims, asks};
use crate::maturity::assessment::NotLookedAt;
use crate::maturity::assessment::Voice;
use crate::maturity::date_input::parse_date;
use crate::maturity::network_state::SnapshotDetails;
use crate::maturity::phrases::{format_date, format_month_year, pluralize};
use crate::maturity::{scoring, unread_days};

/// At the end of a walk: what next and saving, unless the person would rather not.
pub(crate) fn offer_save(walk: &mut WalkSession<'_>) -> Result<(), InputEnd> {
    walk.print("");
    walk.print("That was the last area. Next: what you want next, and saving a snapshot.");
    walk.prompt("Enter to go on, q back to the menu: ")?;
    save(walk)
}

pub(crate) fn save(walk: &mut WalkSession<'_>) -> Result<(), InputEnd> {
    let known = walk.known_matrix();
    let complete = scoring::completeness(&known.matrix, &walk.assessment().answers);
    if complete.answered == 0 {
        walk.print("Nothing is answered yet, so there is nothing to save.");
        return Ok(());
    }
    aims::ask_aims(walk)?;
    asks::ask_needs(walk)?;
    walk.print("");
    walk.print("A snapshot is a dated copy of today's answers. It never changes. You can go on working afterwards, and compare with it next time.");
    let naming = ask_details(walk)?;
    walk.print(&format!(
        "{} of {} answered. {}",
        complete.answered,
        complete.total,
        describe_open(complete.remaining())
    ));
    for line in unread_days::lines(&known.matrix, walk.assessment()) {
        walk.print(&format!("Not in it, because it is no day: {line}"));
    }
    walk.print("It stays in your folder. Nothing is sent.");
    walk.prompt("Enter saves the snapshot, q goes back to the menu: ")?;
    match walk.save(&naming) {
        Ok(saved) => {
            let label = saved.snapshot.label.as_deref().unwrap_or_default();
            walk.print(&format!("Saved: {label}, {}.", format_date(saved.snapshot.taken_on)));
        }
        Err(error) => {
            let words = format!("NOT SAVED. {}", crate::cli::error::CommandError::from(error));
            walk.print_page(&words);
            walk.print("Your answers are still here. Try again from the menu.");
        }
    }
    Ok(())
}

fn describe_open(open: usize) -> String {
    if open == 0 { String::new() } else { format!("{} open.", pluralize(open, "stays", "stay")) }
}

fn ask_details(walk: &mut WalkSession<'_>) -> Result<SnapshotDetails, InputEnd> {
    let cover = walk.open_draft.draft.cover.clone();
    let taken = cover.taken_on.unwrap_or_else(|| walk.today());
    let usual = cover.label.unwrap_or_else(|| format!("{} walk", format_month_year(taken)));
    let label = walk.prompt(&format!("Name it (Enter: {usual}): "))?;
    let label = if label.is_empty() { usual } else { label };
    let taken_on = ask_day(walk, taken)?;
    let voice = ask_voice(walk)?;
    let present = ask_present(walk, cover.present)?;
    Ok(SnapshotDetails {
        taken_on: Some(taken_on),
        label: Some(label),
        voice: Some(voice),
        present: Some(present),
        not_looked_at: NotLookedAt::Kept,
    })
}

fn ask_day(walk: &mut WalkSession<'_>, usual: Date) -> Result<Date, InputEnd> {
    loop {
        let typed =
            walk.prompt(&format!("Which day does it speak of (Enter: {}): ", format_date(usual)))?;
        if typed.is_empty() {
            return Ok(usual);
        }
        match parse_date(&typed, walk.today()) {
            Some(day) => return Ok(day),
            None => walk.print("That is no day. Write it like 12 March 2026, or only Enter."),
        }
    }
}

fn ask_voice(walk: &mut WalkSession<'_>) -> Result<Voice, InputEnd> {
    let usual = walk.assessment().voice.clone();
    let enter = if usual.is_agreed() { "1" } else { "2" };
    loop {
        let prompt = format!(
            "Whose view is it? 1 agreed by the people who were there, 2 one person's (Enter: {enter}): "
        );
        match walk.prompt(&prompt)?.as_str() {
            "" => return Ok(usual),
            "1" => return Ok(Voice::agreed()),
            "2" => break,
            _ => walk.print("Type 1 or 2, or only Enter."),
        }
    }
    let role = usual.role.unwrap_or_else(|| "clinical director".to_owned());
    let typed = walk.prompt(&format!("Which job role (Enter: {role}): "))?;
    Ok(Voice::one_view(if typed.is_empty() { role } else { typed }))
}

fn ask_present(walk: &mut WalkSession<'_>, before: Vec<String>) -> Result<Vec<String>, InputEnd> {
    let usual = if before.is_empty() { "not said".to_owned() } else { before.join(", ") };
    let typed = walk.prompt(&format!(
        "Who was there? Job roles with commas between, not names (Enter: {usual}): "
    ))?;
    if typed.is_empty() {
        return Ok(before);
    }
    walk.warn_about_privacy(&typed);
    let roles = typed.split(',').map(str::trim).filter(|role| !role.is_empty());
    Ok(roles.map(str::to_owned).collect())
}
