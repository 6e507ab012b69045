//! The shape of the house, so that it can't rot: imports point down, only one floor touches the
//! disk, rooms stay small, every file says why it exists.

#![expect(clippy::print_stdout, reason = "the figures are printed for whoever asks for them")]

mod figures;
mod imports;

use std::fs;
use std::path::{Path, PathBuf};

/// What each floor may import from this crate. The roof (`cli`, `runtime`, `main.rs`, `lib.rs`)
/// sees everyone.
const FLOORS: [(&str, &[&str]); 5] = [
    ("maturity", &["maturity"]),
    ("spreadsheet", &["maturity", "spreadsheet"]),
    ("store", &["maturity", "spreadsheet", "store"]),
    ("report", &["maturity", "spreadsheet", "report"]),
    ("tui", &["maturity", "spreadsheet", "tui"]),
];

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            all.push(path);
        }
    }
    all.sort();
    all
}

fn source() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let named = |path: PathBuf| {
        let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        (name, fs::read_to_string(path).unwrap())
    };
    files(&root).into_iter().map(named).collect()
}

/// The lines of a file that are not comments, with their numbers, up to its tests.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let until = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    let lines = text[..until].lines().enumerate().map(|(at, line)| (at + 1, line));
    lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// Whether a file holds tests alone.
fn is_test(name: &str) -> bool {
    let parts: Vec<&str> = name.trim_end_matches(".rs").split('/').collect();
    parts.iter().any(|part| ["tests", "scenarios", "fixtures", "invalid_cases"].contains(part))
}

fn floor(name: &str) -> &str {
    name.split('/').next().unwrap()
}

