//! Drawing the networks of the folder: a screenful at a time, so that moving within it changes two
//! rows and no more. For each its name, when it saved last, what it uses, and how it moved since
//! its own last time.

use ratatui::layout::{Constraint, Rect};

use super::{FoundNetworks, NetworkFilter, Networks, has_margins, list_viewport};
use unicode_width::UnicodeWidthStr;

use crate::maturity::ids::MatrixId;
use crate::maturity::line::NATIONAL_MATRIX;
use crate::maturity::line_end::LineEnd;
use crate::maturity::network_state::NetworkEntry;
use crate::maturity::phrases;
use crate::maturity::summary::NetworkSummary;
use crate::maturity::text_wrap::first_lines;
use crate::maturity::waiting_work::WaitingWork;
use crate::tui::app_view::AppView;
use crate::tui::protocol::command::Command;
use crate::tui::theme::Theme;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};
use crate::tui::widgets::rect::RectExt;
use crate::tui::widgets::table::{ListTable, TableCell, TableColumn, TableRow};
use crate::tui::widgets::text_field::TextField;

/// What a manager of several networks looks for, and the last line has no room for.
const KEYS_BESIDE: &str = "P print  B returns";
const MIN_WIDTH_FOR_KEYS: u16 = 70;

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, networks: &Networks) {
    let found = networks.visible_networks(app.state);
    let at = networks.focused_row(app.state, &found.places);
    let entry = at.and_then(|at| app.state.networks.get(found.places.get(at)?));
    let urgent = urgent_hint(app, networks, entry, &found);
    let is_plain = urgent.is_none() && entry.is_some() && app.state.size.0 >= MIN_WIDTH_FOR_KEYS;
    let view = list_viewport(app.state.size, at.unwrap_or(0), found.places.len());
    let body = frame::body(app.state.size, app.key_context);
    let list = if has_margins(body) { body.skip_top(1) } else { body };
    let used =
        u16::from(has_margins(body)) + u16::try_from(view.visible().len()).unwrap_or(u16::MAX);
    let told = told_below(app, entry, list.skip_top(used), body.width);
    let frame = Frame {
        title: "Networks in this folder".to_owned(),
        top_right: Some(if app.state.networks_unread || app.state.networks.is_empty() {
            String::new()
        } else {
            networks.count_words(app.state, &found)
        }),
        hint: urgent.unwrap_or_else(|| network_hint(app, entry, !told.is_empty())),
        hint_right: is_plain.then(|| KEYS_BESIDE.to_owned()),
        esc: if app.key_context.is_text {
            "all networks"
        } else if app.state.network_state.is_some() {
            "back"
        } else {
            ""
        },
        ..Frame::default()
    };
    frame::draw(canvas, app, &frame);
    let rows = view.visible().filter_map(|number| {
        let entry = app.state.networks.get(found.places.get(number)?)?;
        let mark = row_mark(app, networks, entry, number < found.sure_count);
        let cells = network_cells(canvas.theme, app, entry, &mark, body.width);
        Some(TableRow { cells, line: number })
    });
    let table = ListTable {
        columns: columns(body.width),
        rows: rows.collect(),
        focus: at,
        headings: has_margins(body).then_some(canvas.theme.quiet),
    };
    table.draw(canvas, list);
    let inside = list.skip_top(used + 1).skip_left(2).skip_right(1);
    canvas.lines(inside, &told, canvas.theme.quiet);
    if at.is_none() {
        let empty = list.skip_top(u16::from(has_margins(body))).skip_left(2).skip_right(1);
        canvas.text(empty, empty_words(app, networks), canvas.theme.plain);
    }
    if has_margins(body) {
        draw_top_line(canvas, app, body.row(0), networks);
        let more = view.more_words().filter(|_| at.is_some()).unwrap_or_default();
        canvas.text(body.take_bottom(1).skip_left(2).skip_right(1), &more, canvas.theme.quiet);
    } else if let Some(field) = networks.search.as_ref().filter(|_| networks.is_searching) {
        draw_search(canvas, canvas.area().row(0), field, true);
    }
}

