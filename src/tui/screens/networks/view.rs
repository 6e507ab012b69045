//! Drawing the networks of the folder: a screenful at a time, so that moving within it changes two
//! rows and no more. For each its name, when it saved last, what it uses, and how it moved since
//! its own last time.

use ratatui::layout::Rect;

use super::{FoundNetworks, NetworkFilter, Networks, list_rows};
use unicode_width::UnicodeWidthStr;

use crate::maturity::ids::MatrixId;
use crate::maturity::line::NATIONAL_MATRIX;
use crate::maturity::network_state::NetworkEntry;
use crate::maturity::phrases;
use crate::maturity::summary::NetworkSummary;
use crate::maturity::waiting_work::WaitingWork;
use crate::tui::app_view::AppView;
use crate::tui::document::hidden_words;
use crate::tui::protocol::command::Command;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};

/// What a manager of several networks looks for, and the last line has no room for.
const KEYS_BESIDE: &str = "P print  B returns";
const MIN_WIDTH_FOR_KEYS: u16 = 70;

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, networks: &Networks) {
    let found = networks.visible_networks(app.state);
    let entry = networks.focused_entry(app.state, &found.places);
    let urgent = urgent_hint(app, networks, entry, &found);
    let is_plain = urgent.is_none() && entry.is_some() && app.state.size.0 >= MIN_WIDTH_FOR_KEYS;
    let frame = Frame {
        title: "Networks in this folder".to_owned(),
        top_right: Some(if app.state.networks_unread || app.state.networks.is_empty() {
            String::new()
        } else {
            networks.count_words(app.state, &found)
        }),
        hint: urgent.unwrap_or_else(|| network_hint(app, entry)),
        hint_right: is_plain.then(|| KEYS_BESIDE.to_owned()),
        esc: if app.state.network_state.is_some() { "back" } else { "" },
        ..Frame::default()
    };
    let body = frame::draw(canvas, app, &frame);
    let body = draw_header(canvas, app, body, networks);
    let Some(at) = networks.focused_row(app.state, &found.places) else {
        canvas.put_truncated(
            body,
            2,
            0,
            body.width.saturating_sub(3),
            empty_words(app, networks),
            canvas.theme.plain,
        );
        return;
    };
    draw_list(canvas, app, networks, body, (&found, at));
    if networks.is_searching
        && let Some(field) = &networks.search
    {
        canvas.cursor = None;
        canvas.draw_line_field(
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
fn draw_header(
    canvas: &mut Canvas<'_>,
    app: &AppView<'_>,
    body: Rect,
    networks: &Networks,
) -> Rect {
    if body.height <= 6 {
        return body;
    }
    let (quiet, strong) = (canvas.theme.quiet, canvas.theme.strong);
    if let Some(field) = &networks.search {
        canvas.put(body, 2, 0, "Find:", strong);
        canvas.draw_line_field(
            body,
            8,
            0,
            body.width.saturating_sub(10),
            field,
            networks.is_searching,
        );
    } else if let Some((read, of)) = app.state.summary_progress {
        let words = format!(
            "Reading the snapshots: {} of {}. Every key works meanwhile.",
            phrases::format_number(read),
            phrases::format_number(of)
        );
        canvas.put_truncated(body, 2, 0, body.width.saturating_sub(3), &words, quiet);
    } else if networks.filter != NetworkFilter::All {
        canvas.put_truncated(
            body,
            2,
            0,
            body.width.saturating_sub(3),
            &format!("Shown: {}", networks.filter.words()),
            strong,
        );
    } else if let Some(words) = problems_words(app) {
        canvas.put_truncated(body, 2, 0, body.width.saturating_sub(3), &words, strong);
        canvas.add_hit_area(body, 0, 0, body.width, Command::Problems);
    }
    let columns = NetworkColumns::of(body.width);
    canvas.put(body, 2, 1, "network", quiet);
    for (x, head) in [
        (columns.saved, "national: last"),
        (columns.matrices, "matrices"),
        (columns.moved, "national: since last"),
    ] {
        canvas.put_truncated(body, x, 1, body.width.saturating_sub(x), head, quiet);
    }
    Rect { y: body.y + 2, height: body.height - 2, ..body }
}

/// That there are files that could not be read, and the way to them.
fn problems_words(app: &AppView<'_>) -> Option<String> {
    let count = app.state.problem_count();
    let files = (count > 0).then(|| {
        let count = phrases::pluralize(count, "file needs", "files need");
        let mark = if app.state.problems_by_network.is_empty() { "" } else { " (!)" };
        format!("{count} a look{mark}; everything else is fine. Ctrl-P, then: problems")
    });
    let waiting = WaitingWork::among(&app.state.diagnostics).into_iter().next();
    files.or_else(|| Some(format!("{}. Ctrl-P, then: problems", waiting?.words())))
}

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
        let moved = width - if width < 100 { 21 } else { 34 };
        let matrices = if width < 70 { moved } else { moved - (width / 4 - 2) };
        Self { saved: matrices - 15, matrices, moved }
    }
}

fn draw_list(
    canvas: &mut Canvas<'_>,
    app: &AppView<'_>,
    networks: &Networks,
    body: Rect,
    (networks_found, at): (&FoundNetworks, usize),
) {
    let found = networks_found.places.as_slice();
    let page = list_rows(app.state.size).min(usize::from(body.height)).max(1);
    let top = at / page * page;
    let shown = found.get(top..(top + page).min(found.len())).unwrap_or_default();
    for (y, (number, place)) in (0..body.height).zip((top..).zip(shown)) {
        let Some(entry) = app.state.networks.get(*place) else { continue };
        let row = Rect { y: body.y + y, height: 1, ..body };
        let mark = match (networks.picked.is_empty(), networks.picked.contains(&entry.slug)) {
            (true, _) => "",
            (false, true) => "[x] ",
            (false, false) => "[ ] ",
        };
        let loosely = if number < networks_found.sure_count { "" } else { "(like) " };
        let look = if app.state.problem_count_of(&entry.slug) > 0 { "! " } else { "" };
        draw_network(canvas, app, row, entry, &format!("{mark}{look}{loosely}"));
        canvas.add_row_hit(body, y, number, number == at);
        if number == at {
            canvas.draw_focus(body, 0, y, body.width);
        }
    }
    if usize::from(body.height) >= page + 2 {
        canvas.put_truncated(
            body,
            2,
            body.height - 1,
            body.width.saturating_sub(3),
            &hidden_words(top, shown.len(), found.len()),
            canvas.theme.quiet,
        );
    }
}

/// One network: its name, when it saved last, what it uses, and how it moved.
fn draw_network(
    canvas: &mut Canvas<'_>,
    app: &AppView<'_>,
    row: Rect,
    entry: &NetworkEntry,
    mark: &str,
) {
    let (plain, quiet) = (canvas.theme.plain, canvas.theme.quiet);
    let columns = NetworkColumns::of(row.width);
    let open = if Networks::is_open(app.state, entry) { " (open now)" } else { "" };
    canvas.put_truncated(
        row,
        2,
        0,
        columns.saved.saturating_sub(3),
        &format!("{mark}{}{open}", entry.network.name),
        plain,
    );
    canvas.put_truncated(
        row,
        columns.matrices,
        0,
        columns.moved.saturating_sub(columns.matrices + 1),
        &fit_names(&matrix_names(app, entry), columns.moved.saturating_sub(columns.matrices + 1)),
        quiet,
    );
    let Some(all) = &app.state.summaries else { return };
    let figures = all.network(&entry.slug);
    let last = figures
        .and_then(NetworkSummary::last)
        .map_or_else(|| "not yet".to_owned(), |last| phrases::format_date_short(last.taken_on));
    canvas.put_truncated(row, columns.saved, 0, 12, &last, plain);
    let moved = figures.map(NetworkSummary::movement_words).unwrap_or_default();
    let width = row.width.saturating_sub(columns.moved + 1);
    canvas.put_with_signs(row, columns.moved, 0, width, &moved);
}

/// The matrices a network uses, by their short titles; the national one by that word.
fn matrix_names(app: &AppView<'_>, entry: &NetworkEntry) -> Vec<String> {
    let titles = app.state.summaries.as_ref().map(|all| &all.titles);
    let figures = app.state.summaries.as_ref().and_then(|all| all.network(&entry.slug));
    let own = |id: &MatrixId| {
        let of_id = figures?.matrices.iter().filter(|known| known.reference.id == *id);
        let newest = of_id.max_by_key(|known| known.reference.revision)?;
        Some(newest.matrix.short_title().to_owned())
    };
    let name = |id: &MatrixId| match own(id).or_else(|| titles?.get(id).cloned()) {
        _ if id.as_str() == NATIONAL_MATRIX => "national".to_owned(),
        Some(title) => title,
        None => id.to_string(),
    };
    entry.network.matrices.iter().map(name).collect()
}

fn empty_words(app: &AppView<'_>, networks: &Networks) -> &'static str {
    if app.state.networks_unread {
        return "Reading the networks…";
    }
    match (app.state.networks.is_empty(), networks.filter, app.state.summaries.is_none()) {
        (true, ..) => "No networks here yet. + makes a new one.",
        (false, NetworkFilter::All | NetworkFilter::WithLocalMatrix, _) | (false, _, false) => {
            "None of them. Esc shows all networks again."
        }
        (false, _, true) => "The snapshots are still being read.",
    }
}

/// What has to be known of what is on the screen, before what a network is for.
fn urgent_hint(
    app: &AppView<'_>,
    networks: &Networks,
    entry: Option<&NetworkEntry>,
    found: &FoundNetworks,
) -> Option<String> {
    if networks.is_searching && found.loose_count() > 0 {
        return Some(
            "(like): only its letters are there, not its words. Enter opens it.".to_owned(),
        );
    }
    if networks.is_searching {
        return Some(
            "Words of the name, or the beginning of the ODS code. Enter opens it.".to_owned(),
        );
    }
    match networks.picked.len() {
        0 => {}
        1 => {
            return Some(
                "1 picked: Space picks another, * all that are shown; c compares them".to_owned(),
            );
        }
        2 => {
            return Some(
                "2 picked: c compares them   P a page over them   J: they are one network"
                    .to_owned(),
            );
        }
        many => {
            return Some(format!(
                "{} picked: c compares them   P a page over them   * picks all, or none",
                phrases::format_number(many)
            ));
        }
    }
    let entry = entry?;
    let looks = app.state.problem_count_of(&entry.slug);
    if looks > 0 {
        let files = phrases::pluralize(looks, "file of this network needs", "of its files need");
        return Some(format!("! {files} a look. Ctrl-P, then: problems"));
    }
    let figures = app.state.summaries.as_ref().and_then(|all| all.network(&entry.slug))?;
    if let Some(newer) = figures.newer_words() {
        let on = figures.other_matrix_title().unwrap_or("the national areas");
        return Some(format!("Day and move are of {on}; {newer}."));
    }
    let title = figures.other_matrix_title()?;
    Some(format!("Its last day and move are of {title}: it has none on the national areas."))
}

/// What the network in focus is for; where the folder is.
fn network_hint(app: &AppView<'_>, entry: Option<&NetworkEntry>) -> String {
    let Some(entry) = entry else {
        return format!("Your workbook folder: {}", app.state.library_dir);
    };
    let code = entry.network.ods_code.as_ref().map(|code| format!("{code} · ")).unwrap_or_default();
    match &entry.network.purpose {
        Some(purpose) => format!("{code}For: {}", purpose.replace('\n', " ")),
        None => format!(
            "{code}Enter opens {}. Your workbook folder: {}",
            entry.network.name, app.state.library_dir
        ),
    }
}

/// All names where they fit, else as many as fit whole and how many more there are.
fn fit_names(names: &[String], width: u16) -> String {
    let all = names.join(", ");
    if all.width() <= usize::from(width) {
        return all;
    }
    let shortened = (1..names.len()).rev().map(|count| {
        let shown = names.iter().take(count).map(String::as_str).collect::<Vec<_>>().join(", ");
        format!("{shown}, {} more", names.len() - count)
    });
    let fits = |words: &String| words.width() <= usize::from(width);
    shortened.into_iter().find(fits).unwrap_or(all)
}
