//! How long the things take that a person waits for, on a made-up library: `cargo bench`, or `cargo
//! bench -- 1250 20` for so many networks with so many snapshots each. Times are medians; what the
//! machine itself needs to read the same files stands beside them, since nothing else tells a slow
//! program from a slow machine.

#![expect(clippy::print_stdout, reason = "a bench is read on the screen")]

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::Offset;
use pcn_workbook::maturity::comparison::Comparison;
use pcn_workbook::maturity::comparison::selection::SnapshotChoice;
use pcn_workbook::maturity::network_state::KnownMatrix;
use pcn_workbook::maturity::sample::{SampleSize, sample_networks};
use pcn_workbook::maturity::share::{ImportChoices, ImportPlan};
use pcn_workbook::maturity::summary::LibrarySummary;
use pcn_workbook::store::dirs::Dirs;
use pcn_workbook::store::format::library_file::LibraryFile;
use pcn_workbook::store::library::Library;
use pcn_workbook::store::library::comparison::DetailLevel;
use pcn_workbook::store::ops::Writer;
use pcn_workbook::store::ops::write_sample::write_sample;
use pcn_workbook::store::shipped_matrices;
use pcn_workbook::tui::app::{App, StartScreen};
use pcn_workbook::tui::protocol::input_event::InputEvent;
use pcn_workbook::tui::protocol::key::{Key, KeyCode};
use pcn_workbook::tui::protocol::now::Now;
use pcn_workbook::tui::state::AppState;
use pcn_workbook::tui::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use uuid::Uuid;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// How often a thing is done whose median is told.
const RUNS: usize = 5;

fn main() -> Outcome<()> {
    let numbers: Vec<usize> = std::env::args().filter_map(|word| word.parse().ok()).collect();
    let (networks, snapshots) =
        (numbers.first().copied().unwrap_or(250), numbers.get(1).copied().unwrap_or(20));
    let home = tempfile::tempdir()?;
    make(&home.path().join("library"), networks, snapshots)?;
    println!("{networks} networks with {} snapshots", networks * snapshots);
    reading(home.path())?;
    keys(home.path())?;
    importing(home.path())
}

fn make(root: &Path, networks: usize, snapshots: usize) -> Outcome<()> {
    let until = date(2026, 6, 30);
    let matrices: Vec<KnownMatrix> =
        shipped_matrices::all().iter().map(|known| KnownMatrix::clone(known)).collect();
    let recipe = SampleSize { networks, snapshots, seed: 1, until };
    write_sample(
        root,
        &LibraryFile::new(Uuid::from_u128(7), until),
        &matrices,
        sample_networks(&recipe, &matrices),
    )?;
    Ok(())
}

/// The library as a program that was just started has it.
fn opened(home: &Path) -> Outcome<Library> {
    let (library, state, config) = (home.join("library"), home.join("state"), home.join("config"));
    Ok(Library::open(Dirs { library, state, config, is_explicit: true })?)
}

/// What is read in the background: the figures of all networks, and a comparison of them all.
fn reading(home: &Path) -> Outcome<()> {
    let files = json_files(&home.join("library"))?;
    tell("parse every file as JSON, nothing more", RUNS, || {
        for file in &files {
            let _value: serde_json::Value = serde_json::from_slice(&fs::read(file)?)?;
        }
        Ok(())
    })?;
    tell("all networks in figures, for the first time", RUNS, || {
        let _ = fs::remove_dir_all(home.join("state"));
        opened(home)?.summaries(|_| true).map(drop).ok_or_else(|| "stopped".into())
    })?;
    tell("the same again, only what changed is read", RUNS, || {
        opened(home)?.summaries(|_| true).map(drop).ok_or_else(|| "stopped".into())
    })?;
    let wanted: Vec<SnapshotChoice> = opened(home)?
        .networks()
        .0
        .into_iter()
        .map(|entry| SnapshotChoice::last(entry.slug))
        .collect();
    tell("compare the last snapshots of all", RUNS, || {
        let found = opened(home)?
            .read_comparison(&wanted, DetailLevel::RowsOnly, |_, _| true)
            .ok_or("stopped")?;
        drop(Comparison::new(found.sides, Vec::new(), &[]));
        Ok(())
    })
}