/// What is told of the network in focus below the list, where all of it has room with an empty row
/// above it and the last row free.
fn told_below(
    app: &AppView<'_>,
    entry: Option<&NetworkEntry>,
    below: Rect,
    width: u16,
) -> Vec<String> {
    let told = entry.map(|entry| told_lines(app, entry, width)).unwrap_or_default();
    if told.len() + 2 <= usize::from(below.height) { told } else { Vec::new() }
}

/// What the network in focus is for, and its matrices where the list has no room to name them all: in
/// full, but for a very long purpose.
fn told_lines(app: &AppView<'_>, entry: &NetworkEntry, width: u16) -> Vec<String> {
    let name = &entry.network.name;
    let purpose = entry.network.purpose.as_ref();
    let purpose = purpose.map(|text| format!("{name} is for: {}", text.replace('\n', " ")));
    let figures = app.state.summaries.as_ref().and_then(|all| all.network(&entry.slug));
    let names = matrix_names(app, entry, figures);
    let all = names.join(", ");
    let has_column = width >= WIDTH_FOR_MATRICES;
    let is_told = has_column && fit_names(&names, matrices_width(width)) == all;
    let matrices = (!is_told && !names.is_empty()).then(|| format!("Matrices of {name}: {all}"));
    let width = usize::from(width.saturating_sub(3)).max(1);
    purpose.into_iter().chain(matrices).flat_map(|words| first_lines(&words, width, 4)).collect()
}

fn draw_search(canvas: &mut Canvas<'_>, row: Rect, field: &TextField, is_typing: bool) {
    if is_typing {
        canvas.cursor = None;
    }
    let strong = canvas.theme.strong;
    canvas.text(row.skip_left(2), "Find:", strong);
    canvas.line_field(row.skip_left(8).skip_right(2), field, is_typing);
}

