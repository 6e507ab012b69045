//! Drawing the networks of the folder: a screenful at a time, so that moving within it changes two
//! rows and no more. For each its name, when it saved last, what it uses, and how it moved since
//! its own last time.

use ratatui::layout::Rect;

use super::{NetworkFilter, Networks, list_rows};
use crate::maturity::ids::MatrixId;
use crate::maturity::network_state::NetworkEntry;
use crate::maturity::phrases;
use crate::maturity::summary::{AreaMoveCounts, NetworkSummary};
use crate::tui::app::App;
use crate::tui::protocol::command::Command;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};

/// Draws the list.
pub fn draw(sheet: &mut Canvas<'_>, app: &App, networks: &Networks) {
    let found = networks.found(&app.desk);
    let entry = networks.entry(&app.desk, &found);
    let frame = Frame {
        title: "Networks in this folder".to_owned(),
        right: Some(if app.desk.unlisted || app.desk.networks.is_empty() {
            String::new()
        } else {
            networks.count(&app.desk, &found)
        }),
        hint: hint(app, networks, entry),
        esc: if app.desk.record.is_some() { "back" } else { "" },
        ..Frame::default()
    };
    let body = frame::draw(sheet, app, &frame);
    let body = head(sheet, app, body, networks);
    let Some(at) = networks.position(&app.desk, &found) else {
        let plain = sheet.ink.plain;
        sheet.put_short(body, 2, 0, body.width.saturating_sub(3), nothing(app, networks), plain);
        return;
    };
    list(sheet, app, networks, body, (&found, at));
    if networks.typing
        && let Some(field) = &networks.search
    {
        sheet.cursor = None;
        sheet.line_field(
            Rect { y: body.y.saturating_sub(2), height: 1, ..body },
            8,
            0,
            body.width.saturating_sub(10),
            field,
            true,
        );
    }
}

/// The two rows above the list: what is being looked for or read, and the heads of the columns.
/// Returns what is left.
fn head(sheet: &mut Canvas<'_>, app: &App, body: Rect, networks: &Networks) -> Rect {
    if body.height <= 6 {
        return body;
    }
    let (quiet, strong) = (sheet.ink.quiet, sheet.ink.strong);
    if let Some(field) = &networks.search {
        sheet.put(body, 2, 0, "Find:", strong);
        sheet.line_field(body, 8, 0, body.width.saturating_sub(10), field, networks.typing);
    } else if let Some((read, of)) = app.desk.summing {
        let words = format!(
            "Reading the snapshots: {} of {}. Every key works meanwhile.",
            phrases::grouped(read),
            phrases::grouped(of)
        );
        sheet.put_short(body, 2, 0, body.width.saturating_sub(3), &words, quiet);
    } else if networks.shown != NetworkFilter::All {
        sheet.put_short(
            body,
            2,
            0,
            body.width.saturating_sub(3),
            &format!("Shown: {}", networks.shown.words()),
            strong,
        );
    } else if let Some(words) = problems(app) {
        sheet.put_short(body, 2, 0, body.width.saturating_sub(3), &words, strong);
        sheet.click(body, 0, 0, body.width, Command::Problems);
    }
    let columns = NetworkColumns::of(body.width);
    sheet.put(body, 2, 1, "network", quiet);
    for (x, head) in [
        (columns.saved, "saved last"),
        (columns.matrices, "matrices"),
        (columns.moved, "since its last"),
    ] {
        sheet.put_short(body, x, 1, body.width.saturating_sub(x), head, quiet);
    }
    Rect { y: body.y + 2, height: body.height - 2, ..body }
}

/// That there are files that could not be read, and the way to them.
fn problems(app: &App) -> Option<String> {
    let count = phrases::count_of(
        Some(app.desk.problems()).filter(|many| *many > 0)?,
        "file needs",
        "files need",
    );
    Some(format!("{count} a look; all else works. Ctrl-P, then: problems"))
}

/// Where the columns begin.
#[derive(Clone, Copy)]
struct NetworkColumns {
    saved: u16,
    matrices: u16,
    moved: u16,
}

impl NetworkColumns {
    fn of(width: u16) -> Self {
        if width < 50 {
            // only the name and the day, or the name alone
            let saved = if width < 30 { width } else { width - 13 };
            return Self { saved, matrices: width, moved: width };
        }
        let moved = width - 21;
        let matrices = if width < 70 { moved } else { moved - width / 4 };
        Self { saved: matrices - 13, matrices, moved }
    }
}

/// The screenful of the list that the focus is in.
fn list(
    sheet: &mut Canvas<'_>,
    app: &App,
    networks: &Networks,
    body: Rect,
    (found, at): (&[usize], usize),
) {
    let page = list_rows(app.desk.size).min(usize::from(body.height)).max(1);
    let top = at / page * page;
    let shown = found.get(top..(top + page).min(found.len())).unwrap_or_default();
    for (y, (number, place)) in (0..body.height).zip((top..).zip(shown)) {
        let Some(entry) = app.desk.networks.get(*place) else { continue };
        let row = Rect { y: body.y + y, height: 1, ..body };
        let mark = match (networks.picked.is_empty(), networks.picked.contains(&entry.slug)) {
            (true, _) => "",
            (false, true) => "[x] ",
            (false, false) => "[ ] ",
        };
        one(sheet, app, row, entry, mark);
        let click = if number == at { Command::Open(number) } else { Command::Focus(number) };
        sheet.click(body, 0, y, body.width, click);
        if number == at {
            sheet.focus(body, 0, y, body.width);
        }
    }
    if usize::from(body.height) >= page + 2 {
        let quiet = sheet.ink.quiet;
        sheet.put_short(
            body,
            2,
            body.height - 1,
            body.width.saturating_sub(3),
            &more(top, shown.len(), found.len()),
            quiet,
        );
    }
}

