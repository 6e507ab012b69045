//! Saving a snapshot in the plain walk: what next, then its name, its day, whose view it is and who
//! was there. Each but whose view on a first save has a value already, so Enter is enough.

use jiff::civil::Date;

use super::input::InputEnd;
use super::walk_session::WalkSession;
use super::{aims, asks};
use crate::maturity::assessment::NotLookedAt;
use crate::maturity::assessment::Voice;
use crate::maturity::network_state::SnapshotDetails;
use crate::maturity::phrases::{format_date, format_month_year, pluralize};
use crate::maturity::taken_on::parse_taken_on;
use crate::maturity::walk::kept::words::describe_answered;
use crate::maturity::walk::whose_view::{VoiceQuestion, default_voice, last_present};
use crate::maturity::{scoring, unread_days};

/// At the end of a walk: what next and saving, unless the person would rather not.
pub(crate) fn offer_save(walk: &mut WalkSession<'_>, done: &str) -> Result<(), InputEnd> {
    walk.print("");
    walk.print(&format!("{done} Next: what you want next, and saving a snapshot."));
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
    let introduction = walk.open_draft.draft.cover.introduction();
    walk.print(introduction);
    let Some(naming) = ask_details(walk)? else { return Ok(()) };
    walk.print(&describe_saved(walk, &naming));
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

/// How much the snapshot will hold as it is chosen.
fn describe_saved(walk: &WalkSession<'_>, details: &SnapshotDetails) -> String {
    let (known, draft) = (walk.known_matrix(), &walk.open_draft.draft);
    let voice = details.voice.as_ref().unwrap_or(&draft.assessment.voice);
    let day = details.taken_on.unwrap_or_else(|| walk.today());
    let whole = match details.not_looked_at {
        NotLookedAt::Kept => {
            let kept = walk.network_state.kept_for(draft, voice, &known, day);
            kept.fill(&known.matrix, walk.assessment())
        }
        NotLookedAt::LeftOpen => walk.assessment().clone(),
    };
    let answered = describe_answered(&known.matrix, &whole);
    match scoring::completeness(&known.matrix, &whole.answers).remaining() {
        0 => format!("{answered}."),
        open => format!("{answered}. {} open.", pluralize(open, "stays", "stay")),
    }
}

/// None where the person would rather go back to the menu.
fn ask_details(walk: &mut WalkSession<'_>) -> Result<Option<SnapshotDetails>, InputEnd> {
    let cover = walk.open_draft.draft.cover.clone();
    let taken = cover.taken_on.unwrap_or_else(|| walk.today());
    let usual = cover.label.unwrap_or_else(|| format!("{} walk", format_month_year(taken)));
    let label = walk.prompt(&format!("Name it (Enter: {usual}): "))?;
    let label = if label.is_empty() { usual } else { label };
    let taken_on = ask_day(walk, taken)?;
    let Some((voice, present)) = ask_voice_and_present(walk, &cover.present)? else {
        return Ok(None);
    };
    let not_looked_at = ask_not_looked_at(walk, &voice, taken_on)?;
    Ok(Some(SnapshotDetails {
        taken_on: Some(taken_on),
        label: Some(label),
        voice: Some(voice),
        present: Some(present),
        not_looked_at,
    }))
}

/// What becomes of all that was not looked at; not asked where there is nothing of before.
fn ask_not_looked_at(
    walk: &mut WalkSession<'_>,
    voice: &Voice,
    day: Date,
) -> Result<NotLookedAt, InputEnd> {
    let (known, draft) = (walk.known_matrix(), &walk.open_draft.draft);
    let kept = walk.network_state.kept_for(draft, voice, &known, day);
    let Some(offer) = kept.offer(&known.matrix, walk.assessment()) else {
        return Ok(NotLookedAt::Kept);
    };
    walk.print(&format!("Not looked at today: {}.", offer.describe()));
    let [keep, leave] =
        [NotLookedAt::Kept, NotLookedAt::LeftOpen].map(|choice| offer.describe_choice(choice));
    loop {
        match walk.prompt(&format!("1 {keep}, 2 {leave} (Enter: 1): "))?.as_str() {
            "" | "1" => return Ok(NotLookedAt::Kept),
            "2" => return Ok(NotLookedAt::LeftOpen),
            _ => walk.print("Type 1 or 2, or only Enter."),
        }
    }
}

/// Whose view it is and who was there, until the two go together.
fn ask_voice_and_present(
    walk: &mut WalkSession<'_>,
    before: &[String],
) -> Result<Option<(Voice, Vec<String>)>, InputEnd> {
    let mut usual = default_voice(&walk.network_state, &walk.open_draft.draft);
    loop {
        let Some(voice) = ask_voice(walk, usual)? else { return Ok(None) };
        let present = ask_present(walk, before.to_vec())?;
        match VoiceQuestion::before_saving(Some(&voice), !present.is_empty()) {
            None => return Ok(Some((voice, present))),
            Some(question) => walk.print(question.reason()),
        }
        usual = Some(voice);
    }
}

fn ask_day(walk: &mut WalkSession<'_>, usual: Date) -> Result<Date, InputEnd> {
    loop {
        let typed =
            walk.prompt(&format!("Which day does it speak of (Enter: {}): ", format_date(usual)))?;
        if typed.is_empty() {
            return Ok(usual);
        }
        match parse_taken_on(&typed, walk.today()) {
            Ok(day) => return Ok(day),
            Err(says) => walk.print(&says),
        }
    }
}

/// None where the person would rather go back to the menu.
fn ask_voice(walk: &mut WalkSession<'_>, usual: Option<Voice>) -> Result<Option<Voice>, InputEnd> {
    let enter = match usual.as_ref().map(Voice::is_agreed) {
        Some(true) => "Enter: 1, q back to the menu",
        Some(false) => "Enter: 2, q back to the menu",
        None => "q back to the menu",
    };
    loop {
        let prompt = format!(
            "Whose view is it? 1 agreed by the people who were there, 2 one person's ({enter}): "
        );
        match (walk.prompt(&prompt)?.as_str(), &usual) {
            ("q" | "Q", _) => return Ok(None),
            ("", None) => walk.print(VoiceQuestion::NotSaid.reason()),
            ("", Some(usual)) if usual.is_agreed() => return Ok(Some(usual.clone())),
            ("1", _) => return Ok(Some(Voice::agreed())),
            ("2" | "", _) => break,
            _ => walk.print("Type 1 or 2."),
        }
    }
    ask_one_view(walk, usual.unwrap_or_default()).map(Some)
}

fn ask_one_view(walk: &mut WalkSession<'_>, usual: Voice) -> Result<Voice, InputEnd> {
    let role = usual.role.unwrap_or_else(|| "clinical director".to_owned());
    let typed = walk.prompt(&format!("Which job role (Enter: {role}): "))?;
    let role = if typed.is_empty() { role } else { typed };
    let enter = usual.of.as_deref().unwrap_or("not said");
    let typed = walk.prompt(&format!("From which practice or organisation (Enter: {enter}): "))?;
    let place = if typed.is_empty() { usual.of } else { Some(typed) };
    Ok(Voice::one_view(role).from_place(place))
}

fn ask_present(walk: &mut WalkSession<'_>, before: Vec<String>) -> Result<Vec<String>, InputEnd> {
    let before = if before.is_empty() {
        last_present(&walk.network_state, &walk.open_draft.draft)
    } else {
        before
    };
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