/// The row above the list: what is being looked for or read.
fn draw_top_line(canvas: &mut Canvas<'_>, app: &AppView<'_>, row: Rect, networks: &Networks) {
    let (quiet, strong) = (canvas.theme.quiet, canvas.theme.strong);
    let words = row.skip_left(2).skip_right(1);
    if let Some(field) = &networks.search {
        draw_search(canvas, row, field, networks.is_searching);
    } else if let Some((read, of)) = app.state.summary_progress {
        let text = format!(
            "Reading the snapshots: {} of {}. Every key works meanwhile.",
            phrases::format_number(read),
            phrases::format_number(of)
        );
        canvas.text(words, &text, quiet);
    } else if networks.filter != NetworkFilter::All {
        canvas.text(words, &format!("Shown: {}", networks.filter.words()), strong);
    } else if let Some(text) = problems_words(app) {
        canvas.text(words, &text, strong);
        canvas.click(row, Command::Problems);
    }
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

/// The columns of the list. On a narrow screen the name and how it moved; then the name and the day,
/// or the name alone.
fn columns(width: u16) -> Vec<TableColumn> {
    let (saved, moved) = match width {
        100.. => (14, 33),
        66.. => (14, 20),
        50.. => (11, 20),
        _ => (12, 0),
    };
    // a newer snapshot of another matrix is told below: the day is that of the national line
    let last = if saved > 12 { "last national" } else { "national" };
    let matrices = Constraint::Length(matrices_width(width));
    // names, and how they moved, before the day
    let has_day = width >= 58 || (30..50).contains(&width);
    vec![
        TableColumn::new("network", Constraint::Fill(1)),
        TableColumn::new(last, Constraint::Length(saved)).only_if(has_day),
        TableColumn::new("matrices", matrices).only_if(width >= WIDTH_FOR_MATRICES),
        TableColumn::new("since the one before", Constraint::Length(moved)).only_if(width >= 50),
    ]
}

/// In fewer columns the matrices are told of the one in focus alone.
const WIDTH_FOR_MATRICES: u16 = 70;

fn matrices_width(width: u16) -> u16 {
    (width / 4).max(3) - 3
}

/// What stands before a name: whether it is picked, that a file needs a look, that it is not quite
/// what was looked for.
fn row_mark(app: &AppView<'_>, networks: &Networks, entry: &NetworkEntry, is_sure: bool) -> String {
    let picked = match (networks.picked.is_empty(), networks.picked.contains(&entry.slug)) {
        (true, _) => "",
        (false, true) => "[x] ",
        (false, false) => "[ ] ",
    };
    let look = if app.state.problem_count_of(&entry.slug) > 0 { "! " } else { "" };
    let loosely = if is_sure { "" } else { "(like) " };
    format!("{picked}{look}{loosely}")
}

/// One network: its name, when it saved last, what it uses, and how it moved.
fn network_cells(
    theme: Theme,
    app: &AppView<'_>,
    entry: &NetworkEntry,
    mark: &str,
    width: u16,
) -> Vec<TableCell> {
    let open = if Networks::is_open(app.state, entry) { " (open now)" } else { "" };
    let figures = app.state.summaries.as_ref().map(|all| all.network(&entry.slug));
    let names = matrix_names(app, entry, figures.flatten());
    let end = figures.flatten().and_then(NetworkSummary::line_end);
    let last = figures.map(|_| match &end {
        Some(end) => phrases::format_date_short(end.last.taken_on),
        None => "not yet".to_owned(),
    });
    let moved = end.map(LineEnd::movement_words);
    let matrices = fit_names(&names, matrices_width(width));
    vec![
        TableCell::new(format!("{mark}{}{open}", entry.network.name), theme.plain),
        TableCell::new(last.unwrap_or_default(), theme.plain),
        TableCell::new(matrices, theme.quiet),
        TableCell::with_signs(moved.unwrap_or_default()),
    ]
}

/// The matrices a network uses, by their short titles; the national one by that word.
fn matrix_names(
    app: &AppView<'_>,
    entry: &NetworkEntry,
    figures: Option<&NetworkSummary>,
) -> Vec<String> {
    let titles = app.state.summaries.as_ref().map(|all| &all.titles);
    let own = |id: &MatrixId| {
        let of_id = figures?.matrices.iter().filter(|known| known.reference.id == *id);
        let newest = of_id.max_by_key(|known| known.reference.revision)?;
        Some(newest.matrix.short_title().to_owned())
    };
    let name = |id: &MatrixId| {
        if id.as_str() == NATIONAL_MATRIX {
            return "national".to_owned();
        }
        own(id).or_else(|| titles?.get(id).cloned()).unwrap_or_else(|| id.to_string())
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
        return Some("(like): only its letters are there, not its words.".to_owned());
    }
    if networks.is_searching {
        return Some("Words of the name, or the beginning of the ODS code.".to_owned());
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
    let end = figures.line_end()?;
    if let Some(newer) = end.newer_words() {
        let on = end.other_matrix_title().unwrap_or("the national areas");
        return Some(format!("Shown: {on}; {newer}."));
    }
    let title = end.other_matrix_title()?;
    Some(format!("Its last day and move are of {title}: it has none on the national areas."))
}

/// What the network in focus is for, unless that is told below the list; where the folder is.
fn network_hint(app: &AppView<'_>, entry: Option<&NetworkEntry>, is_told: bool) -> String {
    let Some(entry) = entry else {
        return format!("Your workbook folder: {}", app.state.library_dir);
    };
    let code = entry
        .network
        .ods_code
        .as_ref()
        .map(|code| format!("ODS code {code} · "))
        .unwrap_or_default();
    match entry.network.purpose.as_ref().filter(|_| !is_told) {
        Some(purpose) => format!("{code}For: {}", purpose.replace('\n', " ")),
        None => format!("{code}Folder: {}", app.state.library_dir),
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
        format!("{shown} + {} more", names.len() - count)
    });
    let fits = |words: &String| words.width() <= usize::from(width);
    shortened.into_iter().find(fits).unwrap_or(all)
}
