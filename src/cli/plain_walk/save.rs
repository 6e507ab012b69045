//! Saving a snapshot: what next, then its name, its day, whose view it is and who was there. Each
//! has a value already, so Enter is enough.

use jiff::civil::Date;

use super::input::InputEnd;
use super::walk_session::WalkSession;
use super::{aims, needs};
use crate::maturity::assessment::Voice;
use crate::maturity::date_input::parse_day;
use crate::maturity::network_state::SnapshotDetails;
use crate::maturity::phrases::{count_of, day, month_year};
use crate::maturity::scoring;

/// At the end of a walk: what next and saving, unless the person would rather not.
pub(crate) fn after_walk(sitting: &mut WalkSession<'_>) -> Result<(), InputEnd> {
    sitting.say("");
    sitting.say("That was the last area. Next: what you want next, and saving a snapshot.");
    match sitting.ask("Enter to go on, q back to the menu: ")?.as_str() {
        "q" | "Q" => Ok(()),
        _ => save(sitting),
    }
}

/// Asks what a snapshot needs and saves it.
pub(crate) fn save(sitting: &mut WalkSession<'_>) -> Result<(), InputEnd> {
    let known = sitting.known();
    let complete = scoring::complete(&known.matrix, &sitting.said().answers);
    if complete.answered == 0 {
        sitting.say("Nothing is answered yet, so there is nothing to save.");
        return Ok(());
    }
    aims::aim(sitting)?;
    needs::need(sitting)?;
    sitting.say("");
    sitting.say("A snapshot is a dated copy of today's answers. It never changes. You can go on working afterwards, and compare with it next time.");
    let naming = name(sitting)?;
    sitting.say(&format!(
        "{} of {} answered. {}",
        complete.answered,
        complete.of,
        still_open(complete.open())
    ));
    sitting.say("It stays in your folder. Nothing is sent.");
    if sitting.ask("Enter saves the snapshot, q goes back to the menu: ")?.eq_ignore_ascii_case("q")
    {
        return Ok(());
    }
    match sitting.save(&naming) {
        Ok(saved) => {
            let label = saved.snapshot.label.as_deref().unwrap_or_default();
            sitting.say(&format!("Saved: {label}, {}.", day(saved.snapshot.taken_on)));
        }
        Err(fault) => {
            let words = format!("NOT SAVED. {}", crate::cli::error::CommandError::from(fault));
            sitting.show(&words);
            sitting.say("Your answers are still here. Try again from the menu.");
        }
    }
    Ok(())
}

fn still_open(open: usize) -> String {
    if open == 0 { String::new() } else { format!("{} open.", count_of(open, "stays", "stay")) }
}

fn name(sitting: &mut WalkSession<'_>) -> Result<SnapshotDetails, InputEnd> {
    let cover = sitting.open.draft.cover.clone();
    let taken = cover.taken_on.unwrap_or_else(|| sitting.today());
    let usual = cover.label.unwrap_or_else(|| format!("{} walk", month_year(taken)));
    let label = sitting.ask(&format!("Name it (Enter: {usual}): "))?;
    let label = if label.is_empty() { usual } else { label };
    let taken_on = ask_day(sitting, taken)?;
    let voice = ask_voice(sitting)?;
    let present = ask_present(sitting, cover.present)?;
    Ok(SnapshotDetails {
        taken_on: Some(taken_on),
        label: Some(label),
        voice: Some(voice),
        present: Some(present),
    })
}

fn ask_day(sitting: &mut WalkSession<'_>, usual: Date) -> Result<Date, InputEnd> {
    loop {
        let typed =
            sitting.ask(&format!("Which day does it speak of (Enter: {}): ", day(usual)))?;
        if typed.is_empty() {
            return Ok(usual);
        }
        match parse_day(&typed, sitting.today()) {
            Some(day) => return Ok(day),
            None => sitting.say("That is no day. Write it like 12 March 2026, or only Enter."),
        }
    }
}

fn ask_voice(sitting: &mut WalkSession<'_>) -> Result<Voice, InputEnd> {
    let usual = sitting.said().voice.clone();
    let enter = if usual.is_agreed() { "1" } else { "2" };
    loop {
        let prompt = format!(
            "Whose view is it? 1 agreed by the people who were there, 2 one person's (Enter: {enter}): "
        );
        match sitting.ask(&prompt)?.as_str() {
            "" => return Ok(usual),
            "1" => return Ok(Voice::agreed()),
            "2" => break,
            _ => sitting.say("Type 1 or 2, or only Enter."),
        }
    }
    let role = usual.role.unwrap_or_else(|| "clinical director".to_owned());
    let typed = sitting.ask(&format!("Which job role (Enter: {role}): "))?;
    Ok(Voice::one_view(if typed.is_empty() { role } else { typed }))
}

fn ask_present(
    sitting: &mut WalkSession<'_>,
    before: Vec<String>,
) -> Result<Vec<String>, InputEnd> {
    let usual = if before.is_empty() { "not said".to_owned() } else { before.join(", ") };
    let typed = sitting.ask(&format!(
        "Who was there? Job roles with commas between, not names (Enter: {usual}): "
    ))?;
    if typed.is_empty() {
        return Ok(before);
    }
    sitting.worry(&typed);
    let roles = typed.split(',').map(str::trim).filter(|role| !role.is_empty());
    Ok(roles.map(str::to_owned).collect())
}
