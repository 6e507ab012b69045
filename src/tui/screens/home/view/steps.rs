//! Drawing what there is to do, at the top of Home.

use jiff::civil::Date;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;
use uuid::Uuid;

use crate::maturity::matrix::Domain;
use crate::maturity::network_state::NetworkState;
use crate::maturity::phrases;
use crate::maturity::revision::describe_next_revision;
use crate::maturity::snapshot_line::SnapshotLine;
use crate::maturity::text_wrap::truncate;
use crate::maturity::walk_subject::WalkSubject;
use crate::tui::app_view::AppView;
use crate::tui::protocol::command::Command;
use crate::tui::screens::home::next_steps::has_subject;
use crate::tui::screens::home::{HomeFocus, NextStep};
use crate::tui::viewport::{Viewport, more_of_words};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::rect::RectExt;

/// The things to do, and the rule below them, which says how many more there are; returns what is
/// left below.
pub(crate) fn draw_steps(
    canvas: &mut Canvas<'_>,
    body: Rect,
    app: &AppView<'_>,
    (record, lines, at): (&NetworkState, &[HomeFocus], usize),
    most: usize,
) -> Rect {
    let steps: Vec<&NextStep> = lines
        .iter()
        .filter_map(|line| if let HomeFocus::Step(step) = line { Some(step) } else { None })
        .collect();
    let focus = if at < steps.len() { at..at + 1 } else { 0..0 };
    let view = Viewport::following(focus, most, steps.len());
    for (row, number) in body.rows().zip(view.visible()) {
        draw_step(canvas, row, &step_words(app, record, steps[number]), (number, number == at));
    }
    let below = body.skip_top(u16::try_from(view.visible().len()).unwrap_or(u16::MAX));
    let rule = below.take_top(1);
    canvas.rule(rule);
    if let Some(words) = more_of_words(view.hidden(), ("to do", "to do")) {
        canvas.text_right(rule.skip_right(2), &format!(" {words} "), canvas.theme.quiet);
        let shown = view.visible();
        let next = if view.hidden().1 > 0 { shown.end } else { shown.start.saturating_sub(1) };
        canvas.click(rule.skip_left(rule.width / 2), Command::Focus(next));
    }
    below.skip_top(1)
}

fn draw_step(
    canvas: &mut Canvas<'_>,
    row: Rect,
    step: &StepWords,
    (number, is_focused): (usize, bool),
) {
    let style = match step.kind {
        StepKind::Trouble => canvas.theme.backward,
        StepKind::Plain if number == 0 => canvas.theme.strong,
        StepKind::Plain => canvas.theme.plain,
    };
    let key = if is_focused && step.key.is_empty() { "Enter" } else { step.key };
    let (quiet, accent) = (canvas.theme.quiet, canvas.theme.key);
    let before_key = canvas.text_right(row.skip_right(1), key, accent);
    let after = canvas.text(before_key.skip_left(3).skip_right(1), &step.words, style);
    let room = after.skip_left(3);
    let fits = |words: &&String| words.width() <= usize::from(room.width);
    if let Some(beside) = step.beside.iter().find(fits).or(step.beside.last()) {
        canvas.text(room, beside, quiet);
    }
    canvas.click_row(row, number, is_focused);
    if is_focused {
        canvas.focus(row.skip_left(1));
    }
}