#[test]
fn imports_point_down() {
    let mut wrong = Vec::new();
    for (name, text) in source() {
        let Some((_, allowed)) = FLOORS.iter().find(|(own, _)| *own == floor(&name)) else {
            continue;
        };
        for (at, line) in code(&text) {
            for used in line.split("crate::").skip(1) {
                let module: String =
                    used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if !module.is_empty() && !allowed.contains(&module.as_str()) {
                    wrong.push(format!("{name}:{at} imports {module}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_the_store_touches_the_disk_and_only_the_roof_knows_the_time() {
    let mut wrong = Vec::new();
    let banned: [(&str, &[&str]); 4] = [
        ("std::fs", &["store"]),
        ("crossterm", &["runtime"]),
        ("Timestamp::now", &["runtime"]),
        ("SystemTime", &["runtime", "store"]),
    ];
    for (name, text) in source() {
        for (at, line) in code(&text) {
            for (word, allowed) in banned {
                if line.contains(word) && !allowed.contains(&floor(&name)) {
                    wrong.push(format!("{name}:{at} names {word}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Where a file may be opened for writing: the room of atomic writes, and what is no work of a
/// person's: the lock, and made-up workbooks in a new folder.
const MAY_OPEN_FOR_WRITING: [&str; 3] =
    ["store/lock.rs", "store/temp_dir.rs", "store/ops/write_sample.rs"];

#[test]
fn only_the_room_of_atomic_writes_opens_files_for_writing() {
    let words = [
        "File::create", "fs::write", "fs::copy", "OpenOptions", "File::options",
        "private_file_options", "NamedTempFile", "set_len", "fs::rename", "tempfile_in",
        "tempfile::Builder", "tempfile()", "create_new", ".truncate(true)", ".append(true)",
        "hard_link", "fs::symlink(",
    ];
    let mut wrong = Vec::new();
    for (name, text) in source() {
        let is_allowed = name.starts_with("store/atomic_write/")
            || MAY_OPEN_FOR_WRITING.contains(&name.as_str());
        if is_allowed || is_test(&name) {
            continue;
        }
        for (at, line) in code(&text) {
            if words.iter().any(|word| line.contains(word)) {
                wrong.push(format!("{name}:{at} opens a file for writing: {line}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_what_cleans_text_writes_to_the_standard_streams() {
    let may_write = |name: &str| {
        ["cli/output.rs", "runtime/clean_lines.rs"].contains(&name)
            || name.starts_with("runtime/terminal/")
    };
    let words = [
        "io::stdout", "io::stderr", "stdio::stdout", "stdio::stderr", "println!", "eprint",
        "/dev/tty",
    ];
    let mut wrong = Vec::new();
    for (name, text) in source() {
        if may_write(&name) || is_test(&name) {
            continue;
        }
        for (at, line) in code(&text) {
            if words.iter().any(|word| line.contains(word)) && !line.contains("is_terminal") {
                wrong.push(format!("{name}:{at} writes by itself: {line}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn nothing_opens_a_network_connection() {
    let words = [
        "std::net", "TcpStream", "TcpListener", "UdpSocket", "ToSocketAddrs", "reqwest", "ureq",
        "hyper",
    ];
    let mut wrong = Vec::new();
    for (name, text) in source() {
        for (at, line) in code(&text) {
            if words.iter().any(|word| line.contains(word)) {
                wrong.push(format!("{name}:{at} speaks to a network: {line}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let lock =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap();
    for library in ["reqwest", "ureq", "hyper", "tokio", "rustls", "native-tls", "curl"] {
        let is_needed = lock.contains(&format!("name = \"{library}\"\n"));
        assert!(!is_needed, "{library} can speak to a network");
    }
}

#[test]
fn drawing_stays_in_views_and_widgets() {
    let may_draw = |name: &str| {
        ["tui/view.rs", "tui/theme.rs", "tui/ascii.rs"].contains(&name)
            || name.starts_with("tui/widgets/")
            || name.ends_with("/view.rs")
            || name.contains("/view/")
    };
    let mut wrong = Vec::new();
    for (name, text) in source() {
        if !name.starts_with("tui/") || may_draw(&name) {
            continue;
        }
        for (at, line) in code(&text) {
            let draws = line.contains("ratatui") && !line.contains("ratatui::layout");
            if !draws {
                continue;
            }
            wrong.push(format!("{name}:{at} draws: {line}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The board, strips, the film and charts work out the place of every sign; nothing else does.
const DRAWN_BY_POSITION: [&str; 7] = [
    "tui/widgets/area_line.rs",
    "tui/widgets/board.rs",
    "tui/screens/progress/view/board.rs",
    "tui/screens/progress/view/film/mod.rs",
    "tui/screens/progress/view/line.rs",
    "tui/screens/progress/view/step_chart.rs",
    "tui/screens/progress/view/strip.rs",
];

#[test]
fn only_the_board_and_charts_draw_by_column_and_row() {
    // these take areas apart
    let divides = |name: &str| {
        let widgets = ["rect.rs", "table.rs", "frame.rs"];
        name.starts_with("tui/widgets/canvas/")
            || widgets.iter().any(|widget| *name == format!("tui/widgets/{widget}"))
    };
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (name, text) in source() {
        if !name.starts_with("tui/") || divides(&name) {
            continue;
        }
        for (at, line) in code(&text) {
            let draws = line.contains(".put(");
            let is_known = DRAWN_BY_POSITION.contains(&name.as_str());
            seen += usize::from(draws && is_known);
            if draws && !is_known {
                wrong.push(format!("{name}:{at} draws by column and row: {line}"));
            }
            let makes_area = line.contains("Rect::new(")
                || line.contains(" Rect {") && !line.contains("-> Rect {");
            if makes_area {
                wrong.push(format!("{name}:{at} works out an area by hand: {line}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(seen > 0, "nothing draws by column and row any more: the rule can be simpler");
}

#[test]
fn screens_and_meaning_know_no_disk_clock_or_environment() {
    let banned = [
        "std::fs", "std::env", "std::net", "std::process", "std::thread", "std::io", "Instant",
        "SystemTime", "::now()", "Zoned", ".exists()", ".is_file()", ".is_dir()", ".metadata()",
        ".canonicalize()", "path::absolute", "current_dir", "new_v4", "now_v7", "rand::",
    ];
    let mut wrong = Vec::new();
    for (name, text) in source() {
        if !["tui", "maturity"].contains(&floor(&name)) {
            continue;
        }
        for (at, line) in code(&text) {
            for word in banned.iter().filter(|word| line.contains(**word)) {
                wrong.push(format!("{name}:{at} names {word}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_file_says_why_it_exists() {
    let silent: Vec<String> = source()
        .into_iter()
        .filter(|(_, text)| !text.starts_with("//! "))
        .map(|(name, _)| name)
        .collect();
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn rooms_stay_small() {
    let mut wrong = Vec::new();
    let mut longest = (0, 0);
    for (name, text) in source() {
        let lines = text.lines().count();
        if lines > 400 {
            wrong.push(format!("{name} has {lines} lines"));
        }
        longest.0 = longest.0.max(lines);
        // a test may be one long table of cases
        for (at, lines) in figures::functions(&text).into_iter().filter(|_| !is_test(&name)) {
            if lines > 60 {
                wrong.push(format!("{name}:{at} has a function of {lines} lines"));
            }
            longest.1 = longest.1.max(lines);
        }
    }
    println!("longest file {} lines, longest function {} lines", longest.0, longest.1);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Whether a line begins a function, whatever stands before `fn`.
fn is_function(line: &str) -> bool {
    let before = line.split("fn ").next().unwrap();
    let words = before.split_whitespace().map(|word| word.split('(').next().unwrap());
    line.contains("fn ")
        && !line.trim_end().ends_with(';')
        && words.into_iter().all(|word| ["pub", "const", "async", "extern"].contains(&word))
}

#[test]
fn nothing_has_a_name_that_says_nothing() {
    let empty =
        ["utils", "util", "helpers", "helper", "common", "manager", "handler", "types", "misc"];
    for (name, text) in source() {
        let stem = Path::new(&name).file_stem().unwrap().to_string_lossy().into_owned();
        assert!(!empty.contains(&stem.as_str()), "{name}");
        for (at, line) in code(&text) {
            for word in
                ["struct State", "enum State", "enum Action", "struct Action", "struct Manager"]
            {
                let named = line.trim_start().trim_start_matches("pub ");
                let is_it = named
                    .strip_prefix(word)
                    .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
                assert!(!is_it, "{name}:{at}: {word}");
            }
        }
    }
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let files: Vec<(String, String)> = source()
        .into_iter()
        .filter(|(name, _)| !is_test(name))
        .map(|(name, text)| {
            let text = code(&text).map(|(_, line)| line).collect::<Vec<_>>().join("\n");
            (name, text)
        })
        .collect();
    let graph = imports::Graph::of(&files);
    let circles = graph.circles();
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn every_key_context_is_in_the_list_of_its_screen() {
    let written: usize =
        source().iter().map(|(_, text)| text.matches(": KeyContext =").count()).sum();
    assert_eq!(written, pcn_workbook::tui::screens::key_contexts().count());
}