/// All snapshots, each in a file of its own, brought into a new workbook and taken back.
fn importing(home: &Path) -> Outcome<()> {
    let (files, to) = ([home.join("library").join("networks")], home.join("second"));
    fs::create_dir_all(to.join("library"))?;
    let library = opened(&to)?;
    let mut plan = ImportPlan::default();
    tell("look at all snapshots, to bring them into a new workbook", 1, || {
        plan = library.plan_import(&files, |_, _| true).ok_or("stopped")?;
        Ok(())
    })?;
    let chosen = plan.forecast(&ImportChoices::default()).chosen_files(&plan);
    let device = Uuid::from_u128(3);
    let mut writer = Writer::acquire(&library, device, Duration::ZERO, date(2026, 6, 30))?;
    tell("bring them in", 1, || {
        writer.begin_import(Uuid::from_u128(5), Timestamp::from_second(1_782_820_800)?, &chosen)?;
        drop(writer.import(&chosen, &plan.matrix_sources, |_| true));
        writer.finish_import();
        Ok(())
    })?;
    tell("take them back", 1, || {
        let undo = writer.library().plan_import_undo()?.ok_or("nothing came in")?;
        Ok(writer.undo_import(&undo)?)
    })
}

/// What stands between a key and its frame: nothing is read, all is drawn into memory.
fn keys(home: &Path) -> Outcome<()> {
    let library = opened(home)?;
    let networks = library.networks().0;
    let first = networks.first().ok_or("no network")?.slug.clone();
    let figures = library.summaries(|_| true).ok_or("stopped")?;
    let record = library.open_network(&first, Uuid::nil())?;
    let summaries = Some(LibrarySummary { networks: figures, ..LibrarySummary::default() });
    let mut scene =
        Scene::new(AppState { networks, summaries, ..AppState::default() }, StartScreen::Networks)?;
    tell("Down in the networks, with its frame", 500, || scene.press(Key::plain(KeyCode::Down)))?;
    tell("a filter of the networks, with its frame", 100, || scene.press(Key::char('f')))?;
    let mut scene = Scene::new(
        AppState { network_state: Some(record), ..AppState::default() },
        StartScreen::Home,
    )?;
    scene.press(Key::plain(KeyCode::Enter))?;
    tell("Down on the walk, with its frame", 500, || scene.press(Key::plain(KeyCode::Down)))?;
    tell("an answer on the walk, with its frame", 50, || scene.press(Key::char('4')))
}

/// The program without a terminal or a disk.
struct Scene {
    app: App,
    moment: Now,
    terminal: Terminal<TestBackend>,
}

impl Scene {
    fn new(desk: AppState, start: StartScreen) -> Outcome<Self> {
        let (today, now, fresh) =
            (date(2026, 6, 30), Timestamp::from_second(1_782_820_800)?, Uuid::from_u128(9));
        let moment = Now { today, timestamp: now, offset: Offset::UTC, new_id: fresh };
        let app = App::new(AppState { size: (80, 24), ..desk }, start, &moment);
        Ok(Self { app, moment, terminal: Terminal::new(TestBackend::new(80, 24))? })
    }

    fn press(&mut self, key: Key) -> Outcome<()> {
        drop(self.app.handle_input(InputEvent::Key(key), &self.moment));
        self.terminal.draw(|frame| drop(view::view(&self.app, frame)))?;
        Ok(())
    }
}

/// Does a thing so many times, and says how long it takes as a rule and at the worst.
fn tell(what: &str, runs: usize, mut thing: impl FnMut() -> Outcome<()>) -> Outcome<()> {
    let mut times: Vec<Duration> = Vec::with_capacity(runs);
    for _ in 0..runs {
        let began = Instant::now();
        thing()?;
        times.push(began.elapsed());
    }
    times.sort();
    let at = |place: usize| times.get(place).copied().unwrap_or_default().as_secs_f64() * 1000.0;
    println!("{:>10.3} ms   (at most {:>9.3})   {what}", at(runs / 2), at(runs - 1));
    Ok(())
}

fn json_files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            all.extend(json_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "json") {
            all.push(path);
        }
    }
    Ok(all)
}