/// What a step says, what stands beside it, and the key that does it.
struct StepWords {
    words: String,
    /// What stands beside it, the longest first: the first that fits is taken.
    beside: Vec<String>,
    key: &'static str,
    kind: StepKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum StepKind {
    Plain,
    /// Something is wrong.
    Trouble,
}

fn plain(words: impl Into<String>, beside: impl Into<String>, key: &'static str) -> StepWords {
    StepWords { words: words.into(), beside: vec![beside.into()], key, kind: StepKind::Plain }
}

fn step_words(app: &AppView<'_>, record: &NetworkState, step: &NextStep) -> StepWords {
    let short = |subject: &WalkSubject| short_title(app, record, subject);
    match step {
        NextStep::Conflict => StepWords {
            kind: StepKind::Trouble,
            ..plain("Your walk was changed in two places: choose one", "both are kept", "")
        },
        NextStep::ChangeConflict => StepWords {
            kind: StepKind::Trouble,
            ..plain("Changed here and elsewhere: choose one", "both are kept", "")
        },
        NextStep::Problems(count) => {
            let count = phrases::pluralize(*count, "file needs", "files need");
            StepWords {
                kind: StepKind::Trouble,
                ..plain(format!("{count} a look"), "everything else is fine", "")
            }
        }
        NextStep::Resume { subject, draft, answered, total } => {
            let counts = format!("{answered} of {total}");
            walk_words(app, record, subject, *draft, &counts)
        }
        NextStep::Save { subject, draft } => {
            let words = walk_words(app, record, subject, *draft, "all answered");
            let prefixes = [CARRY_ON, CARRY_ON_SHORT];
            let save = match prefixes.iter().find_map(|on| words.words.strip_prefix(on)) {
                Some(walk) => format!("Save the walk{walk}"),
                None => format!("Save: {}", words.words),
            };
            StepWords { words: save, key: "s", ..words }
        }
        NextStep::Review { subject, domain, review_on } => {
            let domain = record.standing_matrix(subject).and_then(|matrix| matrix.domain(domain));
            let name = domain.map_or("", Domain::short_name);
            let day = phrases::format_date_short(*review_on);
            let late = if *review_on < app.now.today { "late" } else { "due" };
            let beside = vec![format!("{late}: you said by {day}"), late.to_owned()];
            StepWords { beside, ..plain(format!("Look again at {name}"), "", "") }
        }
        NextStep::Start { subject, is_repeat: true } => {
            let month = phrases::format_month_year(app.now.today);
            let month = month.split(' ').next().unwrap_or_default();
            let of = of_subject(app, record, subject);
            StepWords {
                beside: next_walk_detail(record, subject),
                ..plain(format!("Start the {month} walk{of}"), "", "")
            }
        }
        NextStep::Start { subject, is_repeat: false } => {
            let words = format!("Start the walk: {}", short(subject));
            StepWords { beside: first_walk_detail(record, subject), ..plain(words, "", "") }
        }
        NextStep::TenMinutes { subject, items } => {
            ten_minute_words(*items, of_subject(app, record, subject).strip_prefix(": "))
        }
        looking => looking_words(app, record, looking),
    }
}

/// Ten minutes, with the name of what they are for where there are several.
fn ten_minute_words(items: usize, name: Option<&str>) -> StepWords {
    let count = phrases::pluralize(items, "statement", "statements");
    match name {
        Some(name) => {
            let beside = vec![format!("{name}, {count}"), count];
            StepWords { beside, ..plain("Ten minutes only: what is new or due", "", "t") }
        }
        None => plain("Ten minutes only: what is new, due or was left open", count, "t"),
    }
}

/// What stands beside the next walk, at its longest first.
fn next_walk_detail(record: &NetworkState, subject: &WalkSubject) -> Vec<String> {
    let beside = ["with last time's answers beside it", "with last time's answers", ""];
    let changed = changed_since_last_time(record, subject);
    let with_change = changed.iter().flat_map(|changed| {
        let both = |words: &str| format!("{words} · {changed}");
        [both(beside[0]), both(beside[1]), changed.clone()]
    });
    with_change.chain(beside.map(str::to_owned)).collect()
}

/// What the matrix asks otherwise than when it was answered last.
fn changed_since_last_time(record: &NetworkState, subject: &WalkSubject) -> Option<String> {
    let before = &record.standing_snapshot(subject)?.matrix.matrix;
    describe_next_revision(before, &record.matrix(&subject.matrix)?.matrix)
}

/// The steps that only look, or go where something waits.
fn looking_words(app: &AppView<'_>, record: &NetworkState, step: &NextStep) -> StepWords {
    match step {
        NextStep::Read(id) => {
            let words = if app.state.is_view_only() { "Read it" } else { "Read what you saved" };
            let line = record.snapshot(*id).map(SnapshotLine::of);
            let beside = line.iter().flat_map(|line| {
                let short = [48, 36].map(|width| line.fit(width, truncate));
                std::iter::once(line.words()).chain(short).chain([line.day_words()])
            });
            StepWords { beside: beside.collect(), ..plain(words, "", "") }
        }
        NextStep::Progress { is_first: true } => {
            plain("See the picture", "where each area stands", "p")
        }
        NextStep::Progress { is_first: false } => {
            plain("Look at progress", "what moved since last time", "p")
        }
        NextStep::Waiting(waiting) => StepWords {
            kind: StepKind::Trouble,
            beside: [waiting.detail(), "look"].map(str::to_owned).to_vec(),
            ..plain(waiting.words(), "", "")
        },
        NextStep::Compare => plain("Compare two snapshots", "side by side", "c"),
        NextStep::Needs(_) => plain("What they need from others", "as they ticked it", ""),
        NextStep::BringIn => {
            plain("Bring it into your own workbook", "nothing is brought in yet", "b")
        }
        NextStep::ChooseMatrix => plain("Choose what to walk through", "no matrix is in use", "m"),
        _ => plain("", "", ""),
    }
}

/// What goes on with a begun walk, and the same where how far it is would have no room beside it.
const CARRY_ON: &str = "Carry on with the walk";
const CARRY_ON_SHORT: &str = "Carry on";

/// "Carry on with the walk: Riverside", "begun 4 May, 2 of 80, no snapshot yet"; or what a corrected
/// copy will take the place of.
fn walk_words(
    app: &AppView<'_>,
    record: &NetworkState,
    subject: &WalkSubject,
    draft: Uuid,
    counts: &str,
) -> StepWords {
    let Some(open) = app.state.open_draft(draft) else { return plain("", "", "") };
    let newer =
        if app.state.has_newer_revision(open) { "; M takes it to the newer revision" } else { "" };
    if let Some(copy) = record.corrected_copy_words(&open.draft) {
        let title = short_title(app, record, subject);
        let beside = vec![format!("{counts}; takes its place when saved"), counts.to_owned()];
        return StepWords { beside, ..plain(format!("{copy}: {title}"), "", "") };
    }
    let short = format!("{}, no snapshot", counts.replace(" of ", "/"));
    let of = of_subject(app, record, subject);
    let room = usize::from(app.state.size.0.saturating_sub(STEP_MARGINS));
    let has_room = CARRY_ON.width() + of.width() + 3 + short.width() <= room;
    let on = if has_room { CARRY_ON } else { CARRY_ON_SHORT };
    let words = format!("{on}{of}");
    let unsaved = format!("{counts}, no snapshot yet");
    let since = open.draft.begun_at().and_then(|at| since_words(app, app.now.local_date(at)));
    let begun = since.map_or_else(|| unsaved.clone(), |since| format!("begun {since}, {unsaved}"));
    let mut beside = Vec::new();
    if newer.is_empty() {
        beside.extend([&begun, &unsaved].map(|words| format!("{words} · d throws it away")));
    } else {
        beside.push(format!("{begun}{newer}"));
        // what nothing else here says goes before how far it is
        beside.extend([&begun, &unsaved].map(|words| format!("{words} · M newer revision")));
        beside.push(format!("{counts} · M newer revision"));
    }
    beside.extend([begun, unsaved, short, counts.to_owned()]);
    StepWords { beside, ..plain(words, "", "") }
}

/// What the mark before a step and the key behind it take of a row.
const STEP_MARGINS: u16 = 10;

/// "today", "4 May": none of a day that is still to come.
fn since_words(app: &AppView<'_>, day: Date) -> Option<String> {
    match day {
        day if day > app.now.today => None,
        day if day == app.now.today => Some("today".to_owned()),
        day if day.year() == app.now.today.year() => Some(day.strftime("%-d %b").to_string()),
        day => Some(phrases::format_date_short(day)),
    }
}

/// ": Riverside", where there is more than one thing to walk through.
fn of_subject(app: &AppView<'_>, record: &NetworkState, subject: &WalkSubject) -> String {
    if record.matrices.len() > 1 || subject.subject.is_some() {
        format!(": {}", short_title(app, record, subject))
    } else {
        String::new()
    }
}

fn short_title(app: &AppView<'_>, record: &NetworkState, subject: &WalkSubject) -> String {
    let width = usize::from(app.state.size.0.max(60) - 34);
    match record.matrix(&subject.matrix) {
        Some(known) if subject.subject.is_some() => {
            subject.fit_title(known.matrix.short_title(), width, truncate)
        }
        Some(known) => known.matrix.short_title().to_owned(),
        None => subject.matrix.to_string(),
    }
}

fn first_walk_detail(record: &NetworkState, subject: &WalkSubject) -> Vec<String> {
    let Some(known) = record.matrix(&subject.matrix) else {
        return vec!["stop any time".to_owned()];
    };
    if let Some(one) = known.matrix.about_one.as_ref().filter(|_| subject.subject.is_none()) {
        let which = if has_subject(record, &subject.matrix) { "another" } else { "one" };
        return vec![
            format!("for {which} {one}; it asks which"),
            "it asks which".to_owned(),
            String::new(),
        ];
    }
    let count = phrases::format_item_count(&known.matrix);
    vec![format!("{count}; stop any time"), count]
}