/// One network: its name, when it saved last, what it uses, and how it moved.
fn one(sheet: &mut Canvas<'_>, app: &App, row: Rect, entry: &NetworkEntry, mark: &str) {
    let (plain, quiet) = (sheet.ink.plain, sheet.ink.quiet);
    let columns = NetworkColumns::of(row.width);
    let open = if Networks::is_open(&app.desk, entry) { " (open now)" } else { "" };
    sheet.put_short(
        row,
        2,
        0,
        columns.saved.saturating_sub(3),
        &format!("{mark}{}{open}", entry.network.name),
        plain,
    );
    sheet.put_short(
        row,
        columns.matrices,
        0,
        columns.moved.saturating_sub(columns.matrices + 1),
        &used(app, &entry.network.matrices),
        quiet,
    );
    let Some(all) = &app.desk.summaries else { return };
    let figures = all.of(&entry.slug);
    let last = figures
        .and_then(NetworkSummary::last)
        .map_or_else(|| "not yet".to_owned(), |last| phrases::short_day(last.taken_on));
    sheet.put_short(row, columns.saved, 0, 12, &last, plain);
    let moved = figures.map(moved).unwrap_or_default();
    sheet.put_short(
        row,
        columns.moved,
        0,
        row.width.saturating_sub(columns.moved + 1),
        &moved,
        plain,
    );
}

/// How a network moved since its own last time, in signs and words.
fn moved(network: &NetworkSummary) -> String {
    match (network.moved(), network.last()) {
        (Some(AreaMoveCounts { forward: 0, back: 0, .. }), _) => "■ the same".to_owned(),
        (Some(AreaMoveCounts { forward, back: 0, .. }), _) => format!("▲ {forward} forward"),
        (Some(AreaMoveCounts { forward: 0, back, .. }), _) => format!("▼ {back} back"),
        (Some(AreaMoveCounts { forward, back, .. }), _) => {
            format!("▲ {forward} forward ▼ {back} back")
        }
        (None, Some(_)) => "- first one".to_owned(),
        (None, None) => String::new(),
    }
}

/// The matrices a network uses, by their short titles; the national one by that word.
fn used(app: &App, matrices: &[MatrixId]) -> String {
    let national = app.desk.national.as_ref().map(|known| &known.reference.id);
    let titles = app.desk.summaries.as_ref().map(|all| &all.titles);
    let name = |id: &MatrixId| match titles.and_then(|titles| titles.get(id)) {
        _ if Some(id) == national || id.as_str() == "pcn-companion" => "national".to_owned(),
        Some(title) => title.clone(),
        None => id.to_string(),
    };
    matrices.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// What stands before and after the screenful that is shown.
fn more(top: usize, shown: usize, all: usize) -> String {
    let below = all.saturating_sub(top + shown);
    let words = |many: usize, way: &str| {
        (many > 0).then(|| format!("{} more {way}", phrases::grouped(many)))
    };
    [words(top, "above ▲"), words(below, "below ▼")]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("   ")
}

fn nothing(app: &App, networks: &Networks) -> &'static str {
    if app.desk.unlisted {
        return "Reading the networks…";
    }
    match (app.desk.networks.is_empty(), networks.shown, app.desk.summaries.is_none()) {
        (true, ..) => "No networks here yet. + makes a new one.",
        (false, NetworkFilter::All | NetworkFilter::Local, _) | (false, _, false) => {
            "None of them. Esc shows all networks again."
        }
        (false, _, true) => "The snapshots are still being read.",
    }
}

fn hint(app: &App, networks: &Networks, entry: Option<&NetworkEntry>) -> String {
    if networks.typing {
        return "Letters of the name in order are enough, or the ODS code. Enter opens it."
            .to_owned();
    }
    match networks.picked.len() {
        0 => {}
        1 => {
            return "1 picked: Space picks another, * all that are shown; c compares them"
                .to_owned();
        }
        many => {
            return format!(
                "{} picked: c compares their last snapshots   * picks all shown, or none",
                phrases::grouped(many)
            );
        }
    }
    let Some(entry) = entry else { return format!("Your workbook folder: {}", app.desk.library) };
    let code = entry.network.ods_code.as_ref().map(|code| format!("{code} · ")).unwrap_or_default();
    match &entry.network.purpose {
        Some(purpose) => format!("{code}For: {}", purpose.replace('\n', " ")),
        None => format!(
            "{code}Enter opens {}. Your workbook folder: {}",
            entry.network.name, app.desk.library
        ),
    }
}
